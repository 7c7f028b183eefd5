import autopar
import numpy as np


@autopar.parallel_for(writes=["out[k]"], releases_gil=True)
def _relax_loop(chunk, out):
    for k, (a, b, w) in chunk:
        out[k] = np.sqrt(a * a + b * b) * w


def relax(left, right, weights, out):
    _relax_loop(
        enumerate(
            zip(
                left,
                right,  # same length
                weights,
            )
        ),
        out,
    )
