"""PolyBench, data mining, medley and stencils."""

import math

import numpy as np


# call: matrix(6, 4)
def correlation(data):
    n, m = data.shape
    mean = np.zeros(m)
    stddev = np.zeros(m)
    corr = np.zeros((m, m))
    for j in range(m):  # truth: independent
        for i in range(n):  # truth: reduction
            mean[j] += data[i, j]
        mean[j] /= n
    for j in range(m):  # truth: independent
        for i in range(n):  # truth: reduction
            stddev[j] += (data[i, j] - mean[j]) * (data[i, j] - mean[j])
        stddev[j] /= n
        stddev[j] = math.sqrt(stddev[j])
        stddev[j] = 1.0 if stddev[j] <= 0.1 else stddev[j]
    for i in range(n):  # truth: independent
        for j in range(m):  # truth: independent
            data[i, j] -= mean[j]
            data[i, j] /= math.sqrt(n) * stddev[j]
    for i in range(m - 1):  # truth: independent
        corr[i, i] = 1.0
        for j in range(i + 1, m):  # truth: independent
            corr[i, j] = 0.0
            for k in range(n):  # truth: reduction
                corr[i, j] += data[k, i] * data[k, j]
            corr[j, i] = corr[i, j]
    corr[m - 1, m - 1] = 1.0
    return corr


# call: matrix(6, 4)
def covariance(data):
    n, m = data.shape
    mean = np.zeros(m)
    cov = np.zeros((m, m))
    for j in range(m):  # truth: independent
        for i in range(n):  # truth: reduction
            mean[j] += data[i, j]
        mean[j] /= n
    for i in range(n):  # truth: independent
        for j in range(m):  # truth: independent
            data[i, j] -= mean[j]
    for i in range(m):  # truth: independent
        for j in range(i, m):  # truth: independent
            for k in range(n):  # truth: reduction
                cov[i, j] += data[k, i] * data[k, j]
            cov[i, j] /= n - 1.0
            cov[j, i] = cov[i, j]
    return cov


# call: small(30).reshape(5, 6), 0.25
def deriche(image, alpha):
    w, h = image.shape
    y1 = np.zeros((w, h))
    y2 = np.zeros((w, h))
    out = np.zeros((w, h))
    k = (1.0 - math.exp(-alpha)) ** 2 / (1.0 + 2.0 * alpha * math.exp(-alpha) - math.exp(2.0 * alpha))
    a1 = a5 = k
    a2 = a6 = k * math.exp(-alpha) * (alpha - 1.0)
    a3 = a7 = k * math.exp(-alpha) * (alpha + 1.0)
    a4 = a8 = -k * math.exp(-2.0 * alpha)
    b1 = 2.0**-alpha
    b2 = -math.exp(-2.0 * alpha)
    c1 = c2 = 1
    for i in range(w):  # truth: private
        ym1 = ym2 = xm1 = 0.0
        for j in range(h):  # truth: scan
            y1[i, j] = a1 * image[i, j] + a2 * xm1 + b1 * ym1 + b2 * ym2
            xm1 = image[i, j]
            ym2 = ym1
            ym1 = y1[i, j]
    for i in range(w):  # truth: private
        yp1 = yp2 = xp1 = xp2 = 0.0
        for j in range(h - 1, -1, -1):  # truth: scan
            y2[i, j] = a3 * xp1 + a4 * xp2 + b1 * yp1 + b2 * yp2
            xp2 = xp1
            xp1 = image[i, j]
            yp2 = yp1
            yp1 = y2[i, j]
    for i in range(w):  # truth: independent
        for j in range(h):  # truth: independent
            out[i, j] = c1 * (y1[i, j] + y2[i, j])
    for j in range(h):  # truth: private
        tm1 = ym1 = ym2 = 0.0
        for i in range(w):  # truth: scan
            y1[i, j] = a5 * out[i, j] + a6 * tm1 + b1 * ym1 + b2 * ym2
            tm1 = out[i, j]
            ym2 = ym1
            ym1 = y1[i, j]
    for j in range(h):  # truth: private
        tp1 = tp2 = yp1 = yp2 = 0.0
        for i in range(w - 1, -1, -1):  # truth: scan
            y2[i, j] = a7 * tp1 + a8 * tp2 + b1 * yp1 + b2 * yp2
            tp2 = tp1
            tp1 = out[i, j]
            yp2 = yp1
            yp1 = y2[i, j]
    for i in range(w):  # truth: independent
        for j in range(h):  # truth: independent
            out[i, j] = c2 * (y1[i, j] + y2[i, j])
    return out


# call: ints(36).reshape(6, 6)
# call: rows(6, 6)
def floyd_warshall(paths):
    n = len(paths)
    for k in range(n):  # truth: flow
        for i in range(n):  # truth: beyond
            for j in range(n):  # truth: beyond
                direct = paths[i][j]
                around = paths[i][k] + paths[k][j]
                paths[i][j] = direct if direct < around else around


# call: [0, 3, 1, 2, 3, 0, 2, 1]
def nussinov(seq):
    n = len(seq)
    table = np.zeros((n, n), dtype=int)
    for i in range(n - 1, -1, -1):  # truth: flow
        for j in range(i + 1, n):  # truth: flow
            table[i, j] = max(table[i, j], table[i, j - 1])
            if i + 1 < n:
                table[i, j] = max(table[i, j], table[i + 1, j])
                if i < j - 1:
                    table[i, j] = max(table[i, j], table[i + 1, j - 1] + (1 if seq[i] + seq[j] == 3 else 0))
                else:
                    table[i, j] = max(table[i, j], table[i + 1, j - 1])
            for k in range(i + 1, j):  # truth: reduction
                table[i, j] = max(table[i, j], table[i, k] + table[k + 1, j])
    return table


# call: small(36).reshape(6, 6), 3
def adi(u, tsteps):
    n = len(u)
    v = np.zeros((n, n))
    p = np.zeros((n, n))
    q = np.zeros((n, n))
    dx = 1.0 / n
    dt = 1.0 / tsteps
    mul = 2.0 * dt / (dx * dx)
    a = c = -mul / 2.0
    b = 1.0 + mul
    d = f = -mul / 4.0
    e = 1.0 + mul / 2.0
    for _ in range(tsteps):  # truth: flow
        for i in range(1, n - 1):  # truth: independent
            v[0, i] = 1.0
            p[i, 0] = 0.0
            q[i, 0] = v[0, i]
            for j in range(1, n - 1):  # truth: flow
                p[i, j] = -c / (a * p[i, j - 1] + b)
                q[i, j] = (
                    -d * u[j, i - 1] + (1.0 + 2.0 * d) * u[j, i] - f * u[j, i + 1] - a * q[i, j - 1]
                ) / (a * p[i, j - 1] + b)
            v[n - 1, i] = 1.0
            for j in range(n - 2, 0, -1):  # truth: scan
                v[j, i] = p[i, j] * v[j + 1, i] + q[i, j]
        for i in range(1, n - 1):  # truth: independent
            u[i, 0] = 1.0
            p[i, 0] = 0.0
            q[i, 0] = u[i, 0]
            for j in range(1, n - 1):  # truth: flow
                p[i, j] = -f / (d * p[i, j - 1] + e)
                q[i, j] = (
                    -a * v[i - 1, j] + (1.0 + 2.0 * a) * v[i, j] - c * v[i + 1, j] - d * q[i, j - 1]
                ) / (d * p[i, j - 1] + e)
            u[i, n - 1] = 1.0
            for j in range(n - 2, 0, -1):  # truth: scan
                u[i, j] = p[i, j] * u[i, j + 1] + q[i, j]


# call: matrix(5, 6), matrix(5, 6, 2), matrix(5, 6, 3), [1.0, 2.0, 3.0]
def fdtd_2d(ex, ey, hz, fict):
    nx, ny = hz.shape
    for t in range(len(fict)):  # truth: flow
        for j in range(ny):  # truth: independent
            ey[0, j] = fict[t]
        for i in range(1, nx):  # truth: independent
            for j in range(ny):  # truth: independent
                ey[i, j] = ey[i, j] - 0.5 * (hz[i, j] - hz[i - 1, j])
        for i in range(nx):  # truth: independent
            for j in range(1, ny):  # truth: independent
                ex[i, j] = ex[i, j] - 0.5 * (hz[i, j] - hz[i, j - 1])
        for i in range(nx - 1):  # truth: independent
            for j in range(ny - 1):  # truth: independent
                hz[i, j] = hz[i, j] - 0.7 * (ex[i, j + 1] - ex[i, j] + ey[i + 1, j] - ey[i, j])


# call: small(64).reshape(4, 4, 4), small(64, 2).reshape(4, 4, 4), 2
def heat_3d(A, B, tsteps):
    n = len(A)
    for _ in range(tsteps):  # truth: flow
        for i in range(1, n - 1):  # truth: independent
            for j in range(1, n - 1):  # truth: independent
                for k in range(1, n - 1):  # truth: independent
                    B[i, j, k] = (
                        0.125 * (A[i + 1, j, k] - 2.0 * A[i, j, k] + A[i - 1, j, k])
                        + 0.125 * (A[i, j + 1, k] - 2.0 * A[i, j, k] + A[i, j - 1, k])
                        + 0.125 * (A[i, j, k + 1] - 2.0 * A[i, j, k] + A[i, j, k - 1])
                        + A[i, j, k]
                    )
        for i in range(1, n - 1):  # truth: independent
            for j in range(1, n - 1):  # truth: independent
                for k in range(1, n - 1):  # truth: independent
                    A[i, j, k] = (
                        0.125 * (B[i + 1, j, k] - 2.0 * B[i, j, k] + B[i - 1, j, k])
                        + 0.125 * (B[i, j + 1, k] - 2.0 * B[i, j, k] + B[i, j - 1, k])
                        + 0.125 * (B[i, j, k + 1] - 2.0 * B[i, j, k] + B[i, j, k - 1])
                        + B[i, j, k]
                    )


# call: vector(8), vector(8, 2), 3
# call: numbers(8), numbers(8, 2), 3
def jacobi_1d(A, B, tsteps):
    n = len(A)
    for _ in range(tsteps):  # truth: flow
        for i in range(1, n - 1):  # truth: independent
            B[i] = 0.33333 * (A[i - 1] + A[i] + A[i + 1])
        for i in range(1, n - 1):  # truth: independent
            A[i] = 0.33333 * (B[i - 1] + B[i] + B[i + 1])


# call: matrix(6, 6), matrix(6, 6, 2), 2
def jacobi_2d(A, B, tsteps):
    n = len(A)
    for _ in range(tsteps):  # truth: flow
        for i in range(1, n - 1):  # truth: independent
            for j in range(1, n - 1):  # truth: independent
                B[i, j] = 0.2 * (A[i, j] + A[i, j - 1] + A[i, j + 1] + A[i + 1, j] + A[i - 1, j])
        for i in range(1, n - 1):  # truth: independent
            for j in range(1, n - 1):  # truth: independent
                A[i, j] = 0.2 * (B[i, j] + B[i, j - 1] + B[i, j + 1] + B[i + 1, j] + B[i - 1, j])


# call: matrix(6, 6), 2
def seidel_2d(A, tsteps):
    n = len(A)
    for _ in range(tsteps):  # truth: flow
        for i in range(1, n - 1):  # truth: flow
            for j in range(1, n - 1):  # truth: scan
                A[i, j] = (
                    A[i - 1, j - 1] + A[i - 1, j] + A[i - 1, j + 1]
                    + A[i, j - 1] + A[i, j] + A[i, j + 1]
                    + A[i + 1, j - 1] + A[i + 1, j] + A[i + 1, j + 1]
                ) / 9.0
