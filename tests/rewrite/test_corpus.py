"""Sources that others wrote: the standard library's, every loop of which is taken out that a function can hold."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from autopar.rewrite.encoding import decode
from autopar.rewrite.module import rewrite_module
from tests.rewrite.crude import check_lines, check_untouched, crude_outlines
from tests.rewrite.oracle import check_tree

FOLDER = Path(sysconfig.get_path("stdlib"))
NAMES = [
    "argparse.py",
    "calendar.py",
    "configparser.py",
    "difflib.py",
    "email/header.py",
    "fractions.py",
    "heapq.py",
    "json/encoder.py",
    "random.py",
    "statistics.py",
    "textwrap.py",
    "tokenize.py",
    "zipfile.py",
]


@pytest.mark.parametrize("name", NAMES)
def test_standard_library(name: str) -> None:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"this Python has no {name}")
    source, _ = decode(path.read_bytes())
    outlines = crude_outlines(source)
    rewritten = rewrite_module(source, outlines, str(path))
    assert rewritten.skipped == ()
    check_lines(source, rewritten, outlines)
    check_untouched(source, rewritten, outlines)
    check_tree(source, rewritten, outlines)
