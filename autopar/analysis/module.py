"""A whole file: a report for every loop, an outline for each loop that will run parallel."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace

from autopar.analysis.arrays.statements import array_rows
from autopar.analysis.distribution.outline import outline_of_stages
from autopar.analysis.distribution.stages import distributed
from autopar.analysis.headers.own_items import RunOver
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.names.numbers import Numbers
from autopar.analysis.outline import Outline
from autopar.analysis.outlining import outline_of
from autopar.analysis.program import Program
from autopar.analysis.result import LoopResult, Written
from autopar.analysis.sharing.fresh_arrays import is_fresh
from autopar.analysis.transformations.interchange import interchanged, outline_of_nest
from autopar.spec import SEARCHES, LoopReport, Verdict
from autopar.spec.callee import Callee
from autopar.syntax.pragmas import Pragma, PragmaKind, read_pragmas
from autopar.syntax.scopes import COMPREHENSIONS, LoopSite, ModuleFacts, Scope
from autopar.syntax.source import Source
from autopar.syntax.visit import read_module


@dataclass(frozen=True, slots=True)
class ModuleAnalysis:
    """What the analysis of one file gives.

    Parameters
    ----------
    reports
        One row per loop, and per array statement where they were asked for, by position.
    outlines
        The loops that the rewrite replaces.
    pragmas
        Every ``# autopar:`` comment of the file.
    used_pragmas
        Those among them that speak of a loop (or, for ``ignore``, silence an obstacle that is there).
    needs
        Files of other modules that the verdicts rest on, each with the digest of its text.
    """

    reports: tuple[LoopReport, ...] = ()
    outlines: tuple[Outline, ...] = ()
    pragmas: tuple[Pragma, ...] = ()
    used_pragmas: tuple[Pragma, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()


def analyze_module(source: str, path: str, program: Program | None = None, *, arrays: bool = False) -> ModuleAnalysis:
    """Analyse one file.

    Parameters
    ----------
    source
        Its text.
    path
        Its name, for the reports.
    program
        The program that it belongs to; without one, nothing is known of the user's other modules.
    arrays
        True for a row for each array statement too.

    Raises
    ------
    SyntaxError, ValueError
        As `ast.parse` does.
    """
    pragmas = read_pragmas(source)
    arrays = arrays and "numpy" in source
    if "for" not in source and "while" not in source and not arrays:
        return ModuleAnalysis(pragmas=pragmas)
    text = Source(source)
    if program is None:
        facts = read_module(text.parse(path))
        analysis = LoopAnalysis(facts, text)
    else:
        home = program.home(path, source)
        facts = home.facts
        analysis = LoopAnalysis(facts, text, home.summaries)
    chooser = _Chooser(analysis, facts, text, path, pragmas)
    for site in facts.loops:
        chooser.add(site)
    if arrays:
        chooser.add_arrays()
    unit = analysis.summaries.unit
    return replace(chooser.result(), needs=() if unit is None else unit.files())


class _Chooser:
    """Goes through the loops from outside in; the outermost parallel one of a nest is taken."""

    def __init__(
        self, analysis: LoopAnalysis, facts: ModuleFacts, source: Source, path: str, pragmas: tuple[Pragma, ...]
    ) -> None:
        self.analysis = analysis
        self.facts = facts
        self.source = source
        self.path = path
        self.pragmas = pragmas
        self.reports: list[LoopReport] = []
        self.outlines: list[Outline] = []
        self.used: dict[Pragma, None] = {}
        self.parallel: set[ast.AST] = set()
        self.off: set[ast.AST] = set()
        self.numbers = Numbers(facts)

    def result(self) -> ModuleAnalysis:
        """Return everything found."""
        return ModuleAnalysis(tuple(self.reports), tuple(self.outlines), self.pragmas, tuple(self.used))

    def add_arrays(self) -> None:
        """Put the array statements among the rows."""
        rows = array_rows(self.facts, self.source, self.path, self.parallel)
        self.reports = sorted([*self.reports, *rows], key=lambda r: (r.line, r.column))

    def add(self, site: LoopSite) -> None:
        """Judge one loop; those around it have been judged."""
        line, _ = self.source.start(site.node)
        here = [p for p in self.pragmas if p.target == line]
        for pragma in here:
            if pragma.kind in (PragmaKind.OFF, PragmaKind.REQUIRE):
                self.used[pragma] = None
        outermost = not any(loop in self.parallel for loop in site.around)
        if is_kernel(self.facts, site.scope):
            self._report(site, Verdict.PARALLEL, "APR004", "the loop is a kernel already", outermost)
            self.parallel.add(site.node)
            return
        result = self.analysis.analyze(site, attributes=True)
        for pragma in here:
            if pragma.kind is PragmaKind.IGNORE and {o.code for o in result.obstacles} & set(pragma.codes):
                self.used[pragma] = None
        pragma_text = next((str(p.kind) for p in here if p.kind in (PragmaKind.OFF, PragmaKind.REQUIRE)), "")
        if any(p.kind is PragmaKind.OFF for p in here):
            self._report(site, Verdict.SEQUENTIAL, "APR003", "left alone: `# autopar: off`", outermost, pragma="off")
            self.off.add(site.node)
            return
        interchanges = result.obstacles or (result.collected and not result.attributes)
        if interchanges and outermost and self._interchange(site, result, pragma_text):
            return
        if result.obstacles and outermost and self._distribute(site, result, pragma_text):
            return
        if result.obstacles or (result.trivial and result.scans):
            result = self.analysis.forecast(site, result) or result
        if result.obstacles:
            first = result.obstacles[0]
            self._report(site, Verdict.SEQUENTIAL, first.code, first.message, outermost, result, pragma=pragma_text)
            return
        guarded = result.forecasts or any(w.wrapped or w.reads for w in result.written)
        verdict, code = (Verdict.GUARDED, "APR002") if guarded else (Verdict.PARALLEL, "APR001")
        self._report(
            site,
            verdict,
            code,
            describe(result),
            outermost,
            result,
            guards_of(result, self.numbers, self.facts),
            pragma_text,
        )
        if result.trivial and result.scans:  # it will not run parallel, but what stands in it may
            return
        self.parallel.add(site.node)
        if outermost and not result.trivial and not site.in_fstring:
            self.outlines.append(outline_of(result, self.facts, self.source))

    def _interchange(self, site: LoopSite, result: LoopResult, pragma: str) -> bool:
        """Take a nest whose loops are to be interchanged; False where it is none."""
        nest = interchanged(self.analysis, site, result)
        outline = None if nest is None else outline_of_nest(nest, self.facts, self.source)
        if nest is None or outline is None:
            return False
        swapped = nest.swapped
        guarded = any(w.wrapped for w in swapped.written)
        verdict, code = (Verdict.GUARDED, "APR002") if guarded else (Verdict.PARALLEL, "APR001")
        message = f"interchanged with the loop in line {nest.inner.lineno}, {describe(swapped)}"
        self._report(site, verdict, code, message, True, swapped, guards_of(swapped, self.numbers, self.facts), pragma)
        self.parallel.add(site.node)
        self.outlines.append(outline)
        return True

    def _distribute(self, site: LoopSite, result: LoopResult, pragma: str) -> bool:
        """Take a loop that runs in two stages; False where it does not."""
        if site.in_fstring or (split := distributed(self.analysis, site, result)) is None:
            return False
        outline = outline_of_stages(split, self.facts, self.source)
        if outline is None:
            return False
        whole, lines = split.whole, split.lines()
        guarded = any(w.wrapped for w in whole.written)
        verdict, code = (Verdict.GUARDED, "APR002") if guarded else (Verdict.PARALLEL, "APR001")
        names = listed(f"`{n}`" for n in split.recurrences)
        when, other = ("last", "what comes before it") if split.behind else ("first", "the rest")
        parallel = describe(split.first if split.behind else split.rest)
        message = f"splits into the recurrence of {names} ({lines}), which runs {when}, and {other}: {parallel}"
        self._report(site, verdict, code, message, True, whole, guards_of(whole, self.numbers, self.facts), pragma)
        self.parallel.add(site.node)
        self.outlines.append(outline)
        return True

    def _report(
        self,
        site: LoopSite,
        verdict: Verdict,
        code: str,
        message: str,
        outermost: bool,
        result: LoopResult | None = None,
        guards: tuple[str, ...] = (),
        pragma: str = "",
    ) -> None:
        line, column = self.source.start(site.node)
        self.reports.append(
            LoopReport(
                path=self.path,
                line=line,
                column=column,
                end_line=site.node.end_lineno or line,
                kind=kind_of(site.node),
                function=site.scope.owner,
                verdict=verdict,
                code=code,
                message=message,
                outermost=outermost,
                reductions=tuple(result.reductions) if result is not None else (),
                private=(*result.private, *(v.name for v in result.privates)) if result is not None else (),
                guards=guards,
                obstacles=tuple(result.obstacles) if result is not None else (),
                pragma=pragma,
            )
        )


def kind_of(node: ast.AST) -> str:
    """Return the report's word for a loop."""
    if isinstance(node, COMPREHENSIONS):
        return "comprehension"
    return "while" if isinstance(node, ast.While) else "for"


def is_kernel(facts: ModuleFacts, scope: Scope) -> bool:
    """Tell whether a loop stands in a function that is a kernel already: ``@autopar.parallel_for(...)``."""
    for ancestor in scope.ancestors():
        node = ancestor.node
        for decorator in getattr(node, "decorator_list", ()):
            func = decorator.func if isinstance(decorator, ast.Call) else decorator
            qualified = facts.qualified(func, ancestor.parent or ancestor)
            if qualified and qualified.startswith("autopar.parallel_"):
                return True
    return False


def describe(result: LoopResult) -> str:
    """Say in one sentence what a parallel loop does."""
    if result.trivial and result.scans:
        return (
            f"it computes {listed(f'`{n}`' for n in result.scans)} from independent terms, with too little work to gain"
            " by itself; `itertools.accumulate`, `np.cumsum` or a mask does it at once"
        )
    if result.forecasts:
        names = listed(f"`{n}`" for n in result.forecasts)
        return f"it hands on {names} as a scan does: each part of it begins with a forecast of that, which is checked"
    parts: list[str] = []
    iterated = list(dict.fromkeys(text.partition("[")[0] for text in result.items.values()))
    stored = [str(a) for w in result.written if w.variable.name not in iterated for a in w.accesses]
    if stored:
        parts.append("writes " + listed(f"`{s}`" for s in stored))
    if iterated:
        texts = {w.variable.name: w.variable.text for w in result.written if isinstance(w.variable, RunOver)}
        parts.append("changes the items of " + listed(f"`{texts.get(name, name)}`" for name in iterated))
    if result.scans:
        parts.append("computes the running values of " + listed(f"`{name}`" for name in result.scans))
    if reduced := [r for r in result.reductions if r.name not in result.scans]:
        parts.append("reduces " + listed(f"`{r.name}` ({r.operator})" for r in reduced))
    keyed = {access.name for access in result.own_keyed}
    if keyed:
        parts.append("gives the elements of " + listed(f"`{name}`" for name in sorted(keyed)) + " new values")
    known = {*keyed, *result.scans}
    if added := [v for v in (*result.collected, *result.elements) if v.name not in known]:
        parts.append("adds to " + listed(f"`{v.name}`" for v in added))
    if result.draws:
        parts.append("draws " + listed(f"{count} from `{v.name}`" for v, count in result.draws.items()))
    if result.exits or result.kind in SEARCHES:
        parts.append(f"may be left early by `{result.exits or result.kind}`")
    if result.privates:
        parts.append("overwrites " + listed(f"`{v.name}`" for v in result.privates) + " before reading it")
    if result.prints:
        parts.append("prints")
    beginning = ""
    if result.first:
        beginning = f" after the first {result.first}" if result.first > 1 else " after the first"
    if result.cuts:
        beginning += " in parts that begin at " + listed(f"`{cut}`" for cut in result.cuts)
    independent = f"its {'terms' if result.scans else 'iterations'} are independent{beginning}"
    return f"{independent}; it {listed(parts)}" if parts else independent


def meetings_of(written: Written) -> str:
    """Say what the values of indices must show of an operand."""
    stored = list(dict.fromkeys(map(str, written.accesses)))
    others = [str(a) for a in written.reads if str(a) not in stored]
    message = f"no two iterations write one element by {listed(f'`{s}`' for s in stored)}"
    if not others:
        return message
    earlier = "an earlier iteration" if written.snapshot is not None else "another iteration"
    return f"{message}, and {listed(f'`{o}`' for o in others)} reads none that {earlier} writes"


def listed(items: Iterable[str]) -> str:
    """Join words as a sentence does."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def guards_of(result: LoopResult, numbers: Numbers, facts: ModuleFacts) -> tuple[str, ...]:
    """Say what the runtime checks before it runs a loop parallel."""
    found: list[str] = []
    written = [w.variable.name for w in result.written]
    private = [v.name for v in result.privates]
    special = {
        *written,
        *private,
        *(v.name for v in (*result.collected, *result.elements)),
        *(r.name for r in result.reductions),
    }
    special.update(v.name for v in result.draws)
    known = {**result.operands, **{w.variable.name: w.variable for w in result.written}}
    own = {name for name, variable in known.items() if is_fresh(variable, result.site.node, facts)}
    others = [n for n, v in result.operands.items() if n not in special and n not in own and not numbers.sure(v)]
    for name in (n for n in written if n not in own):
        rest = [n for n in (*others, *written) if n != name and n not in own]
        apart = f" that shares no memory with {listed(f'`{n}`' for n in rest)}" if rest else ""
        ellipsis = any(
            a.subscript.startswith("...") for w in result.written if w.variable.name == name for a in w.accesses
        )
        found.append(f"`{name}` is an array{'' if ellipsis else ' or a list'}{apart}")
    for name in private:
        rest = [n for n in (*others, *written, *private) if n != name and n not in own]
        apart = f" that shares no memory with {listed(f'`{n}`' for n in rest)}" if rest else ""
        found.append(f"`{name}` is an array{apart}")
    for written_operand in result.written:
        found.extend(f"the index `{t}` does not change sign" for t in written_operand.wrapped)
        if written_operand.reads:
            found.append(meetings_of(written_operand))
    found.extend(f"`{name}` is a number" for name in result.numbers)
    found.extend(f"`{name}` can be forecast where a part of the loop begins" for name in result.forecasts)
    found.extend(f"`{v.name}` is a NumPy generator that can jump ahead" for v in result.draws)
    if result.prints:
        found.append("`sys.stdout` and `sys.stderr` are plain text streams")
    if called := list(dict.fromkeys(Callee.parse(call).dotted for call in result.calls)):
        found.append(f"{listed(f'`{c}`' for c in called)} {'are' if len(called) > 1 else 'is'} as analysed")
    return tuple(found)
