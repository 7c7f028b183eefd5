"""What a case of the corpus is: a module's text, and calls of its ``f`` with the arguments spelled as text."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

PRELUDE = "import math\nimport numpy as np\n"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of ``f``.

    Parameters
    ----------
    arguments
        Text of the arguments, evaluated anew for each run where ``np`` and the case's own globals are known.
    parallel
        True: some loop must have run parallel, so that the case tests what it says. False: none may. None: either.
    backend
        The one backend that ``parallel`` speaks of, ``""`` for all that can.
    """

    arguments: str = ""
    parallel: bool | None = None
    backend: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One program and its calls; a module without ``f`` is only executed, and its globals are compared."""

    name: str
    source: str
    calls: tuple[Call, ...]


def par(arguments: str = "") -> Call:
    """Return a call that must run parallel somewhere."""
    return Call(arguments, True)


def forked(arguments: str = "") -> Call:
    """Return a call that must run parallel in processes, whatever other backends do."""
    return Call(arguments, True, "processes")


def ser(arguments: str = "") -> Call:
    """Return a call on which every loop must run as it was written."""
    return Call(arguments, False)


def call(arguments: str = "") -> Call:
    """Return a call that may run either way, as long as nothing differs."""
    return Call(arguments, None)


def case(name: str, source: str, *calls: Call, prelude: str = PRELUDE) -> Case:
    """Return a case whose source is dedented and put behind the prelude (``math`` and ``np``)."""
    return Case(name, prelude + textwrap.dedent(source).strip("\n") + "\n", calls or (Call(),))
