"""The loop enters a context whose effect is not known.

A context manager may open a file, take a lock, or change a setting that other
iterations see.

Enter it once around the loop, or do without it:

Before:

    for i in range(n):
        with lock:
            out[i] = f(x[i])

After:

    with lock:
        for i in range(n):
            out[i] = f(x[i])
"""

from __future__ import annotations

CODE = "APR304"
TITLE = "with statement of unknown effect"

VALID = (
    """\
def double(x, out, lock):
    with lock:
        for i in range(len(x)):
            out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
def double(x, out, lock):
    for i in range(len(x)):
        with lock:
            out[i] = 2.0 * x[i]
""",
)
