"""PolyBench, linear algebra kernels and BLAS routines."""

import numpy as np


# call: 1.5, 1.2, np.zeros((4, 5)), matrix(4, 6), matrix(6, 5, 2), matrix(5, 3, 3), matrix(4, 3, 4)
def two_mm(alpha, beta, tmp, A, B, C, D):
    ni, nj = tmp.shape
    nk = A.shape[1]
    nl = D.shape[1]
    for i in range(ni):  # truth: independent
        for j in range(nj):  # truth: independent
            tmp[i, j] = 0.0
            for k in range(nk):  # truth: reduction
                tmp[i, j] += alpha * A[i, k] * B[k, j]
    for i in range(ni):  # truth: independent
        for j in range(nl):  # truth: independent
            D[i, j] *= beta
            for k in range(nj):  # truth: reduction
                D[i, j] += tmp[i, k] * C[k, j]


# call: matrix(4, 5), matrix(5, 6, 2), matrix(6, 3, 3), matrix(3, 4, 4)
def three_mm(A, B, C, D):
    ni, nk = A.shape
    nj = B.shape[1]
    nm = C.shape[1]
    nl = D.shape[1]
    E = np.zeros((ni, nj))
    F = np.zeros((nj, nl))
    G = np.zeros((ni, nl))
    for i in range(ni):  # truth: independent
        for j in range(nj):  # truth: independent
            for k in range(nk):  # truth: reduction
                E[i, j] += A[i, k] * B[k, j]
    for i in range(nj):  # truth: independent
        for j in range(nl):  # truth: independent
            for k in range(nm):  # truth: reduction
                F[i, j] += C[i, k] * D[k, j]
    for i in range(ni):  # truth: independent
        for j in range(nl):  # truth: independent
            for k in range(nj):  # truth: reduction
                G[i, j] += E[i, k] * F[k, j]
    return G


# call: matrix(5, 6), vector(6, 2), np.zeros(6)
def atax(A, x, y):
    m, n = A.shape
    tmp = np.zeros(m)
    for i in range(n):  # truth: independent
        y[i] = 0.0
    for i in range(m):  # truth: histogram
        for j in range(n):  # truth: reduction
            tmp[i] = tmp[i] + A[i, j] * x[j]
        for j in range(n):  # truth: independent
            y[j] = y[j] + A[i, j] * tmp[i]
    return tmp


# call: matrix(5, 6), np.zeros(6), np.zeros(5), vector(6, 2), vector(5, 3)
def bicg(A, s, q, p, r):
    n, m = A.shape
    for i in range(m):  # truth: independent
        s[i] = 0.0
    for i in range(n):  # truth: histogram
        q[i] = 0.0
        for j in range(m):  # truth: reduction
            s[j] = s[j] + r[i] * A[i, j]
            q[i] = q[i] + A[i, j] * p[j]


# call: np.arange(60.0).reshape(3, 4, 5), matrix(5, 5, 2), np.zeros(5)
def doitgen(A, C4, total):
    nr, nq, np_ = A.shape
    for r in range(nr):  # truth: workspace
        for q in range(nq):  # truth: workspace
            for p in range(np_):  # truth: independent
                total[p] = 0.0
                for s in range(np_):  # truth: reduction
                    total[p] += A[r, q, s] * C4[s, p]
            for p in range(np_):  # truth: independent
                A[r, q, p] = total[p]


# call: 1.5, 1.2, matrix(4, 5), matrix(4, 6, 2), matrix(6, 5, 3)
def gemm(alpha, beta, C, A, B):
    ni, nj = C.shape
    nk = A.shape[1]
    for i in range(ni):  # truth: independent
        for j in range(nj):  # truth: independent
            C[i, j] *= beta
        for k in range(nk):  # truth: interchange
            for j in range(nj):  # truth: independent
                C[i, j] += alpha * A[i, k] * B[k, j]


# call: 1.5, 1.2, matrix(5, 5), vector(5), vector(5, 2), vector(5, 3), vector(5, 4), np.zeros(5), np.zeros(5), vector(5, 5), vector(5, 6)
def gemver(alpha, beta, A, u1, v1, u2, v2, w, x, y, z):
    n = len(A)
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: independent
            A[i, j] = A[i, j] + u1[i] * v1[j] + u2[i] * v2[j]
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: reduction
            x[i] = x[i] + beta * A[j, i] * y[j]
    for i in range(n):  # truth: independent
        x[i] = x[i] + z[i]
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: reduction
            w[i] = w[i] + alpha * A[i, j] * x[j]


# call: 1.5, 1.2, matrix(5, 5), matrix(5, 5, 2), np.zeros(5), vector(5, 3), np.zeros(5)
def gesummv(alpha, beta, A, B, tmp, x, y):
    n = len(A)
    for i in range(n):  # truth: independent
        tmp[i] = 0.0
        y[i] = 0.0
        for j in range(n):  # truth: reduction
            tmp[i] = A[i, j] * x[j] + tmp[i]
            y[i] = B[i, j] * x[j] + y[i]
        y[i] = alpha * tmp[i] + beta * y[i]


# call: vector(5), vector(5, 2), vector(5, 3), vector(5, 4), matrix(5, 5, 5)
def mvt(x1, x2, y1, y2, A):
    n = len(x1)
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: reduction
            x1[i] = x1[i] + A[i, j] * y1[j]
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: reduction
            x2[i] = x2[i] + A[j, i] * y2[j]


# call: 1.5, 1.2, matrix(5, 4), matrix(5, 5, 2), matrix(5, 4, 3)
def symm(alpha, beta, C, A, B):
    m, n = C.shape
    for i in range(m):  # truth: interchange
        for j in range(n):  # truth: independent
            temp = 0.0
            for k in range(i):  # truth: reduction
                C[k, j] += alpha * B[i, j] * A[i, k]
                temp += B[k, j] * A[i, k]
            C[i, j] = beta * C[i, j] + alpha * B[i, j] * A[i, i] + alpha * temp


# call: 1.5, 1.2, matrix(5, 5), matrix(5, 4, 2), matrix(5, 4, 3)
def syr2k(alpha, beta, C, A, B):
    n = len(C)
    m = A.shape[1]
    for i in range(n):  # truth: independent
        for j in range(i + 1):  # truth: independent
            C[i, j] *= beta
        for k in range(m):  # truth: interchange
            for j in range(i + 1):  # truth: independent
                C[i, j] += A[j, k] * alpha * B[i, k] + B[j, k] * alpha * A[i, k]


# call: 1.5, 1.2, matrix(5, 5), matrix(5, 4, 2)
def syrk(alpha, beta, C, A):
    n = len(C)
    m = A.shape[1]
    for i in range(n):  # truth: independent
        for j in range(i + 1):  # truth: independent
            C[i, j] *= beta
        for k in range(m):  # truth: interchange
            for j in range(i + 1):  # truth: independent
                C[i, j] += alpha * A[i, k] * A[j, k]


# call: 1.5, matrix(5, 5), matrix(5, 4, 2)
def trmm(alpha, A, B):
    m, n = B.shape
    for i in range(m):  # truth: anti
        for j in range(n):  # truth: independent
            for k in range(i + 1, m):  # truth: reduction
                B[i, j] += A[k, i] * B[k, j]
            B[i, j] = alpha * B[i, j]
