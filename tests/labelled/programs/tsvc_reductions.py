"""TSVC, reductions, recurrences, searches and packing: s311 to s343."""

import numpy as np


# call: vector()
# call: numbers()
def s311(a):
    total = 0.0
    for i in range(len(a)):  # truth: reduction
        total += a[i]
    return total


def _sum_of(part):
    s = 0.0
    for x in part:  # truth: reduction
        s += x
    return s


# call: vector()
# call: numbers()
def s31111(a):
    total = 0.0
    for k in range(0, len(a), 4):  # truth: reduction
        total += _sum_of(a[k : k + 4])
    return total


# call: positive()
def s312(a):
    product = 1.0
    for i in range(len(a)):  # truth: reduction
        product *= a[i]
    return product


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s313(a, b):
    dot = 0.0
    for i in range(len(a)):  # truth: reduction
        dot += a[i] * b[i]
    return dot


# call: vector()
# call: numbers()
def s314(a):
    largest = a[0]
    for i in range(len(a)):  # truth: reduction
        if a[i] > largest:
            largest = a[i]
    return largest


# call: ints()
# call: integers()
def s315(a):
    largest = a[0]
    index = 0
    for i in range(len(a)):  # truth: argmax
        if a[i] > largest:
            largest = a[i]
            index = i
    return largest, index


# call: vector()
# call: numbers()
def s316(a):
    smallest = a[0]
    for i in range(1, len(a)):  # truth: reduction
        if a[i] < smallest:
            smallest = a[i]
    return smallest


# call: 24
def s317(n):
    q = 1.0
    for _ in range(n // 2):  # truth: reduction
        q *= 0.99
    return q


# call: vector(24), 2
# call: numbers(24), 2
def s318(a, inc):
    k = 0
    index = 0
    largest = abs(a[0])
    k += inc
    for i in range(1, len(a) // inc):  # truth: argmax
        if abs(a[k]) > largest:
            index = i
            largest = abs(a[k])
        k += inc
    return largest, index


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s319(a, b, c, d, e):
    total = 0.0
    for i in range(len(a)):  # truth: reduction
        a[i] = c[i] + d[i]
        total += a[i]
        b[i] = c[i] + e[i]
        total += b[i]
    return total


# call: matrix()
def s3110(aa):
    n = len(aa)
    largest = aa[0, 0]
    row = column = 0
    for i in range(n):  # truth: argmax
        for j in range(n):  # truth: argmax
            if aa[i, j] > largest:
                largest = aa[i, j]
                row = i
                column = j
    return largest, row, column


# call: rows()
def s13110(aa):
    n = len(aa)
    largest = aa[0][0]
    row = column = 0
    for i in range(n):  # truth: argmax
        for j in range(n):  # truth: argmax
            if aa[i][j] > largest:
                largest = aa[i][j]
                row = i
                column = j
    return largest + row + 1 + column + 1


# call: vector()
# call: numbers()
def s3111(a):
    total = 0.0
    for i in range(len(a)):  # truth: reduction
        if a[i] > 0:
            total += a[i]
    return total


# call: vector(), np.zeros(12)
# call: numbers(), [0.0] * 12
def s3112(a, b):
    total = 0.0
    for i in range(len(a)):  # truth: scan
        total += a[i]
        b[i] = total
    return total


# call: vector()
# call: numbers()
def s3113(a):
    largest = abs(a[0])
    for i in range(len(a)):  # truth: reduction
        if abs(a[i]) > largest:
            largest = abs(a[i])
    return largest


# call: vector(), small(12, 2)
# call: numbers(), numbers(12, 2)
def s321(a, b):
    for i in range(1, len(a)):  # truth: scan
        a[i] += a[i - 1] * b[i]


# call: vector(), small(12, 2), small(12, 3)
def s322(a, b, c):
    for i in range(2, len(a)):  # truth: scan
        a[i] = a[i] + a[i - 1] * b[i] + a[i - 2] * c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s323(a, b, c, d, e):
    for i in range(1, len(a)):  # truth: scan
        a[i] = b[i - 1] + c[i] * d[i]
        b[i] = a[i] + c[i] * e[i]


# call: vector()
# call: numbers()
def s331(a):
    last = -1
    for i in range(len(a)):  # truth: private
        if a[i] < 0:
            last = i
    return last


# call: vector(), 5.0
# call: vector(), 50.0
# call: numbers(), 5.0
def s332(a, t):
    index = -2
    value = -1.0
    for i in range(len(a)):  # truth: exit
        if a[i] > t:
            index = i
            value = a[i]
            break
    return index, value


# call: np.zeros(12), vector(12, 2)
# call: [0.0] * 12, numbers(12, 2)
def s341(a, b):
    j = -1
    for i in range(len(a)):  # truth: packing
        if b[i] > 0:
            j += 1
            a[j] = b[i]
    return j


# call: vector(), vector(12, 2)
def s342(a, b):
    j = -1
    for i in range(len(a)):  # truth: packing
        if a[i] > 0:
            j += 1
            a[i] = b[j]
    return j


# call: np.zeros(36), matrix(), matrix(6, 6, 2)
def s343(flat, aa, bb):
    n = len(aa)
    k = -1
    for i in range(n):  # truth: packing
        for j in range(n):  # truth: packing
            if bb[j, i] > 0:
                k += 1
                flat[k] = aa[j, i]
    return k
