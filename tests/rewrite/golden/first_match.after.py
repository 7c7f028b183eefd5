"""Loops that look for something and end where they have found it."""

import math

import autopar


def fits(x, limit):
    return math.sqrt(x) > limit


@autopar.parallel_for(calls=["fits"], breaks=True)
def _first_loop(chunk, limit):
    for item in chunk:
        if fits(item, limit):  # the first one is enough
            return True, (item, limit)
        if item is None: return True, None
    return False, None


def first(items, limit):
    left, value = _first_loop(items, limit)
    if left:
        return value
    return None


@autopar.parallel_for(reduces={"total": "+"}, collects=["seen"], calls=["fits"], breaks=True)
def _scan_loop(chunk, limit, seen, total, number=autopar.UNBOUND):
    for number, item in chunk:
        total += item
        if fits(item, limit):
            break
        seen.append(item)
    else:
        return total, number, False
    return total, number, True


def scan(items, limit, seen):
    total = 0.0
    total, number, left = _scan_loop(enumerate(items), limit, seen, total)
    if number is autopar.UNBOUND:
        del number
    if not left:
        # none fits
        seen.append(None)
        number = -1
    return total, number


@autopar.parallel_for(calls=["fits"], breaks=True)
def _any_fits_loop(chunk, limit):
    for item in chunk:
        if fits(item, limit):
            break
    else:
        return False
    return True


def any_fits(items, limit):
    if not _any_fits_loop(items, limit):
        return False
    return True


@autopar.parallel_while(writes=["out[i]"], calls=["fits"], breaks=True)
def _until_loop(i, stop, values, limit, out):
    while i < stop:
        if fits(values[i], limit):
            break
        out[i] = math.sqrt(values[i])
        i += 1
    else:
        return i, False
    return i, True


def until(values, limit, out):
    i = 0
    i = _until_loop(i, len(values), values, limit, out)[0]
    return out
