"""Methods of ``self`` that classes inheriting from its class may override, and what the runtime is to look at.

Of which class ``self`` is only the runtime sees. It lets no method run that was not followed; but one may have been
followed for another receiver. So the spec says what a name was taken for in a class (`autopar.spec.callee.FINAL`), as
far as the loop has followed anything else of that name.

Overridden methods are looked at all together (`autopar.analysis.calls.objects`). Where that leaves a loop sequential,
it is looked at as if nothing were overridden: it then runs in parallel for instances of which that is true.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.spec.callee import FINAL, METHODS, ONLY, Callee, held_by
from autopar.syntax.named import is_ellipsis
from autopar.syntax.scopes import FunctionNode

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

# Ends of entries that only `settled` reads.
_ANY_SELF = "__self__"
"""Of classes whose methods get a ``self`` that need be no instance of theirs."""
_OF_SELF = "__of_self__"
"""Of methods that ``self`` was taken to have."""
_OF_ANY = "__of_any__"
"""Of methods that operands of unknown class have."""
_UNSPELLED = (FINAL, _ANY_SELF, _OF_SELF, _OF_ANY)


def taken_as_final(ev: Evaluator, method: FunctionNode) -> bool:
    """Tell whether ``self`` is taken to have a method of its class that others override."""
    ev.frames.overridden |= not _only_raises(method)
    return ev.frames.as_if_final and not _only_raises(method)


def note_final(ev: Evaluator, cls: ast.ClassDef, name: str, role: str = FINAL) -> None:
    """Note that a name of ``self`` was taken for what a class has under it."""
    ev.reached(cls, f".{name}.{role}")


def note_any_self(ev: Evaluator, cls: ast.ClassDef) -> None:
    """Note that a method of a class is called with a ``self`` of which nothing is known."""
    ev.reached(cls, f".{_ANY_SELF}")


def note_method(ev: Evaluator, method: FunctionNode) -> None:
    """Note that ``self`` was taken to have a method."""
    owner = ev.owner(method)
    if owner is not None:
        ev.trace.calls[owner.entry(f"{method.name}.{_OF_SELF}")] = None


def note_methods(ev: Evaluator, name: str) -> None:
    """Note that an operand of unknown class was taken to have methods of a name."""
    ev.trace.calls[ev.home.entry(f"{name}.{_OF_ANY}")] = None


def finals(callees: Iterable[Callee]) -> Iterator[tuple[str, str]]:
    """Yield the classes and the names that ``self`` was taken to have what they have for."""
    for callee in callees:
        path, _, role = callee.qualname.rpartition(".")
        if role == FINAL:
            owner, _, name = path.rpartition(".")
            yield owner, name


def settled(calls: Iterable[str], home: str) -> list[Callee]:
    """Return what a trace has noted, with what names were taken for where another function of theirs was followed.

    Of other modules than ``home``, operands may have the methods that ``self`` was taken to have, unless operands of
    unknown class were taken to have others.
    """
    callees = [Callee.parse(call) for call in calls]
    any_self = any(c.qualname.endswith(f".{_ANY_SELF}") for c in callees)
    of_any = {c.qualname for c in callees if c.qualname.endswith(f".{_OF_ANY}")}
    followed: dict[str, set[tuple[str, str]]] = {}
    for callee in callees:
        if held_by(callee.qualname) is None and not callee.qualname.startswith(METHODS):
            followed.setdefault(callee.qualname.rpartition(".")[2], set()).add((callee.module, callee.qualname))
    found: list[Callee] = []
    for callee in callees:
        path, _, role = callee.qualname.rpartition(".")
        if role == FINAL and len(followed.get(path.rpartition(".")[2], ())) > 1:
            found.append(replace(callee, qualname=f"{path}.{ONLY if any_self else FINAL}"))
        elif role == _OF_SELF and callee.module != home and f"{path}.{_OF_ANY}" not in of_any:
            found.append(replace(callee, qualname=f"{METHODS}.{path}"))
        elif role not in _UNSPELLED:
            found.append(callee)
    return found


def _only_raises(method: FunctionNode) -> bool:
    """Tell whether a method is there to be overridden: it is abstract, or does nothing but raise an exception."""
    body = method.body[1:] if ast.get_docstring(method, clean=False) is not None else method.body
    idle = (isinstance(s, ast.Raise | ast.Pass) or (isinstance(s, ast.Expr) and is_ellipsis(s.value)) for s in body)
    return bool(method.decorator_list) or all(idle)
