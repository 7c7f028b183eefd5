"""The best candidate by a key: positions, words, pairs."""

import math

import autopar


@autopar.parallel_for(ranked={"_pivot_loop_ranked": "abs(matrix[row, k])"})
def _pivot_loop(chunk, matrix, k, row):
    for i in chunk:
        if abs(matrix[i, k]) > abs(matrix[row, k]):
            row = i
    return row


@autopar.parallel_for(reduces={"row_key": "max"}, follows={"row": "row_key"})
def _pivot_loop_ranked(chunk, matrix, k, row, row_key):
    for i in chunk:
        if abs(matrix[i, k]) > row_key:
            row_key = abs(matrix[i, k])
            row = i
    return row_key, row


def pivot(matrix, k):
    row = k
    row = _pivot_loop(range(k + 1, len(matrix)), matrix, k, row)
    return row


@autopar.parallel_for(ranked={"_longest_loop_ranked": "len(found)"})
def _longest_loop(chunk, found):
    for word in chunk:
        if len(word) > len(found): found = word  # the first of them
    return found


@autopar.parallel_for(reduces={"found_key": "max"}, follows={"found": "found_key"})
def _longest_loop_ranked(chunk, found, found_key):
    for word in chunk:
        if len(word) > found_key: found_key = len(word); found = word  # the first of them
    return found_key, found


def longest(words):
    found = ""
    found = _longest_loop(words, found)
    return found


@autopar.parallel_for(ranked={"_search_loop_ranked": "best[0]"})
def _search_loop(chunk, radii, best):
    for angle in chunk:
        for radius in radii:
            score = radius * math.sin(angle)
            if best is None or score > best[0]:
                # a better pair

                best = (score, (angle, radius))
    return best


@autopar.parallel_for(reduces={"best_key": "max"}, follows={"best": "best_key"})
def _search_loop_ranked(chunk, radii, best, best_key):
    for angle in chunk:
        for radius in radii:
            score = radius * math.sin(angle)
            if best is None or score > best_key:
                # a better pair

                best_key = score
                best = (score, (angle, radius))
    return best_key, best


def search(angles, radii):
    best = None
    best = _search_loop(angles, radii, best)
    return best


@autopar.parallel_for(ranked={"_largest_loop_ranked": "m[i][j]"}, lasts=["value"])
def _largest_loop(chunk, m, i, j, value=autopar.UNBOUND):
    for a in chunk:
        for b in range(len(m)):
            if m[a][b] > m[i][j]:
                i, j = a, b
                value = m[a][b]
    return i, j, value


@autopar.parallel_for(
    reduces={"i_key": "max"}, follows={"i": "i_key", "j": "i_key", "value": "i_key"}
)
def _largest_loop_ranked(chunk, m, i, j, i_key, value=autopar.UNBOUND):
    for a in chunk:
        for b in range(len(m)):
            if m[a][b] > i_key:
                i_key = m[a][b]
                i, j = a, b
                value = m[a][b]
    return i_key, i, j, value


def largest(m):
    i = j = 0
    i, j, value = _largest_loop(range(len(m)), m, i, j)
    if value is autopar.UNBOUND:
        del value
    return i, j, value
