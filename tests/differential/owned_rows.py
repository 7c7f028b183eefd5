"""Loops that change instances, dicts and arrays in a list: each must belong to one iteration alone."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, par, ser

_P = """
        class P:
            shared = 0
            def __init__(self, x, v):
                self.x = x
                self.v = v
        class Q(P):
            def __init__(self, x, v):
                P.__init__(self, x, v)
                self.pos = np.zeros(3) + x
                self.vel = np.ones(3) * v
        def ps(n=9):
            return list(map(lambda i: P(float(i), i + 1.0), range(n)))
        def qs(n=9):
            return list(map(lambda i: Q(float(i), i + 1.0), range(n)))
        def with_(objects, k, **attributes):
            vars(objects[k]).update(attributes)
            return objects
"""

_MOVE = """
        def f(ps):
            for p in ps:
                p.x += p.v
            return p
        """

CASES: tuple[Case, ...] = (
    case(
        "objects_moved",
        _P
        + """
        class Slots:
            __slots__ = ("x", "v")
            def __init__(self):
                self.x = self.v = 1
        class Watched(P):
            def __setattr__(self, name, value):
                self.__dict__[name] = value + 1 if name == "x" else value
        class Guarded:
            def __init__(self):
                self._x = 1.0
                self.v = 2.0
            @property
            def x(self):
                return self._x
            @x.setter
            def x(self, value):
                LOG.append(value)
                self._x = value
        LOG = []
        class Made(P):
            def __getattr__(self, name):
                return 5.0
        class Tagged(P):
            tags = []
        class Counted(int):
            pass
        """
        + _MOVE,
        par("ps()"),
        par("qs()"),
        par("ps(4) + qs(4)"),
        par("[*ps(4), 1.0, None][:4]"),
        ser("ps(4) * 2"),
        ser("(lambda a: [*a, a[0]])(ps(5))"),
        ser("[Slots() for _ in range(6)]"),
        ser("[Watched(1.0, 2.0) for _ in range(6)]"),
        ser("[Guarded() for _ in range(6)]"),
        ser("[Made(1.0, 2.0) for _ in range(6)]"),
        ser("[Tagged(1.0, 2.0) for _ in range(6)]"),
        call("tuple(ps())"),
        call("{i: p for i, p in enumerate(ps())}.values()"),
        call("iter(ps())"),
        call("reversed(ps())"),
        par("with_(ps(), 3, x=np.arange(3.0))"),
        par("with_(ps(), 3, x=(1, 2), v=(3,))"),
        call("with_(ps(), 3, x=[1, 2], v=[3])"),
        call("with_(ps(), 3, x='a')"),
        call("(lambda a: (vars(a[4]).pop('v'), a)[1])(ps())"),
        ser("(lambda a: with_(a, 3, other=a[5]))(ps())"),
        ser("(lambda a: with_(a, 3, all=a))(ps())"),
        ser("(lambda a, w: with_(with_(a, 3, x=w), 5, x=w))(ps(), np.ones(3))"),
        ser("(lambda a, w: with_(with_(a, 3, x=w[:2]), 5, x=w[1:]))(ps(), np.ones(3))"),
        par("(lambda a, w: with_(with_(a, 3, x=w[:2]), 5, x=w[2:]))(ps(), np.ones(4))"),
        par("(lambda a, w: with_(with_(a, 3, x=w[::2]), 5, x=w[1::2]))(ps(), np.ones(4))"),
        ser("with_(ps(), 3, x=np.broadcast_to(1.0, 3))"),
        call("with_(ps(), 3, x=np.ma.ones(3))"),
        call("with_(ps(), 3, x=np.array([1.0, None]))"),
        call("[type('P', (), {'x': 1, 'v': 2})() for _ in range(5)]"),
    ),
    case(
        "objects_with_arrays",
        _P
        + """
        def f(qs, dt):
            for q in qs:
                q.pos += q.vel * dt
                q.vel[0] = -q.vel[0]
            return qs[0].pos
        """,
        par("qs(), 0.5"),
        ser("(lambda a: with_(a, 2, vel=a[5].vel))(qs()), 0.5"),
        par("(lambda a: with_(a, 2, vel=a[5].vel.copy()[::-1]))(qs()), 0.5"),
        ser("(lambda a: (a, a[3].vel[:1]))(qs())"),
        call("(lambda a: (a, a[3].vel))(qs())[0], 0.5"),
        ser("(lambda a: (a, a[3].vel))(qs())"),
        call("with_(qs(), 4, vel=np.ones(4)), 0.5"),
        call("with_(qs(), 4, vel=np.ones((1, 3), complex)), 0.5"),
        par("with_(qs(), 4, pos=np.zeros((3, 3)).T), 0.5"),
        par("with_(qs(), 4, pos=np.zeros((2, 3), np.float32)), 2"),
    ),
    case(
        "objects_given_new_attributes",
        _P
        + """
        def f(ps, w):
            for i, p in enumerate(ps):
                p.energy = p.x * p.v ** 2
                p.label = f"{i}: {p.x:.1f}"
                if i % 3 == 0:
                    del p.v
                if i % 4 == 1:
                    p.extra = w[i]
            return ps
        """,
        forked("ps(), np.arange(9.0)"),
        call("ps(), [[i] for i in range(9)]"),
        call("ps(), np.arange(18.0).reshape(9, 2)"),
        call("ps(), [1, 2]"),
    ),
    *(
        case(
            f"objects_hide_what_is_shared_{number}",
            _P + body,
            ser("ps(), [1]"),
        )
        for number, body in enumerate(
            (
                """
        def f(ps, w):
            for p in ps:
                p.tags = [w]
                p.tags[0].append(p.v)
                del p.tags
            return w
        """,
                """
        def f(ps, w):
            for p in ps:
                p.x = w
                y = p.x
                y.append(p.v)
                p.x = 0
            return w
        """,
                """
        def put(p, w):
            p.x = w
        def f(ps, w):
            for p in ps:
                put(p, w)
                p.x.append(p.v)
                p.x = 0
            return w
        """,
                """
        def put(p, w):
            p.x = w
            p.x.append(p.v)
            p.x = 0
        def f(ps, w):
            for p in ps:
                put(p, w)
            return w
        """,
                """
        def f(ps, w):
            for p in ps:
                setattr(p, "x", w)
                p.x.append(p.v)
                p.x = 0
            return w
        """,
            )
        )
    ),
    case(
        "lists_hide_what_is_shared",
        """
        def f(m, w):
            for row in m:
                row.append(w)
                x = row.pop()
                x.append(1)
            return w
        """,
        ser("[[1, 2] for _ in range(9)], []"),
    ),
    case(
        "objects_by_function",
        _P
        + """
        def update(p, dt, g):
            p.v -= g * dt
            p.x += p.v * dt
        def f(ps, dt):
            for p in ps:
                update(p, dt, 9.81)
        """,
        par("ps(), 0.1"),
        par("qs(), 0.1"),
        ser("ps(4) * 2, 0.1"),
    ),
    case(
        "objects_fail_midway",
        _P
        + """
        def f(ps):
            for p in ps:
                p.v = p.v + 1
                p.x = math.sqrt(5 - p.x)
        """,
        call("ps()"),
        par("ps(5)"),
    ),
    case(
        "objects_look_at_others",
        _P
        + """
        def f(ps):
            for p in ps:
                p.x = sum(q.v for q in ps) / len(ps)
            for p in ps:
                p.x = sum(q.x for q in ps) / len(ps)
        """,
        call("ps()"),
    ),
    case(
        "objects_of_an_attribute",
        _P
        + """
        class World:
            def __init__(self, ps, dt):
                self.ps = ps
                self.dt = dt
            def step(self):
                for p in self.ps:
                    p.x += p.v * self.dt
        def f(ps):
            w = World(ps, 0.5)
            w.step()
            return w
        """,
        par("ps()"),
        ser("ps(4) * 2"),
        call("tuple(ps())"),
    ),
    case(
        "objects_that_know_their_world",
        _P
        + """
        class World:
            def __init__(self, ps):
                self.ps = ps
                for p in ps:
                    p.world = self
                self.dt = 0.5
            def step(self):
                for p in self.ps:
                    p.x += p.v * p.world.dt
        def f(ps):
            w = World(ps)
            w.step()
            return w
        """,
        ser("ps()"),
    ),
    case(
        "objects_kept",
        _P
        + """
        def f(ps):
            kept = []
            for p in ps:
                p.x += 1
                if p.x > 3:
                    kept.append(p)
            kept[0].x = -1
            return kept
        """,
        call("ps()"),
    ),
    case(
        "objects_swap_arrays",
        _P
        + """
        def f(qs):
            for q in qs:
                q.pos, q.vel = q.vel, q.pos
                q.pos[0] = 7
        """,
        call("qs()"),
    ),
    case(
        "objects_numbered",
        _P
        + """
        def f(ps, out):
            for i in range(len(ps)):
                ps[i].x = ps[i].v * i
                out[i] = ps[i].x
            for p, o in zip(ps, out):
                p.v = o
        """,
        par("ps(), np.zeros(9)"),
        par("ps(), [0] * 9"),
        call("ps(), [0] * 5"),
        call("(a := ps()), a"),
        call("(a := with_(ps(), 3, x=[0] * 9)), a[3].x"),
    ),
    case(
        "records_of_a_list",
        """
        def f(records):
            for r in records:
                r["z"] = r["x"] * 2 + r.get("y", 0)
                r["x"] += 1
                if r["z"] % 3 == 0:
                    r.pop("y", None)
            return records
        """,
        par("[{'x': i, 'y': 2} for i in range(9)]"),
        call("[{'y': i, 'x': np.arange(3) + i} for i in range(9)]"),
        ser("[{'x': 1, 'y': 2}] * 7"),
        call("[{'x': i, 'y': [2]} for i in range(9)]"),
        call("[{'x': i, 'y': 2} for i in range(5)] + [{}]"),
        call("[__import__('collections').defaultdict(int, x=i) for i in range(9)]"),
        call("[__import__('types').SimpleNamespace(x=i) for i in range(9)]"),
    ),
    case(
        "gradient_step",
        """
        def f(params, grads, lr):
            for p, g in zip(params, grads):
                p -= lr * g
            for i in range(len(params)):
                params[i] -= lr * grads[i]
            return params
        """,
        par("[np.ones((i + 2, 3)) for i in range(9)], [np.ones((i + 2, 3)) for i in range(9)], 0.1"),
        par("[np.ones((3, i + 2)).T[::-1] for i in range(9)], [np.ones(3) * i for i in range(9)], 0.1"),
        par("list(np.arange(24.0).reshape(6, 4)), list(np.ones((6, 4))), 0.5"),
        par("list(np.arange(24.0).reshape(6, 4).T), [1, 2, 3, 4], 0.5"),
        par("(m := np.arange(24.0).reshape(6, 4)) is None or [m[:, 1], m[:, 0], m[:, 3]], [1, 2.5, 3, 4], 0.5"),
        ser("[np.ones(3)] * 5, [np.ones(3)] * 5, 0.1"),
        ser("(lambda w: [w[i:i + 3] for i in range(5)])(np.ones(9)), [np.ones(3)] * 5, 0.1"),
        ser("(lambda w: [w, w.T, w])(np.ones((3, 3))), [np.ones(3)] * 5, 0.1"),
        ser("(a := [np.arange(3.0) + i for i in range(5)]), a[::-1], 0.5"),
        ser("(a := [np.arange(3.0) + i for i in range(5)]), [a[1][:1]] * 5, 0.5"),
        ser("[np.broadcast_to(1.0, 3) for _ in range(4)], [1] * 4, 0.5"),
        ser("[np.lib.stride_tricks.as_strided(np.ones(5), (3, 3), (8, 8)) for _ in range(4)], [1] * 4, 0.5"),
        call("[np.ones(3, int) for _ in range(4)], [1] * 4, 0.5"),
        call("[np.ones(3), np.ones(3), np.ones(4), np.ones(3)], [np.ones(3)] * 4, 0.5"),
        call("[np.ma.ones(3) for _ in range(4)], [np.ones(3)] * 4, 0.5"),
        call("[np.matrix(np.ones((3, 3))) for _ in range(4)], [np.ones(3)] * 4, 0.5"),
        call("[1.0, np.ones(3), 2, np.float64(3)], [np.ones(3), 1, 1, 2], 0.5"),
        call("[np.ones(3), [1, 2], np.ones(2)], [np.ones(3), np.ones(2), 1], 0.5"),
        call("(np.ones(3), np.ones(2)), [1, 2], 0.5"),
        call("[np.array(1.0), np.array(2.0), np.array(3.0)], [1, 2, 3], 0.5"),
    ),
    case(
        "blocks_in_place",
        """
        def f(blocks):
            for b in blocks:
                b[1:] = b[:-1].sum()
                b[0] = b.max()
                b.sort()
            return b
        """,
        par("[np.arange(i + 4.0) for i in range(6)]"),
        par("list(np.arange(24.0).reshape(6, 4))"),
        call("[[1, 2], [3, 4]]"),
        ser("[np.arange(4.0)] * 3"),
    ),
    case(
        "arrays_replaced",
        """
        def f(arrays):
            for i in range(len(arrays)):
                arrays[i] += 1
                arrays[i] = arrays[i] * 2
            return arrays
        """,
        call("[np.arange(i + 4.0) for i in range(6)]"),
        call("[np.arange(i + 4) for i in range(6)] + [[1]]"),
        par("[1, 2.5, 3]"),
    ),
    case(
        "views_of_copies_stored",
        """
        def f(m, out):
            for i, row in enumerate(m):
                row[0] = 1
                out[i] = row
            return m, out
        """,
        ser("np.zeros((9, 3)), [0] * 9"),
        ser("[[1, 2] for _ in range(9)], [0] * 9"),
        par("np.zeros((9, 3)), np.zeros((9, 3))"),
    ),
    case(
        "objects_shown",
        _P
        + """
        def f(ps):
            for p in ps:
                p.x += 1
                p.text = f"{p.x} {p.v!r}"
            for p in ps:
                p.x += 1
                p.text = str(p)[:5]
            for p in ps:
                p.x = id(p) - id(p)
        """,
        call("ps()"),
    ),
    case(
        "objects_of_a_dataclass",
        """
        from dataclasses import dataclass, field
        @dataclass
        class D:
            x: float
            v: float = 1.0
            a: np.ndarray = field(default_factory=lambda: np.zeros(2))
        @dataclass(frozen=True)
        class F:
            x: float
            v: float = 1.0
        def f(ps):
            for p in ps:
                p.x += p.v * 2
            return ps
        """,
        par("[D(i) for i in range(9)]"),
        call("[F(i) for i in range(9)]"),
        call("[D(i) for i in range(4)] + [F(3)]"),
    ),
    case(
        "classes_changed_by_instances",
        """
        class P:
            count = 0
            names = []
            def __init__(self, x):
                self.x = x
        def f(ps, out):
            for i in range(len(ps)):
                type(ps[i]).count += 1
                out[i] = ps[i].x
            for i in range(len(ps)):
                setattr(type(ps[i]), "last", ps[i].x)
                names = type(ps[i]).names
                names.append(P.last)
            return P.count, P.last, P.names
        """,
        ser("list(map(P, range(9))), [0] * 9"),
    ),
    case(
        "objects_by_method",
        _P
        + """
        class M(P):
            def move(self, dt):
                self.x += self.v * dt
                return self
            @property
            def speed(self):
                return abs(self.v)
        def f(ps, dt):
            for p in ps:
                p.move(dt).v = p.speed * 2
        """,
        par("list(map(M, range(9), range(9))), 0.5"),
        ser("list(map(M, range(4), range(4))) * 2, 0.5"),
        ser("(lambda a: with_(a, 3, move=lambda dt: print(dt)))(list(map(M, range(9), range(9)))), 0.5"),
        call("list(map(M, range(4), range(4))) + [P(1, 2)], 0.5"),
    ),
    case(
        "objects_found_otherwise",
        _P
        + """
        PS = ps()
        def g():
            return PS[0].x
        def f(ps):
            for p in ps[1:]:
                p.x = g() + p.v
            for i, p in enumerate(sorted(ps, key=lambda p: -p.v)):
                p.x = i
        """,
        par("ps()"),
        call("PS"),
        ser("PS * 2"),
    ),
    case(
        "arrays_that_change_their_form",
        """
        def f(arrays):
            for a in arrays:
                a.shape = (2, 2)
                a += 1
            return arrays
        """,
        ser("[np.arange(4.0) for i in range(5)]"),
    ),
)
