"""What is printed: collected from workers and written in order, where it surely goes to a standard stream."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_STREAMS = ("sys.stdout", "sys.stderr")
_LOGGING = frozenset({"critical", "debug", "error", "info", "isEnabledFor", "log", "warning"})


def prints(ev: Evaluator, node: ast.Call, qualified: str) -> None:
    """Note a call of ``print``, of a method of a standard stream, or of a function of `logging`."""
    func = node.func
    keywords = {k.arg: k.value for k in node.keywords}
    if qualified.startswith("logging."):
        plain = keywords.keys() <= {"extra"}
    elif isinstance(func, ast.Attribute):
        plain = _is_stream(ev, func.value)
    else:
        file = keywords.get("file")
        plain = keywords.keys() <= {"sep", "end", "file", "flush"} and (
            file is None or _is_stream(ev, file) or (isinstance(file, ast.Constant) and file.value is None)
        )
    if plain:
        ev.trace.printed(f"`{ast.unparse(func)}` does output, which must happen in order", node)
        return
    ev.trace.trouble(
        "APR202",
        f"`{ast.unparse(func)}` writes to a stream that may be any, which must happen in order",
        node,
        "print to `sys.stdout` or `sys.stderr`, spelled so, or collect the results and write them after the loop",
    )


def logs(ev: Evaluator, node: ast.Call, func: ast.Attribute) -> bool:
    """Note a call of a logger's method; True where it is one that is taken down."""
    if func.attr not in _LOGGING or not isinstance(func.value, ast.Name) or func.value.id in ev.env:
        return False
    variable = ev.variable(func.value.id)
    binding = variable.single()
    made = binding.node.value if binding is not None and isinstance(binding.node, ast.Assign) else None
    if binding is None or not isinstance(made, ast.Call) or func.attr in ev.facts.stored_attributes:
        return False
    if ev.facts.qualified(made.func, binding.scope) != "logging.getLogger" or func.value.id in ev.bound:
        return False
    if func.attr != "isEnabledFor":
        if not {k.arg for k in node.keywords} <= {"extra"}:
            return False
        ev.trace.printed(f"`{ast.unparse(func)}` does output, which must happen in order", node)
    return True


def _is_stream(ev: Evaluator, node: ast.expr) -> bool:
    """Tell whether an expression asks the module ``sys`` for a stream: what is imported from it may be an old one."""
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and not ev.is_local(node)
        and ev.facts.qualified(node, ev.scope) in _STREAMS
    )


def check_stream(ev: Evaluator, node: ast.Attribute, qualified: str) -> None:
    """Note where a standard stream is used otherwise than to be written to: in workers another stands for it."""
    if qualified.startswith(_STREAMS) and node not in ev.streams:
        message = f"`{ast.unparse(node)}` is used as a value, which must be the stream itself"
        ev.trace.trouble("APR202", message, node, "look at it before the loop")
