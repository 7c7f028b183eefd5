"""Functions that are chosen in the iteration, some of them a library's, with effects of their own."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser


def chooses(*lines: str) -> str:
    """Return a module whose ``f`` runs these lines for every number, with an iterator ``c`` that can be used up."""
    body = "".join(f"        {line}\n" for line in lines)
    return f"def sq(x):\n    return x\ndef f(n, out, c):\n    for i in range(n):\n{body}    return out, list(c)\n"


_GIVEN = "6, [0] * 6, iter(range(99))"

CASES: tuple[Case, ...] = (
    case("chosen_by_condition", chooses("g = sq if i % 2 else next", "g(c)", "out[i] = i"), ser(_GIVEN)),
    case("chosen_print", chooses("g = sq if i % 2 else print", "out[i] = g(i)"), call(_GIVEN)),
    case("chosen_lambda", chooses("g = (lambda x: x) if i % 2 else next", "g(c)", "out[i] = i"), ser(_GIVEN)),
    case("chosen_by_statement", chooses("g = lambda x: x", "if i:", "    g = next", "g(c)", "out[i] = i"), ser(_GIVEN)),
    case("chosen_from_a_tuple", chooses("for g in (lambda x: x, next):", "    g(c)", "out[i] = i"), ser(_GIVEN)),
    case("chosen_by_or", chooses("g = (i % 2 and sq) or next", "g(c)", "out[i] = i"), ser(_GIVEN)),
    case(
        "chosen_from_a_list",
        chooses("t = [lambda x: x]", "t.append(next)", "t[i % 2](c)", "out[i] = i"),
        ser(_GIVEN),
    ),
    case(
        "chosen_in_a_dict",
        chooses("t = {0: lambda x: x, 1: next}", "t[i % 2](c)", "out[i] = i"),
        ser(_GIVEN),
    ),
    case(
        "chosen_among_lambdas",
        chooses("g = (lambda x: x) if i % 2 else (lambda x: 2 * x)", "out[i] = g(i)"),
        par(_GIVEN),
    ),
)
