"""The loop runs over something that gives its elements one at a time only.

A generator, a file, a reader or another iterator has to be asked for each
element in turn, and asking may do anything. Ranges, lists, tuples, strings,
arrays, dictionaries and their views, and `enumerate`, `zip` and `reversed` of
these can be cut into chunks.

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
)

INVALID = (
    """\
import itertools


def numbered(out):
    for i in itertools.count():
        out.append(i)
""",
)
