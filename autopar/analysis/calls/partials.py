"""Functions with some of their arguments: ``functools.partial``."""

from __future__ import annotations

from dataclasses import dataclass

from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.tracing.provenance import Value


@dataclass(frozen=True, slots=True)
class Partial:
    """A function with some of its arguments."""

    function: Value
    arguments: Arguments

    def completed(self, more: Arguments) -> Arguments:
        """Return the arguments of a call."""
        mine = self.arguments
        return Arguments(
            (*mine.positional, *more.positional),
            {**mine.keywords, **more.keywords},
            (*mine.nodes, *more.nodes),
            {**mine.keyword_nodes, **more.keyword_nodes},
            mine.spread or more.spread,
        )
