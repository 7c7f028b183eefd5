"""Looks at a loop in one way after the other, the plain and cheap one first, until one of them finds it parallel."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from autopar.analysis.accumulation.attribute_names import Replaced, attributes_as_names
from autopar.analysis.arrays.elements import ArrayElements
from autopar.analysis.calls.compiled import CompiledFunctions
from autopar.analysis.calls.fixpoint import Summaries
from autopar.analysis.context import Look
from autopar.analysis.headers.item_positions import changes_what_it_runs_over
from autopar.analysis.headers.own_items import may_own_items, own_items_of
from autopar.analysis.instances.evidence import ClassEvidence
from autopar.analysis.instances.truth_tests import Asked, asked_in
from autopar.analysis.loop import LoopJudge
from autopar.analysis.names.listings import Listings
from autopar.analysis.names.roles import NameFacts
from autopar.analysis.result import LoopResult
from autopar.analysis.transformations.forecasts import cannot_be_forecast
from autopar.spec import LoopKind, Obstacle
from autopar.spec.instance import is_of_class
from autopar.syntax.scopes import LoopSite, ModuleFacts
from autopar.syntax.source import Source

PLAIN = Look()
_BETWEEN_ELEMENTS = {"APR101", "APR102", "APR103", "APR104", "APR105"}
# Obstacles that may be gone when elements are taken to be numbers, not rows or lists that a name may stand for.
_OF_ELEMENTS = {"APR101", "APR102", "APR103", "APR107"}
# Obstacles that may be gone when elements of containers are asked for and added to in order.
_UNDER_KEYS = frozenset({*_BETWEEN_ELEMENTS, "APR106", "APR107"})
# Obstacles that may be gone when the bodies of callees are looked at in place.
_IN_CALLEES = frozenset(
    {
        "APR101",
        "APR102",
        "APR103",
        "APR104",
        "APR105",
        "APR106",
        "APR107",
        "APR201",
        "APR204",
        "APR206",
        "APR207",
        "APR312",
    }
)
# Obstacles that may be gone when attributes that the loop changes are taken for variables.
_OF_ATTRIBUTES = _UNDER_KEYS | _IN_CALLEES | {"APR108", "APR203"}


class LoopAnalysis:
    """Analyses loops of one module, one at a time."""

    def __init__(self, facts: ModuleFacts, source: Source, summaries: Summaries | None = None) -> None:
        self.facts = facts
        self.source = source
        self.summaries = summaries or Summaries(facts)
        self.names = NameFacts(facts)
        self.compiled = CompiledFunctions(facts)
        self.listings = Listings(facts)
        self.array_elements = ArrayElements(facts)
        self._replaced: Replaced | None = None

    @cached_property
    def evidence(self) -> ClassEvidence:
        """What the module's text says of the classes of operands."""
        return ClassEvidence(self.facts)

    @cached_property
    def asked(self) -> Asked:
        """Where the module's code asks for truths and keys."""
        return asked_in(self.facts.tree)

    def analyze(self, site: LoopSite, attributes: bool = False) -> LoopResult:
        """Return what is known of a loop; with ``attributes`` also where they are to it what variables are.

        Without, it is a part of one: instances with special methods are then followed in none of its parts.
        """
        try:
            result = self._analyzed(site, attributes)
            return self._with_attributes(site, result) if attributes and result.obstacles else result
        except RecursionError:
            result = LoopResult(site, LoopKind.FOR)
            line, column = self.source.start(site.node)
            message = "the code is nested too deeply to be followed"
            result.obstacles = [Obstacle("APR201", message, line, column, hint="cut the longest expression in pieces")]
            return result

    def _with_attributes(self, site: LoopSite, result: LoopResult) -> LoopResult:
        """Look again at a loop that changes attributes, and take them for variables."""
        if not {o.code for o in result.obstacles} <= _OF_ATTRIBUTES:
            return result
        with attributes_as_names(self.facts, self.names, site) as replaced:
            if replaced is None:
                return result
            self._replaced = replaced
            try:
                found = self._analyzed(replaced.site)
            finally:
                self._replaced = None
        found.site = site
        return result if found.obstacles else found

    def _analyzed(self, site: LoopSite, whole: bool = True) -> LoopResult:
        result = self._with_summaries(site)
        looked = self._with_operators(site, result.obstacles) if whole else None
        return result if looked is None else looked

    def _with_operators(self, site: LoopSite, obstacles: Sequence[Obstacle]) -> LoopResult | None:
        """Look at operators on instances as calls of their methods; None where that frees the loop no better."""
        if isinstance(site.node, ast.While):
            return None  # its condition is asked once only
        if obstacles and not (any(o.code in _IN_CALLEES for o in obstacles) and self.evidence.operators):
            return None
        if not obstacles and not self.evidence.mentioned(site.node, site.scope):
            return None
        looked = self._judge(site, Look(inlines=True, operators=True)).run()
        return looked if not looked.obstacles and any(map(is_of_class, looked.objects)) else None

    def _with_summaries(self, site: LoopSite) -> LoopResult:
        result = self._judge(site).run()
        found = self._at_elements(site, result)
        if found is not None or not result.obstacles:
            return self._untangled(site, found or result, PLAIN)
        changes_items = changes_what_it_runs_over(site.node, result.obstacles)
        if changes_items:
            looked = self._judge(site, Look(by_item=True)).run()
            if not looked.obstacles:
                return self._untangled(site, looked, Look(by_item=True))
            if all(o.code != "APR106" for o in looked.obstacles):
                result = looked
        if not any(o.code in _IN_CALLEES for o in result.obstacles):
            return result
        if may_own_items(site.node, result.obstacles):
            looked = self._judge(site, Look(by_run=True)).run()
            if not looked.obstacles:
                return self._untangled(site, looked, Look(by_run=True))
        judge = self._judge(site, Look(inlines=True))
        looked = judge.run()
        if looked.obstacles and judge.overridden:
            looked = self._judge(site, Look(inlines=True, as_if_final=True)).run()
        if looked.obstacles and (changes_items or changes_what_it_runs_over(site.node, looked.obstacles)):
            looked = self._judge(site, Look(by_item=True, inlines=True)).run()
        if looked.obstacles and may_own_items(site.node, looked.obstacles):
            looked = self._judge(site, Look(by_run=True, inlines=True)).run()
        return result if looked.obstacles else looked

    def _untangled(self, site: LoopSite, result: LoopResult, look: Look) -> LoopResult:
        """Look at the bodies of callees as well, if it is for them that rows can be arrays only."""
        if not result.entangled or not result.calls:
            return result
        looked = self._judge(site, replace(look, inlines=True)).run()
        return result if looked.obstacles or looked.entangled else looked

    def _at_elements(self, site: LoopSite, result: LoopResult) -> LoopResult | None:
        """Look again at a loop of which only elements stand in the way; None where that frees it no better."""
        codes = {o.code for o in result.obstacles}
        inspected = {w.variable.name for w in result.written if w.reads}
        if inspected and not codes:
            # Elements that are accumulated into need no look at the indices if they are taken down in order.
            again = self._judge(site, Look(keyed=True))
            counted = again.run()
            return counted if not counted.obstacles and inspected <= again.counted else None
        for allowed, look in ((_BETWEEN_ELEMENTS, Look(by_element=True)), (_OF_ELEMENTS, Look(of_numbers=True))):
            if codes and codes <= allowed and not (looked := self._judge(site, look).run()).obstacles:
                return looked
        if codes == {"APR104"}:
            ranked = self._judge(site, Look(ranked=True)).run()
            if not ranked.obstacles and ranked.ranked is not None:
                return ranked
        if codes and codes <= _UNDER_KEYS:
            again = self._judge(site, Look(keyed=True))
            found = again.run()
            overwrites = "APR103" in codes and not found.keyed.keys() <= again.counted
            return None if found.obstacles or overwrites else found
        return None

    def forecast(self, site: LoopSite, result: LoopResult) -> LoopResult | None:
        """Look at a recurrence as one whose chunks may begin with a forecast; None where it is none.

        What has loops inside it hands on more than can be forecast, as a rule, and these may be parallel.
        """
        if not isinstance(site.node, ast.For) or not {o.code for o in result.obstacles} <= _BETWEEN_ELEMENTS:
            return None
        if any(isinstance(n, ast.For | ast.While) for s in site.node.body for n in ast.walk(s)):
            return None
        for look in (Look(forecasts=True), Look(forecasts=True, of_numbers=True)):
            found = self._judge(site, look).run()
            if not found.obstacles and not cannot_be_forecast(found) and not self._with_instances(found):
                return found
        return None

    def _with_instances(self, result: LoopResult) -> bool:
        """Tell whether the loop writes into instances of the module's classes."""
        roots = [w.variable for w in result.written]
        return any(self.evidence.of(root) is not None for root in roots) and self.evidence.operators

    def look_at(self, site: LoopSite, look: Look = PLAIN) -> LoopJudge:
        """Analyse a loop in one way; return what was seen, too."""
        one = self._judge(site, look)
        one.run()
        return one

    def _judge(self, site: LoopSite, look: Look = PLAIN) -> LoopJudge:
        one = LoopJudge(self.facts, self.names, self.summaries, self.source, site, look)
        one.compiled, one.listings, one.array_elements = self.compiled, self.listings, self.array_elements
        if look.by_run:
            one.own_items = own_items_of(self.facts)
        if look.operators:
            one.evidence, one.asked = self.evidence, self.asked
        if self._replaced is not None:
            one.attributes, one.parts = self._replaced.names, self._replaced.parts
        return one
