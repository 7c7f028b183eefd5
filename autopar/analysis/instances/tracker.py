"""Instances of the program's classes that have special methods: which values may be one, and what calls their methods.

An operator on a value whose class is evident is looked at as the call of the method that Python finds in the class. Of
every other value the runtime makes sure that it is of a safe type: it lets such instances through only under the names
that the spec gives with their classes (``objects=["grid is Grid"]``), which nothing else may reach. What the loop makes
itself (``objects=["Vec()"]``) is followed by the sites of its objects; where one may come by a way that is not
followed, the loop stays sequential.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from autopar.analysis.accumulation.patterns import Collection
from autopar.analysis.calls.classes import entries_of, lineage, note_lineage
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.own_calls import Arguments, call_own, given_to
from autopar.analysis.instances.evidence import ClassEvidence
from autopar.analysis.instances.special_methods import (
    PROBED,
    defines_any,
    is_followable,
    special_of,
    specials_of,
)
from autopar.analysis.instances.truth_tests import Asked, asked_in
from autopar.analysis.tracing.iterate import IterationExecutor
from autopar.analysis.tracing.provenance import (
    ANYTHING,
    ELSEWHERE,
    IMMUTABLE,
    ITEMS,
    UNKNOWN,
    AttributeRoot,
    Place,
    Value,
    base_of,
    join_all,
)
from autopar.analysis.tracing.trace import Touching
from autopar.spec.instance import FOLLOWED, class_in, made_by, with_class
from autopar.syntax.scopes import FunctionNode, Variable

_HARMLESS = frozenset(
    f"builtins.{name}" for name in ("len", "enumerate", "zip", "list", "tuple", "reversed", "iter", "range")
)
"""Builtins that ask nothing of what the containers that they are given hold."""
_LOOKING = frozenset({"builtins.isinstance", "builtins.issubclass"})
_PUTTING = {".append": 1, ".appendleft": 1, ".insert": 2}
"""Methods that put an argument into a container, by its number."""
_QUIET_METHODS = frozenset(
    f".{name}"
    for name in ("append", "extend", "insert", "pop", "appendleft", "popleft", "clear", "copy", "reverse", "items")
) | {".keys", ".values"}
"""Methods of containers that ask nothing of what they hold."""
_NO_DEEPER = 9


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value may be.

    Parameters
    ----------
    classes
        It may be an instance of these.
    others
        It may be something of a safe type.
    objects
        That may be something which can be changed.
    """

    classes: tuple[ast.ClassDef, ...] = ()
    others: bool = True
    objects: bool = True

    @property
    def single(self) -> ast.ClassDef | None:
        """The class that it surely is an instance of."""
        return self.classes[0] if len(self.classes) == 1 and not self.others else None


class InstanceTracker(IterationExecutor):
    """Executes an iteration and knows which values may be instances of classes with special methods."""

    consumer: str = ""
    """What uses up the items of a generator expression while it makes them."""
    evidence: ClassEvidence
    asked: Asked

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.instances: dict[int, ast.ClassDef] = {}
        self._followable: dict[ast.ClassDef, bool] = {}
        self._escapes = False
        self._foreign: dict[int, Asked] = {}
        self._plain: list[tuple[frozenset[Variable], ast.AST]] = []
        self._handed: list[tuple[Value, ast.AST]] = []
        self._refused: list[tuple[str, ast.AST]] = []
        self._operands: set[Variable] = set()
        self.numbers_met: list[Variable] = []
        """Operands of which elements were taken for numbers."""
        self._parts: dict[tuple[Variable, str], AttributeRoot] = {}

    @property
    def besides(self) -> frozenset[str]:
        """Special methods that the classes of instances may have."""
        return FOLLOWED

    def is_asked(self, node: ast.AST) -> tuple[bool, bool]:
        """Tell whether Python asks for the truth of an expression, and whether for its hash or position."""
        asked = self.asked
        if self.facts is not self.home.facts:
            known = self._foreign.get(id(self.facts))
            asked = known if known is not None else self._foreign.setdefault(id(self.facts), asked_in(self.facts.tree))
        return node in asked.truths, node in asked.keys

    # ------------------------------------------------------------------ what values are

    def kind(self, value: Value, node: ast.AST) -> Kind:
        """Return what a value may be that an operator is applied to."""
        if value.immutable or value.numeric:
            return Kind(objects=not value.immutable)
        found = {self.instances[s]: None for s in value.sites if s in self.instances}
        objects = any(s not in self.instances for s in value.sites)
        others = objects or value.cls is None or value.mixed
        for root in sorted(value.roots, key=lambda r: r.name):
            cls = self._operand(value, root, node)
            objects = objects or cls is None
            others = objects or (others and (len(value.roots) > 1 or bool(value.sites)))
            if cls is not None:
                found[cls] = None
        if objects and value.roots:
            self._plain.append((value.roots, node))
        for cls in found:
            if not self._is_followable(cls):
                self.refuse(f"a special method of `{cls.name}` is decorated, or may be assigned", node)
        return Kind(tuple(found), others or not found, objects)

    def _is_followable(self, cls: ast.ClassDef) -> bool:
        if cls not in self._followable:
            self._followable[cls] = is_followable(self.home.facts, cls)
        return self._followable[cls]

    def _operand(self, value: Value, root: Variable, node: ast.AST) -> ast.ClassDef | None:
        """Return the class of an operand or of an item of one; the trace then asks for it."""
        if base_of(root) in (ANYTHING, ITEMS, ELSEWHERE) or base_of(root).name in self.bound:
            return None
        place = value.place if value.place is not None and value.place.root is root else None
        whole, item = self.evidence.of(root), self.evidence.of_items(root)
        if whole is None and item is None:
            return None
        if place is not None and len(place.levels) > 1:
            return None
        if place is None or place.closed or not self.spells(root):
            self.refuse(f"`{root.name}` may be an instance of a class with operators", node)
            return None
        if whole is not None and not place.levels:
            self._declared(with_class(root.name, self._class_name(whole)), root)
            return whole
        if item is not None and place.levels == (1,):
            self._declared(with_class(f"{root.name}[:]", self._class_name(item)), root)
            return item
        return None

    def _declared(self, entry: str, root: Variable) -> None:
        self._operands.add(root)
        self.trace.objects[entry] = None

    def _class_name(self, cls: ast.ClassDef) -> str:
        """Return what the spec calls a class, and note the texts that it and those it inherits from are of."""
        note_lineage(self, cls)
        for one in lineage(self.home.facts, cls):
            if self.owner(one) is not self.home:
                self.reached(one)
        owner = self.owner(cls)
        if owner is None or owner is self.home or owner.unit is None:
            return cls.name
        return class_in(owner.unit.name, cls.name)

    def reaches(self, value: Value) -> bool:
        """Tell whether such an instance may be a value, or be somewhere in it."""
        if value.immutable:
            return False
        roots, sites = self.heap.reach(value)
        if any(s in self.instances for s in sites):
            return True
        return any(self.evidence.of(r) or self.evidence.of_items(r) for r in roots if not self._is_inside(value, r))

    def _is_inside(self, value: Value, root: Variable) -> bool:
        """Tell whether a value is a part of an instance or of an item, which holds no such instance itself."""
        place = value.place
        if place is None or place.root is not root or value.sites:
            return False
        return bool(place.levels) and not (self.evidence.of_items(root) and len(place.levels) == 1)

    def refuse(self, message: str, node: ast.AST) -> Value:
        """Note that a special method may run that is not followed."""
        self.trace.trouble("APR207", message, node)
        return UNKNOWN

    def refuse_header(self, message: str, node: ast.AST) -> None:
        """Note the same of what may stand in the loop's header, whose other effects are the caller's."""
        self._refused.append((message, node))

    def settle(self) -> None:
        """Report values that may be such instances after all: from earlier iterations, or as they were stored."""
        for message, node in self._refused:
            self.trace.trouble("APR207", message, node)
        for touch in list(self.trace.touches.values()):
            if touch.writes and (touch.root in self._parts.values() or touch.root in self.numbers_met):
                self.trace.trouble("APR207", f"`{touch.root.name}` is changed", touch.node)
        if not self.instances and not self._operands:
            return
        uses = self.consumer not in ("", "list", "tuple", "next")
        for node, value in list(self.trace.sinks.items()) if uses else ():
            if self.reaches(value):
                self.trace.trouble("APR207", f"`{self.consumer}` may use operators of instances in between", node)
        if scanned := sorted(self.patterns.scans.variables):
            self.trace.trouble("APR207", f"`{scanned[0]}` may be an instance with operators", ast.Name(scanned[0]))
        for value, node in self._handed:
            for root in value.roots:
                if any(isinstance(o, AttributeRoot) and o.is_part_of(root) for o in self._operands):
                    message = f"`{root.name}` holds an instance with operators, which other code may use"
                    self.trace.trouble("APR207", message, self.trace.at(node))
        written = {base_of(t.root) for t in self.trace.touches.values() if t.writes} if self._escapes else set()
        collected = self.patterns.collected.keys() if self._escapes else ()
        for roots, node in self._plain:
            for root in map(base_of, roots):
                unsure = root in (ANYTHING, ITEMS, ELSEWHERE) or root.name in self.bound
                if unsure or root in written or root.name in collected:
                    message = f"`{root.name}` may hold an instance whose operators run code of this module"
                    self.trace.trouble("APR207", message, self.trace.at(node))

    def execute(self, node: ast.stmt) -> bool:
        """Execute a statement; what is accumulated must not ask an instance, as the parent does it again."""
        reduction, collection = self.patterns.reductions.get(node), self.patterns.collections.get(node)
        if reduction is not None:
            others = [part for part in (reduction.key, reduction.winner) if part is not None]
            parts = [*reduction.conditions, reduction.term, *others]
            if any(self.reaches(self.evaluate(part)) for part in parts):
                self.refuse(f"`{reduction.name}` accumulates instances with operators", node)
        asks = collection is not None and not _only_puts(node, collection)
        if collection is not None and asks and any(self.reaches(self.evaluate(part)) for part in collection.parts):
            self.refuse(f"`{collection.name}` may compare instances with operators", node)
        return super().execute(node)

    # ------------------------------------------------------------------ following methods

    def special(self, cls: ast.ClassDef, name: str) -> FunctionNode | None:
        """Return the special method that a class has under a name."""
        return special_of(self.home.facts, cls, name)

    def follow(
        self, node: ast.AST, cls: ast.ClassDef, method: FunctionNode, value: Value, given: Sequence[Value] = ()
    ) -> Value:
        """Return what a special method of a class gives."""
        receiver = self.only(value, cls)
        if not may_inline(self, method):
            return self.refuse(f"`{method.name}` cannot be followed", node)
        call = cast("ast.Call", node)  # it stands for the place, and for nothing else
        return inline(self, call, method, Arguments(tuple(given), {}, (), {}, False), receiver)

    def foreign(self, kinds: Iterable[Kind], node: ast.AST) -> None:
        """Note where an array or a list may ask an instance for its items or its value."""
        for cls in {cls: None for kind in kinds for cls in kind.classes}:
            if probed := defines_any(self.home.facts, cls, PROBED):
                self.refuse(f"an array may call `{probed}` of `{cls.name}`", node)

    def only(self, value: Value, cls: ast.ClassDef) -> Value:
        """Return what a value is where it is an instance of a class: ``self`` of a method that an operator calls."""
        sites = frozenset(site for site in value.sites if self.instances.get(site) is cls)
        roots = frozenset(r for r in value.roots if self.evidence.of(r) is cls or self.evidence.of_items(r) is cls)
        place = value.place if value.place is not None and value.place.root in roots else None
        return Value(roots, sites, place=place if not sites and len(roots) == 1 else None, cls=cls)

    def without(self, value: Value) -> Value:
        """Return what a value is where it is no such instance."""
        sites = frozenset(site for site in value.sites if site not in self.instances)
        roots = frozenset(r for r in value.roots if not (self.evidence.of(r) or self.evidence.of_items(r)))
        return replace(value, sites=sites, roots=roots, cls=None, place=None, items=None)

    def joined(self, results: Sequence[Value]) -> Value:
        """Return what is known of a result that may be any of these."""
        return replace(join_all(results), items=None) if len(results) != 1 else results[0]

    # ------------------------------------------------------------------ how they are made, stored and handed on

    def name(self, node: ast.Name, consume: bool) -> Value:
        """Return the value of a name; ``NotImplemented`` is no function."""
        if node.id == "NotImplemented" and node.id not in self.env and self.variable(node.id).is_builtin:
            return IMMUTABLE
        return super().name(node, consume)

    def has_any_part(self, owner: Variable) -> bool:
        """Tell whether an operand is surely no array, whose ``data`` and ``T`` are not attributes like others."""
        return self.evidence.of(owner) is not None

    def _attribute(self, node: ast.Attribute, consume: bool = True) -> Value:
        value = super()._attribute(node, consume)
        if value.place is None or not value.place.closed or not isinstance(node.value, ast.Name | ast.Subscript):
            return value
        owner = self.evaluate(node.value, consume=False).place
        if owner is None or owner.closed or owner.levels != (1,) or self.evidence.of_items(owner.root) is None:
            return value
        # What an item holds is no item itself, and no array that could be followed element by element.
        key = owner.root, node.attr
        part = self._parts.get(key)
        if part is None:
            text = f"{owner.root.name}[:].{node.attr}"
            part = self._parts[key] = AttributeRoot(text, owner.root.scope, owner=owner.root, depth=_NO_DEEPER)
        return replace(value, roots=value.roots - {owner.root} | {part}, place=Place(part).region())

    def constructed(
        self, node: ast.Call, cls: ast.ClassDef, initializers: Sequence[FunctionNode], arguments: Arguments
    ) -> Value | None:
        """Return a new instance; the bodies of its initializers are looked at in place."""
        special = bool(specials_of(self.home.facts, cls))
        if not special and not any(map(self.reaches, arguments.everything)):
            return None
        made = replace(self.made(node), cls=cls)
        entries_of(self, cls)
        if special:
            self.instances.update(dict.fromkeys(made.sites, cls))
            self.trace.objects[made_by(self._class_name(cls))] = None
        for initializer in initializers:
            given = given_to(initializer, arguments)
            if may_inline(self, initializer):
                inline(self, node, initializer, given, made)
            else:
                call_own(self, node, initializer, given, made)
        for value in arguments.everything:
            self.read(value, node)
            self.heap.store(made.sites, value)
        return made

    def handed(self, node: ast.AST, name: str, values: Iterable[Value], outer: Iterable[Variable] = ()) -> None:
        """Note what is handed to code that is not looked at in place: it may use operators."""
        for number, value in enumerate(values):
            self._handed.append((value, node))
            if not self.reaches(value):
                if value.roots and not value.numeric:
                    self._plain.append((value.roots, node))
            elif not self._is_quiet(name, number, bool(self.kind(value, node).classes)):
                self.refuse(f"`{name.removeprefix('builtins.')}` may use operators of an instance", node)
        for root in outer:
            self._handed.append((Value(roots=frozenset({root})), node))
            if self.evidence.of(root) or self.evidence.of_items(root):
                self.refuse(f"`{name}` reads `{root.name}`, which is an instance with operators", node)

    def _is_quiet(self, name: str, number: int, itself: bool) -> bool:
        """Tell whether a function uses no operator of what its argument holds, or of it where it is one ``itself``."""
        if itself:
            return name in _LOOKING or _PUTTING.get(name) == number
        return name in _LOOKING or name in _HARMLESS or name in _QUIET_METHODS

    def sink(self, node: ast.AST, value: Value) -> None:
        """Note that a value outlives the iteration."""
        self._escapes |= self.reaches(value)
        super().sink(node, value)

    def store(self, container: Value, node: ast.AST, stored: Value) -> None:
        """Note a store; an array asks what it is given for its value."""
        if self.reaches(stored):
            self._escapes |= bool(container.roots)
            classes = tuple({self.instances[s]: None for s in self.heap.reach(stored)[1] if s in self.instances})
            self.foreign([Kind(classes), self.kind(stored, node)], node)
        super().store(container, node, stored)

    def change(
        self, value: Value, node: ast.AST, how: str, stored: Value = IMMUTABLE, put: Value | None = None
    ) -> None:
        """Note that an object is changed as a whole."""
        self._escapes |= bool(value.roots) and self.reaches(stored)
        super().change(value, node, how, stored, put)

    def read_whole(self, value: Value, node: ast.AST) -> None:
        """Note that all fields of an instance are read."""
        self.touch(value, Touching.READ, node)
        self.read(self.contents(value), node)


def _only_puts(node: ast.stmt, collection: Collection) -> bool:
    """Tell whether a statement puts a value into a container and asks nothing of it."""
    if collection.accumulates or collection.mode:
        return False
    if isinstance(node, ast.Assign):
        return True  # what it is stored under is a subscript, of which the same is made sure
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append"
