"""Draws that take halves of raw numbers, bounded ints and single precision: the values, and the state left behind."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_STATE = """
def state_of(rng):
    return repr(rng.bit_generator.state), rng.integers(9, size=3), rng.random(3)
def half_full(rng):
    rng.random(dtype=np.float32)
    return rng
def used_up(rng):
    rng.random(2, dtype=np.float32)
    return rng
"""
_RNG = "np.random.default_rng(3)"
_KINDS = (
    f"{_RNG}, 9",
    f"half_full({_RNG}), 9",
    f"used_up({_RNG}), 9",
    f"half_full({_RNG}), 12",
    "np.random.Generator(np.random.Philox(3)), 9",
    "half_full(np.random.Generator(np.random.Philox(3))), 9",
    "half_full(np.random.Generator(np.random.PCG64DXSM(3))), 9",
)


def _loop(name: str, body: str, *calls: Call, kinds: bool = True) -> Case:
    lines = "\n".join("        " + line for line in body.strip("\n").splitlines())
    source = (
        f"{_STATE}\ndef f(rng, n, k=4, pool=None):\n    out = np.zeros(n)\n    found = []\n"
        f"    for i in range(n):\n{lines}\n    return out, found, state_of(rng)\n"
    )
    usual = tuple(map(par, _KINDS)) if kinds else ()
    return case(f"half_words_{name}", source, *usual, *calls)


CASES: tuple[Case, ...] = (
    _loop("of_a_coin", "out[i] = 1 if rng.integers(2) == 1 else -1", ser(f"{_RNG}, 0")),
    _loop("of_a_die", "found.append(rng.integers(1, 7))"),
    _loop("of_two_dice", "out[i] = rng.integers(1, 6, endpoint=True) + rng.integers(1, 6, endpoint=True)"),
    _loop("of_three_dice", "out[i] = rng.integers(6, size=3).sum()"),
    _loop("of_single_precision", "out[i] = rng.random(dtype=np.float32)"),
    _loop("of_much_single_precision", "found.append(rng.random((2, 2), dtype='f4'))"),
    _loop("before_a_whole", "k = rng.integers(16)\nout[i] = k + rng.random()"),
    _loop("behind_a_whole", "u = rng.random()\nout[i] = u * rng.integers(16)"),
    _loop(
        "among_wholes",
        "out[i] = rng.integers(8) + rng.random() * rng.integers(8) + rng.uniform(0, 2) - rng.integers(8)",
    ),
    _loop("of_a_step", "i0 = rng.integers(8)\nj0 = rng.integers(8)\nif rng.random() < 0.5:\n    out[i] = i0 + j0 * 10"),
    _loop("in_a_nest", "for _ in range(3):\n    out[i] += rng.integers(4) * rng.random()"),
    _loop("of_all_of_32_bits", "found.append(rng.integers(2**32, dtype=np.uint32))"),
    _loop("of_bytes", "found.append(rng.integers(0, 256, size=5, dtype=np.uint8))"),
    _loop("of_a_byte_and_a_whole", "out[i] = rng.integers(0, 128, dtype='i1') * rng.random()"),
    _loop("of_two_bytes_each", "found.append(rng.integers(-2**15, 2**15, size=(3, 3), dtype=np.int16))"),
    _loop("of_bits", "found.append(rng.integers(0, 2, size=33, dtype=bool))\nout[i] = rng.integers(7)"),
    _loop(
        "of_so_many_bytes",
        "found.append(rng.integers(0, 256, size=k, dtype=np.uint8))\nout[i] = rng.random()",
        par(f"{_RNG}, 9, 5"),
        par(f"{_RNG}, 9, 1"),
        par(f"half_full({_RNG}), 9, 7"),
        call(f"{_RNG}, 9, 0"),
        ser(f"{_RNG}, 9, -1"),
        ser(f"{_RNG}, 9, (2, 3)"),
        ser(f"{_RNG}, 9, None"),
        ser(f"{_RNG}, 9, 2.0"),
        ser(f"{_RNG}, 9, np.int64(3)"),
    ),
    _loop(
        "of_so_many_bits_and_two_bytes",
        "found.append(rng.integers(0, 2, size=(k, 3), dtype=bool))\n"
        "found.append(rng.integers(0, 8, size=k * k - 1, dtype='i2'))\nout[i] = rng.integers(16)",
        par(f"{_RNG}, 9, 5"),
        par(f"{_RNG}, 9, 11"),
        call(f"{_RNG}, 9, 1"),
        ser(f"{_RNG}, 9, 0"),
    ),
    _loop(
        "of_so_many_bytes_in_a_nest",
        "for j in range(k):\n    found.append(rng.integers(0, 16, k, dtype=np.int8))",
        par(f"{_RNG}, 9, 5"),
        par(f"half_full({_RNG}), 9, 3"),
    ),
    _loop(
        "of_bytes_that_are_drawn_again",
        "found.append(rng.integers(0, 200, size=5, dtype=np.uint8))",
        ser(f"{_RNG}, 9"),
        kinds=False,
    ),
    _loop("of_more_than_32_bits", "found.append(rng.integers(2**40))"),
    _loop("of_all_of_64_bits", "found.append(rng.integers(-2**63, 2**63 - 1, endpoint=True))", kinds=False),
    _loop("of_one_possibility", "found.append(rng.integers(1))\nout[i] = rng.integers(3, 4)", kinds=False),
    _loop(
        "below_a_name",
        "out[i] = rng.integers(0, k)",
        ser(f"{_RNG}, 9, 1"),
        ser(f"{_RNG}, 9, 0"),
        ser(f"{_RNG}, 9, -3"),
        ser(f"{_RNG}, 9, 2**40"),
        ser(f"{_RNG}, 9, 3 * 2**30"),
        ser(f"{_RNG}, 9, 2.0"),
        ser(f"{_RNG}, 9, True"),
        ser(f"{_RNG}, 9, np.int64(5)"),
        ser(f"{_RNG}, 9, [1, 2]"),
        par(f"{_RNG}, 9, 2**32"),
        par(f"{_RNG}, 9, 5"),
    ),
    _loop(
        "below_a_length",
        "out[i] = pool[rng.integers(len(pool))]",
        *(par(f"{k}, 0, [3, 1, 2]") for k in _KINDS),
        kinds=False,
    ),
    _loop(
        "of_a_sample",
        "out[i] = pool[rng.integers(0, len(pool), len(pool))].mean()",
        par(f"{_RNG}, 9, 0, np.arange(7.)"),
        kinds=False,
    ),
    _loop(
        "that_are_drawn_again",
        "out[i] = rng.integers(4000037)",
        call("np.random.default_rng(1), 20"),
        par(f"{_RNG}, 20"),
        kinds=False,
    ),
    _loop("chosen", "out[i] = rng.choice(8)"),
    _loop(
        "chosen_from",
        "found.append(rng.choice(pool))",
        par(f"{_RNG}, 9, 0, 5"),
        par(f"{_RNG}, 9, 0, np.arange(5.)"),
        par(f"{_RNG}, 9, 0, [1, 2.5, 3]"),
        call(f"{_RNG}, 9, 0, ['a', 'b']"),
        call(f"{_RNG}, 9, 0, [[1, 2], [3, 4]]"),
        call(f"{_RNG}, 9, 0, np.arange(6.).reshape(3, 2)"),
        call(f"{_RNG}, 9, 0, [[1], [2, 3]]"),
        call(f"{_RNG}, 9, 0, np.array([[1], [2, 3]], object)"),
        call(f"{_RNG}, 9, 0, (1, 2, 3)"),
        ser(f"{_RNG}, 9, 0, [1]"),
        ser(f"{_RNG}, 9, 0, []"),
        ser(f"{_RNG}, 9, 0, None"),
        call(f"{_RNG}, 9, 0, {{1: 2, 3: 4}}"),
        kinds=False,
    ),
    _loop(
        "chosen_and_changed",
        "x = rng.choice(pool)\nx += 1\nout[i] = x",
        call(f"{_RNG}, 9, 0, np.arange(5.)"),
        call(f"{_RNG}, 9, 0, [1, 2]"),
        kinds=False,
    ),
    _loop("chosen_by_weight", "out[i] = rng.choice(2, p=[0.25, 0.75])", ser(f"{_RNG}, 9"), kinds=False),
    _loop("chosen_without_replacement", "out[i] = rng.choice(8, 2, replace=False)[0]", ser(f"{_RNG}, 9"), kinds=False),
    _loop("of_small_ints", "out[i] = rng.integers(0, 256, dtype=np.uint8)"),
    _loop("under_a_condition", "if i % 2:\n    out[i] = rng.integers(4)", ser(f"{_RNG}, 9"), kinds=False),
    _loop(
        "until_an_exception",
        "out[i] = rng.integers(4) * rng.random()\nfound.append(1 / (i - k))\nout[i] += rng.integers(8)",
        par(f"{_RNG}, 9, -1"),
        ser(f"{_RNG}, 9, 4"),
        call(f"{_RNG}, 9, 8"),
        call(f"{_RNG}, 10, 9"),
        kinds=False,
    ),
    case(
        "half_words_left_by_an_exception",
        _STATE
        + """
def f(rng, n, bad):
    out = np.zeros(n)
    try:
        for i in range(n):
            out[i] = 1 / (i - bad)
            out[i] += rng.random() * rng.integers(8)
    except ZeroDivisionError:
        pass
    return out, state_of(rng)
""",
        *(call(f"{rng}, 9, {bad}") for rng in (_RNG, f"half_full({_RNG})") for bad in (7, 8)),
    ),
    case(
        "half_words_in_a_comprehension",
        _STATE
        + """
def f(rng, n):
    a = [rng.integers(6) for _ in range(n)]
    b = {i: rng.random(dtype=np.float32) for i in range(n)}
    c = {int(rng.integers(4)) + i * 8 for i in range(n)}
    return a, b, c, state_of(rng)
""",
        *(par(kind) for kind in _KINDS),
    ),
    case(
        "half_words_of_a_global",
        _STATE
        + """
rng = np.random.default_rng(5)
def roll():
    return rng.integers(1, 7)
def f(n):
    out = np.zeros(n)
    for i in range(n):
        out[i] = roll() + roll() * rng.random()
    return out, state_of(rng)
""",
        call("9"),
        call("10"),
    ),
    case(
        "half_words_of_an_attribute",
        _STATE
        + """
class Walk:
    def __init__(self, rng):
        self.rng = rng
        self.sides = 6
        self.place = 0
    def run(self, n):
        for _ in range(n):
            self.place += self.rng.integers(-1, 2)
            self.place += self.rng.integers(self.sides)
        return self.place
def f(rng, n):
    w = Walk(rng)
    return w.run(n), w.place, state_of(rng)
""",
        *(par(kind) for kind in _KINDS),
    ),
    case(
        "half_words_put_into_rows",
        _STATE
        + """
def f(rng, m, kind=None):
    if kind:
        for i in range(len(m)):
            rng.random(out=m[i], dtype=np.float32)
    else:
        for i in range(len(m)):
            rng.random(out=m[i])
        for row in m:
            rng.random(out=row)
    return m, state_of(rng)
""",
        par(f"{_RNG}, np.zeros((9, 4))"),
        par(f"half_full({_RNG}), np.zeros((9, 4))"),
        par(f"{_RNG}, np.zeros((9, 5), 'f4'), 'f4'"),
        call(f"{_RNG}, np.zeros((9, 5), 'f4')"),
        call(f"{_RNG}, np.zeros((9, 5)), 'f4'"),
        call(f"{_RNG}, np.zeros((9, 5)).T"),
        call(f"{_RNG}, np.zeros((9, 10))[:, ::2]"),
        call(f"{_RNG}, np.zeros((9, 4, 2))"),
        call(f"{_RNG}, np.zeros((9, 1, 1))"),
        call(f"{_RNG}, np.zeros((9, 0))"),
        call(f"{_RNG}, np.zeros(9)"),
        call(f"{_RNG}, [np.zeros(3), np.zeros(4), np.zeros(3)]"),
        call(f"{_RNG}, [np.zeros(3)] * 9"),
        call(f"{_RNG}, np.lib.stride_tricks.as_strided(np.zeros(20), (9, 4), (8, 8))"),
        call(f"{_RNG}, np.zeros((9, 4), int)"),
        call("np.random.Generator(np.random.SFC64(3)), np.zeros((9, 4))"),
        call("np.random.RandomState(3), np.zeros((9, 4))"),
    ),
    case(
        "half_words_put_into_one_array",
        _STATE
        + """
def f(rng, b, n):
    out = np.zeros(n)
    total = 0.0
    for i in range(n):
        rng.random(out=b)
        out[i] = b.max() - b.sum()
        total += rng.random(out=b).sum()
    return out, total, b, state_of(rng)
""",
        par(f"{_RNG}, np.zeros(4), 9"),
        par(f"{_RNG}, np.zeros((2, 3)), 9"),
        call(f"{_RNG}, np.zeros(4), 0"),
        call(f"{_RNG}, np.zeros(8)[::2], 9"),
        call(f"{_RNG}, [0.0] * 4, 9"),
    ),
    case(
        "half_words_put_there_by_a_callee",
        _STATE
        + """
def fill(g, row):
    g.random(out=row)
    return row.sum()
def f(rng, m):
    out = np.zeros(len(m))
    for i in range(len(m)):
        out[i] = fill(rng, m[i])
    return m, out, state_of(rng)
""",
        call(f"{_RNG}, np.zeros((9, 4))"),
    ),
    case(
        "half_words_put_there_by_a_class_of_ones_own",
        _STATE
        + """
class Generator:
    def __init__(self):
        self.count = 0
    def random(self, out):
        self.count += 1
        out[0] += self.count
        return out
def f(rng, n):
    b = np.zeros(3)
    out = np.zeros(n)
    for i in range(n):
        rng.random(out=b)
        out[i] = b.sum()
    return out, b
""",
        ser("Generator(), 9"),
        call(f"{_RNG}, 9"),
    ),
)
