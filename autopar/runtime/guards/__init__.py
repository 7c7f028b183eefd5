"""Checks of the operands, made only when a loop is about to run in parallel; a reason text where one fails."""

from __future__ import annotations

from autopar.runtime.guards.met import NOT_YET
from autopar.runtime.guards.operands import failed_guard

__all__ = ["NOT_YET", "failed_guard"]
