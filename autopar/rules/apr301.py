"""The loop is left by `break` in a way that a call in its place cannot follow.

A loop that looks for the first match runs in parallel: chunks of its
iterations race in processes, the first one in order that leaves the loop
decides, and what ran behind it has no effect. That needs one way out. A loop
that is left by `break` here and by `return` there has two, and in a script's
own loop whether `else` runs cannot be said.

Leave the loop in one way, or give the search a function of its own:

Before:

    for x in xs:
        if done(x):
            break
        if test(x):
            return x
    return None

After:

    for x in xs:
        if done(x):
            return None
        if test(x):
            return x
    return None
"""

from __future__ import annotations

CODE = "APR301"
TITLE = "break"

VALID = (
    """\
def first(x):
    found = -1
    for i in range(len(x)):
        if x[i] > 0.5:
            found = i
            break
    return found
""",
)

INVALID = (
    """\
def first(xs):
    for x in xs:
        if x < 0.0:
            break
        if x > 0.5:
            return x
    return None
""",
)
