"""Warnings raised in workers.

Caught one by one there, raised again in order in the parent under the user's own filters.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO


@dataclass(frozen=True, slots=True)
class Caught:
    """One warning as it was raised.

    ``module`` is the name of the module whose registry decides whether it was shown before; ``renewed`` says that the
    filters had been touched since the warning before it, which makes Python forget what it has shown.
    """

    message: Warning
    category: type[Warning]
    filename: str
    line: int
    module: str
    renewed: bool = False


class Catcher:
    """Collects the warnings of one thread or process while `catching` is on.

    Of warnings that one registry would show once only, a chunk keeps the first; ignored ones are dropped where they are
    raised.
    """

    def __init__(self) -> None:
        self.caught: list[Caught] = []
        self.filters = list(warnings.filters)
        self._seen: set[tuple[object, ...]] = set()
        self._version: object = None

    def show(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        """Stand in for `warnings.showwarning`."""
        names = _globals_of(filename, lineno)
        warning = message if isinstance(message, Warning) else category(message)
        registry = names.get("__warningregistry__") or {}
        version = registry.get("version")
        found = Caught(warning, category, filename, lineno, str(names.get("__name__", filename)))
        action = action_for(found, self.filters)
        if action == "ignore":
            return
        key = (str(warning), category, filename, lineno, version)
        if action in ("default", "module", "once") and key in self._seen:
            return
        self._seen.add(key)
        renewed = self._version is not None and version != self._version
        self._version = version
        self.caught.append(found if not renewed else _renewed(found))

    def drain(self) -> tuple[Caught, ...]:
        """Return what was caught since the last call."""
        caught = tuple(self.caught)
        self.caught.clear()
        self._seen.clear()
        return caught


def _renewed(found: Caught) -> Caught:
    return Caught(found.message, found.category, found.filename, found.line, found.module, renewed=True)


def _globals_of(filename: str, line: int) -> dict[str, Any]:
    """Return the globals of the innermost frame that stands at ``filename:line``."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_lineno == line and frame.f_code.co_filename == filename:
            return frame.f_globals
        if (above := frame.f_back) is None:
            break
        frame = above
    return {}


@contextmanager
def catching() -> Iterator[Catcher]:
    """Catch every warning, whatever the filters say, until the block ends (one process, one thread)."""
    catcher = Catcher()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = catcher.show
        yield catcher


def action_for(found: Caught, filters: Iterable[tuple[Any, ...]] | None = None) -> str:
    """Return what the filters do with a warning, as `warnings.warn_explicit` decides it."""
    text = str(found.message)
    for action, pattern, category, module, line in warnings.filters if filters is None else filters:
        if (
            (pattern is None or _matches(pattern, text))
            and issubclass(found.category, category)
            and (module is None or _matches(module, found.module))
            and line in (0, found.line)
        ):
            return str(action)
    return str(getattr(warnings, "defaultaction", "default"))


def _matches(pattern: str | re.Pattern[str], text: str) -> bool:
    """A filter holds a compiled pattern, or a plain text that must be equal (those made in C)."""
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def any_raises(caught: Iterable[Caught]) -> bool:
    """Would the user's filters turn one of the warnings into an exception?"""
    return any(action_for(found) == "error" for found in caught)


def emit(caught: Iterable[Caught], home: dict[str, Any]) -> None:
    """Raise the warnings again here; ``home`` is the kernel's module, which need not be in `sys.modules`."""
    for found in caught:
        names = home if home.get("__name__") == found.module else _names_of(found.module)
        registry = names.setdefault("__warningregistry__", {})
        if found.renewed:
            registry.clear()
        warnings.warn_explicit(
            found.message, found.category, found.filename, found.line, module=found.module, registry=registry
        )


def _names_of(module: str) -> dict[str, Any]:
    found = sys.modules.get(module)
    return {} if found is None else vars(found)


@contextmanager
def warnings_raised() -> Iterator[None]:
    """Make exceptions of all warnings that the program does not ignore.

    The list of filters is put aside, not changed: a change would make Python forget which warnings it has shown.
    """
    before = warnings.filters
    raised = [(f[0] if f[0] == "ignore" else "error", *f[1:]) for f in before]
    warnings.filters = [*raised, ("error", None, Warning, None, 0)]
    try:
        yield
    finally:
        warnings.filters = before
