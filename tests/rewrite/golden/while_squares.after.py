"""Loops that count while a square is small enough."""

import math

import autopar


@autopar.parallel_while(step=2, squared=True, breaks=True)
def _is_prime_loop(divisor, stop, n):
    while divisor * divisor <= stop:  # up to the root
        if n % divisor == 0:
            return divisor, True, False
        divisor += 2
    return divisor, False, None


def is_prime(n):
    divisor = 3
    divisor, left, value = _is_prime_loop(divisor, n, n)
    if left:
        return value
    return n > 2 and n % 2 == 1


@autopar.parallel_while(squared=True, writes=["out[k]"])
def _roots_loop(k, stop, values, out):
    while k ** 2 < stop:
        out[k] = math.sqrt(values[k * k])
        k += 1
    return k


def roots(values, out):
    k = 0
    k = _roots_loop(k, (len(values)), values, out)
    return k
