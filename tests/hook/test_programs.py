"""Programs of several files: what the loops call in other modules is followed, and checked when it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hook.conftest import Run

Files = Mapping[str, str]

GEOMETRY = """
import numpy as np

SCALE = np.ones(3)
SEEN = []

def helper(x):
    return x * SCALE[0]

def norm(v):
    return helper(float((v * v).sum()))

class Point:
    def __init__(self, x):
        self.x = x

    def dist(self, y):
        return abs(self.x - y)
"""

LOOP = """
def work(m):
    out = np.zeros(len(m))
    for i in range(len(m)):
        out[i] = {call}
    return out

m = np.arange(60.0).reshape(-1, 3)
"""
SHOW = "print(repr(work(m)), repr(m))\n"


def script(imports: str, call: str, before: str = "", after: str = "") -> str:
    """Return a script with one loop that makes a call per row."""
    return f"import numpy as np\n{imports}\n{LOOP.format(call=call)}\n{before}\n{SHOW}{after}\n"


@dataclass(frozen=True)
class Program:
    """Files, the script ``main.py`` among them; ``parallel`` tells whether its loop runs so, None where it may."""

    files: Files
    parallel: bool | None


def assert_same(program: Program, run: Run, write: Callable[[Files], None]) -> None:
    """Run a program plain and by autopar: nothing differs, and its loop runs parallel where it must."""
    for backend in ("processes", "threads"):
        write(program.files)
        plain = run("main.py", plain=True, PYTHONDONTWRITEBYTECODE="1")
        write(program.files)  # a program may have changed its own files
        ours = run("main.py", AUTOPAR_FORCE="1", AUTOPAR_BACKEND=backend, PYTHONDONTWRITEBYTECODE="1")
        assert ours.own == plain.own
        if program.parallel is not None:
            assert ("no loop ran parallel" not in ours.said) == program.parallel, ours.said


def par(main: str, **others: str) -> Program:
    return Program({"main.py": main, **_named(others)}, True)


def ser(main: str, **others: str) -> Program:
    return Program({"main.py": main, **_named(others)}, False)


def _named(others: Files) -> Files:
    return {f"{name.replace('__', '/', 1) if '__' in name else name}.py": text for name, text in others.items()}


PROGRAMS: dict[str, Program] = {
    "function": par(script("import geometry", "geometry.norm(m[i])"), geometry=GEOMETRY),
    "aliases": par(script("import geometry as geo", "geo.norm(m[i])"), geometry=GEOMETRY),
    "name of another": par(script("from geometry import norm as f", "f(m[i])"), geometry=GEOMETRY),
    "callback": par(script("import geometry as geo", "sum(map(geo.helper, m[i]))"), geometry=GEOMETRY),
    "class": par(script("import geometry as geo", "geo.Point(1.5).x"), geometry=GEOMETRY),
    "method": par(
        script("from geometry import Point", "p(m[i, 0])", "").replace(
            "def work", "def p(x):\n    q = Point(x)\n    return q.dist(3)\n\ndef work"
        ),
        geometry=GEOMETRY,
    ),
    "package": Program(
        {
            "main.py": script("import shapes\nfrom shapes.lines import length", "length(m[i]) + shapes.area(m[i])"),
            "shapes/__init__.py": "from .areas import area\n",
            "shapes/areas.py": "from . import lines\nfrom .lines import twice as two\n"
            "def area(v):\n    return two(lines.length(v))\n",
            "shapes/lines.py": "def length(v):\n    return float(v.sum())\n\ndef twice(x):\n    return 2 * x\n",
        },
        True,
    ),
    "folder without init": Program(
        {
            "main.py": script("from shapes import lines\nimport shapes.more", "lines.f(m[i]) + shapes.more.g(m[i])"),
            "shapes/lines.py": "def f(v):\n    return float(v.sum())\n",
            "shapes/more.py": "from shapes.lines import f\ndef g(v):\n    return f(v) + 1\n",
        },
        True,
    ),
    "recursion over two modules": par(
        script("import even", "even.is_even(int(m[i, 0]))"),
        even="import odd\ndef is_even(n):\n    return True if n == 0 else odd.is_odd(n - 1)\n",
        odd="import even\ndef is_odd(n):\n    return False if n == 0 else even.is_even(n - 1)\n",
    ),
    "library function handed on": par(
        script("from backend import xp, root\nimport backend", "xp.sqrt(m[i, 0]) + root(i) + backend.sp.math.exp(1)"),
        backend="import numpy as xp\nfrom math import sqrt as root\nimport special as sp\n",
        special="import math\n",
    ),
    "another library function in its place": ser(
        script("from backend import root", "root(m[i])", after="import backend; print(backend.seen)").replace(
            "def work", "import backend\nbackend.patch(globals())\ndef work"
        ),
        backend="from math import fsum as root\nfrom operator import iadd\nseen = []\n"
        "def patch(names):\n    names.update(root=seen.__iadd__)\n",
    ),
    "other library in its place": ser(
        script("from backend import xp", "xp.nextafter(m[i, 0], 9)", before="import backend; backend.patch(globals())"),
        backend="import math as xp\nimport random\nxp2 = random\n"
        "def patch(names):\n    random.seed(3)\n    random.nextafter = lambda a, b: random.random()\n"
        "    names['xp'] = random\n",
    ),
    "two names of one function": par(
        script("import shapes", "shapes.size(m[i]) + shapes.again(m[i])"),
        shapes="import lines\ndef _size(v):\n    return float(v.sum())\nsize = _size\nagain = lines.length\n",
        lines="def length(v):\n    return float(abs(v).sum())\n",
    ),
    "second name given to another": ser(
        script("import shapes\nimport patch", "shapes.size(m[i])", before="patch.patch()"),
        shapes="SEEN = []\ndef _size(v):\n    return float(v.sum())\nsize = _size\n"
        "def noted(v):\n    SEEN.append(1)\n    return len(SEEN)\n",
        patch="import shapes\ndef patch():\n    setattr(shapes, 'size', shapes.noted)\n",
    ),
    "loop in the other module too": par(
        script("import geometry as geo", "geo.total(m[i])"),
        geometry="import numpy as np\ndef half(x):\n    return x / 2\ndef total(v):\n    out = np.zeros(len(v))\n"
        "    for k in range(len(v)):\n        out[k] = half(v[k]) + sum([half(x) for x in v])\n    return out.sum()\n",
    ),
    "loop in the other module calls what was patched": ser(
        script("import geometry as geo\nimport patch", "geo.total(m[i])", before="patch.patch()"),
        geometry="def half(x):\n    return x / 2\ndef total(v):\n    return sum([half(x) for x in v])\n",
        patch="import geometry\nseen = []\ndef patch():\n    def half(x):\n        seen.append(x)\n"
        "        return len(seen)\n    setattr(geometry, 'half', half)\n",
    ),
    "reads this module through an object": ser(
        "import other, sys\nother.module = sys.modules[__name__]\nout = []\nt = 0\nfor i in range(20):\n"
        "    t = i * 2\n    out.append(other.f())\nprint(out)\n",
        other="module = None\ndef f():\n    return module.t\n",
    ),
    "reads this module through an attribute": ser(
        "import other, sys\nother.box.module = sys.modules[__name__]\nout = []\nt = 0\nfor i in range(20):\n"
        "    t = i * 2\n    out.append(other.f())\nprint(out)\n",
        other="class Box:\n    pass\nbox = Box()\ndef f():\n    return box.module.t\n",
    ),
    "exception": ser(
        script("import geometry as geo", "geo.f(m[i])", before="m[7] = -1", after="print('not reached')").replace(
            "def work", "def report(m):\n    try:\n        work(m)\n    finally:\n        print('end')\n\ndef work"
        ),
        geometry="def f(v):\n    if v[0] < 0:\n        raise ValueError(f'negative: {v}')\n    return v[1]\n",
    ),
    "mutates its argument": ser(
        script("import geometry as geo", "geo.f(m[i], m)"),
        geometry="def f(v, m):\n    m[0, 0] += 1\n    return v[0] + m[0, 0]\n",
    ),
    "mutates its row": ser(
        script("import geometry as geo", "geo.f(m[0])"), geometry="def f(v):\n    v[0] += 1\n    return v[0]\n"
    ),
    "mutates a global": ser(
        script("import geometry as geo", "geo.f(m[i])", after="print(geo.SEEN, geo.COUNT)"),
        geometry="SEEN = []\nCOUNT = 0\ndef f(v):\n    global COUNT\n    COUNT += 1\n    SEEN.append(v[0])\n"
        "    return COUNT\n",
    ),
    "mutates a global further on": ser(
        script("import geometry as geo", "geo.f(m[i])", after="import deep; print(deep.SEEN)"),
        geometry="import deep\ndef f(v):\n    return deep.note(v[0])\n",
        deep="SEEN = []\ndef note(x):\n    SEEN.append(x)\n    return len(SEEN)\n",
    ),
    "mutates a default": ser(
        script("import geometry as geo", "geo.f(m[i])"),
        geometry="def f(v, seen=[]):\n    seen.append(v[0])\n    return len(seen)\n",
    ),
    "prints": Program(
        {
            "main.py": script("import geometry as geo", "geo.f(m[i])"),
            "geometry.py": "def f(v):\n    print(v[0])\n    return v[1]\n",
        },
        None,
    ),
    "draws": ser(
        script("import geometry as geo", "geo.f(m[i])", before="geo.np.random.seed(3)"),
        geometry="import numpy as np\ndef f(v):\n    return np.random.random() + v[0]\n",
    ),
    "gives its global back": ser(
        script("import geometry as geo", "g(i)", after="print(geo.TABLE)").replace(
            "def work", "def g(i):\n    t = geo.table()\n    t[0] += i\n    return t[0]\n\ndef work"
        ),
        geometry="TABLE = [0.0]\ndef table():\n    return TABLE\n",
    ),
    "reads what the loop writes": ser(
        script("import geometry as geo", "geo.f(i)").replace(
            "out = np.zeros(len(m))", "out = np.ones(len(m))\n    geo.TABLE = out"
        ),
        geometry="TABLE = None\ndef f(i):\n    return TABLE[i - 1] + 1\n",
    ),
    "view of what the loop writes": ser(
        script("import geometry as geo", "geo.f(i)").replace(
            "out = np.zeros(len(m))", "out = np.ones(len(m))\n    geo.TABLE[:] = [out[::-1]]"
        ),
        geometry="TABLE = []\ndef f(i):\n    return TABLE[0][i - 1] + 1\n",
    ),
    "reads a name that the loop binds": ser(
        "import numpy as np\nimport other\nout = []\nfor i in range(20):\n    t = i * 2\n    out.append(other.f())\n"
        "print(out)\n",
        other="import sys\ndef f():\n    import __main__\n    return __main__.t\n",
    ),
    "reads a name of this module": ser(
        "import numpy as np\nimport loop\nprint(loop.out)\n",
        loop="import other\nout = []\nfor i in range(20):\n    t = i * 2\n    out.append(other.f())\n",
        other="import loop\ndef f():\n    return loop.t\n",
    ),
    "reads this module through sys.modules": ser(
        "import other\nout = []\nfor i in range(20):\n    t = i * 2\n    out.append(other.f())\nprint(out)\n",
        other="import sys\ndef f():\n    return sys.modules['__main__'].t\n",
    ),
    "imports what prints": ser(
        script("import geometry as geo", "geo.f(m[i])", after="import loud; print(loud.x)"),
        geometry="def f(v):\n    import loud\n    return v[0]\n",
        loud="print('loaded')\nx = 1\n",
    ),
    "patched": ser(
        script(
            "import geometry as geo\nimport patch", "geo.norm(m[i])", before="patch.patch()", after="print(patch.seen)"
        ),
        geometry=GEOMETRY,
        patch="import geometry\nseen = []\ndef patch():\n    def norm(v):\n        seen.append(v[0])\n"
        "        return len(seen)\n    setattr(geometry, 'norm', norm)\n",
    ),
    "patched in the importing module": ser(
        script("from geometry import norm", "norm(m[i])", before="import patch; patch.patch(globals())").replace(
            SHOW, SHOW + "print(patch.seen)\n"
        ),
        geometry=GEOMETRY,
        patch="seen = []\ndef patch(names):\n    def norm(v):\n        seen.append(v[0])\n        return len(seen)\n"
        "    names.update(norm=norm)\n",
    ),
    "patched further on": ser(
        script("import geometry as geo\nimport patch", "geo.norm(m[i])", before="patch.patch()"),
        geometry=GEOMETRY,
        patch="import geometry\ndef patch():\n    seen = []\n    def helper(x):\n        seen.append(x)\n"
        "        return len(seen)\n    setattr(geometry, 'helper', helper)\n",
    ),
    "one for another": ser(
        script("import geometry as geo\nimport patch", "geo.f(m[i]) + geo.g(m[i])", before="patch.patch()"),
        geometry="def f(v):\n    return one(v)\ndef g(v):\n    return two(v)\ndef one(v):\n    return v[0]\n"
        "def two(v):\n    return v[1]\n",
        patch="import geometry\ndef patch():\n    setattr(geometry, 'one', geometry.two)\n",
    ),
    "one import for another": ser(
        script("from geometry import f, g\nimport patch", "f(m[i]) + g(m[i])", before="patch.patch(globals())"),
        geometry="def f(v):\n    return v[0]\ndef g(v):\n    return v[1]\n",
        patch="def patch(names):\n    names.update(f=names['g'])\n",
    ),
    "code replaced": ser(
        script("import geometry as geo\nimport patch", "geo.f(m[i])", before="patch.patch()"),
        geometry="SEEN = []\ndef f(v):\n    return v[0]\ndef g(v):\n    SEEN.append(v[1])\n    return len(SEEN)\n",
        patch="import geometry\ndef patch():\n    geometry.f.__code__ = geometry.g.__code__\n",
    ),
    "class patched": ser(
        script("import geometry as geo\nimport patch", "geo.Point(m[i, 0]).x", before="patch.patch()"),
        geometry=GEOMETRY,
        patch="import geometry\ndef patch():\n    def __init__(self, x):\n        geometry.SEEN.append(x)\n"
        "        self.x = len(geometry.SEEN)\n    setattr(geometry.Point, '__init__', __init__)\n",
    ),
    "class without an initializer patched": ser(
        script("import geometry as geo\nimport patch", "count(geo.Empty())", before="patch.patch()").replace(
            "def work", "def count(x):\n    return len(geo.SEEN)\n\ndef work"
        ),
        geometry="SEEN = []\nclass Empty:\n    pass\n",
        patch="import geometry\ndef patch():\n    def __init__(self):\n        geometry.SEEN.append(1)\n"
        "    setattr(geometry.Empty, '__init__', __init__)\n",
    ),
    "own class patched": ser(
        script("import patch", "count(Empty())", before="patch.patch(Empty)").replace(
            "def work", "class Empty:\n    pass\n\ndef count(x):\n    return len(patch.SEEN)\n\ndef work"
        ),
        patch="SEEN = []\ndef patch(cls):\n    def __init__(self):\n        SEEN.append(1)\n"
        "    setattr(cls, '__init__', __init__)\n",
    ),
    "reloaded": ser(
        script(
            "import geometry as geo",
            "geo.f(m[i])",
            before="import importlib\nwith open('geometry.py', 'w') as file:\n"
            "    file.write('SEEN = []\\ndef f(v):\\n    SEEN.append(v[0])\\n    return len(SEEN)\\n')\n"
            "importlib.reload(geo)",
        ),
        geometry="def f(v):\n    return v[0]\n",
    ),
    "shadowed": ser(
        script("import sys\nsys.path.insert(0, 'before')\nimport geometry as geo", "geo.f(m[i])"),
        geometry="def f(v):\n    return v[0]\n",
        before__geometry="SEEN = []\ndef f(v):\n    SEEN.append(v[0])\n    return len(SEEN)\n",
    ),
    "file changed before the loop was read": ser(
        "import geometry\nwith open('geometry.py', 'w') as file:\n    file.write('def f(v):\\n    return v[0]\\n')\n"
        "import loop\n",
        geometry="SEEN = []\ndef f(v):\n    SEEN.append(v[0])\n    return len(SEEN)\n",
        loop=script("import geometry as geo", "geo.f(m[i])"),
    ),
    "star import": par(script("from geometry import *", "norm(m[i])"), geometry=GEOMETRY),
    "bound twice": ser(
        script("import geometry as geo", "geo.f(m[i])"),
        geometry="SEEN = []\ndef f(v):\n    return v[0]\nif SEEN == []:\n    def f(v):\n        SEEN.append(v[0])\n"
        "        return len(SEEN)\n",
    ),
    "module that makes up its attributes": ser(
        script("import geometry as geo", "geo.f(m[i])"),
        geometry="SEEN = []\ndef __getattr__(name):\n    def f(v):\n        SEEN.append(v[0])\n"
        "        return len(SEEN)\n    return f\n",
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)


def test_transformed_source_runs_parallel_until_the_other_module_changes(
    run: Run, write: Callable[[Files], None], tmp_path: Path
) -> None:
    write({"main.py": script("import geometry as geo", "geo.norm(m[i])"), "geometry.py": GEOMETRY})
    import subprocess
    import sys

    transform = [sys.executable, "-m", "autopar", "transform", "main.py", "-i"]
    subprocess.run(transform, cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "main.py").read_text()
    assert "geo.norm=geometry:norm@" in text
    ending = "import autopar.runtime\nprint([e.parallel > 0 for e in autopar.runtime.events()])\n"
    (tmp_path / "main.py").write_text(text + ending)
    assert run("main.py", plain=True, AUTOPAR_FORCE="1").out.endswith("[True]\n")
    write({"geometry.py": GEOMETRY + "\nSCALE[0] = 2\n"})
    assert run("main.py", plain=True, AUTOPAR_FORCE="1").out.endswith("[False]\n")


def test_cached_verdict_goes_when_the_other_module_changes(run: Run, write: Callable[[Files], None]) -> None:
    write({"main.py": script("import geometry as geo", "geo.norm(m[i])"), "geometry.py": GEOMETRY})
    assert "1 loop ran parallel" in run("main.py", AUTOPAR_FORCE="1").said
    assert "1 loop ran parallel" in run("main.py", AUTOPAR_FORCE="1").said
    changed = GEOMETRY.replace("    return helper", "    SEEN.append(v[0])\n    return len(SEEN) + helper")
    write({"geometry.py": changed})
    plain = run("main.py", plain=True)
    ours = run("main.py", AUTOPAR_FORCE="1")
    assert ours.own == plain.own
    assert "changes `SEEN`" in ours.said


LIBRARY = "import numpy as np\ndef norm(v):\n    return _inner(v)\n_inner = [lambda v: float(v.sum())][0]\n"


def test_the_user_vouches_for_a_function(run: Run, write: Callable[[Files], None], tmp_path: Path) -> None:
    main = script("from mylib import sub as s\nfrom mylib.sub import norm", "s.norm(m[i]) + norm(m[i])")
    write({"main.py": main, "mylib/__init__.py": "from .sub import norm\n", "mylib/sub.py": LIBRARY})
    assert "no loop ran parallel" in run("main.py", AUTOPAR_FORCE="1").said
    write({"pyproject.toml": "[tool.autopar]\npure = ['mylib.sub.*']\n"})
    ours = run("main.py", AUTOPAR_FORCE="1")
    assert "1 loop ran parallel" in ours.said
    assert ours.own == run("main.py", plain=True).own
    write({"pyproject.toml": "[tool.autopar]\n"})
    assert "no loop ran parallel" in run("main.py", AUTOPAR_FORCE="1").said
    assert "1 loop ran parallel" in run("main.py", AUTOPAR_FORCE="1", AUTOPAR_PURE="mylib.sub.norm").said


def test_a_function_in_the_place_of_one_that_is_vouched_for(run: Run, write: Callable[[Files], None]) -> None:
    patch = "import __main__\nseen = []\ndef f(v):\n    seen.append(1)\n    return len(seen)\n__main__.norm = f"
    main = script("from mylib.sub import norm", "norm(m[i])", before="import patch")
    write({"main.py": main, "mylib/__init__.py": "", "mylib/sub.py": LIBRARY, "patch.py": patch})
    ours = run("main.py", AUTOPAR_FORCE="1", AUTOPAR_PURE="mylib.sub.*")
    assert "no loop ran parallel" in ours.said
    assert ours.own == run("main.py", plain=True).own
