"""TSVC, linear dependences, induction variables, data flow and symbols: s000 to s176."""

import numpy as np


# call: vector(), vector(12, 2)
def s000(a, b):
    for i in range(len(a)):  # truth: independent
        a[i] = b[i] + 1


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s111(a, b):
    for i in range(1, len(a), 2):  # truth: independent
        a[i] = a[i - 1] + b[i]


# call: vector(), vector(6, 2), vector(6, 3), vector(6, 4)
def s1111(a, b, c, d):
    for i in range(len(a) // 2):  # truth: independent
        a[2 * i] = c[i] * b[i] + d[i] * b[i] + c[i] * c[i] + d[i] * b[i] + d[i] * c[i]


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s112(a, b):
    for i in range(len(a) - 2, -1, -1):  # truth: anti
        a[i + 1] = a[i] + b[i]


# call: vector(), vector(12, 2)
def s1112(a, b):
    for i in reversed(range(len(a))):  # truth: independent
        a[i] = b[i] + 1.0


# call: vector(), vector(12, 2)
def s113(a, b):
    for i in range(1, len(a)):  # truth: independent
        a[i] = a[0] + b[i]


# call: vector(), vector(12, 2)
def s1113(a, b):
    middle = len(a) // 2
    for i in range(len(a)):  # truth: split
        a[i] = a[middle] + b[i]


# call: matrix(), matrix(6, 6, 2)
def s114(aa, bb):
    for i in range(len(aa)):  # truth: independent
        for j in range(i):  # truth: independent
            aa[i, j] = aa[j, i] + bb[i, j]


# call: vector(6), small(36).reshape(6, 6)
def s115(a, aa):
    n = len(a)
    for j in range(n):  # truth: flow
        for i in range(j + 1, n):  # truth: independent
            a[i] -= aa[j, i] * a[j]


# call: matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s1115(aa, bb, cc):
    n = len(aa)
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: independent
            aa[i, j] = aa[i, j] * cc[j, i] + bb[i, j]


# call: vector(21)
# call: numbers(21)
def s116(a):
    for i in range(0, len(a) - 5, 5):  # truth: anti
        a[i] = a[i + 1] * a[i]
        a[i + 1] = a[i + 2] * a[i + 1]
        a[i + 2] = a[i + 3] * a[i + 2]
        a[i + 3] = a[i + 4] * a[i + 3]
        a[i + 4] = a[i + 5] * a[i + 4]


# call: vector(6), small(36).reshape(6, 6)
def s118(a, bb):
    for i in range(1, len(a)):  # truth: flow
        for j in range(i):  # truth: reduction
            a[i] += bb[j, i] * a[i - j - 1]


# call: matrix(), matrix(6, 6, 2)
def s119(aa, bb):
    n = len(aa)
    for i in range(1, n):  # truth: flow
        for j in range(1, n):  # truth: independent
            aa[i, j] = aa[i - 1, j - 1] + bb[i, j]


# call: matrix(), matrix(6, 6, 2)
def s1119(aa, bb):
    n = len(aa)
    for i in range(1, n):  # truth: interchange
        for j in range(n):  # truth: independent
            aa[i, j] = aa[i - 1, j] + bb[i, j]


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s121(a, b):
    for i in range(len(a) - 1):  # truth: anti
        j = i + 1
        a[i] = a[j] + b[i]


# call: vector(), vector(12, 2), 1, 1
# call: vector(), vector(12, 2), 3, 2
def s122(a, b, n1, n3):
    n = len(a)
    k = 0
    for i in range(n1 - 1, n, n3):  # truth: induction
        k += 1
        a[i] += b[n - k]


# call: np.zeros(13), vector(6, 2), vector(6, 3), vector(6, 4), vector(6, 5)
def s123(a, b, c, d, e):
    j = -1
    for i in range(len(a) // 2):  # truth: packing
        j += 1
        a[j] = b[i] + d[i] * e[i]
        if c[i] > 0:
            j += 1
            a[j] = c[i] + d[i] * e[i]


# call: np.zeros(12), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s124(a, b, c, d, e):
    j = -1
    for i in range(len(a)):  # truth: induction
        if b[i] > 0:
            j += 1
            a[j] = b[i] + d[i] * e[i]
        else:
            j += 1
            a[j] = c[i] + d[i] * e[i]


# call: np.zeros(36), matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s125(flat, aa, bb, cc):
    n = len(aa)
    k = -1
    for i in range(n):  # truth: induction
        for j in range(n):  # truth: induction
            k += 1
            flat[k] = aa[i, j] + bb[i, j] * cc[i, j]


# call: matrix(), vector(36, 2), small(36).reshape(6, 6)
def s126(bb, flat, cc):
    n = len(bb)
    k = 1
    for i in range(n):  # truth: induction
        for j in range(1, n):  # truth: scan
            bb[j, i] = bb[j - 1, i] + flat[k - 1] * cc[j, i]
            k += 1
        k += 1


# call: np.zeros(12), vector(6, 2), vector(6, 3), vector(6, 4), vector(6, 5)
def s127(a, b, c, d, e):
    j = -1
    for i in range(len(a) // 2):  # truth: induction
        j += 1
        a[j] = b[i] + c[i] * d[i]
        j += 1
        a[j] = b[i] + d[i] * e[i]


# call: np.zeros(6), vector(12, 2), vector(12, 3), vector(6, 4)
def s128(a, b, c, d):
    j = -1
    for i in range(len(a)):  # truth: induction
        k = j + 1
        a[i] = b[k] - d[i]
        j = k + 1
        b[k] = a[i] + c[k]


# call: vector(), vector(12, 2)
def s131(a, b):
    m = 1
    for i in range(len(a) - 1):  # truth: anti
        a[i] = a[i + m] + b[i]


# call: matrix(), vector(6, 2), vector(6, 3)
def s132(aa, b, c):
    m = 0
    j = m
    k = m + 1
    for i in range(1, len(b)):  # truth: independent
        aa[j, i] = aa[k, i - 1] + b[i] * c[1]


# call: np.zeros(21), matrix()
def s141(flat, bb):
    n = len(bb)
    for i in range(n):  # truth: beyond
        k = (i + 1) * i // 2 + i
        for j in range(i, n):  # truth: beyond
            flat[k] += bb[j, i]
            k += j + 1


def _shifted_sum(a, b, m):
    for i in range(len(a) - m):  # truth: offset
        a[i] = a[i + m] + b[i]


# call: vector(), vector(12, 2)
def s151(a, b):
    _shifted_sum(a, b, 1)


def _multiply_at(a, b, c, i):
    a[i] += b[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s152(a, b, c, d, e):
    for i in range(len(a)):  # truth: call
        b[i] = d[i] * e[i]
        _multiply_at(a, b, c, i)


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s161(a, b, c, d, e):
    for i in range(len(a) - 1):  # truth: distribution
        if b[i] < 0:
            c[i + 1] = a[i] + d[i] * d[i]
        else:
            a[i] = c[i] + d[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s1161(a, b, c, d, e):
    for i in range(len(a) - 1):  # truth: independent
        if c[i] < 0:
            b[i] = a[i] + d[i] * d[i]
        else:
            a[i] = c[i] + d[i] * e[i]


# call: vector(14), vector(12, 2), vector(12, 3), 2
# call: vector(14), vector(12, 2), vector(12, 3), -1
def s162(a, b, c, k):
    if k > 0:
        for i in range(len(b)):  # truth: anti
            a[i] = a[i + k] + b[i] * c[i]


# call: vector(24), vector(12, 2), 2
# call: vector(24), vector(12, 2), 0
# call: vector(24), vector(12, 2), -1
def s171(a, b, inc):
    for i in range(len(b)):  # truth: histogram
        a[i * inc] += b[i]


# call: vector(), vector(12, 2), 2, 3
def s172(a, b, n1, n3):
    for i in range(n1 - 1, len(a), n3):  # truth: independent
        a[i] += b[i]


# call: vector(), vector(6, 2)
# call: numbers(), numbers(6, 2)
def s173(a, b):
    k = len(a) // 2
    for i in range(len(a) // 2):  # truth: independent
        a[i + k] = a[i] + b[i]


# call: vector(), vector(6, 2), 6
# call: vector(), vector(6, 2), 4
def s174(a, b, m):
    for i in range(m):  # truth: independent
        a[i + m] = a[i] + b[i]


# call: vector(), vector(12, 2), 3
# call: vector(), vector(12, 2), 1
def s175(a, b, inc):
    for i in range(0, len(a) - inc, inc):  # truth: anti
        a[i] = a[i + inc] + b[i]


# call: vector(), vector(12, 2), vector(12, 3)
def s176(a, b, c):
    m = len(a) // 2
    for j in range(m):  # truth: interchange
        for i in range(m):  # truth: independent
            a[i] += b[i + m - j - 1] * c[j]
