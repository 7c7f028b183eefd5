"""The file is no Python that this interpreter can parse, or its bytes do not fit its declared encoding.

autopar parses with the Python that it runs on; source of a later version, a
template or a Python 2 file is not understood. No loop of the file is analysed,
and `autopar run` runs it as it is.

Correct the file, run autopar on a newer Python, or leave the file out with
`exclude` in the `[tool.autopar]` table of `pyproject.toml`.
"""

from __future__ import annotations

CODE = "APR901"
TITLE = "file that cannot be read or parsed"

VALID = (
    """\
for name in ["Ada", "Grace"]:
    print(name)
""",
)

INVALID = (
    """\
for name in ["Ada", "Grace"]:
    print name
""",
)
