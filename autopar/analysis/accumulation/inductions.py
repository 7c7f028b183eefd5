"""Induction variables: counters that every iteration moves by the same amount, ``k += 1``, beside the loop's own.

What such a variable is at the start of any iteration follows from its value before the loop (Aho, Lam, Sethi and
Ullman, *Compilers*, section 9.1.5), so that a chunk need not wait for the one before it. A walk of the syntax, like
that of draws: branches must move it alike, inner loops a number of times known before the outer one. The runtime
holds every chunk's last value against the next one's first.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.random_draws.draw_counts import Count, Varying
from autopar.analysis.random_draws.draws import DrawCounter, equal, in_order, leaves
from autopar.syntax.scopes import ModuleFacts, Scope

_NAMED = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.ExceptHandler,
    ast.MatchAs,
    ast.MatchStar,
)
"""What binds a name without a `Name` node."""


@dataclass(frozen=True, slots=True)
class Induction:
    """A variable that grows by ``step`` in every iteration."""

    name: str
    step: Count

    @property
    def constant(self) -> int | None:
        """The step where it is a number."""
        if not self.step.terms:
            return 0
        return self.step.terms[0][1] if [m for m, _ in self.step.terms] == [()] else None

    def before(self, variable: LoopVariable | None, start: Affine | None) -> Affine | None:
        """Return its value at the start of an iteration, as a function of the loop's own variable.

        Parameters
        ----------
        variable
            The loop's own, None where it has none: then this one takes its part.
        start
            Its value before the loop, where that is known; otherwise a symbol stands for it.
        """
        step = self.constant
        if variable is None:
            return Affine.symbol(self.name) if step else None
        if step is None or variable.lower is None or abs(variable.step) != 1:
            return None
        first = Affine.symbol(f"{self.name}.start") if start is None else start
        return first + (Affine.symbol(variable.name) - variable.lower).scale(step * variable.step)


def inductions_of(
    facts: ModuleFacts, scope: Scope, bound: frozenset[str], body: Sequence[ast.stmt], besides: Iterable[str]
) -> dict[str, Induction]:
    """Return the induction variables of a loop body.

    Parameters
    ----------
    scope, bound
        Where the loop stands, and the names that it binds there.
    besides
        Names that have another part: loop targets, reductions.
    """
    moved = {name for s in body for n in ast.walk(s) if (name := _moved(n))}
    found: dict[str, Induction] = {}
    for name in sorted(moved - set(besides)):
        if _assigned_otherwise(body, name):
            continue
        try:
            step = _Moves(facts, scope, bound, name).block(body)
        except Varying:
            continue
        if step:
            found[name] = Induction(name, step)
    for name in sorted(_ends_of_chains(body) - moved - set(besides)):
        moved_by = _Moves(facts, scope, bound, name).chain(body)
        if moved_by:
            found[name] = Induction(name, moved_by)
    return found


def _ends_of_chains(body: Sequence[ast.stmt]) -> set[str]:
    """Return the names that a body assigns once, to another name plus something: ``k = j + 1; ...; j = k + 1``."""
    ends: dict[str, str] = {}
    for statement in body:
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Name(id=other) | ast.BinOp(left=ast.Name(id=other), op=ast.Add() | ast.Sub()),
            ) if other != name:
                ends[name] = other
    return {name for name, other in ends.items() if other in ends and _stores(body, name) == 1}


def _moved(node: ast.AST) -> str:
    """Return the variable that a statement moves: ``k += e``, ``k -= e``, ``k = k + e``; else ``""``."""
    match node:
        case ast.AugAssign(target=ast.Name(id=name), op=ast.Add() | ast.Sub()):
            return name
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=left), op=ast.Add() | ast.Sub())
        ) if left == name:
            return name
    return ""


def _assigned_otherwise(body: Sequence[ast.stmt], name: str) -> bool:
    """Tell whether something else than a move binds, deletes or hides the name."""
    return _stores(body, name) != sum(_moved(n) == name for s in body for n in ast.walk(s))


def _stores(body: Sequence[ast.stmt], name: str) -> int:
    """Return in how many places a body binds, deletes or hides a name."""
    stores = 0
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
                stores += 1
            elif isinstance(node, _NAMED):
                stores += node.name == name
            elif isinstance(node, ast.MatchMapping):
                stores += node.rest == name
            elif isinstance(node, ast.Global | ast.Nonlocal):
                stores += name in node.names
            elif isinstance(node, ast.arg):
                stores += node.arg == name
            elif isinstance(node, ast.alias):
                stores += (node.asname or node.name).partition(".")[0] == name
    return stores


class _Moves:
    """Adds up how far one iteration moves a variable."""

    def __init__(self, facts: ModuleFacts, scope: Scope, bound: frozenset[str], name: str) -> None:
        self.name = name
        variable = facts.resolve(name, scope)
        self.integers = DrawCounter(facts, variable, scope, bound, set())

    def block(self, body: Sequence[ast.stmt]) -> Count:
        """Return the move of a block; raises `Varying` where iterations may move it differently."""
        return in_order(body, self._statement, Count())

    def chain(self, body: Sequence[ast.stmt]) -> Count | None:
        """Return the move of a variable by way of others; None where that is not one and the same number.

        Names are followed that are the variable's value at the start of the iteration plus so many, statement by
        statement (forward substitution).
        """
        apart = {self.name: Count()}
        for statement in body:
            if leaves(statement) or any(isinstance(n, ast.Continue) for n in ast.walk(statement)):
                return None
            value = self._apart(statement, apart)
            apart = {name: count for name, count in apart.items() if not _stores([statement], name)}
            if value is not None and isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                apart[statement.targets[0].id] = value
        return apart.get(self.name)

    def _apart(self, node: ast.stmt, apart: Mapping[str, Count]) -> Count | None:
        match node:
            case ast.Assign(targets=[ast.Name()], value=ast.Name(id=name)):
                return apart.get(name)
            case ast.Assign(
                targets=[ast.Name()],
                value=ast.BinOp(left=ast.Name(id=name), op=ast.Add() | ast.Sub() as op, right=term),
            ) if name in apart:
                try:
                    step = self.integers.integer(term)
                except Varying:
                    return None
                return apart[name] + (step * Count.number(-1) if isinstance(op, ast.Sub) else step)
        return None

    def _statement(self, node: ast.stmt) -> Count:
        if _moved(node) == self.name:
            return self._step(node)
        match node:
            case ast.If():
                return equal(self.block(node.body), self.block(node.orelse))
            case ast.For():
                inner = self.block(node.body)
                if inner and any(leaves(s) for s in node.body):
                    raise Varying
                return (self.integers.trips(node.iter) * inner if inner else inner) + self.block(node.orelse)
            case ast.With():
                return self.block(node.body)
        if any(_moved(n) == self.name for n in ast.walk(node)):
            raise Varying
        return Count()

    def _step(self, node: ast.stmt) -> Count:
        if isinstance(node, ast.AugAssign):
            value, op = node.value, node.op
        else:
            assert isinstance(node, ast.Assign)
            assert isinstance(node.value, ast.BinOp)
            value, op = node.value.right, node.value.op
        step = self.integers.integer(value)
        return step * Count.number(-1) if isinstance(op, ast.Sub) else step
