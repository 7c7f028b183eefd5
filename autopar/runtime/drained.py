"""Loops over iterators: their items are drawn into lists ahead of the iterations, and those are cut.

The loop begins serially, asking for one item after the other. Then windows of items are drawn, each worth some time of
work, so that memory holds and a run comes to no more items than it soon needs. What drawing raises or warns of is kept
until the iterations before it have run.
"""

from __future__ import annotations

import ast
import dis
import sys
import warnings
from collections.abc import Callable, Iterator
from itertools import count, islice
from operator import itemgetter
from time import perf_counter
from types import CodeType, FunctionType, TracebackType
from typing import Any

from autopar.runtime import cost
from autopar.runtime.guards.iterators import failed_iterator, runs_function
from autopar.runtime.kernel import Kernel
from autopar.runtime.loops import Run
from autopar.runtime.outline import Shape
from autopar.runtime.space import EnumerateSpace, SequenceSpace
from autopar.runtime.state import STATE
from autopar.runtime.values import is_immutable

FIRST, LARGEST = 0.2, 4.0
"""Seconds of work that the first window of items holds, and the largest one."""

MEMORY = 1 << 28
"""Bytes that the items of a window may take, by the size of the first of them."""

_first = itemgetter(0)


class Stream:
    """What a loop runs over, and how far it has been asked."""

    def __init__(self, iterable: Any) -> None:
        self.start: int | None = None
        self.inner = 0
        self._source: Iterator[Any] = iter(iterable)
        if type(iterable) is enumerate:
            parts: Any = iterable.__reduce__()
            self._source, self.start = parts[1]
            self.inner = id(self._source)
        self.taken = 0
        self.ended = False
        self.failure: BaseException | None = None
        self.late = False
        self.opaque = False
        self.shown: list[tuple[Any, ...]] = []

    def pass_on(self, most: int | None) -> Iterator[Any]:
        """Hand up to so many items out as they are asked for; `passed` tells how many were."""
        self._count = count()
        self._most = most
        items = map(_first, zip(islice(self._source, most), self._count, strict=False))
        return items if self.start is None else enumerate(items, self.start + self.taken)

    def passed(self) -> int:
        """Return how many items were asked for since, and note them."""
        number = next(self._count)
        self.taken += number
        self.ended = self._most is None or number < self._most
        return number

    def draw(self, most: int, ask: Callable[..., bool], cautious: bool = False) -> list[Any]:
        """Draw up to so many items ahead; what goes wrong or is warned of ends it, and is kept.

        ``late`` says then that the last item came with a warning: it must be shown before its iteration. Where
        ``cautious``, ``opaque`` says that the last item is one that a generator may go on changing, or the loop behind
        the generator's back: nothing more may be drawn before its iteration has run.
        """
        items: list[Any] = []
        size = 0

        def take(item: Any) -> bool:
            nonlocal size
            items.append(item)
            size += sys.getsizeof(item, 64)
            self.opaque = cautious and not is_immutable(item)
            return bool(self.shown) or size > MEMORY or self.opaque

        before = warnings.showwarning
        warnings.showwarning = lambda *message: self.shown.append(message)
        try:
            stopped = ask(islice(self._source, most), take)
            self.late = stopped and (self.opaque or bool(self.shown))
            self.ended = not stopped and len(items) < most
        except Exception as error:
            trace = error.__traceback__
            for _ in range(2):  # this frame and the one that asks: the kernel's own comes in their place
                trace = trace.tb_next if trace is not None else None
            error.__traceback__ = trace
            self.failure = error
            self.late = False
            self.ended = True
        finally:
            warnings.showwarning = before
        self.taken += len(items)
        return items


def asker(function: FunctionType) -> Callable[..., bool]:
    """Return a function that asks for one item after the other, at the place in the program where the kernel does.

    What is warned of there, by code that has no frame of its own, bears the line of the loop.
    """
    code = _iterating(function.__code__) or function.__code__
    lines = (i.positions.lineno for i in dis.get_instructions(code) if i.opname == "FOR_ITER" and i.positions)
    line = next((n for n in lines if n is not None), code.co_firstlineno)
    tree = ast.parse(_ASKING)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.expr | ast.arg):
            node.lineno = node.end_lineno = line
    compiled = compile(tree, code.co_filename, "exec", dont_inherit=True)
    inner = next(c for c in compiled.co_consts if isinstance(c, CodeType))
    return FunctionType(inner.replace(co_name=code.co_name, co_qualname=code.co_qualname), function.__globals__)


_ASKING = """\
def ask(items, take):
    for item in items:
        if take(item):
            return True
    return False
"""


def _iterating(code: CodeType) -> CodeType | None:
    """Return the code that holds the loop: a comprehension may have one of its own."""
    if any(i.opname == "FOR_ITER" for i in dis.get_instructions(code)):
        return code
    inner = (_iterating(c) for c in code.co_consts if isinstance(c, CodeType))
    return next((c for c in inner if c is not None), None)


class _Raising:
    """Raises what was raised when the next item was drawn."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        raise self._error


def _without_raising(trace: TracebackType | None) -> TracebackType | None:
    """Leave the frame of `_Raising` out of a traceback."""
    if trace is None:
        return None
    rest = _without_raising(trace.tb_next)
    if trace.tb_frame.f_code is _Raising.__next__.__code__:
        return rest
    return TracebackType(rest, trace.tb_frame, trace.tb_lasti, trace.tb_lineno)


class DrainedRun(Run):
    """One call of a kernel over an iterator."""

    def __init__(self, kernel: Kernel, shape: Shape, operands: tuple[Any, ...]) -> None:
        super().__init__(kernel, shape, SequenceSpace(()), operands)
        self._stream = Stream(operands[0])
        self._seconds = FIRST
        self._ask = asker(kernel.function)
        self._cautious = runs_function(operands[0])

    def whole(self) -> Any:
        """Run everything; return what the kernel returns."""
        stream = self._stream
        begin = perf_counter()
        if not STATE.config.force:
            self._begin()
        if not stream.ended:
            reason = self._obstacle_to_drawing()
            if reason:
                self.kernel.history.refuse(reason)
                self.run_piece((stream.pass_on(None), *self.values))
                stream.ended = True
        while not (stream.ended or stream.opaque):
            self._window()
        if not stream.ended:
            self.run_piece((stream.pass_on(None), *self.values))
        self.kernel.learn(perf_counter() - begin, 1)  # how long the next one will be is not known
        return self.result()

    def _begin(self) -> None:
        """Run growing pieces, each item drawn when it is asked for, until it seems worth while to draw some ahead."""
        stream, size, spent = self._stream, 1, 0.0
        while not stream.ended:
            begin = perf_counter()
            self.run_piece((stream.pass_on(size), *self.values))
            done = stream.passed()
            elapsed = perf_counter() - begin
            spent += elapsed
            self.rate = elapsed / max(1, done)
            if spent >= cost.BEGINNING:
                return
            size *= 2

    def _obstacle_to_drawing(self) -> str:
        spec = self.kernel.spec
        split = spec.first or spec.cuts
        if spec.steps or spec.carries or spec.scans or spec.draws or spec.prints or split or spec.follows:
            return "the loop runs over an iterator"
        return failed_iterator(self.kernel, self.shape.names, self.values, self.original[0], self._stream.inner)

    def _window(self) -> None:
        """Draw a window of items and run it; then comes what drawing the next one has brought."""
        stream = self._stream
        most = sys.maxsize if STATE.config.force else max(2, int(self._seconds / (self.rate + 1e-9)))
        begin, at = perf_counter(), stream.taken
        items = stream.draw(most, self._ask, self._cautious)
        drawing = (perf_counter() - begin) / max(1, len(items))
        last = [items.pop()] if stream.late else []
        self._run_items(items, at, drawing)
        shown, stream.shown = stream.shown, []
        for message in shown:
            warnings.showwarning(*message)
        if last:
            self._run_items(last, at + len(items), drawing, alone=stream.opaque)
        if stream.failure is not None:
            self._raise(stream.failure)
        self._seconds = min(LARGEST, 2 * self._seconds)

    def _raise(self, error: BaseException) -> None:
        """Let the kernel meet what was raised when its next item was drawn."""
        try:
            self.run_piece((_Raising(error), *self.values))
        except BaseException as raised:
            raised.__traceback__ = _without_raising(raised.__traceback__)
            raise

    def _run_items(self, items: list[Any], at: int, drawing: float, alone: bool = False) -> None:
        inner = SequenceSpace(items)
        start = self._stream.start
        self.space = inner if start is None else EnumerateSpace(inner, start + at)
        self.position, self.trips = 0, len(items)
        self.rate = max(self.rate - drawing, 1e-9)
        if not items:
            self.run_piece((*self.space.arguments(0, 0), *self.values))
        worth = not alone and (STATE.config.force or self.worthwhile())
        while self.position < self.trips:
            if self._unset():
                self.advance(self.position + 1)
            elif not worth or not self.parallel():
                self.advance(self.trips)
        self.rate += drawing
