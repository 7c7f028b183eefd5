"""How a loop spec names the user's functions that its kernel reaches, those of other modules included.

An entry of ``LoopSpec.calls`` is one of

    "norm"                                     a function or class of the kernel's own module
    "geometry:norm@3f2a9c1b04d5"               one of another module, and the digest of that module's source
    "geo.norm=geometry:norm@3f2a9c1b04d5"      the same, and the name under which the kernel's module calls it
    "mesh:geo.norm=geometry:norm@3f2a9c1b04d5" the same, and the name under which the module ``mesh`` does
    "Point._fields"                            a named tuple of the kernel's own module, as it was made
    "weight.__wrapped__"                       a function of the kernel's own module that `functools.lru_cache` wraps
    "Square < Shape"                           a class of the kernel's own module, and those that it inherits from
    "Square < shapes/Shape"                    the same, from a class of the module ``shapes``
    "shapes:*.area@3f2a9c1b04d5"               operands may have methods ``area`` of that module too
    "Shape.area.__final__"                     what `self.area` is in methods of ``Shape``, no matter of which instance
    "Shape.area.__only__"                      the same where `self` may be of any class
    "norm <- checked.<locals>.inner(fn)"       a function that another one wraps, which has it in the cell ``fn``
    "norm <- a.<locals>.f(g) <- shapes/b.<locals>.h(g)"  one that several wrap, outermost first, the last of ``shapes``
    "OPS[add, numpy.sin]"                      a name that holds these functions, and no others
    "lib.f=mylib:f@pure"                       one that the user says is pure; nobody looks into it
    "xp.sqrt=numpy:sqrt@library"               one of a library, by a name that modules of the program hand on

Verdicts rest on the text of the other modules too. The digest lets the runtime see that the functions it meets come
from the text that was analysed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = 16
VOUCHED = "pure"
"""In place of a digest: the user vouches for the function."""
LIBRARY = "library"
"""In place of a digest: a library's function that the catalogue knows."""
RECORD = "_fields"
"""Ends the entries of named tuples: every name that code reached by the kernel has for one must stand for one."""
MEMO = "__wrapped__"
"""Ends the entries of functions that ``functools.lru_cache`` or ``functools.cache`` wraps."""
WRAPPING = " <- "
"""Between a function and those that decorators have put in its place."""
LINEAGE = " < "
"""Between the names of a class and of those that it inherits from."""
METHODS = "*"
"""In place of a class: methods of that name in that module are among those that operands may have."""
ELSEWHERE = "/"
"""Between a module and a class of it, where one of another module inherits from it."""
FINAL = "__final__"
"""Ends the entries of names that ``self`` has in a class: those that inherit from it must have the same under them."""
ONLY = "__only__"
"""The same, and no other class that the loop reaches may have anything that can be called under that name."""
IDENTICAL = frozenset({VOUCHED, LIBRARY})
"""Nobody looks into these: the name must stand for that very object."""


@dataclass(frozen=True, slots=True)
class Callee:
    """One entry of ``LoopSpec.calls``.

    Parameters
    ----------
    qualname
        Of the function or class, ``"Point.norm"``.
    module
        The module that defines it, ``""`` for the kernel's own.
    digest
        Of that module's source.
    chain
        The global name, with attributes, under which it is called: ``("geo", "norm")``; empty for methods and for
        functions that their own module calls.
    importer
        The module that calls it by that name, ``""`` for the kernel's own.
    """

    qualname: str
    module: str = ""
    digest: str = ""
    chain: tuple[str, ...] = ()
    importer: str = ""

    @classmethod
    def parse(cls, text: str) -> Callee:
        """Read an entry."""
        name, equals, target = text.rpartition("=")
        if "@" not in target:
            return cls(target)
        path, _, digest = target.rpartition("@")
        module, _, qualname = path.rpartition(":")
        importer, _, chain = name.rpartition(":")
        return cls(qualname, module, digest, tuple(chain.split(".")) if equals else (), importer)

    def __str__(self) -> str:
        if not self.module:
            return self.qualname
        target = f"{self.module}:{self.qualname}@{self.digest}"
        if not self.chain:
            return target
        name = ".".join(self.chain)
        return f"{self.importer}:{name}={target}" if self.importer else f"{name}={target}"

    @property
    def dotted(self) -> str:
        """What people call it, ``"geometry.norm"``."""
        name = self.qualname.partition(WRAPPING)[0]
        for role in (RECORD, MEMO, FINAL, ONLY):
            name = name.removesuffix(f".{role}")
        return f"{self.module}.{name}" if self.module else name


def holding(name: str, functions: Iterable[str]) -> str:
    """Return the entry of a name that holds functions: of the kernel's module and, by their dotted names, others."""
    return f"{name}[{', '.join(sorted(functions))}]"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A function that stands in the place of another one, which it has in the closure variable ``parameter``.

    ``module`` is the one that it comes from, ``""`` for that of the function which it wraps.
    """

    qualname: str
    parameter: str
    module: str = ""

    def __str__(self) -> str:
        return f"{self.module}{ELSEWHERE if self.module else ''}{self.qualname}({self.parameter})"

    @classmethod
    def parse(cls, text: str) -> Wrapper:
        """Read what `str` has given."""
        path, _, parameter = text.removesuffix(")").rpartition("(")
        module, _, qualname = path.rpartition(ELSEWHERE)
        return cls(qualname, parameter, module)


def wrapping(name: str, wrappers: Iterable[Wrapper]) -> str:
    """Return the entry of a function that these wrappers stand before, the outermost first."""
    return WRAPPING.join((name, *map(str, wrappers)))


def wrapped_by(qualname: str) -> tuple[str, tuple[Wrapper, ...]] | None:
    """Return what `wrapping` was given; None for any other entry."""
    name, *wrappers = qualname.split(WRAPPING)
    return (name, tuple(map(Wrapper.parse, wrappers))) if wrappers else None


def partial_name(function: str, count: int, keywords: Iterable[str]) -> str:
    """Return what `holding` calls a partial of a function with so many arguments and these keyword arguments."""
    return "/".join((function, str(count), *sorted(keywords)))


def held_by(qualname: str) -> tuple[str, frozenset[str]] | None:
    """Return the name and the functions of what `holding` has returned; None for any other entry."""
    if not qualname.endswith("]"):
        return None
    name, _, functions = qualname[:-1].partition("[")
    return name, frozenset(functions.split(", "))


def source_digest(text: str) -> str:
    """Return the digest of a module's source, the same whatever ends its lines."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
