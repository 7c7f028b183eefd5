"""The loop assigns a variable that is declared `global` or `nonlocal`.

The variable belongs to another scope, where functions that know nothing of the
loop may read it at any time.

Use a local variable and hand it on after the loop:

Before:

    def squares(xs, out):
        global last
        for i, x in enumerate(xs):
            last = x
            out[i] = x * x

After:

    def squares(xs, out):
        global last
        value = None
        for i, x in enumerate(xs):
            value = x
            out[i] = x * x
        last = value
"""

from __future__ import annotations

CODE = "APR310"
TITLE = "global or nonlocal name bound in the loop"

VALID = (
    """\
last = None


def squares(xs, out):
    global last
    value = None
    for i, x in enumerate(xs):
        value = x
        out[i] = x * x
    last = value
""",
)

INVALID = (
    """\
last = None


def squares(xs, out):
    global last
    for i, x in enumerate(xs):
        last = x
        out[i] = x * x
""",
)
