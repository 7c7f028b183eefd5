"""Operators of the module's classes: which loops are found, and what their specs say of the instances."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import math
SEEN = []
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    def __rmul__(self, k):
        return Vec(self.x * k, self.y * k)
    def __lt__(self, o):
        return self.x < o.x
    def __abs__(self):
        return math.hypot(self.x, self.y)
    def __str__(self):
        return f"({self.x}, {self.y})"
class Grid:
    def __init__(self, data):
        self.data = data
    def __getitem__(self, i):
        return self.data[i]
    def __setitem__(self, i, v):
        self.data[i] = v
    def __len__(self):
        return len(self.data)
    def __call__(self, x):
        return x + len(self.data)
class Loud:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        SEEN.append(o)
        return self.x
    def __radd__(self, o):
        SEEN.append(o)
        return self.x
    def __eq__(self, o):
        SEEN.append(o)
        return True
    def __len__(self):
        SEEN.append(1)
        return 1
ORIGIN = Vec(0, 0)
class Holder:
    def __init__(self, grid: Grid, n):
        self.grid = grid
        self.own = Grid([0] * n)
    def run(self, out):
        for i in range(len(self.grid)):
            out[i] = self.grid[i] + self.own[i]
def f(g: Grid, vs: list[Vec], p: Vec, x, y, out, n):
    here = Grid(x)
    for i in range(n):
        BODY
"""


def objects(body: str) -> list[tuple[str, ...]]:
    text = _MODULE.replace("BODY", body)
    return [o.spec.objects for o in analyze_module(text, "m.py").outlines if ("Holder" not in o.function)]


def test_an_attribute_of_an_evident_class() -> None:
    (outline,) = analyze_module(_MODULE.replace("BODY", "print(input())"), "m.py").outlines
    assert outline.spec.objects == ("self.grid is Grid", "self.own is Grid")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("out[i] = abs(Vec(x[i], 1) + Vec(1, 2))", ("Vec()",)),
        ("out[i] = abs(2 * Vec(x[i], 1))", ("Vec()",)),
        ("out[i] = abs(x[i] * p)", ("Vec()", "p is Vec")),
        ("out[i] = abs(vs[i] + p)", ("Vec()", "p is Vec", "vs[:] is Vec")),
        ("out[i] = vs[i] < ORIGIN", ("ORIGIN is Vec", "vs[:] is Vec")),
        ("out[i] = g[i] + len(g) + g(i)", ("g is Grid",)),
        ("out[i] = here[i] * 2", ("here is Grid",)),
        ("g[i] = x[i]", ("g is Grid",)),
        ("out[i] = f'{p} {vs[i]}'", ("p is Vec", "vs[:] is Vec")),
        ("out[i] = str(Vec(x[i], 1))", ("Vec()",)),
        ("out[i] = 1 if Vec(x[i], 1) < p else 2", ("Vec()", "p is Vec")),
    ],
)
def test_what_is_followed(body: str, expected: tuple[str, ...]) -> None:
    assert objects(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = Loud(i) + x[i]",
        "out[i] = x[i] + Loud(i)",
        "out[i] = Loud(i) == x[i]",
        "out[i] = x[i] in [Loud(i)]",
        "out[i] = 1 if Loud(i) else 2",
        "out[i] = [Loud(i)] == [x[i]]",
        "out[i] = len({Loud(i)})",
        "out[i] = sorted([3, 1], key=lambda v: Loud(v))",
        "out[i] = max(Loud(v) for v in y)",
        "out[i] = (lambda v: v + 1)(Loud(i))",
        "out[i] = sum([Loud(i)], 0)",
        "out[i] = x[Loud(i)]",
        "out[i] = g[i - 1]; g[i] = x[i]",
        "out[i] = f'{[Vec(i, i)]}'",
        "out[i] = [v for v in here]; list(here)",
        "out[i] = Vec(1, 2); y[i] = out[i] + x[i]",
        "w = Vec(1, 2); w.__class__ = Loud; out[i] = w + 1",
        "out[i] = '%s' % p",
        "print(*vs)",
        "a, b = here",
    ],
)
def test_what_is_not(body: str) -> None:
    assert not any(" is " in o or "()" in o for found in objects(body) for o in found)
