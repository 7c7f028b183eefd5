"""The loop assigns each element to something other than a name, or a tuple of names.

An attribute, a subscript or a starred target is a place that all iterations
share.

Use a name, and store it where it is needed:

Before:

    for self.current in items:
        out.append(f(self.current))

After:

    for item in items:
        out.append(f(item))
"""

from __future__ import annotations

CODE = "APR315"
TITLE = "loop target that is no plain name"

VALID = (
    """\
def lengths(pairs):
    out = []
    for name, word in pairs:
        out.append(len(word))
    return out
""",
)

INVALID = (
    """\
def lengths(words, slot):
    out = []
    for slot[0] in words:
        out.append(len(slot[0]))
    return out
""",
)
