"""Summaries of the module's functions, computed when asked for; recursion is iterated until nothing changes."""

from __future__ import annotations

from autopar.analysis.definite import bound_names
from autopar.analysis.execute import Executor
from autopar.analysis.provenance import IMMUTABLE, NO_ROOTS, UNKNOWN, Place, Value, base_of, join_all
from autopar.analysis.summary import Change, Summary
from autopar.analysis.trace import Touching, Trouble, Unfollowable
from autopar.syntax.scopes import FunctionNode, ModuleFacts, Variable

_MAX_ROUNDS = 6
_MAX_STACK = 40


class Summaries:
    """Effects of functions, each computed once."""

    def __init__(self, facts: ModuleFacts) -> None:
        self.facts = facts
        self._done: dict[FunctionNode, Summary] = {}
        self._running: dict[FunctionNode, Summary] = {}
        self._order: list[FunctionNode] = []
        self._lowest: list[int] = []

    def of(self, function: FunctionNode) -> Summary:
        """Return the summary of a function; of one that is being computed, what is known so far."""
        known = self._done.get(function)
        if known is not None:
            return known
        if function in self._running:
            position = self._order.index(function)
            self._lowest[-1] = min(self._lowest[-1], position)
            return self._running[function]
        if len(self._order) >= _MAX_STACK:
            return Summary(
                troubles=(Trouble("APR201", "functions call each other too deeply to be followed", function),)
            )
        return self._compute(function)

    def _compute(self, function: FunctionNode) -> Summary:
        position = len(self._order)
        self._order.append(function)
        self._lowest.append(position)
        self._running[function] = Summary()
        summary = Summary()
        for number in range(_MAX_ROUNDS):
            summary = summarize(self, function)
            if self._lowest[-1] > position or not self._recursive(position) or summary == self._running[function]:
                break
            if number == _MAX_ROUNDS - 1:
                summary = Summary(troubles=(Trouble("APR201", "its recursion cannot be followed", function),))
            self._running[function] = summary
        self._order.pop()
        lowest = self._lowest.pop()
        del self._running[function]
        if lowest >= position:
            self._done[function] = summary
        elif self._lowest:
            self._lowest[-1] = min(self._lowest[-1], lowest)
        return summary

    def _recursive(self, position: int) -> bool:
        return self._lowest[-1] <= position


def summarize(summaries: Summaries, function: FunctionNode) -> Summary:
    """Look at the body of a function once, with the summaries that there are."""
    facts = summaries.facts
    scope = facts.scope_of[function]
    bound: frozenset[str] = frozenset().union(*(bound_names(s) for s in function.body))
    executor = Executor(facts, scope, summaries, bound | scope.variables.keys())
    spec = function.args
    for argument in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg):
        if argument is not None:
            variable = scope.variables[argument.arg]
            executor.env[argument.arg] = Value(roots=frozenset({variable}), place=Place(variable))
    executor.trace.strict = True
    try:
        if executor.run(function.body):
            executor.trace.returned.append(IMMUTABLE)
        return _condense(executor, scope.variables)
    except Unfollowable as found:
        return Summary(troubles=(found.trouble,), returned=UNKNOWN)


def _condense(executor: Executor, own: dict[str, Variable]) -> Summary:
    trace = executor.trace
    reads: set[Variable] = set()
    changes: dict[Variable, Change] = {}
    for touch in trace.touches.values():
        root = base_of(touch.root)
        outer = own.get(root.name) is not root
        if touch.writes:
            top = touch.place is not None and len(touch.place.levels) <= 1 and touch.kind is Touching.WRITE
            whole = touch.place is not None and not touch.place.levels and not touch.place.closed
            deep = not (top or whole) or root is not touch.root
            line = getattr(touch.node, "lineno", 0)
            known = changes.get(root)
            if known is None or (deep and not known.deep):
                changes[root] = Change(touch.how or "=", deep, line)
        elif outer:
            reads.add(root)
    returned = join_all(trace.returned)
    for site in executor.heap.reach(returned)[1]:
        if site in executor.closures:
            closure = executor.closures[site]
            trace.trouble("APR312", "a function or generator that it makes outlives the call", closure)
    holds = frozenset(map(base_of, executor.heap.held(returned.sites).roots)) if returned.sites else NO_ROOTS
    sites = frozenset({0}) if returned.sites else returned.sites
    return Summary(
        frozenset(reads),
        changes,
        tuple(trace.troubles.values()),
        Value(
            frozenset(map(base_of, returned.roots)),
            sites,
            returned.immutable,
            returned.numeric,
            returned.fractional,
            returned.integer,
            cls=returned.cls,
        ),
        holds,
        tuple(trace.calls),
        trace.blas,
        trace.releases_gil,
        trace.interprets,
    )
