"""Smooths a signal with a moving average."""

import autopar
import numpy as np


@autopar.parallel_for(writes=["out[i]"], releases_gil=True)
def _smooth_loop(chunk, signal, width, out):
    for i in chunk:
        window = signal[i:i + width]  # a view, no copy
        out[i] = window.mean()


def smooth(signal, width):
    """Return the moving average of a signal."""
    out = np.empty(len(signal) - width)
    # Each point looks at its own window only.
    _smooth_loop(range(len(out)), signal, width, out)
    return out
