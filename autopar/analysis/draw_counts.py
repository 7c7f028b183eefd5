"""How many numbers a piece of code draws: a polynomial over ints that do not change while a loop runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from autopar.syntax.scopes import Variable


@dataclass(frozen=True, slots=True)
class Symbol:
    """An int that is known before the loop: a name, or a length taken of one, as ``form`` spells it."""

    variable: Variable
    form: str = "{}"

    def __str__(self) -> str:
        return self.form.format(self.variable.name)


Monomial = tuple[Symbol, ...]


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
    def symbol(cls, symbol: Symbol) -> Count:
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

    def symbols(self) -> frozenset[Symbol]:
        """Return the symbols that it depends on."""
        return frozenset(s for monomial, _ in self.terms for s in monomial)

    def substituted(self, values: Mapping[Symbol, Count]) -> Count:
        """Return the count with counts in the place of symbols."""
        total = Count()
        for monomial, coefficient in self.terms:
            product = Count.number(coefficient)
            for symbol in monomial:
                product = product * values.get(symbol, Count.symbol(symbol))
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
