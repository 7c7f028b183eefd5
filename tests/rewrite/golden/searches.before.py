"""Questions that are answered by the first item that says so."""

import math


def fits(x, limit):
    return math.sqrt(x) > limit


def answers(rows, limit, default):
    if any(fits(x, limit) for x in rows[0]):
        return "some"
    if not all((fits(len(row), limit)
                for row in rows)):  # at least one is short
        return f"{all(fits(x, limit) for x in rows[0])}"
    return next((row for row in rows if fits(len(row), limit)), default), next(
        (x for row in rows for x in row
         if fits(x, limit)), None)
