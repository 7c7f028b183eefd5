"""What often only the run can tell: indices that may meet, unknown offsets, names and views that may share memory."""

import numpy as np


# call: np.zeros(12), vector(), permutation()
# call: np.zeros(12), vector(), ints()
def update_through_permutation(out, a, perm):
    for i in range(len(a)):  # truth: unique
        out[perm[i]] = out[perm[i]] ** 2 + a[i]


# call: np.zeros(12), vector(), permutation()
# call: np.zeros(12), vector(), ints()
def unique_through_a_name(out, a, perm):
    for i in range(len(a)):  # truth: unique
        k = perm[i]
        out[k] = (a[i] - out[k]) * out[k]


# call: np.zeros(12), permutation()
# call: np.zeros(12), ints()
def unique_over_items(out, perm):
    for k in perm:  # truth: unique
        out[k] = out[k] * 2.0 + 1.0


# call: np.zeros((12, 3)), permutation()
# call: np.zeros((12, 3)), ints()
def unique_rows(out, perm):
    for i in range(len(perm)):  # truth: unique
        out[perm[i]] = out[perm[i]] * 0.5 + i


# call: np.zeros(12), vector(), permutation()
# call: np.zeros(12), vector(), ints() - 3
def scatter_store(out, a, perm):
    for i in range(len(a)):  # truth: scatter
        out[perm[i]] = a[i] * 2.0


# call: [0.0] * 12, numbers(), permutation().tolist()
# call: [0.0] * 12, numbers(), integers()
def scatter_into_list(out, xs, perm):
    for k, x in zip(perm, xs):  # truth: scatter
        out[k] = x + 1.0


# call: np.zeros(12, dtype=int), permutation()
def inverse_permutation(inverse, perm):
    for i, p in enumerate(perm):  # truth: scatter
        inverse[p] = i


# call: np.zeros((4, 4)), ints(6, 1, 4), ints(6, 2, 4), vector(6)
def assemble_sparse(out, rows_, columns, values):
    for r, c, v in zip(rows_, columns, values):  # truth: scatter
        out[r, c] = v


# call: vector(24), vector(24, 2), 8
# call: vector(24), vector(24, 2), 1
# call: vector(24), vector(24, 2), 0
# call: vector(24), vector(24, 2), -2
def offset_read(a, b, k):
    for i in range(4, 12):  # truth: offset
        a[i] = a[i + k] * 2.0 + b[i]


# call: vector(24), 8
# call: vector(24), 2
# call: vector(24), -3
def offset_write(a, k):
    for i in range(4, 12):  # truth: offset
        a[i + k] = a[i] * 0.5


# call: vector(24), 12, 0
# call: vector(24), 3, 0
def two_offsets(a, k, m):
    for i in range(8):  # truth: offset
        a[i + k] = a[i + m] * 0.5 + 1.0


# call: vector(24), 2
# call: vector(24), 0
def stride_unknown(a, step):
    for i in range(8):  # truth: offset
        a[i * step] = a[i * step] ** 2 * 0.1 + a[23]


# call: vector(), ints()
def gather_from_itself(a, index):
    for i in range(len(a)):  # truth: unique
        a[i] = a[index[i]] + 1.0


# call: vector()
def same_name_shift(a):
    b = a
    for i in range(1, len(a)):  # truth: flow
        a[i] = b[i - 1] * b[i - 1] * 0.01


# call: vector()
def view_shift(a):
    b = a[1:]
    for i in range(len(b)):  # truth: alias
        b[i] = a[i] * a[i] * 0.01 + 1.0


# call: vector()
def reversed_view(a):
    b = a[::-1]
    for i in range(len(a)):  # truth: alias
        b[i] = a[i] + 1.0


# call: matrix()
def transposed_view(m):
    t = m.T
    for i in range(len(m)):  # truth: flow
        for j in range(len(m)):  # truth: independent
            m[i, j] = t[i, j] + 1.0


# call: matrix()
def flat_view(m):
    flat = m.reshape(-1)
    for i in range(1, len(m)):  # truth: alias
        m[i, 0] = flat[(i - 1) * m.shape[1]] * 0.5 + 1.0


# call: rows()
def row_kept(table):
    head = table[0]
    for i in range(len(table)):  # truth: split
        table[i][0] = head[0] + 1.0


# call: vector(12)
def disjoint_views(a):
    low, high = a[:6], a[6:]
    for i in range(6):  # truth: independent
        low[i] = high[i] * 2.0


# call: vector(12)
def interleaved_views(a):
    even, odd = a[::2], a[1::2]
    for i in range(6):  # truth: independent
        even[i] = odd[i] + 1.0


# call: vector(12)
def copy_of_itself(a):
    b = a.copy()
    for i in range(1, len(a)):  # truth: independent
        a[i] = b[i - 1] * 0.5


# call: numbers()
def list_copied(xs):
    ys = list(xs)
    for i in range(1, len(xs)):  # truth: independent
        xs[i] = ys[i - 1] * 0.5


# call: [[0] * 3] * 4
def one_row_many_times(table):
    for i in range(len(table)):  # truth: flow
        table[i][0] = table[i - 1][0] * 2 + i


# call: vector(), vector(12, 2)
def choose_between_names(a, b):
    c = a if len(a) > 3 else b
    for i in range(1, len(a)):  # truth: alias
        c[i] = a[i - 1] * 0.5 * a[i - 1] * 0.1
