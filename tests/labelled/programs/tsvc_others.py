"""TSVC, rerolling, equivalences, parameters, intrinsics, calls, indirect subscripts, vector loops: s351 to vbor."""

import math

import numpy as np


# call: vector(15), vector(15, 2), 1.5
def s351(a, b, alpha):
    for i in range(0, len(a), 5):  # truth: independent
        a[i] += alpha * b[i]
        a[i + 1] += alpha * b[i + 1]
        a[i + 2] += alpha * b[i + 2]
        a[i + 3] += alpha * b[i + 3]
        a[i + 4] += alpha * b[i + 4]


# call: vector(), vector(12, 2), vector(12, 3)
def s1351(a, b, c):
    for k, (x, y) in enumerate(zip(b, c)):  # truth: independent
        a[k] = x + y


# call: vector(15), vector(15, 2)
# call: numbers(15), numbers(15, 2)
def s352(a, b):
    dot = 0.0
    for i in range(0, len(a), 5):  # truth: reduction
        dot = (
            dot
            + a[i] * b[i]
            + a[i + 1] * b[i + 1]
            + a[i + 2] * b[i + 2]
            + a[i + 3] * b[i + 3]
            + a[i + 4] * b[i + 4]
        )
    return dot


# call: vector(15), vector(15, 2), permutation(15, 7), 1.5
def s353(a, b, ip, alpha):
    for i in range(0, len(a), 5):  # truth: independent
        a[i] += alpha * b[ip[i]]
        a[i + 1] += alpha * b[ip[i + 1]]
        a[i + 2] += alpha * b[ip[i + 2]]
        a[i + 3] += alpha * b[ip[i + 3]]
        a[i + 4] += alpha * b[ip[i + 4]]


# call: vector(13), vector(12, 2)
def s421(flat, a):
    xx = flat
    yy = xx
    for i in range(len(a)):  # truth: anti
        xx[i] = yy[i + 1] + a[i]


# call: vector(), vector(12, 2)
def s1421(a, b):
    half = len(b) // 2
    xx = b[half:]
    for i in range(half):  # truth: independent
        b[i] = xx[i] + a[i]


# call: vector(20), vector(12, 2)
def s422(flat, a):
    xx = flat[4:]
    for i in range(len(a)):  # truth: anti
        xx[i] = flat[i + 8] + a[i]


# call: vector(20), vector(12, 2)
def s423(flat, a):
    xx = flat[8:]
    for i in range(len(a)):  # truth: anti
        flat[i + 1] = xx[i] + a[i]


# call: vector(20), vector(12, 2)
def s424(flat, a):
    xx = flat[7:]
    for i in range(len(a)):  # truth: alias
        xx[i + 1] = flat[i] + a[i]


# call: vector(), vector(12, 2)
def s431(a, b):
    k1 = 1
    k2 = 2
    k = 2 * k1 - k2
    for i in range(len(a)):  # truth: independent
        a[i] = a[i + k] + b[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s441(a, b, c, d):
    for i in range(len(a)):  # truth: independent
        if d[i] < 0:
            a[i] += b[i] * c[i]
        elif d[i] == 0:
            a[i] += b[i] * b[i]
        else:
            a[i] += c[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5), ints(12, 1, 4)
# call: numbers(), numbers(12, 2), numbers(12, 3), numbers(12, 4), numbers(12, 5), integers(12, 1, 4)
def s442(a, b, c, d, e, which):
    for i in range(len(a)):  # truth: independent
        match int(which[i]):
            case 0:
                a[i] += b[i] * b[i]
            case 1:
                a[i] += c[i] * c[i]
            case 2:
                a[i] += d[i] * d[i]
            case _:
                a[i] += e[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s443(a, b, c, d):
    for i in range(len(a)):  # truth: independent
        if d[i] <= 0:
            a[i] += b[i] * c[i]
            continue
        a[i] += b[i] * b[i]


# call: vector(), vector(12, 2), vector(12, 3)
# call: numbers(), numbers(12, 2), numbers(12, 3)
def s451(a, b, c):
    for i in range(len(a)):  # truth: independent
        a[i] = math.sin(b[i]) + math.cos(c[i])


# call: vector(), vector(12, 2), vector(12, 3)
def s452(a, b, c):
    for i in range(len(a)):  # truth: independent
        a[i] = b[i] + c[i] * (i + 1)


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def s453(a, b):
    s = 0.0
    for i in range(len(a)):  # truth: induction
        s += 2.0
        a[i] = s * b[i]


def _nothing():
    return 0


# call: np.zeros(12), vector(12, 2), vector(12, 3), vector(12, 4), vector(12, 5)
def s471(x, b, c, d, e):
    for i in range(len(x)):  # truth: call
        x[i] = b[i] + d[i] * d[i]
        _nothing()
        b[i] = c[i] + d[i] * e[i]


# call: vector(), vector(12, 2), vector(12, 3), positive(12, 4)
# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s481(a, b, c, d):
    for i in range(len(a)):  # truth: exit
        if d[i] < 0.0:
            raise SystemExit(0)
        a[i] += b[i] * c[i]


# call: vector(), vector(12, 2), vector(12, 3)
# call: numbers(), numbers(12, 2), numbers(12, 3)
def s482(a, b, c):
    for i in range(len(a)):  # truth: exit
        a[i] += b[i] * c[i]
        if c[i] > b[i]:
            break


# call: np.zeros(12), vector(12, 2), vector(12, 3), vector(12, 4), permutation()
# call: np.zeros(12), vector(12, 2), vector(12, 3), vector(12, 4), ints()
def s491(a, b, c, d, ip):
    for i in range(len(a)):  # truth: scatter
        a[ip[i]] = b[i] + c[i] * d[i]


# call: vector(), vector(12, 2), permutation(), 1.5
def s4112(a, b, ip, s):
    for i in range(len(a)):  # truth: independent
        a[i] += b[ip[i]] * s


# call: np.zeros(12), vector(12, 2), vector(12, 3), permutation()
# call: np.zeros(12), vector(12, 2), vector(12, 3), ints()
def s4113(a, b, c, ip):
    for i in range(len(a)):  # truth: scatter
        a[ip[i]] = b[ip[i]] + c[i]


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4), permutation(), 3
def s4114(a, b, c, d, ip, n1):
    n = len(a)
    for i in range(n1 - 1, n):  # truth: private
        k = ip[i]
        a[i] = b[i] + c[n - k - 1] * d[i]
        k += 5


# call: vector(), vector(12, 2), permutation()
def s4115(a, b, ip):
    total = 0.0
    for i in range(len(a)):  # truth: reduction
        total += a[i] * b[ip[i]]
    return total


# call: vector(), matrix(), ints(6, 1, 6), 2, 3
def s4116(a, aa, ip, j, inc):
    total = 0.0
    for i in range(len(aa) - 1):  # truth: reduction
        off = inc + i
        total += a[off] * aa[j - 1, ip[i]]
    return total


# call: vector(), vector(12, 2), vector(12, 3), vector(12, 4)
def s4117(a, b, c, d):
    for i in range(len(a)):  # truth: independent
        a[i] = b[i] + c[i // 2] * d[i]


def _product(x, y):
    return x * y


# call: vector(), vector(12, 2), vector(12, 3)
# call: numbers(), numbers(12, 2), numbers(12, 3)
def s4121(a, b, c):
    for i in range(len(a)):  # truth: call
        a[i] += _product(b[i], c[i])


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def va(a, b):
    for i in range(len(a)):  # truth: independent
        a[i] = b[i]


# call: vector(), vector(12, 2), permutation()
def vag(a, b, ip):
    for i in range(len(a)):  # truth: independent
        a[i] = b[ip[i]]


# call: vector(), vector(12, 2), permutation()
# call: vector(), vector(12, 2), ints()
# call: numbers(), numbers(12, 2), integers()
def vas(a, b, ip):
    for i in range(len(a)):  # truth: scatter
        a[ip[i]] = b[i]


# call: vector(), vector(12, 2)
def vif(a, b):
    for i in range(len(a)):  # truth: independent
        if b[i] > 0.0:
            a[i] = b[i]


# call: vector(), vector(12, 2)
def vpv(a, b):
    for i in range(len(a)):  # truth: independent
        a[i] += b[i]


# call: vector(), vector(12, 2)
def vtv(a, b):
    for i in range(len(a)):  # truth: independent
        a[i] *= b[i]


# call: vector(), vector(12, 2), vector(12, 3)
def vpvtv(a, b, c):
    for i in range(len(a)):  # truth: independent
        a[i] += b[i] * c[i]


# call: vector(), vector(12, 2), 2.5
def vpvts(a, b, s):
    for i in range(len(a)):  # truth: independent
        a[i] += b[i] * s


# call: vector(), vector(12, 2), vector(12, 3)
def vpvpv(a, b, c):
    for i in range(len(a)):  # truth: independent
        a[i] += b[i] + c[i]


# call: vector(), vector(12, 2), vector(12, 3)
def vtvtv(a, b, c):
    for i in range(len(a)):  # truth: independent
        a[i] = a[i] * b[i] * c[i]


# call: vector()
def vsumr(a):
    total = 0.0
    for x in a:  # truth: reduction
        total += x
    return total


# call: vector(), vector(12, 2)
# call: numbers(), numbers(12, 2)
def vdotr(a, b):
    dot = 0.0
    for x, y in zip(a, b):  # truth: reduction
        dot += x * y
    return dot


# call: np.zeros(12), vector(), small(12, 2), small(12, 3), small(12, 4), small(12, 5), small(12, 6)
def vbor(x, a, b, c, d, e, h):
    for i in range(len(x)):  # truth: private
        a1, b1, c1, d1, e1, h1 = a[i], b[i], c[i], d[i], e[i], h[i]
        a1 = a1 * b1 * c1 + a1 * b1 * d1 + a1 * b1 * e1 + a1 * b1 * h1
        b1 = b1 * c1 * d1 + b1 * c1 * e1 + b1 * c1 * h1 + b1 * d1 * e1
        c1 = c1 * d1 * e1 + c1 * d1 * h1 + c1 * e1 * h1
        d1 = d1 * e1 * h1
        x[i] = a1 * b1 * c1 * d1
