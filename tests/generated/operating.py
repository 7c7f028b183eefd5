"""Programs over the user's own classes: operators, containers, callables, objects and dictionaries that hold arrays."""

from __future__ import annotations

from tests.generated.viewing import ViewWriter

CLASSES = """
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __abs__(self):
        return self.x * self.x + self.y * self.y

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __bool__(self):
        return self.x > 2

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

class Shelf:
    def __init__(self, items):
        self.items = items
        self.looked = 0

    def __len__(self):
        return len(self.items)

    def __getitem__(self, k):
        return self.items[k]

    def __setitem__(self, k, v):
        self.items[k] = v

    def __contains__(self, v):
        return v in self.items

    def __iter__(self):
        return iter(self.items)

    def __call__(self, v):
        return v * 2 + self.items[0]

class Watched(Shelf):
    def __getitem__(self, k):
        self.looked += 1
        return self.items[k]

class Body:
    def __init__(self, k):
        self.pos = np.arange(3.0) * k
        self.vel = np.ones(3) + k
        self.mass = 1.0 + k
"""

OPERANDS = {
    "vecs": "[Vec(v, v + 1.5) for v in range({n})]",
    "origin": "Vec(1, 2.5)",
    "shelf": "Shelf(list(range({n})))",
    "watched": "Watched(list(range({n})))",
    "racks": "Shelf(np.arange({n}.0))",
    "bodies": "[Body(v) for v in range({n})]",
    "params": "{{v: np.arange(4.0) + v for v in range({n})}}",
    "grads": "{{v: np.arange(4.0) * v for v in range({n})}}",
    "speeds": "{{v: np.zeros(4) for v in range({n})}}",
}


class OperatorWriter(ViewWriter):
    """Draws loops that use what a class of the program says of its instances."""

    def operating(self, indent: str) -> list[str]:
        """Operators between instances, some of them shared by all iterations."""
        vecs, origin = self.use("vecs"), self.use("origin")
        self.scope.loops = ["i"]
        one = self.pick(f"{vecs}[i]", f"Vec(i, {self.term()})", origin, f"{vecs}[i - 1]", "v")
        two = self.pick(origin, f"{vecs}[i]", "Vec(2, i)", f"{vecs}[0]")
        value = self.pick(
            f"{one} + {two}", f"{one} - {two}", f"{one} * 3", f"2 * {one}", f"-{one}", f"abs({one} - {two})",
            f"{one} == {two}", f"{one} < {two}", f"str({one})", f"f'{{{one}}}'", f"bool({one})", f"abs({one})",
            f"sum([abs(w) for w in ({one}, {two})])", f"max({one}, {two})", f"({one}, {two})",
        )  # fmt: skip
        keep = self.pick(
            f"out.append({value})",
            f"{self.use('c', 'ys')}[i] = abs({one} + {two})",
            f"{vecs}[i] = {value}",
            f"{vecs}[i] = {one} + {two}",
            f"{vecs}[i] += {two}",
            f"{vecs}[i].x = abs({one} - {two})",
            f"s += abs({one} + {two})",
            f"if {one} < {two}:\n{indent}        out.append(i)",
            f"if {one}:\n{indent}        out.append({value})",
        )
        return [self.counted_header(indent), f"{indent}    v = Vec(i, 3)", f"{indent}    {keep}",
                *self.also(indent + "    ")]  # fmt: skip

    def shelving(self, indent: str) -> list[str]:
        """An instance used as a container, or called."""
        shelf = self.use("shelf", "shelf", "racks", "watched")
        self.scope.loops = ["i"]
        value = self.pick(
            f"{shelf}[i]", f"{shelf}(i)", f"{shelf}[i - 1]", f"len({shelf})", f"i in {shelf}", f"{shelf}[i] * 2"
        )
        line = self.pick(
            f"out.append({value})",
            f"{self.use('c', 'ys')}[i] = {value}",
            f"{shelf}[i] = {value}",
            f"{shelf}[i] = {self.term()}",
            f"{shelf}.items[i] = {value}",
            f"s += {value}",
        )
        header = self.counted_header(indent)
        if self.chance(25):
            header, line = f"{indent}for i in {self.pick(f'range(len({shelf}))', shelf)}:", f"out.append({value})"
        return [header, f"{indent}    {line}", *self.also(indent + "    ")]

    def bodies(self, indent: str) -> list[str]:
        """Objects whose attributes are arrays, some of them one array."""
        bodies = self.use("bodies")
        self.scope.loops = ["i"]
        line = self.pick(
            "b.pos = b.pos + b.vel * 0.5",
            "b.pos += b.vel",
            "b.pos[0] = b.mass",
            "b.vel = b.pos",
            "b.vel = np.zeros(3)",
            "b.pos, b.vel = b.vel, b.pos",
            "b.mass = b.pos.sum()",
            "out.append(b.pos)",
            "out.append(b.pos.sum() / b.mass)",
            f"b.pos = {bodies}[0].pos + i",
            f"b.pos = {bodies}[i - 1].pos * 2",
        )
        again = self.pick("b.vel = b.vel * 0.5", "b.mass += 1", "b.vel[1] = b.pos[0]", "pass")
        mixed = self.pick("[2].pos = {0}[1].pos", "[2].vel = {0}[2].pos", "[3] = {0}[1]", "[2].pos = {0}[1].pos[::-1]")
        header = self.pick(f"for i, b in enumerate({bodies}):", f"for i, b in zip(range(n), {bodies}):")
        lines = [f"{indent}{header}", f"{indent}    {line}", f"{indent}    {again}", *self.also(indent + "    ")]
        return [f"{indent}{bodies}{mixed.format(bodies)}", *lines] if self.chance(30) else lines

    def parameters(self, indent: str) -> list[str]:
        """Dictionaries of arrays, as an optimizer steps through them."""
        params, grads, speeds = self.use("params"), self.use("grads"), self.use("speeds")
        self.scope.loops = ["i"]
        value = self.pick(f"{grads}[i]", "w", f"{params}[i]", f"{grads}[0]", f"{params}[max(i - 1, 0)]")
        line = self.pick(
            f"{params}[i] = {params}[i] - 0.1 * {value}",
            f"{params}[i] -= 0.1 * {value}",
            f"w -= 0.1 * {grads}[i]",
            f"{speeds}[i] = 0.9 * {speeds}[i] - {value}\n{indent}    {params}[i] = {params}[i] + {speeds}[i]",
            f"{speeds}[i] = 0.9 * {speeds}[i] - {value}\n{indent}    {params}[i] += {speeds}[i]",
            f"{params}[i] = {value}",
            f"{speeds}[i] = w\n{indent}    {params}[i] = w * 2",
            f"out.append({value}.sum())",
        )
        header = self.pick(
            f"for i, w in {params}.items():",
            f"for i, w in list({params}.items()):",
            f"for (i, w), g in zip({params}.items(), {grads}.values()):",
        )
        if ", g " in header:
            line = line.replace(f"{grads}[i]", "g")
        lines = [f"{indent}{header}", f"{indent}    {line}", *self.also(indent + "    ")]
        mixed = self.pick(f"{params}[2] = {params}[1]", f"{grads}[1] = {params}[2]", f"{speeds}[2] = {grads}[2][::-1]")
        return [f"{indent}{mixed}", *lines] if self.chance(30) else lines
