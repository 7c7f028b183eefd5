"""What the report says of operands that may share memory."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

LOOP = "for i in range(n):\n    out[i] = a[i] * w[i]"
SILENT = {
    "made here": ("out = np.zeros(n)", ""),
    "made like another": ("out = np.empty_like(a)", "return out"),
    "stored into before": ("out = np.zeros(n)\nout[0] = 1\nprint(out.sum() + out[1])", "return out, n"),
}
TOLD = {
    "an argument": ("", ""),
    "a view of it": ("out = np.zeros(n)\nv = out[1:]", ""),
    "handed out": ("out = np.zeros(n)\nkeep(out)", ""),
    "handed out afterwards": ("out = np.zeros(n)", "keep(out)"),
    "of what there is": ("out = np.asarray(b)", ""),
    "one of two": ("out = np.zeros(n)\nif n:\n    out = b", ""),
    "seen by a function": ("out = np.zeros(n)\ndef g():\n    return out", ""),
}


def guards(before: str, after: str) -> str:
    lines = "\n".join(part for part in (before, LOOP, after) if part)
    body = lines.replace("\n", "\n    ")
    analysis = analyze_module(f"import numpy as np\ndef f(a, b, w, n, out, keep):\n    {body}\n", "x.py")
    if before.startswith("out"):
        analysis = analyze_module(f"import numpy as np\ndef f(a, b, w, n, keep):\n    {body}\n", "x.py")
    return " ".join(next(r for r in analysis.reports if r.outermost).guards)


@pytest.mark.parametrize("name", SILENT)
def test_a_fresh_array_needs_no_word(name: str) -> None:
    before, after = SILENT[name]
    assert "out" not in guards(before, after)


@pytest.mark.parametrize("name", TOLD)
def test_what_may_be_shared_is_told(name: str) -> None:
    assert "`out` is an array or a list that shares no memory with `a` and `w`" in guards(*TOLD[name])


def test_a_fresh_array_that_is_read() -> None:
    source = "import numpy as np\ndef f(out, a, n):\n    w = np.ones(n)\n    " + LOOP.replace("\n", "\n    ")
    report = next(r for r in analyze_module(source, "x.py").reports if r.outermost)
    assert report.guards == ("`out` is an array or a list that shares no memory with `a`",)
