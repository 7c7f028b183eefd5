"""Functions, classes and globals of the program's other modules, met under imported names."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from autopar.analysis.calls.classes import class_of, class_plan
from autopar.analysis.calls.decorated import wrapper_of
from autopar.analysis.calls.exceptions import exception_plan, make_exception
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.libraries import is_library
from autopar.analysis.calls.memoized import call_memoized, memoized_of
from autopar.analysis.calls.own_calls import Arguments, call_own, construct
from autopar.analysis.calls.summary import function_of
from autopar.analysis.tracing.provenance import ELSEWHERE, Value
from autopar.catalog import known_function
from autopar.spec.callee import LIBRARY, MEMO, VOUCHED, Callee
from autopar.syntax.scopes import BindingKind, FunctionNode, Variable

if TYPE_CHECKING:
    from autopar.analysis.calls.fixpoint import Summaries
    from autopar.analysis.program import Found
    from autopar.analysis.tracing.evaluate import Evaluator
    from autopar.analysis.tracing.frames import Frame


def call_imported(ev: Evaluator, node: ast.Call, func: ast.expr, arguments: Arguments) -> Value | None:
    """Apply the summary of a function or class of another module; None where the name is no such thing."""
    found = _find(ev, func)
    if found is None:
        return None
    function = function_of(found.variable)
    if function is not None:
        _note(ev, func, found, function)
        return call_own(ev, node, function, arguments)
    function = memoized_of(found.variable)
    if function is not None:
        _note(ev, func, found, function, f".{MEMO}")
        return call_memoized(ev, node, function, arguments)
    plan = class_plan(found.unit.facts, found.variable, ev.besides)
    if plan is not None:
        _note(ev, func, found, plan.node)
        return construct(ev, node, plan.node, plan.initializers, arguments)
    raised = exception_plan(found.unit.facts, found.variable)
    if raised is not None:
        _note(ev, func, found, raised.node)
        return make_exception(ev, node, raised, arguments)
    return None


def inline_imported(ev: Evaluator, node: ast.Call, func: ast.expr, arguments: Callable[[], Arguments]) -> Value | None:
    """Look at the body of another module's function in place; None where the name is no such thing."""
    found = _find(ev, func) if ev.frames.inlines else None
    function = None if found is None else function_of(found.variable)
    if found is None:
        return None
    if function is None:
        return _inline_wrapper(ev, node, func, found, arguments)
    if not may_inline(ev, function):
        return None
    _note(ev, func, found, function)
    return inline(ev, node, function, arguments())


def _inline_wrapper(
    ev: Evaluator, node: ast.Call, func: ast.expr, found: Found, arguments: Callable[[], Arguments]
) -> Value | None:
    """Look at the body of what decorators of another module have put in the place of a function of it."""
    wrapped = wrapper_of(ev, found.variable)
    binding = found.variable.single()
    if wrapped is None or binding is None or not may_inline(ev, wrapped[0]):
        return None
    _note(ev, func, found, binding.node)
    return inline(ev, node, wrapped[0], arguments(), made_in=wrapped[1])


def class_imported(ev: Evaluator, node: ast.expr) -> ast.ClassDef | None:
    """Return the class of another module that a name surely is; the spec then says so."""
    found = _find(ev, node)
    cls = None if found is None else class_of(found.unit.facts, found.variable)
    if found is not None and cls is not None:
        _note(ev, node, found, cls)
    return cls


def function_imported(ev: Evaluator, owner: Summaries, variable: Variable) -> FunctionNode | None:
    """Return the function of another module that a global of a module stands for; the spec then says so."""
    program, unit = owner.program, owner.unit
    if program is None or unit is None or not all(b.kind is BindingKind.IMPORT for b in variable.bindings):
        return None
    node = ast.Name(variable.name)
    found = program.find(unit, node, unit.facts.scope) if variable.is_global else None
    function = None if found is None else function_of(found.variable)
    if found is None or function is None:
        return None
    ev.trace.calls[unit.named(node, found.unit, found.unit.facts.scope_of[function].qualname)] = None
    return function


def wrapper_imported(ev: Evaluator, variable: Variable) -> tuple[ast.FunctionDef, Frame] | None:
    """Return what decorators put in the place of a function of another module, by an imported name of the loop's."""
    program, unit = ev.home.program, ev.home.unit
    if program is None or unit is None or unit.facts.scope.variables.get(variable.name) is not variable:
        return None
    node = ast.Name(variable.name)
    found = program.find(unit, node, unit.facts.scope)
    wrapped = None if found is None or variable.name in ev.bound else wrapper_of(ev, found.variable)
    binding = None if found is None else found.variable.single()
    if found is None or wrapped is None or binding is None:
        return None
    ev.trace.calls[unit.named(node, found.unit, found.unit.facts.scope_of[binding.node].qualname)] = None
    return wrapped


def is_assigned(ev: Evaluator, node: ast.expr) -> bool:
    """Tell whether a name is a global of another module that it only assigns to, no function or class defined there."""
    found = _find(ev, node)
    return found is not None and {b.kind for b in found.variable.bindings} == {BindingKind.ASSIGN}


def imported_function(ev: Evaluator, node: ast.expr) -> FunctionNode | None:
    """Return the function of another module that a name surely is."""
    found = _find(ev, node)
    function = None if found is None else function_of(found.variable)
    if found is not None and function is not None:
        _note(ev, node, found, function)
    return function


def imported_global(ev: Evaluator, node: ast.expr, qualified: str) -> Variable | None:
    """Return the global of another module that ``module.name`` reads: of that module's own code it is a variable."""
    if is_library(qualified) or ev.summaries.unit is None:
        return None
    while isinstance(node, ast.Attribute):
        found = _find(ev, node)
        if found is not None:
            kinds = {b.kind for b in found.variable.bindings}
            return None if kinds <= {BindingKind.DEF, BindingKind.CLASS} else found.variable
        node = node.value
    return ELSEWHERE


def library_name(ev: Evaluator, node: ast.expr) -> str | None:
    """Return the library's own name for a function that other modules of the program hand on; the spec then says so."""
    program, unit = ev.summaries.program, ev.summaries.unit
    name = None if program is None or unit is None else program.library_name(unit, node, ev.scope)
    if name is None or unit is None or known_function(name) is None:
        return None
    module, _, function = name.rpartition(".")
    ev.trace.calls[str(Callee(function, module, LIBRARY, tuple(ast.unparse(node).split(".")), unit.name))] = None
    return name


def vouched(ev: Evaluator, node: ast.expr, qualified: str) -> bool:
    """Tell whether the user vouches for a function; the spec then says so."""
    program, unit = ev.summaries.program, ev.summaries.unit
    if program is None or unit is None or not program.pure:
        return False
    found = program.find(unit, node, ev.scope) if not program.vouched(qualified) else None
    if found is not None:
        qualified = f"{found.unit.name}.{found.variable.name}"
    if not program.vouched(qualified):
        return False
    module, _, name = qualified.rpartition(".")
    chain = tuple(ast.unparse(node).split("."))
    ev.trace.calls[str(Callee(name, module, VOUCHED, chain, unit.name))] = None
    return True


def _find(ev: Evaluator, node: ast.expr) -> Found | None:
    program, unit = ev.summaries.program, ev.summaries.unit
    return None if program is None or unit is None else program.find(unit, node, ev.scope)


def _note(ev: Evaluator, node: ast.expr, found: Found, definition: ast.AST, role: str = "") -> None:
    unit = ev.summaries.unit
    assert unit is not None
    qualname = found.unit.facts.scope_of[definition].qualname + role
    ev.trace.calls[unit.named(node, found.unit, qualname)] = None
