"""Accumulation under keys: into what a container holds, and by what it holds already.

``groups.setdefault(k, []).append(v)``, ``groups[k].append(v)`` and ``counts[a][b] += 1`` go into an element; ``if k not
in first: first[k] = v``, ``if k in sums: sums[k] += x`` with ``else: sums[k] = x``, and ``if x > best[k]: best[k] = x``
ask for one first. Workers take down what is asked and done in place of the answer (`autopar.runtime.keyed`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from autopar.analysis.accumulation.patterns import Collection
from autopar.syntax.named import names_in

_GROWING = frozenset({"append", "add", "extend", "appendleft"})
_AUGMENTING = (ast.Add, ast.Sub, ast.Mult, ast.BitAnd, ast.BitOr, ast.BitXor)
HANDLERS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)
MAKERS = frozenset(
    {"builtins.list", "builtins.set", "builtins.dict", "collections.Counter", "collections.deque"}
    | {"builtins.max", "builtins.min"}
)
"""Functions that a pattern may call, as it takes the names for what they usually mean."""

MAPPINGS = frozenset(
    {"builtins.dict", "builtins.set", "collections.Counter", "collections.defaultdict", "collections.OrderedDict"}
)


class KeyedPatterns:
    """Reads statements as accumulations under keys; remembers which statements are part of another one's pattern.

    Parameters
    ----------
    body
        The loop's statements.
    """

    def __init__(self, body: Sequence[ast.stmt]) -> None:
        # A question that is asked must be followed by what the pattern does: nothing may be caught in between.
        self._asks = not any(isinstance(n, HANDLERS) for s in body for n in ast.walk(s))
        self.covered: set[ast.stmt] = set()
        self._guarded: dict[ast.stmt, str] = {}
        self._skipping: dict[ast.stmt, Collection] = {}
        for block in self._bodies(body) if self._asks else ():
            self._skipped(block)

    @staticmethod
    def _bodies(body: Sequence[ast.stmt]) -> Iterator[Sequence[ast.stmt]]:
        yield body
        yield from (n.body for s in body for n in ast.walk(s) if isinstance(n, ast.For | ast.While))

    def _skipped(self, block: Sequence[ast.stmt]) -> None:
        """Note ``if x in seen: continue`` before ``seen.add(x); out.append(e)`` at the end of a loop's body."""
        for index, node in enumerate(block):
            guarded = _once_skipped(node, block[index + 1 :])
            if guarded is not None:
                name, key, added, others = guarded
                once = Collection(name, (key,), key, False, True, mode="once", named=1)
                self._skipping.update({node: once, added: once})
                self._guarded.update(dict.fromkeys(others, name))

    def collection(self, node: ast.stmt) -> Collection | None:
        """Read a statement; None where it is no such accumulation."""
        if node in self.covered:
            return None
        if node in self._skipping:
            return self._skipping[node]
        if node in self._guarded and isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            value, func = node.value.args[0], node.value.func
            name = func.value.id if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) else ""
            return Collection(name, (value,), value, False, True, mode=f"once {self._guarded[node]}", named=1)
        if isinstance(node, ast.If) and self._asks and (guarded := _once(node)) is not None:
            name, key, added, others = guarded
            self.covered.add(added)
            self._guarded.update(dict.fromkeys(others, name))
            return Collection(name, (key,), key, False, True, mode="once", named=2)
        if isinstance(node, ast.If):
            found = _question(node) if self._asks else None
            if found is not None:
                self.covered.update(node.body, node.orelse)
            return found
        if isinstance(node, ast.Assign) and self._asks and (found := _extreme_assigned(node)) is not None:
            return found
        return _into_part(node)


def modes_of(collections: Iterable[Collection]) -> dict[str, str]:
    """Return the containers that are used in these ways, with the one question that is asked of each.

    The mode is ``""`` where a container is asked in different ways.
    """
    found: dict[str, set[str]] = {}
    for collection in collections:
        found.setdefault(collection.name, set()).add(collection.mode)
    modes = {}
    for name, used in found.items():
        if used == {""}:
            continue
        once = any(mode.startswith("once") for mode in used)
        asked = used if once else used - {"parts", ""}
        modes[name] = "parts" if not asked else asked.pop() if len(asked) == 1 else ""
    return modes


def is_update(node: ast.stmt) -> bool:
    """Is it ``d.update(x)``?"""
    func = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    return isinstance(func, ast.Attribute) and func.attr == "update"


def adds_to(node: ast.stmt, name: str) -> bool:
    """Is it ``name.add(x)``?"""
    func = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    own = isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == name
    return own and isinstance(func, ast.Attribute) and func.attr == "add"


def guard_of(mode: str) -> str:
    """Return the set that decides whether a container is appended to, ``seen`` of ``"once seen"``."""
    return mode.removeprefix("once").strip() if mode.startswith("once ") else ""


# ---------------------------------------------------------------------- into elements


def _into_part(node: ast.stmt) -> Collection | None:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return _called(node.value)
    if isinstance(node, ast.AugAssign) and isinstance(node.op, _AUGMENTING):
        target: ast.expr = node.target
        accumulates = True
    elif isinstance(node, ast.Assign) and len(node.targets) == 1:
        target, accumulates = node.targets[0], False
    else:
        return None
    if not isinstance(target, ast.Subscript) or isinstance(target.slice, ast.Slice):
        return None
    part = _part(target.value)
    if part is None or not part[1] or node.value is None:
        return None
    name, keys, makers = part
    if not accumulates and any(isinstance(key, ast.Tuple) for key in keys):
        return None  # a part of an array
    parts = (*keys, target.slice, node.value)
    return Collection(name, parts, node.value, accumulates, True, mode="parts", named=1, makers=makers)


def _called(call: ast.Call) -> Collection | None:
    func = call.func
    if not isinstance(func, ast.Attribute) or call.keywords or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    if func.attr == "setdefault":
        part = _part(call)
        if part is None:
            return None
        name, keys, makers = part
        return Collection(name, (*keys, call.args[1]), call.args[1], False, True, mode="parts", named=1, makers=makers)
    part = _part(func.value)
    if part is None or len(call.args) != 1:
        return None
    name, keys, makers = part
    if (func.attr in _GROWING and keys) or (func.attr == "update" and not keys):
        argument = call.args[0]
        return Collection(name, (*keys, argument), argument, False, True, mode="parts", named=1, makers=makers)
    return None


def _part(node: ast.expr) -> tuple[str, tuple[ast.expr, ...], tuple[ast.expr, ...]] | None:
    """Return the container, the keys and the functions called of ``d[k]``, ``d.setdefault(k, [])[j]`` and their kin."""
    if isinstance(node, ast.Name):
        return node.id, (), ()
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
        part = _part(node.value)
        return None if part is None else (part[0], (*part[1], node.slice), part[2])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setdefault":
        part = _part(node.func.value)
        if part is None or len(node.args) != 2 or node.keywords:
            return None
        key, default = node.args
        makers = _makers(default)
        if makers is None and not isinstance(default, ast.Constant):
            return None
        return part[0], (*part[1], key), (*part[2], *(makers or ()))
    return None


def _makers(node: ast.expr) -> tuple[ast.expr, ...] | None:
    """Return the functions called by an expression that makes an empty container; None for any other."""
    if (isinstance(node, ast.List) and not node.elts) or (isinstance(node, ast.Dict) and not node.keys):
        return ()
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        return (node.func,) if isinstance(node.func, ast.Name | ast.Attribute) else None
    return None


# ---------------------------------------------------------------------- questions


def _question(node: ast.If) -> Collection | None:
    member = _membership(node.test)
    if member is not None:
        name, key, absent = member
        if node.orelse:
            absence, presence = (node.body, node.orelse) if absent else (node.orelse, node.body)
            return _started(name, key, presence, absence)
        return _defaulted(name, key, node.body) if absent else None
    return None if node.orelse else _extreme_guarded(node)


def _once(node: ast.If) -> tuple[str, ast.expr, ast.stmt, list[ast.stmt]] | None:
    """Read ``if x not in seen: seen.add(x)`` with what else is appended then.

    Returned are the set, the key, the statement that adds it, and the others.
    """
    member = _membership(node.test)
    if member is None or not member[2] or node.orelse:
        return None
    name, key, _ = member
    added: list[ast.stmt] = []
    others: list[ast.stmt] = []
    for statement in node.body:
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call) or len(call.args) != 1 or call.keywords:
            return None
        func, argument = call.func, call.args[0]
        if not isinstance(func, ast.Attribute) or not isinstance(func.value, ast.Name):
            return None
        if func.value.id == name and func.attr == "add" and _same(argument, key):
            added.append(statement)
        elif func.value.id != name and func.attr == "append" and not _has_call_or_name(argument, name):
            others.append(statement)
        else:
            return None
    return (name, key, added[0], others) if len(added) == 1 else None


def _once_skipped(node: ast.stmt, rest: Sequence[ast.stmt]) -> tuple[str, ast.expr, ast.stmt, list[ast.stmt]] | None:
    """Read ``if x in seen: continue`` with what comes behind it, as `_once` reads it below ``if x not in seen``."""
    if not isinstance(node, ast.If) or node.orelse or len(node.body) != 1 or not isinstance(node.body[0], ast.Continue):
        return None
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.In) or not rest:
        return None
    return _once(ast.If(ast.Compare(test.left, [ast.NotIn()], test.comparators), list(rest), []))


def _membership(test: ast.expr) -> tuple[str, ast.expr, bool] | None:
    """Read ``k in d`` and ``k not in d``, which is the one with True."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.In | ast.NotIn):
        return None
    container = test.comparators[0]
    if not isinstance(container, ast.Name) or _has_call_or_name(test.left, container.id):
        return None
    return container.id, test.left, isinstance(test.ops[0], ast.NotIn)


def _defaulted(name: str, key: ast.expr, body: list[ast.stmt]) -> Collection | None:
    """Read ``d[k] = e`` below ``if k not in d``."""
    value = _stored(body, name, key)
    if value is None:
        return None
    makers = _makers(value)
    if makers is None and _has_call_or_name(value, name):
        return None
    mode = "default" if makers is not None else "first"
    return Collection(name, (key, value), value, False, True, mode=mode, named=2, makers=makers or ())


def _started(name: str, key: ast.expr, presence: list[ast.stmt], absence: list[ast.stmt]) -> Collection | None:
    """Read ``d[k] += x`` beside ``d[k] = x``, and ``d[k].append(x)`` beside ``d[k] = [x]``."""
    first = _stored(absence, name, key)
    if first is None or len(presence) != 1:
        return None
    node = presence[0]
    term: ast.expr | None = None
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add) and _is_element(node.target, name, key):
        term = node.value if _same(node.value, first) else None
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and len(node.value.args) == 1:
        func = node.value.func
        kind = {"append": ast.List, "add": ast.Set}.get(func.attr) if isinstance(func, ast.Attribute) else None
        if kind is None or not isinstance(func, ast.Attribute) or not _is_element(func.value, name, key):
            return None
        alone = first.elts[0] if isinstance(first, ast.List | ast.Set) and len(first.elts) == 1 else None
        same = isinstance(first, kind) and alone is not None and _same(alone, node.value.args[0])
        term = node.value.args[0] if same and not node.value.keywords else None
    if term is None or _has_call_or_name(term, name):
        return None
    return Collection(name, (key, term), term, False, True, mode="start", named=3)


def _extreme_guarded(node: ast.If) -> Collection | None:
    """Read ``if k not in d or x > d[k]: d[k] = x`` and ``if x > d.get(k, e): d[k] = x``."""
    test, named = node.test, 2
    asked: tuple[str, ast.expr, bool] | None = None
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) and len(test.values) == 2:
        asked, test, named = _membership(test.values[0]), test.values[1], 3
        if asked is None or not asked[2]:
            return None
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    op, left, right = test.ops[0], test.left, test.comparators[0]
    if not isinstance(op, ast.Gt | ast.GtE | ast.Lt | ast.LtE):
        return None
    for element, term, greater in ((right, left, True), (left, right, False)):
        found = _element(element)
        if found is None:
            continue
        name, key, default = found
        if asked is not None and (default or asked[0] != name or not _same(asked[1], key)):
            return None
        stored = _stored(node.body, name, key)
        if stored is None or not _same(stored, term) or _has_call_or_name(term, name) or _has_call_or_name(key, name):
            return None
        mode = "max" if isinstance(op, ast.Gt | ast.GtE) is greater else "min"
        return Collection(name, (key, *default, term), term, False, True, mode=mode, named=named)
    return None


def _extreme_assigned(node: ast.Assign) -> Collection | None:
    """Read ``d[k] = max(d[k], x)`` and ``d[k] = max(d.get(k, e), x)``, in either order."""
    value = node.value
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name) or value.func.id not in ("max", "min"):
        return None
    if len(value.args) != 2 or value.keywords or any(isinstance(a, ast.Starred) for a in value.args):
        return None
    for element, term in (tuple(value.args), tuple(reversed(value.args))):
        found = _element(element)
        if found is None:
            continue
        name, key, default = found
        if _stored([node], name, key) is value and not any(name in names_in(e) for e in (key, term, *default)):
            parts = (key, *default, term)
            mode = value.func.id + "="
            return Collection(name, parts, term, False, True, mode=mode, named=2, makers=(value.func,))
    return None


def _element(node: ast.expr) -> tuple[str, ast.expr, tuple[ast.expr, ...]] | None:
    """Read ``d[k]`` and ``d.get(k, e)``: container, key and default."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and not isinstance(node.slice, ast.Slice):
        return node.value.id, node.slice, ()
    if not isinstance(node, ast.Call) or len(node.args) != 2 or node.keywords:
        return None
    func = node.func
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.attr == "get":
        return func.value.id, node.args[0], (node.args[1],)
    return None


def _stored(body: list[ast.stmt], name: str, key: ast.expr) -> ast.expr | None:
    """Return what a block stores into the element, if it does nothing else."""
    if len(body) != 1 or not isinstance(body[0], ast.Assign) or len(body[0].targets) != 1:
        return None
    return body[0].value if _is_element(body[0].targets[0], name, key) else None


def _is_element(node: ast.expr, name: str, key: ast.expr) -> bool:
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and _same(node.slice, key)
    )


def _has_call_or_name(node: ast.expr, name: str) -> bool:
    """Does an expression call anything, or name the container? It may be evaluated where the program does not."""
    return any(isinstance(n, ast.Call | ast.NamedExpr | ast.Await) for n in ast.walk(node)) or name in names_in(node)


def _same(one: ast.expr, other: ast.expr) -> bool:
    return ast.dump(one) == ast.dump(other)
