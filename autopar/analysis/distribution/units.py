"""What a loop's body is distributed by: its statements, those in the branches of an ``if`` taken apart or not.

Where the branches are taken apart, each stage has the conditions that its statements stand under (Allen and Kennedy,
*Optimizing Compilers for Modern Architectures*, section 7.2.2), so they must come out the same in both.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from autopar.analysis.outline import Cut
from autopar.syntax.source import Source


@dataclass(slots=True)
class Units:
    """The parts of a body in the order of the text.

    Parameters
    ----------
    body
        The body.
    nodes
        Statements, and the conditions of those that are taken apart.
    tops
        For each the statement of the body that it stands in, by its place there.
    under
        For each the conditions that it stands under, by their places among ``nodes``.
    tests
        Which are conditions, with the statements that these belong to.
    otherwise
        The parts that stand behind ``else`` or ``elif``, by the condition.
    chained
        The identities of those that are spelled ``elif``.
    """

    body: list[ast.stmt]
    nodes: list[ast.AST] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    under: list[tuple[int, ...]] = field(default_factory=list)
    tests: dict[int, ast.If] = field(default_factory=dict)
    otherwise: dict[int, range] = field(default_factory=dict)
    chained: set[int] = field(default_factory=set)

    @classmethod
    def whole(cls, body: list[ast.stmt]) -> Units:
        """Return the statements of a body as they are."""
        places = list(range(len(body)))
        return cls(body, list(body), places, [() for _ in body])

    @classmethod
    def apart(cls, body: list[ast.stmt], source: Source) -> Units:
        """Return the statements of a body, those in branches each by itself."""
        found = cls(body)
        for place, statement in enumerate(body):
            found._add(statement, place, (), source)
        return found

    def _add(self, statement: ast.stmt, top: int, under: tuple[int, ...], source: Source) -> None:
        takes = isinstance(statement, ast.If) and _on_lines_of_their_own(statement, source)
        if takes and not any(isinstance(n, ast.NamedExpr | ast.Await | ast.Yield) for n in ast.walk(statement)):
            assert isinstance(statement, ast.If)
            self.tests[len(self.nodes)] = statement
            line, column = source.start(statement)
            if source.lines[line - 1][column:].startswith("elif"):
                self.chained.add(id(statement))
            self._note(statement.test, top, under)
            inside = (*under, len(self.nodes) - 1)
            for inner in statement.body:
                self._add(inner, top, inside, source)
            begin = len(self.nodes)
            for inner in statement.orelse:
                self._add(inner, top, inside, source)
            self.otherwise[inside[-1]] = range(begin, len(self.nodes))
        else:
            self._note(statement, top, under)

    def _note(self, node: ast.AST, top: int, under: tuple[int, ...]) -> None:
        self.nodes.append(node)
        self.tops.append(top)
        self.under.append(under)

    def exclude_each_other(self, one: int, other: int) -> bool:
        """Tell whether two parts stand in different branches, so that an iteration comes to one of them at most."""
        shared = {*self.under[one]} & {*self.under[other]}
        return any((one in self.otherwise[test]) is not (other in self.otherwise[test]) for test in shared)

    def edges(self) -> set[tuple[int, int]]:
        """Return the orders between conditions and what stands under them."""
        return {(test, place) for place, tests in enumerate(self.under) for test in tests}

    def used_by(self, stage: Iterable[int]) -> list[int]:
        """Return the parts of a stage, with all conditions that it has a copy of."""
        own = [i for i in stage if i not in self.tests]
        return sorted({*own, *(test for i in own for test in self.under[i])})

    def stage(self, stage: Iterable[int]) -> list[ast.stmt]:
        """Return the body with the statements of a stage alone."""
        kept = {id(self.nodes[i]) for i in stage if i not in self.tests}
        return self._kept(self.body, kept)

    def _kept(self, block: Sequence[ast.stmt], kept: set[int]) -> list[ast.stmt]:
        split = {id(s) for s in self.tests.values()}
        found: list[ast.stmt] = []
        for statement in block:
            if id(statement) in kept:
                found.append(statement)
            elif id(statement) in split and isinstance(statement, ast.If):
                body, orelse = self._kept(statement.body, kept), self._kept(statement.orelse, kept)
                if body or orelse:
                    shown = ast.If(statement.test, body or [ast.copy_location(ast.Pass(), statement.body[0])], orelse)
                    found.append(ast.copy_location(shown, statement))
        return found

    def lines_without(self, stage: Iterable[int]) -> list[tuple[ast.stmt, bool]]:
        """Return what the text of a stage leaves out, and whether a ``pass`` must stand in its place."""
        kept = {id(self.nodes[i]) for i in stage if i not in self.tests}
        return list(self._left_out(self.body, kept, top=True))

    def _left_out(self, block: Sequence[ast.stmt], kept: set[int], top: bool) -> Iterable[tuple[ast.stmt, bool]]:
        empty = not top and bool(block) and not self._kept(block, kept)
        if empty and id(block[0]) not in self.chained:
            for number, statement in enumerate(block):
                yield statement, number == 0
            return
        for statement in block:
            if id(statement) in kept:
                continue
            if not self._kept([statement], kept):
                yield statement, False
            elif isinstance(statement, ast.If):
                yield from self._left_out(statement.body, kept, top=False)
                yield from self._left_out(statement.orelse, kept, top=False)


def cut_of(statement: ast.stmt, before: int, source: Source, new: str = "", below: bool = False) -> Cut:
    """Return the lines of a statement with the comments and empty lines above it; with ``below`` the empty ones too.

    Above ``before`` is the statement in front of it.
    """
    line, end = statement.lineno, statement.end_lineno or statement.lineno
    while line - 1 > before and _is_blank(source.lines[line - 2], "#"):
        line -= 1
    while below and _is_blank(source.lines[end]):
        end += 1
    return Cut(line, end, new)


def _is_blank(line: str, comment: str = "\n") -> bool:
    return not line.strip() or line.lstrip().startswith(comment)


def _on_lines_of_their_own(statement: ast.If, source: Source) -> bool:
    """Tell whether the statements in the branches share their lines with nothing else."""
    end = statement.test.end_lineno or 0
    for block in (statement.body, statement.orelse):
        for inner in block:
            line, column = source.start(inner)
            if line <= end or source.lines[line - 1][:column].strip():
                return False
            end = inner.end_lineno or 0
    return True
