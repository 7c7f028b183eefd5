"""A comprehension assigns a variable of the enclosing function.

The variable keeps the value that the last element gave it, and each element
may read what the one before has left. Only where nothing outside of the
comprehension uses it, and each element assigns it first, is it the element's
own.

Compute the value in a function, or in a plain loop with a variable of its own:

Before:

    positive = [y for x in xs if (y := f(x)) > 0]
    print(y)

After:

    ys = [f(x) for x in xs]
    positive = [y for y in ys if y > 0]
    print(ys[-1])
"""

from __future__ import annotations

CODE = "APR317"
TITLE = "walrus in a comprehension"

VALID = (
    """\
def positive(xs):
    return [y for y in [abs(x) for x in xs] if y > 0]
""",
    """\
def positive(xs):
    return [y for x in xs if (y := abs(x)) > 0]
""",
)

INVALID = (
    """\
def positive(xs):
    found = [y for x in xs if (y := abs(x)) > 0]
    return found, y
""",
)
