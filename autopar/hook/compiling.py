"""Compiles a rewritten module so that it looks like the original: file name, lines, columns and names of functions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from types import CodeType

from autopar.api import Transformed
from autopar.hook.kernels import COMPREHENSIONS, kernel_calls, kernel_definitions, name_kernels
from autopar.hook.merging import MergeFrames
from autopar.hook.pairing import align, align_header, calling_statements, consumers, originals
from autopar.hook.positions import LineTable

Selection = Callable[[ast.Module, frozenset[str]], ast.Module]


def compile_transformed(
    transformed: Transformed, source: str, filename: str, select: Selection | None = None
) -> CodeType:
    """Return the code of a rewritten module, whose tracebacks point into the original source.

    Parameters
    ----------
    source
        The original text.
    select
        ``select(tree, kernels)`` returns the part of the module to compile, all of it by default.

    Raises
    ------
    SyntaxError, ValueError
        When the rewritten source or the restored positions are not what Python compiles.
    """
    tree = ast.parse(transformed.code, filename)
    original = ast.parse(source, filename)
    kernels = kernel_definitions(tree, original)
    calls = kernel_calls(tree, kernels)
    table = LineTable(transformed.code, transformed.line_map, source)
    pairs = originals(kernels, table, original)
    statements = calling_statements(kernels, tree, table, original)
    table.restore(tree)
    for new, old in statements:
        align_header(new, old)
    consuming = consumers(original)
    for name, (made, loop) in pairs.items():
        consumer = consuming.get(loop) if isinstance(loop, ast.GeneratorExp) else None
        align(made, loop, calls[name][1] if name in calls else None, consumer, kernels[name])
    MergeFrames(kernels).visit(tree)
    if select is not None:
        tree = select(tree, frozenset(kernels))
    code: CodeType = compile(tree, filename, "exec", dont_inherit=True)
    comprehensions = {
        name: COMPREHENSIONS[type(loop)]
        for name, (made, loop) in pairs.items()
        if type(loop) in COMPREHENSIONS and not isinstance(made, ast.GeneratorExp)
    }
    return name_kernels(code, {name: scope for name, (scope, _) in calls.items()}, comprehensions)
