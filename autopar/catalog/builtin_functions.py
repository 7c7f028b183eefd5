"""Built-in functions, types and exceptions. Missing on purpose: whatever sees frames or code (``exec``,
``locals``, ``vars``...)."""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_MODULE = "builtins"

FUNCTIONS: tuple[Family, ...] = (
    Family(
        _MODULE,
        """abs all any ascii bin bool bytes callable chr complex divmod float format hasattr hex int isinstance
        issubclass len oct ord pow repr round str""",
        Returns.IMMUTABLE,
    ),
    Family(_MODULE, "abs divmod pow round range type object bytearray", Returns.FRESH),
    Family(_MODULE, "sum", Returns.FRESH, caveats=((1, None), ("start", None))),
    Family(_MODULE, "dict frozenset list set slice tuple", Returns.SHALLOW),
    Family(_MODULE, "sorted", Returns.SHALLOW, calls=("key",)),
    Family(_MODULE, "max min", Returns.ELEMENT, calls=("key",)),
    Family(_MODULE, "getattr", Returns.ELEMENT),
    Family(_MODULE, "memoryview", Returns.VIEW),
    Family(_MODULE, "next", Returns.ELEMENT, mutates=(0,)),
    Family(_MODULE, "iter reversed enumerate zip", Returns.ITERATOR),
    Family(_MODULE, "map filter", Returns.ITERATOR, calls=(0,)),
    Family(_MODULE, "setattr delattr", Returns.IMMUTABLE, mutates=(0,)),
    Family(_MODULE, "hash id", Returns.IMMUTABLE, effects=Effect.CLOCK),
    Family(_MODULE, "input", Returns.IMMUTABLE, effects=Effect.IO),
    Family(_MODULE, "print", Returns.IMMUTABLE, effects=Effect.OUTPUT),
    Family(_MODULE, "open", Returns.FRESH, effects=Effect.IO),
    Family(
        _MODULE,
        """BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError
        BufferError ChildProcessError ConnectionError EOFError EnvironmentError FileExistsError FileNotFoundError
        FloatingPointError GeneratorExit IOError ImportError IndexError InterruptedError IsADirectoryError KeyError
        KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
        NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError ReferenceError
        RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TimeoutError TypeError
        UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError ValueError
        ZeroDivisionError Warning BytesWarning DeprecationWarning FutureWarning ImportWarning
        PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning""",
        Returns.SHALLOW,
    ),
)
