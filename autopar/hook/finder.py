"""Finder and loader: they take what Python's own machinery finds and change only the code that runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

from autopar.hook.prepare import Preparer

Wanted = Callable[[str, str], bool]


class Loader(SourceFileLoader):
    """Runs the rewritten module where there is one, and hands back to Python's own loader where there is none."""

    def __init__(self, fullname: str, path: str, preparer: Preparer) -> None:
        super().__init__(fullname, path)
        self._preparer = preparer
        self._prepared: tuple[CodeType | None] | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Prepare the module; where nothing is rewritten, put the plain loader back into its spec before it is used."""
        if self._code() is None:
            spec.loader = SourceFileLoader(spec.name, self.path)
        return None

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the rewritten module's code, or the module's own as Python caches it."""
        code = self._code()
        return super().get_code(fullname) if code is None else code

    def _code(self) -> CodeType | None:
        if self._prepared is None:
            self._prepared = (self._prepare(),)
        return self._prepared[0]

    def _prepare(self) -> CodeType | None:
        try:
            data = self.get_data(self.path)
        except OSError:
            return None  # Python's loader meets it again and says so
        return self._preparer.prepare(data, self.path).code


class Finder:
    """Finds what the finders behind it in ``sys.meta_path`` find, and changes the loader of the wanted source files.

    Parameters
    ----------
    preparer
        Rewrites the files.
    wanted
        ``wanted(module name, file)`` says which ones.
    """

    def __init__(self, preparer: Preparer, wanted: Wanted) -> None:
        self._preparer = preparer
        self._wanted = wanted

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec that Python would have found, with our loader if the module is wanted."""
        spec = self._behind(fullname, path, target)
        if (
            spec is not None
            and type(spec.loader) is SourceFileLoader
            and spec.origin is not None
            and fullname.partition(".")[0] != "autopar"
            and self._wanted(fullname, spec.origin)
        ):
            spec.loader = Loader(fullname, spec.loader.path, self._preparer)
        return spec

    def _behind(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None) -> ModuleSpec | None:
        finders = iter(tuple(sys.meta_path))
        if not any(finder is self for finder in finders):
            return None
        for finder in finders:  # goes on behind this one
            find = getattr(finder, "find_spec", None)
            spec: ModuleSpec | None = None if find is None else find(fullname, path, target)
            if spec is not None:
                return spec
        return None
