import json

import autopar
import numpy as np


@autopar.parallel_for(writes=["means[i]"], releases_gil=True)
def _load_loop(chunk, scale, means):
    for i, row in chunk: means[i] = np.mean(row) * scale


@autopar.parallel_for(writes=["means[i]"], releases_gil=True)
def _load_loop_2(chunk, fallback, means):
    for i, row in chunk:
        if not row:
            means[i] = fallback
        else:
            means[i] = np.mean(row)
        # rows may be ragged


async def load(path, scale=None, *, fallback=0.0):
    try:
        with open(path) as file:
            rows = json.load(file)
    except OSError:
        rows = []
    means = np.zeros(len(rows))
    if scale is not None:
        _load_loop(enumerate(rows), scale, means)
    else:
        _load_loop_2(enumerate(rows), fallback, means)
    return means
