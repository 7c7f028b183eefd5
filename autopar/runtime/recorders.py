"""Stand-ins for reduction variables in workers: they log what the kernel accumulates.

The parent repeats the logged operations on the real objects in iteration order (`autopar.runtime.combine`), so that the
result is bit for bit the serial one. A recorder that is used in a way it cannot log raises `Unrecordable`, and the
chunk is given up.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable
from functools import cache, reduce
from typing import Any

from autopar.runtime.executors import Log
from autopar.runtime.values import PLAIN, is_array, is_immutable, numpy


class Unrecordable(BaseException):
    """A reduction variable or collected container is used as the spec says it is not.

    No ``except Exception`` stops it.
    """


REAL: frozenset[type] = frozenset({int, float, bool})
INTEGER: frozenset[type] = frozenset({int, bool})


def admit(term: Any) -> Any:
    """Return a term as it must be logged: arrays as they are now, everything else immutable."""
    if type(term) in PLAIN:
        return term
    if getattr(getattr(term, "dtype", None), "kind", "") in ("m", "M"):
        raise Unrecordable("adding up dates can warn, which must happen at the user's line")
    if is_array(term):
        if term.dtype.hasobject:
            raise Unrecordable("an accumulated array holds objects")
        return term.copy(order="K")
    if not is_immutable(term):
        raise Unrecordable(f"an accumulated value of type {type(term).__name__} can change later")
    return term


class Accumulator:
    """The base of all recorders of reduction variables: terms in order, and runs of one operation."""

    __slots__ = ("_code", "_runs", "_terms", "failure", "push", "start")

    combine: Callable[[Any, Any], Any] | None = None
    ufuncs: frozenset[str] = frozenset()

    def __init__(self, start: type) -> None:
        self.start = start
        self.failure = ""
        self._terms: list[Any] = []
        self._runs: list[tuple[str, int]] = []
        self._code = ""
        self.push = self._terms.append

    def note(self, code: str, term: Any) -> None:
        """Log one operation."""
        if code != self._code:
            self.turn(code)
        self.push(term if type(term) in PLAIN else self.admitted(term))

    def turn(self, code: str) -> None:
        """Begin a run of another operation."""
        self._runs.append((code, len(self._terms)))
        self._code = code

    def admitted(self, term: Any) -> Any:
        """Admit a term, or give up the chunk."""
        try:
            return admit(term)
        except Unrecordable as error:
            self.failure = str(error)
            raise

    def give_up(self, *_: Any, **__: Any) -> Any:
        """Any use that is not a reduction's."""
        self.failure = "a reduction variable is used for something else"
        raise Unrecordable(self.failure)

    __bool__ = __len__ = __iter__ = __contains__ = __eq__ = __ne__ = __getitem__ = __call__ = give_up
    __str__ = __repr__ = __format__ = __int__ = __float__ = __index__ = __hash__ = give_up

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **keywords: Any) -> Any:
        name = ufunc.__name__
        if method != "__call__" or keywords or len(inputs) != 2 or name not in self.ufuncs:
            return self.give_up()
        if inputs[0] is self:
            self.note(f"np.{name}", inputs[1])
        elif name == "subtract":
            return self.give_up()
        else:
            self.note(f"np.r{name}", inputs[0])
        return self

    def log(self) -> Log:
        if self.failure:
            raise Unrecordable(self.failure)
        counts = run_lengths(self._runs, len(self._terms))
        if len(counts) == 1 and len(self._terms) > 1:
            return self.shorten(counts[0][0])
        return Log(counts, self._terms, copied=True)

    def shorten(self, code: str) -> Log:
        """Combine the terms of a chunk where that cannot change the result: exact ints only."""
        kinds = set(map(type, self._terms))
        if self.combine is not None and code[0] != "n" and kinds <= INTEGER and self.start in INTEGER:
            return Log((("exact " + code, 1),), [reduce(self.combine, self._terms)], copied=True)
        return Log(((code, len(self._terms)),), self._terms, copied=True)


def run_lengths(runs: list[tuple[str, int]], total: int) -> tuple[tuple[str, int], ...]:
    """Turn codes with the positions where they begin into codes with counts."""
    if not runs:
        return ()
    ends = [begin for _, begin in runs[1:]] + [total]
    return tuple((code, end - begin) for (code, begin), end in zip(runs, ends, strict=True))


def _logging(code: str) -> Callable[[Any, Any], Any]:
    """Return a method that logs ``code`` with its argument; the accumulation's new value is the recorder again."""

    def operation(self: Accumulator, term: Any) -> Accumulator:
        if self._code != code:
            self.turn(code)
        self.push(term if type(term) in PLAIN else self.admitted(term))
        return self

    return operation


class Sum(Accumulator):
    """``s += t``, ``s = s + t``, ``s = t + s``."""

    __slots__ = ()
    combine = staticmethod(operator.add)
    ufuncs = frozenset({"add"})
    __iadd__ = _logging("+=")
    __add__ = _logging("+")
    __radd__ = _logging("r+")


class Difference(Accumulator):
    """``s -= t``, ``s = s - t``: ints are combined to the sum of what is taken away."""

    __slots__ = ()
    combine = staticmethod(operator.add)
    ufuncs = frozenset({"subtract"})
    __isub__ = _logging("-=")
    __sub__ = _logging("-")


class Product(Accumulator):
    """``s *= t``, ``s = s * t``, ``s = t * s``."""

    __slots__ = ()
    combine = staticmethod(operator.mul)
    ufuncs = frozenset({"multiply"})
    __imul__ = _logging("*=")
    __mul__ = _logging("*")
    __rmul__ = _logging("r*")


class Conjunction(Accumulator):
    """``s &= t`` and its kin."""

    __slots__ = ()
    combine = staticmethod(operator.and_)
    ufuncs = frozenset({"bitwise_and", "logical_and"})
    __iand__ = _logging("&=")
    __and__ = _logging("&")
    __rand__ = _logging("r&")


class Disjunction(Accumulator):
    """``s |= t`` and its kin."""

    __slots__ = ()
    combine = staticmethod(operator.or_)
    ufuncs = frozenset({"bitwise_or", "logical_or"})
    __ior__ = _logging("|=")
    __or__ = _logging("|")
    __ror__ = _logging("r|")


class Parity(Accumulator):
    """``s ^= t`` and its kin."""

    __slots__ = ()
    combine = staticmethod(operator.xor)
    ufuncs = frozenset({"bitwise_xor", "logical_xor"})
    __ixor__ = _logging("^=")
    __xor__ = _logging("^")
    __rxor__ = _logging("r^")


class Extreme(Accumulator):
    """Minimum or maximum: each comparison with the variable is logged as the question it asks and what follows from it.

    ``max(s, t)``, ``if t > s: s = t`` and ``s = t if s < t else s`` all ask ``s < t`` and replace where that holds;
    ``max(t, s)`` asks ``s > t`` and keeps where that holds. The answer given here is the one that keeps the recorder.
    """

    __slots__ = ()
    replacing: frozenset[str] = frozenset()
    """Questions after which the variable is replaced if they hold; after the others it is kept if they hold."""

    def ask(self, question: str, term: Any) -> bool:
        """Log a comparison and answer so that the kernel goes on with the recorder."""
        replaces = question in self.replacing
        self.note(f"if {question}" if replaces else f"keep {question}", term)
        return not replaces

    def __lt__(self, term: Any) -> bool:
        return self.ask("<", term)

    def __le__(self, term: Any) -> bool:
        return self.ask("<=", term)

    def __gt__(self, term: Any) -> bool:
        return self.ask(">", term)

    def __ge__(self, term: Any) -> bool:
        return self.ask(">=", term)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **keywords: Any) -> Any:
        name = ufunc.__name__
        if name not in _COMPARISONS or method != "__call__" or keywords or len(inputs) != 2:
            return super().__array_ufunc__(ufunc, method, *inputs, **keywords)
        mine, swapped = _COMPARISONS[name]
        if inputs[0] is self:
            return self.ask(mine, _as_passed(inputs, 1))
        return self.ask(swapped, _as_passed(inputs, 0))

    def shorten(self, code: str) -> Log:
        """Keep the one term that can win, where all are real Python numbers."""
        kinds = set(map(type, self._terms))
        if code[0] == "n" or not kinds <= REAL or self.start not in REAL or any(t != t for t in self._terms):
            return Log(((code, len(self._terms)),), self._terms, copied=True)
        winner = reduce(FOLDS[code], self._terms)
        return Log((("exact " + code, 1),), [winner], copied=True)


def _references(inputs: tuple[Any, ...], index: int) -> int:
    return sys.getrefcount(inputs[index])


def _as_passed(inputs: tuple[Any, ...], index: int) -> Any:
    """Return the operand of a comparison as the kernel has it: NumPy turns its scalars into arrays of no dimension.

    Such an array is held by nothing but the call; one that is the kernel's own is held by the kernel as well.
    """
    term = inputs[index]
    if not is_array(term) or term.ndim:
        return term
    del term
    own = _references(inputs, index) > _references_of_scalar()
    return inputs[index] if own else inputs[index][()]


@cache
def _references_of_scalar() -> int:
    """Count the references to the array that NumPy makes of a scalar."""
    seen: list[int] = []

    class Probe:
        def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **keywords: Any) -> bool:
            seen.append(self.count(inputs))
            return False

        def count(self, inputs: tuple[Any, ...]) -> int:
            return _references(inputs, 0)

    assert not numpy().float64(1) > Probe()
    return seen[0]


_COMPARISONS = {"less": ("<", ">"), "less_equal": ("<=", ">="), "greater": (">", "<"), "greater_equal": (">=", "<=")}


class Maximum(Extreme):
    """See `Extreme`."""

    __slots__ = ()
    ufuncs = frozenset({"maximum", "fmax"})
    replacing = frozenset({"<", "<="})


class Minimum(Extreme):
    """See `Extreme`."""

    __slots__ = ()
    ufuncs = frozenset({"minimum", "fmin"})
    replacing = frozenset({">", ">="})


class Truth:
    """Stands for the value that an ``and`` or ``or`` had before the chunk: true or false, unlike every other object.

    ``ok and x`` asks it, and then never looks at ``x`` again once ``ok`` is false; ``x and ok`` does not ask.
    """

    __slots__ = ("_value", "asked")

    def __init__(self, value: bool) -> None:
        self._value = value
        self.asked = False

    def __bool__(self) -> bool:
        self.asked = True
        return self._value

    def log(self, final: Any) -> Log:
        """Return what the variable was given last, ``final``, if that is not what it was before."""
        if final is self:
            return Log((("same", 1),), [None], copied=True)
        return Log((("first" if self.asked else "last", 1),), [admit(final)], copied=True)


ACCUMULATORS: dict[str, type[Accumulator]] = {
    "+": Sum,
    "-": Difference,
    "*": Product,
    "&": Conjunction,
    "|": Disjunction,
    "^": Parity,
    "max": Maximum,
    "min": Minimum,
}
"""By the operator in the spec; ``and`` and ``or`` have partial results instead."""


def _swapped(operation: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, term: operation(term, value)


def _replace_if(question: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, term: term if question(value, term) else value


def _keep_if(question: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, term: value if question(value, term) else term


BINARY = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
}
IN_PLACE: dict[str, Callable[[Any, Any], Any]] = {
    "+=": operator.iadd,
    "-=": operator.isub,
    "*=": operator.imul,
    "&=": operator.iand,
    "|=": operator.ior,
    "^=": operator.ixor,
    "/=": operator.itruediv,
    "//=": operator.ifloordiv,
    "%=": operator.imod,
    "**=": operator.ipow,
    "<<=": operator.ilshift,
    ">>=": operator.irshift,
}
_QUESTIONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
ASKED: dict[str, Callable[[Any, Any], Any]] = {"if " + sign: question for sign, question in _QUESTIONS.items()}
"""What a code asks of a value and a term; the term replaces the value where that holds."""
FOLDS: dict[str, Callable[[Any, Any], Any]] = {
    **BINARY,
    **{"r" + sign: _swapped(operation) for sign, operation in BINARY.items()},
    **IN_PLACE,
    **{"if " + sign: _replace_if(question) for sign, question in _QUESTIONS.items()},
    **{"keep " + sign: _keep_if(question) for sign, question in _QUESTIONS.items()},
}
"""What a code does to a value and a term; codes that begin with ``np.`` call the ufunc of that name."""
