"""Which variable a name stands for: one visit of the syntax tree collects scopes, bindings and uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
ComprehensionNode = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
LoopNode = ast.For | ast.AsyncFor | ast.While | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
STATEMENT_LOOPS = (ast.For, ast.AsyncFor, ast.While)


class ScopeKind(StrEnum):
    """What opened a scope."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    LAMBDA = "lambda"
    COMPREHENSION = "comprehension"


class BindingKind(StrEnum):
    """How a name was bound."""

    PARAMETER = "parameter"
    ASSIGN = "assign"
    AUGMENT = "augment"
    LOOP = "loop"
    DEF = "def"
    CLASS = "class"
    IMPORT = "import"
    DELETE = "delete"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Binding:
    """One place that binds a name; ``scope`` is where the statement stands (not the owner, for ``global``)."""

    kind: BindingKind
    node: ast.AST
    scope: Scope
    qualified: str = ""


@dataclass(eq=False, slots=True)
class Variable:
    """A name in the scope that owns it; compared by identity."""

    name: str
    scope: Scope | None
    bindings: list[Binding] = field(default_factory=list)
    readers: set[Scope] = field(default_factory=set)
    attribute_stores: bool = False

    @property
    def is_builtin(self) -> bool:
        """True for a name that no scope of the module binds."""
        return self.scope is None

    @property
    def is_global(self) -> bool:
        """True for a name of the module."""
        return self.scope is not None and self.scope.kind is ScopeKind.MODULE

    def single(self) -> Binding | None:
        """Return the one binding of a name that is bound once, else None."""
        return self.bindings[0] if len(self.bindings) == 1 else None

    def __repr__(self) -> str:
        return f"<{self.name} of {self.scope.qualname if self.scope else 'builtins'}>"


@dataclass(eq=False, slots=True)
class Scope:
    """A module, class, function, lambda or comprehension, with the names that it owns."""

    kind: ScopeKind
    name: str
    qualname: str
    node: ast.AST
    parent: Scope | None
    variables: dict[str, Variable] = field(default_factory=dict)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    children: list[Scope] = field(default_factory=list)
    dynamic: bool = False
    is_generator: bool = False

    def ancestors(self) -> Iterator[Scope]:
        """Yield this scope, its parent and so on to the module."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    @property
    def module(self) -> Scope:
        """The module's scope."""
        *_, last = self.ancestors()
        return last

    @property
    def function(self) -> Scope:
        """The nearest enclosing scope that is no comprehension: where statements' locals live."""
        return next(s for s in self.ancestors() if s.kind is not ScopeKind.COMPREHENSION)

    @property
    def owner(self) -> str:
        """Qualified name of the ``def``, class or module that the code stands in."""
        return next(s for s in self.ancestors() if s.kind not in (ScopeKind.COMPREHENSION, ScopeKind.LAMBDA)).qualname

    def contains(self, other: Scope) -> bool:
        """Tell whether ``other`` is this scope or stands inside it."""
        return any(s is self for s in other.ancestors())


@dataclass(frozen=True, slots=True)
class LoopSite:
    """One loop of the file: its node, the scope that it stands in, and the loops around it, outermost first.

    ``around`` reaches to the enclosing function only: a loop around a ``def`` does not run its body.
    """

    node: LoopNode
    scope: Scope
    around: tuple[LoopNode, ...]
    statement: ast.stmt
    in_fstring: bool
    parent: ast.AST


class OtherModules(Protocol):
    """The other modules of the program that a module belongs to."""

    def find(self, node: ast.expr, scope: Scope) -> tuple[ModuleFacts, Variable] | None:
        """Return the global of another module that an imported name stands for, with that module."""

    def facts_of(self, definition: ast.AST) -> ModuleFacts | None:
        """Return the module that a function or class belongs to."""

    def imported(self) -> list[ModuleFacts]:
        """Return the modules of the program that the module imports, or takes names from."""


@dataclass(slots=True)
class ModuleFacts:
    """Everything that one visit of a module finds."""

    scope: Scope
    tree: ast.Module
    loops: list[LoopSite]
    scope_of: dict[ast.AST, Scope]
    star_imports: bool
    star_source: str = ""
    """The module of the last ``from ... import *``."""
    words: set[str] = field(default_factory=set)
    exported: set[str] = field(default_factory=set)
    method_names: dict[str, list[ast.AST]] = field(default_factory=dict)
    stored_attributes: set[str] = field(default_factory=set)
    builtins: dict[str, Variable] = field(default_factory=dict)
    others: OtherModules | None = None

    def of(self, definition: ast.AST) -> ModuleFacts:
        """Return the module that a function or class belongs to."""
        if definition in self.scope_of or self.others is None:
            return self
        return self.others.facts_of(definition) or self

    def resolve(self, name: str, scope: Scope) -> Variable:
        """Return the variable that ``name`` stands for when read in ``scope``."""
        first = True
        for candidate in scope.ancestors():
            if name in candidate.global_names:
                return self.scope.variables[name]
            if candidate.kind is ScopeKind.CLASS and not first:
                continue
            first = False
            if name in candidate.variables and name not in candidate.nonlocal_names:
                return candidate.variables[name]
        found = self.builtins.get(name)
        if found is None:
            found = self.builtins[name] = Variable(name, None)
        return found

    def qualified(self, node: ast.expr, scope: Scope) -> str | None:
        """Return the dotted name that an expression stands for, ``numpy.sqrt``, through imports; else None.

        A name bound in more than one way, a patched module and a star import make the answer None.
        """
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        variable = self.resolve(node.id, scope)
        if variable.is_builtin:
            root = "" if self.star_imports else f"builtins.{node.id}"
        else:
            root = import_of(variable)
        if not root or (variable.attribute_stores and parts):
            return None
        return ".".join([root, *reversed(parts)])


def import_of(variable: Variable) -> str:
    """Return the dotted name of an imported thing, ``""`` for a name that is anything else as well."""
    names = {b.qualified for b in variable.bindings}
    if len(names) == 1 and all(b.kind is BindingKind.IMPORT for b in variable.bindings):
        return names.pop()
    return ""
