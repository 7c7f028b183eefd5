"""Find the loops of the outlines in the source.

libcst parses one top-level statement at a time, and only those that hold an outline.
"""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from autopar.analysis.outline import Outline
from autopar.rewrite.place import NotFoundError, Place, Statement
from autopar.rewrite.result import Skipped
from autopar.rewrite.survey import Survey
from autopar.rewrite.text import Source


def locate(
    source: Source, tops: Sequence[Statement], outlines: Sequence[Outline]
) -> tuple[tuple[Place, ...], tuple[Skipped, ...]]:
    """Return the places of the outlines, in the order of the source, and the outlines that have none."""
    places: list[Place] = []
    skipped: list[Skipped] = []
    wanted = sorted(outlines, key=lambda o: (o.line, o.column))
    for top in tops:
        first, last = source.line_of(top.start), source.line_of(top.end)
        mine = [o for o in wanted if first <= o.line <= last]
        if mine:
            found, missed = _locate_in(source, top, mine)
            places += found
            skipped += missed
            wanted = [o for o in wanted if o not in mine]
    skipped += [Skipped(o, "no statement stands there") for o in wanted]
    return tuple(sorted(places, key=lambda p: p.whole)), tuple(skipped)


def _locate_in(source: Source, top: Statement, outlines: Sequence[Outline]) -> tuple[list[Place], list[Skipped]]:
    try:
        survey = Survey.of(source, top)
    except (cst.ParserSyntaxError, cst.CSTValidationError, RecursionError) as error:
        return [], [Skipped(o, f"libcst cannot parse the statement: {error}") for o in outlines]
    places: list[Place] = []
    skipped: list[Skipped] = []
    for outline in outlines:
        try:
            places.append(survey.place(outline))
        except NotFoundError as error:
            skipped.append(Skipped(outline, str(error)))
    return places, skipped
