"""Attributes that a loop assigns or adds to, looked at as if they were variables: ``self.total += x`` of ``total``.

Scalar replacement (Callahan, Carr and Kennedy, "Improving register allocation for subscripted variables", 1990), of
attributes in the place of elements, and for the analysis only: in a copy of the loop's tree ``self.total`` is a name
with a dot in it, and everything that is known of variables holds for it. The kernel keeps the user's text; workers
have a copy of the instance, with a recorder or a value of their own in the attribute's place. `attribute_roles` makes
sure that nothing else in the loop touches the attribute, the runtime that it is a plain one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from typing import TypeVar

from autopar.analysis.names.definite import bound_names
from autopar.analysis.names.roles import NameFacts
from autopar.analysis.random_draws.reached import reached_in
from autopar.analysis.tracing.provenance import AttributeRoot
from autopar.catalog.fixed_draws import DRAWS_AHEAD
from autopar.syntax.scopes import BindingKind, LoopSite, ModuleFacts, Scope, ScopeKind, Variable

_Tree = TypeVar("_Tree", bound=ast.AST)
_ADDING = frozenset({"append", "add", "extend", "setdefault", "update"})
_NO_INSTANCES = frozenset({BindingKind.IMPORT, BindingKind.DEF, BindingKind.CLASS})
_DEEPEST = 3
# Attributes that arrays have too, and that the analysis knows by their names.
_OF_ARRAYS = frozenset({"shape", "ndim", "size", "dtype", "nbytes", "itemsize", "strides", "data", "base", "ctypes"})
_VIEWS = frozenset({"T", "mT", "flat", "real", "imag"})
# Code that runs at other times than where it stands.
_LATER = (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A loop in which attributes are spelled as names.

    Parameters
    ----------
    site
        The loop's copy.
    names
        The attributes by their dotted names.
    parts
        The same, and those on the way to them, by owner and attribute.
    """

    site: LoopSite
    names: Mapping[str, AttributeRoot]
    parts: Mapping[tuple[Variable, str], AttributeRoot]


@contextmanager
def attributes_as_names(facts: ModuleFacts, names: NameFacts, site: LoopSite) -> Iterator[Replaced | None]:
    """Yield a loop with the attributes that it changes spelled as names; None where there is none, or it cannot be."""
    found = _candidates(facts, site)
    if not found:
        yield None
        return
    scope = site.scope.function
    spelling = _Spelling(facts, frozenset(found))
    twin = spelling.of(site.node)
    parts: dict[tuple[Variable, str], AttributeRoot] = {}
    roots = {text: _root(text, base, scope, parts) for text, base in found.items()}
    scope.variables.update(roots)
    names.stand_in(twin, site.node, site.scope)
    try:
        yield Replaced(replace(site, node=twin), roots, parts)
    finally:
        for text in roots:
            del scope.variables[text]
        for node in spelling.scopes:
            del facts.scope_of[node]


def dotted(node: ast.expr) -> str:
    """Return the text of ``self.a.b``, ``""`` for anything but attributes of a name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) and parts else ""


def _root(text: str, base: Variable, scope: Scope, parts: dict[tuple[Variable, str], AttributeRoot]) -> AttributeRoot:
    owner: Variable = base
    known: AttributeRoot | None = None
    for depth, name in enumerate(text.split(".")[1:], 1):
        known = parts.get((owner, name))
        if known is None:
            known = AttributeRoot(f"{owner.name}.{name}", scope, owner=owner, depth=depth)
            parts[owner, name] = known
        owner = known
    assert known is not None
    return known


# ---------------------------------------------------------------------- candidates


def _candidates(facts: ModuleFacts, site: LoopSite) -> dict[str, Variable]:
    """Return the attributes that a loop changes, with the names that they are reached by; none where one is unfit."""
    loop = site.node
    if isinstance(loop, ast.AsyncFor | ast.GeneratorExp):
        return {}
    body = loop.body if isinstance(loop, ast.For | ast.While) else []
    bound = frozenset().union(*(bound_names(s) for s in body), bound_names(getattr(loop, "target", loop)))
    found: dict[str, Variable] = {}
    for node in (*_changed(loop), *_drawn_from(facts, site)):
        text = dotted(node)
        if not text:
            continue
        base = facts.resolve(text.partition(".")[0], site.scope)
        if isinstance(node.ctx, ast.Del) or base.name in bound or not _may_be_instance(base):
            return {}
        if all(_is_plain(facts, name) for name in text.split(".")[1:]) and text.count(".") <= _DEEPEST:
            found[text] = base
        elif isinstance(node.ctx, ast.Store):
            return {}
    if any(one != other and f"{one}.".startswith(f"{other}.") for one in found for other in found):
        return {}
    return {} if _is_hidden(facts, loop, found) else found


def _changed(loop: ast.AST) -> Iterator[ast.Attribute]:
    """Yield the attributes that are assigned, or whose elements are, or that a method adds to or draws from."""
    for node in ast.walk(loop):
        part: ast.expr | None = None
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            part = node
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            part = _container(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ADDING:
            part = _container(node.func.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in DRAWS_AHEAD:
            part = node.func.value
        if isinstance(part, ast.Attribute):
            yield part


def _drawn_from(facts: ModuleFacts, site: LoopSite) -> Iterator[ast.Attribute]:
    """Yield the attributes that callees may draw from, spelled as the loop reaches them."""
    for text in reached_in(facts, site.scope, [site.node]):
        node = ast.parse(text, mode="eval").body
        if isinstance(node, ast.Attribute) and facts.resolve(text.partition(".")[0], site.scope).scope is not None:
            yield node


def _container(node: ast.expr) -> ast.expr:
    """Return what holds the part that an expression names: ``self.groups`` of ``self.groups.setdefault(k, [])[0]``."""
    while True:
        if isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setdefault":
            node = node.func.value
        else:
            return node


def _may_be_instance(base: Variable) -> bool:
    known = base.scope is not None and base.scope.kind not in (ScopeKind.CLASS, ScopeKind.COMPREHENSION)
    return known and not any(b.kind in _NO_INSTANCES for b in base.bindings)


def _is_plain(facts: ModuleFacts, name: str) -> bool:
    """Tell whether a name is no private one, no method's or property's, and none that arrays give a meaning to."""
    return not name.startswith("__") and name not in _OF_ARRAYS | _VIEWS and name not in facts.method_names


def _is_hidden(facts: ModuleFacts, loop: ast.AST, found: Mapping[str, Variable]) -> bool:
    """Tell whether code that runs later mentions one of the attributes, or a scope within hides what it belongs to."""
    bases = {base.name for base in found.values()}
    for node in ast.walk(loop):
        scope = facts.scope_of.get(node)
        if scope is not None and bases & scope.variables.keys():
            return True
        if isinstance(node, _LATER) and any(isinstance(n, ast.Name) and n.id in bases for n in ast.walk(node)):
            return True
    return False


# ---------------------------------------------------------------------- the copy


class _Spelling:
    """Copies as much of a tree as holds one of the attributes."""

    def __init__(self, facts: ModuleFacts, names: frozenset[str]) -> None:
        self._facts = facts
        self._names = names
        self.scopes: list[ast.AST] = []

    def of(self, node: _Tree) -> _Tree:
        """Return the node with the attributes spelled as names."""
        changes: dict[str, object] = {}
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                items = [self._child(v) for v in value]
                if any(new is not old for new, old in zip(items, value, strict=True)):
                    changes[field] = items
            elif (new := self._child(value)) is not value:
                changes[field] = new
        if not changes:
            return node
        twin = copy(node)
        for field, value in changes.items():
            setattr(twin, field, value)
        if node in self._facts.scope_of:
            self._facts.scope_of[twin] = self._facts.scope_of[node]
            self.scopes.append(twin)
        return twin

    def _child(self, value: object) -> object:
        if isinstance(value, ast.Attribute) and (text := dotted(value)) in self._names:
            return ast.copy_location(ast.Name(text, value.ctx), value)
        return self.of(value) if isinstance(value, ast.AST) else value
