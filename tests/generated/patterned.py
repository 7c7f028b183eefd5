"""Programs of patterns: scans, extremes, exits, carried scalars, scratch arrays, draws, output, calls of every kind.

Each is drawn with small deviations, most of which make it something that must stay sequential.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.differential.case import Call, Case, case
from tests.generated.calling import CALLABLES, EXTRA
from tests.generated.operating import CLASSES, OPERANDS, OperatorWriter
from tests.generated.programs import ARRAYS, HELPERS, VECTORS
from tests.generated.tallying import TALLIES, TALLY_EXTRA

MADE = EXTRA | TALLY_EXTRA | OPERANDS


class PatternWriter(OperatorWriter):
    """Draws one program in which most loops are built around a pattern."""

    def loop(self, indent: str, *, inner: bool = False) -> list[str]:
        """Return one loop."""
        if inner or self.chance(20):
            return super().loop(indent, inner=inner)
        kinds: tuple[Callable[[str], list[str]], ...] = (
            self.extreme,
            self.scan,
            self.recurrence,
            self.packing,
            self.wraparound,
            self.joined,
            self.grouped,
            self.first_match,
            self.leaving,
            self.any_all,
            self.scratch,
            self.distributed,
            self.nest,
            self.peeled,
            self.indirect,
            self.offset,
            self.flattened,
            self.printing,
            self.drawing,
            self.called,
            self.giving,
            self.planting,
            self.methods,
            self.iterators,
            self.stepping,
            self.conditional_nest,
            self.flags,
            self.tallying,
            self.tallying,
            self.viewed,
            self.columns,
            self.operating,
            self.shelving,
            self.bodies,
            self.parameters,
        )
        self.outermost += 1
        saved = list(self.scope.loops), list(self.scope.scalars)
        self.scope.depth += 1
        self.scope.used.add("n")
        lines = kinds[self.r.randrange(len(kinds))](indent)
        self.scope.depth -= 1
        self.scope.loops, self.scope.scalars = saved
        return lines

    # ------------------------------------------------------------------ accumulations

    def extreme(self, indent: str) -> list[str]:
        """The largest or smallest with where it was."""
        sign = self.pick(">", "<", ">=", "<=")
        followers = self.pick("t = i", "t, u = i, v", "t = (i, v)", "u = v * 2", "t = [i]")
        lines = [self.counted_header(indent), f"{indent}    v = {self.term()}"]
        test = self.pick(f"v {sign} best", f"best {sign} v", f"best is None or v {sign} best", f"not v {sign} best")
        lines += [f"{indent}    if {test}:", f"{indent}        best = v", f"{indent}        {followers}"]
        start = self.pick("best = 3", "best = -1e9", "best = 1e9", "best = None", "best = float('nan')")
        return [f"{indent}{start}", *lines, *self.also(indent + "    "), f"{indent}out.append((best, t, u))"]

    def scan(self, indent: str) -> list[str]:
        """A running value that is kept on the way."""
        update = self.pick(
            f"s += {self.term()}",
            f"s = s + {self.term()}",
            f"s *= {self.term()}",
            f"s = max(s, {self.term()})",
            f"s = min({self.term()}, s)",
            f"s -= {self.term()}",
        )
        keep = self.pick(
            f"{self.use('c', 'ys', 'a')}[i] = s",
            "out.append(s)",
            f"{self.use('c', 'ys')}[i] = s / 2",
            "out.append((i, s))",
            f"{self.use('c', 'ys')}[i] = s + i",
            "d[i] = s",
            f"{self.use('c')}[i - 1] = s",
        )
        body = [update, keep] if self.chance(80) else [keep, update]
        return [self.counted_header(indent), *(f"{indent}    {b}" for b in body), *self.also(indent + "    ")]

    def recurrence(self, indent: str) -> list[str]:
        """A linear recurrence, of a scalar or of elements."""
        name = self.use("c", "a", "ys")
        line = self.pick(
            f"s = {self.term()} * s + {self.term()}",
            f"s = s * 0.5 + {self.term()}",
            f"{name}[i] = {name}[i - 1] + {self.term()}",
            f"{name}[i] = {name}[i - 1] * 0.5 + {self.term()}",
            "q = (q * 13 + 7) % 101",
        )
        keep = self.pick("out.append(s)", f"{self.use('b', 'h')}[i] = s", "out.append(q)", "pass")
        return [
            self.counted_header(indent, "1, "),
            f"{indent}    {line}",
            f"{indent}    {keep}",
            *self.also(indent + "    "),
        ]

    def packing(self, indent: str) -> list[str]:
        """Kept elements, packed to the front."""
        name = self.use("c", "b", "ys")
        lines = [f"{indent}g = {self.pick('0', '0', '1')}", self.counted_header(indent)]
        lines += [f"{indent}    if {self.term()} {self.pick('>', '<=')} {self.pick('2', '5')}:"]
        body = [f"{name}[g] = {self.term()}", self.pick("g += 1", "g += 1", "g = g + 1", "g += 2")]
        if self.chance(15):
            body.reverse()
        return [*lines, *(f"{indent}        {b}" for b in body), f"{indent}out.append(g)"]

    def wraparound(self, indent: str) -> list[str]:
        """What the iteration before had."""
        value = self.pick(f"{self.use(*VECTORS)}[i]", "i", self.term(), "v")
        lines = [f"{indent}prev = {self.pick('0', 'n', '-1.5')}", f"{indent}prev2 = 0", self.counted_header(indent)]
        lines += [f"{indent}    v = {self.term()}"]
        lines += [f"{indent}    {self.pick(f'{self.target()} = v - prev', 'out.append(v - prev)', 's += prev')}"]
        if self.chance(25):
            lines += [f"{indent}    out.append(prev2)", f"{indent}    prev2 = prev"]
        if self.chance(15):
            lines += [f"{indent}    if v > 3:", f"{indent}        prev = {value}"]
        else:
            lines += [f"{indent}    prev = {value}"]
        return [*lines, *self.also(indent + "    "), f"{indent}out.append(prev)"]

    def joined(self, indent: str) -> list[str]:
        """Text, lists and tuples that grow by addition."""
        kind = self.pick(
            "w = w + str(i)",
            "w += f'{i}|'",
            "w = str(i) + w",
            "out += [i]",
            "out += [v, v]",
            "out.extend([v])",
            "g = g + (i,)",
            "g += (v,)",
            "seen |= {i % 3}",
            "seen.update([i, i % 2])",
            "d.update({i % 3: v})",
            "d |= {i: v}",
        )
        lines = [f"{indent}w = 'x'", f"{indent}g = ()", self.counted_header(indent), f"{indent}    v = {self.term()}"]
        return [*lines, f"{indent}    {kind}", *self.also(indent + "    "), f"{indent}out.append((w, g))"]

    def grouped(self, indent: str) -> list[str]:
        """Groups and counts by key."""
        words = self.use("words")
        kind = self.pick(
            "d.setdefault(v, []).append(i)",
            "g[v].append(i)",
            "g[v] += [i]",
            "d[v] = d.get(v, 0) + 1",
            "h2[v] += 1",
            "h2[v] += i * 0.1",
            "d.setdefault(v, set()).add(i % 2)",
            "h2.update([v])",
            "d[v] = i",
            "h2[v[0]] += 1",
        )
        lines = [f"{indent}g = defaultdict(list)", f"{indent}h2 = {self.pick('Counter()', 'defaultdict(int)')}"]
        lines += [f"{indent}for i, v in enumerate({words}):", f"{indent}    {kind}"]
        self.scope.loops = ["i"]
        return [*lines, *self.also(indent + "    "), f"{indent}out.append((list(g.items()), list(h2.items())))"]

    def flags(self, indent: str) -> list[str]:
        """Flags and counters."""
        kind = self.pick(
            f"t = t or {self.term()} > 3",
            f"t = {self.term()} > 3 or t",
            f"t = t and {self.term()} > 0",
            f"t |= {self.term()} > 3",
            f"q += {self.term()} > 2",
            f"u = u & ({self.term()} > 1)",
        )
        lines = [f"{indent}t = {self.pick('False', 'True')}", f"{indent}u = True", self.counted_header(indent)]
        return [*lines, f"{indent}    {kind}", *self.also(indent + "    "), f"{indent}out.append((t, u))"]

    # ------------------------------------------------------------------ exits

    def first_match(self, indent: str) -> list[str]:
        """A loop left at the first match."""
        lines = [f"{indent}t = -1", self.counted_header(indent), f"{indent}    v = {self.term()}"]
        lines += self.also(indent + "    ")
        lines += [f"{indent}    if v {self.pick('>', '==', '<')} {self.pick('4', '7', '30', '0')}:"]
        lines += [
            f"{indent}        {self.pick('t = i', 't, u = i, v', 'out.append(i)', 'pass')}",
            f"{indent}        break",
        ]
        if self.chance(30):
            lines += self.statement(indent + "    ")
        if self.chance(40):
            lines += [f"{indent}else:", f"{indent}    out.append('none')"]
        return [*lines, f"{indent}out.append((t, u))"]

    def leaving(self, indent: str) -> list[str]:
        """A loop that the function is left from."""
        value = self.pick("i", "(i, v)", "v", "out", "None", "s")
        lines = [self.counted_header(indent), f"{indent}    v = {self.term()}", *self.also(indent + "    ")]
        lines += [f"{indent}    if v {self.pick('>', '==')} {self.pick('9', '30')}:", f"{indent}        return {value}"]
        return [*lines, *self.also(indent + "    ")]

    def any_all(self, indent: str) -> list[str]:
        """Whether any or all."""
        self.scope.loops = ["i"]
        test = f"{self.term()} {self.pick('>', '<')} {self.pick('3', '9', '-1')}"
        made = self.pick(
            f"any({test} for i in range(n))",
            f"all({test} for i in range(n))",
            f"next((i for i in range(n) if {test}), None)",
            f"sum({test} for i in range(n))",
            f"any([{test} for i in range(n)])",
        )
        return [f"{indent}out.append({made})"]

    # ------------------------------------------------------------------ arrays

    def scratch(self, indent: str) -> list[str]:
        """A scratch array that every iteration fills."""
        buf = self.use("tmp_buf")
        m = self.use("m", "p")
        fill = self.pick(
            f"{buf}[:] = {m}[i]",
            f"for j in range(6):\n{indent}        {buf}[j] = {m}[i, j] + i",
            f"np.multiply({m}[i], 2, out={buf})",
            f"{buf}.fill(i)",
            f"{buf}[:3] = {m}[i, :3]",
            f"if i % 2:\n{indent}        {buf}[:] = i",
            f"{buf}[0] = i",
        )
        use = self.pick(
            f"{self.target()} = {buf}.sum()",
            f"out.append({buf}.max())",
            f"out.append({buf}.copy())",
            f"{self.use('c', 'ys')}[i] = {buf}[2]",
            f"out.append({buf}[1:4].sum())",
        )
        return [self.counted_header(indent), f"{indent}    {fill}", f"{indent}    {use}", *self.also(indent + "    ")]

    def distributed(self, indent: str) -> list[str]:
        """A recurrence beside an independent statement."""
        one, two = self.use("c", "ys"), self.use("a", "b", "h")
        first = self.pick(f"{one}[i] = {one}[i - 1] + {two}[i]", f"s = s * 0.5 + {two}[i]")
        second = self.pick(
            f"{self.use('p')}[i, 0] = half({one}[i])",
            "out.append(half(s))",
            f"out.append({one}[i])",
            f"{self.use('p')}[i, 1] = mix(s)",
        )
        return [self.counted_header(indent, "1, "), f"{indent}    {first}", f"{indent}    {second}"]

    def nest(self, indent: str) -> list[str]:
        """Two loops of which one carries."""
        m = self.use("m", "p")
        self.scope.loops = ["i", "j"]
        inner = self.pick("range(6)", "range(1, 6)", "range(i % 5)", "range(5, -1, -1)", "range(1, 5)")
        body = self.pick(
            f"{m}[i, j] = {m}[i - 1, j] * 0.5 + j",
            f"{m}[i, j] = {m}[i, j - 1] + {self.use('a', 'b')}[i]",
            f"{m}[i, j] = {m}[i - 1, j - 1] + 1",
            f"{m}[i, j] = {m}[i - 1, (j + 1) % 6] + 1",
            f"{m}[i, j] += {self.use('a', 'b')}[i] * {m}[i, j]",
            f"{m}[i, 5 - j] = {m}[i, j]",
            f"{m}[i, j] = {m}[n - 1 - i, j] + 1",
        )
        return [self.counted_header(indent, "1, "), f"{indent}    for j in {inner}:", f"{indent}        {body}"]

    def conditional_nest(self, indent: str) -> list[str]:
        """Subscripts under conditions, with remainders and floors."""
        name = self.use("c", "a", "ys")
        self.scope.loops = ["i"]
        place = self.pick("i", "i // 2", "2 * (i // 2)", "i % 3", "i ^ 1", "i - i % 2", "n - 1 - i", "(i + 1) % n")
        other = self.pick("i", "i // 2", "i + 1", "i - 1", "i % 2", "0", "n - 1")
        test = self.pick("i % 2 == 0", "i > 3", "i < n - 1", "i != 0", "0 < i < n - 1", "i >= n // 2")
        lines = [self.counted_header(indent, self.pick("", "1, ")), f"{indent}    if {test}:"]
        lines += [f"{indent}        {name}[{place}] = {self.pick(f'{name}[{other}] + 1', self.term())}"]
        if self.chance(40):
            lines += [f"{indent}    else:", f"{indent}        {name}[{self.pick('i', '0', 'i - 1')}] = {self.term()}"]
        return lines

    def peeled(self, indent: str) -> list[str]:
        """Iterations at the ends that are different."""
        name = self.use("c", "a", "b", "ys")
        value = self.pick(
            f"{name}[0] + {self.term()}",
            f"{name}[-1] + i",
            f"{name}[n - 1] + 1",
            f"{name}[1] * 2",
            f"{name}[i - 1] if i == 1 else i",
            f"{name}[n // 2]",
        )
        return [self.counted_header(indent), f"{indent}    {name}[i] = {value}", *self.also(indent + "    ")]

    def indirect(self, indent: str) -> list[str]:
        """Subscripts through an index array, unique or not."""
        index, name = self.use("idx", "dup"), self.use("c", "a", "ys")
        body = self.pick(
            f"{name}[{index}[i]] = {name}[{index}[i]] * 2",
            f"{name}[{index}[i]] = {self.term()}",
            f"{name}[{index}[i]] += {self.term()}",
            f"{name}[i] = {name}[{index}[i]] + 1",
            f"{name}[{index}[i] - 1] = {name}[{index}[i] - 1] + i",
        )
        header = self.counted_header(indent)
        if self.chance(30):
            header, body = f"{indent}for i in {index}:", f"{name}[i] = {name}[i] + {self.pick('1', 'half(i)')}"
        return [header, f"{indent}    {body}"]

    def offset(self, indent: str) -> list[str]:
        """A distance that is known when the loop runs."""
        self.scope.used.add("o")
        name = self.use("c", "a", "ys")
        body = self.pick(
            f"{name}[i] = {name}[i + o] + 1",
            f"{name}[i + o] = {name}[i] * 2",
            f"{name}[i - o] = {self.term()}",
            f"{name}[i] = {name}[i - o] + {self.term()}",
            f"{name}[o] = {name}[i] + 1",
        )
        low, high = self.pick("0", "o", "abs(o)", "1"), self.pick("n", "n - o", "n - abs(o)")
        self.scope.loops = ["i"]
        return [f"{indent}for i in range({low}, {high}):", f"{indent}    {body}"]

    def flattened(self, indent: str) -> list[str]:
        """A matrix in one dimension."""
        flat = self.use("flat")
        width = self.pick("6", "w2", "5", "7")
        inner = self.pick("range(6)", "range(w2)", "range(w2 - 1)", "range(7)")
        body = self.pick(
            f"{flat}[i * {width} + j] = {flat}[i * {width} + j] * 2",
            f"{flat}[i * {width} + j] = i - j",
            f"{flat}[j * {width} + i] += 1",
            f"{flat}[i * {width} + j] = {flat}[i * {width}] + 1",
            f"{flat}[i * {width}:(i + 1) * {width}] = j",
        )
        head = [f"{indent}w2 = 6", f"{indent}for i in range(n):", f"{indent}    for j in {inner}:"]
        return [*head, f"{indent}        {body}"]

    # ------------------------------------------------------------------ the world

    def printing(self, indent: str) -> list[str]:
        """Output on the way."""
        said = self.pick(
            "print(i, v)",
            "print('a', i, sep='-', end=';')",
            "print(f'{i}: {v}')",
            "noisy(i)",
            "print(v, file=sys.stderr)",
            "sys.stdout.write(f'{v} ')",
            "print()",
            "t = noisy(v)",
        )
        lines = [self.counted_header(indent), f"{indent}    v = {self.term()}"]
        if self.chance(30):
            lines += [f"{indent}    if v > 3:", f"{indent}        {said}"]
        else:
            lines += [f"{indent}    {said}"]
        return [*lines, *self.also(indent + "    ")]

    def drawing(self, indent: str) -> list[str]:
        """Random numbers from one generator."""
        rng = self.use("rng")
        drawn = self.pick(
            f"{rng}.random()",
            f"{rng}.random(3).sum()",
            f"{rng}.uniform(0, 2)",
            f"{rng}.normal()",
            f"{rng}.integers(10)",
            f"draw({rng})",
            f"draw({rng}, 3)",
            f"{rng}.random((2, 2)).sum()",
            f"{rng}.random() + {rng}.random()",
            f"{rng}.uniform(size=2)[0]",
        )
        lines = [self.counted_header(indent), f"{indent}    v = {drawn}"]
        if self.chance(20):
            lines[1] = f"{indent}    v = {drawn} if {self.term()} > 3 else 0"
        if self.chance(20):
            lines += [
                f"{indent}    for j in range({self.pick('3', 'i', 'n')}):",
                f"{indent}        v += {rng}.random()",
            ]
        keep = self.pick("out.append(v)", "s += v", f"{self.use('c')}[i] = v")
        tail = [f"{indent}out.append({rng}.random())"] if self.chance(50) else []
        if self.chance(20):
            return [f"{indent}out.append([{drawn} for i in range(n)])", *tail]
        return [*lines, f"{indent}    {keep}", *self.also(indent + "    "), *tail]

    def stepping(self, indent: str) -> list[str]:
        """Loops that count by themselves."""
        form = self.r.randrange(5)
        body = [f"{indent}    {self.target_at_i()}"]
        if form == 0:
            return [f"{indent}i = 0", f"{indent}while i < n:", *body, f"{indent}    i = i + {self.pick('1', '2')}"]
        if form == 1:
            return [
                f"{indent}i = 0",
                f"{indent}while i < n:",
                f"{indent}    if {self.term()} > 3:",
                f"{indent}        i += 1",
                f"{indent}        continue",
                *body,
                f"{indent}    i += 1",
            ]
        if form == 2:
            return [f"{indent}i = -1", f"{indent}while i < n - 1:", f"{indent}    i += 1", *body]
        if form == 3:
            return [
                f"{indent}i = 0",
                f"{indent}while True:",
                f"{indent}    if i >= n:",
                f"{indent}        break",
                *body,
                f"{indent}    i += 1",
            ]
        return [f"{indent}i = n - 1", f"{indent}while i >= 0:", *body, f"{indent}    i -= 1"]

    def target_at_i(self) -> str:
        """Return a store at the counter."""
        self.scope.loops = ["i"]
        return self.pick(
            f"{self.use('c', 'ys')}[i] = {self.term()}", f"out.append({self.term()})", f"s += {self.term()}"
        )

    # ------------------------------------------------------------------ the whole

    def program(self) -> Case:
        """Return a case with one call."""
        body: list[str] = []
        for _ in range(1 + self.r.randrange(2)):
            body += self.loop("    ")
        prelude = [f"    {name} = {self.pick('0', '1.5')}" for name in ("s", "q")]
        prelude += [f"    {name} = -1" for name in ("t", "u", "w", "i")]
        prelude += ["    out, d, seen = [], {}, set()"]
        words = set(re.findall(r"\w+", "\n".join(body)))
        parameters = sorted(words & {*ARRAYS, *MADE, "n", "o", "obj"})
        return self.whole(
            parameters, [*prelude, *body], ["out", "d", "seen", "s", "q", *(["i"] if self.chance(30) else [])]
        )

    def whole(self, parameters: list[str], body: list[str], results: list[str]) -> Case:
        """Put the function around the body; a module cannot ``return``."""
        text = "\n".join(body)
        head = "import sys\n" + HELPERS + CALLABLES + TALLIES + CLASSES
        given = self.arguments(parameters)
        if "    return " not in text and self.chance(12):
            bound = [f"{', '.join(parameters)}, = ({given},)"] if parameters else []
            lines = [line[4:] for part in body for line in part.split("\n")]
            return case("generated", "\n".join([head, *bound, *lines, ""]), Call())
        lines = [f"def f({', '.join(parameters)}):", *body, f"    return {', '.join(results)}"]
        return case("generated", head + "\n" + "\n".join(lines) + "\n", Call(given))

    def arguments(self, parameters: list[str]) -> str:
        """Return the arguments, some of them the same object or overlapping views."""
        plain = [p for p in parameters if p not in MADE]
        known = dict(zip(plain, _split(super().arguments(plain)), strict=True))
        length = 5 + self.r.randrange(8)
        for name in parameters:
            if name in MADE:
                known[name] = MADE[name].format(n=length)
        return ", ".join(known[name] for name in parameters)


def _split(text: str) -> list[str]:
    """Split arguments at the commas between them."""
    parts, depth, start = [], 0, 0
    for position, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth:
            parts.append(text[start:position].strip())
            start = position + 1
    return [*parts, text[start:].strip()] if text.strip() else []
