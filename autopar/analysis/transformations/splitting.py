"""Index-set splitting: a loop whose first few iterations are all that the others depend on.

Allen and Kennedy, *Optimizing Compilers for Modern Architectures*, section 5.7 (index-set splitting, loop peeling):
``a[i] = a[0] + b[i]`` from ``i = 0``, or what the first iteration alone does behind ``if i == 0``. The first iterations
run one after the other; the rest is tested by itself, with the loop's lower bound moved up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autopar.analysis.accesses import Nest, Verdict, judge
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.tracing.trace import Touch
from autopar.syntax.scopes import Variable

MOST = 4
"""So many iterations may be split off."""

_WORTH = 4
"""A loop must be at least so many times as long as what is split off."""


def split_off(root: Variable, touches: Sequence[Touch], verdict: Verdict, nest: Nest) -> tuple[int, Verdict] | None:
    """Return how many iterations at the beginning are to be split off so that the rest is independent, and its verdict.

    None where that does not help, as with a recurrence, which every iteration continues.
    """
    if nest.loop.lower is None or not nest.directed:
        return None
    conditional = any(t.conditions for t in touches)
    if not conditional and any(c.dependence.exact and c.dependence.distance is not None for c in verdict.conflicts):
        return None
    most = min(MOST, _trips(nest.loop) // _WORTH)
    best = _behind(root, touches, nest, most) if most else None
    if best is None:
        return None
    for count in range(1, most):
        found = _behind(root, touches, nest, count)
        if found is not None:
            return count, found
    return most, best


def _trips(loop: LoopVariable) -> int:
    """Return the number of iterations where it is known, else a large one."""
    if loop.lower is None or loop.upper is None or not (loop.upper - loop.lower).is_constant:
        return MOST * _WORTH
    return len(range(loop.lower.constant, loop.lower.constant + (loop.upper - loop.lower).constant, loop.step))


def _behind(root: Variable, touches: Sequence[Touch], nest: Nest, count: int) -> Verdict | None:
    loop = nest.loop
    assert loop.lower is not None
    verdict = judge(root, touches, replace(nest, loop=replace(loop, lower=loop.lower + count * loop.step)))
    return None if verdict.conflicts or not verdict.spelled else verdict
