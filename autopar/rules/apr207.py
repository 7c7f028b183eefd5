"""What this method or attribute does cannot be told from the source.

autopar knows the methods of Python's standard types and of NumPy arrays by
name, and those of the module's own classes by their bodies. Another method may
change its object. An operator, a subscript or `len` on an instance of a class of
the module is a call of its special method, which is followed where the class is
evident: made in the loop, `self`, a parameter with an annotation, a name that is
assigned once. `super()`, names that Python mangles and whatever looks at
the calling frame work only where they were written.

Call a function of the module with the values that the method needs, or use a
known method:

Before:

    for i in range(n):
        out[i] = model.respond(x[i])

After:

    for i in range(n):
        out[i] = response(weights, x[i])
"""

from __future__ import annotations

CODE = "APR207"
TITLE = "method or attribute of unknown behaviour"

VALID = (
    """\
def response(weights, x):
    return (weights * x).sum()


def evaluate(weights, x, out):
    for i in range(len(x)):
        out[i] = response(weights, x[i])
""",
    """\
class Grid:
    def __init__(self, cells):
        self.cells = cells

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, i):
        return self.cells[i]


def evaluate(grid: Grid, out):
    for i in range(len(grid)):
        out[i] = grid[i] * 2.0
""",
)

INVALID = (
    """\
def evaluate(model, x, out):
    for i in range(len(x)):
        out[i] = model.respond(x[i])
""",
)
