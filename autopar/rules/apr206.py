"""A function that the loop calls reads or assigns a variable which the loop itself assigns.

The function finds the variable in its module or in the enclosing function, not
in the chunk that an iteration runs in: it would see another value than in the
serial program.

Pass the value as an argument:

Before:

    def scaled():
        return 2.0 * x

    for x in values:
        out.append(scaled())

After:

    def scaled(x):
        return 2.0 * x

    for x in values:
        out.append(scaled(x))
"""

from __future__ import annotations

CODE = "APR206"
TITLE = "callee touches a name that the loop binds"

VALID = (
    """\
def scaled(x):
    return 2.0 * x


out = []
for x in [1.0, 2.0, 3.0]:
    out.append(scaled(x))
""",
)

INVALID = (
    """\
def scaled():
    return 2.0 * x


out = []
for x in [1.0, 2.0, 3.0]:
    out.append(scaled())
""",
)
