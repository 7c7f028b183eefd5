"""Named tuples of the module, made by `collections.namedtuple` or as subclasses of `typing.NamedTuple`.

The runtime makes sure that the name still stands for a named tuple whose methods are the generated ones: making one
then runs no code of the user's, and it is as immutable as what it holds.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.tracing.provenance import IMMUTABLE, Value
from autopar.spec.callee import RECORD
from autopar.syntax.scopes import ModuleFacts, Scope, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class Record:
    """A named tuple; ``fields`` is None where their names are not plain to see, ``node`` its class if it has a body."""

    name: str
    fields: tuple[str, ...] | None
    node: ast.ClassDef | None = None


def record_of(facts: ModuleFacts, variable: Variable) -> Record | None:
    """Return the named tuple that a global name surely is, None where it is anything else."""
    binding = variable.single()
    if binding is None or variable.scope is not facts.scope or binding.scope is not facts.scope:
        return None
    if variable.attribute_stores:
        return None
    node = binding.node
    if isinstance(node, ast.ClassDef):
        return _of_class(facts, node)
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return _of_call(facts, facts.scope, variable.name, node.value)
    return None


def _of_class(facts: ModuleFacts, node: ast.ClassDef) -> Record | None:
    if [facts.qualified(base, facts.scope) for base in node.bases] != ["typing.NamedTuple"]:
        return None
    if node.keywords or node.decorator_list:
        return None
    fields: list[str] = []
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            if statement.value is not None and not _is_literal(statement.value):
                return None
            fields.append(statement.target.id)
        elif isinstance(statement, ast.FunctionDef):
            if statement.name.startswith("_"):
                return None
        elif not (isinstance(statement, ast.Pass) or _is_docstring(statement)):
            return None
    return Record(node.name, tuple(fields), node)


def _of_call(facts: ModuleFacts, scope: Scope, name: str, node: ast.expr) -> Record | None:
    if not isinstance(node, ast.Call) or len(node.args) != 2:
        return None
    maker = facts.qualified(node.func, scope)
    title, names = node.args
    if not isinstance(title, ast.Constant) or maker not in ("collections.namedtuple", "typing.NamedTuple"):
        return None
    if any(k.arg != "defaults" or not _is_literal(k.value) for k in node.keywords):
        return None
    return Record(name, _fields(names) if maker == "collections.namedtuple" else None)


def _fields(node: ast.expr) -> tuple[str, ...] | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return tuple(node.value.replace(",", " ").split())
    if isinstance(node, ast.List | ast.Tuple):
        names = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
        return tuple(names) if len(names) == len(node.elts) else None
    return None


def _is_literal(node: ast.expr) -> bool:
    """Tell whether an expression is a literal that cannot be changed."""
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    if isinstance(node, ast.Tuple):
        return all(map(_is_literal, node.elts))
    return isinstance(node, ast.Constant)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def make_record(ev: Evaluator, node: ast.Call, record: Record, arguments: Arguments) -> Value:
    """Return a new named tuple."""
    ev.trace.calls[ev.summaries.entry(f"{record.name}.{RECORD}")] = None
    items = _items(record, arguments)
    if all(v.immutable for v in arguments.everything):
        return replace(IMMUTABLE, items=items, cls=record.node)
    result = ev.made(node)
    for value in arguments.everything:
        ev.heap.store(result.sites, value)
    return replace(result, items=items, cls=record.node)


def _items(record: Record, arguments: Arguments) -> tuple[Value, ...] | None:
    """Return the values of all fields in order, where each of them is given."""
    if record.fields is None or arguments.spread:
        return None
    rest = record.fields[len(arguments.positional) :]
    if len(arguments.positional) > len(record.fields) or set(rest) != set(arguments.keywords):
        return None
    return (*arguments.positional, *(arguments.keywords[name] for name in rest))
