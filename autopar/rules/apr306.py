"""How many iterations this `while` loop makes is not known when it starts.

A `while` loop can be cut into chunks when it counts: its condition compares
one variable with a bound that the loop does not change, and the last statement
of the body moves the variable by a constant step. Any other condition depends
on what the iterations compute.

Write a loop that counts as a `for` loop; where the condition is a test of
convergence, look for parallel loops inside:

Before:

    i = 0
    while i != n:
        out[i] = f(x[i])
        i += 1

After:

    for i in range(n):
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
