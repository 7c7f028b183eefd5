"""The loop reads or writes files, or talks to the world in another way.

Reading moves a position that all iterations share, and writing has to come in
the order of the source.

What `print` and `sys.stdout.write` write is no obstacle: it is collected from
the workers and written in the order of the iterations. That needs a stream that
is spelled as it is asked for, `sys.stdout` or `sys.stderr`, not an argument or
an older one. Nor are log records of a `logger = logging.getLogger(...)`, without
exceptions and stacks: the handlers get them in the order of the iterations.

Compute in the loop and write after it:

Before:

    for i in range(n):
        out[i] = f(x[i])
        stream.write(f"{out[i]}\\n")

After:

    for i in range(n):
        out[i] = f(x[i])
    for i in range(n):
        stream.write(f"{out[i]}\\n")
"""

from __future__ import annotations

CODE = "APR202"
TITLE = "input or output"

VALID = (
    """\
def tell(x, out):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
        print("done", i)
""",
    """\
def double(x, out):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
def double(x, out, stream):
    for i in range(len(x)):
        out[i] = 2.0 * x[i]
        print(i, file=stream)
""",
    """\
def load(names):
    texts = []
    for name in names:
        with open(name) as stream:
            texts.append(stream.read())
    return texts
""",
)
