"""The loop hands control to somebody else in the middle of an iteration.

A generator runs on only when its consumer asks, and what the consumer does in
between may change anything. The same holds for `await`.

Compute the values first and yield them afterwards:

Before:

    for x in xs:
        yield f(x)

After:

    values = [f(x) for x in xs]
    yield from values
"""

from __future__ import annotations

CODE = "APR303"
TITLE = "yield or await"

VALID = (
    """\
def squares(xs):
    values = []
    for x in xs:
        values.append(x * x)
    yield from values
""",
)

INVALID = (
    """\
def squares(xs):
    for x in xs:
        yield x * x
""",
)
