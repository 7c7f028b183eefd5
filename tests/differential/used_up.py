"""Generators of the program that are used up in the iteration that makes them, and some that are not; item getters."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_MODULE = """
import operator, sys
seen = []
T = [1, 2, 3]
def steps(n):
    for k in range(n):
        yield k * 2
def walk(tree):
    yield tree[0]
    for child in tree[1:]:
        yield from walk(child)
def loud(n):
    for k in range(n):
        seen.append(k)
        yield k
def marks(row):
    for k in range(len(row)):
        row[k] += 1
        yield row
def careful(n):
    try:
        yield n
        yield n + 1
    finally:
        seen.append(n)
def table(n):
    for k in range(n):
        yield T[k % 3]
def rows_of(rows):
    yield from rows
def cut(n):
    for k in range(n):
        yield 10 // (3 - k)
"""


def program(*lines: str) -> str:
    """Return a module whose ``f`` runs these lines for every item of ``xs``."""
    body = "".join(f"        {line}\n" for line in lines)
    return f"{_MODULE}def f(xs, out):\n    for i, x in enumerate(xs):\n{body}    return xs, out, seen, T\n"


CASES: tuple[Case, ...] = (
    case("used_up_by_sum", program("out[i] = sum(steps(x)) + len(list(steps(i)))"), par("[1, 2, 3], [0] * 3")),
    case(
        "used_up_by_for",
        program("t = 0", "for j, k in enumerate(steps(x)):", "    t += k * j", "out[i] = t"),
        par("[1, 2, 3], [0] * 3"),
    ),
    case(
        "used_up_in_part",
        program(
            "t = 0", "for k in steps(x):", "    t += k", "    if t > 3:", "        break", "out[i] = t + next(steps(9))"
        ),
        par("[1, 2, 3, 4, 5], [0] * 5"),
    ),
    case("used_up_recursion", program("out[i] = sum(walk(x))"), par("[[1, [2], [3, [4]]]] * 4, [0] * 4")),
    case("used_up_with_effects", program("out[i] = sum(loud(x))"), ser("[1, 2, 3], [0] * 3")),
    case(
        "used_up_with_finally",
        program("for k in careful(x):", "    break", "out[i] = k"),
        ser("[1, 2, 3], [0] * 3"),
    ),
    case(
        "used_up_changes_rows",
        program("for row in marks(x):", "    out[i] = row[0]"),
        call("[[1], [2], [3]], [0] * 3"),
        call("[[1]] * 3, [0] * 3"),
    ),
    case(
        "used_up_gives_shared_rows",
        program("for row in rows_of(out):", "    row.append(x)"),
        ser("[1, 2, 3], [[], [], []]"),
    ),
    case("used_up_reads_globals", program("out[i] = sum(table(x))"), par("[1, 2, 3], [0] * 3"), ser("[1, 2, 3], T")),
    case("used_up_raises", program("out[i] = sum(cut(x))"), call("[1, 2, 3, 4, 5], [0] * 5")),
    case("used_up_by_genexp", program("out[i] = sum(k + x for k in steps(x))"), par("[1, 2, 3], [0] * 3")),
    case(
        "not_used_up",
        program("it = loud(x)", "out[i] = next(it)", "kept = it"),
        ser("[1, 2, 3], [0] * 3"),
    ),
    case("used_up_kept_in_a_list", program("out[i] = steps(x)"), ser("[1, 2, 3], [0] * 3")),
    case(
        "used_up_replaced",
        _MODULE + "def f(xs, out, *rest):\n    for i, x in enumerate(xs):\n"
        "        out[i] = sum(steps(x))\n    return out, seen\n",
        ser("[1, 2, 3], [0] * 3, *(vars(sys.modules[f.__module__]).update(steps=loud) or ())"),
    ),
    case(
        "used_up_grows",
        _MODULE
        + "def items(held):\n    for v in held:\n        yield v\n"
        + "def f(xs, out):\n    for i, x in enumerate(xs):\n        todo = [[0]]\n        for v in items(todo):\n"
        + "            v.append(i)\n            if len(todo) < 2:\n                todo.append(out)\n    return out\n",
        ser("[1, 2, 3], []"),
    ),
    case(
        "item_getter",
        _MODULE + "def f(rows, out):\n    key = operator.itemgetter(1)\n    for i, row in enumerate(rows):\n"
        "        out[i] = key(row)\n"
        + "    for i, row in enumerate(rows):\n"
        + "        out[i] += sorted(enumerate(row), key=operator.itemgetter(1, 0))[0][0]\n    return out\n",
        par("[(3, 2, 1)] * 5, [0] * 5"),
        par("[[1, 2, 3]] * 5, np.zeros(5)"),
        call("[[1]] * 5, np.zeros(5)"),
    ),
    case(
        "item_getter_gives_what_is_changed",
        _MODULE
        + "def f(rows, out):\n    key = operator.itemgetter(0, 1)\n    for i in range(9):\n"
        + "        key(rows)[0].append(i)\n        held = [out]\n"
        "        key([held, 0])[0][0].append(i)\n    return rows, out\n",
        ser("[[], []], []"),
    ),
    case(
        "item_getter_of_the_users",
        _MODULE
        + "class Odd:\n    def __getitem__(self, k):\n        seen.append(k)\n        return len(seen)\n"
        + "def f(things, out):\n    key = operator.itemgetter(1)\n    for i, t in enumerate(things):\n"
        "        out[i] = key(t)\n" + "    return out, seen\n",
        ser("[Odd() for _ in range(5)], [0] * 5"),
    ),
)
