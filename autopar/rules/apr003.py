"""A pragma says that this loop stays as it is written.

`# autopar: off` on the line of the loop, or on a line of its own before it,
keeps autopar from rewriting the loop whatever the analysis finds. Remove the
pragma to let it run in parallel again:

Before:

    for i in range(n):  # autopar: off
        out[i] = f(x[i])

After:

    for i in range(n):
        out[i] = f(x[i])
"""

from __future__ import annotations

CODE = "APR003"
TITLE = "left alone by a pragma"

VALID = (
    """\
def double(x, out):
    for i in range(len(out)):
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
def double(x, out):
    for i in range(len(out)):  # autopar: off
        out[i] = 2.0 * x[i]
""",
    """\
def double(x, out):
    # autopar: off
    for i in range(len(out)):
        out[i] = 2.0 * x[i]
""",
)
