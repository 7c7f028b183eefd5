import autopar
import numpy as np


@autopar.parallel_for(reduces={"count": "+", "largest": "max", "checksum": "^"}, releases_gil=True)
def _statistics_loop(chunk, table, weights, count, largest, checksum):
    for i in chunk:
        row = table[i] * weights
        if row.sum() > 0:
            count += 1
        largest = max(largest, row.max())
        checksum ^= int(row[0])
    return count, largest, checksum


def statistics(table: np.ndarray, weights: np.ndarray):
    count = 0
    largest = -np.inf
    checksum = 0
    count, largest, checksum = _statistics_loop(
        range(table.shape[0]), table, weights, count, largest, checksum
    )
    return count, largest, checksum
