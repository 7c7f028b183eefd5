"""Draws inside methods, and functions that are given what holds the generator: ``self.step(i)`` with ``self.rng``."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_SIM = """
class Sim:
    def __init__(self, rng, **held):
        self.rng = rng
        self.k = 3
        for name, value in held.items():
            setattr(self, name, value)
    def step(self, i):
        return self.rng.random() * i + self.rng.uniform(0, self.k)
    def many(self, n):
        return self.rng.random(n).sum() + self.rng.random(self.k).max()
    def nested(self, i):
        return self.step(i) - self.step(i + 1) + self.given(self.rng)
    def given(self, rng):
        return rng.random()
    def thrown(self):
        return self.rng.integers(0, 6, size=self.k).sum()
    def halves(self):
        return float(self.rng.integers(100)) + self.rng.random(dtype=np.float32)
    def listed(self):
        return sum([self.rng.random() for _ in range(self.k)])
    def local(self):
        rng = self.rng
        return rng.random()
    def at_times(self, i):
        return self.rng.random() if i % 3 else 0.0
    def rejecting(self):
        return self.rng.normal()
    def reseeded(self, i):
        self.rng = np.random.default_rng(i)
        return self.rng.random()
    def handing(self):
        self.rng.random()
        return self.rng
    def failing(self, i):
        x = self.rng.random()
        if i == 5:
            raise ValueError(x)
        return x
    def counted(self):
        self.calls = getattr(self, "calls", 0) + 1
        return self.rng.random()
    def spawned(self):
        return self.rng.spawn(1)[0].random() + self.rng.random()
    def both(self, other):
        return self.rng.random() + other.rng.random()
    def run(self, n):
        out = np.zeros(n)
        for i in range(n):
            out[i] = self.step(i)
        return out
class Sub(Sim):
    def step(self, i):
        return super().step(i) + self.rng.random()
class Fixed:
    def __init__(self):
        self.rng = None
    def fixed(self, i):
        return i
def drawn(rng, n=2):
    return rng.random(n).sum()
def advance(sim, i):
    return sim.rng.random() + drawn(sim.rng) + i * drawn(sim.rng, sim.k)
def through(sim, i):
    return advance(sim, i) + sim.given(sim.rng)
def state_of(s):
    return repr(s.rng.bit_generator.state), s.rng.random(3), s.rng.integers(9, size=3)
def half_full(rng):
    rng.random(dtype=np.float32)
    return rng
"""

_RNG = "np.random.default_rng(3)"
_SUB = """class Sub(Sim):
    def step(self, i):
        return super().step(i) + self.rng.random()
"""
PLAIN = _SIM.replace(_SUB, "")
"""Without a class that overrides anything."""
_MANY = (
    par(f"Sim({_RNG}), 9"),
    par(f"Sim(half_full({_RNG})), 9"),
    par("Sim(np.random.Generator(np.random.Philox(3))), 9"),
    ser("Sim(np.random.Generator(np.random.SFC64(3))), 9"),
    ser("Sim(np.random.RandomState(3)), 0"),
    ser(f"Sim((r := {_RNG}), other=r), 9"),
    ser(f"Sim((r := {_RNG}), other=r.random), 9"),
    call(f"Sim((r := {_RNG}), other=np.random.Generator(r.bit_generator)), 9"),
    ser(f"Sim({_RNG}, k='three'), 9"),
    ser(f"Sim({_RNG}, step=len), 9"),
    ser(f"Sim({_RNG}, given=len), 9"),
)


def _loop(name: str, body: str, *calls: Call, source: str = PLAIN) -> Case:
    lines = "\n".join("        " + line for line in body.strip("\n").splitlines())
    text = (
        f"{source}\ndef f(s, n):\n    out = np.zeros(n)\n    for i in range(n):\n{lines}\n    return out, state_of(s)\n"
    )
    return case(f"method_{name}", text, *calls)


CASES: tuple[Case, ...] = (
    _loop("draws", "out[i] = s.step(i)", *_MANY[:-1]),
    _loop("draws_in_another", "out[i] = s.nested(i)", *_MANY),
    _loop(
        "draws_arrays",
        "out[i] = s.many(4)",
        par(f"Sim({_RNG}), 9"),
        call(f"Sim({_RNG}, k=0), 9"),
        ser(f"Sim({_RNG}, k=(2, 2)), 9"),
    ),
    _loop("draws_ints", "out[i] = s.thrown()", par(f"Sim({_RNG}), 9"), call(f"Sim(half_full({_RNG})), 9")),
    _loop("draws_halves", "out[i] = s.halves()", call(f"Sim({_RNG}), 9"), call(f"Sim(half_full({_RNG})), 9")),
    _loop("draws_in_a_list", "out[i] = s.listed()", call(f"Sim({_RNG}), 9")),
    _loop(
        "draws_by_a_local_name",
        "out[i] = s.local()",
        par(f"Sim({_RNG}), 9"),
        par(f"Sim(half_full({_RNG})), 9"),
        ser(f"Sim((r := {_RNG}), other=r), 9"),
    ),
    _loop("draws_at_times", "out[i] = s.at_times(i)", ser(f"Sim({_RNG}), 9")),
    _loop("draws_by_rejection", "out[i] = s.rejecting()", ser(f"Sim({_RNG}), 9")),
    _loop("reseeds", "out[i] = s.reseeded(i)", ser(f"Sim({_RNG}), 9")),
    _loop("reseeds_beside", "out[i] = s.step(i) + s.reseeded(i)", ser(f"Sim({_RNG}), 9")),
    _loop("hands_on", "out[i] = s.handing().random()", ser(f"Sim({_RNG}), 9")),
    _loop("hands_on_beside", "out[i] = s.step(i)\nif i == 40:\n    s.k = s.handing()", ser(f"Sim({_RNG}), 9")),
    _loop("draws_and_fails", "out[i] = s.failing(i)", call(f"Sim({_RNG}), 9"), par(f"Sim({_RNG}), 5")),
    _loop("draws_and_counts", "out[i] = s.counted()", ser(f"Sim({_RNG}), 9")),
    _loop("draws_and_spawns", "out[i] = s.spawned()", ser(f"Sim({_RNG}), 9")),
    _loop("draws_beside_the_loop", "out[i] = s.step(i) + s.rng.random()", par(f"Sim({_RNG}), 9")),
    _loop("draws_and_adds", "s.k2 += s.step(i)\nout[i] = i", par(f"Sim({_RNG}, k2=0.0), 9")),
    _loop("draws_and_changes_how_much", "out[i] = s.many(2)\ns.k = 1 + i % 2", ser(f"Sim({_RNG}), 9"), source=PLAIN),
    _loop("draws_for_a_function", "out[i] = advance(s, i)", par(f"Sim({_RNG}), 9"), call(f"Sim({_RNG}, k=0), 9")),
    _loop("draws_for_a_function_two_deep", "out[i] = through(s, i)", par(f"Sim({_RNG}), 9")),
    _loop("draws_as_an_argument", "out[i] = drawn(s.rng, 3) + drawn(n=s.k, rng=s.rng)", par(f"Sim({_RNG}), 9")),
    _loop("draws_through_a_given_one", "out[i] = s.given(s.rng) + s.given(rng=s.rng)", par(f"Sim({_RNG}), 9")),
    _loop(
        "draws_overridden",
        "out[i] = s.step(i)",
        call(f"Sim({_RNG}), 9"),
        call(f"Sub({_RNG}), 9"),
        source=_SIM,
    ),
    case(
        "method_draws_from_two",
        PLAIN
        + """
def f(a, b, n):
    out = np.zeros(n)
    for i in range(n):
        out[i] = a.step(i) - b.step(i)
    for i in range(n):
        out[i] += a.step(i) - b.both(a)
    for i in range(n):
        out[i] += a.given(b.rng) + b.given(a.rng) * 2
    return out, state_of(a), state_of(b)
""",
        par(f"Sim({_RNG}), Sim(np.random.default_rng(4)), 9"),
        ser(f"(a := Sim({_RNG})), a, 9"),
        ser(f"Sim((r := {_RNG})), Sim(r), 9"),
        ser(f"Sim((r := {_RNG})), Sim(np.random.Generator(r.bit_generator)), 9"),
    ),
    case(
        "method_draws_from_one_of_two",
        PLAIN
        + """
def f(a, b, n):
    out = np.zeros(n)
    for i in range(n):
        out[i] = a.step(i) + b[i % 2].step(i)
    for i in range(n):
        c = b[i % 2]
        out[i] += a.step(i) + c.given(c.rng)
    for i in range(n):
        c = a if i % 2 else b[0]
        out[i] += c.step(i)
    return out, state_of(a), list(map(state_of, b))
""",
        ser(f"Sim({_RNG}), [Sim(np.random.default_rng(4)), Sim(np.random.default_rng(5))], 9"),
        ser(f"(a := Sim({_RNG})), [a, a], 9"),
    ),
    case(
        "method_draws_of_self",
        PLAIN
        + """
def f(s, n):
    return s.run(n), state_of(s)
""",
        *_MANY[:-1],
    ),
    case(
        "method_draws_by_another_name",
        PLAIN
        + f"""
R = {_RNG}
S = Sim(R)
def f(s, n, both=0):
    rng = s.rng
    out = np.zeros(n)
    for i in range(n):
        out[i] = s.step(i) + rng.random()
    for i in range(n):
        out[i] += s.step(i) + R.random()
    for i in range(n):
        out[i] += S.step(i)
    return out, state_of(s)
def g(n):
    return S.step(n)
""",
        ser(f"Sim({_RNG}), 0"),
        call(f"Sim({_RNG}), 9"),
        call("S, 9"),
        call("Sim(R), 9"),
    ),
    case(
        "method_draws_from_what_is_made",
        PLAIN
        + """
def f(n):
    out = np.zeros(n)
    s = Sim(np.random.default_rng(7))
    for i in range(n):
        out[i] = s.step(i)
    for i in range(n):
        t = Sim(np.random.default_rng(i))
        out[i] += t.step(i)
    for i in range(n):
        t = Sim(s.rng)
        out[i] += t.step(i)
    return out, state_of(s)
""",
        par("9"),
    ),
    case(
        "method_draws_two_deep",
        PLAIN
        + """
class Outer:
    def __init__(self, sim):
        self.sim = sim
    def step(self, i):
        return self.sim.step(i) + self.sim.rng.random()
def f(o, n):
    out = []
    for i in range(n):
        out.append(o.sim.step(i))
    for i in range(n):
        out.append(o.step(i))
    return out, state_of(o.sim)
""",
        call(f"Outer(Sim({_RNG})), 9"),
        ser(f"(s := Sim({_RNG})) and Outer(Outer(s)), 0"),
    ),
    case(
        "method_draws_patched",
        PLAIN
        + """
def other(self, i):
    return self.rng.normal() + i
def f(s, n, how):
    if how == "class":
        Sim.step = other
    elif how == "instance":
        s.step = lambda i: s.rng.random()
    elif how == "inner":
        Sim.given = lambda self, rng: rng.normal()
    out = np.zeros(n)
    for i in range(n):
        out[i] = s.nested(i)
    return out, state_of(s)
""",
        ser(f"Sim({_RNG}), 9, 'class'"),
        ser(f"Sim({_RNG}), 9, 'instance'"),
        ser(f"Sim({_RNG}), 9, 'inner'"),
        call(f"Sim({_RNG}), 9, ''"),
    ),
    case(
        "method_draws_property",
        PLAIN
        + """
class Lazy:
    def __init__(self, seed):
        self.seed = seed
    @property
    def rng(self):
        return np.random.default_rng(self.seed)
    def step(self, i):
        return self.rng.random() + i
class Made:
    def __getattr__(self, name):
        return np.random.default_rng(1) if name == "rng" else 1
    def step(self, i):
        return self.rng.random() + i
class Held:
    rng = np.random.default_rng(5)
    def step(self, i):
        return self.rng.random() + i
def f(s, n):
    out = np.zeros(n)
    for i in range(n):
        out[i] = s.step(i)
    return out, Held.rng.random(3)
""",
        ser("Lazy(3), 9"),
        ser("Made(), 9"),
        ser("Held(), 9"),
        call(f"Sim({_RNG}), 9"),
    ),
    case(
        "method_draws_in_a_comprehension",
        PLAIN
        + """
def f(s, n):
    a = [s.step(i) for i in range(n)]
    b = {i: s.given(s.rng) for i in range(n)}
    c = sum(s.step(i) for i in range(n))
    return a, b, c, state_of(s)
""",
        par(f"Sim({_RNG}), 9"),
        ser("Sim(np.random.Generator(np.random.MT19937(3))), 9"),
    ),
    case(
        "method_draws_and_leaves",
        PLAIN
        + """
def f(s, n):
    x = 0
    for i in range(n):
        x = s.step(i)
        if x > 3:
            break
    try:
        for i in range(n):
            s.failing(i)
    except ValueError as error:
        return x, i, str(error), state_of(s)
    return x, i, state_of(s)
""",
        call(f"Sim({_RNG}), 9"),
        call(f"Sim({_RNG}), 3"),
    ),
    case(
        "method_draws_of_rows",
        PLAIN
        + """
def f(sims, n):
    out = np.zeros(n)
    for i, s in enumerate(sims):
        out[i] = s.step(i)
    return out, list(map(state_of, sims))
""",
        call("[Sim(np.random.default_rng(i)) for i in range(9)], 9"),
        call(f"[Sim({_RNG})] * 9, 9"),
    ),
    case(
        "method_draws_in_a_header",
        PLAIN
        + """
class Generating(Sim):
    def generated(self, n):
        for i in range(n):
            yield self.rng.random() + i
    def size(self):
        return self.rng.integers(3, 9)
def f(s, n):
    out = []
    for y in map(s.step, range(n)):
        out.append(y + s.rng.random())
    for y in s.generated(n):
        out.append(y + s.rng.random())
    for y in (s.step(i) for i in range(n)):
        out.append(y + s.rng.random())
    for y in filter(s.thrown, [1, 2, 3]) if False else s.generated(n):
        out.append(y + s.step(1))
    for y in range(s.size()):
        out.append(y + s.step(1))
    return out, state_of(s)
""",
        call(f"Generating({_RNG}), 9"),
    ),
    case(
        "method_draws_bound",
        PLAIN
        + """
from functools import partial
def f(s, n):
    out = np.zeros(n)
    step, moved = s.step, partial(s.step, 3)
    for i in range(n):
        out[i] = step(i)
    for i in range(n):
        out[i] += step(i) + s.rng.random()
    for i in range(n):
        out[i] += moved() + s.step(i)
    draw = s.rng.random
    for i in range(n):
        out[i] += draw() + s.step(i)
    return out, state_of(s)
""",
        ser(f"Sim({_RNG}), 9"),
    ),
    case(
        "method_draws_and_reads_its_state",
        PLAIN
        + """
class Reading(Sim):
    def seen(self, i):
        self.rng.random()
        return self.rng.bit_generator.state["state"]["state"] % 7
    def shown(self, i):
        return len(str(self.rng.bit_generator.state)) + self.rng.random()
    def same(self, rng):
        return self.rng is rng
def f(s, n):
    out = np.zeros(n)
    r = s.rng
    for i in range(n):
        out[i] = s.seen(i)
    for i in range(n):
        out[i] += s.shown(i)
    for i in range(n):
        out[i] += s.step(i) + s.same(r)
    for i in range(n):
        out[i] += s.step(i) + (id(s) == id(s)) + (s.rng is r)
    return out, state_of(s)
""",
        ser(f"Reading({_RNG}), 9"),
    ),
    case(
        "method_draws_by_local_names",
        PLAIN
        + """
class Renaming(Sim):
    def twice(self, i):
        rng = self.rng
        x = rng.random()
        rng = self.rng
        return x + rng.random() * i
    def other(self, i, others):
        rng = self.rng
        if i % 2:
            rng = others[i % 3]
        return rng.random()
    def loops(self, others):
        x = 0.0
        for rng in others:
            x += rng.random()
        rng = self.rng
        return x + rng.random()
    def before(self):
        try:
            rng.random()
        except NameError:
            pass
        rng = self.rng
        return rng.random()
    def kept(self):
        rng = self.rng
        self.held.append(rng)
        return rng.random()
    def inner(self):
        rng = self.rng
        def draw():
            return rng.random()
        return draw() + rng.random()
    def bound(self):
        draw = self.rng.random
        return draw() + self.rng.random()
    def changed(self):
        rng = self.rng
        rng.bit_generator.state = np.random.default_rng(4).bit_generator.state
        return rng.random()
    def shadow(self, self_):
        rng, self = self.rng, self_
        rng2 = self.rng
        return rng2.random()
def f(s, others, n):
    out = np.zeros(n)
    t = Sim(np.random.default_rng(11))
    for i in range(n):
        out[i] += s.twice(i)
    for i in range(n):
        out[i] += s.other(i, others)
    for i in range(n):
        out[i] += s.loops(others)
    for i in range(n):
        out[i] += s.before()
    for i in range(n):
        out[i] += s.kept()
    for i in range(n):
        out[i] += s.inner()
    for i in range(n):
        out[i] += s.bound()
    for i in range(n):
        out[i] += s.changed()
    for i in range(n):
        out[i] += s.shadow(t) + s.local()
    return out, state_of(s), state_of(t), [g.random() for g in others]
""",
        call(f"Renaming({_RNG}, held=[]), [np.random.default_rng(i) for i in range(3)], 9"),
        call(f"Renaming((r := {_RNG}), held=[]), [r, r, r], 9"),
    ),
)
