from __future__ import annotations

from pathlib import Path

import pytest

from autopar.config import Config, ConfigError, from_environment, from_project


def test_the_environment_overrides_what_it_names() -> None:
    env = {"AUTOPAR_WORKERS": "3", "AUTOPAR_BACKEND": "threads", "AUTOPAR_FORCE": "1", "AUTOPAR_EXACT": "0"}
    config = from_environment(Config(exact=True, disable=True), env)
    assert config == Config(workers=3, backend="threads", force=True, exact=False, disable=True)


@pytest.mark.parametrize("env", [{"AUTOPAR_WORKERS": "two"}, {"AUTOPAR_WORKERS": "0"}, {"AUTOPAR_BACKEND": "gpu"}])
def test_a_value_that_cannot_be_used_is_named(env: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        from_environment(Config(), env)


def test_the_nearest_project_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.autopar]\nbackend = "threads"\nexclude = ["old/"]\n')
    inner = tmp_path / "src" / "pkg"
    inner.mkdir(parents=True)
    assert from_project(inner) == Config(backend="threads", exclude=("old/",))


@pytest.mark.parametrize("text", ["[tool.autopar]\nworker = 2\n", "[tool.autopar]\nbackend = 'gpu'\n", "[tool"])
def test_a_project_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ConfigError):
        from_project(tmp_path)
