"""The rewritten text of loops, to the letter, and what it does when it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

import pytest

from autopar.rewrite.module import rewrite_module
from tests.rewrite.builders import outline, run
from tests.rewrite.crude import check_lines


@dataclass(frozen=True)
class Case:
    """A source, its loops by hand, and the source that must come out."""

    name: str
    before: str
    loops: list[dict[str, Any]]
    after: str
    names: dict[str, Any] = field(default_factory=dict)


CASES = [
    Case(
        "comments stay where they belong",
        """\
        import numpy as np

        out = np.zeros(3)

        # above
        for i in range(3):  # type: int
            # first
            out[i] = i  # trailing

            # last
        # below
        done = True
        """,
        [{"at": "for i", "parameters": ["out"], "returns": ["i"], "spec": {"writes": ["out[i]"]}}],
        """\
        import autopar
        import numpy as np

        out = np.zeros(3)


        @autopar.parallel_for(writes=["out[i]"])
        def _module_loop(chunk, out):
            for i in chunk:  # type: int
                # first
                out[i] = i  # trailing

                # last
            return i


        # above
        i = _module_loop(range(3), out)
        # below
        done = True
        """,
    ),
    Case(
        "else is dedented and stays",
        """\
        def f(a):
            for x in range(3):
                a[x] = 1
                # of the body
            # of the else
            else:  # no break
                a.append(9)
                # end
            return a
        got = f([0] * 3)
        """,
        [{"at": "for x", "function": "f", "parameters": ["a"], "spec": {"writes": ["a[x]"]}}],
        """\
        import autopar


        @autopar.parallel_for(writes=["a[x]"])
        def _f_loop(chunk, a):
            for x in chunk:
                a[x] = 1
                # of the body


        def f(a):
            _f_loop(range(3), a)
            # of the else
            # no break
            a.append(9)
            # end
            return a
        got = f([0] * 3)
        """,
    ),
    Case(
        "one line each",
        """\
        a = [0] * 4
        for i in 0, 1, 2: a[i] = i; a[-1] = 7  # both
        else: a.append(5); a.append(6)
        """,
        [{"at": "for i", "parameters": ["a"], "returns": ["i"]}],
        """\
        import autopar

        a = [0] * 4


        @autopar.parallel_for()
        def _module_loop(chunk, a):
            for i in chunk: a[i] = i; a[-1] = 7  # both
            return i


        i = _module_loop((0, 1, 2), a)
        a.append(5); a.append(6)
        """,
    ),
    Case(
        "unbound names are deleted again",
        """\
        def f(xs):
            for x in xs:
                y = x
            return locals()
        got = f([]), f([1])
        """,
        [{"at": "for x", "function": "f", "returns": ["x", "y"], "unbound": ["x", "y"]}],
        """\
        import autopar


        @autopar.parallel_for()
        def _f_loop(chunk, x=autopar.UNBOUND, y=autopar.UNBOUND):
            for x in chunk:
                y = x
            return x, y


        def f(xs):
            x, y = _f_loop(xs)
            if x is autopar.UNBOUND:
                del x, y
            return locals()
        got = f([]), f([1])
        """,
    ),
    Case(
        "while",
        """\
        def f(a, out):
            i = 1
            while i < (len(a) - 1):  # inner points
                out[i] = a[i - 1] + a[i + 1]
                i += 1
            return i
        got = f([1, 2, 3, 4], [0] * 4)
        """,
        [
            {
                "at": "while",
                "kind": "while",
                "function": "f",
                "parameters": ["a", "out"],
                "returns": ["i"],
                "counter": "i",
                "stop": "len(a) - 1",
                "comparison": "<",
                "spec": {"writes": ["out[i]"]},
            }
        ],
        """\
        import autopar


        @autopar.parallel_while(writes=["out[i]"])
        def _f_loop(i, stop, a, out):
            while i < stop:  # inner points
                out[i] = a[i - 1] + a[i + 1]
                i += 1
            return i


        def f(a, out):
            i = 1
            i = _f_loop(i, (len(a) - 1), a, out)
            return i
        got = f([1, 2, 3, 4], [0] * 4)
        """,
    ),
    Case(
        "snapshot",
        """\
        a = [1, 2, 3]
        b = [1, 1, 1]
        for i in range(2):
            a[i] = a[i + 1] + b[i]
        """,
        [
            {
                "at": "for i",
                "parameters": ["a", "b", ("a_out", "a")],
                "returns": ["i"],
                "respellings": [("a[i] =", "a", "a_out")],
                "spec": {"snapshots": {"a_out": "a"}, "writes": ["a_out[i]"]},
            }
        ],
        """\
        import autopar

        a = [1, 2, 3]
        b = [1, 1, 1]


        @autopar.parallel_for(writes=["a_out[i]"], snapshots={"a_out": "a"})
        def _module_loop(chunk, a, b, a_out):
            for i in chunk:
                a_out[i] = a[i + 1] + b[i]
            return i


        i = _module_loop(range(2), a, b, a)
        """,
    ),
    Case(
        "comprehensions keep their layout",
        """\
        def f(xs, n):
            squares = [
                g(x, n)  # one
                for x in xs  # of them
                if x
            ]
            total = sum(g(x, n) for x in xs)
            large = max((g(x, n)
                         for x in(xs)
                         if x), default=0)
            kinds = {g(x, n) for x in xs}
            table = {x: g(x, n) for x in xs if x for _ in range(2)}
            return squares, total, large, kinds, table
        def g(x, n):
            return x + n
        got = f([1, 2, 3], 4)
        """,
        [
            {"at": "[\n", "kind": "list", "function": "f", "parameters": ["n"]},
            {"at": "(g(x, n) for", "kind": "list", "function": "f", "parameters": ["n"]},
            {"at": "(g(x, n)\n", "kind": "list", "function": "f", "parameters": ["n"]},
            {"at": "{g", "kind": "set", "function": "f", "parameters": ["n"]},
            {"at": "{x", "kind": "dict", "function": "f", "parameters": ["n"]},
        ],
        """\
        import autopar


        @autopar.parallel_list()
        def _f_list(chunk, n):
            return [
                g(x, n)  # one
                for x in chunk  # of them
                if x
            ]


        @autopar.parallel_list()
        def _f_list_2(chunk, n):
            return [g(x, n) for x in chunk]


        @autopar.parallel_list()
        def _f_list_3(chunk, n):
            return [g(x, n)
                    for x in chunk
                    if x]


        @autopar.parallel_set()
        def _f_set(chunk, n):
            return [g(x, n) for x in chunk]


        @autopar.parallel_dict()
        def _f_dict(chunk, n):
            return {x: g(x, n) for x in chunk if x for _ in range(2)}


        def f(xs, n):
            squares = _f_list(xs, n)
            total = sum(_f_list_2(xs, n))
            large = max(_f_list_3((xs), n), default=0)
            kinds = _f_set(xs, n)
            table = _f_dict(xs, n)
            return squares, total, large, kinds, table
        def g(x, n):
            return x + n
        got = f([1, 2, 3], 4)
        """,
    ),
    Case(
        "a loop in another's iterable and one in its else",
        """\
        def f(xs, out):
            for i, x in enumerate([g(x) for x in xs]):
                out[i] = x
            else:
                for j in range(2):
                    out[j] = -1
            return out
        def g(x):
            return -x
        got = f([1, 2, 3], [0] * 3)
        """,
        [
            {"at": "for i", "function": "f", "parameters": ["out"]},
            {"at": "[g", "kind": "list", "function": "f", "spec": {"calls": ["g"]}},
            {"at": "for j", "function": "f", "parameters": ["out"]},
        ],
        """\
        import autopar


        @autopar.parallel_for()
        def _f_loop(chunk, out):
            for i, x in chunk:
                out[i] = x


        @autopar.parallel_list(calls=["g"])
        def _f_list(chunk):
            return [g(x) for x in chunk]


        @autopar.parallel_for()
        def _f_loop_2(chunk, out):
            for j in chunk:
                out[j] = -1


        def f(xs, out):
            _f_loop(enumerate(_f_list(xs)), out)
            _f_loop_2(range(2), out)
            return out
        def g(x):
            return -x
        got = f([1, 2, 3], [0] * 3)
        """,
    ),
    Case(
        "strings keep their lines, tabs their width",
        '''\
        class Model:
        \tdef step(self):
        \t\ttext = []
        \t\tfor part in "ab":
        \t\t\ttext.append(f"""{part}
          as it {
        part!r} was
        """)
        \t\t\ttotal = (1 +
        \t\t\t\t2)
        \t\treturn text
        got = Model().step()
        ''',
        [{"at": "for part", "function": "Model.step", "parameters": ["text"], "spec": {"collects": ["text"]}}],
        '''\
        import autopar


        @autopar.parallel_for(collects=["text"])
        def _Model_step_loop(chunk, text):
        \tfor part in chunk:
        \t\ttext.append(f"""{part}
          as it {
        part!r} was
        """)
        \t\ttotal = (1 +
        \t\t\t2)


        class Model:
        \tdef step(self):
        \t\ttext = []
        \t\t_Model_step_loop("ab", text)
        \t\treturn text
        got = Model().step()
        ''',
    ),
    Case(
        "long lines are broken as black breaks them",
        """\
        def simulate(first_population, second_population, transition_matrix, generator_seeds, outcome_table):
            for generation, (alpha, beta) in zip(
                first_population,  # the one
                second_population,
            ):
                outcome_table[generation] = compute_transition(alpha, beta, transition_matrix, generator_seeds)
            for generation in first_population:
                outcome_table[generation] = generator_seeds
            return outcome_table
        """,
        [
            {
                "at": "for generation, (",
                "function": "simulate",
                "parameters": ["transition_matrix", "generator_seeds", "outcome_table"],
                "spec": {
                    "writes": ["outcome_table[generation]"],
                    "calls": ["compute_transition", "package.module.another_function", "yet_another"],
                    "fresh": True,
                },
            },
            {
                "at": "for generation in",
                "function": "simulate",
                "parameters": ["generator_seeds", "outcome_table"],
                "returns": ["generation", "transition_matrix", "second_population"],
                "spec": {"calls": [f"package.of.some.depth.function_{k}" for k in range(4)]},
            },
        ],
        """\
        import autopar


        @autopar.parallel_for(
            writes=["outcome_table[generation]"],
            calls=["compute_transition", "package.module.another_function", "yet_another"],
            fresh=True,
        )
        def _simulate_loop(chunk, transition_matrix, generator_seeds, outcome_table):
            for generation, (alpha, beta) in chunk:
                outcome_table[generation] = compute_transition(alpha, beta, transition_matrix, generator_seeds)


        @autopar.parallel_for(
            calls=[
                "package.of.some.depth.function_0",
                "package.of.some.depth.function_1",
                "package.of.some.depth.function_2",
                "package.of.some.depth.function_3",
            ],
        )
        def _simulate_loop_2(chunk, generator_seeds, outcome_table):
            for generation in chunk:
                outcome_table[generation] = generator_seeds
            return generation, transition_matrix, second_population


        def simulate(first_population, second_population, transition_matrix, generator_seeds, outcome_table):
            _simulate_loop(
                zip(
                    first_population,  # the one
                    second_population,
                ),
                transition_matrix,
                generator_seeds,
                outcome_table,
            )
            generation, transition_matrix, second_population = _simulate_loop_2(
                first_population, generator_seeds, outcome_table
            )
            return outcome_table
        """,
    ),
    Case(
        "in a branch at module level, before decorators, under a comment",
        """\
        #!/usr/bin/env python
        # -*- coding: utf-8 -*-
        # Makes things.

        # The job.
        @print
        async def job(a):
            try:
                with a:
                    for i in a: a[i] = 0
            finally:
                pass

        if __name__ == "__main__":
            for größe in [1]:
                print(größe)
        """,
        [
            {"at": "for i", "function": "job", "parameters": ["a"]},
            {"at": "for größe", "returns": ["größe"]},
        ],
        """\
        #!/usr/bin/env python
        # -*- coding: utf-8 -*-
        # Makes things.

        import autopar


        @autopar.parallel_for()
        def _job_loop(chunk, a):
            for i in chunk: a[i] = 0


        # The job.
        @print
        async def job(a):
            try:
                with a:
                    _job_loop(a, a)
            finally:
                pass


        @autopar.parallel_for()
        def _module_loop(chunk):
            for größe in chunk:
                print(größe)
            return größe


        if __name__ == "__main__":
            größe = _module_loop([1])
        """,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_text(case: Case) -> None:
    before, after = dedent(case.before), dedent(case.after)
    outlines = tuple(outline(before, **loop) for loop in case.loops)
    rewritten = rewrite_module(before, outlines, "program.py")
    assert rewritten.skipped == ()
    assert rewritten.code == after


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_same_program(case: Case) -> None:
    before = dedent(case.before)
    outlines = tuple(outline(before, **loop) for loop in case.loops)
    rewritten = rewrite_module(before, outlines, "program.py")
    check_lines(before, rewritten, outlines)
    expected, got = run(before), run(rewritten.code)
    for name, value in expected.items():
        if isinstance(value, int | list | set | dict | tuple) and not name.startswith("__"):
            assert got[name] == value


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_newlines_are_the_files(case: Case, newline: str) -> None:
    before, after = (dedent(text).replace("\n", newline) for text in (case.before, case.after))
    loops = [{**loop, "at": loop["at"].replace("\n", newline)} for loop in case.loops]
    rewritten = rewrite_module(before, [outline(before, **loop) for loop in loops], "program.py")
    assert rewritten.code == after


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_no_newline_at_the_end(case: Case) -> None:
    before, after = dedent(case.before)[:-1], dedent(case.after)[:-1]
    rewritten = rewrite_module(before, [outline(before, **loop) for loop in case.loops], "program.py")
    assert rewritten.code == after
