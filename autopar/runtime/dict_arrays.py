"""Arrays in a dict that are changed in place, or added to, until the changes are committed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from autopar.runtime.executors import Abandoned
from autopar.runtime.values import is_array, numpy


class DictArrays:
    """What becomes of the arrays that one collected dict holds.

    Parameters
    ----------
    added_to
        True where the guard has seen that nothing else shares memory with them.
    """

    def __init__(self, added_to: bool) -> None:
        self._added_to = added_to
        self._scratch: dict[int, tuple[Any, Any]] = {}
        """By the id of an array, it and the copy that takes its changes."""
        self._made: dict[int, Any] = {}
        """Arrays that have come out of an operation here, and those copies."""

    def put_into(self, array: Any, content: Any) -> None:
        """Note what a worker has made of an array."""
        if not is_array(array) or array.dtype != content.dtype or array.shape != content.shape:
            raise Abandoned("an element that is changed in place becomes another one")
        if id(array) in self._scratch:
            raise Abandoned("an array is changed under two keys")
        self._scratch[id(array)] = array, content

    def noted(self, value: Any) -> Any:
        """Return what an operation has given; arrays are new ones, which nobody else holds."""
        if is_array(value):
            self._made[id(value)] = value
        return value

    def scratch(self, value: Any, stored: bool) -> Any:
        """Return what may be operated on in the place of an element, which ``stored`` says an iteration has stored."""
        if id(value) in self._made:
            return value
        if stored or not self._added_to or not is_array(value):
            raise Abandoned("an element that is accumulated into can be changed in place")
        if id(value) not in self._scratch:
            self._scratch[id(value)] = value, value.copy(order="K")
        return self.noted(self._scratch[id(value)][1])

    def with_originals(self, stored: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """Return the elements with the user's arrays in the place of the copies."""
        if not self._scratch:
            return stored
        originals = {id(copy): array for array, copy in self._scratch.values()}
        return {key: originals.get(id(value), value) for key, value in stored.items()}

    def commits(self) -> list[Callable[[], None]]:
        """Return what brings the changes into the user's arrays."""
        return [partial(numpy().copyto, array, copy) for array, copy in self._scratch.values()]
