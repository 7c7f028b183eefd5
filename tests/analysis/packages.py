"""Scripts beside other files: what is known of the script when these are there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from autopar.analysis.module import ModuleAnalysis, analyze_module
from autopar.analysis.program import Program


def analyzed_with(files: Mapping[str, str], folder: Path, text: str) -> ModuleAnalysis:
    """Write files and a script into a folder, and analyse the script."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)
    main = folder / "main.py"
    main.write_text(text)
    return analyze_module(text, str(main), Program())
