"""TSVC, reordering, distribution, interchange, splitting, expansion and renaming: s211 to s261."""

import numpy as np


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s211(a, b, c, d, e):
    for i in range(1, len(a) - 1):  # truth: distribution
        a[i] = b[i - 1] + c[i] * d[i]
        b[i] = b[i + 1] - e[i] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s212(a, b, c, d):
    for i in range(len(a) - 1):  # truth: anti
        a[i] *= c[i]
        b[i] += a[i + 1] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s1213(a, b, c, d):
    for i in range(1, len(a) - 1):  # truth: distribution
        a[i] = b[i - 1] + c[i]
        b[i] = a[i + 1] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
# call: numbers(), numbers(12, 2), numbers(12, 3), numbers(12, 4)
def s221(a, b, c, d):
    for i in range(1, len(a)):  # truth: distribution
        a[i] += c[i] * d[i]
        b[i] = b[i - 1] + a[i] + d[i]


# call: vector(), vector(12, 2)
def s1221(a, b):
    for i in range(4, len(b)):  # truth: scan
        b[i] = b[i - 4] + a[i]


# call: vector(), vector(12, 2), vector(12, 3), small(12, 5)
def s222(a, b, c, e):
    for i in range(1, len(a)):  # truth: distribution
        a[i] += b[i] * c[i]
        e[i] = e[i - 1] * e[i - 1]
        a[i] -= b[i] * c[i]


# call: matrix(), matrix(6, 6, 2)
def s231(aa, bb):
    n = len(aa)
    for i in range(n):  # truth: independent
        for j in range(1, n):  # truth: scan
            aa[j, i] = aa[j - 1, i] + bb[j, i]


# call: small(36).reshape(6, 6), matrix(6, 6, 2)
def s232(aa, bb):
    n = len(aa)
    for j in range(1, n):  # truth: independent
        for i in range(1, j + 1):  # truth: flow
            aa[j, i] = aa[j, i - 1] * aa[j, i - 1] + bb[j, i]


# call: matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s1232(aa, bb, cc):
    n = len(aa)
    for j in range(n):  # truth: independent
        for i in range(j, n):  # truth: independent
            aa[i, j] = bb[i, j] + cc[i, j]


# call: matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s233(aa, bb, cc):
    n = len(aa)
    for i in range(1, n):  # truth: distribution
        for j in range(1, n):  # truth: scan
            aa[j, i] = aa[j - 1, i] + cc[j, i]
        for j in range(1, n):  # truth: independent
            bb[j, i] = bb[j, i - 1] + cc[j, i]


# call: matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s2233(aa, bb, cc):
    n = len(aa)
    for i in range(1, n):  # truth: distribution
        for j in range(1, n):  # truth: scan
            aa[j, i] = aa[j - 1, i] + cc[j, i]
        for j in range(1, n):  # truth: independent
            bb[i, j] = bb[i - 1, j] + cc[i, j]


# call: vector(6), vector(6, 2), vector(6, 3), matrix(), small(36).reshape(6, 6)
def s235(a, b, c, aa, bb):
    n = len(aa)
    for i in range(n):  # truth: independent
        a[i] += b[i] * c[i]
        for j in range(1, n):  # truth: scan
            aa[j, i] = aa[j - 1, i] + bb[j, i] * a[i]


# call: vector(), vector(12, 2), small(12, 3), small(12, 4)
def s241(a, b, c, d):
    for i in range(len(a) - 1):  # truth: anti
        a[i] = b[i] * c[i] * d[i]
        b[i] = a[i] * a[i + 1] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), 1.0, 2.0
def s242(a, b, c, d, s1, s2):
    for i in range(1, len(a)):  # truth: scan
        a[i] = a[i - 1] + s1 + s2 + b[i] + c[i] + d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s243(a, b, c, d, e):
    for i in range(len(a) - 1):  # truth: anti
        a[i] = b[i] + c[i] * d[i]
        b[i] = a[i] + d[i] * e[i]
        a[i] = b[i] + a[i + 1] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s244(a, b, c, d):
    for i in range(len(a) - 1):  # truth: output
        a[i] = b[i] + c[i] * d[i]
        b[i] = c[i] + b[i]
        a[i + 1] = b[i] + a[i + 1] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s1244(a, b, c, d):
    for i in range(len(a) - 1):  # truth: anti
        a[i] = b[i] + c[i] * c[i] + b[i] * b[i] + c[i]
        d[i] = a[i] + a[i + 1]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 5)
# call: numbers(), numbers(12, 2), numbers(12, 3), numbers(12, 5)
def s2244(a, b, c, e):
    for i in range(len(a) - 1):  # truth: output
        a[i + 1] = b[i] + e[i]
        a[i] = b[i] + c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s251(a, b, c, d):
    for i in range(len(a)):  # truth: private
        s = b[i] + c[i] * d[i]
        a[i] = s * s


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s1251(a, b, c, d, e):
    for i in range(len(a)):  # truth: private
        s = b[i] + c[i]
        b[i] = a[i] + d[i]
        a[i] = s * e[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s2251(a, b, c, d, e):
    s = 0.0
    for i in range(len(a)):  # truth: wraparound
        a[i] = s * e[i]
        s = b[i] + c[i]
        b[i] = a[i] + d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s3251(a, b, c, d, e):
    for i in range(len(a) - 1):  # truth: distribution
        a[i + 1] = b[i] + c[i]
        b[i] = c[i] * e[i]
        d[i] = a[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3)
def s252(a, b, c):
    t = 0.0
    for i in range(len(a)):  # truth: wraparound
        s = b[i] * c[i]
        a[i] = s + t
        t = s


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s253(a, b, c, d):
    for i in range(len(a)):  # truth: private
        if a[i] > b[i]:
            s = a[i] - b[i] * d[i]
            c[i] += s
            a[i] = s


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s254(a, b):
    x = b[-1]
    for i in range(len(a)):  # truth: wraparound
        a[i] = (b[i] + x) * 0.5
        x = b[i]


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s255(a, b):
    x = b[-1]
    y = b[-2]
    for i in range(len(a)):  # truth: wraparound
        a[i] = (b[i] + x + y) * 0.333
        y = x
        x = b[i]


# call: vector(6), matrix(), vector(6, 3)
def s256(a, bb, d):
    n = len(a)
    for i in range(n):  # truth: workspace
        for j in range(1, n):  # truth: scan
            a[j] = 1.0 - a[j - 1]
            bb[j, i] = a[j] + bb[j, i] * d[j]


# call: vector(6), matrix(), matrix(6, 6, 2)
def s257(a, aa, bb):
    n = len(a)
    for i in range(1, n):  # truth: flow
        for j in range(n):  # truth: output
            a[i] = aa[j, i] - a[i - 1]
            aa[j, i] = a[i] + bb[j, i]


# call: vector(6), vector(6, 2), vector(6, 3), vector(6, 4), vector(6, 5), matrix()
def s258(a, b, c, d, e, aa):
    s = 0.0
    for i in range(len(a)):  # truth: beyond
        if a[i] > 0:
            s = d[i] * d[i]
        b[i] = s * c[i] + d[i]
        e[i] = (s + 1.0) * aa[0, i]


# call: vector(), vector(12, 2), vector(12, 3), small(12, 4)
def s261(a, b, c, d):
    for i in range(1, len(a)):  # truth: distribution
        t = a[i] + b[i]
        a[i] = t + c[i - 1]
        t = c[i] * d[i]
        c[i] = t
