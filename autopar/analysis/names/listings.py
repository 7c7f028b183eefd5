"""Code that looks at all names of its module, ``list(globals())``: kernels would be among them."""

from __future__ import annotations

import ast

from autopar.syntax.scopes import ModuleFacts, Scope, ScopeKind

_ANYWHERE = frozenset({"globals"})
_AT_MODULE_LEVEL = frozenset({"globals", "locals", "vars", "dir"})
_BY_NAME = frozenset({"get", "setdefault", "update", "pop", "__contains__", "__getitem__", "__setitem__"})
_RUNNERS = frozenset({"builtins.exec", "builtins.eval", "timeit.timeit", "timeit.repeat", "timeit.Timer"})


class Listings:
    """The first place where a module asks for the names that it holds; found when first asked for."""

    def __init__(self, facts: ModuleFacts) -> None:
        self._facts = facts
        self._place: ast.Call | None = None
        self._known = False

    def place(self) -> ast.Call | None:
        """Return the call that gives all names of the module, None where there is none."""
        if not self._known:
            self._known = True
            if self._facts.builtins.keys() & _AT_MODULE_LEVEL:
                self._place = self._first(self._facts.tree, self._facts.scope, None)
        return self._place

    def _first(self, node: ast.AST, scope: Scope, parent: ast.AST | None) -> ast.Call | None:
        scope = self._facts.scope_of.get(node, scope)
        if isinstance(node, ast.Call) and self._lists(node, scope) and not self._by_name(node, scope, parent):
            return node
        for child in ast.iter_child_nodes(node):
            found = self._first(child, scope, node)
            if found is not None:
                return found
        return None

    def _lists(self, node: ast.Call, scope: Scope) -> bool:
        if not isinstance(node.func, ast.Name) or node.args or node.keywords:
            return False
        names = _AT_MODULE_LEVEL if scope.function.kind is ScopeKind.MODULE else _ANYWHERE
        return node.func.id in names and self._facts.resolve(node.func.id, scope).is_builtin

    def _by_name(self, node: ast.Call, scope: Scope, parent: ast.AST | None) -> bool:
        """Tell whether the module's names are only asked for one that the program knows."""
        match parent:
            case ast.Subscript():
                return parent.value is node
            case ast.Attribute(attr=attribute):
                return attribute in _BY_NAME
            case ast.Compare(left=left, ops=ops):
                tests = ast.In | ast.NotIn | ast.Is | ast.IsNot
                return left is not node and all(isinstance(op, tests) for op in ops)
            case ast.keyword(arg=name):
                return name == "globals"
            case ast.Call():
                return node is not parent.func and self._facts.qualified(parent.func, scope) in _RUNNERS
        return False
