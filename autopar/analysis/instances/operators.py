"""Operators, subscripts, comparisons and builtins on instances of the module's classes, as calls of their methods.

All methods that Python may try are looked at: the left operand's, and the right operand's reflected one, whichever
the first of them gives back. Which of them runs, and whether it gives ``NotImplemented``, need not be known: what the
operator does is at most what all of them do.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from autopar.analysis.calls.dispatch import given_arguments
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.instances.answers import may_decline
from autopar.analysis.instances.special_methods import ASKED, BINARY, COMPARISONS, TEXTS, UNARY, compares_fields
from autopar.analysis.instances.tracker import InstanceTracker, Kind
from autopar.analysis.tracing.provenance import IMMUTABLE, INTEGER, NUMBER, Value
from autopar.catalog import known_method
from autopar.syntax.scopes import FunctionNode

_BUILTINS = {"builtins.bool", "builtins.str", "builtins.repr", *ASKED}


class InstanceExecutor(InstanceTracker):
    """Executes an iteration in which operators may be applied to instances of the module's classes."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._loads: dict[ast.expr, ast.expr] = {}

    # ------------------------------------------------------------------ entry points

    def evaluate(self, node: ast.expr, consume: bool = True) -> Value:
        """Evaluate an expression, and what Python asks of its value where it stands."""
        value = self._call(node) if isinstance(node, ast.Call) else None
        if value is None:
            value = super().evaluate(node, consume)
        value = self._narrowed(value)
        truth, key = self.is_asked(node)
        if truth:
            self._truth(node, value)
        if key and self.reaches(value):
            self.refuse("an instance with special methods is used as an index or a key", node)
        return value

    def _narrowed(self, value: Value) -> Value:
        """Give a value its class where all objects that it may be have one; it may still be something immutable."""
        if value.cls is not None or not value.sites or value.roots:
            return value
        found = {self.instances.get(site) for site in value.sites}
        cls = found.pop()
        return value if cls is None or found else replace(value, cls=cls, mixed=True)

    # ------------------------------------------------------------------ operators

    def combined(self, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
        """Return the result of a binary operator."""
        one, other = self.kind(left, node), self.kind(right, node)
        if one.classes and other.objects:
            right, other = self._as_number(right, other)
        elif other.classes and one.objects:
            left, one = self._as_number(left, one)
        if not one.classes and not other.classes:
            if isinstance(op, ast.Mod) and (self.reaches(left) or self.reaches(right)):
                return self.refuse("`%` may make a text of an instance", node)
            return super().combined(node, op, left, right)
        if one.objects and isinstance(node, ast.AugAssign):
            return self.refuse("the left operand may be something else, which is changed in place", node)
        if one.others and isinstance(op, ast.Mod):
            return self.refuse("`%` may make a text of an instance", node)
        name = BINARY[type(op)]
        names = [f"__i{name}__", f"__{name}__"] if isinstance(node, ast.AugAssign) else [f"__{name}__"]
        first = [(cls, self.special(cls, n)) for cls in one.classes for n in names]
        then = [] if _same(one, other) else [(cls, self.special(cls, f"__r{name}__")) for cls in other.classes]
        declines = any(all(self._may_decline([m]) for c, m in first if c is cls) for cls in one.classes) or not first
        # An array or one of NumPy's numbers combines its elements with an instance, and asks it for its own first.
        foreign = (one.others and not _is_literal(node)) or (other.others and declines)
        if foreign:
            self.foreign((one, other), node)
        results = [
            self.follow(node, cls, m, left, [_somewhere_in(right) if declines and other.objects else right])
            for cls, m in first
            if m
        ]
        results += [
            self.follow(node, cls, m, right, [_somewhere_in(left) if one.objects else left]) for cls, m in then if m
        ]
        if foreign and (one.objects or other.objects):
            results.append(self._array_of(node, results))
        if one.others and other.others:
            results.append(super().combined(node, op, left, right))
        return self.joined(results)

    def _may_decline(self, methods: Sequence[FunctionNode | None]) -> bool:
        """Tell whether Python may go on to ask the other operand."""
        return not methods or any(m is None or may_decline(self.home.facts, m) for m in methods)

    def _as_number(self, value: Value, kind: Kind) -> tuple[Value, Kind]:
        """Take an element that meets an instance for a number, if it can be looked at before the loop runs parallel."""
        if kind.classes or not self._may_be_number(value) or value.place is None:
            return value, kind
        self.trace.scalars[value.place] = None
        self.numbers_met.append(value.place.root)
        return replace(NUMBER, affine=value.affine), Kind(objects=False)

    def _array_of(self, node: ast.AST, results: Sequence[Value]) -> Value:
        made = self.made(node)
        for value in results:
            self.heap.store(made.sites, value)
        return made

    def _unary(self, node: ast.UnaryOp) -> Value:
        if isinstance(node.op, ast.Not):
            self.evaluate(node.operand)
            return NUMBER
        value = self.evaluate(node.operand, consume=False)
        kind = self.kind(value, node)
        if not kind.classes:
            return super()._unary(node)
        results = self._followed(node, kind, UNARY[type(node.op)], value)
        if kind.others:
            results.append(super()._unary(node))
        return self.joined(results)

    def _compare(self, node: ast.Compare) -> Value:
        values = [self.evaluate(v) for v in (node.left, *node.comparators)]
        asking = any(not isinstance(op, ast.Is | ast.IsNot) for op in node.ops)
        kinds = [self.kind(v, node) if asking else Kind() for v in values]
        if not any(kind.classes for kind in kinds):
            if asking and any(map(self.reaches, values)):
                return self.refuse("a comparison may ask an instance that a container holds", node)
            return super()._compare(node)
        if len(values) != 2:
            return self.refuse("instances are compared in a chain", node)
        (left, right), (one, other), op = values, kinds, node.ops[0]
        if isinstance(op, ast.In | ast.NotIn):
            return self._contains(node, left, right, one, other)
        name, reflected = COMPARISONS[type(op)]
        if one.others or (other.others and self._may_decline([self.special(cls, name) for cls in one.classes])):
            self.foreign((one, other), node)
        results = [
            *self._compared(node, one, name, left, right),
            *self._compared(node, other, reflected, right, left),
        ]
        if one.objects or other.objects:
            results.append(self._array_of(node, results))
        return self.joined([NUMBER, *results])

    def _compared(self, node: ast.AST, kind: Kind, name: str, receiver: Value, other: Value) -> list[Value]:
        results = []
        for cls in kind.classes:
            method = self.special(cls, name)
            if method is None and name == "__ne__":
                method = self.special(cls, "__eq__")
            if method is not None:
                given = _somewhere_in(other) if self.kind(other, node).objects else other
                results.append(self.follow(node, cls, method, receiver, [given]))
            elif compares_fields(self.home.facts, cls, name):
                for value in (receiver, other):
                    self.read_whole(value, node)
                    if self.reaches(self.heap.held(value.sites)):  # what an operand holds is of safe types
                        self.refuse(f"`{cls.name}` compares fields that may be instances", node)
        return results

    def _contains(self, node: ast.Compare, left: Value, right: Value, one: Kind, other: Kind) -> Value:
        methods = [self.special(cls, "__contains__") for cls in other.classes]
        if one.classes or other.others or None in methods or not methods:
            return self.refuse("`in` may compare instances, or ask one for its items", node)
        self._truth(node, self.joined(self._followed(node, other, "__contains__", right, left)))
        return NUMBER

    def _truth(self, node: ast.AST, value: Value) -> None:
        """Python asks for ``__bool__``, else for ``__len__``."""
        for cls in self.kind(value, node).classes:
            method = self.special(cls, "__bool__") or self.special(cls, "__len__")
            if method is not None:
                self.follow(node, cls, method, value)

    def _followed(self, node: ast.AST, kind: Kind, name: str, value: Value, *given: Value) -> list[Value]:
        """Look at the methods that classes have under a name."""
        methods = ((cls, self.special(cls, name)) for cls in kind.classes)
        return [self.follow(node, cls, method, value, given) for cls, method in methods if method is not None]

    # ------------------------------------------------------------------ subscripts

    def _subscript(self, node: ast.Subscript, consume: bool) -> Value:
        container = self.evaluate(node.value, consume=False)
        kind = self.kind(container, node)
        if not kind.classes:
            return super()._subscript(node, consume)
        index = self._index_value(node.slice)
        results = self._followed(node, kind, "__getitem__", container, index)
        if kind.others:
            results.append(super()._subscript(node, consume))
        value = self.joined(results)
        if consume:
            self.read(replace(value, sites=frozenset()), node)
        return value

    def _index_value(self, node: ast.expr) -> Value:
        if not isinstance(node, ast.Slice):
            return self.evaluate(node)
        bounds = [self.evaluate(part) for part in (node.lower, node.upper, node.step) if part is not None]
        if not all(bound.immutable for bound in bounds):
            return self.refuse("a slice with such bounds is handed to a special method", node)
        return IMMUTABLE

    def bind_target(self, target: ast.expr, value: Value) -> None:
        """Assign to a target; ``grid[i] = v`` is a call of ``__setitem__``."""
        if not isinstance(target, ast.Subscript):
            super().bind_target(target, value)
            return
        container = self.evaluate(target.value, consume=False)
        kind = self.kind(container, target)
        if kind.classes:
            self._followed(target, kind, "__setitem__", container, self._index_value(target.slice), value)
        if kind.others:
            super().bind_target(target, value)

    def _store_attribute(self, target: ast.Attribute, value: Value, augmented: bool = False) -> None:
        if target.attr.startswith("__") and target.attr.endswith("__"):
            self.refuse(f"`{target.attr}` is assigned", target)
        super()._store_attribute(target, value, augmented)

    def _do_delete(self, node: ast.Delete) -> bool:
        for target in node.targets:
            if isinstance(target, ast.Subscript) and self.kind(self.evaluate(target.value, False), target).classes:
                self.refuse("an item of an instance is deleted", target)
        return super()._do_delete(node)

    # ------------------------------------------------------------------ augmented assignments

    def _do_augassign(self, node: ast.AugAssign) -> bool:
        target = node.target
        if isinstance(target, ast.Name):
            return super()._do_augassign(node)
        if isinstance(target, ast.Subscript):
            container = self.evaluate(target.value, consume=False)
            if self.kind(container, target).classes:
                return self._augment_item(node, target, container)
            old = self.part(target)
        else:
            load = self._loads.setdefault(target, ast.Attribute(target.value, target.attr, ast.Load()))
            assert isinstance(load, ast.Attribute)
            old = self._attribute(ast.copy_location(load, target), False)
        value = self.evaluate(node.value, consume=False)
        if self.kind(old, target).classes or self.kind(value, target).classes:
            self.refuse("an augmented assignment to a part may change an instance in place", target)
        return super()._do_augassign(node)

    def _augment_item(self, node: ast.AugAssign, target: ast.Subscript, container: Value) -> bool:
        """``grid[i] += v`` calls ``__getitem__``, an operator that may change what it gives, and ``__setitem__``."""
        load = self._loads.setdefault(target, ast.Subscript(target.value, target.slice, ast.Load()))
        assert isinstance(load, ast.Subscript)
        ast.copy_location(load, target)
        old = self._subscript(load, consume=True)
        value = self.evaluate(node.value)
        if not old.immutable:
            self.refuse("an item of an instance may be changed in place", target)
        self.bind_target(target, self.combined(node, node.op, replace(old, affine=None), value))
        return True

    def _augment_name(self, node: ast.AugAssign, target: ast.Name) -> None:
        old = self.name(ast.copy_location(ast.Name(target.id, ast.Load()), target), False)
        kind = self.kind(old, node)
        if not kind.classes:
            if not old.immutable and self.reaches(self.evaluate(node.value)) and not isinstance(node.value, ast.List):
                self.refuse("an instance is added in place to something else", node)
            super()._augment_name(node, target)
            return
        if old.roots or any(site not in self.instances for site in old.sites):
            self.refuse("an instance from outside of the iteration may be changed in place", node)
        value = self.evaluate(node.value)
        self.bind_target(target, self.combined(node, node.op, replace(old, mixed=False), value))

    # ------------------------------------------------------------------ texts and unpacking

    def _formatted(self, node: ast.FormattedValue) -> Value:
        value = self.evaluate(node.value)
        names = ("__repr__",) if node.conversion in (ord("r"), ord("a")) else TEXTS
        self._text(node, value, names[1:] if node.conversion == ord("s") else names)
        if node.format_spec is not None:
            self.evaluate(node.format_spec)
        return IMMUTABLE

    def _text(self, node: ast.AST, value: Value, names: Sequence[str]) -> None:
        kind = self.kind(value, node)
        if not kind.classes and self.reaches(value):
            self.refuse("a text is made of what holds an instance", node)
        for cls in kind.classes:
            method = next((m for name in names if (m := self.special(cls, name)) is not None), None)
            if method is None:
                self.refuse(f"the text of a `{cls.name}` is not made by a method of its own", node)
            else:
                given = [IMMUTABLE] if method.name == "__format__" else []
                self.follow(node, cls, method, value, given)

    def _unpack(self, target: ast.Tuple | ast.List, value: Value) -> None:
        if value.items is None:
            self.iterated(value, target)
        super()._unpack(target, value)

    def _starred(self, node: ast.Starred) -> Value:
        self.iterated(self.evaluate(node.value), node)
        return super()._starred(node)

    def _do_match(self, node: ast.Match) -> bool:
        if self.reaches(self.evaluate(node.subject)):
            self.refuse("an instance is matched", node)
        return super()._do_match(node)

    def iterated(self, container: Value, node: ast.AST) -> None:
        """Note that a value is asked for its items."""
        if self.kind(container, node).classes:
            self.refuse_header("an instance of a class with operators is asked for its items", node)

    # ------------------------------------------------------------------ calls

    def _call(self, node: ast.Call) -> Value | None:
        """Return what a builtin gives that asks an instance, or calling an instance; None for other calls."""
        func = node.func
        qualified = self.facts.qualified(func, self.scope)
        if qualified is not None and not self.is_local(func):
            plain = len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred)
            return self._asked(node, qualified, node.args[0]) if plain and qualified in _BUILTINS else None
        if isinstance(func, ast.Name):
            value = self.name(func, consume=False)
        elif isinstance(func, ast.Attribute) and known_method(func.attr) is None:
            if func.attr in self.facts.method_names:
                return None
            value = self.evaluate(func, consume=False)
        else:
            return None
        kind = self.kind(value, node)
        methods = [self.special(cls, "__call__") for cls in kind.classes]
        if not methods or kind.others or None in methods:
            if kind.classes:
                return self.refuse("what is called may be an instance", node)
            return None
        arguments = given_arguments(self, node)
        found = [m for m in methods if m is not None]
        if not all(may_inline(self, method) for method in found):
            return self.refuse("`__call__` cannot be followed", node)
        receivers = [self.only(value, cls) for cls in kind.classes]
        return self.joined([inline(self, node, m, arguments, r) for m, r in zip(found, receivers, strict=True)])

    def _asked(self, node: ast.Call, qualified: str, argument: ast.expr) -> Value | None:
        value = self.evaluate(argument, consume=False)
        kind = self.kind(value, node)
        if not kind.classes:
            return None
        rest = self.without(value)
        if kind.objects:
            self.read(rest, node)
        if qualified in ("builtins.str", "builtins.repr"):
            if self.reaches(rest):
                self.refuse("a text is made of what holds an instance", node)
            self._text(node, value, TEXTS[1:] if qualified == "builtins.str" else TEXTS[2:])
            return IMMUTABLE
        if qualified == "builtins.bool":
            self._truth(node, value)
            return NUMBER
        results = self._followed(node, kind, ASKED[qualified], value)
        if qualified == "builtins.len":
            result = self.joined(results)
            return replace(INTEGER, affine=result.affine if not kind.others else None)
        if kind.others:
            results.append(self.made(node, numeric=True) if kind.objects else NUMBER)
        return self.joined(results)


def _somewhere_in(value: Value) -> Value:
    """Return an operand or any of its elements, which an array hands over in its own place."""
    return value if value.immutable or not value.roots else replace(value, place=None, affine=None, items=None)


def _same(one: Kind, other: Kind) -> bool:
    """Tell whether both surely are of one class: Python then asks the left operand alone."""
    return one.single is not None and one.single is other.single


def _is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant)
