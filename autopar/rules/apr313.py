"""A generator expression gives its elements when its consumer asks for them.

A generator that is stored or passed on runs somewhere else, between other
code. Generator expressions inside `sum`, `min`, `max`, `list`, `tuple`, `set`,
`dict`, `Counter`, `sorted`, `math.prod` and `",".join` are consumed at once, and
so are those behind a `*` and those that are assigned to several names
(`a, b = (f(x) for x in pair)`). So are those inside `any`, `all` and `next` with
a default, as far as they must: chunks of them race in processes, the first one
in order that decides wins, and what ran behind it has no effect.

Nothing else may run between two items: a `key` with effects, or a consumer that
fails on one item where the next one would have printed something.

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
def ends(first, last):
    low, high = (abs(x) for x in (first, last))
    return low, high
""",
    """\
def positive(xs):
    return all(abs(x) > 0.0 for x in xs)
""",
)

INVALID = (
    """\
def largest(xs, seen):
    return max((abs(x) for x in xs), key=lambda x: seen.append(x) or x)
""",
    """\
def first(xs):
    return next(x for x in xs if abs(x) > 1.0)
""",
    """\
def magnitudes(xs):
    return (abs(x) for x in xs)
""",
)
