"""Loop distribution: a cheap recurrence runs first, and the rest of the body, which only uses its results, in parallel.

Or the recurrence runs last, where what it uses takes longer (`autopar.analysis.distribution.behind`).

Allen and Kennedy, *Optimizing Compilers for Modern Architectures*, chapters 2 and 5: a loop may be split in two where
no dependence leads from the second part back to the first, that is between components of the graph of its statements'
dependences. The first part is everything that others depend on in later iterations, with all that this needs. Scalars
that it hands over are expanded into lists, one value for each iteration.
"""

from __future__ import annotations

import ast

from autopar.analysis.accumulation.scans import is_work
from autopar.analysis.context import Look
from autopar.analysis.distribution.behind import independent_work, recurrence_behind
from autopar.analysis.distribution.graph import Graph, graph_of, is_plain
from autopar.analysis.distribution.split import CARRIED, Distribution, Split, blamed, has_work
from autopar.analysis.distribution.units import Units
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.loop_operands import OperandJudge
from autopar.analysis.result import LoopResult
from autopar.syntax.scopes import LoopSite

_ROUNDS = 4


def distributed(analysis: LoopAnalysis, site: LoopSite, result: LoopResult) -> Distribution | None:
    """Return how a loop that carries dependences is split into a recurrence and an independent rest; None if it is not.

    Parameters
    ----------
    result
        What is known of the loop as a whole.
    """
    node = site.node
    if not isinstance(node, ast.For) or not is_plain(node) or {o.code for o in result.obstacles} - CARRIED:
        return None
    if (
        result.prints
        or result.draws
        or result.exits
        or result.drains
        or result.elements
        or result.conditional
        or result.numbers
    ):
        return None
    whole, apart = Units.whole(node.body), Units.apart(node.body, analysis.source)
    kinds = [*([whole] if len(whole.nodes) > 1 else ()), *([apart] if apart.tests else ())]
    if not kinds:
        return None
    looks = [analysis.look_at(site)]
    if _may_be_numbers(looks[0]):
        looks.append(analysis.look_at(site, Look(of_numbers=True)))
    for units in kinds:
        for seen in looks:
            graph = graph_of(seen, node, analysis, result, units)
            found = None if graph is None else _by(graph, analysis, seen, node, result)
            if found is not None:
                return found
    return None


def _may_be_numbers(seen: OperandJudge) -> bool:
    """Tell whether elements of what the loop writes are read under other names: these may be rows, or numbers."""
    there = seen.seen_there
    touches = (
        [] if there is None else [t for found in there.by_root.values() if any(w.writes for w in found) for t in found]
    )
    return any(isinstance(t.node, ast.Name) and t.node.id != t.root.name and not t.writes for t in touches)


def _by(
    graph: Graph, analysis: LoopAnalysis, seen: OperandJudge, node: ast.For, result: LoopResult
) -> Distribution | None:
    body = graph.body
    ahead = independent_work(graph)
    if any(has_work(body[i]) for i in ahead & graph.closed()) and not any(
        has_work(body[i]) for i in graph.behind() - graph.closed()
    ):
        # What takes long would have to run before the recurrence, one iteration after the other.
        found = recurrence_behind(analysis, seen, node, graph, result)
        if found is not None:
            return found
    return _recurrence_first(analysis, seen, node, graph, result) or recurrence_behind(
        analysis, seen, node, graph, result
    )


def _recurrence_first(
    analysis: LoopAnalysis, seen: OperandJudge, node: ast.For, graph: Graph, result: LoopResult
) -> Distribution | None:
    for _ in range(_ROUNDS):
        first = _with_light_uses(graph)
        if not first or not _gains(graph.body, first):
            return None
        split = Split(analysis, seen, node, graph, first)
        if not split.is_cheap() or not split.asks_alike() or not split.expand():
            return None
        if graph.units.tests and split.expanded and not any(has_work(graph.body[i]) for i in split.behind):
            return None
        rest = split.rest()
        if not rest.obstacles:
            return split.put_together(result, rest)
        more = blamed(graph, rest)
        if more is None:
            return None
        graph.seeds |= more
    return None


def _with_light_uses(graph: Graph) -> frozenset[int]:
    """Return the first stage, with statements that only use its scalars lightly: a list of values costs more."""
    body = graph.body
    first: frozenset[int] = frozenset()
    while (found := graph.closed()) != first:
        first = found
        for index in range(len(body)):
            if graph.takes(index, first) and not any(has_work(body[i]) for i in graph.closed({index}) - first):
                graph.seeds.add(index)
    return first


def _gains(body: list[ast.AST], first: frozenset[int]) -> bool:
    """Tell whether the rest computes anything."""
    rest = [n for i, s in enumerate(body) if i not in first for n in ast.walk(s)]
    return any(isinstance(n, ast.BinOp | ast.For | ast.While | ast.comprehension) or is_work(n) for n in rest)
