"""The flags that decimal arithmetic raises in its context: a program may look at them after the loop."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any


def flags_up() -> tuple[Any, ...]:
    """Return the flags that are up in this thread's decimal context; none where the program does not use decimals."""
    decimal = sys.modules.get("decimal")
    if decimal is None:
        return ()
    return tuple(signal for signal, up in decimal.getcontext().flags.items() if up)


def raise_flags(flags: set[Any]) -> None:
    """Put flags up that were raised in a worker."""
    if flags:
        context = sys.modules["decimal"].getcontext()
        for signal in flags:
            context.flags[signal] = True


def own_decimals() -> AbstractContextManager[Any]:
    """Keep flags that decimal arithmetic raises from the program until it is known that it comes so far."""
    decimal = sys.modules.get("decimal")
    return nullcontext() if decimal is None else decimal.localcontext()
