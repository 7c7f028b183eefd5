"""Smooths a signal with a moving average."""

import numpy as np


def smooth(signal, width):
    """Return the moving average of a signal."""
    out = np.empty(len(signal) - width)
    # Each point looks at its own window only.
    for i in range(len(out)):
        window = signal[i:i + width]  # a view, no copy
        out[i] = window.mean()
    return out
