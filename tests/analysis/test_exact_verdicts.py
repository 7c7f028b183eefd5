"""Verdicts that need the polyhedral test: conditions, floors, products and coupled subscripts."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

# Body of `for i in range(n)` over `a` (and `b`, `k`, `m`), verdict, what the decorator says.
CASES = {
    "even from odd": ("if i % 2 == 0: a[i] = a[i + 1]", "parallel", 'updates=["a[i]"], apart=["a"]'),
    "odd from even": ("if i % 2: a[i] = a[i - 1]", "parallel", 'updates=["a[i]"], apart=["a"]'),
    "every from its neighbour": ("a[i] = a[i + 1] if i % 2 else a[i - 1]", "sequential", ""),
    "below a bound": ("if i < k: a[i] = a[i + k]", "parallel", 'updates=["a[i]"], apart=["a"], integers=["k"]'),
    "beyond a bound": ("if i < k: a[i] = a[i + 1] + a[i - 1]", "sequential", ""),
    "continue": ("if i == 0: continue\n        a[i - 1] = b[i]", "parallel", 'writes=["a[i - 1]"], apart=["a"]'),
    "short circuit": ("if i > 0 and b[i - 1] > 0: a[i - 1] = b[i]", "parallel", 'writes=["a[i - 1]"], apart=["a"]'),
    "mirror": ("if 2 * i < n - 1: a[i] = a[n - 1 - i]", "parallel", 'updates=["a[i]"], apart=["a"], integers=["n"]'),
    "flattened": ("for j in range(m): a[i * m + j] = j", "parallel", 'writes=["a[i * m:m + i * m]"], apart=["a"]'),
    "flattened, another width": ("for j in range(k): a[i * m + j] = a[i * m] + j", "sequential", ""),
    "flattened, of a list": ("for j in range(4): a[4 * i + j] = j", "parallel", 'writes=["a[4 * i:4 * i + 4]"]'),
    "flattened by columns": (
        "for j in range(m): a[j * n + i] = a[j * n + i] + a[j * n + i]",
        "parallel",
        'updates=["a[:]"], apart=["a"], integers=["n"]',
    ),
    "blocks": ("a[i * k:(i + 1) * k] = b[i]", "guarded", 'writes=["a[i * k:k + i * k]"]'),
    "triangle": (
        "for j in range(max(0, i - k), i): a[i, j] += a[j, i]",
        "parallel",
        'updates=["a[i, :]"], apart=["a"]',
    ),
    "coupled": (
        "for j in range(i + 1): a[i + j, i - j] += 1",
        "parallel",
        'updates=["a[i:2 * i + 1, 0:i + 1]"], apart=["a"]',
    ),
    "one iteration only": ("if i == 3: a[0] = b[i]", "parallel", 'writes=["a[0]"], apart=["a"]'),
    "strided": ("if i % 3 == 1: a[i] = a[i - 1] + a[i + 1]", "parallel", 'updates=["a[i]"], apart=["a"]'),
    "a try forgets": (
        "try:\n            if i % 2: continue\n        except ValueError: pass\n        a[i] = a[i - 1]",
        "sequential",
        "",
    ),
    "unknown offset": (
        "a[i] = a[i + k]",
        "guarded",
        'updates=["a_out[i]"], reads=["a[i + k]"], snapshots={"a_out": "a"}',
    ),
    "unique indices": (
        "a[b[i]] = a[b[i]] + 1\n        m[i] = a[b[i]]",
        "guarded",
        'writes=["m[i]"], updates=["a[b[i]]"], reads=["a[b[i]]"]',
    ),
    "scatter into itself": (
        "a[b[i]] = a[i]",
        "guarded",
        'updates=["a_out[b[i]]"], reads=["a[i]"], snapshots={"a_out": "a"}',
    ),
    "private index": (
        "j = b[i]\n        a[j + 1] = i\n        m[i] = a[j + 1]",
        "guarded",
        'writes=["m[i]"], updates=["a[b[i] + 1]"], reads=["a[b[i] + 1]"]',
    ),
    "an index that changes": ("b[i] = k - b[i]\n        a[b[i]] = a[b[i]] + a[i]", "sequential", ""),
    "an index into itself": ("a[a[i]] = i", "sequential", ""),
    "a mirror for sure": (
        "a[i] = a[n - 1 - i]",
        "parallel",
        'cuts=["2 * i >= n - 1"], updates=["a[i]"], apart=["a"], integers=["n"]',
    ),
    "negated": ("if not (i < 5 or i >= 10): a[i] = a[i + 5] + a[i - 5]", "parallel", 'updates=["a[i]"], apart=["a"]'),
}


@pytest.mark.parametrize("name", CASES)
def test_verdicts(name: str) -> None:
    body, verdict, spec = CASES[name]
    found = analyze_module(f"def f(a, b, n, m, k):\n    for i in range(n):\n        {body}\n", "x.py")
    report = found.reports[0]
    assert str(report.verdict) == verdict, report
    if spec:
        assert found.outlines[0].spec.decorator() == f"autopar.parallel_for({spec})"
