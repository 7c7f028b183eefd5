"""Runs one call of a case as written or as rewritten, and tells the two outcomes apart."""

from __future__ import annotations

import ast
import contextlib
import decimal
import functools
import gc
import importlib
import io
import itertools
import linecache
import random
import re
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields, replace
from types import CodeType
from typing import Any
from unittest import mock

import numpy as np

import autopar
from autopar.api import Transformed, transform_source
from autopar.config import Config
from autopar.hook.compiling import compile_transformed
from autopar.hook.tracebacks import clean
from autopar.runtime import Kernel, configure, cost, events
from tests.differential.case import Call, Case
from tests.differential.portrait import Portrait

_SERIAL = itertools.count()
_REGISTERED: list[Any] = importlib.import_module("autopar.runtime.events")._histories


@dataclass(frozen=True, slots=True)
class Program:
    """A module's text, and the code that runs in its place: a function of the file name."""

    source: str
    compiled: Callable[[str], CodeType]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one run showed or left behind, in portraits."""

    result: object
    arguments: object
    globals: dict[str, object]
    output: str
    warnings: object
    exception: object
    lines: object
    state: object
    died: bool = False
    parallel: bool = False
    reasons: tuple[str, ...] = ()

    def differences(self, other: Outcome, besides: Collection[str] = ()) -> list[str]:
        """Return one line per part in which the two differ."""
        names = [f.name for f in fields(self) if f.name not in ("died", "parallel", "reasons", *besides)]
        return [
            f"{name}:\n  plain     {getattr(self, name)}\n  rewritten {getattr(other, name)}"
            for name in names
            if getattr(self, name) != getattr(other, name)
        ]


def plain(source: str) -> Program:
    """Return the program as it was written."""
    return Program(source, lambda filename: compile(source, filename, "exec", dont_inherit=True))


@functools.cache
def transformed(source: str) -> Transformed:
    """Return the rewritten text for a source."""
    return transform_source(source, filename="case.py")


def hooked(source: str) -> Program:
    """Return the rewritten program as the import hook compiles it: with the lines of the original."""
    return Program(source, lambda filename: compile_transformed(transformed(source), source, filename))


def rewritten(source: str) -> Program:
    """Return the rewritten program as ``autopar transform`` prints it: a text like any other."""
    return plain(transformed(source).code)


def compare(case: Case, call: Call, backend: str, *, text: bool = False) -> tuple[list[str], Outcome]:
    """Run ``call`` both ways; return the differences and the rewritten run's outcome.

    A backend spelled ``"threads begun"`` is taken as in real life: after a few iterations that have run serially, and
    with several iterations in a chunk.
    ``text`` takes the rewritten source for what it is, so that line numbers have nothing to say.
    """
    before = run(plain(case.source), call, Config(disable=True))
    program = rewritten(case.source) if text else hooked(case.source)
    backend, _, begun = backend.partition(" ")
    with _threads_taking_turns(), _workers_always_worthwhile() if begun else contextlib.nullcontext():
        after = run(program, call, Config(force=not begun, backend=backend, workers=2))
    if before.died and after.died:
        seen = (before.globals.keys() & after.globals.keys()) - _bound_in_loops(case.source)
        before, after = (replace(o, globals={name: o.globals[name] for name in sorted(seen)}) for o in (before, after))
    return before.differences(after, ("lines",) if text else ()), after


def _bound_in_loops(source: str) -> set[str]:
    """Return the names that loops bind: nobody sees what they stand for in a module that died in the middle of one."""
    loops = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.For | ast.While))
    names = (node for loop in loops for node in ast.walk(loop) if isinstance(node, ast.Name))
    return {node.id for node in names if isinstance(node.ctx, ast.Store)}


@contextlib.contextmanager
def _threads_taking_turns() -> Iterator[None]:
    """Let threads change after a few byte codes: short chunks would run one after the other, as if in order."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextlib.contextmanager
def _workers_always_worthwhile() -> Iterator[None]:
    """Let the cost model say yes as soon as one iteration has run serially, and cut the rest into few chunks."""
    with (
        mock.patch.object(cost, "BEGINNING", 0.0),
        mock.patch.object(cost, "CHUNKS", 3),
        mock.patch.object(cost, "worthwhile", lambda trips, rate, *_: rate < 1e9),
        mock.patch("autopar.runtime.kernel.TINY", 0.0),
    ):
        yield


def run(program: Program, call: Call, config: Config) -> Outcome:
    """Execute the module anew and make the call, under ``config``."""
    portrait = Portrait()
    arguments: tuple[Any, ...] = ()
    result = failure = None
    lines: list[object] = []
    with _module(program) as (module, filename), _quiet_world() as (output, caught):
        code = program.compiled(filename)
        configure(config)
        try:
            exec(code, module.__dict__)
            if "f" in module.__dict__:
                spelled = call.arguments.strip()
                arguments = eval(f"({spelled}{',' if spelled else ''})", {"np": np, **vars(module)})
                result = module.f(*arguments)
                if isinstance(result, types.GeneratorType):
                    result = list(result)
        except BaseException as error:
            clean(error)
            failure, lines = _failure(error), _lines(error, filename)
        state = _state()
        ran = [event for event in events() if event.filename == filename]
        _REGISTERED[:] = [history for history in _REGISTERED if history.filename != filename]
        lines += [w.lineno if w.filename == filename else None for w in caught]
        died = failure is not None and "f" not in vars(module)
        return Outcome(
            result=portrait.draw(result),
            arguments=portrait.draw(arguments),
            globals={
                name: (Portrait() if died else portrait).draw(value) for name, value in sorted(_globals(module, died))
            },
            died=died,
            output=_with_addresses_numbered(output.getvalue()),
            warnings=[(w.category.__qualname__, str(w.message)) for w in caught],
            exception=failure,
            lines=lines,
            state=state,
            parallel=any(event.parallel for event in ran),
            reasons=tuple(reason for event in ran for reason in event.reasons),
        )


@contextlib.contextmanager
def _module(program: Program) -> Iterator[tuple[types.ModuleType, str]]:
    name = f"differential_case_{next(_SERIAL)}"
    filename = f"<{name}>"
    module = types.ModuleType(name)
    sys.modules[name] = module
    linecache.cache[filename] = (len(program.source), None, program.source.splitlines(keepends=True), filename)
    try:
        yield module, filename
    finally:
        del sys.modules[name]
        linecache.cache.pop(filename, None)


@contextlib.contextmanager
def _quiet_world() -> Iterator[tuple[io.StringIO, list[warnings.WarningMessage]]]:
    """Seed what is random, catch what is printed, and put back what a case may change for good."""
    random.seed(20)
    np.random.seed(20)
    output = io.StringIO()
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(output),
        warnings.catch_warnings(record=True) as caught,
        np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"),
        decimal.localcontext(decimal.DefaultContext),
    ):
        warnings.simplefilter("always")
        warnings.filterwarnings("ignore", message=".*fork.*", category=DeprecationWarning)
        yield output, caught
    gc.collect(0)


def _with_addresses_numbered(text: str) -> str:
    """Give addresses that were printed numbers by their first appearance, and all modules one name."""
    numbers: dict[str, int] = {}
    text = re.sub(r"differential_case_\d+", "case", text)
    return re.sub(r"0x[0-9a-f]{8,}", lambda found: f"0x{numbers.setdefault(found[0], len(numbers))}", text)


def _state() -> object:
    """Portrait of the state that a program shares with the whole process."""
    context = decimal.getcontext()
    return (
        repr(random.getstate()),
        repr(np.random.get_state()),
        tuple(np.geterr().items()),
        (context.prec, context.rounding, tuple(k.__name__ for k, v in context.flags.items() if v)),
        len(warnings.filters),
    )


def _globals(module: types.ModuleType, died: bool) -> Iterator[tuple[str, object]]:
    """The user's globals; of a module that did not come to its end only what somebody else may still hold."""
    for name, value in vars(module).items():
        if died and not isinstance(value, list | dict | set | np.ndarray):
            continue
        if not name.startswith("__") and not isinstance(value, Kernel) and value is not autopar:
            yield name, value


def _failure(error: BaseException) -> object:
    """Type, message and notes of an exception and of those behind it."""
    chain = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return (
        type(error).__qualname__,
        str(error),
        repr(error.args),
        getattr(error, "__notes__", None),
        None if chain is None else _failure(chain),
    )


def _lines(error: BaseException, filename: str) -> list[object]:
    """The user's own lines that the traceback walks through, with the names of their functions."""
    frames = traceback.extract_tb(error.__traceback__)
    shown: list[Any] = [(f.lineno, f.name) if f.filename == filename else f.name for f in frames]
    if isinstance(error, UnboundLocalError) and frames[-1].filename == filename:
        # Python 3.11 joins the read with a store before it, in time, and then names the line of that.
        shown[-1] = (None, frames[-1].name)
    return [frame for frame, _ in itertools.groupby(shown)]  # how deep a recursion went is the interpreter's affair
