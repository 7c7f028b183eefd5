"""The smallest change that would free a loop, in the user's own names."""

from __future__ import annotations

import ast

from autopar.analysis.dependence.pairs import DependenceKind
from autopar.syntax.named import is_ellipsis, names_in
from autopar.syntax.scopes import COMPREHENSIONS, STATEMENT_LOOPS, ModuleFacts, Scope, import_of

RECURRENCE = "each iteration needs a result of one before it: only a loop around this one can run parallel"
_INDEX = "{index}"
_LONGEST = 50


def generator_hint(facts: ModuleFacts, scope: Scope, drawn: str) -> str:
    """Return how each iteration gets a generator of its own; `spelled` puts the iteration's number in.

    ``drawn`` is what the loop draws from or with, ``rng`` or ``np.random.rand``.
    """
    numpy, standard = _imported(facts, scope, "numpy"), _imported(facts, scope, "random")
    name = drawn if drawn.isidentifier() and drawn not in (numpy, standard) else "rng"
    if standard and (drawn.partition(".")[0] == standard or not numpy):
        made = f'{standard}.Random(f"{{seed}} {{{_INDEX}}}")'
    else:
        made = f"{numpy or 'np'}.random.default_rng([seed, {_INDEX}])"
    return f"make a generator in each iteration: `{name} = {made}`"


def _imported(facts: ModuleFacts, scope: Scope, module: str) -> str:
    """Return the name that a module is imported as, ``""`` where it is not."""
    for candidate in scope.ancestors():
        for name, variable in candidate.variables.items():
            if import_of(variable) == module:
                return name
    return ""


def spelled(hint: str, node: ast.AST) -> str:
    """Put the number of the iteration into a hint; where the loop has no name for it, say how it gets one."""
    if _INDEX not in hint:
        return hint
    name = index_name(node)
    if name:
        return hint.replace(_INDEX, name)
    header = node.generators[0] if isinstance(node, COMPREHENSIONS) else node
    hint = hint.replace(_INDEX, "i")
    if not isinstance(header, ast.For | ast.comprehension):
        return hint
    target, iterable = ast.unparse(header.target), ast.unparse(header.iter)
    if isinstance(header.target, ast.Tuple):
        target = f"({target.strip('()')})"
    counted = f"for i in {iterable}" if _called(header.iter, "range") else f"for i, {target} in enumerate({iterable})"
    return f"{hint}, with `{counted}`" if len(counted) <= _LONGEST else hint


def index_name(node: ast.AST) -> str:
    """Return the loop's name for the number of the iteration, ``""`` where it has none."""
    header = node.generators[0] if isinstance(node, COMPREHENSIONS) else node
    if not isinstance(header, ast.For | ast.comprehension):
        return ""
    target = header.target
    if _called(header.iter, "enumerate") and isinstance(target, ast.Tuple) and target.elts:
        target = target.elts[0]
    elif not _called(header.iter, "range"):
        return ""
    return target.id if isinstance(target, ast.Name) and target.id != "_" else ""


def _called(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def carried_hint(name: str, node: ast.AST) -> str:
    """Return what would free a loop of a scalar that it carries from one iteration to the next."""
    stores = [n for n in ast.walk(node) if isinstance(n, ast.Assign | ast.AugAssign) and _stores(n, name)]
    plain = f"make `{name}` a function of the loop variable, or accumulate into it with one operator only"
    if not stores or any(_stores_in_loop(inner, name) for inner in ast.walk(node) if inner is not node):
        return plain
    if all(isinstance(s, ast.AugAssign) and isinstance(s.op, ast.Add | ast.Sub) for s in stores):
        return _running_hint(name, node, stores)
    if any(isinstance(s, ast.AugAssign) or _fed_by(s.value, name, node) for s in stores):
        return RECURRENCE
    if not all(s in getattr(node, "body", ()) for s in stores):
        return f"assign `{name}` in every iteration, before it is read"
    return _previous_hint(name, node, stores[0].value) if len(stores) == 1 else plain


def _running_hint(name: str, node: ast.AST, stores: list[ast.Assign | ast.AugAssign]) -> str:
    """``name`` is a sum that is read on the way: a counter, a running total, or one that feeds back."""
    carried = {n.target.id for n in ast.walk(node) if isinstance(n, ast.AugAssign) and isinstance(n.target, ast.Name)}
    if any(_fed_by(s.value, one, node) for s in stores for one in {name, *carried}):
        return RECURRENCE
    value = stores[0].value
    if len(stores) == 1 and isinstance(value, ast.Constant) and isinstance(node, ast.For) and stores[0] in node.body:
        return _counter_hint(name, node, stores[0], value)
    return f"compute the running sums `{name}` before the loop, with `itertools.accumulate` or `np.cumsum`"


def _counter_hint(name: str, node: ast.For, store: ast.Assign | ast.AugAssign, step: ast.Constant) -> str:
    """``name`` grows by the same step in every iteration."""
    rises = isinstance(store, ast.AugAssign) and isinstance(store.op, ast.Add)
    counted = _called(node.iter, "range") or _called(node.iter, "enumerate") or not isinstance(node.target, ast.Name)
    if rises and step.value == 1 and store is node.body[-1] and not counted:
        header = f"for {name}, {ast.unparse(node.target)} in enumerate({ast.unparse(node.iter)}, {name})"
        return f"let the loop count: `{header}`"
    times = _INDEX if step.value == 1 else f"{ast.unparse(step)} * {_INDEX}"
    return spelled(f"compute it from the loop variable: `{name} = start {'+' if rises else '-'} {times}`", node)


def _previous_hint(name: str, node: ast.AST, value: ast.expr) -> str:
    """``name`` holds what the iteration before had: an element that the loop does not change can be read again."""
    match node, value:
        case ast.For(iter=ast.Call(args=[_] | [_, _])), ast.Subscript(
            value=ast.Name(id=array), slice=ast.Name(id=index)
        ):
            assigned = [n for n in ast.walk(node) if isinstance(n, ast.Assign | ast.AugAssign)]
            if index == index_name(node) and not any(_stores(s, array, parts=True) for s in assigned):
                return f"read `{array}[{index} - 1]` instead of `{name}`, and treat the first iteration by itself"
    return f"compute what `{name}` was in the iteration before from the loop variable, instead of keeping it"


def _stores(node: ast.Assign | ast.AugAssign, name: str, parts: bool = False) -> bool:
    """Tell whether a statement assigns a name, with ``parts`` also an element or attribute of it."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if not parts:
        return any(_is_store(n, name) for t in targets for n in ast.walk(t))
    flat = [e for t in targets for e in (t.elts if isinstance(t, ast.Tuple | ast.List) else [t])]
    return any(_base(target) == name for target in flat)


def _is_store(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)


def _base(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Starred):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _stores_in_loop(node: ast.AST, name: str) -> bool:
    """True for an inner loop whose target is the name."""
    return isinstance(node, ast.For) and name in names_in(node.target)


def _fed_by(value: ast.expr, name: str, node: ast.AST) -> bool:
    """Tell whether an expression depends on ``name``, through the names that the loop assigns."""
    assigned = [n for n in ast.walk(node) if isinstance(n, ast.Assign | ast.AugAssign)]
    known: set[str] = set()
    waiting = [value]
    while waiting:
        names = names_in(waiting.pop())
        if name in names:
            return True
        for one in names - known:
            waiting.extend(a.value for a in assigned if _stores(a, one, parts=True))
        known |= names
    return False


def whole_hint(name: str, node: ast.AST, how: str) -> str:
    """Return what would free a loop that changes ``name`` as a whole."""
    if isinstance(node, ast.Attribute) and how.startswith("."):
        text = ast.unparse(node)
        return f"keep it in a local variable: `{node.attr} = {text}` before the loop, `{text} = {node.attr}` after it"
    method = how.removesuffix("()").rpartition(".")[2]
    if how == "del" or method in ("remove", "discard", "pop", "popitem", "clear", "popleft"):
        return f"collect in a list what is to go, and take it out of `{name}` after the loop"
    if method in ("append", "extend", "insert", "add", "appendleft", "update"):
        return f"append to a list of the loop's own, and put it into `{name}` after the loop"
    if method in ("sort", "reverse", "fill", "shuffle", "resize"):
        return f"do it once, before or after the loop, or to a copy in each iteration: `{name}.copy()`"
    if how.endswith("="):
        return f"compute one value per iteration, and apply them to `{name}` after the loop"
    return f"build the result per iteration and combine it with `{name}` after the loop"


def iterated_hint(name: str) -> str:
    """Return what would free a loop that changes what it iterates over."""
    return f"collect the changes in a list, and apply them to `{name}` after the loop"


def dependence_hint(name: str, kind: DependenceKind, exact: bool, node: ast.AST) -> str:
    """Return what would free a loop of a dependence between elements of ``name``."""
    if kind is DependenceKind.ANTI:
        return f"read from a copy made before the loop: `old = {name}.copy()`"
    if kind is DependenceKind.OUTPUT:
        index = index_name(node)
        return (
            f"let every iteration write to an element of its own, as `{name}[{index}]`"
            if index
            else (f"let every iteration write to an element of `{name}` of its own")
        )
    if exact:
        return RECURRENCE
    return f"if no iteration is meant to read what another has written, write to another array than `{name}`"


def subscript_hint(name: str, write: ast.AST, node: ast.AST) -> str:
    """Return what would free a loop that writes to places of ``name`` known only at run time."""
    index = index_name(node)
    if isinstance(node, STATEMENT_LOOPS) and any(
        isinstance(n, ast.AugAssign) and n.target is write and isinstance(n.op, ast.Add) for n in ast.walk(node)
    ):
        return f"collect indices and values in lists, and add them after the loop: `np.add.at({name}, indices, values)`"
    if isinstance(write, ast.Subscript) and any(map(is_ellipsis, ast.walk(write))):
        return f"write all subscripts of `{name}` in this loop behind `...`, or all with the dimensions spelled out"
    return f"index `{name}` with `{index}`" if index else f"index `{name}` with the loop variable"
