"""Functions that decorators of the module's own have wrapped: ``@checked def f(x): ...``.

The name then stands for the function that the decorator made, ``inner``, whose closure has the original one. Both are
looked at in place. What else the closure holds was made when the module was loaded, and all calls share it; so a
wrapper that counts, or remembers what it gave, changes what iterations share. Only wrappers that `functools.wraps` has
dressed up are followed: the runtime tells by ``__wrapped__`` what they wrap.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autopar.analysis.calls.generators import own_nodes
from autopar.analysis.calls.held_functions import cells
from autopar.analysis.calls.summary import function_of
from autopar.analysis.tracing.frames import Frame
from autopar.analysis.tracing.provenance import Value
from autopar.spec.callee import wrapping
from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class Decorated:
    """A wrapped function: what wraps it, made by ``makers`` (outermost first), which knows it as ``parameter``."""

    original: ast.FunctionDef
    wrapper: ast.FunctionDef
    makers: tuple[ast.FunctionDef, ...]
    parameter: str


def wrapper_of(ev: Evaluator, variable: Variable) -> tuple[ast.FunctionDef, Frame] | None:
    """Return the wrapper that a global name surely is, with the frame that it was made in; the spec then says so."""
    facts = ev.home.facts
    binding = variable.single()
    if binding is None or variable.scope is not facts.scope or variable.attribute_stores or variable.name in ev.bound:
        return None
    found = _decorated(facts, binding)
    if found is None:
        return None
    frame: Frame | None = None
    for maker in found.makers:
        scope = facts.scope_of[maker]
        frame = Frame(scope, frame, maker.name, dict(cells(scope)))
    assert frame is not None
    frame.env[found.parameter] = _original(ev, found.original)
    name, wrapper = facts.scope_of[found.original].qualname, facts.scope_of[found.wrapper].qualname
    for entry in (name, wrapper, wrapping(name, wrapper, found.parameter)):
        ev.trace.calls[ev.home.entry(entry)] = None
    return found.wrapper, frame


def _original(ev: Evaluator, function: ast.FunctionDef) -> Value:
    """Return how values name the function behind a wrapper, which no name stands for."""
    name = f"#{function.name}@{function.lineno}"
    ev.originals[name] = function
    return Value(immutable=True, known=name)


def _decorated(facts: ModuleFacts, binding: Binding) -> Decorated | None:
    function = binding.node
    if not isinstance(function, ast.FunctionDef) or len(function.decorator_list) != 1:
        return None
    if binding.scope is not facts.scope or facts.scope_of[function].is_generator:
        return None
    decorator = function.decorator_list[0]
    makers: tuple[ast.FunctionDef, ...] = ()
    if isinstance(decorator, ast.Call):
        outer = _plain_function(facts, decorator.func, facts.scope)
        maker = None if outer is None else _made_by(facts, outer)
        if outer is None or maker is None or maker.decorator_list:
            return None
        makers = (outer, maker)
    else:
        maker = _plain_function(facts, decorator, facts.scope)
        if maker is None:
            return None
        makers = (maker,)
    wrapper = _made_by(facts, maker)
    parameter = _parameter(facts, maker)
    if wrapper is None or not parameter or not _is_dressed(facts, maker, wrapper, parameter):
        return None
    return Decorated(function, wrapper, makers, parameter)


def _plain_function(facts: ModuleFacts, node: ast.expr, scope: Scope) -> ast.FunctionDef | None:
    function = function_of(facts.resolve(node.id, scope)) if isinstance(node, ast.Name) else None
    if isinstance(function, ast.FunctionDef) and not function.decorator_list:
        return function
    return None


def _made_by(facts: ModuleFacts, maker: ast.FunctionDef) -> ast.FunctionDef | None:
    """Return the function that a maker surely makes and returns."""
    inside = facts.scope_of[maker]
    if inside.is_generator or any(isinstance(n, ast.Nonlocal | ast.Global) for n in ast.walk(maker)):
        return None
    returned = [s.value for s in own_nodes(maker) if isinstance(s, ast.Return)]
    if len(returned) != 1 or not isinstance(returned[0], ast.Name) or not isinstance(maker.body[-1], ast.Return):
        return None
    variable = facts.resolve(returned[0].id, inside)
    binding = variable.single()
    made = None if binding is None or variable.scope is not inside else binding.node
    if isinstance(made, ast.FunctionDef) and made in maker.body and not variable.attribute_stores:
        return made
    return None


def _parameter(facts: ModuleFacts, maker: ast.FunctionDef) -> str:
    """Return the name of what a decorator is given, ``""`` where it may stand for something else."""
    spec = maker.args
    positional = (*spec.posonlyargs, *spec.args)
    if len(positional) != 1 or spec.vararg is not None or spec.kwarg is not None or spec.kwonlyargs:
        return ""
    variable = facts.scope_of[maker].variables[positional[0].arg]
    binding = variable.single()
    sure = binding is not None and binding.kind is BindingKind.PARAMETER and not variable.attribute_stores
    return variable.name if sure else ""


def _is_dressed(facts: ModuleFacts, maker: ast.FunctionDef, wrapper: ast.FunctionDef, parameter: str) -> bool:
    """Tell whether a wrapper is decorated by ``functools.wraps(function)`` and by nothing else."""
    decorators = wrapper.decorator_list
    if len(decorators) != 1 or not isinstance(decorators[0], ast.Call) or facts.scope_of[wrapper].is_generator:
        return False
    call = decorators[0]
    given = [a.id for a in call.args if isinstance(a, ast.Name)]
    wraps = facts.qualified(call.func, facts.scope_of[maker]) == "functools.wraps"
    return wraps and given == [parameter] and len(call.args) == 1 and not call.keywords
