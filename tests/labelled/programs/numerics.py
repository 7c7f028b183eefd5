"""Numerical programs: images, matrices, equations, integrals, signals, prices."""

import math

import numpy as np


# call: matrix(8, 9)
def box_blur(image):
    h, w = image.shape
    out = np.zeros((h - 2, w - 2))
    for y in range(h - 2):  # truth: independent
        for x in range(w - 2):  # truth: independent
            out[y, x] = image[y : y + 3, x : x + 3].mean()
    return out


# call: matrix(7, 8), np.array([[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]])
def convolve(image, kernel):
    h, w = image.shape
    out = np.zeros_like(image)
    for y in range(1, h - 1):  # truth: independent
        for x in range(1, w - 1):  # truth: independent
            total = 0.0
            for dy in range(-1, 2):  # truth: reduction
                for dx in range(-1, 2):  # truth: reduction
                    total += image[y + dy, x + dx] * kernel[dy + 1, dx + 1]
            out[y, x] = total
    return out


# call: rows(6, 6)
def median_filter(image):
    h, w = len(image), len(image[0])
    out = [row[:] for row in image]  # truth: comprehension
    for y in range(1, h - 1):  # truth: independent
        for x in range(1, w - 1):  # truth: independent
            window = []
            for dy in (-1, 0, 1):  # truth: collect
                for dx in (-1, 0, 1):  # truth: collect
                    window.append(image[y + dy][x + dx])
            window.sort()
            out[y][x] = window[4]
    return out


# call: ints(48, 1, 256).reshape(6, 8)
def equalize(image):
    histogram = np.zeros(256, dtype=int)
    for row in image:  # truth: histogram
        for value in row:  # truth: histogram
            histogram[value] += 1
    table = np.zeros(256)
    total = 0
    for v in range(256):  # truth: scan
        total += histogram[v]
        table[v] = 255 * total / image.size
    out = np.zeros_like(image)
    for y in range(image.shape[0]):  # truth: independent
        for x in range(image.shape[1]):  # truth: independent
            out[y, x] = int(table[image[y, x]])
    return out


# call: matrix(6, 6)
def threshold(image):
    out = np.zeros(image.shape, dtype=bool)
    mean = image.mean()
    for y in range(len(image)):  # truth: independent
        for x in range(len(image[y])):  # truth: independent
            if image[y, x] > mean:
                out[y, x] = True
    return out


# call: 6
def hilbert_matrix(n):
    m = np.zeros((n, n))
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: independent
            m[i, j] = 1.0 / (i + j + 1)
    return m


# call: vector(4)
def vandermonde(x):
    return np.array([[v**p for p in range(len(x))] for v in x])  # truth: comprehension comprehension


# call: 6
def tridiagonal(n):
    m = np.zeros((n, n))
    for i in range(n):  # truth: independent
        m[i, i] = 2.0
        if i > 0:
            m[i, i - 1] = -1.0
        if i < n - 1:
            m[i, i + 1] = -1.0
    return m


# call: np.ones(6), spd(6), vector(6), 3
def jacobi_solver(x, a, b, rounds):
    n = len(b)
    for _ in range(rounds):  # truth: recurrence
        new = np.zeros(n)
        for i in range(n):  # truth: private
            s = 0.0
            for j in range(n):  # truth: reduction
                if j != i:
                    s += a[i, j] * x[j]
            new[i] = (b[i] - s) / a[i, i]
        x = new
    return x


# call: np.ones(6), spd(6), vector(6)
def gauss_seidel(x, a, b):
    n = len(b)
    for i in range(n):  # truth: flow
        s = 0.0
        for j in range(n):  # truth: reduction
            if j != i:
                s += a[i, j] * x[j]
        x[i] = (b[i] - s) / a[i, i]


# call: vector(6) + 20.0, small(5), small(5, 2), vector(6, 3)
def thomas(diagonal, below, above, right):
    n = len(diagonal)
    for i in range(1, n):  # truth: flow
        m = below[i - 1] / diagonal[i - 1]
        diagonal[i] -= m * above[i - 1]
        right[i] -= m * right[i - 1]
    right[n - 1] /= diagonal[n - 1]
    for i in range(n - 2, -1, -1):  # truth: scan
        right[i] = (right[i] - above[i] * right[i + 1]) / diagonal[i]


# call: spd(5), 4
def power_iteration(m, rounds):
    x = np.ones(len(m))
    for _ in range(rounds):  # truth: recurrence
        y = np.zeros(len(m))
        for i in range(len(m)):  # truth: independent
            y[i] = m[i] @ x
        x = y / np.abs(y).max()
    return x


# call: 0.0, 3.0, 20
def trapezoid(a, b, n):
    h = (b - a) / n
    total = 0.5 * (math.sin(a) + math.sin(b))
    for i in range(1, n):  # truth: reduction
        total += math.sin(a + i * h)
    return total * h


# call: 1.0, 2.0
def bisection(low, high):
    while high - low > 1e-3:  # truth: recurrence
        middle = 0.5 * (low + high)
        if middle * middle > 2.0:
            high = middle
        else:
            low = middle
    return low


# call: vector(), 4
def autocorrelation(x, lags):
    mean = x.mean()
    out = np.zeros(lags)
    for lag in range(lags):  # truth: private
        s = 0.0
        for i in range(len(x) - lag):  # truth: reduction
            s += (x[i] - mean) * (x[i + lag] - mean)
        out[lag] = s
    return out


# call: vector()
def discrete_fourier(x):
    n = len(x)
    out = np.zeros(n, dtype=complex)
    for k in range(n):  # truth: private
        total = 0j
        for t in range(n):  # truth: reduction
            total += x[t] * complex(math.cos(2 * math.pi * k * t / n), -math.sin(2 * math.pi * k * t / n))
        out[k] = total
    return out


# call: vector(), [0.25, 0.5, 0.25]
def fir_filter(signal, taps):
    out = np.zeros(len(signal))
    for i in range(len(taps) - 1, len(signal)):  # truth: independent
        for k in range(len(taps)):  # truth: reduction
            out[i] += taps[k] * signal[i - k]
    return out


# call: vector(), 0.4
def iir_filter(signal, a):
    out = np.zeros(len(signal))
    out[0] = signal[0]
    for i in range(1, len(signal)):  # truth: scan
        out[i] = a * out[i - 1] + (1 - a) * signal[i]
    return out


# call: vector()
def local_maxima(x):
    peaks = []
    for i in range(1, len(x) - 1):  # truth: collect
        if x[i] > x[i - 1] and x[i] > x[i + 1]:
            peaks.append(i)
    return peaks


# call: [0.1, 0.2, 0.3], [100.0, 200.0], 12
def loan_table(rates, amounts, months):
    return {(r, a): a * r / (1 - (1 + r) ** -months) for r in rates for a in amounts}  # truth: comprehension


# call: [0.2, 0.5], [100.0, 110.0]
def black_scholes(volatilities, strikes):
    out = np.zeros((len(volatilities), len(strikes)))
    for i, v in enumerate(volatilities):  # truth: private
        for j, k in enumerate(strikes):  # truth: private
            d = (math.log(100.0 / k) + 0.5 * v * v) / v
            out[i, j] = 50.0 * (1 + math.erf(d / math.sqrt(2))) - 0.5 * k * (1 + math.erf((d - v) / math.sqrt(2)))
    return out


# call: rows(3, 4), rows(4, 2)
def product_of_lists(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]  # truth: comprehension comprehension comprehension
