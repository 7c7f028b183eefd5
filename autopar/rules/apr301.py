"""The loop can end before its iterations are used up.

Iterations after the `break` must not run, and which one breaks is known only
when it does.

If the loop looks for the first match, let it compute all answers and look
afterwards:

Before:

    for i in range(n):
        if test(x[i]):
            first = i
            break

After:

    hit = [test(x[i]) for i in range(n)]
    if True in hit:
        first = hit.index(True)
"""

from __future__ import annotations

CODE = "APR301"
TITLE = "break"

VALID = (
    """\
def matches(x, hit):
    for i in range(len(x)):
        hit[i] = x[i] > 0.5
""",
)

INVALID = (
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
