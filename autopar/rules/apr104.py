"""A variable gets its value in one iteration and is read in a later one.

The next iteration cannot start before this one has ended. Accumulating is no
obstacle: `total += x[i]`, `best = max(best, x[i])`, counting and appending
keep their order, and what is assigned with a new best (`best, where = v, i`)
follows it. Running totals and linear recurrences (`x = f(i) * x + g(i)`) that
are only stored on the way, and counters that say where to store, are computed
afterwards in order, provided that calls in the iteration pay for that; those of cheap
terms may run in parts that begin with a forecast (`autopar explain APR002`). Anything
else that feeds an iteration's result into the next one is a recurrence: a state
that decides, or that is passed on. Where the state is cheap and what is made of
it is work (`s = s * r + x[i]; out[i] = simulate(s)`), the loop is split: the state
runs first, the work in parallel, as long as both stand in statements of their
own. A variable that holds the element before is
none, as long as every iteration assigns it from what the loop does not change.

If the value can be computed from the loop variable, compute it; if it is an
element of the iteration before, read that element:

Before:

    previous = x[0]
    for i in range(1, n):
        if i > 1:
            previous = x[i - 1]
        out[i] = f(x[i], previous)

After:

    for i in range(1, n):
        out[i] = f(x[i], x[i - 1])
"""

from __future__ import annotations

CODE = "APR104"
TITLE = "variable carried from one iteration to the next"

VALID = (
    """\
def orbits(x, n, out):
    for i in range(n):
        x = 3.7 * x * (1.0 - x)
        out[i] = sum([divmod(x, k)[1] for k in range(1, 9)])
""",
    """\
def differences_of_neighbours(x, out):
    previous = x[0]
    for i in range(1, len(x)):
        out[i] = x[i] - previous
        previous = x[i]
""",
    """\
def pack(xs, keep, out):
    count = 0
    for x in xs:
        value = round(x ** 0.5, 3)
        if sum(divmod(x, 7)) > 3:
            out[count] = value
            count += 1
    return count
""",
    """\
def argmin(x):
    best, where = x[0], 0
    for i in range(1, len(x)):
        if x[i] < best:
            best, where = x[i], i
    return where
""",
    """\
def differences(x, out):
    for i in range(1, len(x)):
        out[i] = x[i] - x[i - 1]
""",
    """\
def total(x):
    s = 0.0
    for v in x:
        s += v
    return s
""",
)

INVALID = (
    """\
def differences(x, out):
    previous = x[0]
    for i in range(1, len(x)):
        out[i] = max(x[i], previous) - previous
        if x[i] > 0:
            previous = x[i]
""",
    """\
def orbit(x, n, out):
    for i in range(n):
        x = 3.7 * x * (1.0 - x)
        out[i] = x
""",
)
