"""The names that a loop binds: private, reduced, carried, live after it; and those that it needs."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from autopar.analysis.accumulation.ranked import beside_ranked
from autopar.analysis.calls.properties import getters_of
from autopar.analysis.context import LoopContext
from autopar.analysis.headers.iteration import builtin_call
from autopar.analysis.hints import carried_hint
from autopar.analysis.names.definite import bound_names, deleted_names, surely_runs
from autopar.analysis.names.roles import Iteration, free_names
from autopar.analysis.tracing.iterate import IterationExecutor, lazily_read
from autopar.analysis.tracing.provenance import Value
from autopar.spec import Reduction
from autopar.syntax.named import names_in
from autopar.syntax.scopes import COMPREHENSIONS, ScopeKind, Variable


class NameJudge(LoopContext):
    """Judges what a loop does with names."""

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
        self,
        node: ast.For | ast.AsyncFor | ast.While,
        iteration: Iteration,
        executor: IterationExecutor,
        iterable: ast.expr | None,
    ) -> None:
        reduced = self.patterns.reduced
        names = sorted(self.bound, key=lambda n: self.first_place(node, n))
        variables = {n: self.facts.resolve(n, self.scope) for n in names}
        lazily = iterable is not None and builtin_call(executor, iterable) != "range"
        for name, variable in variables.items():
            self._ownership(name, variable, node, lazily)
        private = [n for n in names if n not in reduced]
        started = self.inductions.keys() | self.carries.keys() | self.recurrences.variables.keys()
        for name in private:
            uses = iteration.exposed.get(name)
            if uses and name not in started:
                self._carried(name, uses[0], node)
        sure = iteration.sure
        ends = self.bound if sure is None else sure
        exposed = {n for n in private if iteration.exposed.get(n)}
        deleted = frozenset().union(*(deleted_names(s) for s in node.body))
        live = self._live(node, private, ends, deleted) | started
        conditional = live - ends - exposed
        for name in sorted(live & deleted if self.result.exits else conditional & deleted):
            self.obstacle(
                "APR104",
                f"`{name}` is assigned in some iterations, deleted in others, and used after the loop",
                self.binding_node(node, name),
                f"assign `{name}` in every iteration, or collect the values in a list",
            )
        if self.module_level:
            self._deleted(node, iteration, [n for n in private if n in deleted], variables)
        self._raised(node, names)
        for name in (*reduced, *self.inductions, *self.carries, *self.recurrences.variables):
            if self.names.assigned(variables[name], node, self.scope) is not True:
                self.obstacle(
                    "APR316",
                    f"`{name}` may be unassigned where the loop starts",
                    self.binding_node(node, name),
                    f"assign `{name}` before the loop",
                )
        self.result.reductions = [Reduction(n, o) for n, o in reduced.items()]
        self.result.scans = (*self.patterns.scans.variables, *sorted(self.patterns.scans.elements))
        self.result.trivial = bool(self.result.scans) and not self.patterns.scans.heavy
        self.result.follows = {n: best for n, best in self.patterns.followers.items() if n in live}
        self.result.elses = self.patterns.elses
        self.result.carries = {n: ast.unparse(value) for n, value in self.carries.items()}
        self.result.forecasts.update(self.recurrences.variables)
        if self.recurrences.variables:  # `total = 0` may become a float, or one of NumPy's, with the first term
            self.result.first = max(self.result.first, 1)
        self.result.steps = {n: str(i.step) for n, i in self.inductions.items()}
        self.result.private = [n for n in private if n not in exposed and n != self.result.counter]
        self._live_outs(
            node, [n for n in private if n in live or n == self.result.counter], conditional, variables, executor
        )

    def _live(
        self, node: ast.stmt, private: list[str], ends: frozenset[str], deleted: frozenset[str]
    ) -> frozenset[str]:
        """Return the names that live on after the loop.

        At module level that is every name, but for those that the iteration deletes. In a function also what is read
        anywhere outside of the loops that bind it: without a binding it would be a global there.
        """
        if not self.module_level:
            stay = self.names.read_outside(self.scope.function) & frozenset(private)
            return self.names.live_after(node, self.scope.function, private) | stay
        return frozenset(n for n in private if n in ends or n not in deleted)

    def _live_outs(
        self,
        node: ast.stmt,
        live: list[str],
        conditional: frozenset[str],
        variables: dict[str, Variable],
        executor: IterationExecutor,
    ) -> None:
        self.result.live = live
        self.result.conditional = conditional
        nonempty = isinstance(node, ast.For) and surely_runs(node) and self.names.trust_range and not self.result.exits
        for name in live:
            before = self.names.assigned(variables[name], node, self.scope)
            if before is None:
                self.obstacle(
                    "APR316",
                    f"`{name}` may be unassigned before the loop and is used after it",
                    node,
                    f"assign `{name}` before the loop",
                )
            elif before is True:
                self.result.assigned.append(name)
            elif not nonempty or name in conditional:
                self.result.unbound.append(name)
            value = executor.env.get(name)
            if value is not None:
                self._closure_escape(executor, node, value, f"`{name}` is used after the loop")

    def _followers(self, executor: IterationExecutor) -> None:
        """Hold what follows a minimum or maximum to what a second run of the winner's iteration can give."""
        sunk = {site for v in executor.trace.sinks.values() for site in executor.heap.reach(v)[1]}
        again = any(w.updates or w.snapshot is not None for w in self.result.written)
        for name, best in self.result.follows.items():
            value = executor.env.get(name)
            if again or (value is not None and executor.heap.reach(value)[1] & sunk):
                self.obstacle(
                    "APR104",
                    f"`{name}` is assigned with `{best}` in an iteration that cannot be run again to find it",
                    self.binding_node(self.node, name),
                    f"keep the number of the iteration, and compute `{name}` from it after the loop",
                )

    def _ranked(self) -> None:
        """Hold a loop that keeps the best candidate to what its second kernel can do."""
        ranked = self.patterns.ranked
        reason = "" if ranked is None else beside_ranked(self.result)
        if ranked is not None and ranked.key is not None and reason:
            message = f"`{ranked.name}` is compared by `{ast.unparse(ranked.key)}` in a loop that {reason}"
            self.obstacle("APR104", message, ranked.key, cause=ranked.name)
        self.result.ranked = ranked

    def _wraps(self) -> None:
        """Make sure that wrap-around scalars can be computed from what the loop leaves alone."""
        result = self.result
        changed = {w.variable.name for w in result.written} | {v.name for v in result.collected}
        changed |= {r.name for r in result.reductions} | {v.name for v in result.privates}
        changed |= {name.partition(".")[0] for name in changed}
        again = not (result.draws or result.prints)
        node = self.node
        iterated = (
            {n for part in lazily_read(node.iter) for n in names_in(part)} if isinstance(node, ast.For) else set()
        )
        items = bound_names(node.target) if isinstance(node, ast.For) and iterated & changed else frozenset()
        changed |= items
        for name, value in self.carries.items():
            calls = any(isinstance(n, ast.Call) for n in ast.walk(value))
            gets = any(isinstance(n, ast.Attribute) and getters_of(self.facts, n.attr) for n in ast.walk(value))
            if names_in(value) & changed or gets or (calls and not again):
                self._carried(name, value, self.node)

    def _deleted(
        self,
        node: ast.stmt,
        iteration: Iteration,
        names: list[str],
        variables: dict[str, Variable],
    ) -> None:
        """A global that the loop may take away, or leave behind in some iterations only, is one that others can see."""
        for name in names:
            left = iteration.end is None or name in iteration.end.maybe - iteration.end.sure
            if left or self.names.assigned(variables[name], node, self.scope) is not False:
                self.obstacle(
                    "APR310",
                    f"`{name}` is deleted in the loop, which changes what the module holds after it",
                    self.binding_node(node, name),
                    "use another name in the loop",
                )

    def _carried(self, name: str, use: ast.expr, node: ast.AST) -> None:
        self.obstacle(
            "APR104",
            f"`{name}` is read before the iteration has assigned it: its value comes from an earlier iteration",
            use,
            carried_hint(name, node),
            self.binding_node(node, name),
            cause=name,
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
            where = self.binding_node(node, name)
            self.obstacle(
                "APR310",
                f"`{name}` is global or nonlocal and is bound in the loop",
                where,
                "use a local name and assign the outer one after the loop",
            )
            return
        hidden = (
            self.names.watched(variable, node, lazily) if self.module_level else self.names.is_captured(variable, node)
        )
        if hidden:
            self.obstacle(
                "APR206",
                f"`{name}` is bound in the loop and seen by a function or generator that may run meanwhile",
                self.binding_node(node, name),
                "use another name in the loop",
            )

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
                self.obstacle(
                    "APR316",
                    f"`{name}` may be unassigned where the loop starts",
                    self.node,
                    f"assign `{name}` before the loop",
                )
            self.result.operands[name] = variable
