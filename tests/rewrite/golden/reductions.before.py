import numpy as np


def statistics(table: np.ndarray, weights: np.ndarray):
    count = 0
    largest = -np.inf
    checksum = 0
    for i in range(table.shape[0]):
        row = table[i] * weights
        if row.sum() > 0:
            count += 1
        largest = max(largest, row.max())
        checksum ^= int(row[0])
    return count, largest, checksum
