"""The loop leaves its function, and a `finally` reads what the loop has assigned.

A loop that returns the first match runs in parallel: chunks of its iterations
race in processes, the first one in order that leaves decides, and what ran
behind it has no effect. Its variables end with it, so that nobody may read
them on the way out.

Move the loop into a function of its own:

Before:

    try:
        for x in xs:
            if test(x):
                return x
    finally:
        print("looked at", x)

After:

    try:
        return first(xs)
    finally:
        print("looked at", len(xs))
"""

from __future__ import annotations

CODE = "APR302"
TITLE = "return"

VALID = (
    """\
def bad(xs):
    for x in xs:
        if x < 0.0:
            return x
    return None
""",
)

INVALID = (
    """\
def bad(xs, seen):
    try:
        for x in xs:
            if x < 0.0:
                return x
    finally:
        seen.append(x)
    return None
""",
)
