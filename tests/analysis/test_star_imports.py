"""Star imports of the program's own modules: verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from autopar.analysis.module import analyze_module
from autopar.analysis.program import Program

OPS = (
    "import numpy as np\nSEEN = []\ndef f(x):\n    return x * 2\ndef g(x):\n    SEEN.append(x)\n    return len(SEEN)\n"
)
MAIN = """
{imports}
def work(out, xs):
    for i in range(len(xs)):
        out[i] = {call}
"""

VERDICTS = {
    "public names": ("from ops import *", "f(xs[i])", OPS, "parallel"),
    "numpy too": ("from ops import *", "np.sqrt(f(xs[i]))", OPS, "parallel"),
    "what notes": ("from ops import *", "g(xs[i])", OPS, "sequential"),
    "listed": ("from ops import *", "f(xs[i])", OPS + "__all__ = ('f',)\n", "parallel"),
    "not listed": ("from ops import *", "g(xs[i])", OPS + "__all__ = ('f',)\n", "sequential"),
    "listed, and not there": ("from ops import *", "f(xs[i])", OPS + "__all__ = ('f', 'h')\n", "sequential"),
    "list computed": ("from ops import *", "f(xs[i])", OPS + "__all__ = ['f'] + []\n", "sequential"),
    "list extended": ("from ops import *", "f(xs[i])", OPS + "__all__ = ['f']\n__all__.extend('g')\n", "sequential"),
    "in a branch": ("if True:\n    from ops import *", "f(xs[i])", OPS, "sequential"),
    "made up": ("from ops import *", "f(xs[i])", OPS + "globals().update(f=g)\n", "sequential"),
    "range hidden": (
        "from ops import *",
        "f(xs[i])",
        OPS + "def range(n):\n    return [0, 0, 1]\n",
        "parallel",  # the last of equal indices wins
    ),
    "len hidden": ("from ops import *", "f(xs[i]) + len(xs)", OPS + "len = g\n", "sequential"),
    "defined twice": ("from ops import *\ndef f(x):\n    return x", "f(xs[i])", OPS, "sequential"),
    "library besides": ("from math import *\nfrom ops import *", "f(xs[i])", OPS, "sequential"),
    "itself": ("from main import *\nfrom ops import *", "f(xs[i])", OPS, "sequential"),
    "in a circle": ("from ops import *", "f(xs[i])", "from main import *\n" + OPS, "sequential"),
    "nothing there": ("from oops import *", "f(xs[i])", OPS, "sequential"),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_verdict(name: str, tmp_path: Path) -> None:
    imports, call, ops, verdict = VERDICTS[name]
    (tmp_path / "ops.py").write_text(ops)
    path = tmp_path / "main.py"
    path.write_text(MAIN.format(imports=imports, call=call))
    analysis = analyze_module(path.read_text(), str(path), Program())
    assert [str(report.verdict.value) for report in analysis.reports] == [verdict]
