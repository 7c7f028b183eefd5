"""Sums, extrema, counts, flags, and what only looks like a reduction."""

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
