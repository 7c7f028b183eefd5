"""NumPy expressions: which operations they hold, by their access relations, and which elements they read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from autopar.analysis.arrays.evidence import ArrayUse, path_of
from autopar.analysis.dependence.affine import Affine, affine_of
from autopar.analysis.dependence.pairs import Index, Span
from autopar.analysis.names.numbers import Numbers
from autopar.catalog import Returns, known_function, known_method
from autopar.catalog.relations import Pattern, Relation, function_pattern, method_pattern
from autopar.syntax.scopes import BindingKind, ModuleFacts, Scope, Variable


class Kind(StrEnum):
    """What an expression's value is."""

    ARRAY = "array"
    NUMBER = "number"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Operation:
    """One array operation of a statement; ``axis`` is the source text of the axis that it folds."""

    relation: Relation
    name: str
    operator: str = ""
    axis: str = ""
    reach: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Operand:
    """Elements that a statement reads or writes.

    Parameters
    ----------
    name
        The array, ``x`` or ``self.x``.
    indices
        One per dimension from the left, fewer than the rank for the whole rest; None inside where it is not known.
    mixed
        True where an element of the result may come from another position than its own (transposed, gathered, folded).
    number
        True for a name that surely stands for one number.
    """

    name: str
    indices: tuple[Index, ...] = ()
    mixed: bool = False
    number: bool = False


class NoArrays(Exception):
    """Raised for an expression that is more than array operations on operands: unknown calls, effects, scopes."""


_ELEMENTWISE = Pattern(Relation.ELEMENTWISE)
_CONTRACTION = Pattern(Relation.CONTRACTION)
_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.MatMult: "@",
}  # fmt: skip
_SHAPES = frozenset({"T", "mT", "real", "imag", "flat"})
_NUMBERS = frozenset({"shape", "size", "ndim", "dtype", "itemsize", "nbytes"})
_MIXING = frozenset(Relation) - {Relation.ELEMENTWISE, Relation.CREATION, Relation.REDUCTION, Relation.SCAN}


class Kinds:
    """Tells arrays from numbers, by how names are bound and used."""

    def __init__(self, facts: ModuleFacts) -> None:
        self.facts = facts
        self.use = ArrayUse(facts)
        self.numbers = Numbers(facts)
        self._known: dict[Variable, Kind] = {}

    def of(self, variable: Variable) -> Kind:
        """Return what a name stands for."""
        known = self._known.get(variable)
        if known is None:
            # In ``x = x + 1`` the name is what its other bindings make it.
            self._known[variable] = Kind.ARRAY
            known = self._known[variable] = self._find(variable)
        return known

    def owns(self, variable: Variable) -> bool:
        """Tell whether a name stands for a parameter or for arrays made for it, and never for a view of another name.

        That two parameters share no memory is for the run to check, as for loops.
        """
        values = [b.node.value for b in variable.bindings if isinstance(b.node, ast.Assign)]
        assigned = [b for b in variable.bindings if b.kind not in (BindingKind.PARAMETER, BindingKind.AUGMENT)]
        return len(values) == len(assigned) and all(_makes(v, self.facts, variable) for v in values)

    def _find(self, variable: Variable) -> Kind:
        if variable.scope is None:
            return Kind.UNKNOWN
        if self.numbers.sure(variable):
            return Kind.NUMBER
        bindings = [b for b in variable.bindings if b.kind is not BindingKind.AUGMENT]
        values = [
            b.node.value
            for b in bindings
            if b.kind is BindingKind.ASSIGN
            and isinstance(b.node, ast.Assign)
            and any(isinstance(t, ast.Name) and t.id == variable.name for t in b.node.targets)
        ]
        if bindings and len(values) == len(bindings):
            kinds = {self._value(value, variable.scope) for value in values}
            if kinds in ({Kind.ARRAY}, {Kind.NUMBER}):
                return kinds.pop()
        return Kind.ARRAY if self.use.of(variable) else Kind.UNKNOWN

    def _value(self, value: ast.expr, scope: Scope) -> Kind:
        try:
            return Expression(self, scope).read(value)
        except NoArrays:
            return Kind.UNKNOWN


class Expression:
    """Reads one expression; what it finds is in ``operations`` and ``operands``."""

    def __init__(self, kinds: Kinds, scope: Scope) -> None:
        self.kinds = kinds
        self.facts = kinds.facts
        self.scope = scope
        self.operations: list[Operation] = []
        self.operands: list[Operand] = []
        self.outputs: list[ast.expr] = []

    def read(self, node: ast.expr) -> Kind:
        """Return what the value is; raises `NoArrays`."""
        match node:
            case ast.Constant():
                return Kind.NUMBER if isinstance(node.value, int | float | complex) else Kind.UNKNOWN
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Subscript():
                return self._subscript(node)
            case ast.BinOp(left=left, op=op, right=right):
                pattern = _CONTRACTION if isinstance(op, ast.MatMult) else _ELEMENTWISE
                return self._operation(pattern, _OPERATORS[type(op)], [left, right])
            case ast.UnaryOp(op=op, operand=operand):
                if isinstance(op, ast.Not):
                    self.read(operand)
                    return Kind.NUMBER
                return self._operation(_ELEMENTWISE, type(op).__name__.lower(), [operand])
            case ast.Compare(left=left, comparators=others, ops=ops):
                if any(isinstance(op, ast.Is | ast.IsNot | ast.In | ast.NotIn) for op in ops):
                    raise NoArrays
                return self._operation(_ELEMENTWISE, "compare", [left, *others])
            case ast.IfExp(test=test, body=body, orelse=orelse):
                self.read(test)
                first, second = self.read(body), self.read(orelse)
                return first if first is second else Kind.UNKNOWN
            case ast.Call():
                return self._call(node)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part in parts:
                    self.read(part)
                return Kind.UNKNOWN
            case ast.Slice(lower=lower, upper=upper, step=step):
                for bound in (lower, upper, step):
                    if bound is not None:
                        self.read(bound)
                return Kind.NUMBER
        raise NoArrays

    # ------------------------------------------------------------------ operands

    def _name(self, node: ast.Name) -> Kind:
        variable = self.facts.resolve(node.id, self.scope)
        if variable.scope is None:
            return Kind.UNKNOWN
        kind = self.kinds.of(variable)
        self.operands.append(Operand(node.id, number=kind is Kind.NUMBER))
        return kind

    def _attribute(self, node: ast.Attribute) -> Kind:
        if self.facts.qualified(node, self.scope) is not None:
            return Kind.NUMBER
        if node.attr in _NUMBERS:
            self._aside(node.value)
            return Kind.NUMBER
        if node.attr in _SHAPES:
            before = len(self.operands)
            kind = self.read(node.value)
            self._mix(before)
            return Kind.ARRAY if node.attr in ("T", "mT") else kind
        path = path_of(node)
        if not path:
            self.read(node.value)
            return Kind.UNKNOWN
        self.operands.append(Operand(path))
        return Kind.ARRAY if self.kinds.use.of_path(path, self.scope.function) else Kind.UNKNOWN

    def _aside(self, node: ast.expr) -> None:
        """Read an expression of which only the shape is used."""
        before = len(self.operands)
        self.read(node)
        del self.operands[before:]

    def _subscript(self, node: ast.Subscript) -> Kind:
        before = len(self.operands)
        kind = self.read(node.value)
        indices, sliced, gathered = self.indices(node.slice)
        if gathered:
            self.operations.append(Operation(Relation.GATHER, "index"))
            self._mix(before)
        elif path_of(node.value) and len(self.operands) > before and self.operands[before].name == path_of(node.value):
            self.operands[before] = Operand(self.operands[before].name, indices)
        else:
            self._mix(before)
        if gathered or sliced:
            return Kind.ARRAY if kind is Kind.ARRAY else Kind.UNKNOWN
        # An element, or a row: how many dimensions the array has is not known.
        return Kind.UNKNOWN

    def indices(self, node: ast.expr) -> tuple[tuple[Index, ...], bool, bool]:
        """Return the indices of a subscript, whether a slice is among them, and whether an array is."""
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        found: list[Index] = []
        sliced = gathered = False
        known = True
        for part in parts:
            if isinstance(part, ast.Slice):
                sliced = True
                found.append(self._span(part))
                continue
            if isinstance(part, ast.Constant) and (part.value is Ellipsis or part.value is None):
                sliced, known = True, False
                continue
            before = len(self.operands)
            kind = self.read(part)
            gathered = gathered or kind is Kind.ARRAY or isinstance(part, ast.List | ast.Compare)
            self._mix(before)
            found.append(self._affine(part))
        return (tuple(found) if known else (None,)), sliced, gathered

    def _span(self, node: ast.Slice) -> Index:
        bounds: list[Affine | None] = []
        for bound in (node.lower, node.upper):
            if bound is None:
                bounds.append(None)
                continue
            self._aside(bound)
            affine = self._affine(bound)
            if affine is None:
                return None
            bounds.append(affine)
        step = 1
        if node.step is not None:
            affine = self._affine(node.step)
            if affine is None or not affine.is_constant or not affine.constant:
                return None
            step = affine.constant
        return Span(bounds[0], bounds[1], step)

    def _affine(self, node: ast.expr) -> Affine | None:
        return affine_of(node, Affine.symbol, lambda atom: Affine.symbol(ast.unparse(atom)))

    def _mix(self, before: int) -> None:
        """Forget the positions of the operands read since then: an element may come from anywhere in them."""
        self.operands[before:] = [replace(o, indices=(), mixed=True) for o in self.operands[before:]]

    # ------------------------------------------------------------------ operations

    def _operation(self, pattern: Pattern, name: str, parts: list[ast.expr], axis: str = "") -> Kind:
        before = len(self.operands)
        kinds = [self.read(part) for part in parts]
        if Kind.ARRAY not in kinds and pattern.relation is not Relation.CREATION:
            return Kind.NUMBER if set(kinds) <= {Kind.NUMBER} else Kind.UNKNOWN
        self.operations.append(Operation(pattern.relation, name, pattern.operator, axis, pattern.reach))
        if pattern.relation in _MIXING:
            self._mix(before)
        if pattern.relation is Relation.REDUCTION and not axis:
            return Kind.NUMBER
        if name in ("vdot", "inner", "trace", "det", "lstsq"):
            return Kind.UNKNOWN
        return Kind.ARRAY

    def _call(self, node: ast.Call) -> Kind:
        if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            raise NoArrays
        qualified = self.facts.qualified(node.func, self.scope)
        if qualified is not None:
            pattern = function_pattern(qualified)
            if pattern is not None:
                return self._patterned(node, pattern, qualified.rpartition(".")[2], list(node.args))
            known = known_function(qualified)
            if known is None or not known.pure or known.calls:
                raise NoArrays
            return self._opaque(node, [], qualified)
        if not isinstance(node.func, ast.Attribute):
            raise NoArrays
        method = node.func.attr
        receiver = node.func.value
        pattern = method_pattern(method)
        if pattern is not None and self._is_array(receiver):
            return self._patterned(node, pattern, method, [receiver, *node.args], shift=1)
        known = known_method(method)
        if known is None or not known.pure or known.calls:
            raise NoArrays
        return self._opaque(node, [receiver], method)

    def _is_array(self, node: ast.expr) -> bool:
        return Expression(self.kinds, self.scope).read(node) is Kind.ARRAY

    def _patterned(
        self, node: ast.Call, pattern: Pattern, name: str, arguments: list[ast.expr], shift: int = 0
    ) -> Kind:
        keywords = {k.arg: k.value for k in node.keywords if k.arg is not None}
        axis = keywords.pop("axis", None)
        operands = arguments
        if pattern.axis is not None:
            position = pattern.axis + shift
            if axis is None and len(arguments) > position:
                axis = arguments[position]
            operands = arguments[:position]
        if pattern.out is not None and len(arguments) > pattern.out:
            self.outputs.append(arguments[pattern.out])
            operands = operands[: pattern.out]
        if "out" in keywords:
            self.outputs.append(keywords.pop("out"))
        if pattern.relation is Relation.CREATION:
            for argument in (*arguments, *keywords.values()):
                self._aside(argument)
            return Kind.ARRAY
        text = "" if axis is None or _is_none(axis) else ast.unparse(axis)
        folded = "" if pattern.relation is not Relation.REDUCTION and pattern.relation is not Relation.SCAN else text
        if name == "where" and len(operands) == 1:
            raise NoArrays
        kind = self._operation(pattern, name, operands, folded)
        for value in keywords.values():
            if not isinstance(value, ast.Constant) and not self.facts.qualified(value, self.scope):
                before = len(self.operands)
                self.read(value)
                self._mix(before)
        return kind

    def _opaque(self, node: ast.Call, first: list[ast.expr], name: str) -> Kind:
        """A pure function without an access relation: all of what it reads may matter to all of what it gives."""
        before = len(self.operands)
        for argument in (*first, *node.args, *(k.value for k in node.keywords)):
            self.read(argument)
        self._mix(before)
        numbers = ("builtins.len", "builtins.float", "builtins.int", "builtins.abs", "builtins.range")
        return Kind.NUMBER if name in numbers or name.startswith("math.") else Kind.UNKNOWN


def _makes(value: ast.expr, facts: ModuleFacts, variable: Variable) -> bool:
    """Tell whether an expression gives a new array each time."""
    if isinstance(value, ast.BinOp | ast.UnaryOp | ast.Compare | ast.Constant):
        return True
    if not isinstance(value, ast.Call) or variable.scope is None:
        return False
    qualified = facts.qualified(value.func, variable.scope)
    if qualified is not None:
        known = known_function(qualified)
    else:
        known = known_method(value.func.attr, "numpy.ndarray") if isinstance(value.func, ast.Attribute) else None
    return known is not None and known.returns in (Returns.FRESH, Returns.IMMUTABLE)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def names_of(operands: list[Operand]) -> Iterator[str]:
    """Yield the names of the operands that are arrays, each once."""
    yield from dict.fromkeys(o.name for o in operands if not o.number)
