"""The loop can leave the function from inside an iteration.

Iterations after the `return` must not run, and which one returns is known only
when it does.

Compute all answers in the loop and return after it:

Before:

    for x in xs:
        if not valid(x):
            return x

After:

    bad = [x for x in xs if not valid(x)]
    if bad:
        return bad[0]
"""

from __future__ import annotations

CODE = "APR302"
TITLE = "return"

VALID = (
    """\
def bad(xs):
    found = []
    for x in xs:
        if x < 0.0:
            found.append(x)
    return found
""",
)

INVALID = (
    """\
def bad(xs):
    for x in xs:
        if x < 0.0:
            return x
    return None
""",
)
