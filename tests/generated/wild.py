"""Wilder programs: temporaries, rows, views, objects, closures, handlers, comprehensions, loops at module level."""

from __future__ import annotations

import re

from tests.differential.case import Call, Case, case
from tests.generated.programs import HELPERS, Writer


class WildWriter(Writer):
    """Draws one program in which about every third statement is of these kinds."""

    def statement(self, indent: str) -> list[str]:
        """Return the lines of one statement."""
        if self.chance(60):
            return super().statement(indent)
        kinds = (self.row, self.temporary, self.comprehension, self.handler, self.existing, self.several, self.counted)
        kinds += (self.function, self.inner_break, self.holder, self.text, self.in_place, self.walrus, self.maybe)
        return kinds[self.r.randrange(len(kinds))](indent)

    def i(self) -> str:
        """Return the outermost loop variable."""
        return (self.scope.loops or ["0"])[0]

    def row(self, indent: str) -> list[str]:
        """A row as a view or a list, changed in place."""
        name = self.use("m", "p", "rows")
        value = self.expression(1)
        change = self.pick(f"row[0] = {value}", "row[1] += 1", f"row[-1] = row[0] + {value}", "row[:2] = row[1:3]")
        return [f"{indent}row = {name}[{self.pick(self.i(), self.subscript())}]", indent + change]

    def temporary(self, indent: str) -> list[str]:
        """A list or array of the iteration's own."""
        make = self.pick("[0] * 3", "np.zeros(3)", f"[{self.expression(0)}, 1, 2]", "np.arange(3) * 1.0")
        use = self.pick(
            "out.append(tmp)",
            f"{self.target()} = sum(tmp)",
            "out.append((tmp, tmp))",
            "s += tmp[0]",
            "seen.add(tmp[0])",
        )
        return [
            f"{indent}tmp = {make}",
            f"{indent}tmp[{self.pick('0', '1', '-1')}] = {self.expression(1)}",
            indent + use,
        ]

    def comprehension(self, indent: str) -> list[str]:
        """A comprehension or a generator expression over a row."""
        inner = self.pick("half(y)", f"y * {self.expression(0)}", "mix(y)", f"at({self.use('xs', 'k')}, y % 3)")
        over = self.pick(f"{self.use('rows')}[{self.i()}]", "range(3)", f"{self.use('xs', 'ys')}")
        whole = self.pick(
            f"[{inner} for y in {over}]", f"{{y: {inner} for y in {over}}}", f"[{inner} for y in {over} if y % 2]"
        )
        return [indent + self.pick(f"out.append({whole})", f"t = sum({inner} for y in {over})", f"u = len({whole})")]

    def handler(self, indent: str) -> list[str]:
        """A try statement."""
        lines = [f"{indent}try:", *self.block(indent + "    ", 1)]
        lines += [
            f"{indent}except {self.pick('ZeroDivisionError', 'IndexError', '(IndexError, TypeError)', 'Exception')}:"
        ]
        lines += [*self.block(indent + "    ", 1)]
        if self.chance(25):
            lines += [f"{indent}finally:", f"{indent}    {self.pick('t = 5', 's += 1', 'out.append(0)')}"]
        return lines

    def existing(self, indent: str) -> list[str]:
        """An object that was there before goes into a container."""
        rows = self.use("rows", "m")
        thing = self.pick(
            f"{rows}[{self.i()}]", f"{rows}[{self.subscript()}][1:]", f"({self.i()}, {rows}[0])", f"{rows}"
        )
        return [indent + self.pick(f"out.append({thing})", f"d[{self.i()}] = {thing}", f"d[{self.i()} % 2] = {thing}")]

    def several(self, indent: str) -> list[str]:
        """Several targets."""
        return [indent + self.pick(
            f"t, u = {self.expression(0)}, {self.expression(0)}",
            f"{self.target()}, t = {self.expression(0)}, {self.expression(0)}",
            f"{self.target()}, {self.target()} = {self.expression(0)}, {self.expression(0)}",
            f"t = {self.target()} = {self.expression(1)}",
            f"(t, *w) = ({self.expression(0)}, 1, 2)",
        )]  # fmt: skip

    def counted(self, indent: str) -> list[str]:
        """An inner while loop."""
        return [
            f"{indent}g = abs(int({self.expression(0)})) % 5",
            f"{indent}while g > 0:",
            f"{indent}    g -= 1",
            *self.block(indent + "    ", 1),
        ]

    def function(self, indent: str) -> list[str]:
        """A function of the iteration's own."""
        body = self.pick(f"z + {self.i()}", f"{self.expression(0)} * z", "z + s", "z")
        lines = [f"{indent}g = lambda z: {body}"]
        if self.chance(40):
            lines = [f"{indent}def g(z, y={self.expression(0)}):", f"{indent}    return {body} + y"]
        return [*lines, f"{indent}{self.pick('t', self.target())} = g({self.expression(0)})"]

    def inner_break(self, indent: str) -> list[str]:
        """A search."""
        rows = self.use("rows")
        return [
            f"{indent}for y in {self.pick(f'{rows}[{self.i()}]', 'range(4)')}:",
            f"{indent}    if {self.pick('y', self.expression(0))} > {self.expression(0)}:",
            *([f"{indent}        {self.target()} = y"] if self.chance(50) else []),
            f"{indent}        break",
            *([f"{indent}else:", f"{indent}    t = y"] if self.chance(50) else []),
        ]

    def holder(self, indent: str) -> list[str]:
        """An object with attributes."""
        self.scope.used.add("obj")
        return [indent + self.pick(
            f"{self.target()} = obj.get({self.subscript()})",
            f"obj.v[{self.i()}] = {self.expression(1)}",
            f"t = obj.v[{self.i()}] + obj.scale",
            f"obj.scale = {self.expression(0)}",
            f"out.append(Holder({self.i()}).get)" if self.chance(10) else f"out.append(Holder([{self.i()}]))",
        )]  # fmt: skip

    def text(self, indent: str) -> list[str]:
        """Strings."""
        return [indent + self.pick(
            f'out.append(f"{{{self.expression(0)}}}|")',
            f"out.append(str({self.expression(0)}))",
            f"d[str({self.i()})] = {self.expression(0)}",
            f'd["k"] = {self.expression(0)}',
        )]  # fmt: skip

    def in_place(self, indent: str) -> list[str]:
        """A whole row, or what is not known to be a number, changed in place."""
        return [indent + self.pick(
            f"{self.use('m', 'p')}[{self.i()}] += {self.expression(0)}",
            f"np.add({self.use('m')}[{self.i()}], 1, out={self.use('p', 'm')}[{self.subscript()}])",
            f"{self.use('rows')}[{self.i()}].append({self.expression(0)})",
            f"{self.use('rows')}[{self.i()}] = [{self.expression(0)}]",
            f"{self.use('m', 'p')}[{self.i()}].sort()",
            f"{self.use('m', 'p')}[:, {self.pick('0', self.subscript())}] = {self.expression(0)}",
        )]  # fmt: skip

    def walrus(self, indent: str) -> list[str]:
        """An assignment expression."""
        return [f"{indent}if (w := {self.expression(1)}) > {self.expression(0)}:", *self.block(indent + "    ", 1)]

    def maybe(self, indent: str) -> list[str]:
        """A name that is bound in some iterations only, and perhaps read."""
        lines = [f"{indent}if {self.condition()}:", f"{indent}    v = {self.expression(0)}"]
        return lines + ([f"{indent}out.append(v)"] if self.chance(40) else [])

    def loop(self, indent: str, *, inner: bool = False) -> list[str]:
        """Return one loop, perhaps inside something, or a comprehension."""
        if inner:
            return super().loop(indent, inner=True)
        kind = self.r.randrange(12)
        deeper = indent + "    "
        if kind == 0:
            return [f"{indent}for rep in range(2):", *super().loop(deeper)]
        if kind == 1:
            caught = f"out.append({self.pick('str(e)', 'i', 't', 's', '1')})"
            return [f"{indent}try:", *super().loop(deeper), f"{indent}except Exception as e:", deeper + caught]
        if kind == 2:
            return [
                f"{indent}try:",
                *super().loop(deeper),
                f"{indent}finally:",
                f"{deeper}out.append({self.pick('s', '3')})",
            ]
        if kind == 3:
            lines = super().loop(indent)
            return [*lines, f"{indent}else:", f"{deeper}{self.pick('out.append(s)', 'out.append(i)', 'q = 7')}"]
        if kind == 4:
            return self.whole_comprehension(indent)
        return super().loop(indent)

    def whole_comprehension(self, indent: str) -> list[str]:
        """A comprehension as a statement of its own."""
        header, variables = self.header(False)
        before, self.scope.loops = self.scope.loops, [v for v in variables if v[0] == "i"]
        element, key = self.expression(2), self.pick(self.i(), f"{self.i()} % 3")
        condition = f" if {self.condition()}" if self.chance(40) else ""
        self.scope.loops = before
        spelled = self.pick(
            f"[half({element}) {header}{condition}]",
            f"[[{element}, {key}] {header}{condition}]",
            f"{{{key}: mix({element}) {header}{condition}}}",
            f"{{half({key}) {header}{condition}}}",
            f"sum(half({element}) {header}{condition})",
            f"max((mix({element}) {header}{condition}), default=None)",
        )
        return [f"{indent}out.append({spelled})"]

    def whole(self, parameters: list[str], body: list[str], results: list[str]) -> Case:
        """Return the case: a function, a function called twice, or a module."""
        kind = self.r.randrange(8)
        text = "\n".join(body)
        results = [*results, *(["v"] if re.search(r"\bv = ", text) and self.chance(30) else [])]
        if kind == 0:
            given = self.arguments(parameters)
            head = [f"{', '.join(parameters)}, = ({given},)"] if parameters else []
            return case("generated", "\n".join([HELPERS, *head, *(line[4:] for line in body), ""]), Call())
        if kind == 1:
            lines = [f"def g({', '.join(parameters)}):", *body, f"    return {', '.join(results)}"]
            lines += ["def f(*given):", "    return g(*given), g(*given)"]
            return case("generated", "\n".join([HELPERS, *lines, ""]), Call(self.arguments(parameters)))
        return super().whole(parameters, body, results)
