"""A loop that must stay parallel no longer can run in parallel.

It is marked `# autopar: require`, or it could run in parallel when the
baseline was written. A change has put an obstacle in its way; the message
names it with its place. `autopar check` fails on this, so that a pull request
does not make a program sequential unnoticed.

Remove the obstacle (`autopar explain` with its code says how), or say that the
loop may be sequential: remove the pragma, or write the baseline anew with
`--write-baseline`.

Before:

    for i in range(1, n):  # autopar: require
        a[i] = a[i - 1] ** 2 + b[i]

After:

    old = a.copy()
    for i in range(1, n):  # autopar: require
        a[i] = old[i - 1] ** 2 + b[i]
"""

from __future__ import annotations

CODE = "APR501"
TITLE = "loop that must stay parallel no longer is"

VALID = (
    """\
def smooth(a, old, b):
    for i in range(1, len(b)):  # autopar: require
        a[i] = old[i - 1] ** 2 + b[i]
""",
)

INVALID = (
    """\
def smooth(a, b):
    for i in range(1, len(b)):  # autopar: require
        a[i] = a[i - 1] ** 2 + b[i]
""",
)
