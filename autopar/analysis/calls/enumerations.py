"""Members of the module's enumerations looked up by their values, ``Color(2)``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.tracing.provenance import Place, Value
from autopar.syntax.scopes import Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_BASES = ("enum.Enum", "enum.IntEnum", "enum.StrEnum")


def looks_up_member(ev: Evaluator, node: ast.Call, variable: Variable) -> bool:
    """Tell whether a call gives a member that there is: of an enumeration, and without code of the user's."""
    binding = variable.single()
    cls = None if binding is None else binding.node
    if not isinstance(cls, ast.ClassDef) or not variable.is_global or variable.attribute_stores:
        return False
    if cls.decorator_list or cls.keywords or node.keywords or len(node.args) != 1:
        return False
    if isinstance(node.args[0], ast.Starred) or [
        ev.facts.qualified(b, ev.facts.scope) in _BASES for b in cls.bases
    ] != [True]:
        return False
    methods = (s.name for s in cls.body if isinstance(s, ast.FunctionDef | ast.AsyncFunctionDef))
    return not any(name.startswith("_") for name in methods)


def member_of(ev: Evaluator, variable: Variable, arguments: Arguments) -> Value:
    """Return a member: a part of the class."""
    ev.trace.calls[ev.summaries.entry(variable.name)] = None
    return Value(roots=frozenset({variable}), place=Place(variable).region())
