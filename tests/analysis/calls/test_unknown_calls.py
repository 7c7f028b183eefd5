"""What is said of calls that nothing is known of, and that what follows from one of them is not said again."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
from laboratory import Ridge, measure
import laboratory as lab
class Clock:
    def normalize(self):
        return self
def f(xs, out, seen, model, g, path, n):
    later = g(3)
    for i in range(n):
        BODY
    return True
"""

ONE = (
    ("out[i] = measure(xs[i])", "APR201", "nothing is known of what `measure` does", 'pure = ["laboratory.measure"]'),
    ("out[i] = lab.weigh(xs[i])", "APR201", "nothing is known of what `lab.weigh` does", 'pure = ["laboratory.wei'),
    ("out[i] = g(xs[i])", "APR201", "`g` is an argument that may be any function", "pass `g` in this module"),
    ("out[i] = later(i)", "APR201", "`later` may be any function (it gets its value in line 8)", "by its own name"),
    ("out[i] = xs[i]['fun'](i)", "APR201", "`xs[i]['fun']` may be any function", "by its own name"),
    ("out[i] = model.respond(i)", "APR207", "known of what the method `model.respond` does", "respond(model, ...)"),
    # What an unknown call has given is called, entered and changed: that follows from the one report.
    ("r = Ridge(i); r.fit(xs); r.tol = 5; out[i] = r.predict(xs).sum()", "APR201", "what `Ridge` does", "lab"),
    ("y = g(i); out[i] = y(1)(2)", "APR201", "`g` is an argument", "pass `g`"),
    ("with Ridge(i) as r: r.write(str(i))", "APR201", "what `Ridge` does", "laboratory.Ridge"),
    ("with open(path) as r: out[i] = r.read()", "APR202", "`open` does input or output", "move it out"),
    ("out[i] = xs[i].normalize().zone(3)", "APR207", "`xs[i].normalize` may be a method", "normalize(xs[i]"),
    ("with lab.held(i, of='a text longer than any line is'): out[i] = i", "APR201", "what `lab.held` does", "pure"),
    ("with model: out[i] = i", "APR304", "`with model` enters a context of unknown effect", "outside of the loop"),
    # Both places.
    ("if xs[i] in seen: return False\n        seen.update(out)", "APR107",
     "the loop changes `seen` as a whole (`seen.update()`), which other iterations see in line 10", "after the loop"),
    ("out[0] = xs[i]; xs[i] = out[0] + out[i]", "APR103",
     "all iterations write `out[0]`, each before it reads it (line 10)", "in place of `out[0]`"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "code", "message", "hint"), ONE)
def test_one_report(body: str, code: str, message: str, hint: str) -> None:
    report = next(r for r in analyze_module(_MODULE.replace("BODY", body), "m.py").reports if r.kind == "for")
    found = [o for o in report.obstacles if "`later`" not in o.message or "later" in body]
    assert [o.code for o in found] == [code]
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [("sqrt", "import it: `from math import sqrt`"), ("abs", "import by name what you need of `math`")],
)
def test_star_imports(name: str, hint: str) -> None:
    source = f"from math import *\ndef f(xs, out):\n    for i in range(len(xs)):\n        out[i] = {name}(xs[i])\n"
    (obstacle,) = next(r for r in analyze_module(source, "m.py").reports if r.kind == "for").obstacles
    assert obstacle.message == f"`{name}` may be what `from math import *` brings"
    assert obstacle.hint == hint


def test_next_without_a_default() -> None:
    source = "def f(xs):\n    return next(x for x in xs if abs(x) > 1)\n"
    (obstacle,) = analyze_module(source, "m.py").reports[0].obstacles
    assert obstacle.message == "`next` has no default: it raises where no item decides"
    assert obstacle.hint == "pass `next` a default: `next((...), None)`"
