"""Who takes the items of a generator expression where it stands, and what the consumer does between two of them.

A kernel has all items before the consumer asks for the first one. That must not show: nothing of the consumer may run
between two iterations and change what they see, nor may it fail before an iteration whose effects are seen.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from autopar.analysis.tracing.provenance import Value
from autopar.syntax.scopes import ModuleFacts, Scope

_FIRST_ALL = frozenset({"builtins.list", "builtins.tuple", "builtins.sorted", "collections.deque"})
_OF_NUMBERS = frozenset({"builtins.sum", "builtins.min", "builtins.max", "math.prod"})
_OF_KEYS = frozenset({"builtins.set", "builtins.frozenset", "collections.Counter"})
_ONE_BY_ONE = _OF_NUMBERS | _OF_KEYS | {"builtins.dict"}
_SEARCHES = frozenset({"builtins.any", "builtins.all", "builtins.next"})
# Functions that may stand between two items: they look at one or two values, and change nothing.
_KEYS = frozenset(f"builtins.{name}" for name in ("len", "abs", "str", "float", "int", "round", "bool"))
_STEPS = (ast.Call, ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Attribute)


@dataclass(frozen=True, slots=True)
class Consumer:
    """What takes the items.

    Parameters
    ----------
    name
        A builtin, a library's function, ``join``, ``*`` or ``=`` (several targets).
    """

    name: str

    @property
    def one_by_one(self) -> bool:
        """True where it does something with one item before it asks for the next."""
        return self.name == "=" or self.name in _ONE_BY_ONE

    @property
    def is_search(self) -> bool:
        """True where it stops at the first item that decides."""
        return self.name in _SEARCHES

    @property
    def title(self) -> str:
        """What people call it."""
        return "the assignment" if self.name == "=" else f"`{self.name.removeprefix('builtins.')}`"

    def may_fail(self, item: Value) -> bool:
        """Tell whether the consumer may stop before it has taken all items, which are like this one."""
        if not self.one_by_one:
            return False
        if self.name in _OF_NUMBERS:
            return not (item.numeric and item.immutable)
        if self.name in _OF_KEYS:
            return not item.immutable
        pair = item.items if self.name == "builtins.dict" else None
        return pair is None or len(pair) != 2 or not pair[0].immutable


def consumer_of(facts: ModuleFacts, scope: Scope, parent: ast.AST, node: ast.GeneratorExp) -> Consumer | None:
    """Return what takes all items of a generator where it is made; None where it is kept, or taken at other times."""
    if isinstance(parent, ast.Starred):
        return Consumer("*")
    if isinstance(parent, ast.Assign):
        # With several targets the generator itself may be one's value.
        unpacked = len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Tuple | ast.List)
        return Consumer("=") if unpacked else None
    if not isinstance(parent, ast.Call) or not parent.args or parent.args[0] is not node:
        return None
    func = parent.func
    if isinstance(func, ast.Attribute) and func.attr == "join" and isinstance(func.value, ast.Constant):
        return Consumer("join") if isinstance(func.value.value, str | bytes) and len(parent.args) == 1 else None
    name = facts.qualified(func, scope) or ""
    return Consumer(name) if name in _SEARCHES | _FIRST_ALL | _ONE_BY_ONE else None


def asked_between(facts: ModuleFacts, scope: Scope, call: ast.Call) -> ast.expr | None:
    """Return an argument that is evaluated before the first item, or called between two, and might do anything."""
    name = facts.qualified(call.func, scope)
    for argument in call.args[1:]:
        if not _is_plain(argument):
            return argument
    for keyword in call.keywords:
        if not _is_plain(keyword.value) or keyword.arg is None:
            return keyword.value
        if keyword.arg == "key" and name != "builtins.sorted" and not _only_looks(facts, scope, keyword.value):
            return keyword.value
    return None


def _is_plain(node: ast.expr) -> bool:
    """Tell whether the evaluation of an argument has no effect."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.operand, ast.Constant)
    if isinstance(node, ast.Tuple | ast.List | ast.Dict):
        return all(
            isinstance(n, ast.Constant | ast.expr_context | ast.Tuple | ast.List | ast.Dict) for n in ast.walk(node)
        )
    return isinstance(node, ast.Constant | ast.Name | ast.Lambda)


def _only_looks(facts: ModuleFacts, scope: Scope, key: ast.expr) -> bool:
    """Tell whether a key function changes nothing."""
    if isinstance(key, ast.Constant):
        return key.value is None
    if isinstance(key, ast.Lambda):
        return not any(isinstance(n, _STEPS) for n in ast.walk(key.body))
    return facts.qualified(key, scope) in _KEYS
