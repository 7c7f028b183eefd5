"""Methods and attributes of arrays (scalars have the same, and change nothing)."""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_ARRAY = "numpy.ndarray"
_FRESH = Returns.FRESH

METHODS: tuple[Family, ...] = (
    Family(_ARRAY, "mean prod std sum var cumprod cumsum", _FRESH, mutates=(2, "out"), releases_gil=True),
    Family(_ARRAY, "all any argmax argmin max min", _FRESH, mutates=(1, "out"), releases_gil=True),
    Family(_ARRAY, "clip take compress", _FRESH, mutates=(2, "out"), releases_gil=True),
    Family(_ARRAY, "choose round", _FRESH, mutates=(1, "out"), releases_gil=True),
    Family(_ARRAY, "dot", _FRESH, mutates=(1, "out"), blas=True, releases_gil=True),
    Family(_ARRAY, "trace", _FRESH, mutates=(4, "out")),
    Family(_ARRAY, "argpartition argsort nonzero repeat searchsorted", _FRESH, releases_gil=True),
    Family(_ARRAY, "copy flatten tolist", _FRESH),
    Family(_ARRAY, "astype", _FRESH, caveats=((4, True), ("copy", True))),
    Family(_ARRAY, "byteswap", _FRESH, caveats=((0, False), ("inplace", False))),
    Family(_ARRAY, "dumps item tobytes", Returns.IMMUTABLE),
    Family(
        _ARRAY,
        "diagonal getfield ravel reshape squeeze swapaxes transpose view",
        Returns.VIEW,
    ),
    Family(_ARRAY, "conj conjugate to_device", Returns.ARGUMENT),
    Family(
        _ARRAY,
        "fill partition put resize setfield setflags sort",
        Returns.IMMUTABLE,
        mutates=("self",),
        releases_gil=True,
    ),
    Family(_ARRAY, "dump tofile", Returns.IMMUTABLE, effects=Effect.IO),
)

ATTRIBUTES: tuple[Family, ...] = (
    Family(_ARRAY, "device dtype itemsize nbytes ndim shape size strides", Returns.IMMUTABLE),
    Family(_ARRAY, "T base flat imag mT real", Returns.VIEW),
    Family("numpy.dtype", "byteorder char itemsize kind name names num shape type str", Returns.IMMUTABLE),
    Family("numpy.finfo", "bits dtype eps epsneg max min resolution smallest_normal tiny", Returns.IMMUTABLE),
)
