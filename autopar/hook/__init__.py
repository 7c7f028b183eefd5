"""The import hook, and `run` that stands on it: modules are rewritten as they are imported.

Imported at the start of every run: nothing here may import analysis, rewrite, runtime or a third-party package eagerly.
"""

from __future__ import annotations

from autopar.hook.decorator import parallelize
from autopar.hook.installation import Installation, install

__all__ = ["Installation", "install", "parallelize"]
