"""Counts letters per word, in one array that every word uses anew."""

import numpy as np


def spread(words, letters):
    counts = np.zeros(letters)
    out = np.empty(len(words))
    for i in range(len(words)):
        counts.fill(0)
        for letter in words[i]:
            counts[letter] += 1
        out[i] = counts.std()
    return out, counts
