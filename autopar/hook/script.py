"""Runs a script or a module as ``python script.py`` and ``python -m module`` do, with its loops in parallel."""

from __future__ import annotations

import atexit
import builtins
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader, SourcelessFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType

from autopar.config import Config, from_environment
from autopar.hook.installation import install_folder
from autopar.hook.prepare import Preparer
from autopar.hook.summary import print_summary
from autopar.hook.tracebacks import clean_threads, report_uncaught

INTERRUPTED = 130


class UsageError(ValueError):
    """What was asked to run cannot be run; the message is one line for the user."""


@dataclass(slots=True)
class _Ending:
    """What is left to do when the program has ended, after its own exit handlers."""

    preparer: Preparer
    process: int
    interrupted: bool = False

    def __call__(self) -> None:
        if os.getpid() != self.process:
            return  # a forked child that leaves by the front door
        if self.interrupted:
            _die_of_interrupt()
        print_summary(self.preparer.files)


def run_script(path: str, argv: Sequence[str], config: Config | None = None) -> int:
    """Run a script in a new ``__main__``, as ``python path *argv`` does.

    Parameters
    ----------
    path
        The script, as given on the command line.
    argv
        Its arguments.
    config
        Settings; those of the environment by default.

    Returns
    -------
    int
        Exit code: 0, 1 after an uncaught exception (which has been reported), 130 after an interrupt (the process
        then ends by SIGINT, as Python does).

    Raises
    ------
    UsageError
        When the script cannot be read.
    SystemExit
        When the script raises it.
    """
    data = _read(path)
    file = path if os.path.isabs(path) else os.path.join(os.getcwd(), path)
    folder = os.path.dirname(os.path.realpath(path))
    ending = _begin([path, *argv], folder, config)
    main = _new_main(SourceFileLoader("__main__", file))
    main.__dict__.update(__file__=file, __cached__=None)

    def script() -> None:
        exec(_code(data, file, ending.preparer), main.__dict__)

    return _finish(script, ending)


def run_module(name: str, argv: Sequence[str], config: Config | None = None) -> int:
    """Run a module or package in a new ``__main__``, as ``python -m name *argv`` does.

    Parameters, result and errors are those of `run_script`; `UsageError` is raised when there is no such module.
    """
    import importlib.util
    import runpy

    ending = _begin(["-m", *argv], os.getcwd(), config)
    _new_main(None)
    try:
        missing = importlib.util.find_spec(name.partition(".")[0]) is None
    except (ImportError, ValueError):
        missing = True
    if missing:
        raise UsageError(f"no module named {name}")
    # The function that the interpreter itself calls for -m: its frames belong to the tracebacks.
    return _finish(lambda: runpy._run_module_as_main(name), ending)  # type: ignore[attr-defined]


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except IsADirectoryError:
        raise UsageError(f"cannot run {path}: it is a directory") from None
    except OSError as error:
        raise UsageError(f"cannot run {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise UsageError(f"cannot run {path!r}: {error}") from error


def _begin(argv: list[str], folder: str, config: Config | None) -> _Ending:
    sys.argv = argv
    if not sys.flags.safe_path:
        sys.path[0] = folder
    preparer = Preparer(from_environment() if config is None else config, clean_threads, roots=(folder,))
    install_folder(folder, preparer)
    ending = _Ending(preparer, os.getpid())
    if not preparer.config.disable:
        atexit.register(ending)  # first registered, last called
    return ending


def _new_main(loader: SourceFileLoader | None) -> ModuleType:
    """Put a new ``__main__`` in place, with the names that Python gives it, in its order."""
    main = ModuleType("__main__")
    main.__dict__.update(__loader__=loader, __annotations__={}, __builtins__=builtins)
    sys.modules["__main__"] = main
    return main


def _code(data: bytes, file: str, preparer: Preparer) -> CodeType:
    if data.startswith(MAGIC_NUMBER):
        compiled = SourcelessFileLoader("__main__", file).get_code("__main__")
        assert compiled is not None
        return compiled
    code = preparer.prepare(data, file, script=True).code
    if code is None:
        code = compile(data, file, "exec", dont_inherit=True)
    return code


def _finish(program: Callable[[], object], ending: _Ending) -> int:
    """Run the program and report what it does not catch."""
    sys.setrecursionlimit(sys.getrecursionlimit() + _depth())
    try:
        program()
    except SystemExit:
        raise
    except BaseException as error:
        ending.interrupted = isinstance(error, KeyboardInterrupt)
        report_uncaught(error)
        return INTERRUPTED if ending.interrupted else 1
    return 0


def _depth() -> int:
    """Return how much deeper than in Python the program will stand: frames, and the calls from C that count as well."""
    frame, depth = sys._getframe(1), 3
    while frame is not None:
        frame, depth = frame.f_back, depth + 1  # type: ignore[assignment]
    return depth


def _die_of_interrupt() -> None:
    """End by SIGINT, so that a shell script around this program stops as well."""
    import contextlib
    import signal

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
