"""Calls of functions in other modules of the program: verdicts, and what the spec says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from autopar.analysis.module import ModuleAnalysis, analyze_module
from autopar.analysis.program import Program
from autopar.spec.callee import Callee, source_digest

OTHER = """
import numpy as np
TABLE = np.arange(9.0)
SEEN = []
def clean(x):
    return x + TABLE[0]
def noted(x):
    SEEN.append(x)
    return x
def changing(v, x):
    v[0] = x
def first(v):
    return v
def deep(x):
    return clean(x) * 2
def endless(x):
    import main
    return main.endless(x)
class P:
    def __init__(self, x):
        self.x = x
    def shifted(self, d):
        return self.x + d
    def move(self, d):
        self.x += d
"""

BODIES = {
    "out[i] = other.clean(xs[i])": "parallel",
    "out[i] = clean(xs[i])": "parallel",
    "out[i] = renamed(xs[i])": "parallel",
    "out[i] = again.clean(xs[i])": "parallel",
    "out[i] = other.deep(xs[i])": "parallel",
    "out[i] = other.noted(xs[i])": "APR204",
    "out[i] = other.changing(xs, i)": "APR204",
    "out[i] = other.missing(xs[i])": "APR201",
    "out[i] = other.endless(xs[i])": "APR201",
    "out[i] = nowhere.f(xs[i])": "APR201",
    "p = other.P(xs[i]); p.move(1); out[i] = p.shifted(2)": "parallel",
    "other.first(xs)[i] = 1.0": "APR107",
    "other.TABLE[i] = xs[i]": "APR106",
    "out[i] = other.TABLE[i]": "parallel",
}


def analyzed(folder: Path, body: str, other: str = OTHER) -> ModuleAnalysis:
    (folder / "other.py").write_text(other)
    text = (
        "import numpy as np\nimport nowhere\nimport other\nimport other as again\nfrom other import clean\n"
        f"from other import clean as renamed\ndef f(xs, out):\n    for i in range(len(xs)):\n        {body}\n"
    )
    main = folder / "main.py"
    main.write_text(text)
    return analyze_module(text, str(main), Program())


@pytest.mark.parametrize("body", BODIES)
def test_verdict(body: str, tmp_path: Path) -> None:
    (report,) = analyzed(tmp_path, body).reports
    expected = BODIES[body]
    assert expected in (report.verdict, report.code), report


def test_spec_names_text_and_functions_of_the_other_module(tmp_path: Path) -> None:
    analysis = analyzed(tmp_path, "out[i] = renamed(xs[i]) + other.deep(xs[i])")
    digest = source_digest(OTHER)
    (outline,) = analysis.outlines
    assert outline.spec.calls == (f"other.deep=other:deep@{digest}", f"renamed=other:clean@{digest}")
    assert analysis.needs == ((str((tmp_path / "other.py").resolve()), digest),)


def test_a_module_that_is_missing_is_looked_for_again(tmp_path: Path) -> None:
    analysis = analyzed(tmp_path, "out[i] = nowhere.f(xs[i])")
    assert (str((tmp_path / "nowhere.py").resolve()), "") in analysis.needs


def test_a_module_that_does_not_parse_is_looked_at_again(tmp_path: Path) -> None:
    analysis = analyzed(tmp_path, "out[i] = other.f(xs[i])", "def f(:")
    assert (str((tmp_path / "other.py").resolve()), source_digest("def f(:")) in analysis.needs


@pytest.mark.parametrize(
    "callee",
    [
        Callee("f"),
        Callee("A.f", "pkg.mod", "ab12"),
        Callee("f", "pkg.mod", "ab12", ("m", "f")),
        Callee("f", "pkg.mod", "ab12", ("m", "f"), "pkg.other"),
    ],
)
def test_entry_is_read_as_it_was_written(callee: Callee) -> None:
    assert Callee.parse(str(callee)) == callee


def test_digest_does_not_depend_on_line_ends() -> None:
    assert source_digest("a\r\nb\r") == source_digest("a\nb\n") != source_digest("a\nb")


def test_only_the_own_package_is_read_where_libraries_stand(tmp_path: Path) -> None:
    libraries = tmp_path / "site-packages"
    for package in ("mine", "theirs"):
        (libraries / package).mkdir(parents=True)
        (libraries / package / "__init__.py").write_text("")
        (libraries / package / "code.py").write_text("def f(x):\n    return x\n")
    text = (
        "import mine.code\nimport theirs.code\ndef g(xs):\n"
        "    return [mine.code.f(x) for x in xs], [theirs.code.f(x) for x in xs]\n"
    )
    path = libraries / "mine" / "main.py"
    verdicts = [report.verdict for report in analyze_module(text, str(path), Program()).reports]
    assert verdicts == ["parallel", "sequential"]


def test_code_that_is_nested_too_deeply_does_not_stop_the_analysis_of_the_rest() -> None:
    text = "def f(xs):\n    out = []\n    for x in xs:\n        out.append(" + "-" * 300 + "x)\n    return out\n"
    text += "def g(xs):\n    return [" + " + ".join(["x"] * 900) + " for x in xs]\n"
    text += (
        "def deep(x):\n    return "
        + "~" * 300
        + "x\ndef h(xs):\n    return [deep(x) for x in xs], [x + 1 for x in xs]\n"
    )
    verdicts = [report.verdict for report in analyze_module(text, "<string>").reports]
    assert len(verdicts) == 4
    assert verdicts[1] == verdicts[3] == "parallel"


def test_attributes_that_a_base_in_another_module_assigns(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("class Base:\n    def __init__(self, v):\n        self.inner = v\n")
    text = (
        "from other import Base\nclass Vec(Base):\n    def __add__(self, other):\n        return self.inner + other\n"
        "    def run(self, xs):\n        return [self.inner + x for x in xs]\n"
    )
    (report,) = analyze_module(text, str(tmp_path / "main.py"), Program(str(tmp_path))).reports
    assert report.verdict == "parallel"
