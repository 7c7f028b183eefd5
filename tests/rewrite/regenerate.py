"""Write the golden files anew: ``python -m tests.rewrite.regenerate``. Read the difference before you commit it."""

from __future__ import annotations

from pathlib import Path

from autopar.analysis.module import analyze_module
from autopar.rewrite.encoding import decode, encode
from autopar.rewrite.module import rewrite_module
from autopar.rewrite.result import Rewritten

GOLDEN = Path(__file__).parent / "golden"


def pairs() -> list[tuple[Path, Path]]:
    """Return the files before the rewrite, and after it."""
    befores = sorted(GOLDEN.glob("*.before.py"))
    return [(before, before.with_name(before.name.replace(".before.", ".after."))) for before in befores]


def rewrite(text: str, path: str) -> Rewritten:
    """Analyse and rewrite a source."""
    return rewrite_module(text, analyze_module(text, path).outlines, path)


def main() -> None:
    """Write every file that differs."""
    for before, after in pairs():
        text, encoding = decode(before.read_bytes())
        data = encode(rewrite(text, before.name).code, encoding)
        if not after.exists() or after.read_bytes() != data:
            after.write_bytes(data)
            print(after.name)


if __name__ == "__main__":
    main()
