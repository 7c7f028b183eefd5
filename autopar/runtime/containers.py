"""Stand-ins for collected containers in workers: they log what is appended, added, or stored by key."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

from autopar.runtime.augmented import IN_PLACE
from autopar.runtime.executors import Log
from autopar.runtime.recorders import BINARY, INTEGER, Unrecordable, admit, run_lengths
from autopar.runtime.running import Running, RunningExtreme, Tape, frozen, holds_late, late
from autopar.runtime.values import PLAIN, has_nan, is_array, is_immutable


class Appends:
    """Stands for a list or deque that is only appended to; ``append`` is a real list's and costs nothing more."""

    __slots__ = ("append", "values")

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.append = self.values.append

    def extend(self, values: Iterable[Any]) -> None:
        """Log the elements."""
        if isinstance(values, Appends):
            raise Unrecordable("a collected list is read")
        self.values.extend(values)

    def __iadd__(self, values: Iterable[Any]) -> Appends:
        self.extend(values)
        return self

    def scan(self, tape: Tape) -> None:
        """Take values that the parent knows only when it has replayed the tape."""
        push = self.values.append
        if any(isinstance(value, RunningExtreme) for value in tape.begun):
            self.append = lambda value: push(frozen(value))

    def log(self) -> Log:
        code, count = "append", len(self.values)
        if count and all(type(value) is Running for value in self.values):
            return Log((("late append", count),), [value.index for value in self.values], copied=True)
        if any(map(holds_late, self.values)):
            code = "mixed append"
        return Log(((code, count),), self.values)


class Additions:
    """Stands for a set that is only added to."""

    __slots__ = ("add", "values")

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.add = self.values.append

    def update(self, *groups: Iterable[Any]) -> None:
        """Log the elements; a set or dict is refused, for a set takes those over in another order than one by one."""
        for group in groups:
            if isinstance(group, (set, frozenset, dict)):
                raise Unrecordable("a set is joined to a collected set")
            self.values.extend(group)

    def log(self) -> Log:
        for value in self.values:
            hash(value)
        if has_nan(self.values):
            raise Unrecordable("NaN as an element of a set")
        return Log((("add", len(self.values)),), self.values)


class Stores:
    """Stands for a dict, list or array whose elements are stored, or accumulated into, by key."""

    __slots__ = ("_code", "_entries", "_keyed_array", "_push", "_runs", "_scanned", "_slot", "_target", "failure")

    def __init__(self, target: Any) -> None:
        self._target = target
        self._keyed_array = not isinstance(target, dict)
        self._entries: list[tuple[Any, ...]] = []
        self._push = self._entries.append
        self._runs: list[tuple[str, int]] = []
        self._code = ""
        self._slot = _Slot(self)
        self._scanned = False
        self.failure = ""

    def scan(self, tape: Tape) -> None:
        """Take keys and values that the parent knows only when it has replayed the tape."""
        self._scanned = True

    def turn(self, code: str) -> None:
        """Begin a run of another operation."""
        self._runs.append((code, len(self._entries)))
        self._code = code

    def give_up(self, reason: str = "a collected container is read") -> Any:
        """Refuse a use that cannot be logged."""
        self.failure = reason
        raise Unrecordable(reason)

    def admitted_key(self, key: Any) -> Any:
        """Return a key as it must be logged."""
        if type(key) in PLAIN or is_immutable(key):
            return key
        if self._keyed_array and is_array(key):
            return key.copy()
        if self._keyed_array and type(key) is tuple:
            return tuple(map(self.admitted_key, key))
        if self._scanned and (found := late(key)) is not None:
            return found
        return self.give_up("a key can change later")

    def admitted(self, term: Any) -> Any:
        """Return a term as it must be logged."""
        if self._scanned and (found := late(term)) is not None:
            return found
        try:
            return admit(term)
        except Unrecordable as error:
            return self.give_up(str(error))

    def __setitem__(self, key: Any, value: Any) -> None:
        slot = self._slot
        if value is slot:
            if key is not slot.spelled:
                slot.moved(key)
            code, slot.code, slot.busy = slot.code, "", False
            if slot.default:
                code = "get" + code
            if code != self._code:
                self.turn(code or self.give_up())
            self._push((slot.key, slot.term, *slot.default))
            return
        if slot.busy:
            self.give_up()
        if self._keyed_array and type(value) not in PLAIN:
            value = self.admitted(value)
        elif self._scanned:
            value = frozen(value)
        if self._code != "set":
            self.turn("set")
        self._push((key if type(key) in PLAIN else self.admitted_key(key), value))

    def __getitem__(self, key: Any) -> _Slot:
        return self._slot.open(key, key if type(key) in PLAIN else self.admitted_key(key), ())

    def __len__(self) -> int:
        """Return the length of a list or array, which nothing here changes; a dict may grow."""
        return len(self._target) if self._keyed_array else self.give_up()

    def __getattr__(self, name: str) -> Any:
        """Return what an array says of its size."""
        if name in _SIZES and is_array(self._target):
            return getattr(self._target, name)
        raise AttributeError(name)

    def get(self, key: Any, default: Any = None) -> _Slot:
        """Stand for ``d.get(key, default)`` in ``d[key] = d.get(key, default) + t``."""
        if self._keyed_array:
            return self.give_up()  # type: ignore[no-any-return]
        return self._slot.open(key, key if type(key) in PLAIN else self.admitted_key(key), (self.admitted(default),))

    def log(self) -> Log:
        if self.failure or self._slot.busy:
            raise Unrecordable(self.failure or "a collected container is read")
        if not self._keyed_array and has_nan(entry[0] for entry in self._entries):
            raise Unrecordable("NaN as a key")
        runs = run_lengths(self._runs, len(self._entries))
        if self._scanned and any(holds_late(entry[:2]) for entry in self._entries):
            return self._late_log(runs)
        if len(runs) == 1 and _holds_ints(self._target) and (combined := _combined(runs[0][0], self._entries)):
            return Log((("exact " + runs[0][0], len(combined)),), combined, copied=True)
        return Log(runs, self._entries, copied=self._keyed_array or all(code != "set" for code, _ in runs))

    def _late_log(self, runs: tuple[tuple[str, int], ...]) -> Log:
        """Return stores whose keys or values stand on the tape, the usual ones as plain numbers."""
        if {code for code, _ in runs} != {"set"}:
            raise Unrecordable("an element that is accumulated into depends on a running value")
        late_keys = {type(key) is Running for key, _ in self._entries}
        late_values = {type(value) is Running for _, value in self._entries}
        plain = not any(type(p) in (tuple, list, dict) and holds_late(p) for e in self._entries for p in e)
        if len(late_keys) > 1 or len(late_values) > 1 or not plain:
            return Log((("mixed set", len(self._entries)),), self._entries, copied=self._keyed_array)
        (key_late,), (value_late,) = late_keys, late_values
        code = ("late keys " if key_late else "") + ("late values " if value_late else "") + "set"
        entries = [(k.index if key_late else k, v.index if value_late else v) for k, v in self._entries]
        return Log(((code, len(entries)),), entries, copied=self._keyed_array or value_late)


_SIZES = frozenset({"shape", "ndim", "size", "dtype", "nbytes", "itemsize"})


class OwnElements(Stores):
    """Stands for a dict of which each iteration reads and stores the element of a key of its own, which is there.

    Parameters
    ----------
    handed
        Arrays in such dicts that the chunk has been given, one list for all of them: no iteration may keep one.
    in_place
        True where elements are changed in place if they are arrays.
    copied
        True where the arrays are the user's own, so that the chunk must change copies.
    """

    __slots__ = ("_arrays", "_copied", "_handed", "_in_place", "_stored")

    def __init__(self, target: Any, handed: list[Any], in_place: bool = False, copied: bool = True) -> None:
        super().__init__(target)
        self._stored: dict[Any, Any] = {}
        self._handed = handed
        self._in_place = in_place
        self._copied = copied
        self._arrays: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        if key in self._stored:
            return self._stored[key]
        if key in self._arrays:
            return self._arrays[key]
        value = self._target[key]
        if self._in_place and is_array(value):
            if self._copied or not value.flags.writeable:
                value = value.copy(order="K")
            self._arrays[key] = value
            self._handed.append(value)
        return value

    def __setitem__(self, key: Any, value: Any) -> None:
        if self._handed and not is_immutable(value):
            if self._arrays.get(key) is not value or key in self._stored:
                self.give_up("an element that is an array is changed in place and replaced")
            return
        super().__setitem__(key, value)
        self._stored[key] = value

    def log(self) -> Log:
        stored = super().log()
        if not self._arrays:
            return stored
        changed = list(self._arrays.items())  # one may have been changed and not stored back, as that failed
        if not all(is_immutable(value) for _, value in self._entries):
            self.give_up("an element that is an array is changed in place and replaced")
        return Log(((IN_PLACE, len(changed)), *stored.runs), [*changed, *self._entries], copied=True)


def _holds_ints(target: Any) -> bool:
    """Are all elements ints, so that what is added to them can be added up beforehand?"""
    if is_array(target):
        return bool(target.dtype.kind in "iu")
    return INTEGER.issuperset(map(type, target.values() if isinstance(target, dict) else target))


def _combined(code: str, entries: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Add up what one chunk adds to each element, where all of it are exact ints; empty where that is not so."""
    if code.removeprefix("get") not in ("+=", "+", "r+", "-=", "-"):
        return []
    if not INTEGER.issuperset(type(entry[1]) for entry in entries) or len({entry[2:] for entry in entries}) > 1:
        return []
    if not INTEGER.issuperset(map(type, entries[0][2:])):
        return []
    sums: dict[Any, int] = {}
    try:
        for entry in entries:
            sums[entry[0]] = sums.get(entry[0], 0) + entry[1]
    except TypeError:  # arrays as keys
        return []
    return [(key, total, *entries[0][2:]) for key, total in sums.items()]


class ListRecorder(Appends):
    """Stands for a list that is appended to, or whose elements are stored by index, but not both."""

    __slots__ = ("_measured", "_stores")

    def __init__(self, target: list[Any]) -> None:
        super().__init__()
        self._stores = Stores(target)
        self._measured = False

    def __len__(self) -> int:
        self._measured = True
        return len(self._stores)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._stores[key] = value

    def __getitem__(self, key: Any) -> _Slot:
        return self._stores[key]

    def scan(self, tape: Tape) -> None:
        super().scan(tape)
        self._stores.scan(tape)

    def log(self) -> Log:
        stores = self._stores.log()
        if self._measured and self.values:
            raise Unrecordable("a list that is appended to is asked for its length")
        if stores.runs and self.values:
            raise Unrecordable("a list is appended to and stored into")
        return stores if stores.runs else super().log()


class _Slot:
    """The element that is being accumulated into: ``d[k] += t`` reads it, adds to it, and stores it back."""

    __slots__ = ("_owner", "busy", "code", "default", "key", "spelled", "term")

    def __init__(self, owner: Stores) -> None:
        self._owner = owner
        self.busy = False
        self.code = ""
        self.key: Any = None
        self.spelled: Any = None
        self.default: tuple[Any, ...] = ()
        self.term: Any = None

    def open(self, spelled: Any, key: Any, default: tuple[Any, ...]) -> _Slot:
        """Begin an accumulation; ``key`` is what is logged of the key that the kernel has ``spelled``."""
        if self.busy:
            return self._owner.give_up()  # type: ignore[no-any-return]
        self.busy = True
        self.spelled, self.key, self.default = spelled, key, default
        return self

    def operate(self, code: str, term: Any) -> _Slot:
        """Remember the operation until the element is stored back."""
        if not self.busy or self.code or term is self:
            return self._owner.give_up()  # type: ignore[no-any-return]
        self.term = term if type(term) in PLAIN else self._owner.admitted(term)
        self.code = code
        return self

    def moved(self, key: Any) -> None:
        """The element goes back under a key that is spelled anew: it must be the same one."""
        if not self.busy or type(key) is not type(self.key) or not is_immutable(key) or key != self.key:
            self._owner.give_up()
        self.key = key


def _element(code: str) -> Callable[[Any, Any], Any]:
    return lambda slot, term: slot.operate(code, term)


for _sign, _name in {
    "+": "add", "-": "sub", "*": "mul", "&": "and", "|": "or", "^": "xor", "/": "truediv", "//": "floordiv", "%": "mod",
    "**": "pow", "<<": "lshift", ">>": "rshift",
}.items():  # fmt: skip
    setattr(_Slot, f"__i{_name}__", _element(f"{_sign}="))
    if _sign in BINARY:
        setattr(_Slot, f"__{_name}__", _element(_sign))
        setattr(_Slot, f"__r{_name}__", _element("r" + _sign))
_Slot.__array_ufunc__ = None  # type: ignore[attr-defined]


def recorder_for(target: Any) -> Any:
    """Return the stand-in of a collected container, or None where there is none."""
    kind = type(target)
    if kind is list:
        return ListRecorder(target)
    if kind is deque:
        return Appends()
    if kind is set:
        return Additions()
    if kind in (dict, defaultdict, Counter) or is_array(target):
        return Stores(target)
    return None
