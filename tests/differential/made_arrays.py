"""Arrays that iterations make by operators and store: into attributes, lists and dicts."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, forked, par, ser

_PARTICLES = """
class P:
    def __init__(self, k):
        self.pos = np.arange(3.) + k
        self.vel = np.ones(3) * k
        self.old = None
def made(n, shared=False):
    found = list(map(P, range(n)))
    if shared:
        found[3].pos = found[4].pos
    return found
"""


def _particles(name: str, body: str, *calls: Call) -> Case:
    lines = "\n".join("        " + line for line in body.strip("\n").splitlines())
    source = f"{_PARTICLES}\ndef f(ps, dt=0.5, kept=None):\n    for p in ps:\n{lines}\n    return ps, kept\n"
    return case(f"made_arrays_{name}", source, *calls)


_LISTS = """
def f(params, grads, v=None, lr=0.1):
    norms = [np.abs(g).sum() for g in ()]
    sizes = [params[k].size for k in ()]
"""


def _lists(name: str, body: str, *calls: Call) -> Case:
    lines = "\n".join("    " + line for line in body.strip("\n").splitlines())
    return case(f"made_arrays_{name}", f"{_LISTS}{lines}\n    return params, grads, v, lr\n", *calls)


_A = "[np.arange(3.) + k for k in range(8)]"
_D = "{k: np.arange(3.) + k for k in range(8)}"

CASES: tuple[Case, ...] = (
    _particles(
        "for_an_attribute",
        "p.pos = p.pos + p.vel * dt",
        par("made(9)"),
        ser("made(9, True)"),
        par("made(9), 2"),
        call("made(9), np.ones(3)"),
        call("made(9), np.ones((2, 3))"),
        call("made(9), np.ones(4)"),
        call("made(9), 'x'"),
        call("made(0)"),
        ser("[made(1)[0]] * 9"),
    ),
    _particles(
        "for_two_attributes", "p.pos = p.pos + p.vel * dt\np.vel = -p.vel", par("made(9)"), ser("made(9, True)")
    ),
    _particles("kept_twice", "t = p.pos + 1\np.pos = t\np.old = t", call("made(9)")),
    _particles("kept_with_its_part", "t = p.pos + 1\np.pos = t\np.old = t[1:]", call("made(9)")),
    _particles("beside_an_old_one", "p.old = p.pos\np.pos = p.pos + 1", call("made(9)"), call("made(9, True)")),
    _particles("swapped", "p.pos, p.vel = p.vel, p.pos\np.pos = p.pos * 2", call("made(9)")),
    _particles("changed_afterwards", "p.pos = p.pos + 1\np.pos += p.vel\np.pos[0] = 7", call("made(9)")),
    _particles("or_an_old_one", "p.pos = p.pos + 1 if p.vel[0] > 3 else p.vel", call("made(9)")),
    _particles("in_a_tuple", "p.old = (p.pos, p.pos + 1)", call("made(9)")),
    _particles("in_a_list", "p.old = [p.pos * 2] + [p.pos]", call("made(9)")),
    _particles("of_lists", "p.pos = p.old + p.old", call("[setattr(p, 'old', [p.pos]) or p for p in made(9)]")),
    _particles("of_tuples", "p.pos = p.old + p.old", call("[setattr(p, 'old', (p.pos,)) or p for p in made(9)]")),
    _particles(
        "of_tuples_that_others_hold", "p.pos = p.old * 1", call("[setattr(p, 'old', (p.pos,)) or p for p in made(9)]")
    ),
    _particles(
        "until_one_fails",
        "p.pos = p.pos + p.vel * dt\np.vel = 1 / (p.vel[0] - 6)",
        call("made(9)"),
        call("made(4)"),
        call("[P(k) for k in range(7)]"),
    ),
    _particles("with_a_sign", "p.pos = -p.pos\np.vel = +p.vel", par("made(9)")),
    _particles("that_others_hold_too", "p.pos = p.pos + 1", call("(ps := made(9)), 0, [p.pos for p in ps]")),
    _particles("in_front_of_an_early_end", "p.pos = p.pos + 1\nif p.vel[0] > 5:\n    break", call("made(9)")),
    _lists(
        "for_a_list",
        "for k in range(len(params)):\n    params[k] = params[k] - lr * grads[k]",
        par(f"{_A}, {_A}"),
        par(f"{_A}, [2.0] * 8"),
        call(f"[1.0] * 8, {_A}"),
        call(f"{_A}, {_A}[:5]"),
        call(f"(a := {_A}), a"),
        call("[np.arange(3.)] * 8, [2.0] * 8"),
        call("(m := np.ones((8, 3))), [2.0] * 8"),
        call("list(np.ones((8, 3))), [2.0] * 8"),
        call(f"{_A}, {_A}, None, np.float32(2)"),
        call("[np.ones((3, 4, 2)).transpose(1, 0, 2)] + [np.ones((2, 3)).T + k for k in range(7)], [2.0] * 8"),
        call("[np.ones((1, 3)).T, np.ones((3, 1)), np.ones((0, 3)), np.ones(()), np.ones(3)], [2.0] * 5"),
        call("[np.ones(3, object), np.ones(3)], [2.0] * 2"),
        call("[{1, 2}, {3}, {4, (5,)}], [1.0, 1.0, 1.0], None, 1"),
        call("[np.ma.ones(3)] * 4, [2.0] * 4"),
        call("(np.arange(3.),) * 4, [2.0] * 4"),
    ),
    _lists(
        "for_momentum_lists",
        "for k in range(len(params)):\n    v[k] = 0.9 * v[k] - lr * grads[k]\n    params[k] += v[k]",
        par(f"{_A}, {_A}, {_A}"),
        call(f"(a := {_A}), {_A}, a"),
        call(f"(a := {_A}), a, {_A}"),
        call(f"(a := {_A}), {_A}, a[:]"),
        call(f"{_A}, {_A}, [0.0] * 8"),
        call(f"[0.0] * 8, {_A}, [0.0] * 8"),
        call("[0.0] * 8, [1.0] * 8, [0.0] * 8"),
        call(f"{_A}, {_A}, [np.zeros(2)] * 8"),
        call("[np.arange(3) + k for k in range(8)], [1.0] * 8, [0.0] * 8"),
        call(f"(m := np.ones((8, 3)), {_A}, {_A})[0], {_A}, {_A}"),
        call(f"list(np.ones((8, 3))), {_A}, {_A}"),
        call(f"list(np.ones((9, 3)))[:8], {_A}, [np.ones(3)] * 8"),
    ),
    _lists(
        "for_a_dict",
        "for k in params:\n    params[k] = params[k] - lr * grads[k]",
        par(f"{_D}, {_D}"),
        call(f"(d := {_D}), d"),
        call(f"{_D}, {{}}"),
        call("dict.fromkeys(range(8), np.arange(3.)), [2.0] * 8"),
        call("{1: {1, 2}, 2: {3}, 3: {4}, 4: {5}}, {1: 2.0, 2: 3.0, 3: 3.0, 4: 4.0}"),
        call("{k: float(k) for k in range(8)}, [np.ones(3)] * 8"),
    ),
    _lists(
        "for_items",
        "for k, p in params.items():\n    params[k] = p - lr * grads[k]",
        par(f"{_D}, {_D}"),
        call(f"(d := {_D}), d"),
        call("dict.fromkeys(range(8), np.arange(3.)), [2.0] * 8"),
    ),
    _lists(
        "for_two_lists",
        "for k in range(len(params)):\n    t = params[k] * 2\n    params[k] = t\n    v[k] = t",
        call(f"{_A}, {_A}, {_A}"),
    ),
    _lists(
        "for_a_list_and_its_parts",
        "for k in range(len(params)):\n    t = params[k] * 2\n    params[k] = t\n    v[k] = t[1:]",
        call(f"{_A}, {_A}, {_A}"),
    ),
    _lists(
        "that_are_appended",
        "v = []\nfor x in params:\n    v.append(x * 2 - x.sum())",
        par(f"{_A}, 0"),
        par("[np.arange(3.)] * 8, 0"),
        call("list(np.ones((8, 3))), 0"),
        call("[np.ones((3, 4, 2)).transpose(1, 0, 2)] * 5, 0"),
        call("np.ones((8, 3)), 0"),
        call("[np.ma.arange(3.)] * 8, 0"),
        call("[np.ones(3, object)] * 8, 0"),
    ),
    _lists(
        "that_are_appended_or_old_ones",
        "v = []\nfor x in params:\n    v.append(x * 2 if x.sum() > 9 else x)",
        call(f"{_A}, 0"),
    ),
    _lists(
        "that_are_appended_twice",
        "v = []\nfor x in params:\n    t = x * 2 - x.sum()\n    v.append(t)\n    v.append(t)",
        call(f"{_A}, 0"),
    ),
    _lists(
        "that_are_appended_and_changed",
        "v = []\nfor x in params:\n    t = x * 2 - x.sum()\n    v.append(t)\n    t += 1",
        call(f"{_A}, 0"),
    ),
    _lists(
        "that_live_on",
        "v = []\nt = None\nfor x in params:\n    t = x * 2 - x.sum()\n    v.append(t)\nv = v, t, t is v[-1]",
        call(f"{_A}, 0"),
    ),
    _lists(
        "that_are_kept_for_the_next",
        "v = []\nt = params[0]\nfor x in params:\n    v.append(t * 2 + x.sum())\n    t = x\nv = v, t is params[-1]",
        call(f"{_A}, 0"),
    ),
    _lists(
        "in_a_comprehension",
        "v = [x * 2 - np.sin(x) for x in params], {k: x * x.sum() for k, x in enumerate(params)}",
        par(f"{_A}, 0"),
        call("[np.ones((3, 4, 2)).transpose(1, 0, 2)] * 5, 0"),
        call("[1.0, 2.0], 0"),
    ),
    _lists(
        "that_a_dict_takes",
        "v = {}\nfor k, x in enumerate(params):\n    v[k % 3] = x * 2 - x.sum()",
        par(f"{_A}, 0"),
        call("[np.arange(3.)] * 8, 0"),
    ),
    _lists(
        "of_rows_that_change",
        "v = []\nfor k in range(len(params)):\n    v.append(params[k] + 0 * params[k].sum())\n    params[k] = 7",
        call("np.ones((8, 3)), 0"),
        call(f"{_A}, 0"),
    ),
    case(
        "made_arrays_by_a_class_of_ones_own",
        """
        kept = []
        class Odd:
            def __init__(self, a): self.a = a
            def __mul__(self, other):
                kept.append(self.a)
                return self.a
            def sum(self): return 0.0
        def f(xs):
            out = []
            for x in xs:
                out.append(x * 2)
            s = [x.sum() for x in xs]
            return out, xs, kept
        """,
        call("[Odd(np.arange(3.)) for k in range(8)]"),
        forked("[np.arange(3.) for k in range(8)]"),
    ),
    case(
        "made_arrays_by_an_operator_that_is_followed",
        """
        class Box:
            def __init__(self, a): self.a = a
            def __mul__(self, other): return self.a
            def sum(self): return 0.0
        def f(n):
            box = Box(np.arange(3.))
            out = []
            for i in range(n):
                b = box
                out.append(b * 2)
            return out, [o is box.a for o in out], np.sum(out[0])
        """,
        call("9"),
    ),
)
