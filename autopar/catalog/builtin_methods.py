"""Methods and attributes of the built-in types."""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_TEXT = """capitalize center count endswith expandtabs find index isalnum isalpha isascii isdigit islower isspace
    istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex
    rjust rpartition rstrip startswith strip swapcase title translate upper zfill"""
_SET = "copy difference intersection symmetric_difference union"
_SET_TEST = "isdisjoint issubset issuperset"

METHODS: tuple[Family, ...] = (
    Family("str", _TEXT, Returns.IMMUTABLE),
    Family(
        "str",
        "casefold encode format format_map isdecimal isidentifier isnumeric isprintable",
        Returns.IMMUTABLE,
    ),
    Family("bytes", _TEXT, Returns.IMMUTABLE),
    Family("bytes", "decode fromhex hex", Returns.IMMUTABLE),
    Family("str", "maketrans split rsplit splitlines", Returns.FRESH),
    Family("bytes", "maketrans split rsplit splitlines", Returns.FRESH),
    Family("int", "as_integer_ratio bit_count bit_length conjugate from_bytes is_integer to_bytes", Returns.IMMUTABLE),
    Family("float", "as_integer_ratio conjugate fromhex hex is_integer", Returns.IMMUTABLE),
    Family("complex", "conjugate", Returns.IMMUTABLE),
    Family("range", "count index", Returns.IMMUTABLE),
    Family("slice", "indices", Returns.IMMUTABLE),
    Family("tuple", "count index", Returns.IMMUTABLE),
    Family("list", "count index", Returns.IMMUTABLE),
    Family("list", "copy", Returns.SHALLOW),
    Family("list", "append clear extend insert remove reverse", Returns.IMMUTABLE, mutates=("self",)),
    Family("list", "sort", Returns.IMMUTABLE, mutates=("self",), calls=("key",)),
    Family("list", "pop", Returns.ELEMENT, mutates=("self",)),
    Family("dict", "copy", Returns.SHALLOW),
    Family("dict", "fromkeys", Returns.SHALLOW),
    Family("dict", "get", Returns.ELEMENT),
    Family("dict", "items keys values", Returns.VIEW),
    Family("dict", "clear update", Returns.IMMUTABLE, mutates=("self",)),
    Family("dict", "pop popitem setdefault", Returns.ELEMENT, mutates=("self",)),
    Family("frozenset", _SET, Returns.SHALLOW),
    Family("frozenset", _SET_TEST, Returns.IMMUTABLE),
    Family("set", _SET, Returns.SHALLOW),
    Family("set", _SET_TEST, Returns.IMMUTABLE),
    Family(
        "set",
        "add clear difference_update discard intersection_update remove symmetric_difference_update update",
        Returns.IMMUTABLE,
        mutates=("self",),
    ),
    Family("set", "pop", Returns.ELEMENT, mutates=("self",)),
    Family(
        "io.TextIOWrapper",
        "close flush readable seek seekable tell truncate writable write writelines fileno isatty detach reconfigure",
        Returns.IMMUTABLE,
        mutates=("self",),
        effects=Effect.IO,
    ),
    Family("io.TextIOWrapper", "read readline readlines", Returns.FRESH, mutates=("self",), effects=Effect.IO),
)

ATTRIBUTES: tuple[Family, ...] = (
    Family("int", "real imag numerator denominator", Returns.IMMUTABLE),
    Family("float", "real imag", Returns.IMMUTABLE),
    Family("complex", "real imag", Returns.IMMUTABLE),
    Family("range", "start stop step", Returns.IMMUTABLE),
    Family("slice", "start stop step", Returns.IMMUTABLE),
)
