"""What a loop does with names: private, reduced, carried; live after it; operands; captured by closures."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from autopar.analysis.names.definite import EMPTY, Flow, State, bound_names, join
from autopar.analysis.names.liveness import NONE, Liveness
from autopar.analysis.tracing.managers import passes_on, reports_only
from autopar.analysis.tracing.provenance import base_of
from autopar.syntax.scopes import (
    COMPREHENSIONS,
    STATEMENT_LOOPS,
    BindingKind,
    ModuleFacts,
    Scope,
    ScopeKind,
    Variable,
)

Guarding = ast.Try | ast.TryStar | ast.With | ast.AsyncWith
"""Statements that see an exception on its way out."""


@dataclass(frozen=True, slots=True)
class Iteration:
    """What one iteration reads before it assigns, and what it has surely assigned at its end and at a ``break``."""

    exposed: dict[str, list[ast.expr]]
    end: State | None
    left: State | None = None

    @property
    def sure(self) -> frozenset[str] | None:
        """Return the names that every iteration assigns, one that breaks off included; None where none ends."""
        ends = join(self.end, self.left)
        return None if ends is None else ends.sure


def iteration_of(node: ast.For | ast.AsyncFor | ast.While, trust_range: bool) -> Iteration:
    """Walk one iteration of a statement loop, from the assignment of its targets to its end or a ``continue``."""
    flow = Flow(trust_range)
    state = EMPTY
    if isinstance(node, ast.While):
        state = flow.expression(node.test, state)
    else:
        state = flow.target(node.target, state)
    end, continues, breaks = flow.iteration(node.body, state)
    return Iteration(flow.exposed, join(end, *continues), join(*breaks))


class NameFacts:
    """Definite assignment and liveness of the scopes of a module, computed where asked for."""

    def __init__(self, facts: ModuleFacts) -> None:
        self.facts = facts
        self._flows: dict[Scope, Flow] = {}
        self._live: dict[Scope, Liveness] = {}
        self._outside: dict[Scope, frozenset[str]] = {}
        self._tried: dict[ast.AST, tuple[Guarding, ...]] | None = None
        self.trust_range = not facts.star_imports and all("range" not in s.variables for s in facts.scope_of.values())
        self._previous: dict[ast.AST, list[ast.stmt]] | None = None

    def entry(self, node: ast.AST, scope: Scope) -> State:
        """Return the state where a loop, comprehension or ``def`` of this scope starts."""
        flow = self._flows.get(scope.function)
        if flow is None:
            flow = self._flows[scope.function] = self._flow(scope.function)
        return flow.entry.get(node, EMPTY)

    def stand_in(self, node: ast.AST, real: ast.AST, scope: Scope) -> None:
        """Let a loop that is nowhere in the source stand where ``real`` does."""
        entry = self.entry(real, scope)
        self._flows[scope.function].entry[node] = entry
        if not isinstance(node, ast.stmt) or not isinstance(real, ast.stmt):
            return
        live = self._liveness(scope.function)
        for table in (live.after, live.caught, live.left):
            if real in table:
                table[node] = table[real]
        if real in live.give_up:
            live.give_up.add(node)
        if real in self._inside_try():
            self._inside_try()[node] = self._inside_try()[real]

    def _flow(self, scope: Scope) -> Flow:
        flow = Flow(self.trust_range)
        node = scope.node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            spec = node.args
            extra = (spec.vararg, spec.kwarg)
            everything = (*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *(a for a in extra if a is not None))
            start = EMPTY.assign(a.arg for a in everything)
            if isinstance(node, ast.Lambda):
                flow.expression(node.body, start)
            else:
                flow.block(node.body, start)
        elif isinstance(node, ast.Module | ast.ClassDef):
            flow.block(node.body, EMPTY)
        return flow

    def assigned(self, variable: Variable, node: ast.AST, scope: Scope) -> bool | None:
        """Tell whether a variable is assigned where a loop of ``scope`` starts: True, False, or None where unknown."""
        variable = base_of(variable)  # whether it has the attribute, only the runtime sees
        owner = variable.scope
        if owner is None:
            return True
        here = scope.function
        if owner is here or (owner.kind is ScopeKind.COMPREHENSION and owner.function is here):
            state = self.entry(node, scope)
            if owner.kind is ScopeKind.COMPREHENSION:
                return True
            elsewhere = [b for b in variable.bindings if b.scope.function is not here]
            if variable.name in state.sure:
                return None if any(b.kind is BindingKind.DELETE for b in elsewhere) else True
            return None if elsewhere or variable.name in state.maybe else False
        # A variable of an outer function: assigned when the inner function was made, and never deleted?
        inner = here
        while inner.parent is not None and inner.parent.function is not owner.function:
            inner = inner.parent
        state = self.entry(inner.node, owner)
        deleted = any(b.kind is BindingKind.DELETE for b in variable.bindings)
        if owner.kind is ScopeKind.COMPREHENSION:
            return True
        return True if variable.name in state.sure and not deleted else None

    def live_after(self, node: ast.stmt, scope: Scope, names: Iterable[str]) -> frozenset[str]:
        """Return those of the names that may be read after a loop of a function."""
        live = self._liveness(scope)
        if scope.dynamic or node in live.give_up or node not in live.after:
            return frozenset(names)
        return frozenset(names) & live.after[node] | frozenset(n for n in names if "." in n)  # attributes live on

    def read_outside(self, scope: Scope) -> frozenset[str]:
        """Return the names of a function that only loops bind, and that are read outside of all of those."""
        known = self._outside.get(scope)
        if known is None:
            spec = getattr(scope.node, "args", None)
            bound = {a.arg for a in ast.walk(spec) if isinstance(a, ast.arg)} if spec is not None else set()
            read: set[str] = set()
            for statement in getattr(scope.node, "body", ()):
                _read_outside(statement, frozenset(), bound, read)
            known = self._outside[scope] = frozenset(read - bound)
        return known

    def live_when_raised(self, node: ast.stmt, scope: Scope, names: Iterable[str]) -> frozenset[str]:
        """Return those of the names that may be read after an exception has left the loop.

        Attributes do not count: kernels assign them where the loop does.
        """
        names = frozenset(n for n in names if "." not in n)
        if scope.kind is ScopeKind.MODULE:
            around = self._inside_try().get(node, ())
            if not around and not self._ends_watched:
                return frozenset()
            if self._ends_watched or scope.dynamic or not all(self._sees_nothing(part) for part in around):
                return names
        live = self._liveness(scope)
        if node in live.give_up:
            return names
        caught = names & live.caught.get(node, frozenset())
        return caught if scope.kind is not ScopeKind.MODULE else caught | self._read_by_functions(names, node)

    @property
    def _ends_watched(self) -> bool:
        """Tell whether code of the module may run when an exception has ended the program."""
        if {"atexit", "excepthook"} & self.facts.words:
            return True
        variables = (v for s in self.facts.scope_of.values() for v in s.variables.values())
        return any(b.qualified.startswith(("atexit", "sys.excepthook")) for v in variables for b in v.bindings)

    def _sees_nothing(self, node: Guarding) -> bool:
        """Tell whether what an exception meets on its way out sees no more of the module than its text says."""
        facts, scope = self.facts, self.facts.scope
        if isinstance(node, ast.With | ast.AsyncWith):
            return isinstance(node, ast.With) and all(passes_on(facts, scope, item) for item in node.items)
        return reports_only(facts, scope, [*node.handlers, *node.finalbody])

    def _read_by_functions(self, names: frozenset[str], node: ast.stmt) -> frozenset[str]:
        """Return those of the module's names that functions or generators outside of a loop read."""
        variables = self.facts.scope.variables
        return frozenset(
            n
            for n in names
            if n not in variables
            or any(s is not self.facts.scope and not self._stands_in(s, node) for s in variables[n].readers)
        )

    def live_when_left(self, node: ast.stmt, scope: Scope, names: Iterable[str]) -> frozenset[str]:
        """Return those of the names that may be read after a ``return`` in a loop has left the function's body."""
        live = self._liveness(scope)
        if node in live.give_up or node not in live.left:
            return frozenset(names)
        return frozenset(names) & live.left[node]

    def _liveness(self, scope: Scope) -> Liveness:
        known = self._live.get(scope)
        if known is None:
            node = scope.node
            body = node.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module) else []
            out = frozenset(scope.variables) if scope.kind is ScopeKind.MODULE else NONE
            known = self._live[scope] = Liveness(body, out, lambda item: passes_on(self.facts, scope, item))
        return known

    def is_captured(self, variable: Variable, inside: ast.AST | None) -> bool:
        """Tell whether code that runs at other times, and not ``inside``, can see a local variable."""
        owner = variable.scope
        scopes = {*variable.readers, *(b.scope for b in variable.bindings)}
        for scope in scopes:
            if scope is owner or (inside is not None and self._stands_in(scope, inside)):
                continue
            for ancestor in scope.ancestors():
                if ancestor is owner:
                    break
                if ancestor.kind in (ScopeKind.FUNCTION, ScopeKind.LAMBDA, ScopeKind.CLASS):
                    return True
                if isinstance(ancestor.node, ast.GeneratorExp) and not self._at_once(ancestor.node):
                    return True
        return False

    def watched(self, variable: Variable, inside: ast.AST, lazily: bool) -> bool:
        """Tell whether code that may run during a module-level loop can see a global name that the loop binds.

        Plain functions count only where ``lazily``: what the loop calls itself is known. Lambdas, generators and
        methods may run without being called by name.
        """
        for scope in variable.readers:
            if scope is variable.scope or self._stands_in(scope, inside):
                continue
            for ancestor in scope.ancestors():
                if ancestor.kind is ScopeKind.LAMBDA or (ancestor.is_generator and ancestor.kind is ScopeKind.FUNCTION):
                    return True
                if ancestor.kind is ScopeKind.CLASS or (ancestor.kind is ScopeKind.FUNCTION and lazily):
                    return True
                if isinstance(ancestor.node, ast.GeneratorExp) and not self._at_once(ancestor.node):
                    return True
        return False

    def _at_once(self, node: ast.GeneratorExp) -> bool:
        site = next((s for s in self.facts.loops if s.node is node), None)
        if site is None or not isinstance(site.parent, ast.Call):
            return False
        func = site.parent.func
        return isinstance(func, ast.Name) and func.id in (
            "sum", "min", "max", "any", "all", "list", "tuple", "set", "dict", "sorted", "frozenset",
        )  # fmt: skip

    def _stands_in(self, scope: Scope, node: ast.AST) -> bool:
        first = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
        last = getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0)
        if scope.kind is ScopeKind.MODULE:
            return False
        where = getattr(scope.node, "lineno", 0), getattr(scope.node, "col_offset", 0)
        return first <= where < last

    def before(self, loop: ast.AST, name: str) -> ast.expr | None:
        """Return what the last plain assignment to ``name`` in the same block, right before a loop, assigns."""
        if self._previous is None:
            self._previous = {}
            for node in ast.walk(self.facts.tree):
                for block in ("body", "orelse", "finalbody"):
                    body = getattr(node, block, None)
                    if isinstance(body, list):
                        self._previous.update(
                            {s: body[:n] for n, s in enumerate(body) if isinstance(s, STATEMENT_LOOPS)}
                        )
        for statement in reversed(self._previous.get(loop, [])):
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                target = statement.targets[0]
                if isinstance(target, ast.Name) and target.id == name:
                    return statement.value
            if not isinstance(statement, ast.Assign | ast.Expr) or name in bound_names(statement):
                return None
        return None

    def _inside_try(self) -> dict[ast.AST, tuple[Guarding, ...]]:
        if self._tried is None:
            self._tried = {}
            for statement in self.facts.tree.body:
                _tried(statement, (), self._tried)
        return self._tried


def _read_outside(node: ast.AST, inside: frozenset[str], bound: set[str], read: set[str]) -> None:
    """Collect the names bound outside of any loop, and those read outside of the loops that bind them."""
    if isinstance(node, STATEMENT_LOOPS):
        inner = inside.union(*(bound_names(s) for s in node.body), bound_names(getattr(node, "target", node)))
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    _read_outside(child, inner if field in ("body", "target", "test") else inside, bound, read)
        return
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load):
            if node.id not in inside:
                read.add(node.id)
        elif node.id not in inside:
            bound.add(node.id)
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler) and node.name:
        bound.add(node.name)
    elif isinstance(node, ast.alias):
        bound.add((node.asname or node.name).partition(".")[0])
    for child in ast.iter_child_nodes(node):
        _read_outside(child, inside, bound, read)


def _tried(node: ast.AST, inside: tuple[Guarding, ...], found: dict[ast.AST, tuple[Guarding, ...]]) -> None:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.expr):
        return
    if inside and isinstance(node, STATEMENT_LOOPS):
        found[node] = inside
    if isinstance(node, ast.Try | ast.TryStar | ast.With | ast.AsyncWith):
        inside = (*inside, node)
    for child in ast.iter_child_nodes(node):
        _tried(child, inside, found)


def free_names(nodes: Iterable[ast.AST], facts: ModuleFacts, scope: Scope) -> dict[str, Variable]:
    """Return the names read in some code with the variables of enclosing scopes that they stand for, by appearance.

    What nested comprehensions and lambdas bind themselves is left out.
    """
    found: list[tuple[int, int, str, Variable]] = []

    def visit(node: ast.AST, here: Scope) -> None:
        if isinstance(node, ast.Name):
            variable = facts.resolve(node.id, here)
            if variable.scope is not None and (variable.scope is scope or variable.scope.contains(scope)):
                found.append((node.lineno, node.col_offset, node.id, variable))
            return
        if isinstance(node, COMPREHENSIONS):
            visit(node.generators[0].iter, here)
        inner = facts.scope_of.get(node, here)
        for child in ast.iter_child_nodes(node):
            visit(child, inner)

    for node in nodes:
        visit(node, scope)
    return {name: variable for _, _, name, variable in sorted(found, key=lambda f: f[:2])}
