"""Dicts that a loop runs over while it gives their elements new values, each by the key of its own iteration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from autopar.runtime.outline import Shape, Target
from autopar.runtime.space import EnumerateSpace, SequenceSpace, Space, ZipSpace
from autopar.runtime.values import is_immutable
from autopar.spec import LoopSpec


def own_keyed(spec: LoopSpec) -> dict[str, str]:
    """Return the dicts, with the name of the key."""
    return {access.name: access.subscript for access in spec.reads if access.name in spec.collects}


def strange_key(spec: LoopSpec, shape: Shape, space: Space, operand: Callable[[str], Any]) -> str:
    """Return why the keys that a loop runs over may not be those of the dict, each once; ``""`` where they are."""
    for name, key in own_keyed(spec).items():
        target = operand(name)
        if type(target) not in (dict, Counter, defaultdict):
            return f"{name} is of type {type(target).__name__}"
        keys = None if key in shape.rebound else _items(space, shape.target, key)
        if keys is None:
            return f"what {key} runs over cannot be looked at"
        if not all(map(is_immutable, keys)) or any(k != k for k in keys):
            return f"a key of {name} can change"
        if len(set(keys)) != len(keys) or not all(k in target for k in keys):
            return f"the keys are not those of {name}"
    return ""


def _items(space: Space, target: Target, name: str) -> Sequence[Any] | None:
    """Return what one name of a loop's target runs over."""
    if isinstance(space, SequenceSpace):
        if target == name:
            return list(space.sequence)
        if isinstance(target, tuple) and name in target and all(type(item) is tuple for item in space.sequence):
            place = target.index(name)
            return [item[place] for item in space.sequence if len(item) == len(target)]
    elif isinstance(space, EnumerateSpace) and isinstance(target, tuple) and len(target) == 2:
        return _items(space.inner, target[1], name)
    elif isinstance(space, ZipSpace) and isinstance(target, tuple) and len(target) == len(space.inner):
        for part, inner in zip(target, space.inner, strict=True):
            if (found := _items(inner, part, name)) is not None:
                return found
    return None
