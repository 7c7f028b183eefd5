"""This loop is the body of a kernel that autopar wrote: it runs in parallel as it stands.

A function decorated with `autopar.parallel_for` or one of its relatives is one
chunk of a parallel loop. It is left alone, so that rewriting a file twice
changes nothing more. To have the loop analysed afresh, put it back where it is
called and remove the kernel.
"""

from __future__ import annotations

CODE = "APR004"
TITLE = "already a kernel"

VALID = (
    """\
def double(x, out):
    for i in range(len(out)):
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
import autopar


@autopar.parallel_for(writes=["out[i]"])
def _double_loop(chunk, x, out):
    for i in chunk:
        out[i] = 2.0 * x[i]


def double(x, out):
    _double_loop(range(len(out)), x, out)
""",
)
