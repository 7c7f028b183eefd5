from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """\
import sys
print(sys.argv[1:], __name__)
sys.exit(int(sys.argv[-1]))
"""


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autopar", "run", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "script.py").write_text(SCRIPT)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ([], ["--help", "7"]),
        (["--workers", "2"], ["--workers", "x", "-m", "--", "3"]),
        (["--backend=serial", "--exact", "--no-progress"], ["--version", "0"]),
        (["--"], ["-h", "4"]),
    ],
)
def test_everything_after_the_script_is_the_scripts(folder: Path, options: list[str], arguments: list[str]) -> None:
    result = _run(folder, *options, "script.py", *arguments)
    assert result.stdout == f"{arguments} __main__\n"
    assert result.returncode == int(arguments[-1])


@pytest.mark.parametrize("spelling", [["-m", "script"], ["-mscript"]])
def test_everything_after_the_module_is_the_modules(folder: Path, spelling: list[str]) -> None:
    result = _run(folder, "--backend", "serial", *spelling, "--help", "--", "-m", "5")
    assert result.stdout == "['--help', '--', '-m', '5'] __main__\n"
    assert result.returncode == 5


@pytest.mark.parametrize(
    ("body", "code", "last"),
    [
        ("raise EOFError('end')", 1, "EOFError: end"),
        ("raise KeyError('k')", 1, "KeyError: 'k'"),
        ("import click; raise click.UsageError('theirs')", 1, "click.exceptions.UsageError: theirs"),
        ("raise SystemExit('bye')", 1, "bye"),
    ],
)
def test_what_the_script_raises_is_its_own(tmp_path: Path, body: str, code: int, last: str) -> None:
    (tmp_path / "x.py").write_text(body + "\n")
    result = _run(tmp_path, "x.py")
    assert result.returncode == code
    assert "autopar/" not in result.stderr
    assert last in result.stderr.splitlines()


def test_a_run_without_loops_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("import sys\nprint(sorted(sys.modules))\n")
    result = _run(tmp_path, "x.py")
    assert "'click'" in result.stdout
    for heavy in ("rich", "libcst", "numpy", "ray", "numba"):
        assert f"'{heavy}'" not in result.stdout
