"""The hook changes the code of the modules it is for, and nothing else about them."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

import autopar
from autopar.analysis.program import Program
from autopar.config import Config
from autopar.hook import prepare
from autopar.hook.cache import Prepared
from autopar.hook.installation import install_folder
from autopar.hook.prepare import Preparer

Write = Callable[..., None]
LOOP = "for i in range(2): pass\nmarked = globals().get('mark', False)\n"


@pytest.fixture(autouse=True)
def marking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let the rewrite put a mark into every module but those that say ``plain``; forget what the test imported."""

    def rewrite(data: bytes, filename: str, config: Config, program: Program) -> Prepared:
        if b"fail" in data:
            raise RuntimeError("of autopar's own")
        if b"plain" in data:
            return Prepared(None)
        return Prepared(compile(b"mark = True\n" + data, filename, "exec"))

    monkeypatch.setattr(prepare, "rewrite", rewrite)
    monkeypatch.setattr(Preparer, "_start", lambda self, filename: True)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(str(tmp_path))
    before, finders = set(sys.modules), list(sys.meta_path)
    yield
    sys.meta_path[:] = finders
    for name in set(sys.modules) - before:
        del sys.modules[name]


def is_marked(name: str) -> bool:
    return bool(importlib.import_module(name).marked)


def test_takes_the_packages_that_are_named(write: Write) -> None:
    write(
        {"pkg_a/__init__.py": LOOP, "pkg_a/inner.py": LOOP, "pkg_ab.py": LOOP, "pkg_c/d.py": LOOP, "pkg_c/e.py": LOOP}
    )
    with autopar.install("pkg_a", "pkg_c.d"):
        assert [is_marked(n) for n in ("pkg_a", "pkg_a.inner", "pkg_ab", "pkg_c.d", "pkg_c.e")] == [
            True,
            True,
            False,
            True,
            False,
        ]


def test_modules_look_as_python_makes_them(write: Write, tmp_path: Path) -> None:
    write(
        {"pkg_m/__init__.py": LOOP, "pkg_m/x.py": "from . import y\nfrom .y import marked\n" + LOOP, "pkg_m/y.py": LOOP}
    )
    with autopar.install("pkg_m"):
        module = importlib.import_module("pkg_m.x")
    path = str(tmp_path / "pkg_m" / "x.py")
    assert (module.__file__, module.__spec__.origin, module.__package__) == (path, path, "pkg_m")
    assert module.__cached__ == importlib.util.cache_from_source(path)
    assert isinstance(module.__loader__, SourceFileLoader)
    assert module.__loader__ is module.__spec__.loader
    assert inspect.getsource(module) == (tmp_path / "pkg_m" / "x.py").read_text()
    assert not Path(module.__cached__).exists()  # the plain program's bytecode is not ours to write


def test_a_module_that_is_not_rewritten_is_python_s_own(write: Write) -> None:
    write({"pkg_p/__init__.py": LOOP + "# plain\n"})
    with autopar.install("pkg_p"):
        module = importlib.import_module("pkg_p")
    assert type(module.__loader__) is SourceFileLoader
    assert module.__loader__ is module.__spec__.loader
    assert Path(module.__cached__).exists()


def test_reload_follows_the_source(write: Write, tmp_path: Path) -> None:
    write({"pkg_r.py": LOOP})
    with autopar.install("pkg_r"):
        module = importlib.import_module("pkg_r")
        write({"pkg_r.py": LOOP + "added = 1\n"})
        importlib.invalidate_caches()
        module = importlib.reload(module)
        assert (module.marked, module.added) == (True, 1)
        write({"pkg_r.py": LOOP + "# plain\nadded = 2\n"})
        module = importlib.reload(module)
        assert module.added == 2


def test_uninstalls(write: Write) -> None:
    write({"pkg_u.py": LOOP, "pkg_v.py": LOOP})
    installation = autopar.install("pkg_u", "pkg_v")
    assert is_marked("pkg_u")
    installation.uninstall()
    installation.uninstall()
    assert not is_marked("pkg_v")
    assert installation.finder not in sys.meta_path


def test_namespace_packages_and_archives_stay(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"space_n/inner.py": LOOP})
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("packed_z.py", LOOP)
    monkeypatch.syspath_prepend(str(tmp_path / "packed.zip"))
    with autopar.install("space_n", "packed_z"):
        assert is_marked("space_n.inner")
        assert not is_marked("packed_z")


def test_other_finders_keep_their_modules(write: Write) -> None:
    write({"pkg_o.py": LOOP, "elsewhere.txt": LOOP})

    class Editable:
        """Finds a module where the path does not lead, as editable installs do."""

        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> object:
            if name != "editable_o":
                return None
            location = importlib.util.find_spec("pkg_o")
            assert location is not None
            return importlib.util.spec_from_file_location(name, location.origin)

    sys.meta_path.append(Editable)
    with autopar.install("editable_o"):
        assert is_marked("editable_o")
        assert not is_marked("pkg_o")


def test_two_installations(write: Write) -> None:
    write({"pkg_1.py": LOOP, "pkg_2.py": LOOP})
    with autopar.install("pkg_1"), autopar.install("pkg_2", "pkg_1"):
        assert is_marked("pkg_1")
        assert is_marked("pkg_2")


def test_own_failure_runs_the_module_as_written(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write({"pkg_f.py": LOOP + "# fail\n", "pkg_g.py": LOOP + "# fail again\n"})
    with autopar.install("pkg_f", "pkg_g"):
        assert not is_marked("pkg_f")
        assert not is_marked("pkg_g")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "runs as written: internal error (RuntimeError: of autopar's own)" in said.err


def test_says_when_it_comes_too_late(write: Write) -> None:
    write({"pkg_l.py": LOOP})
    importlib.import_module("pkg_l")
    with pytest.warns(RuntimeWarning, match="pkg_l is imported already"), autopar.install("pkg_l"):
        pass


def test_a_package_may_install_itself(write: Write) -> None:
    write({"pkg_s/__init__.py": "import autopar\nautopar.install(__name__)\n", "pkg_s/x.py": LOOP})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_marked("pkg_s.x")


@pytest.mark.parametrize("names", [(), ("no name",), ("a..b",)])
def test_refuses_what_is_no_package(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="name"):
        autopar.install(*names)


def test_disabled_installs_nothing(write: Write) -> None:
    write({"pkg_d.py": LOOP})
    with autopar.install("pkg_d", config=Config(disable=True)):
        assert not is_marked("pkg_d")


def test_folder_takes_what_is_below_and_the_project_s_own(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [
        "own_1.py",
        "sub_2/own_3.py",
        "env_4/pyvenv.cfg",
        "env_4/lib/own_5.py",
        "x/site-packages/own_6.py",
        ".h/own_7.py",
    ]
    write({f"root/{name}": LOOP for name in files} | {"own_8.py": LOOP})
    for folder in ("root", "root/env_4/lib", "root/x/site-packages", "root/.h"):
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    install_folder(str(tmp_path / "root"), Preparer(Config()))
    names = ["own_1", "sub_2.own_3", "own_5", "own_6", "own_7", "own_8"]
    assert [is_marked(name) for name in names] == [True, True, False, False, False, False]


def test_never_rewrites_autopar_itself() -> None:
    home = Path(autopar.__file__).parent.parent
    installation = install_folder(str(home), Preparer(Config()))
    spec = installation.finder.find_spec("autopar.api", autopar.__path__)
    assert spec is not None
    assert type(spec.loader) is SourceFileLoader
