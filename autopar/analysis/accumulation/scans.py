"""Accumulations that are read on the way: running sums and extremes, linear recurrences, counters that index stores.

A worker does not know what such a variable is, so it may only be stored, or combined by operators with what the
iteration has computed, and the result stored: the runtime writes that down and the parent computes it in iteration
order (Blelloch, "Prefix sums and their applications", 1990, here with the serial fold, which rounds as the program
does). Names that such values pass through are *symbolic*; one that is used otherwise, as in a condition, is none.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from autopar.analysis.accumulation.patterns import Collection, Reduction, Scans
from autopar.analysis.accumulation.reductions import hidden_names, reduction_of
from autopar.syntax.named import names_in

_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
}  # fmt: skip
_CHEAP = {
    "abs", "round", "len", "int", "float", "bool", "str", "min", "max", "range", "enumerate", "zip", "isinstance",
    "ord", "chr", "complex", "tuple", "id",
}  # fmt: skip
_EXTREMES = ("min", "max")


@dataclass(frozen=True, slots=True)
class Body:
    """What `find_scans` looks at: a loop's body and header, and what is known of it."""

    statements: Sequence[ast.stmt]
    header: Sequence[ast.AST]
    collections: Mapping[ast.stmt, Collection]
    bound: frozenset[str]
    is_extreme: Callable[[ast.expr], bool]
    is_builtin: Callable[[str], bool]


def find_scans(body: Body, carried: Iterable[str], reduced: Iterable[str], elements: Iterable[str] = ()) -> Scans:
    """Find the scans among the variables that a loop carries, and among containers that it loads from and stores to.

    ``reduced`` are variables that are only accumulated into; one that takes running values is a scan too.
    """
    everything = [*body.header, *body.statements]
    names = [n for root in everything for n in ast.walk(root) if isinstance(n, ast.Name)]
    hidden = {name for root in everything for n in ast.walk(root) for name in hidden_names(n)}
    candidates = {*carried, *elements} - hidden
    while candidates:
        origins = origins_of(body.statements, candidates)
        if fed := (origins.keys() & set(reduced)) - candidates:
            candidates |= fed
            continue
        reader = ScanReader(body, frozenset(origins), frozenset(elements) & candidates)
        reader.block(body.statements)
        wrong = {n.id for n in names if n.id in origins and id(n) not in reader.approved} | reader.wrong
        if not wrong:
            return _found(body, reader, candidates)
        candidates = candidates - {c for name in wrong for c in origins[name]}
    return Scans()


def _found(body: Body, reader: ScanReader, candidates: set[str]) -> Scans:
    heavy = any(_is_heavy(n, body, reader.symbolic) for s in body.statements for n in ast.walk(s))
    if not heavy and (reader.elements or not reader.linear or not reader.varies):
        return Scans()
    variables = operators_of(reader, candidates)
    kept = {name: text for name, text in variables.items() if name not in reader.elements}
    return Scans(kept, reader.symbolic - reader.elements, frozenset(reader.into), reader.elements, heavy)


def operators_of(reader: ScanReader, candidates: Iterable[str]) -> dict[str, str]:
    """Return the variables with the operators that they are combined by, ``"* +"``; ``"="`` where there are none."""
    return {name: " ".join(dict.fromkeys(reader.operators.get(name, ["="]))) for name in sorted(candidates)}


def is_work(node: ast.AST) -> bool:
    """Tell whether this is a call that may take long, or a loop."""
    if isinstance(node, ast.Call):
        return not (isinstance(node.func, ast.Name) and node.func.id in _CHEAP)
    return isinstance(node, ast.For | ast.While | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp)


def _is_heavy(node: ast.AST, body: Body, symbolic: frozenset[str]) -> bool:
    """Is it work that can pay for what a scan costs: a call, or a loop of its own?"""
    if not is_work(node) or any(isinstance(s, ast.Expr) and s.value is node for s in body.collections):
        return False
    return symbolic.isdisjoint(names_in(node))


def origins_of(statements: Sequence[ast.stmt], candidates: set[str]) -> dict[str, set[str]]:
    """Return every name that takes a value computed from a candidate, with the candidates it comes from."""
    origins = {name: {name} for name in candidates}
    assigned: list[tuple[list[str], set[str]]] = []
    for node in (n for s in statements for n in ast.walk(s)):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            stored = [n.id for t in targets for n in bases_of(t)]
            assigned.append((stored, names_in(node.value)))
    changed = True
    while changed:
        changed = False
        for stored, read in assigned:
            sources = {c for name in read for c in origins.get(name, ())}
            for name in stored:
                if not sources <= origins.get(name, set()):
                    origins.setdefault(name, set()).update(sources)
                    changed = True
    return origins


def bases_of(target: ast.expr) -> list[ast.Name]:
    """Return the plain names that a target assigns."""
    if isinstance(target, ast.Tuple | ast.List):
        return [n for e in target.elts for n in bases_of(e)]
    return [target] if isinstance(target, ast.Name) else []


class ScanReader:
    """Goes through a body and approves the places where symbolic names may stand.

    ``linear`` stays True where running values are only added up, and multiplied by others: what a parallel scan can do
    in any order. ``varies`` becomes True where some of what they are combined or stored with is no constant.
    """

    def __init__(self, body: Body, symbolic: frozenset[str], elements: frozenset[str]) -> None:
        self.body = body
        self.symbolic = symbolic
        self.elements = elements
        self.approved: set[int] = set()
        self.wrong: set[str] = set()
        self.into: set[str] = set()
        self.operators: dict[str, list[str]] = {}
        self.linear = True
        self.varies = False
        self.extremes = {
            r.name
            for s in body.statements
            for n in ast.walk(s)
            if isinstance(n, ast.stmt) and (r := self.extreme(n)) is not None
        }

    # ------------------------------------------------------------------ statements

    def block(self, statements: Iterable[ast.stmt]) -> None:
        """Read statements one after the other; what stands in a ``try`` or ``with`` is not approved."""
        for node in statements:
            self.statement(node)

    def statement(self, node: ast.stmt) -> None:
        """Read one statement."""
        extreme = self.extreme(node)
        if extreme is not None:
            self._approve_extreme(node, extreme)
        elif node in self.body.collections:
            self._collection(node, self.body.collections[node])
        elif isinstance(node, ast.AugAssign):
            self._augmented(node)
        elif isinstance(node, ast.Assign):
            self._assigned(node.targets, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None and isinstance(node.target, ast.Name):
            self._assigned([node.target], node.value)
        elif isinstance(node, ast.If | ast.For | ast.While):
            self.block(node.body)
            self.block(node.orelse)

    def extreme(self, node: ast.stmt) -> Reduction | None:
        """Return a statement that keeps a running minimum or maximum."""
        found = reduction_of(node)
        if found is None or found.operator not in _EXTREMES or found.follows or found.name not in self.symbolic:
            return None
        # Of those in other words than `if e > x: x = e` and `x = max(x, e)` the running value is not kept.
        if (
            found.conditions
            or isinstance(found.term, ast.Tuple)
            or isinstance(getattr(node, "test", None), ast.UnaryOp)
        ):
            return None
        return found if found.func is None or self.body.is_extreme(found.func) else None

    def _approve_extreme(self, node: ast.stmt, found: Reduction) -> None:
        self._note(found.name, found.operator)
        self.varies = True
        self.approved.update(id(n) for n in ast.walk(node) if isinstance(n, ast.Name) and n.id == found.name)

    def _collection(self, node: ast.stmt, found: Collection) -> None:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and not found.accumulates:
            func = node.value.func
            if isinstance(func, ast.Attribute) and func.attr == "append":
                self._display(found.value)
        elif isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Subscript):
            self._display(node.value)
            self._key(target.slice)
        if any(isinstance(n, ast.Name) and id(n) in self.approved for n in ast.walk(node)):
            self.into.add(found.name)

    def _augmented(self, node: ast.AugAssign) -> None:
        sign = _SIGNS.get(type(node.op))
        if sign is None:
            return
        if isinstance(node.target, ast.Name) and node.target.id in self.symbolic - self.extremes:
            self.approved.add(id(node.target))
            self._note(node.target.id, sign)
            self._hold_linear(node.op, True, self._running(node.value))
            self._term(node.value, node.target.id)
        elif isinstance(node.target, ast.Subscript) and self._element(node.target):
            self._term(node.value)

    def _assigned(self, targets: Sequence[ast.expr], value: ast.expr) -> None:
        if len(targets) == 1 and isinstance(targets[0], ast.Subscript):
            if self._element(targets[0]):
                self._term(value)
            return
        for target in targets:
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
                if len(target.elts) != len(value.elts):
                    return
                pairs = list(zip(target.elts, value.elts, strict=True))
            for name, its in pairs:
                if isinstance(name, ast.Name) and name.id in self.symbolic:
                    self._plain(name, its)

    def _plain(self, target: ast.Name, value: ast.expr) -> None:
        """``x = a * x + b``, ``before = x`` or ``x = 0``; of a running extreme only the last."""
        if self._running(value) and (
            target.id in self.extremes or (isinstance(value, ast.Name) and value.id in self.extremes)
        ):
            return
        self.approved.add(id(target))
        self._term(value, target.id)

    # ------------------------------------------------------------------ expressions

    def _running(self, node: ast.expr) -> bool:
        """Does an expression have a running value in it?"""
        return not self.symbolic.isdisjoint(names_in(node))

    def _changes(self, node: ast.AST) -> bool:
        """May it be another value in each iteration?"""
        return isinstance(node, ast.Subscript | ast.Call) or (isinstance(node, ast.Name) and node.id in self.body.bound)

    def _hold_linear(self, op: ast.operator, left: bool, right: bool) -> None:
        if isinstance(op, ast.Mult):
            self.linear = self.linear and not (left and right)
        elif isinstance(op, ast.Div):
            self.linear = self.linear and not right
        elif not isinstance(op, ast.Add | ast.Sub) and (left or right):
            self.linear = False

    def _note(self, name: str, sign: str) -> None:
        self.operators.setdefault(name, []).append(sign)

    def _term(self, node: ast.expr, name: str = "") -> None:
        """Approve running values combined by operators; ``name`` is the variable that gets the result."""
        if isinstance(node, ast.Name) and node.id in self.symbolic - self.elements:
            self.approved.add(id(node))
        elif not self._running(node):
            self.varies = self.varies or any(self._changes(n) for n in ast.walk(node))
        elif isinstance(node, ast.BinOp):
            sign = _SIGNS.get(type(node.op))
            if sign is not None:
                self._hold_linear(node.op, self._running(node.left), self._running(node.right))
                if name:
                    self._note(name, sign)
                self._term(node.left, name)
                self._term(node.right, name)
        elif isinstance(node, ast.UnaryOp):
            if not isinstance(node.op, ast.Not):
                self._term(node.operand, name)
        elif isinstance(node, ast.IfExp):
            self._term(node.body, name)
            self._term(node.orelse, name)
        elif isinstance(node, ast.Call):
            func = node.func
            known = isinstance(func, ast.Name) and func.id in ("abs", "round") and self.body.is_builtin(func.id)
            if known and node.args and not node.keywords:
                self.linear = self.linear and not name
                self._term(node.args[0], name)
        elif isinstance(node, ast.Subscript):
            self._element(node)

    def _element(self, node: ast.Subscript) -> bool:
        """Approve an element of a scanned container."""
        if not isinstance(node.value, ast.Name) or node.value.id not in self.elements:
            return False
        if any(isinstance(n, ast.Slice | ast.Starred) for n in ast.walk(node.slice)):
            self.wrong.add(node.value.id)
        self.approved.add(id(node.value))
        self._key(node.slice)
        return True

    def _key(self, node: ast.expr) -> None:
        varies = self.varies
        for part in node.elts if isinstance(node, ast.Tuple) else [node]:
            self._term(part)
        self.varies = varies

    def _display(self, node: ast.expr) -> None:
        """Approve a running value that is stored, or a tuple, list or dict that holds some."""
        if isinstance(node, ast.Tuple | ast.List):
            for part in node.elts:
                self._display(part)
        elif isinstance(node, ast.Dict):
            for part in node.values:
                self._display(part)
        else:
            self._term(node)
