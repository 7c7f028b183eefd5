"""One loop, put together: obstacles, or everything that its kernel needs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType

from autopar.analysis.accumulation.carries import find_carries
from autopar.analysis.accumulation.elements import stored_names
from autopar.analysis.accumulation.extremes import settled
from autopar.analysis.accumulation.inductions import inductions_of
from autopar.analysis.accumulation.keyed import MAKERS, MAPPINGS, guard_of, is_update, modes_of
from autopar.analysis.accumulation.patterns import Collection, Patterns, Reduction, Scans
from autopar.analysis.accumulation.ranked import find_ranked
from autopar.analysis.accumulation.recurrences import find_recurrences
from autopar.analysis.accumulation.reductions import find_patterns, paired
from autopar.analysis.accumulation.scans import Body, find_scans
from autopar.analysis.calls.compiled import CompiledFunctions
from autopar.analysis.calls.consumers import Consumer, asked_between, consumer_of
from autopar.analysis.causes import one_each
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.headers.counting import counting_loop
from autopar.analysis.headers.drains import Course, course_of, drained_calls, own_names
from autopar.analysis.headers.growing_bounds import may_grow
from autopar.analysis.headers.item_positions import position_name
from autopar.analysis.headers.iteration import Items, counting_name
from autopar.analysis.headers.own_items import OwnItems
from autopar.analysis.hints import spelled
from autopar.analysis.instances.evidence import ClassEvidence
from autopar.analysis.instances.operators import InstanceExecutor
from autopar.analysis.instances.truth_tests import Asked, asked_in
from autopar.analysis.loop_findings import FindingsJudge
from autopar.analysis.names.definite import bound_names
from autopar.analysis.names.integers import Integers
from autopar.analysis.names.listings import Listings
from autopar.analysis.names.roles import Iteration, iteration_of
from autopar.analysis.names.walruses import own_walruses
from autopar.analysis.random_draws.drawn import drawn_from, runs_between
from autopar.analysis.result import LoopResult
from autopar.analysis.tracing.control import control_troubles
from autopar.analysis.tracing.iterate import IterationExecutor, lazily_read, older, run_comprehension, start_items
from autopar.analysis.tracing.provenance import INTEGER, NUMBER, AttributeRoot, Roots, Value
from autopar.analysis.tracing.trace import Touch, Touching, Trace, Unfollowable
from autopar.analysis.transformations.exits import exits_of, judge_exits
from autopar.analysis.transformations.forecasts import handed_on
from autopar.spec import SEARCHES, LoopKind
from autopar.syntax.named import names_in
from autopar.syntax.scopes import (
    COMPREHENSIONS,
    ComprehensionNode,
    ScopeKind,
    Variable,
)

_ROUNDS = 8
"""So often is an iteration looked at, at most, to see what recurrences hand on."""


class LoopJudge(FindingsJudge):
    """The analysis of one loop."""

    compiled: CompiledFunctions
    listings: Listings
    own_items: OwnItems
    evidence: ClassEvidence
    asked: Asked

    # ------------------------------------------------------------------ the whole

    def run(self) -> LoopResult:
        """Analyse the loop."""
        if self.scope.function.kind is ScopeKind.CLASS:
            self.obstacle(
                "APR311",
                "the loop stands in a class body, whose names are attributes",
                self.node,
                "move it into a function",
            )
        if compiler := self.compiled.around(self.scope):
            self.obstacle(
                "APR201",
                f"the function around it is compiled by `{compiler}`, which takes the loop as it is",
                self.node,
                "call the function in a loop outside of it",
            )
        if (listing := self.listings.place()) is not None:
            self.obstacle(
                "APR309",
                f"`{ast.unparse(listing)}` gives all names of the module, and a parallel loop adds some to them",
                listing,
                "ask for the names by name, or move the loop into another module",
            )
        try:
            self._of_its_kind()
        except Unfollowable as found:
            self.obstacle(found.trouble.code, found.trouble.message, found.trouble.node)
        self.result.obstacles = one_each(self.found)
        return self.result

    def _of_its_kind(self) -> None:
        if isinstance(self.node, COMPREHENSIONS):
            self._comprehension(self.node)
        elif isinstance(self.node, ast.While):
            self._while(self.node)
        else:
            self._for(self.node)

    def _executor(self, patterns: Patterns, appended: Iterable[str]) -> IterationExecutor:
        executor: IterationExecutor
        if self.look.operators:
            executor = InstanceExecutor(self.facts, self.scope, self.summaries, self.bound)
            executor.evidence, executor.asked = self.evidence, self.asked.joined(asked_in(self.node))
            if isinstance(self.node, ast.GeneratorExp):
                parent = self.site.parent
                executor.consumer = ast.unparse(parent.func) if isinstance(parent, ast.Call) else "what consumes them"
        else:
            executor = IterationExecutor(self.facts, self.scope, self.summaries, self.bound)
        executor.patterns = patterns
        executor.appended = frozenset(appended)
        executor.ahead = frozenset().union(*(draws.nodes for draws in self.drawn.values()))
        executor.ahead_inside = {variable: draws.inside for variable, draws in self.drawn.items()}
        executor.frames.inlines = self.look.inlines
        executor.frames.as_if_final = self.look.as_if_final
        executor.trace.hasty = self.look.inlines
        self.frames = executor.frames
        executor.know_attributes(self.parts)
        if self.look.of_numbers:
            executor.numbers = stored_names(self.node)
        return executor

    def _count_draws(
        self, body: Sequence[ast.AST], iterable: ast.expr | None = None, target: ast.expr | None = None
    ) -> None:
        if iterable is not None and runs_between(self.facts, self.scope, iterable):
            return
        seen = _seen_by_functions(tuple(body))
        rows = {}
        if isinstance(target, ast.Name) and isinstance(iterable, ast.Name):
            rows = {target.id: iterable} if not any(target.id in bound_names(s) for s in body) else {}
        drawn = drawn_from(self.facts, self.scope, self.bound, body, rows)
        self.drawn = {variable: found for variable, found in drawn.items() if variable.name not in seen}

    # ------------------------------------------------------------------ for

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        if isinstance(node, ast.AsyncFor):
            self.obstacle("APR308", "`async for` waits between its iterations", node)
        if not _plain_target(node.target):
            self.obstacle(
                "APR315",
                "the loop assigns to something other than plain names",
                node.target,
                "loop over a plain name and assign inside",
            )
            return
        self.bound = frozenset().union(*(bound_names(s) for s in node.body), bound_names(node.target))
        self._control(node, node.body)
        iteration = iteration_of(node, self.names.trust_range)
        targets = bound_names(node.target)
        finite = course_of(self.facts, self.scope, node.iter) is Course.FINITE
        header = [node.iter] if finite else lazily_read(node.iter)
        self.patterns = self._find_patterns(node.body, [node.target, *header], targets, iteration)
        self._count_draws(node.body, node.iter, node.target)
        self._find_inductions(node.body, targets)
        handed: dict[str, Roots] = dict.fromkeys(self.recurrences.variables, frozenset())
        executor, items, asked = self._iterated_once(node, handed)
        for _ in range(_ROUNDS):
            if (more := handed_on(executor, handed)) == handed:
                break
            handed = more
            executor, items, asked = self._iterated_once(node, handed, executor.attributes)
        else:
            self.obstacle("APR104", "what iterations hand on to each other cannot be followed", node)
        lazy = {id(n) for n in (ast.walk(node.iter) if self.result.drains else lazily_read(node.iter))}
        touches = [*asked, *executor.trace.touches.values()]
        self._effects(executor)
        self._names(node, iteration, executor, node.iter)
        self._operands([*node.body], executor)
        self._accesses(touches, items, executor, lazy)
        if self.look.by_run:
            self._spell_own_items(node, touches)
        if self.look.by_item:
            self._spell_items(node, position_name(self.facts))
        self._finish(executor)

    def _iterated_once(
        self,
        node: ast.For | ast.AsyncFor,
        handed: Mapping[str, Roots],
        attributes: Mapping[tuple[Variable, str], AttributeRoot] = MappingProxyType({}),
    ) -> tuple[IterationExecutor, Items, list[Touch]]:
        """Go through one iteration, of which recurrences may hand on parts of operands besides numbers."""
        executor = self._executor(self.patterns, self.appended())
        executor.know_attributes(attributes)  # or those that are handed on would be others each time
        items, asked = self._asked(executor, node.iter, node.target)
        executor.bind_target(node.target, items.value)
        executor.items = dict(executor.env)
        items = self._start_inductions(executor, items)
        self._start_carries(executor)
        executor.env.update({name: replace(NUMBER, roots=roots, immutable=not roots) for name, roots in handed.items()})
        executor.run_iteration(node.body)
        return executor, items, asked

    def _find_inductions(self, body: Sequence[ast.stmt], targets: Iterable[str]) -> None:
        besides = {*targets, *self.patterns.reduced, *_seen_by_functions(tuple(body))}
        self.inductions = inductions_of(self.facts, self.scope, self.bound, body, besides)

    def _start_carries(self, executor: IterationExecutor) -> None:
        """Give wrap-around scalars the value that they have where an iteration starts: an object older than it."""
        trace, executor.trace = executor.trace, executor.trace.afresh()
        for name, expression in self.carries.items():
            start = Value(roots=frozenset({self.facts.resolve(name, self.scope)}))
            before = older(executor, executor.evaluate(expression, consume=False))
            executor.env[name] = replace(start.joined(before), place=None, affine=None, items=None)
        executor.trace = trace

    def _start_inductions(self, executor: IterationExecutor, items: Items) -> Items:
        """Give induction variables the value that they have where an iteration starts.

        Where the loop has no variable of its own that counts, the first of them is it.
        """
        for name, induction in self.inductions.items():
            start = self._counter_start(name)
            executor.env[name] = replace(INTEGER, affine=induction.before(items.variable, start))
            if items.variable is None and induction.constant:
                items = replace(items, variable=LoopVariable(name, start, None, induction.constant))
        return items

    def _control(self, node: ast.For | ast.AsyncFor | ast.While, body: list[ast.stmt]) -> None:
        for trouble in control_troubles(node.body, self.module_level, self.look.inlines):
            self.obstacle(trouble.code, trouble.message, trouble.node, trouble.hint)
        exits = exits_of(body)
        judge_exits(self, node, exits)
        self.result.exits = exits.form

    def _find_patterns(
        self, body: list[ast.stmt], header: list[ast.AST], targets: Iterable[str], iteration: Iteration
    ) -> Patterns:
        ranked = find_ranked(body, header[:1]) if self.look.ranked else {}
        found = find_patterns(body, header, targets, self.look.keyed, ranked)
        kept = {n: r for n, r in found.reductions.items() if r.func is None or self._is_extreme(r.func)}
        loose = {r.name for r in kept.values() if not self._settled(r) or not self._is_steady(r)}
        seen = _seen_by_functions(tuple(body))
        loose |= seen
        kept = paired({n: r for n, r in kept.items() if r.name not in loose})
        collections = {n: c for n, c in found.collections.items() if c.name not in self.bound | seen}
        if self.look.operators:
            kept = {n: r for n, r in kept.items() if not self._is_instance(r.name)}
            collections = {n: c for n, c in collections.items() if not self._is_instance(c.name)}
        collections = self._under_keys(collections)
        reduced = {r.name for r in kept.values()}
        besides = {*reduced, *targets, *seen}
        inductions = inductions_of(self.facts, self.scope, self.bound, body, besides)
        besides |= inductions.keys()
        carried = {n for n in self.bound if iteration.exposed.get(n)} - besides
        if not self.look.forecasts:
            self.carries = find_carries(body, carried, {*targets, *inductions}, self.bound, seen)
        carried -= self.carries.keys()
        looked_at = Body(body, header, collections, self.bound, self._is_extreme, self.builtin)
        elements = self.loaded(body, header) if self.look.by_element or self.look.forecasts else ()
        scans = Scans()
        if self.look.forecasts:
            self.recurrences = find_recurrences(looked_at, carried, elements)
        else:
            scans = find_scans(looked_at, carried, reduced, elements)
        scanned = scans.variables.keys() | self.recurrences.variables.keys()
        kept = paired({n: r for n, r in kept.items() if r.name not in scanned})
        return Patterns(kept, collections, scans)

    def _is_instance(self, name: str) -> bool:
        return self.evidence.of(self.facts.resolve(name, self.scope)) is not None

    def _under_keys(self, collections: dict[ast.stmt, Collection]) -> dict[ast.stmt, Collection]:
        """Keep those accumulations under keys that ask one question of each container."""
        modes = modes_of(collections.values())
        odd = {name for name, mode in modes.items() if not mode}
        odd |= {c.name for n, c in collections.items() if is_update(n) and not self._is_mapping(c.name)}
        odd |= {
            c.name for c in collections.values() for f in c.makers if self.facts.qualified(f, self.scope) not in MAKERS
        }
        odd |= {name for name, mode in modes.items() if guard_of(mode) and guard_of(mode) not in modes.keys() - odd}
        self.result.keyed = {name: mode for name, mode in modes.items() if name not in odd}
        stored = {c.name for n, c in collections.items() if c.mode == "parts" and isinstance(n, ast.Assign)}
        self.counted = frozenset(self.result.keyed) - stored
        return {n: c for n, c in collections.items() if c.name not in odd}

    def _is_mapping(self, name: str) -> bool:
        """Tell whether a name surely stands for a dict or set: much else has an ``update``."""
        binding = self.facts.resolve(name, self.scope).single()
        if binding is None or not isinstance(binding.node, ast.Assign | ast.AnnAssign):
            return False
        value = binding.node.value
        if isinstance(value, ast.Call):
            return self.facts.qualified(value.func, binding.scope) in MAPPINGS
        return isinstance(value, ast.Dict | ast.DictComp | ast.Set | ast.SetComp)

    def _settled(self, reduction: Reduction) -> bool:
        """Can the assignments beside a minimum or maximum never fail?"""
        values = [value for _, value in reduction.follows]
        if reduction.winner is not None:
            values.append(reduction.winner)
        names = {name for value in values for name in names_in(value)}
        known = frozenset(
            n
            for n in names
            if n in self.bound or self.names.assigned(self.facts.resolve(n, self.scope), self.node, self.scope) is True
        )
        return all(settled(value, reduction.term, known) for value in values)

    def _is_steady(self, reduction: Reduction) -> bool:
        """Does the key of a candidate depend on nothing else that the loop assigns?"""
        own = {reduction.name, *reduction.compared}
        return reduction.key is None or not (set(names_in(reduction.key)) - own) & self.bound

    def _is_extreme(self, func: ast.expr) -> bool:
        qualified = self.facts.qualified(func, self.scope) or ""
        numpy = qualified.startswith("numpy.") and qualified.count(".") == 1
        return numpy or qualified in ("builtins.min", "builtins.max")

    def _asked(self, executor: IterationExecutor, node: ast.expr, target: ast.expr) -> tuple[Items, list[Touch]]:
        """Return what the loop runs over gives, and the accesses of asking for it while the loop runs."""
        course = course_of(self.facts, self.scope, node)
        named = self.look.by_item or self.look.by_run
        name = position_name(self.facts) if named else counting_name(target, node)
        if course is Course.FINITE:
            executor.drained = drained_calls(self.facts, self.scope, node)
        make = partial(self.own_items.items, executor, target, node, name) if self.look.by_run else None
        items, header = start_items(executor, node, name, course is Course.FINITE, self.look.by_item, make)
        if course is Course.UNKNOWN:
            shown = f"`{ast.unparse(node.func)}(...)`" if isinstance(node, ast.Call) else "the generator"
            message = f"{shown} gives its items one by one, and may not end or do other things in between"
            hint = "put them in a list before the loop, if they end: `list(...)`"
            if isinstance(node, ast.Call) and (self.facts.qualified(node.func, self.scope) or "").startswith("numpy."):
                message, hint = f"{shown} gives its items one by one", "use a loop over `range(...)` for each axis"
            self.obstacle("APR307", message, node, hint)
        elif course is Course.FINITE:
            self._drained(executor, node, header)
        return items, [] if self.look.by_run else list(header.touches.values())

    def _drained(self, executor: IterationExecutor, node: ast.expr, header: Trace) -> None:
        """An iterator that is drawn from ahead of the iterations: that may have no effect, nor feel one of theirs."""
        self.result.drains = True
        executor.trace.calls.update(header.calls)
        for trouble in header.troubles.values():
            self.obstacle(trouble.code, trouble.message, trouble.node, spelled(trouble.hint, self.node))
        hint = "put the items in a list before the loop: `list(...)`"
        for touch in header.touches.values():
            if touch.writes:
                message = f"the loop's iterator changes `{touch.root.name}` while it runs"
                self.obstacle("APR307", message, touch.node, hint)
        own = self.bound if not isinstance(self.node, COMPREHENSIONS) else frozenset()
        hidden = own_names(self.facts, node)
        for name in ast.walk(node):
            if isinstance(name, ast.Name) and name.id in own and isinstance(name.ctx, ast.Load) and name not in hidden:
                message = f"the loop's iterator reads `{name.id}`, which the loop assigns"
                self.obstacle("APR307", message, name, hint)
            elif isinstance(name, ast.NamedExpr):
                self.obstacle("APR307", "the loop's iterator assigns a name", name, hint)
        if self.result.exits or self.result.kind in (LoopKind.SET, *SEARCHES):
            early = "left early" if self.result.kind is not LoopKind.SET else "a set"
            message = f"the loop is {early}, and runs over an iterator, which cannot be cut into parts"
            self.obstacle("APR307", message, node, hint)

    # ------------------------------------------------------------------ while

    def _while(self, node: ast.While) -> None:
        self.bound = frozenset().union(*(bound_names(s) for s in node.body), bound_names(node.test))
        counting = counting_loop(node, self.bound)
        self._control(node, node.body if counting is None else counting.loop.body)
        if counting is None:
            self.obstacle(
                "APR306",
                "the `while` loop does not count: how often it runs is known only when it has run",
                node,
                "use `for i in range(...)` if the number of iterations is known before",
            )
            return
        if counting.loop is not node and self.result.exits == "break":
            self.obstacle(
                "APR301", "the loop is left by `break` in two places", node, "put the condition in the header"
            )
        body = counting.loop.body
        name = counting.counter
        targets = {name}
        iteration = self._counting_iteration(counting.loop, name)
        self.patterns = self._find_patterns(body, [], targets, iteration)
        self._count_draws(body)
        if not counting.stride:
            self._find_inductions(body, targets)
        executor = self._executor(self.patterns, self.appended())
        stop = executor.evaluate(counting.stop, consume=False)
        executor.trace = executor.trace.afresh()
        index = replace(INTEGER, affine=Affine.symbol(name))
        upper = stop.affine if isinstance(stop.affine, Affine) and not counting.squared else None
        if upper is not None and counting.comparison in ("<=", ">="):
            upper = upper + (1 if counting.step > 0 else -1)
        start = self._counter_start(name)
        items = Items(index, LoopVariable(name, start, upper, counting.step))
        executor.env[name] = index
        items = self._start_inductions(executor, items)
        self._start_carries(executor)
        executor.run_iteration(body)
        touches = list(executor.trace.touches.values())
        result = self.result
        result.counter, result.step, result.comparison = name, counting.step, counting.comparison
        result.stop, result.stride = self.source.segment(counting.stop), counting.stride
        result.squared = counting.squared
        if counting.stride:
            executor.evaluate(ast.copy_location(ast.Name(counting.stride, ast.Load()), node.test))
        changes_length = [t for t in touches if t.kind is Touching.CHANGE] or may_grow(
            self.facts, self.scope, counting.stop, self.appended()
        )
        if changes_length and any(isinstance(n, ast.Call) for n in ast.walk(counting.stop)):
            self.obstacle(
                "APR108",
                "the loop may change what its bound depends on",
                node.test,
                "compute the bound before the loop",
            )
        self._effects(executor)
        self._names(node, iteration, executor, None)
        self._operands(body, executor)
        self._accesses(touches, items, executor, set())
        self._finish(executor)

    def _counter_start(self, name: str) -> Affine | None:
        return Integers(self.facts, self.names).start_of(name, self.node, self.scope)

    def _counting_iteration(self, node: ast.While, name: str) -> Iteration:
        iteration = iteration_of(node, self.names.trust_range)
        exposed = {n: uses for n, uses in iteration.exposed.items() if n != name}
        end, left = iteration.end, iteration.left
        return Iteration(
            exposed, None if end is None else end.assign([name]), None if left is None else left.assign([name])
        )

    # ------------------------------------------------------------------ comprehensions

    def _comprehension(self, node: ComprehensionNode) -> None:
        first = node.generators[0]
        if any(g.is_async for g in node.generators):
            self.obstacle("APR308", "an asynchronous comprehension waits between its iterations", node)
        walruses = own_walruses(self.facts, self.scope, node)
        if walruses is None:
            found = next(n for n in ast.walk(node) if isinstance(n, ast.NamedExpr))
            self.obstacle("APR317", "`:=` in a comprehension assigns a name outside of it", found, "write it as a loop")
            return
        self.bound = walruses
        for inner in ast.walk(node):
            if isinstance(inner, ast.Await | ast.Yield | ast.YieldFrom):
                self.obstacle("APR303", "the comprehension suspends between its iterations", inner)
        if not _plain_target(first.target):
            self.obstacle("APR315", "the comprehension assigns to something other than plain names", first.target)
            return
        consumer = self._consumer(node) if isinstance(node, ast.GeneratorExp) else None
        self._count_draws([node], first.iter)
        executor = self._executor(Patterns({}, {}), ())
        items, asked = self._asked(executor, first.iter, first.target)
        given = run_comprehension(executor, node, items)
        lazy = {id(n) for n in (ast.walk(first.iter) if self.result.drains else lazily_read(first.iter))}
        touches = [*asked, *executor.trace.touches.values()]
        self._effects(executor)
        own = self.facts.scope_of[node]
        body: list[ast.AST] = [*first.ifs, *(p for g in node.generators[1:] for p in (g.iter, *g.ifs))]
        body.extend((node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,))
        self.result.private = list(own.variables)
        self._operands(body, executor)
        self._accesses(touches, items, executor, lazy)
        if isinstance(node, ast.GeneratorExp):
            self._taken(consumer, given, node)
        self.result.trivial = not any(
            isinstance(n, (ast.Call, ast.Await, *COMPREHENSIONS)) for b in body for n in ast.walk(b)
        )
        self._finish(executor)

    def _consumer(self, node: ast.GeneratorExp) -> Consumer | None:
        """Return what takes the items of a generator; report one that takes them while other code runs."""
        parent = self.site.parent
        found = consumer_of(self.facts, self.scope, parent, node)
        if found is None:
            self.obstacle(
                "APR313",
                "the generator is consumed item by item, while other code runs in between",
                node,
                "use a list comprehension",
            )
        elif found.is_search and isinstance(parent, ast.Call):
            self._search(found.name.removeprefix("builtins."), parent)
        elif isinstance(parent, ast.Call) and (between := asked_between(self.facts, self.scope, parent)) is not None:
            self.obstacle(
                "APR313",
                f"`{ast.unparse(between)[:40]}` is evaluated before the items of the generator, or between them",
                between,
                "use a list comprehension",
                node,
            )
        self.result.folded = found is not None and found.one_by_one
        return found

    def _taken(self, consumer: Consumer | None, items: Value, node: ast.GeneratorExp) -> None:
        """Report effects of iterations that would not be, where the consumer fails on an item before them."""
        if consumer is None or not consumer.may_fail(items):
            return
        for code, found, what in (
            ("APR202", self.result.prints, "prints"),
            ("APR203", self.result.draws, "draws random numbers"),
        ):
            if found:
                message = f"the generator {what}, and {consumer.title} may fail on one before it asks for the next"
                self.obstacle(code, message, node, "use a list comprehension")

    def _search(self, name: str, call: ast.Call) -> None:
        """``any``, ``all`` or ``next``: it stops at the first item that decides."""
        self.result.kind = LoopKind(name)
        rest = call.args[1:]
        if (
            call.keywords
            or len(rest) != (name == "next")
            or not all(isinstance(a, ast.Name | ast.Constant) for a in rest)
        ):
            self.obstacle(
                "APR313",
                f"`{name}` has no default: it raises where no item decides"
                if name == "next" and not rest
                else f"what `{name}` gives where no item decides is no plain name",
                call,
                "pass `next` a default: `next((...), None)`",
            )


@lru_cache(maxsize=64)
def _seen_by_functions(body: tuple[ast.AST, ...]) -> frozenset[str]:
    """Return the names in functions that a loop's body defines: what is done with them there is no pattern."""
    functions = (n for part in body for n in ast.walk(part) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(name for function in functions for name in names_in(function))


def _plain_target(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List):
        return all(_plain_target(e) for e in node.elts)
    return isinstance(node, ast.Name)
