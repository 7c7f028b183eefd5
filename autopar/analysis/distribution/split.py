"""A loop's body cut in two stages, of which each is analysed as a loop of its own."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable
from dataclasses import dataclass, replace

from autopar.analysis.accesses import spell
from autopar.analysis.accumulation.scans import is_work
from autopar.analysis.calls.endings import surely_end
from autopar.analysis.distribution.graph import Graph
from autopar.analysis.distribution.units import Units
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.loop_operands import OperandJudge
from autopar.analysis.names.definite import bound_names
from autopar.analysis.result import LoopResult, Written
from autopar.analysis.tracing.trace import Touching
from autopar.spec import Access
from autopar.spec.callee import MEMO, Callee
from autopar.syntax.named import names_in
from autopar.syntax.scopes import Variable

CARRIED = {"APR101", "APR102", "APR103", "APR104"}
_PLAIN = (ast.Assign, ast.AugAssign, ast.If, ast.Pass)
_LOOPING = (ast.comprehension, ast.Lambda, ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom, ast.Delete)


@dataclass(frozen=True, slots=True)
class Slot:
    """Before or behind which statement of the body a value is taken down."""

    top: int
    behind: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """A loop that runs in two stages.

    Parameters
    ----------
    whole
        What is known of it as it is written, its dependences taken away.
    first, rest
        What is known of its stages.
    units, stages
        The parts of the body, and those of each stage.
    expanded
        Names that the first stage hands over, and where their values are taken down.
    recurrences
        What carries the dependences, for the report.
    behind
        True where the second stage is what carries them, and the first one runs in parallel.
    """

    whole: LoopResult
    first: LoopResult
    rest: LoopResult
    units: Units
    stages: tuple[list[int], list[int]]
    expanded: dict[str, Slot]
    recurrences: tuple[str, ...]
    behind: bool = False

    def lines(self) -> str:
        """Say where what carries dependences stands: ``line 7``, ``lines 7, 9``."""
        stage = self.stages[1 if self.behind else 0]
        found = [str(getattr(self.units.nodes[i], "lineno", 0)) for i in stage if i not in self.units.tests]
        return f"line{'s' if len(found) > 1 else ''} {', '.join(found)}"


def has_work(statement: ast.AST) -> bool:
    return any(_is_work(n, statement) for n in ast.walk(statement))


def _is_work(node: ast.AST, statement: ast.AST) -> bool:
    """Tell whether a call or a loop may take long; ``out.append(x)`` as a statement does not."""
    return is_work(node) and not (isinstance(statement, ast.Expr) and statement.value is node)


def runs_long(node: ast.AST) -> bool:
    """Tell whether a part of the body has a loop, or is not as simple as what a stage that runs in order takes."""
    nodes = list(ast.walk(node))
    return any(isinstance(n, ast.stmt) and not isinstance(n, _PLAIN) for n in nodes) or any(
        isinstance(n, _LOOPING) for n in nodes
    )


def _depth(node: ast.AST) -> int:
    """Return how deep plain loops over ranges are nested in a part of the body; 0 where it has more than that."""
    nodes: list[ast.AST] = []
    depth = 0
    while isinstance(node, ast.For) and len(node.body) == 1 and not node.orelse:
        header = node.iter
        if not (isinstance(header, ast.Call) and isinstance(header.func, ast.Name) and header.func.id == "range"):
            return 0
        nodes.extend(header.args)
        node, depth = node.body[0], depth + 1
    nodes.append(node)
    return 0 if any(runs_long(n) or has_work(n) for n in nodes) else depth


class Split:
    """A body cut in two."""

    def __init__(
        self, analysis: LoopAnalysis, seen: OperandJudge, node: ast.For, graph: Graph, first: frozenset[int]
    ) -> None:
        self.analysis = analysis
        self.seen = seen
        self.node = node
        self.graph = graph
        self.units = graph.units
        self.ahead = self.units.used_by(first)
        self.behind = self.units.used_by(i for i in range(len(graph.body)) if i not in first)
        self.expanded: dict[str, Slot] = {}
        self.appended: set[str] = set()

    def is_cheap(self) -> bool:
        """Tell whether the first stage has no loops of its own, or only plain ones and no deeper ones than the rest."""
        body = self.graph.body
        long = [body[i] for i in self.ahead if runs_long(body[i])]
        depth = max((_depth(body[i]) for i in self.behind), default=0)
        return all(0 < _depth(statement) <= depth for statement in long)

    def asks_alike(self) -> bool:
        """Tell whether the conditions that both stages have come out the same in the second one.

        What the first one stores must not be what they have read before.
        """
        asked, stored = {*self.behind}, {*self.ahead} - self.units.tests.keys()
        return not any(p in asked and q in stored for p, q in self.graph.asked)

    def expand(self) -> bool:
        """Find the names that the first stage hands over; False where one has several values in an iteration."""
        body, webs = self.graph.body, self.graph.webs
        bound = frozenset().union(*(bound_names(body[i]) for i in self.ahead))
        for name in sorted(bound):
            binders = [i for i in self.ahead if name in bound_names(body[i])]
            mentions = [i for i in self.behind if name in names_in(body[i])]
            given = {webs.of(name, i) for i in binders}
            uses = [i for i in mentions if webs.of(name, i) in given]
            if not uses:
                continue
            if len({webs.of(name, i) for i in mentions}) > 1:
                return False
            binders = [i for i in binders if webs.of(name, i) == webs.of(name, uses[0])]
            slot = None if any(uses[0] < i < uses[-1] for i in binders) else self._slot(name, uses[0], binders)
            if slot is None:
                return False
            self.expanded[name] = slot
        return not self.expanded or self.seen.builtin("zip")

    def _slot(self, name: str, use: int, binders: list[int]) -> Slot | None:
        """Return where a name has in each iteration the value that it is used with; None where that is nowhere."""
        tops = self.units.tops
        top = tops[use]
        if not any(tops[i] == top for i in self.ahead):
            return Slot(top, behind=False)  # in the place of the statement itself
        sure = [
            i for i in binders if not self.units.under[i] and isinstance(self.graph.body[i], ast.Assign | ast.AugAssign)
        ]
        for behind in (False, True):
            between = [i for i in binders if tops[i] == top and (i > use) is behind]
            known = name in self.graph.carried or any(tops[i] < top + behind for i in sure)
            if not between and known:
                return Slot(top, behind)
        return None

    def rest(self) -> LoopResult:
        """Analyse the second stage: a loop over what the loop runs over and the values that the first hands over."""
        body = self.units.stage(self.behind)
        target, iterable = self.node.target, self.node.iter
        if self.expanded:
            names = [ast.Name(n, ast.Store()) for n in self.expanded]
            # Values that cannot be changed in place: the runtime looks at them.
            values = [ast.Constant("...") for _ in self.expanded]
            target = ast.Tuple([target, *names], ast.Store())
            iterable = ast.Call(ast.Name("zip", ast.Load()), [iterable, *values], [])
        stage = ast.For(target, iterable, body, [])
        return self.analyse(stage)

    def analyse(self, stage: ast.For) -> LoopResult:
        for child in ast.walk(ast.Tuple([stage.target, stage.iter], ast.Load())):
            if not hasattr(child, "lineno"):
                ast.copy_location(child, self.node.target)
        ast.copy_location(stage, self.node)
        self.analysis.names.stand_in(stage, self.node, self.seen.scope)
        return self.analysis.analyze(replace(self.seen.site, node=stage))

    def put_together(self, result: LoopResult, rest: LoopResult) -> Distribution | None:
        """Return the two stages and the whole as kernels see them; None where more is at work in them."""
        first = self.analyse(ast.For(self.node.target, self.node.iter, self.units.stage(self.ahead), []))
        if does_more(first) or first.collected or rest.elements or rest.first or rest.cuts:
            return None
        if not surely_end(first.calls, self.seen.facts) or remembers(first.calls):
            return None
        grown = {*self.seen.appended()}
        if any(names_in(self.graph.body[i]) & grown for i in self.ahead):
            return None
        written = self.written(self.ahead)
        passed = self.passed(self.ahead, rest)
        if written is None or passed is None or any(w.reads for w in rest.written):
            return None
        bare(first, written, passed)
        bare(rest, rest.written, [])
        names = {name for i in self.behind for name in names_in(self.graph.body[i])}
        rest.operands |= {w.variable.name: w.variable for w in written if w.variable.name in names}
        whole = self.whole(result, first, rest, written, passed)
        stages = self.ahead, self.behind
        return Distribution(whole, first, rest, self.units, stages, self.expanded, self.roots(written, passed))

    def whole(
        self, result: LoopResult, first: LoopResult, rest: LoopResult, written: list[Written], passed: list[str]
    ) -> LoopResult:
        """Return what is known of the loop, from the stage that runs in order and the one that runs in parallel."""
        whole = copy.copy(result)
        more = [n for n in (*passed, *(r.name for r in rest.reductions)) if n not in result.live]
        whole.obstacles, whole.reductions, whole.written = [], [], joined(written, rest.written, self.graph.integers)
        whole.live = [*result.live, *more]
        whole.assigned = [*result.assigned, *more]
        whole.collected, whole.privates = rest.collected, rest.privates
        whole.calls = tuple(dict.fromkeys((*first.calls, *rest.calls)))
        scalars = dict.fromkeys((*self.seen.result.scalars, *rest.scalars))
        whole.scalars, whole.objects = tuple(scalars), tuple(dict.fromkeys((*first.objects, *rest.objects)))
        whole.integers = rest.integers | self.seen.result.integers
        whole.steps, whole.carries, whole.follows, whole.scans, whole.first, whole.cuts = {}, {}, {}, (), 0, ()
        return whole

    def roots(self, written: list[Written], passed: list[str]) -> tuple[str, ...]:
        """Return what carries the dependences."""
        return tuple(n for n in self.graph.roots if any(w.variable.name == n for w in written) or n in passed)

    def written(self, stage: list[int]) -> list[Written] | None:
        """Return what statements write; None where they do more than storing into elements of arrays."""
        there = self.seen.seen_there
        assert there is not None
        own = {id(n) for i in stage for n in ast.walk(self.graph.body[i])}
        found: list[Written] = []
        for root, touches in there.by_root.items():
            stores = [t for t in touches if t.writes and id(t.node) in own and root.name not in self.appended]
            if not stores:
                continue
            accesses: dict[str, None] = {}
            for store in stores:
                text = spell(store.place, there.nest) if store.place is not None else None
                if text is None or "][" in text or store.kind is not Touching.WRITE or store.name is None:
                    return None
                if names_in(ast.parse(f"_[{text}]")) & self.seen.bound - (bound_names(self.node.target)):
                    return None
                accesses[text] = None
            if self.seen.names.assigned(root, self.node, self.seen.scope) is not True:
                return None
            found.append(Written(root, [Access(root.name, a) for a in accesses], True, None, []))
        return found

    def passed(self, stage: list[int], rest: LoopResult) -> list[str] | None:
        """Return the names whose values statements hand from one iteration to the next."""
        bound = frozenset().union(*(bound_names(self.graph.body[i]) for i in stage))
        passed = sorted(n for n in bound if n in self.graph.carried or n in self.seen.patterns.reduced)
        for name in (*passed, *(r.name for r in rest.reductions)):
            variable = self.seen.facts.resolve(name, self.seen.scope)
            if self.seen.names.assigned(variable, self.node, self.seen.scope) is not True:
                return None
        return passed


def remembers(calls: Iterable[str]) -> bool:
    """Tell whether a memoized function is among callees: calls that are dropped would stay in its cache."""
    return any(Callee.parse(call).qualname.endswith(f".{MEMO}") for call in calls)


def does_more(stage: LoopResult) -> bool:
    """Tell whether a stage that runs in order does more than carrying values and storing elements."""
    strange = (stage.prints, stage.draws, stage.exits, stage.privates, stage.elements, stage.drains, stage.ranked)
    return any(strange) or bool({o.code for o in stage.obstacles} - CARRIED)


def blamed(graph: Graph, stage: LoopResult) -> set[int] | None:
    """Return the statements that carry what a stage must not; None where something else is in its way."""
    found = {graph.line_of(o.line) for o in stage.obstacles}
    if None in found or {o.code for o in stage.obstacles} - CARRIED:
        return None
    return {index for index in found if index is not None}


def bare(stage: LoopResult, written: list[Written], passed: list[str]) -> None:
    """Leave what a stage takes and gives; what lives on comes from the last iteration as it is written."""
    stage.written = written
    stage.live, stage.assigned, stage.unbound, stage.conditional = passed, passed, [], frozenset()
    if passed or stage.obstacles:
        stage.reductions, stage.scans, stage.steps, stage.carries, stage.follows, stage.first = [], (), {}, {}, {}, 0
    stage.obstacles = []


def joined(first: list[Written], rest: list[Written], integers: frozenset[str]) -> list[Written]:
    """Return what the stages write together."""
    joined: dict[Variable, Written] = {}
    for written in (*first, *rest):
        known = joined.get(written.variable)
        accesses = [*(known.accesses if known is not None else ()), *written.accesses]
        wrapped = [*(known.wrapped if known is not None else ()), *written.wrapped]
        joined[written.variable] = Written(
            written.variable,
            list(dict.fromkeys(accesses)),
            True,
            None,
            wrapped,
            written.integers | integers,
            written.apart and known is None,
        )
    return list(joined.values())
