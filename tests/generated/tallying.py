"""Programs that keep what they count in the attributes of an object."""

from __future__ import annotations

from tests.generated.calling import CallingWriter

TALLIES = """
class Tally:
    def __init__(self, n):
        self.total = 0
        self.best = -1.0
        self.where = None
        self.last = None
        self.items = []
        self.seen = set()
        self.counts = defaultdict(int)
        self.groups = {}
        self.out = np.zeros(n)
        self.rng = np.random.default_rng(5)
        self.inner = None

    def scaled(self, v):
        return v * 2

    def above(self, v):
        return v > self.total

    def add(self, v):
        self.total += v

    def roll(self):
        return self.rng.random()

class Chained(Tally):
    def __init__(self, n):
        super().__init__(n)
        self.inner = Tally(n)
        self.friend = self.inner

def look(tally):
    return tally.total
"""

TALLY_EXTRA = {"tally": "Tally({n})", "chain": "Chained({n})"}


class TallyWriter(CallingWriter):
    """Draws loops that change attributes."""

    def tallying(self, indent: str) -> list[str]:
        """One to three statements on the attributes of one object."""
        tally = self.use("tally", "tally", "tally", "chain")
        if tally == "chain":
            tally = self.pick("chain", "chain.inner")
        inside = indent + "    "
        header = self.counted_header(indent)
        lines = [line for _ in range(self.pick("1", "11", "111").count("1")) for line in self._tallied(tally, inside)]
        if self.chance(15):
            lines = [f"{inside}me = {tally}", *(line.replace(f"{tally}.", "me.", 1) for line in lines)]
        told = [
            f"{indent}out.append(({tally}.total, {tally}.where, {tally}.last, repr({tally}.rng.bit_generator.state)))"
        ]
        return [header, *lines, *self.also(inside), *(told if self.chance(60) else [])]

    def _tallied(self, tally: str, indent: str) -> list[str]:
        term = self.term()
        line = self.pick(
            f"{tally}.total += {term}",
            f"{tally}.total += {term}",
            f"{tally}.total -= 1",
            f"{tally}.total = {tally}.total * {term}",
            f"{tally}.best = max({tally}.best, {term})",
            f"if {term} > {tally}.best: {tally}.best = i",
            f"v = {term}\nif v > {tally}.best:\n    {tally}.best = v\n    {tally}.where = i",
            f"{tally}.items.append({term})",
            f"{tally}.items.append([i])",
            f"{tally}.seen.add(i % 3)",
            f"{tally}.counts[i % 3] += {term}",
            f"{tally}.groups.setdefault(i % 3, []).append(i)",
            f"{tally}.groups[i % 4] = {term}",
            f"if i % 4 not in {tally}.seen:\n    {tally}.seen.add(i % 4)\n    {tally}.items.append(i % 4)",
            f"{tally}.last = {term}",
            f"{tally}.last = [{term}]",
            f"if {term} > 3: {tally}.last = i",
            f"{tally}.last = {term}\nout.append({tally}.last)",
            f"out.append({tally}.last)\n{tally}.last = {term}",
            f"{tally}.out[i] = {term}",
            f"{tally}.out[i] += {tally}.scaled({term})",
            f"{tally}.total += {tally}.scaled({term})",
            f"{tally}.total += {tally}.above({term})",
            f"{tally}.add({term})",
            f"out.append(look({tally}))",
            f"out.append({tally}.total is None)",
            f"out.append({tally}.rng.random())",
            f"out.append({tally}.rng.integers(6))",
            f"{tally}.out[i] = {tally}.rng.random(dtype=np.float32)",
            f"{tally}.total += {tally}.rng.integers(4) * {tally}.rng.random()",
            f"out.append({tally}.rng.choice(5))",
            f"out.append({tally}.roll())",
            f"{tally}.total += 1 / (i - 5)",
        )
        return [indent + part for part in line.split("\n")]
