from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.cli.sources import BROKEN, PARALLEL, REQUIRED, SEQUENTIAL


def _loops(output: str) -> list[dict[str, object]]:
    loops: list[dict[str, object]] = json.loads(output)["loops"]
    return loops


def test_every_loop_has_its_line(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL + SEQUENTIAL)
    result = invoke("check", "--format", "concise", "x.py")
    assert result.exit_code == 0
    first, second, summary = result.stdout.splitlines()
    assert first.startswith("x.py:2:5: parallel APR001 ")
    assert second.startswith("x.py:5:5: sequential APR101 ")
    assert summary == "2 loops in 1 file: 1 parallel, 0 guarded, 1 sequential"
    assert result.stderr == ""


def test_full_shows_the_places(invoke: Invoke) -> None:
    Path("x.py").write_text(SEQUENTIAL)
    result = invoke("check", "x.py")
    assert "out[i] = out[i - 1] ** x[i]" in result.stdout
    assert "^" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_is_one_object_on_standard_output(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("check", "x.py", "--format", "json")
    (row,) = _loops(result.stdout)
    assert (row["path"], row["line"], row["column"], row["end_line"]) == ("x.py", 2, 4, 3)
    assert (row["kind"], row["function"], row["verdict"], row["code"]) == ("for", "double", "parallel", "APR001")


def test_folders_are_walked_in_order(invoke: Invoke) -> None:
    for name in ("b.py", "a/z.py", "a/.hidden/x.py", "a/__pycache__/x.py", "env/lib/x.py", "notes.txt", ".venv/x.py"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(PARALLEL)
    Path("env/pyvenv.cfg").touch()
    result = invoke("check", ".", "b.py", "--format", "json")
    assert [row["path"] for row in _loops(result.stdout)] == ["b.py", "a/z.py"]
    absolute = invoke("check", str(Path.cwd()), "--format", "json")
    assert _loops(absolute.stdout) == _loops(result.stdout)


def test_excluded_files_are_left_out_unless_named(invoke: Invoke) -> None:
    Path("pyproject.toml").write_text('[tool.autopar]\nexclude = ["old/", "*_gen.py"]\n')
    for name in ("a.py", "a_gen.py", "old/b.py"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(PARALLEL)
    assert [row["path"] for row in _loops(invoke("check", ".", "--format", "json").stdout)] == ["a.py"]
    assert len(_loops(invoke("check", "a_gen.py", "--format", "json").stdout)) == 1


def test_patterns_are_those_of_the_projects_folder(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text('[tool.autopar]\nexclude = ["/src/old.py"]\n')
    Path("src").mkdir()
    for name in ("src/old.py", "src/new.py"):
        Path(name).write_text(PARALLEL)
    assert [row["path"] for row in _loops(invoke("check", "src", "--format", "json").stdout)] == ["src/new.py"]
    monkeypatch.chdir("src")
    assert [row["path"] for row in _loops(invoke("check", ".", "--format", "json").stdout)] == ["new.py"]


def test_an_empty_folder_is_no_failure(invoke: Invoke) -> None:
    result = invoke("check", ".")
    assert result.exit_code == 0
    assert "no Python files" in result.stderr


def test_a_file_among_many_that_does_not_parse_is_a_finding(invoke: Invoke) -> None:
    Path("good.py").write_text(PARALLEL)
    Path("broken.py").write_text(BROKEN)
    result = invoke("check", ".", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout.startswith("broken.py:1:12: error APR901 ")
    assert "2 files" in result.stdout
    assert invoke("check", ".", "--fail-on", "never").exit_code == 0
    assert invoke("check", ".", "--select", "APR0").exit_code == 1


def test_a_file_that_does_not_parse_alone_is_bad_input(invoke: Invoke) -> None:
    Path("broken.py").write_text(BROKEN)
    for arguments in (["broken.py"], ["."], ["broken.py", "--fail-on", "never"]):
        assert invoke("check", *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("source", "fail_on", "code"),
    [
        (PARALLEL, "regression", 0),
        (PARALLEL, "parallelizable", 1),
        (PARALLEL, "never", 0),
        (SEQUENTIAL, "regression", 0),
        (SEQUENTIAL, "parallelizable", 0),
        (REQUIRED, "regression", 1),
        (REQUIRED, "parallelizable", 1),
        (REQUIRED, "never", 0),
        (PARALLEL + "# autopar: requires\n", "regression", 1),
        (PARALLEL + "# autopar: require\n", "regression", 0),
    ],
)
@pytest.mark.parametrize("form", ["full", "json"])
def test_what_fails(invoke: Invoke, source: str, fail_on: str, code: int, form: str) -> None:
    Path("x.py").write_text(source)
    assert invoke("check", "x.py", "--fail-on", fail_on, "--format", form).exit_code == code


def test_an_unmet_requirement_names_the_obstacle(invoke: Invoke) -> None:
    Path("x.py").write_text(REQUIRED)
    result = invoke("check", "x.py", "--format", "concise")
    assert "x.py:2:5: error APR501 " in result.stdout
    assert "APR101" in result.stdout.splitlines()[0]


def test_machine_formats_keep_findings_on_standard_error(invoke: Invoke) -> None:
    Path("x.py").write_text(REQUIRED)
    result = invoke("check", "x.py", "--format", "json")
    assert set(json.loads(result.stdout)) == {"version", "tool", "loops", "summary"}
    assert "error APR501" in result.stderr


def test_ignored_loops_are_rows_but_not_shown(invoke: Invoke) -> None:
    Path("x.py").write_text(SEQUENTIAL.replace("out)):", "out)):  # autopar: ignore[APR101] wanted"))
    assert invoke("check", "x.py", "--format", "concise").stdout.startswith("1 loop in 1 file")
    assert len(_loops(invoke("check", "x.py", "--format", "json").stdout)) == 1


def test_the_result_can_go_to_a_file(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("check", "x.py", "--format", "sarif", "-o", "out.sarif")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert "1 loop in 1 file" in result.stderr


def test_a_baseline_holds_what_was_parallel(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL + SEQUENTIAL)
    arguments = ["check", ".", "--baseline", "autopar.json"]
    assert invoke(*arguments).exit_code == 2
    assert invoke(*arguments, "--write-baseline").exit_code == 0
    assert invoke(*arguments).exit_code == 0
    Path("x.py").write_text("\n# moved\n" + PARALLEL.replace("2.0 * x[i]", "out[i - 1] ** x[i]") + SEQUENTIAL)
    result = invoke(*arguments, "--format", "concise")
    assert result.exit_code == 1
    assert "x.py:4:5: error APR501 " in result.stdout
    assert invoke(*arguments, "--write-baseline").exit_code == 0
    assert invoke(*arguments).exit_code == 0


def test_codes_are_selected_and_ignored(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL + SEQUENTIAL)
    chosen = invoke("check", "x.py", "--format", "json", "--select", "APR1,APR2").stdout
    assert [row["code"] for row in _loops(chosen)] == ["APR101"]
    left = invoke("check", "x.py", "--format", "json", "--ignore", "apr101").stdout
    assert [row["code"] for row in _loops(left)] == ["APR001"]


def test_the_project_selects_too(invoke: Invoke) -> None:
    Path("pyproject.toml").write_text('[tool.autopar]\nignore = ["APR101"]\n')
    Path("x.py").write_text(PARALLEL + SEQUENTIAL)
    assert len(_loops(invoke("check", ".", "--format", "json").stdout)) == 1


def test_statistics(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL * 2 + SEQUENTIAL)
    lines = invoke("check", "x.py", "--statistics").stdout.splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["2", "APR001"], ["1", "APR101"]]


def test_checking_imports_neither_ray_nor_numba(tmp_path: Path) -> None:

    (tmp_path / "x.py").write_text(PARALLEL)
    program = (
        "import sys\nfrom autopar.cli import main\n"
        "try:\n    main(['check', 'x.py'])\nexcept SystemExit:\n"
        "    print({m.split('.')[0] for m in sys.modules} & {'ray', 'numba', 'numpy', 'libcst', 'rich'})\n"
    )
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True)
    assert result.stdout.endswith("set()\n")


def test_many_files_are_shared_out_and_come_in_order(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"m{number:02d}.py").write_text(PARALLEL if number % 3 else BROKEN)
    program = (
        "from autopar.cli import analyze\nanalyze._cpus = lambda: {cpus}\n"
        "from autopar.cli import main\nmain(['check', '.', '--format', 'concise'])\n"
    )
    outputs = []
    for cpus in (1, 3):
        command = [sys.executable, "-c", program.format(cpus=cpus)]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert (result.returncode, result.stderr) == (1, "")
        outputs.append(result.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].count("\n") == 61
