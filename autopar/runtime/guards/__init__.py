"""Checks of the operands, made only when a loop is about to run in parallel; a reason text where one fails.

`autopar.runtime.guards.operands` makes them. It is imported when the first loop is about to: many programs have only
short ones.
"""

from __future__ import annotations

NOT_YET = "has not been computed yet"
"""How a reason ends that no longer holds when an iteration has run."""
