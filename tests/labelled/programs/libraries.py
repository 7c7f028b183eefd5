"""Loops that call the standard library and NumPy."""

import datetime
import json
import math
import operator
import re
import statistics

import numpy as np


# call: numbers(), [0.0] * 12
def math_functions(xs, out):
    for i, x in enumerate(xs):  # truth: independent
        out[i] = math.atan2(math.sin(x), math.cos(x)) + math.floor(x) + math.gcd(int(abs(x)), 4)


# call: rows()
def statistics_of_rows(table):
    return [(statistics.mean(row), statistics.median(row)) for row in table]  # truth: comprehension


# call: ["a1b22", "c333", "zz"]
def regular_expressions(lines):
    pattern = re.compile(r"[0-9]+")
    out = []
    for line in lines:  # truth: collect
        out.append([int(n) for n in pattern.findall(line)])  # truth: comprehension
    return out


# call: ['{"a": 1}', '{"a": 2, "b": [3]}']
def json_lines(lines):
    total = 0
    for line in lines:  # truth: reduction
        record = json.loads(line)
        total += record["a"]
    return total


# call: integers()
def dates(days):
    start = datetime.date(2024, 2, 27)
    return [(start + datetime.timedelta(days=d)).isoformat() for d in days]  # truth: comprehension


# call: [(1, "b"), (0, "a")]
def operator_functions(pairs):
    key = operator.itemgetter(1)
    return [key(p) for p in pairs]  # truth: comprehension


# call: numbers()
def sorted_by_lambda(xs):
    return [x for x in sorted(xs, key=lambda x: (abs(x), x))]  # truth: comprehension


# call: spd(4), matrix(4, 4)
def linear_algebra(m, sides):
    out = []
    for i in range(len(sides)):  # truth: collect
        out.append(np.linalg.solve(m, sides[i]))
    return np.array(out)


# call: matrix()
def numpy_reductions(m):
    out = np.zeros(len(m))
    for i in range(len(m)):  # truth: independent
        out[i] = np.sqrt(np.sum(m[i] ** 2)) + np.median(m[i]) + np.argmax(m[i])
    return out
