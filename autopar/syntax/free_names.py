"""Names that stand for nothing in a module, for what a rewrite adds to it."""

from __future__ import annotations

from collections.abc import Collection

from autopar.syntax.scopes import ModuleFacts


def taken_names(facts: ModuleFacts) -> set[str]:
    """Return every word of a module's code, and every name that its scopes know."""
    return {*facts.words, *(name for scope in facts.scope_of.values() for name in scope.variables)}


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, with as many underscores behind it as make it free."""
    while name in taken:
        name += "_"
    return name
