"""The cache gives back what was stored for the same file, and nothing else whatever happens to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autopar import disk
from autopar.config import Config
from autopar.hook import cache
from autopar.hook.cache import LoopLine, Prepared

CODE = compile("x = 1", "a.py", "exec")
ENTRY = Prepared(CODE, (LoopLine(3, "parallel", "APR001", "its iterations are independent"),))


def only_file() -> Path:
    folder = disk.cache_folder()
    assert folder is not None
    (path,) = (p for p in Path(folder).iterdir() if p.is_file())
    return path


def test_gives_back_what_was_stored() -> None:
    cache.store("/x/a.py", b"source", Config(), ENTRY)
    assert cache.load("/x/a.py", b"source", Config()) == ENTRY
    cache.store("/x/a.py", b"source", Config(), Prepared(None))
    assert cache.load("/x/a.py", b"source", Config()) == Prepared(None)
    only_file()  # replaced, not added


def test_misses_what_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.store("/x/a.py", b"source", Config(), ENTRY)
    assert cache.load("/x/b.py", b"source", Config()) is None
    assert cache.load("/x/a.py", b"other", Config()) is None
    assert cache.load("/x/a.py", b"source", Config(exact=True)) is None
    assert cache.load("/x/a.py", b"source", Config(workers=3, backend="threads")) == ENTRY
    monkeypatch.setattr("autopar.__version__", "99")
    assert cache.load("/x/a.py", b"source", Config()) is None


@pytest.mark.parametrize("position", [0, 9, 30, -1])
def test_ignores_a_damaged_entry(position: int) -> None:
    cache.store("/x/a.py", b"source", Config(), ENTRY)
    path = only_file()
    data = bytearray(path.read_bytes())
    data[position] ^= 0x55
    path.write_bytes(data)
    assert cache.load("/x/a.py", b"source", Config()) is None


@pytest.mark.parametrize("length", [0, 5, 16, 40])
def test_ignores_an_entry_cut_short(length: int) -> None:
    cache.store("/x/a.py", b"source", Config(), ENTRY)
    path = only_file()
    path.write_bytes(path.read_bytes()[:length])
    assert cache.load("/x/a.py", b"source", Config()) is None


def test_a_folder_that_cannot_be_made_is_no_error(cache_home: Path) -> None:
    cache_home.write_text("a file where the folder should be")
    cache.store("/x/a.py", b"source", Config(), ENTRY)
    assert cache.load("/x/a.py", b"source", Config()) is None


def test_leaves_no_drafts() -> None:
    for number in range(3):
        cache.store("/x/a.py", str(number).encode(), Config(), ENTRY)
    assert str(os.getpid()) not in only_file().suffix


def test_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 5)
    for number in range(20):
        cache.store(f"/x/{number}.py", b"source", Config(), ENTRY)
        assert cache.load(f"/x/{number}.py", b"source", Config()) is not None
    folder = disk.cache_folder()
    assert folder is not None
    assert len(os.listdir(folder)) <= 5
