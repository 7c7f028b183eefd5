"""Exceptions that Python raises itself, and the objects that they hold: a handler may come to operands by them."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

HOLDER = """
class Q:
    def __init__(self):
        self.count = 0
        self.parts = np.zeros(12)
"""

CASES: tuple[Case, ...] = (
    case(
        "caught_attribute_error_changes_its_object",
        HOLDER
        + """
def f(q, n):
    out = []
    for i in range(n):
        try:
            q.missing
        except AttributeError as e:
            e.obj.count += i
            out.append(e.obj.count)
    return out, q.count
""",
        ser("Q(), 12"),
    ),
    case(
        "caught_attribute_error_reads_its_object",
        HOLDER
        + """
def f(q, n):
    out = []
    for i in range(n):
        q.parts[i] = i + 1
        try:
            q.missing
        except AttributeError as e:
            out.append(e.obj.parts.sum())
    return out
""",
        ser("Q(), 12"),
    ),
    case(
        "caught_object_is_the_same",
        HOLDER
        + """
def f(q, n):
    out = []
    for i in range(n):
        try:
            q.missing
        except Exception as e:
            out.append(e.obj)
    return [o is q for o in out]
""",
        ser("Q(), 12"),
    ),
    case(
        "caught_key_is_changed",
        HOLDER
        + """
ERRORS = (KeyError, ValueError)
def f(d, key, n):
    out = []
    for i in range(n):
        try:
            d[key]
        except ERRORS as e:
            e.args[0].count += i
            out.append(e.args[0].count)
    return out, key.count
""",
        ser("{}, Q(), 12"),
    ),
    case(
        "caught_exception_under_another_name",
        HOLDER
        + """
def f(d, key, n):
    out = []
    for i in range(n):
        try:
            d[key]
        except LookupError as e:
            error = e
            error.args[0].count += i
        out.append(key.count)
    return out
""",
        ser("{}, Q(), 12"),
    ),
    case(
        "caught_by_a_callee",
        HOLDER
        + """
def look(q, i):
    try:
        return q.missing
    except AttributeError as e:
        e.obj.count += i
        return e.obj.count
def f(q, n):
    return [look(q, i) for i in range(n)], q.count
""",
        ser("Q(), 12"),
    ),
    case(
        "caught_frames",
        """
        def f(xs):
            out = []
            for x in xs:
                try:
                    out.append(int(x))
                except ValueError as e:
                    out.append(e.__traceback__.tb_frame.f_locals["xs"] is xs)
            return out
        """,
        ser("['1', 'a', '3', 'b', '5', '6', 'c', '8']"),
    ),
    case(
        "caught_texts",
        """
        def f(d, keys):
            out = []
            for k in keys:
                try:
                    out.append(int(d[k]))
                except KeyError as e:
                    out.append(f"no {e}")
                except ValueError as e:
                    out.append((str(e), e.args))
            return out
        """,
        par("{1: '4', 2: 'x', 3: '5'}, [1, 2, 3, 4, 5, 1, 2, 3]"),
    ),
    case(
        "caught_and_kept",
        """
        def f(d, keys):
            out = []
            for k in keys:
                try:
                    out.append(d[k])
                except Exception as e:
                    out.append(e)
            return [(type(o), str(o)) for o in out]
        """,
        call("{1: '4', 2: 'x', 3: '5'}, [1, 2, 3, 4, 5, 1, 2, 3]"),
    ),
)
