"""The loop calls a function that autopar does not know.

It may change its arguments, write a file or keep a state: unknown means
sequential. Known are the functions of Python's standard types, of NumPy,
SciPy, `math` and other libraries in autopar's catalogue, and functions and
methods of the same program, in this module or in those that it imports, which
are analysed by their bodies. So are exceptions that the program defines itself,
each below one builtin exception. A function that comes in as an argument, or out of
a table, an attribute or a closure, is taken for any of those that its module is
seen to pass or to put there, and looked at when the loop runs. One that the
module never passes, one that comes by `from module import *`, or from a library
without a catalogue entry, is not known; nor is a function with a decorator, but
for `functools.lru_cache`, `functools.cache`, Numba's, and those of the program that
put a function of their own in its place and keep no state. Where you know that a
library's function has no effect, `pure = ["mylib.f"]` under `[tool.autopar]`
says so.

Call a function that can be seen, defined in the same module or imported by
name:

Before:

    def apply(f, xs, out):
        for i in range(len(xs)):
            out[i] = f(xs[i])

After:

    def apply(xs, out):
        for i in range(len(xs)):
            out[i] = damped(xs[i])
"""

from __future__ import annotations

CODE = "APR201"
TITLE = "call of an unknown function"

VALID = (
    """\
def damped(x):
    return x / (1.0 + abs(x))


def apply(xs, out):
    for i in range(len(xs)):
        out[i] = damped(xs[i])
""",
    """import math


def damped(x):
    return x / (1.0 + abs(x))


def apply(f, xs, out):
    for i in range(len(xs)):
        out[i] = f(xs[i])


def both(xs, out):
    apply(damped, xs, out)
    apply(math.tanh, xs, out)
""",
)

INVALID = (
    """\
def apply(f, xs, out):
    for i in range(len(xs)):
        out[i] = f(xs[i])
""",
    """\
import laboratory


def apply(xs, out):
    for i in range(len(xs)):
        out[i] = laboratory.measure(xs[i])
""",
)
