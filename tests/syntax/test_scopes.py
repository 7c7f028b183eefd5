"""Names, scopes and bindings as one visit finds them."""

from __future__ import annotations

import ast

import pytest

from autopar.syntax.scopes import ModuleFacts, Scope, ScopeKind
from autopar.syntax.visit import read_module


def facts_of(source: str) -> ModuleFacts:
    return read_module(ast.parse(source))


def scope_named(facts: ModuleFacts, qualname: str) -> Scope:
    return next(s for s in facts.scope_of.values() if s.qualname == qualname)


@pytest.mark.parametrize(
    ("source", "name", "scope", "owner"),
    [
        ("x = 1\ndef f():\n    return x\n", "x", "f", "<module>"),
        ("x = 1\ndef f():\n    x = 2\n    return x\n", "x", "f", "f"),
        ("def f(x):\n    def g():\n        return x\n", "x", "f.<locals>.g", "f"),
        ("def f():\n    global x\n    x = 1\n", "x", "f", "<module>"),
        ("def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n", "x", "f.<locals>.g", "f"),
        ("class C:\n    x = 1\n    def f(self):\n        return x\n", "x", "C.f", None),
        ("def f(a):\n    return [x for x in a]\n", "a", "f.<locals>.<listcomp>", "f"),
        ("def f(a):\n    return [x for x in a]\n", "x", "f.<locals>.<listcomp>", "f.<locals>.<listcomp>"),
        ("def f(a):\n    return [y := x for x in a]\n", "y", "f", "f"),
        ("def f():\n    return len\n", "len", "f", None),
        ("def f(v):\n    match v:\n        case [a, *b]:\n            pass\n", "b", "f", "f"),
        ("def f():\n    try:\n        pass\n    except E as e:\n        pass\n", "e", "f", "f"),
    ],
)
def test_owner_of_a_name(source: str, name: str, scope: str, owner: str | None) -> None:
    facts = facts_of(source)
    variable = facts.resolve(name, scope_named(facts, scope))
    assert (variable.scope.qualname if variable.scope else None) == owner


@pytest.mark.parametrize(
    ("source", "qualified"),
    [
        ("import numpy as np\nnp.linalg.svd\n", "numpy.linalg.svd"),
        ("import os.path\nos.path.join\n", "os.path.join"),
        ("from numpy import linalg as la\nla.svd\n", "numpy.linalg.svd"),
        ("len\n", "builtins.len"),
        ("len = 3\nlen\n", None),
        ("import numpy as np\nnp = None\nnp.sqrt\n", None),
        ("import numpy as np\nnp.sqrt = abs\nnp.sqrt\n", None),
        ("from elsewhere import *\nlen\n", None),
        ("import builtins\nbuiltins.len = 3\nlen\n", None),
        ("x = 1\nx.y\n", None),
    ],
)
def test_qualified_names(source: str, qualified: str | None) -> None:
    facts = facts_of(source)
    last = facts.tree.body[-1]
    assert isinstance(last, ast.Expr)
    assert facts.qualified(last.value, facts.scope) == qualified


def test_loops_know_what_is_around_them() -> None:
    facts = facts_of("for i in a:\n    for j in b:\n        def f():\n            for k in c: pass\n")
    assert [len(s.around) for s in facts.loops] == [0, 1, 0]
    assert facts.loops[2].scope.kind is ScopeKind.FUNCTION


def test_exported_names_and_dynamic_code() -> None:
    facts = facts_of("__all__ = ['x', 'y']\ndef f():\n    return locals()\n")
    assert facts.exported == {"x", "y"}
    assert scope_named(facts, "f").dynamic


def test_qualnames_are_pythons() -> None:
    source = "class A:\n    def f(self):\n        def g(): pass\n        class B:\n            def h(self): pass\n"
    names = {s.qualname for s in facts_of(source).scope_of.values()}
    assert {"A", "A.f", "A.f.<locals>.g", "A.f.<locals>.B", "A.f.<locals>.B.h"} <= names
