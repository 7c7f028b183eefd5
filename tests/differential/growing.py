"""Containers that grow while an iteration runs over them: what is put into them comes up as an item later."""

from __future__ import annotations

from tests.differential.case import Case, case, ser

CASES: tuple[Case, ...] = (
    case(
        "growing_worklist",
        """
        def f(n, shared, out):
            for i in range(n):
                todo = [[0]]
                for v in todo:
                    out[i] = len(v)
                    v.append(i)
                    if len(todo) < 2:
                        todo.append(shared)
            return out, shared
        """,
        ser("9, [], np.zeros(9)"),
    ),
    case(
        "growing_under_enumerate",
        """
        def f(n, shared, out):
            for i in range(n):
                todo = [[0]]
                for j, v in enumerate(todo):
                    v.append(i)
                    if j < 1:
                        more = [shared]
                        todo.extend(more)
                out[i] = len(shared)
            return out, shared
        """,
        ser("9, [], np.zeros(9)"),
    ),
    case(
        "growing_in_a_comprehension",
        """
        def f(n, shared, out):
            for i in range(n):
                todo = [[0]]
                out[i] = len([(v.append(i), todo.append(shared) if len(todo) < 2 else 0) for v in todo])
            return out, shared
        """,
        ser("9, [], np.zeros(9)"),
    ),
)
