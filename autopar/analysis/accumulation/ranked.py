"""The best candidate by a key: ``if a[i] > a[best]: best = i``, ``if len(w) > len(longest): longest = w``.

The key is computed from the candidate anew in each iteration. In a second kernel it has a name of its own,
``best_key``, that is assigned with the candidate: an ordinary maximum, which the candidate follows.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from autopar.analysis.accumulation.extremes import apart_from_none, assignments, last_condition, opposed
from autopar.analysis.accumulation.patterns import Reduction
from autopar.analysis.outline import Companion, Cut, Outline, Parameter, Respelling
from autopar.analysis.result import LoopResult
from autopar.spec import LoopKind
from autopar.syntax.free_names import free_name, taken_names
from autopar.syntax.named import names_in
from autopar.syntax.scopes import ModuleFacts
from autopar.syntax.source import Source

_DISPLAYS = (ast.Tuple, ast.List, ast.Dict)
_KEYS = (
    ast.Name, ast.Constant, ast.Subscript, ast.Attribute, ast.Call, ast.BinOp, ast.UnaryOp, ast.Tuple, ast.keyword,
    ast.expr_context, ast.operator, ast.unaryop,
)  # fmt: skip


def find_ranked(statements: Sequence[ast.stmt], target: Sequence[ast.AST]) -> dict[ast.stmt, Reduction]:
    """Return the one statement of a loop body that keeps the best candidate; nothing where there are several."""
    stores = Counter(
        n.id
        for part in (*target, *statements)
        for n in ast.walk(part)
        if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    )
    found: dict[ast.stmt, Reduction] = {}
    for block in _blocks(statements):
        for index, node in enumerate(block):
            if isinstance(node, ast.If) and not node.orelse:
                reduction = _ranked(node, _definitions(block[:index], stores), stores)
                if reduction is not None:
                    found[node] = reduction
    return found if len(found) == 1 else {}


def _blocks(statements: Sequence[ast.stmt]) -> Iterator[Sequence[ast.stmt]]:
    yield statements
    for node in (n for s in statements for n in ast.walk(s)):
        if isinstance(node, ast.If | ast.For | ast.While):
            yield node.body
            yield node.orelse


def _definitions(before: Sequence[ast.stmt], stores: Mapping[str, int]) -> dict[str, ast.expr]:
    """Return what names stand for that are assigned once, from names that are assigned no more than once."""
    found: dict[str, ast.expr] = {}
    for node in before:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if stores[name] == 1 and all(stores.get(n, 0) <= 1 for n in names_in(node.value)):
                found[name] = node.value
    return found


def _ranked(node: ast.If, definitions: Mapping[str, ast.expr], stores: Mapping[str, int]) -> Reduction | None:
    assigned = assignments(node.body)
    if not assigned or len({n for n, _ in assigned}) < len(assigned):
        return None
    values = dict(assigned)
    conditions, asked = last_condition(node.test)
    first, test, times = next(
        ((n, t, k) for n in values for t, k in [apart_from_none(n, asked)] if k > 1), ("", asked, 1)
    )
    compared = opposed(test, lambda side: not values.keys().isdisjoint(names_in(side)))
    if compared is None:
        return None
    term, term_is_greater = compared
    key = _other_side(test, term)
    names = [n for n in values if n in names_in(key)]
    uses = Counter(n.id for n in ast.walk(key) if isinstance(n, ast.Name))
    if isinstance(key, ast.Name) or not _is_plain(key) or not _is_plain(term) or any(uses[n] != 1 for n in names):
        return None
    place = _place(node.body[0])
    if (
        place is None
        or (first and first != names[0])
        or any(not values.keys().isdisjoint(names_in(v)) for v in values.values())
    ):
        return None
    if not _is_its_key(term, _of_candidate(key, values), definitions, [values[n] for n in names], stores):
        return None
    return Reduction(
        names[0],
        "max" if term_is_greater else "min",
        term,
        1 + times,
        follows=tuple((n, v) for n, v in assigned if n != names[0]),
        conditions=conditions,
        key=key,
        winner=values[names[0]],
        compared=tuple(names[1:]),
        place=place,
    )


def _place(statement: ast.stmt) -> ast.Name | None:
    """Return the name that a statement begins with, before which another one may be put."""
    assert isinstance(statement, ast.Assign)
    target: ast.expr = statement.targets[0]
    if isinstance(target, ast.Tuple | ast.List):
        target = target.elts[0]
    begins = (target.lineno, target.col_offset) == (statement.lineno, statement.col_offset)
    return target if begins and isinstance(target, ast.Name) else None


def _is_its_key(
    term: ast.expr,
    expected: ast.expr,
    definitions: Mapping[str, ast.expr],
    candidates: Sequence[ast.expr],
    stores: Mapping[str, int],
) -> bool:
    """Is the term what the comparison would compute from the candidate that is assigned?"""
    if ast.dump(expected) == ast.dump(term):
        return True
    if not isinstance(term, ast.Name) or term.id not in definitions:
        return False
    steady = all(stores.get(n, 0) <= 1 for c in candidates for n in names_in(c))
    return steady and ast.dump(expected) == ast.dump(definitions[term.id])


def _other_side(test: ast.expr, term: ast.expr) -> ast.expr:
    while isinstance(test, ast.UnaryOp):
        test = test.operand
    assert isinstance(test, ast.Compare)
    return test.comparators[0] if test.left is term else test.left


def _is_plain(node: ast.expr) -> bool:
    """May an expression be spelled elsewhere, in one line?"""
    nodes = list(ast.walk(node))
    mangled = any(isinstance(n, ast.Attribute) and n.attr.startswith("__") for n in nodes)
    hidden = mangled or any(isinstance(n, ast.Name) and n.id.startswith("__") for n in nodes)
    return node.lineno == node.end_lineno and not hidden and all(isinstance(n, _KEYS) for n in nodes)


def _of_candidate(key: ast.expr, values: Mapping[str, ast.expr]) -> ast.expr:
    """Return the key of what is assigned: ``best[0]`` of ``best = (score, i)`` is ``score``."""
    return _Substitution(values).visit(copy.deepcopy(key))  # type: ignore[no-any-return]


class _Substitution(ast.NodeTransformer):
    def __init__(self, values: Mapping[str, ast.expr]) -> None:
        self._values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._values.get(node.id, node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        display = self._values.get(node.value.id) if isinstance(node.value, ast.Name) else None
        if isinstance(display, _DISPLAYS) and isinstance(node.slice, ast.Constant):
            part = _part(display, node.slice.value)
            if part is not None:
                return part
        return self.generic_visit(node)


def _part(display: ast.Tuple | ast.List | ast.Dict, key: object) -> ast.expr | None:
    if isinstance(display, ast.Dict):
        keys = [k.value if isinstance(k, ast.Constant) else None for k in display.keys]
        return display.values[keys.index(key)] if type(key) is str and keys.count(key) == 1 else None
    if type(key) is not int or not 0 <= key < len(display.elts):
        return None
    return None if any(isinstance(e, ast.Starred) for e in display.elts) else display.elts[key]


def is_made_for_it(winner: ast.expr, key: ast.expr) -> bool:
    """Is the candidate a display of which the key is one part, and so the same object for ever?"""
    return isinstance(winner, _DISPLAYS) and isinstance(key, ast.Subscript) and isinstance(key.value, ast.Name)


def beside_ranked(result: LoopResult) -> str:
    """Say what a loop that keeps the best candidate does besides and cannot be repeated, ``""`` if nothing."""
    if result.written or result.privates or result.elements or result.own_keyed or result.keyed:
        return "changes elements"
    if result.draws or result.prints:
        return "has other effects"
    strange = (
        result.exits,
        result.carries,
        result.scans,
        result.steps,
        result.first,
        result.items,
        result.drains,
        result.attributes,
    )
    return "carries more" if any(strange) or result.kind is not LoopKind.FOR else ""


def outline_of_ranked(outline: Outline, result: LoopResult, facts: ModuleFacts, source: Source) -> Outline:
    """Return the outline of a loop that keeps the best candidate: as it is written, and with a name for its key."""
    ranked = result.ranked
    assert ranked is not None
    assert ranked.key is not None
    spec = outline.spec
    own = (ranked.name, *ranked.compared)
    key = free_name(f"{ranked.name}_key", taken_names(facts))
    reduces = tuple((n, o) for n, o in spec.reduces if n not in own)
    follows = (*((n, key) for n in own), *((n, key if b in own else b) for n, b in spec.follows))
    live = outline.returns[len(spec.reduces) :]
    respelled, cuts = _spelled(ranked, key, source)
    companion = replace(
        outline,
        spec=replace(spec, reduces=((key, ranked.operator), *reduces), follows=follows),
        parameters=(*outline.parameters, Parameter(key, "")),
        returns=(key, *(n for n, _ in reduces), *own, *live),
        respellings=(*outline.respellings, *respelled),
        cuts=cuts,
    )
    followers = tuple(n for n, _ in spec.follows)
    text = source.segment(ranked.key)
    written = replace(spec, reduces=(), follows=(), lasts=(*spec.lasts, *followers), ranked=(("", text),))
    return replace(outline, spec=written, companions=(Companion("ranked", companion),))


def _spelled(ranked: Reduction, key: str, source: Source) -> tuple[list[Respelling], tuple[Cut, ...]]:
    """Return the changes that name the key and assign it before the candidate."""
    assert ranked.key is not None
    assert ranked.place is not None
    line, column = source.start(ranked.key)
    named = Respelling(line, column, source.segment(ranked.key), key)
    assignment = f"{key} = {source.segment(ranked.term)}"
    line, column = source.start(ranked.place)
    if not source.lines[line - 1][:column].strip():
        return [named], (Cut(line, line - 1, assignment),)
    name = ranked.place.id
    return [named, Respelling(line, column, name, f"{assignment}; {name}")], ()
