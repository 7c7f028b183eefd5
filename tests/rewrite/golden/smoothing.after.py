import autopar
import numpy as np


@autopar.parallel_for(first=1, writes=["out[i]"], forecasts={"level": "+ *"}, collects=["peaks"])
def _smooth_loop(chunk, weight, signal, out, peaks, level):
    for i in chunk:
        level = weight * level + (1.0 - weight) * signal[i]  # forgets how it began
        out[i] = level
        if signal[i] > 2.0 * level:
            peaks.append(i)
    return level


def smooth(signal, weight):
    """Exponential smoothing, and where the signal stands far above it."""
    level = signal[0]
    out = np.empty(len(signal))
    peaks = []
    level = _smooth_loop(range(len(signal)), weight, signal, out, peaks, level)
    return out, peaks


@autopar.parallel_for(first=1, updates=["counts[i]"], forecasts={"counts": "1"})
def _running_totals_loop(chunk, counts):
    for i in chunk:
        counts[i] += counts[i - 1]


def running_totals(counts):
    _running_totals_loop(range(1, len(counts)), counts)
    return counts
