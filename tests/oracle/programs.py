"""Small random loop programs over two arrays, a matrix and two integers, for the oracle."""

from __future__ import annotations

import random

SIGNATURE = "a, b, m, k, n"
ARGUMENTS = (
    "np.arange(9.0), np.arange(9.0) + 1, np.arange(30.0).reshape(5, 6), 2, 4",
    "np.arange(7.0), np.arange(9.0) + 1, np.arange(30.0).reshape(5, 6), -1, 3",
    "np.arange(5.0), np.arange(6.0) + 1, np.arange(20.0).reshape(5, 4), 0, 5",
    "*(lambda x: (x[1:], x[:-1]))(np.arange(9.0)), np.arange(30.0).reshape(5, 6), 1, 4",
    "*(lambda m: (m[0], m[1], m))(np.arange(30.0).reshape(5, 6)), 1, 4",
)
LISTS = (
    "[3, 1, 4, 1, 5, 9, 2, 6, 5], list(range(9)), [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [1, 2, 3, 4]], 2, 4",
    "[3, 1, 4, 1, 5], list(range(6)), [[1, 2], [3, 4], [5, 6], [7, 8], [9, 8]], -1, 3",
    "*(lambda x: (x, x))([3, 1, 4, 1, 5, 9]), [[1, 2], [3, 4], [5, 6], [7, 8], [9, 8]], 0, 5",
    "*(lambda r: (r, [3, 4, 5, 6], [r, [1, 2, 3, 4], r, r]))([5, 6, 7, 8]), 1, 4",
)


def program(seed: int) -> tuple[str, tuple[str, ...]]:
    """Return the text of a module with a function ``f``, and arguments to call it with."""
    writer = _Writer(random.Random(seed))
    return writer.module(), LISTS if writer.lists else ARGUMENTS


class _Writer:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.variables: list[str] = []
        self.names = ["a", "b"]
        self.matrices = ["m"]
        self.scalars: list[str] = []
        self.tables: list[str] = []
        self.carried = False
        self.lists = rng.random() < 0.35

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def module(self) -> str:
        lines = ["import numpy as np", "", f"def f({SIGNATURE}):"]
        if self.rng.random() < 0.4:
            lines.append("    " + self.alias())
        if self.rng.random() < 0.2:
            lines.append("    q = " + self.pick("0", "k", "n - 1", "len(a) - 1"))
            self.scalars.append("q")
        if self.rng.random() < 0.2:
            lines.append("    " + self.pick("p = 0", "p = a[0]", "p = b[-1]"))
            self.carried = True
        if self.rng.random() < 0.25:
            lines.append("    z = " + self.pick("[3, 1, 2, 0, 4, 6, 5, 8, 7]", "[0, 2, 2, 1, 5, 4, 3, -1, -2]"))
            self.tables.append("z")
        lines += self.loop(1)
        return "\n".join(lines) + "\n"

    def alias(self) -> str:
        if self.lists:
            choice = self.pick("c = a", "c = a if k else b", "c = m[k]", "c = m[0]", "w = m")
            (self.names if choice.startswith("c") else self.matrices).append(choice[0])
            return choice
        whole = ("c = a", "c = a if k else b", "c = m.ravel()", "w = m.T")
        choice = self.pick(*whole, "c = a[1:]", "c = b[::-1]", "c = m[k]", "w = m[1:]")
        (self.names if choice.startswith("c") else self.matrices).append(choice[0])
        return choice

    def loop(self, depth: int) -> list[str]:
        pad = "    " * depth
        name = "ij"[depth - 1]
        count = self.pick(*(["5", "n", "4", "2"] if depth == 1 else ["3", "n", "2", self.variables[0]]))
        header = self.pick(
            f"for {name} in range({count}):",
            f"for {name} in range({count}):",
            f"for {name} in range({count}):",
            f"for {name} in range(1, {count}):",
            f"for {name} in range(k, {count}):",
            f"for {name} in range(-2, {count}):",
            f"for {name} in range({count} - 1, -1, -1):",
            f"for {name} in range(0, {count} + 3, 2):",
            f"for {name} in reversed(range({count})):",
            f"for {name}, x in enumerate(b):",
        )
        if ", x" in header:
            self.scalars.append("x")
        self.variables.append(name)
        body: list[str] = []
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            body += self.statement(depth + 1)
        if depth == 1 and self.carried:
            leaf = self.pick(self.element(), self.element(), self.variables[0], *self.scalars)
            body += [f"{pad}    {self.element()} = {self.value()} - p", f"{pad}    p = {leaf}"]
        if "q" in self.scalars and self.rng.random() < 0.6:
            where = 0 if self.rng.random() < 0.5 else len(body)
            body.insert(where, f"{pad}    q {self.pick('+= 1', '-= 1', '+= k', '+= 2', '= q + n')}")
            if depth == 1 and where:
                body.insert(0, f"{pad}    {self.array()}[q] = {self.value()}")
        return [pad + header, *body]

    def statement(self, depth: int) -> list[str]:
        pad = "    " * depth
        roll = self.rng.random()
        if roll < 0.15 and depth == 2:
            return self.loop(depth)
        if roll < 0.25:
            inner = self.statement(depth + 1)
            return [f"{pad}if {self.value()} > {self.rng.randint(0, 6)}:", *inner]
        if roll < 0.35:
            line = f"{pad}t = {self.value()}"
            self.scalars.append("t")
            return [line]
        if roll < 0.42:
            return [f"{pad}v = {self.row()}", f"{pad}v[{self.index()}] = {self.value()}"]
        return [f"{pad}{self.store()}"]

    def store(self) -> str:
        operator = self.pick("=", "=", "=", "+=", "*=")
        return f"{self.target()} {operator} {self.value()}"

    def target(self) -> str:
        if self.rng.random() < 0.25 and not self.lists:
            row, column = f"{self.matrix()}[{self.index()}]", f"{self.matrix()}[:, {self.index()}]"
            return self.pick(f"{self.array()}[{self.span()}]", row, column)
        return self.element()

    def element(self) -> str:
        if self.rng.random() < 0.35:
            middle = "][" if self.lists else ", "
            return f"{self.matrix()}[{self.index()}{middle}{self.index()}]"
        return f"{self.array()}[{self.index()}]"

    def array(self) -> str:
        return self.pick(*self.names, "a")

    def matrix(self) -> str:
        return self.pick(*self.matrices)

    def row(self) -> str:
        if self.lists:
            return self.pick(f"{self.matrix()}[{self.index()}]", "a")
        row, column = f"{self.matrix()}[{self.index()}]", f"{self.matrix()}[:, {self.index()}]"
        return self.pick(row, column, f"{self.array()}[{self.span()}]", "a")

    def index(self) -> str:
        name = self.pick(*self.variables)
        other = self.pick(*self.variables)
        shift = self.rng.randint(1, 4)
        return self.pick(
            name,
            name,
            name,
            f"{name} - {shift}",
            f"{name} + {shift}",
            f"-{name}",
            f"n - 1 - {name}",
            f"2 * {name}",
            f"2 * {name} + 1",
            f"{name} + k",
            f"{name} - k",
            f"{name} - n",
            f"{name} + {other}",
            f"3 * {name} + {other}",
            f"4 * {name} + {other} - 1",
            str(self.rng.randint(-2, 3)),
            "k",
            f"{name} // 2",
            f"{name} % 3",
            *(["q", "q"] if "q" in self.scalars else []),
            *(f"{table}[{name}]" for table in self.tables for _ in range(4)),
        )

    def span(self) -> str:
        low = self.index()
        length = self.rng.randint(1, 3)
        return self.pick(f"{low}:{low} + {length}", f"{low}:", f":{low}", f"{low}:{self.index()}", f"{low}::2")

    def value(self) -> str:
        leaf = self.pick(
            self.element(),
            self.element(),
            f"sum({self.array()}[{self.span()}])",
            self.variables[-1],
            f"sum({self.array()})",
            *(self.scalars or ["1.5"]),
        )
        return leaf if self.rng.random() < 0.5 else f"{leaf} {self.pick('+', '*', '-')} {self.element()}"
