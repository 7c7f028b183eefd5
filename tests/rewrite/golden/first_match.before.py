"""Loops that look for something and end where they have found it."""

import math


def fits(x, limit):
    return math.sqrt(x) > limit


def first(items, limit):
    for item in items:
        if fits(item, limit):  # the first one is enough
            return item, limit
        if item is None: return
    return None


def scan(items, limit, seen):
    total = 0.0
    for number, item in enumerate(items):
        total += item
        if fits(item, limit):
            break
        seen.append(item)
    else:  # none fits
        seen.append(None)
        number = -1
    return total, number


def any_fits(items, limit):
    for item in items:
        if fits(item, limit):
            break
    else:
        return False
    return True


def until(values, limit, out):
    i = 0
    while i < len(values):
        if fits(values[i], limit):
            break
        out[i] = math.sqrt(values[i])
        i += 1
    return out
