"""Live variables of one function, backward over structured control flow: which names are read after a loop."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from autopar.analysis.names.definite import pattern_names
from autopar.syntax.named import names_in
from autopar.syntax.scopes import COMPREHENSIONS, STATEMENT_LOOPS

Names = frozenset[str]
NONE: Names = frozenset()
_MAX_DEPTH = 7


@dataclass(frozen=True, slots=True)
class _Exits:
    """What is live where control may jump to."""

    breaks: Names
    continues: Names
    exception: Names
    returns: Names


class Liveness:
    """Names live after each loop of a block, and where an exception or a ``return`` of the loop would land.

    What closures see is not followed: a loop that binds a name which a closure outside of it captures is sequential.

    Parameters
    ----------
    body
        The statements.
    out
        What is live at their end.
    passes
        Tells of a context manager whether every exception surely leaves its block.
    """

    def __init__(
        self,
        body: Iterable[ast.stmt],
        out: Names = NONE,
        passes: Callable[[ast.withitem], bool] = lambda item: False,
    ) -> None:
        self._passes = passes
        self.after: dict[ast.stmt, Names] = {}
        self.caught: dict[ast.stmt, Names] = {}
        self.left: dict[ast.stmt, Names] = {}
        self.give_up: set[ast.stmt] = set()
        self._depth = 0
        self._block(list(body), out, _Exits(NONE, NONE, NONE, NONE))

    def _block(self, body: list[ast.stmt], out: Names, exits: _Exits) -> Names:
        for statement in reversed(body):
            out = self._statement(statement, out, exits) | exits.exception
        return out

    def _statement(self, node: ast.stmt, out: Names, exits: _Exits) -> Names:
        if isinstance(node, STATEMENT_LOOPS):
            return self._loop(node, out, exits)
        if isinstance(node, ast.If):
            return uses(node.test) | self._block(node.body, out, exits) | self._block(node.orelse, out, exits)
        if isinstance(node, ast.Try | ast.TryStar):
            return self._try(node, out, exits)
        if isinstance(node, ast.With | ast.AsyncWith):
            # The manager may swallow an exception: what is live behind the block is live all through it.
            passes = all(self._passes(item) for item in node.items)
            raised = exits.exception if passes else exits.exception | out
            inner = _Exits(exits.breaks, exits.continues, raised, exits.returns)
            live = self._block(node.body, out, inner)
            for item in reversed(node.items):
                if item.optional_vars is not None:
                    live = _through_target(item.optional_vars, live)
                live = live | uses(item.context_expr)
            return live
        if isinstance(node, ast.Match):
            live = out
            for case in reversed(node.cases):
                inside = self._block(case.body, out, exits)
                if case.guard is not None:
                    inside = inside | uses(case.guard)
                live = live | (inside - pattern_names(case.pattern)) | uses(case.pattern)
            return live | uses(node.subject)
        return self._simple(node, out, exits)

    def _simple(self, node: ast.stmt, out: Names, exits: _Exits) -> Names:
        if isinstance(node, ast.Return):
            return exits.returns | uses(node)
        if isinstance(node, ast.Raise):
            return exits.exception | uses(node)
        if isinstance(node, ast.Break):
            return exits.breaks
        if isinstance(node, ast.Continue):
            return exits.continues
        if isinstance(node, ast.Assign):
            for target in node.targets:
                out = _through_target(target, out)
            return out | uses(node.value)
        if isinstance(node, ast.AnnAssign):
            if node.value is None:
                return out | (NONE if isinstance(node.target, ast.Name) else uses(node.target))
            return _through_target(node.target, out) | uses(node.value)
        if isinstance(node, ast.AugAssign):
            read = frozenset({node.target.id}) if isinstance(node.target, ast.Name) else uses(node.target)
            return out | uses(node.value) | read
        if isinstance(node, ast.Import | ast.ImportFrom):
            return out - {(a.asname or a.name).partition(".")[0] for a in node.names}
        return out | uses(node) | _deleted(node)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While, out: Names, exits: _Exits) -> Names:
        self.after[node] = self.after.get(node, NONE) | out
        leave = self._block(node.orelse, out, exits)
        if node.orelse:
            self.after[node] |= leave
        self.caught[node] = self.caught.get(node, NONE) | exits.exception
        self.left[node] = self.left.get(node, NONE) | exits.returns
        if self._depth > _MAX_DEPTH:
            self._everything(node)
            return leave | uses(node)
        self._depth += 1
        head = leave | (uses(node.test) if isinstance(node, ast.While) else NONE)
        for _ in range(2):
            inner = _Exits(out, head, exits.exception, exits.returns)
            body = self._block(node.body, head, inner)
            if not isinstance(node, ast.While):
                body = _through_target(node.target, body)
            if body <= head:
                break
            head = head | body
        self._depth -= 1
        return head if isinstance(node, ast.While) else head | uses(node.iter)

    def _everything(self, node: ast.stmt) -> None:
        """Too deep a nest: take every loop in it to be followed by a read of everything."""
        for child in ast.walk(node):
            if isinstance(child, STATEMENT_LOOPS):
                self.give_up.add(child)

    def _try(self, node: ast.Try | ast.TryStar, out: Names, exits: _Exits) -> Names:
        if node.finalbody:
            reached = out | exits.breaks | exits.continues | exits.exception | exits.returns
            final = self._block(node.finalbody, reached, exits)
            inner = _Exits(final, final, self._block(node.finalbody, exits.exception, exits), final)
            out = final
        else:
            inner = exits
        caught = inner.exception
        for handler in node.handlers:
            live = self._block(handler.body, out, inner)
            if handler.name:
                live = live - {handler.name}
            if handler.type is not None:
                live = live | uses(handler.type)
            caught = caught | live
        guarded = _Exits(inner.breaks, inner.continues, caught, inner.returns)
        return self._block(node.body, self._block(node.orelse, out, inner), guarded)


def uses(root: ast.AST) -> Names:
    """Return the names that are read when a node runs.

    The bodies of nested functions and classes are left out: a loop that binds what they see is sequential anyway.
    """
    found: set[str] = set()
    stack: list[ast.AST] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                found.add(node.id)
        elif isinstance(node, COMPREHENSIONS):
            first, *rest = node.generators
            own = {name for g in node.generators for name in names_in(g.target)}
            inner: set[str] = set().union(*(uses(part) for part in (*first.ifs, *rest, *_results(node))))
            found |= inner - own
            stack.append(first.iter)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            if isinstance(node, ast.Lambda):
                spec = node.args
                extra = (spec.vararg, spec.kwarg)
                own = {a.arg for a in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *extra) if a is not None}
                found |= uses(node.body) - own
            else:
                stack.extend(node.decorator_list)
            stack.extend(d for d in (*node.args.defaults, *node.args.kw_defaults) if d is not None)
        elif isinstance(node, ast.ClassDef):
            stack.extend((*node.decorator_list, *node.bases, *(k.value for k in node.keywords)))
        else:
            stack.extend(ast.iter_child_nodes(node))
    return frozenset(found)


def _results(node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> tuple[ast.expr, ...]:
    return (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)


def _deleted(node: ast.stmt) -> Names:
    """``del x`` needs ``x``."""
    if not isinstance(node, ast.Delete):
        return NONE
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Del))


def _through_target(target: ast.expr, live: Names) -> Names:
    """Return what is live before an assignment to a target."""
    if isinstance(target, ast.Name):
        return live - {target.id}
    if isinstance(target, ast.Tuple | ast.List):
        for item in target.elts:
            live = _through_target(item, live)
        return live
    if isinstance(target, ast.Starred):
        return _through_target(target.value, live)
    return live | uses(target)
