"""Lets an exception leave a function with one frame for the function and its kernel, as it left the loop.

Every statement that calls a kernel becomes ``try: <statement>`` with a handler that calls `merge` and raises again; a
bare ``raise`` adds no frame to a traceback. It costs nothing as long as nothing is raised.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Container

from autopar.hook.kernels import calls_kernel, stands_for_its_caller

_HANDLER = f"""\
try:
    pass
except BaseException:
    __import__({__name__!r}, fromlist=['merge']).merge()
    raise
"""


def merge() -> None:
    """Drop the caller's own frame from the traceback of the exception it handles if its kernel's frame comes next."""
    error = sys.exception()
    trace = None if error is None else error.__traceback__
    if error is None or trace is None or trace.tb_next is None or trace.tb_frame is not sys._getframe(1):
        return
    kernel = trace.tb_next
    code, caller = kernel.tb_frame.f_code, trace.tb_frame.f_code
    if stands_for_its_caller(code) and any(_is_of(code.co_qualname, name) for name in caller.co_names):
        error.__traceback__ = kernel


def _is_of(kernel: str, called: str) -> bool:
    """Say whether a kernel is the one that is called, or may be run in its place."""
    return kernel == called or kernel.startswith(f"{called}_")


class MergeFrames(ast.NodeTransformer):
    """Puts the handler around the statements of a rewritten module that call kernels.

    Parameters
    ----------
    kernels
        Names of the kernels.
    """

    def __init__(self, kernels: Container[str]) -> None:
        self._kernels = kernels

    def visit(self, node: ast.AST) -> ast.AST:
        """Visit a node and wrap it if it is such a statement."""
        self.generic_visit(node)
        return _wrapped(node) if isinstance(node, ast.stmt) and calls_kernel(node, self._kernels) else node


def _wrapped(statement: ast.stmt) -> ast.stmt:
    wrapper = ast.parse(_HANDLER).body[0]
    assert isinstance(wrapper, ast.Try)
    for node in ast.walk(wrapper):
        if "lineno" in node._attributes:
            ast.copy_location(node, statement)
    wrapper.body = [statement]
    return wrapper
