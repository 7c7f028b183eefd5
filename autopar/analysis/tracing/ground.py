"""The ground that abstract evaluation stands on: names, the heap, and the accesses that are noted."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from autopar.analysis.calls.summary import function_of
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.conditions import Conditions
from autopar.analysis.dependence.pairs import Index, LoopVariable
from autopar.analysis.instances.hooks import InstanceHooks
from autopar.analysis.sharing.entangled import SOME, is_row, note_inside, note_put, part_of_row, put_where, receiver_of
from autopar.analysis.tracing.frames import Environment, Frame, Frames
from autopar.analysis.tracing.provenance import (
    ANYTHING,
    FLOAT,
    IMMUTABLE,
    INTEGER,
    ITEMS,
    NO_ROOTS,
    NUMBER,
    AttributeRoot,
    Heap,
    Place,
    Value,
    base_of,
    hidden_inside,
    in_order,
)
from autopar.analysis.tracing.trace import Touch, Touching, Trace
from autopar.syntax.scopes import BindingKind, ModuleFacts, Scope, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.calls.fixpoint import Summaries
    from autopar.analysis.calls.partials import Partial

_NO_INSTANCES = frozenset({BindingKind.IMPORT, BindingKind.DEF, BindingKind.CLASS})
# Attributes of an array that are views of it.
_NO_PARTS = frozenset({"T", "mT", "flat", "real", "imag", "data", "base", "ctypes"})
_DEEPEST = 3


class Tracer(InstanceHooks, ABC):
    """Walks expressions of one block with an environment of the names that the block has assigned so far.

    Parameters
    ----------
    facts
        The module.
    scope
        Where the block stands.
    summaries
        Effects of the module's own functions. While the body of another module's function is looked at in place,
        ``facts`` and ``summaries`` are those of that module; ``home`` are always the block's own.
    bound
        Names that the block binds: they are no invariants.
    """

    def __init__(self, facts: ModuleFacts, scope: Scope, summaries: Summaries, bound: frozenset[str]) -> None:
        self.facts = facts
        self.scope = scope
        self.summaries = summaries
        self.home = summaries
        self.bound = bound
        self.env: Environment = {}
        self.conditions: Conditions = ()
        self.items: Environment = {}
        self.trace = Trace()
        self.heap = Heap()
        self.inner: dict[Any, LoopVariable] = {}
        self.closures: dict[int, ast.AST] = {}
        self.functions: dict[str, Value] = {}
        self.originals: dict[str, tuple[ast.FunctionDef, Frame | None]] = {}  # of what decorators wrap
        self.getters: dict[ast.Call, tuple[ast.expr, ...]] = {}
        self.partials: dict[int, Partial] = {}
        self.frames = Frames(scope)
        self.ends: list[Environment] = []
        self.escaped: dict[int, ast.AST] = {}
        self.shared: set[int] = set()
        self.streams: set[ast.AST] = set()
        self.consumed: set[ast.AST] = set()
        self.yielded: list[Value] = []
        self.kept = ""
        self.ahead: frozenset[ast.AST] = frozenset()
        self.ahead_inside: Mapping[Variable, frozenset[ast.AST]] = {}
        """By generator, where callees draw from it, or from another one that they are given."""
        self.drained: frozenset[ast.AST] = frozenset()
        self.depth = 0
        self.jumps: list[list[Environment]] = [[]]
        self._attributes: dict[tuple[Variable, str], AttributeRoot] = {}
        self._sites: dict[tuple[tuple[ast.AST, ...], ast.AST], int] = {}

    def note_inner(self, node: ast.AST, variable: LoopVariable) -> None:
        """Note the counting variable of an inner loop, of the block or of a callee."""
        self.inner[(self.trace.path, node) if self.trace.path else node] = variable

    def makers(self, sites: Iterable[int]) -> list[ast.AST]:
        """Return the expressions that make the objects of sites."""
        nodes = {number: node for (_, node), number in self._sites.items()}
        return [nodes[site] for site in sites]

    def site(self, node: ast.AST) -> int:
        """Return the number of the site that an expression makes objects at; they are new ones from here on."""
        number = self._sites.setdefault((self.trace.path, node), len(self._sites) + 1)
        if not self.frames.again:
            self.escaped.pop(number, None)
        return number

    def made(self, node: ast.AST, *, numeric: bool = False, fractional: bool = False) -> Value:
        """Return a new object made at ``node``."""
        return Value(sites=frozenset({self.site(node)}), numeric=numeric, fractional=fractional)

    def touch(self, value: Value, kind: Touching, node: ast.AST, how: str = "") -> None:
        """Note an access to whatever operands a value may be or be part of."""
        for root in in_order(value.roots):
            place = value.place if value.place is not None and value.place.root is root else None
            name = self._spelled(node, root)
            self.trace.touch(Touch(root, kind, place, node, 0, name, how=how, conditions=self.conditions))

    def read(self, value: Value, node: ast.AST) -> None:
        """Note that a value is read as a whole, with what it holds."""
        self.touch(value, Touching.READ, node)
        if value.sites:
            held = self.heap.held(value.sites)
            for root in held.roots:
                self.trace.touch(Touch(root, Touching.READ, None, node, 0))

    def change(
        self, value: Value, node: ast.AST, how: str, stored: Value = IMMUTABLE, put: Value | None = None
    ) -> None:
        """Note that an object is changed as a whole, by a method or in place, and may now hold ``stored``.

        ``put`` is that part of it which was not there before.
        """
        self.no_number(value, node)
        if value.immutable:
            return
        self.touch(value, Touching.CHANGE, node, how)
        if value.roots:
            self.trace.puts |= self.heap.reach(stored)[0]
        note_put(self, value, SOME, stored if put is None else put)
        if not is_row(value.place):
            note_inside(self, value, part_of_row(self, receiver_of(node)))
        if value.sites:
            self._after_escape(value, node)
            self.heap.store(value.sites, stored)

    def no_number(self, value: Value, node: ast.AST) -> None:
        """Note where what was taken to be a number is used as what has parts."""
        if value.assumed:
            self.trace.trouble("APR107", "an element is used as a number and as a container", node)

    def store(self, container: Value, node: ast.AST, stored: Value) -> None:
        """Note a store of ``stored`` at ``container``'s place (the part stored to) or into its sites."""
        if container.immutable:
            return
        self.touch(container, Touching.WRITE, node)
        note_put(self, container, put_where(self, node), stored)
        if container.place is None or container.place.inside or len(container.place.levels) > 2:
            note_inside(self, container, part_of_row(self, receiver_of(node)))
        if container.roots and not (stored.numeric and _copies(node) and not _is_inside(container)):
            self.sink(node, stored)
            if stored.roots and not stored.immutable:
                self._plant(container)
        if container.sites:
            self._after_escape(container, node)
            if not container.numeric:
                self.heap.store(container.sites, stored)

    def _plant(self, part: Value) -> None:
        """Note that an older object is stored at a part of an operand, or into it."""
        depth = 0 if part.place is None else len(part.place.levels)
        for root in part.roots:
            self.trace.planted[root] = min(depth, self.trace.planted.get(root, depth))

    def sink(self, node: ast.AST, value: Value) -> None:
        """Note that a value outlives the iteration."""
        node = self.trace.at(node)
        self.trace.puts |= self.heap.reach(value)[0]
        known = self.trace.sinks.get(node)
        self.trace.sinks[node] = value if known is None else known.joined(value)
        for site in self.heap.reach(value)[1]:
            if site in self.escaped:
                self.shared.add(site)
            self.escaped[site] = node

    def _after_escape(self, value: Value, node: ast.AST) -> None:
        for site in value.sites:
            if site in self.escaped:
                self.trace.trouble(
                    "APR106",
                    "an object is changed after it has been stored outside of the iteration",
                    node,
                    "store it last, or store a copy",
                )

    def _spelled(self, node: ast.AST, root: Variable) -> ast.Name | None:
        """Return the operand's own name at the start of an access, if the access is spelled with it."""
        while isinstance(node, ast.Subscript | ast.Attribute | ast.Call | ast.Starred):
            node = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(node, ast.Name) and node.id == root.name and node.id not in self.env and "." not in node.id:
            return node
        return None

    @abstractmethod
    def runs(self, body: Sequence[ast.stmt]) -> bool:
        """Execute a block; True where its end can be reached."""

    @abstractmethod
    def index(self, node: ast.expr) -> tuple[tuple[Index, ...], bool]:
        """Return the indices of a subscript, and whether each is a single position."""

    def variable(self, name: str) -> Variable:
        """Return the variable behind a name in the current scope."""
        return self.facts.resolve(name, self.scope)

    def name(self, node: ast.Name, consume: bool) -> Value:
        """Return the value of a name; whole reads are noted where it is consumed."""
        value = self.env.get(node.id)
        self.no_private(node.id, node)
        if value is None:
            value = self._outer(node)
        if consume:
            self.read(value, node)
        return value

    def _outer(self, node: ast.Name) -> Value:
        variable = self.variable(node.id)
        if variable.is_builtin:
            return replace(IMMUTABLE, known=self.facts.qualified(node, self.scope) or "")
        seen = self.frames.lookup(variable)
        if seen is not None:
            return seen
        constant = constant_of(variable)
        if constant is not None:
            # Another module may give a global another number.
            symbol = Affine.symbol(node.id) if self.spells(variable) else None
            return replace(constant, affine=symbol) if variable.is_global else constant
        affine = None
        if not self._rebound(variable) and self.spells(variable):
            affine = Affine.symbol(node.id)
        if self.trace.path and not self.frames.reaches(variable):
            self.trace.trouble("APR201", f"`{node.id}` of another function cannot be followed", node)
        if self.frames.outside:
            self.trace.named[variable] = self.frames.outside
            self.trace.touch(Touch(variable, Touching.READ, None, node, 0, via=self.frames.outside))
        known = self._own_function(variable) if not self.trace.path or self.frames.reaches(variable) else ""
        return Value(roots=frozenset({variable}), affine=affine, place=Place(variable), known=known)

    def _own_function(self, variable: Variable) -> str:
        """Return how values name a function of the module, ``""`` where a name is no such."""
        if function_of(variable) is None or variable.name in self.bound:
            return ""
        return self.function_name(Value(roots=frozenset({variable}), place=Place(variable)))

    def function_name(self, value: Value) -> str:
        """Return how values name what they are where that is a function, or a part of an operand that holds some."""
        if value not in self.functions.values():
            self.functions[f"#{len(self.functions)}"] = value
        return next(name for name, known in self.functions.items() if known == value)

    def _rebound(self, variable: Variable) -> bool:
        if self.trace.path and variable.scope is self.scope.function:
            return True
        return variable.name in self.bound and variable.scope is self.frames.block.function

    def spells(self, root: Variable) -> bool:
        """Tell whether the block can name an operand: in the body of a callee the name may stand for something else."""
        base = base_of(root)
        return not self.trace.path or self.home.facts.resolve(base.name, self.frames.block) is base

    def owner(self, definition: ast.AST) -> Summaries | None:
        """Return the summaries of the module that a function or class belongs to, None where there is none."""
        return self.summaries if definition in self.facts.scope_of else self.home.owner_of(definition)

    def reached(self, definition: ast.AST, role: str = "") -> None:
        """Note a function or class of the program that the block reaches, and as what it was taken."""
        owner = self.owner(definition)
        assert owner is not None
        self.trace.calls[owner.entry(owner.facts.scope_of[definition].qualname + role)] = None

    def attribute_root(self, value: Value, name: str) -> AttributeRoot | None:
        """Return an attribute as an operand of its own, where the value surely is one whole operand."""
        place = value.place
        if place is None or place.indices or place.closed or value.sites or value.roots != {place.root}:
            return None
        owner = place.root
        base = base_of(owner)
        if base in (ANYTHING, ITEMS) or any(b.kind in _NO_INSTANCES for b in base.bindings):
            return None
        depth = owner.depth + 1 if isinstance(owner, AttributeRoot) else 1
        odd = name in _NO_PARTS and not self.has_any_part(owner)
        if depth > _DEEPEST or odd or name.startswith("__") or base.is_builtin:
            return None
        known = self._attributes.get((owner, name))
        if known is None:
            known = AttributeRoot(f"{owner.name}.{name}", base.scope, owner=owner, depth=depth)
            self._attributes[owner, name] = known
        return known

    @property
    def attributes(self) -> Mapping[tuple[Variable, str], AttributeRoot]:
        """Attributes that were met, by owner and name."""
        return self._attributes

    def know_attributes(self, parts: Mapping[tuple[Variable, str], AttributeRoot]) -> None:
        """Take these for the attributes of those owners."""
        self._attributes.update(parts)

    def no_private(self, name: str, node: ast.AST, hint: str = "") -> None:
        """Note where a name stands that is changed by the class that the code stands in."""
        private = not self.frames.outside and name.startswith("__") and not name.endswith("__")
        if private and any(s.kind is ScopeKind.CLASS for s in self.scope.ancestors()):
            self.trace.trouble("APR207", f"`{name}` is a private name that its class spells otherwise", node, hint)

    def is_local(self, node: ast.expr) -> bool:
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and node.id in self.env

    def root_of(self, node: ast.expr) -> Variable:
        while isinstance(node, ast.Attribute):
            node = node.value
        assert isinstance(node, ast.Name)
        return self.variable(node.id)

    @contextmanager
    def inside(self, scope: Scope) -> Iterator[None]:
        """Evaluate in a nested scope; what it binds is forgotten afterwards."""
        saved_scope, saved_env = self.scope, self.env
        self.scope = scope
        self.env = {n: v for n, v in saved_env.items() if n not in scope.variables}
        try:
            yield
        finally:
            walrus = {n: v for n, v in self.env.items() if n not in scope.variables}
            self.scope, self.env = saved_scope, {**saved_env, **walrus}

    def contents(self, value: Value) -> Value:
        held = self.heap.held(value.sites)
        roots = value.roots | held.roots
        hidden = hidden_inside(value)
        return Value(roots, held.sites, immutable=not roots and not held.sites, known=hidden, mixed=value.mixed)


def _is_inside(value: Value) -> bool:
    """True for what may be inside of an object that a row holds, a list perhaps."""
    return value.place is None or value.place.inside


def _copies(node: ast.AST) -> bool:
    """True for a store that only an array takes, which copies what it is given: ``a[i, j] = v``, ``a[i:j] = v``."""
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple | ast.Slice)


def constant_value(node: ast.Constant) -> Value:
    """Return the value of a literal."""
    value = node.value
    if type(value) is int:
        return replace(INTEGER, affine=Affine.number(value))
    if isinstance(value, bool):
        # As an index, True is no position.
        return NUMBER
    if isinstance(value, float | complex):
        return FLOAT
    return IMMUTABLE


def constant_of(variable: Variable) -> Value | None:
    """Return the value of a name that is bound once, to a number; None for any other."""
    binding = variable.single()
    if binding is None or binding.scope is not variable.scope or not isinstance(binding.node, ast.Assign):
        return None
    value = binding.node.value
    if (
        isinstance(value, ast.Constant)
        and len(binding.node.targets) == 1
        and isinstance(value.value, int | float | str)
    ):
        known = constant_value(value)
        return replace(known, roots=NO_ROOTS)
    return None


def join_environments(environments: list[Environment]) -> Environment:
    """Join what is known of each name; a name that one path has not assigned keeps what the others say."""
    if len(environments) == 1:
        return dict(environments[0])
    result: Environment = dict(environments[0])
    for other in environments[1:]:
        for name, value in other.items():
            mine: Value | None = result.get(name)
            result[name] = value if mine is None else mine.joined(value)
    return result
