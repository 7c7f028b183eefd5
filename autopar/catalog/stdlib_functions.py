"""Functions of the standard library."""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_CLOCK = Effect.CLOCK
_IO = Effect.IO
_GLOBAL = Effect.GLOBAL

_MATH = (
    Family(
        "math",
        """acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist erf erfc exp exp2
        expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp
        lgamma log log10 log1p log2 modf nextafter perm pow radians remainder sin sinh sqrt sumprod tan tanh
        trunc ulp""",
        Returns.IMMUTABLE,
    ),
    Family("math", "prod", Returns.FRESH, caveats=(("start", None),)),
    Family(
        "cmath",
        """acos acosh asin asinh atan atanh cos cosh exp isclose isfinite isinf isnan log log10 phase polar rect
        sin sinh sqrt tan tanh""",
        Returns.IMMUTABLE,
    ),
    Family(
        "statistics",
        """correlation covariance geometric_mean harmonic_mean linear_regression mean median median_grouped
        pstdev pvariance stdev variance NormalDist""",
        Returns.IMMUTABLE,
    ),
    Family("statistics", "median_high median_low mode", Returns.ELEMENT),
    Family("statistics", "fmean multimode quantiles", Returns.FRESH),
    Family("decimal", "Decimal", Returns.IMMUTABLE),
    Family("decimal", "getcontext", Returns.UNKNOWN, effects=_GLOBAL),
    Family("decimal", "setcontext localcontext", Returns.UNKNOWN, effects=_GLOBAL),
    Family("fractions", "Fraction", Returns.IMMUTABLE),
)

_ITERATION = (
    Family(
        "itertools",
        """batched chain combinations combinations_with_replacement compress count cycle islice pairwise
        permutations product repeat tee zip_longest""",
        Returns.ITERATOR,
    ),
    Family("itertools", "dropwhile filterfalse starmap takewhile", Returns.ITERATOR, calls=(0,)),
    Family("itertools", "accumulate", Returns.ITERATOR, calls=(1, "func")),
    Family("itertools", "groupby", Returns.ITERATOR, calls=(1, "key")),
    Family("itertools.chain", "from_iterable", Returns.ITERATOR),
    Family("functools", "reduce", Returns.ELEMENT, calls=(0,)),
    Family("functools", "partial", Returns.SHALLOW, calls=(0,)),
    Family("functools", "cmp_to_key", Returns.SHALLOW, calls=(0,)),
)

_OPERATOR = (
    Family(
        "operator",
        """abs add and_ contains countOf eq floordiv ge gt index indexOf inv invert is_ is_not le length_hint
        lshift lt mod mul ne neg not_ or_ pow rshift sub truediv truth xor""",
        Returns.FRESH,
    ),
    Family("operator", "matmul", Returns.FRESH, blas=True, releases_gil=True),
    Family("operator", "pos", Returns.ARGUMENT),
    Family("operator", "concat", Returns.SHALLOW),
    Family("operator", "getitem", Returns.VIEW),
    Family("operator", "attrgetter itemgetter", Returns.IMMUTABLE),
    Family("operator", "delitem setitem", Returns.IMMUTABLE, mutates=(0,)),
    Family(
        "operator",
        "iadd iand iconcat ifloordiv ilshift imatmul imod imul ior ipow irshift isub itruediv ixor",
        Returns.ARGUMENT,
        mutates=(0,),
    ),
)

_COLLECTIONS = (
    Family("collections", "ChainMap Counter OrderedDict deque", Returns.SHALLOW),
    Family("collections", "defaultdict", Returns.SHALLOW, calls=(0,)),
    Family("bisect", "bisect bisect_left bisect_right", Returns.IMMUTABLE, calls=("key",)),
    Family("bisect", "insort insort_left insort_right", Returns.IMMUTABLE, mutates=(0, "a"), calls=("key",)),
    Family("heapq", "heapify heappush", Returns.IMMUTABLE, mutates=(0,)),
    Family("heapq", "heappop heappushpop heapreplace", Returns.ELEMENT, mutates=(0,)),
    Family("heapq", "merge", Returns.ITERATOR, calls=("key",)),
    Family("heapq", "nlargest nsmallest", Returns.SHALLOW, calls=(2, "key")),
    Family("copy", "copy", Returns.SHALLOW),
    Family("copy", "deepcopy", Returns.FRESH, caveats=((1, None), ("memo", None))),
    Family("dataclasses", "replace", Returns.SHALLOW),
    Family("dataclasses", "asdict astuple", Returns.FRESH, calls=("dict_factory", "tuple_factory")),
)

_TEXT = (
    Family("string", "capwords", Returns.IMMUTABLE),
    Family("re", "compile escape", Returns.IMMUTABLE),
    Family("re", "fullmatch match search", Returns.IMMUTABLE),
    Family("re", "findall split", Returns.FRESH),
    Family("re", "finditer", Returns.ITERATOR),
    Family("re", "sub", Returns.IMMUTABLE, calls=(1, "repl")),
    Family("re", "subn", Returns.IMMUTABLE, calls=(1, "repl")),
    Family("json", "dumps", Returns.IMMUTABLE, calls=("default", "cls")),
    Family(
        "json",
        "loads",
        Returns.FRESH,
        calls=("cls", "object_hook", "object_pairs_hook", "parse_constant", "parse_float", "parse_int"),
    ),
    Family("json", "dump", Returns.IMMUTABLE, mutates=(1, "fp"), effects=_IO),
    Family("json", "load", Returns.FRESH, mutates=(0, "fp"), effects=_IO),
    Family("builtins.dict", "fromkeys", Returns.SHALLOW),
    Family("builtins.str", "maketrans", Returns.SHALLOW),
    Family("builtins.int", "from_bytes", Returns.IMMUTABLE),
    Family("builtins.float", "fromhex", Returns.IMMUTABLE),
    Family("builtins.bytes", "fromhex", Returns.IMMUTABLE),
    Family("builtins.bytearray", "fromhex", Returns.FRESH),
    Family("typing", "cast", Returns.UNKNOWN),
    Family("html", "escape", Returns.IMMUTABLE),
    Family("html", "unescape", Returns.ARGUMENT),
    Family(
        "urllib.parse", "quote quote_plus unquote unquote_plus urldefrag urljoin urlparse urlsplit", Returns.IMMUTABLE
    ),
    Family("colorsys", "hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb", Returns.FRESH),
    Family("calendar", "isleap monthrange timegm weekday", Returns.IMMUTABLE),
    Family(
        "unicodedata",
        "bidirectional category combining decimal digit east_asian_width lookup mirrored name normalize numeric",
        Returns.IMMUTABLE,
    ),
    Family("binascii", "a2b_base64 a2b_hex b2a_base64 b2a_hex crc32 hexlify unhexlify", Returns.IMMUTABLE),
    Family("bz2", "compress decompress", Returns.IMMUTABLE, releases_gil=True),
    Family("lzma", "compress decompress", Returns.IMMUTABLE, releases_gil=True),
    Family("textwrap", "dedent fill indent shorten", Returns.IMMUTABLE),
    Family("textwrap", "wrap", Returns.FRESH),
    Family("zlib", "adler32 compress crc32 decompress", Returns.IMMUTABLE, releases_gil=True),
    Family(
        "hashlib",
        "blake2b blake2s md5 sha1 sha224 sha256 sha384 sha3_256 sha3_512 sha512",
        Returns.FRESH,
        releases_gil=True,
    ),
    Family(
        "base64",
        """a85decode a85encode b16decode b16encode b32decode b32encode b64decode b64encode b85decode b85encode
        standard_b64decode standard_b64encode urlsafe_b64decode urlsafe_b64encode""",
        Returns.IMMUTABLE,
    ),
    Family("struct", "calcsize pack unpack unpack_from", Returns.IMMUTABLE),
    Family("struct", "iter_unpack", Returns.ITERATOR),
    Family("struct", "pack_into", Returns.IMMUTABLE, mutates=(1,)),
)

_WORLD = (
    Family("datetime", "date datetime time timedelta timezone", Returns.IMMUTABLE),
    Family("datetime.datetime", "combine fromisoformat fromordinal strptime", Returns.IMMUTABLE),
    Family("datetime.datetime", "fromisocalendar", Returns.IMMUTABLE),
    Family("datetime.time", "fromisoformat", Returns.IMMUTABLE),
    Family("datetime.datetime", "now today utcnow fromtimestamp", Returns.IMMUTABLE, effects=_CLOCK),
    Family("datetime.date", "fromisoformat fromordinal fromisocalendar", Returns.IMMUTABLE),
    Family("datetime.date", "today fromtimestamp", Returns.IMMUTABLE, effects=_CLOCK),
    Family("time", "sleep", Returns.IMMUTABLE, releases_gil=True),
    Family(
        "time",
        """asctime clock_getres clock_gettime clock_gettime_ns ctime gmtime localtime mktime monotonic monotonic_ns
        perf_counter perf_counter_ns process_time process_time_ns strftime strptime thread_time thread_time_ns time
        time_ns""",
        Returns.IMMUTABLE,
        effects=_CLOCK,
    ),
    Family("time", "tzset", Returns.IMMUTABLE, effects=_GLOBAL),
    Family(
        "os.path",
        "basename commonpath commonprefix dirname isabs join normcase normpath split splitdrive splitext",
        Returns.IMMUTABLE,
    ),
    Family("os.path", "abspath expanduser expandvars relpath", Returns.IMMUTABLE, effects=_CLOCK),
    Family(
        "os.path",
        "exists getatime getctime getmtime getsize isdir isfile islink ismount lexists realpath samefile",
        Returns.IMMUTABLE,
        effects=_IO,
    ),
    Family("os", "fsdecode fsencode fspath strerror", Returns.IMMUTABLE),
    Family(
        "os",
        """cpu_count getcwd getegid getenv geteuid getgid getlogin getloadavg getpgid getpid getppid getuid
        sched_getaffinity times uname urandom""",
        Returns.FRESH,
        effects=_CLOCK,
    ),
    Family("os", "chdir putenv umask unsetenv nice", Returns.IMMUTABLE, effects=_GLOBAL),
    Family(
        "os",
        """access chmod chown close fsync kill link listdir lseek lstat makedirs mkdir open pipe popen read
        readlink remove removedirs rename renames replace rmdir scandir stat symlink system truncate unlink utime
        walk write""",
        Returns.FRESH,
        effects=_IO,
    ),
    Family("sys", "getdefaultencoding getfilesystemencoding getrecursionlimit intern", Returns.IMMUTABLE),
    Family("sys", "getrefcount getsizeof getswitchinterval", Returns.IMMUTABLE, effects=_CLOCK),
    Family("sys", "setrecursionlimit setswitchinterval", Returns.IMMUTABLE, effects=_GLOBAL),
    Family("sys.stdout", "flush write writelines", Returns.IMMUTABLE, effects=Effect.OUTPUT),
    Family("sys.stderr", "flush write writelines", Returns.IMMUTABLE, effects=Effect.OUTPUT),
    Family("sys.stdin", "read readline readlines", Returns.FRESH, effects=_IO),
    Family("warnings", "warn warn_explicit", Returns.IMMUTABLE, effects=_IO | _GLOBAL),
    Family("warnings", "catch_warnings filterwarnings resetwarnings simplefilter", Returns.UNKNOWN, effects=_GLOBAL),
    Family("logging", "critical debug error info log warning", Returns.IMMUTABLE, effects=Effect.OUTPUT),
    Family("logging", "exception", Returns.IMMUTABLE, effects=_IO),
    Family("gc", "collect disable enable freeze", Returns.IMMUTABLE, effects=_GLOBAL),
    Family("uuid", "uuid1 uuid4", Returns.IMMUTABLE, effects=_CLOCK),
    Family("secrets", "choice randbelow randbits token_bytes token_hex token_urlsafe", Returns.ELEMENT, effects=_CLOCK),
)

FUNCTIONS: tuple[Family, ...] = (*_MATH, *_ITERATION, *_OPERATOR, *_COLLECTIONS, *_TEXT, *_WORLD)

CONSTANTS: tuple[tuple[str, str], ...] = (
    ("builtins", "False True None Ellipsis NotImplemented __debug__"),
    ("math", "e inf nan pi tau"),
    ("cmath", "e inf infj nan nanj pi tau"),
    ("string", "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation whitespace"),
    ("re", "A ASCII DOTALL I IGNORECASE M MULTILINE S U UNICODE VERBOSE X"),
    ("datetime", "MAXYEAR MINYEAR UTC"),
    ("os", "sep linesep pathsep curdir pardir extsep altsep devnull name"),
    ("sys", "byteorder float_info hexversion int_info maxsize maxunicode platform version version_info"),
)
