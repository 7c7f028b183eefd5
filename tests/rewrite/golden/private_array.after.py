"""Counts letters per word, in one array that every word uses anew."""

import autopar
import numpy as np


@autopar.parallel_for(writes=["out[i]"], privates=["counts"])
def _spread_loop(chunk, words, out, counts):
    for i in chunk:
        counts.fill(0)
        for letter in words[i]:
            counts[letter] += 1
        out[i] = counts.std()


def spread(words, letters):
    counts = np.zeros(letters)
    out = np.empty(len(words))
    _spread_loop(range(len(words)), words, out, counts)
    return out, counts
