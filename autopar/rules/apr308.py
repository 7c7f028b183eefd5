"""An asynchronous loop waits for each element in turn and lets other tasks run in between.

What those tasks do is not known, and the elements come when they come.

Collect the elements first, then compute on them in a plain loop:

Before:

    async for item in feed:
        out.append(f(item))

After:

    items = [item async for item in feed]
    for item in items:
        out.append(f(item))
"""

from __future__ import annotations

CODE = "APR308"
TITLE = "async for or async comprehension"

VALID = (
    """\
async def lengths(words):
    out = []
    for word in words:
        out.append(len(word))
    return out
""",
)

INVALID = (
    """\
async def lengths(feed):
    out = []
    async for word in feed:
        out.append(len(word))
    return out
""",
)
