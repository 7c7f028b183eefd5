"""The iterations of this loop do not depend on one another.

No iteration reads what another one writes, nothing in the body reaches the
outside world, and every variable that iterations share is only accumulated
into with an operator whose order autopar keeps. `autopar run` runs the loop in
parallel when that pays; `autopar transform` shows how it is then written.

The verdict holds provided the operands are what they look to be. That is
checked each time before the loop runs in parallel: their types, that no two of
them overlap in memory, and that the functions called are still the ones that
were analysed. Where a check fails the loop runs as it was written.

Nothing is to be done. To hold the loop parallel in the future, mark it:

    for i in range(n):  # autopar: require
        out[i] = f(x[i])
"""

from __future__ import annotations

CODE = "APR001"
TITLE = "parallel"

VALID = (
    """\
def running_total(x, out):
    for i in range(1, len(out)):
        out[i] = out[i - 1] + x[i]
""",
)

INVALID = (
    """\
def double(x, out):
    for i in range(len(out)):
        out[i] = 2.0 * x[i]
""",
    """\
def total(x):
    s = 0.0
    for v in x:
        s += v * v
    return s
""",
)
