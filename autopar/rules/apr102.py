"""An iteration reads an array element that a later iteration overwrites, in a way that a copy cannot undo as it stands.

Most loops of this kind run in parallel as they are: `a[i] = a[i + 1] + b[i]`
reads from the untouched original while the results go elsewhere. That is not
possible where the same elements are needed both before and after they are
written, where it cannot be told which of them an access reaches, or where they
lie deeper than in rows, in objects that a copy of the list and its rows shares.

Read from a copy that is made before the loop:

Before:

    for i in range(n - 1):
        rows[i][0][0] = rows[i + 1][0][0]

After:

    first = [row[0][0] for row in rows]
    for i in range(n - 1):
        rows[i][0][0] = first[i + 1]
"""

from __future__ import annotations

CODE = "APR102"
TITLE = "anti-dependence on an array element"

VALID = (
    """\
def shift(rows, n):
    first = [row[0][0] for row in rows]
    for i in range(n - 1):
        rows[i][0][0] = first[i + 1]
""",
    """\
def sums(a, n):
    for i in range(n - 1):
        a[i] = a[i + 1 :].sum()
""",
)

INVALID = (
    """\
def shift(rows, n):
    for i in range(n - 1):
        rows[i][0][0] = rows[i + 1][0][0]
""",
)
