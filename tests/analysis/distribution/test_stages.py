"""Loops that split into a recurrence and an independent rest, and those that must not."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

SPLIT = {
    "recurrence of an array": (
        """
def f(a, b, c, out, w):
    for i in range(1, len(a)):
        a[i] = a[i - 1] * w + b[i]
        out[i] = heavy(a[i]) * c[i]
""",
        "recurrence of `a` (line 4)",
    ),
    "recurrence of a scalar": (
        """
def f(x, r, out):
    s = 0.0
    for i in range(len(x)):
        s = s * r + x[i]
        out[i] = heavy(s)
    return s
""",
        "recurrence of `s` (line 5)",
    ),
    "used before it moves": (
        """
def f(xs, r):
    s = 0.0
    out = []
    for x in xs:
        out.append(heavy(s) + x)
        s = s * r + x
    return out
""",
        "recurrence of `s` (line 7)",
    ),
    "statements change places": (
        """
def f(a, b, c):
    for i in range(1, len(a) - 1):
        a[i] = b[i - 1] + c[i] * 2
        b[i] = b[i + 1] - c[i]
""",
        "recurrence of `b` (line 5)",
    ),
    "flow forward": (
        """
def f(a, b, c):
    for i in range(len(a)):
        c[i + 1] = a[i] * 2.0
        b[i] = c[i] + 1.0
""",
        "recurrence of `c` (line 4)",
    ),
    "nothing handed over": (
        """
def f(a, x, out):
    value = 0.5
    for i in range(len(a)):
        value = 3.5 * value * (1 - value)
        out[i] = a[i] * x[i]
    return value
""",
        "recurrence of `value` (line 5)",
    ),
    "a light use stays in front": (
        """
def f(a, out):
    value = 0.5
    for i in range(len(a)):
        value = 3.5 * value * (1 - value)
        states[i] = value
        out[i] = a[i] ** 2 + a[i]
""",
        "recurrence of `value` (lines 5, 6)",
    ),
    "what the recurrence needs goes with it": (
        """
def f(a, b, out):
    for i in range(1, len(a)):
        t = b[i] + 1
        u = b[i] * b[i]
        a[i] = a[i - 1] + t
        out[i] = heavy(a[i]) + t + u
""",
        "recurrence of `a` (lines 4, 6)",
    ),
    "an accumulation behind": (
        """
def f(x, r):
    s = total = 0.0
    for i in range(len(x)):
        s = s * r + x[i]
        total += heavy(s)
    return s, total
""",
        "recurrence of `s` (line 5)",
    ),
    "overwritten before": (
        """
def f(a, b, n):
    for i in range(1, n):
        a[i] = a[i - 1] * 2
        b[i] = heavy(a[i])
        a[i + 1] = 1
""",
        "recurrence of `a` (lines 4, 6)",
    ),
    "through a function that ends": (
        """
def step(s, x):
    return s * 0.5 + x

def f(x, out):
    s = 0.0
    for i in range(len(x)):
        s = step(s, x[i])
        out[i] = heavy(s)
""",
        "recurrence of `s` (line 8)",
    ),
}

SPLIT |= {
    "through a condition": (
        """
def f(x, out, r):
    s = 1.0
    for i in range(len(x)):
        if x[i] > 0:
            s = s * r + x[i] * s
            out[i] = heavy(s)
""",
        "recurrence of `s` (line 6)",
    ),
    "either branch": (
        """
def f(a, b, c, d):
    for i in range(len(a) - 1):
        if b[i] < 0:
            c[i + 1] = a[i] + d[i] * d[i]
        else:
            a[i] = c[i] + d[i]
""",
        "recurrence of `c` (line 5)",
    ),
}

BEHIND = {
    "a step of a state": (
        """
def step(s, t):
    return s * 0.5 + t if t > s else t

def f(x, out):
    s = 0.0
    for i in range(len(x)):
        t = heavy(x[i])
        s = step(s, t)
        out[i] = s
""",
        "recurrence of `s` (lines 9, 10)",
    ),
    "appended": (
        """
def f(xs, out):
    s = 0.0
    for x in xs:
        t = heavy(x)
        s = s - t if t > s else t
        out.append(s)
    return s
""",
        "recurrence of `s` (lines 6, 7)",
    ),
    "through an array": (
        """
def f(a, b, c):
    for i in range(1, len(a)):
        a[i] = heavy(c[i])
        b[i] = heavy(b[i - 1]) * a[i]
""",
        "recurrence of `b` (line 5)",
    ),
    "cheap terms in an array": (
        """
def f(a, b, c, d):
    for i in range(1, len(a)):
        a[i] += c[i] * d[i]
        b[i] = b[i - 1] + a[i] + d[i]
""",
        "recurrence of `b` (line 5)",
    ),
    "an inner loop": (
        """
def f(a, w, n, m):
    s = 0.0
    for i in range(n):
        t = 0.0
        for j in range(m):
            t += a[i, j] * w[j]
        if t > s:
            s = t * 0.5 + s * s
    return s
""",
        "recurrence of `s` (line 8)",
    ),
    "old values": (
        """
def f(a, n):
    s = 0.0
    for i in range(n - 1):
        t = heavy(a[i + 1])
        s = s * s + t
        a[i] = s
""",
        "(lines 6, 7)",
    ),
}

WHOLE = {
    "a condition that the recurrence changes": """
def f(x, out):
    s = 1.0
    for i in range(len(x)):
        if x[i] > s:
            s = s * s + x[i]
            out[i] = heavy(s)
""",
    "a condition on what is overwritten": """
def f(a, out):
    for i in range(1, len(a)):
        if a[i] > 0:
            a[i] = a[i - 1] * a[i]
            out[i] = heavy(a[i])
""",
    "a condition that adds": """
def f(x, out, seen):
    s = 1.0
    for i in range(len(x)):
        if not seen.add(x[i]):
            s = s * s + x[i]
            out[i] = heavy(s)
""",
    "a branch on the line of its condition": """
def f(x, out):
    s = 1.0
    for i in range(len(x)):
        if x[i] > 0: s = s * s + x[i]; out[i] = heavy(s)
""",
    "a value that only some iterations have": """
def f(x, out):
    s = 1.0
    for i in range(len(x)):
        if x[i] > 0:
            t = x[i] * 2
            s = s * s + t
            out[i] = heavy(s) + t
""",
    "what it needs may not end": """
def f(x, out):
    s = 0.0
    for i in range(len(x)):
        t = heavy(x[i])
        while t > 9:
            t = t + 0.5
        s = s * s + t
        out[i] = s
""",
    "what it needs is fed back": """
def f(a, out):
    s = 0.0
    for i in range(1, len(a)):
        t = heavy(a[i - 1])
        s = s * s + t
        a[i] = s
""",
    "the appended list is read": """
def f(xs, out):
    s = 0.0
    for x in xs:
        t = heavy(x)
        s = s * s + t + len(out)
        out.append(s)
""",
    "cheap terms handed over": """
def f(xs, out):
    s = 0.0
    for i in range(len(xs)):
        t = xs[i] * 2
        s = s * s + t
        out[i] = s
""",
    "the rest goes back": """
def f(a, b):
    for i in range(1, len(a)):
        a[i] = a[i - 1] + b[i - 1]
        b[i] = heavy(a[i])
""",
    "a later value is read": """
def f(a, b):
    for i in range(1, len(a) - 1):
        a[i] = a[i - 1] * 2
        b[i] = heavy(a[i] + a[i + 1])
""",
    "an index that may wrap": """
def f(a, b, n):
    for i in range(n):
        a[i] = a[i - 1] * 2
        b[i] = heavy(a[i - 1])
""",
    "one statement": """
def f(a, out):
    for i in range(1, len(a)):
        out[i] = heavy(out[i - 1]) + a[i]
""",
    "the rest only copies": """
def f(n, x, out):
    for i in range(n):
        x = 0.5 * x
        out[i] = x
""",
    "the rest is light": """
def f(n, x, out):
    for i in range(n):
        x = 0.5 * x
        out[i] = x + 1
""",
    "the first has a loop": """
def f(a, out, n):
    s = 0.0
    for i in range(1, n):
        for k in range(5):
            s = s * 0.5 + a[i, k]
        out[i] = heavy(s)
""",
    "several values in an iteration": """
def f(a, out, other, n):
    s = 0.0
    for i in range(1, n):
        out[i] = heavy(s)
        s = s * 0.5 + a[i]
        other[i] = heavy(s)
""",
    "left early": """
def f(a, out, n):
    s = 0.0
    for i in range(1, n):
        s = s * 0.5 + a[i]
        if s > 9:
            break
        out[i] = heavy(s)
""",
    "skipped": """
def f(a, out, n):
    s = 0.0
    for i in range(1, n):
        s = s * 0.5 + a[i]
        if s > 9:
            continue
        out[i] = heavy(s)
""",
    "on one line": """
def f(a, out, n):
    s = 0.0
    for i in range(1, n):
        s = s * 0.5 + a[i]; out[i] = heavy(s)
""",
    "it prints": """
def f(a, out, n):
    s = 0.0
    for i in range(1, n):
        s = s * 0.5 + a[i]
        print(s)
        out[i] = heavy(s)
""",
    "a function that may not end": """
def step(s, x):
    while s > 9:
        s += x
    return s

def f(x, out):
    s = 0.0
    for i in range(len(x)):
        s = step(s, x[i])
        out[i] = heavy(s)
""",
    "a function that calls itself": """
def step(s, x):
    return step(s - 1, x) if s > 9 else s

def f(x, out):
    s = 0.0
    for i in range(len(x)):
        s = step(s, x[i])
        out[i] = heavy(s)
""",
    "a callee reads it": """
a = [0.0] * 9
def look(i):
    return a[i]

def f(out):
    for i in range(1, 9):
        a[i] = a[i - 1] * 0.5
        out[i] = heavy(look(i))
""",
    "a generator of its own": """
def f(rng, out, n):
    s = 0.0
    for i in range(n):
        s = s * 0.5 + rng.normal()
        out[i] = heavy(s)
""",
    "two names of one array": """
def f(a, out):
    b = a
    for i in range(1, len(a)):
        a[i] = a[i - 1] * 0.5
        b[i] = heavy(a[i - 1])
""",
}

_HEAVY = "import math\ndef heavy(x):\n    return math.sin(x) + math.cos(x)\nstates = [0] * 99\n"


def _report(source: str) -> tuple[str, str]:
    above = _HEAVY.count("\n")
    analysis = analyze_module(_HEAVY + source.lstrip("\n"), "x.py")
    report = next(r for r in analysis.reports if r.outermost and r.line > above)
    return str(report.verdict), report.message


def _shifted(message: str) -> str:
    above = _HEAVY.count("\n") - 1
    head, _, tail = message.partition("(line")
    kind, _, rest = tail.partition(" ")
    numbers, _, end = rest.partition(")")
    shown = ", ".join(str(int(n) - above) for n in numbers.split(", "))
    return f"{head}(line{kind} {shown}){end}"


@pytest.mark.parametrize("name", SPLIT)
def test_a_loop_splits(name: str) -> None:
    source, words = SPLIT[name]
    verdict, message = _report(source)
    assert verdict == "parallel"
    assert message.startswith("splits into the ")
    assert words in _shifted(message)


def test_values_are_taken_down_in_every_iteration() -> None:
    source = SPLIT["through a condition"][0]
    (outline,) = analyze_module(_HEAVY + source, "x.py").outlines
    first, rest = (companion.outline for companion in outline.companions)
    assert [(c.end_line - c.line, c.new) for c in first.cuts] == [(0, ""), (-1, "s_values.append(s)")]
    assert [(c.end_line - c.line, c.new) for c in rest.cuts] == [(0, "")]


@pytest.mark.parametrize("name", BEHIND)
def test_a_recurrence_runs_last(name: str) -> None:
    source, words = BEHIND[name]
    verdict, message = _report(source)
    assert verdict == "parallel"
    assert "which runs last, and what comes before it: " in message
    assert words in _shifted(message)


def test_the_stage_in_order_is_the_second_one() -> None:
    source = BEHIND["appended"][0]
    (outline,) = analyze_module(_HEAVY + source, "x.py").outlines
    first, rest = (companion.outline for companion in outline.companions)
    assert not first.spec.ordered
    assert first.spec.collects == ("t_values",)
    assert [p.name for p in first.parameters] == ["t_values"]
    assert rest.spec.ordered
    assert rest.spec.collects == ("out",)
    assert rest.returns == outline.returns == ("s",)
    assert [c.new for c in first.cuts] == ["t_values.append(t)", ""]


@pytest.mark.parametrize("name", WHOLE)
def test_a_loop_stays_whole(name: str) -> None:
    _, message = _report(WHOLE[name])
    assert "splits into" not in message


def test_the_stages_are_companions() -> None:
    source = SPLIT["recurrence of a scalar"][0]
    (outline,) = analyze_module(_HEAVY + source, "x.py").outlines
    first, rest = outline.companions
    assert outline.spec.stages == (first.suffix, rest.suffix) == ("first", "rest")
    assert first.outline.spec.ordered
    assert not rest.outline.spec.ordered
    assert [p.name for p in first.outline.parameters] == ["r", "x", "s", "s_values"]
    assert first.outline.returns == ("s",)
    assert [c.new for c in first.outline.cuts] == ["s_values.append(s)"]
    assert [r.new for r in rest.outline.respellings] == ["i, s"]
    assert outline.returns == ("s",)


def test_inner_loops_of_the_rest_are_left_to_it() -> None:
    source = """
def f(a, out, n):
    s = 0.0
    for i in range(1, n):
        s = s * a[i] * (1 - s)
        for k in range(5):
            out[i, k] = s * k
"""
    analysis = analyze_module(source, "x.py")
    assert [r.outermost for r in analysis.reports] == [True, False]
    assert len(analysis.outlines) == 1
