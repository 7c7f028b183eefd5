"""A pragma changes nothing where it stands.

`# autopar: off` and `# autopar: require` belong on the line of a loop, or on a
line of their own before it. `# autopar: ignore[CODE] reason` belongs there
too, or on the line that the diagnostic points at, and is unused when the code
no longer occurs.

Remove the pragma, or put it where it belongs:

Before:

    n = len(x)  # autopar: require
    for i in range(n):
        out[i] = f(x[i])

After:

    n = len(x)
    for i in range(n):  # autopar: require
        out[i] = f(x[i])
"""

from __future__ import annotations

CODE = "APR502"
TITLE = "unused pragma"

VALID = (
    """\
def double(x, out):
    for i in range(len(x)):  # autopar: require
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
def double(x, out):
    n = len(x)  # autopar: require
    for i in range(n):
        out[i] = 2.0 * x[i]
""",
    """\
def double(x, out):
    for i in range(len(x)):  # autopar: ignore[APR101] there was a recurrence once
        out[i] = 2.0 * x[i]
""",
)
