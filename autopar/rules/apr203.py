"""The loop draws random numbers from a state that all iterations share.

Each draw moves the state: which numbers an iteration gets depends on how many
were drawn before it. Run side by side, the iterations would get other numbers
than the serial program.

Make a generator inside the iteration, seeded by the iteration's number:

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
)

INVALID = (
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
