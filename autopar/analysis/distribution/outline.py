"""From a loop in two stages to the outlines of its kernels."""

from __future__ import annotations

import ast
from dataclasses import replace

from autopar.analysis.distribution.split import Distribution, Slot
from autopar.analysis.distribution.units import cut_of
from autopar.analysis.outline import Companion, Cut, Outline, Parameter, Respelling
from autopar.analysis.outlining import outline_of
from autopar.spec import LoopSpec
from autopar.syntax.free_names import free_name, taken_names
from autopar.syntax.scopes import ModuleFacts
from autopar.syntax.source import Source

_REST = {"writes", "updates", "snapshots", "reduces", "collects", "scalars", "privates", "apart", "integers", "calls",
         "objects", "blas", "releases_gil", "fresh"}  # fmt: skip


def outline_of_stages(split: Distribution, facts: ModuleFacts, source: Source) -> Outline | None:
    """Return the outline of a loop that runs in two stages; None where its kernels would take more than that."""
    whole, first, rest = (outline_of(r, facts, source) for r in (split.whole, split.first, split.rest))
    node = split.whole.site.node
    assert isinstance(node, ast.For)
    parallel = first if split.behind else rest
    if set(parallel.spec.keywords()) - _REST or (parallel.respellings and parallel.spec.collects):
        return None
    taken = taken_names(facts)
    lists: dict[str, str] = {}
    for name in split.expanded:
        lists[name] = free_name(f"{name}_values", taken)
        taken.add(lists[name])
    line, column = source.start(node.target)
    target = source.segment(node.target)
    if "\n" in target or "\r" in target:
        return None
    shown = target if isinstance(node.target, ast.Name) or target.startswith("(") else f"({target})"
    respelled = [Respelling(line, column, target, ", ".join((shown, *split.expanded)))] if split.expanded else []
    recorded: dict[Slot, str] = {}
    for name, slot in split.expanded.items():
        recorded[slot] = "; ".join(t for t in (recorded.get(slot), f"{lists[name]}.append({name})") if t)
    if split.behind:
        first = replace(first, spec=replace(first.spec, collects=(*first.spec.collects, *lists.values())))
        rest = replace(rest, spec=LoopSpec(updates=rest.spec.updates, collects=rest.spec.collects, ordered=True))
    else:
        first = replace(first, spec=LoopSpec(updates=first.spec.updates, ordered=True))
    stages = (
        Companion(
            "first",
            replace(
                first,
                parameters=(*first.parameters, *(Parameter(n, "") for n in lists.values())),
                cuts=_cuts(node, split, 0, source, recorded),
                respellings=(),
            ),
        ),
        Companion(
            "rest",
            replace(
                rest,
                cuts=_cuts(node, split, 1, source, {}),
                respellings=(*rest.respellings, *respelled),
            ),
        ),
    )
    spec = LoopSpec(
        updates=whole.spec.updates,
        collects=whole.spec.collects,
        privates=whole.spec.privates,
        apart=whole.spec.apart,
        integers=whole.spec.integers,
        scalars=whole.spec.scalars,
        fresh=whole.spec.fresh,
        stages=("first", "rest"),
        blas=whole.spec.blas,
        releases_gil=whole.spec.releases_gil,
        calls=whole.spec.calls,
        objects=whole.spec.objects,
    )
    return replace(whole, spec=spec, respellings=(), companions=stages)


def _cuts(
    node: ast.For, split: Distribution, number: int, source: Source, recorded: dict[Slot, str]
) -> tuple[Cut, ...]:
    """Return what the text of a stage leaves out, and where it takes down values."""
    units = split.units
    ends = [node.iter.end_lineno or 0, *(getattr(n, "end_lineno", 0) for n in units.nodes)]
    places = {id(statement): place for place, statement in enumerate(units.body)}
    left = dict(recorded)
    cuts: list[Cut] = []
    for statement, passes in units.lines_without(split.stages[number]):
        place = places.get(id(statement), -1)
        new = left.pop(Slot(place, behind=False), "") or ("pass" if passes else "")
        before = max(end for end in ends if end < statement.lineno)
        cuts.append(cut_of(statement, before, source, new, below=not place))
    for slot, text in left.items():
        top = units.body[slot.top]
        after = (top.end_lineno or top.lineno) if slot.behind else top.lineno - 1
        cuts.append(Cut(after + 1, after, text, like=top.lineno))
    return tuple(sorted(cuts, key=lambda c: c.line))
