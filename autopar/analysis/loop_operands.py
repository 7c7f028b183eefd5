"""The operands that a loop changes: elements, accumulations, whole objects."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from functools import partial

from autopar.analysis.accesses import Conflict, Nest, Verdict, judge
from autopar.analysis.accumulation.elements import element_reduction
from autopar.analysis.accumulation.keyed import MAKERS
from autopar.analysis.dependence.pairs import DependenceKind, LoopVariable
from autopar.analysis.headers.item_positions import position_name, spelled_items
from autopar.analysis.headers.iteration import Items
from autopar.analysis.headers.own_items import OwnItems, RunOver
from autopar.analysis.headers.own_keys import is_element, own_key
from autopar.analysis.headers.surroundings import surroundings_of
from autopar.analysis.hints import (
    RECURRENCE,
    dependence_hint,
    generator_hint,
    iterated_hint,
    spelled,
    subscript_hint,
    whole_hint,
)
from autopar.analysis.loop_names import NameJudge
from autopar.analysis.names.integers import Integers
from autopar.analysis.result import Written
from autopar.analysis.sharing.older_reads import older_reads
from autopar.analysis.sharing.passed_together import passed_together
from autopar.analysis.sharing.views import Views
from autopar.analysis.tracing.iterate import IterationExecutor
from autopar.analysis.tracing.kinds import DRAWN
from autopar.analysis.tracing.provenance import ANYTHING, ELSEWHERE, ITEMS, base_of, related
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.analysis.transformations.cuts import cut_apart
from autopar.analysis.transformations.forecasts import distance_of, handing_on
from autopar.analysis.transformations.inspection import Inspected, inspected
from autopar.analysis.transformations.privatization import PrivateArrays
from autopar.analysis.transformations.splitting import split_off
from autopar.analysis.witness import is_overwritten, witness_of
from autopar.spec import Access
from autopar.spec.callee import Callee
from autopar.syntax.named import names_in
from autopar.syntax.scopes import STATEMENT_LOOPS, ScopeKind, Variable

_OF_UNKNOWN = {"APR201", "APR202", "APR207", "APR304"}
"""Of what a call that nothing is known of has given, one report is enough."""
_DEPENDENCE_CODES = {DependenceKind.FLOW: "APR101", DependenceKind.ANTI: "APR102", DependenceKind.OUTPUT: "APR103"}


@dataclass(frozen=True, slots=True)
class Seen:
    """The accesses of a loop by operand, and the nest that they were seen in."""

    by_root: dict[Variable, list[Touch]]
    nest: Nest


class OperandJudge(PrivateArrays, NameJudge):
    """Judges what a loop does with its operands."""

    seen_there: Seen | None = None
    own_items: OwnItems

    def _accesses(self, touches: list[Touch], items: Items, executor: IterationExecutor, lazy: set[int]) -> None:
        self.reached = tuple(Callee.parse(call).qualname for call in executor.trace.calls)
        by_root: dict[Variable, list[Touch]] = {}
        for touch in touches:
            by_root.setdefault(touch.root, []).append(touch)
        variable = items.variable or LoopVariable("#", None, None, 1)
        integers = Integers(self.facts, self.names)
        inner = tuple(executor.inner.values())
        nonnegative = integers.nonnegative(self.node, self.scope, (variable, *inner))
        around = surroundings_of(self.site, self.facts)
        sure = integers.sure(self.scope)
        nest = Nest(
            variable,
            items.directed,
            inner,
            nonnegative,
            (*items.conditions, *around.conditions),
            lambda name: name in around.integers or sure(name),
        )
        self.seen_there = Seen(by_root, nest)
        self.changed = frozenset(root.name for root, found in by_root.items() if any(t.writes for t in found))
        self._callees(by_root)
        self._draws(by_root)
        collected = self.patterns.collected
        for root, own in by_root.items():
            if root in self.result.draws:
                continue
            writes = [t for t in own if t.writes]
            found = [*own, *of_relatives(root, by_root)] if writes else own
            mine = self.facts.resolve(root.name, self.scope) is root
            late = is_dict(root) or root.name in self.patterns.scans.into
            if mine and late and root.name in collected and all(self._in_collection(t) for t in found):
                self._collect(root, [], lazy)
            elif mine and root.name in self.appended():
                self._collect(root, found, lazy)
            elif mine and writes and self._own_keyed(root, found, executor):
                continue
            elif writes:
                self._stored(root, found, nest, items, lazy, executor)
        for name in self.appended():
            root = self.facts.resolve(name, self.scope)
            if root not in by_root:
                self._collect(root, [], lazy)
        for name in sorted(self.patterns.scans.elements):
            root = self.facts.resolve(name, self.scope)
            self._collect(root, by_root.get(root, []), lazy)
        order = [*collected, *sorted(self.patterns.scans.elements)]
        self._shared(by_root, nest)
        self.result.collected.sort(key=lambda v: order.index(v.name) if v.name in order else len(order))
        self._scanned_into()

    def _spell_items(self, node: ast.For | ast.AsyncFor, symbol: str) -> None:
        """Say which operands the number of the iteration, ``symbol``, counts the items of."""
        written = {w.variable.name for w in self.result.written}
        items = spelled_items(node.target, node.iter, symbol)
        self.result.items = {target: text for target, name, text in items if name in written}
        unclear = self.carries or self.result.drains or any(w.snapshot is not None for w in self.result.written)
        if not self.found and (unclear or not self.result.items):
            self.obstacle("APR106", "the loop changes its items, which may be one object several times", node)

    def _spell_own_items(self, node: ast.For | ast.AsyncFor, touches: list[Touch]) -> None:
        """Say which of what the loop runs over it changes by way of its items."""
        result, own = self.result, self.own_items
        written = [w.variable.name for w in result.written]
        other = own.touched_otherwise(written, touches)
        if other is not None:
            text = ast.unparse(node.iter)
            message = f"the loop changes the items of `{text}`, and touches it by another way as well"
            self.obstacle("APR106", message, other.node, "iterate over a copy", node.iter)
        result.items.update(own.spelled(written, position_name(self.facts)))
        unclear = bool(self.carries or result.drains or result.follows or result.scans or result.exits)
        unclear = unclear or own.run_over_twice(written) or any(w.snapshot is not None for w in result.written)
        if not self.found and (unclear or not result.items):
            self.obstacle("APR106", "the loop changes its items, which may be one object several times", node)

    def _own_keyed(self, root: Variable, found: list[Touch], executor: IterationExecutor) -> bool:
        """Take a dict whose elements get new values by the loop's own key; False where it is none."""
        key = own_key(self.node, root.name)
        if (
            not key
            or root.name in self.result.keyed
            or any(t.via or (t.writes and not is_element(t, root.name)) for t in found)
        ):
            return False
        self.needs_value(root)
        self.result.collected.append(root)
        self.result.own_keyed.append(Access(root.name, key))
        if root in executor.trace.augmented:
            self.result.scalars = (*self.result.scalars, Access(root.name, key))
        return True

    def _shared(self, by_root: dict[Variable, list[Touch]], nest: Nest) -> None:
        """Report dependences between names that are known to share an object."""
        views = Views(self.facts, self.scope, self.node)
        written = [w.variable for w in self.result.written]
        together = partial(passed_together, summaries=self.summaries, views=views)
        self.result.older = older_reads(written, by_root, views, nest, self._is_handed_on, together)
        for view, conflict in views.conflicts(by_root, nest):
            kind, name = conflict.dependence.kind, view.base.name
            write = conflict.earlier if conflict.earlier.writes else conflict.later
            other = conflict.later if write is conflict.earlier else conflict.earlier
            witness = witness_of(name, conflict, nest)
            message = f"{_dependence_text(name, kind, write, witness.distance)}, under two names"
            first, second = (other, write) if kind is DependenceKind.FLOW else (write, other)
            hint = f"give one of the names a copy before the loop: `{name}.copy()`"
            if view.steps:
                hint = dependence_hint(name, kind, witness.exact, self.node)
            self.obstacle(_DEPENDENCE_CODES[kind], message, first.node, hint, second.node)

    def _is_handed_on(self, root: Variable) -> bool:
        """Tell whether the kernel can take an operand that is only read, by its name."""
        mine = root.scope is not None and self.facts.resolve(root.name, self.scope) is root
        return mine and root.name not in self.bound and self.names.assigned(root, self.node, self.scope) is True

    def _scanned_into(self) -> None:
        """Make sure that running values are only stored where they can be filled in later."""
        known = {v.name for v in self.result.collected}
        for name in sorted(self.patterns.scans.into - (known - self.result.keyed.keys())):
            self.obstacle(
                "APR104",
                f"`{name}` takes values that come from an earlier iteration, and is used otherwise as well",
                self.node,
                "store them in a list or array of their own",
            )

    def _draws(self, by_root: dict[Variable, list[Touch]]) -> None:
        """Take the generators to which nothing is done but draw from them a known number of times."""
        for variable, draws in self.drawn.items():
            nodes = draws.nodes | draws.inside
            other = next((t for t in by_root.get(variable, ()) if t.node not in nodes), None)
            if other is None:
                self.result.draws[variable] = str(draws.count)
            else:
                hint = spelled(generator_hint(self.facts, self.scope, variable.name), self.node)
                message = f"`{variable.name}`, which all iterations draw from, is used in another way"
                self.obstacle("APR203", message, other.node, hint, cause=variable.name)

    def _stored(
        self, root: Variable, found: list[Touch], nest: Nest, items: Items, lazy: set[int], executor: IterationExecutor
    ) -> None:
        """Judge an operand that the loop writes to; where its iterations meet, each may have one of its own."""
        before, seen = len(self.found), set(self.seen)
        if not self._grown(root, found, lazy) and not self._changed(root, found, lazy):
            self._written(root, found, nest, items, lazy, collectable=root.name in self.patterns.collected)
        if isinstance(root, RunOver):
            return
        if len(self.found) > before and self._is_private(root, found, executor, nest):
            del self.found[before:]
            self.seen = seen
            self.needs_value(root)
            self.result.privates.append(root)

    def _touches_of(self, root: Variable) -> list[Touch]:
        return [] if self.seen_there is None else self.seen_there.by_root.get(root, [])

    def needs_value(self, root: Variable) -> None:
        """Report an operand that may have no value where the loop starts."""
        if self.names.assigned(root, self.node, self.scope) is not True:
            self.obstacle(
                "APR316",
                f"`{root.name}` may be unassigned where the loop starts",
                self.node,
                f"assign `{root.name}` before the loop",
            )

    def _callees(self, by_root: dict[Variable, list[Touch]]) -> None:
        """A callee that touches a name which the loop binds."""
        for root, found in by_root.items():
            via = next((t for t in found if t.via), None)
            mine = root.name in self.bound and self.facts.resolve(root.name, self.scope) is root
            if via is not None and root is ELSEWHERE and self.module_level:
                self.obstacle(
                    "APR206",
                    f"`{via.via}` reads a module that cannot be found and may be this one, whose names the loop binds",
                    via.node,
                    "move the loop into a function",
                )
            if via is not None and mine:
                self.obstacle(
                    "APR206",
                    f"`{via.via}` uses `{root.name}`, which the loop binds",
                    via.node,
                    f"pass `{root.name}` to `{via.via}` as an argument",
                )

    def _collect(self, root: Variable, found: list[Touch], lazy: set[int]) -> None:
        other = next(iter(found), None)
        if other is not None:
            if id(other.node) in lazy:
                self.obstacle(
                    "APR108",
                    f"the loop adds to `{root.name}` while it iterates over it",
                    other.node,
                    f"iterate over a copy: `list({root.name})`",
                )
            elif other.via:
                self.obstacle("APR206", f"`{other.via}` uses `{root.name}`, which the loop adds to", other.node)
            else:
                self.obstacle("APR104", f"`{root.name}` is read while the loop adds to it", other.node)
            return
        self.needs_value(root)
        self.result.collected.append(root)

    def _grown(self, root: Variable, found: list[Touch], lazy: set[int]) -> bool:
        """Report a container that is added to and used otherwise; True where it is one."""
        growing = [
            t for t in found if t.kind is Touching.CHANGE and t.how.endswith((".append()", ".add()", ".extend()"))
        ]
        growing = [t for t in growing if t.place is not None and not t.place.indices and not t.via]
        others = [t for t in found if not t.writes]
        if not growing or not others:
            return False
        iterated = next((t for t in others if id(t.node) in lazy), None)
        if iterated is not None:
            self.obstacle(
                "APR108",
                f"the loop adds to `{root.name}` while it iterates over it",
                growing[0].node,
                f"iterate over a copy: `list({root.name})`",
                iterated.node,
            )
        else:
            self.obstacle(
                "APR104",
                f"`{root.name}` is read while the loop adds to it",
                others[0].node,
                "read from another container than the one that grows",
                growing[0].node,
            )
        return True

    def _changed(self, root: Variable, touches: list[Touch], lazy: set[int]) -> bool:
        """Report changes that are no stores to elements; True where there are any."""
        found = False
        iterated = next((t for t in touches if id(t.node) in lazy and not t.writes), None)
        for touch in (t for t in touches if t.writes):
            whole = touch.place is None or not touch.place.indices
            if root is ITEMS:
                self.obstacle("APR106", "the loop changes its items, which may be one object several times", touch.node)
            elif root is ANYTHING:
                if not any(f.obstacle.code in _OF_UNKNOWN for f in self.found):
                    how = f" (`{touch.how}`)" if touch.how else ""
                    message = f"the loop changes an object that cannot be identified{how}"
                    self.obstacle("APR106", message, touch.node, "change an object that has a name of its own")
            elif touch.kind is Touching.BIND:
                self.obstacle("APR310", f"`{root.name}` is global or nonlocal and is bound in the loop", touch.node)
            elif touch.via:
                self.obstacle(
                    "APR204",
                    f"`{touch.via}` changes `{root.name}`",
                    touch.node,
                    f"let `{touch.via}` return the new value instead",
                )
            elif touch.kind is Touching.CHANGE and whole:
                self._whole(root, touch, iterated)
            elif touch.place is None:
                self.obstacle(
                    "APR106",
                    f"the store may go to `{root.name}` under another name",
                    touch.node,
                    f"spell the store with `{root.name}[...]`",
                )
            elif whole:
                self.obstacle(
                    "APR107",
                    f"the loop changes a part of `{root.name}` that cannot be followed",
                    touch.node,
                    f"give the part a name before the loop: `part = {root.name}....`",
                )
            else:
                continue
            found = True
        return found

    def _whole(self, root: Variable, touch: Touch, iterated: Touch | None) -> None:
        name, line = root.name, getattr(touch.node, "lineno", 0)
        if any(f.obstacle.code == "APR203" and f.obstacle.line == line for f in self.found):
            return
        if isinstance(touch.node, ast.Name) and self.has("APR104", name):
            # `x += e`: that the loop carries `x` has been said.
            return
        text = "" if iterated is None else ast.unparse(iterated.node)
        if iterated is not None and text == _changed_text(touch.node):
            message = f"the loop changes `{text}`, which it iterates over (`{touch.how}`)"
            self.obstacle("APR108", message, touch.node, iterated_hint(text), iterated.node, cause=text)
            return
        called = touch.how.removesuffix(DRAWN).removesuffix("()")
        if touch.how.endswith(DRAWN):
            hint = spelled(generator_hint(self.facts, self.scope, name), self.node)
            message = f"`{called}` draws from `{name}`, which all iterations share"
            self.obstacle("APR203", message, touch.node, hint, cause=name)
            return
        if isinstance(touch.node, ast.Call) and called in {f.rpartition(".")[2] for f in self.reached}:
            hint = f"let `{called}` return the new value instead of changing `{name}`"
            self.obstacle("APR204", f"`{called}` changes `{name}`, which all iterations share", touch.node, hint)
            return
        how = f" (`{touch.how}`)" if touch.how else ""
        message = f"the loop changes `{name}` as a whole{how}"
        asked = next((t for t in self._touches_of(root) if not t.writes and t.kind is not Touching.SHAPE), None)
        if asked is not None and getattr(asked.node, "lineno", line) != line:
            message += f", which other iterations see in line {getattr(asked.node, 'lineno', 0)}"
        related = None if asked is None else asked.node
        self.obstacle("APR107", message, touch.node, whole_hint(name, touch.node, touch.how), related)

    def _written(
        self, root: Variable, found: list[Touch], nest: Nest, items: Items, lazy: set[int], collectable: bool
    ) -> None:
        via = next((t for t in found if t.via), None)
        if via is not None:
            self.obstacle(
                "APR206",
                f"`{via.via}` reads `{root.name}`, which the loop writes to",
                via.node,
                f"pass what `{via.via}` needs as an argument",
            )
            return
        verdict = judge(root, found, nest)
        reads: tuple[Access, ...] = ()
        direct = items.variable is not None and all(self._counts(t) for t in found if t.writes)
        if direct and root.name in self.recurrences.elements and (far := distance_of(root, found, verdict, nest)):
            self.result.forecasts[root.name] = str(far)
            self.result.first = max(self.result.first, far)
            verdict = handing_on(root, found, verdict, nest)
        if verdict.conflicts or not verdict.spelled or not direct:
            others = [t for t in found if not t.writes and not self._in_collection(t) and not self._is_length(root, t)]
            if collectable and not others:
                self._collect(root, [], lazy)
                return
            behind = split_off(root, found, verdict, nest) if direct and verdict.conflicts else None
            if behind is None and self._elements(root, found, nest):
                return
            if behind is not None:
                first, verdict = behind
                self.result.first = max(self.result.first, first)
            elif direct and (parts := self._in_parts(root, found, verdict, nest)) is not None:
                verdict = parts
            else:
                checked = self._inspected(root, found, verdict, nest)
                if checked is None:
                    self._conflict(root, verdict, found, lazy, nest)
                    return
                verdict, reads = checked.verdict, checked.reads
        base = base_of(root)
        if not isinstance(root, RunOver):
            if self.facts.resolve(base.name, self.scope) is not base or base.name in self.bound:
                self.obstacle("APR106", f"`{root.name}` cannot be named here", found[0].node)
                return
            self.needs_value(base)
        self.result.written.append(
            Written(
                root,
                verdict.accesses,
                verdict.reads_own,
                verdict.snapshot,
                list(dict.fromkeys(verdict.wrapped)),
                verdict.integers,
                verdict.apart,
                reads,
            )
        )

    def _inspected(self, root: Variable, found: list[Touch], verdict: Verdict, nest: Nest) -> Inspected | None:
        """Take an operand whose accesses only the values of their indices tell apart."""
        if not isinstance(self.node, ast.For) or is_dict(root) or self.look.by_item or self.look.by_run:
            return None
        changed = self.changed | {*self.patterns.reduced, *self.patterns.collected}
        return inspected(root, found, verdict, nest, self.node, changed)

    def _in_parts(self, root: Variable, found: list[Touch], verdict: Verdict, nest: Nest) -> Verdict | None:
        """Take an operand that is independent in parts of the loop; None where it is not."""
        if not verdict.conflicts or self.result.exits or self.result.drains:
            return None
        cuts = cut_apart(root, found, verdict, nest)
        if cuts is None or not all(self._is_handed(name) for text in cuts.texts for name in names_in(ast.parse(text))):
            return None
        self.result.cuts = tuple(dict.fromkeys((*self.result.cuts, *cuts.texts)))
        return cuts.verdict

    def _is_handed(self, name: str) -> bool:
        """Tell whether the kernel can know what a name stands for before it runs: it has a value, or is global."""
        variable = self.facts.resolve(name, self.scope)
        owner = variable.scope
        if name in self.bound or variable.is_builtin or owner is None or owner.kind is ScopeKind.MODULE:
            return True
        return self.names.assigned(variable, self.node, self.scope) is True

    def _elements(self, root: Variable, found: list[Touch], nest: Nest) -> bool:
        """Take an operand with elements that are accumulated into while others are read."""
        body = getattr(self.node, "body", ()) if isinstance(self.node, STATEMENT_LOOPS) else ()
        if self.facts.resolve(root.name, self.scope) is not root or root.name in self.bound:
            return False
        if self.names.assigned(root, self.node, self.scope) is not True:
            return False
        reduction = element_reduction(root, found, body, nest)
        if reduction is None or any(self.facts.qualified(f, self.scope) not in MAKERS for f in reduction.makers):
            return False
        self.result.elements[root] = reduction.own
        self.result.integers |= reduction.integers
        if reduction.mode:
            self.result.keyed[root.name] = reduction.mode
        return True

    def _counts(self, touch: Touch) -> bool:
        """True for a store whose first indices are positions, or the last ones behind an Ellipsis."""
        place = touch.place
        return place is not None and (bool(place.trailing) or place.indices[:1] not in ((), (None,)))

    def _in_collection(self, touch: Touch) -> bool:
        """True for the store of an accumulation, and for its read of the old element."""
        return any(
            touch.node is c.old
            or (
                isinstance(n, ast.Assign | ast.AugAssign)
                and touch.node in (*getattr(n, "targets", ()), getattr(n, "target", None))
            )
            for n, c in self.patterns.collections.items()
        )

    def _is_length(self, root: Variable, touch: Touch) -> bool:
        """True where an operand is asked for its size alone, which accumulating into its elements leaves as it is."""
        if touch.kind is not Touching.SHAPE or touch.via or is_dict(root):
            return False
        return all(c.accumulates for c in self.patterns.collections.values() if c.name == root.name)

    def _conflict(self, root: Variable, verdict: Verdict, found: list[Touch], lazy: set[int], nest: Nest) -> None:
        name = root.name
        if not verdict.conflicts:
            touch = next(t for t in found if t.writes)
            hint = subscript_hint(name, touch.node, self.node)
            self.obstacle("APR105", f"the subscript of `{name}` cannot be analysed", touch.node, hint)
            return
        conflict = min(verdict.conflicts, key=_weight)
        read = conflict.later if not conflict.later.writes else conflict.earlier
        write = conflict.earlier if conflict.earlier.writes else conflict.later
        if id(read.node) in lazy and not read.writes:
            self._iterated(name, write, read)
        elif write.place is None or not write.place.indices or None in write.place.indices:
            message = f"where `{name}` is written to depends on values known only at run time"
            whole = not read.writes and read.place is not None and not read.place.indices
            hint = RECURRENCE if whole else subscript_hint(name, write.node, self.node)
            self.obstacle("APR105", message, write.node, hint, read.node)
        elif not read.writes and isinstance(read.node, ast.Name) and read.node.id != name:
            self._renamed(name, write, read, read.node.id)
        elif conflict.dependence.kind is DependenceKind.FLOW and is_overwritten(write, read, nest):
            text = ast.unparse(write.node)
            message = f"all iterations write `{text}`, each before it reads it (line {getattr(read.node, 'lineno', 0)})"
            hint = f"keep the value in a name of the iteration's own, in place of `{text}`"
            self.obstacle("APR103", message, write.node, hint, read.node)
        else:
            kind = conflict.dependence.kind
            witness = witness_of(name, conflict, nest)
            message = _dependence_text(name, kind, write, witness.distance)
            if witness.example:
                message = f"{message}: {witness.example}"
            flow = kind is DependenceKind.FLOW
            first, second = (read, write) if flow else (write, read)
            hint = dependence_hint(name, kind, witness.exact, self.node)
            self.obstacle(_DEPENDENCE_CODES[kind], message, first.node, hint, second.node)

    def _renamed(self, name: str, write: Touch, read: Touch, other: str) -> None:
        """Report a read through another name, as by ``x = max(a[i], b[i])``, which gives one of the two objects."""
        self.obstacle(
            "APR101",
            f"`{other}` may stand for an element of `{name}` that another iteration writes"
            f" (line {getattr(write.node, 'lineno', 0)})",
            read.node,
            f"make `{other}` a number of its own where it is assigned: `{other} = float(...)`",
            write.node,
        )

    def _iterated(self, name: str, write: Touch, read: Touch) -> None:
        """Report a change of what the loop iterates over."""
        if write.name is None:
            message = f"the loop changes the items of `{name}`, which may be the same object twice"
            hint = f"loop over `enumerate({name})` or by index"
            self.obstacle("APR106", message, write.node, hint, read.node)
        else:
            hint = f"iterate over a copy, or by index with `enumerate({name})`"
            self.obstacle("APR108", f"the loop changes `{name}`, which it iterates over", write.node, hint, read.node)


def of_relatives(root: Variable, by_root: dict[Variable, list[Touch]]) -> list[Touch]:
    """Return the accesses to what an operand is reached through, and to its own attributes, as reads of all of it."""
    return [
        replace(t, root=root, place=None, kind=Touching.READ, name=None)
        for other, found in by_root.items()
        if other is not root and related(root, other)
        for t in found
        if t.kind is not Touching.SHAPE
    ]


def _changed_text(node: ast.AST) -> str:
    """Return the source of the object that a method call or ``del`` changes."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return ast.unparse(node.func.value)
    return ast.unparse(node.value) if isinstance(node, ast.Subscript) else ""


def _weight(conflict: Conflict) -> tuple[bool, bool]:
    """Order conflicts: one that is sure before one that may be, flow before the others."""
    sure = conflict.question is not None or conflict.dependence.exact
    return not sure, conflict.dependence.kind is not DependenceKind.FLOW


def _dependence_text(name: str, kind: DependenceKind, write: Touch, distance: int | None) -> str:
    line = getattr(write.node, "lineno", 0)
    if kind is DependenceKind.OUTPUT:
        return f"two iterations may write the same element of `{name}` (line {line})"
    flow = kind is DependenceKind.FLOW
    if distance is None:
        what = "may have written" if flow else "may write"
        return f"an element of `{name}` is read that another iteration {what} (line {line})"
    apart = f"{distance} iteration{'s' if distance != 1 else ''} {'earlier' if flow else 'later'}"
    return f"an element of `{name}` is read that is written {apart} (line {line})"


def is_dict(variable: Variable) -> bool:
    """Tell whether a name surely stands for a dict: bound once, to a display or a call that makes one."""
    binding = variable.single()
    if binding is None or not isinstance(binding.node, ast.Assign | ast.AnnAssign):
        return False
    value = binding.node.value
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in ("dict", "defaultdict", "Counter")
    return isinstance(value, ast.Dict | ast.DictComp)
