"""A grid of which each row takes on what the next one held."""

import autopar


@autopar.parallel_for(
    updates=["cells_out[i][0:width]"], snapshots={"cells_out": "cells"}, fresh=True
)
def _fall_loop(chunk, width, cells, cells_out):
    for i in chunk:
        for j in range(width):
            cells_out[i][j] = cells[i + 1][j] + 0.5 * cells_out[i][j]  # half of it stays


def fall(cells, width):
    _fall_loop(range(len(cells) - 1), width, cells, cells)
    return cells
