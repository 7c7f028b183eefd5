"""A script that is run by autopar cannot tell, and neither can who reads its output."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping

import pytest

from tests.hook.conftest import Run

LOOP = """
def square(n):
    out = [0] * n
    for i in range(n):
        out[i] = i * i
    return out
"""

SCRIPTS: dict[str, str | bytes] = {
    "surroundings": """
import os, sys
print(sys.argv, __name__, __file__, sys.path[0], list(globals()))
print(__package__, __spec__, __cached__, type(__loader__).__name__, __annotations__, __builtins__)
print(sys.modules["__main__"].__dict__ is globals(), os.getcwd(), __doc__)
for i in range(3):
    print(i)
""",
    "docstring and future": '''"""Says so."""
from __future__ import annotations
x: "int" = 1
for i in range(2): x += i
def f(a: unknown) -> None: ...
print(__doc__, f.__annotations__, __annotations__)
''',
    "own source": "import inspect\nfor i in range(2): pass\ndef f():\n    # here\n    return [j for j in range(3)]\n"
    "print(open(__file__).read(), inspect.getsource(f), f())\n",
    "exit with a number": "import sys\nfor i in range(2): pass\nprint('out')\nsys.exit(7)\n",
    "exit with a text": "import sys\nfor i in range(2): pass\nsys.exit('goodbye')\n",
    "exit with none": "for i in range(2): pass\nraise SystemExit\n",
    "exception": LOOP + "print(square(3))\nsquare('x')\n",
    "chained exceptions": LOOP
    + """
def f(x):
    try:
        square(x)
    except TypeError as error:
        raise ValueError("no\\nnumber") from error
try:
    f("x")
except ValueError:
    {}["missing"]
""",
    "exception group": LOOP
    + "try:\n    square('x')\nexcept TypeError as e:\n    raise ExceptionGroup('both', [e, ValueError(1)])\n",
    "user's excepthook": "import sys\nfor i in range(2): pass\n"
    "sys.excepthook = lambda kind, value, trace: print(kind, value, trace.tb_lineno, trace.tb_next)\n1 / 0\n",
    "broken excepthook": "import sys\nfor i in range(2): pass\ndef hook(*_): [][1]\nsys.excepthook = hook\n1 / 0\n",
    "syntax error": "for i in range(3):\n    print(i\nx = 1\n",
    "late syntax error": "print(1)\nfor i in range(3): pass\nreturn 3\n",
    "syntax warning": "for i in range(3): print(i is 3)\n",
    "exit handlers": "import atexit, sys\nfor i in range(2): pass\natexit.register(print, 'last')\n"
    "print('first', end='')\nsys.stderr.write('error\\n')\n",
    "standard input": "import sys\nfor line in sys.stdin: print(line.strip()[::-1])\nprint(repr(sys.stdin.read()))\n",
    "exception in a thread": LOOP + "import threading\nt = threading.Thread(target=square, args=('x',), name='T')\n"
    "t.start(); t.join()\nprint('on')\n",
    "exit in a thread": "import sys, threading\nfor i in range(2): pass\n"
    "t = threading.Thread(target=sys.exit, args=(3,))\nt.start(); t.join()\nprint('on')\n",
    "pickled classes": "import pickle, dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\n"
    "print(pickle.loads(pickle.dumps([P(i) for i in range(3)])))\n",
    "byte order mark and CRLF": b"\xef\xbb\xbffor i in range(2):\r\n    print('\xc3\xa9', i)\r\n1/0\r\n",
    "latin-1": b"# -*- coding: latin-1 -*-\nfor i in range(2):\n    print('\xe9', i)\n\xe9 = 1 / (i - 1)\n",
    "bad encoding": b"for i in range(2):\n    print('\xe9', i)\n",
    "unknown encoding": b"# coding: nothing\nfor i in range(2):\n    print(i)\n",
    "form feed and tabs": "x = []\n\x0cfor i in range(2):\n\tx.append(i)\nprint(x)\n1 /0\n",
    "recursion": """
for i in range(2): pass
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(depth(0) > 990)
""",
    "spawned processes": """
import multiprocessing
def f(x):
    total = 0
    for i in range(x):
        total += i
    return total, __name__
if __name__ == "__main__":
    for method in ("spawn", "fork"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(pool.map(f, [3, 4]))
""",
}


FORCED = {
    "caught": """
import logging, traceback
def halves(xs):
    out = [0.0] * len(xs)
    for i in range(len(xs)):
        out[i] = 1 / xs[i]
    return out
def total(xs, s=0):
    for x in xs:
        s += int(x)
    return s
def inner(x):
    return int(x)
def listed(xs):
    return [inner(x) for x in xs], sum(inner(x) for x in xs)
class Model:
    def sizes(self, xs):
        if all(inner(x) for x in xs) and sum([inner(x) + 1 for x in xs]):
            return {inner(x) for x in xs}
for function in (halves, total, listed, Model().sizes):
    for argument in ([1, 2], [3, 0, 2], [1, "x", 3], "12a", 3, []):
        try:
            print(function.__qualname__, argument, function(argument))
        except Exception as error:
            print(traceback.format_exc())
            logging.exception("again")
            print(error.__traceback__.tb_next.tb_frame.f_code.co_name)
""",
    "not caught": """
def ratios(a, b):
    out = [0.0] * len(a)
    for i in range(len(a)):
        out[i] = a[i] / b[i]
    return out
try:
    ratios([1, 2, 3], [1, 2, 0])
except ZeroDivisionError as error:
    raise ExceptionGroup("both", [error, ValueError(ratios([2], [1]))]) from ratios([], [])
""".replace(" from ratios([], [])", ""),
    "in a thread": """
import threading
def ratios(a, b):
    out = [0.0] * len(a)
    for i in range(len(a)):
        out[i] = a[i] / b[i]
    return out
thread = threading.Thread(target=ratios, args=([1, 2, 3], [1, 2, 0]), name="worker")
thread.start()
thread.join()
total = 0
for i in range(100):
    total += i * i
print(total, i)
""",
    "hidden in functions": """
def functions(n):
    out = [None] * n
    for i in range(n):
        out[i] = (lambda: i).__qualname__
    return out
def outer(k):
    def inner(n):
        out = [0] * n
        for i in range(n):
            out[i] = i // k
        return out
    return inner
print(functions(3), outer(2)(5), outer.__code__.co_firstlineno)
print((lambda xs: [x * x for x in xs])(range(4)))
outer(0)(5)
""",
}


@pytest.mark.parametrize("name", FORCED)
def test_parallel_runs_fail_as_serial_ones_do(name: str, write: Callable[..., None], run: Run) -> None:
    write({"script.py": FORCED[name]})
    plain = run("script.py", plain=True)
    assert run("script.py", AUTOPAR_FORCE="1").own == plain.own


# Python's own message names the file where compiling bytes does not: these end alike, and say it in other words.
ENCODINGS = {"bad encoding", "unknown encoding"}


@pytest.mark.parametrize("name", SCRIPTS)
def test_runs_as_python_does(name: str, write: Callable[[Mapping[str, str | bytes]], None], run: Run) -> None:
    write({"script.py": SCRIPTS[name]})
    plain = run("./script.py", "a", "-m", "--b", plain=True, stdin="one\ntwo\n")
    cold, warm = (run("./script.py", "a", "-m", "--b", stdin="one\ntwo\n") for _ in range(2))
    shown = slice(0, 2 if name in ENCODINGS else 3)
    assert cold.own[shown] == plain.own[shown]
    assert warm.own[shown] == plain.own[shown]


def test_imports_from_the_script_s_folder(write: Callable[..., None], run: Run) -> None:
    write(
        {
            "app/main.py": "import pkg.b, single, sys\nprint(pkg.b.twice(3), single.__file__, sys.path[0])\n"
            "print(pkg.__file__, pkg.__path__, pkg.b.__spec__.origin, pkg.b.__cached__, pkg.b.__package__)\n"
            "pkg.b.fail()\n",
            "app/pkg/__init__.py": "for i in range(2): pass\n",
            "app/pkg/a.py": LOOP,
            "app/pkg/b.py": "from .a import square\nfrom . import a\n"
            "def twice(n):\n    return [2 * x for x in square(n)]\n"
            "def fail():\n    for i in range(3):\n        a.square(None)\n",
            "app/single.py": "for i in range(3): x = i\n",
        }
    )
    plain, ours = run("app/main.py", plain=True), run("app/main.py")
    assert ours.own == plain.own
    assert plain.code == 1


def test_error_while_importing(write: Callable[..., None], run: Run) -> None:
    write({"main.py": "for i in range(2): pass\nimport bad\n", "bad.py": "for i in range(2):\n    x = = 1\n"})
    plain, ours = run("main.py", plain=True), run("main.py")
    assert ours.own == plain.own
    assert "SyntaxError" in plain.err


def test_module(write: Callable[..., None], run: Run) -> None:
    write(
        {
            "pkg/__init__.py": "",
            "pkg/__main__.py": "import sys\nfrom .a import square\nfor i in range(2): print(i)\n"
            "print(sys.argv, __name__, __package__, __spec__.name, __file__, sys.path[0])\nsquare('x')\n",
            "pkg/a.py": LOOP,
        }
    )
    plain, ours = run("-m", "pkg", "x", "-m", "y", plain=True), run("-m", "pkg", "x", "-m", "y")
    assert ours.own == plain.own
    assert plain.code == 1


@pytest.mark.parametrize("arguments", [("missing.py",), (".",), ("-m", "missing"), ("-m", "missing.inner")])
def test_bad_input_is_one_line(arguments: tuple[str, ...], run: Run) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("autopar: ")
    assert ran.err.count("\n") == 1


def test_interrupt_kills_as_it_kills_python(write: Callable[..., None], run: Run) -> None:
    write(
        {
            "script.py": "import os, signal, time, atexit\natexit.register(print, 'exit')\nprint('begin')\n"
            "for i in range(2): pass\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)\n"
        }
    )
    plain, ours = run("script.py", plain=True), run("script.py")
    assert ours.own == plain.own
    assert ours.code == -signal.SIGINT


def test_disabled_by_the_environment(write: Callable[..., None], run: Run) -> None:
    write({"script.py": "import sys\nfor i in range(2): print(i)\nprint('autopar.api' in sys.modules)\n"})
    ran = run("script.py", AUTOPAR_DISABLE="1")
    assert (ran.code, ran.out, ran.err) == (0, "0\n1\nFalse\n", "")


def test_a_symbolic_link_is_followed_for_the_path(write: Callable[..., None], run: Run, tmp_path: object) -> None:
    write(
        {
            "real/script.py": "import sys, near\nfor i in range(2): pass\nprint(sys.path[0], __file__)\n",
            "real/near.py": "",
        }
    )
    os.symlink("real/script.py", f"{tmp_path}/link.py")
    assert run("link.py").own == run("link.py", plain=True).own


def test_a_script_without_loops_imports_nothing_heavy(write: Callable[..., None], run: Run) -> None:
    names = "{'numpy', 'ray', 'numba', 'libcst', 'symtable', 'rich'}"
    write({"script.py": f"import sys\nprint(sorted({names} & set(sys.modules)))\n"})
    assert run("script.py").out == "[]\n"


def test_a_warm_start_analyses_nothing(write: Callable[..., None], run: Run) -> None:
    names = "{'numpy', 'ray', 'libcst', 'autopar.api', 'autopar.analysis', 'autopar.rewrite'}"
    write({"script.py": LOOP + f"import sys\nprint(sorted({names} & set(sys.modules)))\n"})
    assert "autopar.api" in run("script.py").out
    assert run("script.py").out == "[]\n"


def test_an_unwritable_home_breaks_nothing(write: Callable[..., None], run: Run) -> None:
    write({"script.py": LOOP + "print(square(2))\n"})
    for home in ("/proc/nothing", "relative", ""):
        ran = run("script.py", XDG_CACHE_HOME=home, HOME="/proc/nothing")
        assert (ran.code, ran.out) == (0, "[0, 1]\n")


def test_says_why_nothing_ran_parallel(write: Callable[..., None], run: Run) -> None:
    write({"script.py": "print(1)\n", "other.py": "for i in range(2):\n    open(__file__)\n"})
    assert run("script.py").said == "autopar: no loop ran parallel: there is no loop in it\n"
    said = run("other.py").said
    assert said.startswith("autopar: no loop ran parallel: its loop is sequential, APR")
    assert said.endswith("(other.py:1)\n")


def test_closed_streams(write: Callable[..., None], run: Run) -> None:
    write({"script.py": "import sys\nfor i in range(2): pass\nsys.stdout.close()\nsys.stderr = None\n"})
    assert run("script.py").own == run("script.py", plain=True).own
