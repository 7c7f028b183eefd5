import autopar
import numpy as np


@autopar.parallel_for(writes=["new[i]"])
def _diffuse_loop(chunk, field, rate, new):
    for i in chunk:
        new[i] = field[i] + rate * (field[i - 1] - 2 * field[i] + field[i + 1])


def diffuse(field, steps, rate):
    """Explicit heat equation: time is sequential, space is not."""
    new = np.empty_like(field)
    for _ in range(steps):
        _diffuse_loop(range(1, field.shape[0] - 1), field, rate, new)
        field[1:-1] = new[1:-1]
    return field
