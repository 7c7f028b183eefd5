"""One iteration of a loop, executed abstractly: accumulations set aside, everything else traced."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import replace

from autopar.analysis.accumulation.keyed import adds_to
from autopar.analysis.accumulation.patterns import Patterns, Reduction
from autopar.analysis.accumulation.ranked import is_made_for_it
from autopar.analysis.accumulation.reductions import returned_parts
from autopar.analysis.headers.item_positions import numbered_items
from autopar.analysis.headers.iteration import Items, items_of
from autopar.analysis.tracing.execute import Executor
from autopar.analysis.tracing.ground import join_environments
from autopar.analysis.tracing.provenance import IMMUTABLE, ITEMS, NO_SITES, NUMBER, Heap, Value
from autopar.analysis.tracing.trace import Trace
from autopar.syntax.scopes import ComprehensionNode


class IterationExecutor(Executor):
    """Executes a loop body once, from a fresh environment: what the iteration has not assigned is an operand."""

    patterns: Patterns
    appended: frozenset[str]
    numbers: frozenset[str] = frozenset()
    """Operands whose elements are taken to be numbers: what is read of them is no part of them."""

    def settle(self) -> None:
        """Report what is known of the iteration only when all of it has been seen."""

    def run_iteration(self, body: list[ast.stmt]) -> None:
        """Execute the body; the environment is then what any end of the iteration may leave."""
        self.env.update(dict.fromkeys(self.patterns.scans.variables, IMMUTABLE))
        reached = self.run(body)
        ends = [*self.jumps[-1], *([self.env] if reached else [])]
        if ends:
            self.env = join_environments(ends)

    def _do_return(self, node: ast.Return) -> bool:
        """Leave the loop; what is returned as it is, is read by the caller only."""
        if self.trace.path:  # of a callee that is looked at in place
            return super()._do_return(node)
        parts = returned_parts(node)
        values = [self.evaluate(part, consume=not isinstance(part, ast.Name)) for part in parts]
        self.trace.returned.extend(values)
        return False

    def execute(self, node: ast.stmt) -> bool:
        """Execute a statement; of an accumulation only what it adds."""
        if isinstance(node, ast.Assign | ast.AugAssign) and self._is_element(target := _target(node)):
            self.sink(node, self.evaluate(node.value))
            self.evaluate(target)
            return True
        reduction = self.patterns.reductions.get(node)
        if reduction is not None:
            for part in (*reduction.conditions, reduction.term):
                self.evaluate(part)
            self._ranked(reduction)
            for name, follower in reduction.follows:
                self.bind_name(ast.Name(name, ast.Store()), self.evaluate(follower, consume=False))
            return self.run(node.orelse) if isinstance(node, ast.If) else True
        collection = self.patterns.collections.get(node)
        if collection is None:
            return super().execute(node)
        if collection.name in self.appended:
            values = [self.evaluate(part) for part in collection.parts]
            self.sink(node, values[-1] if collection.accumulates or collection.appends else values[0])
            if collection.mode == "once" and isinstance(node, ast.If):
                # What else happens for a new key; that it is added to the set has been said.
                # Or nothing but to go on, where the rest of the body is what happens for it.
                more = (s for s in node.body if not isinstance(s, ast.Continue) and not adds_to(s, collection.name))
                return all(self.execute(part) for part in more)
            return True
        return super().execute(node)

    def _ranked(self, reduction: Reduction) -> None:
        """Evaluate the key of a candidate; what it is replaced by may not be changed when its key is known."""
        key, winner = reduction.key, reduction.winner
        if key is None or winner is None:
            return
        self.evaluate(key)
        values = [winner, *(v for n, v in reduction.follows if n in reduction.compared)]
        for node in values:
            value = self.evaluate(node, consume=False)
            if value.sites and not value.immutable and not is_made_for_it(node, key):
                message = f"`{reduction.name}` may be changed while the loop keeps it"
                self.trace.trouble("APR104", message, key, cause=reduction.name)
        self.bind_name(ast.Name(reduction.name, ast.Store()), self.evaluate(winner, consume=False))

    def evaluate(self, node: ast.expr, consume: bool = True) -> Value:
        """Evaluate an expression; an element of a scanned container is whatever the parent will know."""
        if self.patterns.scans.elements and self._is_element(node):
            assert isinstance(node, ast.Subscript)
            self.evaluate(node.slice)
            return IMMUTABLE
        value = super().evaluate(node, consume)
        if self.numbers and consume and isinstance(node, ast.Subscript) and self._may_be_number(value):
            assert value.place is not None
            if value.place.root.name in self.numbers:
                self.trace.scalars[value.place] = None
                return replace(NUMBER, assumed=True)
        return value

    def bind_name(self, target: ast.Name, value: Value) -> None:
        """Assign to a name; what running values pass through is immutable."""
        symbolic = target.id in self.patterns.scans.symbolic and not self.trace.path
        super().bind_name(target, IMMUTABLE if symbolic else value)

    def _is_element(self, node: ast.expr) -> bool:
        return (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Name)
            and not self.trace.path
            and node.value.id in self.patterns.scans.elements
        )


def _target(node: ast.Assign | ast.AugAssign) -> ast.expr:
    return node.targets[0] if isinstance(node, ast.Assign) else node.target


def start_items(
    executor: IterationExecutor,
    iterable: ast.expr,
    symbol: str,
    whole: bool = False,
    numbered: bool = False,
    make: Callable[[], Items] | None = None,
) -> tuple[Items, Trace]:
    """Evaluate a loop's iterable; return what it gives, and the accesses of iterating it.

    What is evaluated once before the loop, in the caller, is no access of the loop; what is iterated directly is read
    item by item while it runs. With ``whole`` everything is taken to be evaluated then, and effects are kept as well.
    With ``numbered`` the symbol stands for the number of the iteration, which the loop has no name for. ``make`` gives
    the items in a way of its own.
    """
    items = make() if make is not None else (numbered_items if numbered else items_of)(executor, iterable, symbol)
    items = replace(items, value=older(executor, items.value))
    # What the header makes is made once, by the caller: no iteration has it for itself.
    header, executor.trace = executor.trace, executor.trace.afresh()
    executor.env, executor.heap, executor.escaped = {}, Heap(), {}
    if whole:
        return items, header
    lazy = set(lazily_read(iterable))
    kept = Trace(order=header.order)
    for key, touch in header.touches.items():
        if touch.node in lazy:
            kept.touches[key] = touch
    return items, kept


def older(executor: IterationExecutor, value: Value) -> Value:
    """Return an item as the iteration sees it: objects made by the loop's header are older than the iteration."""
    items = None if value.items is None else tuple(older(executor, v) for v in value.items)
    if not value.sites:
        return replace(value, items=items)
    roots = executor.heap.reach(value)[0] | {ITEMS}
    return replace(value, roots=roots, sites=NO_SITES, place=None, items=items, cls=None)


def lazily_read(iterable: ast.expr) -> Iterable[ast.AST]:
    """Yield the expressions whose value is read while the loop runs."""
    if isinstance(iterable, ast.Name | ast.Attribute | ast.Subscript):
        yield iterable
    elif isinstance(iterable, ast.Starred):
        yield from lazily_read(iterable.value)
    elif isinstance(iterable, ast.Call):
        func = iterable.func
        if isinstance(func, ast.Name) and func.id in ("enumerate", "zip", "reversed", "iter", "map", "filter"):
            for argument in iterable.args:
                yield from lazily_read(argument)
        elif isinstance(func, ast.Attribute) and func.attr in ("items", "keys", "values", "flat"):
            yield from lazily_read(func.value)
    elif isinstance(iterable, ast.GeneratorExp):
        yield from ast.walk(iterable)
    elif isinstance(iterable, ast.IfExp):
        yield from lazily_read(iterable.body)
        yield from lazily_read(iterable.orelse)


def run_comprehension(executor: IterationExecutor, node: ComprehensionNode, items: Items) -> Value:
    """Execute what an item of the first ``for`` of a comprehension goes through; return the result: it stays."""
    first = node.generators[0]
    with executor.inside(executor.facts.scope_of[node]):
        executor.bind_target(first.target, items.value)
        for condition in first.ifs:
            executor.evaluate(condition)
        for generator in node.generators[1:]:
            executor.trace.interprets = True
            inner = items_of(executor, generator.iter, executor.symbol(generator, generator.target))
            if inner.variable is not None:
                executor.note_inner(generator, inner.variable)
            executor.bind_target(generator.target, inner.value)
            for condition in generator.ifs:
                executor.evaluate(condition)
        if isinstance(node, ast.DictComp):
            executor.evaluate(node.key)
        result = node.value if isinstance(node, ast.DictComp) else node.elt
        value = executor.evaluate(result)
        executor.sink(result, value)
        return value
