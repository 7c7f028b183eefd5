"""Special methods of the module's classes: which of them operators, subscripts and builtins look up, and where.

An operator on an instance is the call of a function of its class ("The Python Language Reference", 3.3, "Special method
names"). Those named here can be followed, or are known never to run where nothing asks for them. A class that defines
another one, ``__getattr__`` or ``__new__``, is not looked at as one of these.
"""

from __future__ import annotations

import ast

from autopar.analysis.calls.classes import find_method, lineage, methods_in
from autopar.syntax.scopes import FunctionNode, ModuleFacts

BINARY: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.MatMult: "matmul", ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
    ast.LShift: "lshift", ast.RShift: "rshift",
}  # fmt: skip
"""Operator to the middle of the names of its methods: ``__add__``, ``__radd__``, ``__iadd__``."""

UNARY: dict[type[ast.unaryop], str] = {ast.USub: "__neg__", ast.UAdd: "__pos__", ast.Invert: "__invert__"}

COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("__lt__", "__gt__"), ast.LtE: ("__le__", "__ge__"), ast.Gt: ("__gt__", "__lt__"),
    ast.GtE: ("__ge__", "__le__"), ast.Eq: ("__eq__", "__eq__"), ast.NotEq: ("__ne__", "__ne__"),
}  # fmt: skip
"""Comparison to its method, and to that of the right operand where the left one has no answer."""

ASKED = {"builtins.len": "__len__", "builtins.abs": "__abs__"}
"""Builtins that do nothing but call a method of their one argument."""

TEXTS = ("__format__", "__str__", "__repr__")

PROBED = frozenset(
    {"__len__", "__getitem__", "__iter__", "__contains__", "__float__", "__int__", "__index__", "__complex__"}
)
"""What arrays and lists ask of whatever they are combined with, or are given to hold."""

_ORDERED = frozenset(name for pair in COMPARISONS.values() for name in pair)
_UNREMARKABLE = frozenset({"__init__", "__post_init__"})


def specials_of(facts: ModuleFacts, cls: ast.ClassDef) -> frozenset[str]:
    """Return the special methods that a class and those it inherits from define."""
    found = (methods_in(one) or {} for one in lineage(facts, cls))
    names = {name for methods in found for name in methods if name.startswith("__") and name.endswith("__")}
    return frozenset(names - _UNREMARKABLE)


def special_of(facts: ModuleFacts, cls: ast.ClassDef, name: str) -> FunctionNode | None:
    """Return the special method that Python finds under a name in a class; None where there is none."""
    line = lineage(facts, cls)
    return find_method(facts, line, name) if line else None


def is_followable(facts: ModuleFacts, cls: ast.ClassDef) -> bool:
    """Tell whether all special methods that a class has are plain functions that the text shows."""
    names = specials_of(facts, cls)
    return all(special_of(facts, cls, name) is not None for name in names)


def defines_any(facts: ModuleFacts, cls: ast.ClassDef, names: frozenset[str]) -> str:
    """Return the first of these special methods that a class has, ``""`` where it has none."""
    return min(specials_of(facts, cls) & names, default="")


def compares_fields(facts: ModuleFacts, cls: ast.ClassDef, name: str) -> bool:
    """Tell whether a comparison may be one that `dataclasses` has written, which compares the fields in turn."""
    return name in _ORDERED and any(one.decorator_list for one in lineage(facts, cls))
