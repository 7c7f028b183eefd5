"""An iteration reads an array element that an earlier iteration writes.

The later iteration has to wait for the earlier one: run side by side, it might
read the element before it is written. A recurrence such as a running total or
a time step is of this kind.

What frees the loop depends on what it computes. If the old values are meant,
read them from a copy; if the recurrence is meant, let NumPy do it
(`np.cumsum`, `np.maximum.accumulate`) or run another loop of the nest in
parallel. Where the terms are calls, `out[i] = out[i - 1] + f(x[i])`, they run
side by side and are added up in order afterwards. Sums, filters and other linear
recurrences (`a[i] = 0.5 * (a[i - 1] + b[i])`) are scans, which may run in parts that begin
with a forecast (`autopar explain APR002`). Where another cheap recurrence has a
statement of its own, and others make something of its results (`a[i] = a[i - 1] ** 2 + b[i]`,
then `out[i] = f(a[i])`), the loop is split: the recurrence runs first, the others in
parallel. Where only iterations behind a certain one depend on those before it
(`a[i] = a[n - 1 - i]`, `a[i] = a[k]`), the parts run in parallel one after the other.
Python's negative indices count, too: `a[i - 1]` at `i == 0` is the last element.

Before:

    for i in range(1, n):
        a[i] = a[i - 1] * a[i - 1] + b[i]

After:

    old = a.copy()
    for i in range(1, n):
        a[i] = old[i - 1] * old[i - 1] + b[i]
"""

from __future__ import annotations

CODE = "APR101"
TITLE = "flow dependence on an array element"

VALID = (
    """\
def smooth(a, b):
    old = a.copy()
    for i in range(1, len(a)):
        a[i] = old[i - 1] * old[i - 1] + b[i]
""",
)

INVALID = (
    """\
def smooth(a, b):
    for i in range(1, len(a)):
        a[i] = a[i - 1] * a[i - 1] + b[i]
""",
    """\
def total_within_bounds(x, out):
    for i in range(1, len(out)):
        out[i] = out[i - 1] + x[i] if out[i - 1] < 9 else 0.0
""",
)
