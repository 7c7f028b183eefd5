"""The iterations of this loop are independent if the values that it meets allow it, and that is checked each time.

What the source cannot tell is looked up when the loop runs: that a subscript
stays on one side of zero, for example, because Python's negative indices count
from the end and two of different sign may mean one element. Where the check
passes the loop runs in parallel; where it fails the loop runs as it was
written. The report names each check. So it is with `out[perm[i]] = ...`, which is
independent if `perm` holds no number twice, and with `a[i] = a[i + k]`, which
depends on `k`.

A linear recurrence or a running sum, product or extreme (`s = 0.9 * s + x[i]`,
`a[i] += a[i - 1]`) hands values from one iteration to the next. Its parts begin
with forecasts of them, and count only if the part before ends with just that, bit
for bit. So it is with smoothing and filters, which forget how they began, and, on
four workers or more, with sums of ints and with maxima. Sums of floats round as
they go, and run as they are written: `np.cumsum` is what they want.

Nothing is to be done: the check costs next to nothing. A range that starts at
zero needs none:

Before:

    for i in range(low, high):
        a[i] = 2.0 * a[i]

After:

    part = a[low:high]
    for i in range(len(part)):
        part[i] = 2.0 * part[i]
"""

from __future__ import annotations

CODE = "APR002"
TITLE = "parallel after a check of values"

VALID = (
    """\
def double(a, low, high):
    part = a[low:high]
    for i in range(len(part)):
        part[i] = 2.0 * part[i]
""",
)

INVALID = (
    """\
def double(a, low, high):
    for i in range(low, high):
        a[i] = 2.0 * a[i]
""",
)
