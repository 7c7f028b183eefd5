"""Loops that count in their own ways."""

import math


def roots(values, out, n):
    i = 0
    while True:
        if i >= n - 1:  # all done
            break
        if values[i] < 0:
            i = i + 1
            continue
        out[i] = math.sqrt(values[i])
        i += 1
    return out


def find(values, at):
    i = 0
    while True:
        if i == (len(values)): break
        if math.sqrt(values[i]) == at:
            return i
        i += 1
    return None


def shifted(values, out):
    i = -1
    while i != len(values) - 1:
        i += 1
        out[i] = math.sqrt(values[i])
