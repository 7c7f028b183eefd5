"""A function made in the loop sees the loop's variables and may be called after the iteration has ended.

It then sees the value of the last iteration, as Python has it; in a chunk that
runs elsewhere it would see another one.

Bind the value when the function is made:

Before:

    for i in range(n):
        fs.append(lambda: i)

After:

    for i in range(n):
        fs.append(partial(f, i))
"""

from __future__ import annotations

CODE = "APR312"
TITLE = "closure over loop variables that outlives the iteration"

VALID = (
    """\
def lengths(words):
    out = []
    for word in words:
        out.append(sorted(word, key=lambda letter: letter.lower()))
    return out
""",
)

INVALID = (
    """\
def makers(n):
    fs = []
    for i in range(n):
        fs.append(lambda: i)
    return fs
""",
)
