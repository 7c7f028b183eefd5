"""What the rewrite is told of a loop: spec, parameters, results."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.analysis.outline import Outline

CASES = {
    "store": (
        "def f(a, out, n):\n    for i in range(n):\n        out[i] = a[i] + 1\n",
        '@autopar.parallel_for(writes=["out[i]"], fresh=True)', "a out", "", "",
    ),
    "update": (
        "def f(a, n):\n    for i in range(n):\n        a[i] = a[i] + 1\n",
        '@autopar.parallel_for(updates=["a[i]"], fresh=True)', "a", "", "",
    ),
    "nest": (
        "def f(out, n, m):\n    for i in range(n):\n        for j in range(m):\n            out[i, j] = i * j\n",
        '@autopar.parallel_for(writes=["out[i, 0:m]"])', "m out", "", "",
    ),
    "list of lists": (
        "def f(out, n, m):\n    for i in range(n):\n        for j in range(m):\n            out[i][j] = i\n",
        '@autopar.parallel_for(writes=["out[i][0:m]"])', "m out", "", "",
    ),
    "inner loop from below zero": (
        "def f(out, n, m):\n    for i in range(n):\n        for j in range(-1, m):\n            out[i, j] = i * j\n",
        '@autopar.parallel_for(writes=["out[i, :]"])', "m out", "", "",
    ),
    "row in place": (
        "def f(a, n):\n    for i in range(n):\n        a[i].sort()\n",
        '@autopar.parallel_for(writes=["a[i][:]"], releases_gil=True)', "a", "", "",
    ),
    "private index": (
        "def f(a, out, n):\n    for i in range(n):\n        j = 2 * i + 1\n        out[j] = a[i]\n",
        '@autopar.parallel_for(writes=["out[2 * i + 1]"])', "a out", "", "",
    ),
    "snapshot": (
        "def f(a, b, n):\n    for i in range(n):\n        a[i] = a[i + 1] + b[i]\n",
        '@autopar.parallel_for(writes=["a_out[i]"], snapshots={"a_out": "a"})', "b a a_out=a", "", "",
    ),
    "reduction": (
        "def f(a):\n    s = 0\n    for x in a:\n        s += x\n    return s\n",
        '@autopar.parallel_for(reduces={"s": "+"})', "s", "s", "",
    ),
    "append": (
        "def f(a, k):\n    out = []\n    for x in a:\n        out.append(x * k)\n    return out\n",
        '@autopar.parallel_for(collects=["out"])', "k out", "", "",
    ),
    "fresh items": (
        "import numpy as np\ndef f(a):\n    out = []\n    for x in a:\n        out.append(np.sqrt(x))\n"
        "    return out\n",
        '@autopar.parallel_for(collects=["out"], fresh=True, releases_gil=True)', "out", "", "",
    ),
    "stores into an array": (
        "import numpy as np\ndef f(a, n):\n    out = np.empty(n)\n    for i in range(n):\n"
        "        out[i] = a[i].mean()\n    return out\n",
        '@autopar.parallel_for(writes=["out[i]"], releases_gil=True)', "a out", "", "",
    ),
    "stores of objects into an array": (
        "import numpy as np\ndef f(a, n):\n    out = np.empty(n, dtype=object)\n    for i in range(n):\n"
        "        out[i] = a[i] + 1\n    return out\n",
        '@autopar.parallel_for(writes=["out[i]"], fresh=True)', "a out", "", "",
    ),
    "rows of an array": (
        "def f(a, out, n):\n    for i in range(n):\n        out[i, :] = [a[i], 1]\n",
        '@autopar.parallel_for(writes=["out[i, :]"])', "a out", "", "",
    ),
    "an array and a list": (
        "import numpy as np\ndef f(a, n):\n    out = np.empty(n)\n    rows = []\n    for i in range(n):\n"
        "        out[i] = np.sqrt(a[i])\n        rows.append([i])\n    return out, rows\n",
        '@autopar.parallel_for(writes=["out[i]"], collects=["rows"], fresh=True, releases_gil=True)', "a out rows",
        "", "",
    ),
    "time in an inner loop": (
        "import numpy as np\ndef f(a, n, m):\n    total = 0.0\n    for i in range(n):\n        for j in range(m):\n"
        "            total += np.sum(a[i, j])\n    return total\n",
        '@autopar.parallel_for(reduces={"total": "+"})', "m a total", "total", "",
    ),
    "time in a callee's loop": (
        "import numpy as np\ndef g(x):\n    while x > 1:\n        x = np.sqrt(x)\n    return x\n"
        "def f(a, out, n):\n    for i in range(n):\n        out[i, 0] = g(a[i])\n",
        '@autopar.parallel_for(writes=["out[i, 0]"], calls=["g"])', "a out", "", "",
    ),
    "time in a comprehension": (
        "import numpy as np\ndef f(a):\n    return [np.sqrt(x) for row in a for x in row]\n",
        "@autopar.parallel_list(fresh=True)", "", "", "",
    ),
    "items that are the operand's": (
        "def f(a):\n    out = []\n    for x in a:\n        out.append([x])\n    return out\n",
        '@autopar.parallel_for(collects=["out"])', "out", "", "",
    ),
    "one list in two places": (
        "def f(n, out, two):\n    for i in range(n):\n        z = [i]\n        out.append(z)\n        two.append(z)\n",
        '@autopar.parallel_for(collects=["out", "two"])', "out two", "", "",
    ),
    "live-out assigned before": (
        "def f(a, n):\n    t = 0\n    for i in range(n):\n        t = a[i]\n    return t\n",
        "@autopar.parallel_for()", "a t", "t", "",
    ),
    "live-out not assigned before": (
        "def f(a, n):\n    for i in range(n):\n        t = a[i]\n    return t\n",
        "@autopar.parallel_for()", "a", "t", "t",
    ),
    "live-out of a loop that surely runs": (
        "def f(a):\n    for i in range(3):\n        t = a[i]\n    return t, i\n",
        "@autopar.parallel_for()", "a", "i t", "",
    ),
    "module level": (
        "out = []\ntotal = 0\nfor i in range(9):\n    total += i\n    out.append(i + 0.5)\n",
        '@autopar.parallel_for(reduces={"total": "+"}, collects=["out"])', "out total", "total i", "",
    ),
    "while": (
        "def f(a, out, n):\n    i = 0\n    while i < n - 1:\n        out[i] = a[i]\n        i += 2\n",
        '@autopar.parallel_while(step=2, writes=["out[i]"])', "a out", "i", "",
    ),
    "own functions": (
        "def h(x):\n    return x\ndef g(x):\n    return h(x)\ndef f(a):\n    return [g(x) for x in a]\n",
        '@autopar.parallel_list(calls=["g", "h"])', "", "", "",
    ),
    "nested function": (
        "def f(a, k):\n    def g(x):\n        return x + k\n    return [g(x) for x in a]\n",
        '@autopar.parallel_list(calls=["f.<locals>.g"])', "g", "", "",
    ),
    "method": (
        "class C:\n    def g(self, x):\n        return x + 1\n    def f(self, a):\n"
        "        return [self.g(x) for x in a]\n",
        '@autopar.parallel_list(calls=["C.g"], fresh=True)', "self", "", "",
    ),
    "global that is written": (
        "T = [0] * 9\ndef f(n):\n    for i in range(n):\n        T[i] = i\n",
        '@autopar.parallel_for(writes=["T[i]"])', "T", "", "",
    ),
    "blas": (
        "import numpy as np\ndef f(ms, v):\n    return [m @ v for m in ms if np.any(m)]\n",
        "@autopar.parallel_list(fresh=True, blas=True, releases_gil=True)", "v", "", "",
    ),
    "set comprehension": (
        "import math\ndef f(a):\n    return {math.floor(x) for x in a}\n",
        "@autopar.parallel_set()", "", "", "",
    ),
    "dict comprehension": (
        "import math\ndef f(a, k):\n    return {x: math.floor(x * k) for x in a}\n",
        "@autopar.parallel_dict()", "k", "", "",
    ),
    "variable of an outer function": (
        "def f(k):\n    def g(a):\n        out = []\n        for x in a:\n            out.append(x * k)\n"
        "        return out\n    return g\n",
        '@autopar.parallel_for(collects=["out"])', "k out", "", "",
    ),
    "names that the header makes": (
        "def f(n):\n    out = []\n    for x in (y := [n]):\n        out.append(x + len(y))\n    return out\n",
        '@autopar.parallel_for(collects=["out"], fresh=True)', "y out", "", "",
    ),
}  # fmt: skip


def outline_of(source: str) -> Outline:
    (outline,) = analyze_module(source, "x.py").outlines
    return outline


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    source, decorator, parameters, returns, unbound = CASES[name]
    outline = outline_of(source)
    assert "@" + outline.spec.decorator() == decorator
    shown = [p.name if p.name == p.argument else f"{p.name}={p.argument}" for p in outline.parameters]
    assert shown == parameters.split()
    assert list(outline.returns) == returns.split()
    assert list(outline.unbound) == unbound.split()


def test_while_bounds() -> None:
    outline = outline_of(CASES["while"][0])
    assert (outline.counter, outline.stop, outline.comparison) == ("i", "n - 1", "<")


def test_respellings_stand_where_the_text_stands() -> None:
    source = CASES["snapshot"][0]
    (respelling,) = outline_of(source).respellings
    line = source.splitlines()[respelling.line - 1]
    assert line[respelling.column :].startswith("a[i] =")
    assert (respelling.old, respelling.new) == ("a", "a_out")


def test_own_reads_of_a_snapshot_go_to_the_twin() -> None:
    source = "def f(a, n):\n    for i in range(n):\n        a[i] += a[i + 1]\n"
    outline = outline_of(source)
    assert outline.spec.decorator() == 'autopar.parallel_for(updates=["a_out[i]"], snapshots={"a_out": "a"})'
    assert len(outline.respellings) == 1


def test_no_outline_where_nothing_is_gained() -> None:
    assert not analyze_module("def f(a):\n    return [x * 2 for x in a]\n", "x.py").outlines


def test_the_outermost_parallel_loop_is_taken() -> None:
    source = (
        "def f(a, n, m):\n    for t in range(1, n):\n        k = m\n        for j in range(k):\n"
        "            a[t, j] = a[t - 1, j]\n"
    )
    analysis = analyze_module(source, "x.py")
    assert [r.verdict for r in analysis.reports] == ["sequential", "parallel"]
    assert [r.outermost for r in analysis.reports] == [True, True]
    assert [o.line for o in analysis.outlines] == [4]


def test_inner_loops_of_a_parallel_loop_are_left() -> None:
    source = CASES["nest"][0]
    analysis = analyze_module(source, "x.py")
    assert [r.outermost for r in analysis.reports] == [True, False]
    assert len(analysis.outlines) == 1


def test_comprehensions_in_fstrings_are_left() -> None:
    source = "import math\ndef f(a):\n    return f'{[math.sqrt(x) for x in a]}'\n"
    analysis = analyze_module(source, "x.py")
    assert analysis.reports[0].verdict == "parallel"
    assert not analysis.outlines


def test_kernels_are_left() -> None:
    source = "import autopar\n@autopar.parallel_for()\ndef k(chunk, out):\n    for i in chunk:\n        out[i] = i\n"
    analysis = analyze_module(source, "x.py")
    assert [(r.verdict, r.code) for r in analysis.reports] == [("parallel", "APR004")]
    assert not analysis.outlines


@pytest.mark.parametrize("pragma", ["# autopar: off", "# autopar: off  too small"])
def test_off(pragma: str) -> None:
    source = f"def f(a, out, n):\n    for i in range(n):  {pragma}\n        out[i] = a[i]\n"
    analysis = analyze_module(source, "x.py")
    assert [(r.verdict, r.code, r.pragma) for r in analysis.reports] == [("sequential", "APR003", "off")]
    assert not analysis.outlines
    assert analysis.used_pragmas == analysis.pragmas


def test_guarded() -> None:
    source = "def f(a, out, lo, hi):\n    for i in range(lo, hi):\n        out[i] = a[i]\n"
    (report,) = analyze_module(source, "x.py").reports
    assert (report.verdict, report.code) == ("guarded", "APR002")
    assert any("`i`" in g for g in report.guards)


def test_sources_without_loops_are_not_parsed() -> None:
    assert analyze_module("x = (\n", "x.py").reports == ()


@pytest.mark.parametrize("source", ["for i in (:\n", "while x\n"])
def test_syntax_errors(source: str) -> None:
    with pytest.raises(SyntaxError):
        analyze_module(source, "x.py")


def test_columns_are_characters() -> None:
    source = "import math\nd = 'é'; x = [math.sqrt(é) for é in [1.0]]\n"
    (report,) = analyze_module(source, "x.py").reports
    assert (report.line, report.column) == (2, 13)
