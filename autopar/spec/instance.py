"""How a loop spec names instances whose special methods were followed.

An entry of ``LoopSpec.objects`` is then one of

    "grid is Grid"          the operand is exactly of this class of the kernel's module
    "self.model is Model"   an attribute is
    "points[:] is Vec"      every item of a list or tuple is
    "Vec()"                 the loop makes such instances
    "v is shapes/Vec"       the class is one of the program's module ``shapes``
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autopar.spec.callee import ELSEWHERE

FOLLOWED = frozenset(
    [
        f"__{kind}{name}__"
        for name in (
            "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift",
        )
        for kind in ("", "r", "i")
    ]
    + [
        f"__{name}__"
        for name in (
            "neg", "pos", "invert", "abs", "lt", "le", "gt", "ge", "eq", "ne", "len", "getitem", "setitem", "delitem",
            "contains", "iter", "call", "bool", "str", "repr", "format", "float", "int", "index", "complex", "hash",
            "round",
        )
    ]
)  # fmt: skip
"""Special methods that a class of such instances may define: each is followed where it may run."""

_IS = " is "
_ITEMS = "[:]"
_CALL = "()"


@dataclass(frozen=True, slots=True)
class Instance:
    """An operand, by its dotted name, and its class; with ``items`` it is the class of all that it holds."""

    path: tuple[str, ...]
    items: bool
    kind: str


def with_class(name: str, kind: str) -> str:
    """Return the entry of an operand, ``points[:]`` for its items, that is of a class."""
    return f"{name}{_IS}{kind}"


def made_by(kind: str) -> str:
    """Return the entry of a class of which the loop makes instances."""
    return f"{kind}{_CALL}"


def class_in(module: str, name: str) -> str:
    """Return what entries call a class of another module than the kernel's."""
    return f"{module}{ELSEWHERE}{name}"


def instances_in(entries: Iterable[str]) -> list[Instance]:
    """Return the operands among the entries whose classes are given."""
    found = []
    for entry in entries:
        name, named, kind = entry.partition(_IS)
        if named:
            found.append(Instance(tuple(name.removesuffix(_ITEMS).split(".")), name.endswith(_ITEMS), kind))
    return found


def special_classes(entries: Iterable[str]) -> frozenset[str]:
    """Return the names of all classes whose special methods were followed."""
    entries = tuple(entries)
    made = {entry.removesuffix(_CALL) for entry in entries if entry.endswith(_CALL)}
    return frozenset(made | {instance.kind for instance in instances_in(entries)})


def is_of_class(entry: str) -> bool:
    """Tell whether an entry is one of these, and no operand that is called or whose methods are."""
    return _IS in entry or entry.endswith(_CALL)
