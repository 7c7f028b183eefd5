"""Reads and analyses files for `check` and `explain`: what goes wrong becomes a finding."""

from __future__ import annotations

import ast
import os
import signal
import warnings
from collections.abc import Sequence
from pathlib import Path

from autopar.analysis.program import Program
from autopar.cli.errors import Failure, failure
from autopar.remembered import analyze, recall
from autopar.report import FileResult, Finding
from autopar.report.pragmas import judge
from autopar.rewrite.encoding import decode

_FILES_A_WORKER = 20


def analyze_files(paths: Sequence[str], roots: Sequence[str] = (), pure: Sequence[str] = ()) -> list[FileResult]:
    """Return the result of every file, in order; many files are shared out among processes.

    Parameters
    ----------
    roots
        Folders that hold the modules of the program, besides those that the files themselves stand in.
    pure
        Functions that the user vouches for, as in `Config.pure`.
    """
    program = Program(roots, pure)
    known = {path: recalled(path, program) for path in paths}
    missing = _analyzed([path for path, result in known.items() if result is None], program)
    return [result or missing[path] for path, result in known.items()]


def _analyzed(paths: Sequence[str], program: Program) -> dict[str, FileResult]:
    workers = min(_cpus(), len(paths) // _FILES_A_WORKER)
    if workers < 2:
        return {path: analyze_file(path, program) for path in paths}
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(program.roots, program.pure))
    try:
        return dict(zip(paths, pool.map(_analyze_in_worker, paths, chunksize=4), strict=True))
    except BrokenProcessPool:
        return {path: analyze_file(path, program) for path in paths}
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_program: Program | None = None


def _begin(roots: tuple[str, ...], pure: tuple[str, ...]) -> None:
    """Set a worker up: it keeps the modules that it has read for the files to come."""
    global _program
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _program = Program(roots, pure)


def _analyze_in_worker(path: str) -> FileResult:
    return analyze_file(path, _program)


def _cpus() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def analyze_file(path: str, program: Program | None = None) -> FileResult:
    """Return every loop of a file, its pragmas judged; what cannot be read or parsed has the finding APR901."""
    source = ""
    try:
        source, _ = decode(Path(path).read_bytes())
        with warnings.catch_warnings(action="ignore"):  # Python's, about odd escapes: the file's own affair
            analysis = analyze(source, path, program or Program(), arrays=True)
            if not analysis.reports:
                ast.parse(source, path)  # the analysis does not look at a text that cannot hold a loop
    except OSError as error:
        return _failed(path, source, Failure(f"the file cannot be read: {error.strerror or error}"))
    except Exception as error:  # one file that autopar trips over must not hide the others
        return _failed(path, source, failure(error))
    return judge(path, source, analysis.reports, analysis.pragmas)


def recalled(path: str, program: Program) -> FileResult | None:
    """Return the result of a file that is in the cache."""
    try:
        source, _ = decode(Path(path).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    analysis = recall(source, path, program, arrays=True)
    return None if analysis is None else judge(path, source, analysis.reports, analysis.pragmas)


def _failed(path: str, source: str, cause: Failure) -> FileResult:
    finding = Finding(path, cause.line or 1, cause.column or 0, "APR901", cause.message)
    return FileResult(path, source, findings=(finding,))
