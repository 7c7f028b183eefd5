"""Statements: abstract execution of a block, path by path, joined where paths meet."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial, reduce
from typing import Any

from autopar.analysis.arrays.row_evidence import is_used_as_row
from autopar.analysis.calls.consumed import note_consumed
from autopar.analysis.calls.libraries import is_library
from autopar.analysis.calls.unknown_calls import shortened
from autopar.analysis.dependence.conditions import common
from autopar.analysis.headers.iteration import items_of
from autopar.analysis.names.always_numbers import is_always_number
from autopar.analysis.sharing.entangled import SOME, is_row, note_inside, part_of_row
from autopar.analysis.tracing.caught import is_used, looks_into
from autopar.analysis.tracing.evaluate import Evaluator
from autopar.analysis.tracing.frames import Environment
from autopar.analysis.tracing.ground import join_environments
from autopar.analysis.tracing.paths import known, under
from autopar.analysis.tracing.provenance import IMMUTABLE, NUMBER, UNKNOWN, AttributeRoot, Value, join_all
from autopar.analysis.tracing.trace import Touch, Touching

_MAX_PASSES = 4
_CONTAINERS = (ast.List, ast.Tuple, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp, ast.JoinedStr)
_QUIET_MANAGERS = {
    "numpy.errstate",
    "numpy.printoptions",
    "contextlib.suppress",
    "contextlib.nullcontext",
    "decimal.localcontext",
}


class Executor(Evaluator):
    """Walks statements; methods return whether the statement after can be reached."""

    def run(self, body: Iterable[ast.stmt]) -> bool:
        """Execute a block; True where its end can be reached."""
        return all(self.execute(statement) for statement in body)

    def runs(self, body: Sequence[ast.stmt]) -> bool:
        """See `Tracer.runs`."""
        return self.run(body)

    def execute(self, node: ast.stmt) -> bool:
        """Execute one statement; True where the next one can be reached."""
        handler: Callable[[Any], bool] | None = getattr(self, f"_do_{type(node).__name__.lower()}", None)
        if handler is not None:
            return handler(node)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.evaluate(child)
        return True

    # ------------------------------------------------------------------ simple statements

    def _do_assign(self, node: ast.Assign) -> bool:
        renamed = isinstance(node.value, ast.Name | ast.Attribute) and all(
            isinstance(t, ast.Name) for t in node.targets
        )
        value = self.evaluate(node.value, consume=not renamed)
        for target in node.targets:
            self.bind_target(target, value)
        return True

    def _do_annassign(self, node: ast.AnnAssign) -> bool:
        if node.value is not None:
            self.bind_target(node.target, self.evaluate(node.value))
        return True

    def _do_augassign(self, node: ast.AugAssign) -> bool:
        target = node.target
        if isinstance(target, ast.Name):
            self._augment_name(node, target)
        elif isinstance(target, ast.Subscript):
            part = self.part(target)
            self.read(part, target)
            stored = self.combined(node, node.op, replace(part, affine=None), self.evaluate(node.value))
            self.store(self.part_to_store(target), target, stored)
            self.trace.augmented |= part.roots
            note_inside(self, part, part_of_row(self, target))
            # ``a[i] += x`` changes the element itself where it is an array or a list, an old one perhaps in a new list.
            made_here = bool(self.evaluate(target.value, consume=False).sites)
            if not part.immutable and (part.sites if not part.roots else made_here):
                self.change(part, target, "+=", stored)
        else:
            container = self.evaluate(target.value, consume=False)
            self.read(container, target)
            new = container.cls is not None and not container.roots
            old = replace(self.heap.held(container.sites), mixed=True) if new else UNKNOWN
            stored = self.combined(node, node.op, old, self.evaluate(node.value))
            self._change_held(container, target, stored)
            self._store_attribute(target, stored, augmented=True)
        return True

    def _change_held(self, container: Value, node: ast.Attribute, stored: Value) -> None:
        """``new.x += e`` changes in place what a new object holds, where that is no number."""
        held = self.heap.direct(container.sites)
        held = replace(held, sites=held.sites - container.sites)
        held = replace(held, immutable=not held.sites and not held.roots)
        parts = [(root, place) for root in held.roots for place in self.heap.places.get(root, {None})]
        if all(self._may_be_number(Value(frozenset({root}), place=place)) for root, place in parts):
            self.trace.scalars.update({place: None for _, place in parts if place is not None})
            held = replace(held, roots=frozenset(), immutable=not held.sites)
        if not held.immutable:
            self.change(held, node, f".{node.attr} +=", self.contents(stored))

    def _augment_name(self, node: ast.AugAssign, target: ast.Name) -> None:
        old = self.name(ast.Name(target.id, ast.Load(), lineno=target.lineno, col_offset=target.col_offset), False)
        value = self.evaluate(node.value)
        if not old.immutable and is_always_number(self.facts.resolve(target.id, self.scope), self.facts):
            self.read(old, target)
            old = replace(NUMBER, affine=old.affine)
        row = isinstance(node.value, _CONTAINERS) or is_used_as_row(target.id, self.frames.block.function.node)
        if not old.immutable and not row and self._may_be_number(old):
            # ``w = a[i]; w -= e`` changes what ``a`` holds only if that is no number.
            assert old.place is not None
            self.read(old, target)
            self.trace.scalars[old.place] = None
            if not is_row(old.place):
                note_inside(self, old, SOME)
            old = replace(NUMBER, affine=old.affine)
        elif not old.immutable and not row and self._may_be_operand(old, target.id):
            # ``s = price; s *= e`` changes what ``price`` stands for only if that is no number.
            assert old.place is not None
            self.read(old, target)
            self.trace.numbers[old.place.root.name] = None
            old = NUMBER
        whole = old.place is not None and old.roots == {old.place.root} and not old.sites
        left = replace(old, roots=frozenset()) if old.immutable or whole else old
        result = self.combined(node, node.op, left, value)
        if not old.immutable:
            self.read(old, target)
            self.change(old, target, f"{_operator(node.op)}=", self.contents(value) if not value.numeric else IMMUTABLE)
            joined = result.joined(replace(old, affine=None))
            place = joined.place
            if whole and old.place is not None:
                # Changed in place it is what it was; what has come to its place, a tuple perhaps, holds parts of that.
                place = old.place if result.numeric else old.place.region()
            result = replace(joined, affine=result.affine, numeric=result.numeric, place=place)
        self.bind_target(target, result)

    def _may_be_number(self, value: Value) -> bool:
        """Tell whether a value is an element of an operand that the runtime can look at."""
        place = value.place
        if place is None or place.levels not in ((1,), (2,), (3,), (1, 1)) or None in place.indices:
            return False
        return self._is_of_operand(value) and self.facts.resolve(place.root.name, self.scope) is place.root

    def _may_be_operand(self, value: Value, name: str) -> bool:
        """Tell whether what a name stands for is an operand of another name, which may be a number."""
        place = value.place
        if place is None or place.levels or (place.root.name == name and not self.trace.path):
            return False
        uses = ((place.root.name, self.frames.block.function.node), (name, self.scope.function.node))
        return self._is_of_operand(value) and not any(is_used_as_row(*use) for use in uses)

    def _is_of_operand(self, value: Value) -> bool:
        place = value.place
        if place is None or self.trace.strict or value.sites or value.roots != {place.root}:
            return False
        if place.closed or place.inside:
            return False
        root = place.root
        seen = self.trace.path or self.facts.resolve(root.name, self.scope) is root
        mine = root.scope is not None and self.spells(root) and seen
        return bool(mine) and not isinstance(root, AttributeRoot) and root.name not in self.bound

    def _do_return(self, node: ast.Return) -> bool:
        self.trace.returned.append(self.evaluate(node.value) if node.value is not None else IMMUTABLE)
        self.ends.append(self.env)
        return False

    def _do_raise(self, node: ast.Raise) -> bool:
        for child in (node.exc, node.cause):
            if child is not None:
                value = self.evaluate(child)
                roots, sites = self.heap.reach(value)
                self.trace.raises |= bool(roots or sites - value.sites)
        return False

    def _do_break(self, node: ast.Break) -> bool:
        self.jumps[-1].append(self.env)
        return False

    _do_continue = _do_break

    def _do_delete(self, node: ast.Delete) -> bool:
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                container = self.evaluate(target.value, consume=False)
                self.evaluate(target.slice)
                self.change(container, target, "del")
            elif isinstance(target, ast.Attribute):
                self.change(self.evaluate(target.value, consume=False), target, "del")
            elif isinstance(target, ast.Name):
                variable = self.variable(target.id)
                if variable.scope is not self.scope.function:
                    self.trace.touch(Touch(variable, Touching.BIND, None, target, 0, how="del"))
                self.env.pop(target.id, None)
        return True

    def _do_import(self, node: ast.Import) -> bool:
        for alias in node.names:
            self._importing(node, alias.name)
            self.env.pop((alias.asname or alias.name).partition(".")[0], None)
        return True

    def _do_importfrom(self, node: ast.ImportFrom) -> bool:
        self._importing(node, f"{'.' * node.level}{node.module or ''}")
        for alias in node.names:
            self.env.pop(alias.asname or alias.name, None)
        return True

    def _importing(self, node: ast.Import | ast.ImportFrom, name: str) -> None:
        """The first import of a module of the user's runs its code."""
        if not is_library(name):
            message = f"importing `{name}` may run the code of that module"
            self.trace.trouble("APR201", message, node, "import it at the top of the file")

    def _do_global(self, node: ast.Global) -> bool:
        return True

    _do_nonlocal = _do_global

    def _do_functiondef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        for child in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if child is not None:
                self.evaluate(child)
        if self.frames.inlines and not node.decorator_list and isinstance(node, ast.FunctionDef):
            self.env[node.name] = self.closure(node, node.body)
        return True

    _do_asyncfunctiondef = _do_functiondef

    def _do_classdef(self, node: ast.ClassDef) -> bool:
        self.trace.trouble("APR201", f"the class `{node.name}` is made here", node, "define it at module level")
        return True

    # ------------------------------------------------------------------ branches

    def _branch(self, env: Environment, run: Callable[[], bool]) -> Environment | None:
        self.env = dict(env)
        return self.env if run() else None

    def _meet(self, ends: Iterable[Environment | None]) -> bool:
        real = [e for e in ends if e is not None]
        if not real:
            return False
        self.env = join_environments(real)
        return True

    def _do_if(self, node: ast.If) -> bool:
        self.evaluate(node.test)
        env, before = self.env, self.conditions
        ends: list[Environment | None] = []
        held = []
        for body, holds in ((node.body, True), (node.orelse, False)):
            self.env = env
            self.conditions = (*before, *(c for c in known(self, node.test, holds) if c not in before))
            end = self._branch(env, partial(self.run, body))
            ends.append(end)
            if end is not None:
                held.append(self.conditions)
        # What both paths agree on: of one that has left (``continue``) only the other one's conditions stay.
        self.conditions = reduce(common, held) if held else before
        return self._meet(ends)

    def _do_match(self, node: ast.Match) -> bool:
        value = self.evaluate(node.subject)
        env = self.env
        ends: list[Environment | None] = [env]
        for case in node.cases:
            self.env = dict(env)
            inside = join_all([value, self._item(value, None)])
            for pattern in ast.walk(case.pattern):
                if isinstance(pattern, ast.MatchAs | ast.MatchStar) and pattern.name:
                    self.bind_name(ast.Name(pattern.name, ast.Store()), replace(inside, place=None, affine=None))
                elif isinstance(pattern, ast.MatchMapping) and pattern.rest:
                    self.bind_name(ast.Name(pattern.rest, ast.Store()), replace(inside, place=None, affine=None))
                elif isinstance(pattern, ast.MatchValue):
                    self.evaluate(pattern.value)
                elif isinstance(pattern, ast.MatchClass):
                    self.evaluate(pattern.cls)
            if case.guard is not None:
                self.evaluate(case.guard)
            with under(self, ()):
                ends.append(self.env if self.run(case.body) else None)
        return self._meet(ends)

    def _do_try(self, node: ast.Try | ast.TryStar) -> bool:
        with under(self, ()):
            return self._try(node)

    def _try(self, node: ast.Try | ast.TryStar) -> bool:
        env, before = dict(self.env), self.conditions
        reached = self.run([*node.body, *node.orelse])
        ends: list[Environment | None] = [self.env if reached else None]
        # A handler may start after any part of the body.
        caught = join_environments([env, self.env])
        for handler in node.handlers:
            self.env, self.conditions = dict(caught), before
            if handler.type is not None:
                self.evaluate(handler.type)
            if handler.name:
                self.env[handler.name] = self._caught(handler)
            ends.append(self.env if self.run(handler.body) else None)
        self.conditions = before
        if node.finalbody:
            if not self._meet(ends):
                self.env = dict(caught)
                self.run(node.finalbody)
                return False
            return self.run(node.finalbody)
        return self._meet(ends)

    _do_trystar = _do_try

    def _caught(self, handler: ast.ExceptHandler) -> Value:
        """Return the exception that a handler gets: it may hold what it was raised with."""
        if looks_into(handler, self.variable) or (self.trace.raises and is_used(handler)):
            self.trace.trouble(
                "APR106",
                f"the exception `{handler.name}` may hold an object that is used otherwise as well",
                handler,
                f"use its text, `str({handler.name})`; raise your own with texts and numbers, or with a copy",
            )
        return self.made(handler)

    def _do_with(self, node: ast.With | ast.AsyncWith) -> bool:
        for item in node.items:
            manager = item.context_expr
            known = isinstance(manager, ast.Call) and self.facts.qualified(manager.func, self.scope) in _QUIET_MANAGERS
            if known and isinstance(manager, ast.Call):
                for argument in (*manager.args, *(k.value for k in manager.keywords)):
                    self.evaluate(argument)
                value = self.made(manager)
            else:
                value = self.evaluate(manager)
                if not self._is_reported(manager):
                    self.trace.trouble(
                        "APR304",
                        f"`with {shortened(manager)}` enters a context of unknown effect",
                        item.context_expr,
                        "enter the context outside of the loop",
                    )
                value = UNKNOWN
            if item.optional_vars is not None:
                self.bind_target(item.optional_vars, value)
        before = dict(self.env)
        with under(self, ()):
            reached = self.run(node.body)
        return self._meet([before, self.env if reached else None])

    _do_asyncwith = _do_with

    def _is_reported(self, manager: ast.expr) -> bool:
        """Tell whether what makes a context manager is an obstacle itself, and one report is enough."""
        nodes = {self.trace.at(manager), *ast.walk(manager)}
        return any(node in nodes and not t.prints for (node, _), t in self.trace.troubles.items())

    # ------------------------------------------------------------------ loops

    def _do_for(self, node: ast.For | ast.AsyncFor) -> bool:
        symbol = self.symbol(node, node.target)
        note_consumed(self, node.iter)
        items = items_of(self, node.iter, symbol)
        if items.variable is not None:
            self.note_inner(node, items.variable)
        entry, version = self.env, self.heap.version

        def step() -> bool:
            nonlocal items, version
            if version != self.heap.version:  # the body may have put more into what it runs over
                version = self.heap.version
                items = self.items_again(node.iter, symbol, entry)
            self.bind_target(node.target, items.value)
            with under(self, items.conditions):
                return self.run(node.body)

        return self._iterate(step, node.orelse, endless=False)

    _do_asyncfor = _do_for

    def _do_while(self, node: ast.While) -> bool:
        def step() -> bool:
            self.evaluate(node.test)
            with under(self, known(self, node.test, True)):
                return self.run(node.body)

        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        return self._iterate(step, node.orelse, endless=endless)

    def _iterate(self, step: Callable[[], bool], orelse: list[ast.stmt], *, endless: bool) -> bool:
        """Run a loop's body until environment and heap do not change any more."""
        self.trace.interprets = True
        entry = self.env
        seen = dict(entry)
        for number in range(_MAX_PASSES + 1):
            self.env = self._widened(seen, entry) if number else dict(seen)
            if number == _MAX_PASSES:
                self.env = dict.fromkeys(self.env, UNKNOWN)
            version = self.heap.version
            self.jumps.append([])
            reached = step()
            ends = [*self.jumps.pop(), *([self.env] if reached else [])]
            joined = join_environments([seen, *ends])
            stable = all(joined.get(n) == v for n, v in seen.items()) and version == self.heap.version and number > 0
            seen = joined
            if stable:
                break
        self.env = seen
        return self.run(orelse) if orelse else True

    def _widened(self, seen: Environment, entry: Environment) -> Environment:
        """Names that change from pass to pass keep no affine value; the rest stays as it was found."""
        return {
            name: value if name in entry and entry[name] == value else replace(value, affine=None)
            for name, value in seen.items()
        }


def _operator(op: ast.operator) -> str:
    names = {
        ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
        ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
    }  # fmt: skip
    return names[type(op)]
