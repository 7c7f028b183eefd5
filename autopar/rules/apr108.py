"""The loop changes the object that it iterates over, or what its bound is computed from.

How many iterations there are, and what they see, depends on what earlier
iterations have done.

Iterate over a copy, or build a new object:

Before:

    for name in table:
        table[name.lower()] = len(name)

After:

    lengths = {}
    for name in table:
        lengths[name.lower()] = len(name)
    table.update(lengths)
"""

from __future__ import annotations

CODE = "APR108"
TITLE = "loop changes what it iterates over"

VALID = (
    """\
def measure(table):
    lengths = {}
    for name in table:
        lengths[name.lower()] = len(name)
    table.update(lengths)
""",
)

INVALID = (
    """\
def clean(items):
    for item in items:
        if item < 0:
            items.remove(item)
""",
    """\
def measure(table):
    for name in table:
        table[name.lower()] = len(name)
""",
    """\
def grow(items):
    i = 0
    while i < len(items):
        items.append(i)
        i += 1
""",
)
