"""Brings the logs of all chunks together in iteration order, on scratch.

Until `Fold.commit` nothing of the user's changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial, reduce
from itertools import islice, repeat
from typing import Any

from autopar.runtime.augmented import IN_PLACE as CHANGED
from autopar.runtime.augmented import added_to
from autopar.runtime.caught import Caught
from autopar.runtime.dict_arrays import DictArrays
from autopar.runtime.executors import Abandoned, ChunkResult, Job, Log
from autopar.runtime.followers import Turn
from autopar.runtime.keyed_fold import KeyedFold
from autopar.runtime.memos import Kept
from autopar.runtime.once import GuardedFold, OnceFold
from autopar.runtime.printed import Entry
from autopar.runtime.recorders import ASKED, FOLDS, IN_PLACE, INTEGER, REAL
from autopar.runtime.replay import Scratch, TapeFold
from autopar.runtime.values import identical, is_array, is_immutable, numpy
from autopar.spec import LoopKind

Commit = Callable[[], None]


class ValueFold:
    """The value of one reduction variable, from what it was when the parallel part began."""

    def __init__(self, start: Any) -> None:
        self._start = start
        self._value = start
        self._scratch: Any = None

    def add(self, log: Log) -> None:
        """Apply the next chunk's operations."""
        terms = iter(log.terms)
        for code, count in log.runs:
            if code.startswith("exact "):
                code = code[6:]
                known = REAL if code[0] in "ik" else INTEGER
                if type(self._value) not in known:
                    raise Abandoned("a reduction variable changes its type during the loop")
            if code in IN_PLACE and not is_immutable(self._value):
                self._own()
            operation = FOLDS.get(code) or _ufunc(code)
            self._value = reduce(operation, islice(terms, count), self._value)

    def _own(self) -> None:
        """Before a change in place: the user's array stays as it is, a copy takes the change."""
        if not is_array(self._value):
            raise Abandoned("a reduction variable is changed in place")
        if self._value is self._start:
            self._scratch = self._value = self._start.copy(order="K")

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the variable's value and what must be copied back into the user's array."""
        if self._scratch is None:
            return self._value, []
        value = self._start if self._value is self._scratch else self._value
        return value, [partial(numpy().copyto, self._start, self._scratch)]


def _ufunc(code: str) -> Callable[[Any, Any], Any]:
    name = code.removeprefix("np.")
    np = numpy()
    if hasattr(np, name):
        ufunc = getattr(np, name)
        return lambda value, term: ufunc(value, term)
    ufunc = getattr(np, name.removeprefix("r"))
    return lambda value, term: ufunc(term, value)


class FollowedFold(ValueFold):
    """A minimum or maximum that other variables follow: notes the last chunk that has replaced it.

    Parameters
    ----------
    first
        One that is compared before it in each iteration: only where that is not replaced is this one compared.
    """

    def __init__(self, start: Any, first: FollowedFold | None = None) -> None:
        super().__init__(start)
        self._chunk = -1
        self._first = first
        self._before = start
        self._replaced: list[bool] = []
        self.turn: tuple[int, Any, Any] | None = None
        """The last chunk that has replaced it, its value before, and that of what is compared first."""

    def add(self, log: Log) -> None:
        """Apply the next chunk's comparisons."""
        self._chunk += 1
        self._before = self._value
        skipped = self._skipped(len(log.terms))
        self._replaced = []
        terms = iter(log.terms)
        for code, count in log.runs:
            exact = code.startswith("exact ")
            code = code.removeprefix("exact ")
            keeps = code.startswith("keep")
            question = ASKED.get(code.replace("keep", "if"))
            if question is None or (exact and type(self._value) not in REAL):
                raise Abandoned("a minimum or maximum with a follower changes in another way")
            for term in islice(terms, count):
                if next(skipped):
                    continue
                replaced = bool(question(self._value, term)) is not keeps
                self._replaced.append(replaced)
                if replaced:
                    self._value = term
        if any(self._replaced):
            self.turn = self._chunk, self._before, None if self._first is None else self._first._before

    def _skipped(self, count: int) -> Iterator[bool]:
        """Tell comparison by comparison whether the program does not come to it."""
        if self._first is None:
            return repeat(False)
        if self._first._chunk != self._chunk or len(self._first._replaced) != count:
            raise Abandoned("two minima or maxima are not compared side by side")
        return iter(self._first._replaced)


class TruthFold:
    """An ``and`` or ``or`` reduction.

    Once it is decided, ``ok and x`` keeps its value, while ``x and ok`` goes on taking those that decide it anew.
    """

    def __init__(self, start: Any, absorbing: bool) -> None:
        self._value = start
        self._absorbing = absorbing
        self._code = ""
        self.decided = False

    def add(self, log: Log) -> None:
        """Take the next chunk's last value; ``same`` chunks left the variable as it was."""
        (code, _), *_ = log.runs
        if code == "same":
            return
        if self._code not in ("", code):
            raise Abandoned("an and or or is taken in two ways")
        self._code = code
        if self.decided and code == "first":
            return
        (self._value,) = log.terms
        self.decided = self.decided or bool(self._value) is self._absorbing

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the variable's value."""
        return self._value, []


class AppendFold:
    """A list or deque that is appended to."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._parts: list[Any] = []

    def add(self, log: Log) -> None:
        """Take the next chunk's elements."""
        self._parts.append(log.terms)

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the list and what appends to it."""
        return self._target, [partial(self._target.extend, part) for part in self._parts]


class AdditionFold(AppendFold):
    """A set that is added to, element by element, as iteration order depends on it."""

    def finish(self) -> tuple[Any, list[Commit]]:
        return self._target, [partial(_add_all, self._target, part) for part in self._parts]


def _add_all(target: set[Any], values: Iterable[Any]) -> None:
    for value in values:
        target.add(value)


class DictFold:
    """A dict whose elements are stored or accumulated into: changes gather in an overlay."""

    def __init__(self, target: Any, added_to: bool = False) -> None:
        self._target = target
        self._overlay: dict[Any, Any] = {}
        self._arrays = DictArrays(added_to)

    def add(self, log: Log) -> None:
        """Apply the next chunk's stores."""
        entries = iter(log.terms)
        overlay = self._overlay
        for code, count in log.runs:
            chunk = islice(entries, count)
            if code == "set":
                overlay.update(chunk)
                continue
            if code == CHANGED:
                for key, content in chunk:
                    self._arrays.put_into(self._target[key], content)
                continue
            exact = code.startswith("exact ")
            operation = FOLDS[code.removeprefix("exact ").removeprefix("get")]
            for key, term, *default in chunk:
                value = self._current(key, default)
                if exact and type(value) not in INTEGER:
                    raise Abandoned("an element changes its type during the loop")
                result = operation(value, term)
                overlay[key] = result if result is term else self._arrays.noted(result)

    def _current(self, key: Any, default: list[Any]) -> Any:
        if key in self._overlay:
            value = self._overlay[key]
        elif key in self._target:
            value = self._target[key]
        elif default:
            value = default[0]
        else:
            value = self._missing(key)
        return value if is_immutable(value) else self._arrays.scratch(value, key in self._overlay)

    def _missing(self, key: Any) -> Any:
        """What ``d[key]`` gives for a key that is not there: a defaultdict's factory, a Counter's zero."""
        factory = getattr(self._target, "default_factory", None)
        if factory is not None:
            return factory()
        missing = getattr(type(self._target), "__missing__", None)
        if missing is None:
            raise Abandoned("an element that is accumulated into is not there")
        return missing(self._target, key)

    def load(self, key: Any) -> Any:
        """Return an element that earlier iterations have stored, or that was there."""
        if key != key or (key not in self._overlay and key not in self._target):
            raise Abandoned("an element that is read is not there")
        value = self._current(key, [])
        if not is_immutable(value):
            raise Abandoned("an element that is read can be changed in place")
        return value

    def put(self, key: Any, value: Any) -> None:
        """Store an element."""
        if key != key:
            raise Abandoned("NaN as a key")
        self._overlay[key] = value

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the dict and what stores into it."""
        overlay = self._arrays.with_originals(self._overlay)
        return self._target, [partial(_store_all, self._target, overlay), *self._arrays.commits()]


def _store_all(target: dict[Any, Any], values: Mapping[Any, Any]) -> None:
    for key, value in values.items():
        target[key] = value


class ElementFold:
    """A list or array whose elements are stored or accumulated into, on a copy."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._scratch = target[:] if type(target) is list else target.copy(order="K")

    def add(self, log: Log) -> None:
        """Apply the next chunk's stores."""
        entries = iter(log.terms)
        scratch = self._scratch
        in_list = type(scratch) is list
        for code, count in log.runs:
            exact = code.startswith("exact ")
            operation = None if code == "set" else FOLDS[code.removeprefix("exact ")]
            for key, term in islice(entries, count):
                if operation is None:
                    scratch[key] = term
                    continue
                value = scratch[key]
                if in_list and not is_immutable(value):
                    raise Abandoned("an element that is accumulated into can be changed in place")
                scratch[key] = operation(_as_int(value) if exact else value, term)

    def load(self, key: Any) -> Any:
        """Return an element as earlier iterations have left it."""
        value = self._scratch[key]
        if not is_immutable(value):
            raise Abandoned("an element that is read can be changed in place")
        return value

    def put(self, key: Any, value: Any) -> None:
        """Store an element."""
        self._scratch[key] = value

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the container and what copies the changes into it."""
        if type(self._target) is list:
            return self._target, [partial(self._target.__setitem__, slice(None), self._scratch)]
        return self._target, [partial(numpy().copyto, self._target, self._scratch)]


def _as_int(value: Any) -> Any:
    """Return an element of a list or array of ints as an int, so that what was added up beforehand cannot wrap."""
    if type(value) in INTEGER:
        return value
    if isinstance(value, numpy().integer):
        return int(value)
    raise Abandoned("an element is no int")


class ListFold:
    """A list that is appended to or stored into: the first log says which."""

    def __init__(self, target: list[Any]) -> None:
        self._target = target
        self._fold: AppendFold | ElementFold | None = None

    def add(self, log: Log) -> None:
        """Hand the next chunk's log on."""
        if not log.runs or not log.terms:
            return
        wanted = AppendFold if log.runs[0][0] == "append" else ElementFold
        if self._fold is None:
            self._fold = wanted(self._target)
        elif type(self._fold) is not wanted:
            raise Abandoned("a list is appended to and stored into")
        self._fold.add(log)

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the list and what changes it."""
        return (self._target, []) if self._fold is None else self._fold.finish()


AnyFold = OnceFold | GuardedFold | KeyedFold | ValueFold | TruthFold | AppendFold | DictFold | ElementFold | ListFold


def _fold_for(job: Job, name: str, operator: str) -> AnyFold:
    start: Any = job.operand(name)
    mode = dict(job.spec.keyed).get(name, "")
    if mode == "once":
        return OnceFold(start)
    if mode and type(start) is not set:
        return KeyedFold(start)
    if operator in ("and", "or"):
        return TruthFold(start, operator == "or")
    if operator:
        followed = any(name in pair for pair in (*((best,) for _, best in job.spec.follows), *job.spec.elses))
        return FollowedFold(start) if followed else ValueFold(start)
    if type(start) is list:
        return ElementFold(start) if name in job.spec.scans else ListFold(start)
    if isinstance(start, set):
        return AdditionFold(start)
    if isinstance(start, dict):
        return DictFold(start, name in added_to(job))
    return ElementFold(start) if is_array(start) else AppendFold(start)


class Fold:
    """The ordered fold of one job: chunks are taken in any order and applied in theirs."""

    def __init__(self, job: Job) -> None:
        self._job = job
        reduces = [(n, o) for n, o in job.spec.reduces if n not in job.spec.scans]
        roles = (*reduces, *((name, "") for name in job.spec.collects))
        guards = {n: m.removeprefix("once ") for n, m in job.spec.keyed if m.startswith("once ")}
        self._folds = {name: _fold_for(job, name, operator) for name, operator in roles if name not in guards}
        for name, first in job.spec.elses:
            ahead: Any = self._folds[first]
            self._folds[name] = FollowedFold(job.operand(name), ahead)
        for name, guard in guards.items():
            once: Any = self._folds[guard]
            self._folds[name] = GuardedFold(job.operand(name), once)
        self._tape = self._tape_of(job) if job.spec.scans else None
        self.kept = tuple(map(Kept, job.memos))
        self._waiting: dict[int, ChunkResult] = {}
        self._next = 0
        self.elements: list[Any] = []
        self.live_outs: tuple[object, ...] = ()
        self.lasts: dict[str, object] = {}
        self.carried: dict[str, Any] = {}
        self.followed: dict[str, Any] = {}
        self.warnings: list[Caught] = []
        self.printed: list[Entry] = []
        self.seconds = 0.0
        self.flags: set[object] = set()
        self.halves: dict[str, int] = {}
        self.privates: dict[str, bytes] = {}

    def _tape_of(self, job: Job) -> TapeFold:
        scanned = {name: job.operand(name) for name, _ in job.spec.reduces if name in job.spec.scans}
        scratch: dict[str, Scratch] = {}
        for name in job.spec.scans:
            fold = self._folds.get(name)
            if isinstance(fold, DictFold | ElementFold):
                scratch[name] = fold
            elif fold is not None:
                raise Abandoned(f"{name} has no elements that could be read")
        return TapeFold(scanned, scratch, _ufunc)

    @property
    def done(self) -> int:
        """Number of chunks applied so far."""
        return self._next

    def take(self, result: ChunkResult) -> int:
        """Take one chunk's result and return how many have come.

        Raises `Abandoned` when it cannot be applied as the serial loop would have.
        """
        self._waiting[result.index] = result
        while (ready := self._waiting.pop(self._next, None)) is not None:
            self._next += 1
            self._apply(ready)
        return self._next + len(self._waiting)

    def _apply(self, result: ChunkResult) -> None:
        if self._job.forecast is not None:
            self._hand_on(result)
        try:
            with _strict(self._job):
                if self._tape is not None and "" in result.logs:
                    self._tape.add(result.logs[""])
                for name, log in result.logs.items():
                    if name:
                        self._folds[name].add(log if self._tape is None else self._tape.plain(log))
        except Abandoned:
            raise
        except Exception as error:
            raise Abandoned(f"{type(error).__name__} while results are combined") from error
        if result.warnings and (self._job.spec.follows or self._job.spec.elses or self._job.spec.carries):
            raise Abandoned("warnings in an iteration of which a part may have to be run again")
        if result.warnings and any(mode != "parts" for _, mode in self._job.spec.keyed):
            raise Abandoned("warnings in an iteration of which a part may not have to be run")
        told = result.warnings or result.printed
        if told and any(isinstance(f, TruthFold) and f.decided for f in self._folds.values()):
            raise Abandoned("warnings or output after an and or or has been decided")
        if result.warnings and self.kept:
            raise Abandoned("warnings in a function that may not have to be called")
        for kept, added in zip(self.kept, result.memos, strict=False):
            if reason := kept.take(added):
                raise Abandoned(reason)
        self.warnings.extend(result.warnings)
        self.printed.extend(result.printed)
        if self.warnings and self.printed:
            raise Abandoned("warnings come between what is printed")
        self.seconds += result.seconds
        self.flags |= set(result.flags)
        self.halves.update(result.halves)
        self.privates.update(result.privates)
        if self._job.spec.kind in (LoopKind.LIST, LoopKind.SET, LoopKind.DICT):
            self.elements.append(result.elements)
        final = self._tape.resolved if self._tape is not None else _same
        self.lasts.update({name: final(value) for name, value in result.lasts.items()})
        if result.live_outs:
            self.live_outs = tuple(map(final, result.live_outs))

    def _hand_on(self, result: ChunkResult) -> None:
        """Hold a chunk that began with a forecast to what the one before it has handed on."""
        if result.index and not identical(self._ended, result.begun):
            raise Abandoned("a forecast has failed")
        if result.warnings:
            raise Abandoned("warnings in an iteration that may be run ahead of its time")
        self._ended = result.ended

    _ended: tuple[object, ...] = ()

    @property
    def turns(self) -> dict[str, Turn | None]:
        """Minima and maxima with followers: the last chunk that has replaced each, and the values before."""
        firsts = dict(self._job.spec.elses)
        found: dict[str, Turn | None] = {}
        for name in dict.fromkeys(best for _, best in self._job.spec.follows):
            fold: Any = self._folds[name]
            found[name] = None
            if fold.turn is not None:
                index, before, ahead = fold.turn
                found[name] = index, {name: before, **({firsts[name]: ahead} if name in firsts else {})}
        return found

    def finish(self, only: Collection[str] | None = None) -> tuple[dict[str, Any], list[Commit]]:
        """Return the values of reduced and collected names, and the commits that change the user's containers.

        With ``only`` those of some names; that may be asked for first.
        """
        values: dict[str, Any] = {}
        commits: list[Commit] = []
        for name, fold in self._folds.items():
            if only is not None and name not in only:
                continue
            values[name], more = fold.finish()
            commits.extend(more)
        if self._tape is not None and only is None:
            values.update(self._tape.current)
        return values, commits


def _same(value: Any) -> Any:
    return value


def _strict(job: Job) -> AbstractContextManager[Any]:
    """Turn NumPy's floating-point warnings into exceptions.

    The serial loop would have shown them at the user's line.
    """
    np = numpy()
    if np is None:
        return nullcontext()
    kinds = {kind: "ignore" if how == "ignore" else "raise" for kind, how in np.geterr().items()}
    return np.errstate(**kinds)  # type: ignore[no-any-return]
