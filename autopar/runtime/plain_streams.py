"""Text streams that do nothing but write: whoever runs a loop cannot notice when they are written to."""

from __future__ import annotations

import io
from typing import Any


def is_plain(stream: Any) -> bool:
    """Does writing to a stream do nothing that the loop could notice?"""
    kind = type(stream)
    captured = kind.__module__ == "_pytest.capture" and issubclass(kind, io.TextIOWrapper)
    if kind not in (io.TextIOWrapper, io.StringIO) and not captured:
        return False
    if stream.closed or any(name in vars(stream) for name in ("write", "flush")):
        return False
    if kind is io.StringIO:
        return True
    buffer = stream.buffer
    while type(buffer) in (io.BufferedWriter, io.BufferedRandom):
        buffer = buffer.raw
    return type(buffer) in (io.FileIO, io.BytesIO)
