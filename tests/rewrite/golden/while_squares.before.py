"""Loops that count while a square is small enough."""

import math


def is_prime(n):
    divisor = 3
    while divisor * divisor <= n:  # up to the root
        if n % divisor == 0:
            return False
        divisor += 2
    return n > 2 and n % 2 == 1


def roots(values, out):
    k = 0
    while k ** 2 < (len(values)):
        out[k] = math.sqrt(values[k * k])
        k += 1
    return k
