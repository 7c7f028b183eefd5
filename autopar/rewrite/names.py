"""Names that the rewrite makes up, none of them one of the user's."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Collection

from autopar.analysis.outline import Outline
from autopar.spec import LoopKind

_WORD = re.compile(r"[^\W\d]\w*")
_SUFFIX = {
    LoopKind.FOR: "loop",
    LoopKind.WHILE: "loop",
    LoopKind.LIST: "list",
    LoopKind.SET: "set",
    LoopKind.DICT: "dict",
    LoopKind.ANY: "any",
    LoopKind.ALL: "all",
    LoopKind.NEXT: "next",
}


def words(text: str) -> frozenset[str]:
    """Return every word of a source, strings and comments included, in the normal form of Python's identifiers."""
    return frozenset(unicodedata.normalize("NFKC", word) for word in set(_WORD.findall(text)))


def kernel_name(outline: Outline, taken: Collection[str]) -> str:
    """Return a free name for a loop's kernel: ``_smooth_loop``, ``_Model_step_list_2``.

    One underscore in front and none where the function has more of them, lest a class mangle the name.
    """
    parts = [part.strip("_") for part in outline.function.split(".") if not part.startswith("<")]
    stem = "_".join(part for part in parts if part) or "module"
    name = f"_{stem}_{_SUFFIX[outline.spec.kind]}"
    number = 1
    numbered = name
    while numbered in taken:
        number += 1
        numbered = f"{name}_{number}"
    return numbered


def binds(tree: ast.Module, name: str) -> bool:
    """Say whether anything but ``import name`` gives the name a value, in any scope."""
    return any(_binds(node, name) for node in ast.walk(tree))


def _binds(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name(id=found, ctx=ast.Store() | ast.Del()):
            return found == name
        case ast.arg(arg=found) | ast.ExceptHandler(name=found) | ast.MatchMapping(rest=found):
            return found == name
        case ast.MatchAs(name=found) | ast.MatchStar(name=found):
            return found == name
        case ast.FunctionDef(name=found) | ast.AsyncFunctionDef(name=found) | ast.ClassDef(name=found):
            return found == name
        case ast.Import(names=aliases):
            return any(alias.asname == name != alias.name for alias in aliases)
        case ast.ImportFrom(names=aliases):
            return any((alias.asname or alias.name) == name for alias in aliases)
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return name in names
        case _:
            return type(node).__name__ in ("TypeVar", "ParamSpec", "TypeVarTuple") and getattr(node, "name", "") == name
