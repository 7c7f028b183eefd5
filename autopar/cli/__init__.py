"""The command line: parses and prints. Commands are imported when they are called, so that `run` starts fast."""

from __future__ import annotations

from autopar.cli.program import main

__all__ = ["main"]
