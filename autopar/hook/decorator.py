"""The decorator `parallelize`: rewrites one function of a module that is not rewritten as a whole."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, TypeVar

from autopar.config import from_environment
from autopar.hook.kernels import is_kernel, scoped

if TYPE_CHECKING:
    from autopar.api import Transformed

F = TypeVar("F", bound=Callable[..., object])
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class _CannotError(Exception):
    """Why a function stays as it is."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A function's new code, the code that defines its kernels, and the names by which it knows autopar."""

    code: CodeType
    kernels: CodeType
    imported: tuple[str, ...]


# A function that is defined again and again, in a closure, is analysed once.
_plans: dict[tuple[str, CodeType], _Plan] = {}


def parallelize(function: F) -> F:
    """Let the loops of one function run in parallel.

    The function's module is analysed as a whole; the kernels become globals of the module.

    Parameters
    ----------
    function
        A Python function whose source is at hand; decorators below this one must return the function itself.

    Returns
    -------
    function
        The same object, with new code; unchanged where nothing can be rewritten.

    Warns
    -----
    RuntimeWarning
        When the function stays as it is, with the reason.
    """
    if from_environment().disable or _is_rewritten(function):
        return function
    try:
        _rewrite(function)
    except _CannotError as reason:
        _warn(function, str(reason))
    except Exception as error:
        _warn(function, f"internal error ({type(error).__name__}: {error})")
    return function


def _warn(function: Callable[..., object], reason: str) -> None:
    import warnings

    name = getattr(function, "__qualname__", repr(function))
    warnings.warn(f"autopar: {name} runs as written: {reason}", RuntimeWarning, stacklevel=3)


def _is_rewritten(function: object) -> bool:
    """Say whether the hook has rewritten the function's module already."""
    runtime = sys.modules.get("autopar.runtime")
    if runtime is None or not isinstance(function, FunctionType):
        return False
    return any(isinstance(function.__globals__.get(n), runtime.Kernel) for n in function.__code__.co_names)


def _rewrite(function: Callable[..., object]) -> None:
    if not isinstance(function, FunctionType):
        raise _CannotError("it is no plain function")
    key = (function.__code__.co_filename, function.__code__)
    if (plan := _plans.get(key)) is None:
        plan = _plans[key] = _planned(function)
    _carry_out(plan, function)


def _planned(function: FunctionType) -> _Plan:
    from autopar.hook.compiling import compile_transformed

    filename = function.__code__.co_filename
    source = _source(function)
    definition = _definition(function.__code__, ast.parse(source, filename))
    transformed = _transformed(source, filename, definition)
    module = compile_transformed(transformed, source, filename)
    code = next((c for c in _codes(module) if _same_place(c, function.__code__)), None)
    if code is None or code.co_freevars != function.__code__.co_freevars:
        raise _CannotError("its code cannot be replaced")
    kernels = compile_transformed(transformed, source, filename, _only_kernels)
    before = set(_imported(ast.parse(source)))
    imported = [name for name in _imported(ast.parse(transformed.code)) if name not in before]
    return _Plan(code, kernels, tuple(imported))


def _carry_out(plan: _Plan, function: FunctionType) -> None:
    """Put the kernels into the function's module, unless an earlier call has, and the new code into the function."""
    import autopar

    names = function.__globals__
    for name in plan.imported:
        if names.setdefault(name, autopar) is not autopar:
            raise _CannotError(f"its module calls something else {name}")
    kernels = [const for const in plan.kernels.co_consts if isinstance(const, CodeType)]
    if not all(_code_of(names.get(kernel.co_qualname)) == kernel for kernel in kernels):
        exec(plan.kernels, names)
    function.__code__ = plan.code


def _code_of(kernel: object) -> object:
    return getattr(getattr(kernel, "function", None), "__code__", None)


def _only_kernels(tree: ast.Module, names: frozenset[str]) -> ast.Module:
    return ast.Module([n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name in names], [])


def _source(function: FunctionType) -> str:
    import linecache

    source = "".join(linecache.getlines(function.__code__.co_filename, function.__globals__))
    if not source:
        raise _CannotError("its source cannot be read")
    return source


def _definition(code: CodeType, tree: ast.Module) -> ast.stmt:
    """Return the statement that defines the function."""
    found: list[ast.FunctionDef | ast.AsyncFunctionDef] = []
    for scope, node in scoped(tree, ""):
        if isinstance(node, _DEFINITIONS) and scope + node.name == code.co_qualname:
            found.append(node)
    if len(found) > 1:
        raise _CannotError("its module defines it more than once")
    first = [min([node.lineno, *(d.lineno for d in node.decorator_list)]) for node in found]
    if first != [code.co_firstlineno]:
        raise _CannotError("its source has changed or does not stand in the file")
    return found[0]


def _transformed(source: str, filename: str, definition: ast.stmt) -> Transformed:
    from autopar.analysis.module import analyze_module
    from autopar.analysis.program import Program
    from autopar.api import Transformed
    from autopar.rewrite.module import rewrite_module

    analysis = analyze_module(source, filename, Program(pure=from_environment().pure))
    lines = range(definition.lineno, (definition.end_lineno or definition.lineno) + 1)
    outlines = [outline for outline in analysis.outlines if outline.line in lines]
    loops = [loop for loop in analysis.reports if loop.line in lines]
    if not outlines:
        why = [f"{loop.code} {loop.message} (line {loop.line})" for loop in loops if loop.obstacles]
        raise _CannotError(f"no loop of it can run in parallel{': ' if why else ''}{'; '.join(why[:1])}")
    rewritten = rewrite_module(source, outlines, filename)
    if rewritten.code == source:
        raise _CannotError("its loops cannot be rewritten")
    return Transformed(rewritten.code, tuple(loops), rewritten.lines)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from _codes(const)


def _same_place(new: CodeType, old: CodeType) -> bool:
    return new.co_qualname == old.co_qualname and new.co_firstlineno == old.co_firstlineno and not is_kernel(new)


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (a.asname or a.name for a in node.names if a.name == "autopar")
