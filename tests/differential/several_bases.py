"""Classes that inherit from several: the order in which names are found, `super`, mixins, and what is changed in it."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_CLASSES = """
from abc import ABC
seen = []
class Root:
    def __init__(self, a):
        self.a = a
    def m(self, x):
        return [1, len(x)]
    def k(self, x):
        return len(x)
class A(Root):
    def m(self, x):
        return [2, *super().m(x)]
    def go(self, x):
        return sum(self.m(x)) + self.k(x)
class B(Root):
    def m(self, x):
        return [3, *super().m(x)]
class C(A, B):
    pass
class D(B, A):
    def m(self, x):
        return [4, *super().m(x)]
class Mut(Root):
    def m(self, x):
        x.append(1)
        return [7]
    def k(self, x):
        x.append(2)
        return 5
class E(A, Mut):
    pass
class Mix:
    def twice(self, x):
        return 2 * self.base(x)
class Abstract(ABC):
    def base(self, x):
        return x + 1
class F(Mix, Abstract, ABC):
    def three(self, x):
        return self.twice(x) + self.base(x)
class G(Mix):
    def base(self, x):
        seen.append(x)
        return len(seen)
class Init:
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = 1
class H(Init, Root):
    pass
def rebased(cls, *bases):
    cls.__bases__ = bases
    return ()
"""


def _case(name: str, body: str, *calls: Call) -> Case:
    loop = f"def f(out, rows, one, *rest):\n    for i in range(9):\n        {body}\n    return out, rows, seen\n"
    given = (Call(f"np.zeros(9), [], {c.arguments}", c.parallel) for c in calls)
    return case(name, _CLASSES + loop, *given)


CASES: tuple[Case, ...] = (
    _case(
        "several_bases_of_new_instances",
        "out[i] = C(i).go(rows) + D(i).go(rows) + D(1).m(rows)[0]",
        par("0"),
        ser("0, *rebased(C, B, A)"),
        ser("0, *rebased(C, A)"),
        ser("0, *rebased(A, Mut)"),
        ser("0, *rebased(D, B, Mut)"),
    ),
    _case("several_bases_one_with_effects", "out[i] = E(i).go(rows)", ser("0")),
    _case("several_bases_beside_one", "out[i] = E(i).go([1]) + A(i).go(rows)", call("0")),
    _case("several_bases_beside_their_first", "out[i] = A(i).go(rows) + C(1).go(rows)", call("0")),
    _case(
        "several_bases_of_operands",
        "out[i] = one.go(rows)",
        par("A(1)"),
        call("C(1)"),
        call("D(1)"),
        ser("E(1)"),
        call("B(1)"),
    ),
    _case(
        "several_bases_and_a_method_called_beside",
        "out[i] = one.go(rows) + Mut(1).k([1])",
        call("A(1)"),
        call("C(1)"),
        ser("E(1)"),
    ),
    _case(
        "several_bases_by_class",
        "out[i] = A.go(one, rows) + Mut(1).m([1])[0]",
        call("A(1)"),
        call("C(1)"),
        call("D(1)"),
        ser("E(1)"),
        call("B(1)"),
        ser("Mut(1)"),
    ),
    _case("several_bases_mixed_in", "out[i] = F().three(i) + one.three(i)", par("F()"), call("G()")),
    _case("several_bases_of_a_mixin", "out[i] = one.twice(i)", call("F()"), ser("G()")),
    _case("several_bases_that_initialize", "h = H(i); out[i] = h.a + h.extra", call("0")),
)
