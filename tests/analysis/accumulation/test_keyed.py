"""Verdicts and spec words of accumulations under keys."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopSpec

TAKEN = {
    "group by": ("d.setdefault(x, []).append(i)", "parts"),
    "group into sets": ("d.setdefault(x, set()).add(i)", "parts"),
    "of a dict of lists": ("d[x].append(i)", "parts"),
    "several at once": ("d[x].extend([i, x])", "parts"),
    "both ways": ("d[x].append(i)\nd[i].append(x)", "parts"),
    "a table": ("d.setdefault(x, {})[i] = 3", "parts"),
    "counts of counts": ("d[x % 3][i] += 1", "parts"),
    "three deep": ("d[x].setdefault(i, {})[x] = 4", "parts"),
    "a count that begins": ("d.setdefault(x, 0)\nd[x] += i", "parts"),
    "a list that is not there": ("if x not in d:\n    d[x] = []\nd[x].append(i)", "default"),
    "a number that is not there": ("if x not in d:\n    d[x] = 0\nd[x] += i", "first"),
    "the first": ("if x not in d:\n    d[x] = (i, x)", "first"),
    "a sum": ("if x in d:\n    d[x] += i\nelse:\n    d[x] = i", "start"),
    "a sum, the other way": ("if x not in d:\n    d[x] = 1\nelse:\n    d[x] += 1", "start"),
    "a group": ("if x in d:\n    d[x].append(i)\nelse:\n    d[x] = [i]", "start"),
    "a set": ("if x in d:\n    d[x].add(i)\nelse:\n    d[x] = {i}", "start"),
    "a maximum": ("if x not in d or i > d[x]:\n    d[x] = i", "max"),
    "a minimum": ("if x not in d or d[x] > i:\n    d[x] = i", "min"),
    "a maximum over a default": ("if i >= d.get(x, 0):\n    d[x] = i", "max"),
    "a maximum by call": ("d[x] = max(d.get(x, i), i)", "max="),
    "a minimum by call": ("d[x] = min(i, d[x])", "min="),
}
LEFT = {
    "it is read": "d.setdefault(x, []).append(len(d))",
    "no else": "if x in d:\n    d[x] += 1",
    "another term": "if x in d:\n    d[x] += 1\nelse:\n    d[x] = 2",
    "another key": "if x not in d:\n    d[i] = []\nd[x].append(i)",
    "another group": "if x in d:\n    d[x].append(i)\nelse:\n    d[x] = {i}",
    "another value": "if x not in d or i > d[x]:\n    d[x] = x",
    "another element": "if x not in d or i > d[i]:\n    d[x] = i",
    "more beside it": "if x not in d:\n    d[x] = []\n    total = i\nd[x].append(total)",
    "a call for those that are not there": "if x not in d:\n    d[x] = slow(x)",
    "two questions": "if x not in d:\n    d[x] = 0\nif i > d[x]:\n    d[x] = i",
    "something is caught": "try:\n    if x not in d:\n        d[x] = xs[i]\nexcept IndexError:\n    pass",
    "a default that may be any object": "d.setdefault(x, xs).append(i)",
    "a part of a list": "d[1:].append(i)",
    "a method that takes away": "d[x].remove(i)",
}
PROGRAM = """
def slow(x):
    return x * 2

def f(xs, d):
    for i, x in enumerate(xs):
{}
    return d
"""


def outlines(body: str) -> list[LoopSpec]:
    indented = "\n".join("        " + line for line in body.split("\n"))
    return [outline.spec for outline in analyze_module(PROGRAM.replace("{}", indented), "m.py").outlines]


@pytest.mark.parametrize("name", TAKEN)
def test_taken_down(name: str) -> None:
    body, mode = TAKEN[name]
    (spec,) = outlines(body)
    assert spec.collects == ("d",)
    assert dict(spec.keyed) == {"d": mode}


@pytest.mark.parametrize("name", LEFT)
def test_left_as_it_is(name: str) -> None:
    assert not any(spec.keyed for spec in outlines(LEFT[name]))


def test_makers_must_be_the_known_ones() -> None:
    program = PROGRAM.replace("{}", "        d.setdefault(x, list()).append(i)")
    assert analyze_module(program, "m.py").outlines
    assert not analyze_module("def list():\n    return SHARED\n" + program, "m.py").outlines


def test_updates_of_what_is_surely_a_dict() -> None:
    program = (
        "from collections import Counter\ndef f(xs):\n    d = {}\n    for x in xs:\n        d.update(x)\n    return d\n"
    )
    for made in ("Counter()", "{}", "set()"):
        (outline,) = analyze_module(program.replace("{}", made), "m.py").outlines
        assert dict(outline.spec.keyed) == {"d": "parts"}
    assert not analyze_module(program.replace("{}", "sha256()"), "m.py").outlines
    assert not analyze_module(program.replace("(xs)", "(xs, d)").replace("    d = {}\n", ""), "m.py").outlines


ONCE = """
def f(xs, out, seen):
    for i, x in enumerate(xs):
{}
    return out
"""


@pytest.mark.parametrize(
    ("body", "taken"),
    [
        ("if x not in seen:\n    seen.add(x)\n    out.append(i + 1)", True),
        ("if x[0] not in seen:\n    out.append(i)\n    seen.add(x[0])", True),
        ("if x not in seen:\n    seen.add(x)\n    out.append(i)\nout.append(3)", False),
        ("if x not in seen:\n    seen.add(x)\n    out.append(len(seen))", False),
        ("if x not in seen:\n    seen.add(x)\n    out.append(slow(i))", False),
        ("if x not in seen:\n    seen.add(x)\n    out.append(i)\nseen.add(i)", False),
        ("if x not in seen:\n    seen.add(i)\n    out.append(i)", False),
        ("if x not in seen:\n    seen.add(x)\n    out.append(i)\ni = len(seen)", False),
        ("if x not in seen:\n    seen.add(x)\n    out.append(i)\ni = len(out)", False),
        ("if x not in seen:\n    seen.add(x)\n    out.append(out)", False),
        ("if x not in out:\n    out.append(x)", False),
    ],
)
def test_once_for_each_key(body: str, taken: bool) -> None:
    indented = "\n".join("        " + line for line in body.split("\n"))
    found = [dict(o.spec.keyed) for o in analyze_module(ONCE.replace("{}", indented), "m.py").outlines]
    assert found == ([{"seen": "once", "out": "once seen"}] if taken else [])


def test_counts_need_no_look_at_the_indices() -> None:
    (spec,) = outlines("d[x][i] += 1")
    assert not spec.reads
    assert dict(spec.keyed) == {"d": "parts"}


SKIPPING = {
    "once": ("if x in seen: continue\n        seen.add(x)\n        out.append(x)", True),
    "in another order": ("if x in seen: continue\n        out.append(x)\n        seen.add(x)", True),
    "with work behind it": (
        "if x in seen: continue\n        seen.add(x)\n        n = 1 / x\n        out.append(n)",
        False,
    ),
    "another key": ("if x in seen: continue\n        seen.add(x + 1)\n        out.append(x)", False),
    "if it is not there": ("if x not in seen: continue\n        seen.add(x)\n        out.append(x)", False),
    "not the end of the body": (
        "if x:\n            if x in seen: continue\n            seen.add(x)\n            out.append(x)\n        n = 1",
        False,
    ),
}


@pytest.mark.parametrize("name", SKIPPING)
def test_what_is_seen_is_skipped(name: str) -> None:
    body, found = SKIPPING[name]
    source = f"def f(xs, n):\n    seen, out = set(), []\n    for x in xs:\n        {body}\n    return out, n\n"
    analysis = analyze_module(source, "x.py")
    assert (analysis.reports[0].verdict == "parallel") is found, analysis.reports[0].message
    assert not found or dict(analysis.outlines[0].spec.keyed) == {"seen": "once", "out": "once seen"}
