"""Values of libraries that hold nothing of the user's."""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from autopar.runtime.guards.installed import is_library_function
from autopar.runtime.values import numpy


def is_library_value(value: Any) -> bool:
    """Functions of C modules, ufuncs, dtypes, seed sequences: they hold nothing of the user's."""
    kind = type(value)
    if kind is BuiltinFunctionType:
        return value.__self__ is None or isinstance(value.__self__, (ModuleType, type)) or _is_global_random(value)
    np = numpy()
    if np is None:
        return False
    if issubclass(kind, (np.ufunc, np.dtype)):
        return True
    if kind.__name__ == "cython_function_or_method":
        return str(value.__module__).partition(".")[0] in ("numpy", "scipy")
    return (kind.__module__, kind.__name__) in _LIBRARY_TYPES or _is_distribution(value)


def _is_distribution(value: Any) -> bool:
    """One of ``scipy.stats``'s own distributions, ``norm``, as it is there: nobody has put a function into it."""
    kind = type(value)
    if not kind.__module__.startswith("scipy.stats."):
        return False
    bases = {(base.__module__, base.__name__) for base in kind.__mro__}
    if ("scipy.stats._distn_infrastructure", "rv_generic") not in bases:
        return False
    for name, item in vars(value).items():
        plain = getattr(item, "__func__", item)
        generated = name.startswith("_parse_arg")
        if isinstance(plain, FunctionType) and not generated and not is_library_function(plain):
            return False
    return True


def _is_global_random(function: BuiltinFunctionType) -> bool:
    """Methods of a hidden global object that stand in a module as functions; the analysis knows what they do."""
    owner = type(function.__self__)
    return (owner.__module__, owner.__qualname__) in {("numpy.random.mtrand", "RandomState"), ("random", "Random")}


_LIBRARY_TYPES = frozenset(
    {
        ("numpy.random.bit_generator", "SeedSequence"),
        ("numpy", "_ArrayFunctionDispatcher"),
        ("numpy.lib._index_tricks_impl", "IndexExpression"),
        ("numpy.lib._index_tricks_impl", "RClass"),
        ("numpy.lib._index_tricks_impl", "CClass"),
        ("numpy", "finfo"),
        ("numpy", "iinfo"),
        ("numpy._core.getlimits", "finfo"),
        ("numpy._core.getlimits", "iinfo"),
    }
)


def is_readable_memmap(value: Any) -> bool:
    np = numpy()
    return np is not None and type(value) is np.memmap and not value.flags.writeable
