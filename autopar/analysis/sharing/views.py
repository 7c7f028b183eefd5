"""Names that stand for the same array or list as another name, or for a part of it, since before the loop.

``b = a``, ``t = m.T``, and of what surely is an array also ``b = a[2:]`` and ``b = a[::2]``: an access through the one
name is an access through the other. Whatever else may share memory is compared when the loop runs; these are known to
share it, so that what is a dependence between them needs no run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autopar.analysis.accesses import Conflict, Nest, judge
from autopar.analysis.arrays.evidence import ArrayUse
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.conditions import Constraint
from autopar.analysis.dependence.pairs import DependenceKind, Index
from autopar.analysis.tracing.trace import Touch
from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope, Variable

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Dimension:
    """``start::step`` of a dimension, the single position ``start`` where ``step`` is 0.

    ``stop`` is where a slice ends, counted from the front; ``open`` tells that it goes on to the end of the dimension.
    """

    start: int
    step: int
    stop: int | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class Cut:
    """``[start::step, ...]``, one for each dimension that is cut."""

    ends: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """``.T``."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A part, or the same elements in another shape, of which it cannot be said which elements they are."""


Step = Cut | Turn | Unclear


@dataclass(frozen=True, slots=True)
class View:
    """A name's array or list as a part of another's: what was done to the base, first things first."""

    base: Variable
    steps: tuple[Step, ...] = ()

    def touch(self, touch: Touch) -> Touch | None:
        """Return an access to the view as one to the base; None where it cannot be said which elements it names."""
        place, conditions = touch.place, touch.conditions
        if not self.steps:
            return replace(touch, root=self.base, place=place and replace(place, root=self.base))
        if place is None or len(place.levels) > 1:
            return None
        indices: tuple[Index, ...] | None = place.indices
        for step in reversed(self.steps):
            if indices is None or isinstance(step, Unclear):
                return None
            if isinstance(step, Cut):
                conditions = (*conditions, *_below(indices, step))
            indices = _turned(indices) if isinstance(step, Turn) else _uncut(indices, step)
        if indices is None:
            return None
        place = replace(place, root=self.base, indices=indices, levels=(len(indices),))
        return replace(touch, root=self.base, place=place, conditions=conditions)


def _turned(indices: tuple[Index, ...]) -> tuple[Index, ...] | None:
    return indices[::-1] if len(indices) == 2 else None


def _uncut(indices: tuple[Index, ...], cut: Cut) -> tuple[Index, ...] | None:
    rest = list(indices)
    found: list[Index] = []
    for dimension in cut.ends:
        if not dimension.step:
            found.append(Affine.number(dimension.start))
        elif not rest:
            if not dimension.open or any(not d.step for d in cut.ends):
                return None
            break
        else:
            index = rest.pop(0)
            if not isinstance(index, Affine) or (index.is_constant and index.constant < 0):
                return None
            found.append(index.scale(dimension.step) + Affine.number(dimension.start))
    return (*found, *rest)


def _below(indices: tuple[Index, ...], cut: Cut) -> Iterator[Constraint]:
    """Yield that an index lies below the end of its slice: else the program raises."""
    slices = [d for d in cut.ends if d.step]
    for index, dimension in zip(indices, slices, strict=False):
        if isinstance(index, Affine) and dimension.stop is not None:
            last = dimension.stop - 1 - dimension.start
            yield Constraint(Affine.number(last) - index.scale(dimension.step))


class Views:
    """Finds out which names of a function are parts of which others."""

    def __init__(self, facts: ModuleFacts, scope: Scope, loop: ast.AST) -> None:
        self.facts = facts
        self.scope = scope
        self.loop = loop
        self.use = ArrayUse(facts)
        self._pairs: dict[int, tuple[ast.Assign, ast.expr]] | None = None

    def _assigned(self, binding: Binding) -> tuple[ast.Assign, ast.expr] | None:
        """Return the statement that binds a name by an assignment, and what the name gets there."""
        node = binding.node
        if binding.kind is not BindingKind.ASSIGN:
            return None
        if isinstance(node, ast.Assign):
            return (node, node.value) if len(node.targets) == 1 else None
        if self._pairs is None:
            self._pairs = dict(_pairs(self.scope.function.node))
        return self._pairs.get(id(node))

    def conflicts(self, by_root: Mapping[Variable, Sequence[Touch]], nest: Nest) -> Iterator[tuple[View, Conflict]]:
        """Yield for each base that several names share the flow and output dependences between its accesses."""
        sharing: dict[Variable, dict[Variable, View]] = {}
        for root in by_root:
            if (view := self.view_of(root)) is not None:
                sharing.setdefault(view.base, {})[root] = view
        for base, views in sharing.items():
            touches = [touch for r in views for t in by_root[r] if (touch := views[r].touch(t)) is not None]
            if len(views) < 2 or not any(t.writes for t in touches):
                continue
            for conflict in judge(base, touches, nest).conflicts:
                if conflict.dependence.kind is not DependenceKind.ANTI:
                    yield views[next(r for r in views if r is not base)], conflict
                    break

    def bases(self, roots: Iterable[Variable]) -> dict[Variable, Variable | str]:
        """Return for names what they may be parts of, or be: an operand, or the text of an attribute.

        Whatever they turn out to be, the runtime looks at it.
        """
        return {root: self._base_of(root) for root in roots}

    def base_of(self, node: ast.expr, scope: Scope) -> Variable | str | None:
        """Return what an expression may give a part of, as `bases` does; None where that has no name."""
        match self._part_of(node, scope):
            case ast.Name(id=name):
                return self._base_of(self.facts.resolve(name, scope))
            case ast.Attribute() as attribute:
                return ast.unparse(attribute)
        return None

    def _base_of(self, root: Variable) -> Variable | str:
        for _ in range(_LONGEST):
            binding = root.single()
            found = None if binding is None else self._assigned(binding)
            if binding is None or found is None:
                break
            origin = self._part_of(found[1], binding.scope)
            match origin:
                case ast.Name(id=name):
                    root = self.facts.resolve(name, binding.scope)
                case ast.Attribute():
                    return ast.unparse(origin)
                case _:
                    break
        return root

    def _part_of(self, node: ast.expr, scope: Scope) -> ast.expr:
        """Return what an expression may give a part of: it is indexed, transposed, reshaped..."""
        while True:
            match node:
                case ast.Subscript(value=value) | ast.Attribute(value=value, attr="T"):
                    node = value
                case ast.Call(func=ast.Attribute(value=value, attr=attr) as func) if attr in _SAME_ELEMENTS:
                    of_numpy = (self.facts.qualified(func, scope) or "").startswith("numpy.")
                    if of_numpy and not node.args:
                        return node
                    node = node.args[0] if of_numpy else value
                case _:
                    return node

    def view_of(self, root: Variable) -> View | None:
        """Return what a name stands for; None where that may be one thing or another."""
        steps: tuple[Step, ...] = ()
        for _ in range(_LONGEST):
            binding = root.single()
            if binding is None or binding.scope is not self.scope.function:
                return None
            found = self._assigned(binding)
            if found is None:
                return View(root, steps)
            node, value = found
            if node.lineno >= getattr(self.loop, "lineno", 0):
                return None
            made = self._step(value)
            if made is None:
                return View(root, steps)
            origin, step = made
            steps = (step, *steps) if step is not None else steps
            root = origin
        return None

    def _step(self, node: ast.expr) -> tuple[Variable, Step | None] | None:
        match node:
            case ast.Name(id=name):
                origin = self.facts.resolve(name, self.scope)
                return None if origin.is_builtin else (origin, None)
            case ast.Attribute(value=ast.Name(id=name), attr="T"):
                return self.facts.resolve(name, self.scope), Turn()
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=cuts)):
                return self.facts.resolve(name, self.scope), _ends(cuts)
            case ast.Subscript(value=ast.Name(id=name), slice=cut):
                # Of a list a slice is a copy; what one position gives may be anything.
                origin = self.facts.resolve(name, self.scope)
                if not self.use.of(origin) and not _made_by_numpy(origin, self.facts):
                    return None
                return origin, _ends([cut]) if isinstance(cut, ast.Slice) else Unclear()
        return None


_OF_ARRAYS = {"reshape", "ravel", "transpose", "swapaxes", "squeeze", "view", "diagonal"}
_OF_NUMPY = {"asarray", "ascontiguousarray", "atleast_1d", "atleast_2d", "flip", "moveaxis"}
_SAME_ELEMENTS = frozenset(_OF_ARRAYS | _OF_NUMPY)
"""Methods and functions that may give the elements of the array itself."""


def _pairs(function: ast.AST) -> Iterator[tuple[int, tuple[ast.Assign, ast.expr]]]:
    """Yield for the targets of ``a, b = x, y``, by their ids, the statement and the value that each takes."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                if len(targets) == len(values) and not any(isinstance(e, ast.Starred) for e in (*targets, *values)):
                    yield from ((id(t), (node, value)) for t, value in zip(targets, values, strict=True))


def _made_by_numpy(variable: Variable, facts: ModuleFacts) -> bool:
    binding = variable.single()
    value = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
    if binding is None or not isinstance(value, ast.Call):
        return False
    return (facts.qualified(value.func, binding.scope) or "").startswith("numpy.")


def _ends(cuts: Sequence[ast.expr]) -> Cut | Unclear:
    """Take a subscript apart whose numbers stand there."""
    found = [_dimension(cut) for cut in cuts]
    known = [d for d in found if d is not None]
    return Cut(tuple(known)) if len(known) == len(found) else Unclear()


def _dimension(cut: ast.expr) -> Dimension | None:
    if not isinstance(cut, ast.Slice):
        position = _number(cut)
        return None if position is None or position < 0 else Dimension(position, 0)
    start = 0 if cut.lower is None else _number(cut.lower)
    step = 1 if cut.step is None else _number(cut.step)
    if start is None or step is None or start < 0 or step <= 0:
        return None
    stop = None if cut.upper is None else _number(cut.upper)
    return Dimension(start, step, stop if stop is not None and stop >= 0 else None, cut.upper is None)


def _number(node: ast.expr) -> int | None:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
        case ast.Constant(value=int(value)) if type(value) is int:
            return value
    return None
