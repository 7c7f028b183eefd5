"""The loop draws random numbers from a state that all iterations share.

Each draw moves the state: which numbers an iteration gets depends on how many
were drawn before it. Run side by side, the iterations would get other numbers
than the serial program.

A loop that takes the same count of numbers in every iteration from one NumPy
`Generator` is let through: each worker jumps the generator ahead to where the
serial program would have it. That needs methods that turn one raw number into
one value (`random`, `uniform`, `triangular`, `laplace`, `gumbel`, `logistic`),
or `integers` and `choice` with a bound so small that hardly a number is drawn
again (for 8 and 16 bits: powers of two), sizes that do not change in the loop, and PCG64, PCG64DXSM or Philox.
`normal` and most others draw until a number fits, and `np.random` and `random`
keep one state for the whole program.

Otherwise make a generator inside the iteration, seeded by the iteration's number:

Before:

    rng = np.random.default_rng(7)
    for i in range(n):
        out[i] = rng.normal()

After:

    for i in range(n):
        rng = np.random.default_rng([7, i])
        out[i] = rng.normal()
"""

from __future__ import annotations

CODE = "APR203"
TITLE = "draws from a shared random state"

VALID = (
    """\
import numpy as np


def draw(n):
    out = np.empty(n)
    for i in range(n):
        rng = np.random.default_rng([7, i])
        out[i] = rng.normal()
    return out
""",
    """\
import numpy as np


def hits(n, rng):
    inside = 0
    for _ in range(n):
        x, y = rng.random(2)
        if x * x + y * y < 1.0:
            inside += 1
    return inside
""",
)

INVALID = (
    """\
def draw(n, out, rng):
    for i in range(n):
        if out[i] > 0.0:
            out[i] = rng.random()
""",
    """\
import numpy as np


def draw(n):
    out = np.empty(n)
    for i in range(n):
        out[i] = np.random.normal()
    return out
""",
    """\
import random


def draw(n):
    return [random.gauss(0.0, 1.0) for _ in range(n)]
""",
)
