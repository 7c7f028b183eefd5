"""Attributes that a loop changes as it would a variable, ``self.total += x``, and those that only look like that."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

TALLY = """
class Tally:
    def __init__(self, n, **held):
        self.n = n
        self.total = 0
        self.best = -1.0
        self.where = None
        self.last = None
        self.items = []
        self.seen = set()
        self.count = {}
        self.out = np.zeros(n)
        for name, value in held.items():
            setattr(self, name, value)
    def scaled(self, v):
        return v * self.n
    def halfway(self, v):
        return v + self.total
"""


def in_a_loop(name: str, body: str, *calls: Call, besides: str = "") -> Case:
    lines = "\n".join("        " + line for line in body.strip("\n").splitlines())
    source = f"{TALLY}{besides}\ndef f(s, x, k=(0, 1, 2)):\n    for i in range(len(x)):\n{lines}\n    return s\n"
    return case(f"attribute_{name}", source, *calls)


X = "np.array([3., 1., 7., 7., -2., 0.5, 6.])"

CASES: tuple[Case, ...] = (
    in_a_loop(
        "summed",
        "s.total += x[i]",
        par(f"Tally(7), {X}"),
        par("Tally(7, total=0.1), [0.1 * i for i in range(9)]"),
        par("Tally(7, total=np.float32(1)), [0.1 * i for i in range(9)]"),
        call("Tally(7, total=np.uint8(250)), [1, 2, 3, 4]"),
        par("Tally(7, total=np.zeros(3)), np.arange(12.).reshape(4, 3)"),
        ser("Tally(7, total=(a := np.zeros(3)), again=a), np.arange(12.).reshape(4, 3)"),
        ser("Tally(7, total=[]), [[1], [2], [3]]"),
        ser("Tally(7), []"),
        ser("Tally(7), [1, 2, 'three', 4]"),
        ser("None, [1, 2]"),
        ser("(s := Tally(7)), [1, 2, s, 4]"),
        par("Tally(7, total='a'), ['b', 'c', 'd']"),
        call("Tally(7, total=True), [True, 2**70, 1]"),
        call("Tally(7, total=1.0), [1e308, 1e308, -1e308]"),
    ),
    in_a_loop(
        "missing_at_first",
        """
if i == 0:
    s.total = 5
s.total += x[i]
""",
        ser("Tally(7), [1, 2, 3, 4]"),
    ),
    case(
        "attribute_of_the_class_at_first",
        """
        class Tally:
            total = 10
        def f(n):
            s = Tally()
            for i in range(n):
                s.total += i
            return vars(s), Tally.total
        """,
        call("7"),
        call("0"),
    ),
    case(
        "attribute_not_there_at_first",
        """
        class Tally:
            pass
        def f(n):
            s = Tally()
            try:
                for i in range(n):
                    s.total += i
            except AttributeError as error:
                return str(error)
            return vars(s)
        """,
        ser("7"),
        ser("0"),
    ),
    in_a_loop(
        "multiplied_and_counted",
        """
s.total *= x[i]
s.n -= 1
""",
        par(f"Tally(7, total=1.0), {X}"),
        par("Tally(7, total=1), [2, 3, 2**64, -1]"),
        ser("Tally(7, total=1, n=None), [2, 3]"),
    ),
    in_a_loop(
        "summed_with_zero_divisions",
        "s.total += 1 / x[i]",
        ser("Tally(7), [1, 2, 0, 4]"),
        call(f"Tally(7), {X}[[0, 1, 5]] * 0"),
        par(f"Tally(7), {X}[:4]"),
    ),
    in_a_loop(
        "summed_beside_an_array",
        """
s.total += x[i]
s.out[i] = x[i] * s.n
""",
        par(f"Tally(7), {X}"),
        ser("Tally(3), [1, 2, 3, 4, 5]"),
        ser(f"Tally(7, total=(a := np.zeros(7)), out=a), {X}"),
    ),
    in_a_loop(
        "largest",
        "s.best = max(s.best, x[i])",
        par(f"Tally(7), {X}"),
        par("Tally(7), [1, True, 1.0, np.float64(1)]"),
        ser("Tally(7, best=None), [1, 2]"),
        call("Tally(7, best=float('nan')), [1, 2, 3]"),
    ),
    in_a_loop(
        "largest_and_where",
        """
if x[i] > s.best:
    s.best = x[i]
    s.where = i
""",
        par(f"Tally(7), {X}"),
        par("Tally(7), [-2, -3, -4]"),
        par("Tally(7, best=1), [1, 1.0, True]"),
        ser("Tally(7), [1, 2, None]"),
        call("Tally(7), [[1], [2]]"),
    ),
    in_a_loop(
        "largest_with_an_object",
        """
if x[i] > s.best:
    s.best = x[i]
    s.where = k
""",
        call(f"Tally(7), {X}, [1, 2]"),
    ),
    case(
        "attribute_that_follows_a_variable",
        TALLY
        + """
def f(s, x):
    best = -1
    for i in range(len(x)):
        if x[i] > best:
            best = x[i]
            s.where = i
    return s, best
""",
        call(f"Tally(7), {X}"),
        call("Tally(7), [-3, -4, -5]"),
    ),
    case(
        "variable_that_follows_an_attribute",
        TALLY
        + """
def f(s, x):
    where = -1
    for i in range(len(x)):
        if x[i] > s.best:
            s.best = x[i]
            where = i
    return s, where
""",
        call(f"Tally(7), {X}"),
    ),
    in_a_loop(
        "appended",
        "s.items.append(x[i])",
        par(f"Tally(7), {X}"),
        ser("Tally(7, items=(a := [1]), again=a), [1, 2, 3]"),
        ser("Tally(7, items=None), [1, 2, 3]"),
        ser("Tally(7, items=(1, 2)), [1, 2, 3]"),
        call("Tally(7), [[1], [2], [3]]"),
        call("(s := Tally(7)), [1, s, 2]"),
    ),
    in_a_loop(
        "appended_to_what_it_runs_over",
        "s.items.append(x[i]) if i < 3 else None",
        call("(s := Tally(7, items=[1, 2, 3])), s.items"),
    ),
    case(
        "attribute_appended_to_while_iterated",
        TALLY
        + """
def f(s):
    for v in s.items:
        if len(s.seen) < 0 or v < 5:
            s.items.append(v + 2)
    return s
""",
        ser("Tally(3, items=[1, 2, 3])"),
    ),
    in_a_loop(
        "added_to_a_set",
        "s.seen.add(int(x[i]) % 4)",
        par(f"Tally(7), {X}"),
        ser("Tally(7, seen=frozenset()), [1, 2]"),
    ),
    in_a_loop(
        "extended",
        "s.items.extend([x[i], i])",
        par(f"Tally(7), {X}"),
    ),
    in_a_loop(
        "counted",
        "s.count[k[i % 3]] += x[i]",
        par(f"Tally(7, count={{0: 0, 1: 1, 2: 0.5}}), {X}"),
        ser(f"Tally(7), {X}"),
        ser("Tally(7, count={0: 0, 1: 0}), [1, 2, 3, 4]"),
        par("Tally(7, count=[0, 0, 0]), [1, 2, 3, 4]"),
        call("Tally(7, count=np.zeros(3, np.int8)), np.arange(100, 104, dtype=np.int8)"),
        ser("Tally(7, count=(c := {0: 0, 1: 0, 2: 0}), items=[c]), [1, 2, 3, 4]"),
    ),
    case(
        "attribute_counted_in_collections",
        "from collections import Counter, defaultdict\n"
        + TALLY
        + """
def f(s, words):
    for w in words:
        s.count[w] += 1
    return s, list(s.count)
""",
        par("Tally(3, count=Counter(b=2)), ['a', 'b', 'a', 'c', 'a']"),
        par("Tally(3, count=defaultdict(int)), ['a', 'b', 'a', 'c', 'a']"),
        ser("Tally(3), ['a', 'b']"),
    ),
    in_a_loop(
        "stored_by_key",
        "s.count[k[i % 3]] = x[i]",
        par(f"Tally(7), {X}"),
        par(f"Tally(7, count={{2: 2, 7: 7}}), {X}"),
        ser("Tally(7, count=5), [1, 2, 3]"),
    ),
    in_a_loop(
        "grouped",
        "s.count.setdefault(k[i % 3], []).append(x[i])",
        par(f"Tally(7), {X}"),
        par(f"Tally(7, count={{1: [0]}}), {X}"),
        call("Tally(7, count={1: (a := [0]), 2: a}), [1, 2, 3, 4, 5, 6]"),
        ser("Tally(7, count={1: (a := [0])}, items=a), [1, 2, 3, 4, 5, 6]"),
    ),
    in_a_loop(
        "seen_once",
        """
if x[i] not in s.seen:
    s.seen.add(x[i])
    s.items.append(x[i])
""",
        par("Tally(7), [1, 2, 1, 3, 2, 4]"),
        ser("Tally(7, seen=[]), [1, 2, 1]"),
    ),
    in_a_loop(
        "kept_of_the_last",
        """
s.last = x[i] * 2
s.out[i] = s.last + 1
""",
        par(f"Tally(7), {X}"),
        ser("Tally(7), [1, None, 3]"),
        ser("Tally(7), []"),
    ),
    in_a_loop(
        "kept_object_of_the_last",
        """
s.last = [x[i]]
s.out[i] = len(s.last)
""",
        call(f"Tally(7), {X}"),
    ),
    in_a_loop(
        "kept_old_object_of_the_last",
        "s.last = x[i]",
        call("Tally(7), [[1], [2], [3]]"),
        call("(s := Tally(7)), [1, 2, s]"),
    ),
    in_a_loop(
        "kept_of_some",
        """
if x[i] > 2:
    s.last = i
""",
        par(f"Tally(7), {X}"),
        par("Tally(7), [0, 1, 0]"),
        ser("Tally(7), [0, 5, None]"),
    ),
    in_a_loop(
        "kept_object_of_some",
        """
if x[i] > 2:
    s.last = k
""",
        call(f"Tally(7), {X}, [1]"),
    ),
    in_a_loop(
        "carried",
        """
s.out[i] = x[i] - s.best
s.best = x[i]
""",
        ser(f"Tally(7), {X}"),
    ),
    in_a_loop("read_back", "s.total += x[i]\ns.items.append(s.total)", ser(f"Tally(7), {X}")),
    in_a_loop("compared", "s.total += x[i]\ns.out[i] = s.total is None", ser(f"Tally(7), {X}")),
    in_a_loop("deleted", "s.total += x[i]\nif i == 3:\n    del s.last", ser(f"Tally(7), {X}")),
    in_a_loop("under_another_name", "me = s\nme.total += x[i]", ser(f"Tally(7), {X}")),
    in_a_loop("read_under_another_name", "s.total += x[i]\nme = s\ns.out[i] = me.total", ser(f"Tally(7), {X}")),
    in_a_loop("given_away", "s.total += x[i]\ns.items.append(s)", ser(f"Tally(7), {X}")),
    in_a_loop("of_an_item", "s.items[0].total += x[i]\ns.total += 1", ser(f"Tally(7, items=[Tally(2)]), {X}")),
    in_a_loop("read_by_a_method", "s.total += s.halfway(x[i])", ser(f"Tally(7), {X}")),
    in_a_loop("beside_a_method", "s.total += s.scaled(x[i])", par(f"Tally(7), {X}"), ser("Tally(None), [1.0, 2.0]")),
    in_a_loop(
        "read_by_a_function",
        "s.total += x[i]\ns.out[i] = look(s)",
        ser(f"Tally(7), {X}"),
        besides="\ndef look(t):\n    return t.total\n",
    ),
    in_a_loop(
        "asked_for_by_a_function",
        "s.total += x[i]\ns.out[i] = look(s)",
        ser(f"Tally(7), {X}"),
        besides="\ndef look(t):\n    return isinstance(t.total, float)\n",
    ),
    in_a_loop(
        "read_by_text",
        "s.total += x[i]\ns.out[i] = getattr(s, 'total')",
        ser(f"Tally(7), {X}"),
    ),
    in_a_loop("printed", "s.total += x[i]\nprint(s.total)", ser(f"Tally(7), {X}")),
    in_a_loop("looked_into", "s.total += x[i]\ns.out[i] = len(vars(s))", ser(f"Tally(7), {X}")),
    case(
        "attribute_read_by_a_global_name",
        TALLY
        + """
S = Tally(7)
def look():
    return S.total
def f(x):
    for i in range(len(x)):
        S.total += x[i]
        S.out[i] = look()
    return S
def g(s, x):
    for i in range(len(x)):
        s.total += x[i] + look()
    return s
""",
        ser(X),
    ),
    case(
        "attribute_of_an_alias_of_a_global",
        TALLY
        + """
S = Tally(7)
def look():
    return S.total
def f(x, same):
    s = S if same else Tally(7)
    for i in range(len(x)):
        s.total += x[i] + look()
    return s, S
""",
        ser(f"{X}, True"),
        par(f"{X}, False"),
    ),
    case(
        "attribute_of_a_global_summed",
        TALLY
        + """
S = Tally(7)
def f(x):
    for v in x:
        S.total += v
        S.items.append(v)
    return S
""",
        par(X),
    ),
    case(
        "attribute_summed_at_module_level",
        TALLY
        + """
s = Tally(7)
for i in range(9):
    s.total += i * 2
    s.last = i
print(s.total, s.last)
""",
    ),
    case(
        "attributes_of_two_names",
        TALLY
        + """
def f(a, b, x):
    for v in x:
        a.total += v
        b.total += 2 * v
    return a, b
""",
        par(f"Tally(7), Tally(7), {X}"),
        ser(f"(a := Tally(7)), a, {X}"),
        ser(f"(a := Tally(7)), Tally(7, friend=a), {X}"),
    ),
    case(
        "attributes_two_deep",
        TALLY
        + """
def f(a, x):
    for v in x:
        a.last.total += v
        a.total += 1
    return a
""",
        par(f"Tally(7, last=Tally(2)), {X}"),
        ser(f"(a := Tally(7)) and setattr(a, 'last', a) or a, {X}"),
        ser(f"Tally(7, last=(b := Tally(2)), best=b), {X}"),
        ser(f"Tally(7), {X}"),
    ),
)
