"""Bytes of a source file to text and back: encoding declaration (PEP 263), byte order mark and newlines survive."""

from __future__ import annotations

import codecs
import tokenize
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a source file spells its text as bytes.

    Parameters
    ----------
    name
        Codec, as declared in the file's first two lines, ``"utf-8"`` where nothing is declared.
    bom
        True when the file starts with UTF-8's byte order mark.
    """

    name: str = "utf-8"
    bom: bool = False


def decode(data: bytes) -> tuple[str, Encoding]:
    """Return the text of a source file, newlines as they are and without the byte order mark, and its encoding.

    Raises
    ------
    SyntaxError
        When the declared encoding is unknown, contradicts the byte order mark, or does not fit the bytes.
    """
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    lines = iter(_first_lines(data))
    name, _ = tokenize.detect_encoding(lambda: next(lines))
    encoding = Encoding("utf-8" if bom else name, bom)
    try:
        text = body.decode(encoding.name)
    except UnicodeDecodeError as error:
        raise SyntaxError(f"the file is not {encoding.name}: {error.reason} at byte {error.start}") from error
    return text, encoding


def encode(text: str, encoding: Encoding) -> bytes:
    """Return the bytes of a text that `decode` gave, or of its rewritten form."""
    data = text.encode(encoding.name)
    return codecs.BOM_UTF8 + data if encoding.bom else data


def _first_lines(data: bytes) -> list[bytes]:
    """Return the two lines that may hold the declaration; for `tokenize` a bare carriage return ends none."""
    lines: list[bytes] = []
    at = 0
    while at < len(data) and len(lines) < 2:
        ends = [end for end in (data.find(b"\n", at), data.find(b"\r", at)) if end >= 0]
        end = min(ends) + 1 if ends else len(data)
        if data[end - 1 : end + 1] == b"\r\n":
            end += 1
        lines.append(data[at:end])
        at = end
    return lines
