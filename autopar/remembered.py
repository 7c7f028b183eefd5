"""The analysis of one file, from the cache where it has been made before: `check`, `run` and `transform` share it."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace

from autopar import disk
from autopar.analysis.module import ModuleAnalysis, analyze_module
from autopar.analysis.program import Program
from autopar.spec.callee import source_digest

LIMIT = 20_000
"""Number of analyses that the cache may hold."""


def analyze(source: str, path: str, program: Program, *, arrays: bool = False) -> ModuleAnalysis:
    """Analyse a file of a program, or return what is remembered of it; as `analyze_module` otherwise.

    A file without a loop is not worth an entry.
    """
    known = recall(source, path, program, arrays=arrays)
    if known is not None:
        return known
    analysis = analyze_module(source, path, program, arrays=arrays)
    entry = disk.entry_path(os.path.realpath(path), "analysis")
    if entry is not None and analysis.reports:
        disk.write(entry, _key(source, path, program), analysis.needs, (arrays, pickle.dumps(analysis)), LIMIT)
    return analysis


def recall(source: str, path: str, program: Program, *, arrays: bool = False) -> ModuleAnalysis | None:
    """Return what is remembered of a file with this content, None where nothing is."""
    entry = disk.entry_path(os.path.realpath(path), "analysis")
    found = None if entry is None else disk.read(entry, _key(source, path, program))
    if found is None or (arrays and not found[0]):
        return None
    analysis: ModuleAnalysis = pickle.loads(found[1])
    if found[0] and not arrays:
        return replace(analysis, reports=tuple(r for r in analysis.reports if r.kind != "array"))
    return analysis


def _key(source: str, path: str, program: Program) -> tuple[object, ...]:
    # Columns count characters of the text as it is; the digest does not see how its lines end, nor do they.
    return path, os.path.realpath(path), len(source), source_digest(source), program.roots, program.pure
