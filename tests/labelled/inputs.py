import numpy as np


def f(name, *arguments):
    return globals()[name](*arguments)


def vector(n=12, k=1):
    return np.round(np.sin(np.arange(n) * k + k) * 8.0, 2) + 0.125


def positive(n=12, k=1):
    return np.abs(vector(n, k)) + 1.0


def small(n=12, k=1):
    return vector(n, k) / 16.0


def ints(n=12, k=1, below=10):
    return (np.arange(n) * (7 * k) + k * k) % below


def matrix(n=6, m=6, k=1):
    return vector(n * m, k).reshape(n, m)


def spd(n=5):
    m = matrix(n, n)
    return m @ m.T + np.eye(n) * n


def permutation(n=12, k=5):
    return np.arange(n) * k % n


def numbers(n=12, k=1):
    return vector(n, k).tolist()


def integers(n=12, k=1, below=10):
    return ints(n, k, below).tolist()


def rows(n=5, m=5, k=1):
    return matrix(n, m, k).tolist()


def grid(n=5, m=5, k=1, below=3):
    return ints(n * m, k, below).reshape(n, m).tolist()


TEXT = "the cat sat on the mat and the dog ate a fish near the old red barn by the sea "


def words(n=12):
    return (TEXT * 2).split()[:n]
