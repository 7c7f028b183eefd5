"""Loops that change the items of what no name stands for: ``for col in m.T``, ``for row in m[1:]``, ``reversed(m)``.

What the loop runs over then gets a name of its own, which is no operand of the kernel: the runtime finds it in the
kernel's iterable. Nothing else in the loop may touch what it is made of, and the runtime sees to it that no other
object shares memory with it, and that its items are objects of their own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.headers.iteration import Items, builtin_call, items_of, tuple_of
from autopar.analysis.tracing.evaluate import Evaluator
from autopar.analysis.tracing.provenance import INTEGER, Place, Roots, Value, related
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.spec import Obstacle
from autopar.syntax.free_names import free_name, taken_names
from autopar.syntax.scopes import ModuleFacts, Variable


@dataclass(eq=False, slots=True)
class RunOver(Variable):
    """What a loop runs over, as an operand; ``text`` is how the user spelled it."""

    text: str = ""


@dataclass(slots=True)
class OwnItems:
    """The parts of a loop's header that items come from.

    Parameters
    ----------
    taken
        Words that must not be taken for names.
    found
        What is run over, by the target that stands for its items.
    parts
        The operands that each part is made of, beside its target; ``""`` for a target that is no name.
    """

    taken: frozenset[str]
    found: dict[str, RunOver] = field(default_factory=dict)
    parts: list[tuple[str, Roots]] = field(default_factory=list)

    def items(self, evaluator: Evaluator, target: ast.expr, node: ast.expr, symbol: str) -> Items:
        """Evaluate a loop's header with each item at the position ``symbol``."""
        variable = LoopVariable(symbol, Affine.number(0), None, 1)
        return Items(self._part(evaluator, target, node, symbol), variable, position=True)

    def _part(self, evaluator: Evaluator, target: ast.expr, node: ast.expr, symbol: str) -> Value:
        called = builtin_call(evaluator, node)
        if isinstance(node, ast.Call) and not node.keywords and not any(isinstance(a, ast.Starred) for a in node.args):
            parts = target.elts if isinstance(target, ast.Tuple | ast.List) else []
            if called == "zip" and parts and len(parts) == len(node.args):
                pairs = zip(parts, node.args, strict=True)
                return tuple_of([self._part(evaluator, t, a, symbol) for t, a in pairs])
            if called == "enumerate" and len(parts) == 2 and 1 <= len(node.args) <= 2:
                start = evaluator.evaluate(node.args[1]).affine if len(node.args) == 2 else Affine.number(0)
                count = Affine.symbol(symbol) + start if isinstance(start, Affine) else None
                return tuple_of([replace(INTEGER, affine=count), self._part(evaluator, parts[1], node.args[0], symbol)])
        if called in ("range", "zip", "enumerate") or not isinstance(target, ast.Name):
            value = items_of(evaluator, node, "").value
            self.parts.append(("", evaluator.heap.reach(value)[0]))
            return value
        inner = node.args[0] if called == "reversed" and isinstance(node, ast.Call) and node.args else node
        whole = evaluator.evaluate(inner, consume=False)
        if whole.immutable:
            return items_of(evaluator, node, "").value
        self.parts.append((target.id, evaluator.heap.reach(whole)[0]))
        root = RunOver(self._name(target.id), evaluator.scope, text=ast.unparse(node))
        self.found[target.id] = root
        place = Place(root).at((Affine.symbol(symbol),), scalar=True)
        return Value(frozenset({root}), numeric=whole.numeric, fractional=whole.fractional, place=place)

    def _name(self, target: str) -> str:
        return free_name(f"{target}s", self.taken)

    def touched_otherwise(self, written: Iterable[str], touches: Iterable[Touch]) -> Touch | None:
        """Return an access to what the items that are written belong to, by another way than through them."""
        targets = self._targets(written)
        behind = {root for target, roots in self.parts if target in targets for root in roots}
        return next((t for t in touches if t.kind is not Touching.SHAPE and _meets(t.root, behind)), None)

    def run_over_twice(self, written: Iterable[str]) -> bool:
        """Tell whether items that are written may come from where those of another part of the header come from."""
        targets = self._targets(written)
        for number, (target, behind) in enumerate(self.parts):
            others = [roots for other, (_, roots) in enumerate(self.parts) if other != number]
            if target in targets and any(_meets(root, behind) for roots in others for root in roots):
                return True
        return False

    def _targets(self, written: Iterable[str]) -> set[str]:
        names = set(written)
        return {target for target, root in self.found.items() if root.name in names}

    def spelled(self, written: Iterable[str], symbol: str) -> Mapping[str, str]:
        """Return for each target whose items are changed how the spec spells its item."""
        names = set(written)
        return {target: f"{root.name}[{symbol}]" for target, root in self.found.items() if root.name in names}


def _meets(root: Variable, others: Iterable[Variable]) -> bool:
    return any(root is other or related(root, other) for other in others)


def own_items_of(facts: ModuleFacts) -> OwnItems:
    """Return a header's parts to be found in a module whose words are not to be names for them."""
    return OwnItems(frozenset(taken_names(facts)))


def may_own_items(node: ast.AST, obstacles: Iterable[Obstacle]) -> bool:
    """Tell whether a loop may be free once what it runs over has a name of its own."""
    if not isinstance(node, ast.For) or not any(o.code in ("APR103", "APR106", "APR107", "APR108") for o in obstacles):
        return False
    called = node.iter.func if isinstance(node.iter, ast.Call) else None
    repeats = any(isinstance(n, ast.Starred | ast.Mult) for n in ast.walk(node.iter))
    return not repeats and (not isinstance(called, ast.Name) or called.id != "range")
