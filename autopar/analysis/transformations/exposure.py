"""Upward-exposed reads of one array: does an iteration read what it has not itself written before?

Array data-flow analysis after Tu and Padua, "Automatic array privatization" (1993), and Maydan, Amarasinghe and Lam,
"Array data-flow analysis and its use in array privatization" (1993): regions that are surely written are followed along
all paths through the body, loops widen them, and every read must lie in one of them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from autopar.analysis.dependence.pairs import Index, LoopVariable, Span
from autopar.analysis.dependence.regions import (
    FULL,
    WHOLE,
    Covers,
    Dimension,
    Extents,
    NonNegative,
    Region,
    holds,
    meet,
    over_loop,
    so_far,
    symbols,
    with_region,
)
from autopar.analysis.tracing.provenance import Place
from autopar.syntax.named import is_ellipsis, names_in

_WORD = re.compile(r"\w+")
_SHAPE = {"shape", "ndim", "size", "dtype", "nbytes", "itemsize"}

Overwritten = Callable[[ast.Call], ast.expr | None]
"""Gives the argument (or receiver) that a call overwrites without reading it, None where it overwrites none."""


class Exposure:
    """Walks the body of a loop for one array; ``exposed`` is a read that nothing covers, if there is one.

    Parameters
    ----------
    extents
        Name and lengths of the array.
    places
        What the abstract execution of the iteration saw of each access.
    loops
        The counting variables of inner loops.
    nonnegative
        Tells whether an affine function is surely >= 0.
    overwritten
        See `Overwritten`.
    quiet
        Tells whether a context manager lets exceptions through.
    changed
        Names of operands that the iteration changes: what depends on them is not the same part later on.
    alike
        Tells whether an inner loop's header is the same in all iterations: then it makes a trip in all or in none.
        Where it is given, what such a loop writes counts as written.
    untouched
        Tells of a read whether no iteration writes what it reads.
    """

    def __init__(
        self,
        extents: Extents,
        places: Mapping[ast.AST, Place | None],
        loops: Mapping[ast.AST, LoopVariable],
        nonnegative: NonNegative,
        overwritten: Overwritten,
        quiet: Callable[[ast.expr], bool],
        changed: frozenset[str],
        alike: Callable[[ast.expr], bool] | None = None,
        untouched: Callable[[ast.AST], bool] = lambda node: False,
    ) -> None:
        self.exposed: ast.AST | None = None
        self._extents = extents
        self._name = extents.name
        self._places = places
        self._loops = loops
        self._nonnegative = nonnegative
        self._overwritten = overwritten
        self._quiet = quiet
        self._changed = changed - {extents.name}
        self._alike = alike
        self._untouched = untouched
        self._continues: list[list[Covers]] = [[]]

    def iteration(self, body: Sequence[ast.stmt], start: Covers = ()) -> Covers | None:
        """Walk one iteration; return what it has surely written at its end, None where it has none.

        What is in ``start`` may be read as if the iteration had written it.
        """
        end = self._block(body, start)
        return meet([end, *self._continues[0]])

    # ------------------------------------------------------------------ statements

    def _block(self, body: Iterable[ast.stmt], covers: Covers | None) -> Covers | None:
        for statement in body:
            if covers is None:
                break
            covers = self._statement(statement, covers)
        return covers

    def _statement(self, node: ast.stmt, covers: Covers) -> Covers | None:
        match node:
            case ast.Assign(targets=targets, value=value):
                covers = self._read(value, covers)
                for target in targets:
                    covers = self._store(target, covers)
                return covers
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                return self._store(target, self._read(value, covers))
            case ast.AugAssign(target=target, value=value):
                covers = self._read(value, self._read(target, covers))
                return self._store(target, covers)
            case ast.If(test=test, body=body, orelse=orelse):
                covers = self._read(test, covers)
                return meet([self._block(body, covers), self._block(orelse, covers)])
            case ast.For() | ast.AsyncFor():
                return self._for(node, covers)
            case ast.While(test=test, body=body, orelse=orelse):
                covers = self._read(test, covers)
                self._loop(body, covers)
                return self._block(orelse, covers) if orelse and not leaves(body) else covers
            case ast.Try() | ast.TryStar():
                return self._try(node, covers)
            case ast.With() | ast.AsyncWith():
                return self._with(node, covers)
            case ast.Match(subject=subject, cases=cases):
                return self._match(subject, cases, covers)
            case ast.Continue():
                self._continues[-1].append(covers)
                return None
            case ast.Break():
                return None
            case ast.Return() | ast.Raise():
                self._each(node, covers)
                return None
        return self._each(node, covers)

    def _for(self, node: ast.For | ast.AsyncFor, covers: Covers) -> Covers | None:
        covers = self._read(node.iter, covers)
        variable = self._loops.get(node)
        if self._name in names_in(node.target):
            self._expose(node.target)
        if variable is not None:
            covers = tuple(region for region in covers if variable.name not in symbols(region))
        written = self._written(node.body, covers)
        inside = covers
        for region in written:
            before = so_far(region, variable) if variable is not None and _counts(node.iter) else None
            if before is not None:
                inside = with_region(inside, before, self._extents)
        self._loop(node.body, inside)
        if variable is not None and _counts(node.iter) and not leaves(node.body):
            for region in written:
                all_trips = over_loop(region, variable)
                if all_trips is None and self._alike is not None and variable.name not in symbols(region):
                    all_trips = region if self._alike(node.iter) else None
                if all_trips is not None:
                    covers = with_region(covers, all_trips, self._extents)
        return self._block(node.orelse, covers) if node.orelse and not leaves(node.body) else covers

    def _written(self, body: Sequence[ast.stmt], covers: Covers) -> Covers:
        """Return what every iteration of an inner loop surely writes, as a function of its variable."""
        known, self.exposed = self.exposed, None
        end = self._loop(body, covers)
        self.exposed = known
        return tuple(region for region in end or () if region not in covers)

    def _loop(self, body: Sequence[ast.stmt], covers: Covers) -> Covers | None:
        """Walk one iteration of an inner loop."""
        self._continues.append([])
        end = self._block(body, covers)
        return meet([end, *self._continues.pop()])

    def _try(self, node: ast.Try | ast.TryStar, covers: Covers) -> Covers | None:
        ends = [self._block([*node.body, *node.orelse], covers)]
        # A handler may start before anything of the body has been done.
        ends += [self._block(handler.body, covers) for handler in node.handlers]
        reached = meet(ends)
        last = self._block(node.finalbody, covers)
        if reached is None or last is None:
            return None
        for region in last:
            reached = with_region(reached, region, self._extents)
        return reached

    def _with(self, node: ast.With | ast.AsyncWith, covers: Covers) -> Covers | None:
        quiet = True
        for item in node.items:
            covers = self._read(item.context_expr, covers)
            quiet = quiet and self._quiet(item.context_expr)
            if item.optional_vars is not None and self._name in names_in(item.optional_vars):
                self._expose(item.optional_vars)
        end = self._block(node.body, covers)
        return end if quiet else covers

    def _match(self, subject: ast.expr, cases: Sequence[ast.match_case], covers: Covers) -> Covers | None:
        covers = self._read(subject, covers)
        ends: list[Covers | None] = [covers]
        for case in cases:
            if self._name in names_in(case.pattern):
                self._expose(case.pattern)
            if case.guard is not None:
                self._read(case.guard, covers)
            ends.append(self._block(case.body, covers))
        return meet(ends)

    def _each(self, node: ast.AST, covers: Covers) -> Covers:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Delete):
            if self._name in names_in(node):
                self._need(covers, (), node)
            return covers
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                covers = self._read(child, covers)
        return covers

    # ------------------------------------------------------------------ expressions

    def _read(self, node: ast.expr, covers: Covers) -> Covers:
        """Walk an expression that is evaluated; return what is written after it."""
        match node:
            case ast.Name(id=name):
                if name == self._name:
                    self._need(covers, (), node)
                return covers
            case ast.Constant():
                return covers
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name == self._name and attribute in _SHAPE:
                return covers
            case ast.Subscript() if (inner := self._own(node)) is not None:
                return self._element(node, inner, covers)
            case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)], keywords=[]) if name == self._name:
                return covers
            case ast.Call():
                return self._call(node, covers)
            case ast.BoolOp(values=[first, *rest]):
                covers = self._read(first, covers)
                self._maybe(rest, covers)
                return covers
            case ast.IfExp(test=test, body=body, orelse=orelse):
                covers = self._read(test, covers)
                self._maybe([body, orelse], covers)
                return covers
            case ast.Compare(left=left, comparators=[first, *rest]):
                covers = self._read(first, self._read(left, covers))
                self._maybe(rest, covers)
                return covers
            case ast.Lambda():
                if self._name in names_in(node):
                    self._need(covers, (), node)
                return covers
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                self._comprehension(node, covers)
                return covers
        return self._each(node, covers)

    def _maybe(self, nodes: Iterable[ast.expr], covers: Covers) -> None:
        """Walk expressions that may not be evaluated."""
        for node in nodes:
            self._read(node, covers)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, covers: Covers
    ) -> None:
        for number, generator in enumerate(node.generators):
            variable = self._loops.get(generator) or (self._loops.get(node) if number == 0 else None)
            self._read(generator.iter, covers)
            if variable is not None:
                covers = tuple(region for region in covers if variable.name not in symbols(region))
            self._maybe(generator.ifs, covers)
        parts = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._maybe(parts, covers)

    def _call(self, node: ast.Call, covers: Covers) -> Covers:
        target = self._overwritten(node)
        mine = target is not None and self._is_part(target)
        parts = [node.func, *node.args, *(k.value for k in node.keywords)]
        for part in parts:
            if mine and part is target:
                covers = self._indices(part, covers)
            elif mine and isinstance(part, ast.Attribute) and part.value is target:
                covers = self._indices(part.value, covers)
            else:
                covers = self._read(part, covers)
        if mine and target is not None:
            region = self._region(target)
            if region is not None:
                covers = with_region(covers, region, self._extents)
        return covers

    # ------------------------------------------------------------------ the array's own accesses

    def _own(self, node: ast.Subscript) -> ast.Subscript | None:
        """Return the innermost subscript of ``x[a][b]``, where ``x`` is the array; None for anything else."""
        inner: ast.expr = node
        while isinstance(inner, ast.Subscript):
            if isinstance(inner.value, ast.Name) and inner.value.id == self._name:
                return inner
            inner = inner.value
        return None

    def _is_part(self, node: ast.expr) -> bool:
        while isinstance(node, ast.Subscript):
            node = node.value
        return isinstance(node, ast.Name) and node.id == self._name

    def _indices(self, node: ast.expr, covers: Covers) -> Covers:
        """Walk the subscripts of an access, not the array itself."""
        while isinstance(node, ast.Subscript):
            covers = self._read(node.slice, covers)
            node = node.value
        return covers

    def _element(self, node: ast.Subscript, inner: ast.Subscript, covers: Covers) -> Covers:
        covers = self._indices(node, covers)
        place = self._places.get(node)
        read: tuple[Index, ...] = ()
        if place is not None and place.levels:
            read = place.indices[: place.levels[0]]
        if is_ellipsis(inner.slice):
            read = ()
        self._need(covers, read, node)
        return covers

    def _need(self, covers: Covers, read: tuple[Index, ...], node: ast.AST) -> None:
        if not holds(covers, read, self._nonnegative) and not self._untouched(node):
            self._expose(node)

    def _expose(self, node: ast.AST) -> None:
        if self.exposed is None:
            self.exposed = node

    def _store(self, target: ast.expr, covers: Covers) -> Covers:
        if isinstance(target, ast.Tuple | ast.List):
            for part in target.elts:
                covers = self._store(part, covers)
            return covers
        if not isinstance(target, ast.Subscript) or not self._is_part(target):
            return self._target(target, covers)
        covers = self._indices(target, covers)
        region = self._region(target)
        return covers if region is None else with_region(covers, region, self._extents)

    def _target(self, target: ast.expr, covers: Covers) -> Covers:
        """Walk what is evaluated to store into something else."""
        if isinstance(target, ast.Name):
            return covers
        return self._each(target, covers)

    def _region(self, node: ast.expr) -> Region | None:
        """Return the part that a store to an access surely writes; None where that is not known."""
        if isinstance(node, ast.Name):
            return WHOLE
        if not isinstance(node, ast.Subscript) or not isinstance(node.value, ast.Name):
            return None
        if is_ellipsis(node.slice):
            return WHOLE
        place = self._places.get(node)
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if place is None or len(place.indices) != len(parts) or place.levels != (len(parts),):
            return None
        found: list[Dimension] = []
        for part, index in zip(parts, place.indices, strict=True):
            known = _written(part, index)
            if known is None:
                return None
            found.append(known)
        region = self._extents.normal(found)
        return None if words_of(region) & self._changed else region


def words_of(region: Region) -> set[str]:
    """Return the names in what a region depends on."""
    return {word for symbol in symbols(region) for word in _WORD.findall(symbol)}


def _written(node: ast.expr, index: Index) -> Dimension | None:
    """Return what a store writes in one dimension, None where that is not surely known."""
    if not isinstance(node, ast.Slice):
        return index if index is not None and not isinstance(index, Span) else None
    if node.lower is None and node.upper is None and node.step is None:
        return FULL
    if not isinstance(index, Span) or (index.lower is None) != (node.lower is None):
        return None
    if (index.upper is None) != (node.upper is None) or (node.step is not None and index.step == 1):
        return None
    return index


def _counts(iterable: ast.expr) -> bool:
    """Tell whether a loop with a counting variable goes through all of its values: a ``zip`` may end before."""
    if not isinstance(iterable, ast.Call) or not isinstance(iterable.func, ast.Name):
        return False
    if iterable.func.id == "reversed":
        return len(iterable.args) == 1 and _counts(iterable.args[0])
    return iterable.func.id == "range"


def leaves(body: Iterable[ast.stmt]) -> bool:
    """Tell whether a loop with this body may end before its iterable does."""
    return any(_left_by(statement) for statement in body)


def _left_by(node: ast.AST) -> bool:
    if isinstance(node, ast.Break | ast.Return):
        return True
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.expr):
        return False
    if isinstance(node, ast.For | ast.AsyncFor | ast.While):
        inner = any(isinstance(n, ast.Return) for n in ast.walk(node))
        return inner or leaves(node.orelse)
    return any(_left_by(child) for child in ast.iter_child_nodes(node))
