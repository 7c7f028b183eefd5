"""Functions that decorators of the module's own have wrapped: ``@checked def f(x): ...``.

The name then stands for the function that the decorator made, ``inner``, whose closure has the original one. Both are
looked at in place. What else the closure holds was made when the module was loaded, and all calls share it; so a
wrapper that counts, or remembers what it gave, changes what iterations share. The runtime looks into the closure for
what is wrapped. Decorators may be of other modules of the program, and stand one above the other.
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
from autopar.spec.callee import Wrapper, wrapping
from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope, Variable

if TYPE_CHECKING:
    from autopar.analysis.calls.fixpoint import Summaries
    from autopar.analysis.tracing.evaluate import Evaluator

_MOST = 4
"""Decorators above one function."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What a decorator makes: a wrapper, made by ``makers`` (outermost first); ``parameter`` is what it wraps."""

    wrapper: ast.FunctionDef
    makers: tuple[ast.FunctionDef, ...]
    parameter: str


def wrapper_of(ev: Evaluator, variable: Variable) -> tuple[ast.FunctionDef, Frame] | None:
    """Return the wrapper that a global name surely is, with the frame that it was made in; the spec then says so."""
    owner = None if variable.scope is None else ev.owner(variable.scope.module.node)
    binding = variable.single()
    if owner is None or binding is None or variable.scope is not owner.facts.scope or variable.attribute_stores:
        return None
    facts, original = owner.facts, binding.node
    layers = () if variable.name in ev.bound else _layers(facts, binding)
    if not layers or not isinstance(original, ast.FunctionDef):
        return None
    name = facts.scope_of[original].qualname
    wrappers = [_wrapper(ev, owner, layer) for layer in layers]
    if None in wrappers or (owner is not ev.home and owner.unit is None):
        return None
    home = "" if owner.unit is None else owner.unit.name
    inner: tuple[ast.FunctionDef, Frame | None] = original, None
    for depth, layer in enumerate(reversed(layers)):
        frame = _made_in(facts, layer)
        known = f"#{home}:{original.name}@{original.lineno}/{depth}"
        ev.originals[known] = inner
        frame.env[layer.parameter] = Value(immutable=True, known=known)
        inner = layer.wrapper, frame
    for layer in layers:
        other = ev.owner(layer.wrapper)
        assert other is not None
        ev.trace.calls[other.entry(other.facts.scope_of[layer.wrapper].qualname)] = None
    for entry in (name, wrapping(name, (w for w in wrappers if w is not None))):
        ev.trace.calls[owner.entry(entry)] = None
    wrapper, made_in = inner
    assert made_in is not None
    return wrapper, made_in


def _wrapper(ev: Evaluator, home: Summaries, layer: Layer) -> Wrapper | None:
    """Return what the spec calls a wrapper of a function of a module; None for one whose module has no name."""
    owner = ev.owner(layer.wrapper)
    if owner is None or (owner is not home and owner.unit is None):
        return None
    module = "" if owner is home or owner.unit is None else owner.unit.name
    return Wrapper(owner.facts.scope_of[layer.wrapper].qualname, layer.parameter, module)


def _made_in(facts: ModuleFacts, layer: Layer) -> Frame:
    """Return the frame that a wrapper was made in."""
    frame: Frame | None = None
    for maker in layer.makers:
        scope = facts.of(maker).scope_of[maker]
        frame = Frame(scope, frame, maker.name, dict(cells(scope)))
    assert frame is not None
    return frame


def _layers(facts: ModuleFacts, binding: Binding) -> tuple[Layer, ...]:
    """Return what stands before a decorated function, the outermost first; empty where that is not known."""
    function = binding.node
    if not isinstance(function, ast.FunctionDef) or len(function.decorator_list) > _MOST:
        return ()
    if binding.scope is not facts.scope or facts.scope_of[function].is_generator:
        return ()
    layers = [_layer(facts, decorator) for decorator in function.decorator_list]
    return () if None in layers else tuple(layer for layer in layers if layer is not None)


def _layer(facts: ModuleFacts, decorator: ast.expr) -> Layer | None:
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
    if wrapper is None or not parameter or not _is_followed(facts, maker, wrapper, parameter):
        return None
    return Layer(wrapper, makers, parameter)


def _plain_function(facts: ModuleFacts, node: ast.expr, scope: Scope) -> ast.FunctionDef | None:
    function = function_of(facts.resolve(node.id, scope)) if isinstance(node, ast.Name) else None
    if function is None and facts.others is not None:
        found = facts.others.find(node, scope)
        function = None if found is None else function_of(found[1])
    if isinstance(function, ast.FunctionDef) and not function.decorator_list:
        return function
    return None


def _made_by(facts: ModuleFacts, maker: ast.FunctionDef) -> ast.FunctionDef | None:
    """Return the function that a maker surely makes and returns."""
    facts = facts.of(maker)
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
    facts = facts.of(maker)
    spec = maker.args
    positional = (*spec.posonlyargs, *spec.args)
    if len(positional) != 1 or spec.vararg is not None or spec.kwarg is not None or spec.kwonlyargs:
        return ""
    variable = facts.scope_of[maker].variables[positional[0].arg]
    binding = variable.single()
    sure = binding is not None and binding.kind is BindingKind.PARAMETER and not variable.attribute_stores
    return variable.name if sure else ""


def _is_followed(facts: ModuleFacts, maker: ast.FunctionDef, wrapper: ast.FunctionDef, parameter: str) -> bool:
    """Tell whether a wrapper is decorated by ``functools.wraps(function)`` or by nothing."""
    facts = facts.of(maker)
    decorators = wrapper.decorator_list
    if facts.scope_of[wrapper].is_generator:
        return False
    if not decorators:
        return True
    if len(decorators) != 1 or not isinstance(decorators[0], ast.Call):
        return False
    call = decorators[0]
    given = [a.id for a in call.args if isinstance(a, ast.Name)]
    wraps = facts.qualified(call.func, facts.scope_of[maker]) == "functools.wraps"
    return wraps and given == [parameter] and len(call.args) == 1 and not call.keywords


def decorators_of(variable: Variable) -> str:
    """Return the decorators of the one function that a name stands for, for messages."""
    binding = variable.single()
    node = None if binding is None else binding.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    return " and ".join(f"`@{ast.unparse(d)[:30]}`" for d in node.decorator_list)
