"""An iteration reads an array element that a later iteration overwrites, in a way that a copy cannot undo as it stands.

Most loops of this kind run in parallel as they are: `a[i] = a[i + 1] + b[i]`
reads from the untouched original while the results go elsewhere. That is not
possible where the same elements are needed both before and after they are
written, or where it cannot be told which of them an access reaches.

Read from a copy that is made before the loop:

Before:

    for i in range(n - 1):
        a[i] = a[i + 1:].sum()

After:

    old = a.copy()
    for i in range(n - 1):
        a[i] = old[i + 1:].sum()
"""

from __future__ import annotations

CODE = "APR102"
TITLE = "anti-dependence on an array element"

VALID = (
    """\
def sums(a, n):
    old = a.copy()
    for i in range(n - 1):
        a[i] = old[i + 1 :].sum()
""",
    """\
def shift(a, b):
    for i in range(len(b)):
        a[i] = a[i + 1] + b[i]
""",
)

INVALID = (
    """\
def sums(a, n):
    for i in range(n - 1):
        a[i] = a[i + 1 :].sum()
""",
)
