"""From a loop that may run parallel to the outline of its kernel: spec, parameters, results."""

from __future__ import annotations

from autopar.analysis.accumulation.ranked import outline_of_ranked
from autopar.analysis.headers.own_items import RunOver
from autopar.analysis.outline import Outline, Parameter, Respelling
from autopar.analysis.result import LoopResult
from autopar.analysis.tracing.provenance import base_of
from autopar.spec import SEARCHES, Access, LoopKind, LoopSpec
from autopar.syntax.free_names import free_name, taken_names
from autopar.syntax.scopes import ModuleFacts
from autopar.syntax.source import Source


def outline_of(result: LoopResult, facts: ModuleFacts, source: Source) -> Outline:
    """Return the outline of a loop without obstacles."""
    site = result.site
    line, column = source.start(site.node)
    twins, respellings = _snapshots(result, facts, source)
    parameters = _parameters(result, twins)
    reduced = [r.name for r in result.reductions]
    live = [n for n in result.live if n != result.counter]
    returns = [*reduced, *([result.counter] if result.kind is LoopKind.WHILE else []), *live]
    returns = [n for n in returns if n not in result.attributes]
    outline = Outline(
        line=line,
        column=column,
        end_line=site.node.end_lineno or line,
        function=site.scope.owner,
        spec=_spec(result, twins),
        parameters=tuple(parameters),
        returns=tuple(returns),
        unbound=tuple(result.unbound),
        counter=result.counter,
        stop=result.stop,
        comparison=result.comparison,
        respellings=tuple(respellings),
        exits=result.exits,
    )
    return outline if result.ranked is None else outline_of_ranked(outline, result, facts, source)


def _spec(result: LoopResult, twins: dict[str, str]) -> LoopSpec:
    writes: list[Access] = []
    updates: list[Access] = []
    for written in result.written:
        name = twins.get(written.variable.name, written.variable.name)
        (updates if written.updates else writes).extend(Access(name, a.subscript) for a in written.accesses)
    return LoopSpec(
        kind=result.kind,
        writes=tuple(writes),
        updates=tuple(updates),
        snapshots=tuple((twin, name) for name, twin in twins.items()),
        reduces=tuple((r.name, r.operator) for r in result.reductions),
        apart=tuple(twins.get(w.variable.name, w.variable.name) for w in result.written if w.apart),
        integers=tuple(sorted(result.integers.union(*(w.integers for w in result.written)))),
        older=result.older.reads,
        ahead=result.older.ahead,
        scalars=result.scalars,
        numbers=result.numbers,
        collects=tuple([v.name for v in result.collected] + [twins[v.name] for v in result.elements]),
        reads=(*(access for w in result.written for access in w.reads), *result.own_keyed),
        steps=tuple(result.steps.items()),
        items=tuple(result.items.items()),
        lasts=_lasts(result),
        follows=tuple(result.follows.items()),
        elses=tuple(result.elses.items()),
        scans=result.scans,
        keyed=tuple((twins.get(n, n), mode) for n, mode in result.keyed.items()),
        carries=tuple(result.carries.items()),
        forecasts=tuple(result.forecasts.items()),
        draws=tuple((v.name, count) for v, count in result.draws.items()),
        drains=result.drains,
        breaks=bool(result.exits) or result.kind in SEARCHES,
        privates=tuple(v.name for v in result.privates),
        prints=result.prints,
        fresh=result.fresh,
        made=result.made,
        folded=result.folded,
        calls=result.calls,
        objects=result.objects,
        step=result.step,
        stride=result.stride,
        squared=result.squared,
        first=result.first,
        cuts=result.cuts,
        blas=result.blas,
        releases_gil=result.releases_gil,
    )


def _lasts(result: LoopResult) -> tuple[str, ...]:
    """Return the names of which the last value assigned wins: also attributes that every iteration assigns."""
    some = {*result.conditional, *result.attributes} - result.follows.keys()
    return tuple(n for n in result.live if n in some)


def _parameters(result: LoopResult, twins: dict[str, str]) -> list[Parameter]:
    owners = [name.partition(".")[0] for name in result.attributes]
    named = [w.variable for w in result.written if not isinstance(w.variable, RunOver)]
    written = list(dict.fromkeys([*(base_of(variable).name for variable in named), *owners]))
    collected = [v.name for v in result.collected]
    reduced = [r.name for r in result.reductions]
    private = [v.name for v in result.privates]
    elements = [v.name for v in result.elements]
    special = {*written, *private, *collected, *elements, *reduced}
    names = [n for n in result.operands if n not in special]
    names = list(dict.fromkeys((*names, *(a.name for a in result.older.reads))))
    names.extend(name for name in twins)
    found = [Parameter(n, n) for n in names if "." not in n]
    found.extend(Parameter(twins.get(n, n), n) for n in [*written, *elements])
    # A loop that surely makes a trip assigns its live-outs whatever they were before.
    passed = [n for n in result.live if n in result.assigned and n != result.counter]
    found.extend(Parameter(n, n) for n in [*private, *collected, *reduced, *passed] if n not in result.attributes)
    return found


def _snapshots(result: LoopResult, facts: ModuleFacts, source: Source) -> tuple[dict[str, str], list[Respelling]]:
    """Give the written twin of each operand that is read as it was a name, and say where the body is to use it."""
    twins: dict[str, str] = {}
    respellings: list[Respelling] = []
    taken = taken_names(facts)
    apart = {w.variable: w.snapshot for w in result.written if w.snapshot is not None} | result.elements
    for variable, touches in apart.items():
        name = variable.name
        twin = free_name(f"{name}_out", taken)
        taken.add(twin)
        twins[name] = twin
        for touch in touches:
            if touch.name is not None:
                line, column = source.start(touch.name)
                respellings.append(Respelling(line, column, name, twin))
    unique = sorted(set(respellings), key=lambda r: (r.line, r.column))
    return twins, unique
