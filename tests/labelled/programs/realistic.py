"""Snippets of real programs: images, simulations, clustering, dynamic programming, text, tables, graphs, sampling."""

import collections
import datetime
import heapq
import math
import random

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


# call: matrix(10, 2), matrix(3, 2, 2)
def kmeans_assign(points, centres):
    labels = np.zeros(len(points), dtype=int)
    for i in range(len(points)):  # truth: private
        best, distance = 0, math.inf
        for k in range(len(centres)):  # truth: argmax
            d = ((points[i] - centres[k]) ** 2).sum()
            if d < distance:
                best, distance = k, d
        labels[i] = best
    return labels


# call: matrix(10, 2), ints(10, 1, 3), 3
def kmeans_update(points, labels, k):
    sums = np.zeros((k, points.shape[1]))
    counts = np.zeros(k)
    for i in range(len(points)):  # truth: histogram
        sums[labels[i]] += points[i]
        counts[labels[i]] += 1
    for c in range(k):  # truth: independent
        if counts[c]:
            sums[c] /= counts[c]
    return sums


# call: matrix(10, 2), ints(10, 1, 3), np.array([0.5, 1.0]), 3
def nearest_neighbours(points, labels, query, k):
    distances = []
    for point, label in zip(points, labels):  # truth: collect
        distances.append((math.dist(point, query), int(label)))
    distances.sort()
    votes = collections.Counter(label for _, label in distances[:k])  # truth: comprehension
    return votes.most_common(1)[0][0]


# call: matrix(8, 3), vector(8), 0.05, 3
def gradient_descent(x, y, rate, epochs):
    w = np.zeros(x.shape[1])
    for _ in range(epochs):  # truth: recurrence
        gradient = np.zeros_like(w)
        for i in range(len(x)):  # truth: reduction
            gradient += (x[i] @ w - y[i]) * x[i]
        w = w - rate * gradient / len(x)
    return w


# call: matrix(8, 3), ints(8, 1, 2), 0.5
def perceptron_epoch(x, labels, rate):
    w = np.zeros(x.shape[1])
    for i in range(len(x)):  # truth: recurrence
        guess = 1 if x[i] @ w > 0 else 0
        w = w + rate * (labels[i] - guess) * x[i]
    return w


# call: matrix(9, 2), vector(9), 3
def cross_validation(x, y, folds):
    errors = []
    for k in range(folds):  # truth: collect
        test = np.arange(len(x)) % folds == k
        coefficients = np.linalg.lstsq(x[~test], y[~test], rcond=None)[0]
        errors.append(float(((x[test] @ coefficients - y[test]) ** 2).mean()))
    return errors


# call: vector(), 8, 3
def bootstrap_means(sample, rounds, seed):
    means = []
    for b in range(rounds):  # truth: collect
        rng = np.random.default_rng([seed, b])
        means.append(rng.choice(sample, size=len(sample)).mean())
    return np.percentile(means, [5, 95])


# call: vector(), 8
def jackknife(sample, _):
    n = len(sample)
    out = np.zeros(n)
    for i in range(n):  # truth: independent
        out[i] = np.delete(sample, i).mean()
    return out


# call: vector(), vector(12, 2), 6, 1
def permutation_test(xs, ys, rounds, seed):
    pooled = np.concatenate([xs, ys])
    observed = xs.mean() - ys.mean()
    extreme = 0
    for r in range(rounds):  # truth: reduction
        shuffled = np.random.default_rng([seed, r]).permutation(pooled)
        if abs(shuffled[: len(xs)].mean() - shuffled[len(xs) :].mean()) >= abs(observed):
            extreme += 1
    return extreme / rounds


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


# call: "kitten", "sitting"
def edit_distance(a, b):
    table = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
    for i in range(len(a) + 1):  # truth: independent
        table[i, 0] = i
    for j in range(len(b) + 1):  # truth: independent
        table[0, j] = j
    for i in range(1, len(a) + 1):  # truth: flow
        for j in range(1, len(b) + 1):  # truth: flow
            cost = 0 if a[i - 1] == b[j - 1] else 1
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + cost)
    return table[-1, -1]


# call: ["kitten", "mitten", "sit"], ["sitting", "knit"]
def all_edit_distances(left, right):
    out = []
    for a in left:  # truth: collect
        out.append([edit_distance(a, b) for b in right])  # truth: comprehension
    return out


# call: "ABCBDAB", "BDCABA"
def longest_common_subsequence(a, b):
    table = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
    for i in range(len(a)):  # truth: flow
        for j in range(len(b)):  # truth: flow
            if a[i] == b[j]:
                table[i + 1, j + 1] = table[i, j] + 1
            else:
                table[i + 1, j + 1] = max(table[i, j + 1], table[i + 1, j])
    return table[len(a), len(b)]


# call: [2, 3, 4, 5], [3, 4, 5, 6], 8, np.zeros((5, 9), dtype=int)
def knapsack(weights, values, capacity, best):
    for i in range(len(weights)):  # truth: interchange
        for c in range(capacity + 1):  # truth: independent
            best[i + 1, c] = best[i, c]
            if c >= weights[i]:
                best[i + 1, c] = max(best[i + 1, c], best[i, c - weights[i]] + values[i])
    return best[-1, capacity]


# call: [2, 3, 4, 5], [3, 4, 5, 6], [0] * 9
def knapsack_in_one_row(weights, values, best):
    for w, v in zip(weights, values):  # truth: flow
        for c in range(len(best) - 1, w - 1, -1):  # truth: anti
            best[c] = max(best[c], best[c - w] + v)


# call: [1, 5, 10], [1] + [0] * 20
def coin_change(coins, ways):
    for coin in coins:  # truth: flow
        for amount in range(coin, len(ways)):  # truth: flow
            ways[amount] += ways[amount - coin]


# call: [5, 10, 3, 12, 5]
def matrix_chain(sizes):
    n = len(sizes) - 1
    cost = np.zeros((n, n))
    for length in range(2, n + 1):  # truth: flow
        for i in range(n - length + 1):  # truth: independent
            j = i + length - 1
            cost[i, j] = math.inf
            for k in range(i, j):  # truth: reduction
                cost[i, j] = min(cost[i, j], cost[i, k] + cost[k + 1, j] + sizes[i] * sizes[k + 1] * sizes[j + 1])
    return cost[0, n - 1]


# call: np.array([[0.0, 3.0, 9.0, 4.0], [3.0, 0.0, 2.0, 9.0], [9.0, 2.0, 0.0, 1.0], [4.0, 9.0, 1.0, 0.0]])
def shortest_paths_by_rows(distance):
    n = len(distance)
    for k in range(n):  # truth: flow
        for i in range(n):  # truth: beyond
            distance[i] = np.minimum(distance[i], distance[i, k] + distance[k])


# call: {0: [1, 2], 1: [3], 2: [3], 3: []}, 0
def breadth_first(graph, start):
    order, seen = [], {start}
    queue = collections.deque([start])
    while queue:  # truth: recurrence
        node = queue.popleft()
        order.append(node)
        for neighbour in graph[node]:  # truth: beyond
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return order


# call: {0: [(1, 4), (2, 1)], 1: [], 2: [(1, 2)]}
def dijkstra(graph):
    distance = {0: 0}
    heap = [(0, 0)]
    while heap:  # truth: recurrence
        d, node = heapq.heappop(heap)
        for neighbour, weight in graph[node]:  # truth: beyond
            if d + weight < distance.get(neighbour, math.inf):
                distance[neighbour] = d + weight
                heapq.heappush(heap, (d + weight, neighbour))
    return distance


# call: {0: [1, 2], 1: [0], 2: [0, 1]}
def degrees(graph):
    out = {}
    for node, neighbours in graph.items():  # truth: collect
        out[node] = len(neighbours)
    return out


# call: {0: [1, 2], 1: [0], 2: [0, 1]}
def reversed_graph(graph):
    out = {node: [] for node in graph}  # truth: comprehension
    for node, neighbours in graph.items():  # truth: collect
        for other in neighbours:  # truth: collect
            out[other].append(node)
    return out


# call: {0: [1, 2], 1: [0], 2: [0, 1]}
def count_triangles(graph):
    count = 0
    for a in graph:  # truth: reduction
        for b in graph[a]:  # truth: reduction
            for c in graph[b]:  # truth: reduction
                if a < b < c and a in graph[c]:
                    count += 1
    return count


# call: [[1, 2], [0], [0, 1]], 3
def pagerank(links, rounds):
    n = len(links)
    rank = [1.0 / n] * n
    for _ in range(rounds):  # truth: recurrence
        following = [0.15 / n] * n
        for node in range(n):  # truth: histogram
            for target in links[node]:  # truth: histogram
                following[target] += 0.85 * rank[node] / len(links[node])
        rank = following
    return rank


# call: ["the cat sat", "the dog", "a cat"]
def term_frequencies(documents):
    out = []
    for text in documents:  # truth: collect
        counts = collections.Counter(text.split())
        n = sum(counts.values())
        out.append({w: c / n for w, c in counts.items()})  # truth: comprehension
    return out


# call: ["the cat sat", "the dog", "a cat"]
def document_frequencies(documents):
    df = collections.Counter()
    for text in documents:  # truth: counts
        for word in set(text.split()):  # truth: counts
            df[word] += 1
    return sorted(df.items())


# call: ["the cat sat", "the dog", "a cat"]
def inverted_index(documents):
    index = collections.defaultdict(list)
    for number, text in enumerate(documents):  # truth: collect
        for word in text.split():  # truth: collect
            index[word].append(number)
    return index


# call: "x = 3.5 * (y1 + 22)"
def tokenize(text):
    tokens = []
    i = 0
    while i < len(text):  # truth: recurrence
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isalnum():
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "."):  # truth: recurrence
                j += 1
            tokens.append(text[i:j])
            i = j
        else:
            tokens.append(c)
            i += 1
    return tokens


# call: "aaabccdddd"
def run_lengths(text):
    out = []
    count = 1
    for i in range(1, len(text) + 1):  # truth: scan
        if i < len(text) and text[i] == text[i - 1]:
            count += 1
        else:
            out.append((text[i - 1], count))
            count = 1
    return out


# call: "Hello, World", 3
def caesar(text, shift):
    out = ""
    for c in text:  # truth: join
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out += chr((ord(c) - base + shift) % 26 + base)
        else:
            out += c
    return out


# call: ["radar", "noon", "word"]
def palindromes(names):
    return [name for name in names if name == name[::-1]]  # truth: comprehension


# call: ["id,x,y", "1,2.5,3", "2,,4", "3,7.25,x"]
def parse_table(lines):
    header = lines[0].split(",")
    records, bad = [], 0
    for line in lines[1:]:  # truth: collect
        fields = line.split(",")
        try:
            records.append({name: float(value) for name, value in zip(header, fields)})  # truth: comprehension
        except ValueError:
            bad += 1
    return records, bad


# call: [("north", 3), ("south", 5), ("north", 4)]
def totals_by_region(sales):
    totals = {}
    for region, amount in sales:  # truth: counts
        totals[region] = totals.get(region, 0) + amount
    return totals


# call: [("north", 3), ("south", 5), ("north", 4)]
def largest_by_region(sales):
    best = {}
    for region, amount in sales:  # truth: counts
        if region not in best or amount > best[region]:
            best[region] = amount
    return best


# call: [{"id": 2, "name": "b"}, {"id": 1, "name": "a"}], [{"id": 1, "n": 5}, {"id": 2, "n": 6}, {"id": 1, "n": 7}]
def hash_join(people, orders):
    by_id = {p["id"]: p["name"] for p in people}  # truth: comprehension
    out = []
    for order in orders:  # truth: collect
        if order["id"] in by_id:
            out.append((by_id[order["id"]], order["n"]))
    return out


# call: ["2024-01-31", "2024-02-29", "2023-12-25"]
def weekdays(texts):
    out = []
    for text in texts:  # truth: collect
        day = datetime.date.fromisoformat(text)
        out.append((day.weekday(), (day + datetime.timedelta(days=1)).month))
    return out


# call: ["192.168.0.1 200 512", "10.0.0.7 404 0", "192.168.0.1 500 20"]
def log_statistics(lines):
    by_status = collections.Counter()
    volume = 0
    for line in lines:  # truth: counts
        host, status, size = line.split()
        by_status[status] += 1
        volume += int(size)
    return by_status, volume


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


# call: [3.0, 4.0, 2.0, 8.0, 1.0]
def maximum_drawdown(prices):
    peak = prices[0]
    worst = 0.0
    for p in prices:  # truth: scan
        peak = max(peak, p)
        worst = max(worst, peak - p)
    return worst


# call: [3, -4, 2, 8, -1]
def maximum_subarray(xs):
    best = current = xs[0]
    for x in xs[1:]:  # truth: recurrence
        current = max(x, current + x)
        best = max(best, current)
    return best


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


# call: [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0)]
def tour_length(points):
    return sum(math.dist(points[i - 1], points[i]) for i in range(len(points)))  # truth: comprehension


# call: [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (1.0, 1.0)]
def closest_pair(points):
    best = math.inf
    pair = None
    for i in range(len(points)):  # truth: argmax
        for j in range(i + 1, len(points)):  # truth: argmax
            d = math.dist(points[i], points[j])
            if d < best:
                best = d
                pair = (i, j)
    return pair, best


# call: [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (1.0, 1.0)]
def nearest_neighbour_tour(points):
    left = list(range(1, len(points)))
    tour = [0]
    while left:  # truth: recurrence
        here = points[tour[-1]]
        nearest = min(left, key=lambda k: math.dist(here, points[k]))
        left.remove(nearest)
        tour.append(nearest)
    return tour


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


# call: rows(3, 4), rows(4, 2)
def product_of_lists(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]  # truth: comprehension comprehension comprehension


# call: [[5, 3, 0], [0, 2, 1], [4, 0, 6]]
def rows_that_are_valid(table):
    ok = True
    for row in table:  # truth: reduction
        digits = [d for d in row if d]  # truth: comprehension
        ok = ok and len(digits) == len(set(digits))
    return ok


# call: matrix(6, 4), vector(6)
def leave_one_out(x, y):
    errors = np.zeros(len(x))
    for i in range(len(x)):  # truth: independent
        keep = [k for k in range(len(x)) if k != i]  # truth: comprehension
        w = np.linalg.lstsq(x[keep], y[keep], rcond=None)[0]
        errors[i] = y[i] - x[i] @ w
    return errors


# call: matrix(4, 6)
def softmax_rows(m):
    out = np.empty_like(m)
    for i in range(len(m)):  # truth: private
        e = np.exp(m[i] - m[i].max())
        out[i] = e / e.sum()
    return out


# call: matrix(5, 4), [matrix(4, 3, 2), matrix(3, 2, 3)]
def forward_pass(x, layers):
    for weights in layers:  # truth: recurrence
        x = np.maximum(x @ weights, 0.0)
    return x


# call: ints(12, 1, 3), ints(12, 2, 3), np.zeros((3, 3), dtype=int)
def confusion_matrix(truth_, guess, table):
    for t, g in zip(truth_, guess):  # truth: histogram
        table[t, g] += 1
