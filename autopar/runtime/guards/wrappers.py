"""Functions that decorators of the program have wrapped: is each still wrapped as it was when it was analysed?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from types import FunctionType
from typing import Any

from autopar.spec.callee import Wrapper


class Wrappers:
    """What the ``calls`` of kernels say of wrapped functions.

    Parameters
    ----------
    from_elsewhere
        Tells whether a function was compiled from the text of another module that was analysed.
    """

    def __init__(self, from_elsewhere: Callable[[FunctionType, str], bool]) -> None:
        self._from_elsewhere = from_elsewhere
        self._wrapped: dict[tuple[int, str], tuple[dict[str, Any], tuple[Wrapper, ...]]] = {}
        self._elsewhere: set[int] = set()
        self._names: set[str] = set()

    def take(self, name: str, wrappers: tuple[Wrapper, ...], home: dict[str, Any], *, elsewhere: bool) -> None:
        """Note that a function of the module with these globals was seen to be wrapped, outermost first.

        Functions that are ``elsewhere`` than in the kernel's module must come from the text that was analysed.
        """
        if elsewhere:
            self._elsewhere.add(id(home))
        self._wrapped[id(home), name] = home, wrappers
        self._names.update(wrapper.qualname for wrapper in wrappers)

    def stands_for(self, function: FunctionType, name: str, module: str) -> bool:
        """Tell whether a function is what decorators have put in the place of one of another module."""
        for (_, wrapped), found in self._wrapped.items():
            if wrapped == name and found[0].get("__name__") == module and self.holds(function):
                return self._layers(wrapped, *found)[0] is function
        return False

    def wrap(self, name: str, home: dict[str, Any]) -> bool:
        """Tell whether a function of the module with these globals was seen to be wrapped."""
        return (id(home), name) in self._wrapped

    def may_be(self, function: FunctionType) -> bool:
        """Tell whether a function has the name of a wrapper that was followed, or of what one wraps."""
        name = function.__code__.co_qualname
        return name in self._names or (id(function.__globals__), name) in self._wrapped

    def holds(self, function: FunctionType) -> bool:
        """Tell whether a function is such a wrapper, or wrapped, in its place, where all others are in theirs."""
        layers = [self._layers(name, *found) for (_, name), found in self._wrapped.items()]
        return all(layers) and any(one is function for layer in layers for one in layer)

    def obstacle(self) -> str:
        """Return which function is not wrapped as it was, ``""`` where all are."""
        for (_, name), found in self._wrapped.items():
            if not self._layers(name, *found):
                return f"{name} is not wrapped as it was when it was analysed"
        return ""

    def _layers(self, name: str, home: dict[str, Any], wrappers: tuple[Wrapper, ...]) -> list[FunctionType]:
        """Return what stands before a function, outermost first, and the function; empty where that has changed."""
        function: Any = home.get(name)
        layers: list[FunctionType] = []
        for wrapper in wrappers:
            if type(function) is not FunctionType or not self._is_made_by(function, wrapper, home):
                return []
            layers.append(function)
            inner = _held_in(function, wrapper.parameter)
            if vars(function).keys() - {"__wrapped__"} or vars(function).get("__wrapped__", inner) is not inner:
                return []
            function = inner
        if type(function) is not FunctionType or vars(function) or function.__globals__ is not home:
            return []
        if not function.__code__.co_qualname == function.__qualname__ == name:
            return []
        return [*layers, function] if self._is_of(function, name, home) else []

    def _is_of(self, function: FunctionType, name: str, home: dict[str, Any]) -> bool:
        """Tell whether a function is of a module: of the kernel's own, or of the text of another that was analysed."""
        return id(home) not in self._elsewhere or self._from_elsewhere(function, name)

    def _is_made_by(self, function: FunctionType, wrapper: Wrapper, home: dict[str, Any]) -> bool:
        if function.__code__.co_qualname != wrapper.qualname:
            return False
        if not wrapper.module:
            return function.__globals__ is home and self._is_of(function, wrapper.qualname, home)
        return function.__globals__.get("__name__") == wrapper.module and self._from_elsewhere(
            function, wrapper.qualname
        )


def _held_in(function: FunctionType, name: str) -> object:
    """Return what a closure variable holds, None where it has no value."""
    for variable, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        if variable == name:
            with suppress(ValueError):
                return cell.cell_contents
    return None
