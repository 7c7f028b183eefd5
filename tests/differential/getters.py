"""Getters of items and attributes and callers of methods, called where they are made or passed on as keys."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_MODULE = """
import operator
from operator import attrgetter, itemgetter, methodcaller
from operator import attrgetter as ag
from collections import namedtuple
seen = []
class Part:
    def __init__(self, k, w=1.0):
        self.k, self.w = k, w
        self.tags = [k]
class Loud(Part):
    @property
    def noise(self):
        seen.append(self.k)
        return len(seen)
class Quiet(Part):
    @property
    def double(self):
        return self.k * 2
class Grown(Part):
    def upper(self):
        seen.append(self.k)
        return len(seen)
class Bag:
    def __init__(self, k):
        self.k = k
    def __getitem__(self, i):
        seen.append(i)
        return len(seen)
class Lazy:
    def __getattr__(self, name):
        seen.append(name)
        return len(seen)
Pair = namedtuple("Pair", "k w")
def spy(*names):
    return lambda x: seen.append(names) or len(seen)
def state(p):
    return vars(p) if isinstance(p, Part) else 0 if isinstance(p, (Bag, Lazy)) else p
def swap(**kw):
    globals().update(kw)
    return ()
def hide(part):
    part.upper = lambda: seen.append(1) or len(seen)
    return part
parts = list(map(Part, [0, 1, 2, 3, 4] * 2, map(float, range(9))))
"""


def _case(name: str, body: str, *calls: Call) -> Case:
    loop = f"def f(rows, out, *rest):\n    for i in range(len(out)):\n        {body}\n"
    loop += "    return out, seen, list(map(state, rows))\n"
    return case(name, _MODULE + loop, *calls)


_PARTS = "parts, np.zeros(9)"
_TUPLES = "[(i, 2.0 * i, str(i)) for i in range(9)], np.zeros(9)"
_TEXTS = "[f'a{i},b' for i in range(9)], [None] * 9"

CASES: tuple[Case, ...] = (
    _case(
        "getters_of_an_attribute",
        "out[i] = attrgetter('w')(rows[i]) + operator.attrgetter('k')(rows[i])",
        par(_PARTS),
        par("[Pair(i, 2.0) for i in range(9)], np.zeros(9)"),
        ser(f"{_PARTS}, *swap(attrgetter=spy)"),
        ser("[Lazy() for _ in range(9)], np.zeros(9)"),
        ser("[Part(1), Bag(2)] * 5, np.zeros(9)"),
        call("parts[:5], np.zeros(9)"),
    ),
    _case("getters_of_an_attribute_by_another_name", "out[i] = ag('w')(rows[i])", call(_PARTS)),
    _case("getters_of_several_attributes", "out[i] = sum(attrgetter('w', 'k')(rows[i]))", par(_PARTS)),
    _case("getters_along_a_path", "out[i] = attrgetter('w.real')(rows[i])", par(_PARTS)),
    _case(
        "getters_of_a_property_that_notes", "out[i] = attrgetter('noise')(rows[i])", ser("[Loud(3)] * 9, np.zeros(9)")
    ),
    _case("getters_of_a_property", "out[i] = attrgetter('double')(rows[i])", call("[Quiet(3)] * 9, np.zeros(9)")),
    _case(
        "getters_as_keys",
        "out[i] = min(rows, key=attrgetter('k')).w + sorted(rows, key=operator.attrgetter('w'))[0].k",
        par(_PARTS),
        ser("[Loud(3)] * 9, np.zeros(9)"),
        ser(f"{_PARTS}, *swap(attrgetter=spy)"),
    ),
    _case("getters_mapped", "out[i] = sum(map(attrgetter('w'), rows[:i]))", par(_PARTS)),
    _case("getters_of_a_private_name", "out[i] = attrgetter('__dict__')(rows[i])['w']", ser(_PARTS)),
    _case("getters_of_an_item", "out[i] = itemgetter(1)(rows[i])", par(_TUPLES), ser("[Bag(1)] * 9, np.zeros(9)")),
    _case("getters_of_an_item_that_is_missing", "out[i] = itemgetter(i - 5)(rows[i])", call(_TUPLES)),
    _case("getters_of_an_item_too_far", "out[i] = itemgetter(7)(rows[i])", call(_TUPLES)),
    _case("getters_of_an_item_of_a_new_bag", "out[i] = itemgetter(1)(Bag(i))", ser(_TUPLES)),
    _case("getters_of_what_is_written", "out[i] = itemgetter(-1)(out) + itemgetter(0)(out) + 1", ser(_TUPLES)),
    _case("getters_to_write_through", "itemgetter(0)(rows)[i] = i", ser("[[0] * 9], np.zeros(9)")),
    _case(
        "getters_to_append_through", "attrgetter('tags')(rows[0]).append(i); out[i] = len(rows[0].tags)", ser(_PARTS)
    ),
    _case(
        "getters_of_what_the_last_one_wrote",
        "rows[i].w = attrgetter('w')(rows[i - 1]) + 1; out[i] = rows[i].w",
        ser(_PARTS),
    ),
    _case("getters_of_what_is_summed", "rows[0].w += i; out[i] = attrgetter('w')(rows[0])", ser(_PARTS)),
    _case("getters_of_an_attribute_that_is_stored", "rows[0].w = i; out[i] = ag('w')(rows[0])", ser(_PARTS)),
    _case(
        "getters_that_call_a_method",
        "out[i] = methodcaller('count', ',')(rows[i])",
        par(_TEXTS),
        ser(f"{_TEXTS}, *swap(methodcaller=spy)"),
    ),
    _case(
        "getters_that_call_a_method_of_theirs",
        "out[i] = methodcaller('upper')(rows[i])",
        call(_TEXTS),
        ser("[Grown(1)] * 9, [None] * 9"),
        ser("[hide(Part(1))] * 9, [None] * 9"),
    ),
    _case(
        "getters_that_call_a_method_nobody_has",
        "out[i] = methodcaller('title')(rows[i])",
        par(_TEXTS),
        call("[Grown(1)] * 9, [None] * 9"),
        call("['a', 'b', 3, 'c'] * 3, [None] * 9"),
    ),
    _case("getters_that_make_lists", "out[i] = methodcaller('split', ',')(rows[i])", call(_TEXTS)),
    _case("getters_that_append", "methodcaller('append', i)(rows); out[i] = len(rows)", ser("[], np.zeros(9)")),
    _case(
        "getters_that_sort",
        "methodcaller('sort')(rows[i]); out[i] = rows[i - 1][0]",
        ser("[[3, 1, 2]] * 9, np.zeros(9)"),
    ),
    _case(
        "getters_that_draw", "out[i] = methodcaller('random')(rows[0])", ser("[np.random.default_rng(3)], np.zeros(9)")
    ),
    _case("getters_that_pop", "out[i] = methodcaller('pop')(rows[0])", ser("[list(range(20))], np.zeros(9)")),
    _case(
        "getters_of_what_draws",
        "out[i] = attrgetter('random')(rows[0])()",
        ser("[np.random.default_rng(3)], np.zeros(9)"),
    ),
    _case("getters_of_views", "methodcaller('reshape', -1)(out)[0] = i", ser(_TUPLES)),
    _case("getters_of_views_by_attribute", "attrgetter('T')(out)[0] += i", ser(_TUPLES)),
    _case(
        "getters_kept_before",
        "k = attrgetter('w'); out[i] = k(rows[i])",
        call(_PARTS),
        call("[Loud(2)] * 9, np.zeros(9)"),
    ),
)
