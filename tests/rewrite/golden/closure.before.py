import numpy as np


def make_filter(taps):
    taps = np.asarray(taps)

    def apply(signal):
        result = np.zeros(len(signal))
        for n in range(len(taps), len(signal)):
            result[n] = np.dot(taps, signal[n - len(taps):n])
        return result

    return apply
