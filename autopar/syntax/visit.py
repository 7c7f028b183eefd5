"""The one visit of a syntax tree that fills `ModuleFacts`."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable
from typing import Any

from autopar.syntax.scopes import (
    Binding,
    BindingKind,
    ComprehensionNode,
    FunctionNode,
    LoopNode,
    LoopSite,
    ModuleFacts,
    Scope,
    ScopeKind,
    Variable,
    import_of,
)

_DYNAMIC = {"locals", "globals", "vars", "exec", "eval", "dir"}


def read_module(tree: ast.Module) -> ModuleFacts:
    """Return the scopes, names and loops of a module."""
    visitor = _Visitor(tree)
    visitor.run()
    return visitor.facts


class _Visitor:
    """Walks the tree once; names are resolved when every binding is known."""

    def __init__(self, tree: ast.Module) -> None:
        self.scope = Scope(ScopeKind.MODULE, "<module>", "<module>", tree, None)
        self.facts = ModuleFacts(self.scope, tree, [], {tree: self.scope}, False)
        self.loops: tuple[LoopNode, ...] = ()
        self.statement: ast.stmt = ast.Pass()
        self.fstrings = 0
        self.parents: list[ast.AST] = [tree]
        self.pending: list[tuple[str, Scope]] = []
        self.patched: list[tuple[str, Scope]] = []
        self.handlers: dict[type[ast.AST], Callable[[Any], None]] = {
            ast.Name: self.name,
            ast.FunctionDef: self.definition,
            ast.AsyncFunctionDef: self.definition,
            ast.Lambda: self.lambda_,
            ast.ClassDef: self.class_,
            ast.ListComp: self.comprehension,
            ast.SetComp: self.comprehension,
            ast.DictComp: self.comprehension,
            ast.GeneratorExp: self.comprehension,
            ast.For: self.for_,
            ast.AsyncFor: self.for_,
            ast.While: self.while_,
            ast.AugAssign: self.augment,
            ast.Import: self.import_,
            ast.ImportFrom: self.import_from,
            ast.Global: self.global_,
            ast.Nonlocal: self.nonlocal_,
            ast.ExceptHandler: self.handler,
            ast.NamedExpr: self.walrus,
            ast.Attribute: self.attribute,
            ast.JoinedStr: self.joined,
            ast.MatchAs: self.match_name,
            ast.MatchStar: self.match_name,
            ast.MatchMapping: self.match_rest,
            ast.Yield: self.yield_,
            ast.YieldFrom: self.yield_,
            ast.Assign: self.assign,
            ast.BinOp: self.binary,
        }

    def run(self) -> None:
        self.each(self.facts.tree.body)
        for name, scope in self.pending:
            variable = self.facts.resolve(name, scope)
            variable.readers.add(scope)
            if variable.is_builtin and name in _DYNAMIC:
                for ancestor in scope.ancestors():
                    ancestor.dynamic = True
        for name, scope in self.patched:
            variable = self.facts.resolve(name, scope)
            variable.attribute_stores = True
            if import_of(variable) == "builtins" or name == "__builtins__":
                # A patched builtin may be any of them.
                self.facts.star_imports = True

    # ------------------------------------------------------------------ walking

    def each(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.stmt):
            self.statement = node
        handler = self.handlers.get(type(node))
        if handler is not None:
            handler(node)
        else:
            self.generic(node)

    def generic(self, node: ast.AST) -> None:
        self.parents.append(node)
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
            elif isinstance(value, ast.AST):
                self.visit(value)
        self.parents.pop()

    def binary(self, node: ast.BinOp) -> None:
        """Go down the left side without a call for each level: sums can have hundreds of terms."""
        nested = [node]
        while isinstance(nested[-1].left, ast.BinOp):
            nested.append(nested[-1].left)
        self.parents.append(node)
        self.visit(nested[-1].left)
        for outer in reversed(nested):
            self.visit(outer.right)
        self.parents.pop()

    # ------------------------------------------------------------------ names

    def bind(self, name: str, kind: BindingKind, node: ast.AST, qualified: str = "") -> None:
        scope = self.scope.function if kind is BindingKind.OTHER else self.scope
        owner = scope
        if name in scope.global_names:
            owner = self.facts.scope
        elif name in scope.nonlocal_names:
            for ancestor in itertools.islice(scope.ancestors(), 1, None):
                if ancestor.kind in (ScopeKind.FUNCTION, ScopeKind.LAMBDA) and name in ancestor.variables:
                    owner = ancestor
                    break
        variable = owner.variables.get(name)
        if variable is None:
            variable = owner.variables[name] = Variable(name, owner)
        variable.bindings.append(Binding(kind, node, self.scope, qualified))

    def name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.pending.append((node.id, self.scope))
            self.facts.words.add(node.id)
        else:
            self.bind(node.id, BindingKind.DELETE if isinstance(node.ctx, ast.Del) else BindingKind.ASSIGN, node)

    def targets(self, node: ast.expr, kind: BindingKind, owner: ast.AST) -> None:
        if isinstance(node, ast.Name):
            self.bind(node.id, kind, owner)
        elif isinstance(node, ast.Tuple | ast.List):
            for item in node.elts:
                self.targets(item, kind, owner)
        elif isinstance(node, ast.Starred):
            self.targets(node.value, kind, owner)
        else:
            self.visit(node)

    def assign(self, node: ast.Assign) -> None:
        self.parents.append(node)
        self.visit(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.bind(target.id, BindingKind.ASSIGN, node)
                if target.id == "__all__" and self.scope.kind is ScopeKind.MODULE:
                    constants = (n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant))
                    self.facts.exported.update(c for c in constants if isinstance(c, str))
            else:
                self.visit(target)
        self.parents.pop()

    def augment(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.pending.append((node.target.id, self.scope))
            self.bind(node.target.id, BindingKind.AUGMENT, node)
        else:
            self.visit(node.target)
        self.parents.append(node)
        self.visit(node.value)
        self.parents.pop()

    def walrus(self, node: ast.NamedExpr) -> None:
        self.parents.append(node)
        self.visit(node.value)
        self.parents.pop()
        self.bind(node.target.id, BindingKind.OTHER, node)

    def attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.facts.stored_attributes.add(node.attr)
            root: ast.expr = node.value
            while isinstance(root, ast.Attribute):
                root = root.value
            if isinstance(root, ast.Name):
                self.patched.append((root.id, self.scope))
        else:
            self.facts.words.add(node.attr)
        self.generic(node)

    def match_name(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if node.name:
            self.bind(node.name, BindingKind.OTHER, node)
        self.generic(node)

    def match_rest(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.bind(node.rest, BindingKind.OTHER, node)
        self.generic(node)

    def handler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name, BindingKind.OTHER, node)
            self.bind(node.name, BindingKind.DELETE, node)
        self.generic(node)

    def global_(self, node: ast.Global) -> None:
        self.scope.global_names.update(node.names)
        for name in node.names:
            self.facts.scope.variables.setdefault(name, Variable(name, self.facts.scope))

    def nonlocal_(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocal_names.update(node.names)

    def import_(self, node: ast.Import) -> None:
        for alias in node.names:
            root = alias.name.partition(".")[0]
            self.bind(alias.asname or root, BindingKind.IMPORT, node, alias.name if alias.asname else root)

    def import_from(self, node: ast.ImportFrom) -> None:
        base = f"{'.' * node.level}{node.module or ''}"
        for alias in node.names:
            if alias.name == "*":
                self.facts.star_imports = True
                self.facts.star_source = base
                continue
            self.bind(alias.asname or alias.name, BindingKind.IMPORT, node, f"{base}.{alias.name}")

    def joined(self, node: ast.JoinedStr) -> None:
        self.fstrings += 1
        self.generic(node)
        self.fstrings -= 1

    def yield_(self, node: ast.Yield | ast.YieldFrom) -> None:
        self.scope.function.is_generator = True
        self.generic(node)

    # ------------------------------------------------------------------ scopes

    def enter(self, kind: ScopeKind, name: str, node: ast.AST) -> tuple[Scope, tuple[LoopNode, ...]]:
        parent = self.scope
        prefix = ""
        if parent.kind is ScopeKind.CLASS:
            prefix = f"{parent.qualname}."
        elif parent.kind is not ScopeKind.MODULE:
            prefix = f"{parent.qualname}.<locals>."
        if kind in (ScopeKind.FUNCTION, ScopeKind.CLASS) and name in parent.global_names:
            prefix = ""
        self.scope = Scope(kind, name, prefix + name, node, parent)
        parent.children.append(self.scope)
        self.facts.scope_of[node] = self.scope
        saved = self.loops
        if kind is not ScopeKind.COMPREHENSION:
            self.loops = ()
        return parent, saved

    def leave(self, saved: tuple[Scope, tuple[LoopNode, ...]]) -> None:
        self.scope, self.loops = saved

    def parameters(self, arguments: ast.arguments) -> None:
        for group in (arguments.posonlyargs, arguments.args, arguments.kwonlyargs):
            for argument in group:
                self.bind(argument.arg, BindingKind.PARAMETER, argument)
        for extra in (arguments.vararg, arguments.kwarg):
            if extra is not None:
                self.bind(extra.arg, BindingKind.PARAMETER, extra)

    def annotations(self, arguments: ast.arguments) -> None:
        everything = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg)
        self.each(a.annotation for a in everything if a is not None and a.annotation is not None)

    def declared(self, body: list[ast.stmt]) -> None:
        """Read ``global`` and ``nonlocal`` of a function first: they hold from its start."""
        stack: list[ast.AST] = list(body)
        while stack:
            node = stack.pop()
            if isinstance(node, ast.Global):
                self.global_(node)
            elif isinstance(node, ast.Nonlocal):
                self.nonlocal_(node)
            elif isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case) and not isinstance(
                node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            ):
                for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                    stack.extend(getattr(node, field, ()))

    def definition(self, node: FunctionNode) -> None:
        self.parents.append(node)
        self.each(node.decorator_list)
        self.each(node.args.defaults)
        self.each(d for d in node.args.kw_defaults if d is not None)
        self.annotations(node.args)
        if node.returns is not None:
            self.visit(node.returns)
        self.bind(node.name, BindingKind.DEF, node)
        if self.scope.kind is ScopeKind.CLASS:
            self.facts.method_names.setdefault(node.name, []).append(node)
        saved = self.enter(ScopeKind.FUNCTION, node.name, node)
        self.declared(node.body)
        self.parameters(node.args)
        self.each(node.body)
        self.leave(saved)
        self.parents.pop()

    def lambda_(self, node: ast.Lambda) -> None:
        self.parents.append(node)
        self.each(node.args.defaults)
        self.each(d for d in node.args.kw_defaults if d is not None)
        saved = self.enter(ScopeKind.LAMBDA, "<lambda>", node)
        self.parameters(node.args)
        self.visit(node.body)
        self.leave(saved)
        self.parents.pop()

    def class_(self, node: ast.ClassDef) -> None:
        self.parents.append(node)
        self.each(node.decorator_list)
        self.each(node.bases)
        self.each(k.value for k in node.keywords)
        self.bind(node.name, BindingKind.CLASS, node)
        saved = self.enter(ScopeKind.CLASS, node.name, node)
        self.declared(node.body)
        self.each(node.body)
        self.leave(saved)
        self.parents.pop()

    def site(self, node: LoopNode) -> None:
        self.facts.loops.append(
            LoopSite(node, self.scope, self.loops, self.statement, self.fstrings > 0, self.parents[-1])
        )

    def comprehension(self, node: ComprehensionNode) -> None:
        self.site(node)
        self.parents.append(node)
        self.visit(node.generators[0].iter)
        names = {
            ast.ListComp: "<listcomp>", ast.SetComp: "<setcomp>", ast.DictComp: "<dictcomp>",
            ast.GeneratorExp: "<genexpr>",
        }  # fmt: skip
        saved = self.enter(ScopeKind.COMPREHENSION, names[type(node)], node)
        self.loops = (*self.loops, node)
        for index, generator in enumerate(node.generators):
            if index:
                self.visit(generator.iter)
            self.targets(generator.target, BindingKind.LOOP, generator)
            self.each(generator.ifs)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(node.elt)
        self.leave(saved)
        self.parents.pop()

    def for_(self, node: ast.For | ast.AsyncFor) -> None:
        self.site(node)
        self.parents.append(node)
        self.visit(node.iter)
        self.targets(node.target, BindingKind.LOOP, node)
        saved = self.loops
        self.loops = (*saved, node)
        self.each(node.body)
        self.loops = saved
        self.each(node.orelse)
        self.parents.pop()

    def while_(self, node: ast.While) -> None:
        self.site(node)
        self.parents.append(node)
        saved = self.loops
        self.loops = (*saved, node)
        self.visit(node.test)
        self.each(node.body)
        self.loops = saved
        self.each(node.orelse)
        self.parents.pop()
