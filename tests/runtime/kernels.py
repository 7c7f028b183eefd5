"""Kernels as the rewrite writes them: maps, updates, reductions, collections, comprehensions."""

from __future__ import annotations

import math
import warnings

import numpy as np

import autopar


@autopar.parallel_for(writes=["out[i]"])
def store(chunk, source, out):
    for i in chunk:
        out[i] = source[i] * 2 + 1


@autopar.parallel_for(writes=["out[i]"])
def store_some(chunk, source, out):
    for i in chunk:
        if source[i] > 0:
            out[i] = math.sqrt(source[i])


@autopar.parallel_for(writes=["out[k, :]"])
def store_rows(chunk, out):
    for k, row in chunk:
        out[k, :] = row[::-1].cumsum()


@autopar.parallel_for(updates=["out[i]"])
def update(chunk, out, factor):
    for i in chunk:
        out[i] *= factor
        out[i] += i
        t = out[i]
    return t


@autopar.parallel_for(snapshots={"a_out": "a"}, writes=["a_out[i]"])
def shift(chunk, a, b, a_out):
    for i in chunk:
        a_out[i] = a[i + 1] + b[i]


@autopar.parallel_for(writes=["grid[i][j]"])
def fill(chunk, grid):
    for i in chunk:
        for j in range(len(grid[i])):
            grid[i][j] = i * 10 + j


@autopar.parallel_for(updates=["xs[i]"])
def halve(chunk, xs):
    for i, x in chunk:
        xs[i] = x / 2


@autopar.parallel_for(writes=["out[i]", "flags[i]"])
def two(chunk, out, flags):
    for i in chunk:
        out[i] = i * i
        flags[i] = i % 3 == 0


@autopar.parallel_for(writes=["out[i - 1]"])
def store_before(chunk, out):
    for i in chunk:
        out[i - 1] = i


@autopar.parallel_for(writes=["out[i * width:(i + 1) * width]"])
def store_blocks(chunk, width, out):
    for i in chunk:
        out[i * width : (i + 1) * width] = i


@autopar.parallel_for(reduces={"total": "+"})
def add(chunk, total):
    for x in chunk:
        total += x
    return total


@autopar.parallel_for(reduces={"total": "+"})
def add_left(chunk, total):
    for x in chunk:
        total = total + x
    return total, x


@autopar.parallel_for(reduces={"total": "+"})
def add_right(chunk, total):
    for x in chunk:
        total = x + total
    return total


@autopar.parallel_for(reduces={"total": "+"})
def add_mixed(chunk, total):
    for x in chunk:
        total += x
        total = total + 1
        total = x + total
    return total


@autopar.parallel_for(reduces={"total": "-"})
def take(chunk, total):
    for x in chunk:
        total -= x
        total = total - x
    return total


@autopar.parallel_for(reduces={"total": "*"})
def multiply(chunk, total):
    for x in chunk:
        total *= x
        total = x * total
    return total


@autopar.parallel_for(reduces={"a": "&", "b": "|", "c": "^"})
def bits(chunk, a, b, c):
    for x in chunk:
        a &= x
        b |= x
        c = c ^ x
    return a, b, c


@autopar.parallel_for(reduces={"best": "max"})
def largest(chunk, best):
    for x in chunk:
        best = max(best, x)
    return best


@autopar.parallel_for(reduces={"best": "max"})
def largest_first(chunk, best):
    for x in chunk:
        best = max(x, best)
    return best


@autopar.parallel_for(reduces={"best": "max"})
def largest_if(chunk, best):
    for x in chunk:
        if x > best:
            best = x
    return best


@autopar.parallel_for(reduces={"best": "max"})
def largest_or_equal(chunk, best):
    for x in chunk:
        if best <= x:
            best = x
    return best


@autopar.parallel_for(reduces={"best": "max"})
def largest_kept(chunk, best):
    for x in chunk:
        best = best if best >= x else x
    return best


@autopar.parallel_for(reduces={"best": "min"})
def smallest(chunk, best):
    for x in chunk:
        best = min(best, x)
    return best


@autopar.parallel_for(reduces={"best": "min"})
def smallest_first(chunk, best):
    for x in chunk:
        best = min(x, best)
    return best


@autopar.parallel_for(reduces={"best": "min"})
def smallest_if(chunk, best):
    for x in chunk:
        if x < best:
            best = x
    return best


@autopar.parallel_for(reduces={"best": "min"})
def smallest_or_equal(chunk, best):
    for x in chunk:
        best = x if x <= best else best
    return best


@autopar.parallel_for(reduces={"best": "min"})
def smallest_ufunc(chunk, best):
    for x in chunk:
        best = np.minimum(best, x)
    return best


EXTREMES = (
    largest,
    largest_first,
    largest_if,
    largest_or_equal,
    largest_kept,
    smallest,
    smallest_first,
    smallest_if,
    smallest_or_equal,
)


@autopar.parallel_for(reduces={"ok": "and"})
def all_of(chunk, limit, ok):
    for x in chunk:
        ok = ok and x < limit
    return ok


@autopar.parallel_for(reduces={"found": "or"})
def any_of(chunk, found):
    for x in chunk:
        found = found or x
    return found


@autopar.parallel_for(reduces={"ok": "and"})
def still_ok(chunk, limit, ok):
    for x in chunk:
        if x >= limit:
            ok = False
    return ok


@autopar.parallel_for(collects=["result"])
def keep_even(chunk, result):
    for x in chunk:
        if x % 2 == 0:
            result.append(x)


@autopar.parallel_for(collects=["result"], fresh=True)
def append_fresh(chunk, result):
    for x in chunk:
        row = [x]
        result.append(row)
        row.append({"x": np.full(2, x), "self": row[0]})


@autopar.parallel_for(collects=["result"])
def append_existing(chunk, result):
    for x in chunk:
        result.append(x)


@autopar.parallel_for(collects=["result"])
def extend(chunk, result):
    for x in chunk:
        result.extend((x, -x))
        result += [0]


@autopar.parallel_for(collects=["seen"])
def add_to_set(chunk, seen):
    for x in chunk:
        seen.add(x)


@autopar.parallel_for(collects=["table"])
def store_by_key(chunk, table):
    for k, v in chunk:
        table[k] = v


@autopar.parallel_for(collects=["counts"])
def count(chunk, counts):
    for x in chunk:
        counts[x] += 1


@autopar.parallel_for(collects=["counts"])
def count_get(chunk, counts):
    for x in chunk:
        counts[x] = counts.get(x, 0) + 1


@autopar.parallel_for(collects=["histogram"])
def weigh(chunk, weights, histogram):
    for i, b in chunk:
        histogram[b] += weights[i]


@autopar.parallel_for(writes=["out[i]"])
def living(chunk, out, i, t):
    for i in chunk:
        t = i * 2
        out[i] = t
    return i, t


@autopar.parallel_for()
def living_array(chunk, data):
    for k, row in chunk:
        view = row[1:]
        made = row * k
    return k, row, view, made


@autopar.parallel_for(writes=["out[i]"])
def unbound(chunk, out, i=autopar.UNBOUND):
    for i in chunk:
        out[i] = i
    return i


@autopar.parallel_while(writes=["out[i]"])
def count_up(i, stop, out):
    while i < stop:
        out[i] = i * i
        i += 1
    return i


@autopar.parallel_while(step=-2, reduces={"total": "+"})
def count_down(i, stop, total):
    while i >= stop:
        total += math.sqrt(i + 10)
        last = i
        i -= 2
    return total, i, last


@autopar.parallel_list()
def squares(chunk, n):
    return [x * x + n for x in chunk if x != n]


@autopar.parallel_list(fresh=True)
def rows(chunk):
    return [[x] * 2 for x in chunk]


@autopar.parallel_list()
def existing(chunk):
    return [x for x in chunk]  # noqa: C416


@autopar.parallel_set()
def residues(chunk, n):
    return [x % n for x in chunk]


@autopar.parallel_set()
def modulo(chunk):
    return [x if isinstance(x, list) else 1 // (int.__mod__(x, 7) + 1) for x in chunk]


@autopar.parallel_dict()
def index(chunk):
    return {x % 5: x for x in chunk}


@autopar.parallel_for(writes=["out[i]"])
def divide(chunk, source, out):
    for i in chunk:
        out[i] = 10 // source[i]


@autopar.parallel_for(writes=["out[i]"], collects=["log"], reduces={"total": "+"})
def divide_all(chunk, source, out, log, total):
    for i in chunk:
        total += source[i]
        log.append(i)
        out[i] = 10 // source[i]
    return total


@autopar.parallel_for(writes=["out[i]"])
def warn(chunk, source, out):
    for i in chunk:
        if source[i] < 0:
            warnings.warn(f"negative {source[i]}", RuntimeWarning, stacklevel=1)
        out[i] = np.sqrt(np.float64(source[i]))


def helper(x):
    return x + OFFSET[0]


OFFSET = [100]
SHARED = np.zeros(50)


def reads_shared(i):
    return SHARED[i] + 1


@autopar.parallel_for(writes=["out[i]"], calls=["helper"])
def call_helper(chunk, out):
    for i in chunk:
        out[i] = helper(i)


@autopar.parallel_for(writes=["out[i]"], calls=["reads_shared"])
def call_reader(chunk, out):
    for i in chunk:
        out[i] = reads_shared(len(out) - 1 - i)


@autopar.parallel_for(writes=["out[i]"], calls=["inner_total"])
def nest(chunk, out):
    for i in chunk:
        out[i] = inner_total(i)


def inner_total(n):
    total = 0.0
    return add(range(n), total)


@autopar.parallel_for(first=1, writes=["out[i]"], forecasts={"s": "+ *"})
def smooth(chunk, weight, x, out, s):
    for i in chunk:
        s = weight * s + x[i]
        out[i] = s
    return s
