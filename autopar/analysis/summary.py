"""What the module's own functions do to their arguments and to the world, bottom up, recursion by fixpoint."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from autopar.analysis.compiled import is_plainly_compiled
from autopar.analysis.provenance import IMMUTABLE, Roots, Value
from autopar.analysis.trace import Trouble
from autopar.syntax.scopes import BindingKind, FunctionNode, ModuleFacts, Scope, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.evaluate import Evaluator

_PLAIN_SPECIAL = {"__init__", "__repr__", "__str__", "__post_init__", "__slots__", "__doc__", "__annotations__",
                  "__match_args__", "__module__"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """How a function changes a parameter or an outer name: ``deep`` where it is something that it holds."""

    how: str
    deep: bool
    line: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The effects of one function.

    Parameters
    ----------
    reads
        Names outside of the function that it reads.
    changes
        Parameters and outer names that it changes.
    troubles
        Effects on the world, and what cannot be followed.
    returned
        What it returns, in terms of its own parameters and outer names.
    holds
        What the new objects among the returned ones may hold.
    calls
        Qualified names of the module's functions that it reaches.
    interprets
        True where it holds a loop, a comprehension or a callback, or calls a function that does.
    kept
        Of a generator, the first ``yield`` of an object that it may go on changing.
    """

    reads: frozenset[Variable] = frozenset()
    changes: dict[Variable, Change] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    returned: Value = IMMUTABLE
    holds: Roots = frozenset()
    calls: tuple[str, ...] = ()
    blas: bool = False
    releases_gil: bool = False
    interprets: bool = False
    kept: str = ""


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """A class of the module whose instances are plain: made by these initializers, with no other special methods."""

    node: ast.ClassDef
    initializers: tuple[FunctionNode, ...]


def function_of(variable: Variable) -> FunctionNode | None:
    """Return the function that a name surely is: bound once, by a plain ``def``, undecorated or compiled by Numba."""
    binding = variable.single()
    if binding is None or binding.kind is not BindingKind.DEF or binding.scope is not variable.scope:
        return None
    if variable.attribute_stores:
        return None
    node = binding.node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
        not node.decorator_list or is_plainly_compiled(node, binding.scope)
    ):
        if variable.scope is not None and variable.scope.kind is ScopeKind.CLASS:
            return None
        return node
    return None


def _methods(cls: ast.ClassDef) -> dict[str, FunctionNode] | None:
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


def class_plan(facts: ModuleFacts, variable: Variable) -> ClassPlan | None:
    """Return how instances of a class of this module are made; None unless it is plain."""
    binding = variable.single()
    if binding is None or not isinstance(binding.node, ast.ClassDef) or variable.scope is None:
        return None
    cls = binding.node
    if not _is_plain(facts, cls, variable.scope) or variable.attribute_stores:
        return None
    methods = _methods(cls)
    if methods is None:
        return None
    special = {n for n in methods if n.startswith("__") and n.endswith("__")}
    if special - _PLAIN_SPECIAL:
        return None
    decorated = _is_dataclass(facts, cls, variable.scope)
    if cls.decorator_list and not decorated:
        return None
    initializers: list[FunctionNode] = []
    for name in ("__init__", "__post_init__"):
        method = methods.get(name)
        if method is not None and (name == "__init__" or decorated):
            if method.decorator_list:
                return None
            initializers.append(method)
    for statement in cls.body:
        if isinstance(statement, ast.AnnAssign | ast.Assign) and not _harmless_default(statement.value):
            return None
    return ClassPlan(cls, tuple(initializers))


def _harmless_default(value: ast.expr | None) -> bool:
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


def _is_plain(facts: ModuleFacts, cls: ast.ClassDef, scope: Scope) -> bool:
    if cls.keywords:
        return False
    return all(facts.qualified(base, scope) == "builtins.object" for base in cls.bases)


def _is_dataclass(facts: ModuleFacts, cls: ast.ClassDef, scope: Scope) -> bool:
    if len(cls.decorator_list) != 1:
        return False
    decorator = cls.decorator_list[0]
    if isinstance(decorator, ast.Call):
        decorator = decorator.func
    return facts.qualified(decorator, scope) == "dataclasses.dataclass"


def method_of(ev: Evaluator, func: ast.Attribute) -> FunctionNode | None:
    """Return the method that ``self.name`` or ``instance.name`` surely is, None where it is not known."""
    if not isinstance(func.value, ast.Name):
        return None
    name = func.value.id
    value = ev.env.get(name)
    if value is not None and value.cls is not None and not value.roots:
        if func.attr in ev.facts.stored_attributes:
            return None
        return _method(ev.summaries.owner(value.cls).facts, value.cls, func.attr)
    if value is not None and not (value.place is not None and not value.place.indices and not value.place.closed):
        return None
    variable = ev.variable(name)
    binding = variable.single()
    scope = variable.scope
    if binding is None or binding.kind is not BindingKind.PARAMETER or scope is None or scope.parent is None:
        return None
    node = scope.node
    if scope.parent.kind is not ScopeKind.CLASS or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    parameters = (*node.args.posonlyargs, *node.args.args)
    if node.decorator_list or not parameters or parameters[0].arg != name or node.name == "__new__":
        return None
    cls = scope.parent.node
    if not isinstance(cls, ast.ClassDef) or not _is_plain(ev.facts, cls, scope.parent.parent or scope.module):
        return None
    return _method(ev.facts, cls, func.attr)


def _method(facts: ModuleFacts, cls: ast.ClassDef, name: str) -> FunctionNode | None:
    methods = _methods(cls)
    if methods is None or {"__getattr__", "__getattribute__", "__slots__"} & set(methods):
        return None
    method = methods.get(name)
    if method is None or method.decorator_list or name in facts.stored_attributes:
        return None
    if any(isinstance(s, ast.Assign) and name in ast.unparse(s) for s in cls.body):
        return None
    return method
