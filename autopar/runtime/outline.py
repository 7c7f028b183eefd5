"""What a kernel's code says that its decorator need not.

Its parameters, what it returns, its loop's target and comparison.
"""

from __future__ import annotations

import dis
from collections import Counter
from dataclasses import dataclass
from functools import cache
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
        Comparison of the kernel's ``while``, ``<`` and so on, or ``!=``.
    assigned, rebound
        Names that the kernel assigns, and those that it assigns in more than one place.
    exits
        How many values the kernel returns behind ``returns``: 1 where it says whether the loop was left early, 2 where
        it says also with what value.
    run_over
        How many of the last ``names`` are no parameters, but stand for what the loop runs over.
    slices
        False where the kernel uses no slice: what it stores into are elements, even if its accesses say ``a[i:i + 8]``.
    """

    leading: int
    names: tuple[str, ...]
    defaults: tuple[object, ...]
    returns: tuple[str, ...]
    target: Target
    comparison: str
    assigned: frozenset[str]
    rebound: frozenset[str]
    exits: int = 0
    slices: bool = True
    run_over: int = 0


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
    returned = _returned(code, spec.breaks) if spec.kind in (LoopKind.FOR, LoopKind.WHILE) else ((), 0)
    comparison = _comparison(code, spec.step) if spec.kind is LoopKind.WHILE else ""
    reduced = tuple(name for name, _ in spec.reduces if "." not in name)
    if returned is None or comparison is None:
        return None
    returns, exits = returned
    if returns[: len(reduced)] != reduced:
        return None
    stores = _stores(code)
    return Shape(
        leading=leading,
        names=tuple(parameters[leading:]),
        defaults=function.__defaults__ or (),
        returns=returns,
        target=target_of(code) if spec.kind is LoopKind.FOR else "*",
        comparison=comparison,
        assigned=frozenset(stores),
        rebound=frozenset(name for name, count in stores.items() if count > 1),
        exits=exits,
        slices=_slices(code),
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


def _slices(code: CodeType) -> bool:
    """Tell whether a slice is made anywhere, in a name or call of ``slice`` or a constant too."""
    made = any(i.opname.endswith("_SLICE") for i in dis.get_instructions(code)) or "slice" in code.co_names
    return made or any(isinstance(c, slice) or (isinstance(c, CodeType) and _slices(c)) for c in code.co_consts)


_LOADS = frozenset({"LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_BORROW", "LOAD_DEREF", "LOAD_CLASSDEREF"})
_DOUBLE_LOADS = frozenset({"LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW"})


_ANSWERS: dict[tuple[object, ...], int] = {(): 0, (None,): 0, (True,): 1, (False, None): 2}
"""What a kernel returns behind its results where it ends, as constants: see ``Shape.exits``."""


def _returned(code: CodeType, breaks: bool) -> tuple[tuple[str, ...], int] | None:
    """Return the names of the last ``return``, and how many constants stand behind them.

    Those of a body's own, which the compiler may put behind it, have values of the user's there.
    """
    instructions = list(dis.get_instructions(code))
    while instructions:
        last = instructions.pop()
        if last.opname in ("RETURN_VALUE", "RETURN_CONST"):
            found = _results([last] if last.opname == "RETURN_CONST" else instructions)
            if found is not None and bool(found[1]) is breaks:
                return found
    return None


def _results(instructions: list[dis.Instruction]) -> tuple[tuple[str, ...], int] | None:
    """Return the names and the number of constants that are returned at the end of these instructions."""
    loads = list(reversed(instructions[-256:]))
    if not loads:
        return None
    count = 1
    if loads[0].opname == "BUILD_TUPLE":
        count = int(loads.pop(0).argval)
    loaded: list[tuple[bool, object]] = []
    while len(loaded) < count and loads:
        load = loads.pop(0)
        if load.opname in _DOUBLE_LOADS:
            loaded[:0] = [(True, name) for name in load.argval]
        elif load.opname in _LOADS:
            loaded.insert(0, (True, str(load.argval)))
        elif load.opname in ("LOAD_CONST", "RETURN_CONST"):
            loaded.insert(0, (False, load.argval))
        else:
            return None
    names = tuple(str(value) for is_name, value in loaded if is_name)
    answers = tuple(value for is_name, value in loaded[len(names) :] if not is_name)
    if len(answers) == 1 and isinstance(answers[0], tuple) and not names:
        answers = answers[0]
    if len(loaded) != count or not all(is_name for is_name, _ in loaded[: len(names)]) or answers not in _ANSWERS:
        return None
    return names, _ANSWERS[answers]


_INVERSE = {">=": "<", ">": "<=", "<=": ">", "<": ">=", "==": "!="}

_MIRRORED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


_NUMBERS = {"LOAD_CONST", "LOAD_SMALL_INT"}
"""What loads the exponent of ``counter ** 2``."""


def _comparison(code: CodeType, step: int) -> str | None:
    """Return the comparison of the kernel's ``while`` header.

    It is the first one in the code, or its inverse where that is of an ``if`` that breaks at the top of the loop;
    with its sides exchanged where the counter, the first parameter, stands on the right.
    """
    right: object = None
    for instruction in dis.get_instructions(code):
        if instruction.opname == "COMPARE_OP":
            text = str(instruction.argval)
            if right == code.co_varnames[0]:
                text = _MIRRORED.get(text, text)
            elif right != code.co_varnames[1]:
                return None
            onward = ("<", "<=", "!=") if step > 0 else (">", ">=", "!=")
            return text if text in onward else _INVERSE.get(text)
        if instruction.opname.startswith("LOAD_") and instruction.opname not in _NUMBERS:
            right = instruction.argval[-1] if isinstance(instruction.argval, tuple) else instruction.argval
    return None


@cache
def target_of(code: CodeType) -> Target:
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
