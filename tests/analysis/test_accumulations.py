"""Verdicts and spec words of accumulations beyond plain reductions."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopSpec

FOLLOWS = {
    "argmax": (
        """
def f(a):
    best, where = -1, None
    for i, x in enumerate(a):
        if x > best:
            best = x
            where = i
    return best, where
""",
        {"where": "best"},
    ),
    "tuple, several followers": (
        """
def f(a):
    best, where, who = -1, None, None
    for i, x in enumerate(a):
        if best <= x:
            best, where, who = x, (i, 2), [x]
    return best, where, who
""",
        {"where": "best", "who": "best"},
    ),
    "none at first, in an inner loop": (
        """
def f(a, n):
    best = None
    pair = ()
    for i in range(n):
        for j in range(i):
            d = abs(a[i] - a[j])
            if best is None or d < best:
                best = d
                pair = (i, j)
    return best, pair
""",
        {"pair": "best"},
    ),
    "a follower that nobody needs": (
        """
def f(a):
    best = 0
    for i, x in enumerate(a):
        if x > best:
            best, where = x, i
    return best
""",
        {},
    ),
}
CARRIED = {
    "follower read": """
def f(a):
    best, where, before = 0, None, None
    for i, x in enumerate(a):
        if x > best:
            before = where
            best, where = x, i
    return before
""",
    "follower assigned elsewhere": """
def f(a):
    best, where = 0, None
    for i, x in enumerate(a):
        where = None
        if x > best:
            best, where = x, i
    return where
""",
    "else": """
def f(a):
    high, low = 0, 9
    for x in a:
        if x > high:
            high = x
        else:
            low = low + x
    return high, low
""",
    "follower may fail": """
def f(a, names):
    best, where = 0, None
    for i, x in enumerate(a):
        if x > best:
            best, where = x, names[i]
    return best, where
""",
    "pruned by the best": """
def f(a):
    best, where = 0, None
    for i, x in enumerate(a):
        if x * 2 < best:
            continue
        if x > best:
            best, where = x, i
    return best, where
""",
}


def spec_of(source: str) -> LoopSpec:
    """Return the spec of the one loop that a module runs parallel."""
    (outline,) = analyze_module(source, "<test>").outlines
    return outline.spec


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_follows_an_extreme_is_named(name: str) -> None:
    source, follows = FOLLOWS[name]
    spec = spec_of(source)
    assert dict(spec.follows) == follows
    assert spec.lasts == ()
    assert "best" in dict(spec.reduces)


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_read_on_the_way_is_carried(name: str) -> None:
    report = analyze_module(CARRIED[name], "<test>").reports[0]
    assert report.code == "APR104", report


SCANS = {
    "prefix sum": (
        """
def f(x, out, g):
    total = 0.0
    for i in range(len(x)):
        total += math.sin(x[i])
        out[i] = total
    return total
""",
        {"total": "+"},
        ("total",),
        ("out",),
    ),
    "mean on the way": (
        """
def f(x):
    total, count, means = 0.0, 0, []
    for v in x:
        total += math.sin(v)
        count += 1
        means.append(round(total / count, 3))
    return means
""",
        {"total": "+"},
        ("total",),
        ("means",),
    ),
    "running maximum": (
        """
def f(x, best):
    highs = []
    for v in x:
        best = max(math.sin(v), best)
        highs.append((v, best))
    return highs
""",
        {"best": "max"},
        ("best",),
        ("highs",),
    ),
    "linear recurrence": (
        """
def f(x, y, out):
    for i, v in enumerate(x):
        y = math.sin(v) * y + v
        out[i] = y
    return y
""",
        {"y": "+ *"},
        ("y",),
        ("out",),
    ),
    "packing": (
        """
def f(x, out, where):
    k = 0
    for i, v in enumerate(x):
        if math.sin(v) > 0:
            out[k] = v
            where[k] = i
            k += 1
    return k
""",
        {"k": "+"},
        ("k",),
        ("out", "where"),
    ),
    "elements": (
        """
def f(x, out):
    for i in range(1, len(x)):
        out[i] = out[i - 1] + math.sin(x[i])
""",
        {},
        ("out",),
        ("out",),
    ),
    "sum of running sums": (
        """
def f(x):
    total = area = 0
    for v in x:
        total += math.sin(v)
        area += total
    return area
""",
        {"area": "+", "total": "+"},
        ("area", "total"),
        (),
    ),
}
NO_SCANS = {
    "nothing but the constants changes it": """
def f(n, x, out):
    for i in range(n):
        x = 0.5 * x
        out[i] = x
""",
    "logistic map": """
def f(n, x, r, out):
    for i in range(n):
        x = r[i] * x * (1.0 - x)
        out[i] = x
""",
    "it decides": """
def f(x, out):
    total = 0.0
    for i in range(len(x)):
        total += math.sin(x[i])
        out[i] = total
        if total > 3:
            total = 0.0
""",
    "it is passed on": """
def f(x, out):
    total = 0.0
    for i in range(len(x)):
        total += math.sin(x[i])
        out[i] = math.sin(total)
""",
    "generator of its own": """
def f(x, state, out):
    for i in range(len(x)):
        state = (state * 1103515245 + 12345) % 65536
        out[i] = state
""",
    "stored into a container that is read": """
def f(x, out):
    total = 0.0
    for i in range(1, len(x)):
        total += math.sin(x[i])
        out[i] = total
        x[i] = out[i - 1]
""",
    "inside try": """
def f(x):
    total, out = 0.0, []
    for v in x:
        try:
            total += math.sin(v)
        except TypeError:
            pass
        out.append(total)
""",
    "aliased extreme": """
def f(x):
    best, out = 0, []
    for v in x:
        before = best
        best = max(best, math.sin(v))
        out.append((before, best))
""",
    "held in a list": """
def f(x):
    total, out = 0.0, []
    for v in x:
        total += math.sin(v)
        pair = [total]
        out.append(pair)
""",
}


@pytest.mark.parametrize("name", SCANS)
def test_what_is_stored_on_the_way_is_a_scan(name: str) -> None:
    source, reduces, scans, collects = SCANS[name]
    spec = spec_of("import math\n" + source)
    assert dict(spec.reduces) == reduces
    assert (spec.scans, spec.collects, spec.writes, spec.updates) == (scans, collects, (), ())


@pytest.mark.parametrize("name", NO_SCANS)
def test_what_is_used_otherwise_is_no_scan(name: str) -> None:
    report = analyze_module("import math\n" + NO_SCANS[name], "<test>").reports[0]
    assert report.verdict != "parallel", report


LIGHT = {
    "conditional assignment then read": """
def f(a, out, n):
    t = 0
    for i in range(n):
        if a[i] > 0:
            t = a[i]
        out[i] = t
""",
}


@pytest.mark.parametrize("name", LIGHT)
def test_a_scan_with_little_work_is_said_to_be_one_and_left_alone(name: str) -> None:
    analysis = analyze_module(LIGHT[name], "<test>")
    assert [r.code for r in analysis.reports] == ["APR001"]
    assert "too little work" in analysis.reports[0].message
    assert analysis.outlines == ()


FORECAST = {
    "two operators": """
def f(a):
    s = 0
    for x in a:
        s += x
        s *= 2
    return s
""",
    "reduction read inside": """
def f(a):
    s = 0
    out = []
    for x in a:
        s += x
        out.append(s)
    return out
""",
    "maximum that keeps the last": """
def f(a):
    best = 0
    for x in a:
        best = x - best
    return best
""",
}


@pytest.mark.parametrize("name", FORECAST)
def test_a_recurrence_with_little_work_is_forecast(name: str) -> None:
    analysis = analyze_module(FORECAST[name], "<test>")
    assert [r.code for r in analysis.reports] == ["APR002"]
    assert "can be forecast" in analysis.reports[0].guards[-1]
    assert [dict(o.spec.forecasts).keys() for o in analysis.outlines] in ([{"s"}], [{"best"}])


def test_a_light_scan_does_not_hide_the_loops_in_it() -> None:
    source = """
def f(a, out):
    total = 0
    for i in range(len(a)):
        for j in range(len(a)):
            out[j] = a[i][j] * 2
        total += a[i][0]
        a[i] = total
"""
    analysis = analyze_module(source, "<test>")
    assert all(o.line != 4 for o in analysis.outlines)


CARRIES = {
    "the element before": (
        """
def f(a, out, n):
    prev = 0
    for i in range(n):
        out[i] = prev
        prev = a[i]
""",
        {"prev": "a[i]"},
    ),
    "two back, targets and temporaries": (
        """
def f(points):
    px, py, before = 0, 0, None
    total = []
    for i, (x, y) in enumerate(points):
        far = math.hypot(x, y) + i
        total.append(abs(x * py - y * px) + len(str(before)))
        before = px
        px, py = x, far * 2
    return total
""",
        {"px": "x", "before": "px", "py": "(math.hypot(x, y) + i) * 2"},
    ),
    "while": (
        """
def f(a, out, n):
    i, prev = 0, 0
    while i < n:
        out[i] = a[i] + prev
        prev = i
        i += 1
""",
        {"prev": "i"},
    ),
}
NOT_CARRIED = {
    "some iterations": """
def f(a, out, n):
    prev = 0
    for i in range(n):
        out[i] = max(a[i], prev)
        if a[i] > 0:
            prev = a[i]
""",
    "continue": """
def f(a, out, n):
    prev = 0
    for i in range(n):
        if a[i] > 2:
            continue
        out[i] = max(a[i], prev)
        prev = a[i]
""",
    "what the loop changes": """
def f(a, n):
    prev = 0
    for i in range(n):
        now = a[i]
        a[i] = max(now, prev)
        prev = now
""",
    "an attribute that the loop changes": """
class Box:
    def __init__(self, n):
        self.buf = [0] * n

    def f(self, n):
        prev = 0
        for i in range(n):
            self.buf[i] = i + len(str(prev))
            prev = self.buf[i - 1]
""",
    "changed before it is kept": """
def f(out, n):
    prev = 0
    for i in range(n):
        t = [0, 0]
        t[0] = i
        out.append(len(str(prev)))
        prev = t[0]
""",
    "handed on before it is kept": """
def f(out, n, fill):
    prev = 0
    for i in range(n):
        t = [0] * 3
        u = t
        u.append(i)
        out.append(len(str(prev)))
        prev = len(t)
""",
    "swap": """
def f(a, x, y, out, n):
    for i in range(n):
        out[i] = max(x, a[i])
        x, y = y, x
""",
    "in an inner loop": """
def f(a, out, n):
    prev = 0
    for i in range(n):
        for j in range(n):
            out[i, j] = max(a[i, j], prev)
            prev = a[i, j]
""",
}


@pytest.mark.parametrize("name", CARRIES)
def test_what_the_iteration_before_leaves_is_an_expression(name: str) -> None:
    source, carries = CARRIES[name]
    assert dict(spec_of("import math\n" + source).carries) == carries


@pytest.mark.parametrize("name", NOT_CARRIED)
def test_what_is_not_known_of_the_iteration_before_is_carried(name: str) -> None:
    assert analyze_module(NOT_CARRIED[name], "<test>").reports[0].code in ("APR104", "APR101")
