"""Properties that are computed once, `functools.cached_property`: computed before, in the loop, anew, with effects."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_MODEL = """
import copy, dataclasses, functools
from functools import cached_property
seen = []
class Model:
    def __init__(self, n):
        self.n = n
    @functools.cached_property
    def weights(self):
        seen.append(self.n)
        return np.arange(self.n + 1.0)
    @cached_property
    def scale(self):
        seen.append("scale")
        return 1.0 + self.n
    @classmethod
    def made(cls, n):
        return cls(n)
    def again(self):
        return type(self)(self.n + 1)
    def apply(self, x):
        return self.weights.sum() * x
    def forget(self):
        self.__dict__.pop("scale", None)
class Sub(Model):
    @cached_property
    def scale(self):
        seen.append("sub")
        return super().scale + 1
class Plain(Model):
    scale = 3.0
@dataclasses.dataclass(frozen=True)
class Point:
    x: float
    y: float
    @cached_property
    def norm(self):
        return math.hypot(self.x, self.y)
def ready(model):
    model.scale, model.weights
    return model
def points(n, read=True):
    found = list(map(Point, range(n), range(n)))
    if read:
        list(map(lambda p: p.norm, found))
    return found
"""

CASES: tuple[Case, ...] = (
    case(
        "cached_property_read",
        _MODEL
        + """
def f(model, xs):
    out = []
    for x in xs:
        out.append(model.scale * x)
    return out, model.__dict__.keys(), seen
""",
        par("Model(3), list(range(9))"),
        par("ready(Model(3)), list(range(9))"),
        par("Sub(3), list(range(9))"),
        ser("Plain(3), list(range(9))"),
        call("Model('n'), list(range(9))"),
        call("Model(3), []"),
        call("Model(3), [1]"),
    ),
    case(
        "cached_property_that_another_class_computes_each_time",
        _MODEL
        + """
class Own(Model):
    @property
    def scale(self):
        seen.append("own")
        return 2.0
def f(model, xs):
    out = []
    for x in xs:
        out.append(model.scale * x)
    return out, seen
""",
        ser("Own(3), list(range(9))"),
        ser("ready(Model(3)), list(range(9))"),
    ),
    case(
        "cached_property_in_a_callee",
        _MODEL
        + """
def g(model, x):
    return model.apply(x) + model.scale
def f(model, xs, out):
    for i, x in enumerate(xs):
        out[i] = g(model, x)
    return out, seen
""",
        par("ready(Model(3)), list(range(9)), np.zeros(9)"),
        par("Model(3), list(range(9)), np.zeros(9)"),
    ),
    case(
        "cached_property_under_a_condition",
        _MODEL
        + """
def f(model, xs, out):
    for i, x in enumerate(xs):
        if x > 5:
            out[i] = model.scale
        else:
            out[i] = x
    return out, seen
""",
        ser("Model(3), list(range(9)), np.zeros(9)"),
        par("Model(3), [9, *range(9)], np.zeros(10)"),
        par("ready(Model(3)), list(range(9)), np.zeros(9)"),
    ),
    case(
        "cached_property_of_each",
        _MODEL
        + """
def f(items, out):
    for i, p in enumerate(items):
        out[i] = p.norm
    return out, [sorted(vars(p)) for p in items]
""",
        par("points(9), np.zeros(9)"),
        call("points(9, False), np.zeros(9)"),
        call("[*points(8), *points(2, False)], np.zeros(10)"),
        call("[points(1, False)[0]] * 9, np.zeros(9)"),
    ),
    case(
        "cached_property_of_new_ones",
        _MODEL
        + """
def f(model, point, n):
    a = np.zeros(n)
    for i in range(n):
        a[i] = Model(i).scale
    for i in range(n):
        a[i] += Model.made(i).scale
    for i in range(n):
        a[i] += model.made(i).scale
    for i in range(n):
        a[i] += model.again().scale
    for i in range(n):
        a[i] += type(model)(i).scale
    for i in range(n):
        a[i] += model.__class__(i).scale
    for i in range(n):
        a[i] += copy.copy(model).scale
    for i in range(n):
        a[i] += copy.deepcopy(model).scale
    for i in range(n):
        a[i] += dataclasses.replace(point, x=i).norm
    return a, seen
""",
        call("ready(Model(3)), points(3)[2], 9"),
        call("Model(3), points(3, False)[2], 9"),
    ),
    case(
        "cached_property_made_anew",
        _MODEL
        + """
from dataclasses import replace as other
def f(point, n):
    a = np.zeros(n)
    for i in range(n):
        a[i] = other(point, x=i).norm
    for i in range(n):
        p = dataclasses.replace(point, y=float(i))
        a[i] += p.norm
    return a
""",
        ser("points(3)[2], 9"),
        ser("points(3, False)[2], 9"),
    ),
    case(
        "cached_property_forgotten",
        _MODEL
        + """
def f(model, n):
    a = np.zeros(n)
    for i in range(n):
        a[i] = model.scale
        del model.scale
    for i in range(n):
        a[i] += model.scale
        model.forget()
    for i in range(n):
        a[i] += model.scale
        model.__dict__.pop("scale")
    for i in range(n):
        a[i] += model.scale
        vars(model).clear()
        vars(model)["n"] = i
    for i in range(n):
        a[i] += model.scale
        model.__dict__ = {"n": i}
    for i in range(n):
        a[i] += model.scale
        model.scale = i
    return a, vars(model), seen
""",
        call("Model(3), 9"),
        call("ready(Model(3)), 9"),
    ),
    case(
        "cached_property_added_to",
        _MODEL
        + """
def f(model, xs):
    for x in xs:
        model.scale += x
    for i, x in enumerate(xs):
        model.weights[i % 3] += x
    return model.scale, model.weights, seen
""",
        call("Model(3), list(range(9))"),
        call("ready(Model(3)), list(range(9))"),
    ),
    case(
        "cached_property_written_into",
        _MODEL
        + """
def f(model, n):
    for i in range(n):
        model.weights[i] = i * 2.0
    w = model.weights
    for i in range(n):
        w[i] = model.weights[n - 1 - i] + 1
    for i in range(n):
        w[i] = model.apply(i)
    return w, seen
""",
        call("Model(8), 9"),
        call("ready(Model(8)), 9"),
    ),
    case(
        "cached_property_by_text",
        _MODEL
        + """
def f(model, n):
    a = np.zeros(n)
    for i in range(n):
        a[i] = getattr(model, "scale") + i
    for i in range(n):
        a[i] += len("{0.scale}".format(model))
    return a, seen
""",
        call("Model(8), 9"),
        call("ready(Model(8)), 9"),
    ),
    case(
        "cached_property_by_hand",
        _MODEL
        + """
class Mine(cached_property):
    def __get__(self, instance, owner=None):
        seen.append(1)
        return len(seen)
class Odd:
    scale = Mine(lambda self: 1)
class Late:
    pass
Late.scale = cached_property(lambda self: 5)
class Listed(Model):
    pass
def f(kind, n):
    model = kind() if kind in (Odd, Late) else kind(3)
    if kind is Listed:
        model.__dict__ = {"n": 3, "scale": 7}
    a = np.zeros(n)
    for i in range(n):
        a[i] = model.scale + i
    return a, seen
""",
        ser("Odd, 9"),
        call("Late, 9"),
        par("Listed, 9"),
    ),
)
