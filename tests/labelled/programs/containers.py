"""Lists, sets and dicts that are filled, filtered and grouped, and comprehensions of every form."""

import collections

import numpy as np


# call: numbers()
def append_map(xs):
    out = []
    for x in xs:  # truth: collect
        out.append(x * 2)
    return out


# call: numbers()
def append_filter(xs):
    out = []
    for x in xs:  # truth: collect
        if x > 0:
            out.append(x)
    return out


# call: numbers()
def append_in_branches(xs):
    low, high = [], []
    for x in xs:  # truth: collect
        if x < 0:
            low.append(x)
        else:
            high.append(x)
    return low, high


# call: numbers()
def append_with_continue(xs):
    out = []
    for x in xs:  # truth: collect
        if x < 0:
            continue
        out.append(round(x, 1))
    return out


# call: numbers()
def append_tuples(xs):
    out = []
    for i, x in enumerate(xs):  # truth: collect
        out.append((i, x, x * x))
    return out


# call: numbers()
def append_fresh_lists(xs):
    out = []
    for x in xs:  # truth: collect
        out.append([x, -x])
    return out


# call: numbers()
def append_fresh_dicts(xs):
    out = []
    for i, x in enumerate(xs):  # truth: collect
        out.append({"id": i, "value": x})
    return out


# call: rows()
def append_existing_rows(table):
    out = []
    for row in table:  # truth: collect
        if row[0] > 0:
            out.append(row)
    return out


# call: numbers()
def append_twice(xs):
    out = []
    for x in xs:  # truth: collect
        out.append(x)
        out.append(-x)
    return out


# call: rows()
def append_nested(table):
    out = []
    for row in table:  # truth: collect
        for x in row:  # truth: collect
            if x > 1:
                out.append(x)
    return out


# call: rows()
def extend_flat(table):
    out = []
    for row in table:  # truth: collect
        out.extend(row)
    return out


# call: rows()
def extend_by_plus(table):
    out = []
    for row in table:  # truth: collect
        out += row
    return out


# call apart: numbers(), []
def append_to_argument(xs, out):
    for x in xs:  # truth: collect
        out.append(abs(x))


# call: numbers()
def append_array_rows(xs):
    out = []
    for x in xs:  # truth: collect
        out.append(np.array([x, x + 1.0]))
    return np.array(out)


# call: integers()
def set_add(xs):
    out = set()
    for x in xs:  # truth: collect
        out.add(x % 5)
    return sorted(out)


# call: integers()
def set_add_filtered(xs):
    evens = set()
    for x in xs:  # truth: collect
        if x % 2 == 0:
            evens.add(x)
    return sorted(evens)


# call: words()
def dict_store(names):
    out = {}
    for i, name in enumerate(names):  # truth: collect
        out[name] = i
    return out


# call: integers(), {}
def dict_store_argument(xs, out):
    for x in xs:  # truth: collect
        out[x] = x * x


# call: words()
def dict_of_lists(names):
    out = {}
    for name in names:  # truth: collect
        out[name] = [name, len(name)]
    return out


# call: [("a", 1), ("b", 2), ("a", 3)]
def invert(pairs):
    out = {}
    for key, value in pairs:  # truth: collect
        out[value] = key
    return out


# call: words()
def group_by_setdefault(names):
    groups = {}
    for name in names:  # truth: collect
        groups.setdefault(len(name), []).append(name)
    return groups


# call: words()
def group_by_defaultdict(names):
    groups = collections.defaultdict(list)
    for name in names:  # truth: collect
        groups[name[0]].append(name)
    return groups


# call: words()
def group_by_membership(names):
    groups = {}
    for name in names:  # truth: collect
        if name[0] not in groups:
            groups[name[0]] = []
        groups[name[0]].append(name)
    return groups


# call: words()
def group_into_sets(names):
    groups = collections.defaultdict(set)
    for name in names:  # truth: collect
        groups[len(name)].add(name)
    return {k: sorted(v) for k, v in groups.items()}  # truth: comprehension


# call: [(0, 1), (1, 2), (0, 2), (3, 1)]
def adjacency_lists(edges):
    neighbours = [[] for _ in range(4)]  # truth: comprehension
    for a, b in edges:  # truth: collect
        neighbours[a].append(b)
        neighbours[b].append(a)
    return neighbours


# call: words()
def first_occurrences(names):
    first = {}
    for i, name in enumerate(names):  # truth: collect
        if name not in first:
            first[name] = i
    return first


# call: words()
def last_occurrences(names):
    last = {}
    for i, name in enumerate(names):  # truth: collect
        last[name] = i
    return last


# call: words()
def unique_in_order(names):
    seen = set()
    out = []
    for name in names:  # truth: beyond
        if name not in seen:
            seen.add(name)
            out.append(name)
    return out


# call: integers()
def deque_append(xs):
    out = collections.deque()
    for x in xs:  # truth: collect
        out.append(x + 1)
    return out


# call: numbers()
def append_to_two_with_sum(xs):
    out, total = [], 0.0
    for x in xs:  # truth: collect
        y = x * x
        out.append(y)
        total += y
    return out, total


# call: numbers()
def append_to_nested_dict(xs):
    result = {"low": [], "high": []}
    for x in xs:  # truth: collect
        result["high" if x > 0 else "low"].append(x)
    return result


# call: [0, 1]
def append_and_measure(xs):
    for i in range(6):  # truth: recurrence
        xs.append(len(xs) + i)


# call: [0.5]
def append_from_last(xs):
    for i in range(6):  # truth: flow
        xs.append(xs[-1] * 0.5 + i)


# call: []
def append_while_short(xs):
    while len(xs) < 6:  # truth: recurrence
        xs.append(len(xs) ** 2)


# call: [3, 1, 2, 5, 4]
def pop_all(xs):
    total = 0
    while xs:  # truth: recurrence
        total += xs.pop()
    return total


# call apart: [5, 3, 1], [2, 4]
def insert_in_front(xs, ys):
    for y in ys:  # truth: flow
        xs.insert(0, y)


# call: [5, 3, 1, 3]
def remove_while_iterating(xs):
    for x in xs:  # truth: mutation
        if x == 3:
            xs.remove(x)


# call: [1, 2, 3]
def append_to_what_is_iterated(xs):
    for x in xs:  # truth: mutation
        if len(xs) < 8:
            xs.append(x + 10)


# call: {"a": 1, "b": 2}, ["a", "c"]
def delete_keys(table, keys):
    for key in keys:  # truth: recurrence
        if key in table:
            del table[key]
        table[key + "!"] = len(table)


# call: {0: 1}, [1, 2, 3, 4]
def dict_from_earlier_keys(table, keys):
    for k in keys:  # truth: unique
        table[k] = table[k - 1] + 1


# call: {}, [5, 3, 5, 2]
def memo_by_hand(memo, xs):
    for x in xs:  # truth: recurrence
        if x not in memo:
            memo[x] = len(memo)


# call: integers()
def stack_machine(xs):
    stack = [0]
    for x in xs:  # truth: recurrence
        if x % 3 == 0 and len(stack) > 1:
            stack.append(stack.pop() + stack.pop())
        else:
            stack.append(x)
    return stack


# call: numbers()
def comprehension_map(xs):
    return [x * x for x in xs]  # truth: comprehension


# call: numbers()
def comprehension_filter(xs):
    return [x for x in xs if x > 0]  # truth: comprehension


# call: numbers()
def comprehension_conditional(xs):
    return [x if x > 0 else 0.0 for x in xs]  # truth: comprehension


# call: integers(5), integers(4, 2)
def comprehension_of_pairs(xs, ys):
    return [(x, y) for x in xs for y in ys if x != y]  # truth: comprehension


# call: rows()
def comprehension_nested(table):
    return [[x + 1 for x in row] for row in table]  # truth: comprehension comprehension


# call: rows()
def comprehension_flattened(table):
    return [x for row in table for x in row]  # truth: comprehension


# call: rows()
def comprehension_transposed(table):
    return [[row[j] for row in table] for j in range(len(table[0]))]  # truth: comprehension comprehension


# call: words()
def comprehension_set(names):
    return sorted({len(name) for name in names})  # truth: comprehension


# call: words()
def comprehension_dict(names):
    return {name: len(name) for name in names}  # truth: comprehension


# call: words()
def comprehension_enumerated(names):
    return [f"{i}:{name}" for i, name in enumerate(names, 1)]  # truth: comprehension


# call: numbers(), numbers(12, 2)
def comprehension_zipped(xs, ys):
    return [max(x, y) for x, y in zip(xs, ys)]  # truth: comprehension


# call: vector()
def comprehension_over_array(a):
    return np.array([float(x) ** 2 for x in a])  # truth: comprehension


# call: matrix()
def comprehension_over_rows(m):
    return [row.sum() for row in m]  # truth: comprehension


# call: {"b": 2, "a": 1}
def comprehension_over_items(table):
    return {value: key for key, value in table.items()}  # truth: comprehension


# call: {"b": 2, "a": 1}
def comprehension_over_sorted_items(table):
    return [f"{k}={v}" for k, v in sorted(table.items())]  # truth: comprehension


# call: integers()
def comprehension_over_range(xs):
    return [xs[i] - xs[i - 1] for i in range(1, len(xs))]  # truth: comprehension


# call: integers()
def comprehension_windows(xs):
    return [xs[i : i + 3] for i in range(len(xs) - 2)]  # truth: comprehension


# call: 4
def comprehension_matrix(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]  # truth: comprehension comprehension


# call: 4, 5
def comprehension_fresh_rows(n, m):
    return [[0] * m for _ in range(n)]  # truth: comprehension


# call: words()
def comprehension_of_methods(names):
    return [name.strip("t").replace("a", "o").upper() for name in names]  # truth: comprehension


# call: ["a=1", "b=22", "c=x=3"]
def comprehension_of_splits(lines):
    return dict(line.split("=", 1) for line in lines)  # truth: comprehension


# call: integers()
def comprehension_sum_of_inner(xs):
    return [sum(y for y in xs if y < x) for x in xs]  # truth: comprehension comprehension


# call: integers()
def generator_into_sorted(xs):
    return sorted(x % 7 for x in xs)  # truth: comprehension


# call: integers()
def generator_into_list(xs):
    return list(x + 1 for x in xs)  # truth: comprehension


# call: integers()
def generator_into_tuple(xs):
    return tuple(x + 1 for x in xs)  # truth: comprehension


# call: integers()
def generator_into_set(xs):
    return sorted(set(x % 3 for x in xs))  # truth: comprehension


# call: words()
def sorted_with_key(names):
    return [name for name in sorted(names, key=len)]  # truth: comprehension


# call: integers()
def walrus_in_condition(xs):
    return [y for x in xs if (y := x * x) > 10]  # truth: comprehension


# call: [3, 4, 5]
def comprehension_with_side_effect(xs):
    out = []
    [out.append(x * 2) for x in xs]  # truth: collect
    return out


# call: [3, 4, 5]
def comprehension_popping(xs):
    return [xs.pop() for _ in range(2)]  # truth: recurrence


# call: iter([3, 4, 5])
def comprehension_drawing_from_iterator(source):
    return [next(source) for _ in range(2)]  # truth: recurrence
