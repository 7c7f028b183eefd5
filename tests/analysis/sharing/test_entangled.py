"""Older objects that an iteration puts into its row and changes there."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

APART = [
    "p.x += p.v",
    "p.x = p.v * 2\n    p.x += 1",
    "p.x = q\n    p.v += 1",
    "p.x = w[0]",
    "p.pos[0] = p.v",
    "p.pos[0] += 1\n    p.pos += p.vel",
    "p['x'] += p['v']",
    "p[0] = p[1]\n    p[2] += 1",
    "p.x = p.x + 1\n    p.y += p.x",
]

ENTANGLED = [
    "p.x = w\n    p.x += 1",
    "p.x = w\n    p.x[0] = 1",
    "p.x = [w]\n    p.x[0].append(1)",
    "p.x = w\n    y = p.x\n    y.append(1)",
    "p.append(w)\n    p.pop().append(1)",
    "p['x'] = w\n    p['x'] += [1]",
    "p['x'] = w\n    p[q] += [1]",
    "setattr(p, 'x', w)\n    p.x += [1]",
    "put(p, w)",
    "p.x = w[0]\n    p.x.y = 1",
]


def accesses(body: str) -> set[str]:
    source = f"def put(p, w):\n    p.x = w\n    p.x += 1\ndef f(ps, w, q):\n  for p in ps:\n    {body}\n"
    found = analyze_module(source, "x.py").outlines
    return {str(a) for o in found for a in (*o.spec.writes, *o.spec.updates)}


@pytest.mark.parametrize("body", APART)
def test_apart(body: str) -> None:
    assert accesses(body)
    assert "ps[k]" not in accesses(body)


@pytest.mark.parametrize("body", ENTANGLED)
def test_entangled(body: str) -> None:
    """The rows are replaced and changed: the runtime lets them be arrays only."""
    found = accesses(body)
    assert not found or "ps[k]" in found
