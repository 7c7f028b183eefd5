"""What a kernel's code says that its decorator need not.

Its parameters, what it returns, its loop's target and comparison.
"""

from __future__ import annotations

import dis
from collections import Counter
from dataclasses import dataclass
from types import CodeType, FunctionType

from autopar.spec import LoopKind, LoopSpec

Target = str | tuple["Target", ...]
"""The loop's target: a name, or a tuple of targets. ``"*"`` stands for what is no plain name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Parameters and results of one kernel.

    Parameters
    ----------
    leading
        Number of parameters before the operands: 1 for the chunk, 2 for counter and stop.
    names
        The other parameters.
    defaults
        Values of the last of ``names`` that the call does not pass.
    returns
        Names that the kernel returns, reductions first.
    target
        Target of the kernel's ``for``.
    comparison
        Comparison of the kernel's ``while``, ``<`` and so on.
    assigned, rebound
        Names that the kernel assigns, and those that it assigns in more than one place.
    """

    leading: int
    names: tuple[str, ...]
    defaults: tuple[object, ...]
    returns: tuple[str, ...]
    target: Target
    comparison: str
    assigned: frozenset[str]
    rebound: frozenset[str]


def shape_of(function: FunctionType, spec: LoopSpec) -> Shape | None:
    """Read a kernel's code.

    None when it is not of the form that the rewrite writes, so that it can only run serially.
    """
    code = function.__code__
    if code.co_flags & 0x0C or code.co_kwonlyargcount:
        return None
    leading = 2 if spec.kind is LoopKind.WHILE else 1
    parameters = code.co_varnames[: code.co_argcount]
    if len(parameters) < leading:
        return None
    returns = _returned(code) if spec.kind in (LoopKind.FOR, LoopKind.WHILE) else ()
    comparison = _comparison(code) if spec.kind is LoopKind.WHILE else ""
    reduced = tuple(name for name, _ in spec.reduces)
    if returns is None or comparison is None or returns[: len(reduced)] != reduced:
        return None
    stores = _stores(code)
    return Shape(
        leading=leading,
        names=tuple(parameters[leading:]),
        defaults=function.__defaults__ or (),
        returns=returns,
        target=_target(code) if spec.kind is LoopKind.FOR else "*",
        comparison=comparison,
        assigned=frozenset(stores),
        rebound=frozenset(name for name, count in stores.items() if count > 1),
    )


def _stores(code: CodeType) -> Counter[str]:
    """Count the instructions that assign each local variable."""
    stores: Counter[str] = Counter()
    for instruction in dis.get_instructions(code):
        if instruction.opname == "STORE_FAST_STORE_FAST":
            stores.update(instruction.argval)
        elif instruction.opname == "STORE_FAST_LOAD_FAST":
            stores[instruction.argval[0]] += 1
        elif instruction.opname.startswith(
            ("STORE_FAST", "STORE_DEREF", "DELETE_FAST", "DELETE_DEREF", "STORE_GLOBAL")
        ):
            stores[str(instruction.argval)] += 1
    return stores


_LOADS = frozenset({"LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_BORROW", "LOAD_DEREF", "LOAD_CLASSDEREF"})
_DOUBLE_LOADS = frozenset({"LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW"})


def _returned(code: CodeType) -> tuple[str, ...] | None:
    """Return the names of the last ``return``; () for ``return None``."""
    instructions = list(dis.get_instructions(code))
    while instructions and instructions[-1].opname not in ("RETURN_VALUE", "RETURN_CONST"):
        instructions.pop()  # exception handlers stand behind it
    if not instructions:
        return None
    if instructions.pop().opname == "RETURN_CONST":
        return ()
    last = instructions.pop()
    if last.opname == "LOAD_CONST" and last.argval is None:
        return ()
    if last.opname in _LOADS:
        return (str(last.argval),)
    if last.opname in _DOUBLE_LOADS or last.opname != "BUILD_TUPLE":
        return None
    count = int(last.argval)
    names: list[str] = []
    while len(names) < count and instructions:
        load = instructions.pop()
        if load.opname in _DOUBLE_LOADS:
            names[:0] = load.argval
        elif load.opname in _LOADS:
            names.insert(0, str(load.argval))
        else:
            return None
    return tuple(names) if len(names) == count else None


def _comparison(code: CodeType) -> str | None:
    """Return the first comparison, which is that of the kernel's ``while`` header."""
    for instruction in dis.get_instructions(code):
        if instruction.opname == "COMPARE_OP":
            text = str(instruction.argval)
            return text if text in ("<", "<=", ">", ">=") else None
    return None


def _target(code: CodeType) -> Target:
    """Return the target of the first loop."""
    instructions = iter(list(dis.get_instructions(code)))
    for instruction in instructions:
        if instruction.opname == "FOR_ITER":
            stores: list[dis.Instruction | str] = []
            for following in instructions:
                if following.opname in ("STORE_FAST_STORE_FAST", "STORE_FAST_LOAD_FAST"):
                    stores.extend(following.argval)
                elif following.opname.startswith(("STORE_FAST", "STORE_DEREF", "STORE_GLOBAL")):
                    stores.append(str(following.argval))
                elif following.opname in ("UNPACK_SEQUENCE", "EXTENDED_ARG", "CACHE", "NOP"):
                    stores.append(following)
                else:
                    break
            return _assemble(iter(stores))
    return "*"


def _assemble(stores: object) -> Target:
    """Read one target off the stores that follow the loop's header."""
    for item in stores:  # type: ignore[attr-defined]
        if isinstance(item, str):
            return item
        if item.opname == "UNPACK_SEQUENCE":
            return tuple(_assemble(stores) for _ in range(item.argval))
    return "*"
