"""What a rewritten module must be, worked out on Python's own syntax tree, with no regard to text."""

from __future__ import annotations

import ast
import copy
from dataclasses import replace

from autopar.analysis.outline import Outline
from autopar.rewrite.names import kernel_name, words
from autopar.rewrite.result import Rewritten
from autopar.spec import SEARCHES, LoopKind
from tests.rewrite.crude import source_lines
from tests.rewrite.staged import stage_of


def check_tree(source: str, rewritten: Rewritten, outlines: tuple[Outline, ...]) -> None:
    """Hold the tree of the new text against what the old one should become; the source binds no ``autopar``."""
    got = ast.parse(rewritten.code)
    kernels = {n.name: n for n in got.body if isinstance(n, ast.FunctionDef)}
    expected = _Expected(source, outlines, kernels).module()
    got.body = [n for n in got.body if ast.dump(n) != IMPORT]
    assert ast.dump(got) == ast.dump(expected)


IMPORT = ast.dump(ast.parse("import autopar").body[0])


def _return(*values: str) -> ast.Return:
    (function,) = ast.parse(f"def f(): return {', '.join(values)}").body
    assert isinstance(function, ast.FunctionDef)
    assert isinstance(function.body[0], ast.Return)
    return function.body[0]


class _Leaving(ast.NodeTransformer):
    """Lets every ``return`` say that it leaves the loop."""

    def __init__(self, returns: tuple[str, ...]) -> None:
        self.returns = returns

    def visit_Return(self, node: ast.Return) -> ast.Return:
        new = _return(*self.returns, "True", "None")
        assert isinstance(new.value, ast.Tuple)
        if node.value is not None:
            new.value.elts[-1] = node.value
        return new


class _Expected(ast.NodeTransformer):
    def __init__(self, source: str, outlines: tuple[Outline, ...], kernels: dict[str, ast.FunctionDef]) -> None:
        self.lines = lines = source_lines(source)
        self.tree = ast.parse(source)
        self.outlines = {(o.line, len(lines[o.line - 1][: o.column].encode()), o.spec.kind): o for o in outlines}
        self.actual = kernels
        self.names: dict[Outline, str] = {}
        self.made: list[tuple[tuple[int, int], ast.FunctionDef]] = []
        taken = set(words(source))
        for outline in sorted(outlines, key=lambda o: (o.line, o.column)):
            self.names[outline] = kernel_name(outline, taken)
            taken.add(self.names[outline])

    def module(self) -> ast.Module:
        body: list[ast.stmt] = []
        line = start = 0
        for node in self.tree.body:
            if node.lineno > line:  # statements that share a line have their kernels above it
                start = len(body)
            line = node.end_lineno or 0
            self.made = []
            result = self.visit(node)
            kernels = [kernel for _, kernel in sorted(self.made, key=lambda m: m[0])]
            body[start:start] = kernels
            start += len(kernels)
            body += result if isinstance(result, list) else [result]
        return ast.Module(body, [])

    def _find(self, node: ast.expr | ast.stmt, *kinds: LoopKind) -> Outline | None:
        return next((o for k in kinds if (o := self.outlines.get((node.lineno, node.col_offset, k)))), None)

    def visit_For(self, node: ast.For) -> ast.AST | list[ast.stmt]:
        outline = self._find(node, LoopKind.FOR)
        if outline is None:
            return self.generic_visit(node)
        as_written = copy.deepcopy(node)
        named = self._with_companions(outline)
        iterable, node.iter = node.iter, ast.Name(self._argument(outline, 0), ast.Load())
        statements = self._statement(node, named, [self.visit(iterable)])
        for companion in named.companions:
            if outline.spec.ranked:
                self._ranked(copy.deepcopy(as_written), companion.outline)
            elif outline.spec.stages:
                self._stage(copy.deepcopy(as_written), companion.outline)
            else:
                self._interchanged(copy.deepcopy(as_written), companion.outline)
        return statements

    def _stage(self, node: ast.For, outline: Outline) -> None:
        """Leave out the statements of the other stage."""
        node.body = stage_of(node.body, outline.cuts)
        self._renamed(node, outline)
        for change in outline.respellings:
            if (node.target.lineno, node.target.col_offset) == (change.line, change.column):
                (target,) = ast.parse(f"for {change.new} in _: pass").body
                assert isinstance(target, ast.For)
                node.target = target.target
        node.iter = ast.Name(self._argument(outline, 0), ast.Load())
        self._companion(node, outline)

    def _ranked(self, node: ast.For, outline: Outline) -> None:
        """Give the key a name, and assign it before the candidate."""
        key, *others = outline.respellings
        place = [(c.line, None, c.new) for c in outline.cuts] + [
            (r.line, r.column, r.new.rpartition(";")[0]) for r in others
        ]
        ((line, column, assignment),) = place
        spelled = ast.dump(ast.parse(key.old, mode="eval").body)
        for holder in ast.walk(node):
            for field, value in ast.iter_fields(holder):
                for part in value if isinstance(value, list) else [value]:
                    at = (getattr(part, "lineno", 0), getattr(part, "col_offset", 0))
                    if isinstance(part, ast.expr) and at == (key.line, key.column) and ast.dump(part) == spelled:
                        name = ast.Name(key.new, ast.Load())
                        setattr(holder, field, [name if p is part else p for p in value] if part is not value else name)
                if not isinstance(value, list) or not all(isinstance(s, ast.stmt) for s in value):
                    continue
                for index, statement in enumerate(list(value)):
                    if statement.lineno == line and column in (None, statement.col_offset):
                        value[index:index] = ast.parse(assignment).body
                        break
        node.iter = ast.Name(self._argument(outline, 0), ast.Load())
        self._companion(node, outline)

    def _companion(self, node: ast.For, outline: Outline) -> None:
        """Make a kernel of a loop that is spelled anew already."""
        body: list[ast.stmt] = [node]
        if outline.returns:
            body.append(_return(*outline.returns))
        bare = replace(outline, respellings=())
        self.names[bare] = self.names[outline]
        self._kernel(bare, body, node)

    def _renamed(self, node: ast.For, outline: Outline) -> None:
        new = {(c.line, c.column): c.new for c in outline.respellings}
        for name in ast.walk(ast.Module(node.body, [])):
            if isinstance(name, ast.Name) and hasattr(name, "lineno"):
                name.id = new.get((name.lineno, name.col_offset), name.id)

    def _with_companions(self, outline: Outline) -> Outline:
        """Name the companions, in the spec too."""
        if not outline.companions:
            return outline
        name = self.names[outline]
        self.names.update({c.outline: f"{name}_{c.suffix}" for c in outline.companions})
        swapped = tuple((f"{name}_swapped", text) for _, text in outline.spec.swapped)
        stages = tuple(f"{name}_{suffix}" for suffix in outline.spec.stages)
        ranked = tuple((f"{name}_ranked", text) for _, text in outline.spec.ranked)
        named = replace(outline, spec=replace(outline.spec, swapped=swapped, stages=stages, ranked=ranked))
        self.names[named] = name
        return named

    def _interchanged(self, node: ast.For, outline: Outline) -> None:
        inner = node.body[0]
        assert isinstance(inner, ast.For)
        node.target, inner.target = inner.target, node.target
        node.iter = ast.Name(self._argument(outline, 0), ast.Load())
        inner.iter = ast.Name(outline.parameters[0].name, ast.Load())
        self._companion(node, outline)

    def visit_While(self, node: ast.While) -> ast.AST | list[ast.stmt]:
        outline = self._find(node, LoopKind.WHILE)
        if outline is None:
            return self.generic_visit(node)
        test = node.test if isinstance(node.test, ast.Compare) else getattr(node.body[0], "test", None)
        assert isinstance(test, ast.Compare)
        bound, test.comparators[0] = test.comparators[0], ast.Name(self._argument(outline, 1), ast.Load())
        return self._statement(node, outline, [ast.Name(outline.counter, ast.Load()), self.visit(bound)])

    def _statement(self, node: ast.For | ast.While, outline: Outline, first: list[ast.expr]) -> list[ast.stmt]:
        otherwise, node.orelse = node.orelse, []
        body: list[ast.stmt] = [node]
        if outline.exits == "break":
            node.orelse = [_return(*outline.returns, "False")]
            body.append(_return(*outline.returns, "True"))
        elif outline.exits:
            _Leaving(outline.returns).visit(node)
            body.append(_return(*outline.returns, "False", "None"))
        elif outline.returns:
            body.append(_return(*outline.returns))
        self._kernel(outline, body, node)
        suite: list[ast.stmt] = []
        for inner in otherwise:
            seen = self.visit(inner)
            suite += seen if isinstance(seen, list) else [seen]
        return self._calling(outline, self._call(outline, first), suite)

    def _calling(self, outline: Outline, call: ast.Call, suite: list[ast.stmt]) -> list[ast.stmt]:
        """Return the statements in the loop's place."""
        returns = [*outline.returns]
        value: ast.expr = call
        if outline.exits == "return":
            returns += ["left", "value"]
        elif outline.exits and suite:
            returns += ["left"] if returns else []
        elif outline.exits and returns:
            value = ast.Subscript(call, ast.parse("0[0]" if len(returns) == 1 else "0[:-1]", mode="eval").body.slice)  # type: ignore[attr-defined]
            value.ctx = ast.Load()
        statement: ast.stmt = ast.Expr(value)
        if returns:
            statement = ast.parse(f"{', '.join(returns)} = 0").body[0]
            assert isinstance(statement, ast.Assign)
            statement.value = value
        result = [statement]
        if outline.exits == "return":
            result += ast.parse("def f():\n if left:\n  return value").body[0].body  # type: ignore[attr-defined]
        if outline.unbound:
            deleted = ", ".join(outline.unbound)
            result += ast.parse(f"if {outline.unbound[0]} is autopar.UNBOUND: del {deleted}").body
        if outline.exits != "break" or not suite:
            return [*result, *suite]
        asked = result.pop() if not outline.returns else None
        test: ast.expr = asked.value if isinstance(asked, ast.Expr) else ast.Name("left", ast.Load())
        return [*result, ast.If(ast.UnaryOp(ast.Not(), test), suite, [])]

    def visit_Call(self, node: ast.Call) -> ast.AST:
        generator = node.args[0] if node.args else None
        if isinstance(generator, ast.GeneratorExp) and (outline := self._find(generator, *SEARCHES)):
            first = generator.generators[0]
            iterable, first.iter = first.iter, ast.Name(self._argument(outline, 0), ast.Load())
            passed = [self.visit(iterable), *node.args[1:]]
            if node.args[1:]:
                node.args[1] = ast.Name(self._argument(outline, 1), ast.Load())
            self._kernel(outline, [ast.Return(node)], generator, 2 if outline.spec.kind is LoopKind.NEXT else 1)
            return self._call(outline, passed)
        return self.generic_visit(node)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> ast.AST:
        kinds = [LoopKind.DICT] if isinstance(node, ast.DictComp) else [LoopKind.LIST, LoopKind.SET]
        outline = self._find(node, *kinds)
        if outline is None:
            return self.generic_visit(node)
        first = node.generators[0]
        iterable, first.iter = first.iter, ast.Name(self._argument(outline, 0), ast.Load())
        display: ast.expr = node if isinstance(node, ast.DictComp) else ast.ListComp(node.elt, node.generators)
        if outline.spec.folded:
            assert isinstance(node, ast.GeneratorExp)
            display = node
        self._kernel(outline, [ast.Return(display)], node)
        return self._call(outline, [self.visit(iterable)])

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehension

    def _argument(self, outline: Outline, index: int) -> str:
        return self.actual[self.names[outline]].args.args[index].arg

    def _kernel(self, outline: Outline, body: list[ast.stmt], node: ast.expr | ast.stmt, count: int = 1) -> None:
        count = 2 if outline.spec.kind is LoopKind.WHILE else count
        names = [self._argument(outline, n) for n in range(count)] + [p.name for p in outline.parameters]
        names += [f"{name}=autopar.UNBOUND" for name in outline.unbound]
        text = f"@{outline.spec.decorator()}\ndef {self.names[outline]}({', '.join(names)}): pass"
        kernel = ast.parse(text).body[0]
        assert isinstance(kernel, ast.FunctionDef)
        kernel.body = body
        spelled = {(r.line, len(self.lines[r.line - 1][: r.column].encode())): r.new for r in outline.respellings}
        for name in (n for statement in body for n in ast.walk(statement) if isinstance(n, ast.Name)):
            name.id = spelled.get((getattr(name, "lineno", 0), getattr(name, "col_offset", 0)), name.id)
        self.made.append(((node.lineno, node.col_offset), kernel))

    def _call(self, outline: Outline, first: list[ast.expr]) -> ast.Call:
        arguments = ", ".join(p.argument for p in outline.parameters)
        call = ast.parse(f"{self.names[outline]}({arguments})", mode="eval").body
        assert isinstance(call, ast.Call)
        call.args[:0] = first
        return call
