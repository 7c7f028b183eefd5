"""Iterators as what a loop runs over: which may be drawn from ahead of the iterations, as they surely end.

The runtime draws items into lists and cuts those. Whether drawing them has effects, or reads what the loop changes, the
abstract interpreter says; here it is said which iterators end by themselves, whatever is done with their items.
"""

from __future__ import annotations

import ast
from enum import Enum

from autopar.analysis.calls.generators import comes_to_end, generator_of
from autopar.syntax.scopes import COMPREHENSIONS, ModuleFacts, Scope

_LAZY = {"builtins.map", "builtins.filter"}
_WRAPPERS = {"builtins.zip", "builtins.enumerate", "builtins.reversed"}
# fmt: off
_FINITE = {
    f"itertools.{name}" for name in (
        "product", "combinations", "combinations_with_replacement", "permutations", "chain", "chain.from_iterable",
        "islice", "starmap", "accumulate", "pairwise", "compress", "takewhile", "dropwhile",
        "filterfalse", "batched",
    )
}
# fmt: on
_INDICES = {"numpy.ndindex", "numpy.ndenumerate"}
_ENDLESS = {"itertools.count", "itertools.cycle", "itertools.repeat"}


class Course(Enum):
    """How an iterable gives its items."""

    HELD = "has them all"
    FINITE = "makes them when asked, and ends"
    UNKNOWN = "makes them when asked, and may not end or do other things"


def course_of(facts: ModuleFacts, scope: Scope, node: ast.expr, inside: frozenset[ast.AST] = frozenset()) -> Course:
    """Return how what a loop runs over gives its items, as far as its own text tells.

    ``inside`` are the generator functions whose bodies are being looked at.
    """
    if isinstance(node, ast.GeneratorExp):
        inner = [course_of(facts, scope, g.iter) for g in node.generators]
        endless = Course.UNKNOWN in inner or any(g.is_async for g in node.generators)
        return Course.UNKNOWN if endless else Course.FINITE
    if not isinstance(node, ast.Call):
        return Course.HELD
    name = facts.qualified(node.func, scope) or ""
    if name in _WRAPPERS:
        inner = [_argument(facts, scope, a) for a in node.args]
        if name == "builtins.zip" and Course.UNKNOWN in inner:
            ends = any(c is not Course.UNKNOWN for c in inner)
            others = all(
                _is_endless(facts, scope, a) for a, c in zip(node.args, inner, strict=True) if c is Course.UNKNOWN
            )
            return Course.FINITE if ends and others else Course.UNKNOWN
        return next((c for c in (Course.UNKNOWN, Course.FINITE) if c in inner), Course.HELD)
    if name in _INDICES:
        return Course.FINITE
    if name in _LAZY or name in _FINITE:
        if name == "itertools.islice" and len(node.args) > 1 and _is_endless(facts, scope, node.args[0]):
            return Course.UNKNOWN if _is_none(node.args[-1] if len(node.args) == 2 else node.args[2]) else Course.FINITE
        if name == "itertools.accumulate" and not _accumulates_afresh(facts, scope, node):
            return Course.UNKNOWN
        iterables = node.args[1:] if name in _LAZY or name == "itertools.starmap" else node.args
        known = all(_argument(facts, scope, a) is not Course.UNKNOWN for a in iterables)
        return Course.FINITE if known and iterables else Course.UNKNOWN
    if name == "builtins.iter" and len(node.args) == 1:
        return Course.UNKNOWN if _argument(facts, scope, node.args[0]) is Course.UNKNOWN else Course.FINITE
    if name.startswith("itertools.") or name in (
        "builtins.iter",
        "builtins.open",
        "os.walk",
        "os.scandir",
        "csv.reader",
        "numpy.nditer",
    ):
        return Course.UNKNOWN
    if not _is_generator(facts, scope, node.func):
        return Course.HELD
    function = generator_of(facts, scope, node)
    given = [*node.args, *(k.value for k in node.keywords)]
    if function is None or function in inside or any(_argument(facts, scope, a) is Course.UNKNOWN for a in given):
        return Course.UNKNOWN
    within = inside | {function}
    ended = comes_to_end(facts, function, lambda here, part: course_of(facts, here, part, within) is not Course.UNKNOWN)
    return Course.FINITE if ended else Course.UNKNOWN


def drained_calls(facts: ModuleFacts, scope: Scope, node: ast.expr) -> frozenset[ast.AST]:
    """Return the calls of generator functions in a header whose items are drawn ahead; see `course_of`.

    A call stands where its items are asked for by the header itself, not where the generator is handed on as a value.
    """
    if generator_of(facts, scope, node) is not None:
        return frozenset({node})
    if isinstance(node, ast.GeneratorExp):
        return drained_calls(facts, scope, node.generators[0].iter)
    if isinstance(node, ast.Call) and (facts.qualified(node.func, scope) or "") in _WRAPPERS | _LAZY:
        return frozenset().union(*(drained_calls(facts, scope, a) for a in node.args))
    return frozenset()


def own_names(facts: ModuleFacts, node: ast.expr) -> frozenset[ast.AST]:
    """Return the names in a header that are those of a comprehension or generator in it, not of the scope around it."""
    found: set[ast.AST] = set()
    for inner in ast.walk(node):
        if isinstance(inner, COMPREHENSIONS):
            around = set(ast.walk(inner.generators[0].iter))
            own = facts.scope_of[inner].variables
            found.update(n for n in ast.walk(inner) if isinstance(n, ast.Name) and n.id in own and n not in around)
    return frozenset(found)


def _accumulates_afresh(facts: ModuleFacts, scope: Scope, node: ast.Call) -> bool:
    """Tell whether each item is a new object: a function of the user's may give back the old one, changed."""
    functions = [*node.args[1:], *(k.value for k in node.keywords)]
    names = [facts.qualified(function, scope) or "" for function in functions]
    return len(names) < 2 and all(
        name in ("builtins.min", "builtins.max") or (name.startswith("operator.") and not name.startswith("operator.i"))
        for name in names
    )


def _argument(facts: ModuleFacts, scope: Scope, node: ast.expr) -> Course:
    return course_of(facts, scope, node.value if isinstance(node, ast.Starred) else node)


def _is_endless(facts: ModuleFacts, scope: Scope, node: ast.expr) -> bool:
    """True for iterators that never end by themselves and do nothing else."""
    return isinstance(node, ast.Call) and (facts.qualified(node.func, scope) or "") in _ENDLESS


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_generator(facts: ModuleFacts, scope: Scope, func: ast.expr) -> bool:
    """True for a call of a generator function of this module."""
    if not isinstance(func, ast.Name):
        return False
    binding = facts.resolve(func.id, scope).single()
    inner = facts.scope_of.get(binding.node) if binding is not None else None
    return inner is not None and inner.is_generator
