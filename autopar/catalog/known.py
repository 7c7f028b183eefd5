"""The vocabulary of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, StrEnum, auto


class Effect(Flag):
    """What a call does or depends on beyond its arguments and its result."""

    NONE = 0
    IO = auto()
    """Reads or writes files, streams, sockets, other processes."""
    RANDOM = auto()
    """Draws from, or sets, a random state that the whole process shares."""
    CLOCK = auto()
    """Reads what differs between runs or processes: the clock, the environment, an identity, a salted hash."""
    GLOBAL = auto()
    """Changes settings of the process or of a library."""
    OUTPUT = auto()
    """Writes text to a standard stream, which has to come in the order of the program."""
    UNKNOWN = auto()
    """Anything at all."""


class Returns(StrEnum):
    """Where a result points. "Fresh" values hold no reference to anything mutable that is older than the call.

    All of it is said of the safe types (no array of dtype object, no user-defined special methods). In SHALLOW and
    the members that follow it in the list, "argument" means any argument, or the receiver.
    """

    IMMUTABLE = "immutable"
    """A number, a string, None, a tuple of these: nothing that could be changed."""
    FRESH = "fresh"
    """New, or immutable."""
    SHALLOW = "shallow"
    """A new container (or object) whose elements may be those of an argument: ``sorted(xs)``, ``list(xs)``."""
    ARGUMENT = "argument"
    """May be argument 0 (the receiver) itself, or new: ``np.asarray(x)``."""
    VIEW = "view"
    """May share memory with argument 0 (the receiver), or be it: ``np.ravel(x)``, ``d.items()``."""
    ELEMENT = "element"
    """May be something found in an argument: ``max(xs)``, ``d.get(key, default)``."""
    ITERATOR = "iterator"
    """A lazy iterator over the arguments: using it reads them (and calls the functions) later."""
    UNKNOWN = "unknown"
    """May point anywhere into the arguments."""


Argument = int | str
"""A position (from 0, the receiver of a method not counted), a keyword's name, or "self" for the receiver."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one function or method is known to do.

    Parameters
    ----------
    name
        Qualified for functions, ``"numpy.sort"``; bare for methods.
    effects
        Beyond arguments and result.
    mutates
        Arguments that it changes, where they are passed: positions, keywords, ``"self"``. ``"*"`` stands for all.
    returns
        Where the result points. Where a ``mutates`` argument named ``out`` is passed, the result is that argument.
    calls
        Arguments that are functions which it calls (a list of functions, in the case of ``np.piecewise``).
    caveats
        Pairs of an argument and a harmless constant. Where the argument is passed and is not that constant, the entry
        does not hold: take the result as UNKNOWN and argument 0 (the receiver) as changed. None for the constant
        means that any literal number, string or None is harmless: ``np.array(x, copy=True)`` holds, ``copy=flag``
        does not; ``sum(xs, 0.0)`` holds, ``sum(xs, start)`` does not.
    blas
        It may call BLAS or LAPACK: how many threads that uses can change the last bit.
    releases_gil
        Its time on large arguments goes into code that does not hold the GIL.
    """

    name: str
    effects: Effect = Effect.NONE
    mutates: tuple[Argument, ...] = ()
    returns: Returns = Returns.UNKNOWN
    calls: tuple[Argument, ...] = ()
    caveats: tuple[tuple[Argument, bool | None], ...] = ()
    blas: bool = False
    releases_gil: bool = False

    @property
    def pure(self) -> bool:
        """True where it has no effect and changes no argument that is ordinarily passed."""
        return not self.effects and not any(m == "self" or m == "*" or m == 0 for m in self.mutates)


@dataclass(frozen=True, slots=True)
class Family:
    """Functions, or methods, that behave alike: the rows of the tables.

    Parameters
    ----------
    owner
        The module (``"numpy.linalg"``), or the type for methods (``"list"``).
    names
        Separated by white space.
    """

    owner: str
    names: str
    returns: Returns
    mutates: tuple[Argument, ...] = ()
    effects: Effect = Effect.NONE
    calls: tuple[Argument, ...] = ()
    caveats: tuple[tuple[Argument, bool | None], ...] = ()
    blas: bool = False
    releases_gil: bool = False

    def known(self, name: str) -> Known:
        """Return the entry of one of the names."""
        return Known(
            name, self.effects, self.mutates, self.returns, self.calls, self.caveats, self.blas, self.releases_gil
        )
