"""Accumulations: variables that iterations only add to, containers that they only append to or store into."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from autopar.analysis.accumulation.extremes import (
    alternative_extremes,
    extreme,
    extreme_call,
    guarded_extreme,
    skipped_extreme,
)
from autopar.analysis.accumulation.keyed import KeyedPatterns
from autopar.analysis.accumulation.patterns import Collection, Patterns, Reduction

_AUGMENTED: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
}  # fmt: skip
_UFUNCS = {
    "add": "+", "subtract": "-", "multiply": "*", "bitwise_and": "&", "logical_and": "&", "bitwise_or": "|",
    "logical_or": "|", "bitwise_xor": "^", "logical_xor": "^",
}  # fmt: skip
_APPENDING = {"append", "add", "extend"}


def reduction_of(node: ast.stmt) -> Reduction | None:
    """Read a statement as a step of a reduction, None if it is none."""
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        operator = _AUGMENTED.get(type(node.op))
        return None if operator is None else Reduction(node.target.id, operator, node.value, 1)
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return _assigned(node.targets[0].id, node.value)
    if isinstance(node, ast.If) and not node.orelse:
        return guarded_extreme(node)
    return None


def _assigned(name: str, value: ast.expr) -> Reduction | None:
    if isinstance(value, ast.BinOp):
        operator = _AUGMENTED.get(type(value.op))
        if operator is not None and _is(value.left, name):
            return Reduction(name, operator, value.right, 2)
        if operator is not None and operator != "-" and _is(value.right, name):
            return Reduction(name, operator, value.left, 2)
    if isinstance(value, ast.BoolOp):
        return _truth(name, value)
    if isinstance(value, ast.Call):
        return extreme_call(name, value) or _ufunc_call(name, value)
    if isinstance(value, ast.IfExp):
        return extreme(name, value.test, value.body, value.orelse)
    return None


def _truth(name: str, value: ast.BoolOp) -> Reduction | None:
    """Read ``x and e``, ``x and e and f`` and ``e and f and x``, and ``or``."""
    first, *middle, last = value.values
    if _is(first, name) is _is(last, name) or any(_is(v, name) for v in middle):
        return None
    others = [*middle, last] if _is(first, name) else [first, *middle]
    term = others[0] if len(others) == 1 else ast.copy_location(ast.BoolOp(value.op, others), value)
    return Reduction(name, "and" if isinstance(value.op, ast.And) else "or", term, 2)


def _ufunc_call(name: str, value: ast.Call) -> Reduction | None:
    """Read ``np.add(x, e)``, and ``np.add(e, x)`` where that is the same."""
    func = value.func
    operator = _UFUNCS.get(func.attr) if isinstance(func, ast.Attribute) else None
    if operator is None or len(value.args) != 2 or value.keywords:
        return None
    first, second = value.args
    if _is(first, name) is _is(second, name) or (operator == "-" and _is(second, name)):
        return None
    return Reduction(name, operator, second if _is(first, name) else first, 2, func)


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
    """Read ``d[k] = d.get(k, default) + term``, ``d[k] = d[k] + term``, and those with the term first."""
    if not isinstance(value, ast.BinOp) or type(value.op) not in _AUGMENTED:
        return None
    for one, other in ((value.left, value.right), (value.right, value.left)):
        if isinstance(one, ast.Subscript) and _is(one.value, name) and ast.dump(one.slice) == ast.dump(key):
            return Collection(name, (key, other), other, True, False, one)
        default = _default_asked(one, name, key)
        if default is not None:
            parts = (key, default, other) if one is value.left else (other, key, default)
            return Collection(name, parts, other, True, True, one)
    return None


def _default_asked(node: ast.expr, name: str, key: ast.expr) -> ast.expr | None:
    """Return the default of ``d.get(k, default)``."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.keywords:
        return None
    asked = node.func.attr == "get" and _is(node.func.value, name) and len(node.args) == 2
    return node.args[1] if asked and ast.dump(node.args[0]) == ast.dump(key) else None


def find_patterns(
    statements: Sequence[ast.stmt],
    header: Iterable[ast.AST],
    shadowed: Iterable[str],
    keyed: bool = False,
    ranked: Mapping[ast.stmt, Reduction] | None = None,
) -> Patterns:
    """Find the accumulations of a loop body.

    Parameters
    ----------
    statements
        The body.
    header
        The rest of the loop, whose uses of a name count too.
    shadowed
        Names that cannot be reduced into (loop targets).
    keyed
        Look for accumulations under keys as well.
    ranked
        Reductions that have been found already.
    """
    under_keys = KeyedPatterns(statements) if keyed else None
    counts: dict[str, int] = {}
    measured: Counter[str] = Counter()
    reductions: dict[ast.stmt, Reduction] = {}
    collections: dict[ast.stmt, Collection] = {}
    reductions.update(ranked or {})
    reductions.update(_skipped(statements))
    reductions.update(_alternatives(statements))
    stack: list[ast.AST] = [*header, *statements]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            counts[node.id] = counts.get(node.id, 0) + 1
            continue
        for name in hidden_names(node):
            counts[name] = counts.get(name, 0) + 1
        measured[measured_name(node)] += 1
        if isinstance(node, ast.stmt):
            reduction = reductions.get(node) or reduction_of(node)
            if reduction is not None:
                reductions[node] = reduction
            elif under_keys is None or node not in under_keys.covered:
                collection = (under_keys.collection(node) if under_keys else None) or collection_of(node)
                if collection is not None:
                    collections[node] = collection
        if isinstance(node, ast.Return):
            # What is returned as it is, nobody looks at in the loop: the caller gets it when the loop has been left.
            stack.extend(part for part in returned_parts(node) if not isinstance(part, ast.Name))
            continue
        stack.extend(ast.iter_child_nodes(node))
    reductions = dict(sorted(reductions.items(), key=lambda item: (item[0].lineno, item[0].col_offset)))
    collections = dict(sorted(collections.items(), key=lambda item: (item[0].lineno, item[0].col_offset)))
    return Patterns(
        _whole_reductions(reductions, counts, set(shadowed)),
        {n: c for n, c in collections.items() if _covers(c.name, collections.values(), counts, measured)},
    )


def _skipped(statements: Sequence[ast.stmt]) -> dict[ast.stmt, Reduction]:
    """Return the extremes that are the ends of loop bodies, behind a ``continue``: of the loop, or of one inside."""
    inside = (n.body for s in statements for n in ast.walk(s) if isinstance(n, ast.For | ast.While))
    found: dict[ast.stmt, Reduction] = {}
    for block in (statements, *inside):
        for index, node in enumerate(block):
            reduction = skipped_extreme(node, block[index + 1 :])
            if reduction is not None:
                found[node] = reduction
    return found


def _alternatives(statements: Sequence[ast.stmt]) -> dict[ast.stmt, Reduction]:
    """Return the extremes of which one is compared where another is not replaced."""
    found: dict[ast.stmt, Reduction] = {}
    for node in (n for s in statements for n in ast.walk(s)):
        both = alternative_extremes(node) if isinstance(node, ast.If) and node.orelse else None
        if both is not None and isinstance(node, ast.If):
            found[node], found[node.orelse[0]] = both
    return found


def returned_parts(node: ast.Return) -> list[ast.expr]:
    """Return what a ``return`` gives, item by item."""
    if node.value is None:
        return []
    return list(node.value.elts) if isinstance(node.value, ast.Tuple) else [node.value]


def _whole_reductions(
    found: dict[ast.stmt, Reduction], counts: dict[str, int], shadowed: set[str]
) -> dict[ast.stmt, Reduction]:
    kept: dict[ast.stmt, Reduction] = {}
    for node, reduction in found.items():
        same = [r for r in found.values() if r.name == reduction.name]
        operators = {r.operator for r in same}
        used = sum(r.occurrences for r in same)
        if (
            len(operators) == 1
            and used == counts.get(reduction.name)
            and reduction.name not in shadowed
            and _follow_alike(same, counts, shadowed)
        ):
            kept[node] = reduction
    return paired(kept)


def paired(reductions: dict[ast.stmt, Reduction]) -> dict[ast.stmt, Reduction]:
    """Leave out one of ``if`` and ``elif`` where the other one is no reduction, or is one elsewhere as well."""
    while True:
        sites = Counter(r.name for r in reductions.values())
        pairs = ((r.name, r.otherwise or r.instead_of) for r in reductions.values())
        odd = {name for name, other in pairs if other and (sites[name] != 1 or sites[other] != 1)}
        if not odd:
            return reductions
        reductions = {n: r for n, r in reductions.items() if r.name not in odd}


def _follow_alike(sites: list[Reduction], counts: dict[str, int], shadowed: set[str]) -> bool:
    """Do the same names follow the variable at every site, and are they used nowhere else?"""
    names = {frozenset(name for name, _ in site.follows) for site in sites}
    compared = {name for site in sites for name in site.compared}
    return len(names) == 1 and all(
        counts[n] == len(sites) * (2 if n in compared else 1) and n not in shadowed for n in names.pop()
    )


def _covers(
    name: str, collections: Iterable[Collection], counts: Mapping[str, int], measured: Mapping[str, int]
) -> bool:
    """Tell whether a container is named by its accumulations alone; where elements are added to, also for its size."""
    own = [c for c in collections if c.name == name]
    asked = measured.get(name, 0) if all(c.accumulates and not c.mode and not c.appends for c in own) else 0
    return sum(c.occurrences for c in own) + asked == counts.get(name)


def measured_name(node: ast.AST) -> str:
    """Return the name of what is asked for its size, ``len(x)``, ``x.shape``; else ``""``."""
    match node:
        case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)], keywords=[]):
            return name
        case ast.Attribute(value=ast.Name(id=name), attr="shape" | "size" | "ndim"):
            return name
    return ""


def hidden_names(node: ast.AST) -> tuple[str, ...]:
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
