"""Which elements this subscript reaches cannot be told from the source.

autopar compares the places that different iterations touch when subscripts are
sums of integer multiples of loop variables and of names that the loop does not
change, with `//` and `%` by constants: `a[i]`, `a[2 * i + k, j]`, `a[i // 2]`.
Elements of index arrays, `a[perm[i]]`, are looked at when the loop runs. A
subscript that is computed otherwise may hit any element, in any iteration.

Write into an array of the loop's own order first, and put the elements into
their places afterwards:

Before:

    for i in range(n):
        out[hash_of(x[i]) % m] += f(x[i])

After:

    result = np.empty(n)
    for i in range(n):
        result[i] = f(x[i])
    np.add.at(out, hashes(x) % m, result)
"""

from __future__ import annotations

CODE = "APR105"
TITLE = "subscript that cannot be analysed"

VALID = (
    """\
def fill(x, result):
    for i in range(len(x)):
        result[2 * i + 1] = x[i]
""",
)

INVALID = (
    """\
def fill(x, out, m):
    for i in range(len(x)):
        out[x[i].bit_length()] = x[i]
        x[i] = out[i]
""",
)
