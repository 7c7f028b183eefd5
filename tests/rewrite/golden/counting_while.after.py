import autopar
import numpy as np


@autopar.parallel_while(writes=["out[i]"], fresh=True)
def _cumulate_loop(i, stop, signal, out):
    while i < stop:
        # trapezoid between two samples
        out[i] = 0.5 * (signal[i] + signal[i + 1])
        i += 1
    return i


def cumulate(signal, out):
    i = 0
    i = _cumulate_loop(i, len(signal) - 1, signal, out)
    return i
