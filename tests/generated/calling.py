"""Programs that call: functions as values, methods, properties, generators, iterators; and what they are made with."""

from __future__ import annotations

from tests.generated.programs import VECTORS
from tests.generated.wild import WildWriter

CALLABLES = """
import functools
import itertools
from collections import Counter, defaultdict, namedtuple
from dataclasses import dataclass

Pair = namedtuple("Pair", "left right")

@dataclass
class Point:
    x: float
    y: float = 1.0

    def norm(self):
        return self.x * self.x + self.y * self.y

class Grid:
    def __init__(self, cells):
        self.cells = cells
        self.hits = 0

    @property
    def size(self):
        return len(self.cells)

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, k):
        return self.cells[k]

    def put(self, k, v):
        self.cells[k] = v

    def touch(self, k):
        self.hits += 1
        return self.cells[k]

def set_item(seq, k, v):
    seq[k] = v * 2

def set_next(seq, k, v):
    seq[k + 1] = v

def give(seq, k, v):
    seq[k] = v
    return v

def grow(row):
    row.append(1)
    return len(row)

def swap(seq, j, k):
    seq[j], seq[k] = seq[k], seq[j]

def apply(g, v):
    return g(v)

def twice(g, v):
    return g(g(v))

def numbers(count):
    for v in range(count):
        yield v * 3

def noisy(v):
    print("noisy", v)
    return v + 1

def draw(gen, count=1):
    return gen.random(count).sum()

@functools.lru_cache(maxsize=None)
def cached(v):
    return v * v + 1

def scaler(factor):
    def scaled(v):
        return v * factor
    return scaled

double = functools.partial(mix, 2)
triple = scaler(3)
OPS = {"half": half, "mix": mix, "cached": cached}
COUNTS = Counter()

def count(v):
    COUNTS[v] += 1
    return v
"""

EXTRA = {
    "idx": "np.random.default_rng(3).permutation({n})",
    "dup": "np.arange({n}) % 4",
    "rng": "np.random.default_rng(7)",
    "tmp_buf": "np.zeros(6)",
    "grid": "Grid(list(range({n})))",
    "flat": "np.arange({n} * 6, dtype=float)",
    "words": "['ab', 'c', 'dd', 'ab', 'e', 'c', 'a', 'b', 'ab', 'z', 'dd', 'q'][:{n}]",
}


class CallingWriter(WildWriter):
    """Draws loops around calls."""

    def counted_header(self, indent: str, low: str = "") -> str:
        """Return a header over ``i``."""
        self.scope.loops = ["i"]
        low = low or self.pick("", "", "", "1, ", "2, ")
        return f"{indent}for i in range({low}n):"

    def also(self, indent: str) -> list[str]:
        """Return nothing, or one more statement of any kind."""
        return self.statement(indent) if self.chance(25) else []

    def term(self) -> str:
        """Return something that one iteration computes."""
        return self.pick(
            f"{self.use(*VECTORS)}[i]",
            f"half({self.use(*VECTORS)}[i])",
            f"{self.use(*VECTORS)}[i] * 2 - {self.use(*VECTORS)}[i]",
            f"({self.use(*VECTORS)}[i] - 7) ** 2",
            "(i * 7) % 5",
            self.expression(1),
        )

    def called(self, indent: str) -> list[str]:
        """Functions as values, and functions that change what they are given."""
        name, arg = self.use("c", "a", "ys"), self.term()
        line = self.pick(
            f"set_item({name}, i, {arg})",
            f"set_next({name}, i, {arg})",
            f"swap({name}, i, n - 1 - i)",
            f"out.append(apply(half, {arg}))",
            f"out.append(twice(half, {arg}))",
            f"out.append(double({arg}))",
            f"out.append(triple({arg}))",
            "out.append(cached(i % 4))",
            f"out.append(OPS['half']({arg}))",
            f"out.append(apply(lambda z: z + i, {arg}))",
            f"s += sum(numbers(i % 4)) + {arg}",
            "for y in numbers(3):\n        " + indent + "s += y",
            f"out.append(count({arg}))",
            f"out.append(Point({arg}).norm())",
            f"out.append(Pair(i, {arg}).left)",
            f"out.append(Pair(i, {arg})._replace(left=2))",
            f"out.append(Point(i, y={arg}))",
            f"{name}[i] = apply(OPS['mix'], {arg})",
            "out.append(functools.reduce(mix, [i, 2, 3]))",
            f"set_item({name}, i, {name}[i])",
            f"set_item({name}, i, {name}[i - 1])",
            f"out.append(sorted([{arg}, i, 3], key=half))",
        )
        return [self.counted_header(indent), f"{indent}    {line}", *self.also(indent + "    ")]

    def giving(self, indent: str) -> list[str]:
        """Comprehensions that call what changes their operands."""
        name, rows = self.use("c", "a", "ys"), self.use("rows")
        self.scope.loops = ["i"]
        at, arg = self.pick("i", "i", "n - 1 - i", "i % 3"), self.term()
        element = self.pick(f"give({name}, {at}, {arg})", f"grow({rows}[{at}])", f"give({rows}[{at}], 0, {arg})")
        spelled = self.pick(
            f"[{element} for i in range(n)]",
            f"{{i: {element} for i in range(n)}}",
            f"{{{element} for i in range(n)}}",
            f"sum({element} for i in range(n))",
            f"any({element} > 3 for i in range(n))",
            f"next((i for i in range(n) if {element} > 3), None)",
            f"max({element} for i in range(n))",
        )
        return [f"{indent}out.append({spelled})"]

    def planting(self, indent: str) -> list[str]:
        """Objects from elsewhere that are stored and then changed where they were stored."""
        rows, shared = self.use("rows"), self.pick("seen_row", "seen_row", "rows[0]", "[i]")
        self.scope.loops = ["i"]
        at = self.pick("i", f"{self.use('idx', 'dup')}[i]", f"int({self.use('k')}[i])")
        place = self.pick(f"{rows}[{at}]", f"{rows}[{at}]", f"{rows}[{at}][0]", f"{self.use('ys')}[{at}]")
        change = self.pick(f"{place}[0] = i", f"{place}.append(i)", f"{place} += [i]", f"r = {place}; r[0] = i", "pass")
        lines = [f"{indent}seen_row = [0, 1]", self.counted_header(indent), f"{indent}    {place} = {shared}"]
        return [*lines, f"{indent}    {change}", *self.also(indent + "    "), f"{indent}out.append(seen_row)"]

    def methods(self, indent: str) -> list[str]:
        """Methods, properties and operators of an object."""
        grid = self.use("grid")
        line = self.pick(
            f"{grid}.put(i, {self.term()})",
            f"out.append({grid}[i])",
            f"out.append({grid}.size + i)",
            f"out.append({grid}.touch(i))",
            f"{grid}.cells[i] = {self.term()}",
            f"{grid}.cells[i] += 1",
            f"out.append(len({grid}) * i)",
            f"{grid}.hits += i",
            f"{grid}.cells[i] = {grid}.cells[i - 1] + 1",
            f"s += {grid}.cells[i]",
            f"{grid}.cells[i] = {grid}[i] * 2",
        )
        return [self.counted_header(indent), f"{indent}    {line}", *self.also(indent + "    ")]

    def iterators(self, indent: str) -> list[str]:
        """Iterators of all kinds."""
        xs = self.use("xs", "k", "a")
        self.scope.loops = ["i"]
        over = self.pick(
            f"map(half, {xs})",
            f"filter(None, {xs})",
            f"itertools.product(range(3), {xs})",
            f"itertools.chain({xs}, [1, 2])",
            f"itertools.islice({xs}, 1, 5)",
            "numbers(n)",
            f"(half(y) for y in {xs})",
            f"zip({xs}, numbers(n))",
            "iter(range(n))",
            f"itertools.combinations({xs}[:4], 2)",
            f"itertools.accumulate({xs})",
            f"map(noisy, {xs})",
            "map(count, range(n))",
            f"enumerate(map(half, {xs}))",
            f"reversed({xs})",
            f"sorted({xs})",
            "range(n)[::2]",
            "np.ndindex(2, 3)",
        )
        lines = [f"{indent}for x in {over}:", f"{indent}    out.append({self.pick('x', '(x, 1)', 'str(x)')})"]
        if self.chance(30):
            lines += [f"{indent}    {self.use('ys', 'c')}[{self.pick('0', '1')}] = len(out)"]
        if self.chance(30):
            lines = [f"{indent}it = {over}", f"{indent}for x in it:", *lines[1:], f"{indent}out.append(list(it))"]
        return lines
