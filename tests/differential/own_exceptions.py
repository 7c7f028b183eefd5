"""Exceptions of the program's own classes, raised and caught: their initializers run once, or not at all."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_CLASSES = """
LOG = []
COUNT = 0
class Bad(Exception):
    pass
class Worse(Bad):
    'With a text.'
    code = 7
class Told(ValueError):
    def __init__(self, i, x):
        super().__init__(f"{i} is {x}")
        self.i = i
class Retold(Told):
    def __init__(self, i):
        super().__init__(i, "retold")
        self.twice = 2 * self.i
class Logged(Exception):
    def __init__(self, i):
        LOG.append(i)
        super().__init__(i)
class Counted(Exception):
    def __init__(self, *given):
        global COUNT
        COUNT += 1
        super().__init__(*given)
class Written(Exception):
    def __init__(self, path):
        with open(path, "a") as file:
            file.write("x")
class Said(Exception):
    def __str__(self):
        LOG.append(0)
        return "said"
class Remade(Exception):
    def __new__(cls, *given):
        LOG.append(given)
        return super().__new__(cls, *given)
class Shared(Exception):
    seen = []
    def __init__(self, i):
        self.seen.append(i)
class Named(LookupError):
    @property
    def name(self):
        LOG.append(1)
        return "name"
class Halt(BaseException):
    pass
class Leave(SystemExit):
    pass
class Over(StopIteration):
    pass
class Mixed(Bad, ValueError):
    pass
class Meta(type):
    def __call__(cls, *given):
        LOG.append(given)
        return super().__call__(*given)
class Made(Exception, metaclass=Meta):
    pass
def check(x, i):
    if x < 0:
        raise Told(i, x)
    return math.sqrt(x)
"""

_XS = "[4.0] * 40, 0"
_YS = "[4.0] * 30 + [-1.0] + [4.0] * 9, 0"
_ZS = "[4.0, -1.0] * 20, 0"


def _escapes(name: str, what: str, *calls: Call) -> Case:
    source = f"""{_CLASSES}
def f(xs, out):
    out = [0] * len(xs)
    KEPT.append(out)
    for i in range(len(xs)):
        if xs[i] < 0:
            raise {what}
        out[i] = math.sqrt(xs[i])
    return out, LOG, COUNT
KEPT = []
"""
    return case(f"own_exceptions_{name}", source, *(calls or (par(_XS), call(_YS), call(_ZS))))


def _caught(name: str, what: str, handling: str, *calls: Call) -> Case:
    source = f"""{_CLASSES}
def f(xs, out):
    out = [0] * len(xs)
    for i in range(len(xs)):
        try:
            if xs[i] < 0:
                raise {what}
            out[i] = math.sqrt(xs[i])
        except Exception as error:
            {handling}
    return out, LOG, COUNT
"""
    return case(f"own_exceptions_caught_{name}", source, *(calls or (par(_XS), par(_ZS))))


def _patched(name: str, what: str, patch: str) -> Case:
    source = f"""{_CLASSES}
def evil(self, *given):
    LOG.append(given)
def f(xs, out):
    out = [0] * len(xs)
    for i in range(len(xs)):
        try:
            if xs[i] < 0:
                raise {what}
            out[i] = math.sqrt(xs[i])
        except Exception as error:
            out[i] = -1
    return out, LOG
{patch}
"""
    return case(f"own_exceptions_{name}", source, ser(_ZS))


CASES: tuple[Case, ...] = (
    _escapes("plain", "Bad(f'{i} is bad', xs[i])"),
    _escapes("without_arguments", "Bad"),
    _escapes("inherited", "Worse(i)"),
    _escapes("initialized", "Told(i, xs[i])"),
    _escapes("initialized_twice", "Retold(i)"),
    _escapes("with_a_cause", "Worse(i) from Told(1, 2)"),
    _escapes("wrongly_made", "Told(i)"),
    _escapes("not_of_exceptions", "Halt(i)", call(_XS), call(_YS)),
    _escapes("that_leave", "Leave(3)", call(_XS), call(_YS)),
    _escapes("that_end_iterators", "Over(i)", call(_XS), call(_YS)),
    _escapes("logged", "Logged(i)", ser(_XS), ser(_YS)),
    _escapes("counted", "Counted(i)", ser(_XS), ser(_YS)),
    _escapes("named_without_call", "Logged", ser(_XS), ser(_YS)),
    _escapes("counted_without_call", "Counted", ser(_XS), ser(_YS)),
    _escapes("written", "Written('/dev/null')", ser(_XS)),
    _escapes("remade", "Remade(i)", ser(_XS), ser(_YS)),
    _escapes("remade_without_call", "Remade", ser(_XS), ser(_YS)),
    _escapes("sharing_a_list", "Shared(i)", ser(_XS), ser(_YS)),
    _escapes("mixed", "Mixed(i)", call(_XS), call(_YS)),
    _escapes("of_a_metaclass", "Made(i)", ser(_XS), ser(_YS)),
    _escapes("of_a_metaclass_without_call", "Made", ser(_XS), ser(_YS)),
    _caught("text", "Told(i, i + 1)", "out[i] = str(error)"),
    _caught("attribute", "Retold(i)", "out[i] = error.twice"),
    _caught("class_attribute", "Worse(i)", "out[i] = error.code"),
    # Of all exceptions: the arguments may be the key of a KeyError, an operand.
    _caught("arguments", "Bad(i, 'x')", "out[i] = error.args", ser(_ZS)),
    _caught("said", "Said(i)", "out[i] = str(error)", ser(_ZS)),
    _caught("said_by_printing", "Said(i)", "print(error)", ser(_ZS)),
    _caught("property", "Named(i)", "out[i] = error.name", ser(_ZS)),
    _caught("with_an_operand", "Bad(out)", "error.args[0][i] = 5", ser(_ZS)),
    _caught("with_an_operand_read", "Bad(out)", "out[i] = error.args[0][i - 1]", ser(_ZS)),
    _caught("of_a_callee", "Bad(check(-1, i))", "out[i] = f'{error} {error.i}'"),
    _patched("patched", "Bad(i)", 'setattr(Bad, "__init__", evil)'),
    _patched("patched_initializer", "Told(i, 1)", 'setattr(Told, "__init__", evil)'),
    _patched("replaced", "Bad(i)", 'globals()["Bad"] = Logged'),
    case(
        "own_exceptions_in_a_callee",
        f"""{_CLASSES}
def f(xs, out):
    return [check(x, i) for i, x in enumerate(xs)]
""",
        par(_XS),
        call(_YS),
    ),
    case(
        "own_exceptions_of_a_function",
        """
        def f(xs, out):
            class Local(ValueError):
                pass
            out = [0] * len(xs)
            for i in range(len(xs)):
                try:
                    if xs[i] < 0:
                        raise Local(i)
                    out[i] = math.sqrt(xs[i])
                except Local as error:
                    out[i] = error.args[0]
            return out
        """,
        call(_ZS),
    ),
)
