"""The graph of the dependences between the statements of a loop's body, which says how the loop may be distributed."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from autopar.analysis.accesses import orders_of
from autopar.analysis.distribution.units import Units
from autopar.analysis.distribution.webs import Webs
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.loop_operands import OperandJudge, of_relatives
from autopar.analysis.names.definite import bound_names, deleted_names
from autopar.analysis.names.roles import iteration_of
from autopar.analysis.result import LoopResult
from autopar.analysis.sharing.views import Views
from autopar.analysis.tracing.provenance import AttributeRoot
from autopar.analysis.tracing.trace import Touch
from autopar.analysis.transformations.exposure import leaves
from autopar.syntax.named import names_in
from autopar.syntax.scopes import Variable


def is_plain(node: ast.For) -> bool:
    """Tell whether a loop's statements stand each on lines of their own, and all of them run in each iteration."""
    if node.orelse or leaves(node.body):
        return False
    if any(isinstance(n, ast.Continue) and not _within_loop(n, node) for s in node.body for n in ast.walk(s)):
        return False
    if any(deleted_names(s) for s in node.body) or bound_names(node.target) & frozenset().union(
        *(bound_names(s) for s in node.body)
    ):
        return False
    ends = [node.iter.end_lineno or 0, *(s.end_lineno or 0 for s in node.body)]
    return all(s.lineno > end for s, end in zip(node.body, ends, strict=False))


def _within_loop(node: ast.AST, outer: ast.For) -> bool:
    inner = (n for s in outer.body for n in ast.walk(s) if isinstance(n, ast.For | ast.While))
    return any(node is n for loop in inner for n in ast.walk(loop))


@dataclass(slots=True)
class Graph:
    """The dependences between the statements of a body: which must come before which, and where they are carried."""

    units: Units
    edges: set[tuple[int, int]] = field(default_factory=set)
    carried_edges: set[tuple[int, int]] = field(default_factory=set)
    seeds: set[int] = field(default_factory=set)
    integers: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    roots: dict[str, None] = field(default_factory=dict)
    webs: Webs = field(default_factory=lambda: Webs([]))
    asked: set[tuple[int, int]] = field(default_factory=set)
    """Conditions, each with a statement that stores what it has read, or may read later on."""

    @property
    def body(self) -> list[ast.AST]:
        """What it is the graph of: statements, and conditions."""
        return self.units.nodes

    def tie(self, statements: set[int]) -> None:
        """Keep statements together."""
        self.edges |= {(p, q) for p in statements for q in statements if p != q}

    def takes(self, place: int, stage: Iterable[int]) -> bool:
        """Tell whether a part uses a value that a stage gives to a name."""
        given = {(n, self.webs.of(n, i)) for i in stage for n in bound_names(self.body[i])}
        return any((name, self.webs.of(name, place)) in given for name in names_in(self.body[place]))

    def line_of(self, line: int) -> int | None:
        """Return the statement that a line belongs to."""
        return next((i for i, s in enumerate(self.body) if _first_line(s) <= line <= _last_line(s)), None)

    def closed(self, seeds: set[int] | None = None) -> frozenset[int]:
        """Return the statements that carry dependences, or ``seeds``, with all that must come before them."""
        first = set(self.seeds if seeds is None else seeds)
        while more := {p for p, q in self.edges if q in first} - first:
            first |= more
        return frozenset(first)

    def behind(self, more: Iterable[int] = ()) -> frozenset[int]:
        """Return the statements that carry dependences, or ``more``, with all that must come behind them.

        Those that are left carry none among themselves.
        """
        last = {*more, *(q for p, q in self.carried_edges if p in self._reached({q}))}
        while True:
            last = self._reached(last)
            left = {q for p, q in self.carried_edges if p not in last and q not in last}
            if not left:
                return frozenset(last)
            last |= left

    def _reached(self, start: set[int]) -> set[int]:
        found = set(start)
        while more := {q for p, q in self.edges if p in found} - found:
            found |= more
        return found


def _first_line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def _last_line(node: ast.AST) -> int:
    return getattr(node, "end_lineno", None) or 0


def graph_of(
    seen: OperandJudge, node: ast.For, analysis: LoopAnalysis, result: LoopResult, units: Units
) -> Graph | None:
    """Return the dependences between the parts of a loop's body; None where they cannot be told."""
    graph = Graph(units, units.edges())
    there = seen.seen_there
    if there is None or any(True for _ in Views(seen.facts, seen.scope, node).conflicts(there.by_root, there.nest)):
        return None
    _names(graph, seen, node, analysis)
    owner = {id(n): i for i, s in enumerate(units.nodes) for n in ast.walk(s)}
    private = set(result.privates)
    for root, own in there.by_root.items():
        if not any(t.writes for t in own) or root.name in seen.patterns.collected:
            continue
        found = [*own, *of_relatives(root, there.by_root)]
        if not _is_plain_operand(root, found, owner, seen):
            return None
        if any(t.writes and owner[id(t.node)] in units.tests for t in found):
            return None
        orders = orders_of(root, found, there.nest)
        if orders is None:
            return None
        graph.integers |= orders[1]
        if root in private:
            graph.tie({owner[id(t.node)] for t in found})
            continue
        for order in orders[0]:
            p, q = owner[id(order.earlier.node)], owner[id(order.later.node)]
            if not order.carried and units.exclude_each_other(p, q):
                continue
            if p in units.tests and order.later.writes:
                graph.asked.add((p, q))
            if not order.carried:
                p, q = min(p, q), max(p, q)
            elif order.earlier.writes or p != q:
                graph.seeds.add(p)
                graph.carried_edges.add((p, q))
                graph.roots[root.name] = None
            graph.edges.add((p, q))
    return graph


def _is_plain_operand(root: Variable, found: list[Touch], owner: dict[int, int], seen: OperandJudge) -> bool:
    """Tell whether a written operand is a name of the function's own that the body alone touches, under that name."""
    mine = not isinstance(root, AttributeRoot) and seen.facts.resolve(root.name, seen.scope) is root
    return mine and root.name not in seen.bound and all(id(t.node) in owner and not t.via for t in found)


def _names(graph: Graph, seen: OperandJudge, node: ast.For, analysis: LoopAnalysis) -> None:
    """Add the dependences through names: values come before what uses them, accumulations stay together."""
    exposed = {n for n, uses in iteration_of(node, analysis.names.trust_range).exposed.items() if uses}
    mentions: dict[str, set[int]] = {}
    binders: dict[str, set[int]] = {}
    for index, statement in enumerate(graph.body):
        for name in bound_names(statement) | (_changed_objects(statement) & seen.bound):
            binders.setdefault(name, set()).add(index)
        for n in ast.walk(statement):
            if isinstance(n, ast.Name):
                mentions.setdefault(n.id, set()).add(index)
    # A scan that no other statement names is an accumulation once the rest stands alone.
    scanned = {n for n in seen.patterns.scans.variables if len(mentions.get(n, ())) > 1}
    reduced = {*seen.patterns.reduced} - scanned
    for name in reduced | {*seen.patterns.collected}:
        graph.tie(mentions.get(name, set()) | binders.get(name, set()))
    graph.webs = Webs(graph.units.nodes, graph.units.under, exposed | reduced)
    for name, where in binders.items():
        if name in reduced:
            continue
        for web in {graph.webs.of(name, p) for p in where}:
            own = {p for p in where if graph.webs.of(name, p) == web}
            graph.tie(own)
            used = {q for q in mentions.get(name, set()) if graph.webs.of(name, q) == web}
            graph.edges |= {(p, q) for p in own for q in used if p != q}
        if name in exposed:
            graph.seeds |= where
            graph.carried_edges |= {(p, p) for p in where}
            graph.roots[name] = None
    graph.carried = frozenset(exposed)


def _changed_objects(statement: ast.AST) -> frozenset[str]:
    """Return the names whose objects a statement may change: it stores into them, or calls a method of theirs."""
    found: set[str] = set()
    for node in ast.walk(statement):
        changes = isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load)
        base = node if changes else (node.func if isinstance(node, ast.Call) else None)
        if not isinstance(base, ast.Subscript | ast.Attribute):
            continue
        while isinstance(base, ast.Subscript | ast.Attribute):
            base = base.value
        if isinstance(base, ast.Name):
            found.add(base.id)
    return frozenset(found)
