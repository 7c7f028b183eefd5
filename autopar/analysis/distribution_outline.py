"""From a loop in two stages to the outlines of its kernels."""

from __future__ import annotations

import ast
from dataclasses import replace

from autopar.analysis.distribution_split import Distribution
from autopar.analysis.outline import Companion, Cut, Outline, Parameter, Respelling
from autopar.analysis.outlining import outline_of
from autopar.spec import LoopSpec
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
    taken = {*facts.words, *(n for s in facts.scope_of.values() for n in s.variables)}
    lists: dict[str, str] = {}
    for name in split.expanded:
        lists[name] = _free(f"{name}_values", taken)
    ahead = [i for i in range(len(node.body)) if i not in split.last]
    line, column = source.start(node.target)
    target = source.segment(node.target)
    if "\n" in target or "\r" in target:
        return None
    shown = target if isinstance(node.target, ast.Name) or target.startswith("(") else f"({target})"
    respelled = [Respelling(line, column, target, ", ".join((shown, *split.expanded)))] if split.expanded else []
    recorded = {
        i: "; ".join(f"{lists[n]}.append({n})" for n, at in split.expanded.items() if at == i) for i in split.last
    }
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
                cuts=tuple(_cut(node, i, source, recorded[i]) for i in split.last),
                respellings=(),
            ),
        ),
        Companion(
            "rest",
            replace(
                rest,
                cuts=tuple(_cut(node, i, source) for i in ahead),
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


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _cut(node: ast.For, index: int, source: Source, new: str = "") -> Cut:
    """Return the lines of a statement, with the comments and empty lines above it, at the start those below it."""
    statement = node.body[index]
    before = (node.body[index - 1] if index else node.iter).end_lineno or 0
    line, end = statement.lineno, statement.end_lineno or statement.lineno
    while line - 1 > before and _is_blank(source.lines[line - 2], "#"):
        line -= 1
    while not index and _is_blank(source.lines[end]):
        end += 1
    return Cut(line, end, new)


def _is_blank(line: str, comment: str = "\n") -> bool:
    return not line.strip() or line.lstrip().startswith(comment)
