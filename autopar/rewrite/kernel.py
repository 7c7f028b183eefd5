"""The kernel of one loop: decorator, ``def``, the user's own text over the chunk, ``return``."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from autopar.rewrite.layout import Style, bracketed
from autopar.rewrite.names import words
from autopar.rewrite.place import NotFoundError, Place
from autopar.rewrite.text import (
    Copied,
    Edit,
    Fragment,
    Made,
    Source,
    joins,
    move_columns,
    move_prefix,
    reindent,
    splice,
)
from autopar.spec import SEARCHES, LoopKind
from autopar.syntax.free_names import free_name

_RETURN = "return "


@dataclass(frozen=True, slots=True)
class KernelNames:
    """Names that a kernel uses: its own, the module autopar's, and one step of indentation to write it with.

    ``left`` and ``value`` are what its call names the answers whether the loop was left early, and with what value.
    """

    kernel: str
    autopar: str
    unit: str
    left: str = "left"
    value: str = "value"


def kernel(source: Source, place: Place, names: KernelNames) -> tuple[Fragment, ...]:
    """Return the text of a loop's kernel, its last newline included.

    Raises
    ------
    NotFoundError
        When a name to respell does not stand where the outline has it.
    """
    outline = place.outline
    style = Style(source, "", names.unit, outline.line, 0)
    newline = style.new_line("")
    signature = _parameters(source, place, names)
    default = [signature[1]] if place.default is not None else []
    parts: list[Fragment] = [
        *_decorator(style, outline.spec.decorator(names.autopar)),
        newline,
        *bracketed(style, f"def {names.kernel}(", [[style.made(p, weak=True)] for p in signature], "):"),
        newline,
    ]
    stand_in = signature[1] if outline.spec.kind is LoopKind.WHILE else signature[0]
    if outline.spec.kind in SEARCHES:
        parts += _search(source, place, names.unit, stand_in, *default)
    elif place.is_comprehension:
        parts += _comprehension(source, place, names.unit, stand_in)
    else:
        parts += _statement(source, place, names.unit, stand_in)
        parts += _end(source, place, names.unit)
    return (*parts, newline)


def _end(source: Source, place: Place, unit: str) -> list[Fragment]:
    """Return what stands behind the loop: the results, and whether it was left early."""
    outline = place.outline
    newline = Made(source.newline, outline.line, weak=True)
    if outline.exits == "break":
        return [
            newline,
            Made(f"{unit}else:", outline.line, weak=True),
            newline,
            *_return(source, place, (*outline.returns, "False"), unit * 2),
            newline,
            *_return(source, place, (*outline.returns, "True"), unit),
        ]
    results = (*outline.returns, *(("False", "None") if outline.exits else ()))
    return [newline, *_return(source, place, results, unit)] if results else []


def _parameters(source: Source, place: Place, names: KernelNames) -> list[str]:
    outline = place.outline
    passed = [p.name for p in outline.parameters]
    taken = words(source.text[place.text[0] : place.text[1]]) | {*passed, *outline.returns, outline.counter}
    if outline.spec.kind is LoopKind.WHILE:
        first = [outline.counter, free_name("stop", taken)]
    else:
        first = [free_name("chunk", taken)]
        if place.default is not None:
            first.append(free_name("default", taken))
    return [*first, *passed, *(f"{name}={names.autopar}.UNBOUND" for name in outline.unbound)]


def _decorator(style: Style, text: str) -> tuple[Fragment, ...]:
    call = ast.parse(text, mode="eval").body
    assert isinstance(call, ast.Call)
    head = f"@{ast.unparse(call.func)}("
    keywords = [f"{k.arg}={_value(style, k, text, len(head))}" for k in call.keywords]
    if any(style.source.newline in k for k in keywords):
        return bracketed(style, head, [[style.made(k)] for k in keywords], ")", exploded=True)
    return bracketed(style, head, [[style.made(k)] for k in keywords], ")")


def _value(style: Style, keyword: ast.keyword, text: str, column: int) -> str:
    """Spell a keyword's value, a list or dict one item to a line where the keyword alone is too long for its line."""
    flat = ast.get_source_segment(text, keyword.value) or ""
    inner = Style(style.source, style.unit, style.unit, style.line, len(style.unit) + len(keyword.arg or "") + 1)
    match keyword.value:
        case ast.List(elts=values):
            items = [ast.get_source_segment(text, v) or "" for v in values]
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            items = [
                f"{ast.get_source_segment(text, k) if k else ''}: {ast.get_source_segment(text, v)}" for k, v in pairs
            ]
        case _:
            return flat
    broken = bracketed(inner, flat[0], [[inner.made(item)] for item in items], flat[-1] + ",")
    spelled = "".join(f.text for f in broken if isinstance(f, Made))
    return spelled.removesuffix(",")


def _edits(source: Source, place: Place, stand_in: str) -> list[Edit]:
    """Return the changes to the loop's text: the chunk for the iterable, and the names to respell."""
    start, end = place.iterable
    before = " " if joins(source.text[start - 1 : start]) else ""
    after = " " if joins(source.text[end : end + 1]) else ""
    line = source.line_of(start)
    edits = [Edit(start, end, (Made(before + stand_in + after, line, weak=True),))]
    for change in place.outline.respellings:
        at = source.offset(change.line, change.column)
        stop = at + len(change.old)
        if source.text[at:stop] != change.old or not place.text[0] <= at < place.text[1]:
            raise NotFoundError(f"{change.old} does not stand at {change.line}:{change.column}")
        edits.append(Edit(at, stop, (Made(change.new, change.line, weak=True),)))
    return [*edits, *_cuts(source, place)]


def _cuts(source: Source, place: Place) -> list[Edit]:
    """Return the changes that leave lines out, each with the newline before it."""
    edits: list[Edit] = []
    for cut in place.outline.cuts:
        at = source.line_end(source.offset(cut.line - 1, 0))
        stop = source.line_end(source.offset(cut.end_line, 0))
        # Comments and empty lines above a statement may be indented in any way.
        first = cut.like or cut.line
        starts = [source.offset(n, 0) for n in range(first, max(first, cut.end_line) + 1)]
        code = (s for s in starts if source.text[s : source.line_end(s)].strip()[:1] not in ("", "#"))
        indent = source.indent_of(next(code, starts[0]))
        made = (Made(source.newline + indent + cut.new, cut.line),) if cut.new else ()
        edits.append(Edit(at, stop, made))
    return edits


def _leaving(source: Source, place: Place) -> list[Edit]:
    """Return the changes that let every ``return`` of the loop say that it leaves, with the results so far."""
    edits: list[Edit] = []
    for leaving in place.leaving:
        line = source.line_of(leaving.keyword[0])
        head = _RETURN + ", ".join((*place.outline.returns, "True, "))
        if leaving.value is None:
            edits.append(Edit(*leaving.keyword, (Made(f"{head}None", line, weak=True),)))
            continue
        start, end = leaving.value
        opening, closing = "()" if leaving.bare else ("", "")
        edits.append(Edit(leaving.keyword[0], start, (Made(head + opening, line, weak=True),)))
        if closing:
            edits.append(Edit(end, end, (Made(closing, line, weak=True),)))
    return edits


def _statement(source: Source, place: Place, unit: str, stand_in: str) -> tuple[Fragment, ...]:
    body = splice(*place.text, [*_edits(source, place, stand_in), *_leaving(source, place)])
    moved = reindent(source, body, move_prefix(place.indent, unit), place.frozen)
    if source.line_start(place.text[0]) == place.text[0]:
        return moved
    return (Made(unit, place.outline.line, weak=True), *moved)


def _comprehension(source: Source, place: Place, unit: str, stand_in: str) -> tuple[Fragment, ...]:
    """Return the kernel's one statement.

    Lines below the bracket keep their place under it, or under its line where the bracket ends that line.
    """
    start, end = place.text
    body = splice(start, end, _edits(source, place, stand_in))
    rest = source.text[start : source.line_end(start)].strip()
    if not rest or rest.startswith("#"):
        adjust = move_prefix(place.indent, unit)
    else:
        column = start - 1 - source.line_start(start)
        adjust = move_columns(len(unit) + len(_RETURN) - column)
    line = place.outline.line
    is_dict = source.text[start - 1] == "{" and place.outline.spec.kind is LoopKind.DICT
    opening, closing = "{}" if is_dict else "()" if place.outline.spec.folded else "[]"
    return (
        Made(unit + _RETURN, line, weak=True),
        _bracket(source, start - 1, opening),
        *reindent(source, body, adjust, place.frozen),
        _bracket(source, end, closing),
    )


def _search(source: Source, place: Place, unit: str, stand_in: str, default: str = "") -> tuple[Fragment, ...]:
    """Return the one statement of a kernel that is a call over a generator."""
    start, end = place.text
    line = place.outline.line
    edits = _edits(source, place, stand_in)
    if place.default is not None:
        edits.append(Edit(*place.default, (Made(default, line, weak=True),)))
    column = start - source.line_start(start)
    first, last = source.line_of(start), source.line_of(end)
    hangs = any(len(source.indent_of(source.offset(n, 0))) < column for n in range(first + 1, last + 1))
    adjust = move_prefix(place.indent, unit) if hangs else move_columns(len(unit) + len(_RETURN) - column)
    body = reindent(source, splice(start, end, edits), adjust, place.frozen)
    return (Made(unit + _RETURN, line, weak=True), *body)


def _bracket(source: Source, at: int, bracket: str) -> Fragment:
    if source.text[at] == bracket:
        return Copied(at, at + 1)
    return Made(bracket, source.line_of(at), weak=True)


def _return(source: Source, place: Place, values: tuple[str, ...], unit: str) -> tuple[Fragment, ...]:
    line = place.outline.line
    flat = _RETURN + ", ".join(values)
    style = Style(source, unit, unit, line, len(unit))
    if len(unit) + len(flat) <= 100:
        return (Made(unit, line, weak=True), style.made(flat))
    return (
        Made(unit, line, weak=True),
        *bracketed(style, f"{_RETURN}(", [[style.made(v)] for v in values], ")"),
    )
