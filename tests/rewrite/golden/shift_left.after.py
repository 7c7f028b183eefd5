import autopar
import numpy as np


@autopar.parallel_for(writes=["a_out[i]"], snapshots={"a_out": "a"})
def _advance_loop(chunk, b, a, a_out):
    for i in chunk:
        a_out[i] = a[i + 1] + b[i]


def advance(a, b):
    n = len(a) - 1
    _advance_loop(range(n), b, a, a)
