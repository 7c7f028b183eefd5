"""Arrays that dicts hold, changed in place by key: aliased, views, of several dicts, kept, replaced, read-only."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_MADE = """
from collections import Counter, defaultdict
def made(n, size=4):
    return {f"w{i}": np.arange(size + 0.0) + i for i in range(n)}  # autopar: off
def twice(n):
    a = np.arange(4.0)
    return {i: a if i % 3 == 0 else np.arange(4.0) * i for i in range(n)}  # autopar: off
def views(n):
    a = np.arange(4.0 * n).reshape(n, 4)
    return {i: a[i] for i in range(n)}  # autopar: off
def columns(n):
    a = np.arange(4.0 * n).reshape(4, n)
    return {i: a[:, i] for i in range(n)}  # autopar: off
def overlapping(n):
    a = np.arange(4.0 * n)
    return {i: a[i : i + 4] for i in range(n)}  # autopar: off
def locked(n):
    d = made(n)
    d["w3"].flags.writeable = False
    return d
class Sub(np.ndarray):
    def __iadd__(self, other):
        print("added")
        return self
def strange(n):
    d = made(n)
    d["w2"] = d["w2"].view(Sub)
    return d
def with_first(d):
    return d, next(iter(d.values()))
def shared(n):
    d = made(n)
    return d, {k: v[:2] for k, v in d.items()}  # autopar: off
def same(n):
    d = made(n)
    return d, d
"""
_ADD = """
def f(params, grads):
    for k in grads:
        params[k] += grads[k]
    return params
"""
_OWN = """
def f(params, grads, lr=0.5):
    for k in params:
        params[k] -= lr * grads[k]
    return params
"""

CASES: tuple[Case, ...] = (
    case(
        "added_by_key",
        _MADE + _ADD,
        par("made(9), made(9)"),
        par("made(9), made(7)"),
        par("{i: np.ones(3) for i in range(9)}, {i: i for i in range(9)}"),
        par("twice(9), {i: i + 0.5 for i in range(9)}"),
        par("views(9), {i: i + 0.5 for i in range(9)}"),
        par("columns(9), columns(9)"),
        par("defaultdict(float, made(9)), made(12)"),
        par("Counter(made(9)), made(12)"),
        par("defaultdict(int), made(9)"),
        par("{k: 0 for k in made(9)}, made(9)"),
        par("{k: v if v[0] % 2 else 1.5 for k, v in made(9).items()}, made(9)"),
        ser("*same(9)"),
        ser("*shared(9)"),
        ser("overlapping(9), overlapping(9)"),
        call("overlapping(9), {i: 1 for i in range(9)}"),
        ser("locked(9), made(9)"),
        call("strange(9), made(9)"),
        call("made(9), strange(9)"),
        call("made(9), {**made(9), 'w5': np.ones(7)}"),
        call("made(9), {**made(9), 'w5': np.ones(4) * 1j}"),
        call("made(9), {**made(9), 'w5': 'x'}"),
        call("made(6), made(9)"),
        call("{k: [1] for k in made(9)}, made(9)"),
        call("{k: v.astype(object) for k, v in made(9).items()}, made(9)"),
        call("{k: v.astype('f4') for k, v in made(9).items()}, made(9)"),
        call("{k: v.astype(int) for k, v in made(9).items()}, made(9)"),
        call("{k: v * 1e308 for k, v in made(9).items()}, {k: v * 1e308 for k, v in made(9).items()}"),
        call("{k: np.array(1.5) for k in made(9)}, {k: np.array(2.5) for k in made(9)}"),
        call("{k: np.zeros(0) for k in made(9)}, {k: np.zeros(0) for k in made(9)}"),
        call("made(9), np.ma.masked_array([1.0])"),
    ),
    case(
        "added_several_times",
        _MADE
        + """
def f(acc, keys, rows, n):
    for i in range(n):
        acc[keys[i]] += rows[i] * 2
        acc[keys[i - 1]] -= rows[i]
    return acc
""",
        par("{k: np.zeros(4) for k in range(3)}, [i % 3 for i in range(9)], list(views(9).values()), 9"),
        par("twice(4), [i % 4 for i in range(9)], list(views(9).values()), 9"),
        par("{k: 0 for k in range(3)}, [i % 3 for i in range(9)], list(views(9).values()), 9"),
        ser("(a := views(9)), [i % 3 for i in range(9)], list(a.values()), 9"),
        call("{k: None for k in range(3)}, [i % 3 for i in range(9)], list(views(9).values()), 9"),
        call("{k: np.zeros(4) for k in range(3)}, [i % 4 for i in range(9)], list(views(9).values()), 9"),
    ),
    case(
        "added_and_made_anew",
        _MADE
        + """
def f(acc, keys, rows, n):
    for i in range(n):
        acc[keys[i]] = acc.get(keys[i], 0) + rows[i] * 2
        acc[keys[i]] += rows[i]
        acc[keys[i]] = acc[keys[i]] - 1
    return acc
""",
        par("{}, [i % 3 for i in range(9)], list(views(9).values()), 9"),
        par("{k: np.zeros(4) for k in range(3)}, [i % 3 for i in range(9)], list(views(9).values()), 9"),
        par("(a := {k: np.zeros(4) for k in range(3)}) and {**a, 7: a[0]}, [0, 1, 7] * 3, list(views(9).values()), 9"),
        ser("(a := views(9)), [i % 3 for i in range(9)], list(a.values()), 9"),
    ),
    case(
        "stored_and_added",
        _MADE
        + """
def f(acc, rows, n):
    for i in range(n):
        acc[i] = rows[i] + 1
        acc[i] += rows[i]
    return acc
""",
        call("{}, list(views(9).values()), 9"),
        call("{i: np.zeros(4) for i in range(9)}, list(views(9).values()), 9"),
    ),
    case(
        "own_key_in_place",
        _MADE + _OWN,
        par("made(9), made(9)"),
        call("{k: v[0] for k, v in made(9).items()}, made(9)"),
        par("{k: v if v[0] % 2 else v[0] for k, v in made(9).items()}, dict.fromkeys(made(9), 1.5)"),
        par("{k: np.asfortranarray(np.ones((3, 4))) for k in range(9)}, {k: np.ones((3, 4)) for k in range(9)}"),
        par("made(9, 1), made(9, 1)"),
        call("{k: np.array(1.5) for k in made(9)}, {k: np.array(2.5) for k in made(9)}"),
        call("views(9), {i: i + 0.5 for i in range(9)}"),
        call("columns(9), {i: i + 0.5 for i in range(9)}"),
        ser("twice(9), {i: i + 0.5 for i in range(9)}"),
        ser("overlapping(9), {i: i + 0.5 for i in range(9)}"),
        ser("*same(9)"),
        ser("*shared(9)"),
        ser("locked(9), made(9)"),
        ser("strange(9), made(9)"),
        call("made(9), strange(9)"),
        call("made(9), {**made(9), 'w5': np.ones(7)}"),
        call("made(9), made(6)"),
        call("{k: v.astype(int) for k, v in made(9).items()}, made(9)"),
        call("{k: v.astype('f4') for k, v in made(9).items()}, made(9)"),
        call("{k: np.zeros(0) for k in made(9)}, {k: np.zeros(0) for k in made(9)}"),
        call("{k: [1] for k in made(9)}, made(9)"),
        ser("*with_first(made(9))"),
        ser("(d := made(9)), made(9), d['w4']"),
        ser("(d := made(9)), made(9), d['w4'][1:2]"),
        call("{k: v * 1e308 for k, v in made(9).items()}, {k: v * -1e308 for k, v in made(9).items()}, 4.0"),
    ),
    case(
        "adam",
        _MADE
        + """
def f(params, grads, m, v, lr=0.1, b1=0.9, b2=0.99):
    total = 0.0
    for k, g in grads.items():
        m[k] *= b1
        m[k] += (1 - b1) * g
        v[k] *= b2
        v[k] += (1 - b2) * g * g
        params[k] -= lr * m[k] / (np.sqrt(v[k]) + 1e-8)
        total += float(np.abs(g).sum())
    return total
""",
        par("made(9), made(9), made(9), made(9)"),
        ser("(d := made(9)), made(9), d, made(9)"),
        ser("(d := made(9)), made(9), dict(d), made(9)"),
        ser("made(9), (d := made(9)), d, made(9)"),
        ser("made(9), (d := made(9)), made(9), dict(d)"),
        call("made(9), made(9), made(9), {**made(9), 'w7': np.zeros(3)}"),
    ),
    case(
        "own_key_kept",
        _MADE
        + """
def f(params, grads, last, m):
    kept = []
    for k in params:
        params[k] += grads[k]
        kept.append(params[k])
    for k in params:
        params[k] += grads[k]
        last[k] = params[k]
    for k in params:
        params[k] += grads[k]
        m[k] += params[k]
        m[k] = params[k]
    best = None
    for k in params:
        params[k] += grads[k]
        if params[k][0] > 3:
            best = params[k]
    for k in params:
        params[k] += grads[k]
        x = params[k]
    shown = [any(a is b for b in params.values()) for a in [*kept, *last.values(), *m.values(), best, x]]
    return kept, last, m, best, x, shown
""",
        call("made(9), made(9), {}, made(9)"),
        call("made(9), made(9), dict.fromkeys(made(9)), dict.fromkeys(made(9), 0)"),
        call("dict.fromkeys(made(9), 1.5), made(9), {}, made(9)"),
    ),
    case(
        "own_key_items",
        _MADE
        + """
def f(params, grads):
    sums = []
    for k, p in params.items():
        params[k] -= grads[k]
        sums.append(float(p.sum()))
    for k in params:
        params[k] *= 2
        params[k] = params[k] + 1
        params[k] += 1
    for k in params:
        params[k] = params[k] + 1
        params[k] += 1
    for k in params:
        params[k] += 1
        sums.append(float(params[k].sum()))
        if params[k] is grads[k]:
            sums.append(k)
    return sums
""",
        call("made(9), made(9)"),
        call("(d := made(9)), d"),
        call("(d := made(9)), dict(d)"),
        call("(d := made(9)), {**made(9), 'w3': d['w3']}"),
    ),
    case(
        "own_key_nested_and_left",
        _MADE
        + """
class Box:
    pass
def f(params, grads, box):
    box.best = None
    for k in params:
        params[k] += grads[k]
        box.best = params[k]
    ok = True
    for k in params:
        params[k] += 1
        ok = ok and params[k].any()
    for k in params:
        params[k] += 1
        if params[k][0] > 40:
            break
    for k in params:
        params[k] += 1
        params[k] = (params[k], 1) if k == "w4" else params[k]
    return params, box.best is list(params.values())[-1], ok, k
""",
        call("made(9), made(9), Box()"),
        call("made(40), made(40), Box()"),
    ),
    case(
        "own_key_fails_half_way",
        _MADE
        + """
def f(params, grads, bad):
    try:
        for k in params:
            params[k] += grads[k]
            if k == bad:
                raise ValueError(k)
            params[k] *= 2
    except ValueError as error:
        return params, str(error)
    return params
""",
        par("made(9), made(9), None"),
        call("made(9), made(9), 'w0'"),
        call("made(9), made(9), 'w4'"),
        call("made(9), made(9), 'w8'"),
    ),
    case(
        "own_key_changed_while_iterated",
        _MADE
        + """
def f(params, grads):
    for k in params:
        params[k] += grads[k]
        grads[k] = params[k]
    for k in list(params):
        params[k] += 1
        if k == "w4":
            del params[k]
    for k in params:
        params[k] += 1
        params.pop(k)
""",
        call("made(9), made(9)"),
    ),
    case(
        "own_key_with_warnings",
        _MADE
        + """
def f(params):
    for k in params:
        params[k] /= params[k] - 2
    return params
""",
        call("made(9)"),
        call("made(9, 1)"),
    ),
    case(
        "own_key_changed_and_failed",
        _MADE
        + """
def f(params, grads):
    failed = []
    for k in params:
        with np.errstate(all="raise"):
            try:
                params[k] /= grads[k] - 2
            except FloatingPointError:
                pass
    for k in params:
        try:
            params[k] += grads[k]
        except ValueError:
            params[k] *= 2
    for k in params:
        if params[k][0] > 5:
            params[k] -= 1
    return params, failed
""",
        call("made(9), made(9)"),
        call("made(9), {**made(9), 'w4': np.zeros(3)}"),
    ),
    case(
        "own_key_of_attributes",
        _MADE
        + """
class Adam:
    def __init__(self, params, m, **held):
        self.params = params
        self.m = m
        self.lr = 0.5
        self.steps = 0
        vars(self).update(held)
    def step(self, grads):
        for k in self.params:
            self.m[k] *= 0.9
            self.m[k] += grads[k] * 0.1
            self.params[k] -= self.lr * self.m[k]
    def counted(self, grads):
        for k in self.params:
            self.params[k] -= self.lr * grads[k]
            self.steps += 1
    def added(self, grads):
        for k in grads:
            self.params[k] += grads[k] * 2
    def last_of(self, grads):
        for k in self.params:
            self.params[k] -= grads[k]
            self.last = self.params[k]
def f(adam, grads, how):
    getattr(adam, how)(grads)
    return vars(adam)
""",
        par("Adam(made(9), made(9)), made(9), 'step'"),
        par("Adam(made(9), made(9), other=made(9)), made(9), 'step'"),
        ser("Adam((d := made(9)), made(9), w=d['w3']), made(9), 'step'"),
        ser("Adam((d := made(9)), dict(d)), made(9), 'step'"),
        ser("Adam((d := made(9)), d), made(9), 'step'"),
        ser("Adam((d := made(9)), made(9)), d, 'step'"),
        ser("Adam((d := made(9)), made(9)), dict(d), 'step'"),
        call("Adam(made(9), made(9)), made(9), 'counted'"),
        call("Adam(made(9), made(9)), made(9), 'added'"),
        call("Adam(made(9), made(9), w=1), dict(made(9), w4=np.ones(3)), 'added'"),
        call("Adam((d := made(9)), made(9), w=d['w3']), made(9), 'added'"),
        call("Adam(made(9), made(9)), made(9), 'last_of'"),
        call("Adam(made(9), made(9)), {**made(9), 'w5': np.ones(3)}, 'step'"),
    ),
)
