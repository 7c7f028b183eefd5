"""A loop in the body of a class assigns attributes of the class that is being made.

It runs once, when the class is defined, in a scope that no function can stand
in for.

Compute the values in a function and assign the result:

Before:

    class Table:
        squares = []
        for n in range(100):
            squares.append(n * n)

After:

    def _squares():
        return [n * n for n in range(100)]

    class Table:
        squares = _squares()
"""

from __future__ import annotations

CODE = "APR311"
TITLE = "loop in a class body"

VALID = (
    """\
def squares():
    out = []
    for n in range(100):
        out.append(n * n)
    return out


class Table:
    squares = squares()
""",
)

INVALID = (
    """\
class Table:
    squares = []
    for n in range(100):
        squares.append(n * n)
""",
)
