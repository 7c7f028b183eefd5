"""Loops that draw a known count of numbers from one generator: it jumps ahead, and ends where the serial one does."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, par, ser

_STATE = """
        def state(g):
            s = g.bit_generator.state
            # autopar: off
            return repr([(k, sorted(v.items(), key=str) if isinstance(v, dict) else v) for k, v in s.items()])
        def half(g):
            g.integers(0, 2**31, dtype=np.uint32)
            return g
"""
_GENERATORS = (
    "np.random.default_rng(3)",
    "half(np.random.default_rng(4))",
    "np.random.Generator(np.random.PCG64DXSM(5))",
    "half(np.random.Generator(np.random.PCG64DXSM(5)))",
    "np.random.Generator(np.random.Philox(6))",
    "half(np.random.Generator(np.random.Philox(6)))",
)
_CANNOT_JUMP = (
    "np.random.Generator(np.random.MT19937(3))",
    "np.random.Generator(np.random.SFC64(3))",
    "np.random.RandomState(3)",
)


def _drawing(name: str, body: str, arguments: str = "", before: str = "", parameters: str = "") -> Case:
    """Return a case whose loop draws from ``rng``, on every generator; the next numbers and the state are compared."""
    source = (
        _STATE
        + f"""
        {before}
        def f(n, out, rng{parameters}):
            {body}
            return out, state(rng), rng.random(), half(rng) is rng, state(rng)
"""
    )
    calls = [par(f"{n}, np.zeros({n}), {g}{arguments}") for g in _GENERATORS for n in (2, 37)]
    return case(name, source, *calls, *(ser(f"9, np.zeros(9), {g}{arguments}") for g in _CANNOT_JUMP))


CASES: tuple[Case, ...] = (
    _drawing("stream_scalar", "for i in range(n): out[i] = rng.random()"),
    _drawing("stream_uniform", "for i in range(n): out[i] = rng.uniform(-1, 1) + rng.uniform(high=3.0)"),
    _drawing("stream_size", "for i in range(n): out[i] = rng.random((3, k)).sum() + rng.random()", ", 5", "", ", k"),
    _drawing(
        "stream_shape", "for i in range(n): out[i] = (x * rng.random(x.shape)).sum()", ", np.ones((2, 3))", "", ", x"
    ),
    _drawing("stream_axis", "for i in range(n): out[i] = rng.random(x.shape[1]).sum()", ", np.ones((2, 3))", "", ", x"),
    _drawing("stream_length", "for i in range(n): out[i] = rng.uniform(size=len(x)).max()", ", [1, 2, 3]", "", ", x"),
    _drawing(
        "stream_inner_list", "for i in range(n): out[i] = sum([rng.random() for _ in range(m)])", ", 4", "", ", m"
    ),
    _drawing(
        "stream_inner_generator", "for i in range(n): out[i] = sum(rng.random() for _ in x)", ", (1, 2)", "", ", x"
    ),
    _drawing(
        "stream_laws",
        "for i in range(n): out[i] = rng.laplace() + rng.gumbel(1, 2) + rng.logistic(size=2).sum()"
        " + rng.triangular(0, 1, 3) + rng.standard_exponential(3, method='inv').sum()",
    ),
    _drawing("stream_double", "for i in range(n): out[i] = rng.random(3, np.float64).sum() + rng.random(dtype='d')"),
    _drawing("stream_branches", "for i in range(n): out[i] = rng.random() if i % 2 else -rng.random()"),
    _drawing(
        "stream_helper",
        "for i in range(n): out[i] = draw(rng) + draw(rng, k=3) + draw(k=1, g=rng)",
        before="def draw(g, k=2): return g.random(k).sum()",
    ),
    _drawing(
        "stream_helper_of_helper",
        "for i in range(n): out[i] = outer(rng, 2)",
        before="def draw(g, k): return g.random(k).sum()\n        def outer(g, k): return draw(g, k) + draw(g, k + 1)",
    ),
    _drawing("stream_comprehension", "out = [rng.random(3).sum() for _ in range(n)]"),
    _drawing("stream_dict", "out = {i: rng.random() for i in range(n)}"),
    _drawing("stream_reduction", "out = 0.0\n            for i in range(n): out += rng.random()"),
    _drawing("stream_append", "out = []\n            for i in range(n): out.append(rng.random(2))"),
    _drawing("stream_live_out", "for i in range(n): x = rng.random(); out[i] = x\n            out[0] = x"),
    _drawing(
        "stream_while", "i = 0\n            while i < n:\n                out[i] = rng.random()\n                i += 1"
    ),
    _drawing("stream_zero", "for i in range(n): out[i] = rng.random(k).sum() + i", ", 0", "", ", k"),
    case(
        "stream_global",
        _STATE
        + """
        RNG = np.random.default_rng(8)
        def draw():
            return RNG.random()
        def f(n, out):
            for i in range(n):
                out[i] = draw() + RNG.uniform(0, i)
            return out, state(RNG)
        """,
        call("9, np.zeros(9)"),
        call("2, np.zeros(2)"),
    ),
    case(
        "stream_module_level",
        """
        rng = np.random.default_rng(11)
        hits = 0
        for i in range(60):
            x, y = rng.random(), rng.random()
            if x * x + y * y < 1:
                hits += 1
        after = repr(rng.bit_generator.state), rng.normal()
        """,
    ),
    case(
        "stream_inner_loop",
        """
        def f(n, m, out, rng):
            for i in range(n):
                total = 0.0
                for j in range(m):
                    total += rng.random()
                    if total < 0:
                        total = 1.0
                out[i] = total
            return repr(rng.bit_generator.state)
        """,
        par("9, 4, np.zeros(9), np.random.default_rng(3)"),
        par("9, 0, np.zeros(9), np.random.default_rng(3)"),
        ser("9, -1, np.zeros(9), np.random.default_rng(3)"),
        ser("9, np.int64(4), np.zeros(9), np.random.default_rng(3)"),
    ),
    case(
        "stream_two",
        """
        def f(n, out, a, b):
            for i in range(n):
                out[i] = a.random() - b.random(3).sum()
            return repr(a.bit_generator.state), repr(b.bit_generator.state)
        rng = np.random.default_rng(3)
        bits = np.random.PCG64(9)
        """,
        par("9, np.zeros(9), np.random.default_rng(3), np.random.default_rng(4)"),
        ser("9, np.zeros(9), rng, rng"),
        ser("9, np.zeros(9), np.random.Generator(bits), np.random.Generator(bits)"),
    ),
    case(
        "stream_reached_otherwise",
        """
        rng = np.random.default_rng(3)
        table = {'g': rng}
        def f(n, out, g, other=None):
            for i in range(n):
                out[i] = g.random() + (table is other) + len(table)
            return repr(rng.bit_generator.state)
        """,
        ser("9, np.zeros(9), rng"),
        ser("9, np.zeros(9), np.random.default_rng(5)"),
    ),
    case(
        "stream_impostor",
        """
        class Counting:
            def __init__(self): self.n = 0
            def random(self, size=None):
                self.n += 1
                return self.n
        def f(n, out, rng):
            for i in range(n):
                out[i] = rng.random()
            return getattr(rng, 'n', None)
        """,
        ser("9, np.zeros(9), Counting()"),
        call("9, np.zeros(9), np.random.default_rng(1)"),
    ),
    case(
        "stream_bounds_are_arrays",
        """
        def f(n, out, rng, low):
            for i in range(n):
                out[i] = np.sum(rng.uniform(low, 9))
            return repr(rng.bit_generator.state)
        """,
        ser("9, np.zeros(9), np.random.default_rng(3), np.zeros(2)"),
        par("9, np.zeros(9), np.random.default_rng(3), np.zeros(1)"),
        par("9, np.zeros(9), np.random.default_rng(3), 2"),
    ),
    case(
        "stream_conditional",
        """
        def f(n, out, rng):
            for i in range(n):
                if i % 3 == 0:
                    continue
                out[i] = rng.random()
            for i in range(n):
                out[i] += rng.random() if out[i] > 0.5 else 0.0
            for i in range(n):
                out[i] += out[i] > 0.5 and rng.random()
            for i in range(n):
                for j in range(i):
                    out[i] += rng.random()
            return repr(rng.bit_generator.state)
        """,
        call("9, np.zeros(9), np.random.default_rng(3)"),
    ),
    case(
        "stream_rejection",
        """
        def f(n, out, rng):
            for i in range(n):
                out[i] = rng.normal() + rng.random()
            for i in range(n):
                out[i] += rng.integers(0, 9) + rng.exponential()
            for i in range(n):
                out[i] += rng.gamma(2.0)
            for i in range(n):
                out[i] += rng.standard_exponential()
            return repr(rng.bit_generator.state)
        """,
        ser("9, np.zeros(9), np.random.default_rng(3)"),
    ),
    case(
        "stream_exception",
        """
        def f(n, out, rng, rate):
            try:
                for i in range(n):
                    out[i] = rng.random()
                    out[i] /= rate - i
                    if out[i] < -0.04:
                        raise ValueError(i)
            except ValueError as error:
                return error.args, out, repr(rng.bit_generator.state)
            return out, repr(rng.bit_generator.state)
        """,
        call("20, np.zeros(20), np.random.default_rng(3), 7.5"),
        call("20, np.zeros(20), np.random.default_rng(3), -50.5"),
    ),
    case(
        "stream_read_in_loop",
        """
        def f(n, out, rng):
            for i in range(n):
                out[i] = rng.random() + rng.bit_generator.state['has_uint32']
            for i in range(n):
                r = rng
                out[i] += r.random() + rng.random()
            return repr(rng.bit_generator.state)
        """,
        ser("9, np.zeros(9), np.random.default_rng(3)"),
    ),
    case(
        "stream_replaced_in_callee",
        """
        RNG = np.random.default_rng(3)
        class Box:
            def swap(self):
                global RNG
                RNG = np.random.default_rng(5)
                return 0.0
        def swap():
            global RNG
            RNG = np.random.default_rng(4)
            return 0.0
        def f(n, out, box):
            for i in range(n):
                out[i] = RNG.random() + swap()
            for i in range(n):
                out[i] = RNG.random() + Box().swap()
            return repr(RNG.bit_generator.state)
        """,
        ser("9, np.zeros(9), Box()"),
    ),
    case(
        "stream_spawned",
        """
        def f(n, out, rng):
            for i, child in enumerate(rng.spawn(n)):
                out[i] = child.normal()
            return repr(rng.bit_generator.state), rng.spawn(1)[0].random()
        """,
        call("9, np.zeros(9), np.random.default_rng(3)"),
    ),
    case(
        "stream_stateful_reader",
        """
        def f(n, out, rng, x):
            for i in range(n):
                x = x if i < n else 1
                out[i] = rng.random(x).sum()
            return repr(rng.bit_generator.state)
        """,
        call("9, np.zeros(9), np.random.default_rng(3), 2"),
    ),
    case(
        "stream_with_other_patterns",
        """
        def f(x, out, rng):
            total = 0.0
            for i in range(len(x)):
                total += x[i] * rng.random()
                out[i] = total
                print("a", i)
            buf = np.zeros(4)
            for i in range(len(x)):
                buf[:] = rng.random(4)
                out[i] += buf.sum()
                print(out[i])
            best, where = -1.0, -1
            for i in range(len(x)):
                v = x[i] * rng.random()
                if v > best:
                    best = v
                    where = i
            s = 0.0
            for i in range(len(x)):
                s = 0.5 * s + rng.random()
                out[i] += s
            n = 0
            for i in range(len(x)):
                n += 2
                out[i] += rng.random(2).sum() * n
                print(n)
            k = 0
            for i in range(len(x)):
                if x[i] > 0.5:
                    out[k] = x[i]
                    print("kept", i)
                    k += 1
            for i in range(1, len(x)):
                out[i] = out[0] + rng.random()
                print(out[0])
            return total, best, where, s, n, k, repr(rng.bit_generator.state)
        """,
        forked("np.random.default_rng(0).random(40), np.zeros(40), np.random.default_rng(3)"),
        call("np.zeros(0), np.zeros(0), np.random.default_rng(3)"),
        call("np.ones(1), np.ones(1), np.random.default_rng(3)"),
    ),
)
