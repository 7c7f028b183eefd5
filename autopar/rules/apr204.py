"""A function that the loop calls changes something that iterations share.

It assigns a global, or changes an object that is passed in and lives outside
the iteration. The next iteration may see it.

Let the function return its result instead:

Before:

    def count(word):
        totals["words"] += 1
        return len(word)

    for i, word in enumerate(words):
        lengths[i] = count(word)

After:

    def length(word):
        return len(word)

    for i, word in enumerate(words):
        lengths[i] = length(word)
    totals["words"] += len(words)
"""

from __future__ import annotations

CODE = "APR204"
TITLE = "callee changes an argument or a global"

VALID = (
    """\
def length(word):
    return len(word)


def measure(words, lengths):
    for i, word in enumerate(words):
        lengths[i] = length(word)
""",
)

INVALID = (
    """\
seen = 0


def count(word):
    global seen
    seen += 1
    return len(word) * seen


def measure(words, lengths):
    for i, word in enumerate(words):
        lengths[i] = count(word)
""",
)
