"""A generator expression gives its elements when its consumer asks for them.

A generator that is stored or passed on runs somewhere else, between other
code. Generator expressions inside `sum`, `min`, `max`, `list`, `tuple`, `set`,
`dict`, `Counter` and `sorted` are consumed at once. So are those inside `any`, `all` and
`next` with a default, as far as they must: chunks of them race in processes,
the first one in order that decides wins, and what ran behind it has no effect.

Compute a list, if all elements may be computed:

Before:

    squares = (square(x) for x in xs)

After:

    squares = [square(x) for x in xs]
"""

from __future__ import annotations

CODE = "APR313"
TITLE = "generator consumed lazily"

VALID = (
    """\
def total(xs):
    return sum(abs(x) for x in xs)
""",
    """\
def positive(xs):
    return all(abs(x) > 0.0 for x in xs)
""",
)

INVALID = (
    """\
def first(xs):
    return next(x for x in xs if abs(x) > 1.0)
""",
    """\
def magnitudes(xs):
    return (abs(x) for x in xs)
""",
)
