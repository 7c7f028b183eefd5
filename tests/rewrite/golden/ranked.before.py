"""The best candidate by a key: positions, words, pairs."""

import math


def pivot(matrix, k):
    row = k
    for i in range(k + 1, len(matrix)):
        if abs(matrix[i, k]) > abs(matrix[row, k]):
            row = i
    return row


def longest(words):
    found = ""
    for word in words:
        if len(word) > len(found): found = word  # the first of them
    return found


def search(angles, radii):
    best = None
    for angle in angles:
        for radius in radii:
            score = radius * math.sin(angle)
            if best is None or score > best[0]:
                # a better pair

                best = (score, (angle, radius))
    return best


def largest(m):
    i = j = 0
    for a in range(len(m)):
        for b in range(len(m)):
            if m[a][b] > m[i][j]:
                i, j = a, b
                value = m[a][b]
    return i, j, value
