"""Loops that draw from a generator: how many numbers each iteration takes, where that is the same for all.

A walk of the syntax, not of paths: branches must draw alike, inner loops a number of times known before the outer one.
The count is a forecast. The runtime compares the generator's state after every chunk with it, so that no chunk is
taken which has not begun where the one before it ended.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from autopar.analysis.accumulation.attribute_names import dotted
from autopar.analysis.calls.summary import function_of
from autopar.analysis.random_draws.bounded_draws import bounded
from autopar.analysis.random_draws.draw_counts import Count, Symbol, Take, Varying
from autopar.analysis.random_draws.reached import methods_of
from autopar.analysis.tracing.provenance import base_of
from autopar.catalog.fixed_draws import BOUNDED_DRAWS, FIXED_DRAWS, FixedDraw
from autopar.syntax.scopes import (
    BindingKind,
    ComprehensionNode,
    FunctionNode,
    ModuleFacts,
    Scope,
    ScopeKind,
    Variable,
)

_CONSUMERS = frozenset({"sum", "min", "max", "list", "tuple", "set", "frozenset", "sorted", "dict"})
_DOUBLE = frozenset({"numpy.float64", "numpy.double", "builtins.float", "float64", "d", "f8", "double", "float"})
_SINGLE = frozenset({"numpy.float32", "numpy.single", "float32", "f", "f4", "single"})
_NONE = Take()
_ONE = Count.number(1)
_DEEPEST = 12


Counted = TypeVar("Counted", Count, Take)


def in_order(body: Sequence[ast.stmt], count: Callable[[ast.stmt], Counted], nothing: Counted) -> Counted:
    """Add up what statements count; raises `Varying` where one that counts may be skipped."""
    total = nothing
    left = False
    for statement in body:
        found = count(statement)
        if found and left:
            raise Varying
        total = total + found
        left = left or leaves(statement)
    return total


def equal(one: Counted, other: Counted) -> Counted:
    """Return what two branches count alike; raises `Varying` where they do not."""
    both = one.merged(other)
    if both is None:
        raise Varying
    return both


class DrawCounter:
    """Counts what code draws from one generator.

    Parameters
    ----------
    variable
        The generator's name.
    scope
        Where the code stands; its own names are those of ``bound`` where it is a loop.
    seen
        Calls and names at which the generator is drawn from or handed on, filled while counting.
    depth
        Number of functions entered.
    rest
        Where the generator is an attribute of what the name stands for: its dotted name below that.
    """

    def __init__(
        self,
        facts: ModuleFacts,
        variable: Variable,
        scope: Scope,
        bound: frozenset[str],
        seen: set[ast.AST],
        depth: int = 0,
        rest: str = "",
    ) -> None:
        self.facts = facts
        self.variable = variable
        self.scope = scope
        self.bound = bound
        self.seen = seen
        self.depth = depth
        self.text = f"{variable.name}.{rest}" if rest else variable.name
        self.aliases: set[Variable] = set()
        """Other names of the generator in a function that is called."""
        self.inside: set[ast.AST] = set()
        """Of ``seen``, what stands in functions that are called."""
        self.rows: Mapping[str, ast.Name] = {}
        """Names that stand for rows of arrays."""

    # ------------------------------------------------------------------ statements

    def block(self, body: Sequence[ast.stmt]) -> Take:
        """Return what a block draws."""
        return in_order(body, self._statement, _NONE)

    def _statement(self, node: ast.stmt) -> Take:
        match node:
            case ast.If():
                return self.expression(node.test) + equal(self.block(node.body), self.block(node.orelse))
            case ast.Assign(targets=[ast.Name() as target], value=value) if self.depth and self._is_generator(value):
                return self._renamed(target, value)
            case ast.While():
                self._none(self.expression(node.test), self.block(node.body), self.block(node.orelse))
                return _NONE
            case ast.For():
                inner = self.block(node.body)
                if inner and any(leaves(s) for s in node.body):
                    raise Varying
                inner = inner.times(self.trips(node.iter)) if inner else _NONE
                return self.expression(node.iter) + inner + self.block(node.orelse)
            case ast.Try() | ast.TryStar():
                self._none(*(self.block(h.body) for h in node.handlers))
                return self.block([*node.body, *node.orelse]) + self.block(node.finalbody)
            case ast.With():
                return self._sum(i.context_expr for i in node.items) + self.block(node.body)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return _NONE  # counted where it is called
            case ast.ClassDef() | ast.Match() | ast.AsyncFor() | ast.AsyncWith():
                if any(self._is_generator(n) for n in ast.walk(node)):
                    raise Varying
                return _NONE
        return self._sum(c for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr))

    def _renamed(self, target: ast.Name, value: ast.expr) -> Take:
        """Take another name for the generator, ``rng = self.rng``; in callees the receiver of a draw is seen."""
        variable = self.facts.resolve(target.id, self.scope)
        if variable.scope is not self.scope or variable.single() is None:
            raise Varying
        self.aliases.add(variable)
        self.seen.add(value)
        return _NONE

    def _none(self, *counts: Take) -> None:
        if any(counts):
            raise Varying

    # ------------------------------------------------------------------ expressions

    def _sum(self, nodes: Iterable[ast.expr]) -> Take:
        total = _NONE
        for node in nodes:
            total = total + self.expression(node)
        return total

    def expression(self, node: ast.expr) -> Take:
        """Return what evaluating an expression draws."""
        match node:
            case ast.Name() | ast.Attribute() if self._is_generator(node):
                raise Varying
            case ast.Name():
                return _NONE
            case ast.Call():
                return self._call(node)
            case ast.IfExp():
                return self.expression(node.test) + equal(self.expression(node.body), self.expression(node.orelse))
            case ast.BoolOp():
                self._none(*(self.expression(v) for v in node.values[1:]))
                return self.expression(node.values[0])
            case ast.Compare():
                self._none(*(self.expression(v) for v in node.comparators[1:]))
                return self.expression(node.left) + self.expression(node.comparators[0])
            case ast.Lambda():
                self._none(self.expression(node.body))
                return _NONE
            case ast.GeneratorExp():
                self._none(self.comprehension(node))
                return _NONE
            case ast.ListComp() | ast.SetComp() | ast.DictComp():
                return self.comprehension(node)
        return self._sum(_parts(node))

    def comprehension(self, node: ComprehensionNode) -> Take:
        """Return what a whole comprehension draws."""
        first = node.generators[0]
        header = self.expression(first.iter)
        inner = self.item(node)
        return header + inner.times(self.trips(first.iter)) if inner else header

    def item(self, node: ComprehensionNode) -> Take:
        """Return what one item of a comprehension's first ``for`` draws."""
        outer = self.scope
        self.scope = self.facts.scope_of[node]
        try:
            return self._item(node, node.generators)
        finally:
            self.scope = outer

    def _item(self, node: ComprehensionNode, generators: Sequence[ast.comprehension]) -> Take:
        first, *rest = generators
        conditions = self._sum(first.ifs[:1])
        self._none(*(self.expression(c) for c in first.ifs[1:]))
        if rest:
            inner = self._item(node, rest)
            self._none(self.expression(rest[0].iter))
            inner = inner.times(self.trips(rest[0].iter)) if inner else _NONE
        else:
            inner = self._sum((node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,))
        if inner and first.ifs:
            raise Varying
        return conditions + inner

    def _call(self, node: ast.Call) -> Take:
        func = node.func
        if isinstance(func, ast.Attribute) and self._is_generator(func.value):
            values = self._values(node, func.attr)
            self.seen.update((node, func.value))
            return values + self._arguments(node)
        if isinstance(func, ast.Attribute) and (below := self._below(func.value)):
            return self._method(node, func, below)
        if isinstance(func, ast.Name):
            function = function_of(self.facts.resolve(func.id, self.scope))
            if function is not None:
                return self._own(node, function)
            if func.id in _CONSUMERS and len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
                return self.comprehension(node.args[0])
        if self.variable.is_global and not self._blind(func):
            raise Varying
        return self.expression(func) + self._arguments(node)

    def _blind(self, func: ast.expr) -> bool:
        """Tell whether a called function surely does not reach a global generator: a library's, or a method of one."""
        if self.facts.qualified(func, self.scope) is not None:
            return True
        return isinstance(func, ast.Attribute) and func.attr not in self.facts.method_names

    def _arguments(self, node: ast.Call) -> Take:
        return self._sum((*node.args, *(k.value for k in node.keywords)))

    def _is_generator(self, node: ast.AST) -> bool:
        return self._below(node) == ""

    def _below(self, node: ast.AST) -> str | None:
        """Return where the generator is below what an expression stands for: ``""`` if it is that, None if nowhere."""
        if isinstance(node, ast.Name):
            text = node.id
            if self.aliases and self.facts.resolve(text, self.scope) in self.aliases:
                return ""
        elif not isinstance(node, ast.Attribute) or not (text := dotted(node)):
            return None
        if self.text != text and not self.text.startswith(f"{text}."):
            return None
        base = base_of(self.variable)
        return self.text[len(text) + 1 :] if self.facts.resolve(text.partition(".")[0], self.scope) is base else None

    # ------------------------------------------------------------------ calls that draw

    def _values(self, node: ast.Call, method: str) -> Take:
        """Return what a draw takes."""
        if method in BOUNDED_DRAWS:
            return bounded(self, node, method)
        fixed = FIXED_DRAWS.get(method)
        positional = any(isinstance(a, ast.Starred) for a in node.args)
        if fixed is None or positional or any(k.arg is None for k in node.keywords):
            raise Varying
        keywords = {k.arg: k.value for k in node.keywords}
        if keywords.keys() - {"size", "dtype", "method", *fixed.bounds, *(("out",) if fixed.filled else ())}:
            raise Varying
        rest = node.args[fixed.size + 1 :]
        dtypes = [*rest[:1], *(v for k, v in keywords.items() if k == "dtype")]
        single = method == "random" and bool(dtypes) and all(self.is_type(d, _SINGLE) for d in dtypes)
        doubles = all(self.is_type(d, _DOUBLE) for d in dtypes)
        if not (single or doubles) or not _takes_inverse(fixed, rest[1:], keywords):
            raise Varying
        size = node.args[fixed.size] if len(node.args) > fixed.size else keywords.get("size")
        out = keywords.get("out")
        values = _ONE if size is None else self.size(size)
        if out is not None and not (isinstance(out, ast.Constant) and out.value is None):
            if size is not None:
                raise Varying
            values = self._filled(out)
        return Take(halves=values) if single else Take.of_words(values)

    def _filled(self, node: ast.expr) -> Count:
        """Return how many elements a row has, ``m[i]``: as many as the array is long there.

        That is so of rows of two dimensions; of others the generator's state will tell.
        """
        axis = 0
        while isinstance(node, ast.Subscript):
            indices = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            whole = [isinstance(index, ast.Slice) for index in indices]
            if any(isinstance(i, ast.Slice) and (i.lower or i.upper or i.step) for i in indices) or True in whole[:-1]:
                raise Varying
            axis += len(indices) - sum(whole)
            node = node.value
        if not isinstance(node, ast.Name):
            raise Varying
        if node.id in self.rows:
            return self._symbol(self.rows[node.id], f"{{}}.shape[{axis + 1}]")
        return self._symbol(node, f"{{}}.shape[{axis}]" if axis else "{}.size")

    def is_type(self, node: ast.expr, known: frozenset[str]) -> bool:
        """Tell whether an expression stands for one of the types of these names."""
        if isinstance(node, ast.Constant):
            return node.value in known
        return self.facts.qualified(node, self.scope) in known

    def size(self, node: ast.expr) -> Count:
        """Return the number of values that a ``size`` stands for."""
        match node:
            case ast.Constant(value=None):
                return _ONE
            case ast.Tuple():
                total = _ONE
                for part in node.elts:
                    total = total * self.integer(part)
                return total
            case ast.Attribute(value=ast.Name() as name, attr="shape"):
                return self._symbol(name, "{}.size")
        return self.integer(node)

    def integer(self, node: ast.expr) -> Count:
        """Return an int that is the same in all iterations."""
        match node:
            case ast.Constant(value=int() as value) if not isinstance(node.value, bool):
                return Count.number(value)
            case ast.Name():
                return self._symbol(node, "{}")
            case ast.Call(func=ast.Name(id="len"), args=[ast.Name() as name], keywords=[]):
                return self._symbol(name, "len({})")
            case ast.Attribute(value=ast.Name() as name, attr="size"):
                return self._symbol(name, "{}.size")
            case ast.Subscript(
                value=ast.Attribute(value=ast.Name() as name, attr="shape"), slice=ast.Constant(value=int() as axis)
            ):
                return self._symbol(name, f"{{}}.shape[{axis}]")
            case ast.Attribute() if text := dotted(node):
                first, _, rest = text.partition(".")
                return self._symbol(ast.Name(first), f"{{}}.{rest}")
            case ast.BinOp(op=ast.Add()):
                return self.integer(node.left) + self.integer(node.right)
            case ast.BinOp(op=ast.Sub()):
                return self.integer(node.left) - self.integer(node.right)
            case ast.BinOp(op=ast.Mult()):
                return self.integer(node.left) * self.integer(node.right)
            case ast.BinOp(left=ast.Constant(value=int() as base), op=ast.Pow() | ast.LShift() as op) if isinstance(
                node.right, ast.Constant
            ):
                power = node.right.value
                if type(power) is int and 0 <= power <= 64 and 0 < base <= 64:
                    return Count.number(base**power if isinstance(op, ast.Pow) else base << power)
            case ast.UnaryOp(op=ast.USub()):
                return Count() - self.integer(node.operand)
        raise Varying

    def pool(self, node: ast.expr) -> Count:
        """Return how many things there are to choose from: an int's value, or the length of anything else."""
        if not (text := dotted(node)):
            return self._symbol(node, "pool({})") if isinstance(node, ast.Name) else self.integer(node)
        first, _, rest = text.partition(".")
        return self._symbol(ast.Name(first), f"pool({{}}.{rest})")

    def _symbol(self, node: ast.Name, form: str) -> Count:
        variable = self.facts.resolve(node.id, self.scope)
        scope = variable.scope
        own = scope is self.scope.function
        if scope is None or scope.kind not in (ScopeKind.FUNCTION, ScopeKind.MODULE) or (own and node.id in self.bound):
            raise Varying
        return Count.symbol(Symbol(variable, form))

    def trips(self, node: ast.expr) -> Count:
        """Return how many items an inner loop's iterable has."""
        match node:
            case ast.Call(func=ast.Name(id="range"), args=[stop], keywords=[]):
                return self.integer(stop)
            case ast.Call(func=ast.Name(id="range"), args=[start, stop], keywords=[]):
                return self.integer(stop) - self.integer(start)
            case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]):
                return self.trips(inner)
            case ast.Name():
                return self._symbol(node, "len({})")
            case ast.Tuple() | ast.List() if not any(isinstance(e, ast.Starred) for e in node.elts):
                return Count.number(len(node.elts))
        raise Varying

    # ------------------------------------------------------------------ functions of the module

    def _method(self, node: ast.Call, func: ast.Attribute, below: str) -> Take:
        """Return what a method draws from a generator that its instance holds; all that it may be must draw alike."""
        if func.attr not in self.facts.method_names:
            return self.expression(func) + self._arguments(node)
        methods = methods_of(self.facts, func.attr, self.scope)
        if not methods:
            raise Varying
        first, *others = [self._own(node, method, func.value) for method in methods]
        for other in others:
            first = equal(first, other)
        return first

    def _own(self, node: ast.Call, function: FunctionNode, receiver: ast.expr | None = None) -> Take:
        """Return what a call of the module's own function draws, through a parameter or a name from outside."""
        total = _NONE
        passed: list[tuple[str, str]] = []
        sizes: dict[str, ast.expr] = {}
        for name, argument in self._bound_arguments(node, function, receiver):
            below = self._below(argument)
            if below is not None:
                passed.append((name, below))
            if below == "":
                self.seen.add(argument)
            else:
                total = total + self.expression(argument)
                sizes[name] = argument
        scope = self.facts.scope_of[function]
        outside = (self.variable, self.text[len(self.variable.name) + 1 :])
        for variable, rest in (outside, *((scope.variables[name], below) for name, below in passed)):
            count = self._inside(function, scope, variable, rest)
            total = total + self._in_callers_names(count, function, scope, sizes)
        if receiver is None:  # what a method does is seen in its body alone
            self.seen.add(node)
        return total

    def _bound_arguments(
        self, node: ast.Call, function: FunctionNode, receiver: ast.expr | None
    ) -> list[tuple[str, ast.expr]]:
        spec = function.args
        parameters = [a.arg for a in (*spec.posonlyargs, *spec.args)]
        named = {*parameters, *(a.arg for a in spec.kwonlyargs)}
        given = node.args if receiver is None else [receiver, *node.args]
        spread = any(isinstance(a, ast.Starred) for a in given) or any(k.arg not in named for k in node.keywords)
        if spread or len(given) > len(parameters):
            raise Varying
        found = list(zip(parameters, given, strict=False))
        return found + [(k.arg, k.value) for k in node.keywords if k.arg is not None]

    def _inside(self, function: FunctionNode, scope: Scope, variable: Variable, rest: str) -> Take:
        if self.depth >= _DEEPEST or scope.is_generator or isinstance(function, ast.AsyncFunctionDef):
            raise Varying
        if variable.scope is scope and variable.single() is None:
            raise Varying
        own = frozenset(n for n, v in scope.variables.items() if v.single() is None or not _is_parameter(v))
        inner = DrawCounter(self.facts, variable, scope, own, set(), self.depth + 1, rest)
        count = inner.block(function.body)
        self.inside |= inner.seen | inner.inside
        return count

    def _in_callers_names(self, count: Take, function: FunctionNode, scope: Scope, sizes: dict[str, ast.expr]) -> Take:
        values: dict[Symbol, Count] = {}
        defaults = _defaults(function)
        for symbol in count.symbols():
            if symbol.variable.scope is not scope:
                continue
            given = sizes.get(symbol.variable.name, defaults.get(symbol.variable.name))
            if given is None:
                raise Varying
            if symbol.form == "{}":
                values[symbol] = self.integer(given)
            elif isinstance(given, ast.Name):
                values[symbol] = self._symbol(given, symbol.form)
            elif text := dotted(given):
                first, _, rest = text.partition(".")
                values[symbol] = self._symbol(ast.Name(first), symbol.form.replace("{}", f"{{}}.{rest}"))
            else:
                raise Varying
        return count.substituted(values)


def leaves(node: ast.AST, in_loop: bool = False) -> bool:
    """Tell whether a statement may leave the block that it stands in, or go on to the next iteration."""
    if isinstance(node, ast.Return):
        return True
    if isinstance(node, ast.Break | ast.Continue):
        return not in_loop
    if isinstance(node, ast.expr | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    in_loop = in_loop or isinstance(node, ast.For | ast.While | ast.AsyncFor)
    return any(leaves(child, in_loop) for child in ast.iter_child_nodes(node))


def _parts(node: ast.AST) -> Iterable[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield child
        elif isinstance(child, ast.keyword):
            yield child.value


def _takes_inverse(fixed: FixedDraw, positional: Sequence[ast.expr], keywords: dict[str | None, ast.expr]) -> bool:
    """Tell whether the method of drawing is the one that is counted: ``method="inv"`` where there are two."""
    given = [*positional, *(v for k, v in keywords.items() if k == "method")]
    if not fixed.inverse:
        return not given
    return len(given) == 1 and isinstance(given[0], ast.Constant) and given[0].value == "inv"


def _is_parameter(variable: Variable) -> bool:
    binding = variable.single()
    return binding is not None and binding.kind is BindingKind.PARAMETER


def _defaults(function: FunctionNode) -> dict[str, ast.expr]:
    spec = function.args
    positional = [a.arg for a in (*spec.posonlyargs, *spec.args)]
    found = dict(zip(reversed(positional), reversed(spec.defaults), strict=False))
    found.update((a.arg, d) for a, d in zip(spec.kwonlyargs, spec.kw_defaults, strict=True) if d is not None)
    return {name: value for name, value in found.items() if isinstance(value, ast.Constant)}
