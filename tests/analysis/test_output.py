"""Loops that print: what goes to a standard stream is collected, anything else keeps its loop in order."""

from __future__ import annotations

import textwrap

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import logging
import sys
import sys as system
from sys import stdout
old = sys.stdout
log = logging.getLogger(__name__)
made = logging.Logger("mine")
changed = logging.getLogger("changed")
changed.critical = print
def tell(x): log.info("at %d", x)
def show(x):
    print("at", x)
    return x
def outer(x): return show(x) + 1
def elsewhere(x, file): print(x, file=file)
def reads(x):
    print(x)
    return input()
def f(n, out, stream, options):
    for i in range(n):
"""


def _analysed(statement: str) -> tuple[bool, set[str], bool]:
    """Return whether the loop is parallel, its codes, and whether its kernel prints."""
    found = analyze_module(_MODULE + textwrap.indent(textwrap.dedent(statement), "        "), "m.py")
    report = next(r for r in found.reports if r.function == "f")
    outline = next((o for o in found.outlines if o.function == "f"), None)
    return (
        report.verdict != "sequential",
        {o.code for o in report.obstacles},
        outline is not None and outline.spec.prints,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "print(i)",
        "print(i, sep=', ', end='', flush=True)",
        "print(*[i, n], file=sys.stderr)",
        "print(i, file=None)",
        "print(i, file=system.stdout)",
        "sys.stdout.write(f'{i}\\n')",
        "system.stderr.writelines(['a', str(i)])",
        "sys.stdout.flush()",
        "out[i] = show(i)",
        "out[i] = outer(i)",
        "if i % 2: print(i)",
        "log.info('item %d', i)",
        "log.log(logging.DEBUG, 'item %d', i, extra={'n': n})",
        "logging.warning('item')",
        "tell(i)",
        "print('x') if i else print('y')",
    ],
)
def test_printed_in_order(statement: str) -> None:
    assert _analysed(statement) == (True, set(), True)


@pytest.mark.parametrize(
    "statement",
    [
        "print(i, file=stream)",
        "print(i, file=old)",
        "print(i, file=stdout)",
        "print(i, **options)",
        "stdout.write('x')",
        "elsewhere(i, stream)",
        "elsewhere(i, sys.stdout)",
        "out[i] = reads(i)",
        "out[i] = sys.stdout is stream",
        "print(i, sys.stdout.encoding)",
        "print(i, file=sys.stdout if i else sys.stderr)",
        "print(open(stream))",
        "log.exception('failed')",
        "log.info('item', exc_info=True)",
        "logging.error('item', stack_info=True)",
        "logging.exception('item')",
        "made.info('item')",
        "changed.critical('item')",
        "stream.info('item')",
        "log.setLevel(3)",
        "print(input())",
    ],
)
def test_not_printed_in_order(statement: str) -> None:
    parallel, codes, _ = _analysed(statement)
    assert not parallel
    assert codes & {"APR202", "APR201", "APR207"}, codes


@pytest.mark.parametrize("statement", ["out[i] = i", "str(i)"])
def test_nothing_printed(statement: str) -> None:
    assert _analysed(statement) == (True, set(), False)
