"""Simulations: fractals, automata, particles, random walks, waves, annealing."""

import math
import random

import numpy as np


# call: 8, 6, 20
def mandelbrot(width, height, limit):
    out = np.zeros((height, width), dtype=int)
    for row in range(height):  # truth: private
        for column in range(width):  # truth: private
            c = complex(-2 + 3 * column / width, -1 + 2 * row / height)
            z = 0j
            n = 0
            while abs(z) <= 2 and n < limit:  # truth: recurrence
                z = z * z + c
                n += 1
            out[row, column] = n
    return out


# call: 8, 20
def julia_row(width, limit):
    def escape(z):
        for n in range(limit):  # truth: recurrence
            if abs(z) > 2:
                return n
            z = z * z - 0.8
        return limit

    return [escape(complex(-1 + 2 * k / width, 0.3)) for k in range(width)]  # truth: comprehension


# call: grid(6, 6, 1, 2)
def game_of_life(cells):
    h, w = len(cells), len(cells[0])
    following = [[0] * w for _ in range(h)]  # truth: comprehension
    for y in range(h):  # truth: private
        for x in range(w):  # truth: private
            alive = 0
            for dy in (-1, 0, 1):  # truth: reduction
                for dx in (-1, 0, 1):  # truth: reduction
                    if dy or dx:
                        alive += cells[(y + dy) % h][(x + dx) % w]
            following[y][x] = 1 if alive == 3 or (alive == 2 and cells[y][x]) else 0
    return following


# call: ints(36, 1, 2).reshape(6, 6), 2
def life_generations(cells, generations):
    for _ in range(generations):  # truth: recurrence
        following = np.zeros_like(cells)
        for y in range(1, len(cells) - 1):  # truth: independent
            for x in range(1, cells.shape[1] - 1):  # truth: independent
                alive = cells[y - 1 : y + 2, x - 1 : x + 2].sum() - cells[y, x]
                following[y, x] = alive == 3 or (alive == 2 and cells[y, x] == 1)
        cells = following
    return cells


# call: matrix(6, 3), np.ones(6)
def n_body_forces(positions, masses):
    n = len(masses)
    forces = np.zeros((n, 3))
    for i in range(n):  # truth: private
        for j in range(n):  # truth: reduction
            if i != j:
                d = positions[j] - positions[i]
                r = math.sqrt((d * d).sum() + 0.01)
                forces[i] += masses[j] * d / r**3
    return forces


# call: matrix(6, 3), np.ones(6)
def n_body_pairs(positions, masses):
    n = len(masses)
    forces = np.zeros((n, 3))
    for i in range(n):  # truth: histogram
        for j in range(i + 1, n):  # truth: histogram
            d = positions[j] - positions[i]
            f = d / (np.dot(d, d) + 0.01) ** 1.5
            forces[i] += masses[j] * f
            forces[j] -= masses[i] * f
    return forces


# call: matrix(6, 3), matrix(6, 3, 2), 3, 0.1
def leapfrog(x, v, steps, dt):
    for _ in range(steps):  # truth: interchange
        for i in range(len(x)):  # truth: independent
            v[i] -= x[i] * dt
            x[i] += v[i] * dt


# call: 12, 4, 7
def random_walks(walkers, steps, seed):
    ends = np.zeros(walkers)
    for w in range(walkers):  # truth: private
        rng = np.random.default_rng([seed, w])
        position = 0
        for _ in range(steps):  # truth: draws
            position += 1 if rng.random() < 0.5 else -1
        ends[w] = position
    return ends


# call: 100.0, 0.2, 10, 5
def asian_option(price, volatility, paths, seed):
    payoffs = np.empty(paths)
    for p in range(paths):  # truth: private
        noise = np.random.default_rng([seed, p]).standard_normal(8)
        s, total = price, 0.0
        for z in noise:  # truth: scan
            s *= math.exp(volatility * z * 0.1)
            total += s
        payoffs[p] = max(total / 8 - price, 0.0)
    return payoffs.mean()


# call: np.full(8, 0.125), vector(8), 1.0
def particle_weights(weights, particles, measured):
    total = 0.0
    for i in range(len(particles)):  # truth: reduction
        weights[i] *= math.exp(-0.5 * (particles[i] - measured) ** 2 / 16.0)
        total += weights[i]
    for i in range(len(weights)):  # truth: independent
        weights[i] /= total


# call: vector(8), np.array([0.01, 0.01, 0.3, 0.01, 0.01, 0.06, 0.5, 0.1]), 0.05
def systematic_resampling(particles, weights, start):
    n = len(particles)
    out = np.zeros(n)
    cumulative = weights[0]
    k = 0
    for i in range(n):  # truth: recurrence
        u = start + i / n
        while u > cumulative and k < n - 1:  # truth: recurrence
            k += 1
            cumulative += weights[k]
        out[i] = particles[k]
    return out


# call: vector(8), 0.1, 3
def heat_equation(u, r, steps):
    for _ in range(steps):  # truth: recurrence
        new = u.copy()
        for i in range(1, len(u) - 1):  # truth: independent
            new[i] = u[i] + r * (u[i - 1] - 2 * u[i] + u[i + 1])
        u = new
    return u


# call: vector(9), vector(9, 2), 2
def wave_equation(u, old, steps):
    n = len(u)
    for _ in range(steps):  # truth: recurrence
        new = np.zeros(n)
        for i in range(1, n - 1):  # truth: independent
            new[i] = 2 * u[i] - old[i] + 0.25 * (u[i + 1] - 2 * u[i] + u[i - 1])
        old, u = u, new
    return u


# call: 1.0, 0.1, 12
def runge_kutta(y, h, steps):
    def slope(v):
        return -0.5 * v

    out = [y]
    for _ in range(steps):  # truth: recurrence
        k1 = slope(y)
        k2 = slope(y + 0.5 * h * k1)
        y = y + h * k2
        out.append(y)
    return out


# call: 4, 11
def simulated_annealing(rounds, seed):
    generator = random.Random(seed)
    x = 5.0
    for k in range(rounds):  # truth: recurrence
        candidate = x + generator.uniform(-1, 1)
        if candidate * candidate < x * x or generator.random() < math.exp(-k):
            x = candidate
    return x


# call: [[0.1, 0.9], [0.6, 0.4]], [0.5, 0.5], 3
def markov_chain(transition, start, steps):
    p = start
    for _ in range(steps):  # truth: recurrence
        p = [sum(p[i] * transition[i][j] for i in range(len(p))) for j in range(len(p))]  # truth: comprehension comprehension
    return p
