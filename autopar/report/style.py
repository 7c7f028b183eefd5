"""Colours for a terminal, or none."""

from __future__ import annotations

from dataclasses import dataclass

from autopar.spec import Verdict

_VERDICT = {Verdict.PARALLEL: "32", Verdict.GUARDED: "36", Verdict.SEQUENTIAL: "33"}


@dataclass(frozen=True, slots=True)
class Style:
    """Marks text for a terminal when ``colour`` is true and leaves it as it is otherwise."""

    colour: bool = False

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def strong(self, text: str) -> str:
        """Mark a heading."""
        return self._in("1", text)

    def dim(self, text: str) -> str:
        """Mark what frames the text."""
        return self._in("2", text)

    def alarm(self, text: str) -> str:
        """Mark the place of a conflict."""
        return self._in("31", text)

    def help(self, text: str) -> str:
        """Mark advice."""
        return self._in("36", text)

    def verdict(self, verdict: Verdict, text: str) -> str:
        """Mark a verdict: green for parallel, blue for guarded, yellow for sequential."""
        return self._in("1;" + _VERDICT[verdict], text)
