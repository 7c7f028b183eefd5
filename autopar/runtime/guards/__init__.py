"""Checks of the operands, made only when a loop is about to run in parallel; a reason text where one fails."""

from __future__ import annotations

from autopar.runtime.guards.operands import failed_guard

__all__ = ["failed_guard"]
