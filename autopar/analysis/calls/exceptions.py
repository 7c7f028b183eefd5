"""The user's own exceptions: classes that inherit from a builtin one and are made of what they are given.

Raising one ends the iteration, or is caught in it. What its class does when it is called, initializers of the user's,
is followed like any method; the builtin ones below them keep their arguments and do nothing else.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autopar.analysis.calls.classes import class_of, is_harmless_default, methods_in
from autopar.analysis.calls.own_calls import Arguments, call_own
from autopar.analysis.tracing.provenance import Value
from autopar.syntax.scopes import FunctionNode, ModuleFacts, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_SPECIAL = {"__init__", "__doc__", "__module__", "__slots__"}
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ExceptionPlan:
    """An exception class of the module, and what it inherits from there, in the order in which names are looked up."""

    node: ast.ClassDef
    line: tuple[ast.ClassDef, ...]

    def initializer(self, behind: ast.ClassDef | None = None) -> FunctionNode | None:
        """Return the first initializer of the line, with ``behind`` the first after that class; None for Python's."""
        rest = self.line[self.line.index(behind) + 1 :] if behind is not None else self.line
        return next((m["__init__"] for m in map(methods_in, rest) if m and "__init__" in m), None)


def exception_plan(facts: ModuleFacts, variable: Variable) -> ExceptionPlan | None:
    """Return how exceptions of a class of this module are made; None where that cannot be said."""
    cls = class_of(facts, variable)
    return None if cls is None else plan_of(facts, cls)


def plan_of(facts: ModuleFacts, cls: ast.ClassDef) -> ExceptionPlan | None:
    """Return how exceptions of a class are made; None for a class that is no plain exception."""
    line: list[ast.ClassDef] = []
    found: ast.ClassDef | None = cls
    while found is not None:
        if len(line) > _DEEPEST or found in line or not _is_plain(found):
            return None
        line.append(found)
        around = facts.scope_of[found].parent
        base = found.bases[0]
        name = None if around is None else facts.qualified(base, around)
        if name is not None and _is_builtin(name):
            return ExceptionPlan(cls, tuple(line))
        if around is None or not isinstance(base, ast.Name):
            return None
        found = class_of(facts, facts.resolve(base.id, around))
    return None


def _is_plain(cls: ast.ClassDef) -> bool:
    methods = methods_in(cls)
    if methods is None or len(cls.bases) != 1 or cls.keywords or cls.decorator_list:
        return False
    if {n for n in methods if n.startswith("__") and n.endswith("__")} - _SPECIAL:
        return False
    if any(method.decorator_list for method in methods.values()):
        return False
    return all(is_harmless_default(s.value) for s in cls.body if isinstance(s, ast.Assign | ast.AnnAssign))


def _is_builtin(qualified: str) -> bool:
    root, _, name = qualified.partition(".")
    kind = getattr(builtins, name, None) if root == "builtins" else None
    return isinstance(kind, type) and issubclass(kind, BaseException)


def make_exception(ev: Evaluator, node: ast.Call, plan: ExceptionPlan, arguments: Arguments) -> Value:
    """Return a new exception, made by what its initializers do; it holds what it is given."""
    ev.reached(plan.node)
    made = ev.made(node)
    initializer = plan.initializer()
    if initializer is not None:
        call_own(ev, node, initializer, arguments, made)
    for value in arguments.everything:
        ev.read(value, node)
        ev.heap.store(made.sites, value)
    return made


def initialized(
    ev: Evaluator, node: ast.Call, here: ast.ClassDef, receiver: Value, arguments: Arguments
) -> Value | None:
    """Return what ``super().__init__(...)`` gives in an exception's initializer; None for any other class."""
    plan = plan_of(ev.facts, here)
    if plan is None:
        return None
    behind = plan.initializer(here)
    if behind is not None:
        return call_own(ev, node, behind, arguments, receiver)
    for value in arguments.everything:
        ev.read(value, node)
        ev.change(receiver, node, "super().__init__()", value)
    return Value(immutable=True)
