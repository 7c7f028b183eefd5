"""Integer terms that are not affine: floor division and modulo by constants, products of names.

A `Term` is a polynomial over names and floors, kept in normal form, so that equal terms compare equal. What is affine
is an `Affine`; the polyhedral test takes floors as they are (quasi-affine), products only after delinearization.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine, affine_text

_MOST_PARTS = 16
_HIGHEST_DEGREE = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """``inside // divisor`` with a positive constant divisor."""

    inside: Term
    divisor: int

    def __str__(self) -> str:
        text = str(self.inside)
        return f"{text} // {self.divisor}" if text.isidentifier() else f"({text}) // {self.divisor}"


Factor = str | Floor
Monomial = tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A sum of coefficient times monomial.

    Parameters
    ----------
    parts
        Pairs of monomial (factors sorted by their text) and coefficient, sorted, no coefficient zero; the constant is
        that of the empty monomial.
    """

    parts: tuple[tuple[Monomial, int], ...] = ()

    @classmethod
    def of(cls, value: Affine | Term | int) -> Term:
        """Return an affine function or a number as a term."""
        if isinstance(value, Term):
            return value
        if isinstance(value, int):
            return cls((((), value),)) if value else cls()
        return cls._from({**{(name,): factor for name, factor in value.terms}, (): value.constant})

    @classmethod
    def _from(cls, parts: Mapping[Monomial, int]) -> Term:
        return cls(tuple(sorted(((m, c) for m, c in parts.items() if c), key=_order)))

    @property
    def constant(self) -> int:
        """The coefficient of the empty monomial."""
        return dict(self.parts).get((), 0)

    @property
    def names(self) -> frozenset[str]:
        """Every name that it depends on, those inside of floors too."""
        found: set[str] = set()
        for monomial, _ in self.parts:
            for factor in monomial:
                found |= {factor} if isinstance(factor, str) else factor.inside.names
        return frozenset(found)

    @property
    def linear(self) -> bool:
        """True where no part is a product, inside of floors neither: a quasi-affine function."""
        return all(
            len(monomial) < 2 and all(isinstance(f, str) or f.inside.linear for f in monomial)
            for monomial, _ in self.parts
        )

    @property
    def affine(self) -> Affine | None:
        """The same as an affine function, if it is one."""
        sums: dict[str, int] = {}
        for monomial, factor in self.parts:
            if len(monomial) > 1 or not all(isinstance(f, str) for f in monomial):
                return None
            if monomial:
                sums[str(monomial[0])] = factor
        return Affine.of(sums, self.constant)

    @property
    def simplest(self) -> Affine | Term:
        """The affine function where it is one, else the term itself."""
        affine = self.affine
        return self if affine is None else affine

    def __add__(self, other: Term | int) -> Term:
        sums = dict(self.parts)
        for monomial, factor in Term.of(other).parts:
            sums[monomial] = sums.get(monomial, 0) + factor
        return Term._from(sums)

    def __sub__(self, other: Term | int) -> Term:
        return self + Term.of(other).scale(-1)

    def __neg__(self) -> Term:
        return self.scale(-1)

    def scale(self, factor: int) -> Term:
        """Return the term times a constant."""
        return Term._from({m: c * factor for m, c in self.parts})

    def times(self, other: Term) -> Term | None:
        """Return the product; None where it grows too large."""
        sums: dict[Monomial, int] = {}
        for left, one in self.parts:
            for right, two in other.parts:
                monomial = tuple(sorted((*left, *right), key=str))
                if len(monomial) > _HIGHEST_DEGREE:
                    return None
                sums[monomial] = sums.get(monomial, 0) + one * two
        return Term._from(sums) if len(sums) <= _MOST_PARTS else None

    def floor(self, divisor: int) -> Term:
        """Return ``term // divisor`` as Python divides: towards minus infinity."""
        term = self.scale(-1) if divisor < 0 else self
        divisor = abs(divisor)
        outside = Term._from({m: c // divisor for m, c in term.parts if c % divisor == 0})
        inside = Term._from({m: c for m, c in term.parts if c % divisor})
        if not inside.parts or divisor == 1:
            return outside
        if all(not m for m, _ in inside.parts):
            return outside + inside.constant // divisor
        return outside + Term((((Floor(inside, divisor),), 1),))

    def modulo(self, divisor: int) -> Term:
        """Return ``term % divisor``, which has the divisor's sign."""
        return self - self.floor(divisor).scale(divisor)

    def slope(self, name: str, nonnegative: Callable[[str], bool]) -> int | None:
        """Return the sign of what a name is multiplied by; None where that is unclear."""
        signs: set[int] = set()
        for monomial, factor in self.parts:
            for one in monomial:
                if isinstance(one, Floor) and name in one.inside.names:
                    return None
            if name in monomial:
                if monomial.count(name) > 1 or not all(
                    f == name or (isinstance(f, str) and nonnegative(f)) for f in monomial
                ):
                    return None
                signs.add(1 if factor > 0 else -1)
        return None if len(signs) > 1 else next(iter(signs), 0)

    def replaced(self, name: str, value: Term) -> Term | None:
        """Return the term with ``value`` in the place of a name; None where it grows too large."""
        result: Term | None = Term()
        for monomial, factor in self.parts:
            part: Term | None = Term.of(factor)
            for one in monomial:
                if isinstance(one, Floor):
                    inside = one.inside.replaced(name, value)
                    by = None if inside is None else inside.floor(one.divisor)
                else:
                    by = value if one == name else Term.of(Affine.symbol(one))
                part = None if part is None or by is None else part.times(by)
            result = None if result is None or part is None else result + part
        return result

    def __str__(self) -> str:
        """Return a Python expression."""
        affine = self.affine
        if affine is not None:
            return affine_text(affine)
        texts: list[str] = []
        for monomial, factor in sorted(self.parts, key=lambda p: (p[1] < 0, not p[0])):
            bare = len(monomial) == 1 and factor == 1
            factors = [str(f) if bare or isinstance(f, str) else f"({f})" for f in monomial]
            if abs(factor) != 1 or not factors:
                factors.insert(0, str(abs(factor)))
            texts.append(("- " if factor < 0 else "+ ") + " * ".join(factors))
        text = " ".join(texts)
        return text[2:] if text.startswith("+ ") else "-" + text[2:]


def _order(part: tuple[Monomial, int]) -> tuple[int, list[str]]:
    return len(part[0]), [str(f) for f in part[0]]


def combine(op: ast.operator, left: Affine | Term, right: Affine | Term) -> Affine | Term | None:
    """Return the result of an operator on integers, as an affine function where it is one; None where it is unknown."""
    if isinstance(left, Affine) and isinstance(right, Affine):
        if isinstance(op, ast.Add):
            return left + right
        if isinstance(op, ast.Sub):
            return left - right
    one, two = Term.of(left), Term.of(right)
    result: Term | None = None
    if isinstance(op, ast.Add):
        result = one + two
    elif isinstance(op, ast.Sub):
        result = one - two
    elif isinstance(op, ast.Mult):
        result = one.times(two)
    elif isinstance(op, ast.FloorDiv | ast.Mod) and isinstance(right, Affine) and right.is_constant and right.constant:
        result = one.floor(right.constant) if isinstance(op, ast.FloorDiv) else one.modulo(right.constant)
    if result is None or len(result.parts) > _MOST_PARTS:
        return None
    return result.simplest


def term_of(
    node: ast.expr,
    resolve: Callable[[str], Affine | Term | None],
    other: Callable[[ast.expr], Affine | Term | None],
) -> Affine | Term | None:
    """Read an expression as a term; ``resolve`` gives what a name stands for, ``other`` what any other leaf does."""
    match node:
        case ast.Constant(value=value):
            return Affine.number(value) if type(value) is int else None
        case ast.Name(id=name):
            return resolve(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inside = term_of(operand, resolve, other)
            return None if inside is None else -inside
        case ast.BinOp(left=left, op=op, right=right):
            one, two = term_of(left, resolve, other), term_of(right, resolve, other)
            return None if one is None or two is None else combine(op, one, two)
        case ast.Call() | ast.Attribute() | ast.Subscript():
            return other(node)
    return None


def names_of(value: Affine | Term) -> frozenset[str]:
    """Return the names that a value depends on."""
    return value.symbols if isinstance(value, Affine) else value.names


def mentions(values: Iterable[Affine | Term | None]) -> frozenset[str]:
    """Return the names that any of the values depends on."""
    return frozenset().union(*(names_of(v) for v in values if v is not None))
