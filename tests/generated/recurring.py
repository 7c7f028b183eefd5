"""Programs of recurrences, long enough for forecasts: what an iteration hands on is forgotten, added up, or neither."""

from __future__ import annotations

from random import Random

from tests.differential.case import Call, Case, case

_VALUES = (
    "np.sin(np.arange({n} * 1.0))",
    "np.arange({n}) * 7 % 13 - 4",
    "(np.arange({n}) * 7 % 13 - 4).tolist()",
    "np.sin(np.arange({n} * 1.0)).tolist()",
    "np.sin(np.arange({n} * 1.0)).astype(np.float32)",
    "(np.arange({n}) * 5 % 11).astype(np.uint8)",
    "np.zeros({n})",
    "[0] * {n}",
    "np.sin(np.arange({n} * 2.0))[::2]",
    "np.where(np.arange({n}) == {n} // 2, np.nan, 0.5)",
    "np.sin(np.arange({n} * 2.0)).reshape({n}, 2)",
    "[1, 0.5, True, 2] * ({n} // 4 + 1)",
)


class RecurringWriter:
    """Draws one program from a source of random numbers."""

    def __init__(self, random: Random) -> None:
        self.r = random

    def pick(self, *choices: str) -> str:
        """Return one of some texts."""
        return choices[self.r.randrange(len(choices))]

    def term(self) -> str:
        """Return what a recurrence takes in."""
        at = self.pick("i", "i", "i", "i - 1", "i + 1", "-i", "n - 1 - i", "0")
        return self.pick(f"x[{at}]", f"x[{at}]", f"w[{at}]", "i", "1", f"abs(x[{at}])", "m", "z[i]", "0.5 * x[i]")

    def statement(self) -> list[str]:
        """Return one statement of the loop."""
        c = self.pick("0.25", "0.25", "0.5", "-0.125", "1", "2", "0", "1.0", "x[i]")
        d = self.pick("1", "1", "2", "3")
        a = self.pick("y", "y", "z")
        text = self.pick(
            f"s = {c} * s + {self.term()}",
            f"s = {c} * s + {self.term()}",
            f"s += {self.term()}",
            f"s -= {self.term()}",
            f"s *= {c}",
            f"m = max(m, {self.term()})",
            f"m = min({self.term()}, m)",
            f"if {self.term()} > m:|    m = x[i]",
            f"{a}[i] = {c} * {a}[i - {d}] + {self.term()}",
            f"{a}[i] = {c} * {a}[i - {d}] + 0.125 * {a}[i - 1] + s",
            f"{a}[i] += {a}[i - {d}]",
            f"{a}[i] += {c} * {a}[i + {d}]",
            f"{a}[i + {d}] = {a}[i] * {c} + {self.term()}",
            "z[i] = s",
            f"z[i] = s + {a}[i]",
            f"z[i] = y[i - {d}]",
            "out.append(s)",
            "out.append((i, m))",
            f"if i % {self.pick('5', '9', '31')} == 0:|    s = {self.pick('0', 'x[i]', '0.0')}",
            "if s > 1:|    out.append(i)",
            "t = s * 2|s = t + x[i]",
            f"p, s = s, s * {c} + {self.term()}",
            "before = s",
            f"total += {self.pick('s', 'm', 'x[i] * s', 'y[i]')}",
            "x[i] = s",
            "z[k] = s|k += 1",
            "k += 2",
            "s = s % 7 + x[i]",
            f"y[i] = y[i - 1] if i % {self.pick('7', '2')} else {self.term()}",
            "s = -s",
            "d[i % 5] = s",
        )
        return text.split("|")

    def program(self) -> Case:
        """Return a case with one call."""
        n = self.pick("6", "37", "70", "90", "150")
        header = self.pick(
            "for i in range(n):",
            "for i in range(3, n):",
            "for i in range(3, n - 3):",
            "for i in range(n - 4, -1, -1):",
            "for i in range(3, n, 2):",
            "for i, v in enumerate(x):",
            "for i, (v, u) in enumerate(zip(x, w)):",
        )
        lines = [line for _ in range(1 + self.r.randrange(4)) for line in self.statement()]
        start = self.pick("0", "0.0", "0.0", "np.float64(2)", "np.int64(1)", "None", "2 ** 63", "''", "()")
        body = [
            "def f(x, y, z, w, n):",
            f"    s = {start if self.r.randrange(3) == 0 else self.pick('0', '0.0')}",
            f"    m = {self.pick('0', 'x[0]', '-1e9')}",
            "    p = before = t = total = k = 0",
            "    out, d = [], {}",
            f"    {header}",
            *(f"        {line}" for line in lines),
            "    return s, m, p, before, t, total, k, out, d, x, y, z, w",
        ]
        names = ["x", "y", "z", "w"]
        values = [self.pick(*_VALUES[:9]) if self.r.randrange(6) else self.pick(*_VALUES) for _ in names]
        texts = [value.format(n=n) for value in values]
        if self.r.randrange(6) == 0:
            texts[0] = f"(x := {texts[0]})"
            texts[1 + self.r.randrange(3)] = self.pick("x", "x", "x[::-1]", "x[1:]")
        return case("generated", "\n".join(body) + "\n", Call(", ".join([*texts, n])))
