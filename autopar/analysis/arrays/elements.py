"""May what a loop stores be arrays? By what a module does with the elements and attributes that it computes with.

No verdict rests on it: where it is not seen and they are arrays, the loop runs as it was written.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from autopar.syntax.scopes import ModuleFacts, Scope

_METHODS = frozenset(
    {"sum", "mean", "max", "min", "std", "var", "prod", "dot", "argmax", "argmin", "fill", "cumsum", "copy", "clip"}
    | {"shape", "size", "ndim", "T", "flat", "reshape", "ravel", "dtype", "astype", "tolist", "any", "all"}
)  # fmt: skip


class ArrayElements:
    """Finds the elements and attributes that a module uses as arrays."""

    def __init__(self, facts: ModuleFacts) -> None:
        self._facts = facts
        self._known: dict[Scope, frozenset[str]] = {}

    def are_stored(self, scope: Scope, loop: ast.AST, stored: Iterable[ast.AST]) -> bool:
        """Tell whether what a loop stores at these nodes may be arrays."""
        wanted = {part for node in (*stored, loop) for part in _parts(node)}
        if not wanted:
            return False
        function = scope.function
        items = {item for item, over in _runs(function.node) if over in wanted}
        if not self._used(function).isdisjoint(wanted | items):
            return True
        dotted = {part for part in wanted if part.startswith(".")}
        return bool(dotted) and not dotted.isdisjoint(self._used(self._facts.scope))

    def _used(self, scope: Scope) -> frozenset[str]:
        """Return what a function, or the module, uses as arrays; looked for once."""
        found = self._known.get(scope)
        if found is None:
            found = self._known[scope] = frozenset(_used_as_arrays(self._facts, scope, scope.node))
        return found


def _parts(node: ast.AST) -> Iterator[str]:
    """Yield ``x[]`` for names whose elements are used, and ``.y`` for attributes of that name."""
    for part in ast.walk(node):
        if name := _spelled(part):
            yield name
        yield from (over for _, over in _run(part))


def _spelled(node: ast.AST) -> str:
    match node:
        case ast.Subscript(value=ast.Name(id=name), slice=index) if not isinstance(index, ast.Slice | ast.Tuple):
            return f"{name}[]"
        case ast.Attribute(attr=attribute):
            return f".{attribute}"
    return ""


def _runs(root: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that take the elements of others, one by one."""
    for node in ast.walk(root):
        yield from _run(node)


def _run(node: ast.AST) -> Iterator[tuple[str, str]]:
    if not isinstance(node, ast.For | ast.comprehension):
        return
    taken = [n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)]
    match node.iter:
        case ast.Name(id=name):
            over = [name]
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="items" | "values")):
            over = [name]
        case ast.Call(func=ast.Name(id="enumerate" | "zip" | "reversed"), args=arguments):
            over = [n.id for n in arguments if isinstance(n, ast.Name)]
        case _:
            over = []
    yield from ((target, f"{name}[]") for target in taken for name in over)


def _used_as_arrays(facts: ModuleFacts, scope: Scope, root: ast.AST) -> Iterator[str]:
    def is_numpy(node: ast.AST) -> bool:
        if isinstance(node, ast.BinOp):
            return is_numpy(node.left) or is_numpy(node.right)
        return isinstance(node, ast.Call) and (facts.qualified(node.func, scope) or "").startswith("numpy.")

    for node in ast.walk(root):
        match node:
            case ast.Attribute(value=value, attr=attribute) if attribute in _METHODS:
                yield _named(value)
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                yield from (_named(left), _named(right))
            case ast.Call(args=arguments) if is_numpy(node):
                yield from map(_named, arguments)
            case ast.Assign(targets=[ast.Attribute() as target], value=value) if is_numpy(value):
                yield _named(target)
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.ListComp(elt=made)
                | ast.DictComp(value=made)
                | ast.List(elts=[made, *_])
                | ast.Dict(values=[made, *_]),
            ) if is_numpy(made):
                yield f"{name}[]"
            case ast.AnnAssign(target=target, annotation=kind) if "ndarray" in ast.unparse(kind):
                yield _named(target)
            case ast.arg(arg=name, annotation=ast.Subscript() as kind):
                text = ast.unparse(kind)
                if "ndarray" in text or "NDArray" in text:
                    yield f"{name}[]"


def _named(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else _spelled(node)
