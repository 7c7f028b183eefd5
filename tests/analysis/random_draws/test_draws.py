"""How many numbers an iteration draws from a generator, or that this cannot be told."""

from __future__ import annotations

import textwrap

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopSpec

_MODULE = """
import random
import numpy as np
K = 3
RNG = np.random.default_rng(3)
def one(g): return g.random()
def many(g, k=2): return g.random(k).sum() + g.uniform(0, 1)
def listed(g, x): return [g.random() for _ in x]
def either(g, flag): return g.random() if flag else 2 * g.random()
def early(g, flag):
    if flag:
        return 0.0
    return g.random()
def shared(): return RNG.random()
def kept(g, box):
    box.append(g)
    return g.random()
def own_size(g):
    k = 3
    return g.random(k)
def tiny(g, k=7): return g.integers(0, 16, k, dtype=np.uint8).sum()
def recursive(g, n): return g.random() + (recursive(g, n - 1) if n else 0)
def drawn(g):
    while True:
        yield g.random()
def f(n, m, x, out, rng, other):
"""


def _draws(body: str) -> dict[str, str] | None:
    """Return the draws of the first loop's kernel; None where it is sequential."""
    found = analyze_module(_MODULE + textwrap.indent(textwrap.dedent(body), "    "), "m.py")
    report = next(r for r in found.reports if r.function == "f")
    outline = next((o for o in found.outlines if (o.line, o.column) == (report.line, report.column)), None)
    assert (outline is None) == (report.verdict == "sequential"), report
    if outline is None:
        assert {o.code for o in report.obstacles} & {"APR203", "APR204"}, report
    return None if outline is None else dict(outline.spec.draws)


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ("rng.random()", "1"),
        ("rng.random(5).sum()", "5"),
        ("rng.random(size=K).sum()", "K"),
        ("rng.random((2, m, m)).sum()", "2 * m * m"),
        ("rng.random(m + 2 * K - 1).sum()", "-1 + m + 2 * K"),
        ("rng.random(None)", "1"),
        ("rng.random(dtype=np.float32)", "halves(1)"),
        ("rng.random(m, dtype='f4').sum()", "halves(m)"),
        ("rng.integers(8)", "halves(1)"),
        ("rng.integers(0, 2**32)", "halves(1)"),
        ("rng.integers(0, 1 << 4, size=3).sum()", "halves(3)"),
        ("rng.integers(-3, 3)", "halves(1), below(6)"),
        ("rng.integers(1, 6, endpoint=True)", "halves(1), below(6)"),
        ("rng.integers(0, 7, endpoint=True)", "halves(1)"),
        ("rng.integers(m)", "halves(1), below(m)"),
        ("rng.integers(1, len(x), dtype=np.int32)", "halves(1), below(-1 + len(x))"),
        ("rng.integers(2**40)", "1"),
        ("rng.integers(0, 256, dtype=np.uint8)", "halves(1)"),
        ("rng.integers(0, 256, size=(3, 3), dtype='u1').sum()", "halves(3)"),
        ("rng.integers(-128, 127, size=8, endpoint=True, dtype=np.int8).sum()", "halves(2)"),
        ("rng.integers(0, 1 << 16, size=5, dtype='uint16').sum()", "halves(3)"),
        ("rng.integers(0, 2, size=33, dtype=bool).sum()", "halves(2)"),
        ("rng.integers(0, 16, m, dtype=np.uint8).sum()", "halves(shares(m, 4))"),
        ("rng.integers(0, 16, (m, 2 * K), dtype=np.uint8).sum()", "halves(shares(2 * K * m, 4))"),
        ("rng.integers(0, 2, 1 + len(x), dtype=bool).sum()", "halves(shares(1 + len(x), 32))"),
        ("sum(rng.integers(0, 4, m, dtype='i2').sum() for _ in range(n))", "halves(n * shares(m, 2))"),
        ("tiny(rng, m) + tiny(rng) + tiny(rng, 2 * m)", "halves(2 + shares(m, 4) + shares(2 * m, 4))"),
        ("rng.integers(0, 1, size=33, dtype=bool).sum() + rng.random()", "1"),
        ("rng.random(out=x[i]).sum()", "x.shape[1]"),
        ("rng.random(out=x[i, :], dtype=np.float32).sum()", "halves(x.shape[1])"),
        ("rng.random(out=x[i, 2]).sum()", "x.shape[2]"),
        ("rng.random(out=None)", "1"),
        ("rng.standard_exponential(method='inv', out=x[i]).sum()", "x.shape[1]"),
        ("rng.integers(1) + rng.random()", "1"),
        ("rng.integers(4) + rng.random()", "halves(1), 1"),
        ("rng.random() + rng.integers(4) + rng.random(m).sum()", "1, halves(1), m"),
        ("sum(rng.random() * rng.integers(4) for _ in range(m))", "m, halves(m)"),
        ("rng.integers(3) if x[i] else rng.integers(5)", "halves(1), below(3, 5)"),
        ("rng.choice(8)", "halves(1)"),
        ("rng.choice(x)", "halves(1), below(pool(x))"),
        ("rng.choice(m, 5).sum()", "halves(5), below(pool(m))"),
        ("rng.random(2, 'd').sum() + rng.random(dtype=np.float64)", "3"),
        (
            "rng.random(x.shape).sum() + rng.random(x.shape[0]).sum() + rng.random(x.size).sum()",
            "2 * x.size + x.shape[0]",
        ),
        ("rng.uniform(i, i + 1, m).sum() + rng.uniform(high=i)", "1 + m"),
        ("rng.laplace() + rng.gumbel(0, 1) + rng.logistic(size=3).sum() + rng.triangular(0, 1, 2)", "6"),
        ("rng.standard_exponential(method='inv')", "1"),
        ("rng.random() if i % 2 else -rng.random()", "1"),
        ("0.5 < rng.random()", "1"),
        ("rng.random() > 0.5 and i > 2", "1"),
        ("sum([rng.random() for _ in range(m)])", "m"),
        ("sum(rng.random() for _ in range(2, m) for _ in x)", "-2 * len(x) + len(x) * m"),
        ("one(rng) + one(g=rng)", "2"),
        ("many(rng) + many(rng, 4) + many(rng, k=m)", "9 + m"),
        ("sum(listed(rng, x))", "len(x)"),
        ("either(rng, i)", "1"),
        ("shared() + RNG.random()", None),
        ("rng.random() + other.random(2).sum()", "1"),
    ],
)
def test_counted(expression: str, count: str | None) -> None:
    found = _draws(f"for i in range(n): out[i] = {expression}")
    assert found is not None
    assert found == (
        {"RNG": "2"} if count is None else {"rng": count} | ({"other": "2"} if "other" in expression else {})
    )


@pytest.mark.parametrize(
    "expression",
    [
        "rng.random(i).sum()",
        "rng.random(int(m)).sum()",
        "rng.random(*x)",
        "rng.random(**x)",
        "rng.standard_exponential(dtype=np.float32, method='inv')",
        "rng.random(2, out=x)",
        "rng.random(out=x[i:m])",
        "rng.random(out=x[:, ::2])",
        "rng.random(out=[0])",
        "rng.standard_normal(out=x)",
        "rng.standard_exponential()",
        "rng.standard_exponential(method='zig')",
        "rng.normal() + rng.random()",
        "rng.integers(0, 9, dtype=np.uint8)",
        "rng.integers(0, 257, dtype=np.uint8)",
        "rng.integers(0, m, dtype=np.uint16)",
        "rng.integers(8, dtype=bool)",
        "rng.integers(8, dtype=x.dtype)",
        "rng.integers(8, endpoint=m)",
        "rng.integers(x[i])",
        "rng.integers([3, 4])",
        "rng.integers(2.5)",
        "rng.integers(0)",
        "rng.integers(-1)",
        "rng.integers(2**40 + 1)",
        "rng.integers(*x)",
        "rng.integers(8, size=x[i])",
        "rng.integers(8, weird=1)",
        "rng.choice(x, p=out)",
        "rng.choice(x, 2, False)",
        "rng.choice(x, replace=m)",
        "rng.choice()",
        "rng.random() if i % 2 else 0.0",
        "i % 2 and rng.random()",
        "0 < i < rng.random()",
        "sum([rng.random() for j in x if j])",
        "sum([rng.random() for j in range(i)])",
        "sum(listed(rng, [1] * i))",
        "early(rng, i)",
        "kept(rng, x)",
        "own_size(rng).sum()",
        "recursive(rng, 3)",
        "(lambda: rng.random())()",
        "random.random()",
        "np.random.random()",
        "many(*[rng])",
        "max(rng, other).random()",
    ],
)
def test_not_counted(expression: str) -> None:
    assert _draws(f"for i in range(n): out[i] = {expression}") is None


@pytest.mark.parametrize(
    "body",
    [
        "if i % 2: out[i] = rng.random()",
        "if i % 2:\n        continue\n    out[i] = rng.random()",
        "while out[i] < 1: out[i] += rng.random()",
        "for j in x:\n        if j: break\n        out[i] += rng.random()",
        "try: out[i] = 1 / i\n    except ZeroDivisionError: out[i] = rng.random()",
        "g = rng\n    out[i] = g.random() + rng.random()",
        "x.append(rng)\n    out[i] = rng.random()",
        "m = i\n    out[i] = rng.random(m).sum()",
    ],
)
def test_statements_that_vary(body: str) -> None:
    assert _draws(f"for i in range(n):\n    {body}") is None


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("if i % 2: out[i] = rng.random()\n    else: out[i] = rng.uniform()", "1"),
        ("for j in range(m): out[i] += rng.random() + one(rng)", "2 * m"),
        ("for j, y in enumerate(x): out[i] += rng.random()", "len(x)"),
        ("for j in (1, 2, 3):\n        for k in range(m): out[i] += rng.random()", "3 * m"),
        ("out[i] = rng.random()\n    if i % 2: continue\n    out[i] = 1", "1"),
        ("out[i] = rng.random()\n    while out[i] < 1: out[i] += 1", "1"),
        ("with np.errstate(all='ignore'): out[i] = rng.random()", "1"),
        ("try: out[i] = rng.random() / i\n    except ZeroDivisionError: pass", "1"),
        ("u, v = rng.random(), rng.random()\n    out[i] = u * v", "2"),
    ],
)
def test_statements_that_draw_alike(body: str, count: str) -> None:
    assert _draws(f"for i in range(n):\n    {body}") == {"rng": count}


@pytest.mark.parametrize(
    "header",
    [
        "i, v in enumerate(drawn(rng))",
        "i, v in enumerate(rng.random() for _ in range(n))",
        "i, v in enumerate(map(one, [rng]))",
    ],
)
def test_code_that_runs_between_iterations(header: str) -> None:
    assert _draws(f"for {header}: out[i] = rng.random()") is None


def test_a_header_that_draws_before_the_loop() -> None:
    assert _draws("for i, v in enumerate(rng.random(n)): out[i] = v + rng.random()") == {"rng": "1"}


def test_what_draws_are_put_into_is_written() -> None:
    found = _spec("for i in range(n): rng.random(out=x[i])")
    assert [str(a) for a in found.updates or found.writes] == ["x[i][:]"]
    assert dict(found.draws) == {"rng": "x.shape[1]"}
    found = _spec("for row in x: rng.random(out=row)")
    assert "row" in dict(found.items)
    assert dict(found.draws) == {"rng": "x.shape[1]"}


def test_an_array_that_every_iteration_fills_is_its_own() -> None:
    found = _spec("for i in range(n):\n    rng.random(out=x)\n    out[i] = x.sum()")
    assert found.privates == ("x",)
    assert dict(found.draws) == {"rng": "x.size"}


def _spec(body: str) -> LoopSpec:
    found = analyze_module(_MODULE + textwrap.indent(textwrap.dedent(body), "    "), "m.py")
    return next(o for o in found.outlines if o.function == "f").spec
