"""Positions of the largest and smallest, first matches, any and all."""

import math

import numpy as np


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
