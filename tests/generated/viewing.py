"""Programs over views: parts of one array under two names, and subscripts that begin with an Ellipsis."""

from __future__ import annotations

from tests.generated.tallying import TallyWriter


class ViewWriter(TallyWriter):
    """Draws loops over views that were made before the loop."""

    def viewed(self, indent: str) -> list[str]:
        """Two parts of one array, which may share elements."""
        base = self.use("a", "b", "c", "k", "h")
        one = self.pick("[:-1]", "[::2]", "[:n // 2]", "[:]", "[::-1]", "[2:]")
        two = self.pick("[1:]", "[1::2]", "[n // 2:]", "[:]", "[:-2]", "[::-1]")
        line = self.pick(
            f"left[i] = right[i] + {self.term()}",
            f"left[i] = right[i - 1] + {self.term()}",
            "right[i] = left[i] * 2",
            f"left[i] = left[i] + {self.pick('right[0]', 'right[i]', 'i')}",
            f"left[i], right[i] = right[i], {self.term()}",
            f"out.append(left[i] + right[i])\n{indent}    left[i] = i",
        )
        stop = self.pick("min(len(left), len(right))", "len(left)", "len(right)", "n // 2", "n")
        self.scope.loops = ["i"]
        return [
            f"{indent}left = {base}{one}",
            f"{indent}right = {self.pick(base, base, self.use('a', 'b'))}{two}",
            f"{indent}for i in range({self.pick('', '1, ')}{stop}):",
            f"{indent}    {line}",
            *self.also(indent + "    "),
        ]

    def columns(self, indent: str) -> list[str]:
        """The last dimension chosen behind an Ellipsis."""
        m, p = self.use("m", "p"), self.use("m", "p")
        header = self.counted_header(indent)
        target = self.pick(
            "w[..., i]",
            "w[..., i]",
            "w[..., 2, i]",
            "w[..., i - 1]",
            "w[..., i:i + 1]",
            "w[..., 0]",
            "w[..., n - 1 - i]",
        )
        value = self.pick(
            "w[..., i] * 2",
            "w[..., i].sum()",
            f"{p}[i] + i",
            f"{p}.T[..., i]",
            "w[..., i - 1]",
            "w[..., i + 1 - n]",
            "w[..., 3, i] + w[..., 1, i]",
            "w[3, i] * 2",
            f"w[..., {self.pick('0', 'n - 1', '-1')}] + i",
            f"{self.term()}",
        )
        line = f"{target} = {value}" if self.chance(70) else f"{target} += {value}"
        return [f"{indent}w = {m}{self.pick('.T', '.T', '.T[1:]', '[::-1].T', '')}", header, f"{indent}    {line}",
                *self.also(indent + "    ")]  # fmt: skip
