"""Stand-ins for containers into whose elements the kernel adds, or of which it asks whether an element is there.

``groups.setdefault(k, []).append(v)`` and ``if k not in first: first[k] = v`` are taken down statement by statement, in
place of an answer that a worker cannot give: earlier chunks may have stored the element. Each question is answered
so that the kernel goes on to what it would do with the element; the parent does what the program does
(`autopar.runtime.keyed_fold`). That the kernel does nothing else behind a question is for the analysis to see.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable
from typing import Any

from autopar.runtime.executors import Log
from autopar.runtime.recorders import BINARY, Unrecordable, admit
from autopar.runtime.values import PLAIN, has_nan, is_array, is_immutable, numpy

Path = tuple[Any, ...]
Entry = tuple[str, Path, Any, tuple[Any, ...]]
"""What is done, under which keys from the container down, with what, and what an element is that is not there."""

MAKERS: dict[str, Callable[[], Any]] = {
    "list": list, "set": set, "dict": dict, "Counter": Counter, "deque": deque,
}  # fmt: skip
"""Empty containers that a kernel may store, by name."""
_EXTREMES = {"max": ("<", "<="), "min": (">", ">=")}


class Keyed:
    """Stands for a dict, list or array: see the module's text.

    Parameters
    ----------
    target
        The user's container, which nobody changes while workers run.
    mode
        What the kernel asks, as `LoopSpec.keyed` says it.
    """

    __slots__ = ("_entries", "_known", "_target", "asked", "busy", "failure", "mode", "replacing", "storing")

    def __init__(self, target: Any, mode: str) -> None:
        self._target = target
        self._entries: list[Entry] = []
        self._known: set[Any] = set()
        self.mode = mode.removesuffix("=")
        self.storing = mode.endswith("=")
        self.replacing = _EXTREMES.get(self.mode, ())
        self.busy: Part | None = None
        """The element that is being used; nothing else may happen before that is done."""
        self.asked: tuple[Any, ...] = ()
        """The key that has been asked for, if what follows from it has not happened yet."""
        self.failure = ""

    # ------------------------------------------------------------------ what the kernel does

    def __contains__(self, key: Any) -> bool:
        asks = not self.storing and self.mode != "parts" and isinstance(self._target, dict)
        if not asks or self.asked or self.busy is not None:
            self.give_up()
        key = self.admitted_key(key)
        if self.mode in ("default", "first"):
            if key in self._known or key in self._target:
                return True
            self.asked = (key,)
            return False
        self.asked = (key,)
        return True

    def __getitem__(self, key: Any) -> Part:
        return self.open(None, key, ())

    def get(self, key: Any, default: Any = None) -> Part:
        """Stand for ``d.get(k, default)`` in an accumulation."""
        if not isinstance(self._target, dict):
            self.give_up()
        return self.open(None, key, (self.value(default),))

    def setdefault(self, key: Any, default: Any = None) -> Part:
        """Store an element if it is not there."""
        return self.put_default(None, key, default)

    def update(self, values: Any) -> None:
        """Count elements, or take over a dict's."""
        if self.asked or self.busy is not None or type(self._target) not in (dict, Counter):
            self.give_up()
        code = "update"
        if type(values) in (dict, Counter):
            code, copy = "merge", tuple(values.items())
        elif type(values) in (list, tuple, str, range) and type(self._target) is Counter:
            copy = tuple(values)
        else:
            copy = self.give_up()
        if not is_immutable(copy):
            self.give_up("a value can change later")
        if has_nan(copy if code == "update" else [key for key, _ in copy]):
            self.give_up("NaN as a key")
        self._entries.append((code, (), copy, ()))

    def __setitem__(self, key: Any, value: Any) -> None:
        if type(value) is Part:
            self.close(None, key, value)
            return
        key = self.admitted_key(key)
        if self.busy is not None:
            self._decide(self.busy, key, value)
        elif self.asked:
            if self.mode not in ("default", "first"):
                self.give_up()
            self._same(self.asked[0], key)
            self.asked = ()
            self._known.add(key)
            self._default((key,), value, self.mode == "default")
        else:
            self.log_entry("set", (key,), self.value(value))

    # ------------------------------------------------------------------ elements

    def open(self, above: Part | None, key: Any, default: tuple[Any, ...]) -> Part:
        """Begin to use an element of the container, or of an element ``above``."""
        if self.busy is not above and not (above is not None and above.lasting and self.busy is None):
            self.give_up()
        key = self.admitted_key(key)
        start = bool(self.asked)
        if start:
            if above is not None or self.mode in ("default", "first"):
                self.give_up()
            self._same(self.asked[0], key)
            self.asked = ()
        path = (key,) if above is None else (*above.path, key)
        self.busy = Part(self, above, path, default, start)
        return self.busy

    def put_default(self, above: Part | None, key: Any, default: Any) -> Part:
        """Take ``setdefault`` down."""
        if self.asked or (self.busy is not above and self.busy is not None):
            self.give_up()
        key = self.admitted_key(key)
        path = (key,) if above is None else (*above.path, key)
        self.busy = None
        self._default(path, default, True)
        part = Part(self, above, path, (), False)
        part.lasting = True
        return part

    def close(self, above: Part | None, key: Any, part: Part) -> None:
        """Store an element back that has been added to."""
        if part is not self.busy or part.above is not above or not part.code:
            self.give_up()
        self._same(part.path[-1], self.admitted_key(key))
        self.busy = None
        if part.code.startswith(("if", "keep")):  # ``max`` has kept the element
            self.give_up()
        self._entries.append((part.start + part.code, part.path, part.term, part.default))

    def _decide(self, part: Part, key: Any, value: Any) -> None:
        """Take down what is stored when an element has been compared with it."""
        if not part.code.startswith(("if", "keep")) or part.above is not None:
            self.give_up()
        self._same(part.path[-1], key)
        if value is not part.term:
            self._same(part.term, value)
        self.busy = None
        code = part.start + ("store " if self.storing else "") + part.code
        self._entries.append((code, part.path, part.term, part.default))

    def _default(self, path: Path, value: Any, may_be_new: bool) -> None:
        if is_immutable(value):
            self._entries.append(("default", path, value, ()))
            return
        kind = type(value).__name__
        new = may_be_new and MAKERS.get(kind) is type(value) and not value
        if not new or getattr(value, "maxlen", None) is not None:
            self.give_up("what is stored for an element that is not there can change later")
        self._entries.append(("make", path, kind, ()))

    def log_entry(self, code: str, path: Path, term: Any) -> None:
        """Take down what needs no old value."""
        if self.asked:
            self.give_up()
        self._entries.append((code, path, term, ()))

    # ------------------------------------------------------------------ what may be taken down

    def give_up(self, reason: str = "a collected container is read") -> Any:
        """Refuse a use that cannot be taken down; no ``except`` of the kernel's hides it."""
        self.failure = reason
        raise Unrecordable(reason)

    def _same(self, known: Any, again: Any) -> None:
        if known is not again and not (type(known) is type(again) and is_immutable(again) and _is_same(known, again)):
            self.give_up()

    def admitted_key(self, key: Any) -> Any:
        """Return a key as it is taken down."""
        kind = type(key)
        if kind is slice or (is_array(self._target) and not _is_position(key)):
            return self.give_up("a part of a collected container is used")
        if kind in PLAIN or is_immutable(key):
            return key
        return self.give_up("a key can change later")

    def value(self, value: Any) -> Any:
        """Return an immutable value, or give up."""
        if type(value) in PLAIN:
            return value
        try:
            if is_immutable(admit(value)):
                return value
        except Unrecordable as error:
            return self.give_up(str(error))
        return self.give_up("an accumulated value can change later")

    def log(self) -> Log:
        """Return what has been taken down."""
        if self.failure or self.busy is not None or self.asked:
            raise Unrecordable(self.failure or "a collected container is read")
        if has_nan(key for entry in self._entries for key in entry[1]):
            raise Unrecordable("NaN as a key")
        if has_nan(term for code, _, term, _ in self._entries if code.endswith("add")):
            raise Unrecordable("NaN as an element of a set")
        return Log((("keyed", len(self._entries)),), self._entries)


def _is_position(key: Any) -> bool:
    parts = key if type(key) is tuple else (key,)
    return all(type(part) is int or issubclass(type(part), numpy().integer) for part in parts)


def _is_same(known: Any, again: Any) -> bool:
    return bool(known == again) and repr(known) == repr(again)


class Part:
    """An element of a container that the kernel uses."""

    __slots__ = ("above", "code", "default", "lasting", "owner", "path", "start", "term")

    # NumPy's scalars and arrays leave the operation to this class.
    __array_ufunc__ = None

    def __init__(self, owner: Keyed, above: Part | None, path: Path, default: tuple[Any, ...], start: bool) -> None:
        self.owner = owner
        self.above = above
        self.path = path
        self.default = default
        self.start = "start " if start else ""
        self.code = ""
        self.term: Any = None
        self.lasting = False
        """True for what ``setdefault`` gives: it has been taken down already."""

    def _use(self) -> Keyed:
        owner = self.owner
        if self.code or not (owner.busy is self or (self.lasting and owner.busy is None)):
            owner.give_up()
        return owner

    def __getitem__(self, key: Any) -> Part:
        if self.start or self.default:
            self.owner.give_up()
        return self._use().open(self, key, ())

    def setdefault(self, key: Any, default: Any = None) -> Part:
        """Store an element of the element if it is not there."""
        if self.start or self.default:
            self.owner.give_up()
        return self._use().put_default(self, key, default)

    def __setitem__(self, key: Any, value: Any) -> None:
        owner = self.owner
        if type(value) is Part:
            owner.close(self, key, value)
            return
        if self.start or self.default:
            owner.give_up()
        self._use()
        key = owner.admitted_key(key)
        owner.busy = None
        owner.log_entry("set", (*self.path, key), owner.value(value))

    def append(self, value: Any) -> None:
        """Append to a list or deque."""
        self._grow("append", value)

    def appendleft(self, value: Any) -> None:
        """Append to the left of a deque."""
        self._grow("appendleft", value)

    def add(self, value: Any) -> None:
        """Add to a set."""
        if not is_immutable(value):
            self.owner.give_up("an element of a set can change later")
        self._grow("add", value)

    def extend(self, values: Any) -> None:
        """Append what a sequence holds to a list or deque."""
        if type(values) not in (list, tuple, str, range, set, dict):
            self.owner.give_up()
        self._grow("extend", tuple(values))

    def _grow(self, code: str, value: Any) -> None:
        if self.default or (self.start and code in ("extend", "appendleft")):
            self.owner.give_up()
        owner = self._use()
        owner.busy = None
        owner.log_entry(self.start + code, self.path, value)

    def _operate(self, code: str, term: Any) -> Part:
        if self._use().busy is not self or (self.start and code != "+="):
            self.owner.give_up()
        self.term = self.owner.value(term)
        self.code = code
        return self

    def _compare(self, question: str, term: Any) -> bool:
        """Take a comparison down, and answer so that the term is what is stored."""
        owner = self._use()
        if owner.busy is not self or not owner.replacing:
            owner.give_up()
        replaces = question in owner.replacing
        if not replaces and not owner.storing:
            owner.give_up()
        self.term = owner.value(term)
        self.code = f"if {question}" if replaces else f"keep {question}"
        return replaces

    def __lt__(self, term: Any) -> bool:
        return self._compare("<", term)

    def __le__(self, term: Any) -> bool:
        return self._compare("<=", term)

    def __gt__(self, term: Any) -> bool:
        return self._compare(">", term)

    def __ge__(self, term: Any) -> bool:
        return self._compare(">=", term)

    def _refused(self, *_: Any) -> Any:
        return self.owner.give_up()

    __bool__ = __len__ = __iter__ = __contains__ = __eq__ = __ne__ = __call__ = _refused
    __str__ = __repr__ = __format__ = __int__ = __float__ = __index__ = __hash__ = _refused


def _operation(code: str) -> Callable[[Part, Any], Part]:
    return lambda part, term: part._operate(code, term)


for _sign, _name in {"+": "add", "-": "sub", "*": "mul", "&": "and", "|": "or", "^": "xor"}.items():
    setattr(Part, f"__i{_name}__", _operation(f"{_sign}="))
    setattr(Part, f"__{_name}__", _operation(_sign))
    setattr(Part, f"__r{_name}__", _operation("r" + _sign))
assert set(BINARY) == {"+", "-", "*", "&", "|", "^"}


def parts_of(target: Any, most: int) -> list[Any] | None:
    """Return the containers below one, the one itself left out; None where there are more than ``most``."""
    found: dict[int, Any] = {id(target): target}
    waiting = [target]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind not in (list, tuple, deque) and not issubclass(kind, dict):
            continue
        items = value.values() if issubclass(kind, dict) else value
        most -= len(value) // 16 + 1
        for item in items:
            if type(item) in _CONTAINERS and id(item) not in found:
                found[id(item)] = item
                waiting.append(item)
                most -= 1
        if most < 0:
            return None
    del found[id(target)]
    return [value for value in found.values() if type(value) is not tuple]


_CONTAINERS = frozenset({list, tuple, set, dict, Counter, defaultdict, deque})
