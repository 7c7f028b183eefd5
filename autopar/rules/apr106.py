"""The loop changes an object through a name that may stand for an object which iterations share.

Arrays that come in as different arguments are compared when the loop runs.
That does not help where a name stands for one object in one iteration and for
another in the next, or where an object is changed after it has been stored
outside of the iteration.

Store through the name of the object itself, and store an object when it is
finished:

Before:

    for x in xs:
        row = [x]
        rows.append(row)
        row.append(f(x))

After:

    for x in xs:
        row = [x]
        row.append(f(x))
        rows.append(row)
"""

from __future__ import annotations

CODE = "APR106"
TITLE = "write through a name that may alias another"

VALID = (
    """\
def table(xs):
    rows = []
    for x in xs:
        row = [x]
        row.append(x * x)
        rows.append(row)
    return rows
""",
)

INVALID = (
    """\
def table(xs):
    rows = []
    for x in xs:
        row = [x]
        rows.append(row)
        row.append(x * x)
    return rows
""",
    """\
def fill(left, right, n):
    for i in range(n):
        target = left if i % 2 else right
        target[i] = 1.0
""",
)
