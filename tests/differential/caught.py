"""Loops in ``try`` and ``with`` at module level, whose names live on where the exception is swallowed."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

_READ = """
try:
    for i, text in enumerate(texts):
        number = float(text)
        out.append(number)
{handler}
"""

CASES: tuple[Case, ...] = (
    case(
        "caught_and_raised",
        "out, texts = [], '1 2 3 4'.split()" + _READ.format(handler="except ValueError: raise"),
        par(),
    ),
    *(
        case(f"caught_{name}", "out, texts = [], '1 2 x 4 5'.split()" + _READ.format(handler=handler), call())
        for name, handler in {
            "raised": "except ValueError as error:\n    print('bad', error)\n    raise",
            "exit": "except ValueError:\n    raise SystemExit(3)",
            "finally": "finally:\n    out.append(len(out))",
            "read": "except ValueError:\n    out.append((i, number))\n    raise",
            "swallowed": "except ValueError:\n    pass\nout.append((i, number))",
            "reassigned": "except ValueError:\n    i = number = 0\nout.append((i, number))",
        }.items()
    ),
    case(
        "caught_by_nothing_around_a_file",
        """
        import os
        out = []
        with open(os.devnull) as file, np.errstate(all="ignore"):
            for i in range(5):
                number = 1 / (3 - i)
                out.append(number)
        """,
        call(),
    ),
)
