"""Compiling a file several times shows the compiler's warnings as often as Python would, and hides no others."""

from __future__ import annotations

import sys
import warnings

import pytest

from autopar.hook.warned import held_back

IS = 'x = "a" is "a"\n'


def test_holds_the_file_s_own_warnings(recwarn: pytest.WarningsRecorder) -> None:
    with held_back("/x/a.b.py") as held:
        compile(IS, "/x/a.b.py", "exec")
        compile(IS, "<unknown>", "exec")
    assert len(held) == 2
    assert len(recwarn) == 0


def test_leaves_all_others(recwarn: pytest.WarningsRecorder) -> None:
    with held_back("/x/a.py") as held:
        compile(IS, "/x/b.py", "exec")
        warnings.warn("of the program", UserWarning, stacklevel=1)
    assert held == []
    assert [w.category for w in recwarn] == [SyntaxWarning, UserWarning]


def test_is_not_seen_afterwards() -> None:
    filters, show = list(warnings.filters), warnings.showwarning
    registry = sys._getframe().f_globals.setdefault("__warningregistry__", {})
    with held_back("/x/a.py"):
        compile(IS, "/x/a.py", "exec")
    assert (warnings.filters, warnings.showwarning) == (filters, show)
    with pytest.warns(SyntaxWarning):
        compile(IS, "/x/a.py", "exec")
    assert registry is sys._getframe().f_globals["__warningregistry__"]


def test_what_was_shown_once_stays_shown() -> None:
    program = "import warnings\ndef warn(): warnings.warn('once', UserWarning)\n"
    names: dict[str, object] = {"__name__": "program"}
    exec(program, names)
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("default")
        names["warn"]()  # type: ignore[operator]
        with held_back("/x/a.py"):
            compile(IS, "/x/a.py", "exec")
        names["warn"]()  # type: ignore[operator]
    assert [str(w.message) for w in shown] == ["once"]
