"""Loops that print: the text comes in iteration order, to whatever object the standard streams are."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, ser

CASES: tuple[Case, ...] = (
    case(
        "print_plain",
        """
        def f(n, out):
            for i in range(n):
                print("at", i)
                out[i] = i
                print(i, 2 * i, None, [i, str(i)], {i: 1.5}, sep=", ", end=";\\n")
            print("done")
        """,
        forked("9, np.zeros(9)"),
        forked("2, np.zeros(2)"),
        call("1, np.zeros(1)"),
        call("0, np.zeros(0)"),
    ),
    case(
        "print_streams",
        """
        import sys
        def f(n, out):
            for i in range(n):
                print("out", i, file=sys.stdout, flush=True)
                print("err", i, file=sys.stderr)
                print("default", i, file=None, end="")
                out[i] = sys.stdout.write(f"{i:>5}|{i!r}\\n") + sys.stderr.write("é\\n")
                sys.stdout.writelines(["a", "b\\n"])
                sys.stderr.flush()
        """,
        forked("9, np.zeros(9)"),
    ),
    case(
        "print_values",
        """
        def f(x, names):
            for i, (v, name) in enumerate(zip(x, names)):
                print(v, v * 2, x[i : i + 2], f"{v:.3f} {name!r:>8}", *names, {name, "z"}, 1 / (v + 1), sep="\\t")
        """,
        forked("np.arange(7.0), ['a', 'b', 'c', 'd', 'e', 'f', 'g']"),
        forked("np.arange(7, dtype=np.float32), [1.5, None, 'x', (1, 2), b'q', 3j, range(3)]"),
        call("np.arange(21.0).reshape(7, 3), list(range(7))"),
    ),
    case(
        "print_in_callee",
        """
        import sys
        def show(i):
            print("at", i)
            return i
        def log(level, text):
            if level > 1:
                print(f"[{level}]", text, file=sys.stderr)
        def f(n, out):
            for i in range(n):
                out[i] = show(i)
                log(i % 4, "text")
        """,
        forked("13, np.zeros(13)"),
    ),
    case(
        "print_method",
        """
        class Table:
            def __init__(self, w): self.w = w
            def row(self, i): print(" " * self.w, i)
        def f(n, out):
            t = Table(3)
            for i in range(n):
                t.row(i)
                out[i] = i
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "print_comprehensions",
        """
        def show(i):
            print("at", i)
            return i
        def f(n):
            xs = [show(i) for i in range(n)]
            total = sum(show(i) for i in range(n))
            return xs, {i: show(2 * i) for i in xs}, {show(i) for i in xs}, total
        """,
        forked("9"),
    ),
    case(
        "print_with_accumulations",
        """
        def f(n, out):
            total, kept, best = 0.0, [], None
            seen = {}
            for i in range(n):
                v = (i * 7) % 5
                print("v", v)
                total += v / 3
                kept.append(v)
                seen[v] = i
                if v > 2:
                    print("big", v)
                out[i] = v
            return total, kept, seen, v
        """,
        forked("13, np.zeros(13)"),
    ),
    case(
        "print_and_decide",
        """
        def check(i, limit):
            print("check", i)
            return i < limit
        def f(n, limit):
            fine = True
            for i in range(n):
                fine = fine and check(i, limit)
            some = False
            for i in range(n):
                some = check(i, limit) or some
            return fine, some
        """,
        call("12, 30"),
        call("12, 5"),
        call("12, 0"),
    ),
    case(
        "print_while",
        """
        def f(n, out):
            i = 0
            while i < n:
                print(i)
                out[i] = i
                i += 1
            return i
        """,
        forked("9, np.zeros(9)"),
    ),
    case(
        "print_then_exception",
        """
        def f(n, out, bad):
            for i in range(n):
                print("before", i)
                out[i] = 1 / (i - bad)
                print("after", i)
        """,
        call("9, np.zeros(9), 6"),
        call("9, np.zeros(9), 0"),
        call("9, np.zeros(9), 8"),
        call("9, np.zeros(9), -1"),
    ),
    case(
        "print_and_warn",
        """
        import warnings
        def f(n, out):
            for i in range(n):
                print("at", i)
                if i % 3 == 0:
                    warnings.warn(f"w{i}", RuntimeWarning)
                out[i] = i
            for x in range(n):
                print("x", np.float64(x) / np.float64(x - 5))
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "print_and_draw",
        """
        def f(n, out, rng):
            for i in range(n):
                out[i] = rng.random()
                print(i, out[i], rng.uniform(2, 3, 2))
            return repr(rng.bit_generator.state)
        """,
        forked("9, np.zeros(9), np.random.default_rng(3)"),
    ),
    case(
        "print_what_is_drawn",
        """
        def f(n, rng):
            for i in range(n):
                x = rng.random()
                print(i, x, rng.uniform(2, 3, 2))
            return repr(rng.bit_generator.state)
        """,
        forked("9, np.random.default_rng(3)"),
    ),
    case(
        "print_other_stream",
        """
        import sys
        from sys import stdout
        old = sys.stderr
        def f(n, stream):
            for i in range(n):
                print(i, file=stream)
            for i in range(n):
                stdout.write(f"{i}\\n")
            for i in range(n):
                print(i, file=old)
            for i in range(n):
                stream.write("text\\n")
            for i in range(n):
                out = sys.stdout
                out.write("text\\n")
            return None
        """,
        ser("9, sys.stdout"),
    ),
    case(
        "print_redirected",
        """
        import contextlib, io
        def f(n):
            text = io.StringIO()
            with contextlib.redirect_stdout(text):
                for i in range(n):
                    print("kept", i)
            return text.getvalue()
        """,
        forked("9"),
    ),
    case(
        "print_to_users_stream",
        """
        import contextlib, io
        class Tee:
            def __init__(self): self.lines = []
            def write(self, text):
                self.lines.append(text)
                return len(text)
        class Loud(io.StringIO):
            def write(self, text):
                return super().write(text.upper())
        def f(n, out, stream):
            kept = []
            with contextlib.redirect_stdout(stream):
                for i in range(n):
                    print("kept", i)
                    out[i] = len(getattr(stream, "lines", kept))
            return getattr(stream, "lines", None) or stream.getvalue()
        """,
        ser("9, np.zeros(9), Tee()"),
        ser("9, np.zeros(9), Loud()"),
    ),
    case(
        "print_shadowed",
        """
        import builtins
        lines = []
        def f(n, out):
            before = builtins.print
            builtins.print = lambda *a, **k: lines.append(a)
            try:
                for i in range(n):
                    print("at", i)
                    out[i] = i
            finally:
                builtins.print = before
            return lines
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "print_written_attribute",
        """
        import sys, io, contextlib
        lines = []
        def f(n, out):
            stream = io.StringIO()
            with contextlib.redirect_stdout(stream):
                sys.stdout.write = lines.append
                for i in range(n):
                    print("at", i)
                    out[i] = i
            return lines
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "print_users_text",
        """
        class Speaks:
            def __init__(self): self.n = 0
            def __str__(self):
                self.n += 1
                return f"n {self.n}"
        def f(n, out, s):
            for i in range(n):
                print(s)
                out[i] = i
            return s.n
        """,
        ser("9, np.zeros(9), Speaks()"),
    ),
    case(
        "print_unencodable",
        """
        import contextlib, io
        def f(n, out):
            raw = io.BytesIO()
            stream = io.TextIOWrapper(raw, "ascii", write_through=True)
            error = None
            with contextlib.redirect_stdout(stream):
                try:
                    for i in range(n):
                        out[i] = i
                        print("x" if i != 5 else "é")
                        out[i] = -i
                except UnicodeEncodeError as e:
                    error = str(e)
            return raw.getvalue(), error, out
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "print_to_full_disk",
        """
        import contextlib, io, sys
        def f(n, out, size, caught):
            raw = io.FileIO("/dev/full", "w")
            stream = io.TextIOWrapper(io.BufferedWriter(raw, size), "ascii", write_through=True)
            errors = []
            with contextlib.redirect_stdout(stream):
                try:
                    for i in range(n):
                        out[i] = i
                        print("at", i, "x" * 20)
                        out[i] = -i
                except OSError as e:
                    errors.append(str(e))
            try:
                stream.detach().detach().close()
            except OSError as e:
                errors.append(str(e))
            return errors, out
        """,
        call("9, np.zeros(9), 16, False"),
        call("20, np.zeros(20), 100, False"),
        call("40, np.zeros(40), 700, False"),
    ),
    case(
        "print_failure_is_caught",
        """
        import contextlib, io
        def f(n, out, size):
            raw = io.FileIO("/dev/full", "w")
            stream = io.TextIOWrapper(io.BufferedWriter(raw, size), "ascii", write_through=True)
            with contextlib.redirect_stdout(stream):
                for i in range(n):
                    try:
                        print("at", i, "x" * 20)
                        out[i] = i
                    except OSError:
                        out[i] = -i
            try:
                stream.detach().detach().close()
            except OSError:
                pass
            return out
        """,
        call("30, np.zeros(30), 100"),
    ),
    case(
        "print_to_closed",
        """
        import contextlib, io
        def f(n, out):
            stream = io.StringIO()
            stream.close()
            with contextlib.redirect_stdout(stream):
                for i in range(n):
                    out[i] = i
                    print(i)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "print_stream_is_none",
        """
        import contextlib
        def f(n, out):
            with contextlib.redirect_stdout(None):
                for i in range(n):
                    out[i] = i
                    print(i)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "print_asks_stream",
        """
        import sys
        def f(n, out):
            for i in range(n):
                out[i] = sys.stdout.isatty()
            for i in range(n):
                print(i, sys.stdout.encoding)
            kept = []
            for i in range(n):
                print(i)
                kept.append(sys.stdout is sys.stderr)
            for i in range(n):
                print(i)
                kept.append(sys.stdout)
            return kept[:n], [k is sys.stdout for k in kept]
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "print_cached_callee",
        """
        from functools import lru_cache
        @lru_cache
        def show(i):
            print("computing", i)
            return i * i
        def f(n, out):
            for i in range(n):
                out[i] = show(i % 3)
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "print_generator",
        """
        def items(n):
            for i in range(n):
                print("making", i)
                yield i
        def f(n, out):
            for i in items(n):
                print("using", i)
                out[i] = i
            return [print("item", i) for i in items(n)]
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "print_break",
        """
        def f(n, x):
            for i in range(n):
                print("look", i)
                if x[i] > 5:
                    break
            return i
        """,
        call("9, list(range(9))"),
    ),
    case(
        "print_two_statements",
        """
        def f(n, out, x):
            for i in range(1, n):
                x[i] = x[i - 1] + 1
                print("x", x[i])
                out[i] = i * 2
                print("out", out[i])
        """,
        call("9, np.zeros(9), np.zeros(9)"),
    ),
    case(
        "print_module_level",
        """
        total = 0
        for i in range(12):
            print("line", i)
            total += i
        """,
    ),
    case(
        "print_nested",
        """
        def f(n, out):
            for i in range(n):
                for j in range(3):
                    print(i, j, end=" ")
                print()
                out[i] = i
        """,
        forked("9, np.zeros(9)"),
    ),
)
