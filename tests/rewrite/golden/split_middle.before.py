import numpy as np


def mirror(a, weights):
    n = len(a)
    for i in range(n):
        a[i] = a[n - 1 - i] * weights[i]


def eliminate(matrix, pivot):
    for row in range(len(matrix)):
        if row != pivot:
            matrix[row] -= matrix[pivot] * matrix[row, pivot]


def smooth(u, n):
    for i in range(n):
        # the boundary comes last
        if i == n - 1:
            u[0] = u[1] + u[n - 2]
        else:
            u[i] = u[i] * 0.5
