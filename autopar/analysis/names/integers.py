"""What is known of the sign of integers: which names and affine functions are surely not negative."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.names.roles import NameFacts
from autopar.syntax.scopes import BindingKind, ModuleFacts, Scope, Variable


class Integers:
    """Signs of integers, from the one assignment that a name has."""

    def __init__(self, facts: ModuleFacts, names: NameFacts) -> None:
        self.facts = facts
        self.names = names

    def nonnegative(self, loop: ast.AST, scope: Scope, variables: Sequence[LoopVariable]) -> Callable[[Affine], bool]:
        """Return a test whether an affine function of invariants (or loop variables) is surely >= 0."""

        def test(affine: Affine) -> bool:
            bounded = affine
            for variable in reversed(variables):
                factor = bounded.coefficient(variable.name)
                if factor:
                    bound = variable.smallest if factor > 0 else variable.largest
                    if bound is None:
                        return False
                    bounded = bounded.substitute(variable.name, bound)
            return bounded.constant >= 0 and all(
                factor > 0 and self._symbol(name, scope) for name, factor in bounded.terms
            )

        return test

    def sure(self, scope: Scope) -> Callable[[str], bool]:
        """Return a test whether an invariant's name surely stands for an integer."""

        def test(name: str) -> bool:
            if not name.isidentifier():
                return name.startswith("len(") or ".shape[" in name
            return self.is_nonnegative(self.facts.resolve(name, scope), 0)

        return test

    def _symbol(self, name: str, scope: Scope) -> bool:
        if not name.isidentifier():
            measured = name.endswith(".size") and not name.startswith(("self.size", "cls.size"))
            return name.startswith("len(") or ".shape[" in name or measured
        return self.is_nonnegative(self.facts.resolve(name, scope), 0)

    def is_nonnegative(self, variable: Variable, depth: int) -> bool:
        """Tell whether a name, bound once, is an integer that is surely >= 0."""
        binding = variable.single()
        if binding is None or depth > 5 or binding.kind is not BindingKind.ASSIGN:
            return False
        node = binding.node
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            return self._expression(node.value, binding.scope, depth + 1)
        return False

    def _expression(self, node: ast.expr, scope: Scope, depth: int) -> bool:
        match node:
            case ast.Constant(value=value):
                return type(value) is int and value >= 0
            case ast.Name(id=name):
                return self.is_nonnegative(self.facts.resolve(name, scope), depth)
            case ast.Call(func=ast.Name(id="len")):
                return self.facts.resolve("len", scope).is_builtin
            case ast.Attribute(value=base, attr="size" | "ndim"):
                # An attribute of the user's own object may be any number.
                return not (isinstance(base, ast.Name) and base.id in ("self", "cls"))
            case ast.Subscript(value=ast.Attribute(attr="shape")):
                return True
            case ast.BinOp(left=left, op=ast.Add() | ast.Mult() | ast.FloorDiv() | ast.Mod(), right=right):
                return self._expression(left, scope, depth) and self._expression(right, scope, depth)
            case ast.Call(func=ast.Name(id="max"), args=[first, second]):
                return self._expression(first, scope, depth) or self._expression(second, scope, depth)
        return False

    def start_of(self, name: str, loop: ast.AST, scope: Scope) -> Affine | None:
        """Return the value of a counter where a loop starts: the constant that the statement right before assigns."""
        value = self.names.before(loop, name)
        sign = 1
        if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
            value, sign = value.operand, -1
        if isinstance(value, ast.Constant) and type(value.value) is int:
            return Affine.number(sign * value.value)
        return None
