"""Context managers that let every exception through, and handlers that run nothing of the program's."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable

from autopar.analysis.tracing.kinds import DYNAMIC
from autopar.syntax.scopes import ModuleFacts, Scope

# fmt: off
_PASSING = frozenset({
    "builtins.open", "io.open", "gzip.open", "bz2.open", "lzma.open", "tarfile.open", "zipfile.ZipFile",
    "tempfile.TemporaryDirectory", "tempfile.NamedTemporaryFile", "tempfile.TemporaryFile",
    "warnings.catch_warnings", "decimal.localcontext", "contextlib.nullcontext", "contextlib.redirect_stdout",
    "contextlib.redirect_stderr", "contextlib.chdir", "numpy.errstate", "numpy.printoptions",
    "concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor", "multiprocessing.Pool",
})
# fmt: on
_BUILTINS = frozenset(f"builtins.{name}" for name in vars(builtins).keys() - DYNAMIC)
_REPORTING = ("sys.", "logging.", "traceback.")


def passes_on(facts: ModuleFacts, scope: Scope, item: ast.withitem) -> bool:
    """Tell whether an exception in a ``with`` block surely leaves it, and only the standard library sees it."""
    node = item.context_expr
    return isinstance(node, ast.Call) and (facts.qualified(node.func, scope) or "") in _PASSING


def reports_only(facts: ModuleFacts, scope: Scope, body: Iterable[ast.AST]) -> bool:
    """Tell whether statements call nothing that could look at the module's names from elsewhere."""
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Import | ast.ImportFrom | ast.Await | ast.Yield | ast.YieldFrom):
                return False
            if isinstance(node, ast.Call):
                name = facts.qualified(node.func, scope) or ""
                if not (name.startswith(_REPORTING) or name in _BUILTINS):
                    return False
    return True
