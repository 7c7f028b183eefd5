"""Functions that an operand holds: tables of functions, closures that a factory has made, functions that are passed.

What the operand holds when the loop runs, nobody can tell from the source. The analysis takes it to hold functions that
the module is seen to put there, takes a call for a call of any of them, and says so in the spec: ``OPS[add, mul]``. The
runtime looks at the operand, and runs the loop as written where it holds anything else that can be called.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.calls.partials import Partial
from autopar.analysis.calls.sites import passed_to
from autopar.analysis.calls.summary import function_of
from autopar.analysis.tracing.frames import Frame
from autopar.analysis.tracing.ground import constant_value
from autopar.analysis.tracing.provenance import (
    ANYTHING,
    ELSEWHERE,
    ITEMS,
    UNKNOWN,
    AttributeRoot,
    Place,
    Value,
    base_of,
)
from autopar.catalog import known_function
from autopar.spec.callee import ELSEWHERE as IN_ANOTHER
from autopar.spec.callee import holding, partial_name
from autopar.syntax.scopes import BindingKind, ModuleFacts, Scope, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

Held = tuple[ast.FunctionDef | ast.Lambda | Partial | str, Frame | None]

_DEEPEST = 4
_MOST = 12
"""Functions in one table that are looked at."""

_NOT_HELD = frozenset({BindingKind.IMPORT, BindingKind.CLASS, BindingKind.DEF, BindingKind.DELETE})


def held_functions(ev: Evaluator, value: Value) -> list[Held]:
    """Return the functions that an operand, or anything in it, is taken to be; the trace then has the spec say so."""
    root = next(iter(value.roots), None)
    if root is None or len(value.roots) > 1 or value.sites or value.place is None or value.place.root is not root:
        return []
    base = base_of(root)
    if base in (ANYTHING, ITEMS, ELSEWHERE) or base.scope is None or base.name in ev.bound:
        return []
    if ev.home.facts.resolve(base.name, ev.frames.block) is not base:
        return []
    found = _Found(ev)
    held = base if isinstance(root, AttributeRoot) else _handed_on(ev, base)
    if any(b.kind in _NOT_HELD for b in held.bindings):
        return []
    if isinstance(root, AttributeRoot):
        found.attribute(root.name.rpartition(".")[2])
    else:
        found.variable(held, 0)
    if not found.functions or len(found.functions) > _MOST:
        return []
    local = base.scope.kind is not ScopeKind.MODULE
    name = f"{base.scope.function.qualname}.<locals>.{root.name}" if local else root.name
    ev.trace.calls[ev.home.entry(holding(name, found.names))] = None
    for function, _ in found.functions.values():
        if not isinstance(function, str | Partial):
            ev.reached(function)
    return list(found.functions.values())


def _handed_on(ev: Evaluator, variable: Variable) -> Variable:
    """Return the global of another module of the program that a name is imported from, else the name itself."""
    program, unit = ev.home.program, ev.home.unit
    if program is None or unit is None or not variable.is_global or variable.attribute_stores:
        return variable
    found = program.find(unit, ast.Name(variable.name), unit.facts.scope)
    return variable if found is None or found.variable.attribute_stores else found.variable


class _Found:
    """The functions found so far, by what the runtime knows them by: two of one name are looked at together."""

    def __init__(self, ev: Evaluator) -> None:
        self.facts = ev.home.facts
        self.functions: dict[object, Held] = {}
        self.names: set[str] = set()
        self._sites = ev.home.sites
        self._owner = ev.owner
        self._block = ev.frames.block
        self._bound = ev.bound
        self._seen: set[int] = set()

    def _facts_at(self, scope: Scope) -> ModuleFacts:
        """Return the module that a scope is of."""
        return self.facts.of(scope.module.node)

    def variable(self, variable: Variable, depth: int) -> None:
        """Look at all that is bound to a name, or passed for a parameter."""
        function = function_of(variable)
        if isinstance(function, ast.FunctionDef):
            self._function(function)
        elif depth <= _DEEPEST and id(variable) not in self._seen:
            self._seen.add(id(variable))
            for binding in variable.bindings:
                node = binding.node
                if binding.kind is BindingKind.ASSIGN and isinstance(node, ast.Assign | ast.AnnAssign):
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    if node.value is not None and all(isinstance(t, ast.Name) for t in targets):
                        self.expression(node.value, binding.scope, depth + 1)
                elif binding.kind is BindingKind.PARAMETER:
                    for value, where in passed_to(self._sites, variable):
                        self.expression(value, where, depth + 1)

    def attribute(self, name: str) -> None:
        """Look at all that is stored in attributes of a name."""
        for value, where in self._sites.stores.get(name, ()):
            self.expression(value, where, 1)

    def expression(self, node: ast.expr, scope: Scope, depth: int) -> None:
        """Look at an expression that is put somewhere before the loop; what is no function there does not matter."""
        if isinstance(node, ast.Lambda):
            self._function(node)
        elif isinstance(node, ast.Name | ast.Attribute):
            qualified = self._facts_at(scope).qualified(node, scope)
            if qualified is not None:
                if known_function(qualified) is not None:
                    self.names.add(qualified)
                    self.functions[qualified] = qualified, None
            elif isinstance(node, ast.Name):
                self.variable(self._facts_at(scope).resolve(node.id, scope), depth)
        elif isinstance(node, ast.Call):
            self._made(node, scope, depth)
        else:
            for part in _parts(node):
                self.expression(part, scope, depth)

    def _made(self, node: ast.Call, scope: Scope, depth: int) -> None:
        """Look at a call: a partial, a factory of the module's that returns functions, a dict by keywords."""
        facts = self._facts_at(scope)
        qualified = facts.qualified(node.func, scope)
        if qualified == "functools.partial":
            self._partial(node, scope)
        elif qualified == "builtins.dict":
            for keyword in node.keywords:
                self.expression(keyword.value, scope, depth)
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            for part in (node.func.value, *node.args[1:]):
                self.expression(part, scope, depth)
        elif isinstance(node.func, ast.Name) and depth <= _DEEPEST and qualified is None:
            factory = function_of(facts.resolve(node.func.id, scope))
            if isinstance(factory, ast.FunctionDef):
                self._returned(factory)
        elif depth <= _DEEPEST and facts.others is not None:
            found = facts.others.find(node.func, scope)
            factory = None if found is None else function_of(found[1])
            if isinstance(factory, ast.FunctionDef):
                self._returned(factory)

    def _returned(self, factory: ast.FunctionDef) -> None:
        facts = self.facts.of(factory)
        inside = facts.scope_of[factory]
        for statement in ast.walk(factory):
            returned = statement.value if isinstance(statement, ast.Return) else None
            if isinstance(returned, ast.Name):
                variable = facts.resolve(returned.id, inside)
                made = function_of(variable) if variable.scope is inside else None
                if isinstance(made, ast.FunctionDef):
                    self._function(made)
            elif isinstance(returned, ast.Lambda) and facts.scope_of[returned].parent is inside:
                self._function(returned)

    def _partial(self, node: ast.Call, scope: Scope) -> None:
        """Take in a partial of a function of the module's; what it holds may be anything."""
        if not node.args or not isinstance(node.args[0], ast.Name) or any(k.arg is None for k in node.keywords):
            return
        facts = self._facts_at(scope)
        variable = facts.resolve(node.args[0].id, scope)
        function = function_of(variable)
        if function is None or any(isinstance(a, ast.Starred) for a in node.args):
            return
        named = {k.arg: k.value for k in node.keywords if k.arg is not None}
        values = (UNKNOWN,) * (len(node.args) - 1)
        arguments = Arguments(values, dict.fromkeys(named, UNKNOWN), tuple(node.args[1:]), named, False)
        plain = facts.scope_of[function].qualname
        name = plain if facts is self.facts else self._elsewhere(function, plain)
        token = partial_name(name, len(values), named)
        held = Value(roots=frozenset({variable}), place=Place(variable))
        self.names.add(token)
        self.functions[token] = Partial(held, arguments), None

    def _function(self, node: ast.FunctionDef | ast.Lambda) -> None:
        """Take in a function, with all others that the runtime cannot tell from it."""
        facts = self.facts.of(node)
        plain = facts.scope_of[node].qualname
        name = plain if facts is self.facts else self._elsewhere(node, plain)
        if name in self.names:
            return
        same = [(n, s) for n, s in facts.scope_of.items() if s.qualname == plain]
        functions = [(n, self._surroundings(s)) for n, s in same if isinstance(n, ast.FunctionDef | ast.Lambda)]
        if len(functions) == len(same) and all(found is not None for _, found in functions):
            self.names.add(name)
            for function, found in functions:
                self.functions[function] = function, found[0] if found else None

    def _elsewhere(self, node: ast.AST, name: str) -> str:
        """Return what the spec calls a function that a factory of another module makes."""
        owner = self._owner(node)
        return f"{owner.unit.name}{IN_ANOTHER}{name}" if owner is not None and owner.unit is not None else name

    def _surroundings(self, scope: Scope) -> tuple[Frame | None] | None:
        """Return the frame that a function's closure sees, as far as it is none of the loop's own; None for others."""
        around = scope.parent
        if around is None or around.kind is ScopeKind.CLASS:
            return None
        around = around.function
        if around.kind is ScopeKind.MODULE:
            return (None,)
        if around.kind is ScopeKind.CLASS or any(isinstance(n, ast.Nonlocal) for n in ast.walk(around.node)):
            return None
        outer = self._surroundings(around)
        # Even where the loop stands in that function, this may be one that another call of it has made.
        own = self._bound if around.contains(self._block) else ()
        return None if outer is None else (Frame(around, outer[0], around.name, dict(cells(around, own))),)


def cells(scope: Scope, without: Container[str] = ()) -> Iterator[tuple[str, Value]]:
    """Yield what the variables of a function stand for in what it makes: they may be anything that it was given."""
    for name, variable in scope.variables.items():
        binding = variable.single()
        if name in without or (binding is not None and binding.kind is BindingKind.DEF):
            continue
        value = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
        constant = constant_value(value) if isinstance(value, ast.Constant) else None
        yield name, constant or Value(roots=frozenset({ANYTHING}))


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        yield from node.elts
    elif isinstance(node, ast.Dict):
        yield from node.values
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.ListComp):
        yield node.elt
    elif isinstance(node, ast.DictComp | ast.Starred | ast.Subscript):
        yield node.value
    elif isinstance(node, ast.BoolOp):
        yield from node.values
