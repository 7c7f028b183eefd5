"""What a job needs in another process: the user's modules by value, and the context of the serial run."""

from __future__ import annotations

import sys
import sysconfig
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

_lock = threading.RLock()


def user_modules() -> tuple[ModuleType, ...]:
    """Return the loaded modules that are the user's: not the standard library's, not installed, not this package's."""
    installed = tuple({sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")})
    found = []
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if not isinstance(module, ModuleType) or module.__name__ != name or not isinstance(file, str):
            continue
        if name.partition(".")[0] != "autopar" and not file.startswith(installed) and "site-packages" not in file:
            found.append(module)
    return tuple(found)


@contextmanager
def by_value(cloudpickle: Any, owner: str) -> Iterator[None]:
    """Let functions and classes of the user's modules, and of the module ``owner``, travel by value.

    A worker that imported such a module by name would get it as it is on disk, without kernels, or not at all.
    ``cloudpickle`` is Ray's own, which keeps its own registry.
    """
    modules = {m.__name__: m for m in user_modules()}
    if owner in sys.modules:
        modules[owner] = sys.modules[owner]
    modules.pop("__main__", None)
    with _lock, ExitStack() as stack:
        for name, module in modules.items():
            if name not in cloudpickle.list_registry_pickle_by_value():
                cloudpickle.register_pickle_by_value(module)
                stack.callback(cloudpickle.unregister_pickle_by_value, module)
        yield


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The part of the serial run's context that changes what a kernel computes.

    Parameters
    ----------
    floating
        ``np.geterr()``.
    decimal
        The decimal context, None where the program does not use one.
    recursion
        The recursion limit.
    digits
        The longest int that may become a string.
    filters
        The warning filters.
    printing
        ``np.get_printoptions()``.
    """

    floating: dict[str, Any]
    decimal: object
    recursion: int
    digits: int
    filters: tuple[Any, ...]
    printing: dict[str, Any]

    @classmethod
    def here(cls) -> Surroundings:
        """Return this process's."""
        import numpy as np

        decimal = sys.modules.get("decimal")
        return cls(
            floating={**np.geterr()},
            decimal=None if decimal is None else decimal.getcontext().copy(),
            recursion=sys.getrecursionlimit(),
            digits=sys.get_int_max_str_digits(),
            filters=tuple(warnings.filters),
            printing=dict(np.get_printoptions()),
        )

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Make them this process's for a while."""
        import decimal

        import numpy as np

        before = Surroundings.here()
        sys.setrecursionlimit(max(self.recursion, 1000))
        sys.set_int_max_str_digits(self.digits)
        context = decimal.getcontext() if self.decimal is None else self.decimal
        assert isinstance(context, decimal.Context)
        try:
            with np.errstate(**self.floating), np.printoptions(**self.printing), decimal.localcontext(context):
                yield
        finally:
            sys.setrecursionlimit(before.recursion)
            sys.set_int_max_str_digits(before.digits)
