"""Small modules whose verdicts are beyond doubt."""

from __future__ import annotations

PARALLEL = """\
def double(x, out):
    for i in range(len(out)):
        out[i] = 2.0 * x[i]
"""

SEQUENTIAL = """\
def running_total(x, out):
    for i in range(1, len(out)):
        out[i] = out[i - 1] ** x[i]
"""

REQUIRED = """\
def running_total(x, out):
    for i in range(1, len(out)):  # autopar: require
        out[i] = out[i - 1] ** x[i]
"""

BROKEN = """\
def broken(:
    pass
"""
