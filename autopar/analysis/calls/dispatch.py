"""Calls: known functions by the catalogue, the module's own by their summaries, anything else unknown."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.callables import arity_of, call_value, made_partial, targets_of_value
from autopar.analysis.calls.class_calls import call_by_class, call_of_imported_class
from autopar.analysis.calls.classes import as_self, class_plan, lacks_method, method_of
from autopar.analysis.calls.consumed import note_consumer
from autopar.analysis.calls.decorated import decorators_of
from autopar.analysis.calls.enumerations import looks_up_member, member_of
from autopar.analysis.calls.exceptions import exception_plan, make_exception
from autopar.analysis.calls.getters import got_from, may_get
from autopar.analysis.calls.given_back import (
    caveat,
    container,
    filled,
    got,
    may_hold_objects,
    part_of,
    without_callbacks,
)
from autopar.analysis.calls.imported import (
    call_imported,
    imported_function,
    inline_imported,
    is_assigned,
    library_name,
    vouched,
)
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.memoized import call_memoized, memoized_of
from autopar.analysis.calls.objects import call_methods, call_object
from autopar.analysis.calls.own_calls import Arguments, call_own, construct, unknown
from autopar.analysis.calls.records import make_record, record_of
from autopar.analysis.calls.summary import function_of
from autopar.analysis.calls.unknown_calls import (
    follows_from_unknown,
    shortened,
    unknown_library,
    unknown_local,
    unknown_method,
    unknown_name,
)
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.headers.iteration import element
from autopar.analysis.hints import generator_hint
from autopar.analysis.output import logs, prints
from autopar.analysis.random_draws.ahead import draws_ahead
from autopar.analysis.random_draws.bounded_draws import drawn_ints
from autopar.analysis.tracing.kinds import DRAWS, DYNAMIC, INTEGERS, NUMBERS, NUMERIC_METHODS, SHAPE_ONLY
from autopar.analysis.tracing.provenance import (
    FLOAT,
    IMMUTABLE,
    INTEGER,
    NUMBER,
    UNKNOWN,
    Value,
    base_of,
    join_all,
)
from autopar.analysis.tracing.trace import Touching
from autopar.catalog import Effect, Known, Returns, known_function, known_method
from autopar.syntax.scopes import BindingKind

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_ARITHMETIC = ("scipy.special.", "scipy.fft.", "scipy.ndimage.")
"""Beginnings of the names of SciPy's functions that give numbers and arrays, and nothing else."""

_NO_VALUES = {BindingKind.IMPORT, BindingKind.CLASS, BindingKind.DEF}


def call(ev: Evaluator, node: ast.Call) -> Value:
    """Return what a call gives; its effects are noted in the trace."""
    func = node.func
    qualified = ev.facts.qualified(func, ev.scope)
    if qualified is not None and not ev.is_local(func):
        return _qualified(ev, node, qualified)
    if isinstance(func, ast.Name):
        return _named(ev, node, func)
    if isinstance(func, ast.Attribute):
        return _method(ev, node, func)
    if isinstance(func, ast.Lambda):
        arguments = _arguments(ev, node)
        return call_lambda(ev, func, arguments.positional)
    if (result := _got(ev, node, func)) is not None:
        return result
    value = ev.evaluate(func)
    result = _called(ev, node, value) if ev.frames.inlines else None
    if result is not None:
        return result
    _arguments(ev, node)
    if follows_from_unknown(ev, value):
        return UNKNOWN
    hint = "call a function by its own name, one that this module defines or imports"
    return unknown(ev, node, f"`{shortened(func)}` may be any function", hint)


def _got(ev: Evaluator, node: ast.Call, func: ast.expr) -> Value | None:
    """Return what a getter gives that is called where it is made; None where it is no such thing."""
    if len(node.args) != 1 or node.keywords or isinstance(node.args[0], ast.Starred) or not isinstance(func, ast.Call):
        return None
    return got_from(ev, node, func, ev.evaluate(node.args[0])) if may_get(ev, func) else None


def _called(ev: Evaluator, node: ast.Call, value: Value) -> Value | None:
    """Return what calling a value gives, None where it is not known which functions it may be."""
    return call_value(ev, node, value, lambda: _arguments(ev, node, whole=False), lambda q: _qualified(ev, node, q))


def _arguments(ev: Evaluator, node: ast.Call, shape_only: bool = False, *, whole: bool = True) -> Arguments:
    """Evaluate a call's arguments; where they are not read as a ``whole``, the callee's body is looked at in place."""
    positional: list[Value] = []
    nodes: list[ast.expr] = []
    spread = False
    for argument in node.args:
        nodes.append(argument)
        if isinstance(argument, ast.Starred):
            held = ev.evaluate(argument.value, consume=whole)
            if held.items is not None and not whole:
                positional.extend(held.items)
                nodes.extend([argument] * (len(held.items) - 1))
                if not held.items:
                    nodes.pop()
                continue
            spread = True
            positional.append(ev.evaluate(argument))
        elif shape_only:
            value = ev.evaluate(argument, consume=False)
            ev.touch(value, Touching.SHAPE, argument)
            positional.append(value)
        else:
            positional.append(ev.evaluate(argument, consume=whole))
    keywords: dict[str, Value] = {}
    for keyword in node.keywords:
        value = ev.evaluate(keyword.value, consume=whole)
        if keyword.arg is None and value.keywords is not None and not whole:
            keywords.update(value.keywords)
        elif keyword.arg is None:
            spread = True
            keywords[f"**{len(keywords)}"] = element(ev, value, None)
        else:
            keywords[keyword.arg] = value
    keyword_nodes = {k.arg: k.value for k in node.keywords if k.arg is not None}
    return Arguments(tuple(positional), keywords, tuple(nodes), keyword_nodes, spread)


def given_arguments(ev: Evaluator, node: ast.Call) -> Arguments:
    """Evaluate the arguments of a call whose body is looked at in place."""
    return _arguments(ev, node, whole=False)


# ---------------------------------------------------------------------------------------------- known functions


def _qualified(ev: Evaluator, node: ast.Call, qualified: str) -> Value:
    name = ast.unparse(node.func)
    builtin = qualified.removeprefix("builtins.")
    if qualified.startswith("builtins."):
        if builtin in DYNAMIC:
            _arguments(ev, node)
            return unknown(ev, node, f"`{name}` can read or change any name", code="APR309")
        if builtin == "type" and len(node.args) != 1:
            return unknown(ev, node, "`type` with three arguments makes a class")
        if builtin == "type":
            # A class is shared by its instances, and may be changed.
            return IMMUTABLE if ev.evaluate(node.args[0]).immutable else UNKNOWN
        if builtin == "super":
            return unknown(ev, node, "`super()` depends on the method that it stands in", code="APR207")
    if qualified == "functools.partial" and ev.frames.inlines:
        return made_partial(ev, node, _arguments(ev, node, whole=False))
    note_consumer(ev, node, qualified.removeprefix("builtins.") if qualified.startswith("builtins.") else "")
    known = known_function(qualified)
    if known is None and (library := library_name(ev, node.func)) is not None:
        qualified, known = library, known_function(library)
    if known is None:
        result = inline_imported(ev, node, node.func, lambda: _arguments(ev, node, whole=False))
        if result is None:
            result = call_of_imported_class(ev, node, node.func, lambda whole: _arguments(ev, node, whole=whole))
        if result is None and ev.frames.inlines and isinstance(node.func, ast.Name) and is_assigned(ev, node.func):
            result = _called(ev, node, ev.name(node.func, consume=False))
        if result is not None:
            return result
        arguments = _arguments(ev, node)
        ev.handed(node, name, arguments.everything)
        if vouched(ev, node.func, qualified):
            for value in arguments.everything:
                ev.read(value, node)
            return ev.made(node)
        result = call_imported(ev, node, node.func, arguments)
        if result is not None:
            return result
        root, _, method = qualified.rpartition(".")
        if method in DRAWS and not known_function(root):
            hint = generator_hint(ev.facts, ev.scope, root)
            return unknown(ev, node, f"`{name}` may draw from a shared generator", hint, "APR203", root)
        return unknown_library(ev, node, node.func, qualified)
    if Effect.OUTPUT in known.effects:
        ev.streams.update(k.value for k in node.keywords if k.arg == "file")
    arguments = _arguments(ev, node, shape_only=qualified in SHAPE_ONLY)
    ev.handed(node, qualified, arguments.everything)
    if qualified == "builtins.len" and len(arguments.positional) == 1:
        value = arguments.positional[0]
        ev.no_number(value, node)
        return replace(INTEGER, affine=_length(ev, node, value))
    _effects(ev, node, known, name)
    _mutations(ev, node, known, arguments, None, name)
    produced = _callbacks(ev, node, known, arguments)
    return _result(ev, node, known, qualified, arguments, produced)


def _length(ev: Evaluator, node: ast.Call, value: Value) -> Affine | None:
    place = value.place
    if place is None or place.indices or place.closed or base_of(place.root).name in ev.bound:
        return None
    if not ev.trace.path:
        return Affine.symbol(f"len({ast.unparse(node.args[0])})")
    # In a callee's body the operand has another name.
    return Affine.symbol(f"len({place.root.name})") if ev.spells(place.root) else None


def _effects(ev: Evaluator, node: ast.Call, known: Known, name: str) -> None:
    if known.effects is Effect.NONE:
        pass
    elif Effect.UNKNOWN in known.effects:
        ev.trace.trouble("APR201", f"nothing is known of what `{name}` does", node)
    if Effect.RANDOM in known.effects:
        message = f"`{name}` draws from the shared random state"
        hint = generator_hint(ev.facts, ev.scope, name)
        ev.trace.trouble("APR203", message, node, hint, name.rpartition(".")[0])
    if Effect.IO in known.effects:
        message = f"`{name}` does input or output, which must happen in order"
        ev.trace.trouble("APR202", message, node, "move it out of the loop")
    if Effect.OUTPUT in known.effects:
        prints(ev, node, known.name)
    if Effect.CLOCK in known.effects:
        ev.trace.trouble("APR205", f"`{name}` reads the clock or the environment", node, "read it before the loop")
    if Effect.GLOBAL in known.effects:
        ev.trace.trouble("APR204", f"`{name}` changes the state of its module", node)
    ev.trace.blas |= known.blas
    ev.trace.releases_gil |= known.releases_gil


def _mutations(
    ev: Evaluator, node: ast.Call, known: Known, arguments: Arguments, receiver: Value | None, name: str
) -> None:
    stored = join_all(arguments.everything) if arguments.everything else IMMUTABLE
    targets: list[Value] = []
    for which in known.mutates:
        if which == "self":
            if receiver is not None:
                targets.append(receiver)
        elif which == "*" or arguments.spread:
            targets.extend(arguments.everything)
        elif isinstance(which, int):
            targets.extend(arguments.positional[which : which + 1])
        elif which in arguments.keywords:
            targets.append(arguments.keywords[which])
    for target in targets:
        ev.change(target, node, f"{name}()", replace(stored, place=None, affine=None, items=None))


def _callbacks(ev: Evaluator, node: ast.Call, known: Known, arguments: Arguments) -> Value | None:
    """Evaluate the functions that a known function calls, on what they are given; return what they give."""
    result: Value | None = None
    for which in known.calls:
        callback = None
        if isinstance(which, int) and not arguments.spread:
            callback = arguments.nodes[which] if which < len(arguments.nodes) else None
        elif isinstance(which, str):
            callback = arguments.keyword_nodes.get(which)
        if arguments.spread:
            ev.trace.trouble("APR201", "a function passed with `*` or `**` cannot be known", node)
        if callback is None or _is_no_function(callback, which):
            continue
        others = [v for n, v in zip(arguments.nodes, arguments.positional, strict=True) if n is not callback]
        items = [element(ev, v, None) for v in others] or [IMMUTABLE]
        given = replace(join_all([*items, *others]), place=None, affine=None, items=None)
        value = apply(ev, callback, given, node)
        ev.handed(node, known.name, (value,))
        result = value if result is None else result.joined(value)
    return result


def _is_no_function(node: ast.expr, which: int | str) -> bool:
    """Tell whether a literal stands in a function's place: nothing is called, or one that goes by its name.

    ``disp=True`` and ``verbose=2`` make a solver print.
    """
    if not isinstance(node, ast.Constant):
        return False
    return not node.value or isinstance(node.value, str) or (node.value is True and which == "jac")


def apply(ev: Evaluator, callback: ast.expr, given: Value, node: ast.Call) -> Value:
    """Return what a function passed as an argument gives when it is called with ``given`` in every place."""
    if isinstance(callback, ast.Lambda):
        ev.trace.interprets = True
        count = len(callback.args.posonlyargs) + len(callback.args.args)
        return call_lambda(ev, callback, (given,) * count)
    if (got_by := got_from(ev, node, callback, given)) is not None:
        return got_by
    qualified = ev.facts.qualified(callback, ev.scope)
    if ev.frames.inlines and isinstance(callback, ast.Name):
        value = ev.name(callback, consume=False)
        targets = targets_of_value(ev, value)
        some = any(isinstance(t, ast.FunctionDef | ast.Lambda) for t, _ in targets)
        if some and all(isinstance(t, ast.FunctionDef | ast.Lambda | str) for t, _ in targets):
            ev.trace.interprets = True
            count = max(arity_of(t) for t, _ in targets)
            arguments = Arguments((given,) * count, {}, (), {}, False)
            found = call_value(ev, node, value, lambda: arguments, lambda q: _applied(ev, node, q, given))
            if found is not None:
                return found
    if qualified is not None and not ev.is_local(callback):
        known = known_function(qualified)
        if known is not None and not known.mutates and not known.calls:
            _effects(ev, node, known, ast.unparse(callback))
            return Value(given.roots, given.sites, place=None)
        if known is None and vouched(ev, callback, qualified):
            return ev.made(node)
        if known is None and (function := imported_function(ev, callback)) is not None:
            ev.trace.interprets = True
            return call_own(ev, node, function, Arguments((given,) * arity_of(function), {}, (), {}, False))
        if qualified.startswith("builtins.") and known_method(qualified.rpartition(".")[2]) is not None:
            return given
    own = method_of(ev, callback) if isinstance(callback, ast.Attribute) else None
    if isinstance(callback, ast.Attribute) and own is not None:
        ev.trace.interprets = True
        receiver = ev.evaluate(callback.value, consume=False)
        arguments = Arguments((given,) * (arity_of(own) - 1), {}, (), {}, False)
        if may_inline(ev, own):
            return inline(ev, node, own, arguments, receiver)
        ev.read(receiver, callback)
        return call_own(ev, node, own, arguments, receiver)
    if isinstance(callback, ast.Attribute) and isinstance(callback.value, ast.Name):
        builtin = ev.facts.qualified(callback.value, ev.scope)
        method = known_method(callback.attr)
        if builtin in ("builtins.str", "builtins.dict", "builtins.list") and method is not None and not method.mutates:
            return given
        if method is not None and not method.mutates and method.effects is Effect.NONE and builtin is None:
            receiver = ev.evaluate(callback.value)
            return Value(given.roots | receiver.roots, given.sites | receiver.sites)
    if isinstance(callback, ast.Name) and callback.id not in ev.env:
        function = function_of(ev.variable(callback.id))
        if function is not None:
            ev.trace.interprets = True
            return call_own(ev, node, function, Arguments((given,) * arity_of(function), {}, (), {}, False))
        function = memoized_of(ev.variable(callback.id)) if callback.id not in ev.bound else None
        if function is not None:
            return call_memoized(ev, node, function, Arguments((given,), {}, (), {}, False))
    return unknown(ev, node, f"nothing is known of what `{ast.unparse(callback)}` does")


def _applied(ev: Evaluator, node: ast.Call, qualified: str, given: Value) -> Value:
    """Return what a library's function gives that is called back, as far as the catalogue says it."""
    known = known_function(qualified)
    if known is None or known.mutates or known.calls:
        return unknown(ev, node, f"nothing is known of what `{qualified}` does to what it is given")
    _effects(ev, node, known, qualified)
    return Value(given.roots, given.sites, place=None)


def call_lambda(ev: Evaluator, node: ast.Lambda, values: Sequence[Value]) -> Value:
    """Return what a lambda gives for these arguments; its body is looked at in place."""
    if ev.depth > 8:
        ev.trace.trouble("APR201", "functions are nested too deeply to be followed", node)
        return UNKNOWN
    ev.depth += 1
    try:
        with ev.inside(ev.facts.scope_of[node]):
            parameters = (*node.args.posonlyargs, *node.args.args)
            for number, parameter in enumerate(parameters):
                ev.env[parameter.arg] = values[number] if number < len(values) else UNKNOWN
            for other in (*node.args.kwonlyargs, node.args.vararg, node.args.kwarg):
                if other is not None:
                    ev.env[other.arg] = replace(join_all([*values, UNKNOWN]), items=None)
            return ev.evaluate(node.body)
    finally:
        ev.depth -= 1


def _result(
    ev: Evaluator, node: ast.Call, known: Known, qualified: str, arguments: Arguments, produced: Value | None
) -> Value:
    module = qualified.partition(".")[0]
    values = without_callbacks(known, arguments)
    if beyond := caveat(known, arguments):
        if beyond != "copy" or module != "numpy" or not qualified.endswith(("array", "astype", "copy", "meshgrid")):
            for value in values if module == "scipy" else values[:1]:
                ev.change(value, node, f"{qualified}()")
        return part_of(ev, node, Returns.UNKNOWN, values, numeric=False)
    if (target := filled(known, arguments)) is not None:
        return target
    if known.returns is Returns.IMMUTABLE:
        if qualified in INTEGERS:
            return INTEGER
        if module in ("math", "cmath") or qualified == "builtins.float":
            return FLOAT
        return NUMBER if module == "numpy" or qualified in NUMBERS else IMMUTABLE
    numeric = (module == "numpy" or qualified.startswith(_ARITHMETIC)) and not may_hold_objects(node)
    if known.returns is Returns.FRESH:
        made_of_numbers = qualified in ("builtins.abs", "builtins.sum", "builtins.pow", "builtins.round")
        generator = qualified.startswith("numpy.random.")
        if qualified == "numpy.random.Generator":
            # It draws through the bit generator that it is given.
            return part_of(ev, node, Returns.ARGUMENT, values, numeric=False)
        return ev.made(node, numeric=(numeric and not generator) or made_of_numbers)
    if known.returns in (Returns.SHALLOW, Returns.ITERATOR):
        return container(ev, node, values, produced)
    return part_of(ev, node, known.returns, values, numeric=numeric)


# ---------------------------------------------------------------------------------------------- methods


def _method(ev: Evaluator, node: ast.Call, func: ast.Attribute) -> Value:
    name = func.attr
    ev.no_private(name, node, "use one underscore")
    if logs(ev, node, func):
        ev.handed(node, name, _arguments(ev, node).everything)
        return IMMUTABLE
    if node in ev.ahead or draws_ahead(ev, node, func):
        return _drawn(ev, node)
    found = _followed(ev, node, func)
    if found is not None:
        return found
    receiver = ev.evaluate(func.value, consume=False)
    ev.no_number(receiver, func)
    if any(b.kind in _NO_VALUES for r in receiver.roots for b in r.bindings):
        _arguments(ev, node)
        return unknown(ev, node, f"nothing is known of what `{ast.unparse(func)}` does")
    known = known_method(name, _type_of(receiver)) or known_method(name)
    spelled = ast.unparse(func) if len(ast.unparse(func)) < 50 else f"….{name}"
    if receiver.cls is not None and receiver.cls.name and not receiver.roots and known is None:
        _arguments(ev, node)
        return unknown(ev, node, f"the method `{spelled}` cannot be followed")
    if known is None or (name in ev.facts.method_names and not _is_builtin(receiver)):
        ev.read(receiver, func.value)
        _arguments(ev, node)
        if known is None and name in DRAWS:
            message = f"`{spelled}()` may draw from a shared generator"
            drawn = ast.unparse(func.value)
            return unknown(ev, node, message, generator_hint(ev.facts, ev.scope, drawn), "APR203", drawn)
        return unknown_method(ev, node, func, spelled, receiver)
    arguments = _arguments(ev, node)
    ev.handed(node, f".{name}", (receiver, *arguments.everything))
    if known.effects is not Effect.NONE and follows_from_unknown(ev, receiver):
        return UNKNOWN
    if "self" in known.mutates and name in DRAWS and receiver.roots and not ev.trace.strict:
        message = f"`{spelled}()` draws from a generator that all iterations share"
        drawn = ast.unparse(func.value)
        return unknown(ev, node, message, generator_hint(ev.facts, ev.scope, drawn), "APR203", drawn)
    if "self" in known.mutates and receiver.immutable and isinstance(func.value, ast.Attribute):
        ev.trace.trouble("APR107", f"`{spelled}()` changes an object that cannot be followed", node)
    if "self" not in known.mutates:
        ev.read(receiver, func.value)
    _effects(ev, node, known, spelled)
    _mutations(ev, node, known, arguments, receiver, spelled)
    produced = _callbacks(ev, node, known, arguments)
    return _method_result(ev, node, known, name, receiver, arguments, produced)


def _followed(ev: Evaluator, node: ast.Call, func: ast.Attribute) -> Value | None:
    """Return what a method of the module's own gives; None where it is another's, or not known."""
    found = call_by_class(ev, node, func, lambda whole: _arguments(ev, node, whole=whole))
    if found is not None:
        return found
    own = method_of(ev, func)
    if own is not None and may_inline(ev, own):
        receiver = as_self(ev, func.value, ev.evaluate(func.value, consume=False))
        return inline(ev, node, own, _arguments(ev, node, whole=False), receiver)
    if own is not None:
        receiver = as_self(ev, func.value, ev.evaluate(func.value))
        return call_own(ev, node, own, _arguments(ev, node), receiver)
    if ev.frames.inlines:
        for way in (call_methods, call_object):
            result = way(ev, node, func, lambda: _arguments(ev, node, whole=False))
            if result is not None:
                return result
        attribute = func.attr not in ev.facts.method_names or lacks_method(ev, func)
        if known_method(func.attr) is None and attribute:
            result = _called(ev, node, ev.evaluate(func, consume=False))
            if result is not None:
                return result
    return None


def _drawn(ev: Evaluator, node: ast.Call) -> Value:
    """Return what a draw gives from a generator that jumps ahead for each chunk."""
    arguments = _arguments(ev, node)
    given = arguments.everything
    ev.handed(node, "a draw", given)
    out = arguments.keywords.get("out")
    if out is not None and (out.roots or out.sites):
        ev.trace.releases_gil = True
        ev.change(out, node, f"{ast.unparse(node.func)}()", NUMBER)
        return out
    if (ints := drawn_ints(ev, node, given)) is not None:
        ev.trace.releases_gil |= not ints.immutable
        return ints
    if not given:
        return FLOAT
    ev.trace.releases_gil = True
    return ev.made(node, numeric=True)


def _type_of(value: Value) -> str | None:
    """Return the receiver's type for the catalogue, where it is sure."""
    return "numpy.ndarray" if value.numeric and value.sites and not value.roots else None


def _is_builtin(value: Value) -> bool:
    """True for a value that is surely no instance of a class of the user's."""
    return value.cls is None and not value.roots and (value.immutable or value.numeric)


def _method_result(
    ev: Evaluator,
    node: ast.Call,
    known: Known,
    name: str,
    receiver: Value,
    arguments: Arguments,
    produced: Value | None,
) -> Value:
    values = (receiver, *without_callbacks(known, arguments))
    if beyond := caveat(known, arguments):
        # ``copy=False`` gives back what it was given, unchanged.
        if beyond != "copy" or name != "astype":
            ev.change(receiver, node, f"{name}()")
        return part_of(ev, node, Returns.UNKNOWN, values, numeric=False)
    if "out" in known.mutates and "out" in arguments.keywords:
        return arguments.keywords["out"]
    if known.returns is Returns.IMMUTABLE:
        return NUMBER if name in NUMERIC_METHODS or name in DRAWS else IMMUTABLE
    if known.returns is Returns.FRESH:
        return ev.made(node, numeric=name in NUMERIC_METHODS or name in DRAWS or receiver.numeric)
    if known.returns in (Returns.SHALLOW, Returns.ITERATOR):
        return container(ev, node, values, produced)
    # ``d.get(k, default)``, ``d.setdefault(k, default)``: the argument may come back too, but not the key.
    if name == "get" and not arguments.keywords and not arguments.spread:
        return got(ev, node, known.returns, receiver, arguments.positional[1:])
    return part_of(ev, node, known.returns, values, numeric=receiver.numeric)


# ---------------------------------------------------------------------------------------------- functions of the module


def _named(ev: Evaluator, node: ast.Call, func: ast.Name) -> Value:
    variable = ev.variable(func.id)
    if ev.frames.inlines:
        result = _called(ev, node, ev.name(func, consume=False))
        if result is not None:
            return result
        result = call_object(ev, node, func, lambda: _arguments(ev, node, whole=False))
        if result is not None:
            return result
    if func.id in ev.env:
        value = ev.env[func.id]
        for site in value.sites:
            closure = ev.closures.get(site)
            sure = len(value.sites) == 1 and not value.roots and not value.known and not ev.heap.holds_functions
            if isinstance(closure, ast.Lambda) and sure and not ev.frames.inlines:
                return call_lambda(ev, closure, _arguments(ev, node).positional)
        _arguments(ev, node)
        return unknown_local(ev, node, func, value)
    function = function_of(variable)
    if function is not None:
        return call_own(ev, node, function, _arguments(ev, node))
    function = memoized_of(variable) if func.id not in ev.bound else None
    if function is not None:
        return call_memoized(ev, node, function, _arguments(ev, node))
    plan = class_plan(ev.facts, variable, ev.besides)
    if plan is not None:
        return construct(ev, node, plan.node, plan.initializers, _arguments(ev, node))
    raised = exception_plan(ev.facts, variable)
    if raised is not None:
        return make_exception(ev, node, raised, _arguments(ev, node))
    record = record_of(ev.facts, variable)
    if record is not None:
        return make_record(ev, node, record, _arguments(ev, node))
    if looks_up_member(ev, node, variable):
        members = _arguments(ev, node)
        ev.handed(node, func.id, members.everything)
        return member_of(ev, variable, members)
    _arguments(ev, node)
    if any(b.qualified for b in variable.bindings):
        return unknown_library(ev, node, func, ev.facts.qualified(func, ev.scope) or "")
    if by := decorators_of(variable):
        hint = f"call what `{func.id}` wraps, or wrap it in a function of this program that keeps no state"
        return unknown(ev, node, f"`{func.id}` is wrapped by {by}, which cannot be followed", hint)
    return unknown_name(ev, node, func)
