"""From the bytes of a source file to the code that runs in its place, through the cache."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from autopar.config import Config
from autopar.hook import cache
from autopar.hook.cache import LoopLine, Prepared

if TYPE_CHECKING:
    from autopar.analysis.program import Program
    from autopar.api import Transformed

_LOOP = re.compile(rb"\b(?:for|while)\b")
_AS_WRITTEN = Prepared(None)


@dataclass(slots=True)
class Preparer:
    """Prepares source files under one configuration and remembers what it saw.

    Parameters
    ----------
    started
        Called before the first rewritten file is run.
    files
        Every file that could be prepared, with its outermost loops, in the order of the imports.
    roots
        Folders that hold the program's modules, besides those that the files themselves stand in.
    """

    config: Config
    started: Callable[[], object] | None = None
    files: dict[str, tuple[LoopLine, ...]] = field(default_factory=dict)
    roots: tuple[str, ...] = ()
    _program: Program | None = None
    _failed: bool = False
    _started: bool = False

    def prepare(self, data: bytes, filename: str, *, script: bool = False) -> Prepared:
        """Return what is to run in place of a file.

        A failure of autopar's own is said once on standard error, and the file runs as written.

        Parameters
        ----------
        data
            Content of the file.
        filename
            Its path, as tracebacks show it.
        script
            True for ``__main__``, whose compiler warnings Python shows at every run.
        """
        if self.config.disable or _LOOP.search(data) is None:
            self.files.setdefault(filename, ())
            return self._as_written(filename)
        prepared = cache.load(filename, data, self.config) or self._prepare(data, filename, script)
        if prepared is None:
            return self._as_written(filename)
        if prepared.code is not None and not self._start(filename):
            return self._as_written(filename)
        self.files[filename] = prepared.loops
        self._note(filename, None if prepared.code is None else data)
        return prepared

    def _as_written(self, filename: str) -> Prepared:
        self._note(filename, None)
        return _AS_WRITTEN

    def _note(self, filename: str, data: bytes | None) -> None:
        """Tell the runtime from which text a rewritten module was made: its code is not what the text compiles to."""
        if not self._started:
            return
        from importlib.util import decode_source

        from autopar.runtime.guards.sources import note_rewritten
        from autopar.spec.callee import source_digest

        note_rewritten(filename, "" if data is None else source_digest(decode_source(data)))

    def _prepare(self, data: bytes, filename: str, script: bool) -> Prepared | None:
        from autopar.hook.warned import held_back

        with held_back(filename) as held:
            try:
                compile(data, filename, "exec", dont_inherit=True)
            except (SyntaxError, ValueError):
                return None  # Python says what is wrong with it
            warns = bool(held)
            try:
                prepared = rewrite(data, filename, self.config, self._modules())
            except Exception as error:
                self._say_failed(filename, error)
                return None
        if warns and prepared.code is not None and not _compiles(data, filename):
            return None
        if not (warns and script):
            cache.store(filename, data, self.config, prepared)
        return prepared

    def _modules(self) -> Program:
        """Return the program, which grows with every module that is imported."""
        if self._program is None:
            from autopar.analysis.program import Program

            self._program = Program(self.roots, self.config.pure)
        return self._program

    def _say_failed(self, filename: str, error: Exception) -> None:
        if not self._failed and sys.stderr is not None:
            self._failed = True
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            print(f"autopar: {filename} runs as written: internal error ({reason})", file=sys.stderr)

    def _start(self, filename: str) -> bool:
        """Configure the runtime before it is first needed; False where it cannot be had."""
        if self._started:
            return True
        try:
            from autopar.runtime import configure

            configure(self.config)
        except Exception as error:
            self._say_failed(filename, error)
            return False
        self._started = True
        if self.started is not None:
            self.started()
        return True


def _compiles(data: bytes, filename: str) -> bool:
    """Compile a file for the warnings that Python gives; a filter may make them errors."""
    try:
        compile(data, filename, "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def rewrite(data: bytes, filename: str, config: Config, program: Program) -> Prepared:
    """Analyse a file and compile its rewritten form; raises whatever analysis, rewrite or the compiler raise."""
    from importlib.util import decode_source

    from autopar.api import transform_source
    from autopar.hook.compiling import compile_transformed

    source = decode_source(data)
    transformed = transform_source(source, filename=filename, config=config, program=program)
    code = None if transformed.code == source else compile_transformed(transformed, source, filename)
    return Prepared(code, _loop_lines(transformed), transformed.needs)


def _loop_lines(transformed: Transformed) -> tuple[LoopLine, ...]:
    return tuple(
        LoopLine(loop.line, str(loop.verdict), loop.code, loop.message) for loop in transformed.loops if loop.outermost
    )
