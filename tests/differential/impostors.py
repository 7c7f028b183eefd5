"""Names and objects that are not what they look like: patched functions, overridden operators, attributes that act."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "effect_monkeypatched_numpy",
        """
        count = []
        def counted(x):
            count.append(x)
            return x
        def f(n, out):
            original = np.sqrt
            np.sqrt = counted
            try:
                for i in range(n):
                    out[i] = np.sqrt(i)
            finally:
                np.sqrt = original
            return len(count)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_monkeypatched_math",
        """
        count = []
        def f(n, out):
            original = math.exp
            math.exp = lambda x: count.append(x) or len(count)
            try:
                for i in range(n):
                    out[i] = math.exp(i)
            finally:
                math.exp = original
            return len(count)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_patched_builtin",
        """
        import builtins
        count = []
        def f(n, out):
            original = builtins.abs
            builtins.abs = lambda x: count.append(x) or len(count)
            try:
                for i in range(n):
                    out[i] = abs(i)
            finally:
                builtins.abs = original
            return len(count)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_patched_callee_of_callee",
        """
        seen = []
        def inner(x):
            return x + 1
        def outer(x):
            return inner(x) * 2
        def spy(x):
            seen.append(x)
            return -len(seen)
        def f(n, out, patch):
            global inner
            if patch:
                inner = spy
            for i in range(n):
                out[i] = outer(i)
            return len(seen)
        """,
        ser("9, np.zeros(9), True"),
        call("9, np.zeros(9), False"),
    ),
    case(
        "effect_patched_from_outside",
        """
        import sys
        seen = []
        def inner(x):
            return x + 1
        def spy(x):
            seen.append(x)
            return -len(seen)
        def f(n, out):
            for i in range(n):
                out[i] = inner(i)
            return len(seen)
        """,
        ser("9, np.zeros(9), *(vars(sys.modules[f.__module__]).update(inner=spy) or ())"),
        par("9, np.zeros(9)"),
    ),
    case(
        "effect_patched_code",
        """
        seen = []
        def inner(x):
            return x + 1
        def other(x):
            seen.append(x)
            return -len(seen)
        def f(n, out):
            inner.__code__ = other.__code__
            for i in range(n):
                out[i] = inner(i)
            return len(seen)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_patched_method",
        """
        seen = []
        class Scale:
            def __init__(self, k):
                self.k = k
            def apply(self, x):
                return x * self.k
        def f(n, out, s, patch):
            if patch == 'class':
                Scale.apply = lambda self, x: seen.append(x) or -len(seen)
            elif patch == 'instance':
                s.apply = lambda x: seen.append(x) or -len(seen)
            for i in range(n):
                out[i] = s.apply(i)
            return len(seen)
        """,
        ser("9, np.zeros(9), Scale(3), 'class'"),
        ser("9, np.zeros(9), Scale(3), 'instance'"),
        call("9, np.zeros(9), Scale(3), ''"),
    ),
    case(
        "effect_subclass_method",
        """
        seen = []
        class Scale:
            def __init__(self, k):
                self.k = k
            def apply(self, x):
                return x * self.k
        class Loud(Scale):
            def apply(self, x):
                seen.append(x)
                return -len(seen)
        def f(n, out, s):
            for i in range(n):
                out[i] = s.apply(i)
            return len(seen)
        """,
        ser("9, np.zeros(9), Loud(3)"),
        call("9, np.zeros(9), Scale(3)"),
    ),
    case(
        "effect_shadowed_builtin",
        """
        seen = []
        def len(x):
            seen.append(x)
            return 3 + seen.__len__()
        def f(xs, out):
            for i in range(4):
                out[i] = len(xs)
        """,
        ser("[1, 2], np.zeros(4)"),
    ),
    case(
        "effect_shadowed_range",
        """
        def f(n, out, range):
            for i in range(n):
                out[i] = i
        """,
        call("4, np.zeros(9), range"),
        call("4, np.zeros(9), lambda n: iter([0, 1, 1, 2, 7])"),
        call("4, np.zeros(9), lambda n: [3, 3, 2, -1, 8]"),
        call("4, np.arange(9), lambda n: np.array([3, 3, 2])"),
    ),
    case(
        "effect_shadowed_enumerate",
        """
        def enumerate(xs):
            return [(0, x) for x in xs]
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] += x
        """,
        call("[1, 2, 3], np.zeros(4)"),
    ),
    case(
        "effect_shadowed_math",
        """
        class Fake:
            n = 0
            def sqrt(self, x):
                Fake.n += 1
                return Fake.n
        def f(xs, out, math):
            for i, x in enumerate(xs):
                out[i] = math.sqrt(x)
            return Fake.n
        """,
        call("[1, 2, 3], np.zeros(4), Fake()"),
        call("[1, 2, 3], np.zeros(4), math"),
    ),
    case(
        "effect_property",
        """
        class Sensor:
            def __init__(self):
                self.n = 0
            @property
            def value(self):
                self.n += 1
                return self.n
        def f(k, out, s):
            for i in range(k):
                out[i] = s.value
            return s.n
        """,
        ser("9, np.zeros(9), Sensor()"),
    ),
    case(
        "effect_getattr_hook",
        """
        class Lazy:
            def __init__(self):
                self.log = []
            def __getattr__(self, name):
                if name.startswith('__'):
                    raise AttributeError(name)
                self.log.append(name)
                return len(self.log)
        def f(k, out, s):
            for i in range(k):
                out[i] = s.value
            return s.log
        """,
        ser("9, np.zeros(9), Lazy()"),
    ),
    case(
        "effect_getattribute_hook",
        """
        log = []
        class Watched:
            def __init__(self):
                self.value = 4
            def __getattribute__(self, name):
                log.append(name)
                return object.__getattribute__(self, name)
        def f(k, out, s):
            for i in range(k):
                out[i] = s.value
            return len(log)
        """,
        ser("9, np.zeros(9), Watched()"),
    ),
    case(
        "effect_descriptor",
        """
        class Ticking:
            n = 0
            def __get__(self, obj, owner):
                Ticking.n += 1
                return Ticking.n
        class Clock:
            tick = Ticking()
        def f(k, out, s):
            for i in range(k):
                out[i] = s.tick
            return Ticking.n
        """,
        ser("9, np.zeros(9), Clock()"),
    ),
    case(
        "effect_cached_property",
        """
        import functools
        class Data:
            loads = 0
            @functools.cached_property
            def table(self):
                Data.loads += 1
                return np.arange(9.)
        def f(k, out, s):
            for i in range(k):
                out[i] = s.table[i]
            return Data.loads, 'table' in vars(s)
        """,
        call("9, np.zeros(9), Data()"),
    ),
    case(
        "effect_user_getitem",
        """
        class Tape:
            def __init__(self):
                self.reads = []
            def __getitem__(self, i):
                self.reads.append(i)
                return len(self.reads) * 10
        def f(k, out, s):
            for i in range(k):
                out[i] = s[i]
            return s.reads
        """,
        ser("9, np.zeros(9), Tape()"),
    ),
    case(
        "effect_user_float",
        """
        class Angle:
            n = 0
            def __float__(self):
                Angle.n += 1
                return float(Angle.n)
        def f(k, out, s):
            for i in range(k):
                out[i] = s
            return Angle.n
        """,
        ser("9, np.zeros(9), Angle()"),
    ),
    case(
        "effect_user_index",
        """
        class Where:
            n = 0
            def __index__(self):
                Where.n += 1
                return Where.n % 3
        def f(k, a, out, w):
            for i in range(k):
                out[i] = a[w]
            return Where.n
        """,
        ser("9, np.arange(3.), np.zeros(9), Where()"),
    ),
    case(
        "effect_user_format",
        """
        class Name:
            n = 0
            def __format__(self, spec):
                Name.n += 1
                return f"<{Name.n}>"
        def f(k, name):
            out = []
            for i in range(k):
                out.append(f"{name}{i}")
            return out
        """,
        ser("9, Name()"),
    ),
    case(
        "effect_user_bool",
        """
        class Flip:
            n = 0
            def __bool__(self):
                Flip.n += 1
                return Flip.n % 2 == 0
        def f(k, flag):
            out = []
            for i in range(k):
                if flag:
                    out.append(i)
            return out
        """,
        ser("9, Flip()"),
    ),
    case(
        "effect_user_hash",
        """
        class Key:
            n = 0
            def __hash__(self):
                Key.n += 1
                return 5
            def __eq__(self, other):
                Key.n += 1
                return self is other
        def f(keys, table):
            out = []
            for k in keys:
                out.append(table.get(k, 0))
            return out, Key.n
        """,
        ser("[Key(), Key(), Key()], {}"),
        ser("[1, 2, 3], {Key(): 4}"),
    ),
    case(
        "effect_float_subclass",
        """
        log = []
        class Money(float):
            def __mul__(self, other):
                log.append(other)
                return len(log)
        def f(xs, rate):
            out = []
            for x in xs:
                out.append(rate * x)
            return out
        """,
        ser("[1, 2, 3], Money(2.0)"),
    ),
    case(
        "effect_dict_missing",
        """
        class Auto(dict):
            def __missing__(self, key):
                self[key] = len(self)
                return self[key]
        def f(keys, table):
            out = []
            for k in keys:
                out.append(table[k])
            return out
        """,
        ser("list('abcab'), Auto()"),
        call("list('ab'), {'a': 1, 'b': 2}"),
    ),
    case(
        "effect_defaultdict_read",
        """
        from collections import defaultdict
        def f(keys, table):
            out = []
            for k in keys:
                out.append(table[k])
            return out
        """,
        ser("list('abcab'), defaultdict(int)"),
        ser("list('abcab'), defaultdict(list)"),
        call("list('abcab'), __import__('collections').Counter('ab')"),
    ),
    case(
        "effect_ordereddict_move",
        """
        from collections import OrderedDict
        def f(keys, table):
            out = []
            for k in keys:
                table.move_to_end(k)
                out.append(next(iter(table)))
            return out
        """,
        ser("list('abcab'), OrderedDict(a=1, b=2, c=3)"),
    ),
    case(
        "own_length_is_never_asked",
        """
        asked = []
        class Word(tuple):
            def __len__(self):
                asked.append("len")
                return sum(abs(j) for i, j in self)
        class Hinted:
            def __init__(self, values):
                self.values = values
            def __iter__(self):
                return iter(self.values)
            def __length_hint__(self):
                asked.append("hint")
                return 3
        def f(pairs):
            found = [len(Word(pairs)), sum(i + j for i, j in Hinted(pairs))]
            for (i, j), k in zip(Word(pairs), Hinted(pairs)):
                found.append(i + j + k[0])
            for n, (i, j) in enumerate(Hinted(pairs)):
                found.append(n + i + j)
            return found, asked
        """,
        call("[(1, 2), (3, 4), (5, -6)]"),
    ),
)
