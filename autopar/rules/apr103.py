"""Two iterations may write the same array element, and the last one has to win.

Run side by side, the iteration that happens to finish last would leave its
value. A loop that only stores is no obstacle: its stores are put back in the
order of the source. But where the loop also reads the array, and what it reads
may be what it stores, the stores cannot be put off.

If no iteration reads what another has stored (here: `k` is never 0), read what
is needed before the loop, and store once after it:

Before:

    for i in range(n):
        state[0] = x[i]
        out[i] = x[i] + state[k]

After:

    offset = state[k]
    for i in range(n):
        out[i] = x[i] + offset
    state[0] = x[n - 1]
"""

from __future__ import annotations

CODE = "APR103"
TITLE = "output dependence on an array element"

VALID = (
    """\
def fill(x, n, k, state, out):
    offset = state[k]
    for i in range(n):
        out[i] = x[i] + offset
    state[0] = x[n - 1]
""",
    """\
def scatter(x, order, out):
    for i in range(len(x)):
        out[order[i]] = x[i]
""",
)

INVALID = (
    """\
def fill(x, n, k, state, out):
    for i in range(n):
        state[0] = x[i]
        out[i] = x[i] + state[k]
""",
)
