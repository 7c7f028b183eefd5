"""Operands whose class is evident: by their annotation, or as the text makes them once by calling the class.

No verdict rests on it alone: the spec names the operand with its class, and the runtime looks at the type. Only classes
of the program with special methods count, as of the others no operator needs to be followed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property

from autopar.analysis.calls.classes import class_of, class_plan, lineage
from autopar.analysis.calls.libraries import is_library
from autopar.analysis.instances.special_methods import TEXTS, specials_of
from autopar.analysis.tracing.provenance import AttributeRoot, base_of
from autopar.spec.instance import FOLLOWED
from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope, ScopeKind, Variable

_ROWS = frozenset({"list", "List", "Sequence", "tuple", "Tuple"})
_DEEPEST = 3
_Assigned = tuple[ast.expr | None, Scope, ast.expr | None]
"""A value that is assigned, None for one that is computed from what was there; its scope, and its annotation."""


class ClassEvidence:
    """What the text of a module says of the classes of operands."""

    def __init__(self, facts: ModuleFacts) -> None:
        self._facts = facts
        self._known: dict[tuple[Variable | str, bool], ast.ClassDef | None] = {}
        self._assignments: dict[ast.ClassDef, dict[str, list[_Assigned]]] = {}
        self._imported: dict[Variable, tuple[ModuleFacts, Variable] | None] = {}
        self._special = [cls for cls in _classes_in(facts) if specials_of(facts, cls)]
        self.any = bool(self._special) or _imports(facts)
        """True where the module has a class with special methods that can be followed, or may import one."""

    @cached_property
    def operators(self) -> bool:
        """True where one of them has others than those that make texts."""
        imported = [] if self._facts.others is None else self._facts.others.imported()
        found = [*self._special, *(cls for facts in imported for cls in _classes_in(facts))]
        return any(specials_of(self._facts, cls) - set(TEXTS) for cls in found)

    def mentioned(self, tree: ast.AST, scope: Scope) -> bool:
        """Tell whether code names such a class, or an operand that evidently is of one."""
        if not self.any:
            return False
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                root = self._facts.resolve(node.id, scope)
                if self.named(node, scope) or self.of(root) or self.of_items(root):
                    return True
            elif isinstance(node, ast.Attribute) and (
                self._at(node, scope, False) or self._at(node, scope, True) or self.named(node, scope)
            ):
                return True
        return False

    def _at(self, node: ast.Attribute, scope: Scope, items: bool) -> ast.ClassDef | None:
        """Return the special class of an attribute, or of its items."""
        value = node.value
        owner: ast.ClassDef | None = None
        if isinstance(value, ast.Name):
            owner = self._class(self._facts.resolve(value.id, scope), False)
        elif isinstance(value, ast.Attribute):
            owner = self._at(value, scope, False)
        found = None if owner is None else self._of_attribute(owner, node.attr, items)
        return found if found is not None and specials_of(self._facts, found) else None

    def named(self, node: ast.expr | None, scope: Scope, plain: bool = False) -> ast.ClassDef | None:
        """Return the class with special methods that an expression names; with ``plain`` also one without."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            node = ast.Name(node.value)
        found = self._meant(node, scope) if node is not None else None
        if found is None:
            return None
        if plain:
            return class_of(*found)
        plan = class_plan(*found, FOLLOWED)
        return plan.node if plan is not None and specials_of(self._facts, plan.node) else None

    def _meant(self, node: ast.expr, scope: Scope) -> tuple[ModuleFacts, Variable] | None:
        """Return the global that a name stands for, of this module or another of the program, with its module."""
        facts = self._facts
        if isinstance(node, ast.Attribute) and facts.others is not None:
            return facts.others.find(node, scope)
        if not isinstance(node, ast.Name):
            return None
        variable = facts.resolve(node.id, scope)
        if not variable.is_global:
            return None
        if facts.others is None or not any(b.kind is BindingKind.IMPORT for b in variable.bindings):
            return facts, variable
        if variable not in self._imported:
            self._imported[variable] = facts.others.find(node, scope)
        return self._imported[variable]

    def of(self, root: Variable) -> ast.ClassDef | None:
        """Return the class that an operand is evidently an instance of."""
        return self._found(root, False)

    def of_items(self, root: Variable) -> ast.ClassDef | None:
        """Return the class that all items of an operand evidently are instances of."""
        return self._found(root, True)

    def _found(self, root: Variable, items: bool) -> ast.ClassDef | None:
        key = _key(root), items
        if key not in self._known:
            self._known[key] = None  # where one leads back to itself
            found = self._class(root, items)
            self._known[key] = found if found is not None and self._is_special(found) else None
        return self._known[key]

    def _is_special(self, cls: ast.ClassDef) -> bool:
        facts = self._facts.of(cls)
        plan = class_plan(facts, facts.resolve(cls.name, facts.scope), FOLLOWED)
        return plan is not None and plan.node is cls and bool(specials_of(facts, cls))

    def _class(self, root: Variable, items: bool, depth: int = 0) -> ast.ClassDef | None:
        if isinstance(root, AttributeRoot):
            owner = None if depth > _DEEPEST else self._class(root.owner, False, depth + 1)
            return None if owner is None else self._of_attribute(owner, root.name.rpartition(".")[2], items)
        if root.scope is None:
            return None
        binding = root.single()
        if binding is None or (root.attribute_stores and root.is_global):
            return None
        if not items and (own := self._of_self(root)) is not None:
            return own
        return self._of_binding(binding, root.name, items)

    def _of_self(self, root: Variable) -> ast.ClassDef | None:
        scope = root.scope
        if scope is None or scope.parent is None or scope.parent.kind is not ScopeKind.CLASS:
            return None
        node, cls = scope.node, scope.parent.node
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or not isinstance(cls, ast.ClassDef):
            return None
        parameters = (*node.args.posonlyargs, *node.args.args)
        return cls if parameters and parameters[0].arg == root.name else None

    def _of_binding(self, binding: Binding, name: str, items: bool) -> ast.ClassDef | None:
        node = binding.node
        if binding.kind is BindingKind.PARAMETER and isinstance(node, ast.arg):
            return self._annotated(node.annotation, binding.scope, items)
        if isinstance(node, ast.AnnAssign):
            return self._annotated(node.annotation, binding.scope, items)
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            if isinstance(target, ast.Name) and target.id == name:
                return self._made(node.value, binding.scope, items)
        return None

    def _annotated(self, node: ast.expr | None, scope: Scope, items: bool) -> ast.ClassDef | None:
        if not items:
            return self.named(node, scope, plain=True)
        if not isinstance(node, ast.Subscript):
            return None
        container = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        item = node.slice
        if isinstance(item, ast.Tuple) and len(item.elts) == 2 and isinstance(item.elts[1], ast.Constant):
            item = item.elts[0]
        return self.named(item, scope) if container in _ROWS else None

    def _made(self, node: ast.expr, scope: Scope, items: bool) -> ast.ClassDef | None:
        if not items:
            return self.named(node.func, scope, plain=True) if isinstance(node, ast.Call) else None
        if isinstance(node, ast.ListComp):
            return self._made(node.elt, scope, False)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            return self._made(node.left, scope, True)
        if not isinstance(node, ast.List | ast.Tuple) or not node.elts:
            return None
        found = {self._made(part, scope, False) for part in node.elts}
        return found.pop() if len(found) == 1 else None

    def _of_attribute(self, cls: ast.ClassDef, name: str, items: bool) -> ast.ClassDef | None:
        """Return the class of an attribute that the methods of a class assign once."""
        line = lineage(self._facts, cls)
        if any(self._facts.of(one) is not self._facts for one in line):
            return None  # what names stand for in another module is not asked
        for one in line:
            for statement in one.body:
                if isinstance(statement, ast.AnnAssign) and getattr(statement.target, "id", "") == name:
                    return self._annotated(statement.annotation, self._facts.scope_of[one], items)
        found = [part for one in line for part in self._assigned(one).get(name, ())]
        if len(found) != 1:
            return None
        value, scope, annotation = found[0]
        if annotation is not None:
            return self._annotated(annotation, scope, items)
        if isinstance(value, ast.Name):
            variable = self._facts.resolve(value.id, scope)
            return None if isinstance(variable, AttributeRoot) else self._class(variable, items, 1)
        return self._made(value, scope, items) if value is not None else None

    def _assigned(self, cls: ast.ClassDef) -> dict[str, list[_Assigned]]:
        """Return what the methods of a class assign to attributes, by their names."""
        if cls not in self._assignments:
            found = self._assignments[cls] = {}
            for names, part in self._attribute_stores(cls):
                for name in names:
                    found.setdefault(name, []).append(part)
        return self._assignments[cls]

    def _attribute_stores(self, cls: ast.ClassDef) -> Iterator[tuple[set[str], _Assigned]]:
        for method in cls.body:
            if not isinstance(method, ast.FunctionDef):
                continue
            scope = self._facts.scope_of[method]
            for node in ast.walk(method):
                if not isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
                    continue
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = {t.attr for t in targets if isinstance(t, ast.Attribute)}
                if names:
                    annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
                    yield names, ((None if isinstance(node, ast.AugAssign) else node.value), scope, annotation)


def _classes_in(facts: ModuleFacts) -> list[ast.ClassDef]:
    """Return the classes of a module that can be followed."""
    names = [statement.name for statement in facts.tree.body if isinstance(statement, ast.ClassDef)]
    plans = (class_plan(facts, facts.resolve(name, facts.scope), FOLLOWED) for name in names)
    return [plan.node for plan in plans if plan is not None]


def _imports(facts: ModuleFacts) -> bool:
    """Tell whether a module imports anything that may be the program's own."""
    bindings = (b for variable in facts.scope.variables.values() for b in variable.bindings)
    return facts.others is not None and any(
        b.kind is BindingKind.IMPORT and not (b.qualified and is_library(b.qualified)) for b in bindings
    )


def _key(root: Variable) -> Variable | str:
    """Return what tells operands apart: each look at a loop makes attributes of its own."""
    return root if not isinstance(root, AttributeRoot) else f"{id(base_of(root))} {root.name}"
