"""Which names are surely numbers, by what the code does with them: words about memory leave them out."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autopar.analysis.calls.summary import function_of
from autopar.syntax.scopes import BindingKind, FunctionNode, ModuleFacts, Scope, Variable

_DEEPEST = 3


class Numbers:
    """Tells names that are numbers for the reader of a report; no verdict rests on it."""

    def __init__(self, facts: ModuleFacts) -> None:
        self.facts = facts
        self._known: dict[Variable, bool] = {}

    def sure(self, variable: Variable, depth: int = 0) -> bool:
        """Tell whether a name is bound once, and to a number or used as only a number can be."""
        known = self._known.get(variable)
        if known is None:
            self._known[variable] = False
            known = self._known[variable] = self._bound_to_number(variable) or self._used_as_number(variable, depth)
        return known

    def _bound_to_number(self, variable: Variable) -> bool:
        binding = variable.single()
        if binding is None:
            return False
        node = binding.node
        if binding.kind is BindingKind.LOOP:
            return isinstance(node, ast.For) and _counts(node, variable.name)
        if isinstance(node, ast.Name):
            value = _paired(node, binding.scope)
        else:
            single = isinstance(node, ast.Assign) and len(node.targets) == 1 and _named(node.targets[0], variable.name)
            value = node.value if isinstance(node, ast.Assign) and single else None
        return value is not None and self._number(value, binding.scope)

    def _number(self, node: ast.expr, scope: Scope) -> bool:
        match node:
            case ast.Constant(value=value):
                return isinstance(value, int | float | complex)
            case ast.UnaryOp(operand=operand):
                return self._number(operand, scope)
            case ast.BinOp(left=left, right=right):
                return self._number(left, scope) and self._number(right, scope)
            case ast.Name(id=name):
                return self.sure(self.facts.resolve(name, scope))
            case ast.Attribute(attr="size" | "ndim"):
                return True
            case ast.Subscript(value=ast.Attribute(attr="shape"), slice=ast.Constant()):
                return True
            case ast.Call(func=func):
                name = self.facts.qualified(func, scope) or ""
                return name in ("builtins.len", "builtins.int", "builtins.float") or name.startswith("math.")
        return False

    def _used_as_number(self, variable: Variable, depth: int) -> bool:
        """True for a name that is a bound of a ``range`` or a slice, or is given to a parameter that is one."""
        binding = variable.single()
        if binding is None or variable.scope is None or variable.is_global or depth > _DEEPEST:
            return False
        for node in ast.walk(variable.scope.node):
            if isinstance(node, ast.Slice):
                parts = [p for p in (node.lower, node.upper, node.step) if p is not None]
                if any(self._is(p, variable) for p in parts):
                    return True
            elif isinstance(node, ast.Call) and self._counts_with(node, variable, depth):
                return True
        return False

    def _is(self, node: ast.expr, variable: Variable) -> bool:
        scope = variable.scope
        if scope is None:
            return False
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            # In ``n + 1`` with a number, ``n`` is one.
            return any(
                self._is(one, variable) and isinstance(other, ast.Constant | ast.Name)
                for one, other in ((node.left, node.right), (node.right, node.left))
            )
        return _named(node, variable.name)

    def _counts_with(self, call: ast.Call, variable: Variable, depth: int) -> bool:
        scope = variable.scope
        if scope is None or not isinstance(call.func, ast.Name):
            return False
        if self.facts.qualified(call.func, scope) == "builtins.range":
            return any(self._is(a, variable) for a in call.args)
        if not any(_named(a, variable.name) for a in call.args):
            return False
        function = function_of(self.facts.resolve(call.func.id, scope))
        if function is None:
            return False
        return any(
            _named(a, variable.name) and self.sure(parameter, depth + 1)
            for a, parameter in zip(call.args, self._parameters(function), strict=False)
        )

    def _parameters(self, function: FunctionNode) -> Iterator[Variable]:
        variables = self.facts.scope_of[function].variables
        for argument in (*function.args.posonlyargs, *function.args.args):
            yield variables[argument.arg]


def _paired(name: ast.Name, scope: Scope) -> ast.expr | None:
    """Return what a name in a tuple of targets is given, ``a, b = 1, 2``."""
    for node in ast.walk(scope.node):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)) if name in targets:
                return values[targets.index(name)] if len(targets) == len(values) else None
    return None


def _named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _counts(node: ast.For, name: str) -> bool:
    """True for the target of a loop over a ``range``, and for the number that ``enumerate`` gives."""
    if not isinstance(node.iter, ast.Call) or not isinstance(node.iter.func, ast.Name):
        return False
    target = node.target
    if node.iter.func.id == "enumerate" and isinstance(target, ast.Tuple) and target.elts:
        target = target.elts[0]
    elif node.iter.func.id != "range":
        return False
    return _named(target, name)
