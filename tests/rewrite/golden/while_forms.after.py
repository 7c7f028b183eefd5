"""Loops that count in their own ways."""

import math

import autopar


@autopar.parallel_while(writes=["out[i]"])
def _roots_loop(i, stop, values, out):
    while True:
        if i >= stop:  # all done
            break
        if values[i] < 0:
            i = i + 1
            continue
        out[i] = math.sqrt(values[i])
        i += 1
    return i


def roots(values, out, n):
    i = 0
    i = _roots_loop(i, n - 1, values, out)
    return out


@autopar.parallel_while(breaks=True)
def _find_loop(i, stop, values, at):
    while True:
        if i == stop: break
        if math.sqrt(values[i]) == at:
            return i, True, i
        i += 1
    return i, False, None


def find(values, at):
    i = 0
    i, left, value = _find_loop(i, (len(values)), values, at)
    if left:
        return value
    return None


@autopar.parallel_while(writes=["out[i + 1]"])
def _shifted_loop(i, stop, values, out):
    while i != stop:
        i += 1
        out[i] = math.sqrt(values[i])
    return i


def shifted(values, out):
    i = -1
    i = _shifted_loop(i, len(values) - 1, values, out)
