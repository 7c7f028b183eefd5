"""How many numbers a piece of code draws: polynomials over ints that do not change while a loop runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from autopar.syntax.scopes import Variable


class Varying(Exception):
    """The count differs between iterations, or cannot be told."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """An int that is known before the loop: a name, or a length taken of one, as ``form`` spells it."""

    variable: Variable
    form: str = "{}"

    def __str__(self) -> str:
        return self.form.format(self.variable.name)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many halves of numbers a call takes for so many values, of which each half makes several."""

    count: Count
    sharing: int

    def __str__(self) -> str:
        return f"shares({self.count}, {self.sharing})"

    def substituted(self, values: Mapping[Symbol, Count]) -> Count:
        """Return it for another count of values."""
        return shares(self.count.substituted(values), self.sharing)


Factor = Symbol | Shares
Monomial = tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A sum of products: ``((k,), 3)`` is ``3 * k``, ``((), 2)`` is 2."""

    terms: tuple[tuple[Monomial, int], ...] = ()

    @classmethod
    def of(cls, terms: Mapping[Monomial, int]) -> Count:
        """Return the count with these terms, those of coefficient 0 left out."""
        return cls(tuple((m, c) for m, c in terms.items() if c))

    @classmethod
    def number(cls, value: int) -> Count:
        """Return a constant."""
        return cls.of({(): value})

    @classmethod
    def symbol(cls, symbol: Factor) -> Count:
        """Return a symbol's value."""
        return cls.of({(symbol,): 1})

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __add__(self, other: Count) -> Count:
        terms = dict(self.terms)
        for monomial, coefficient in other.terms:
            terms[monomial] = terms.get(monomial, 0) + coefficient
        return Count.of(terms)

    def __mul__(self, other: Count) -> Count:
        terms: dict[Monomial, int] = {}
        for mine, a in self.terms:
            for theirs, b in other.terms:
                monomial = tuple(sorted((*mine, *theirs), key=str))
                terms[monomial] = terms.get(monomial, 0) + a * b
        return Count.of(terms)

    def __sub__(self, other: Count) -> Count:
        return self + other * Count.number(-1)

    def merged(self, other: Count) -> Count | None:
        """Return the count where either may be drawn, None where they differ."""
        return self if dict(self.terms) == dict(other.terms) else None

    @property
    def constant(self) -> int | None:
        """Its value where it is a number."""
        return sum(c for _, c in self.terms) if all(not m for m, _ in self.terms) else None

    def symbols(self) -> frozenset[Symbol]:
        """Return the symbols that it depends on."""
        factors = [factor for monomial, _ in self.terms for factor in monomial]
        inner = (f.count.symbols() for f in factors if isinstance(f, Shares))
        return frozenset(f for f in factors if isinstance(f, Symbol)).union(*inner)

    def substituted(self, values: Mapping[Symbol, Count]) -> Count:
        """Return the count with counts in the place of symbols."""
        total = Count()
        for monomial, coefficient in self.terms:
            product = Count.number(coefficient)
            for factor in monomial:
                known = factor.substituted(values) if isinstance(factor, Shares) else values.get(factor)
                product = product * (Count.symbol(factor) if known is None else known)
            total = total + product
        return total

    def __str__(self) -> str:
        """Spell it as an expression, the constant first: ``2 + 3 * k``."""
        text = ""
        for monomial, coefficient in sorted(self.terms, key=lambda term: len(term[0])):
            factors = [str(s) for s in monomial]
            if abs(coefficient) != 1 or not factors:
                factors.insert(0, str(abs(coefficient)))
            sign = "-" if coefficient < 0 else "+"
            product = " * ".join(factors)
            text = f"{text} {sign} {product}" if text else ("-" if coefficient < 0 else "") + product
        return text or "0"


def shares(count: Count, sharing: int) -> Count:
    """Return how many halves so many values take in one call, ``sharing`` of them from each half."""
    number = count.constant
    return Count.symbol(Shares(count, sharing)) if number is None else Count.number(-(-number // sharing))


@dataclass(frozen=True, slots=True)
class Take:
    """What a piece of code takes from a generator.

    Parameters
    ----------
    words, halves
        How many raw 64-bit numbers, and how many halves of such, which come from a number that is kept until both are
        used.
    tail
        How many of the words come behind the last half.
    ranges
        Bounds of the ints that are drawn, for which another half may have to be taken.
    """

    words: Count = Count()
    halves: Count = Count()
    tail: Count = Count()
    ranges: tuple[Count, ...] = ()

    @classmethod
    def of_words(cls, words: Count) -> Take:
        """Return the take of raw numbers alone."""
        return cls(words, tail=words)

    def __bool__(self) -> bool:
        return bool(self.words) or bool(self.halves)

    def __add__(self, other: Take) -> Take:
        tail = other.tail if other.halves else self.tail + other.tail
        ranges = tuple(dict.fromkeys((*self.ranges, *other.ranges)))
        return Take(self.words + other.words, self.halves + other.halves, tail, ranges)

    def times(self, count: Count) -> Take:
        """Return what is taken in so many rounds."""
        words = count * self.words
        return Take(words, count * self.halves, self.tail if self.halves else words, self.ranges)

    def merged(self, other: Take) -> Take | None:
        """Return the take where either may happen, None where they differ."""
        pairs = ((self.words, other.words), (self.halves, other.halves), (self.tail, other.tail))
        if any(one.merged(another) is None for one, another in pairs):
            return None
        return replace(self, ranges=tuple(dict.fromkeys((*self.ranges, *other.ranges))))

    def symbols(self) -> frozenset[Symbol]:
        """Return the symbols that it depends on."""
        return frozenset().union(*(c.symbols() for c in (self.words, self.halves, self.tail, *self.ranges)))

    def substituted(self, values: Mapping[Symbol, Count]) -> Take:
        """Return the take with counts in the place of symbols."""
        words, halves, tail, *ranges = (
            c.substituted(values) for c in (self.words, self.halves, self.tail, *self.ranges)
        )
        return Take(words, halves, tail, tuple(ranges))

    def __str__(self) -> str:
        """Spell it in order: ``2``, or ``1, halves(2 * k), 1, below(n)``."""
        if not self.halves:
            return str(self.words)
        head = self.words - self.tail
        below = f"below({', '.join(map(str, self.ranges))})" if self.ranges else ""
        parts = (str(head) if head else "", f"halves({self.halves})", str(self.tail) if self.tail else "", below)
        return ", ".join(part for part in parts if part)
