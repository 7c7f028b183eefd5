"""Histograms, counts in dicts, strings that are joined."""

import collections

import numpy as np


# call: [0] * 10, integers()
# call: np.zeros(10, dtype=int), ints()
def histogram_list(counts, xs):
    for x in xs:  # truth: histogram
        counts[x] += 1


# call: np.zeros(6), vector()
def histogram_of_floats(counts, xs):
    low, high = min(xs), max(xs)
    width = (high - low) / len(counts)
    for x in xs:  # truth: histogram
        k = min(int((x - low) / width), len(counts) - 1)
        counts[k] += 1


# call: np.zeros(10), ints(), vector()
def weighted_histogram(counts, keys, weights):
    for k, w in zip(keys, weights):  # truth: histogram
        counts[k] += w


# call: np.zeros(10), ints(), vector()
def scatter_subtract(out, index, values):
    for i in range(len(index)):  # truth: histogram
        out[index[i]] -= values[i]


# call: np.ones(10), ints(), vector()
def scatter_multiply(out, index, values):
    for i in range(len(index)):  # truth: histogram
        out[index[i]] = out[index[i]] * values[i]


# call: np.zeros(10), ints(), vector()
def scatter_maximum(out, index, values):
    for i in range(len(index)):  # truth: histogram
        out[index[i]] = max(out[index[i]], values[i])


# call: np.zeros((4, 5), dtype=int), ints(12, 1, 4), ints(12, 2, 5)
def histogram_2d(counts, xs, ys):
    for x, y in zip(xs, ys):  # truth: histogram
        counts[x, y] += 1


# call: [[0] * 5 for _ in range(4)], integers(12, 1, 4), integers(12, 2, 5)
def contingency_table(table, xs, ys):
    for x, y in zip(xs, ys):  # truth: histogram
        table[x][y] += 1


# call: np.zeros(10), ints(24)
def modulo_bins(bins, xs):
    for i in range(len(xs)):  # truth: histogram
        bins[i % 10] += xs[i]


# call: np.zeros(6), ints(6, 1, 6), ints(6, 2, 6), vector(6)
def force_on_edges(force, left, right, strength):
    for e in range(len(left)):  # truth: histogram
        force[left[e]] += strength[e]
        force[right[e]] -= strength[e]


# call: np.zeros(7), vector(4), vector(4, 2)
# call: [0.0] * 7, numbers(4), numbers(4, 2)
def polynomial_product(out, p, q):
    for i in range(len(p)):  # truth: histogram
        for j in range(len(q)):  # truth: independent
            out[i + j] += p[i] * q[j]


# call: words()
def counts_by_get(names):
    counts = {}
    for name in names:  # truth: counts
        counts[name] = counts.get(name, 0) + 1
    return counts


# call: words()
def counts_by_membership(names):
    counts = {}
    for name in names:  # truth: counts
        if name in counts:
            counts[name] += 1
        else:
            counts[name] = 1
    return counts


# call: words()
def counts_by_absence(names):
    counts = {}
    for name in names:  # truth: counts
        if name not in counts:
            counts[name] = 0
        counts[name] += 1
    return counts


# call: words()
def counts_by_setdefault(names):
    counts = {}
    for name in names:  # truth: counts
        counts.setdefault(name, 0)
        counts[name] += len(name)
    return counts


# call: words()
def counts_by_defaultdict(names):
    counts = collections.defaultdict(int)
    for name in names:  # truth: counts
        counts[name[0]] += 1
    return counts


# call: words()
def counts_by_counter(names):
    counts = collections.Counter()
    for name in names:  # truth: counts
        counts[len(name)] += 1
    return counts


# call: words()
def counter_updates(names):
    counts = collections.Counter()
    for name in names:  # truth: counts
        counts.update(name)
    return counts


# call: words()
def counts_by_except(names):
    counts = {}
    for name in names:  # truth: counts
        try:
            counts[name] += 1
        except KeyError:
            counts[name] = 1
    return counts


# call: words(), numbers()
def sums_by_key(names, values):
    sums = collections.defaultdict(float)
    for name, value in zip(names, values):  # truth: counts
        sums[name] += value
    return dict(sums)


# call: words(), numbers()
def maxima_by_key(names, values):
    best = {}
    for name, value in zip(names, values):  # truth: counts
        best[name] = max(best.get(name, value), value)
    return best


# call: words()
def letter_pairs(names):
    pairs = collections.Counter()
    for name in names:  # truth: counts
        for a, b in zip(name, name[1:]):  # truth: counts
            pairs[a, b] += 1
    return pairs


# call: [("a", "x", 1), ("b", "x", 2), ("a", "y", 3), ("a", "x", 4)]
def nested_counts(rows):
    table = collections.defaultdict(lambda: collections.defaultdict(int))
    for first, second, amount in rows:  # truth: counts
        table[first][second] += amount
    return {k: dict(v) for k, v in table.items()}  # truth: comprehension


# call: words()
def join_by_plus(names):
    text = ""
    for name in names:  # truth: join
        text += name
    return text


# call: words()
def join_with_separator(names):
    text = ""
    for name in names:  # truth: join
        text += name + ", "
    return text.rstrip(", ")


# call: integers()
def join_formatted(xs):
    text = "["
    for x in xs:  # truth: join
        text += f"{x:03d};"
    return text + "]"


# call: integers()
def join_by_generator(xs):
    return ",".join(str(x) for x in xs)  # truth: join


# call: integers()
def join_by_list(xs):
    return " ".join([f"{x}" for x in xs if x % 2])  # truth: join


# call: integers()
def join_parts(xs):
    parts = []
    for x in xs:  # truth: join
        parts.append(f"<{x}>")
    return "".join(parts)


# call: words()
def join_rebound(names):
    text = "start"
    for name in names:  # truth: join
        text = text + "-" + name.upper()
    return text


# call: words()
def join_in_front(names):
    text = ""
    for name in names:  # truth: join
        text = name[0] + text
    return text


# call: rows(3, 4)
def lines_of_a_table(table):
    lines = []
    for row in table:  # truth: join
        lines.append(" | ".join(f"{x:7.2f}" for x in row))  # truth: join
    return "\n".join(lines)


# call: integers()
def bytes_joined(xs):
    data = b""
    for x in xs:  # truth: join
        data += bytes([x, x + 1])
    return data
