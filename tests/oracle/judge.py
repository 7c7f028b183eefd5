"""Hold what happened in a loop against what its spec allows."""

from __future__ import annotations

import ast
import copy
import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

import numpy as np

from autopar.analysis.outline import Outline
from autopar.spec import Access
from tests.oracle.instrument import instrumented
from tests.oracle.recording import (
    Execution,
    Meeting,
    Record,
    RecordingArray,
    RecordingDict,
    RecordingList,
    RecordingNumpy,
    plain,
    wrapped,
)
from tests.rewrite.staged import stage_of


@dataclass(frozen=True, slots=True)
class Happened:
    """The executions of all loops of one program run, and how the run ended."""

    executions: tuple[Execution, ...]
    error: Exception | None

    def of(self, line: int, column: int) -> list[Execution]:
        return [e for e in self.executions if e.loop == (line, column)]


def run(source: str, arguments: str) -> Happened:
    """Run ``f`` serially on stand-ins for its arguments (text of a tuple's inside, evaluated in the module)."""
    record = Record()
    module = instrumented(source, record)
    module["np"] = RecordingNumpy()
    given = eval(f"_tuple({arguments})", {**module, "_tuple": lambda *a: a})
    keep = (given, {})
    operands = wrapped(given, record, keep[1])
    error = None
    try:
        module["f"](*operands)
    except Exception as caught:  # a program of the corpus may raise; the iterations until then count
        error = caught
    for execution in list(record.running):
        record.end(execution)
    return Happened(tuple(record.finished), error)


def held(source: str, arguments: str, happened: Happened, outline: Outline) -> list[tuple[Execution, Outline]]:
    """Return the executions that an outline speaks of.

    Of a nest to be interchanged, those of it interchanged; of a loop that runs in stages, those of the parallel one.
    """
    if outline.spec.stages:
        return _parallel_stage(source, arguments, outline)
    if not outline.spec.swapped:
        return [(execution, outline) for execution in happened.of(outline.line, outline.column)]
    tree = ast.parse(source)
    number, outer = next(
        (n, node)
        for n, node in enumerate(ast.walk(tree))
        if isinstance(node, ast.For) and (node.lineno, node.col_offset) == (outline.line, outline.column)
    )
    inner = outer.body[0]
    assert isinstance(inner, ast.For)
    outer.target, outer.iter, inner.target, inner.iter = inner.target, inner.iter, outer.target, outer.iter
    swapped = ast.unparse(tree)
    node = list(ast.walk(ast.parse(swapped)))[number]
    assert isinstance(node, ast.For)
    (companion,) = outline.companions
    executions = run(swapped, arguments).of(node.lineno, node.col_offset)
    return [(execution, companion.outline) for execution in executions]


def _parallel_stage(source: str, arguments: str, outline: Outline) -> list[tuple[Execution, Outline]]:
    """Split the loop in two, the scalars that the first part hands over kept in lists."""
    tree = ast.parse(source)
    loop, body = next(
        (node, parent)
        for holder in ast.walk(tree)
        for _, parent in ast.iter_fields(holder)
        if isinstance(parent, list)
        for node in parent
        if isinstance(node, ast.For) and (node.lineno, node.col_offset) == (outline.line, outline.column)
    )
    one, two = (c.outline for c in outline.companions)
    lists = [p.name for p in one.parameters if not p.argument]
    first = ast.parse(f"for {ast.unparse(loop.target)} in {ast.unparse(loop.iter)}: pass").body[0]
    names = "".join(f", {name}" for name in (name.rpartition("_values")[0] for name in lists))
    zipped = "".join(f", {name}" for name in lists)
    target = f"({ast.unparse(loop.target)}){names}" if lists else ast.unparse(loop.target)
    iterable = f"zip({ast.unparse(loop.iter)}{zipped})" if lists else ast.unparse(loop.iter)
    second = ast.parse(f"for {target} in {iterable}: pass").body[0]
    assert isinstance(first, ast.For)
    assert isinstance(second, ast.For)
    for stage, cuts in ((first, one.cuts), (second, two.cuts)):
        stage.body = stage_of(copy.deepcopy(loop.body), cuts)
    at = body.index(loop)
    body[at : at + 1] = [*ast.parse("\n".join(f"{n} = []" for n in lists)).body, first, second]
    split = ast.unparse(tree)
    shown, used = (first, one) if two.spec.ordered else (second, two)
    number = next(n for n, node in enumerate(ast.walk(tree)) if node is shown)
    node = list(ast.walk(ast.parse(split)))[number]
    assert isinstance(node, ast.For)
    return [(execution, used) for execution in run(split, arguments).of(node.lineno, node.col_offset)]


def unexpected(execution: Execution, outline: Outline | None) -> list[Meeting]:
    """Return the meetings that nothing in the spec accounts for.

    What is collected into or reduced is applied in iteration order; of an operand with a snapshot only older values are
    read, so anti-dependences are no matter; a private array is overwritten by an iteration before it reads it. The
    first iterations of a split loop run before the others, and its parts one after the other. Elements that are
    forecast are read so many iterations later at most.
    """
    excepted = set().union(*(_elements(v) for v in _named(execution, _ordered(outline)))) if outline else set()
    old = {name for _, name in (outline.spec.snapshots if outline else ())}
    snapshots = set().union(*(_elements(v) for v in _named(execution, sorted(old))))
    own = list(outline.spec.privates) if outline else []
    private = set().union(*(_elements(v) for v in _named(execution, own)))
    forecasts = outline.spec.forecasts if outline else ()
    distances = {name: int(how) for name, how in forecasts if outline is not None and name in outline.spec.written}
    handed = [(set().union(*(_elements(v) for v in _named(execution, [n]))), far) for n, far in distances.items()]
    first = outline.spec.first if outline else 0
    parts = _parts_of_the_loop(execution, outline) if outline else []
    return [
        meeting
        for meeting in execution.meetings(first, parts)
        if meeting.earlier >= first
        and not _within(meeting, excepted)
        and not (meeting.kind == "anti" and _within(meeting, snapshots))
        and not (_within(meeting, private) and not execution.is_exposed(meeting.element))
        and not any(_within(meeting, elements) and _is_handed_on(meeting, far) for elements, far in handed)
    ]


def _is_handed_on(meeting: Meeting, far: int) -> bool:
    """Tell whether a chunk that begins with what the iterations just before it leave sees it as the loop does."""
    return meeting.kind == "anti" or (meeting.kind == "flow" and meeting.later - meeting.earlier <= far)


def _parts_of_the_loop(execution: Execution, outline: Outline) -> list[tuple[bool, ...]]:
    """Return which conditions to cut at hold in each iteration; each must from some iteration on."""
    if not outline.spec.cuts:
        return []
    steps = [name for name, _ in outline.spec.steps]
    numbered = {Access.parse(text).subscript for _, text in outline.spec.items}
    parts = [
        tuple(
            bool(eval(cut, _names_at(execution, steps, iteration) | dict.fromkeys(numbered, iteration)))
            for cut in outline.spec.cuts
        )
        for iteration in range(execution.trips)
    ]
    for one, two in itertools.pairwise(parts):
        assert all(before <= after for before, after in zip(one, two, strict=True))
    return parts


def guard_fails(execution: Execution, outline: Outline) -> bool:
    """Tell whether the runtime must refuse: written operands overlap others, or an index that is written with turns.

    Nor does it go on where two iterations meet by the subscripts that it looks at, and where no integer stands for a
    name that a proof takes for one.
    """
    if any(type(execution.names.get(name, 0)) is not int for name in outline.spec.integers):
        return True
    try:
        _parts_of_the_loop(execution, outline)
    except (AttributeError, IndexError, NameError, TypeError):  # a length that an operand has not
        return True
    written = {
        _argument(outline, name) for name in (*outline.spec.written, *outline.spec.privates, *outline.spec.collects)
    }
    snapshots = {_argument(outline, old): _argument(outline, new) for new, old in outline.spec.snapshots}
    arguments = list(dict.fromkeys(p.argument for p in outline.parameters))
    for name in sorted(written):
        mine = _elements(execution.names.get(name))
        others = [a for a in arguments if a not in (name, snapshots.get(name))]
        if any(mine & _elements(execution.names.get(other)) for other in others):
            return True
        if _repeats(execution.names.get(name)):
            return True
    inspected = _inspected(outline)
    if any(_meet(outline, name, execution) for name in inspected):
        return True
    by_position = {text.partition("[")[0] for _, text in outline.spec.items}  # what the loop itself runs over
    left = {*inspected, *by_position}
    accesses = [a for a in (*outline.spec.writes, *outline.spec.updates) if a.name not in left]
    return any(
        _turns(part, execution, dict(outline.spec.steps), access.name in outline.spec.apart)
        for access in accesses
        for part in _parts(access.subscript)
    )


def _inspected(outline: Outline) -> set[str]:
    """Return the written operands whose subscripts the runtime looks at."""
    originals = dict(outline.spec.snapshots)
    looked = {access.name for access in outline.spec.reads}
    return {name for name in outline.spec.written if name in looked or originals.get(name) in looked}


def _meet(outline: Outline, name: str, execution: Execution) -> bool:
    """Tell whether two iterations name one element by what the runtime looks at, one of them writing.

    It looks at no slices, and gives up where there are some.
    """
    spec = outline.spec
    looked = [a for a in (*spec.writes, *spec.updates, *spec.reads) if a.name in (name, dict(spec.snapshots).get(name))]
    if any(isinstance(part, ast.Slice) for a in looked for part in _parts(a.subscript)):
        return True
    original = dict(spec.snapshots).get(name)
    older = original is not None and all(a.name != name for a in spec.reads)
    written: dict[tuple[int, ...], int] = {}
    steps = dict(spec.steps)
    operand = execution.names[_argument(outline, name)]
    lengths = operand.shape if isinstance(operand, RecordingArray) else (len(operand),)
    places = [a.subscript for a in (*spec.writes, *spec.updates) if a.name == name]
    for iteration, text in itertools.product(range(spec.first, execution.trips), places):
        if written.setdefault(_place(text, execution, steps, iteration, lengths), iteration) != iteration:
            return True
    reads = [a.subscript for a in spec.reads if a.name in (name, original)]
    for iteration, text in itertools.product(range(spec.first, execution.trips), reads):
        writer = written.get(_place(text, execution, steps, iteration, lengths), iteration)
        if writer < iteration or (writer != iteration and not older):
            return True
    return False


def _place(
    text: str, execution: Execution, steps: Collection[str], iteration: int, lengths: Sequence[int]
) -> tuple[int, ...]:
    names = _names_at(execution, steps, iteration)
    found = [eval(_compiled(part), names) for part in _parts(text)]
    return tuple(index % length for index, length in zip(found, lengths, strict=False))


def _names_at(execution: Execution, steps: Collection[str], iteration: int) -> dict[str, Any]:
    """Return what names in a subscript stand for: `_start` of an induction variable is its value before the loop."""
    moving = {name: execution.starts[iteration][name] for name in steps}
    begun = {f"{name}_start": execution.names[name] for name in steps}
    return {**execution.names, **begun, **moving, **execution.bindings[iteration]}


def _compiled(part: ast.expr) -> CodeType:
    return compile(ast.Expression(part), "<index>", "eval")


def wrong_values(execution: Execution, outline: Outline) -> list[str]:
    """Return what variables hold where an iteration starts, against what the spec says: counters and wrap-around."""
    found = []
    spec = outline.spec
    for name, text in (*spec.steps, *spec.carries):
        for iteration in range(1, execution.trips):
            moving = [n for n, _ in (*spec.steps, *spec.carries)]
            value = eval(text, _names_at(execution, moving, iteration - 1))
            expected = execution.starts[iteration - 1][name] + value if (name, text) in spec.steps else value
            if not np.array_equal(plain(execution.starts[iteration][name]), plain(expected)):
                found.append(f"`{name}` starts iteration {iteration} with {execution.starts[iteration][name]}")
    return found


def _parts(subscript: str) -> Iterator[ast.expr]:
    """Yield the index of each dimension: of ``i][j`` and of ``i, j``."""
    node = ast.parse(f"_[{subscript.replace('.start', '_start')}]", mode="eval").body
    while isinstance(node, ast.Subscript):
        yield from node.slice.elts if isinstance(node.slice, ast.Tuple) else (node.slice,)
        node = node.value


def _turns(part: ast.expr, execution: Execution, steps: Collection[str], may: bool) -> bool:
    """Tell whether an index, or a slice's bounds together, is no integer, or both negative and not where it may not."""
    ends = [part.lower, part.upper] if isinstance(part, ast.Slice) else [part]
    signs = set()
    for code in (_compiled(end) for end in ends if end is not None):
        for iteration in range(execution.trips):
            value = eval(code, _names_at(execution, steps, iteration))
            if not isinstance(value, int | np.integer) or isinstance(value, bool):
                return True
            signs.add(bool(value < 0))
    return len(signs) > 1 and not may


def _ordered(outline: Outline) -> Sequence[str]:
    names = (*outline.spec.collects, *(name for name, _ in outline.spec.reduces))
    return [_argument(outline, name) for name in names]


def _argument(outline: Outline, name: str) -> str:
    return next((p.argument for p in outline.parameters if p.name == name), name)


def _named(execution: Execution, names: Sequence[str]) -> Iterator[Any]:
    for name in names:
        if name in execution.names:
            yield execution.names[name]


def _within(meeting: Meeting, elements: set[Any]) -> bool:
    kind, where, *_ = meeting.element
    return meeting.element in elements or (kind != "array" and ("container", where) in elements)


def _elements(value: Any) -> set[Any]:
    """Return what a value reaches: addresses of an array, containers of a list or dict."""
    if isinstance(value, RecordingArray):
        return {("array", int(a)) for a in np.ravel(value.addresses)}
    if isinstance(value, RecordingList | RecordingDict):
        items = list.__iter__(value) if isinstance(value, RecordingList) else dict.values(value)
        return {("container", id(value))}.union(*(_elements(item) for item in items))
    return set()


def _repeats(value: Any) -> bool:
    """Tell whether a list holds one container twice, or an array has one element in two places (a stride of 0)."""
    if isinstance(value, RecordingArray):
        return len(np.unique(value.addresses)) < value.addresses.size
    if not isinstance(value, RecordingList):
        return False
    inner = [id(v) for v in list.__iter__(value) if isinstance(v, RecordingArray | RecordingList | RecordingDict)]
    return len(set(inner)) < len(inner) or any(_repeats(v) for v in list.__iter__(value))
