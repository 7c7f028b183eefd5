"""One loop, put together: obstacles, or everything that its kernel needs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from autopar.analysis.accesses import Nest, Verdict, affine_text, judge
from autopar.analysis.affine import Affine
from autopar.analysis.control import control_troubles
from autopar.analysis.definite import bound_names, deleted_names, surely_runs
from autopar.analysis.dependence import DependenceKind, LoopVariable
from autopar.analysis.fixpoint import Summaries
from autopar.analysis.integers import Integers
from autopar.analysis.iterate import IterationExecutor, lazily_read, run_comprehension, start_items
from autopar.analysis.iteration import Items, builtin_call, counting_name
from autopar.analysis.names import CONDITIONAL_LIVE_OUTS, Iteration, NameFacts, free_names, iteration_of
from autopar.analysis.provenance import ANYTHING, INTEGER, ITEMS, Value
from autopar.analysis.reductions import Patterns, find_patterns
from autopar.analysis.trace import Touch, Touching
from autopar.spec import Access, LoopKind, Obstacle, Reduction
from autopar.syntax.scopes import (
    COMPREHENSIONS,
    ComprehensionNode,
    LoopSite,
    ModuleFacts,
    ScopeKind,
    Variable,
)
from autopar.syntax.source import Source

_DEPENDENCE_CODES = {DependenceKind.FLOW: "APR101", DependenceKind.ANTI: "APR102", DependenceKind.OUTPUT: "APR103"}


@dataclass(slots=True)
class Written:
    """An operand whose elements the loop writes."""

    variable: Variable
    accesses: list[Access]
    updates: bool
    snapshot: list[Touch] | None
    wrapped: list[str]


@dataclass(slots=True)
class LoopResult:
    """What is known of one loop.

    Parameters
    ----------
    obstacles
        Why it stays sequential; empty where it may run parallel.
    written, collected, reductions
        Operands by role.
    private
        Names that each iteration has for itself.
    live
        Those of them that are read after the loop.
    operands
        Names of the enclosing functions that the body reads and does not bind.
    unbound
        Those of ``live`` that stay unassigned when the loop makes no trip.
    assigned
        Those of ``live`` that are assigned before the loop.
    fresh
        See `LoopSpec`.
    """

    site: LoopSite
    kind: LoopKind
    obstacles: list[Obstacle] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    collected: list[Variable] = field(default_factory=list)
    reductions: list[Reduction] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)
    unbound: list[str] = field(default_factory=list)
    assigned: list[str] = field(default_factory=list)
    operands: dict[str, Variable] = field(default_factory=dict)
    fresh: bool = False
    calls: tuple[str, ...] = ()
    blas: bool = False
    releases_gil: bool = False
    trivial: bool = False
    counter: str = ""
    stop: str = ""
    comparison: str = ""
    step: int = 1


class LoopAnalysis:
    """Analyses loops of one module, one at a time."""

    def __init__(self, facts: ModuleFacts, source: Source) -> None:
        self.facts = facts
        self.source = source
        self.summaries = Summaries(facts)
        self.names = NameFacts(facts)

    def analyze(self, site: LoopSite) -> LoopResult:
        """Return what is known of a loop."""
        return _One(self, site).run()


class _One:
    """The analysis of one loop."""

    def __init__(self, owner: LoopAnalysis, site: LoopSite) -> None:
        self.owner = owner
        self.facts = owner.facts
        self.names = owner.names
        self.site = site
        self.node = site.node
        self.scope = site.scope
        self.module_level = site.scope.function.kind is ScopeKind.MODULE
        kinds = {ast.While: LoopKind.WHILE, ast.SetComp: LoopKind.SET, ast.DictComp: LoopKind.DICT,
                 ast.ListComp: LoopKind.LIST, ast.GeneratorExp: LoopKind.LIST}  # fmt: skip
        self.result = LoopResult(site, kinds.get(type(site.node), LoopKind.FOR))
        self.bound: frozenset[str] = frozenset()
        self.patterns = Patterns({}, {})
        self.seen: set[tuple[str, int, int]] = set()
        self.reached: tuple[str, ...] = ()

    # ------------------------------------------------------------------ the whole

    def run(self) -> LoopResult:
        """Analyse the loop."""
        if self.scope.function.kind is ScopeKind.CLASS:
            self.obstacle("APR311", "the loop stands in a class body, whose names are attributes", self.node,
                          "move it into a function")  # fmt: skip
        if isinstance(self.node, COMPREHENSIONS):
            self._comprehension(self.node)
        elif isinstance(self.node, ast.While):
            self._while(self.node)
        else:
            self._for(self.node)
        self.result.obstacles.sort(key=lambda o: (o.line, o.column))
        return self.result

    def obstacle(
        self, code: str, message: str, node: ast.AST, hint: str = "", related: ast.AST | None = None
    ) -> None:
        """Add an obstacle, once per place and code."""
        line, column = self.owner.source.start(node if hasattr(node, "lineno") else self.node)
        if (code, line, column) in self.seen:
            return
        self.seen.add((code, line, column))
        related_line = getattr(related, "lineno", None) if related is not None else None
        self.result.obstacles.append(Obstacle(code, message, line, column, related_line, hint))

    def _executor(self, patterns: Patterns, appended: Iterable[str]) -> IterationExecutor:
        executor = IterationExecutor(self.facts, self.scope, self.owner.summaries, self.bound)
        executor.patterns = patterns
        executor.appended = frozenset(appended)
        return executor

    # ------------------------------------------------------------------ for

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        if isinstance(node, ast.AsyncFor):
            self.obstacle("APR308", "`async for` waits between its iterations", node)
        if not _plain_target(node.target):
            self.obstacle("APR315", "the loop assigns to something other than plain names", node.target,
                          "loop over a plain name and assign inside")  # fmt: skip
            return
        self.bound = frozenset().union(*(bound_names(s) for s in node.body), bound_names(node.target))
        for trouble in control_troubles(node.body, self.module_level):
            self.obstacle(trouble.code, trouble.message, trouble.node, trouble.hint)
        iteration = iteration_of(node, self.names.trust_range)
        targets = bound_names(node.target)
        self.patterns = self._find_patterns(node.body, [node.target, *lazily_read(node.iter)], targets)
        executor = self._executor(self.patterns, self._appended())
        items, header = start_items(executor, node.iter, counting_name(node.target, node.iter))
        self._check_iterable(node.iter, executor)
        executor.bind_target(node.target, items.value)
        executor.run(node.body)
        lazy = {id(n) for n in lazily_read(node.iter)}
        touches = [*header.touches.values(), *executor.trace.touches.values()]
        self._effects(executor)
        self._names(node, iteration, executor, node.iter)
        self._operands([*node.body], executor)
        self._accesses(touches, items, executor, lazy)
        self._finish(executor)

    def _appended(self) -> set[str]:
        """Containers that surely are only added to; those that are only stored into may be arrays as well."""
        return {
            name
            for name, found in self.patterns.collected.items()
            if name not in self.bound and any(c.appends or c.occurrences > 1 for c in found)
        }

    def _find_patterns(self, body: list[ast.stmt], header: list[ast.AST], targets: Iterable[str]) -> Patterns:
        found = find_patterns(body, header, targets)
        kept = {n: r for n, r in found.reductions.items() if r.func is None or self._is_extreme(r.func)}
        return Patterns(kept, {n: c for n, c in found.collections.items() if c.name not in self.bound})

    def _is_extreme(self, func: ast.expr) -> bool:
        qualified = self.facts.qualified(func, self.scope) or ""
        return qualified.startswith("numpy.") or qualified in ("builtins.min", "builtins.max")

    def _builtin(self, name: str) -> bool:
        return self.facts.resolve(name, self.scope).is_builtin and not self.facts.star_imports

    def _check_iterable(self, node: ast.expr, executor: IterationExecutor) -> None:
        if isinstance(node, ast.GeneratorExp):
            self.obstacle("APR307", "a generator cannot be cut into parts", node, "use a list comprehension")
        if isinstance(node, ast.Call):
            name = self.facts.qualified(node.func, self.scope) or ""
            iterators = ("builtins.map", "builtins.filter", "builtins.iter", "builtins.open")
            if name in iterators or name.startswith("itertools.") or name in ("os.walk", "os.scandir", "csv.reader"):
                shown = ast.unparse(node.func)
                self.obstacle("APR307", f"`{shown}(...)` gives an iterator, which cannot be cut into parts", node,
                              f"put it in a list: `list({shown}(...))`")  # fmt: skip
            elif isinstance(node.func, ast.Name):
                binding = self.facts.resolve(node.func.id, self.scope).single()
                inner = self.facts.scope_of.get(binding.node) if binding is not None else None
                if inner is not None and inner.is_generator:
                    self.obstacle("APR307", f"`{node.func.id}` is a generator, which cannot be cut into parts", node,
                                  f"put it in a list: `list({node.func.id}(...))`")  # fmt: skip

    # ------------------------------------------------------------------ while

    def _while(self, node: ast.While) -> None:
        self.bound = frozenset().union(*(bound_names(s) for s in node.body), bound_names(node.test))
        for trouble in control_troubles(node.body, self.module_level):
            self.obstacle(trouble.code, trouble.message, trouble.node, trouble.hint)
        counting = counting_loop(node, self.bound)
        if counting is None:
            self.obstacle(
                "APR306",
                "the `while` loop does not count: how often it runs is known only when it has run",
                node,
                "use `for i in range(...)` if the number of iterations is known before",
            )
            return
        body = node.body[:-1]
        name = counting.counter
        targets = {name}
        self.patterns = self._find_patterns(body, [], targets)
        executor = self._executor(self.patterns, self._appended())
        stop = executor.evaluate(counting.stop, consume=False)
        executor.trace = type(executor.trace)()
        index = replace(INTEGER, affine=Affine.symbol(name))
        upper = stop.affine
        if upper is not None and counting.comparison in ("<=", ">="):
            upper = upper + (1 if counting.step > 0 else -1)
        start = self._counter_start(name)
        items = Items(index, LoopVariable(name, start, upper, counting.step))
        executor.env[name] = index
        executor.run(body)
        touches = list(executor.trace.touches.values())
        result = self.result
        result.counter, result.step, result.comparison = name, counting.step, counting.comparison
        result.stop = self.owner.source.segment(counting.stop)
        changes_length = [t for t in touches if t.kind is Touching.CHANGE] or self._appended()
        if changes_length and any(isinstance(n, ast.Call) for n in ast.walk(counting.stop)):
            self.obstacle("APR108", "the loop may change what its bound depends on", node.test,
                          "compute the bound before the loop")  # fmt: skip
        self._effects(executor)
        iteration = self._counting_iteration(node, name)
        self._names(node, iteration, executor, None)
        self._operands(body, executor)
        self._accesses(touches, items, executor, set())
        self._finish(executor)

    def _counter_start(self, name: str) -> Affine | None:
        return Integers(self.facts, self.names).start_of(name, self.node, self.scope)

    def _counting_iteration(self, node: ast.While, name: str) -> Iteration:
        iteration = iteration_of(node, self.names.trust_range)
        exposed = {n: uses for n, uses in iteration.exposed.items() if n != name}
        end = iteration.end
        return Iteration(exposed, None if end is None else end.assign([name]))

    # ------------------------------------------------------------------ comprehensions

    def _comprehension(self, node: ComprehensionNode) -> None:
        first = node.generators[0]
        if any(g.is_async for g in node.generators):
            self.obstacle("APR308", "an asynchronous comprehension waits between its iterations", node)
        for inner in ast.walk(node):
            if isinstance(inner, ast.NamedExpr):
                self.obstacle("APR317", "`:=` in a comprehension assigns a name outside of it", inner,
                              "write it as a loop")  # fmt: skip
                return
            if isinstance(inner, ast.Await | ast.Yield | ast.YieldFrom):
                self.obstacle("APR303", "the comprehension suspends between its iterations", inner)
        if not _plain_target(first.target):
            self.obstacle("APR315", "the comprehension assigns to something other than plain names", first.target)
            return
        if isinstance(node, ast.GeneratorExp):
            self._consumer(node)
        executor = self._executor(Patterns({}, {}), ())
        items, header = start_items(executor, first.iter, counting_name(first.target, first.iter))
        self._check_iterable(first.iter, executor)
        run_comprehension(executor, node, items)
        lazy = {id(n) for n in lazily_read(first.iter)}
        touches = [*header.touches.values(), *executor.trace.touches.values()]
        self._effects(executor)
        own = self.facts.scope_of[node]
        body: list[ast.AST] = [*first.ifs, *(p for g in node.generators[1:] for p in (g.iter, *g.ifs))]
        body.extend((node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,))
        self.result.private = [n for n in own.variables]
        self._operands(body, executor)
        self._accesses(touches, items, executor, lazy)
        self.result.trivial = not any(isinstance(n, (ast.Call, ast.Await, *COMPREHENSIONS)) for b in body for n in ast.walk(b))
        self._finish(executor)

    def _consumer(self, node: ast.GeneratorExp) -> None:
        parent = self.site.parent
        name = ""
        if isinstance(parent, ast.Call) and parent.args and parent.args[0] is node:
            func = parent.func
            if isinstance(func, ast.Name) and self._builtin(func.id):
                name = func.id
            elif isinstance(func, ast.Attribute) and func.attr == "join" and len(parent.args) == 1:
                name = "join" if isinstance(func.value, ast.Constant) and isinstance(func.value.value, str) else ""
        if name in ("any", "all"):
            self.obstacle("APR313", f"`{name}` stops at the first item that decides, so later ones may never run", node,
                          f"use `{name}([...])` with a list if every item may be computed")  # fmt: skip
        elif name not in ("sum", "min", "max", "list", "tuple", "set", "frozenset", "dict", "sorted", "join"):
            self.obstacle("APR313", "the generator is consumed item by item, while other code runs in between", node,
                          "use a list comprehension")  # fmt: skip

    # ------------------------------------------------------------------ effects and names

    def _effects(self, executor: IterationExecutor) -> None:
        for trouble in executor.trace.troubles.values():
            self.obstacle(trouble.code, trouble.message, trouble.node, trouble.hint)
        for node, value in executor.trace.sinks.items():
            self._closure_escape(executor, node, value, "it is stored outside of the iteration")

    def _closure_escape(self, executor: IterationExecutor, node: ast.AST, value: Value, how: str) -> None:
        for site in executor.heap.reach(value)[1]:
            if site in executor.closures:
                self.obstacle(
                    "APR312",
                    f"a function or generator made in the iteration sees its variables and outlives it: {how}",
                    executor.closures[site],
                    "pass the values as defaults of a function that is defined before the loop",
                    node,
                )

    def _names(
        self, node: ast.For | ast.AsyncFor | ast.While, iteration: Iteration, executor: IterationExecutor, iterable: ast.expr | None
    ) -> None:
        reduced = self.patterns.reduced
        names = sorted(self.bound, key=lambda n: self._first_place(node, n))
        variables = {n: self.facts.resolve(n, self.scope) for n in names}
        lazily = iterable is not None and builtin_call(executor, iterable) != "range"
        for name, variable in variables.items():
            self._ownership(name, variable, node, lazily)
        private = [n for n in names if n not in reduced]
        for name in private:
            uses = iteration.exposed.get(name)
            if uses:
                self._carried(name, uses[0], node)
        ends = iteration.end.sure if iteration.end is not None else self.bound
        exposed = {n for n in private if iteration.exposed.get(n)}
        deleted = frozenset().union(*(deleted_names(s) for s in node.body))
        live = self._live(node, private, ends, deleted)
        conditional = live - ends - exposed
        for name in sorted(conditional if not CONDITIONAL_LIVE_OUTS else conditional & deleted):
            self.obstacle(
                "APR104",
                f"`{name}` is assigned in some iterations only and used after the loop",
                self._binding_node(node, name),
                f"assign `{name}` in every iteration, or collect the values in a list",
            )
        self._raised(node, names)
        for name in reduced:
            if self.names.assigned(variables[name], node, self.scope) is not True:
                self.obstacle("APR316", f"`{name}` may be unassigned where the loop starts", self._binding_node(node, name),
                              f"assign `{name}` before the loop")  # fmt: skip
        self.result.reductions = [Reduction(n, o) for n, o in reduced.items()]
        self.result.private = [n for n in private if n not in exposed and n != self.result.counter]
        self._live_outs(
            node, [n for n in private if n in live or n == self.result.counter], conditional, variables, executor
        )

    def _live(
        self, node: ast.stmt, private: list[str], ends: frozenset[str], deleted: frozenset[str]
    ) -> frozenset[str]:
        """Return the names that live on after the loop.

        At module level that is every name; one that some iterations leave unassigned and nobody mentions is let go.
        """
        if not self.module_level:
            return self.names.live_after(node, self.scope.function, private)
        kept = (n for n in private if n in ends or not self.names.only_inside(node, [n]))
        return frozenset(private) - deleted if CONDITIONAL_LIVE_OUTS else frozenset(kept)

    def _live_outs(
        self,
        node: ast.stmt,
        live: list[str],
        conditional: frozenset[str],
        variables: dict[str, Variable],
        executor: IterationExecutor,
    ) -> None:
        self.result.live = live
        nonempty = isinstance(node, ast.For) and surely_runs(node) and self.names.trust_range
        for name in live:
            before = self.names.assigned(variables[name], node, self.scope)
            if before is None:
                self.obstacle("APR316", f"`{name}` may be unassigned before the loop and is used after it", node,
                              f"assign `{name}` before the loop")  # fmt: skip
            elif before is True:
                self.result.assigned.append(name)
            elif not nonempty or name in conditional:
                self.result.unbound.append(name)
            value = executor.env.get(name)
            if value is not None:
                self._closure_escape(executor, node, value, f"`{name}` is used after the loop")

    def _carried(self, name: str, use: ast.expr, node: ast.AST) -> None:
        self.obstacle(
            "APR104",
            f"`{name}` is read before the iteration has assigned it: its value comes from an earlier iteration",
            use,
            f"make `{name}` a function of the loop variable, or accumulate into it with one operator only",
            self._binding_node(node, name),
        )

    def _raised(self, node: ast.stmt, names: list[str]) -> None:
        scope = self.scope.function
        for name in sorted(self.names.live_when_raised(node, scope, names)):
            self.obstacle(
                "APR305",
                f"`{name}` may be read after an exception has left the loop halfway",
                node,
                "move the loop into a function of its own",
            )

    def _ownership(self, name: str, variable: Variable, node: ast.AST, lazily: bool) -> None:
        owner = variable.scope
        if owner is not self.scope.function:
            where = self._binding_node(node, name)
            self.obstacle("APR310", f"`{name}` is global or nonlocal and is bound in the loop", where,
                          "use a local name and assign the outer one after the loop")  # fmt: skip
            return
        hidden = self.names.watched(variable, node, lazily) if self.module_level else self.names.is_captured(variable, node)
        if hidden:
            self.obstacle(
                "APR206",
                f"`{name}` is bound in the loop and seen by a function or generator that may run meanwhile",
                self._binding_node(node, name),
                "use another name in the loop",
            )

    def _first_place(self, node: ast.AST, name: str) -> tuple[int, int]:
        found = self._binding_node(node, name)
        return getattr(found, "lineno", 0), getattr(found, "col_offset", 0)

    def _binding_node(self, node: ast.AST, name: str) -> ast.AST:
        places = [
            n for n in ast.walk(node) if isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load)
        ]
        return min(places, key=lambda n: (n.lineno, n.col_offset)) if places else node

    # ------------------------------------------------------------------ operands and accesses

    def _operands(self, body: Sequence[ast.AST], executor: IterationExecutor) -> None:
        scope = self.facts.scope_of[self.node] if isinstance(self.node, COMPREHENSIONS) else self.scope
        for name, variable in free_names(body, self.facts, scope).items():
            if name in self.bound or variable.scope is scope is not self.scope:
                continue
            owner = variable.scope
            if owner is None or owner.kind is ScopeKind.MODULE:
                continue
            if owner.kind is ScopeKind.CLASS:
                continue
            if self.names.assigned(variable, self.node, self.scope) is not True:
                self.obstacle("APR316", f"`{name}` may be unassigned where the loop starts", self.node,
                              f"assign `{name}` before the loop")  # fmt: skip
            self.result.operands[name] = variable

    def _accesses(
        self, touches: list[Touch], items: Items, executor: IterationExecutor, lazy: set[int]
    ) -> None:
        self.reached = tuple(executor.trace.calls)
        by_root: dict[Variable, list[Touch]] = {}
        for touch in touches:
            by_root.setdefault(touch.root, []).append(touch)
        variable = items.variable or LoopVariable("#", None, None, 1)
        integers = Integers(self.facts, self.names)
        inner = tuple(executor.inner.values())
        nest = Nest(variable, items.directed, inner, integers.nonnegative(self.node, self.scope, (variable, *inner)))
        self._callees(by_root)
        collected = self.patterns.collected
        for root, found in by_root.items():
            writes = [t for t in found if t.writes]
            if is_dict(root) and root.name in collected and all(self._in_collection(t) for t in found):
                self._collect(root, [], lazy)
            elif root.name in self._appended() and self.facts.resolve(root.name, self.scope) is root:
                self._collect(root, found, lazy)
            elif writes and not self._grown(root, found, lazy) and not self._changed(root, writes, lazy):
                self._written(root, found, nest, items, lazy, collectable=root.name in collected)
        for name in self._appended():
            root = self.facts.resolve(name, self.scope)
            if root not in by_root:
                self._collect(root, [], lazy)

    def _callees(self, by_root: dict[Variable, list[Touch]]) -> None:
        """A callee that touches a name which the loop binds."""
        for root, found in by_root.items():
            via = next((t for t in found if t.via), None)
            mine = root.name in self.bound and self.facts.resolve(root.name, self.scope) is root
            if via is not None and mine:
                self.obstacle("APR206", f"`{via.via}` uses `{root.name}`, which the loop binds", via.node,
                              f"pass `{root.name}` to `{via.via}` as an argument")  # fmt: skip

    def _collect(self, root: Variable, found: list[Touch], lazy: set[int]) -> None:
        other = next(iter(found), None)
        if other is not None:
            if id(other.node) in lazy:
                self.obstacle("APR108", f"the loop adds to `{root.name}` while it iterates over it", other.node,
                              f"iterate over a copy: `list({root.name})`")  # fmt: skip
            elif other.via:
                self.obstacle("APR206", f"`{other.via}` uses `{root.name}`, which the loop adds to", other.node)
            else:
                self.obstacle("APR104", f"`{root.name}` is read while the loop adds to it", other.node)
            return
        if self.names.assigned(root, self.node, self.scope) is not True:
            self.obstacle("APR316", f"`{root.name}` may be unassigned where the loop starts", self.node,
                          f"assign `{root.name}` before the loop")  # fmt: skip
        self.result.collected.append(root)

    def _grown(self, root: Variable, found: list[Touch], lazy: set[int]) -> bool:
        """Report a container that is added to and used otherwise; True where it is one."""
        growing = [t for t in found if t.kind is Touching.CHANGE and t.how.endswith((".append()", ".add()", ".extend()"))]
        growing = [t for t in growing if t.place is not None and not t.place.indices and not t.via]
        others = [t for t in found if not t.writes]
        if not growing or not others:
            return False
        iterated = next((t for t in others if id(t.node) in lazy), None)
        if iterated is not None:
            self.obstacle("APR108", f"the loop adds to `{root.name}` while it iterates over it", growing[0].node,
                          f"iterate over a copy: `list({root.name})`", iterated.node)  # fmt: skip
        else:
            self.obstacle("APR104", f"`{root.name}` is read while the loop adds to it", others[0].node,
                          "read from another container than the one that grows", growing[0].node)  # fmt: skip
        return True

    def _changed(self, root: Variable, writes: list[Touch], lazy: set[int]) -> bool:
        """Report changes that are no stores to elements; True where there are any."""
        found = False
        for touch in writes:
            whole = touch.place is None or not touch.place.indices
            if root is ITEMS:
                self.obstacle("APR106", "the loop changes its items, which may be one object several times", touch.node)
            elif root is ANYTHING:
                self.obstacle("APR106", "the loop changes an object that cannot be identified", touch.node)
            elif touch.kind is Touching.BIND:
                self.obstacle("APR310", f"`{root.name}` is global or nonlocal and is bound in the loop", touch.node)
            elif touch.via:
                self.obstacle("APR204", f"`{touch.via}` changes `{root.name}`", touch.node,
                              f"let `{touch.via}` return the new value instead")  # fmt: skip
            elif touch.kind is Touching.CHANGE and whole:
                self._whole(root, touch, lazy)
            elif touch.place is None:
                self.obstacle("APR106", f"the store may go to `{root.name}` under another name", touch.node,
                              f"spell the store with `{root.name}[...]`")  # fmt: skip
            elif whole:
                self.obstacle("APR107", f"the loop changes a part of `{root.name}` that cannot be followed", touch.node,
                              f"give the part a name before the loop: `part = {root.name}....`")  # fmt: skip
            else:
                continue
            found = True
        return found

    def _whole(self, root: Variable, touch: Touch, lazy: set[int]) -> None:
        how = f" (`{touch.how}`)" if touch.how else ""
        if any(True for t in self.result.obstacles if t.code == "APR203" and t.line == getattr(touch.node, "lineno", 0)):
            return
        call = isinstance(touch.node, ast.Call) and touch.how.endswith("()")
        own = call and touch.how[:-2] in {f.rpartition(".")[2] for f in self.reached}
        code = "APR204" if own else "APR107"
        self.obstacle(code, f"the loop changes `{root.name}` as a whole{how}", touch.node,
                      "build the result per iteration and combine after the loop")  # fmt: skip

    def _written(
        self, root: Variable, found: list[Touch], nest: Nest, items: Items, lazy: set[int], collectable: bool
    ) -> None:
        via = next((t for t in found if t.via), None)
        if via is not None:
            self.obstacle("APR206", f"`{via.via}` reads `{root.name}`, which the loop writes to", via.node,
                          f"pass what `{via.via}` needs as an argument")  # fmt: skip
            return
        verdict = judge(root, found, nest)
        direct = items.variable is not None and all(self._counts(t) for t in found if t.writes)
        if verdict.conflicts or not verdict.spelled or not direct:
            others = [t for t in found if not t.writes and not self._in_collection(t)]
            if collectable and not others:
                self._collect(root, [], lazy)
                return
            self._conflict(root, verdict, found, lazy, items)
            return
        if self.facts.resolve(root.name, self.scope) is not root or root.name in self.bound:
            self.obstacle("APR106", f"`{root.name}` cannot be named here", found[0].node)
            return
        if self.names.assigned(root, self.node, self.scope) is not True:
            self.obstacle("APR316", f"`{root.name}` may be unassigned where the loop starts", self.node,
                          f"assign `{root.name}` before the loop")  # fmt: skip
        self.result.written.append(
            Written(root, verdict.accesses, verdict.reads_own, verdict.snapshot, list(dict.fromkeys(verdict.wrapped)))
        )

    def _counts(self, touch: Touch) -> bool:
        """True for a store whose first indices are positions."""
        return touch.place is not None and bool(touch.place.indices) and touch.place.indices[0] is not None

    def _in_collection(self, touch: Touch) -> bool:
        return any(
            isinstance(n, ast.Assign | ast.AugAssign) and touch.node in (*getattr(n, "targets", ()), getattr(n, "target", None))
            for n in self.patterns.collections
        )

    def _conflict(self, root: Variable, verdict: Verdict, found: list[Touch], lazy: set[int], items: Items) -> None:
        name = root.name
        if not verdict.conflicts:
            touch = next(t for t in found if t.writes)
            self.obstacle("APR105", f"the subscript of `{name}` cannot be analysed", touch.node,
                          "index with the loop variable")  # fmt: skip
            return
        for conflict in sorted(verdict.conflicts, key=lambda c: c.dependence.kind != DependenceKind.FLOW)[:1]:
            read = conflict.later if not conflict.later.writes else conflict.earlier
            write = conflict.earlier if conflict.earlier.writes else conflict.later
            if id(read.node) in lazy and not read.writes and write.name is None:
                self.obstacle("APR106", f"the loop changes the items of `{name}`, which may be the same object twice", write.node,
                              f"loop over `enumerate({name})` or by index", read.node)  # fmt: skip
                return
            if id(read.node) in lazy and not read.writes:
                self.obstacle("APR108", f"the loop changes `{name}`, which it iterates over", write.node,
                              f"iterate over a copy, or by index with `enumerate({name})`", read.node)  # fmt: skip
                return
            unknown = any(t.place is None or not t.place.indices or None in t.place.indices for t in (write,))
            if unknown:
                self.obstacle("APR105", f"where `{name}` is written to depends on values known only at run time", write.node,
                              "index with the loop variable", read.node)  # fmt: skip
                return
            code = _DEPENDENCE_CODES[conflict.dependence.kind]
            self.obstacle(code, self._dependence_text(name, conflict.dependence.kind, write, read, conflict.dependence.distance),
                          read.node if code == "APR101" else write.node,
                          _DEPENDENCE_HINTS[conflict.dependence.kind].format(name=name),
                          write.node if code == "APR101" else read.node)  # fmt: skip

    def _dependence_text(
        self, name: str, kind: DependenceKind, write: Touch, read: Touch, distance: int | None
    ) -> str:
        apart = f" {distance} iteration{'s' if distance != 1 else ''} {{}}" if distance is not None else " another iteration"
        line = getattr(write.node, "lineno", 0)
        if kind is DependenceKind.OUTPUT:
            return f"two iterations may write the same element of `{name}`"
        when = apart.format("before") if kind is DependenceKind.FLOW else apart.format("later")
        verb = "wrote" if kind is DependenceKind.FLOW else "writes"
        prefix = "" if distance is not None else "may have " if kind is DependenceKind.FLOW else "may "
        if prefix:
            verb = "written" if kind is DependenceKind.FLOW else "write"
        if distance is not None:
            return f"`{name}` is read where line {line}{when} {verb} it"
        return f"`{name}` is read where{apart} {prefix}{verb} it (line {line})"

    # ------------------------------------------------------------------ the end

    def _finish(self, executor: IterationExecutor) -> None:
        trace, result = executor.trace, self.result
        result.calls = tuple(sorted(trace.calls))
        result.blas, result.releases_gil = trace.blas, trace.releases_gil
        sinks = trace.sinks.values()
        result.fresh = (
            bool(sinks)
            and any(not v.immutable for v in sinks)
            and all(executor.heap.is_fresh(v) for v in sinks)
            and not any(executor.heap.reach(v)[1] & executor.shared for v in sinks)
        )


def is_dict(variable: Variable) -> bool:
    """Tell whether a name surely stands for a dict: bound once, to a display or a call that makes one."""
    binding = variable.single()
    if binding is None or not isinstance(binding.node, ast.Assign | ast.AnnAssign):
        return False
    value = binding.node.value
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in ("dict", "defaultdict", "Counter")
    return isinstance(value, ast.Dict | ast.DictComp)


_DEPENDENCE_HINTS = {
    DependenceKind.FLOW: "write the results to another array than `{name}`",
    DependenceKind.ANTI: "read from a copy made before the loop: `old = {name}.copy()`",
    DependenceKind.OUTPUT: "let every iteration write to an index of its own",
}


@dataclass(frozen=True, slots=True)
class Counting:
    """A canonical counting ``while`` loop."""

    counter: str
    comparison: str
    stop: ast.expr
    step: int


def counting_loop(node: ast.While, bound: frozenset[str]) -> Counting | None:
    """Read ``while i < stop: ...; i += step``; None where the loop is anything else."""
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.left, ast.Name):
        return None
    signs: dict[type[ast.cmpop], tuple[str, int]] = {
        ast.Lt: ("<", 1), ast.LtE: ("<=", 1), ast.Gt: (">", -1), ast.GtE: (">=", -1)
    }  # fmt: skip
    found = signs.get(type(test.ops[0]))
    last = node.body[-1]
    name = test.left.id
    if found is None or len(node.body) < 2 or not isinstance(last, ast.AugAssign) or not isinstance(last.target, ast.Name):
        return None
    if last.target.id != name or not isinstance(last.value, ast.Constant) or type(last.value.value) is not int:
        return None
    step = last.value.value if isinstance(last.op, ast.Add) else -last.value.value
    if not isinstance(last.op, ast.Add | ast.Sub) or step * found[1] <= 0:
        return None
    stop = test.comparators[0]
    if not _invariant(stop, bound) or any(name in bound_names(s) for s in node.body[:-1]):
        return None
    if any(isinstance(n, ast.Continue) for s in node.body for n in _own_continues(s)):
        return None
    return Counting(name, found[0], stop, step)


def _own_continues(node: ast.AST) -> Iterable[ast.AST]:
    """Yield what belongs to this loop's own iteration: a ``continue`` here would skip the increment."""
    yield node
    if isinstance(node, ast.For | ast.AsyncFor | ast.While):
        for statement in node.orelse:
            yield from _own_continues(statement)
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for child in ast.iter_child_nodes(node):
        yield from _own_continues(child)


def _invariant(node: ast.expr, bound: frozenset[str]) -> bool:
    match node:
        case ast.Constant(value=value):
            return type(value) is int
        case ast.Name(id=name):
            return name not in bound
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _invariant(operand, bound)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.FloorDiv(), right=right):
            return _invariant(left, bound) and _invariant(right, bound)
        case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)], keywords=[]):
            return name not in bound
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id=name), attr="shape"), slice=ast.Constant()):
            return name not in bound
    return False


def _plain_target(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List):
        return all(_plain_target(e) for e in node.elts)
    return isinstance(node, ast.Name)


__all__ = ["LoopAnalysis", "LoopResult", "Written", "affine_text"]
