"""Bytes of source files, there and back."""

from __future__ import annotations

import codecs

import pytest

from autopar.rewrite.encoding import Encoding, decode, encode
from autopar.rewrite.module import rewrite_module
from tests.rewrite.crude import crude_outlines

FILES = [
    (b"", Encoding()),
    (b"x = 1\r\n", Encoding()),
    ("x = 'größe'\n".encode(), Encoding()),
    (codecs.BOM_UTF8 + "x = 'größe'".encode(), Encoding("utf-8", True)),
    (codecs.BOM_UTF8 + b"# coding: utf-8\n", Encoding("utf-8", True)),
    ("# -*- coding: latin-1 -*-\nx = 'größe'\n".encode("latin-1"), Encoding("iso-8859-1")),
    ("#!/bin/python\r\n# vim: set fileencoding=cp1252 :\r\nx = '€'\r\n".encode("cp1252"), Encoding("cp1252")),
    ("# coding=shift_jis\rx = '語'\r".encode("shift_jis"), Encoding("shift_jis")),
    (b"# a\rx = 1 # coding: latin-1\r", Encoding()),
    (b"x = 1\n\x0c\n\ty = 2\x0b", Encoding()),
]


@pytest.mark.parametrize(("data", "encoding"), FILES)
def test_round_trip(data: bytes, encoding: Encoding) -> None:
    text, found = decode(data)
    assert found == encoding
    assert not text.startswith("\ufeff")
    assert encode(text, found) == data


@pytest.mark.parametrize(
    "data",
    [
        b"# coding: nonsense\n",
        b"x = '\xff'\n",
        codecs.BOM_UTF8 + b"# coding: latin-1\n",
        b"# coding: ascii\nx = '\xe4'\n",
    ],
)
def test_refused(data: bytes) -> None:
    with pytest.raises(SyntaxError):
        decode(data)
    with pytest.raises(SyntaxError):
        compile(data, "x.py", "exec")


def test_rewritten_bytes() -> None:
    data = "# -*- coding: latin-1 -*-\r\nä = [1]\r\nfor i in ä:\r\n\tprint('ß', i)\r\n".encode("latin-1")
    text, encoding = decode(data)
    code = encode(rewrite_module(text, crude_outlines(text), "x.py").code, encoding)
    assert code.startswith(b"# -*- coding: latin-1 -*-\r\n\r\nimport autopar\r\n")
    assert b"\tfor i in chunk:\r\n\t\tprint('\xdf', i)\r\n" in code
    assert b"\n" not in code.replace(b"\r\n", b"")
    compile(code, "x.py", "exec")
