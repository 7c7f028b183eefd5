"""Two iterations may write the same array element, and the last one has to win.

Run side by side, the iteration that happens to finish last would leave its
value. A loop that only stores is no obstacle: its stores are put back in the
order of the source. But where the loop also reads the array, the stores cannot
be put off.

Read what is needed before the loop, and store once after it:

Before:

    for i in range(n):
        state[0] = x[i]
        out[i] = x[i] + state[1]

After:

    offset = state[1]
    for i in range(n):
        out[i] = x[i] + offset
    state[0] = x[n - 1]
"""

from __future__ import annotations

CODE = "APR103"
TITLE = "output dependence on an array element"

VALID = (
    """\
def fill(x, n, state, out):
    offset = state[1]
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
def fill(x, n, state, out):
    for i in range(n):
        state[0] = x[i]
        out[i] = x[i] + state[1]
""",
)
