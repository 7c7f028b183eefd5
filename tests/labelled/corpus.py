"""Reads the labelled programs: every function with a ``# call:`` line above it, and the label of each of its loops."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.labelled.patterns import PATTERNS, Pattern

FOLDER = Path(__file__).with_name("programs")

_TRUTH = re.compile(r"#\s*truth:\s*(.+)$")
_CALL = re.compile(r"#\s*call( apart)?:\s*(.*)$")
_LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

_INPUTS = (Path(__file__).with_name("inputs.py")).read_text("utf-8")


class LabelError(ValueError):
    """A loop without a label, or a label that says nothing."""


@dataclass(frozen=True, slots=True)
class Loop:
    """One labelled loop: where it is, what it is, and the loops inside it."""

    line: int
    column: int
    pattern: Pattern
    within: tuple[tuple[int, int], ...]

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, as in a report."""
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Program:
    """One function that is called: where its comments begin and it ends, and the texts of its arguments.

    ``apart`` tells that its arguments must not alias one another: the program would never end.
    """

    name: str
    first_line: int
    line: int
    end_line: int
    calls: tuple[str, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Suite:
    """One file of programs."""

    name: str
    text: str
    programs: tuple[Program, ...]
    loops: tuple[Loop, ...]

    @property
    def source(self) -> str:
        """The text, then the functions that make inputs, and ``f(name, *arguments)`` that calls a program."""
        return f"{self.text}\n\n{_INPUTS}"

    def program_of(self, loop: Loop) -> Program | None:
        """Return the program that a loop stands in; None in a helper."""
        return next((p for p in self.programs if p.line <= loop.line <= p.end_line), None)


@cache
def suites() -> tuple[Suite, ...]:
    """Return all files."""
    return tuple(load(path) for path in sorted(FOLDER.glob("*.py")))


def load(path: Path) -> Suite:
    """Read one file; raises `LabelError` where a loop and its label do not match."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    comments = _comments(text)
    return Suite(path.stem, text, tuple(_programs(tree, comments)), tuple(_loops(path.stem, tree, comments)))


def _comments(text: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}


def _programs(tree: ast.Module, comments: dict[int, str]) -> list[Program]:
    found = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        line = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        calls: list[str] = []
        apart = False
        while (match := _CALL.match(comments.get(line - 1, ""))) is not None:
            line -= 1
            calls.insert(0, match[2].strip())
            apart = apart or match[1] is not None
        if calls:
            found.append(Program(node.name, line, node.lineno, node.end_lineno or node.lineno, tuple(calls), apart))
    return found


def _loops(name: str, tree: ast.Module, comments: dict[int, str]) -> list[Loop]:
    """Match the loops that start on a line, from left to right, with the labels at its end."""
    starting: dict[int, list[ast.AST]] = {}
    for node in ast.walk(tree):
        if isinstance(node, _LOOPS):
            starting.setdefault(node.lineno, []).append(node)
    labels = {line: match[1].split() for line, comment in comments.items() if (match := _TRUTH.match(comment))}
    for line in starting.keys() ^ labels.keys():
        raise LabelError(f"{name}.py:{line}: {'a loop without a label' if line in starting else 'a label, no loop'}")
    found = []
    for line, nodes in sorted(starting.items()):
        if len(nodes) != len(labels[line]):
            raise LabelError(f"{name}.py:{line}: {len(nodes)} loops and {len(labels[line])} labels")
        for node, label in zip(sorted(nodes, key=_column), labels[line], strict=True):
            if label not in PATTERNS:
                raise LabelError(f"{name}.py:{line}: no pattern is called {label!r}")
            found.append(Loop(line, _column(node), PATTERNS[label], _inside(node)))
    return found


def _column(node: ast.AST) -> int:
    assert isinstance(node, _LOOPS)
    return node.col_offset


def _inside(outer: ast.AST) -> tuple[tuple[int, int], ...]:
    loops = [node for node in ast.walk(outer) if isinstance(node, _LOOPS) and node is not outer]
    return tuple((node.lineno, node.col_offset) for node in loops)
