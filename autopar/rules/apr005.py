"""This statement is array work whose elements do not depend on one another.

NumPy evaluates it element by element, or folds, scans, contracts or slides a
window over its operands: each part of the result can be computed by itself, in
tiles that fit the cache, on several cores, or on the blocks of a distributed
array. The message names the operands and the lines that one pass over them
can do together, because at every position they need only what was computed at
that position.

Nothing is to be done. What keeps neighbouring statements from being one pass
is a result that needs all elements first (a sum that is used right away), a
shifted read of what the statement before has written, or a view:

    y = np.sin(x)
    z = y[1:] - y[:-1]        # reads its neighbours: a pass of its own
"""

from __future__ import annotations

CODE = "APR005"
TITLE = "array statement"

VALID = (
    """\
def double(x):
    out = []
    for v in x:
        out.append(2.0 * v)
    return out
""",
)

INVALID = (
    """\
import numpy as np


def wave(x):
    y = np.sin(x)
    z = y * y + np.cos(x)
    return z.sum()
""",
    """\
import numpy as np


def smooth(a, b):
    a[1:-1] = (b[:-2] + b[1:-1] + b[2:]) / 3.0
    return np.abs(a)
""",
)
