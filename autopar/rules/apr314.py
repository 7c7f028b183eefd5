"""The loop imports a module.

The first import runs the module's code and changes what later imports find: an
effect that belongs to one iteration alone.

Move the import to the top of the file:

Before:

    for i in range(n):
        import math
        out[i] = math.sqrt(x[i])

After:

    import math

    for i in range(n):
        out[i] = math.sqrt(x[i])
"""

from __future__ import annotations

CODE = "APR314"
TITLE = "import in the loop"

VALID = (
    """\
import math


def roots(x, out):
    for i in range(len(x)):
        out[i] = math.sqrt(x[i])
""",
)

INVALID = (
    """\
def roots(x, out):
    for i in range(len(x)):
        import math

        out[i] = math.sqrt(x[i])
""",
)
