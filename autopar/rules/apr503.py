"""A comment that starts with `autopar:` says something that autopar does not understand.

There are three pragmas: `off`, `require`, and `ignore[CODE] reason` with one
or more codes. A misspelled `require` would hold nothing, so `autopar check`
fails on what it does not know.

Before:

    for x in xs:  # autopar: requires
        out.append(f(x))

After:

    for x in xs:  # autopar: require
        out.append(f(x))
"""

from __future__ import annotations

CODE = "APR503"
TITLE = "unknown pragma or code"

VALID = (
    """\
def double(x, out):
    for i in range(len(x)):  # autopar: require
        out[i] = 2.0 * x[i]
""",
)

INVALID = (
    """\
def double(x, out):
    for i in range(len(x)):  # autopar: requires
        out[i] = 2.0 * x[i]
""",
    """\
def double(x, out):
    for i in range(1, len(x)):  # autopar: ignore[APR999] no such code
        out[i] = out[i - 1] + x[i]
""",
)
