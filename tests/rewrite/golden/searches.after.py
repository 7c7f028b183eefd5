"""Questions that are answered by the first item that says so."""

import math

import autopar


def fits(x, limit):
    return math.sqrt(x) > limit


@autopar.parallel_any(calls=["fits"])
def _answers_any(chunk, limit):
    return any(fits(x, limit) for x in chunk)


@autopar.parallel_all(calls=["fits"])
def _answers_all(chunk, limit):
    return all((fits(len(row), limit)
                for row in chunk))


@autopar.parallel_next(calls=["fits"])
def _answers_next(chunk, default_, limit):
    return next((row for row in chunk if fits(len(row), limit)), default_)


@autopar.parallel_next(calls=["fits"])
def _answers_next_2(chunk, default, limit):
    return next(
        (x for row in chunk for x in row
         if fits(x, limit)), default)


def answers(rows, limit, default):
    if _answers_any(rows[0], limit):
        return "some"
    if not _answers_all(rows, limit):  # at least one is short
        return f"{all(fits(x, limit) for x in rows[0])}"
    return _answers_next(rows, default, limit), _answers_next_2(
        rows, None, limit
    )
