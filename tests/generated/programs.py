"""Writes small loop programs at random: source text and the arguments of one call.

Everything is drawn from one `random.Random`, so that hypothesis can drive it and shrink what it finds. Programs may
raise (an index out of range, an unbound name, a division by zero): that must not differ either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from tests.differential.case import Call, Case, case

HELPERS = """
def half(v):
    return v / 2 + 1

def mix(u, v=3):
    if u > v:
        return u - v
    return v * 2

def at(seq, k):
    return seq[k] + 1

def before(seq, k):
    return seq[k - 1]

def put(seq, k, v):
    seq[k] = v

class Holder:
    def __init__(self, v):
        self.v = v
        self.scale = 2

    def get(self, k):
        return self.v[k] * self.scale

TABLE = np.arange(20.0) * 0.5
TOTAL = 0

def table(k):
    return TABLE[k]
"""

ARRAYS = {
    "a": "np.arange({n}, dtype=float) * 1.5",
    "b": "np.arange({n}, dtype=float)[::-1].copy()",
    "c": "np.zeros({n})",
    "k": "np.arange({n})",
    "h": "np.linspace(0, 1, {n}, dtype=np.float32)",
    "xs": "list(range(3, {n} + 3))",
    "ys": "[0] * {n}",
    "m": "np.arange({n} * 6, dtype=float).reshape({n}, 6)",
    "p": "np.zeros(({n}, 6))",
    "rows": "[[v, v + 1, v + 2, 7, 8, 9] for v in range({n})]",
    "obj": "Holder(list(range({n})))",
}
VECTORS = ("a", "b", "c", "k", "h", "xs", "ys")
MATRICES = ("m", "p", "rows")
WRITABLE = ("a", "b", "c", "k", "h", "ys", "xs")
FLOATS = ("a", "b", "c")


@dataclass
class Scope:
    """What a statement may name: loop variables, scalars that may be bound, and what the program uses so far."""

    loops: list[str] = field(default_factory=list)
    scalars: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    depth: int = 0


class Writer:
    """Draws one program."""

    def __init__(self, random: Random) -> None:
        self.r = random
        self.scope = Scope()
        self.names = 0
        self.tidy = self.chance(70)  # writes go to operands that are only read where they are written: mostly parallel
        shuffled = [*WRITABLE, "m", "p"]
        random.shuffle(shuffled)
        self.outputs = shuffled[: 1 + random.randrange(3)]
        self.places: dict[tuple[str, str], str] = {}
        self.outermost = 0

    def chance(self, percent: int) -> bool:
        """Say True so often."""
        return self.r.randrange(100) >= 100 - percent

    def pick(self, *choices: str) -> str:
        """Return one of the choices; the first is the simplest."""
        return choices[self.r.randrange(len(choices))]

    def use(self, *choices: str) -> str:
        """Return one operand, which becomes a parameter."""
        name = self.pick(*choices)
        self.scope.used.add(name)
        return name

    # subscripts and expressions

    def subscript(self) -> str:
        """Return an index: affine in the loop variables, mostly."""
        loops = self.scope.loops or ["1"]
        variable = loops[self.r.randrange(len(loops))]
        kind = self.r.randrange(30)
        if kind < 19:
            return variable
        kind -= 14
        if kind < 11:
            return f"{variable} {self.pick('+', '-')} {self.pick('1', '2', '3')}"
        if kind == 11:
            return f"2 * {variable}" + self.pick("", " + 1")
        if kind == 12:
            return f"-{variable}" + self.pick("", " - 1")
        if kind == 13:
            self.scope.used.add("o")
            return f"{variable} {self.pick('+', '-')} o"
        if kind == 14:
            return self.pick("0", "-1", "2", f"{variable} % 3", f"{variable} // 2")
        if len(loops) > 1:
            return f"{loops[0]} {self.pick('+', '-')} {loops[-1]}"
        self.scope.used.add("n")
        return f"n - 1 - {variable}"

    def place(self, name: str) -> str:
        """Return the one place where a tidy program writes an operand in this loop: another in each iteration."""
        key = (name, str(self.outermost))
        if key not in self.places:
            i = (self.scope.loops or ["0"])[0]
            self.scope.used.add("n")
            row = self.pick(i, i, f"{i} + 1", f"{i} - 1", f"2 * {i}", f"n - 1 - {i}")
            column = self.pick("0", "2", i)
            self.places[key] = f"{name}[{row}, {column}]" if name in MATRICES else f"{name}[{row}]"
        return self.places[key]

    def target(self) -> str:
        """Return an element to store to."""
        if self.tidy:
            return self.place(self.use(*self.outputs))
        return self.element(*WRITABLE)

    def element(self, *choices: str) -> str:
        """Return an element of some operand."""
        if self.tidy and self.chance(12):
            return self.place(self.use(*self.outputs))
        if not choices and self.chance(25):
            name = self.use(*self.readable(MATRICES))
            inner = self.pick("0", "1", "-1", self.subscript())
            comma = name != "rows" and self.chance(50)
            return f"{name}[{self.subscript()}" + (f", {inner}]" if comma else f"][{inner}]")
        return f"{self.use(*self.readable(choices or VECTORS))}[{self.subscript()}]"

    def readable(self, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Return the operands that the program reads at any place."""
        return tuple(name for name in choices if not self.tidy or name not in self.outputs) or ("rows",)

    def expression(self, depth: int = 2) -> str:
        """Return a scalar expression."""
        kind = self.r.randrange(12) if depth else self.r.randrange(5)
        if kind == 0:
            return self.pick("1", "2", "0.5", "-3", "0")
        if kind == 1 and self.scope.loops:
            return self.pick(*self.scope.loops)
        if kind == 2 and self.scope.scalars:
            return self.pick(*self.scope.scalars)
        if kind <= 4:
            return self.element()
        if kind <= 8:
            return f"{self.expression(depth - 1)} {self.pick('+', '-', '*')} {self.expression(0)}"
        if kind == 9:
            return f"{self.pick('abs', 'half', 'mix', 'float', 'math.sin')}({self.expression(depth - 1)})"
        if kind == 10:
            return f"{self.pick('min', 'max', 'mix')}({self.expression(depth - 1)}, {self.expression(0)})"
        return self.pick(
            f"{self.pick('at', 'before')}({self.use(*self.readable(VECTORS))}, {self.subscript()})",
            f"({self.expression(0)} {self.pick('/', '//', '%')} {self.expression(0)})",
            f"({self.expression(0)} if {self.condition()} else {self.expression(0)})",
            f"table({self.subscript()})",
            f"sum({self.use(*self.readable(('m', 'p')))}[{self.subscript()}])",
            f"sum({self.use(*self.readable(FLOATS))}[{self.subscript()}:{self.subscript()}])",
            f"sum({self.use('rows')}[{self.subscript()}])",
        )

    def condition(self) -> str:
        """Return a condition."""
        return f"{self.expression(0)} {self.pick('>', '<=', '==', '!=')} {self.expression(0)}"

    # statements

    def block(self, indent: str, count: int) -> list[str]:
        """Return the lines of up to ``count`` statements."""
        lines: list[str] = []
        for _ in range(1 + self.r.randrange(count)):
            lines += self.statement(indent)
        return lines

    def statement(self, indent: str) -> list[str]:
        """Return the lines of one statement."""
        kind = self.r.randrange(20)
        if kind < 6:
            return [f"{indent}{self.target()} = {self.expression()}"]
        if kind == 6:
            return [f"{indent}{self.target()} {self.pick('+', '*', '-')}= {self.expression(1)}"]
        if kind == 7:
            return [f"{indent}{self.matrix_target()} = {self.expression()}"]
        if kind == 8 and not self.tidy:
            return self.scalar(indent)
        if kind <= 9:
            return self.reduction(indent)
        if kind == 10:
            return self.collect(indent)
        if kind == 11:
            return [f"{indent}{self.slice_target()} = {self.expression(1)}"]
        if kind == 12 and not self.tidy:
            return [f"{indent}put({self.use(*WRITABLE)}, {self.subscript()}, {self.expression(1)})"]
        if kind == 13 and self.scope.depth < 2:
            return self.loop(indent, inner=True)
        if kind == 14:
            return [f"{indent}if {self.condition()}:", f"{indent}    continue"]
        if kind == 15:
            return [f"{indent}if {self.condition()}:", *self.raising(indent + "    ")]
        if kind <= 17:
            lines = [f"{indent}if {self.condition()}:", *self.block(indent + "    ", 2)]
            if self.chance(40):
                lines += [f"{indent}else:", *self.block(indent + "    ", 1)]
            return lines
        return self.scalar(indent) if kind == 18 else [f"{indent}{self.target()} = {self.expression(1)}"]

    def raising(self, indent: str) -> list[str]:
        """Return a statement that raises, seldom."""
        self.scope.used.add("n")
        return [f"{indent}if {self.pick(*(self.scope.loops or ['n']))} == n - {self.pick('20', '1', '2')}:",
                f"{indent}    raise ValueError({self.expression(0)})"]  # fmt: skip

    def matrix_target(self) -> str:
        """Return an element or a row to store to."""
        if self.tidy:
            return self.target()
        name = self.use(*MATRICES)
        first = self.subscript()
        if name == "rows":
            return f"{name}[{first}][{self.pick('0', self.subscript())}]"
        return self.pick(f"{name}[{first}, {self.subscript()}]", f"{name}[{first}]", f"{name}[:, {first}]")

    def slice_target(self) -> str:
        """Return a slice to store to."""
        if self.tidy:
            return self.target()
        variable = self.pick(*(self.scope.loops or ["1"]))
        bounds = self.pick(
            f"2 * {variable}:2 * {variable} + 2",
            f"{variable}:{variable} + 1",
            f"{variable}:{variable} + 2",
            f"{variable}:",
            f":{variable}",
            f"3 * {variable}:3 * {variable} + 2",
        )
        return f"{self.use(*FLOATS)}[{bounds}]"

    def scalar(self, indent: str) -> list[str]:
        """Return an assignment to a scalar."""
        name = self.pick("t", "u", "w")
        value = self.expression()
        if name not in self.scope.scalars:
            self.scope.scalars.append(name)
        return [f"{indent}{name} = {value}"]

    def first_scalars(self, indent: str) -> list[str]:
        """Return assignments at the head of the loop: private scalars."""
        return [line for _ in range(self.r.randrange(3)) for line in self.scalar(indent)]

    def reduction(self, indent: str) -> list[str]:
        """Return one accumulation."""
        name = self.pick("s", "q")
        if self.chance(5 if self.tidy else 25):
            self.scope.scalars.append(name)  # from now on it may be read as well
        kind = self.r.randrange(6)
        if kind < 3:
            return [f"{indent}{name} {self.pick('+', '-', '*')}= {self.expression(1)}"]
        if kind == 3:
            return [f"{indent}{name} = {self.pick('min', 'max')}({name}, {self.expression(1)})"]
        if kind == 4:
            return [f"{indent}if {self.expression(0)} > {name}:", f"{indent}    {name} = {self.expression(0)}"]
        return [f"{indent}{name} = {name} + {self.expression(1)}"]

    def collect(self, indent: str) -> list[str]:
        """Return an append, an add or a store by key."""
        kind = self.r.randrange(8)
        if kind < 4:
            return [f"{indent}out.append({self.expression(1)})"]
        if kind == 4:
            return [f"{indent}out.append(({self.expression(0)}, [{self.expression(0)}]))"]
        if kind == 5:
            return [f"{indent}d[{self.subscript()}] = {self.expression(1)}"]
        if kind == 6:
            return [f"{indent}d[{self.subscript()}] = d.get({self.subscript()}, 0) + {self.expression(0)}"]
        return [f"{indent}seen.add({self.expression(0)})"]

    def header(self, inner: bool) -> tuple[str, list[str]]:
        """Return the loop's header and the variables that it binds."""
        self.names += 1
        i, x = (f"j{self.names}", f"y{self.names}") if inner else ("i", "x")
        if inner:
            outer = self.scope.loops[0] if self.scope.loops else "3"
            return f"for {i} in range({self.pick('3', '4', outer, f'{outer} + 1', '1, 6')})", [i]
        self.scope.used.add("n")
        kind = self.r.randrange(14)
        if kind < 6:
            return f"for {i} in range(n)", [i]
        if kind == 6:
            return f"for {i} in range({self.pick('1', '2', '-2', 'o')}, n)", [i]
        if kind == 7:
            return f"for {i} in range(0, n, {self.pick('2', '3')})", [i]
        if kind == 8:
            return f"for {i} in range(n - 1, -1, -1)", [i]
        name = self.use("xs", "k", "a")
        if kind == 9:
            return f"for {i} in range(len({name}))", [i]
        if kind == 10:
            return f"for {i}, {x} in enumerate({name})", [i, x]
        if kind == 11:
            return f"for {i}, {x} in zip(range(n), {name})", [i, x]
        if kind == 12:
            return f"for {i} in {self.use('k', 'xs')}", [i]
        return f"for {i}, {x} in enumerate(reversed({name}))", [i, x]

    def loop(self, indent: str, *, inner: bool = False) -> list[str]:
        """Return the lines of one loop."""
        if not inner and self.chance(8):
            return self.counting(indent)
        header, variables = self.header(inner)
        if "o" in header:
            self.scope.used.add("o")
        self.outermost += not inner
        before = list(self.scope.loops)
        self.scope.loops = [*before, *[v for v in variables if v[0] in "ij"]]
        self.scope.scalars += [v for v in variables if v[0] not in "ij"]
        self.scope.depth += 1
        if self.tidy and not inner:
            self.scope.scalars = [v for v in variables if v[0] not in "ij"]
        lines = [f"{indent}{header}:", *([] if inner else self.first_scalars(indent + "    "))]
        lines += self.block(indent + "    ", 2 if inner else 4)
        self.scope.depth -= 1
        self.scope.loops = before
        return lines

    def counting(self, indent: str) -> list[str]:
        """Return a counting ``while`` loop."""
        self.scope.used.add("n")
        self.scope.loops = ["i"]
        self.scope.depth += 1
        self.outermost += 1
        step = self.pick("1", "2")
        body = self.block(indent + "    ", 3)
        self.scope.depth -= 1
        self.scope.loops = []
        body = [line.replace("continue", "pass") for line in body]
        return [f"{indent}i = 0", f"{indent}while i < n:", *body, f"{indent}    i += {step}"]

    # the whole

    def program(self) -> Case:
        """Return a case with one call."""
        body: list[str] = []
        for _ in range(1 + self.r.randrange(2)):
            body += self.loop("    ")
        scalars = {name for name in ("t", "u", "w") if any(line.strip().startswith(name + " =") for line in body)}
        prelude = [f"    {name} = {self.pick('0', '1.5')}" for name in ("s", "q")]
        prelude += [f"    {name} = -1" for name in ("t", "u", "w", "i") if self.chance(60)]
        prelude += ["    out, d, seen = [], {}, set()"]
        results = ["out", "d", "seen", "s", "q"]
        results += [name for name in ("t", "u", "w") if name in scalars and self.chance(50)]
        results += ["i"] if self.chance(50) else []
        tail = ["    rows[0].append(0)"] if "rows" in "\n".join(body) and self.chance(20) else []
        words = set(re.findall(r"\w+", "\n".join(body + tail)))
        parameters = sorted(words & {*ARRAYS, "n", "o", "obj"})
        return self.whole(parameters, [*prelude, *body, *tail], results)

    def whole(self, parameters: list[str], body: list[str], results: list[str]) -> Case:
        """Put the function around the body and return the case."""
        lines = [f"def f({', '.join(parameters)}):", *body, f"    return {', '.join(results)}"]
        return case("generated", HELPERS + "\n" + "\n".join(lines) + "\n", Call(self.arguments(parameters)))

    def arguments(self, parameters: list[str]) -> str:
        """Return the arguments, some of them the same object or overlapping views."""
        length = 5 + self.r.randrange(7)
        trips = length - self.r.randrange(4) if self.chance(90) else self.r.randrange(3)
        spelled: dict[str, str] = {"n": str(trips), "o": self.pick("0", "1", "3", "-1", str(length))}
        for name in parameters:
            if name in ARRAYS:
                spelled[name] = ARRAYS[name].format(n=length)
        arrays = [name for name in parameters if name in ("a", "b", "c", "k", "h")]
        lists = [name for name in parameters if name in ("xs", "ys")]
        if len(arrays) > 1 and self.chance(30):
            self.alias(arrays, spelled, length)
        if len(lists) > 1 and self.chance(25):
            spelled["xs"], spelled["ys"] = f"(z := {spelled['xs']})", "z"
        if "m" in spelled and "p" in spelled and self.chance(25):
            spelled["m"], spelled["p"] = f"(y := {spelled['m']})", self.pick("y", "y[::-1]", "y[:, ::-1]")
        if "rows" in spelled and self.chance(20):
            spelled["rows"] = f"[[1, 2, 3, 4, 5, 6]] * {length}"
        return ", ".join(spelled[name] for name in parameters)

    def alias(self, arrays: list[str], spelled: dict[str, str], length: int) -> None:
        """Let two arrays be one, or views that overlap."""
        first, second = arrays[0], arrays[1]
        view = self.pick("z", "z[1:]", "z[:-1]", "z[::-1]", "z[2:]", "z[:]")
        spelled[first] = f"(z := np.arange({length} + 2, dtype=float)){self.pick('', '[1:]', '[:-1]')}"
        spelled[second] = view
