"""Affine functions of integer names: a sum of coefficient times symbol, plus a constant."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affine:
    """``sum(coefficient * symbol) + constant`` over the integers.

    Parameters
    ----------
    terms
        Pairs of symbol and coefficient, sorted by symbol, no coefficient zero: equal functions compare equal.
        Symbols are loop variables or names of values that do not change while the loop runs.
    constant
        The rest.
    """

    terms: tuple[tuple[str, int], ...] = ()
    constant: int = 0

    @classmethod
    def number(cls, value: int) -> Affine:
        """Return the constant function."""
        return cls((), value)

    @classmethod
    def symbol(cls, name: str, coefficient: int = 1) -> Affine:
        """Return ``coefficient * name``."""
        return cls.of({name: coefficient})

    @classmethod
    def of(cls, coefficients: Mapping[str, int], constant: int = 0) -> Affine:
        """Return the function with these coefficients, zeros dropped."""
        return cls(tuple(sorted((name, c) for name, c in coefficients.items() if c)), constant)

    @property
    def symbols(self) -> frozenset[str]:
        """The names that it depends on."""
        return frozenset(name for name, _ in self.terms)

    @property
    def is_constant(self) -> bool:
        """True where it depends on no name."""
        return not self.terms

    def coefficient(self, name: str) -> int:
        """Return the factor of ``name``, 0 where it does not occur."""
        for symbol, value in self.terms:
            if symbol == name:
                return value
        return 0

    def depends_on(self, names: Iterable[str]) -> bool:
        """Tell whether any of the names occurs."""
        return not self.symbols.isdisjoint(names)

    def __add__(self, other: Affine | int) -> Affine:
        if isinstance(other, int):
            return Affine(self.terms, self.constant + other)
        sums = dict(self.terms)
        for name, value in other.terms:
            sums[name] = sums.get(name, 0) + value
        return Affine.of(sums, self.constant + other.constant)

    def __sub__(self, other: Affine | int) -> Affine:
        return self + (-other if isinstance(other, int) else other.scale(-1))

    def __neg__(self) -> Affine:
        return self.scale(-1)

    def negate(self) -> Affine:
        """Return the function times -1."""
        return self.scale(-1)

    def scale(self, factor: int) -> Affine:
        """Return the function times a constant."""
        return Affine.of({name: value * factor for name, value in self.terms}, self.constant * factor)

    def substitute(self, name: str, value: Affine) -> Affine:
        """Return the function with ``value`` in the place of ``name``."""
        factor = self.coefficient(name)
        if not factor:
            return self
        return self - Affine.symbol(name, factor) + value.scale(factor)

    def rename(self, names: Mapping[str, str]) -> Affine:
        """Return the function with symbols renamed; those that are not in the mapping stay."""
        renamed: dict[str, int] = {}
        for name, value in self.terms:
            new = names.get(name, name)
            renamed[new] = renamed.get(new, 0) + value
        return Affine.of(renamed, self.constant)

    def __str__(self) -> str:
        spelled = {1: "", -1: "-"}
        parts = [f"{spelled.get(value, f'{value}*')}{name}" for name, value in self.terms]
        if self.constant or not parts:
            parts.append(str(self.constant))
        return " + ".join(parts).replace("+ -", "- ")


ZERO = Affine()


def affine_text(affine: Affine) -> str:
    """Return an affine function as a Python expression, ``2 * i + 1``."""
    parts: list[str] = []
    for name, factor in sorted(affine.terms, key=lambda t: t[1] < 0):
        term = name if abs(factor) == 1 else f"{abs(factor)} * {name}"
        parts.append(f"- {term}" if factor < 0 else f"+ {term}")
    if affine.constant or not parts:
        parts.append(f"- {-affine.constant}" if affine.constant < 0 else f"+ {affine.constant}")
    text = " ".join(parts)
    if text.startswith("+ "):
        return text[2:]
    return "-" + text[2:]


def affine_of(
    node: ast.expr,
    resolve: Callable[[str], Affine | None],
    atom: Callable[[ast.expr], Affine | None] | None = None,
) -> Affine | None:
    """Read an expression as an affine function.

    Parameters
    ----------
    node
        An index or a bound.
    resolve
        What a name stands for: itself (a loop variable or an invariant), another affine function, or None for what
        is no known integer. Whoever resolves a name to a symbol promises that it is an integer when the loop runs
        parallel (the runtime checks it): ``a[k]`` with an array, a mask or ``...`` in ``k`` is no affine access.
    atom
        Asked for whatever else is no sum or product with a constant: calls, attributes, ``n // 2``. It may give a
        symbol for an expression whose value does not change, ``len(a)`` for instance.

    Returns
    -------
    Affine or None
        None where the expression is not affine, or not surely of integers (``True``, ``1.0``, ``/``).
    """
    found = _arithmetic(node, resolve, atom)
    if found is None and atom is not None and not isinstance(node, ast.Name | ast.Constant):
        return atom(node)
    return found


def _arithmetic(
    node: ast.expr,
    resolve: Callable[[str], Affine | None],
    atom: Callable[[ast.expr], Affine | None] | None,
) -> Affine | None:
    match node:
        case ast.Constant(value=value):
            return Affine.number(value) if type(value) is int else None
        case ast.Name(id=name):
            return resolve(name)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as op, operand=operand):
            inside = affine_of(operand, resolve, atom)
            return inside if inside is None or isinstance(op, ast.UAdd) else inside.scale(-1)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() as op, right=right):
            first, second = affine_of(left, resolve, atom), affine_of(right, resolve, atom)
            if first is None or second is None:
                return None
            return _combine(first, op, second)
    return None


def _combine(first: Affine, op: ast.operator, second: Affine) -> Affine | None:
    if isinstance(op, ast.Add):
        return first + second
    if isinstance(op, ast.Sub):
        return first - second
    if first.is_constant:
        return second.scale(first.constant)
    if second.is_constant:
        return first.scale(second.constant)
    return None
