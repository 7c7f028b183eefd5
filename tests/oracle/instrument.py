"""Make a program's loops say when an iteration begins: a rewrite of the tree, positions unchanged."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.oracle.recording import Record, RecordingArray, RecordingList

HOOK = "__oracle__"


class Oracle:
    """What instrumented programs call."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def iterations(
        self, line: int, column: int, names: Mapping[str, Any], target: str, iterable: Iterable[Any]
    ) -> Iterator[Any]:
        """Yield from an iterable; each item begins an iteration and is what ``target`` is then bound to."""
        execution = self.record.begin((line, column), dict(names))
        try:
            for item in iterable:
                binding: dict[str, Any] = {"_item": item}
                if not isinstance(item, RecordingArray | RecordingList):
                    exec(f"{target} = _item", binding)
                execution.next_iteration(binding, dict(sys._getframe(1).f_locals))
                yield item
                execution.iteration = None
        finally:
            self.record.end(execution)

    def begin(self, line: int, column: int, names: Mapping[str, Any]) -> None:
        """A ``while`` loop begins."""
        self.record.begin((line, column), dict(names))

    def tick(self, line: int, column: int, names: Mapping[str, Any]) -> None:
        """An iteration of the innermost running ``while`` loop at that place begins."""
        self._running(line, column).next_iteration(dict(names), dict(names))

    def end(self, line: int, column: int) -> None:
        """A ``while`` loop ends."""
        self.record.end(self._running(line, column))

    def _running(self, line: int, column: int) -> Any:
        return next(e for e in reversed(self.record.running) if e.loop == (line, column))


class _Instrumenter(ast.NodeTransformer):
    def _call(self, method: str, node: ast.AST, *more: ast.expr) -> ast.Call:
        place = [ast.Constant(node.lineno), ast.Constant(node.col_offset)]  # type: ignore[attr-defined]
        function = ast.Attribute(ast.Name(HOOK, ast.Load()), method, ast.Load())
        return ast.Call(function, [*place, *more], [])

    def _names(self) -> ast.Call:
        return ast.Call(ast.Name("locals", ast.Load()), [], [])

    def _iterations(self, node: ast.AST, target: ast.expr, iterable: ast.expr) -> ast.Call:
        return self._call("iterations", node, self._names(), ast.Constant(ast.unparse(target)), iterable)

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = self._iterations(node, node.target, node.iter)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        begin = ast.Expr(self._call("begin", node, self._names()))
        node.body.insert(0, ast.Expr(self._call("tick", node, self._names())))
        guarded = ast.Try([node], [], [], [ast.Expr(self._call("end", node))])
        return ast.If(ast.Constant(True), [begin, guarded], [])

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> ast.AST:
        self.generic_visit(node)
        first = node.generators[0]
        first.iter = self._iterations(node, first.target, first.iter)
        return node

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension


def instrumented(source: str, record: Record) -> dict[str, Any]:
    """Execute a module whose loops report to ``record``; return its globals."""
    tree = ast.fix_missing_locations(_Instrumenter().visit(ast.parse(source)))
    module: dict[str, Any] = {"__name__": "program", HOOK: Oracle(record)}
    exec(compile(tree, "<program>", "exec", dont_inherit=True), module)
    return module
