import autopar
import numpy as np


@autopar.parallel_for(cuts=["2 * i >= n - 1"], updates=["a[i]"], apart=["a"], integers=["n"])
def _mirror_loop(chunk, n, weights, a):
    for i in chunk:
        a[i] = a[n - 1 - i] * weights[i]


def mirror(a, weights):
    n = len(a)
    _mirror_loop(range(n), n, weights, a)


@autopar.parallel_for(
    cuts=["row >= len(matrix) + pivot", "row >= len(matrix) + pivot + 1"],
    updates=["matrix[row]"],
    apart=["matrix"],
    integers=["pivot"],
)
def _eliminate_loop(chunk, pivot, matrix):
    for row in chunk:
        if row != pivot:
            matrix[row] -= matrix[pivot] * matrix[row, pivot]


def eliminate(matrix, pivot):
    _eliminate_loop(range(len(matrix)), pivot, matrix)


@autopar.parallel_for(cuts=["i >= n - 1"], updates=["u[0]", "u[i]"], apart=["u"], integers=["n"])
def _smooth_loop(chunk, n, u):
    for i in chunk:
        # the boundary comes last
        if i == n - 1:
            u[0] = u[1] + u[n - 2]
        else:
            u[i] = u[i] * 0.5


def smooth(u, n):
    _smooth_loop(range(n), n, u)
