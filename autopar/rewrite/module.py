"""Rewrite a module: loops out, kernels and calls in, one import added, everything else left as it is."""

from __future__ import annotations

import ast
import symtable
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

from autopar.analysis.outline import Outline
from autopar.rewrite.call import call
from autopar.rewrite.imports import module_import
from autopar.rewrite.insertion import insertion
from autopar.rewrite.kernel import KernelNames, kernel
from autopar.rewrite.names import kernel_name, words
from autopar.rewrite.place import NotFoundError, Place, statements
from autopar.rewrite.result import Rewritten, Skipped
from autopar.rewrite.text import Copied, Edit, Fragment, Made, Source, assemble, splice
from autopar.syntax.free_names import free_name


@dataclass(frozen=True, slots=True)
class _Kernel:
    place: Place
    names: KernelNames
    text: tuple[Fragment, ...]


def rewrite_module(source: str, outlines: Sequence[Outline], path: str) -> Rewritten:
    """Return a module's source with the loops of the outlines replaced by kernels and calls.

    Parameters
    ----------
    source
        The module's text as `autopar.rewrite.encoding.decode` gives it: newlines as in the file, no byte order mark.
    outlines
        The loops, with positions in ``source``.
    path
        The file's name, for messages.

    Returns
    -------
    Rewritten
        The new source, which always parses, the origin of each of its lines, and the outlines that were left alone: one
        whose loop is not where it should be, that stands in the body of another, or whose new text does not parse.
        Without outlines it is the source itself, and libcst is not imported.
    """
    if not outlines:
        return _untouched(source)
    try:
        tree = _parse(source, path)
    except (SyntaxError, ValueError, RecursionError) as error:
        return _untouched(source, tuple(Skipped(o, f"the source does not parse: {error}") for o in outlines))
    text = Source.of(source)
    rewritten = _rewrite(text, tree, outlines)
    if _parses(rewritten.code, path):
        return rewritten
    good = [o for o in outlines if _parses(_rewrite(text, tree, [o]).code, path)]
    bad = tuple(Skipped(o, "its rewritten text does not parse") for o in outlines if o not in good)
    if bad and good:
        again = _rewrite(text, tree, good)
        if _parses(again.code, path):
            return Rewritten(again.code, again.lines, (*again.skipped, *bad))
    return _untouched(source, tuple(Skipped(o, "the rewritten text does not parse") for o in outlines))


def _untouched(source: str, skipped: tuple[Skipped, ...] = ()) -> Rewritten:
    code, lines = assemble(Source.of(source), [Copied(0, len(source))])
    return Rewritten(code, lines, skipped)


def _parse(source: str, path: str) -> ast.Module:
    """Parse without the warnings, which belong to the program's own compilation."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source, path)


def _parses(code: str, path: str) -> bool:
    """Say whether Python takes the text: its grammar, and its rules for names (no parameter twice)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            symtable.symtable(code, path, "exec")
        except (SyntaxError, ValueError, RecursionError):
            return False
    return True


def _rewrite(source: Source, tree: ast.Module, outlines: Sequence[Outline]) -> Rewritten:
    from autopar.rewrite.locate import locate  # imports libcst

    places, missed = locate(source, statements(source, tree), outlines)
    places, nested = _without_nested(places)
    skipped = [*missed, *nested]
    if not places:
        return _untouched(source.text, tuple(skipped))
    used = words(source.text)
    module = module_import(source, tree, source.line_of(places[0].statement.start), used)
    taken = set(used)
    unit = _unit(source, tree)
    chosen: list[_Kernel] = []
    for place in places:
        names = KernelNames(
            kernel_name(place.outline, taken), module.name, unit, free_name("left", used), free_name("value", used)
        )
        taken.add(names.kernel)
        try:
            chosen.append(_kernel(source, place, names, taken))
        except NotFoundError as error:
            skipped.append(Skipped(place.outline, str(error)))
    calls: list[Edit] = []
    for made in reversed(chosen):
        edit = call(source, made.place, made.names, calls)
        calls = [e for e in calls if not (edit.start <= e.start and e.end <= edit.end)] + [edit]
    insertions = _insertions(source, chosen, module.edit)
    if not insertions:
        late = [Skipped(made.place.outline, "it stands before the place of the import") for made in chosen]
        return _untouched(source.text, (*skipped, *late))
    code, lines = assemble(source, splice(0, len(source.text), [*insertions, *calls]))
    return Rewritten(code, lines, tuple(skipped))


def _kernel(source: Source, place: Place, names: KernelNames, taken: set[str]) -> _Kernel:
    """Return a loop's kernel, with those that go with it."""
    outline = place.outline
    given: dict[str, str] = {}
    texts: list[Fragment] = []
    for companion in outline.companions:
        given[companion.suffix] = name = free_name(f"{names.kernel}_{companion.suffix}", taken)
        taken.add(name)
        texts += [Made(source.newline * 2, outline.line, weak=True)]
        texts += kernel(source, replace(place, outline=companion.outline), replace(names, kernel=name))
    if "swapped" in given:
        swapped = tuple((given["swapped"], text) for _, text in outline.spec.swapped)
        place = replace(place, outline=replace(outline, spec=replace(outline.spec, swapped=swapped)))
    if "ranked" in given:
        ranked = tuple((given["ranked"], text) for _, text in outline.spec.ranked)
        place = replace(place, outline=replace(outline, spec=replace(outline.spec, ranked=ranked)))
    if outline.spec.stages:
        spec = replace(outline.spec, stages=tuple(given[suffix] for suffix in outline.spec.stages))
        place = replace(place, outline=replace(outline, spec=spec))
    return _Kernel(place, names, (*kernel(source, place, names), *texts))


def _insertions(source: Source, kernels: Sequence[_Kernel], module: Edit | None) -> list[Edit]:
    """Return the changes that put in the import and the kernels; none where a kernel would stand before the import."""
    by_statement: dict[int, list[tuple[Fragment, ...]]] = {}
    for made in kernels:
        by_statement.setdefault(made.place.statement.start, []).append(made.text)
    edits = [insertion(source, start, texts, module) for start, texts in by_statement.items()]
    if module is None:
        return edits
    return [module, *edits] if edits and module.start <= edits[0].start else []


def _without_nested(places: Sequence[Place]) -> tuple[tuple[Place, ...], tuple[Skipped, ...]]:
    """Leave the loops that stand in the text of another's kernel; in its iterable or ``else`` they are free."""
    kept: list[Place] = []
    skipped: list[Skipped] = []
    for place in places:
        start = place.whole[0]
        if any(o.text[0] <= start < o.text[1] and not o.iterable[0] <= start < o.iterable[1] for o in kept):
            skipped.append(Skipped(place.outline, "it stands in a loop that is taken out"))
        else:
            kept.append(place)
    return tuple(kept), tuple(skipped)


def _unit(source: Source, tree: ast.Module) -> str:
    """Return one step of the file's indentation, as in the first suite at the margin; else four spaces."""
    for node in tree.body:
        suite = getattr(node, "body", None)
        if isinstance(suite, list) and suite[0].lineno > node.lineno:
            return source.indent_of(source.offset(suite[0].lineno, 0)) or "    "
    return "    "
