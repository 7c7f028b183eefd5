"""Callees of NumPy and the standard library: pure ones, and those that change an argument or draw from it."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "callee_sorted_with_key",
        """
        def key(x):
            return -x
        def f(rows, out):
            for i, row in enumerate(rows):
                out[i] = sorted(row, key=key)[0] + max(row, key=lambda v: (v % 3, v))
        """,
        call("[[1, 2], [5, 3, 4]], np.zeros(2)"),
    ),
    case(
        "callee_np_functions",
        """
        def f(m, out):
            for i in range(len(m)):
                r = m[i]
                out[i] = np.linalg.norm(r) + np.dot(r, r) + np.median(r) + np.percentile(r, 30) + r.std() + np.argmax(r)
        """,
        par("np.random.default_rng(0).random((5, 8)), np.zeros(5)"),
    ),
    case(
        "callee_np_out_argument",
        """
        def f(m, buffer, out):
            for i in range(len(m)):
                np.add(m[i], 1, out=buffer)
                out[i] = buffer.sum()
        """,
        call("np.arange(12.).reshape(4, 3), np.zeros(3), np.zeros(4)"),
    ),
    case(
        "callee_np_mutators",
        """
        def f(m):
            for i in range(len(m)):
                np.fill_diagonal(m[i], i)
                np.put(m[i], [0], 99)
                np.copyto(m[i, 1], 5)
        """,
        call("np.zeros((4, 3, 3))"),
    ),
    case(
        "callee_np_shuffle",
        """
        def f(m, seed):
            for i in range(len(m)):
                np.random.default_rng(seed + i).shuffle(m[i])
        """,
        call("np.arange(12.).reshape(3, 4), 5"),
    ),
    case(
        "callee_string_methods",
        """
        def f(lines):
            out = []
            for line in lines:
                name, _, value = line.strip().partition('=')
                out.append((name.lower(), value.split(','), line.encode('utf-8'), '%s-%r' % (name, value)))
            return out
        """,
        call("['A=1,2', ' b = 3', '', 'ü=é']"),
    ),
    case(
        "callee_regex",
        """
        import re
        WORD = re.compile(r'(\\w+)=(\\d+)')
        def f(lines, out):
            for i, line in enumerate(lines):
                m = WORD.match(line)
                out[i] = int(m.group(2)) if m else -1
        """,
        call("['a=1', 'b=22', 'c', 'd=4'], np.zeros(4)"),
    ),
    case(
        "callee_json_and_datetime",
        """
        import json, datetime
        def f(texts):
            out = []
            for t in texts:
                d = json.loads(t)
                out.append((d, datetime.date(2020, 1, 1) + datetime.timedelta(days=d['n'])))
            return out
        """,
        call("""['{"n": 1, "l": [1, 2]}', '{"n": 40}']"""),
        call("""['{"n": 1}', '{bad}']"""),
    ),
    case(
        "callee_itertools",
        """
        import itertools
        def f(rows):
            out = []
            for row in rows:
                out.append(list(itertools.accumulate(row)) + list(itertools.chain(row, row)))
            for a, b in itertools.product([1, 2], [3, 4]):
                out.append(a * b)
            for a, b in itertools.combinations(range(4), 2):
                out.append(a - b)
            return out
        """,
        call("[[1, 2], [3, 4, 5]]"),
    ),
    case(
        "callee_infinite_iterator",
        """
        import itertools
        def f(xs):
            out = []
            for i, x in zip(itertools.count(5), xs):
                out.append(i * x)
            for x, k in zip(xs, itertools.cycle([1, -1])):
                out.append(x * k)
            return out
        """,
        call("[1, 2, 3, 4]"),
    ),
)
