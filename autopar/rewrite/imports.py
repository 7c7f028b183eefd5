"""Where ``import autopar`` goes: with the other imports, where a sorter of imports would leave it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from autopar.rewrite.names import binds
from autopar.rewrite.text import Edit, Made, Source
from autopar.syntax.free_names import free_name

_MODULE = "autopar"
_ALIAS = "_autopar"
_Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True, slots=True)
class ModuleImport:
    """The name that kernels use for autopar, and the change that imports it, None where it is imported already."""

    name: str
    edit: Edit | None


def module_import(source: Source, tree: ast.Module, before: int, taken: frozenset[str]) -> ModuleImport:
    """Return how the rewritten module gets autopar.

    Parameters
    ----------
    before
        Line of the first statement that gets a kernel.
    taken
        Every word of the source.
    """
    if _MODULE in taken and binds(tree, _MODULE):
        name = free_name(_ALIAS, taken)
        return ModuleImport(name, _edit(source, tree, f"import {_MODULE} as {name}"))
    if _MODULE in taken and any(_imports(node) for node in tree.body if node.lineno < before):
        return ModuleImport(_MODULE, None)
    return ModuleImport(_MODULE, _edit(source, tree, f"import {_MODULE}"))


def _imports(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import) and any(
        (alias.name if alias.asname else alias.name.partition(".")[0]) == _MODULE and alias.asname in (None, _MODULE)
        for alias in node.names
    )


def _edit(source: Source, tree: ast.Module, text: str) -> Edit:
    block = _leading_imports(tree)
    if block:
        return _among(source, block, text)
    newline = source.newline
    if tree.body and _is_text(tree.body[0]):
        at = source.next_line(source.offset(tree.body[0].end_lineno or 1, 0))
        return _insert(source, at, newline + text + newline)
    at = header_end(source)
    header = source.text[:at].strip()
    return _insert(source, at, (newline if header else "") + text + newline)


def _insert(source: Source, at: int, text: str) -> Edit:
    """Insert lines, with an empty one behind them if none follows, and two before a definition."""
    follows = source.text[at : source.line_end(at)]
    if at and source.text[at - 1] not in "\r\n":
        text = source.newline + text
    if follows.strip():
        text += source.newline * (2 if follows.startswith(("def ", "async def ", "class ", "@")) else 1)
    return Edit(at, at, (Made(text, min(source.line_of(at), source.line_of(len(source.text)))),))


def header_end(source: Source) -> int:
    """Return the offset behind the comments at the top of the file that belong to the file.

    Those are the interpreter line, the encoding declaration, and a block of comments with an empty line behind it.
    """
    at = pinned = 0
    for number, start in enumerate(source.starts):
        line = source.text[start : source.line_end(start)]
        if not line.lstrip().startswith("#"):
            return at if not line.strip() else pinned
        at = source.next_line(start)
        if number < 2 and (line.startswith("#!") or "coding" in line):
            pinned = at
    return pinned


def _leading_imports(tree: ast.Module) -> list[_Import]:
    """Return the imports at the top of the module, up to the first statement that is none."""
    block: list[_Import] = []
    body = tree.body[1:] if tree.body and _is_text(tree.body[0]) else tree.body
    for node, following in zip(body, [*body[1:], None], strict=True):
        alone = following is None or isinstance(following, _Import) or following.lineno > (node.end_lineno or 0)
        if not isinstance(node, _Import) or not alone:
            break
        block.append(node)
    return block


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _among(source: Source, block: Sequence[_Import], text: str) -> Edit:
    """Insert the import in its place by name in the first group that has third-party imports, else behind the block."""
    for group in _groups(source, block):
        foreign = [node for node in group if _is_foreign(node)]
        if not foreign:
            continue
        follower = next((n for n in foreign if isinstance(n, ast.ImportFrom) or _path(n) > _MODULE), None)
        if follower is None:
            return _behind(source, text, foreign[-1])
        at = source.offset(follower.lineno, 0)
        if _remark_above(source, at):
            return _behind(source, text, foreign[-1])
        return Edit(at, at, (Made(text + source.newline, follower.lineno),))
    return _behind(source, text, block[-1])


def _behind(source: Source, text: str, node: _Import) -> Edit:
    """Insert the import behind another one, parted from those of the standard library by an empty line."""
    at = source.next_line(source.offset(node.end_lineno or node.lineno, 0))
    gap = "" if _is_foreign(node) or _is_relative(node) else source.newline
    lead = "" if source.text[at - 1] in "\r\n" else source.newline
    return Edit(at, at, (Made(lead + gap + text + source.newline, node.lineno),))


def _groups(source: Source, block: Sequence[_Import]) -> list[list[_Import]]:
    """Return the imports in groups as empty lines part them; ``__future__`` imports are in none."""
    groups: list[list[_Import]] = []
    last = -1
    for node in block:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            groups.append([])
        elif groups and last >= 0 and not _empty_between(source, last, node.lineno):
            groups[-1].append(node)
        else:
            groups.append([node])
        last = node.end_lineno or node.lineno
    return [group for group in groups if group]


def _empty_between(source: Source, last: int, line: int) -> bool:
    return any(
        not source.text[source.starts[number - 1] : source.line_end(source.starts[number - 1])].strip()
        for number in range(last + 1, line)
    )


def _remark_above(source: Source, at: int) -> bool:
    if at == 0:
        return False
    above = source.line_start(at - 1)
    return source.text[above:at].lstrip().startswith("#")


def _path(node: _Import) -> str:
    return node.names[0].name if isinstance(node, ast.Import) else node.module or ""


def _is_relative(node: _Import) -> bool:
    return isinstance(node, ast.ImportFrom) and node.level > 0


def _is_foreign(node: _Import) -> bool:
    """Say whether an import is neither relative nor of the standard library."""
    root = _path(node).partition(".")[0]
    return not _is_relative(node) and root not in sys.stdlib_module_names and root != "__future__"
