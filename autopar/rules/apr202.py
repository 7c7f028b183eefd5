"""The loop prints, reads or writes files, or talks to the world in another way.

Output has to come in the order of the source, and reading moves a position
that all iterations share.

Compute in the loop and print after it:

Before:

    for i in range(n):
        out[i] = f(x[i])
        print(i, out[i])

After:

    for i in range(n):
        out[i] = f(x[i])
    for i in range(n):
        print(i, out[i])
"""

from __future__ import annotations

CODE = "APR202"
TITLE = "input or output"

VALID = (
    """\
def double(x, out):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
def double(x, out):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
        print(i, out[i])
""",
    """\
def load(names):
    texts = []
    for name in names:
        with open(name) as stream:
            texts.append(stream.read())
    return texts
""",
)
