"""PolyBench, linear solvers."""

import math

import numpy as np


# call: spd(6)
def cholesky(A):
    n = len(A)
    for i in range(n):  # truth: flow
        for j in range(i):  # truth: flow
            for k in range(j):  # truth: reduction
                A[i, j] -= A[i, k] * A[j, k]
            A[i, j] /= A[j, j]
        for k in range(i):  # truth: reduction
            A[i, i] -= A[i, k] * A[i, k]
        A[i, i] = math.sqrt(A[i, i])


# call: small(6), np.zeros(6)
def durbin(r, y):
    n = len(r)
    z = np.zeros(n)
    y[0] = -r[0]
    beta = 1.0
    alpha = -r[0]
    for k in range(1, n):  # truth: flow
        beta = (1 - alpha * alpha) * beta
        total = 0.0
        for i in range(k):  # truth: reduction
            total += r[k - i - 1] * y[i]
        alpha = -(r[k] + total) / beta
        for i in range(k):  # truth: independent
            z[i] = y[i] + alpha * y[k - i - 1]
        for i in range(k):  # truth: independent
            y[i] = z[i]
        y[k] = alpha


# call: matrix(6, 4), np.zeros((4, 4)), np.zeros((6, 4))
def gramschmidt(A, R, Q):
    m, n = A.shape
    for k in range(n):  # truth: flow
        norm = 0.0
        for i in range(m):  # truth: reduction
            norm += A[i, k] * A[i, k]
        R[k, k] = math.sqrt(norm)
        for i in range(m):  # truth: independent
            Q[i, k] = A[i, k] / R[k, k]
        for j in range(k + 1, n):  # truth: independent
            R[k, j] = 0.0
            for i in range(m):  # truth: reduction
                R[k, j] += Q[i, k] * A[i, j]
            for i in range(m):  # truth: independent
                A[i, j] = A[i, j] - Q[i, k] * R[k, j]


# call: spd(6)
def lu(A):
    n = len(A)
    for i in range(n):  # truth: flow
        for j in range(i):  # truth: flow
            for k in range(j):  # truth: reduction
                A[i, j] -= A[i, k] * A[k, j]
            A[i, j] /= A[j, j]
        for j in range(i, n):  # truth: independent
            for k in range(i):  # truth: reduction
                A[i, j] -= A[i, k] * A[k, j]


# call: spd(6), vector(6), np.zeros(6), np.zeros(6)
def ludcmp(A, b, x, y):
    n = len(A)
    for i in range(n):  # truth: flow
        for j in range(i):  # truth: flow
            w = A[i, j]
            for k in range(j):  # truth: reduction
                w -= A[i, k] * A[k, j]
            A[i, j] = w / A[j, j]
        for j in range(i, n):  # truth: independent
            w = A[i, j]
            for k in range(i):  # truth: reduction
                w -= A[i, k] * A[k, j]
            A[i, j] = w
    for i in range(n):  # truth: flow
        w = b[i]
        for j in range(i):  # truth: reduction
            w -= A[i, j] * y[j]
        y[i] = w
    for i in range(n - 1, -1, -1):  # truth: flow
        w = y[i]
        for j in range(i + 1, n):  # truth: reduction
            w -= A[i, j] * x[j]
        x[i] = w / A[i, i]


# call: spd(6), np.zeros(6), vector(6)
def trisolv(L, x, b):
    n = len(L)
    for i in range(n):  # truth: flow
        x[i] = b[i]
        for j in range(i):  # truth: reduction
            x[i] -= L[i, j] * x[j]
        x[i] = x[i] / L[i, i]
