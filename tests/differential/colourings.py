"""Nests whose inner loop begins at another place in every row: red and black elements."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par

_M = "np.arange(64.0).reshape(8, 8) ** 2"


def _of(name: str, begin: str, step: int, value: str, *calls: Call) -> Case:
    return case(
        f"colouring_{name}",
        f"""
        def f(m, c=0):
            n = len(m)
            for i in range(1, n - 1):
                for j in range({begin}, n - 1, {step}):
                    m[i, j] = {value}
            return m, i, j
        """,
        *calls,
    )


_AROUND = "0.25 * (m[i - 1, j] + m[i + 1, j] + m[i, j - 1] + m[i, j + 1]) + 1.0"

CASES: tuple[Case, ...] = (
    _of("red", "1 + i % 2", 2, _AROUND, par(_M), par("np.arange(49).reshape(7, 7)"), call("np.zeros((3, 3))")),
    _of("black", "2 - i % 2", 2, _AROUND, par(_M), call("np.zeros((8, 7))"), call("np.zeros((2, 2))")),
    _of("by_three", "1 + i % 2", 3, _AROUND, par(_M)),
    _of("by_four", "1 + i % 2", 4, "m[i - 1, j + 1] + m[i + 1, j - 3] + 1", call(_M)),
    _of("by_diagonals", "1 + i % 2", 2, "m[i - 1, j - 1] + 1", call(_M)),
    _of("by_halves", "1 + i // 2", 2, "m[i - 1, j - 1] + 1", call(_M)),
    _of("all", "1 + i % 2", 1, "m[i - 1, j] + 1", call(_M)),
    _of(
        "of_a_colour",
        "1 + (i + c) % 2",
        2,
        _AROUND,
        call(f"{_M}, 1"),
        call(f"{_M}, -3"),
        call(f"{_M}, True"),
        call(f"{_M}, 0.5"),
        call(f"{_M}, np.int8(127)"),
        call(f"{_M}, np.uint8(255)"),
        call(f"{_M}, np.arange(2)"),
        call(f"{_M}, [1]"),
    ),
    _of("downwards", "n - 2 - i % 2", -2, _AROUND, call(_M)),
    case(
        "colouring_downwards_for_sure",
        """
        def f(m):
            n = len(m)
            for i in range(1, n - 1):
                for j in range(n - 2 - i % 2, 0, -2):
                    m[i, j] = m[i - 1, j] + m[i + 1, j] + m[i, j - 1]
            return m, i, j
        """,
        call(_M),
    ),
    case(
        "colouring_of_lists",
        """
        def f(m):
            n = len(m)
            for i in range(1, n - 1):
                for j in range(1 + i % 2, n - 1, 2):
                    m[i][j] = m[i - 1][j] + m[i + 1][j] * m[i][j - 1]
            return m
        """,
        par("[[i * j % 7 for i in range(8)] for j in range(8)]"),
        call("[[i % 7 for i in range(8)]] * 8"),
        call("[[i * j % 7 for i in range(8 - j % 2)] for j in range(8)]"),
    ),
    case(
        "colouring_by_a_table",
        """
        def f(m, start):
            n = len(m)
            for i in range(1, n - 1):
                for j in range(start[i], n - 1, 2):
                    m[i, j] = m[i - 1, j] + m[i + 1, j]
            return m
        """,
        call(f"{_M}, [1, 2] * 4"),
        call(f"{_M}, [1] * 8"),
    ),
)
