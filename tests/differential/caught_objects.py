"""Exceptions that hold what they were raised with: who catches one may change it, or read what others change."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_RAISING = """
import numpy as np
class Pair:
    def __init__(self, a):
        self.a = a
def complain(a, i):
    raise ValueError("bad", a, i)
def inner(a, i):
    complain(a, i)
def of_pair(p):
    raise KeyError(p.a)
TABLE = [0] * 40
def of_table():
    raise ValueError(TABLE)
"""


def _of(name: str, attempt: str, handling: str, *calls: str) -> Case:
    source = (
        f"{_RAISING}\ndef f(a, out):\n    for i in range(len(out)):\n        try:\n            {attempt}\n"
        f"        except Exception as error:\n            {handling}\n        out[i] = i\n    return a, out, TABLE\n"
    )
    return case(f"caught_objects_{name}", source, *(ser(c) for c in calls or ("[0] * 40, [0] * 40",)))


CASES: tuple[Case, ...] = (
    _of("changed", "raise ValueError(a)", "error.args[0][i] = i"),
    _of("changed_by_name", "raise ValueError(a)", "b = error.args[0]; b[i] += 1"),
    _of("read_before", "raise ValueError(out)", "a[i] = error.args[0][i - 1]"),
    _of("printed", "raise ValueError(out)", "a[i] = len(str(error))"),
    _of("in_a_tuple", "raise ValueError((i, a))", "error.args[0][1][i] = 2"),
    _of("in_a_list", "raise ValueError([a])", "error.args[0][0][i] = 2"),
    _of("of_a_callee", "complain(a, i)", "error.args[1][error.args[2]] = 5"),
    _of("of_a_callee_of_a_callee", "inner(a, i)", "error.args[1][i] = 5"),
    _of("of_an_instance", "of_pair(Pair(a))", "error.args[0][i] = 5"),
    _of("of_a_global", "of_table()", "error.args[0][i] = 5"),
    _of("as_a_cause", "raise ValueError(i) from KeyError(a)", "error.__cause__.args[0][i] = 3"),
    _of("appended", "raise ValueError(a)", "out[i - 1] = error; out[i - 1] = error.args[0]; out[i - 1][i] = 7"),
    case(
        "caught_objects_that_are_texts",
        """
        def check(x):
            if x % 3 == 0:
                raise ValueError(f"{x} is bad")
            return x
        def f(xs):
            out = [None] * len(xs)
            for i in range(len(xs)):
                try:
                    out[i] = check(xs[i])
                except ValueError as error:
                    out[i] = f"{error.args[0]}: {error}"
            return out
        """,
        par("list(range(30))"),
    ),
    case(
        "caught_objects_that_nobody_asks_for",
        """
        def f(a, out):
            for i in range(len(out)):
                try:
                    if i % 2:
                        raise ValueError(a)
                    out[i] = 1
                except ValueError:
                    out[i] = 2
            return out
        """,
        par("[1, 2], [0] * 30"),
    ),
    case(
        "caught_objects_outside_of_the_loop",
        """
        def f(a, out):
            try:
                for i in range(len(out)):
                    out[i] = 1 / a[i]
                    if out[i] > 3:
                        raise ValueError(a)
            except ValueError as error:
                error.args[0].append(5)
            return a, out
        """,
        call("[1, 2, 3] * 5, [0] * 15"),
        call("[1, 2, 0.1] * 5, [0] * 15"),
    ),
)
