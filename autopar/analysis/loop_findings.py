"""What has been seen of one loop, put together: effects, values that leave it, and what its kernel needs."""

from __future__ import annotations

import ast

from autopar.analysis.accumulation.attribute_roles import judge_attributes
from autopar.analysis.accumulation.elements import names_of_place, spell_element
from autopar.analysis.arrays.elements import ArrayElements
from autopar.analysis.hints import spelled
from autopar.analysis.loop_operands import OperandJudge
from autopar.analysis.result import Written
from autopar.analysis.sharing.entangled import show_entangled
from autopar.analysis.sharing.made_values import are_made
from autopar.analysis.sharing.planted import show_changes_inside
from autopar.analysis.tracing.iterate import IterationExecutor
from autopar.analysis.tracing.provenance import AttributeRoot
from autopar.analysis.tracing.trace import Trace
from autopar.spec import SEARCHES, Access, LoopKind
from autopar.spec.callee import Callee, held_by
from autopar.spec.instance import instances_in
from autopar.syntax.named import names_in
from autopar.syntax.scopes import ScopeKind


class FindingsJudge(OperandJudge):
    """The last part of a loop's analysis."""

    array_elements: ArrayElements

    def _effects(self, executor: IterationExecutor) -> None:
        executor.settle()
        for trouble in executor.trace.troubles.values():
            if trouble.prints:
                self.result.prints = True
                continue
            hint = spelled(trouble.hint, self.node)
            self.obstacle(trouble.code, trouble.message, trouble.node, hint, cause=trouble.cause)
        for node, value in executor.trace.sinks.items():
            self._closure_escape(executor, node, value, "it is stored outside of the iteration")
        for value in executor.trace.returned:
            self._closure_escape(executor, self.node, value, "it is returned")

    def _finish(self, executor: IterationExecutor) -> None:
        trace, result = executor.trace, self.result
        self._followers(executor)
        self._ranked()
        self._wraps()
        if result.exits or result.kind in SEARCHES:
            self._left_early(executor)
        if result.kind not in (LoopKind.FOR, LoopKind.WHILE):
            self._only_values(trace)
        if self.attributes:
            judge_attributes(self, trace.touches.values())
        scalars = [(place, spell_element(place)) for place in trace.scalars]
        show_changes_inside(trace, result.written)
        result.entangled = show_entangled(trace, result.written)
        numbers = [*result.scalars, *(Access(place.root.name, text) for place, text in scalars)]
        result.scalars = tuple(dict.fromkeys(numbers))
        result.integers = result.integers.union(*(names_of_place(place) for place, _ in scalars))
        result.numbers = tuple(trace.numbers)
        result.calls = self.summaries.spelled(trace.calls)
        result.objects = tuple(sorted(trace.objects))
        self._needed_operands()
        result.blas, result.releases_gil = trace.blas, trace.releases_gil and not trace.interprets
        sinks = trace.sinks.values()
        arrays = all(self._is_array(w) for w in result.written)
        result.fresh = (
            bool(sinks)
            and result.kind not in SEARCHES
            # What is stored into an array is copied into it, no object travels.
            and not (result.kind in (LoopKind.FOR, LoopKind.WHILE) and arrays and not result.collected)
            and any(not v.immutable for v in sinks)
            and all(executor.heap.is_fresh(v) for v in sinks)
            and not any(executor.heap.reach(v)[1] & executor.shared for v in sinks)
        )
        # A value that is handed on may be the object that was stored before.
        result.fresh = result.fresh and not result.forecasts
        result.made = (
            not result.fresh
            and not result.forecasts
            and result.kind not in SEARCHES
            and not (arrays and result.written and not result.collected)
            and any(not v.immutable for v in sinks)
            and are_made(sinks, executor)
            and self.array_elements.are_stored(self.scope, self.node, trace.sinks)
        )

    def _needed_operands(self) -> None:
        """Hand the kernel what stands in the loop's header alone and the runtime needs to look at."""
        needed = self.result.integers.union(*(w.integers for w in self.result.written))
        held = (held_by(Callee.parse(call).qualname) for call in self.result.calls)
        needed |= {found[0].rpartition(".<locals>.")[2] for found in held if found is not None}
        spelled = [*self.result.scalars, *(a for w in self.result.written for a in (*w.accesses, *w.reads))]
        spelled += self.result.older.reads
        needed |= {word for access in spelled for word in _names_of(access)}
        needed |= {instance.path[0] for instance in instances_in(self.result.objects)}
        needed |= {word for cut in self.result.cuts for word in names_in(ast.parse(cut))}
        for name in sorted(needed):
            variable = self.facts.resolve(name, self.scope)
            owner = variable.scope
            local = owner is not None and owner.kind not in (ScopeKind.MODULE, ScopeKind.CLASS)
            if local and name not in self.bound and self.names.assigned(variable, self.node, self.scope) is True:
                self.result.operands.setdefault(name, variable)

    def _only_values(self, trace: Trace) -> None:
        """Report what the callees of a comprehension store: only loops bring more back than their items."""
        for written in self.result.written:
            stores = [t for t in trace.touches.values() if t.writes and t.root is written.variable]
            for touch in stores:
                by = f" (`{touch.via}()`)" if touch.via else ""
                message = f"the comprehension changes elements of `{written.variable.name}`{by}"
                hint = "use a `for` loop that appends to a list"
                self.obstacle("APR107", message, touch.node, hint, cause=written.variable.name)

    def _left_early(self, executor: IterationExecutor) -> None:
        """Report what iterations behind the end of a loop that is left early may not have done."""
        for trouble in executor.trace.troubles.values():
            if trouble.prints:
                message = f"{trouble.message}, and only as far as the loop comes before it is left"
                self.obstacle(trouble.code, message, trouble.node, trouble.hint)
        for variable in self.result.draws:
            nodes = self.drawn[variable].nodes or {self.node}  # none where methods draw
            node = min(nodes, key=lambda n: (getattr(n, "lineno", 0), getattr(n, "col_offset", 0)))
            message = f"how far `{variable.name}` comes depends on where the loop is left"
            self.obstacle("APR203", message, node, cause=variable.name)

    def _is_array(self, written: Written) -> bool:
        """Tell whether an operand is an array, not a list, by how it is made or by subscripts that no list takes."""
        if isinstance(written.variable, AttributeRoot):
            return True  # the runtime takes no other
        binding = written.variable.single()
        value = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
        if isinstance(value, ast.Call) and binding is not None:
            name = self.facts.qualified(value.func, binding.scope) or ""
            if name.startswith("numpy.") and not _may_hold_objects(value):
                return True
        return all("," in a.subscript.partition("]")[0] for a in written.accesses)


def _names_of(access: Access) -> frozenset[str]:
    """Return the names that an access is spelled with."""
    try:
        tree = ast.parse(f"{access.name}[{access.subscript}]", mode="eval")
    except SyntaxError:
        return frozenset()
    return frozenset(names_in(tree))


def _may_hold_objects(node: ast.Call) -> bool:
    return "object" in ast.unparse(node)
