"""``from module import *`` of the program's own modules, spelled out: the names that such an import surely brings.

They are those that the other module's literal ``__all__`` lists, else all that it binds and that start with no
underscore (Python Language Reference, 7.11). Where the other module is none of the program's, or makes up its names as
it runs, nothing is spelled out, and any name may be what the star brings. What a module really brings may still be
other names than its text says: the guard looks at what each global name of the code stands for.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeGuard

from autopar.syntax.scopes import BindingKind, ScopeKind

if TYPE_CHECKING:
    from autopar.analysis.program import Unit

_ALL = "__all__"
_MOST = 2000
"""Names that one star may bring."""

SourceOf = Callable[[ast.ImportFrom], "Unit | None"]
IsOfLibrary = Callable[["Unit", str], bool]


def spell_out(tree: ast.Module, source_of: SourceOf, is_of_library: IsOfLibrary) -> bool:
    """Put imports of names in the place of all star imports of a module; False, and no change, where one is unclear.

    Parameters
    ----------
    source_of
        The module of the program that an import names.
    is_of_library
        Tells whether a dotted name is a library's where a module imports it.
    """
    body: list[ast.stmt] = []
    for statement in tree.body:
        if _is_star(statement):
            source = source_of(statement)
            names = None if source is None else _names_of(source)
            if source is None or names is None:
                return False
            body.append(_as_far_as_there(statement, [*_imports(statement, source, names, is_of_library)]))
        else:
            body.append(statement)
    if any(_is_star(node) for kept in body if isinstance(kept, _COMPOUND) for node in ast.walk(kept)):
        return False
    tree.body[:] = body
    return True


_COMPOUND = (ast.If, ast.Try, ast.TryStar, ast.With, ast.For, ast.While, ast.Match, ast.ClassDef)


def _is_star(node: ast.AST) -> TypeGuard[ast.ImportFrom]:
    return isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)


def _names_of(unit: Unit) -> list[str] | None:
    """Return the names that a star brings of a module, None where that cannot be told."""
    scope = unit.facts.scope
    if unit.facts.star_imports or scope.dynamic:
        return None
    bound = [name for name, variable in scope.variables.items() if variable.bindings]
    if _ALL not in bound:
        # Of a package it brings all submodules too that anybody has imported.
        names = None if unit.is_package else [name for name in bound if not name.startswith("_")]
    else:
        names = _listed(unit)
        if names is not None and not scope.variables.keys() >= set(names):
            return None
    return names if names is not None and len(names) <= _MOST else None


def _listed(unit: Unit) -> list[str] | None:
    """Return what ``__all__`` lists, None where that is no literal, or may be changed."""
    tree = unit.facts.tree
    binding = unit.facts.scope.variables[_ALL].single()
    node = None if binding is None or binding.kind is not BindingKind.ASSIGN else binding.node
    if not isinstance(node, ast.Assign) or node not in tree.body or len(node.targets) != 1:
        return None
    if not isinstance(node.targets[0], ast.Name) or not isinstance(node.value, ast.List | ast.Tuple):
        return None
    if sum(isinstance(n, ast.Name) and n.id == _ALL for n in ast.walk(tree)) != 1:
        return None
    names = [n.value for n in node.value.elts if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [*dict.fromkeys(names)] if len(names) == len(node.value.elts) else None


def _as_far_as_there(star: ast.ImportFrom, imports: list[ast.stmt]) -> ast.stmt:
    """Return imports that may bind some of their names only: a star brings no name that is not there (yet)."""
    handler = ast.ExceptHandler(ast.Name("Exception", ast.Load()), None, [ast.Pass()])
    found = ast.Try([*imports, ast.Pass()], [handler], [], [])
    return ast.fix_missing_locations(ast.copy_location(found, star))


def _imports(star: ast.ImportFrom, unit: Unit, names: list[str], is_of_library: IsOfLibrary) -> Iterator[ast.stmt]:
    """Yield what a star stands for; what the other module has of a library is imported as it does that."""
    plain: list[ast.alias] = []
    for name in names:
        binding = unit.facts.scope.variables[name].single()
        node = None if binding is None or binding.scope.kind is not ScopeKind.MODULE else binding.node
        if isinstance(node, ast.Import | ast.ImportFrom):
            found = [a for a in node.names if (a.asname or a.name.partition(".")[0]) == name]
            absolute = isinstance(node, ast.Import) or not node.level
            modules = [a.name for a in found] if isinstance(node, ast.Import) else [node.module or ""]
            if absolute and all(is_of_library(unit, module) for module in modules):
                aliases = [ast.alias(a.name, a.asname) for a in found]
                yield ast.Import(aliases) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, aliases, 0)
                continue
        plain.append(ast.alias(name))
    if plain:
        yield ast.ImportFrom(star.module, plain, star.level)
