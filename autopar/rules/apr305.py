"""An exception that leaves the loop half-way may be caught by code that reads what the loop has assigned.

Such code sees how far the loop has come. A kernel hands its variables on when
it ends, not when it fails. At module level every name lives on, unless nobody
swallows the exception: the handlers raise, and the `with` blocks are of files
and the like.

Move the loop into a function of its own, so that its variables end with it:

Before:

    try:
        for i, text in enumerate(texts):
            out[i] = float(text)
    except ValueError:
        print("bad text at", i)

After:

    def convert(texts, out):
        for i, text in enumerate(texts):
            out[i] = float(text)

    try:
        convert(texts, out)
    except ValueError as error:
        print(error)
"""

from __future__ import annotations

CODE = "APR305"
TITLE = "try statement that cannot be followed"

VALID = (
    """\
def convert(texts, out):
    for i, text in enumerate(texts):
        out[i] = float(text)


def read(texts, out):
    try:
        convert(texts, out)
    except ValueError as error:
        print(error)
""",
)

INVALID = (
    """\
def read(texts, out):
    try:
        for i, text in enumerate(texts):
            out[i] = float(text)
    except ValueError:
        print("bad text at", i)
""",
)
