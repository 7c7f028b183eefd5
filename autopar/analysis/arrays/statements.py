"""Array statements: what NumPy expressions read and write, which of them can run as one pass, and their rows.

A run is a row of neighbouring statements that one pass over tiles can evaluate: between any two of them every
dependence has distance zero (the later one reads, at each position, what the earlier one wrote there), as for loop
fusion (Kennedy and McKinley, "Maximizing loop parallelism and improving data locality via loop fusion and
distribution", 1993). A fold, a scan or a contraction ends a run: what it gives needs every element.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from autopar.analysis.arrays.evidence import path_of
from autopar.analysis.arrays.expressions import Expression, Kind, Kinds, NoArrays, Operand, Operation, names_of
from autopar.analysis.dependence.pairs import DependenceKind
from autopar.catalog.relations import Relation
from autopar.spec import LoopReport, Reduction, Verdict
from autopar.syntax.scopes import FunctionNode, LoopNode, ModuleFacts, Scope
from autopar.syntax.source import Source

CODE = "APR005"
_REPORTED = frozenset({Relation.ELEMENTWISE, Relation.REDUCTION, Relation.SCAN, Relation.CONTRACTION, Relation.WINDOW})
_ENDS = frozenset({Relation.REDUCTION, Relation.SCAN, Relation.CONTRACTION, Relation.WHOLE, Relation.GATHER})


@dataclass(frozen=True, slots=True)
class ArrayDependence:
    """Two array statements that touch one array, at least one of them writing.

    Parameters
    ----------
    kind
        Flow, anti or output.
    name
        The array.
    aligned
        True where they meet only at equal positions: distance zero in every dimension.
    """

    kind: DependenceKind
    name: str
    aligned: bool


@dataclass(frozen=True, slots=True)
class ArrayStatement:
    """One statement made of array operations.

    Parameters
    ----------
    node
        The statement.
    scope
        Where it stands.
    operations
        In the order of evaluation.
    reads
        Elements that it reads.
    write
        Elements that it writes; None for ``return``.
    fresh
        True where what it writes is a new array that the target's name is bound to.
    shared
        Names that may stand for memory of another array as well: views, attributes.
    around
        Loops around it in its function, outermost first.
    """

    node: ast.stmt
    scope: Scope
    operations: tuple[Operation, ...]
    reads: tuple[Operand, ...]
    write: Operand | None
    fresh: bool
    shared: frozenset[str] = frozenset()
    around: tuple[LoopNode, ...] = ()

    @property
    def pointwise(self) -> bool:
        """True where each element of the result needs only a bounded part of each operand."""
        return not any(o.relation in _ENDS for o in self.operations)


def array_statements(facts: ModuleFacts) -> tuple[tuple[ArrayStatement, ...], ...]:
    """Return the runs of array statements of a module, in the order of the source."""
    return tuple(_Finder(facts).runs())


def array_rows(facts: ModuleFacts, source: Source, path: str, parallel: Iterable[ast.AST]) -> tuple[LoopReport, ...]:
    """Return a row of kind ``array`` for every array statement.

    Parameters
    ----------
    parallel
        The loops that run parallel: statements inside them are not the outermost parallel thing.
    """
    taken = set(parallel)
    rows: list[LoopReport] = []
    for run in array_statements(facts):
        for statement in run:
            line, column = source.start(statement.node)
            others = [s.node.lineno for s in run if s is not statement]
            rows.append(
                LoopReport(
                    path=path,
                    line=line,
                    column=column,
                    end_line=statement.node.end_lineno or line,
                    kind="array",
                    function=statement.scope.owner,
                    verdict=Verdict.PARALLEL,
                    code=CODE,
                    message=described(statement, others),
                    outermost=not any(loop in taken for loop in statement.around),
                    reductions=tuple(_reductions(statement)),
                )
            )
    return tuple(rows)


def described(statement: ArrayStatement, others: Sequence[int]) -> str:
    """Say in one sentence what an array statement does, and which lines run in one pass with it."""
    words: list[str] = []
    operands = [f"`{name}`" for name in names_of(list(statement.reads))]
    over = f" over {_listed(operands)}" if operands else ""
    for operation in statement.operations:
        if operation.relation is Relation.REDUCTION:
            words.append(f"folds with `{operation.name}`" + (f" along axis {operation.axis}" if operation.axis else ""))
        elif operation.relation is Relation.SCAN:
            words.append(f"scans with `{operation.name}`")
        elif operation.relation is Relation.CONTRACTION:
            words.append(f"contracts with `{operation.name}`")
        elif operation.relation is Relation.WINDOW:
            words.append(f"slides a window with `{operation.name}`")
    if any(o.relation is Relation.ELEMENTWISE for o in statement.operations):
        words.insert(0, "works element by element")
    text = _listed(list(dict.fromkeys(words))) + over
    if others:
        lines = _listed([str(n) for n in others])
        text += f"; one pass does it with line{'s' if len(others) > 1 else ''} {lines}"
    return text


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _reductions(statement: ArrayStatement) -> Iterator[Reduction]:
    target = statement.write.name if statement.write is not None else ""
    for operation in statement.operations:
        if operation.relation is Relation.REDUCTION and operation.operator and target:
            yield Reduction(target, operation.operator)


def dependences(earlier: ArrayStatement, later: ArrayStatement) -> Iterator[ArrayDependence]:
    """Yield how the second of two statements depends on the first."""
    if earlier.write is not None:
        for read in later.reads:
            if read.name == earlier.write.name:
                aligned = earlier.pointwise and _aligned(earlier.write, read, earlier.fresh)
                yield ArrayDependence(DependenceKind.FLOW, read.name, aligned)
        if later.write is not None and later.write.name == earlier.write.name and not later.fresh:
            same = _aligned(earlier.write, later.write, False) and earlier.pointwise
            yield ArrayDependence(DependenceKind.OUTPUT, later.write.name, same)
    if later.write is not None and not later.fresh:
        for read in earlier.reads:
            if read.name == later.write.name:
                yield ArrayDependence(DependenceKind.ANTI, read.name, _aligned(read, later.write, False))


def _aligned(one: Operand, other: Operand, fresh: bool) -> bool:
    """Tell whether two operands of one array have their elements in the same places."""
    if one.mixed or other.mixed or None in one.indices or None in other.indices:
        return False
    return other.indices == () if fresh else one.indices == other.indices


def fusable(run: Sequence[ArrayStatement], statement: ArrayStatement) -> bool:
    """Tell whether a statement can be evaluated in one pass with those before it."""
    together = (*run, statement)
    in_place = any(s.write is not None and not s.fresh for s in together)
    if len(together) > 1 and in_place and any(s.shared for s in together):
        return False
    found = [d for s in run for d in dependences(s, statement)]
    if run and not found and not any(_meet(s, statement) for s in run):
        return False
    return all(d.aligned for d in found)


def _meet(one: ArrayStatement, other: ArrayStatement) -> bool:
    """Tell whether two statements go over the same elements of some array."""
    shared = {r for r in one.reads if not r.mixed and not r.number and None not in r.indices}
    return not shared.isdisjoint(other.reads)


class _Finder:
    """Walks the blocks of a module."""

    def __init__(self, facts: ModuleFacts) -> None:
        self.facts = facts
        self.kinds = Kinds(facts)
        self.around = {site.node: site.around for site in facts.loops}

    def runs(self) -> Iterator[tuple[ArrayStatement, ...]]:
        """Yield the runs, by position."""
        found = list(self._block(self.facts.tree.body, self.facts.scope, ()))
        yield from sorted(found, key=lambda run: (run[0].node.lineno, run[0].node.col_offset))

    def _block(
        self, body: Sequence[ast.stmt], scope: Scope, around: tuple[LoopNode, ...]
    ) -> Iterator[tuple[ArrayStatement, ...]]:
        run: list[ArrayStatement] = []
        for node in body:
            statement = self._statement(node, scope, around)
            if statement is None or not fusable(run, statement):
                if run:
                    yield tuple(run)
                run = []
            if statement is not None:
                run.append(statement)
            yield from self._inside(node, scope, around)
        if run:
            yield tuple(run)

    def _inside(
        self, node: ast.stmt, scope: Scope, around: tuple[LoopNode, ...]
    ) -> Iterator[tuple[ArrayStatement, ...]]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = self.facts.scope_of.get(node)
            if inner is not None and not _is_kernel(self.facts, node, scope):
                yield from self._block(node.body, inner, ())
            return
        inside = (*around, node) if isinstance(node, ast.For | ast.AsyncFor | ast.While) else around
        for field in ("body", "orelse", "finalbody"):
            suite = getattr(node, field, None)
            if isinstance(suite, list) and suite and isinstance(suite[0], ast.stmt):
                yield from self._block(suite, scope, inside if field == "body" else around)
        for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            yield from self._block(part.body, scope, around)

    def _statement(self, node: ast.stmt, scope: Scope, around: tuple[LoopNode, ...]) -> ArrayStatement | None:
        try:
            found = self._read(node, scope)
        except NoArrays:
            return None
        if found is None or not any(o.relation in _REPORTED for o in found.operations):
            return None
        return replace(found, around=around)

    def _read(self, node: ast.stmt, scope: Scope) -> ArrayStatement | None:
        expression = Expression(self.kinds, scope)
        write: Operand | None = None
        fresh = False
        match node:
            case ast.Assign(targets=[target], value=value):
                expression.read(value)
                write, fresh = self._target(expression, target)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                expression.read(value)
                write, fresh = self._target(expression, target)
            case ast.AugAssign(target=target, op=op, value=value):
                if expression.read(ast.BinOp(target, op, value)) is not Kind.ARRAY:
                    return None
                write, fresh = self._target(expression, target)[0], False
            case ast.Return(value=ast.expr() as value):
                expression.read(value)
            case ast.Expr(value=ast.Call() as value):
                expression.read(value)
                if not expression.outputs:
                    return None
            case _:
                return None
        if expression.outputs:
            if len(expression.outputs) > 1 or not path_of(expression.outputs[0]):
                return None
            if write is None or fresh:
                write, fresh = Operand(path_of(expression.outputs[0])), False
        operands = expression.operands
        if not _folds_last(node, expression.operations):
            # What is folded and then used again needs two passes.
            operands = [replace(o, mixed=True) for o in operands]
        shared = {o.name for o in (*operands, *([write] if write is not None and not fresh else ()))}
        shared = {n for n in shared if not self._owned(n, scope)}
        return ArrayStatement(
            node, scope, tuple(expression.operations), tuple(operands), write, fresh, frozenset(shared)
        )

    def _owned(self, name: str, scope: Scope) -> bool:
        return name.isidentifier() and self.kinds.owns(self.facts.resolve(name, scope))

    def _target(self, expression: Expression, target: ast.expr) -> tuple[Operand, bool]:
        """Return what is written, and whether it is a new array."""
        if isinstance(target, ast.Name):
            return Operand(target.id), True
        if isinstance(target, ast.Subscript) and path_of(target.value):
            before, done = len(expression.operands), len(expression.operations)
            indices, _, gathered = expression.indices(target.slice)
            del expression.operations[done:]
            return Operand(path_of(target.value), indices, gathered or len(expression.operands) > before), False
        if isinstance(target, ast.Attribute) and path_of(target):
            return Operand(path_of(target)), True
        raise NoArrays


def _folds_last(node: ast.stmt, operations: Sequence[Operation]) -> bool:
    """Tell whether a statement folds nothing, or folds once and does nothing with it but keep it."""
    folds = [o for o in operations if o.relation in (Relation.REDUCTION, Relation.SCAN)]
    if not folds:
        return True
    value = getattr(node, "value", None)
    name = value.func.attr if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) else ""
    return (
        len(folds) == 1 and operations[-1] is folds[0] and name == folds[0].name and not isinstance(node, ast.AugAssign)
    )


def _is_kernel(facts: ModuleFacts, node: FunctionNode | ast.ClassDef, scope: Scope) -> bool:
    for decorator in node.decorator_list:
        func = decorator.func if isinstance(decorator, ast.Call) else decorator
        if (facts.qualified(func, scope) or "").startswith("autopar.parallel_"):
            return True
    return False
