"""Kernels in compiled modules: they bear the name of the function that their loop stands in, as its frames did.

A kernel's code keeps its own qualified name; in no other code object do the two names differ: so `is_kernel` knows it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Container, Iterator, Mapping
from types import CodeType

COMPREHENSIONS_HAVE_FRAMES = sys.version_info < (3, 12)
"""Before PEP 709 a comprehension was a function of its own, as generator expressions still are."""

COMPREHENSIONS = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}
"""Names that Python gives to the code of comprehensions."""

NESTED = (ast.stmt, ast.ExceptHandler, ast.match_case, ast.Lambda)
"""What a statement may hold besides the expressions that it evaluates itself."""

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def is_kernel(code: CodeType) -> bool:
    """Say whether a code object is a kernel's that `name_kernels` has named."""
    return code.co_qualname.rpartition(".")[2] != code.co_name


def stands_for_its_caller(code: CodeType) -> bool:
    """Say whether a kernel's frame stands for that of its caller: what it runs had no frame of its own."""
    return is_kernel(code) and code.co_name != "<genexpr>"


def kernel_definitions(tree: ast.Module, original: ast.Module) -> dict[str, ast.FunctionDef]:
    """Return the kernels that the rewrite has put into a module, by name: those that the original has not."""
    before = {node.name for node in original.body if isinstance(node, _FUNCTIONS)}
    return {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name not in before and _is_decorated(node)
    }


def _is_decorated(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(d, ast.Call) and isinstance(d.func, ast.Attribute) and d.func.attr.startswith("parallel_")
        for d in node.decorator_list
    )


def kernel_calls(tree: ast.Module, names: Mapping[str, object]) -> dict[str, tuple[str, ast.Call]]:
    """Return for each kernel the prefix of names in the function that calls it (``""`` for a module) and the call."""
    found: dict[str, tuple[str, ast.Call]] = {}
    for scope, node in scoped(tree, ""):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            found.setdefault(node.func.id, (scope, node))
    for kernel in tree.body:
        if isinstance(kernel, ast.FunctionDef) and kernel.name in found:
            found.update({name: found[kernel.name] for name in companions(kernel) if name in names})
    return found


def companions(kernel: ast.FunctionDef) -> list[str]:
    """Return the names of the kernels that the runtime may call in a kernel's place, as its decorator says."""
    keywords = [k for d in kernel.decorator_list if isinstance(d, ast.Call) for k in d.keywords]
    tables = [k.value for k in keywords if k.arg in ("swapped", "ranked") and isinstance(k.value, ast.Dict)]
    keys = [key for table in tables for key in table.keys]
    lists = [k.value for k in keywords if k.arg == "stages" and isinstance(k.value, ast.List)]
    keys += [element for found in lists for element in found.elts]
    return [key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]


def scoped(node: ast.AST, scope: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node below ``node``, each with the prefix of names that are defined where it stands."""
    for child in ast.iter_child_nodes(node):
        yield scope, child
        inner = scope
        if isinstance(child, _FUNCTIONS):
            inner = f"{scope}{child.name}.<locals>."
        elif isinstance(child, ast.ClassDef):
            inner = f"{scope}{child.name}."
        elif isinstance(child, ast.Lambda):
            inner = f"{scope}<lambda>.<locals>."
        yield from scoped(child, inner)


def calls_kernel(statement: ast.stmt, names: Container[str]) -> bool:
    """Say whether a statement calls a kernel in its own frame, nested statements and functions left out."""
    return not isinstance(statement, _SCOPES) and any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
        for node in _own(statement)
    )


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, NESTED):
            yield child
            yield from _own(child)


def name_kernels(code: CodeType, scopes: Mapping[str, str], comprehensions: Mapping[str, str]) -> CodeType:
    """Return a module's code with its kernels named after the functions that call them.

    Parameters
    ----------
    scopes
        For each kernel the prefix of names in the calling function, ``"smooth.<locals>."``, or ``""`` at module level.
    comprehensions
        For each kernel of a comprehension, the name that Python gives to such a comprehension's code.
    """
    consts = tuple(
        _named(const, scopes[const.co_qualname], comprehensions.get(const.co_qualname, ""))
        if isinstance(const, CodeType) and const.co_qualname in scopes
        else const
        for const in code.co_consts
    )
    return code.replace(co_consts=consts)


def _named(kernel: CodeType, scope: str, comprehension: str) -> CodeType:
    function = scope.removesuffix(".<locals>.").rpartition(".")[2] or "<module>"
    inner = _requalified(kernel, f"{kernel.co_qualname}.<locals>.", scope)
    consts = inner.co_consts
    if comprehension and COMPREHENSIONS_HAVE_FRAMES:
        consts = tuple(_renamed(c, comprehension) if isinstance(c, CodeType) else c for c in consts)
    elif comprehension == "<genexpr>":
        function = "<genexpr>"
    return inner.replace(co_name=function, co_qualname=kernel.co_qualname, co_consts=consts)


def _renamed(code: CodeType, name: str) -> CodeType:
    """Give the list comprehension of a kernel the name of what it stands for."""
    if code.co_name != "<listcomp>":
        return code
    return code.replace(co_name=name, co_qualname=code.co_qualname.removesuffix("<listcomp>") + name)


def _requalified(code: CodeType, old: str, new: str) -> CodeType:
    """Change the qualified names of everything defined inside a kernel to what they were in the user's function."""
    consts = tuple(
        _requalified(const, old, new)
        if isinstance(const, CodeType)
        else new + const[len(old) :]
        if isinstance(const, str) and const.startswith(old)
        else const
        for const in code.co_consts
    )
    name = code.co_qualname
    return code.replace(co_consts=consts, co_qualname=new + name[len(old) :] if name.startswith(old) else name)
