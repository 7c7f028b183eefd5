"""The call that stands where the loop stood."""

from __future__ import annotations

from collections.abc import Sequence

from autopar.rewrite.kernel import KernelNames
from autopar.rewrite.layout import Style, bracketed
from autopar.rewrite.place import Otherwise, Place
from autopar.rewrite.text import Copied, Edit, Fragment, Source, joins, move_prefix, reindent, splice
from autopar.spec import LoopKind


def call(source: Source, place: Place, names: KernelNames, edits: Sequence[Edit]) -> Edit:
    """Return the change that puts a call in a loop's place.

    Parameters
    ----------
    edits
        Changes for loops that stand in this one's iterable or ``else`` suite.
    """
    start, end = place.whole
    line = place.outline.line
    column = start - source.line_start(start)
    style = Style(source, place.indent, names.unit, line, column)
    parts: list[Fragment] = []
    if place.is_comprehension and joins(source.text[start - 1 : start]):
        parts.append(style.made(" ", weak=True))
    parts += _expression(source, place, names, style, edits)
    if place.outline.exits == "return":
        parts += [
            style.new_line(place.indent),
            style.made(f"if {names.left}:"),
            style.new_line(place.indent + names.unit),
            style.made(f"return {names.value}"),
        ]
    for unbound in _unbound_together(place):
        parts += [
            style.new_line(place.indent),
            style.made(f"if {unbound[0]} is {names.autopar}.UNBOUND:"),
            style.new_line(place.indent + names.unit),
            style.made(f"del {', '.join(unbound)}"),
        ]
    if place.otherwise is not None:
        parts += _otherwise(source, place, place.otherwise, names, style, edits)
    return Edit(start, end, tuple(parts))


def _unbound_together(place: Place) -> list[tuple[str, ...]]:
    """Group the names that may come back unbound: those of a loop without a trip, and each that it may never assign."""
    outline = place.outline
    lasts = {*outline.spec.lasts, *(name for name, _ in outline.spec.follows)}
    together = tuple(n for n in outline.unbound if n not in lasts)
    return [*([together] if together else []), *((n,) for n in outline.unbound if n in lasts)]


def _expression(
    source: Source, place: Place, names: KernelNames, style: Style, edits: Sequence[Edit]
) -> tuple[Fragment, ...]:
    """Return the call itself, with the names that it assigns."""
    outline = place.outline
    start, end = place.iterable
    many = source.line_of(start) != source.line_of(end)
    first = splice(start, end, edits)
    exploded = many and not place.inline
    if exploded:
        adjust = move_prefix(source.indent_of(start), place.indent + names.unit)
        first = reindent(source, first, adjust, place.frozen)
    if place.bare:
        first = (style.made("(", weak=True), *first, style.made(")", weak=True))
    items: list[Sequence[Fragment]] = [first, *([style.made(p.argument)] for p in outline.parameters)]
    if place.default is not None:
        items.insert(1, [Copied(*place.default)])
    if outline.spec.kind is LoopKind.WHILE:
        items.insert(0, [style.made(outline.counter)])
    head, tail = _result(place, names)
    return bracketed(style, f"{head}{names.kernel}(", items, f"){tail}", exploded=exploded, inline=place.inline)


def _result(place: Place, names: KernelNames) -> tuple[str, str]:
    """Return what stands before and behind the call: the names that it assigns, without an answer nobody asks for."""
    outline = place.outline
    if outline.exits == "return":
        targets = (*outline.returns, names.left, names.value)
    elif outline.exits and place.otherwise is not None:
        if not outline.returns:
            return "if not ", ":"
        targets = (*outline.returns, names.left)
    else:
        targets = outline.returns
    if not targets:
        return "", ""
    unasked = "" if not outline.exits or targets is not outline.returns else "[0]" if len(targets) == 1 else "[:-1]"
    return f"{', '.join(targets)} = ", unasked


def _otherwise(
    source: Source, place: Place, otherwise: Otherwise, names: KernelNames, style: Style, edits: Sequence[Edit]
) -> tuple[Fragment, ...]:
    """Return the ``else`` suite as statements behind the call: without ``break`` it always runs."""
    newline = style.new_line("")
    parts: list[Fragment] = []
    indent = place.indent
    if place.outline.exits == "break":
        indent += names.unit
        if place.outline.returns:
            parts += [style.new_line(place.indent), style.made(f"if not {names.left}:")]
    parts.append(newline)
    gap = source.next_line(place.text[1])
    parts.extend(splice(gap, otherwise.line, ()))
    start, end = otherwise.body
    suite = splice(start, end, edits)
    if otherwise.indent is None:
        return (*parts, style.made(indent, weak=True), *suite)
    remark = source.text[otherwise.header : source.line_end(otherwise.header)]
    if remark.strip():
        at = otherwise.header + len(remark) - len(remark.lstrip())
        parts += [style.made(indent, weak=True), Copied(at, otherwise.header + len(remark)), newline]
    return (*parts, *reindent(source, suite, move_prefix(otherwise.indent, indent), place.frozen))
