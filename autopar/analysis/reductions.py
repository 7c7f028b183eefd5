"""Accumulations: variables that iterations only add to, containers that they only append to or store into."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_AUGMENTED: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
}  # fmt: skip
_APPENDING = {"append", "add", "extend"}
_EXTREMES = {"min": "min", "max": "max", "minimum": "min", "maximum": "max", "fmin": "min", "fmax": "max"}


@dataclass(frozen=True, slots=True)
class Reduction:
    """A statement that accumulates into a variable: its operator, what it adds, how often it names the variable.

    ``func`` is the function that does it, where one does.
    """

    name: str
    operator: str
    term: ast.expr
    occurrences: int
    func: ast.expr | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A statement that appends to a container or stores into it by key.

    Parameters
    ----------
    parts
        The expressions that it evaluates, in order.
    value
        The one that outlives the iteration.
    accumulates
        True where the element is added to, ``d[k] += e``.
    appends
        True where the container can be no array: ``append``, ``add``, ``extend``, ``get``.
    old
        The expression that reads the old element, ``d[k]`` or ``d.get(k, 0)``.
    """

    name: str
    parts: tuple[ast.expr, ...]
    value: ast.expr
    accumulates: bool
    appends: bool
    old: ast.expr | None = None

    @property
    def occurrences(self) -> int:
        """How often the statement names the container."""
        return 1 if self.old is None else 2


def reduction_of(node: ast.stmt) -> Reduction | None:
    """Read a statement as a step of a reduction, None if it is none."""
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        operator = _AUGMENTED.get(type(node.op))
        return None if operator is None else Reduction(node.target.id, operator, node.value, 1)
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return _assigned(node.targets[0].id, node.value)
    if isinstance(node, ast.If) and not node.orelse and len(node.body) == 1:
        return _conditional(node.test, node.body[0])
    return None


def _assigned(name: str, value: ast.expr) -> Reduction | None:
    if isinstance(value, ast.BinOp):
        operator = _AUGMENTED.get(type(value.op))
        if operator is not None and _is(value.left, name):
            return Reduction(name, operator, value.right, 2)
        if operator is not None and operator != "-" and _is(value.right, name):
            return Reduction(name, operator, value.left, 2)
    if isinstance(value, ast.BoolOp) and len(value.values) == 2 and _is(value.values[0], name):
        return Reduction(name, "and" if isinstance(value.op, ast.And) else "or", value.values[1], 2)
    if isinstance(value, ast.Call):
        return _extreme_call(name, value)
    if isinstance(value, ast.IfExp):
        return _extreme(name, value.test, value.body, value.orelse)
    return None


def _extreme_call(name: str, value: ast.Call) -> Reduction | None:
    """``max(x, e)`` and ``np.maximum(x, e)``, in either order."""
    func = value.func
    called = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
    operator = _EXTREMES.get(called)
    if operator is None or (called in ("min", "max")) is not isinstance(func, ast.Name):
        return None
    if len(value.args) != 2 or value.keywords or any(isinstance(a, ast.Starred) for a in value.args):
        return None
    first, second = value.args
    if _is(first, name) is _is(second, name):
        return None
    return Reduction(name, operator, second if _is(first, name) else first, 2, func)


def _conditional(test: ast.expr, body: ast.stmt) -> Reduction | None:
    """``if e > x: x = e``."""
    if not isinstance(body, ast.Assign) or len(body.targets) != 1 or not isinstance(body.targets[0], ast.Name):
        return None
    name = body.targets[0].id
    found = _extreme(name, test, body.value, ast.Name(name, ast.Load()))
    return None if found is None else Reduction(name, found.operator, found.term, 2)


def _extreme(name: str, test: ast.expr, met: ast.expr, unmet: ast.expr) -> Reduction | None:
    """``e if e > x else x`` and its relatives."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    op = test.ops[0]
    if not isinstance(op, ast.Gt | ast.GtE | ast.Lt | ast.LtE):
        return None
    greater = isinstance(op, ast.Gt | ast.GtE)
    left, right = test.left, test.comparators[0]
    if _is(left, name) is _is(right, name):
        return None
    term = right if _is(left, name) else left
    term_is_greater = greater is not _is(left, name)
    if _is(unmet, name) and ast.dump(met) == ast.dump(term):
        return Reduction(name, "max" if term_is_greater else "min", term, 3)
    if _is(met, name) and ast.dump(unmet) == ast.dump(term):
        return Reduction(name, "min" if term_is_greater else "max", term, 3)
    return None


def collection_of(node: ast.stmt) -> Collection | None:
    """Read a statement as an addition to a container, None if it is none."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        call = node.value
        func = call.func
        if (
            isinstance(func, ast.Attribute)
            and isinstance(func.value, ast.Name)
            and func.attr in _APPENDING
            and len(call.args) == 1
            and not call.keywords
            and not isinstance(call.args[0], ast.Starred)
        ):
            return Collection(func.value.id, (call.args[0],), call.args[0], False, True)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            counted = _counted(target.value.id, target.slice, node.value)
            if counted is not None:
                return counted
            return Collection(target.value.id, (node.value, target.slice), node.value, False, False)
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Subscript):
        target = node.target
        if isinstance(target.value, ast.Name) and type(node.op) in _AUGMENTED:
            return Collection(target.value.id, (target.slice, node.value), node.value, True, False)
    return None


def _counted(name: str, key: ast.expr, value: ast.expr) -> Collection | None:
    """Read ``d[k] = d.get(k, default) + term`` and ``d[k] = d[k] + term``."""
    if not isinstance(value, ast.BinOp) or type(value.op) not in _AUGMENTED:
        return None
    old = value.left
    if isinstance(old, ast.Subscript) and _is(old.value, name) and ast.dump(old.slice) == ast.dump(key):
        return Collection(name, (key, value.right), value.right, True, False, old)
    if not isinstance(old, ast.Call) or not isinstance(old.func, ast.Attribute) or old.keywords or len(old.args) != 2:
        return None
    if old.func.attr != "get" or not _is(old.func.value, name) or ast.dump(old.args[0]) != ast.dump(key):
        return None
    return Collection(name, (key, old.args[1], value.right), value.right, True, True, old)


@dataclass(frozen=True, slots=True)
class Patterns:
    """What statements of a loop body accumulate.

    Parameters
    ----------
    reductions
        Statement to reduction, for variables that the loop uses in no other way, always with one operator.
    collections
        Statement to collection, for containers that the loop uses in no other way.
    """

    reductions: dict[ast.stmt, Reduction]
    collections: dict[ast.stmt, Collection]

    @property
    def reduced(self) -> dict[str, str]:
        """Variable to operator, in order of appearance."""
        return {r.name: r.operator for r in self.reductions.values()}

    @property
    def collected(self) -> dict[str, list[Collection]]:
        """Container to the statements that add to it."""
        found: dict[str, list[Collection]] = {}
        for collection in self.collections.values():
            found.setdefault(collection.name, []).append(collection)
        return found


def find_patterns(statements: Sequence[ast.stmt], header: Iterable[ast.AST], shadowed: Iterable[str]) -> Patterns:
    """Find the accumulations of a loop body.

    Parameters
    ----------
    statements
        The body.
    header
        The rest of the loop, whose uses of a name count too.
    shadowed
        Names that cannot be reduced into (loop targets).
    """
    counts: dict[str, int] = {}
    reductions: dict[ast.stmt, Reduction] = {}
    collections: dict[ast.stmt, Collection] = {}
    stack: list[ast.AST] = [*header, *statements]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            counts[node.id] = counts.get(node.id, 0) + 1
            continue
        for name in _hidden_names(node):
            counts[name] = counts.get(name, 0) + 1
        if isinstance(node, ast.stmt):
            reduction = reduction_of(node)
            if reduction is not None:
                reductions[node] = reduction
            else:
                collection = collection_of(node)
                if collection is not None:
                    collections[node] = collection
        stack.extend(ast.iter_child_nodes(node))
    reductions = dict(sorted(reductions.items(), key=lambda item: (item[0].lineno, item[0].col_offset)))
    collections = dict(sorted(collections.items(), key=lambda item: (item[0].lineno, item[0].col_offset)))
    return Patterns(
        _whole_reductions(reductions, counts, set(shadowed)),
        {n: c for n, c in collections.items() if _covers(c.name, collections.values(), counts)},
    )


def _whole_reductions(
    found: dict[ast.stmt, Reduction], counts: dict[str, int], shadowed: set[str]
) -> dict[ast.stmt, Reduction]:
    kept: dict[ast.stmt, Reduction] = {}
    for node, reduction in found.items():
        same = [r for r in found.values() if r.name == reduction.name]
        operators = {r.operator for r in same}
        used = sum(r.occurrences for r in same)
        if len(operators) == 1 and used == counts.get(reduction.name) and reduction.name not in shadowed:
            kept[node] = reduction
    return kept


def _covers(name: str, collections: Iterable[Collection], counts: dict[str, int]) -> bool:
    return sum(c.occurrences for c in collections if c.name == name) == counts.get(name)


def _hidden_names(node: ast.AST) -> tuple[str, ...]:
    """Return the names that a node binds without a `Name` node."""
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar | ast.FunctionDef | ast.ClassDef):
        return (node.name,) if node.name else ()
    if isinstance(node, ast.MatchMapping):
        return (node.rest,) if node.rest else ()
    if isinstance(node, ast.Global | ast.Nonlocal):
        return tuple(node.names)
    return ()


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
