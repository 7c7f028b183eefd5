"""Private arrays of which the iterations read elements that none of them writes, and arrays that only look so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_TABLE = "np.arange(60.).reshape(12, 5) % 7"

CASES: tuple[Case, ...] = (
    case(
        "never_written_first_of_a_row",
        """
        def f(seqs, out, n):
            row = np.zeros(n)
            for s in range(len(seqs)):
                for j in range(1, n):
                    row[j] = row[j - 1] * 0.5 + seqs[s, j]
                out[s] = row[n - 1]
            return row
        """,
        par(f"{_TABLE}, np.zeros(12), 5"),
        par(f"{_TABLE}, np.zeros(12, np.int8), 5"),
        par(f"{_TABLE}, [0.0] * 12, 3"),
        call(f"{_TABLE}, np.zeros(12), 1"),
        call(f"{_TABLE}, np.zeros(12), 0"),
        call(f"{_TABLE}, np.zeros(12), -1"),
        call(f"{_TABLE}, np.zeros(12), 6"),
        call(f"{_TABLE}, np.zeros(9), 5"),
        call(f"{_TABLE}, np.zeros(12), np.uint8(5)"),
        call("np.full((12, 5), np.nan), np.zeros(12), 5"),
        call("np.zeros((0, 5)), np.zeros(0), 5"),
        call("np.zeros((1, 5)), np.zeros(1), 5"),
    ),
    case(
        "never_written_first_of_an_argument",
        """
        def f(row, seqs):
            for x in range(len(seqs)):
                for j in range(1, seqs.shape[1]):
                    row[j] = 1.0 - row[j - 1]
                    seqs[x, j] = row[j] + seqs[x, j]
            return row
        """,
        par(f"np.arange(5.), {_TABLE}"),
        par(f"np.arange(5), {_TABLE}"),
        par(f"np.arange(10.)[::-2], {_TABLE}"),
        par(f"np.arange(10.).reshape(5, 2).astype(np.float32)[:, 1], {_TABLE}"),
        call(f"np.arange(4.), {_TABLE}"),
        ser(f"[0.0, 1.0, 2.0, 3.0, 4.0], {_TABLE}"),
        ser(f"(t := {_TABLE})[3], t"),
        ser(f"(t := {_TABLE})[:5, 0], t"),
        ser(f"np.zeros(5, object), {_TABLE}"),
        ser(f"np.lib.stride_tricks.as_strided(np.zeros(5), (5,), (0,)), {_TABLE}"),
        call(f"np.broadcast_to(np.zeros(1), 5), {_TABLE}"),
        call("np.zeros((5, 3)), np.zeros((12, 5, 3))"),
        call("np.arange(3.), np.zeros((12, 1))"),
    ),
    case(
        "never_written_beside_a_fixed_element",
        """
        def f(a, b, out):
            for j in range(len(out)):
                a[2] = b[j] - a[1]
                out[j] = a[2] + a[0]
        """,
        par("np.arange(4.), np.arange(12.), np.zeros(12)"),
        par("np.arange(4, dtype=np.uint8), np.arange(12), np.zeros(12)"),
        call("np.arange(2.), np.arange(12.), np.zeros(12)"),
        call("np.arange(3.), np.arange(8.), np.zeros(12)"),
        ser("(t := np.arange(12.))[:4], t, np.zeros(12)"),
        ser("(t := np.zeros(14))[11:], np.arange(12.), t[:12]"),
        call("{2: 1.0, 1: 3.0, 0: 5.0}, np.arange(12.), np.zeros(12)"),
        call("np.zeros(()), np.arange(12.), np.zeros(12)"),
        call("np.zeros((4, 2)), np.arange(12.), np.zeros((12, 2))"),
    ),
    case(
        "never_written_one_place_counted_from_both_ends",
        """
        def f(a, b, out):
            for j in range(len(out)):
                a[2] = b[j] - a[-1]
                out[j] = a[2]
        """,
        ser("np.arange(3.), np.arange(12.), np.zeros(12)"),
        ser("np.arange(4.), np.arange(12.), np.zeros(12)"),
    ),
    case(
        "never_written_but_for_one_store",
        """
        def f(seqs, n):
            row = np.zeros(n)
            out = []
            for x in seqs:
                for j in range(1, n):
                    row[j] = row[j - 1] + x[j]
                out.append(row[n - 1])
                row[0] = x[0]
            return out, row
        """,
        ser(f"{_TABLE}, 5"),
        ser(f"{_TABLE}, 1"),
    ),
    case(
        "never_written_under_a_condition",
        """
        def f(row, seqs, n):
            for s in range(len(seqs)):
                for j in range(1, n):
                    if seqs[s, j] > 3:
                        row[j] = row[j - 1] + seqs[s, j]
                        seqs[s, j] = row[j]
            return row
        """,
        ser(f"np.arange(5.), {_TABLE}, 5"),
    ),
    case(
        "never_written_in_a_part_that_grows",
        """
        def f(row, out, n):
            for s in range(n):
                for j in range(1, s):
                    row[j] = row[j - 1] + s
                    out[s, j] = row[j]
            return row
        """,
        ser("np.arange(15.), np.zeros((15, 15)), 15"),
    ),
    case(
        "never_written_kept_part",
        """
        def f(a, b, keep):
            for x in b:
                a[1] = x + a[0]
                keep.append((a[0], a[1]))
            return a, keep
        """,
        par("np.arange(3.), np.arange(12.), []"),
        call("np.arange(6.).reshape(3, 2), np.arange(12.), []"),
        call("np.arange(3.), [1, 2, 3, 'x', 5, 6, 7, 8], []"),
        call("np.array(['a', 'b', 'c']), ['x', 'y', 'zz', 'u', 'v', 'w', 'r', 's'], []"),
        call("np.arange(3), [1, 2, 3, 2**70, 5, 6, 7, 8], []"),
    ),
    case(
        "never_written_rows_of_a_table",
        """
        def f(table, xs, out):
            for s in range(len(xs)):
                for i in range(1, 4):
                    table[i] = table[i - 1] * 0.5 + xs[s]
                out[s] = table[3].sum()
            return table
        """,
        par("np.ones((4, 3)), np.arange(12.), np.zeros(12)"),
        par("np.ones((4, 3), np.float32, order='F'), np.arange(12.), np.zeros(12)"),
        call("np.ones((3, 3)), np.arange(12.), np.zeros(12)"),
        call("[np.ones(3), np.ones(3), np.ones(3), np.ones(3)], np.arange(12.), np.zeros(12)"),
    ),
    case(
        "never_written_failure_half_way",
        """
        def f(row, xs, out):
            try:
                for s in range(len(xs)):
                    for j in range(1, 4):
                        row[j] = row[j - 1] + 12 // xs[s]
                    out[s] = row[3]
            except ZeroDivisionError as error:
                out[0] = -1
            return row, out
        """,
        call("np.arange(4.), [1, 2, 3, 4, 0, 6, 7, 8, 9, 0], np.zeros(10)"),
        call("np.arange(4.), [0, 2, 3, 4, 5, 6, 7, 8, 9, 1], np.zeros(10)"),
        call("np.arange(4.), [1, 2, 3, 4, 5, 6, 7, 8, 9, 0], np.zeros(10)"),
        par("np.arange(4.), [1, 2, 3, 4, 5, 6, 7, 8, 9, 3], np.zeros(10)"),
    ),
    case(
        "never_written_at_module_level",
        """
        row = np.arange(4.0)
        out = np.zeros(12)
        for s in range(12):
            for j in range(1, 4):
                row[j] = row[j - 1] + s
            out[s] = row[3]
        def f():
            return row, out, s, j
        """,
        call(""),
    ),
)
