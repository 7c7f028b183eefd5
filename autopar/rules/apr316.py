"""A variable that is read after the loop may have no value before it, and whether the loop gives it one is not known.

It is assigned on some paths to the loop only, or on some paths through an
iteration. Whether reading it raises depends on which path was taken, and a
call cannot hand on what may not exist.

Give the variable a value before the loop:

Before:

    if verbose:
        last = None
    for x in xs:
        last = f(x)
    return last

After:

    last = None
    for x in xs:
        last = f(x)
    return last
"""

from __future__ import annotations

CODE = "APR316"
TITLE = "name that may be unassigned"

VALID = (
    """\
def last(xs):
    value = None
    for x in xs:
        value = x * x
    return value
""",
)

INVALID = (
    """\
def last(xs, verbose):
    if verbose:
        value = None
    for x in xs:
        value = x * x
    return value
""",
)
