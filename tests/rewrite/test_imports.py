"""Where the import of autopar goes."""

from __future__ import annotations

import ast

import pytest

from autopar.rewrite.module import rewrite_module
from tests.rewrite.crude import crude_outlines

LOOP = "for i in x:\n    pass\n"
HEADS = [
    ("", "import autopar\n\n\n"),
    ("# Licence.\n\n", "# Licence.\n\nimport autopar\n\n\n"),
    ("#!/usr/bin/python\n", "#!/usr/bin/python\n\nimport autopar\n\n\n"),
    ("#!/usr/bin/python\n# coding: latin-1\n\n", "#!/usr/bin/python\n# coding: latin-1\n\nimport autopar\n\n\n"),
    ('"""Doc."""\n', '"""Doc."""\n\nimport autopar\n\n\n'),
    ('"""Doc."""\n\nx = 1\n\n', '"""Doc."""\n\nimport autopar\n\nx = 1\n\n\n'),
    ('"""Doc."""\nx = 1\n', '"""Doc."""\n\nimport autopar\n\nx = 1\n\n\n'),
    ('"""Doc.\n\nMore.\n"""  # noqa\n\nx = 1\n', '"""Doc.\n\nMore.\n"""  # noqa\n\nimport autopar\n\nx = 1\n\n\n'),
    ("from __future__ import annotations\n", "from __future__ import annotations\n\nimport autopar\n\n\n"),
    (
        "from __future__ import annotations\nimport numpy\n",
        "from __future__ import annotations\nimport autopar\nimport numpy\n\n\n",
    ),
    ("import os\nimport sys\n\n", "import os\nimport sys\n\nimport autopar\n\n\n"),
    ("import numpy as np\n", "import autopar\nimport numpy as np\n\n\n"),
    ("import attr\nimport numpy\n", "import attr\nimport autopar\nimport numpy\n\n\n"),
    ("import attr\nfrom os import (\n    a,\n)\n", "import attr\nimport autopar\nfrom os import (\n    a,\n)\n\n\n"),
    ("import attr\nfrom numpy import (\na)\n", "import attr\nimport autopar\nfrom numpy import (\na)\n\n\n"),
    ("import attr\n", "import attr\nimport autopar\n\n\n"),
    ("import os\nimport numpy\n", "import os\nimport autopar\nimport numpy\n\n\n"),
    ("# numbers\nimport numpy  # np\n", "# numbers\nimport numpy  # np\nimport autopar\n\n\n"),
    ("import os\n\nimport numpy\n\nimport attr\n", "import os\n\nimport autopar\nimport numpy\n\nimport attr\n\n\n"),
    ("from . import a\n", "from . import a\nimport autopar\n\n\n"),
    ("import os\nx = 1\nimport numpy\n", "import os\n\nimport autopar\nx = 1\nimport numpy\n\n\n"),
    ("import os; x = 1\n", "import autopar\n\nimport os; x = 1\n\n\n"),
    ("import numpy, autopar\n", "import numpy, autopar\n\n\n"),
    ("import autopar.runtime\n", "import autopar.runtime\n\n\n"),
    ("from autopar import UNBOUND\n", "import autopar\nfrom autopar import UNBOUND\n\n\n"),
    ("import autopar as ap\n", "import autopar as ap\nimport autopar\n\n\n"),
    ("def f():\n    import autopar\n", "import autopar\n\n\ndef f():\n    import autopar\n\n\n"),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_place(head: str, expected: str) -> None:
    source = head + LOOP
    code = rewrite_module(source, crude_outlines(source), "x.py").code
    got, _, _ = code.partition("@autopar.parallel_for")
    assert got == expected
    ast.parse(code)


BOUND = [
    "autopar = 1\n",
    "def autopar(): pass\n",
    "class autopar: pass\n",
    "def f(autopar): pass\n",
    "lambda *autopar: 1\n",
    "for autopar in x: pass\n",
    "import numpy as autopar\n",
    "from numpy import autopar\n",
    "import numpy.autopar as autopar\n",
    "with x as autopar: pass\n",
    "try: pass\nexcept x as autopar: pass\n",
    "match x:\n    case autopar: pass\n",
    "match x:\n    case [*autopar]: pass\n",
    "match x:\n    case {**autopar}: pass\n",
    "(autopar := 1)\n",
    "def f():\n    global autopar\n",
    "del autopar\n",
    "import autopar\nautopar = 2\n",
]


@pytest.mark.parametrize("head", BOUND)
def test_name_taken(head: str) -> None:
    source = head + "\n" + LOOP
    outlines = [o for o in crude_outlines(source) if o.returns == ("i",)]
    code = rewrite_module(source, outlines, "x.py").code
    assert "import autopar as _autopar\n" in code
    assert "@_autopar.parallel_for()" in code
    assert "i=_autopar.UNBOUND" in code
    assert "if i is _autopar.UNBOUND" in code


def test_both_names_taken() -> None:
    source = "autopar = _autopar = 1\n" + LOOP
    code = rewrite_module(source, crude_outlines(source), "x.py").code
    assert "import autopar as _autopar_\n" in code
