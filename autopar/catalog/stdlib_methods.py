"""Methods and attributes of the standard library's safe types."""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_DATE = "ctime isocalendar isoformat isoweekday replace strftime timetuple toordinal weekday"
_MATCHING = "fullmatch match search"

METHODS: tuple[Family, ...] = (
    Family("collections.deque", "count index", Returns.IMMUTABLE),
    Family("collections.deque", "copy", Returns.SHALLOW),
    Family(
        "collections.deque",
        "append appendleft clear extend extendleft insert remove reverse rotate",
        Returns.IMMUTABLE,
        mutates=("self",),
    ),
    Family("collections.deque", "pop popleft", Returns.ELEMENT, mutates=("self",)),
    Family("collections.namedtuple", "_asdict _replace", Returns.SHALLOW),
    Family("collections.Counter", "copy most_common", Returns.SHALLOW),
    Family("collections.Counter", "elements", Returns.ITERATOR),
    Family("collections.Counter", "total", Returns.IMMUTABLE),
    Family("collections.Counter", "clear subtract update", Returns.IMMUTABLE, mutates=("self",)),
    Family("collections.OrderedDict", "move_to_end", Returns.IMMUTABLE, mutates=("self",)),
    Family("re.Pattern", _MATCHING, Returns.IMMUTABLE),
    Family("re.Pattern", "findall split", Returns.FRESH),
    Family("re.Pattern", "finditer", Returns.ITERATOR),
    Family("re.Pattern", "sub subn", Returns.IMMUTABLE, calls=(0, "repl")),
    Family("re.Match", "end expand group groups span start", Returns.IMMUTABLE),
    Family("re.Match", "groupdict", Returns.FRESH),
    Family("datetime.datetime", _DATE, Returns.IMMUTABLE),
    Family("datetime.datetime", "date time timetz tzname utcoffset dst utctimetuple", Returns.IMMUTABLE),
    Family("datetime.datetime", "astimezone timestamp", Returns.IMMUTABLE, effects=Effect.CLOCK),
    Family("datetime.date", _DATE, Returns.IMMUTABLE),
    Family("datetime.time", "dst isoformat replace strftime tzname utcoffset", Returns.IMMUTABLE),
    Family("datetime.timedelta", "total_seconds", Returns.IMMUTABLE),
    Family(
        "decimal.Decimal",
        """adjusted as_integer_ratio as_tuple canonical compare compare_signal compare_total compare_total_mag
        conjugate copy_abs copy_negate copy_sign exp fma is_canonical is_finite is_infinite is_nan is_normal
        is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb max max_mag min min_mag next_minus next_plus
        next_toward normalize number_class quantize radix remainder_near same_quantum scaleb shift sqrt
        to_eng_string to_integral to_integral_exact to_integral_value""",
        Returns.IMMUTABLE,
    ),
    Family("fractions.Fraction", "as_integer_ratio conjugate limit_denominator", Returns.IMMUTABLE),
    Family("statistics.NormalDist", "cdf inv_cdf overlap pdf zscore", Returns.IMMUTABLE),
    Family("statistics.NormalDist", "quantiles", Returns.FRESH),
    Family("hashlib.Hash", "digest hexdigest", Returns.IMMUTABLE),
    Family("hashlib.Hash", "copy", Returns.FRESH),
    Family("hashlib.Hash", "update", Returns.IMMUTABLE, mutates=("self",)),
)

ATTRIBUTES: tuple[Family, ...] = (
    Family("collections.deque", "maxlen", Returns.IMMUTABLE),
    Family("re.Pattern", "flags groups pattern", Returns.IMMUTABLE),
    Family("re.Match", "endpos lastgroup lastindex pos re string", Returns.IMMUTABLE),
    Family(
        "datetime.datetime",
        "day fold hour max microsecond min minute month resolution second tzinfo year",
        Returns.IMMUTABLE,
    ),
    Family("datetime.date", "day max min month resolution year", Returns.IMMUTABLE),
    Family("datetime.timedelta", "days max microseconds min resolution seconds", Returns.IMMUTABLE),
    Family("decimal.Decimal", "imag real", Returns.IMMUTABLE),
    Family("fractions.Fraction", "denominator imag numerator real", Returns.IMMUTABLE),
    Family("statistics.NormalDist", "mean median mode stdev variance", Returns.IMMUTABLE),
)
