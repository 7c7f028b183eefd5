"""The loop changes an object that all iterations share in a way that is no element of its own.

Sorting, inserting, popping, `update`, `fill`, deleting, assigning a slice of a
list, and in-place operators on whole arrays touch everything at once: what an
iteration finds depends on all iterations before. Only appending to a list,
adding to a set and storing into a dictionary are followed in order, also where
the container is an attribute, and `self.total += x` as an accumulation, if the
loop touches that attribute in no other way and hands the object to nobody.

Let each iteration make an object of its own, or collect results and change the
shared object after the loop:

Before:

    for row in rows:
        queue.insert(0, f(row))

After:

    for row in rows:
        found.append(f(row))
    queue[:0] = reversed(found)
"""

from __future__ import annotations

CODE = "APR107"
TITLE = "shared object changed as a whole"

VALID = (
    """\
def collect(rows):
    found = []
    for row in rows:
        found.append(row * 2)
    return found
""",
    """\
def collect(rows, board):
    for row in rows:
        board.total += row * 2
    return board
""",
)

INVALID = (
    """\
def collect(rows, board):
    for row in rows:
        board.total += row * 2
        row[0] = board.total
    return board
""",
    """\
def collect(rows, queue):
    for row in rows:
        queue.insert(0, row * 2)
    return queue
""",
    """\
def settle(rows, total):
    for row in rows:
        total.sort()
        row[0] = total[0]
""",
)
