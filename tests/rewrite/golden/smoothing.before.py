import numpy as np


def smooth(signal, weight):
    """Exponential smoothing, and where the signal stands far above it."""
    level = signal[0]
    out = np.empty(len(signal))
    peaks = []
    for i in range(len(signal)):
        level = weight * level + (1.0 - weight) * signal[i]  # forgets how it began
        out[i] = level
        if signal[i] > 2.0 * level:
            peaks.append(i)
    return out, peaks


def running_totals(counts):
    for i in range(1, len(counts)):
        counts[i] += counts[i - 1]
    return counts
