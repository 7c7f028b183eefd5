"""Stand-ins for accumulations that are read on the way: ``total += f(x); out[i] = total``.

In a worker such a variable has no value yet. What the kernel computes from it is written on a tape, one operation after
the other, and what it stores of it refers to a place on the tape. The parent repeats the tape on the real
values in iteration order (`autopar.runtime.replay`), so that every value is bit for bit the serial one. Only the
terms are computed side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autopar.runtime.executors import Log
from autopar.runtime.recorders import BINARY, IN_PLACE, Extreme, Maximum, Minimum, Unrecordable
from autopar.runtime.values import PLAIN, is_array, is_immutable

Entry = tuple[str, int, Any]
"""An operation: its code, the place of the value that it starts from, and its term."""


class Late:
    """A place on the tape, in a value that is sent: stands for what the parent will find there."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index

    def __reduce__(self) -> tuple[Any, ...]:
        return Late, (self.index,)


class Tape:
    """What one chunk does with its scanned variables and containers, in order.

    The first places are the variables' values when the chunk begins; there is at least one.
    """

    __slots__ = ("begun", "entries", "failure", "names")

    def __init__(self, names: tuple[str, ...], operators: tuple[str, ...]) -> None:
        self.names = names
        self.entries: list[Entry] = [("start", 0, None)] * max(1, len(names))
        self.failure = ""
        self.begun = tuple(_running(self, index, operator) for index, operator in enumerate(operators))
        """What stands for the variables when the chunk begins."""

    def give_up(self, reason: str = "a running value is used for something else") -> Any:
        """Refuse a use that cannot be written down; no ``except`` of the kernel's hides it."""
        self.failure = reason
        raise Unrecordable(reason)

    def admitted(self, term: Any) -> Any:
        """Return a term as it must be written down."""
        kind = type(term)
        if kind is Running or isinstance(term, RunningExtreme):
            return Late(term.index) if term.tape is self else self.give_up()
        return term if is_immutable(term) else self.give_up("what is combined with a running value can change later")

    def write(self, code: str, source: int, term: Any) -> Running:
        """Write one operation; return what stands for its result."""
        entries = self.entries
        entries.append((code, source, term if type(term) in PLAIN else self.admitted(term)))
        return Running(self, len(entries) - 1)

    def log(self, finals: list[Any]) -> Log:
        """Return the tape, with what the variables are at the end of the chunk."""
        if self.failure:
            raise Unrecordable(self.failure)
        entries = self.entries[max(1, len(self.names)) :]
        columns = [list(column) for column in zip(*entries, strict=True)] if entries else [[], [], []]
        ends = [value if type(value) in PLAIN else self.admitted(value) for value in finals]
        return Log((), [*columns, ends], copied=True)


def _operation(code: str) -> Callable[[Any, Any], Any]:
    def operation(self: Any, term: Any) -> Running:
        tape = self.tape
        entries = tape.entries
        entries.append((code, self.index, term if type(term) in PLAIN else tape.admitted(term)))
        return Running(tape, len(entries) - 1)

    return operation


def _refused(self: Any, *_: Any, **__: Any) -> Any:
    return self.tape.give_up()


class Running:
    """What a scanned variable, or something computed from it, is at one place of the tape; it never changes."""

    __slots__ = ("index", "tape")

    def __init__(self, tape: Tape, index: int) -> None:
        self.tape = tape
        self.index = index

    def __reduce__(self) -> tuple[Any, ...]:
        return Late, (self.index,)

    def now(self) -> Running:
        """Return what stands for the value at this moment."""
        return self

    # NumPy's scalars and arrays leave the operation to this class.
    __array_ufunc__ = None
    __bool__ = __len__ = __iter__ = __contains__ = __eq__ = __ne__ = __getitem__ = __call__ = _refused
    __str__ = __repr__ = __format__ = __int__ = __float__ = __index__ = __hash__ = __complex__ = _refused
    __lt__ = __le__ = __gt__ = __ge__ = __trunc__ = __floor__ = __ceil__ = __array__ = _refused
    __matmul__ = __rmatmul__ = __imatmul__ = __divmod__ = __rdivmod__ = __copy__ = __deepcopy__ = _refused

    def __neg__(self) -> Running:
        return self.tape.write("neg", self.index, None)

    def __pos__(self) -> Running:
        return self.tape.write("pos", self.index, None)

    def __invert__(self) -> Running:
        return self.tape.write("invert", self.index, None)

    def __abs__(self) -> Running:
        return self.tape.write("abs", self.index, None)

    def __round__(self, digits: Any = None) -> Running:
        return self.tape.write("round", self.index, digits)


_NAMES = {
    "+": "add", "-": "sub", "*": "mul", "&": "and", "|": "or", "^": "xor", "/": "truediv", "//": "floordiv",
    "%": "mod", "**": "pow", "<<": "lshift", ">>": "rshift",
}  # fmt: skip


class RunningExtreme(Extreme):
    """A running minimum or maximum: the one object that stands for the variable, whatever it is now."""

    __slots__ = ("index", "tape")

    def begin(self, tape: Tape, index: int) -> None:
        """Start at the variable's place on the tape."""
        self.tape = tape
        self.index = index

    def note(self, code: str, term: Any) -> None:
        """Write a comparison or ufunc down; the variable is what comes out of it."""
        self.index = self.tape.write(code, self.index, term).index

    def give_up(self, *_: Any, **__: Any) -> Any:
        return self.tape.give_up()

    def now(self) -> Running:
        """Return what stands for the value at this moment."""
        return Running(self.tape, self.index)

    __bool__ = __len__ = __iter__ = __contains__ = __eq__ = __ne__ = __getitem__ = __call__ = give_up
    __str__ = __repr__ = __format__ = __int__ = __float__ = __index__ = __hash__ = __reduce__ = give_up


for _sign, _name in _NAMES.items():
    for _kind in (Running, RunningExtreme):
        setattr(_kind, f"__{_name}__", _operation(_sign))
        setattr(_kind, f"__r{_name}__", _operation("r" + _sign))
        setattr(_kind, f"__i{_name}__", _operation(_sign + "="))
assert set(BINARY) <= set(_NAMES)
assert {sign + "=" for sign in _NAMES} == set(IN_PLACE)


class RunningMaximum(RunningExtreme, Maximum):
    """See `RunningExtreme`."""

    __slots__ = ()


class RunningMinimum(RunningExtreme, Minimum):
    """See `RunningExtreme`."""

    __slots__ = ()


def _running(tape: Tape, index: int, operator: str) -> Running | RunningExtreme:
    if operator not in ("min", "max"):
        return Running(tape, index)
    found = (RunningMaximum if operator == "max" else RunningMinimum)(int)
    found.begin(tape, index)
    return found


class Elements:
    """Stands for a list or array whose elements an iteration computes from those that earlier ones have stored.

    Both loads and stores go onto the tape.
    """

    __slots__ = ("_name", "_tape")

    def __init__(self, tape: Tape, name: str) -> None:
        self._tape = tape
        self._name = name

    def _key(self, key: Any) -> Any:
        if type(key) is tuple:
            return tuple(map(self._key, key))
        if type(key) is slice or is_array(key):
            return self._tape.give_up("a part of a scanned container is used")
        return self._tape.admitted(key)

    def __getitem__(self, key: Any) -> Running:
        return self._tape.write(f"load {self._name}", 0, key if type(key) is int else self._key(key))

    def __setitem__(self, key: Any, value: Any) -> None:
        tape = self._tape
        if type(value) is not Running:
            value = value.now() if isinstance(value, RunningExtreme) else tape.write("value", 0, value)
        elif value.tape is not tape:
            tape.give_up()
        tape.write(f"store {self._name}", value.index, key if type(key) is int else self._key(key))

    def log(self) -> Log:
        """Return nothing: the tape has it all."""
        return Log((), [], copied=True)

    def _refused(self, *_: Any) -> Any:
        return self._tape.give_up("a scanned container is used as a whole")

    __bool__ = __len__ = __iter__ = __contains__ = __eq__ = __ne__ = __call__ = __hash__ = _refused


def frozen(value: Any) -> Any:
    """Return a value to be stored with what stands for running extremes as they are now."""
    if type(value) in PLAIN or not holds_late(value):
        return value
    if isinstance(value, RunningExtreme):
        return value.now()
    if type(value) is tuple:
        return tuple(map(frozen, value))
    if type(value) is list:
        value[:] = map(frozen, value)
    elif type(value) is dict:
        value.update({key: frozen(item) for key, item in value.items()})
    return value


def late(value: Any) -> Any:
    """Return a running value, or a tuple of running and immutable ones, as it is now; None for any other value."""
    if type(value) is Running or isinstance(value, RunningExtreme):
        return value.now()
    if type(value) is not tuple:
        return None
    parts = tuple(part if is_immutable(part) else late(part) for part in value)
    return None if any(new is None and old is not None for new, old in zip(parts, value, strict=True)) else parts


def holds_late(value: Any) -> bool:
    """Is a value that is stored a running one, or a display of some?"""
    kind = type(value)
    if kind is Running or kind is Late or isinstance(value, RunningExtreme):
        return True
    if kind is tuple or kind is list:
        return any(map(holds_late, value))
    return kind is dict and any(map(holds_late, value.values()))
