"""Finds rules by the names of their files and imports one when it is asked for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LOOKALIKES = str.maketrans("OIL", "011")
_FILE = re.compile(r"apr\d{3}")


class UnknownCode(LookupError):
    """A code that no rule has."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One diagnostic code.

    Parameters
    ----------
    code, title
        ``"APR101"`` and what it stands for in a few words.
    explanation
        What it means, why it stops a loop, and the smallest change that frees it.
    valid
        Sources in which no loop gets this code.
    invalid
        Sources in which a loop gets this code, as its verdict's or as that of an obstacle.
    """

    code: str
    title: str
    explanation: str
    valid: tuple[str, ...]
    invalid: tuple[str, ...]

    def summary(self) -> str:
        """Return the explanation's first paragraph in one line."""
        return " ".join(self.explanation.split("\n\n")[0].split())


@cache
def all_codes() -> tuple[str, ...]:
    """Return every code, sorted."""
    names = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return tuple(sorted(name.upper() for name in names if _FILE.fullmatch(name)))


@cache
def load(code: str) -> Rule:
    """Return the rule of a code, in capitals or not.

    Raises
    ------
    UnknownCode
        When there is none.
    """
    name = code.strip().lower()
    if name.upper() not in all_codes():
        raise UnknownCode(code)
    module = importlib.import_module(f"autopar.rules.{name}")
    return Rule(module.CODE, module.TITLE, inspect.cleandoc(module.__doc__ or ""), module.VALID, module.INVALID)


def title(code: str) -> str:
    """Return a code's title, or ``""`` for a code that no rule has."""
    try:
        return load(code).title
    except UnknownCode:
        return ""


def close_matches(text: str) -> list[str]:
    """Return up to three codes that ``text`` may have meant: one digit off, or letters for digits."""
    digits = text.upper().removeprefix("APR").translate(_LOOKALIKES)
    digits = re.sub(r"\D", "", digits)
    wrong = {code: sum(a != b for a, b in zip(code[3:], digits, strict=False)) for code in all_codes()}
    near = [code for code in wrong if len(digits) == 3 and wrong[code] <= 1]
    return sorted(near, key=lambda code: (wrong[code], code[3] != digits[0], code))[:3]
