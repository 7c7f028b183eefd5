"""Names that a comprehension assigns by ``:=`` and keeps to itself: ``[y for x in xs if (y := f(x)) > 0]``.

Such a name belongs to the function around, but where nothing else there uses it, and every iteration assigns it before
it reads it, the kernel may have it for its own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from autopar.syntax.named import names_in
from autopar.syntax.scopes import ComprehensionNode, ModuleFacts, Scope, ScopeKind


def own_walruses(facts: ModuleFacts, scope: Scope, node: ComprehensionNode) -> frozenset[str] | None:
    """Return the names that a comprehension assigns and keeps to itself; None where it assigns others too."""
    walruses = [n for n in ast.walk(node) if isinstance(n, ast.NamedExpr)]
    names = frozenset(n.target.id for n in walruses)
    if names and (len(node.generators) > 1 or len(names) < len(walruses)):
        return None
    for walrus in walruses:
        if not _is_own(facts, scope, node, walrus) or not _comes_first(node, walrus):
            return None
    return names


def _is_own(facts: ModuleFacts, scope: Scope, node: ComprehensionNode, walrus: ast.NamedExpr) -> bool:
    """Tell whether nothing outside of the comprehension binds or reads the name."""
    name = walrus.target.id
    variable = facts.resolve(name, scope)
    function = scope.function
    if (
        variable.scope is not function
        or function.kind not in (ScopeKind.FUNCTION, ScopeKind.LAMBDA)
        or function.dynamic
    ):
        return False
    binding = variable.single()
    inside = set(ast.walk(node))
    uses = (n for n in ast.walk(function.node) if isinstance(n, ast.Name) and n.id == name)
    return binding is not None and binding.node is walrus and all(n in inside for n in uses)


def _comes_first(node: ComprehensionNode, walrus: ast.NamedExpr) -> bool:
    """Tell whether every iteration assigns the name before it reads it: in a condition, as the first thing there."""
    name = walrus.target.id
    for test in _tests(node.generators[0].ifs):
        order = list(_evaluated(test))
        if walrus in order:
            place = order.index(walrus)
            return not any(name in names_in(part) for part in (*order[:place], walrus.value))
        if name in names_in(test):
            return False
    return False


def _tests(conditions: Iterable[ast.expr]) -> Iterator[ast.expr]:
    """Yield the conditions that an element has passed one after the other; ``and`` joins several."""
    for test in conditions:
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            yield from _tests(test.values)
        else:
            yield test


def _evaluated(node: ast.expr) -> Iterator[ast.AST]:
    """Yield the parts of an expression that are surely evaluated, one before the other, as far as that is plain."""
    match node:
        case ast.NamedExpr(value=value):
            yield from _evaluated(value)
        case ast.Compare(left=left, comparators=[first, *_]):
            yield from _evaluated(left)
            yield from _evaluated(first)
        case ast.BinOp(left=left, right=right):
            yield from _evaluated(left)
            yield from _evaluated(right)
        case ast.UnaryOp(operand=operand):
            yield from _evaluated(operand)
        case ast.BoolOp(values=[first, *_]):
            yield from _evaluated(first)
        case ast.Call(func=func, args=args, keywords=[]) if not any(isinstance(a, ast.Starred) for a in args):
            for part in (func, *args):
                yield from _evaluated(part)
    yield node
