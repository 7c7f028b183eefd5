"""The generators that a loop draws from a fixed number of times, and where it does."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from autopar.analysis.calls.summary import function_of
from autopar.analysis.random_draws.draw_counts import Take, Varying
from autopar.analysis.random_draws.draws import DrawCounter
from autopar.analysis.random_draws.reached import reached_in
from autopar.catalog.fixed_draws import DRAWS_AHEAD
from autopar.syntax.scopes import COMPREHENSIONS, BindingKind, FunctionNode, ModuleFacts, Scope, Variable

_GENERATORS = frozenset({"numpy.random.default_rng", "numpy.random.Generator"})


@dataclass(frozen=True, slots=True)
class Draws:
    """What a loop draws from one generator.

    Parameters
    ----------
    count
        What an iteration takes.
    nodes
        Where the loop draws from it or hands it on.
    inside
        Where functions do that which it calls: if what they draw from there is this generator.
    """

    count: Take
    nodes: frozenset[ast.AST]
    inside: frozenset[ast.AST]


Drawn = dict[Variable, Draws]


def drawn_from(
    facts: ModuleFacts,
    scope: Scope,
    bound: frozenset[str],
    body: Sequence[ast.AST],
    rows: Mapping[str, ast.Name] = MappingProxyType({}),
) -> Drawn:
    """Return the generators that a loop draws from a fixed number of times, with the nodes at which it does.

    Parameters
    ----------
    scope, bound
        Where the loop stands, and the names that it binds there.
    body
        The loop's statements; of a comprehension itself, the one node.
    rows
        Names that the loop gives to the rows of arrays, one in each iteration.
    """
    if not facts.words & DRAWS_AHEAD:
        return {}
    found: Drawn = {}
    for variable in _candidates(facts, scope, body):
        if variable.scope is None or (variable.scope is scope.function and variable.name in bound):
            continue
        seen: set[ast.AST] = set()
        counter = DrawCounter(facts, variable, scope, bound, seen)
        counter.rows = rows
        try:
            count = _counted(counter, body)
        except Varying:
            continue
        names = {s.variable for s in count.symbols()} | {variable}
        if count and all(facts.resolve(v.name, scope) is v for v in names):
            found[variable] = Draws(count, frozenset(seen), frozenset(counter.inside))
    return found


def runs_between(facts: ModuleFacts, scope: Scope, iterable: ast.expr) -> bool:
    """Tell whether a loop's header holds code that runs between the iterations, and so may draw there."""
    for node in ast.walk(iterable):
        if isinstance(node, ast.GeneratorExp | ast.Lambda):
            return True
        if isinstance(node, ast.Name):
            function = function_of(facts.resolve(node.id, scope))
            if function is not None and (facts.scope_of[function].is_generator or not _is_called(iterable, node)):
                return True
        if isinstance(node, ast.Attribute) and node.attr in facts.method_names:
            methods = (facts.scope_of.get(method) for method in facts.method_names[node.attr])
            if not _is_called(iterable, node) or any(scope is None or scope.is_generator for scope in methods):
                return True
    return False


def _is_called(root: ast.expr, name: ast.expr) -> bool:
    return any(isinstance(n, ast.Call) and n.func is name for n in ast.walk(root))


def _counted(counter: DrawCounter, body: Sequence[ast.AST]) -> Take:
    (node, *_) = body
    if isinstance(node, COMPREHENSIONS):
        return counter.item(node)
    return counter.block([s for s in body if isinstance(s, ast.stmt)])


def _candidates(facts: ModuleFacts, scope: Scope, body: Sequence[ast.AST]) -> list[Variable]:
    """Return the names whose draws are worth counting: drawn from in the body or in functions that it calls, or passed
    to one of them."""
    found: dict[Variable, None] = {}
    waiting: list[tuple[ast.AST, Scope]] = [(node, scope) for node in body]
    entered: set[FunctionNode] = set()
    while waiting:
        root, here = waiting.pop()
        for node in ast.walk(root):
            if not isinstance(node, ast.Call):
                continue
            func = node.func
            if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.attr in DRAWS_AHEAD:
                found[facts.resolve(func.value.id, here)] = None
            elif isinstance(func, ast.Name):
                function = function_of(facts.resolve(func.id, here))
                if function is None:
                    continue
                if root in body:
                    names = (a.id for a in (*node.args, *(k.value for k in node.keywords)) if isinstance(a, ast.Name))
                    found.update((facts.resolve(name, here), None) for name in names)
                if function not in entered:
                    entered.add(function)
                    waiting.extend((s, facts.scope_of[function]) for s in function.body)
    found.update((facts.resolve(text, scope), None) for text in reached_in(facts, scope, body))
    return [v for v in found if _may_be_generator(facts, v)]


def _may_be_generator(facts: ModuleFacts, variable: Variable) -> bool:
    """Tell whether a name may be a NumPy generator: neither a module nor surely the result of something else."""
    if any(b.kind is BindingKind.IMPORT for b in variable.bindings):
        return False
    binding = variable.single()
    value = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
    if binding is None or not isinstance(value, ast.Call):
        return True
    qualified = facts.qualified(value.func, binding.scope)
    return qualified is None or qualified in _GENERATORS
