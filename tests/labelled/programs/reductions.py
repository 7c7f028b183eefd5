"""Sums, extrema, counts, positions, searches, histograms, dict counts, strings."""

import collections
import math

import numpy as np


# call: numbers()
# call: vector()
# call: integers()
def sum_of_squares(xs):
    total = 0
    for x in xs:  # truth: reduction
        total += x * x
    return total


# call: numbers()
def sum_written_out(xs):
    total = 0.0
    for x in xs:  # truth: reduction
        total = total + x
    return total


# call: numbers()
def sum_turned_round(xs):
    total = 0.0
    for x in xs:  # truth: reduction
        total = x + total
    return total


# call: numbers()
def alternating_sum(xs):
    total = 0.0
    for i, x in enumerate(xs):  # truth: reduction
        if i % 2:
            total -= x
        else:
            total += x
    return total


# call: numbers()
def mean_and_variance(xs):
    s = q = 0.0
    for x in xs:  # truth: reduction
        s += x
        q += x * x
    n = len(xs)
    return s / n, q / n - (s / n) ** 2


# call: positive()
# call: [3, 5, 7, 11]
def product(xs):
    p = 1
    for x in xs:  # truth: reduction
        p *= x
    return p


# call: numbers()
def count_matches(xs):
    count = 0
    for x in xs:  # truth: reduction
        if x > 1:
            count += 1
    return count


# call: numbers()
def count_by_truth_value(xs):
    count = 0
    for x in xs:  # truth: reduction
        count += x > 1
    return count


# call: numbers()
def minimum_by_function(xs):
    smallest = math.inf
    for x in xs:  # truth: reduction
        smallest = min(smallest, abs(x))
    return smallest


# call: numbers()
def maximum_by_function(xs):
    largest = -math.inf
    for x in xs:  # truth: reduction
        largest = max(x, largest)
    return largest


# call: numbers()
def range_of_values(xs):
    low, high = xs[0], xs[0]
    for x in xs:  # truth: reduction
        low = min(low, x)
        high = max(high, x)
    return high - low


# call: numbers()
def extrema_by_elif(xs):
    low = high = xs[0]
    for x in xs[1:]:  # truth: reduction
        if x < low:
            low = x
        elif x > high:
            high = x
    return low, high


# call: numbers()
def maximum_by_conditional(xs):
    largest = xs[0]
    for x in xs:  # truth: reduction
        largest = x if x > largest else largest
    return largest


# call: numbers()
def maximum_reversed_test(xs):
    largest = xs[0]
    for x in xs:  # truth: reduction
        if largest < x:
            largest = x
    return largest


# call: numbers()
def maximum_or_equal(xs):
    largest = xs[0]
    for x in xs:  # truth: reduction
        if x >= largest:
            largest = x
    return largest


# call: numbers()
def all_by_and(xs):
    fine = True
    for x in xs:  # truth: reduction
        fine = fine and x > -7
    return fine


# call: numbers()
def any_by_or(xs):
    found = False
    for x in xs:  # truth: reduction
        found = found or x > 5
    return found


# call: numbers()
def flag_set(xs):
    found = False
    for x in xs:  # truth: reduction
        if x > 5:
            found = True
    return found


# call: integers()
def bits_or(xs):
    mask = 0
    for x in xs:  # truth: reduction
        mask |= 1 << x
    return mask


# call: integers()
def bits_xor(xs):
    checksum = 0
    for x in xs:  # truth: reduction
        checksum ^= x * 2654435761 % 4096
    return checksum


# call: integers()
def bits_and(xs):
    mask = 255
    for x in xs:  # truth: reduction
        mask &= x | 240
    return mask


# call: matrix(), vector(6)
def quadratic_form(m, x):
    total = 0.0
    for i in range(len(x)):  # truth: reduction
        for j in range(len(x)):  # truth: reduction
            total += x[i] * m[i, j] * x[j]
    return total


# call: matrix()
def frobenius_norm(m):
    total = 0.0
    for row in m:  # truth: reduction
        for x in row:  # truth: reduction
            total += x * x
    return math.sqrt(total)


# call: matrix()
def trace(m):
    total = 0.0
    for i in range(len(m)):  # truth: reduction
        total += m[i, i]
    return total


# call: matrix()
def sum_of_rows(m):
    total = np.zeros(m.shape[1])
    for row in m:  # truth: reduction
        total += row
    return total


# call: matrix()
def sum_of_rows_rebound(m):
    total = np.zeros(m.shape[1])
    for row in m:  # truth: reduction
        total = total + row * row
    return total


# call: matrix()
def covariance_of_rows(m):
    total = np.zeros((m.shape[1], m.shape[1]))
    for row in m:  # truth: reduction
        total += np.outer(row, row)
    return total / len(m)


# call: numbers()
def compensated_parts(xs):
    whole = part = 0.0
    for x in xs:  # truth: reduction
        floor = math.floor(x)
        whole += floor
        part += x - floor
    return whole, part


# call: words()
def longest_word_length(names):
    longest = 0
    for name in names:  # truth: reduction
        longest = max(longest, len(name))
    return longest


# call: words()
def total_letters(names):
    count = 0
    for name in names:  # truth: reduction
        count += len(name)
    return count


# call: words(), "a"
def count_letter(names, letter):
    count = 0
    for name in names:  # truth: reduction
        for c in name:  # truth: reduction
            if c == letter:
                count += 1
    return count


# call: numbers(), numbers(12, 2)
def dot_by_zip(xs, ys):
    dot = 0.0
    for x, y in zip(xs, ys):  # truth: reduction
        dot += x * y
    return dot


# call: 20
def pi_by_midpoints(n):
    h = 1.0 / n
    total = 0.0
    for i in range(n):  # truth: reduction
        x = h * (i + 0.5)
        total += 4.0 / (1.0 + x * x)
    return h * total


# call: 12
def harmonic(n):
    total = 0.0
    for k in range(1, n + 1):  # truth: reduction
        total += 1.0 / k
    return total


# call: 30
def count_primes(n):
    count = 0
    for k in range(2, n):  # truth: reduction
        prime = True
        for d in range(2, int(math.sqrt(k)) + 1):  # truth: exit
            if k % d == 0:
                prime = False
                break
        if prime:
            count += 1
    return count


# call: numbers()
def sum_by_while(xs):
    i = 0
    total = 0.0
    while i < len(xs):  # truth: reduction
        total += xs[i]
        i += 1
    return total


# call: {"a": 1.5, "b": 2.5, "c": -3.0}
def sum_of_values(table):
    total = 0.0
    for value in table.values():  # truth: reduction
        total += value
    return total


# call: {"a": 1.5, "b": 2.5, "c": -3.0}
def sum_over_keys(table):
    total = 0.0
    for key in table:  # truth: reduction
        total += table[key] * len(key)
    return total


# call: numbers()
def sum_generator(xs):
    return sum(x * x for x in xs)  # truth: comprehension


# call: numbers()
def max_generator(xs):
    return max(abs(x) for x in xs)  # truth: comprehension


# call: numbers()
def fsum_list(xs):
    return math.fsum([x * 0.1 for x in xs])  # truth: comprehension


# call: numbers()
def rounded_reduction(xs):
    total = 0.0
    for x in xs:  # truth: recurrence
        total = round(total + x, 1)
    return total


# call: integers()
def horner(coefficients):
    value = 0
    for c in coefficients:  # truth: recurrence
        value = (value * 3 + c) % 1009
    return value


# call: numbers()
def running_state(xs):
    state = 0.0
    for x in xs:  # truth: recurrence
        state = math.sin(state) + x
    return state


# call: numbers()
def reduction_that_is_looked_at(xs, out=None):
    total = 0.0
    hits = 0
    for x in xs:  # truth: recurrence
        total += x
        if total > 4:
            hits += 1
            total = 0.0
    return hits


# call: integers()
def argmax_by_enumerate(xs):
    best = xs[0]
    where = 0
    for i, x in enumerate(xs):  # truth: argmax
        if x > best:
            best = x
            where = i
    return where


# call: integers()
def argmin_tuple_assignment(xs):
    best, where = xs[0], 0
    for i in range(1, len(xs)):  # truth: argmax
        if xs[i] < best:
            best, where = xs[i], i
    return where


# call: integers()
def argmax_last_tie(xs):
    best, where = xs[0], 0
    for i, x in enumerate(xs):  # truth: argmax
        if x >= best:
            best, where = x, i
    return where


# call: integers()
def argmax_index_only(xs):
    where = 0
    for i in range(1, len(xs)):  # truth: argmax
        if xs[i] > xs[where]:
            where = i
    return where


# call: words()
def longest_word(names):
    longest = ""
    for name in names:  # truth: argmax
        if len(name) > len(longest):
            longest = name
    return longest


# call: words()
def longest_word_with_length(names):
    size, longest = 0, None
    for name in names:  # truth: argmax
        if len(name) > size:
            size = len(name)
            longest = name
    return longest


# call: numbers(), 1.2
def nearest_value(xs, target):
    distance = math.inf
    nearest = None
    for x in xs:  # truth: argmax
        d = abs(x - target)
        if d < distance:
            distance = d
            nearest = x
    return nearest


# call: numbers()
def best_starting_at_none(xs):
    best = None
    for x in xs:  # truth: argmax
        if best is None or x > best:
            best = x
    return best


# call: matrix()
def best_row(m):
    score, index = -math.inf, -1
    for i, row in enumerate(m):  # truth: argmax
        s = float(np.abs(row).sum())
        if s > score:
            score = s
            index = i
    return index, score


# call: {"a": 1.5, "b": 2.5, "c": -3.0}
def key_of_largest_value(table):
    best = -math.inf
    winner = ""
    for key, value in table.items():  # truth: argmax
        if value > best:
            best = value
            winner = key
    return winner


# call: [0.1, 0.5, 0.9, 0.7], [1.0, 3.0]
def grid_search(alphas, betas):
    best = (math.inf, None, None)
    for a in alphas:  # truth: argmax
        for b in betas:  # truth: argmax
            loss = (a - 0.6) ** 2 + (b - 2.8) ** 2
            if loss < best[0]:
                best = (loss, a, b)
    return best


# call: integers()
def two_largest(xs):
    first = second = -1
    for x in xs:  # truth: beyond
        if x > first:
            first, second = x, first
        elif x > second:
            second = x
    return first, second


# call: integers(), 7
# call: integers(), 77
def first_match_break(xs, target):
    where = -1
    for i, x in enumerate(xs):  # truth: exit
        if x == target:
            where = i
            break
    return where


# call: integers(), 7
# call: integers(), 77
def first_match_return(xs, target):
    for i, x in enumerate(xs):  # truth: exit
        if x == target:
            return i
    return -1


# call: integers(), 7
# call: integers(), 77
def first_match_else(xs, target):
    for x in xs:  # truth: exit
        if x == target:
            break
    else:
        return "none"
    return x


# call: numbers()
def any_by_return(xs):
    for x in xs:  # truth: exit
        if x > 8:
            return True
    return False


# call: numbers()
def all_by_return(xs):
    for x in xs:  # truth: exit
        if not x < 50:
            return False
    return True


# call: numbers()
def any_by_flag_and_break(xs):
    found = False
    for x in xs:  # truth: exit
        if math.sin(x) > 0.9:
            found = True
            break
    return found


# call: numbers()
def any_generator(xs):
    return any(x > 8 for x in xs)  # truth: exit


# call: numbers()
def all_generator(xs):
    return all(x < 50 for x in xs)  # truth: exit


# call: numbers()
def next_generator(xs):
    return next((x for x in xs if x > 8), None)  # truth: exit


# call: [3, 1, 2]
# call: [1, 2, 3]
def is_sorted(xs):
    for i in range(len(xs) - 1):  # truth: exit
        if xs[i] > xs[i + 1]:
            return False
    return True


# call: numbers(), [0.0] * 12
def stores_until_break(xs, out):
    for i, x in enumerate(xs):  # truth: exit
        if x > 8:
            break
        out[i] = x * 2


# call: words(), "n"
# call: words(), "z"
def find_word(names, letter):
    for name in names:  # truth: exit
        if name.endswith(letter):
            return name
    raise LookupError(letter)


# call: 91
# call: 97
def smallest_divisor(n):
    d = 2
    while d * d <= n:  # truth: exit
        if n % d == 0:
            return d
        d += 1
    return n


# call: grid(), 2
# call: grid(), 9
def first_in_grid(cells, value):
    for i, row in enumerate(cells):  # truth: exit
        for j, cell in enumerate(row):  # truth: exit
            if cell == value:
                return i, j
    return None


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
