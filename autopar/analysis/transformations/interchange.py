"""Loop interchange: the loop inside becomes the outer one, where its iterations depend on none of each other.

Allen and Kennedy, *Optimizing Compilers for Modern Architectures*, chapter 5: two loops may change places where no
dependence has the direction (<, >). Here the loop that comes to the outside is to run in parallel as well, so that it
must carry no dependence at all: then each of its iterations is a column of the nest that no other column touches, and
within the column nothing changes its place. That is what the analysis of the nest shows with its loops interchanged.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass, replace

from autopar.analysis.dependence.bounds import is_steady
from autopar.analysis.looking import LoopAnalysis
from autopar.analysis.names.definite import bound_names
from autopar.analysis.names.roles import free_names
from autopar.analysis.outline import Companion, Outline, Parameter, Respelling
from autopar.analysis.outlining import outline_of
from autopar.analysis.result import LoopResult, Written
from autopar.analysis.transformations.exposure import leaves
from autopar.spec import Access, LoopSpec
from autopar.syntax.free_names import free_name, taken_names
from autopar.syntax.named import names_in
from autopar.syntax.scopes import LoopSite, ModuleFacts
from autopar.syntax.source import Source

_CARRIED = {"APR101", "APR102", "APR103"}
_KEYWORDS = {"writes", "updates", "apart", "integers", "calls", "blas", "releases_gil", "fresh"}


@dataclass(frozen=True, slots=True)
class Interchange:
    """A nest that runs in parallel with its two loops interchanged.

    Parameters
    ----------
    outer
        What is known of the nest as it is written, its dependences taken away.
    swapped
        What is known of it with the loops interchanged.
    inner
        The loop inside.
    """

    outer: LoopResult
    swapped: LoopResult
    inner: ast.For


def interchanged(analysis: LoopAnalysis, site: LoopSite, result: LoopResult) -> Interchange | None:
    """Return how a loop runs in parallel by changing places with the one loop inside it.

    Parameters
    ----------
    result
        What is known of the loop: it carries dependences, or adds up elements.

    Returns
    -------
    Interchange or None
        None where it cannot: no perfect nest of two ranges with bounds that do not change, or its columns meet too.
    """
    nest = _perfect(site, analysis.facts)
    if nest is None or any(o.code not in _CARRIED for o in result.obstacles):
        return None
    outer, inner = nest
    column = ast.copy_location(ast.For(inner.target, inner.iter, [], []), outer)
    row = ast.copy_location(ast.For(outer.target, outer.iter, inner.body, []), inner)
    column.body = [row]
    analysis.names.stand_in(column, outer, site.scope)
    swapped = analysis.analyze(replace(site, node=column))
    if swapped.obstacles or any("][" in a.subscript for w in swapped.written for a in w.accesses):
        return None
    _trim(swapped, inner, analysis.facts, site)
    changed = copy.copy(result)
    changed.obstacles = []
    # What an operand adds up element by element is better done in the column that owns the element.
    added = {v for v in result.collected if any(w.variable is v and _is_array(w) for w in swapped.written)}
    changed.collected = [v for v in result.collected if v not in added]
    changed.written = [Written(w.variable, [], False, None, []) for w in swapped.written]
    changed.operands = {**result.operands, **swapped.operands}
    return Interchange(changed, swapped, inner)


def _is_array(written: Written) -> bool:
    return all("," in a.subscript for a in written.accesses)


def _perfect(site: LoopSite, facts: ModuleFacts) -> tuple[ast.For, ast.For] | None:
    outer = site.node
    if not isinstance(outer, ast.For) or outer.orelse or len(outer.body) != 1 or leaves(outer.body):
        return None
    inner = outer.body[0]
    if not isinstance(inner, ast.For) or inner.orelse or leaves(inner.body):
        return None
    if not isinstance(outer.target, ast.Name) or not isinstance(inner.target, ast.Name):
        return None
    bound = bound_names(outer.target) | bound_names(inner)
    if outer.target.id in bound_names(inner) or any(inner.target.id in bound_names(s) for s in inner.body):
        return None
    if any(outer.target.id in bound_names(s) for s in inner.body):
        return None
    builtins = facts.resolve("range", site.scope).is_builtin and facts.resolve("len", site.scope).is_builtin
    if not builtins or facts.star_imports:
        return None
    if not (_is_range(outer.iter, bound) and _is_range(inner.iter, bound)):
        return None
    return outer, inner


def _is_range(node: ast.expr, bound: frozenset[str]) -> bool:
    """Tell whether an iterable is a range of bounds that stay the same, and that may be asked for at any time."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "range"
        and not node.keywords
        and 1 <= len(node.args) <= 3
        and all(is_steady(argument, bound, sizes=True) for argument in node.args)
    )


def _trim(swapped: LoopResult, inner: ast.For, facts: ModuleFacts, site: LoopSite) -> None:
    """Leave out the operands that only the outer loop's header reads, and bounds of what is written that need them."""
    needed = {*free_names(inner.body, facts, site.scope), *(w.variable.name for w in swapped.written)}
    swapped.operands = {n: v for n, v in swapped.operands.items() if n in needed}
    known = needed | swapped.operands.keys() | bound_names(inner.target)
    for written in swapped.written:
        written.accesses = [Access(a.name, _shortened(a.subscript, known)) for a in written.accesses]


def _shortened(subscript: str, known: set[str]) -> str:
    """Write ``:`` for a slice whose ends are not among the kernel's names."""
    node = ast.parse(f"_[{subscript}]", mode="eval").body
    assert isinstance(node, ast.Subscript)
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return ", ".join(
        ":" if isinstance(part, ast.Slice) and not names_in(part) <= known else ast.unparse(part) for part in parts
    )


def outline_of_nest(nest: Interchange, facts: ModuleFacts, source: Source) -> Outline | None:
    """Return the outline of a nest: its kernel as it is written, and the one with its loops interchanged.

    None where that takes more than reading and writing elements.
    """
    written, swapped = outline_of(nest.outer, facts, source), outline_of(nest.swapped, facts, source)
    lasting = set(written.spec.keywords()) - {"lasts"}
    if set(swapped.spec.keywords()) - _KEYWORDS or lasting - _KEYWORDS or set(swapped.returns) != set(written.returns):
        return None
    outer, inner = nest.outer.site.node, nest.inner
    assert isinstance(outer, ast.For)
    rows = free_name("rows", taken_names(facts))
    changes = [
        _respelled(source, outer.target, source.segment(inner.target)),
        _respelled(source, inner.target, source.segment(outer.target)),
        _respelled(source, inner.iter, rows),
    ]
    if any("\n" in change.old or "\r" in change.old for change in changes):
        return None
    companion = replace(
        swapped,
        parameters=(Parameter(rows, ""), *swapped.parameters),
        respellings=(*swapped.respellings, *changes),
    )
    spec = LoopSpec(
        kind=written.spec.kind,
        lasts=written.spec.lasts,
        swapped=(("", " ".join(source.segment(inner.iter).split())),),
        calls=written.spec.calls,
        blas=written.spec.blas,
        releases_gil=written.spec.releases_gil,
    )
    return replace(written, spec=spec, companions=(Companion("swapped", companion),))


def _respelled(source: Source, node: ast.expr, new: str) -> Respelling:
    line, column = source.start(node)
    return Respelling(line, column, source.segment(node), new)
