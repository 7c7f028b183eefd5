"""Expressions: abstract evaluation with accesses, effects and provenance."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from autopar.analysis.calls import dispatch
from autopar.analysis.calls.consumed import note_consumed, note_generators
from autopar.analysis.calls.generators import hand_out
from autopar.analysis.calls.imported import imported_global
from autopar.analysis.calls.properties import read_property
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.index import Quasi
from autopar.analysis.dependence.pairs import Index, Span
from autopar.analysis.dependence.terms import Term, combine
from autopar.analysis.headers.iteration import Items, element, items_of
from autopar.analysis.output import check_stream
from autopar.analysis.sharing.entangled import SOME, is_row, note_inside, note_put, part_of_row
from autopar.analysis.tracing.frames import Environment
from autopar.analysis.tracing.ground import Tracer, constant_value
from autopar.analysis.tracing.kinds import INSPECTION
from autopar.analysis.tracing.paths import known, under
from autopar.analysis.tracing.provenance import (
    FLOAT,
    IMMUTABLE,
    INTEGER,
    NUMBER,
    SOME_FUNCTION,
    UNKNOWN,
    Place,
    Value,
    base_of,
    join_all,
    taken_out,
)
from autopar.analysis.tracing.spelling import spelled_number
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.analysis.tracing.trailing import behind_ellipsis
from autopar.catalog import known_function
from autopar.syntax.scopes import ComprehensionNode, FunctionNode, ModuleFacts, Scope

if TYPE_CHECKING:
    from autopar.analysis.calls.fixpoint import Summaries


_SHAPE_ATTRIBUTES = {"shape", "ndim", "size", "dtype", "nbytes", "itemsize"}
_VIEW_ATTRIBUTES = {"T", "mT", "flat", "real", "imag"}
_NUMERIC_OPERATORS = (
    ast.Sub,
    ast.Div,
    ast.Pow,
    ast.FloorDiv,
    ast.MatMult,
    ast.BitAnd,
    ast.BitXor,
    ast.LShift,
    ast.RShift,
)
_INTEGER_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.BitAnd, ast.BitOr, ast.BitXor)

_MOST_ROUNDS = 3
"""Times that a comprehension is looked at while what it runs over is seen to grow."""


class Evaluator(Tracer):
    """Walks expressions; see `Tracer` for the parameters."""

    def __init__(self, facts: ModuleFacts, scope: Scope, summaries: Summaries, bound: frozenset[str]) -> None:
        super().__init__(facts, scope, summaries, bound)
        self._handlers: dict[type[ast.AST], Callable[[Any], Value]] = {
            ast.Constant: self._constant,
            ast.BinOp: self._binary,
            ast.UnaryOp: self._unary,
            ast.BoolOp: self._boolean,
            ast.Compare: self._compare,
            ast.IfExp: self._conditional,
            ast.Tuple: self._tuple,
            ast.List: self._display,
            ast.Set: self._display,
            ast.Dict: self._dict,
            ast.JoinedStr: self._joined,
            ast.FormattedValue: self._formatted,
            ast.NamedExpr: self._walrus,
            ast.Lambda: self._lambda,
            ast.ListComp: self._comprehension,
            ast.SetComp: self._comprehension,
            ast.DictComp: self._comprehension,
            ast.GeneratorExp: self._comprehension,
            ast.Starred: self._starred,
            ast.Slice: self._slice,
            ast.Yield: self._yield,
            ast.YieldFrom: self._yield_from,
        }

    # ------------------------------------------------------------------ entry points

    def evaluate(self, node: ast.expr, consume: bool = True) -> Value:
        """Return what is known of an expression's value.

        Parameters
        ----------
        consume
            True where the value is used as a whole, which reads all that is in it; False where a part of it is used.
        """
        if isinstance(node, ast.Name):
            return self.name(node, consume)
        if isinstance(node, ast.Call):
            return dispatch.call(self, node)
        if isinstance(node, ast.Subscript):
            return self._subscript(node, consume)
        if isinstance(node, ast.Attribute):
            return self._attribute(node, consume)
        handler = self._handlers.get(type(node))
        if handler is None:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    self.evaluate(child)
            return UNKNOWN
        return handler(node)

    # ------------------------------------------------------------------ accesses

    # ------------------------------------------------------------------ names

    # ------------------------------------------------------------------ attributes and subscripts

    def _attribute(self, node: ast.Attribute, consume: bool = True) -> Value:
        self.no_private(node.attr, node, "use one underscore")
        if node.attr in INSPECTION:
            self.trace.trouble("APR207", f"`.{node.attr}` looks inside of Python's own objects", node)
        qualified = self.facts.qualified(node, self.scope)
        if qualified is not None and not self.is_local(node):
            self._module_read(node, qualified)
            check_stream(self, node, qualified)
            if qualified.partition(".")[0] in ("numpy", "math", "cmath", "sys", "string"):
                value = FLOAT if qualified.partition(".")[0] in ("numpy", "math") else IMMUTABLE
                return replace(value, known=qualified if known_function(qualified) is not None else "")
            return Value(roots=frozenset({self.root_of(node)}))
        value = self.evaluate(node.value, consume=False)
        if node.attr not in ("real", "imag", "size", "dtype"):
            self.no_number(value, node)
        if node.attr in _SHAPE_ATTRIBUTES:
            self.touch(value, Touching.SHAPE, node)
            return self._shape(node, value)
        if value.immutable:
            return read_property(self, node, value, IMMUTABLE) if value.cls is not None else IMMUTABLE
        if node.attr in _VIEW_ATTRIBUTES and value.numeric:
            return replace(value, place=value.place.region() if value.place else None, affine=None, cls=None)
        own = self.attribute_root(value, node.attr)
        if own is not None:
            self.touch(value, Touching.SHAPE, node)
            affine = None if self._rebound(base_of(own)) else Affine.symbol(own.name)
            part = Value(roots=frozenset({own}), affine=affine, place=Place(own))
            if consume:
                self.read(part, node)
            return read_property(self, node, value, part)
        held = self.heap.held(value.sites)
        place = value.place.region() if value.place is not None and not held.roots else None
        # An attribute of a function is another one.
        part = Value(value.roots | held.roots, held.sites | value.sites, place=place, mixed=True)
        if value.cls is not None and not value.roots:
            part = replace(held, place=None)
        self.read(Value(value.roots, place=place), node)
        return read_property(self, node, value, part)

    def _shape(self, node: ast.Attribute, value: Value) -> Value:
        if node.attr in ("size", "ndim", "nbytes", "itemsize"):
            # An attribute of that name of some object of the user's is a part of it like any other.
            return replace(INTEGER, affine=self._invariant(node, value))
        return replace(IMMUTABLE, items=None)

    def _invariant(self, node: ast.expr, value: Value) -> Affine | None:
        """Return a symbol for the length or shape of an operand."""
        place = value.place
        if place is None or place.indices or place.closed or base_of(place.root).name in self.bound:
            return None
        if not self.trace.path:
            return Affine.symbol(ast.unparse(node))
        if not self.spells(place.root):
            return None
        # In a callee's body the operand has another name.
        if isinstance(node, ast.Subscript):
            return Affine.symbol(f"{place.root.name}.shape[{ast.unparse(node.slice)}]")
        return Affine.symbol(f"{place.root.name}.{node.attr}") if isinstance(node, ast.Attribute) else None

    def _module_read(self, node: ast.Attribute, qualified: str) -> None:
        variable = self.root_of(node)
        self.trace.touch(Touch(variable, Touching.SHAPE, None, node, 0))
        if qualified == "sys.modules" or qualified.startswith("__main__."):
            self.trace.trouble("APR207", f"`{ast.unparse(node)}` can be this module, seen from outside", node)
        other = imported_global(self, node, qualified)
        if other is not None:
            if self.frames.outside:
                self.trace.named[other] = self.frames.outside
            self.trace.touch(Touch(other, Touching.READ, None, node, 0, via=self.frames.outside))

    def _subscript(self, node: ast.Subscript, consume: bool) -> Value:
        part = self.part(node)
        if (
            isinstance(node.value, ast.Attribute)
            and node.value.attr == "shape"
            and isinstance(node.slice, ast.Constant)
            and isinstance(node.slice.value, int)
        ):
            value = self.evaluate(node.value.value, consume=False)
            return replace(INTEGER, affine=self._invariant(node, value))
        if consume:
            self.read(replace(part, sites=frozenset()), node)
        return part

    def part(self, node: ast.Subscript) -> Value:
        """Return the part of a container that a subscript names, with its place; its use is not noted here."""
        container = self.evaluate(node.value, consume=False)
        self.no_number(container, node)
        indices, scalar = self.index(node.slice)
        if container.items is not None and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            position = node.slice.value
            if -len(container.items) <= position < len(container.items):
                return container.items[position]
        if container.immutable:
            part = taken_out(container)
            return part if not container.items or not scalar else replace(part, known=join_all(container.items).known)
        place = None
        if container.place is not None:
            texts = self._texts(node.slice, indices)
            place = container.place.at(indices, scalar, texts, behind_ellipsis(self, node.slice))
        held = self.heap.held(container.sites)
        sites = held.sites | (container.sites if container.numeric or not scalar else frozenset())
        roots = container.roots | held.roots
        return Value(
            roots,
            sites,
            immutable=not roots and not sites,
            numeric=container.numeric,
            fractional=container.fractional,
            place=place if not held.roots else None,
            mixed=container.mixed or container.known == SOME_FUNCTION,
        )

    def _texts(self, node: ast.expr, indices: tuple[Index, ...]) -> tuple[str | None, ...]:
        if self.trace.path:
            return ()  # names of a callee say nothing to the block
        if None not in indices:
            return ()
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        return tuple(spelled_number(self, p) if i is None else None for p, i in zip(parts, indices, strict=False))

    def index(self, node: ast.expr) -> tuple[tuple[Index, ...], bool]:
        """Return the indices of a subscript, and whether each is a single position."""
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        found: list[Index] = []
        scalar = True
        for number, part in enumerate(parts):
            if isinstance(part, ast.Slice):
                found.append(self._span(part))
                scalar = False
                continue
            if isinstance(part, ast.Constant) and (part.value is Ellipsis or part.value is None):
                for rest in parts[number + 1 :]:
                    self.evaluate(rest)
                return (*found, None), False
            if isinstance(part, ast.Starred):
                self.evaluate(part.value)
                return (*found, None), False
            value = self.evaluate(part)
            if isinstance(value.affine, Term):
                found.append(Quasi(at=value.affine))
            elif value.affine is not None:
                found.append(value.affine)
            elif value.integer:
                found.append(Span())
            else:
                found.append(None)
                scalar = False
        return tuple(found), scalar

    def _span(self, node: ast.Slice) -> Index:
        bounds: list[Affine | Term | None] = []
        known = True
        for bound in (node.lower, node.upper):
            if bound is None:
                bounds.append(None)
                continue
            affine = self.evaluate(bound).affine
            known = known and affine is not None
            bounds.append(affine)
        step = 1
        if node.step is not None:
            affine = self.evaluate(node.step).affine
            if not isinstance(affine, Affine) or not affine.is_constant or affine.constant == 0:
                return Span()
            step = affine.constant
        if not known:
            return Span()
        low, high = bounds
        if isinstance(low, Term) or isinstance(high, Term):
            return Quasi(low=low, high=high, stride=step)
        return Span(low, high, step)

    # ------------------------------------------------------------------ operators

    def _constant(self, node: ast.Constant) -> Value:
        return constant_value(node)

    def _binary(self, node: ast.BinOp) -> Value:
        # A sum of hundreds of terms leans to the left; each level of calls would count against Python's limit.
        nested = [node]
        while isinstance(nested[-1].left, ast.BinOp):
            nested.append(nested[-1].left)
        value = self.evaluate(nested[-1].left)
        for outer in reversed(nested):
            right = self.evaluate(outer.right)
            if isinstance(outer.op, ast.MatMult):
                self.trace.blas = self.trace.releases_gil = True
            value = self.combined(outer, outer.op, value, right)
        return value

    def combined(self, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
        """Return the result of a binary operator: always a new object or an immutable one."""
        affine = None
        if left.affine is not None and right.affine is not None:
            affine = combine(op, left.affine, right.affine)
        integer = left.integer and right.integer and isinstance(op, _INTEGER_OPERATORS)
        fractional = isinstance(op, ast.Div) or (
            (left.fractional or right.fractional) and isinstance(op, ast.Add | ast.Sub | ast.Mult | ast.Pow)
        )
        numeric = fractional or isinstance(op, _NUMERIC_OPERATORS) or (left.numeric and right.numeric)
        if isinstance(op, ast.Add | ast.Mod):
            numeric = numeric or left.numeric or (right.numeric and isinstance(op, ast.Add))
        if isinstance(op, ast.Sub | ast.BitAnd | ast.BitXor) and not left.numeric:
            # Of sets made in the iteration, too: their members live on in the result.
            numeric = numeric and self.heap.held(left.sites | right.sites).immutable
        if left.immutable and right.immutable:
            hidden = SOME_FUNCTION if (left.known or right.known) and not numeric else ""
            return Value(
                immutable=True, numeric=numeric, fractional=fractional, integer=integer, affine=affine, known=hidden
            )
        if isinstance(op, ast.Mod) and not left.numeric and left.immutable:
            return IMMUTABLE
        result = self.made(node, numeric=numeric, fractional=fractional)
        if not numeric:
            self.heap.store(result.sites, self.contents(left))
            self.heap.store(result.sites, self.contents(right))
        return replace(result, affine=affine, integer=integer)

    def _unary(self, node: ast.UnaryOp) -> Value:
        value = self.evaluate(node.operand)
        if isinstance(node.op, ast.Not):
            return NUMBER
        affine = None
        if value.affine is not None and isinstance(node.op, ast.USub | ast.UAdd):
            affine = -value.affine if isinstance(node.op, ast.USub) else value.affine
        if value.immutable:
            return replace(value, affine=affine, items=None)
        return replace(self.made(node, numeric=True, fractional=value.fractional), affine=affine)

    def _boolean(self, node: ast.BoolOp) -> Value:
        values: list[Value] = []
        before = self.conditions
        for part in node.values:
            values.append(self.evaluate(part))
            # The next part is evaluated only where this one has not decided.
            self.conditions = (*self.conditions, *known(self, part, isinstance(node.op, ast.And)))
        self.conditions = before
        return replace(join_all(values), affine=None)

    def _compare(self, node: ast.Compare) -> Value:
        values = [self.evaluate(v, consume=True) for v in (node.left, *node.comparators)]
        single = all(isinstance(op, ast.Is | ast.IsNot | ast.In | ast.NotIn) for op in node.ops)
        if single or all(v.immutable for v in values):
            return NUMBER
        return self.made(node, numeric=True)

    def _conditional(self, node: ast.IfExp) -> Value:
        self.evaluate(node.test)
        with under(self, known(self, node.test, True)):
            value = self.evaluate(node.body)
        with under(self, known(self, node.test, False)):
            return value.joined(self.evaluate(node.orelse))

    # ------------------------------------------------------------------ displays

    def _tuple(self, node: ast.Tuple) -> Value:
        values = [self.evaluate(e) for e in node.elts]
        if all(v.immutable for v in values):
            starred = any(isinstance(e, ast.Starred) for e in node.elts)
            known = SOME_FUNCTION if any(v.known for v in values) else ""
            return replace(IMMUTABLE, items=None if starred else tuple(values), known=known)
        result = self.made(node)
        for value in values:
            self.heap.store(result.sites, value)
        if any(isinstance(e, ast.Starred) for e in node.elts):
            return result
        return replace(result, items=tuple(values))

    def _display(self, node: ast.List | ast.Set) -> Value:
        result = self.made(node)
        for item in node.elts:
            self.heap.store(result.sites, self.evaluate(item))
        return result

    def _dict(self, node: ast.Dict) -> Value:
        result = self.made(node)
        for key, item in zip(node.keys, node.values, strict=True):
            value = self.evaluate(item)
            if key is not None:
                self.heap.store(result.sites, self.evaluate(key))
                self.heap.store(result.sites, value)
            else:
                self.heap.store(result.sites, self.contents(value))
        return result

    def _starred(self, node: ast.Starred) -> Value:
        value = self.evaluate(node.value)
        return self.contents(value) if not value.immutable else value

    def _joined(self, node: ast.JoinedStr) -> Value:
        for value in node.values:
            self.evaluate(value)
        return IMMUTABLE

    def _formatted(self, node: ast.FormattedValue) -> Value:
        self.evaluate(node.value)
        if node.format_spec is not None:
            self.evaluate(node.format_spec)
        return IMMUTABLE

    def _slice(self, node: ast.Slice) -> Value:
        for bound in (node.lower, node.upper, node.step):
            if bound is not None:
                self.evaluate(bound)
        return IMMUTABLE

    def _yield(self, node: ast.Yield) -> Value:
        return hand_out(self, node, IMMUTABLE if node.value is None else self.evaluate(node.value))

    def _yield_from(self, node: ast.YieldFrom) -> Value:
        note_consumed(self, node.value)
        return hand_out(self, node, element(self, self.evaluate(node.value), None))

    def _walrus(self, node: ast.NamedExpr) -> Value:
        value = self.evaluate(node.value)
        self.env[node.target.id] = replace(value, affine=value.affine)
        return value

    # ------------------------------------------------------------------ scopes inside expressions

    def _lambda(self, node: ast.Lambda) -> Value:
        return self.closure(node, [node.body])

    def closure(self, node: ast.Lambda | FunctionNode, body: Sequence[ast.AST]) -> Value:
        """Return a function made here; what it may reach it holds."""
        result = self.made(node)
        (site,) = result.sites
        self.closures[site] = node
        self.frames.made[site] = self.frames.current
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.heap.store(result.sites, self.evaluate(default))
        scope = self.facts.scope_of[node]
        for child in (c for part in body for c in ast.walk(part)):
            if isinstance(child, ast.Name) and child.id not in scope.variables and isinstance(child.ctx, ast.Load):
                value = self.env.get(child.id)
                if value is not None:
                    self.heap.store(result.sites, value)
                elif not self.variable(child.id).is_builtin:
                    self.heap.store(result.sites, Value(roots=frozenset({self.variable(child.id)})))
        return result

    def _comprehension(self, node: ComprehensionNode) -> Value:
        if any(g.is_async for g in node.generators):
            self.trace.trouble("APR308", "an asynchronous comprehension", node)
        self.trace.interprets = True
        note_generators(self, node)
        first = items_of(self, node.generators[0].iter, self.symbol(node, node.generators[0].target))
        result = self.made(node)
        if isinstance(node, ast.GeneratorExp):
            (site,) = result.sites
            self.closures[site] = node
        entry = self.env
        for _ in range(_MOST_ROUNDS):
            version = self.heap.version
            self._comprehended(node, first, result)
            if version == self.heap.version:
                break
            # An item may have been put into what the comprehension runs over.
            again = self.items_again(node.generators[0].iter, self.symbol(node, node.generators[0].target), entry)
            if again.value == first.value:
                break
            first = again
        return result

    def items_again(self, node: ast.expr, symbol: str, env: Environment) -> Items:
        """Return what an iterable gives when more is known of what objects hold; ``env`` is that of the first look."""
        before, self.env = (self.env, self.frames.again), dict(env)
        self.frames.again = True
        try:
            return items_of(self, node, symbol)
        finally:
            self.env, self.frames.again = before

    def _comprehended(self, node: ComprehensionNode, first: Items, result: Value) -> None:
        with self.inside(self.facts.scope_of[node]), under(self, first.conditions):
            for index, generator in enumerate(node.generators):
                items = first
                if index:
                    items = items_of(self, generator.iter, self.symbol(generator, generator.target))
                if items.variable is not None:
                    self.note_inner(generator, items.variable)
                self.bind_target(generator.target, items.value)
                for condition in generator.ifs:
                    self.evaluate(condition)
                    self.conditions = (*self.conditions, *known(self, condition, True))
            parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
            for part in parts:
                self.heap.store(result.sites, self.evaluate(part))

    def symbol(self, node: ast.AST, target: ast.expr) -> str:
        """Return a name of its own for an inner loop's variable."""
        return f"{target.id if isinstance(target, ast.Name) else 'item'}@{self.site(node)}"

    def bind_target(self, target: ast.expr, value: Value) -> None:
        """Assign a value to a target: names, tuples of them, subscripts, attributes."""
        if isinstance(target, ast.Name):
            self.bind_name(target, value)
        elif isinstance(target, ast.Tuple | ast.List):
            self._unpack(target, value)
        elif isinstance(target, ast.Starred):
            self.bind_target(target.value, self._rest(target, value))
        elif isinstance(target, ast.Subscript):
            self.store(self.part_to_store(target), target, value)
        elif isinstance(target, ast.Attribute):
            self._store_attribute(target, value)

    def part_to_store(self, target: ast.Subscript) -> Value:
        """Return the place of a store; into a fresh container it is the container itself."""
        container = self.evaluate(target.value, consume=False)
        part = self.part(target)
        return Value(
            container.roots, container.sites, immutable=container.immutable, numeric=container.numeric, place=part.place
        )

    def bind_name(self, target: ast.Name, value: Value) -> None:
        """Assign to a plain name."""
        variable = self.variable(target.id)
        if variable.scope is not self.scope.function and variable.scope is not self.scope:
            self.trace.touch(Touch(variable, Touching.BIND, None, target, 0, how="="))
            return
        self.no_private(target.id, target)
        self.env[target.id] = value

    def _unpack(self, target: ast.Tuple | ast.List, value: Value) -> None:
        starred = any(isinstance(t, ast.Starred) for t in target.elts)
        if value.items is not None and len(value.items) == len(target.elts) and not starred:
            for item, part in zip(target.elts, value.items, strict=True):
                self.bind_target(item, part)
            return
        for number, item in enumerate(target.elts):
            self.bind_target(item, self._item(value, number if not starred else None))

    def _item(self, value: Value, number: int | None) -> Value:
        if value.immutable:
            return taken_out(value)
        held = self.heap.held(value.sites)
        sites = held.sites | (value.sites if value.numeric else frozenset())
        roots = value.roots | held.roots
        index: Index = Span() if number is None else Affine.number(number)
        place = value.place.at((index,), True) if value.place is not None and not held.roots else None
        return Value(
            roots,
            sites,
            immutable=not roots and not sites,
            numeric=value.numeric,
            fractional=value.fractional,
            place=place,
            mixed=value.mixed or value.known == SOME_FUNCTION,
        )

    def _rest(self, node: ast.AST, value: Value) -> Value:
        result = self.made(node)
        self.heap.store(result.sites, self._item(value, None))
        return result

    def _store_attribute(self, target: ast.Attribute, value: Value, augmented: bool = False) -> None:
        self.no_private(target.attr, target, "use one underscore")
        container = self.evaluate(target.value, consume=False)
        if container.roots:
            self.touch(container, Touching.CHANGE, target, f".{target.attr} =")
            self.sink(target, value)
            whole = is_row(container.place)
            if augmented or not whole:
                note_inside(self, container, target.attr if whole else part_of_row(self, target.value))
            if not augmented:
                note_put(self, container, target.attr if whole else SOME, value)
        if container.sites:
            self._after_escape(container, target)
            self.heap.store(container.sites, value)
