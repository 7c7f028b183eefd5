"""Classes that inherit from others of the module: how instances are made, and which method a name is."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
from abc import ABC, abstractmethod
LOG = []
class Shape(ABC):
    def __init__(self, scale):
        self.scale = scale
    @abstractmethod
    def area(self):
        raise NotImplementedError
    def double(self):
        return 2 * self.area() * self.scale
    @classmethod
    def unit(cls, a):
        return cls(a)
    @classmethod
    def noted(cls, a):
        LOG.append(cls)
        return cls(a)
    @staticmethod
    def half(x):
        return x / 2
class Square(Shape):
    def __init__(self, a):
        super().__init__(1.0)
        self.a = a
    def area(self):
        return self.a ** 2
class Cube(Square):
    def area(self):
        return 6 * super().area()
    def loud(self):
        LOG.append(self.a)
        return super().double()
class Two(Square, Shape):
    pass
class Wrong(Shape, Square):
    pass
class Made(Shape, metaclass=META):
    pass
def f(shapes, s, x, out, n):
    for i in range(n):
        BODY
"""


def _outlined(body: str) -> tuple[str, tuple[str, ...]]:
    analysis = analyze_module(_MODULE.replace("BODY", body), "m.py")
    return analysis.reports[0].verdict, analysis.outlines[0].spec.calls if analysis.outlines else ()


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = Square(x[i]).area()",
        "out[i] = Square(x[i]).double()",
        "c = Cube(i); out[i] = c.double() + c.scale",
        "out[i] = Shape.half(x[i]) + Cube.half(i)",
        "out[i] = Square.unit(i).area()",
        "out[i] = shapes[i].double() + s.area()",
        "out[i] = Square.area(s)",
        "out[i] = Two(i).area()",
    ],
)
def test_parallel(body: str) -> None:
    assert _outlined(body)[0] == "parallel"


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = Cube(x[i]).loud()",
        "out[i] = Square.noted(i).area()",
        "out[i] = Wrong(i).area()",
        "out[i] = Made(i).scale",
        "out[i] = Shape.unheard_of(s)",
        "out[i] = Square.area(super())",
    ],
)
def test_sequential(body: str) -> None:
    assert _outlined(body)[0] == "sequential"


def test_the_spec_says_what_a_class_inherits_from() -> None:
    assert _outlined("out[i] = Cube(i).double()") == (
        "parallel",
        (
            "Cube",
            "Cube < Square < Shape",
            "Cube.area",
            "Shape.__init__",
            "Shape.double",
            "Square < Shape",
            "Square.__init__",
            "Square.area",
        ),
    )
