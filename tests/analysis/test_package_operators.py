"""Operators of classes that other modules define: which loops are found, and what their specs say of the instances."""

from __future__ import annotations

from pathlib import Path

import pytest

from autopar.analysis.module import ModuleAnalysis
from autopar.spec.instance import is_of_class
from tests.analysis.packages import analyzed_with

FILES = {
    "pkg/__init__.py": "from .shapes import Grid\n",
    "pkg/shapes.py": """
SEEN = []
class Vec:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return Vec(self.x + o.x)
    def __abs__(self):
        return self.x
    def __bool__(self):
        SEEN.append(1)
        return True
class Base:
    def __getitem__(self, i):
        return self.data[i]
class Grid(Base):
    def __init__(self, data):
        self.data = data
    def __setitem__(self, i, v):
        self.data[i] = v
""",
}
MAIN = """
import pkg.shapes as sh
from pkg import Grid
from pkg.shapes import Vec
class Near(Vec):
    def __abs__(self):
        return 2.0
def f(out, v: Vec, vs: list[sh.Vec], g: Grid, near: Near, other, n):
    for i in range(n):
        BODY
"""
BODIES: dict[str, tuple[str, ...]] = {
    "out[i] = (v + vs[i]).x": ("pkg.shapes/Vec()", "v is pkg.shapes/Vec", "vs[:] is pkg.shapes/Vec"),
    "out[i] = abs(sh.Vec(i) + Vec(2))": ("pkg.shapes/Vec()",),
    "out[i] = g[i]": ("g is pkg.shapes/Grid",),
    "g[i] = 2.0": ("g is pkg.shapes/Grid",),
    "out[i] = abs(near)": ("near is Near",),
}
REFUSED = (
    "out[i] = 1 if v else 2",
    "out[i] = 1 if vs[i] else 2",
    "out[i] = not Vec(i)",
    "g[i] = g[i - 1] + 1",
    "v += Vec(i)",
    "out[i] = {v: 1}",
    "out[i] = other(v)",
)


def _analyzed(folder: Path, body: str) -> ModuleAnalysis:
    return analyzed_with(FILES, folder, MAIN.replace("BODY", body))


@pytest.mark.parametrize("body", BODIES)
def test_what_the_spec_says(body: str, tmp_path: Path) -> None:
    (outline,) = _analyzed(tmp_path, body).outlines
    assert tuple(sorted(outline.spec.objects)) == BODIES[body]
    assert any(call.startswith("pkg.shapes:") for call in outline.spec.calls)


@pytest.mark.parametrize("body", REFUSED)
def test_what_is_refused(body: str, tmp_path: Path) -> None:
    # Where operands may be of safe types, the loop runs parallel for these, and the guard lets no instance in.
    assert not any(is_of_class(entry) for o in _analyzed(tmp_path, body).outlines for entry in o.spec.objects)
