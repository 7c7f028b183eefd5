"""Classes of the module: how their instances are made, and which method a name surely is.

A class counts if its bases do and are classes of the program, so that a method is found along one line.
The runtime makes sure that the line is still that one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.linearization import linearized
from autopar.analysis.calls.overriding import finals, note_any_self, note_final, note_method, taken_as_final
from autopar.analysis.tracing.provenance import Value
from autopar.spec.callee import ELSEWHERE, LINEAGE, ONLY, Callee
from autopar.syntax.scopes import BindingKind, FunctionNode, ModuleFacts, Scope, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.calls.fixpoint import Summaries
    from autopar.analysis.tracing.evaluate import Evaluator

_PLAIN_SPECIAL = {"__init__", "__repr__", "__str__", "__post_init__", "__slots__", "__doc__", "__annotations__",
                  "__match_args__", "__module__"}  # fmt: skip
RECORD = "typing.NamedTuple"
_UNFOLLOWED = {"__getattr__", "__getattribute__", "__slots__"}
_NO_BASES = ("builtins.object", "abc.ABC", RECORD)
_DEEPEST = 6
ABSTRACT = "abc.abstractmethod"


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """A class of the module whose instances are plain: made by these initializers, with no other special methods."""

    node: ast.ClassDef
    initializers: tuple[FunctionNode, ...]


def lineage(facts: ModuleFacts, cls: ast.ClassDef, depth: int = 0) -> tuple[ast.ClassDef, ...]:
    """Return a class and what it inherits from, in the order in which names are looked up; empty where that is unsure.

    ``object``, ``abc.ABC`` and ``NamedTuple`` are left out.
    """
    facts = facts.of(cls)
    scope = facts.scope_of.get(cls)
    around = None if scope is None else scope.parent
    if around is None or depth > _DEEPEST:
        return ()
    if any(k.arg != "metaclass" or facts.qualified(k.value, around) != "abc.ABCMeta" for k in cls.keywords):
        return ()
    bases = [b for b in cls.bases if facts.qualified(b, around) not in _NO_BASES]
    if not bases:
        return (cls,)
    if len(bases) < len(cls.bases) and any(facts.qualified(b, around) == RECORD for b in cls.bases):
        return ()
    heirs = [base for b in bases if (base := _base_at(facts, b, around)) is not None]
    lines = [lineage(facts, base, depth + 1) for base in heirs]
    if len(heirs) < len(bases) or not all(lines) or any(cls in line for line in lines):
        return ()
    merged = linearized([*lines, tuple(heirs)])
    return () if merged is None else (cls, *merged)


def _base_at(facts: ModuleFacts, node: ast.expr, scope: Scope) -> ast.ClassDef | None:
    """Return the class that a base is, of this module or another of the program."""
    variable = facts.resolve(node.id, scope) if isinstance(node, ast.Name) else None
    if variable is not None and (found := class_of(facts, variable)) is not None:
        return found
    other = None if facts.others is None else facts.others.find(node, scope)
    return None if other is None else class_of(*other)


def class_of(facts: ModuleFacts, variable: Variable) -> ast.ClassDef | None:
    """Return the class that a global name surely is, with no decorators but those of dataclasses."""
    binding = variable.single()
    if binding is None or not isinstance(binding.node, ast.ClassDef) or variable.scope is None:
        return None
    if variable.attribute_stores or binding.scope is not variable.scope:
        return None
    cls = binding.node
    if cls.decorator_list and not _is_dataclass(facts, cls, variable.scope):
        return None
    return cls


def methods_in(cls: ast.ClassDef) -> dict[str, FunctionNode] | None:
    """Return the methods of a class; None where a name is bound twice or in a block."""
    found: dict[str, FunctionNode] = {}
    for statement in cls.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            if statement.name in found:
                return None
            found[statement.name] = statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr | ast.Pass):
            continue
        else:
            return None
    return found


def class_plan(facts: ModuleFacts, variable: Variable, besides: frozenset[str] = frozenset()) -> ClassPlan | None:
    """Return how instances of a class of this module are made; None unless it is plain.

    ``besides`` are special methods that it may define as well.
    """
    cls = class_of(facts, variable)
    line = () if cls is None else lineage(facts, cls)
    initializers: list[FunctionNode] | None = None
    if cls is None or not line:
        return None
    for one in line:
        methods = methods_in(one)
        module = facts.of(one)
        scope = module.scope_of[one].parent
        if methods is None or scope is None or any(module.qualified(b, scope) == RECORD for b in one.bases):
            return None
        special = {n for n in methods if n.startswith("__") and n.endswith("__")}
        if special - _PLAIN_SPECIAL - besides:
            return None
        for statement in one.body:
            if isinstance(statement, ast.AnnAssign | ast.Assign) and not is_harmless_default(statement.value):
                return None
        if initializers is None and (methods.get("__init__") or _is_dataclass(module, one, scope)):
            initializers = _initializers(facts, one, line)
    initializers = initializers or []
    if any(method.decorator_list for method in initializers):
        return None
    return ClassPlan(cls, tuple(initializers))


def _initializers(facts: ModuleFacts, maker: ast.ClassDef, line: tuple[ast.ClassDef, ...]) -> list[FunctionNode]:
    """Return what runs where the first class of a line is called and ``maker`` is the first to say how to make one."""
    own = (methods_in(maker) or {}).get("__init__")
    facts = facts.of(maker)
    scope = facts.scope_of[maker].parent
    decorated = scope is not None and _is_dataclass(facts, maker, scope)
    found = [] if own is None else [own]
    if decorated:
        found.extend(m["__post_init__"] for m in map(methods_in, line) if m and "__post_init__" in m)
    return found[: 2 if own is not None else 1]


def is_harmless_default(value: ast.expr | None) -> bool:
    """Tell whether what a class body assigns cannot be changed, or is a field's default."""
    if value is None or isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.UnaryOp):
        return isinstance(value.operand, ast.Constant)
    if isinstance(value, ast.Tuple):
        return all(isinstance(e, ast.Constant) for e in value.elts)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "field":
        return (
            all(
                isinstance(k.value, ast.Constant)
                or (isinstance(k.value, ast.Name) and k.value.id in ("list", "dict", "set"))
                for k in value.keywords
            )
            and not value.args
        )
    return False


def _is_dataclass(facts: ModuleFacts, cls: ast.ClassDef, scope: Scope) -> bool:
    if len(cls.decorator_list) != 1:
        return False
    decorator = cls.decorator_list[0]
    if isinstance(decorator, ast.Call):
        decorator = decorator.func
    return facts.qualified(decorator, scope) == "dataclasses.dataclass"


def entries_of(ev: Evaluator, cls: ast.ClassDef) -> None:
    """Note in the trace that instances of a class are made, and what it inherits from."""
    ev.reached(cls)
    note_lineage(ev, cls)


def note_lineage(ev: Evaluator, cls: ast.ClassDef) -> None:
    """Note in the trace from what a class inherits, if from anything: the runtime is to look at that."""
    owner = ev.summaries.owner(cls)
    line = lineage(owner.facts, cls)
    if len(line) > 1:
        ev.trace.calls[owner.entry(LINEAGE.join(_name_in_line(ev, owner, c) for c in line))] = None


def _name_in_line(ev: Evaluator, owner: Summaries, cls: ast.ClassDef) -> str:
    """Return what the spec calls a class that one of a module inherits from."""
    home = ev.owner(cls)
    assert home is not None
    name = home.facts.scope_of[cls].qualname
    return name if home is owner or home.unit is None else f"{home.unit.name}{ELSEWHERE}{name}"


# ---------------------------------------------------------------------------------------------- methods


def method_of(ev: Evaluator, func: ast.Attribute) -> FunctionNode | None:
    """Return the method that ``self.name`` or ``instance.name`` surely is, None where it is not known."""
    if not isinstance(func.value, ast.Name):
        return None
    name = func.value.id
    value = ev.env.get(name)
    if value is not None and value.cls is not None and not value.roots:
        return method_of_instance(ev, value, func.attr)
    if value is not None and not (value.place is not None and not value.place.indices and not value.place.closed):
        return None
    cls = _class_at_least(ev, name)
    if cls is None:
        return None
    line = lineage(ev.facts, cls)
    method = find_method(ev.facts, line, func.attr) if line else None
    if method is None or (_is_overridden(ev.facts.of(cls), cls, func.attr) and not taken_as_final(ev, method)):
        return None
    note_method(ev, method)
    if len(line) > 1:
        note_lineage(ev, cls)
    note_final(ev, cls, func.attr)
    if value is None:
        note_any_self(ev, cls)
    return method


def _class_at_least(ev: Evaluator, name: str) -> ast.ClassDef | None:
    """Return the class that ``self`` is an instance of, or of one that inherits from it."""
    cls = class_of_self(ev, ev.variable(name))
    value = ev.env.get(name)
    known = None if value is None or not value.roots else value.cls
    return known if cls is not None and known is not None and cls in lineage(ev.facts, known) else cls


def as_self(ev: Evaluator, node: ast.expr, receiver: Value) -> Value:
    """Return a receiver with the class that it has at least, where it is ``self``."""
    cls = _class_at_least(ev, node.id) if isinstance(node, ast.Name) and receiver.cls is None else None
    return receiver if cls is None else replace(receiver, cls=cls)


def overrides_what_is_final(ev: Evaluator, receiver: Value, calls: Iterable[str]) -> str:
    """Return a name that a receiver's class has a method of its own for, and a summary took to be another's."""
    line = () if receiver.cls is None else lineage(ev.facts, receiver.cls)
    if len(line) < 2:
        return ""
    owners = {ev.facts.of(cls).scope_of[cls].qualname: place for place, cls in enumerate(line)}
    callees = [Callee.parse(call) for call in calls]
    for callee in callees:
        owner, *inherited = callee.qualname.split(LINEAGE)
        if inherited and owner in owners and len(line) - owners[owner] != 1 + len(inherited):
            return "super()"
    for owner, name in finals(callees):
        place = owners.get(owner, 0)
        if any(name in (methods_in(cls) or ()) for cls in line[:place]):
            return name
    return ""


def class_of_self(ev: Evaluator, variable: Variable) -> ast.ClassDef | None:
    """Return the class in whose method a variable is the instance; None for any other variable."""
    binding = variable.single()
    scope = variable.scope
    if binding is None or binding.kind is not BindingKind.PARAMETER or scope is None or scope.parent is None:
        return None
    node = scope.node
    if scope.parent.kind is not ScopeKind.CLASS or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    parameters = (*node.args.posonlyargs, *node.args.args)
    if not _is_undecorated(ev.facts, node) or not parameters or parameters[0].arg != variable.name:
        return None
    cls = scope.parent.node
    return cls if isinstance(cls, ast.ClassDef) and node.name != "__new__" else None


def method_of_instance(ev: Evaluator, value: Value, name: str) -> FunctionNode | None:
    """Return the method of an instance that was made in the iteration; None where it is not known."""
    if value.cls is None or value.roots or name in ev.facts.stored_attributes:
        return None
    facts = ev.summaries.owner(value.cls).facts
    line = lineage(facts, value.cls)
    return find_method(facts, line, name) if line else None


def find_method(facts: ModuleFacts, line: tuple[ast.ClassDef, ...], name: str) -> FunctionNode | None:
    """Return the plain method that a name is in a class, given what it inherits from."""
    asking = facts
    for cls in line:
        methods = methods_in(cls)
        facts = facts.of(cls)
        if methods is None or _UNFOLLOWED & set(methods):
            return None
        if any(isinstance(s, ast.Assign) and name in ast.unparse(s) for s in cls.body):
            return None
        method = methods.get(name)
        if method is not None:
            stored = name in facts.stored_attributes or name in asking.stored_attributes
            return method if _is_undecorated(facts, method) and not stored else None
    return None


def _is_undecorated(facts: ModuleFacts, method: FunctionNode) -> bool:
    """Tell whether a method is a plain one; an abstract one is, too."""
    scope = facts.scope_of[method].parent
    return scope is not None and all(facts.qualified(d, scope) == ABSTRACT for d in method.decorator_list)


def _is_overridden(facts: ModuleFacts, cls: ast.ClassDef, name: str) -> bool:
    """Tell whether a class of the module that may inherit from this one has a method of the same name."""
    for node in facts.method_names.get(name, ()):
        scope = facts.scope_of.get(node)
        owner = None if scope is None or scope.parent is None else scope.parent.node
        if isinstance(owner, ast.ClassDef) and owner is not cls and owner.bases:
            line = lineage(facts, owner)
            if not line or cls in line:
                return True
    return False


def lacks_method(ev: Evaluator, node: ast.Attribute) -> bool:
    """Tell whether ``self.name`` is taken for a plain attribute, although classes that inherit may make it a method."""
    cls = class_of_self(ev, ev.variable(node.value.id)) if isinstance(node.value, ast.Name) else None
    line = () if cls is None else lineage(ev.facts, cls)
    bodies = [methods_in(c) for c in line]
    if cls is None or not line or any(body is None or node.attr in body for body in bodies):
        return False
    ev.frames.overridden = True
    if ev.frames.as_if_final:
        note_final(ev, cls, node.attr, role=ONLY)
    return ev.frames.as_if_final
