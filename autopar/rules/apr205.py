"""The loop asks for the time, sleeps, or reads what may change outside the program.

What an iteration sees depends on when it runs; run side by side the answers
would differ from the serial program's.

Read the clock around the loop:

Before:

    for i in range(n):
        start = time.perf_counter()
        out[i] = f(x[i])
        spent += time.perf_counter() - start

After:

    start = time.perf_counter()
    for i in range(n):
        out[i] = f(x[i])
    spent = time.perf_counter() - start
"""

from __future__ import annotations

CODE = "APR205"
TITLE = "reads the clock or the environment"

VALID = (
    """\
def double(x, out):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
import time


def stamp(x, out):
    for i in range(len(x)):
        out[i] = time.time()
""",
)
