"""Methods of ``self`` that classes inheriting from its class may override, and what the runtime is to look at.

Of which class ``self`` is only the runtime sees. It lets no method run that was not followed; but one may have been
followed for another receiver. So the spec says what a name was taken for in a class (`autopar.spec.callee.FINAL`), as
far as the loop has followed anything else of that name.

Overridden methods are looked at all together (`autopar.analysis.objects`). Where that leaves a loop sequential, it is
looked at as if nothing were overridden: it then runs in parallel for instances of which that is true.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.spec.callee import FINAL, ONLY, Callee, held_by
from autopar.syntax.scopes import FunctionNode

if TYPE_CHECKING:
    from autopar.analysis.evaluate import Evaluator

_ANY_SELF = "__self__"
"""Ends the entries of classes whose methods get a ``self`` that need be no instance of theirs; they are not spelled."""


def taken_as_final(ev: Evaluator, method: FunctionNode) -> bool:
    """Tell whether ``self`` is taken to have a method of its class that others override."""
    ev.frames.overridden |= not _only_raises(method)
    return ev.frames.as_if_final and not _only_raises(method)


def note_final(ev: Evaluator, cls: ast.ClassDef, name: str, role: str = FINAL) -> None:
    """Note that a name of ``self`` was taken for what a class has under it."""
    owner = ev.summaries.owner(cls)
    ev.trace.calls[owner.entry(f"{owner.facts.scope_of[cls].qualname}.{name}.{role}")] = None


def note_any_self(ev: Evaluator, cls: ast.ClassDef) -> None:
    """Note that a method of a class is called with a ``self`` of which nothing is known."""
    owner = ev.summaries.owner(cls)
    ev.trace.calls[owner.entry(f"{owner.facts.scope_of[cls].qualname}.{_ANY_SELF}")] = None


def settled(calls: Iterable[str]) -> list[str]:
    """Return what a trace has noted, with what names were taken for where another function of theirs was followed."""
    callees = [Callee.parse(call) for call in calls]
    any_self = any(c.qualname.endswith(f".{_ANY_SELF}") for c in callees)
    followed: dict[str, set[tuple[str, str]]] = {}
    for callee in callees:
        if held_by(callee.qualname) is None:
            followed.setdefault(callee.qualname.rpartition(".")[2], set()).add((callee.module, callee.qualname))
    found: list[str] = []
    for callee in callees:
        path, _, role = callee.qualname.rpartition(".")
        if role == FINAL and len(followed.get(path.rpartition(".")[2], ())) > 1:
            found.append(str(replace(callee, qualname=f"{path}.{ONLY if any_self else FINAL}")))
        elif role not in (FINAL, _ANY_SELF):
            found.append(str(callee))
    return found


def _only_raises(method: FunctionNode) -> bool:
    """Tell whether a method is there to be overridden: it is abstract, or does nothing but raise an exception."""
    body = method.body[1:] if ast.get_docstring(method, clean=False) is not None else method.body
    idle = (isinstance(s, ast.Raise | ast.Pass) or (isinstance(s, ast.Expr) and _is_ellipsis(s.value)) for s in body)
    return bool(method.decorator_list) or all(idle)


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...
