import autopar
import numpy as np


@autopar.parallel_for(writes=["result[n]"], blas=True, releases_gil=True)
def _make_filter_apply_loop(chunk, taps, signal, result):
    for n in chunk:
        result[n] = np.dot(taps, signal[n - len(taps):n])


def make_filter(taps):
    taps = np.asarray(taps)

    def apply(signal):
        result = np.zeros(len(signal))
        _make_filter_apply_loop(range(len(taps), len(signal)), taps, signal, result)
        return result

    return apply
