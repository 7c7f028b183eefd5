"""Kernels: the loop bodies that the rewrite has put into functions, and the decorators that say what they do."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from math import isqrt
from time import perf_counter
from types import CodeType, FunctionType, TracebackType
from typing import Any, Unpack

from autopar.config import Config
from autopar.runtime.events import History, register
from autopar.runtime.space import quick_length
from autopar.runtime.state import STATE
from autopar.runtime.tracebacks import trim
from autopar.runtime.used_up import used_up
from autopar.runtime.values import is_array
from autopar.spec import BodyKeywords, CountingKeywords, ElementKeywords, LoopKind, LoopSpec

TINY = 1e-4
"""Loops that will take less than this many seconds are called at once, without a look."""

SEARCH = 500
"""Loops that may be left early are, if they take less than so many times `TINY` to their end: most are left before."""


class _Unbound:
    """The type of `UNBOUND`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "autopar.UNBOUND"

    def __reduce__(self) -> str:
        return "UNBOUND"


UNBOUND = _Unbound()
"""What a kernel returns for a variable that its loop never assigned, because it made no trip."""


class Kernel:
    """A loop body over a chunk of its iteration space; called with the whole iterable it does what the loop did.

    ``function`` is the plain function: over the whole iterable it is the serial program. ``spec`` says what it reads,
    writes and reduces, ``history`` what its calls did so far.
    """

    def __init__(self, function: FunctionType, spec: LoopSpec) -> None:
        if spec.kind is LoopKind.SET:
            function.__code__ = _named_as_set(function.__code__)
        functools.update_wrapper(self, function)
        self.function = function
        self.spec = spec
        code = function.__code__
        self.history = History(function.__qualname__, function.__module__, code.co_filename, code.co_firstlineno)
        self._rate = float("inf")
        self._patience = SEARCH if spec.breaks else 1
        self._plain: Callable[..., Any] = function
        if spec.blas or spec.kind is LoopKind.SET:
            self._plain = functools.partial(_indirect, self)
        elif spec.folded:
            self._plain = functools.partial(_used_up, function)
        register(self.history)
        _kernels.append(self)

    def __call__(self, *operands: Any) -> Any:
        try:
            if STATE.direct:
                return self._plain(*operands)
            length = self._trips(operands)
            if 0 < length * self._rate < TINY * self._patience:
                begin = perf_counter()
                result = self._plain(*operands)
                rate = (perf_counter() - begin) / length
                if rate > self._rate or self._patience == 1:  # else how many iterations it made is not known
                    self._rate = rate
                return result
            return _run(self, operands)
        except BaseException as error:
            trim(error)
            raise

    def _trips(self, operands: tuple[Any, ...]) -> int:
        iterable = operands[0]
        try:
            return len(iterable) if type(iterable) in _SIZED else quick_length(iterable)
        except OverflowError:  # a range that is longer than an index can tell
            return -1

    def learn(self, seconds: float, iterations: int) -> None:
        """Remember how long iterations take."""
        if iterations > 0:
            self._rate = self.history.rate = seconds / iterations

    @property
    def plain(self) -> Callable[..., Any]:
        """The serial program: `function`, with what its kind and BLAS need around it."""
        return self._plain


def _named_as_set(code: CodeType) -> CodeType:
    """Name the kernel's list comprehension as the set comprehension that it stands for, for tracebacks."""
    constants = tuple(
        constant.replace(co_name="<setcomp>", co_qualname=constant.co_qualname.replace("<listcomp>", "<setcomp>"))
        if isinstance(constant, CodeType) and constant.co_name == "<listcomp>"
        else constant
        for constant in code.co_consts
    )
    return code.replace(co_consts=constants)


_kernels: list[Kernel] = []


def configure(config: Config) -> None:
    """Set how loops run from now on: backend, workers, exactness; what was known of their speed is forgotten."""
    STATE.configure(config)
    for kernel in _kernels:
        kernel._rate = kernel.history.rate = float("inf")


class CountingKernel(Kernel):
    """A counting ``while`` loop: called with counter and stop in the place of the iterable."""

    def _trips(self, operands: tuple[Any, ...]) -> int:
        counter, stop = operands[0], operands[1]
        if type(counter) is int and type(stop) is int:
            if self.spec.squared:
                stop = isqrt(max(stop, 0)) + 1
            return (stop - counter) // self.spec.step
        return -1


class DrainingKernel(Kernel):
    """A loop over an iterator, which does not say how long it is: its time is counted by the call."""

    def _trips(self, operands: tuple[Any, ...]) -> int:
        return 1


class FoldedKernel(Kernel):
    """A generator whose items are used as they are made: using one may fail before a later one cannot be made."""

    def __call__(self, *operands: Any) -> Any:
        lasting = type(operands[0]) in _LASTING or is_array(operands[0])
        if not lasting and hasattr(operands[0], "__next__") and quick_length(operands[0]) < 0:
            return self._one_by_one(*operands)  # it cannot be cut
        try:
            return super().__call__(*operands)
        except Exception as error:
            again = lasting and not self.spec.draws and not self.spec.prints
            return self._one_by_one(*operands) if again else self._raising(error)

    def _one_by_one(self, iterable: Iterable[Any], *rest: Any) -> Iterator[Any]:
        for item in iterable:
            try:
                yield from self.function((item,), *rest)
            except Exception as error:
                error.__traceback__ = self._behind(error.__traceback__)
                raise

    def _raising(self, error: Exception) -> Iterator[Any]:
        """Yield nothing: what was raised is raised where the first item is asked for."""
        raise error.with_traceback(self._behind(error.__traceback__))
        yield

    def _behind(self, trace: TracebackType | None) -> TracebackType | None:
        """Return a traceback from behind the kernel's own frame, in whose place the generator's stands."""
        own = self.function.__code__
        inner = trace
        while inner is not None and inner.tb_frame.f_code not in (own, *own.co_consts):
            inner = inner.tb_next
        if inner is not None and inner.tb_frame.f_code is own:
            return inner.tb_next or inner
        return inner or trace


_LASTING: frozenset[type] = frozenset(
    {range, list, tuple, dict, str, bytes, set, frozenset, type({}.keys()), type({}.values()), type({}.items())}
)
"""What may be run over twice."""

_SIZED: frozenset[type] = frozenset({range, list, tuple, dict, str, bytes})


def _run(kernel: Kernel, operands: tuple[Any, ...]) -> Any:
    """Run a loop that is not tiny; imported late, for a script may define kernels and call none."""
    global _run
    from autopar.runtime.loops import run

    _run = run
    return run(kernel, operands)


def _used_up(function: FunctionType, *operands: Any) -> Any:
    return used_up(function(*operands))


def _indirect(kernel: Kernel, *operands: Any) -> Any:
    from autopar.runtime.loops import run_as_written

    return run_as_written(kernel, operands)


Decorator = Callable[[Callable[..., Any]], Kernel]


def _decorator(spec: LoopSpec) -> Decorator:
    def decorate(function: Callable[..., Any]) -> Kernel:
        if not isinstance(function, FunctionType):
            raise TypeError(f"a kernel is a plain function, not {function!r}")
        if spec.kind is LoopKind.WHILE:
            return CountingKernel(function, spec)
        kind = DrainingKernel if spec.drains else FoldedKernel if spec.folded else Kernel
        return kind(function, spec)

    return decorate


def parallel_for(**keywords: Unpack[BodyKeywords]) -> Decorator:
    """Make a function over a chunk the kernel of a ``for`` loop; `autopar.spec.LoopSpec` explains the keywords.

    Raises
    ------
    autopar.spec.SpecError
        When the keywords are none that a ``for`` loop can have, or an access is misspelled.
    """
    return _decorator(LoopSpec.from_keywords(LoopKind.FOR, **keywords))


def parallel_while(**keywords: Unpack[CountingKeywords]) -> Decorator:
    """Make a function over counter and stop the kernel of a counting ``while`` loop.

    Raises
    ------
    autopar.spec.SpecError
        When an access is misspelled or the step is no int other than 0.
    """
    return _decorator(LoopSpec.from_keywords(LoopKind.WHILE, **keywords))


def parallel_list(**keywords: Unpack[ElementKeywords]) -> Decorator:
    """Make a function that returns the list of a chunk the kernel of a list comprehension or generator expression."""
    return _decorator(LoopSpec.from_keywords(LoopKind.LIST, **keywords))


def parallel_set(**keywords: Unpack[ElementKeywords]) -> Decorator:
    """Make a function that returns the list of a chunk's elements the kernel of a set comprehension."""
    return _decorator(LoopSpec.from_keywords(LoopKind.SET, **keywords))


def parallel_dict(**keywords: Unpack[ElementKeywords]) -> Decorator:
    """Make a function that returns the dict of a chunk the kernel of a dict comprehension."""
    return _decorator(LoopSpec.from_keywords(LoopKind.DICT, **keywords))


def parallel_any(**keywords: Unpack[ElementKeywords]) -> Decorator:
    """Make a function that says whether any item of a chunk is true the kernel of ``any`` over a generator."""
    return _decorator(LoopSpec.from_keywords(LoopKind.ANY, **keywords))


def parallel_all(**keywords: Unpack[ElementKeywords]) -> Decorator:
    """Make a function that says whether all items of a chunk are true the kernel of ``all`` over a generator."""
    return _decorator(LoopSpec.from_keywords(LoopKind.ALL, **keywords))


def parallel_next(**keywords: Unpack[ElementKeywords]) -> Decorator:
    """Make a function that returns the first item of a chunk, or else its second argument, the kernel of ``next``."""
    return _decorator(LoopSpec.from_keywords(LoopKind.NEXT, **keywords))
