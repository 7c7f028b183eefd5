"""Loops over arrays and lists with arguments, and what is true of the first loop of each on that call.

``independent``: no two iterations meet, but in what is reduced or collected, or in older values only.
``dependent``: they do. ``aliased``: they meet only because of the arguments (overlap, an index that wraps), so that a
guard must notice.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoopCase:
    name: str
    truth: str
    source: str
    arguments: str


def _case(name: str, truth: str, header: str, body: str, arguments: str) -> LoopCase:
    prelude = f"import math\nimport numpy as np\n\ndef f({header}):\n"
    return LoopCase(name, truth, prelude + textwrap.indent(body, "    ") + "\n", arguments)


def independent(name: str, header: str, body: str, arguments: str) -> LoopCase:
    return _case(name, "independent", header, body, arguments)


def dependent(name: str, header: str, body: str, arguments: str) -> LoopCase:
    return _case(name, "dependent", header, body, arguments)


def aliased(name: str, header: str, body: str, arguments: str) -> LoopCase:
    return _case(name, "aliased", header, body, arguments)


A = "np.arange(8.0)"
B = "np.arange(8.0) + 1"
M = "np.arange(30.0).reshape(5, 6)"
SQUARE = "np.arange(25.0).reshape(5, 5)"
ROWS = "[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]"
WINDOW = "a = np.arange(10.0)"

MAPS = (
    independent("copy", "a, b", "for i in range(len(a)):\n    b[i] = a[i]", f"{A}, {B}"),
    independent("in place", "a", "for i in range(len(a)):\n    a[i] = math.sqrt(a[i]) + i", A),
    independent("augmented", "a, b", "for i in range(len(b)):\n    a[i] += b[i]", f"{A}, {B}"),
    independent("enumerate", "a, b", "for i, x in enumerate(b):\n    a[i] = x * x", f"{A}, {B}"),
    independent(
        "zip and range",
        "a, b, c",
        "for i, x, y in zip(range(8), a, b):\n    c[i] = x + y",
        f"{A}, {B}, {A}",
    ),
    independent("reversed", "a, b", "for i in reversed(range(8)):\n    a[i] = b[7 - i]", f"{A}, {B}"),
    independent("step two", "a", "for i in range(0, 8, 2):\n    a[i] = a[i + 1]", A),
    independent("odd and even", "a", "for i in range(4):\n    a[2 * i] = a[2 * i + 1]", A),
    independent("downwards", "a, b", "for i in range(7, -1, -1):\n    a[i] = b[i]", f"{A}, {B}"),
    independent("mirrored", "a, b", "n = len(a)\nfor i in range(n):\n    a[n - 1 - i] = b[i]", f"{A}, {B}"),
    independent("negative throughout", "a, b", "for i in range(8):\n    a[-i - 1] = b[i]", f"{A}, {B}"),
    independent("from one", "a, b", "for i in range(1, 8):\n    a[i] = b[i] - b[i - 1]", f"{A}, {B}"),
    independent("conditional", "a, b", "for i in range(8):\n    if b[i] > 3:\n        a[i] = b[i]", f"{A}, {B}"),
    independent("private scalar", "a, b", "for i in range(8):\n    t = b[i] * 2\n    a[i] = t + 1", f"{A}, {B}"),
    independent(
        "private array",
        "a, m",
        "for i in range(5):\n    t = m[i] * 2\n    t[0] = 9\n    a[i] = t.sum()",
        f"{A}, {M}",
    ),
    dependent(
        "array read before it is overwritten",
        "a, b, m",
        "for i in range(5):\n    a[i] = b.sum()\n    b[:6] = m[i]",
        f"{A}, {B}, {M}",
    ),
    dependent(
        "array overwritten before it is read",
        "a, b, m",
        "for i in range(5):\n    b[:] = m[i, 0]\n    b[1] += 1\n    a[i] = b.sum()",
        f"{A}, {B}, {M}",
    ),
    independent("second half", "a", "for i in range(4):\n    a[i] = a[i + 4]", A),
    independent("while", "a, b", "i = 0\nwhile i < len(a):\n    a[i] = b[i]\n    i += 1", f"{A}, {B}"),
    independent("offset", "a, b, k", "for i in range(4):\n    a[i + k] = b[i]", f"{A}, {B}, 3"),
    independent("gather", "a, b, p", "for i in range(8):\n    a[i] = b[p[i]]", f"{A}, {B}, np.arange(8)[::-1]"),
    independent("two arrays", "a, b", "for i in range(8):\n    a[i], b[i] = b[i], a[i]", f"{A}, {B}"),
)

MATRICES = (
    independent("rows", "m", "for i in range(5):\n    m[i] = m[i] / m[i].sum()", M),
    independent("row slices", "m", "for i in range(5):\n    m[i, :] -= m[i, :].mean()", M),
    independent("columns", "m", "for j in range(6):\n    m[:, j] *= 2", M),
    independent(
        "nest",
        "m, b",
        "for i in range(5):\n    for j in range(6):\n        m[i, j] = b[i, j] + 1",
        f"{M}, {M}",
    ),
    independent(
        "inner prefix",
        "m",
        "for i in range(5):\n    for j in range(1, 6):\n        m[i, j] += m[i, j - 1]",
        M,
    ),
    independent(
        "triangle",
        "m",
        "for i in range(5):\n    for j in range(i + 1, 5):\n        m[i, j] = m[j, i]",
        SQUARE,
    ),
    independent("flattened", "a", "for i in range(2):\n    for j in range(4):\n        a[4 * i + j] *= 2", A),
    independent("blocks", "a", "for k in range(4):\n    a[2 * k:2 * k + 2] = a[2 * k:2 * k + 2].sum()", A),
    independent(
        "stencil",
        "m, b",
        "for i in range(1, 4):\n    for j in range(1, 5):\n        m[i, j] = b[i - 1, j] + b[i, j + 1]",
        f"{M}, {M}",
    ),
    independent("diagonal", "m", "for i in range(5):\n    m[i, i] = 0", SQUARE),
    independent("row views", "m, a", "for i, row in enumerate(m):\n    a[i] = row.max()", f"{M}, {A}"),
    independent("row view written", "m", "for row in m:\n    row[0] = row[1]", M),
    dependent("prefix down", "m", "for i in range(1, 5):\n    for j in range(6):\n        m[i, j] += m[i - 1, j]", M),
    dependent("transposed", "m", "for i in range(5):\n    for j in range(5):\n        m[i, j] = m[j, i] + 1", SQUARE),
    dependent("blocks overlap", "a", "for k in range(3):\n    a[2 * k:2 * k + 3] += 1", A),
    dependent("diagonals", "a", "for i in range(4):\n    for j in range(4):\n        a[i + j] += 1", A),
    dependent(
        "wrapping block",
        "a",
        "for i in range(2):\n    for j in range(4):\n        a[4 * i + j - 1] += 1.0",
        "np.arange(7.0)",
    ),
    dependent("row view kept", "m", "row = m[0]\nfor i in range(5):\n    m[i, 0] = row[0] + 1", M),
    dependent("transposed view", "m", "t = m.T\nfor i in range(5):\n    m[i, 0] = t[0, 1] + i", M),
    dependent("reshaped view", "m", "a = m.reshape(-1)\nfor i in range(5):\n    m[i, 0] = a[6 * i - 6] + 1", M),
    dependent("raveled view", "m", "a = m.ravel()\nfor i in range(5):\n    a[i] = m[0, i - 1] + 1", M),
)

DEPENDENT = (
    dependent("prefix", "a", "for i in range(1, 8):\n    a[i] += a[i - 1]", A),
    dependent("wrapped read", "a", "for i in range(8):\n    a[i] = a[i - 1] + 1", A),
    dependent("wrapped write", "a", "for i in range(8):\n    a[i - 1] = a[i] + 1", A),
    dependent("reversal in place", "a", "n = len(a)\nfor i in range(n):\n    a[i] = a[n - 1 - i]", A),
    dependent("one element", "a, b", "for i in range(8):\n    a[0] += b[i] * b[i - 1]\n    b[i] = a[0]", f"{A}, {B}"),
    dependent(
        "histogram",
        "a, p",
        "for i in range(8):\n    a[p[i]] = a[p[i]] * 2 + 1",
        f"{A}, np.array([1, 2, 1, 2, 3, 1, 0, 0])",
    ),
    dependent("scatter", "a, p", "for i in range(8):\n    a[p[i]] = i", f"{A}, np.array([1, 2, 1, 2, 3, 1, 0, 0])"),
    dependent("halves", "a", "for i in range(8):\n    a[i // 2] = i", A),
    dependent("modulo", "a", "for i in range(8):\n    a[i % 3] = i", A),
    dependent("fixed read", "a", "for i in range(8):\n    a[i] = a[3] + 1", A),
    dependent("last element", "a", "for i in range(8):\n    a[7 - i] = a[-1] + 1", A),
    dependent("sum of all", "a", "for i in range(8):\n    a[i] = a.sum()", A),
    dependent("slice read", "a", "for i in range(1, 7):\n    a[i] = a[i - 1:i + 2].mean()", A),
    dependent("growing prefix", "a", "for i in range(1, 8):\n    a[i] = a[:i].sum()", A),
    dependent("negative slice", "a", "for i in range(8):\n    a[i] = a[-3:].sum() + i", A),
    dependent(
        "sorted whole",
        "a, b",
        "for i in range(8):\n    a.sort()\n    b[i] = a[i]\n    a[0] = 99 - i",
        f"{A}, {B}",
    ),
    dependent("filled whole", "a, b", "for i in range(8):\n    a.fill(i)\n    b[i] = a[0]", f"{A}, {B}"),
    dependent("out argument", "a, b", "for i in range(8):\n    np.add(b, i, out=a)\n    b[i] = a[0]", f"{A}, {B}"),
    dependent("positional out", "a, b", "for i in range(8):\n    np.multiply(b, i, a)", f"{A}, {B}"),
    dependent("copyto", "a, b", "for i in range(8):\n    np.copyto(a, b + i)", f"{A}, {B}"),
    dependent("in place on the whole", "a, b", "for i in range(8):\n    a += b[i]\n    b[i] = a[0]", f"{A}, {B}"),
    dependent("another name", "a", "b = a\nfor i in range(1, 8):\n    a[i] = b[i - 1]", A),
    dependent("another view", "a", "b = a[1:]\nfor i in range(7):\n    b[i] = a[i] + 1", A),
    dependent("asarray", "a", "b = np.asarray(a)\nfor i in range(1, 8):\n    a[i] = b[i - 1]", A),
    dependent(
        "chosen name",
        "a, c, k",
        "b = a if k else c\nfor i in range(1, 8):\n    b[i] = a[i - 1]",
        f"{A}, {B}, 1",
    ),
    dependent("while backwards", "a", "i = 7\nwhile i > 0:\n    a[i - 1] = a[i]\n    i -= 1", A),
    dependent("step against offset", "a", "for i in range(0, 6, 2):\n    a[i + 2] = a[i]", A),
    dependent("own helper", "a", "def g(x, i):\n    x[i] = x[i - 1] + 1\nfor i in range(1, 8):\n    g(a, i)", A),
    dependent("modulo length", "a", "n = len(a)\nfor i in range(8):\n    a[i - n] = a[(i + 1) % n]", A),
    dependent("cyclic", "a", "n = len(a)\nfor i in range(n):\n    a[i] = a[i - n + 1] * 2 + a[i - 3]", A),
    dependent("nonlocal index", "a", "k = 0\nfor i in range(8):\n    a[k] = i\n    if i % 2:\n        k += 1", A),
)

OLD_VALUES = (
    independent("shift", "a, b", "for i in range(7):\n    a[i] = a[i + 1] + b[i]", f"{A}, {B}"),
    independent("suffix", "a", "for i in range(7):\n    a[i] = a[i + 1:].sum()", A),
    dependent("shift downwards", "a", "for i in range(6, -1, -1):\n    a[i] = a[i + 1] + 1", A),
    dependent("shift and back", "a", "for i in range(1, 7):\n    a[i] = a[i + 1] + a[i - 1]", A),
    dependent("shift and wrap", "a", "for i in range(-1, 7):\n    a[i] = a[i + 1] + 1", A),
)

LISTS = (
    independent("list map", "xs, ys", "for i in range(len(xs)):\n    ys[i] = xs[i] * 2", "[1, 2, 3], [0, 0, 0]"),
    independent("list in place", "xs", "for i in range(len(xs)):\n    xs[i] = xs[i] + 1", "[1, 2, 3, 4]"),
    independent("list enumerate", "xs, ys", "for i, x in enumerate(xs):\n    ys[i] = x + 1", "[1, 2, 3], [0, 0, 0]"),
    independent("rows of lists", "g", "for i in range(3):\n    for j in range(3):\n        g[i][j] += 1", ROWS),
    independent("append", "xs, ys", "for x in xs:\n    ys.append(x * 2)", "[1, 2, 3], []"),
    independent("filter append", "xs, ys", "for x in xs:\n    if x > 1:\n        ys.append(x)", "[1, 2, 3], []"),
    independent("dict stores", "xs, d", "for x in xs:\n    d[x] = x * x", "[1, 2, 3], {}"),
    dependent("list prefix", "xs", "for i in range(1, len(xs)):\n    xs[i] += xs[i - 1]", "[1, 2, 3, 4]"),
    dependent("list wrap", "xs", "for i in range(len(xs)):\n    xs[i] = xs[i - 1] + 1", "[1, 2, 3, 4]"),
    dependent(
        "column of lists",
        "g",
        "for i in range(1, 3):\n    for j in range(3):\n        g[i][j] += g[i - 1][j]",
        ROWS,
    ),
    dependent("append and read", "xs, ys", "for x in xs:\n    ys.append(x)\n    ys.append(len(ys))", "[1, 2, 3], []"),
    dependent("last appended", "xs, ys", "for x in xs:\n    ys.append(ys[-1] + x)", "[1, 2, 3], [0]"),
    dependent(
        "swap down",
        "xs",
        "for i in range(len(xs) - 1):\n    xs[i], xs[i + 1] = xs[i + 1], xs[i]",
        "[1, 2, 3, 4]",
    ),
    dependent("pop", "xs, ys", "for i in range(3):\n    ys[i] = xs.pop()", "[1, 2, 3], [0, 0, 0]"),
    dependent("insert", "xs, ys", "for x in ys:\n    xs.insert(0, x)", "[1, 2, 3], [4, 5, 6]"),
    dependent("sort", "xs, ys", "for i in range(3):\n    xs.sort()\n    xs[0] = ys[i]", "[3, 1, 2], [9, 8, 7]"),
    dependent("dict count", "xs, d", "for x in xs:\n    d[x] = d.get(x, 0) + 1", "[1, 2, 1, 2], {}"),
    dependent("dict read", "xs, d", "for x in xs:\n    d[x] = d[x - 1] + 1", "[1, 2, 3], {0: 0}"),
    dependent("row in two places", "g", "h = g\nfor i in range(1, 3):\n    g[i][0] = h[i - 1][0] + 1", ROWS),
)

ALIASED = (
    aliased("one array twice", "a, b", "for i in range(1, 8):\n    a[i] = b[i - 1] + 1", f"*(lambda x: (x, x))({A})"),
    aliased(
        "overlapping views",
        "a, b",
        "for i in range(7):\n    a[i] = b[i] + 1",
        f"*(lambda x: (x[1:], x[:-1]))({A})",
    ),
    aliased("reversed view", "a, b", "for i in range(8):\n    a[i] = b[i] + 1", f"*(lambda x: (x, x[::-1]))({A})"),
    aliased(
        "one list twice",
        "a, b",
        "for i in range(1, 4):\n    a[i] = b[i - 1] + 1",
        "*(lambda x: (x, x))([1, 2, 3, 4])",
    ),
    aliased("one row twice", "g", "for i in range(3):\n    g[i][0] += 1", "(lambda r: [r, r, r])([1, 2])"),
    aliased("range from below", "a, lo, hi", "for i in range(lo, hi):\n    a[i] += 1", f"{A}, -2, 8"),
    aliased("offset from below", "a, b, k", "for i in range(8):\n    a[i - k] = b[i]", f"np.arange(6.0), {B}, 2"),
    aliased("negated", "a, lo", "for i in range(lo, 8):\n    a[-i] += 1", f"{A}, -1"),
    aliased(
        "broadcast rows",
        "m",
        "for i in range(5):\n    m[i, 0] += i",
        "np.lib.stride_tricks.as_strided(np.arange(6.0), (5, 6), (0, 8))",
    ),
    independent(
        "disjoint views",
        "a, b",
        "for i in range(4):\n    a[i] = b[i] + 1",
        f"*(lambda x: (x[:4], x[4:]))({A})",
    ),
)

CASES = (*MAPS, *MATRICES, *DEPENDENT, *OLD_VALUES, *LISTS, *ALIASED)
