"""Outlines by syntax alone, for tests of the text: every loop is taken out, whatever it does."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from autopar.analysis.outline import Outline, Parameter
from autopar.rewrite.result import Rewritten
from autopar.spec import LoopKind, LoopSpec

Loop = ast.For | ast.While | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
KINDS: dict[type[ast.AST], LoopKind] = {
    ast.For: LoopKind.FOR,
    ast.While: LoopKind.WHILE,
    ast.ListComp: LoopKind.LIST,
    ast.SetComp: LoopKind.SET,
    ast.DictComp: LoopKind.DICT,
    ast.GeneratorExp: LoopKind.LIST,
}
STAYS = (
    ast.Break,
    ast.Return,
    ast.Yield,
    ast.YieldFrom,
    ast.Await,
    ast.AsyncFor,
    ast.AsyncWith,
    ast.Nonlocal,
    ast.Global,
    ast.NamedExpr,
    ast.ClassDef,
    ast.Import,
    ast.ImportFrom,
    ast.Continue,
)


def crude_outlines(source: str) -> tuple[Outline, ...]:
    """Return an outline for every outermost loop without control flow or bindings that a function could not hold."""
    lines = source_lines(source)
    found: list[Outline] = []
    for node in _outermost(ast.parse(source)):
        column = len(lines[node.lineno - 1].encode()[: node.col_offset].decode())
        found.append(_outline(source, node, column))
    return tuple(found)


def source_lines(source: str) -> list[str]:
    """Return the lines as Python counts them, without their ends."""
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def kept_lines(source: str) -> list[str]:
    """Return the lines as Python counts them, with their ends."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", source)


def _outermost(node: ast.AST) -> Iterator[Loop]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Loop) and _movable(child):
            yield child
            if isinstance(child, ast.For):
                for part in (child.iter, *child.orelse):
                    yield from _outermost(part)
        else:
            yield from _outermost(child)


def _movable(node: Loop) -> bool:
    if any(isinstance(inner, STAYS) for inner in ast.walk(node)):
        return False
    if any(getattr(c, "is_async", 0) for inner in ast.walk(node) for c in getattr(inner, "generators", ())):
        return False
    if isinstance(node, ast.While):
        test = node.test
        return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.left, ast.Name)
    return True


def _outline(source: str, node: Loop, column: int) -> Outline:
    kind = KINDS[type(node)]
    names = [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    stored = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    free = [n for n in dict.fromkeys(names) if n not in stored and not hasattr(builtins, n)]
    counter = stop = ""
    if isinstance(node, ast.While):
        assert isinstance(node.test, ast.Compare)
        assert isinstance(node.test.left, ast.Name)
        counter = node.test.left.id
        stop = ast.get_source_segment(source, node.test.comparators[0]) or ""
    statement = isinstance(node, ast.For | ast.While)
    returns = sorted(stored) if statement else []
    return Outline(
        line=node.lineno,
        column=column,
        end_line=node.end_lineno or node.lineno,
        function="<module>",
        spec=LoopSpec(kind),
        parameters=tuple(Parameter(n, n) for n in free if n != counter),
        returns=tuple(returns),
        unbound=tuple(n for n in returns if n != counter),
        counter=counter,
        stop=stop,
    )


def check_lines(source: str, rewritten: Rewritten, outlines: tuple[Outline, ...]) -> None:
    """Hold the line map against the text: a line like its origin stands as many columns off as the map says."""
    old, new = source_lines(source), source_lines(rewritten.code)
    count = len(new) - 1 if new[-1] == "" else len(new)
    assert len(rewritten.lines) == count
    headers = {o.line for o in outlines}
    covered = {n for o in outlines for n in range(o.line, o.end_line + 1)}
    for text, origin in zip(new, rewritten.lines, strict=False):
        assert 1 <= origin.line <= len(old)
        was = old[origin.line - 1]
        made = origin.shift == 0 and origin.line in headers
        if text.strip() and text.strip() == was.strip() and not made:
            moved = (len(text) - len(text.lstrip())) - (len(was) - len(was.lstrip()))
            assert origin.shift == moved, (text, was)
        elif text.strip() and not text.strip().startswith(("import autopar", "[", "]", "return [")):
            assert origin.line in headers or origin.line in covered or origin.shift == 0, (text, was)


def check_untouched(source: str, rewritten: Rewritten, outlines: tuple[Outline, ...]) -> None:
    """Hold that every line outside the loops stands in the new text, in order, to the byte.

    Comments below a loop are left out: some of them belong to its body.
    """
    lines = kept_lines(source)
    covered: set[int] = set()
    for outline in outlines:
        end = outline.end_line
        while end < len(lines) and (not lines[end].strip() or lines[end].lstrip().startswith("#")):
            end += 1
        covered.update(range(outline.line - 1, end))
    rest = iter(kept_lines(rewritten.code))
    for number, line in enumerate(lines):
        if number not in covered:
            assert any(line == candidate for candidate in rest), line
