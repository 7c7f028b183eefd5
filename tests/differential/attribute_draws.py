"""Generators that are attributes: ``self.rng.random()``, and those that others have as well."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_SIM = """
class Sim:
    def __init__(self, rng, **held):
        self.rng = rng
        self.k = 3
        self.hits = 0
        self.items = []
        for name, value in held.items():
            setattr(self, name, value)
    def step(self):
        return self.rng.random()
def state_of(s):
    return repr(s.rng.bit_generator.state), s.rng.random(3), s.rng.integers(9, size=3)
def half_full(rng):
    rng.random(dtype=np.float32)
    return rng
"""

_RNG = "np.random.default_rng(3)"


def _loop(name: str, body: str, *calls: Call) -> Case:
    lines = "\n".join("        " + line for line in body.strip("\n").splitlines())
    source = (
        f"{_SIM}\ndef f(s, n):\n    out = np.zeros(n)\n    for i in range(n):\n{lines}\n    return out, state_of(s)\n"
    )
    return case(f"attribute_{name}", source, *calls)


CASES: tuple[Case, ...] = (
    _loop(
        "drawn_from",
        "out[i] = s.rng.random() + s.rng.uniform(0, s.k)",
        par(f"Sim({_RNG}), 9"),
        par(f"Sim(half_full({_RNG})), 9"),
        par("Sim(np.random.Generator(np.random.Philox(3))), 9"),
        ser("Sim(np.random.Generator(np.random.MT19937(3))), 9"),
        ser("Sim(np.random.Generator(np.random.SFC64(3))), 9"),
        ser("Sim(np.random.RandomState(3)), 0"),
        ser(f"Sim({_RNG}), 0"),
        ser(f"Sim((r := {_RNG}), other=r), 9"),
        ser(f"Sim((r := {_RNG}), other=r.random), 9"),
        call(f"Sim((r := {_RNG}), other=np.random.Generator(r.bit_generator)), 9"),
        ser(f"Sim({_RNG}, k='three'), 9"),
    ),
    _loop(
        "drawn_from_some_times",
        "out[i] = s.rng.random(s.k).sum()",
        par(f"Sim({_RNG}), 9"),
        ser(f"Sim({_RNG}, k=(2, 2)), 9"),
        ser(f"Sim({_RNG}, k=np.int64(2)), 9"),
        ser(f"Sim({_RNG}, k=-1), 9"),
        call(f"Sim({_RNG}, k=0), 9"),
    ),
    _loop(
        "drawn_from_and_counted",
        """
x = s.rng.random()
y = s.rng.random()
if x * x + y * y < 1:
    s.hits += 1
    s.items.append(x)
out[i] = x
""",
        par(f"Sim({_RNG}), 20"),
        ser(f"Sim({_RNG}, hits=None), 20"),
    ),
    _loop(
        "drawn_from_now_and_then",
        """
if i % 3 == 0:
    out[i] = s.rng.random()
""",
        ser(f"Sim({_RNG}), 9"),
    ),
    _loop("drawn_from_by_rejection", "out[i] = s.rng.normal()", ser(f"Sim({_RNG}), 9")),
    _loop("drawn_from_beside_a_method", "out[i] = s.rng.random() + s.step()", par(f"Sim({_RNG}), 9")),
    _loop("drawn_from_and_replaced", "out[i] = s.rng.random()\ns.rng = s.rng", ser(f"Sim({_RNG}), 9")),
    _loop("drawn_from_and_given_away", "out[i] = s.rng.random()\ns.items.append(s.rng)", ser(f"Sim({_RNG}), 9")),
    case(
        "attribute_drawn_from_two_deep",
        _SIM
        + """
def f(s, n):
    out = []
    for i in range(n):
        out.append(s.inner.rng.random())
    return out, state_of(s.inner)
""",
        par(f"Sim(None, inner=Sim({_RNG})), 9"),
        ser(f"Sim((r := {_RNG}), inner=Sim(r)), 9"),
    ),
    case(
        "attributes_drawn_from_of_two",
        _SIM
        + """
def f(a, b, n):
    out = np.zeros(n)
    for i in range(n):
        out[i] = a.rng.random() - b.rng.random()
    return out, state_of(a), state_of(b)
""",
        par(f"Sim({_RNG}), Sim(np.random.default_rng(4)), 9"),
        ser(f"(a := Sim({_RNG})), a, 9"),
        ser(f"Sim((r := {_RNG})), Sim(r), 9"),
        ser(f"Sim((r := {_RNG})), Sim(np.random.Generator(r.bit_generator)), 9"),
    ),
    case(
        "attribute_drawn_from_in_a_comprehension",
        _SIM
        + """
def f(s, n):
    a = [s.rng.random() * 2 for _ in range(n)]
    b = {i: s.rng.uniform(i, s.k) for i in range(n)}
    return a, b, state_of(s)
""",
        par(f"Sim({_RNG}), 9"),
        ser("Sim(np.random.Generator(np.random.MT19937(3))), 9"),
    ),
    case(
        "attribute_of_a_global_drawn_from",
        _SIM
        + f"""
S = Sim({_RNG})
def look():
    return S.rng.random()
def f(n, both):
    out = np.zeros(n)
    if both:
        for i in range(n):
            out[i] = S.rng.random() + look()
    else:
        for i in range(n):
            out[i] = S.rng.random()
    return out, state_of(S)
""",
        par("9, False"),
        ser("9, True"),
    ),
    case(
        "attribute_that_looks_like_a_generator",
        _SIM
        + """
class Dice:
    def random(self):
        return 4.0
    def integers(self, *_, **__):
        return 4
    class bit_generator:
        state = None
class Lazy:
    def __init__(self):
        self.made = []
    @property
    def rng(self):
        self.made.append(1)
        return np.random.default_rng(len(self.made))
def f(s, n):
    out = np.zeros(n)
    for i in range(n):
        out[i] = s.rng.random()
    return out
""",
        ser("Sim(Dice()), 5"),
        ser("Lazy(), 5"),
        ser("Sim(None), 5"),
    ),
    case(
        "attribute_drawn_from_until_an_exception",
        _SIM
        + """
def f(s, n, bad):
    out = []
    try:
        for i in range(n):
            out.append(s.rng.random() / (i - bad))
    except ZeroDivisionError:
        pass
    return out, state_of(s)
""",
        par(f"Sim({_RNG}), 9, -1"),
        ser(f"Sim({_RNG}), 9, 5"),
    ),
    case(
        "generator_kept_beside",
        _SIM
        + """
def f(s, x):
    for v in x:
        s.hits += v
        s.items.append(v * s.k)
    return s.hits, s.items, state_of(s)
def g(s, x):
    return x
""",
        par(f"Sim({_RNG}), [1, 2, 3, 4]"),
        par(f"Sim({_RNG}, k=2, inner=Sim({_RNG})), [1, 2, 3, 4]"),
        ser("Sim(np.random.RandomState(3), rng2=open), [1, 2, 3, 4]"),
    ),
    case(
        "generator_kept_beside_and_drawn_from",
        _SIM
        + """
def draw(s, way):
    if way == 1:
        return s.rng.random()
    if way == 2:
        return getattr(s, 'rng').random()
    if way == 3:
        return vars(s)['rng'].random()
    if way == 4:
        match s:
            case Sim(rng=r):
                return r.random()
    return s.k
def f(s, x, way):
    out = np.zeros(len(x))
    for i in range(len(x)):
        out[i] = x[i] + draw(s, way)
    return out, state_of(s)
""",
        *(ser(f"Sim({_RNG}), [1, 2, 3, 4], {way}") for way in range(5)),
    ),
    case(
        "generator_kept_beside_and_handed_on",
        "import operator\nimport scipy.stats\n"
        + _SIM
        + """
def f(s, x):
    out = np.zeros(len(x))
    for i in range(len(x)):
        out[i] = scipy.stats.norm.rvs(random_state=s.rng)
    return out, state_of(s)
def g(s, x):
    out = []
    for v in x:
        out.append(operator.attrgetter('rng')(s).random() + v)
    return out
""",
        ser(f"Sim({_RNG}), [1, 2, 3, 4]"),
    ),
    case(
        "defaultdict_kept_beside",
        "from collections import defaultdict\n"
        + _SIM
        + """
def f(s, x, asks):
    for i, v in enumerate(x):
        s.hits += v
        if asks:
            s.items.append(s.table[i])
    return s.hits, s.items, dict(s.table)
""",
        ser(f"Sim({_RNG}, table=defaultdict(int)), [1, 2, 3, 4], True"),
    ),
    case(
        "defaultdict_kept_beside_unasked",
        "from collections import defaultdict\n"
        + _SIM
        + """
def f(s, x):
    for v in x:
        s.hits += v
        s.items.append(v)
    return s.hits, s.items, dict(s.table)
""",
        par(f"Sim({_RNG}, table=defaultdict(list, a=[1])), [1, 2, 3, 4]"),
        ser("(s := Sim(None)) and setattr(s, 'table', defaultdict(int, a=s)) or s, [1, 2, 3, 4]"),
        ser("(s := Sim(None)) and setattr(s, 'table', defaultdict(int, a=s.items)) or s, [1, 2, 3, 4]"),
        call("Sim(None, table=defaultdict(int, a=[open])), [1, 2, 3, 4]"),
    ),
)
