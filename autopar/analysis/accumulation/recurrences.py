"""Linear recurrences, running sums, products and extremes, by the statements that compute them.

What is done with the values besides is not asked: chunks that begin with a forecast have them
(`autopar.analysis.transformations.forecasts`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from autopar.analysis.accumulation.patterns import Recurrences
from autopar.analysis.accumulation.reductions import hidden_names
from autopar.analysis.accumulation.scans import Body, ScanReader, bases_of, operators_of, origins_of
from autopar.syntax.named import names_in

_ASSIGNMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign)


def find_recurrences(body: Body, carried: Iterable[str], elements: Iterable[str]) -> Recurrences:
    """Find the recurrences among the variables that a loop carries and containers that it loads from and stores to.

    An update under a condition that depends on the values themselves is none, nor is what was met last.
    """
    everything = [*body.header, *body.statements]
    hidden = {name for root in everything for n in ast.walk(root) for name in hidden_names(n)}
    stored = frozenset(elements) - hidden
    candidates = {*carried, *stored} - hidden
    while candidates:
        origins = origins_of(body.statements, candidates)
        reader = ScanReader(body, frozenset(origins), stored & candidates)
        fed = _feeding(body.statements, candidates, origins.keys())
        used = list(_read(reader, body.statements, fed))
        wrong = {n.id for n in used if n.id in origins and id(n) not in reader.approved} | reader.wrong
        if not wrong:
            if reader.linear and (reader.elements or (reader.varies and reader.operators)):
                return Recurrences(operators_of(reader, candidates - reader.elements), reader.elements)
            return Recurrences()
        candidates = candidates - {c for name in wrong for c in origins.get(name, {name})}
    return Recurrences()


def _assigned(node: ast.AST) -> set[str]:
    """Return the names that an assignment binds, and those whose elements it stores to."""
    if not isinstance(node, _ASSIGNMENTS):
        return set()
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    parts = [part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]
    stored = {p.value.id for p in parts if isinstance(p, ast.Subscript) and isinstance(p.value, ast.Name)}
    return stored | {name.id for target in targets for name in bases_of(target)}


def _feeding(statements: Sequence[ast.stmt], candidates: Iterable[str], derived: Iterable[str]) -> set[str]:
    """Return the candidates with what is computed from them to compute the next values of them."""
    fed, derived = set(candidates), set(derived)
    assignments = [(_assigned(n), names_in(n) & derived) for s in statements for n in ast.walk(s)]
    while more := {name for found, read in assignments if found & fed for name in read} - fed:
        fed |= more
    return fed


def _read(reader: ScanReader, statements: Iterable[ast.stmt], fed: set[str]) -> Iterator[ast.Name]:
    """Read the statements that give these names new values; yield the names in them, and in conditions of theirs."""
    for node in statements:
        if not any(_assigned(n) & fed for n in ast.walk(node)):
            continue
        if isinstance(node, ast.If) and reader.extreme(node) is None:
            yield from _names(node.test)
            yield from _read(reader, (*node.body, *node.orelse), fed)
            continue
        reader.statement(node)
        yield from _names(node)


def _names(node: ast.AST) -> list[ast.Name]:
    return [n for n in ast.walk(node) if isinstance(n, ast.Name)]
