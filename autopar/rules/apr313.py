"""A generator expression gives its elements when its consumer asks for them, and the consumer may stop early.

`any` and `all` stop at the first answer; a generator that is stored or passed
on runs somewhere else. Elements after the stop must not be computed. Generator
expressions inside `sum`, `min`, `max`, `list`, `tuple`, `set`, `dict` and
`sorted` are consumed at once and are no obstacle.

Compute a list, if all elements may be computed:

Before:

    ok = all(valid(x) for x in xs)

After:

    ok = all([valid(x) for x in xs])
"""

from __future__ import annotations

CODE = "APR313"
TITLE = "any, all or a generator consumed lazily"

VALID = (
    """\
def total(xs):
    return sum(abs(x) for x in xs)
""",
)

INVALID = (
    """\
def positive(xs):
    return all(abs(x) > 0.0 for x in xs)
""",
    """\
def magnitudes(xs):
    return (abs(x) for x in xs)
""",
)
