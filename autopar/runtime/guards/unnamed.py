"""What an instance keeps beside what the loop uses: ``self.rng`` in a loop that says ``self.total += x``.

Code can draw from a generator, or ask a defaultdict for a key that it then has, only if it names the attribute.
Libraries do neither with what they find in an object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from autopar.runtime.values import numpy


class Unnamed:
    """Attributes that hold generators and defaultdicts, which nobody may name."""

    def __init__(self, forbidden: Mapping[int, str]) -> None:
        self._forbidden = forbidden
        self._names: set[str] = set()

    def rest(self, held: Mapping[str, Any], passed: Collection[str] = ()) -> list[Any]:
        """Return what is to be looked at of what an instance holds, but for what has been ``passed``."""
        np = numpy()
        found: list[Any] = []
        for name, value in held.items():
            if name in passed:
                continue
            if id(value) in self._forbidden or not (
                type(value) is defaultdict or (np is not None and type(value) is np.random.Generator)
            ):
                found.append(value)
                continue
            self._names.add(name)
            if type(value) is defaultdict:
                found += [*value, *value.values()]
        return found

    def asked_for(self, attributes: Collection[str], dynamic: bool) -> str:
        """Return which of them the code may ask for, ``""`` for none."""
        found = self._names if dynamic else self._names.intersection(attributes)
        return f"{min(found)} holds a generator or defaultdict, which reading may change" if found else ""
