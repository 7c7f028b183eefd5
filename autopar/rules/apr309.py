"""The loop uses a function that can see or change variables by name.

`exec`, `eval`, `locals`, `vars`, `globals` and frame inspection reach
variables behind the analysis's back, and work only in the function in which
they are written. A module that lists its own names (`list(globals())`, `dir()`
at module level) would find those of the functions that hold parallel loops:
all of its loops stay as they are.

Call a function, or look the value up in a dictionary:

Before:

    for i, text in enumerate(texts):
        out[i] = eval(text)

After:

    for i, (name, x) in enumerate(calls):
        out[i] = FUNCTIONS[name](x)
"""

from __future__ import annotations

CODE = "APR309"
TITLE = "exec, eval, locals and the like"

VALID = (
    """\
def numbers(texts, out):
    for i, text in enumerate(texts):
        out[i] = float(text)
""",
)

INVALID = (
    """\
def numbers(texts, out):
    for i, text in enumerate(texts):
        out[i] = eval(text)
""",
)
