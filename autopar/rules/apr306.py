"""How many iterations this `while` loop makes is not known when it starts.

A `while` loop can be cut into chunks when it counts: its condition compares
one variable with a bound that the loop does not change, in the header or in an
`if` that breaks at the top of `while True`, and every way through the body
moves the variable by the same step, exactly once: a number, or a name that the
loop leaves alone and that stands for a positive int when it runs. It may also
compare the square of a variable that grows, `while i * i <= n`. Any other
condition depends on what the iterations compute.

Write a loop that counts as a `for` loop; where the condition is a test of
convergence, look for parallel loops inside:

Before:

    i = 0
    while x[i] is not None:
        out[i] = f(x[i])
        i += 1

After:

    for i in range(x.index(None)):
        out[i] = f(x[i])
"""

from __future__ import annotations

CODE = "APR306"
TITLE = "while loop that is not a counting loop"

VALID = (
    """\
def double(x, out):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
""",
    """\
def positive(x, out):
    i = 0
    while i != len(x):
        if x[i] < 0.0:
            i += 1
            continue
        out[i] = 2.0 * x[i]
        i += 1
""",
    """\
def divisors(n):
    found = []
    i = 1
    while i * i <= n:
        if n % i == 0:
            found.append(i)
        i += 1
    return found
""",
    """\
def sums(xs, size):
    out = []
    i = 0
    while i < len(xs):
        out.append(sum(xs[i : i + size]))
        i += size
    return out
""",
)

INVALID = (
    """\
def halve(x):
    steps = 0
    while x > 1.0:
        x = x / 2.0
        steps += 1
    return steps
""",
)
