"""Anti-, output and true dependences, distribution, splitting, interchange."""

import numpy as np


# call: numbers()
# call: vector()
def shift_down(a):
    for i in range(len(a) - 1):  # truth: anti
        a[i] = a[i + 1]


# call: vector(), vector(12, 2)
def smooth_forwards(a, b):
    for i in range(len(a) - 2):  # truth: anti
        a[i] = (a[i] + a[i + 1] + a[i + 2]) / 3.0 + b[i]


# call: vector()
def shift_up_backwards(a):
    for i in range(len(a) - 1, 0, -1):  # truth: anti
        a[i] = a[i - 1]


# call: vector()
def suffix_sums_of_old(a):
    for i in range(len(a) - 1):  # truth: anti
        a[i] = a[i + 1 :].sum()


# call: matrix()
def rows_from_below(m):
    for i in range(len(m) - 1):  # truth: anti
        m[i] = m[i + 1] - m[i]


# call: matrix()
# call: rows(6, 6)
def rows_from_below_by_element(m):
    for i in range(len(m) - 1):  # truth: anti
        for j in range(len(m[i])):  # truth: independent
            m[i][j] = m[i + 1][j] + 1.0


# call: matrix()
def columns_from_the_right(m):
    for i in range(len(m)):  # truth: independent
        for j in range(m.shape[1] - 1):  # truth: anti
            m[i, j] = m[i, j] + m[i, j + 1]


# call: vector(), vector(12, 2)
def read_ahead_through_names(a, b):
    for i in range(len(a) - 1):  # truth: anti
        after = a[i + 1]
        here = a[i]
        a[i] = after - here + b[i]


# call: vector(16)
def read_far_ahead(a):
    for i in range(len(a) - 5):  # truth: anti
        a[i] = a[i + 5] * 2.0


# call: numbers()
def while_shift(a):
    i = 0
    while i < len(a) - 1:  # truth: anti
        a[i] = a[i + 1] + 1.0
        i += 1


# call: vector(), np.zeros(6)
def halves(a, out):
    for i in range(len(a)):  # truth: output
        out[i // 2] = a[i]


# call: vector(), np.zeros(3)
# call: numbers(), [0.0] * 3
def modulo_store(a, out):
    for i in range(len(a)):  # truth: output
        out[i % 3] = a[i]


# call: vector(), np.zeros(1)
# call: numbers(), [0.0]
def last_value_in_a_cell(a, cell):
    for i in range(len(a)):  # truth: output
        cell[0] = a[i] * 2.0


# call: vector(), np.zeros(13)
def overlapping_pairs(a, out):
    for i in range(len(a)):  # truth: output
        out[i] = a[i]
        out[i + 1] = -a[i]


# call: vector(), np.zeros(14)
def overlapping_blocks(a, out):
    for i in range(len(a)):  # truth: output
        out[i : i + 3] = a[i]


# call: vector(), {}
def last_value_by_key(a, table):
    for i in range(len(a)):  # truth: collect
        table[i % 4] = a[i]


# call: np.zeros((5, 6)), vector(30)
def last_column_wins(m, a):
    for i in range(5):  # truth: independent
        for j in range(6):  # truth: output
            m[i, 0] = a[i * 6 + j]


# call: np.zeros((6, 6)), matrix()
def conditional_last(out, m):
    for i in range(len(m)):  # truth: independent
        for j in range(m.shape[1]):  # truth: output
            if m[i, j] > -20:
                out[i, 0] = m[i, j]


# call: vector(), np.zeros(12), np.zeros(3)
def workspace_array(a, out, tmp):
    for i in range(len(a) - 3):  # truth: workspace
        for k in range(3):  # truth: independent
            tmp[k] = a[i + k] * (k + 1)
        out[i] = tmp[0] + tmp[1] * tmp[2]


# call: vector(), np.zeros(12), np.zeros(3)
def workspace_by_slice(a, out, tmp):
    for i in range(len(a) - 3):  # truth: workspace
        tmp[:] = a[i : i + 3]
        tmp.sort()
        out[i] = tmp[1]


# call: matrix(), np.zeros(6), np.zeros(6)
def workspace_by_out(m, out, tmp):
    for i in range(len(m)):  # truth: workspace
        np.multiply(m[i], m[i], out=tmp)
        out[i] = tmp.sum()


# call: matrix(), np.zeros(6)
def workspace_made_before(m, out):
    tmp = np.empty(m.shape[1])
    for i in range(len(m)):  # truth: workspace
        for j in range(m.shape[1]):  # truth: independent
            tmp[j] = m[i, j] - m[i, 0]
        out[i] = tmp.max()


# call: matrix(), np.zeros((6, 6)), [0.0] * 6
def workspace_list(m, out, tmp):
    for i in range(len(m)):  # truth: workspace
        for j in range(6):  # truth: independent
            tmp[j] = m[i, j] * 2.0
        for j in range(6):  # truth: independent
            out[i, j] = tmp[5 - j]


# call: matrix(), np.zeros(6)
def workspace_filled(m, out):
    counts = np.zeros(3, dtype=int)
    for i in range(len(m)):  # truth: workspace
        counts.fill(0)
        for x in m[i]:  # truth: histogram
            counts[int(abs(x)) % 3] += 1
        out[i] = counts.max()


# call: vector(), vector(12, 2), np.zeros(12)
def distribute_scan(a, b, out):
    for i in range(1, len(a)):  # truth: distribution
        b[i] = b[i - 1] * 0.5 + a[i]
        out[i] = a[i] * a[i]


# call: vector(), vector(12, 2), np.zeros(13)
def distribute_forward_flow(a, b, c):
    for i in range(len(a)):  # truth: distribution
        c[i + 1] = a[i] * 2.0
        b[i] = c[i] + 1.0


# call: vector(), vector(12, 2), np.zeros(12)
def distribute_from_chain(a, x, out):
    value = 0.5
    for i in range(len(a)):  # truth: distribution
        value = 3.5 * value * (1 - value)
        out[i] = a[i] * x[i]
    return value


# call: vector(), np.zeros(12)
def distribute_chain_then_use(a, out):
    value = 0.5
    states = np.zeros(len(a))
    for i in range(len(a)):  # truth: distribution
        value = 3.5 * value * (1 - value)
        states[i] = value
        out[i] = a[i] ** 2 + a[i]
    return states


# call: vector()
# call: numbers()
def split_first_iteration(a):
    for i in range(len(a)):  # truth: split
        a[i] = a[i] - a[0]


# call: vector(), np.zeros(12)
def split_last_iteration(a, out):
    n = len(a)
    for i in range(n):  # truth: independent
        out[i] = a[i] + a[(i + 1) % n]


# call: vector()
def split_at_the_middle(a):
    n = len(a)
    for i in range(n):  # truth: split
        a[i] = a[n - 1 - i] + 1.0


# call: matrix()
def eliminate_with_pivot_row(m):
    for i in range(len(m)):  # truth: split
        m[i] = m[i] - m[0] * 0.5


# call: matrix()
def interchange_three_point(m):
    for t in range(1, len(m)):  # truth: flow
        for x in range(1, m.shape[1] - 1):  # truth: independent
            m[t, x] = (m[t - 1, x - 1] + m[t - 1, x] + m[t - 1, x + 1]) / 3.0


# call: np.zeros(6), matrix(), vector(6)
def matrix_vector_by_columns(y, m, x):
    for j in range(len(x)):  # truth: interchange
        for i in range(len(y)):  # truth: independent
            y[i] += m[i, j] * x[j]


# call: np.zeros((4, 5)), matrix(4, 3), matrix(3, 5)
def matrix_product_k_outermost(c, a, b):
    for k in range(a.shape[1]):  # truth: interchange
        for i in range(c.shape[0]):  # truth: independent
            for j in range(c.shape[1]):  # truth: independent
                c[i, j] += a[i, k] * b[k, j]


# call: spd(5)
def gaussian_elimination(m):
    n = len(m)
    for k in range(n - 1):  # truth: flow
        for i in range(k + 1, n):  # truth: independent
            factor = m[i, k] / m[k, k]
            for j in range(k, n):  # truth: independent
                m[i, j] -= factor * m[k, j]


# call: vector()
def first_difference_recurrence(a):
    for i in range(1, len(a)):  # truth: flow
        a[i] = a[i] * a[i - 1] - a[i - 1] ** 2 * 0.01


# call: vector()
# call: numbers()
def wraps_to_the_end(a):
    for i in range(len(a)):  # truth: flow
        a[i] = a[i - 2] * a[i - 2] * 0.01 + 1.0


# call: vector()
def negative_step_flow(a):
    for i in range(len(a) - 2, -1, -1):  # truth: flow
        a[i] = a[i + 1] * a[i + 1] * 0.01 + a[i]


# call: vector()
def last_element_is_read(a):
    n = len(a)
    for i in range(n):  # truth: split
        a[n - 1 - i] = a[-1] * 0.5 + 1.0


# call: vector()
def fixed_element_is_read(a):
    for i in range(len(a)):  # truth: split
        a[i] = a[3] * 0.5 + 1.0


# call: vector()
def whole_sum_is_read(a):
    for i in range(len(a)):  # truth: flow
        a[i] = a.sum() * 0.1


# call: vector()
def growing_slice_is_read(a):
    for i in range(1, len(a)):  # truth: flow
        a[i] = a[:i].max() - a[i]


# call: vector(16)
def overlapping_window_update(a):
    for i in range(len(a) - 2):  # truth: flow
        a[i : i + 3] += a[i : i + 3].mean()


# call: matrix()
def normalize_by_previous_row(m):
    for i in range(1, len(m)):  # truth: flow
        m[i] = m[i] / (np.abs(m[i - 1]).sum() + 1.0)


# call: matrix()
def symmetric_update(m):
    n = len(m)
    for i in range(n):  # truth: flow
        for j in range(n):  # truth: split
            m[i, j] = m[j, i] * 0.5 + 1.0


# call: matrix()
def gauss_seidel_rows(m):
    for i in range(1, len(m) - 1):  # truth: flow
        for j in range(1, m.shape[1] - 1):  # truth: scan
            m[i, j] = (m[i - 1, j] + m[i, j - 1] + m[i + 1, j] + m[i, j + 1]) * 0.25


# call: [5, 2, 9, 1, 7]
def bubble_pass(xs):
    for i in range(len(xs) - 1):  # truth: flow
        if xs[i] > xs[i + 1]:
            xs[i], xs[i + 1] = xs[i + 1], xs[i]


# call: [5, 2, 9, 1, 7]
def insertion_sort(xs):
    for i in range(1, len(xs)):  # truth: flow
        x = xs[i]
        j = i - 1
        while j >= 0 and xs[j] > x:  # truth: recurrence
            xs[j + 1] = xs[j]
            j -= 1
        xs[j + 1] = x


# call: [0] * 12
def fibonacci_table(f_):
    f_[1] = 1
    for i in range(2, len(f_)):  # truth: scan
        f_[i] = f_[i - 1] + f_[i - 2]


# call: 12
def fibonacci_numbers(n):
    a, b = 0, 1
    for _ in range(n):  # truth: recurrence
        a, b = b, a + b
    return a


# call: 30, [True] * 30
def sieve(n, prime):
    for p in range(2, n):  # truth: flow
        if prime[p]:
            for k in range(p * p, n, p):  # truth: independent
                prime[k] = False
    return [p for p in range(2, n) if prime[p]]  # truth: comprehension


# call: vector(), 3
def rotate_by_one(a, times):
    for _ in range(times):  # truth: flow
        first = a[0]
        for i in range(len(a) - 1):  # truth: anti
            a[i] = a[i + 1]
        a[-1] = first
