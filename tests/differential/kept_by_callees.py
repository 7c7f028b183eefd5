"""Callees and initializers that put what they reach by name into the objects that they are given or make."""

from __future__ import annotations

from tests.differential.case import Case, case, par, ser

_KEEPING = """
TABLE = [0] * 40
ROWS = {"a": TABLE}
class P:
    def __init__(self):
        self.t = TABLE
class Q:
    def __init__(self, n):
        self.n = n
        self.p = P()
class Row:
    def __init__(self, key):
        self.t = ROWS[key]
class Listed:
    def __init__(self):
        self.all = []
        self.all.append(TABLE)
class Own:
    def __init__(self, n):
        self.t = [n] * 40
        self.size = len(TABLE)
class Count:
    def __init__(self):
        self.n = TABLE[0]
def table():
    return TABLE
class Asked:
    def __init__(self):
        self.t = table()
class Bare:
    pass
def fill(p):
    p.t = TABLE
def fill_list(box):
    box.append(TABLE)
def fill_dict(box):
    box["t"] = TABLE
def fill_later(p):
    fill(p)
def made():
    return P()
"""


def _of(name: str, body: str, *calls: str, parallel: bool = False) -> Case:
    lines = "\n".join(f"        {line}" for line in body.split("; "))
    source = f"{_KEEPING}\ndef f(out):\n    for i in range(len(out)):\n{lines}\n    return out, TABLE, ROWS\n"
    wanted = par if parallel else ser
    return case(f"kept_by_callees_{name}", source, *(wanted(c) for c in calls or ("[0] * 40",)))


CASES: tuple[Case, ...] = (
    _of("initializer", "p = P(); p.t[i] = i; out[i] = i"),
    _of("initializer_read_and_written", "p = P(); p.t[i] += i; out[i] = p.t[i - 1]"),
    _of("initializer_of_a_part", "q = Q(i); q.p.t[i] = 2 * i; out[i] = i"),
    _of("element_of_a_global", "p = Row('a'); p.t[i] = 2 * i; out[i] = i"),
    _of("list_of_an_instance", "p = Listed(); p.all[0][i] = 2 * i; out[i] = i"),
    _of("result_of_a_callee", "p = Asked(); p.t[i] = 2 * i; out[i] = i"),
    _of("filled_by_a_function", "p = Bare(); fill(p); p.t[i] = 2 * i; out[i] = i"),
    _of("filled_by_a_function_of_a_function", "p = Bare(); fill_later(p); p.t[i] = 2 * i; out[i] = i"),
    _of("filled_list", "box = []; fill_list(box); box[0][i] = 2 * i; out[i] = i"),
    _of("filled_dict", "box = {}; fill_dict(box); box['t'][i] = 2 * i; out[i] = i"),
    _of("made_elsewhere", "p = made(); p.t[i] = 2 * i; out[i] = i"),
    _of("carried_from_one_to_the_next", "p = P(); out[i] = p.t[i - 1]; TABLE[i] = i"),
    _of("grown", "p = P(); p.t.append(i); out[i] = i"),
    _of("only_read", "p = P(); out[i] = p.t[i] + i", parallel=True),
    _of("own_list", "p = Own(i); p.t[i] = 2 * i; out[i] = p.t[i] + p.size", parallel=True),
    _of("number_of_a_global", "p = Count(); out[i] = p.n + i", parallel=True),
    _of("number_of_a_global_changed", "p = Count(); p.n += i; out[i] = p.n"),
)
