import numpy as np


def escape(c, limit):
    z = 0j
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2.0:
            return n
    return limit


def image(width, height, limit=100):
    xs = np.linspace(-2.0, 0.5, width)
    ys = np.linspace(-1.25, 1.25, height)
    counts = np.zeros((height, width), dtype=np.int64)
    for row, y in enumerate(ys):
        for column, x in enumerate(xs):
            counts[row, column] = escape(complex(x, y), limit)
    return counts
