"""What the judges of one loop share: the loop, its result so far, and how obstacles are added."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autopar.analysis.accumulation.inductions import Induction
from autopar.analysis.accumulation.patterns import Patterns, Recurrences
from autopar.analysis.calls.fixpoint import Summaries
from autopar.analysis.causes import Found
from autopar.analysis.names.roles import NameFacts
from autopar.analysis.random_draws.drawn import Drawn
from autopar.analysis.result import LoopResult
from autopar.analysis.tracing.frames import Frames
from autopar.analysis.tracing.provenance import AttributeRoot
from autopar.spec import LoopKind, Obstacle
from autopar.syntax.scopes import LoopSite, ModuleFacts, ScopeKind, Variable
from autopar.syntax.source import Source


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at a loop; the plain one first, the others where it leaves the loop sequential.

    Parameters
    ----------
    by_element
        Elements that are loaded and stored in turn may be running values.
    of_numbers
        Elements of what the loop stores into are taken to be numbers, which the runtime then looks at.
    keyed
        Containers may be asked for a key before they are stored into.
    by_item
        The number of the iteration has a name, so that items are parts of what the loop runs over.
    ranked
        A candidate may be compared by a key of it.
    by_run
        What the loop runs over has a name of its own, and is touched through its items alone.
    inlines
        The bodies of callees are looked at in place. The first trouble ends the look: it is only asked whether the
        loop is parallel.
    as_if_final
        Nothing overrides the methods of ``self``, which the runtime then looks at.
    operators
        Operators on instances of the module's classes are calls of their methods.
    forecasts
        What a recurrence hands from one iteration to the next may be forecast where a chunk begins.
    """

    by_element: bool = False
    of_numbers: bool = False
    keyed: bool = False
    by_item: bool = False
    ranked: bool = False
    by_run: bool = False
    inlines: bool = False
    as_if_final: bool = False
    operators: bool = False
    forecasts: bool = False


class LoopContext:
    """One loop under analysis."""

    def __init__(
        self, facts: ModuleFacts, names: NameFacts, summaries: Summaries, source: Source, site: LoopSite, look: Look
    ) -> None:
        self.facts = facts
        self.names = names
        self.summaries = summaries
        self.source = source
        self.site = site
        self.look = look
        self.node = site.node
        self.scope = site.scope
        self.module_level = site.scope.function.kind is ScopeKind.MODULE
        kinds = {ast.While: LoopKind.WHILE, ast.SetComp: LoopKind.SET, ast.DictComp: LoopKind.DICT,
                 ast.ListComp: LoopKind.LIST, ast.GeneratorExp: LoopKind.LIST}  # fmt: skip
        self.result = LoopResult(site, kinds.get(type(site.node), LoopKind.FOR))
        self.bound: frozenset[str] = frozenset()
        self.counted: frozenset[str] = frozenset()
        self.patterns = Patterns({}, {})
        self.found: list[Found] = []
        self.seen: set[tuple[str, int, int]] = set()
        self.changed: frozenset[str] = frozenset()
        self.reached: tuple[str, ...] = ()
        self.frames: Frames | None = None
        self.drawn: Drawn = {}
        self._bindings: dict[ast.AST, dict[str, ast.Name]] = {}
        self.inductions: dict[str, Induction] = {}
        self.carries: dict[str, ast.expr] = {}
        self.recurrences = Recurrences()
        self.attributes: Mapping[str, AttributeRoot] = {}
        self.parts: Mapping[tuple[Variable, str], AttributeRoot] = {}

    @property
    def overridden(self) -> bool:
        """True where a method was not followed because a class overrides it."""
        return self.frames is not None and self.frames.overridden

    def obstacle(
        self,
        code: str,
        message: str,
        node: ast.AST,
        hint: str = "",
        related: ast.AST | None = None,
        cause: str = "",
    ) -> None:
        """Add an obstacle, once per place and code; those of one code and ``cause`` are one report in the end."""
        line, column = self.source.start(node if hasattr(node, "lineno") else self.node)
        if (code, line, column) in self.seen:
            return
        self.seen.add((code, line, column))
        related_line = getattr(related, "lineno", None) if related is not None else None
        self.found.append(Found(Obstacle(code, message, line, column, related_line, hint), cause))

    def has(self, code: str, cause: str) -> bool:
        """Tell whether an obstacle of that code and cause has been found."""
        return any(f.obstacle.code == code and f.cause == cause for f in self.found)

    def appended(self) -> list[str]:
        """Containers that surely are only added to; those that are only stored into may be arrays as well."""
        return [
            name
            for name, found in self.patterns.collected.items()
            if name not in self.bound and any(c.appends for c in found)
        ]

    def loaded(self, body: Iterable[ast.AST], header: Iterable[ast.AST]) -> set[str]:
        """Return the containers that the loop loads elements from and stores elements to, and names nowhere else."""
        counts: Counter[str] = Counter()
        kinds: dict[str, set[type]] = {}
        for node in (n for root in (*header, *body) for n in ast.walk(root)):
            if isinstance(node, ast.Name):
                counts[node.id] += 1
            elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
                counts[node.value.id] -= 1
                kinds.setdefault(node.value.id, set()).add(type(node.ctx))
        both = {name for name, found in kinds.items() if found == {ast.Load, ast.Store}}
        return {name for name in both if counts[name] == 0 and name not in self.bound}

    def builtin(self, name: str) -> bool:
        return self.facts.resolve(name, self.scope).is_builtin and not self.facts.star_imports

    def first_place(self, node: ast.AST, name: str) -> tuple[int, int]:
        found = self.binding_node(node, name)
        return getattr(found, "lineno", 0), getattr(found, "col_offset", 0)

    def binding_node(self, node: ast.AST, name: str) -> ast.AST:
        if node not in self._bindings:
            names = [n for n in ast.walk(node) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)]
            names.sort(key=lambda n: (n.lineno, n.col_offset), reverse=True)
            self._bindings[node] = {n.id: n for n in names}
        return self._bindings[node].get(name, node)
