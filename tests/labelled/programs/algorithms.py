"""Algorithms of real programs: dynamic programming, graphs, text, tables, tours."""

import collections
import datetime
import heapq
import math

import numpy as np


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


# call: [[5, 3, 0], [0, 2, 1], [4, 0, 6]]
def rows_that_are_valid(table):
    ok = True
    for row in table:  # truth: reduction
        digits = [d for d in row if d]  # truth: comprehension
        ok = ok and len(digits) == len(set(digits))
    return ok
