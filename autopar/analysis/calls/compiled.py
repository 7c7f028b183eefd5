"""Functions that another compiler takes: their loops stay as they are, and calls of Numba's do what their text says."""

from __future__ import annotations

import ast

from autopar.syntax.scopes import BindingKind, FunctionNode, ModuleFacts, Scope, import_of

_COMPILERS = (
    "numba.",
    "jax.",
    "torch.jit.",
    "torch.compile.",
    "tensorflow.function.",
    "taichi.",
    "triton.",
    "cupyx.jit.",
    "pyccel.",
    "dace.",
    "transonic.",
    "cython.",
)
_PLAIN = ("numba.njit", "numba.jit", "numba.core.decorators.njit", "numba.core.decorators.jit")
_OPTIONS = frozenset({"cache", "fastmath", "nogil", "nopython", "boundscheck", "error_model", "inline", "debug"})


def dotted(node: ast.expr, scope: Scope) -> str:
    """Return the dotted name of what an expression takes from an import, ``""`` for any other."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    for owner in scope.ancestors():
        variable = owner.variables.get(node.id)
        if variable is not None:
            root = import_of(variable)
            return ".".join([root, *reversed(parts)]) if root else ""
    return ""


def is_plainly_compiled(node: FunctionNode, scope: Scope) -> bool:
    """Tell whether a function is compiled by Numba and does what its text says, in one thread."""
    if len(node.decorator_list) != 1:
        return False
    decorator = node.decorator_list[0]
    if isinstance(decorator, ast.Call):
        plain = all(isinstance(a, ast.Constant) for a in decorator.args) and all(
            k.arg in _OPTIONS and isinstance(k.value, ast.Constant) for k in decorator.keywords
        )
        return plain and dotted(decorator.func, scope) in _PLAIN
    return dotted(decorator, scope) in _PLAIN


class CompiledFunctions:
    """The functions of a module that another compiler takes, found when first asked for."""

    def __init__(self, facts: ModuleFacts) -> None:
        self._facts = facts
        self._names: dict[ast.AST, str] | None = None

    def around(self, scope: Scope) -> str:
        """Return what compiles the function that a scope stands in, ``""`` where nothing does."""
        if self._names is None:
            self._names = self._found()
        return next((self._names[s.node] for s in scope.ancestors() if s.node in self._names), "")

    def _found(self) -> dict[ast.AST, str]:
        facts = self._facts
        roots = {name.partition(".")[0] for name in _COMPILERS}
        imported = {
            b.qualified.partition(".")[0]
            for s in facts.scope_of.values()
            for v in s.variables.values()
            for b in v.bindings
        }
        if not roots & imported:
            return {}
        found: dict[ast.AST, str] = {}
        for node, scope in facts.scope_of.items():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for decorator in node.decorator_list:
                    if name := self._compiler(decorator, scope.parent or scope):
                        found[node] = name
            for child in ast.iter_child_nodes(node):
                self._passed(child, scope, found)
        return found

    def _passed(self, node: ast.AST, scope: Scope, found: dict[ast.AST, str]) -> None:
        """Note functions that are passed to a compiler, ``fast = njit(slow)``."""
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not (name := self._compiler(call.func, scope)):
                continue
            for argument in call.args:
                if isinstance(argument, ast.Name):
                    for binding in self._facts.resolve(argument.id, scope).bindings:
                        if binding.kind is BindingKind.DEF:
                            found[binding.node] = name

    def _compiler(self, node: ast.expr, scope: Scope, depth: int = 0) -> str:
        """Return the compiler that a decorator stands for, through calls of it and names given to it."""
        while isinstance(node, ast.Call):
            if dotted(node.func, scope) == "functools.partial" and node.args:
                node = node.args[0]
            else:
                node = node.func
        name = dotted(node, scope)
        if (name + ".").startswith(_COMPILERS):
            return name
        if isinstance(node, ast.Name) and depth < 3:
            for binding in self._facts.resolve(node.id, scope).bindings:
                if isinstance(binding.node, ast.Assign) and (
                    found := self._compiler(binding.node.value, binding.scope, depth + 1)
                ):
                    return found
        return ""
