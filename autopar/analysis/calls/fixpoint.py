"""Summaries of the module's functions, computed when asked for; recursion is iterated until nothing changes."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.overriding import settled
from autopar.analysis.calls.sites import Sites, sites_of
from autopar.analysis.calls.summary import Change, Summary
from autopar.analysis.names.definite import bound_names
from autopar.analysis.tracing.execute import Executor
from autopar.analysis.tracing.provenance import (
    IMMUTABLE,
    NO_ROOTS,
    SOME_FUNCTION,
    UNKNOWN,
    Place,
    Value,
    base_of,
    hides_function,
    join_all,
)
from autopar.analysis.tracing.trace import Touching, Trouble, Unfollowable
from autopar.spec.callee import Callee
from autopar.syntax.scopes import BindingKind, FunctionNode, ModuleFacts, Variable

if TYPE_CHECKING:
    from autopar.analysis.program import Program, Unit

_MAX_ROUNDS = 6
_DEFINED = {BindingKind.IMPORT, BindingKind.DEF, BindingKind.CLASS}
_MAX_STACK = 40


@dataclass(slots=True)
class Progress:
    """What is known so far, shared by the modules of a program: their functions call each other in both directions.

    ``owners`` says to which module a definition belongs.
    """

    done: dict[FunctionNode, Summary] = field(default_factory=dict)
    running: dict[FunctionNode, Summary] = field(default_factory=dict)
    order: list[FunctionNode] = field(default_factory=list)
    lowest: list[int] = field(default_factory=list)
    owners: dict[ast.AST, Summaries] = field(default_factory=dict)


class Summaries:
    """Effects of the functions of one module, each computed once.

    Parameters
    ----------
    facts
        The module.
    progress
        What is known of the functions of the whole program; nothing yet by default.
    program, unit
        The program, and the module's place in it; without them imports are not followed.
    """

    def __init__(
        self,
        facts: ModuleFacts,
        progress: Progress | None = None,
        program: Program | None = None,
        unit: Unit | None = None,
    ) -> None:
        progress = progress or Progress()
        self.facts = facts
        self.program = program
        self.unit = unit
        self._owners = progress.owners
        self._done = progress.done
        self._running = progress.running
        self._order = progress.order
        self._lowest = progress.lowest
        self._sites: Sites | None = None

    def owner(self, definition: ast.AST) -> Summaries:
        """Return the summaries of the module that a function or class belongs to."""
        return self if definition in self.facts.scope_of else self._owners[definition]

    def owner_of(self, definition: ast.AST) -> Summaries | None:
        """Return the summaries of the module that a function or class belongs to, if it is one of the program."""
        return self if definition in self.facts.scope_of else self._owners.get(definition)

    @property
    def sites(self) -> Sites:
        """Where this module calls its functions and stores attributes."""
        if self._sites is None:
            self._sites = sites_of(self.facts)
        return self._sites

    def entry(self, qualname: str) -> str:
        """Return how a trace names a function of this module."""
        return qualname if self.unit is None else self.unit.callee(qualname)

    def spelled(self, calls: Iterable[str]) -> tuple[str, ...]:
        """Return what traces noted as a loop of this module spells it: its own functions by their bare names."""
        callees = settled(calls, "" if self.unit is None else self.unit.name)
        if self.unit is None:
            return tuple(sorted(map(str, callees)))
        home = self.unit.name, self.unit.digest
        found: dict[str, None] = {}
        named = {(c.module, c.qualname) for c in callees if c.chain}
        for callee in callees:
            own = (callee.module, callee.digest) == home
            if callee.chain or not (own or (callee.module, callee.qualname) in named):
                importer = "" if callee.importer == home[0] else callee.importer
                found[str(Callee(callee.qualname, callee.module, callee.digest, callee.chain, importer))] = None
            if own or not callee.module:
                found[callee.qualname] = None
        return tuple(sorted(found))

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
            try:
                summary = summarize(self, function)
            except RecursionError:
                for unfinished in self._order[position + 1 :]:
                    self._running.pop(unfinished, None)
                del self._order[position + 1 :], self._lowest[position + 1 :]
                summary = Summary(
                    troubles=(Trouble("APR201", "it is nested too deeply to be followed", function),), returned=UNKNOWN
                )
                break
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
        if scope.is_generator:
            items = executor.made(function)
            for value in (*executor.yielded, *executor.trace.returned):
                executor.heap.store(items.sites, value)
            executor.trace.returned[:] = [items]
        return replace(_condense(executor, scope.variables), kept=executor.kept)
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
            known=SOME_FUNCTION if hides_function(returned) or executor.heap.holds_functions else "",
            mixed=returned.mixed,
        ),
        holds,
        tuple(trace.calls),
        trace.blas,
        trace.releases_gil,
        trace.interprets,
        trace.raises,
        frozenset(root for root in map(base_of, trace.puts) if own.get(root.name) is not root and _is_kept(root)),
    )


def _is_kept(root: Variable) -> bool:
    """True for a name that may stand for an object that can be changed, no function, class or module."""
    return not root.is_builtin and not (root.bindings and all(b.kind in _DEFINED for b in root.bindings))
