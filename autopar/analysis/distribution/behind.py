"""Loop distribution the other way round: what is independent runs first, and behind it the recurrence that uses it.

``feature = extract(frame); state = step(state, feature)``: the values that the first part hands over are expanded into
lists, and what carries dependences then runs in order over these.
"""

from __future__ import annotations

import ast

from autopar.analysis.calls.endings import surely_end
from autopar.analysis.distribution.graph import Graph
from autopar.analysis.distribution.split import (
    Distribution,
    Split,
    bare,
    blamed,
    does_more,
    has_work,
    remembers,
    runs_long,
)
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.loop_operands import OperandJudge
from autopar.analysis.result import LoopResult
from autopar.syntax.named import names_in

_ROUNDS = 4
_FINITE = {"range", "enumerate", "zip", "reversed", "sorted"}


def recurrence_behind(
    analysis: LoopAnalysis, seen: OperandJudge, node: ast.For, graph: Graph, result: LoopResult
) -> Distribution | None:
    """Return how a loop is split into an independent part and a recurrence behind it; None where it is not."""
    more: set[int] = set()
    for _ in range(_ROUNDS):
        ahead = independent_work(graph, more)
        split = _Behind(analysis, seen, node, graph, ahead)
        if not split.ahead or not split.behind:
            return None
        if not split.is_cheap() or not split.ends() or not split.asks_alike() or not split.expand():
            return None
        if (split.expanded or split.units.tests) and not any(has_work(graph.body[i]) for i in ahead):
            return None
        first = split.analyse(ast.For(node.target, node.iter, split.units.stage(split.ahead), []))
        if not first.obstacles:
            return split.put_together(result, first)
        found = blamed(graph, first)
        if found is None:
            return None
        more |= found
    return None


def independent_work(graph: Graph, more: set[int] | None = None) -> frozenset[int]:
    """Return the statements that take long and need nothing of what is carried, with what they need.

    Where there are none, all that need nothing of it and compute anything.
    """
    last = graph.behind(more or ())
    left = {i for i in range(len(graph.body)) if i not in last}
    long = {i for i in left if has_work(graph.body[i])}
    return graph.closed(long or {i for i in left if any(isinstance(n, ast.BinOp) for n in ast.walk(graph.body[i]))})


class _Behind(Split):
    """A body cut in two, of which the second part is what carries dependences."""

    def is_cheap(self) -> bool:
        """Tell whether the second stage has no loops of its own."""
        for index in self.behind:
            statement = self.graph.body[index]
            name = _appended_to(statement)
            if name:
                self.appended.add(name)
            elif runs_long(statement):
                return False
        others = [node for node in self.graph.body if not _appended_to(node)]
        return not any(names_in(s) & self.appended for s in others)

    def ends(self) -> bool:
        """Tell whether the first stage surely ends, which also runs where the program may not come to it."""
        for node in (n for i in self.ahead for n in ast.walk(self.graph.body[i])):
            if isinstance(node, ast.While | ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom):
                return False
            if isinstance(node, ast.For | ast.comprehension) and not self._is_finite(node.iter):
                return False
        return True

    def _is_finite(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call):
            func = node.func
            plain = isinstance(func, ast.Name) and func.id in _FINITE and self.seen.builtin(func.id)
            return plain and all(self._is_finite(a) for a in node.args)
        return not any(isinstance(n, ast.GeneratorExp | ast.Call) for n in ast.walk(node))

    def put_together(self, result: LoopResult, rest: LoopResult) -> Distribution | None:
        """Return the two stages and the whole as kernels see them, ``rest`` being the independent one."""
        first, last = rest, self.rest()
        collected = {v.name for v in last.collected}
        if does_more(last) or last.keyed or collected != self.appended:
            return None
        if first.elements or first.first or first.cuts or any(w.reads or w.snapshot for w in first.written):
            return None
        if remembers((*first.calls, *last.calls)) or not surely_end(first.calls, self.seen.facts):
            return None
        written, passed = self.written(self.behind), self.passed(self.behind, first)
        if written is None or passed is None:
            return None
        bare(last, written, passed)
        bare(first, first.written, [])
        whole = self.whole(result, last, first, written, passed)
        whole.collected = [*first.collected, *last.collected]
        roots = self.roots(written, passed)
        stages = self.ahead, self.behind
        return Distribution(whole, first, last, self.units, stages, self.expanded, roots, behind=True)


def _appended_to(statement: ast.AST) -> str:
    """Return the list that a statement appends to, and does nothing else; ``""`` where it does not."""
    match statement:
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[argument], keywords=[])
        ):
            simple = not isinstance(argument, ast.Starred) and not runs_long(argument)
            return name if simple and name not in names_in(argument) else ""
    return ""
