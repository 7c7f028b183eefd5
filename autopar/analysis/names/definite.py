"""Definite assignment: which names are surely, or possibly, assigned where; structured control flow, forward.

The same walk answers three questions: is a name assigned before a loop; which names does an iteration read before it
assigns them (upward-exposed reads); which names has every completed iteration assigned.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from autopar.syntax.scopes import COMPREHENSIONS

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# fmt: off
_NEVER_SWALLOW = frozenset({
    "open", "errstate", "printoptions", "localcontext", "Lock", "RLock", "catch_warnings", "TemporaryDirectory",
    "NamedTemporaryFile", "TemporaryFile", "closing", "Pool", "ThreadPoolExecutor", "ProcessPoolExecutor",
    "threadpool_limits",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class State:
    """Names surely assigned and names possibly assigned at one point."""

    sure: frozenset[str]
    maybe: frozenset[str]

    def assign(self, names: Iterable[str]) -> State:
        """Return the state after an assignment."""
        names = frozenset(names)
        return State(self.sure | names, self.maybe | names)

    def delete(self, name: str) -> State:
        """Return the state after ``del name``."""
        return State(self.sure - {name}, self.maybe - {name})

    def possibly(self, assigned: frozenset[str], deleted: frozenset[str]) -> State:
        """Return the state when any part of a block may have run."""
        return State(self.sure - deleted, self.maybe | assigned)


EMPTY = State(frozenset(), frozenset())


def join(*states: State | None) -> State | None:
    """Return the state where several paths meet; None is a path that never gets there."""
    real = [s for s in states if s is not None]
    if not real:
        return None
    sure = real[0].sure
    maybe = real[0].maybe
    for state in real[1:]:
        sure = sure & state.sure
        maybe = maybe | state.maybe
    return State(sure, maybe)


@dataclass(slots=True)
class _Exits:
    """States that reach ``continue`` and ``break`` of the loop being walked."""

    continues: list[State] = field(default_factory=list)
    breaks: list[State] = field(default_factory=list)


class Flow:
    """Walks a block; keeps the state at nodes of interest and the reads that may see no assignment of the block.

    Attributes
    ----------
    entry
        State at each loop, comprehension, ``def`` and lambda (after a loop's iterable has been evaluated).
    exposed
        For each name, the nodes that read it while it is not surely assigned.

    Parameters
    ----------
    trust_range
        True where ``range`` is the builtin.
    """

    def __init__(self, trust_range: bool = True) -> None:
        self.entry: dict[ast.AST, State] = {}
        self.exposed: dict[str, list[ast.expr]] = {}
        self.exits: list[_Exits] = []
        self._changes: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._trust_range = trust_range

    # ------------------------------------------------------------------ statements

    def block(self, body: Iterable[ast.stmt], state: State | None) -> State | None:
        """Walk statements; None in means unreachable, None out means the end is not reached."""
        for statement in body:
            if state is None:
                # Unreachable code is still walked, so that its loops have an entry state; nothing is assigned there.
                self.statement(statement, EMPTY)
                continue
            state = self.statement(statement, state)
        return state

    def statement(self, node: ast.stmt, state: State) -> State | None:
        """Return the state after one statement."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is not None:
            result: State | None = method(node, state)
            return result
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                state = self.expression(child, state)
        return state

    def _assign(self, node: ast.Assign, state: State) -> State:
        state = self.expression(node.value, state)
        for target in node.targets:
            state = self.target(target, state)
        return state

    def _augassign(self, node: ast.AugAssign, state: State) -> State:
        if isinstance(node.target, ast.Name):
            self.read(node.target.id, node.target, state)
            return self.target(node.target, self.expression(node.value, state))
        return self.expression(node.value, self.target(node.target, state))

    def _annassign(self, node: ast.AnnAssign, state: State) -> State:
        if node.value is None:
            return state if isinstance(node.target, ast.Name) else self.target(node.target, state)
        return self.target(node.target, self.expression(node.value, state))

    def _delete(self, node: ast.Delete, state: State) -> State:
        for target in node.targets:
            for name in _names(target):
                self.read(name.id, name, state)
                state = state.delete(name.id)
            if not isinstance(target, ast.Name):
                state = self.target(target, state)
        return state

    def _return(self, node: ast.Return, state: State) -> None:
        if node.value is not None:
            self.expression(node.value, state)

    def _raise(self, node: ast.Raise, state: State) -> None:
        for child in (node.exc, node.cause):
            if child is not None:
                state = self.expression(child, state)

    def _continue(self, node: ast.Continue, state: State) -> None:
        if self.exits:
            self.exits[-1].continues.append(state)

    def _break(self, node: ast.Break, state: State) -> None:
        if self.exits:
            self.exits[-1].breaks.append(state)

    def _assert(self, node: ast.Assert, state: State) -> State:
        state = self.expression(node.test, state)
        if node.msg is not None:
            self.expression(node.msg, state)
        return state

    def _import(self, node: ast.Import, state: State) -> State:
        return state.assign(a.asname or a.name.partition(".")[0] for a in node.names)

    def _importfrom(self, node: ast.ImportFrom, state: State) -> State:
        return state.assign(a.asname or a.name for a in node.names if a.name != "*")

    def _functiondef(self, node: ast.FunctionDef | ast.AsyncFunctionDef, state: State) -> State:
        for child in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if child is not None:
                state = self.expression(child, state)
        state = state.assign([node.name])
        self._remember(node, state)
        self._closure(node, state)
        return state

    _asyncfunctiondef = _functiondef

    def _classdef(self, node: ast.ClassDef, state: State) -> State:
        for child in (*node.decorator_list, *node.bases, *(k.value for k in node.keywords)):
            state = self.expression(child, state)
        self._closure(node, state)
        self._remember(node, state)
        return state.assign([node.name])

    def _if(self, node: ast.If, state: State) -> State | None:
        state = self.expression(node.test, state)
        after = self.block(node.body, state)
        other = self.block(node.orelse, state)
        if isinstance(node.test, ast.Constant):
            return after if node.test.value else other
        return join(after, other)

    def _for(self, node: ast.For | ast.AsyncFor, state: State) -> State | None:
        state = self.expression(node.iter, state)
        self._remember(node, state)
        assigned, deleted = self.changes(node)
        head = state.possibly(assigned, deleted)
        return self._loop(node, head, self.target(node.target, head), head, surely_runs(node) and self._trust_range)

    _asyncfor = _for

    def _while(self, node: ast.While, state: State) -> State | None:
        self._remember(node, state)
        assigned, deleted = self.changes(node)
        head = self.expression(node.test, state.possibly(assigned, deleted))
        # The first test is always made, so what it assigns is assigned.
        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        return self._loop(node, head, head, None if endless else head)

    def _loop(
        self,
        node: ast.For | ast.AsyncFor | ast.While,
        head: State,
        start: State,
        end: State | None,
        surely: bool = False,
    ) -> State | None:
        self.exits.append(_Exits())
        done = self.block(node.body, start)
        exits = self.exits.pop()
        if surely:
            # At least one iteration has run to its end or to a ``continue``, unless a ``break`` left the loop.
            last = join(done, *exits.continues)
            end = None if last is None else State(last.sure, head.maybe | last.maybe)
        if end is not None or node.orelse:
            end = self.block(node.orelse, end)
        return join(end, *exits.breaks)

    def iteration(self, body: Iterable[ast.stmt], state: State) -> tuple[State | None, list[State], list[State]]:
        """Walk the body of a loop once; return the states at its end, at its ``continue`` and ``break`` statements."""
        self.exits.append(_Exits())
        end = self.block(body, state)
        exits = self.exits.pop()
        return end, exits.continues, exits.breaks

    def _with(self, node: ast.With | ast.AsyncWith, state: State) -> State | None:
        swallows = False
        for item in node.items:
            state = self.expression(item.context_expr, state)
            swallows |= not _never_swallows(item.context_expr)
            if item.optional_vars is not None:
                state = self.target(item.optional_vars, state)
        after = self.block(node.body, state)
        if not swallows:
            return after
        assigned, deleted = self.changes(node)
        return join(after, state.possibly(assigned, deleted))

    _asyncwith = _with

    def _try(self, node: ast.Try, state: State) -> State | None:
        changed, removed = self._block_changes(node.body)
        marks = [(len(e.continues), len(e.breaks)) for e in self.exits[-1:]]
        ends = [self.block([*node.body, *node.orelse], state)]
        caught = state.possibly(changed, removed)
        for handler in node.handlers:
            inner = caught if handler.type is None else self.expression(handler.type, caught)
            end = self.block(handler.body, inner.assign([handler.name]) if handler.name else inner)
            if handler.name and end is not None:
                end = end.delete(handler.name)
            ends.append(end)
        after = join(*ends)
        if not node.finalbody:
            return after
        everything = self.changes(node)
        self.block(node.finalbody, state.possibly(*everything))
        self._through_finally(node, marks)
        return None if after is None else self.block(node.finalbody, after)

    _trystar = _try

    def _through_finally(self, node: ast.Try, marks: list[tuple[int, int]]) -> None:
        """A ``continue`` or ``break`` out of a try runs its finally, which may delete names."""
        for exits, (continues, breaks) in zip(self.exits[-1:], marks, strict=True):
            assigned, deleted = self._block_changes(node.finalbody)
            exits.continues[continues:] = [s.possibly(assigned, deleted) for s in exits.continues[continues:]]
            exits.breaks[breaks:] = [s.possibly(assigned, deleted) for s in exits.breaks[breaks:]]

    def _match(self, node: ast.Match, state: State) -> State | None:
        state = self.expression(node.subject, state)
        ends: list[State | None] = []
        for case in node.cases:
            bound = frozenset(pattern_names(case.pattern))
            for child in ast.walk(case.pattern):
                if isinstance(child, ast.expr):
                    self.expression(child, state)
            inner = state.assign(bound)
            if case.guard is not None:
                inner = self.expression(case.guard, inner)
            ends.append(self.block(case.body, inner))
            # A pattern that fails may have bound some of its names already.
            state = State(state.sure, inner.maybe)
            wild = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None
            if wild:
                return join(*ends)
        return join(state, *ends)

    # ------------------------------------------------------------------ expressions

    def expression(self, node: ast.expr, state: State) -> State:
        """Walk an expression in evaluation order; return the state after it."""
        if isinstance(node, ast.Name):
            self.read(node.id, node, state)
            return state
        if isinstance(node, ast.Constant):
            return state
        if isinstance(node, ast.NamedExpr):
            return self.expression(node.value, state).assign([node.target.id])
        if isinstance(node, ast.BoolOp):
            after = self.expression(node.values[0], state)
            rest = after
            for value in node.values[1:]:
                rest = self.expression(value, rest)
            return State(after.sure, rest.maybe)
        if isinstance(node, ast.IfExp):
            state = self.expression(node.test, state)
            met = join(self.expression(node.body, state), self.expression(node.orelse, state))
            return state if met is None else met
        if isinstance(node, COMPREHENSIONS):
            return self._comprehension(node, state)
        if isinstance(node, ast.Lambda):
            for default in (*node.args.defaults, *node.args.kw_defaults):
                if default is not None:
                    state = self.expression(default, state)
            self._remember(node, state)
            self._closure(node, state)
            return state
        if isinstance(node, ast.Compare) and len(node.ops) > 1:
            after = self.expression(node.comparators[0], self.expression(node.left, state))
            rest = after
            for value in node.comparators[1:]:
                rest = self.expression(value, rest)
            return State(after.sure, rest.maybe)
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None:
                    state = self.expression(key, state)
                state = self.expression(value, state)
            return state
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                state = self.expression(child, state)
            elif isinstance(child, ast.keyword):
                state = self.expression(child.value, state)
        return state

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, state: State) -> State:
        state = self.expression(node.generators[0].iter, state)
        self._remember(node, state)
        inner = Flow(self._trust_range)
        inside = EMPTY
        for index, generator in enumerate(node.generators):
            if index:
                inside = inner.expression(generator.iter, inside)
            inside = inner.target(generator.target, inside)
            for condition in generator.ifs:
                inside = inner.expression(condition, inside)
        parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        for part in parts:
            inside = inner.expression(part, inside)
        walrus = frozenset(
            n.target.id for n in ast.walk(node) if isinstance(n, ast.NamedExpr) and isinstance(n.target, ast.Name)
        )
        own = {n.id for g in node.generators for n in _names(g.target)}
        for nested, entry in inner.entry.items():
            # Names of the enclosing scope are those of the state outside.
            self._remember(nested, State(state.sure | entry.sure, state.maybe | entry.maybe))
        for name, nodes in inner.exposed.items():
            if name not in own:
                for use in nodes:
                    self.read(name, use, state)
        return State(state.sure, state.maybe | walrus)

    def target(self, node: ast.expr, state: State) -> State:
        """Return the state after an assignment to a target; reads inside it (subscripts) count."""
        if isinstance(node, ast.Name):
            return state.assign([node.id])
        if isinstance(node, ast.Tuple | ast.List):
            for item in node.elts:
                state = self.target(item, state)
            return state
        if isinstance(node, ast.Starred):
            return self.target(node.value, state)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                state = self.expression(child, state)
        return state

    def read(self, name: str, node: ast.expr, state: State) -> None:
        """Note a read that may see no assignment made in this block."""
        if name not in state.sure:
            nodes = self.exposed.setdefault(name, [])
            if node not in nodes:
                nodes.append(node)

    def _closure(self, node: ast.AST, state: State) -> None:
        """The names inside a nested function are read when it runs: count them as read here."""
        for child in ast.walk(node):
            if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Load):
                self.read(child.id, child, state)

    def _remember(self, node: ast.AST, state: State) -> None:
        known = self.entry.get(node)
        met = state if known is None else join(known, state)
        if met is not None:
            self.entry[node] = met

    # ------------------------------------------------------------------ what blocks change

    def changes(self, node: ast.AST) -> tuple[frozenset[str], frozenset[str]]:
        """Return the names that a statement may assign and the names that it may delete."""
        known = self._changes.get(id(node))
        if known is None:
            assigned: set[str] = set()
            deleted: set[str] = set()
            _collect_changes(node, assigned, deleted)
            known = self._changes[id(node)] = frozenset(assigned), frozenset(deleted)
        return known

    def _block_changes(self, body: Iterable[ast.stmt]) -> tuple[frozenset[str], frozenset[str]]:
        parts = [self.changes(statement) for statement in body]
        assigned: frozenset[str] = frozenset().union(*(a for a, _ in parts))
        deleted: frozenset[str] = frozenset().union(*(d for _, d in parts))
        return assigned, deleted


def surely_runs(node: ast.For | ast.AsyncFor) -> bool:
    """Tell whether a loop surely makes a trip: a constant range, or a display with items."""
    iterable = node.iter
    if isinstance(iterable, ast.Tuple | ast.List):
        return any(not isinstance(e, ast.Starred) for e in iterable.elts)
    if not isinstance(iterable, ast.Call) or not isinstance(iterable.func, ast.Name) or iterable.func.id != "range":
        return False
    numbers = [number for a in iterable.args if (number := _literal(a)) is not None]
    if iterable.keywords or len(numbers) != len(iterable.args) or not 1 <= len(numbers) <= 3:
        return False
    return (len(numbers) < 3 or numbers[2] != 0) and len(range(*numbers)) > 0


def _literal(node: ast.expr) -> int | None:
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node, sign = node.operand, -1
    return sign * node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


@lru_cache(maxsize=1024)
def bound_names(node: ast.AST) -> frozenset[str]:
    """Return the names that a statement, with all in it but nested functions, may bind or delete."""
    assigned: set[str] = set()
    deleted: set[str] = set()
    _collect_changes(node, assigned, deleted)
    return frozenset(assigned | deleted)


def deleted_names(node: ast.AST) -> frozenset[str]:
    """Return the names that a statement may delete."""
    deleted: set[str] = set()
    _collect_changes(node, set(), deleted)
    return frozenset(deleted)


def pattern_names(pattern: ast.pattern) -> set[str]:
    """Return the names that a ``case`` pattern captures."""
    names: set[str] = set()
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            names.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            names.add(node.rest)
    return names


def _names(target: ast.expr) -> list[ast.Name]:
    """Return the plain names of a target, unpacked."""
    if isinstance(target, ast.Name):
        return [target]
    if isinstance(target, ast.Tuple | ast.List):
        return [name for item in target.elts for name in _names(item)]
    if isinstance(target, ast.Starred):
        return _names(target.value)
    return []


def _collect_changes(root: ast.AST, assigned: set[str], deleted: set[str]) -> None:
    stack: list[ast.AST] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, (*_DEFINITIONS, ast.ClassDef)):
            assigned.add(node.name)
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, COMPREHENSIONS):
            assigned.update(
                n.target.id for n in ast.walk(node) if isinstance(n, ast.NamedExpr) and isinstance(n.target, ast.Name)
            )
            continue
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                assigned.add(node.id)
            elif isinstance(node.ctx, ast.Del):
                deleted.add(node.id)
            continue
        if isinstance(node, ast.ExceptHandler) and node.name:
            assigned.add(node.name)
            deleted.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            assigned.update((a.asname or a.name).partition(".")[0] for a in node.names)
        elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            assigned.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            assigned.add(node.rest)
        stack.extend(ast.iter_child_nodes(node))


def _never_swallows(manager: ast.expr) -> bool:
    """Tell whether a context manager is known to let every exception pass."""
    if not isinstance(manager, ast.Call):
        return False
    called = manager.func
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return name in _NEVER_SWALLOW
