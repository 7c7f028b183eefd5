"""The loop runs over something that gives its elements one at a time, and may not end or do other things.

Ranges, lists, tuples, strings, arrays, dictionaries and their views, and
`enumerate`, `zip` and `reversed` of these can be cut into chunks. `map`,
`filter`, generator expressions, the finite iterators of `itertools` and the
module's own generator functions over these are drawn into lists ahead of the
iterations, if nothing can tell: what they call has no effect and reads nothing
that the loop assigns or changes, and what they yield is immutable or a part of
their arguments. A file, a reader or an endless iterator has to be asked for
each element in turn, and asking may do anything.

Make a list of it first, if it fits into memory:

Before:

    for item in produce():
        out.append(f(item))

After:

    for item in list(produce()):
        out.append(f(item))
"""

from __future__ import annotations

CODE = "APR307"
TITLE = "iterable that cannot be cut"

VALID = (
    """\
def lengths(words):
    out = []
    for word in words:
        out.append(len(word))
    return out
""",
    """\
import itertools


def distances(points):
    out = []
    for a, b in itertools.combinations(points, 2):
        out.append(abs(a - b))
    return out
""",
)

INVALID = (
    """\
import itertools


def numbered(out):
    for i in itertools.count():
        out.append(i)
""",
)
