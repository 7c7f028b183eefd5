"""One top-level statement as libcst reads it, and the places of the loops in it; no syntax tree leaves this file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from autopar.analysis.outline import Outline
from autopar.rewrite.place import Leaving, NotFoundError, Otherwise, Place, Span, Statement
from autopar.rewrite.text import Source
from autopar.spec import SEARCHES, LoopKind

_Comprehension = cst.ListComp | cst.SetComp | cst.DictComp | cst.GeneratorExp
_Loop = cst.For | cst.While | _Comprehension
_TEMPLATE: tuple[type, ...] = tuple(filter(None, [getattr(cst, "TemplatedString", None)]))
_NOTED: frozenset[type] = frozenset(
    {
        cst.For,
        cst.While,
        cst.ListComp,
        cst.SetComp,
        cst.DictComp,
        cst.GeneratorExp,
        cst.Call,
        cst.Return,
        cst.FunctionDef,
        cst.FormattedStringExpression,
        cst.FormattedString,
        cst.SimpleString,
        *_TEMPLATE,
    }
)


@dataclass(frozen=True, slots=True)
class Survey:
    """One top-level statement with the positions of its nodes.

    Parameters
    ----------
    positions
        Of every node, in the statement's own text.
    loops
        Every loop and comprehension.
    calls
        The call whose first argument a generator is.
    strings
        Where the f-strings stand: a call in one may not be broken over lines.
    returns
        Every ``return`` statement.
    echoes
        Where strings show the text of the expressions in them (``f"{x=}"``): nothing may change there.
    frozen
        Lines that start inside a string.
    """

    source: Source
    top: Statement
    positions: Mapping[cst.CSTNode, CodeRange]
    loops: Sequence[_Loop]
    calls: Mapping[cst.GeneratorExp, cst.Call]
    returns: Sequence[cst.Return]
    functions: Sequence[cst.FunctionDef]
    strings: Sequence[Span]
    echoes: Sequence[Span]
    frozen: frozenset[int]

    @classmethod
    def of(cls, source: Source, top: Statement) -> Survey:
        """Parse a statement and note what the places need.

        Raises
        ------
        libcst.ParserSyntaxError
            When libcst cannot parse what Python can.
        """
        module = cst.parse_module(source.text[top.start : top.end])
        positions = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
        loops: list[_Loop] = []
        calls: dict[cst.GeneratorExp, cst.Call] = {}
        returns: list[cst.Return] = []
        functions: list[cst.FunctionDef] = []
        strings: list[CodeRange] = []
        echoes: list[CodeRange] = []
        for node, where in positions.items():
            if type(node) not in _NOTED:  # most are not, and classes of patterns with an ABCMeta take their time
                continue
            match node:
                case cst.For() | cst.While() | cst.ListComp() | cst.SetComp() | cst.DictComp() | cst.GeneratorExp():
                    loops.append(node)
                case cst.Call(args=[cst.Arg(value=cst.GeneratorExp() as generator), *_]):
                    calls[generator] = node
                case cst.Return():
                    returns.append(node)
                case cst.FunctionDef():
                    functions.append(node)
                case cst.FormattedStringExpression() if node.equal is not None:
                    echoes.append(where)
                case cst.SimpleString() | cst.FormattedString():
                    strings.append(where)
                case _ if isinstance(node, _TEMPLATE):
                    strings.append(where)
                    echoes.append(where)
                case _:
                    pass
        before = source.line_of(top.start) - 1
        frozen = {before + n for where in strings for n in range(where.start.line + 1, where.end.line + 1)}
        return cls(
            source=source,
            top=top,
            positions=positions,
            loops=loops,
            calls=calls,
            returns=returns,
            functions=functions,
            strings=[_span(source, before, where) for where in strings],
            echoes=[_span(source, before, where) for where in echoes],
            frozen=frozenset(frozen),
        )

    def span(self, node: cst.CSTNode) -> Span:
        """Return the offsets of a node without the parentheses around it."""
        return _span(self.source, self.source.line_of(self.top.start) - 1, self.positions[node])

    def outer_span(self, node: cst.BaseExpression) -> Span:
        """Return the offsets of an expression with the parentheses around it."""
        start, end = self.span(node)
        if node.lpar:
            start, end = self.span(node.lpar[0])[0], self.span(node.rpar[-1])[1]
        return start, end

    def place(self, outline: Outline) -> Place:
        """Return the place of an outline.

        Raises
        ------
        NotFoundError
            When there is no such loop, or it cannot be taken out of its text.
        """
        at = self.source.offset(outline.line, outline.column)
        kind = outline.spec.kind
        for node in self.loops:
            match node:
                case cst.For() | cst.While():
                    fits = kind is (LoopKind.FOR if isinstance(node, cst.For) else LoopKind.WHILE)
                    if fits and self.span(node)[0] == at:
                        return self._statement(outline, node, at)
                case _:
                    if _fits(kind, node) and self._start(node) == at:
                        return self._comprehension(outline, node)
        raise NotFoundError(f"no {kind} loop starts there")

    def _start(self, node: _Comprehension) -> int:
        """Return where Python's own tree has it start: at its bracket, or at the parenthesis of the call around it."""
        if isinstance(node, cst.GeneratorExp):
            whole, _ = self._generator(node)
            return whole[0] if node.lpar else whole[0] - 1
        return self.span(node)[0]

    def _statement(self, outline: Outline, node: cst.For | cst.While, at: int) -> Place:
        source = self.source
        line = source.line_start(at)
        indent = source.indent_of(at)
        if source.text[line:at].lstrip("\f") != indent:
            raise NotFoundError("something stands before the loop on its line")
        if isinstance(node, cst.For):
            if node.asynchronous is not None:
                raise NotFoundError("an async for")
            iterable = self.outer_span(node.iter)
            bare = isinstance(node.iter, cst.Tuple) and not node.iter.lpar
        else:
            iterable, bare = self._bound(outline, node), False
        end = self._suite_end(node.body, indent)
        otherwise = self._otherwise(node.orelse, indent) if node.orelse is not None else None
        return Place(
            outline=outline,
            statement=self.top,
            whole=(at, otherwise.body[1] if otherwise else end),
            text=(at, end),
            iterable=iterable,
            bare=bare,
            indent=indent,
            frozen=self.frozen,
            otherwise=otherwise,
            leaving=tuple(self._leaving(r) for r in self._returns(at, end)),
        )

    def _returns(self, start: int, end: int) -> list[cst.Return]:
        """Return the statements that leave a loop, none of functions that it defines."""
        inside = [s for s in map(self.span, self.functions) if start <= s[0] < end]
        found = [r for r in self.returns if start <= self.span(r)[0] < end]
        return [r for r in found if not any(low <= self.span(r)[0] < high for low, high in inside)]

    def _leaving(self, node: cst.Return) -> Leaving:
        at = self.span(node)[0]
        keyword = at, at + len("return")
        if node.value is None:
            return Leaving(keyword, None, False)
        return Leaving(keyword, self.outer_span(node.value), isinstance(node.value, cst.Tuple) and not node.value.lpar)

    def _bound(self, outline: Outline, node: cst.While) -> Span:
        test = node.test
        match node.body.body:  # `while True: if i >= n: break`
            case [cst.If(test=first), *_] if not isinstance(test, cst.Comparison):
                test = first
            case _:
                pass
        if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1:
            raise NotFoundError("the condition is no comparison")
        sides = (test.comparisons[0].comparator, test.left)
        for side in sides:
            start, end = self.outer_span(side)
            inner_start, inner_end = self.span(side)
            if outline.stop in (self.source.text[start:end], self.source.text[inner_start:inner_end]):
                return start, end
        for side, other in (sides, sides[::-1]):
            if isinstance(other, cst.Name) and other.value == outline.counter:
                return self.outer_span(side)
        raise NotFoundError(f"the condition does not compare {outline.counter} with {outline.stop}")

    def _suite_end(self, body: cst.BaseSuite, indent: str) -> int:
        """Return the end of a suite's last line; comments below that are indented deeper than the loop belong to it."""
        source = self.source
        end = source.line_end(self.span(body)[1])
        if not isinstance(body, cst.IndentedBlock):
            return end
        at = source.next_line(end)
        while at < len(source.text):
            stop = source.line_end(at)
            line = source.text[at:stop]
            if line.strip():
                space = source.indent_of(at)
                if not line.lstrip().startswith("#") or space == indent or not space.startswith(indent):
                    break
                end = stop
            if stop == len(source.text):
                break
            at = source.next_line(at)
        return end

    def _otherwise(self, node: cst.Else, indent: str) -> Otherwise:
        source = self.source
        at = self.span(node)[0]
        start, _ = self.span(node.body)
        end = self._suite_end(node.body, indent)
        header = source.text.index(":", at) + 1
        if isinstance(node.body, cst.IndentedBlock):
            return Otherwise(source.line_start(at), header, (source.next_line(at), end), source.indent_of(start))
        return Otherwise(source.line_start(at), header, (start, end), None)

    def _comprehension(self, outline: Outline, node: _Comprehension) -> Place:
        source = self.source
        if node.for_in.asynchronous is not None:
            raise NotFoundError("an asynchronous comprehension")
        default = None
        if isinstance(node, cst.GeneratorExp) and outline.spec.kind in SEARCHES:
            whole = text = self.span(self.calls[node])
            if outline.spec.kind is LoopKind.NEXT:
                default = self.outer_span(self.calls[node].args[1].value)
        elif isinstance(node, cst.GeneratorExp):
            whole, text = self._generator(node)
        else:
            whole = self.span(node)
            text = whole[0] + 1, whole[1] - 1
        if any(start <= whole[0] and whole[1] <= end for start, end in self.echoes):
            raise NotFoundError("the string around it shows the comprehension's own text")
        iterable = node.for_in.iter
        return Place(
            outline=outline,
            statement=self.top,
            whole=whole,
            text=text,
            iterable=self.outer_span(iterable),
            bare=isinstance(iterable, cst.Tuple) and not iterable.lpar,
            indent=source.indent_of(whole[0]),
            frozen=self.frozen,
            inline=any(start <= whole[0] and whole[1] <= end for start, end in self.strings),
            default=default,
        )

    def _generator(self, node: cst.GeneratorExp) -> tuple[Span, Span]:
        """Return what the call replaces, a generator with its parentheses or all in those of a call, and its text."""
        if node.lpar:
            opening, closing = self.span(node.lpar[-1])[0], self.span(node.rpar[0])[1]
            return (opening, closing), (opening + 1, closing - 1)
        call = self.calls.get(node)
        if call is None:
            raise NotFoundError("a generator without parentheses")
        opening = self.source.text.index("(", self.outer_span(call.func)[1]) + 1
        closing = self.span(call)[1] - 1
        return (opening, closing), (opening, closing)


def _fits(kind: LoopKind, node: _Comprehension) -> bool:
    match node:
        case cst.GeneratorExp():
            return kind in (LoopKind.LIST, LoopKind.SET, LoopKind.DICT, *SEARCHES)
        case cst.ListComp():
            return kind is LoopKind.LIST
        case cst.SetComp():
            return kind is LoopKind.SET
        case _:
            return kind is LoopKind.DICT


def _span(source: Source, before: int, where: CodeRange) -> Span:
    """Return the offsets of a range in a text that starts so many lines down the source."""
    return (
        source.offset(where.start.line + before, where.start.column),
        source.offset(where.end.line + before, where.end.column),
    )
