"""Names that stand for the same array or list as another name, or for a part of it, since before the loop.

``b = a``, ``t = m.T``, and of what surely is an array also ``b = a[2:]`` and ``b = a[::2]``: an access through the one
name is an access through the other. Whatever else may share memory is compared when the loop runs; these are known to
share it, so that what is a dependence between them needs no run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autopar.analysis.accesses import Conflict, Nest, judge
from autopar.analysis.affine import Affine
from autopar.analysis.array_evidence import ArrayUse
from autopar.analysis.dependence import DependenceKind, Index
from autopar.analysis.provenance import Place
from autopar.analysis.trace import Touch
from autopar.syntax.scopes import BindingKind, ModuleFacts, Scope, Variable

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """``[start::step, ...]``, one pair for each dimension that is cut."""

    ends: tuple[tuple[Affine, int], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """``.T``."""


Step = Cut | Turn


@dataclass(frozen=True, slots=True)
class View:
    """A name's array or list as a part of another's: what was done to the base, first things first."""

    base: Variable
    steps: tuple[Step, ...] = ()

    def place(self, place: Place | None) -> Place | None:
        """Return a part of the view as a part of the base; None where it cannot be said."""
        if place is None or not self.steps:
            return place and replace(place, root=self.base)
        indices: tuple[Index, ...] | None = place.indices
        for step in reversed(self.steps):
            if indices is not None:
                indices = _turned(indices) if isinstance(step, Turn) else _uncut(indices, step)
        if indices is None or len(place.levels) > 1:
            return None
        return replace(place, root=self.base, indices=indices, levels=(len(indices),))


def _turned(indices: tuple[Index, ...]) -> tuple[Index, ...] | None:
    return indices[::-1] if len(indices) == 2 else None


def _uncut(indices: tuple[Index, ...], cut: Cut) -> tuple[Index, ...] | None:
    found: list[Index] = list(indices)
    for position, (start, step) in enumerate(cut.ends):
        if position < len(found):
            index = found[position]
            if not isinstance(index, Affine):
                return None
            found[position] = index.scale(step) + start
    return tuple(found)


class Views:
    """Finds out which names of a function are parts of which others."""

    def __init__(self, facts: ModuleFacts, scope: Scope, loop: ast.AST) -> None:
        self.facts = facts
        self.scope = scope
        self.loop = loop
        self.use = ArrayUse(facts)

    def conflicts(self, by_root: Mapping[Variable, Sequence[Touch]], nest: Nest) -> Iterator[tuple[View, Conflict]]:
        """Yield for each base that several names share the flow and output dependences between its accesses."""
        sharing: dict[Variable, dict[Variable, View]] = {}
        for root in by_root:
            if (view := self.view_of(root)) is not None:
                sharing.setdefault(view.base, {})[root] = view
        for base, views in sharing.items():
            touches = [replace(t, root=base, place=views[r].place(t.place)) for r in views for t in by_root[r]]
            if len(views) < 2 or not any(t.writes for t in touches):
                continue
            if any(t.place is None for t in touches) and any(view.steps for view in views.values()):
                continue
            for conflict in judge(base, touches, nest).conflicts:
                if conflict.dependence.kind is not DependenceKind.ANTI:
                    yield views[next(r for r in views if r is not base)], conflict
                    break

    def view_of(self, root: Variable) -> View | None:
        """Return what a name stands for; None where that may be one thing or another."""
        steps: tuple[Step, ...] = ()
        for _ in range(_LONGEST):
            binding = root.single()
            if binding is None or binding.scope is not self.scope.function:
                return None
            if binding.kind is not BindingKind.ASSIGN or not isinstance(binding.node, ast.Assign):
                return View(root, steps)
            node = binding.node
            if node.lineno >= getattr(self.loop, "lineno", 0):
                return None
            made = self._step(node.value) if [type(t) for t in node.targets] == [ast.Name] else None
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
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Slice() as cut):
                origin = self.facts.resolve(name, self.scope)
                ends = _ends([cut]) if self.use.of(origin) or _made_by_numpy(origin, self.facts) else None
                return None if ends is None else (origin, ends)
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=cuts)):
                ends = _ends(cuts)
                return None if ends is None else (self.facts.resolve(name, self.scope), ends)
        return None


def _made_by_numpy(variable: Variable, facts: ModuleFacts) -> bool:
    binding = variable.single()
    value = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
    if binding is None or not isinstance(value, ast.Call):
        return False
    return (facts.qualified(value.func, binding.scope) or "").startswith("numpy.")


def _ends(cuts: Sequence[ast.expr]) -> Cut | None:
    """Take slices with open ends apart; one that ends somewhere says more than its start and step do."""
    ends: list[tuple[Affine, int]] = []
    for cut in cuts:
        if not isinstance(cut, ast.Slice) or cut.upper is not None:
            return None
        start = 0 if cut.lower is None else _number(cut.lower)
        step = 1 if cut.step is None else _number(cut.step)
        if start is None or step is None or start < 0 or step <= 0:
            return None
        ends.append((Affine.number(start), step))
    return Cut(tuple(ends))


def _number(node: ast.expr) -> int | None:
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None
