"""Loop distribution: a cheap recurrence runs first, and the rest of the body, which only uses its results, in parallel.

Allen and Kennedy, *Optimizing Compilers for Modern Architectures*, chapters 2 and 5: a loop may be split in two where
no dependence leads from the second part back to the first, that is between components of the graph of its statements'
dependences. The first part is everything that others depend on in later iterations, with all that this needs. Scalars
that it hands over are expanded into lists, one value for each iteration.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass, field, replace

from autopar.analysis.accesses import orders_of, spell
from autopar.analysis.definite import bound_names, deleted_names
from autopar.analysis.endings import surely_end
from autopar.analysis.exposure import leaves
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.loop_operands import OperandJudge, of_relatives
from autopar.analysis.names import iteration_of
from autopar.analysis.outline import Companion, Cut, Outline, Parameter, Respelling
from autopar.analysis.outlining import outline_of
from autopar.analysis.provenance import AttributeRoot
from autopar.analysis.result import LoopResult, Written
from autopar.analysis.scans import is_work
from autopar.analysis.trace import Touch, Touching
from autopar.analysis.views import Views
from autopar.spec import Access, LoopSpec
from autopar.syntax.named import names_in
from autopar.syntax.scopes import LoopSite, ModuleFacts, Variable
from autopar.syntax.source import Source

_CARRIED = {"APR101", "APR102", "APR103", "APR104"}
_REST = {"writes", "updates", "snapshots", "reduces", "collects", "scalars", "privates", "apart", "integers", "calls",
         "objects", "blas", "releases_gil", "fresh"}  # fmt: skip
_ROUNDS = 4
_PLAIN = (ast.Assign, ast.AugAssign, ast.If, ast.Pass)
_LOOPING = (ast.comprehension, ast.Lambda, ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom, ast.Delete)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A loop that runs in two stages.

    Parameters
    ----------
    whole
        What is known of it as it is written, its dependences taken away.
    first, rest
        What is known of its stages.
    last
        The statements of the rest, by their places in the body.
    expanded
        Names that the first stage hands over, and the statement of the rest that uses each first.
    recurrences
        What carries the dependences, for the report.
    """

    whole: LoopResult
    first: LoopResult
    rest: LoopResult
    last: tuple[int, ...]
    expanded: dict[str, int]
    recurrences: tuple[str, ...]

    def lines(self) -> str:
        """Say where the first stage stands: ``line 7``, ``lines 7, 9``."""
        node = self.whole.site.node
        assert isinstance(node, ast.For)
        found = [str(s.lineno) for i, s in enumerate(node.body) if i not in self.last]
        return f"line{'s' if len(found) > 1 else ''} {', '.join(found)}"


def distributed(analysis: LoopAnalysis, site: LoopSite, result: LoopResult) -> Distribution | None:
    """Return how a loop that carries dependences is split into a recurrence and an independent rest; None if it is not.

    Parameters
    ----------
    result
        What is known of the loop as a whole.
    """
    node = site.node
    if not isinstance(node, ast.For) or not _is_plain(node) or {o.code for o in result.obstacles} - _CARRIED:
        return None
    if result.prints or result.draws or result.exits or result.drains or result.elements or result.conditional:
        return None
    seen = analysis.look_at(site)
    graph = _graph(seen, node, analysis, result)
    if graph is None:
        return None
    for _ in range(_ROUNDS):
        first = _with_light_uses(graph, node.body)
        if not first or not _gains(node.body, first):
            return None
        split = _Split(analysis, seen, node, graph, first)
        if not split.is_cheap() or not split.expand():
            return None
        rest = split.rest()
        if not rest.obstacles:
            return split.put_together(result, rest)
        blamed = {graph.line_of(o.line) for o in rest.obstacles}
        if None in blamed or {o.code for o in rest.obstacles} - _CARRIED:
            return None
        graph.seeds |= {b for b in blamed if b is not None}
    return None


def _with_light_uses(graph: _Graph, body: list[ast.stmt]) -> frozenset[int]:
    """Return the first stage, with statements that only use its scalars lightly: a list of values costs more."""
    first: frozenset[int] = frozenset()
    while (found := graph.closed()) != first:
        first = found
        bound = frozenset().union(*(bound_names(body[i]) for i in first))
        for index, statement in enumerate(body):
            uses = not bound.isdisjoint(names_in(statement))
            if uses and not any(_has_work(body[i]) for i in graph.closed({index}) - first):
                graph.seeds.add(index)
    return first


def _has_work(statement: ast.stmt) -> bool:
    return any(_is_work(n, statement) for n in ast.walk(statement))


def _is_work(node: ast.AST, statement: ast.stmt) -> bool:
    """Tell whether a call or a loop may take long; ``out.append(x)`` as a statement does not."""
    return is_work(node) and not (isinstance(statement, ast.Expr) and statement.value is node)


def _gains(body: list[ast.stmt], first: frozenset[int]) -> bool:
    """Tell whether the rest computes anything."""
    rest = [n for i, s in enumerate(body) if i not in first for n in ast.walk(s)]
    return any(isinstance(n, ast.BinOp | ast.For | ast.While | ast.comprehension) or is_work(n) for n in rest)


def _is_plain(node: ast.For) -> bool:
    """Tell whether a loop's statements stand each on lines of their own, and all of them run in each iteration."""
    if node.orelse or len(node.body) < 2 or leaves(node.body):
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
class _Graph:
    """The dependences between the statements of a body: which must come before which, and where they are carried."""

    body: list[ast.stmt]
    edges: set[tuple[int, int]] = field(default_factory=set)
    seeds: set[int] = field(default_factory=set)
    integers: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    roots: dict[str, None] = field(default_factory=dict)

    def tie(self, statements: set[int]) -> None:
        """Keep statements together."""
        self.edges |= {(p, q) for p in statements for q in statements if p != q}

    def line_of(self, line: int) -> int | None:
        """Return the statement that a line belongs to."""
        return next((i for i, s in enumerate(self.body) if s.lineno <= line <= (s.end_lineno or 0)), None)

    def closed(self, seeds: set[int] | None = None) -> frozenset[int]:
        """Return the statements that carry dependences, or ``seeds``, with all that must come before them."""
        first = set(self.seeds if seeds is None else seeds)
        while more := {p for p, q in self.edges if q in first} - first:
            first |= more
        return frozenset(first)


def _graph(seen: OperandJudge, node: ast.For, analysis: LoopAnalysis, result: LoopResult) -> _Graph | None:
    graph = _Graph(node.body)
    there = seen.seen_there
    if there is None or any(True for _ in Views(seen.facts, seen.scope, node).conflicts(there.by_root, there.nest)):
        return None
    _names(graph, seen, node, analysis)
    owner = {id(n): i for i, s in enumerate(node.body) for n in ast.walk(s)}
    private = set(result.privates)
    for root, own in there.by_root.items():
        if not any(t.writes for t in own) or root.name in seen.patterns.collected:
            continue
        found = [*own, *of_relatives(root, there.by_root)]
        if not _is_plain_operand(root, found, owner, seen):
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
            if not order.carried:
                p, q = min(p, q), max(p, q)
            elif order.earlier.writes or p != q:
                graph.seeds.add(p)
                graph.roots[root.name] = None
            graph.edges.add((p, q))
    return graph


def _is_plain_operand(root: Variable, found: list[Touch], owner: dict[int, int], seen: OperandJudge) -> bool:
    """Tell whether a written operand is a name of the function's own that the body alone touches, under that name."""
    mine = not isinstance(root, AttributeRoot) and seen.facts.resolve(root.name, seen.scope) is root
    return mine and root.name not in seen.bound and all(id(t.node) in owner and not t.via for t in found)


def _names(graph: _Graph, seen: OperandJudge, node: ast.For, analysis: LoopAnalysis) -> None:
    """Add the dependences through names: values come before what uses them, accumulations stay together."""
    exposed = {n for n, uses in iteration_of(node, analysis.names.trust_range).exposed.items() if uses}
    mentions: dict[str, set[int]] = {}
    binders: dict[str, set[int]] = {}
    for index, statement in enumerate(node.body):
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
    for name, where in binders.items():
        if name in reduced:
            continue
        graph.tie(where)
        graph.edges |= {(p, q) for p in where for q in mentions.get(name, set()) if p != q}
        if name in exposed:
            graph.seeds |= where
            graph.roots[name] = None
    graph.carried = frozenset(exposed)


def _changed_objects(statement: ast.stmt) -> frozenset[str]:
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


class _Split:
    """A body cut in two."""

    def __init__(
        self, analysis: LoopAnalysis, seen: OperandJudge, node: ast.For, graph: _Graph, first: frozenset[int]
    ) -> None:
        self.analysis = analysis
        self.seen = seen
        self.node = node
        self.graph = graph
        self.ahead = sorted(first)
        self.behind = [i for i in range(len(node.body)) if i not in first]
        self.expanded: dict[str, int] = {}

    def is_cheap(self) -> bool:
        """Tell whether the first stage has no loops of its own."""
        nodes = [n for i in self.ahead for n in ast.walk(self.node.body[i])]
        return not any(isinstance(n, ast.stmt) and not isinstance(n, _PLAIN) for n in nodes) and not any(
            isinstance(n, _LOOPING) for n in nodes
        )

    def expand(self) -> bool:
        """Find the names that the first stage hands over; False where one has several values in an iteration."""
        body = self.node.body
        bound = frozenset().union(*(bound_names(body[i]) for i in self.ahead))
        for name in sorted(bound):
            uses = [i for i in self.behind if name in names_in(body[i])]
            if not uses:
                continue
            if any(uses[0] < i < uses[-1] and name in bound_names(body[i]) for i in self.ahead):
                return False
            self.expanded[name] = uses[0]
        return not self.expanded or self.seen.builtin("zip")

    def rest(self) -> LoopResult:
        """Analyse the second stage: a loop over what the loop runs over and the values that the first hands over."""
        body = [self.node.body[i] for i in self.behind]
        target, iterable = self.node.target, self.node.iter
        if self.expanded:
            names = [ast.Name(n, ast.Store()) for n in self.expanded]
            # Values that cannot be changed in place: the runtime looks at them.
            values = [ast.Constant("...") for _ in self.expanded]
            target = ast.Tuple([target, *names], ast.Store())
            iterable = ast.Call(ast.Name("zip", ast.Load()), [iterable, *values], [])
        stage = ast.For(target, iterable, body, [])
        return self._analyse(stage)

    def _analyse(self, stage: ast.For) -> LoopResult:
        for child in ast.walk(ast.Tuple([stage.target, stage.iter], ast.Load())):
            if not hasattr(child, "lineno"):
                ast.copy_location(child, self.node.target)
        ast.copy_location(stage, self.node)
        self.analysis.names.stand_in(stage, self.node, self.seen.scope)
        return self.analysis.analyze(replace(self.seen.site, node=stage))

    def put_together(self, result: LoopResult, rest: LoopResult) -> Distribution | None:
        """Return the two stages and the whole as kernels see them; None where more is at work in them."""
        first = self._analyse(ast.For(self.node.target, self.node.iter, [self.node.body[i] for i in self.ahead], []))
        strange = (
            first.prints,
            first.draws,
            first.exits,
            first.collected,
            first.privates,
            first.elements,
            first.drains,
        )
        if {o.code for o in first.obstacles} - _CARRIED or any(strange) or rest.elements or rest.first or rest.cuts:
            return None
        if not surely_end(first.calls, self.seen.facts):
            return None
        written = self._written()
        passed = self._passed(rest)
        if written is None or passed is None or any(w.reads for w in rest.written):
            return None
        _bare(first, written, passed)
        _bare(rest, rest.written, [])
        names = {name for i in self.behind for name in names_in(self.node.body[i])}
        rest.operands |= {w.variable.name: w.variable for w in written if w.variable.name in names}
        whole = copy.copy(result)
        more = [n for n in (*passed, *(r.name for r in rest.reductions)) if n not in result.live]
        whole.obstacles, whole.reductions, whole.written = [], [], _joined(written, rest.written, self.graph.integers)
        whole.live = [*result.live, *more]
        whole.assigned = [*result.assigned, *more]
        whole.collected, whole.privates = rest.collected, rest.privates
        whole.calls = tuple(dict.fromkeys((*first.calls, *rest.calls)))
        whole.scalars, whole.objects = rest.scalars, tuple(dict.fromkeys((*first.objects, *rest.objects)))
        whole.integers = rest.integers
        whole.steps, whole.carries, whole.follows, whole.scans, whole.first, whole.cuts = {}, {}, {}, (), 0, ()
        roots = tuple(n for n in self.graph.roots if any(w.variable.name == n for w in written) or n in passed)
        return Distribution(whole, first, rest, tuple(self.behind), self.expanded, roots)

    def _written(self) -> list[Written] | None:
        """Return what the first stage writes; None where it does more than storing into elements of arrays."""
        there = self.seen.seen_there
        assert there is not None
        own = {id(n) for i in self.ahead for n in ast.walk(self.node.body[i])}
        found: list[Written] = []
        for root, touches in there.by_root.items():
            stores = [t for t in touches if t.writes and id(t.node) in own]
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

    def _passed(self, rest: LoopResult) -> list[str] | None:
        """Return the names whose values the first stage hands from one iteration to the next."""
        bound = frozenset().union(*(bound_names(self.node.body[i]) for i in self.ahead))
        passed = sorted(n for n in bound if n in self.graph.carried or n in self.seen.patterns.reduced)
        for name in (*passed, *(r.name for r in rest.reductions)):
            variable = self.seen.facts.resolve(name, self.seen.scope)
            if self.seen.names.assigned(variable, self.node, self.seen.scope) is not True:
                return None
        return passed


def _bare(stage: LoopResult, written: list[Written], passed: list[str]) -> None:
    """Leave what a stage takes and gives; what lives on comes from the last iteration as it is written."""
    stage.written = written
    stage.live, stage.assigned, stage.unbound, stage.conditional = passed, passed, [], frozenset()
    if passed or stage.obstacles:
        stage.reductions, stage.scans, stage.steps, stage.carries, stage.follows, stage.first = [], (), {}, {}, {}, 0
    stage.obstacles = []


def _joined(first: list[Written], rest: list[Written], integers: frozenset[str]) -> list[Written]:
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


def outline_of_stages(split: Distribution, facts: ModuleFacts, source: Source) -> Outline | None:
    """Return the outline of a loop that runs in two stages; None where its kernels would take more than that."""
    whole, first, rest = (outline_of(r, facts, source) for r in (split.whole, split.first, split.rest))
    node = split.whole.site.node
    assert isinstance(node, ast.For)
    if set(rest.spec.keywords()) - _REST or (rest.respellings and rest.spec.collects):
        return None
    taken = {*facts.words, *(n for s in facts.scope_of.values() for n in s.variables)}
    lists: dict[str, str] = {}
    for name in split.expanded:
        lists[name] = _free(f"{name}_values", taken)
    ahead = [i for i in range(len(node.body)) if i not in split.last]
    line, column = source.start(node.target)
    target = source.segment(node.target)
    if "\n" in target or "\r" in target:
        return None
    shown = target if isinstance(node.target, ast.Name) or target.startswith("(") else f"({target})"
    respelled = [Respelling(line, column, target, ", ".join((shown, *split.expanded)))] if split.expanded else []
    recorded = {
        i: "; ".join(f"{lists[n]}.append({n})" for n, at in split.expanded.items() if at == i) for i in split.last
    }
    stages = (
        Companion(
            "first",
            replace(
                first,
                spec=LoopSpec(updates=first.spec.updates, ordered=True),
                parameters=(*first.parameters, *(Parameter(n, "") for n in lists.values())),
                cuts=tuple(_cut(node, i, source, recorded[i]) for i in split.last),
                respellings=(),
            ),
        ),
        Companion(
            "rest",
            replace(
                rest,
                cuts=tuple(_cut(node, i, source) for i in ahead),
                respellings=(*rest.respellings, *respelled),
            ),
        ),
    )
    spec = LoopSpec(
        updates=whole.spec.updates,
        collects=whole.spec.collects,
        privates=whole.spec.privates,
        apart=whole.spec.apart,
        integers=whole.spec.integers,
        scalars=whole.spec.scalars,
        fresh=whole.spec.fresh,
        stages=("first", "rest"),
        blas=whole.spec.blas,
        releases_gil=whole.spec.releases_gil,
        calls=whole.spec.calls,
        objects=whole.spec.objects,
    )
    return replace(whole, spec=spec, respellings=(), companions=stages)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _cut(node: ast.For, index: int, source: Source, new: str = "") -> Cut:
    """Return the lines of a statement, with the comments and empty lines above it, at the start those below it."""
    statement = node.body[index]
    before = (node.body[index - 1] if index else node.iter).end_lineno or 0
    line, end = statement.lineno, statement.end_lineno or statement.lineno
    while line - 1 > before and _is_blank(source.lines[line - 2], "#"):
        line -= 1
    while not index and _is_blank(source.lines[end]):
        end += 1
    return Cut(line, end, new)


def _is_blank(line: str, comment: str = "\n") -> bool:
    return not line.strip() or line.lstrip().startswith(comment)
