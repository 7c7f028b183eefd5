"""TSVC, control flow, crossing thresholds, peeling and diagonals: s271 to s2111."""

import numpy as np


# call: vector(), vector(12, 2), vector(12, 3)
def s271(a, b, c):
    for i in range(len(a)):  # truth: independent
        if b[i] > 0:
            a[i] += b[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5), 1
def s272(a, b, c, d, e, t):
    for i in range(len(a)):  # truth: independent
        if e[i] >= t:
            a[i] += c[i] * d[i]
            b[i] += c[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s273(a, b, c, d, e):
    for i in range(len(a)):  # truth: independent
        a[i] += d[i] * e[i]
        if a[i] < 0:
            b[i] += d[i] * e[i]
        c[i] += a[i] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s274(a, b, c, d, e):
    for i in range(len(a)):  # truth: independent
        a[i] = c[i] + e[i] * d[i]
        if a[i] > 0:
            b[i] = a[i] + b[i]
        else:
            a[i] = d[i] * e[i]


# call: matrix(), matrix(6, 6, 2), small(36).reshape(6, 6)
def s275(aa, bb, cc):
    n = len(aa)
    for i in range(n):  # truth: independent
        if aa[0, i] > 0:
            for j in range(1, n):  # truth: scan
                aa[j, i] = aa[j - 1, i] + bb[j, i] * cc[j, i]


# call: vector(6), vector(6, 2), vector(6, 3), vector(6, 4), matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s2275(a, b, c, d, aa, bb, cc):
    n = len(aa)
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: independent
            aa[j, i] += bb[j, i] * cc[j, i]
        a[i] = b[i] + c[i] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s276(a, b, c, d):
    middle = len(a) // 2
    for i in range(len(a)):  # truth: independent
        if i + 1 < middle:
            a[i] += b[i] * c[i]
        else:
            a[i] += b[i] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s277(a, b, c, d, e):
    for i in range(len(a) - 1):  # truth: distribution
        if a[i] < 0:
            if b[i] < 0:
                a[i] += c[i] * d[i]
            b[i + 1] = c[i] + d[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s278(a, b, c, d, e):
    for i in range(len(a)):  # truth: independent
        if a[i] > 0:
            c[i] = -c[i] + d[i] * e[i]
        else:
            b[i] = -b[i] + d[i] * e[i]
        a[i] = b[i] + c[i] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s279(a, b, c, d, e):
    for i in range(len(a)):  # truth: independent
        if a[i] > 0:
            c[i] = -c[i] + e[i] * e[i]
        else:
            b[i] = -b[i] + d[i] * d[i]
            if b[i] > a[i]:
                c[i] += d[i] * e[i]
        a[i] = b[i] + c[i] * d[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s1279(a, b, c, d, e):
    for i in range(len(a)):  # truth: independent
        if a[i] < 0 and b[i] > a[i]:
            c[i] += d[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5), 1
def s2710(a, b, c, d, e, x):
    n = len(a)
    for i in range(n):  # truth: independent
        if a[i] > b[i]:
            a[i] += b[i] * d[i]
            if n > 10:
                c[i] += d[i] * d[i]
            else:
                c[i] = d[i] * e[i] + 1.0
        else:
            b[i] = a[i] + e[i] * e[i]
            if x > 0:
                c[i] = a[i] + d[i] * d[i]
            else:
                c[i] += e[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3)
def s2711(a, b, c):
    for i in range(len(a)):  # truth: independent
        if b[i] != 0.0:
            a[i] += b[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3)
def s2712(a, b, c):
    for i in range(len(a)):  # truth: independent
        if a[i] > b[i]:
            a[i] += b[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3)
# call: numbers(), numbers(12, 2), numbers(12, 3)
def s281(a, b, c):
    n = len(a)
    for i in range(n):  # truth: split
        x = a[n - i - 1] + b[i] * c[i]
        a[i] = x - 1.0
        b[i] = x


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s1281(a, b, c, d, e):
    for i in range(len(a)):  # truth: private
        x = b[i] * c[i] + a[i] * d[i] + e[i]
        a[i] = x - 1.0
        b[i] = x


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s291(a, b):
    before = len(a) - 1
    for i in range(len(a)):  # truth: wraparound
        a[i] = (b[i] + b[before]) * 0.5
        before = i


# call: vector(), vector(12, 2)
def s292(a, b):
    before = len(a) - 1
    twice_before = len(a) - 2
    for i in range(len(a)):  # truth: wraparound
        a[i] = (b[i] + b[before] + b[twice_before]) * 0.333
        twice_before = before
        before = i


# call: vector()
# call: numbers()
def s293(a):
    for i in range(len(a)):  # truth: split
        a[i] = a[0]


# call: matrix(), matrix(6, 6, 2), matrix(6, 6, 3)
def s2101(aa, bb, cc):
    for i in range(len(aa)):  # truth: independent
        aa[i, i] += bb[i, i] * cc[i, i]


# call: matrix()
def s2102(aa):
    n = len(aa)
    for i in range(n):  # truth: independent
        for j in range(n):  # truth: independent
            aa[j, i] = 0.0
        aa[i, i] = 1.0


# call: matrix()
def s2111(aa):
    n = len(aa)
    for j in range(1, n):  # truth: flow
        for i in range(1, n):  # truth: scan
            aa[j, i] = (aa[j, i - 1] + aa[j - 1, i]) / 1.9
