"""A comprehension assigns a variable of the enclosing function.

The variable keeps the value that the last element gave it, and each element
may read what the one before has left.

Compute the value in a function, or in a plain loop with a variable of its own:

Before:

    [y for x in xs if (y := f(x)) > 0]

After:

    [y for y in [f(x) for x in xs] if y > 0]
"""

from __future__ import annotations

CODE = "APR317"
TITLE = "walrus in a comprehension"

VALID = (
    """\
def positive(xs):
    return [y for y in [abs(x) for x in xs] if y > 0]
""",
)

INVALID = (
    """\
def positive(xs):
    return [y for x in xs if (y := abs(x)) > 0]
""",
)
