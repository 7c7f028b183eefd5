"""Comprehensions that give a value a name of its own, and those whose name others see."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_H = "def h(x):\n    return math.sqrt(x) - 2\n"


def _of(name: str, body: str, *calls: Call) -> Case:
    return case(f"walrus_{name}", f"{_H}def f(xs):\n    {body}\n", *calls)


CASES: tuple[Case, ...] = (
    _of(
        "condition",
        "return [y for x in xs if (y := h(x)) > 0]",
        par("list(range(12))"),
        par("np.arange(12.0)"),
        call("[]"),
        call("[4, 9, -1, 16]"),
        call("[4, 9, 'x', 16]"),
    ),
    _of("and", "return [y for x in xs if x > 3 and (y := h(x)) > 0 and y < 1]", par("list(range(12))")),
    _of("two", "return {x: z for x in xs if (y := h(x)) if (z := y * 2) > 1}", par("list(range(12))")),
    _of("set", "return {y for x in xs if (y := h(x)) > 0 or x > 3}", par("list(range(12))")),
    _of("sum", "return sum(y for x in xs if (y := h(x)) > 0)", par("list(range(12))"), call("[4, 9, -1, 16]")),
    _of("bool_only", "return [y for x in xs if (y := x > 3)]", call("list(range(12))")),
    _of("seen", "r = [y for x in xs if (y := h(x)) > 0]\n    return r, y", call("list(range(12))"), call("[]")),
    _of("carried", "y = 0\n    return [y for x in xs if (y := y + h(x)) > 0], y", call("list(range(12))")),
    _of("carried_alone", "return [y for x in xs if (y := h(x)) > 0 or y]", call("list(range(12))")),
    _of("read_before", "return [y for x in xs if x and y or (y := h(x))]", call("list(range(12))")),
    _of("skipped", "return [y for x in xs if x < 6 or (y := h(x)) > 0]", call("[7, 8, 1, 2]"), call("[1, 7]")),
    _of("in_the_element", "return [(y := h(x), y * 2) for x in xs]", call("list(range(12))")),
    _of("shown", "r = [y for x in xs if (y := h(x)) > 0]\n    return r, sorted(locals())", call("list(range(12))")),
    _of(
        "closure",
        "g = lambda: y\n    r = [y for x in xs if (y := h(x)) > 0]\n    return r, g()",
        call("list(range(12))"),
    ),
    _of("lambdas", "return [(lambda: y)() for x in xs if (y := h(x)) > 0]", call("list(range(12))")),
    _of("nested", "return [[y for _ in range(2)] for x in xs if (y := h(x)) > 0]", par("list(range(12))")),
    _of("nested_walrus", "return [y for x in xs for z in [x] if (y := h(z)) > 0]", call("list(range(12))")),
    _of("global_name", "global y\n    return [y for x in xs if (y := h(x)) > 0]", ser("list(range(12))")),
    case(
        "walrus_in_a_module",
        """
        def h(x):
            return math.sqrt(x)
        r = [y for x in range(9) if (y := h(x)) > 1]
        """,
    ),
    case(
        "walrus_in_a_lambda",
        """
        def h(x):
            return math.sqrt(x)
        def f(xs):
            g = lambda: [y for x in xs if (y := h(x)) > 1]
            return g()
        """,
        call("list(range(12))"),
    ),
    case(
        "walrus_of_an_array",
        """
        def f(m):
            return [y[0] + y.sum() for row in m if (y := row * 2)[1] > 3]
        """,
        call("np.arange(12.0).reshape(4, 3)"),
        call("np.arange(4.0).reshape(4, 1)"),
    ),
)
