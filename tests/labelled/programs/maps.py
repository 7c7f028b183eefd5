"""Independent iterations: maps, strides, triangles, flattened subscripts, temporaries."""

import math

import numpy as np


# call: vector(), np.zeros(12)
# call: numbers(), [0.0] * 12
def map_clipped(a, out):
    for i in range(len(a)):  # truth: private
        value = a[i]
        if value < -2:
            value = -2.0
        elif value > 2:
            value = 2.0
        out[i] = value


# call: vector()
# call: numbers()
def map_in_place(a):
    for i in range(len(a)):  # truth: independent
        a[i] = math.exp(a[i] / 10.0)


# call: vector(), vector(12, 2)
def swap_two_arrays(a, b):
    for i in range(len(a)):  # truth: independent
        a[i], b[i] = b[i], a[i]


# call: vector(12)
# call: numbers(12)
def swap_neighbours(a):
    for i in range(0, len(a) - 1, 2):  # truth: independent
        a[i], a[i + 1] = a[i + 1], a[i]


# call: vector(12)
# call: numbers(12)
def reverse_in_place(a):
    n = len(a)
    for i in range(n // 2):  # truth: independent
        a[i], a[n - 1 - i] = a[n - 1 - i], a[i]


# call: vector(12), np.zeros(12)
# call: numbers(12), [0.0] * 12
def reversed_copy(a, out):
    n = len(a)
    for i in range(n):  # truth: independent
        out[n - 1 - i] = a[i]


# call: vector(12), np.zeros(12)
# call: numbers(12), [0.0] * 12
def negative_index_copy(a, out):
    for i in range(1, len(a) + 1):  # truth: independent
        out[-i] = a[i - 1]


# call: vector(12)
def odd_from_even(a):
    for i in range(len(a) // 2):  # truth: independent
        a[2 * i + 1] = a[2 * i] * 2.0


# call: vector(12)
def upper_half_from_lower(a):
    half = len(a) // 2
    for i in range(half):  # truth: independent
        a[half + i] = a[i] + 1.0


# call: vector(15)
def thirds(a):
    for i in range(len(a) // 3):  # truth: independent
        a[3 * i] = a[3 * i + 1] + a[3 * i + 2]
        a[3 * i + 1] = 0.0


# call: vector(12), np.zeros(12)
def downwards(a, out):
    for i in range(len(a) - 1, -1, -1):  # truth: independent
        out[i] = a[i] * 3.0


# call: vector(12), np.zeros(4)
def block_means(a, out):
    for k in range(len(out)):  # truth: independent
        out[k] = a[3 * k : 3 * k + 3].mean()


# call: vector(12)
def block_normalize(a):
    for k in range(0, len(a), 4):  # truth: independent
        a[k : k + 4] -= a[k : k + 4].min()


# call: vector(14), np.zeros(12)
def moving_average(a, out):
    for i in range(len(out)):  # truth: independent
        out[i] = a[i : i + 3].mean()


# call: vector(12), np.zeros(12)
# call: numbers(12), [0.0] * 12
def differences(a, out):
    for i in range(1, len(a)):  # truth: independent
        out[i] = a[i] - a[i - 1]


# call: vector(12), np.zeros(12)
def periodic_difference(a, out):
    for i in range(len(a)):  # truth: independent
        out[i] = a[i] - a[i - 1]


# call: vector(12), np.zeros(12)
# call: numbers(12), [0.0] * 12
def periodic_neighbours(a, out):
    n = len(a)
    for i in range(n):  # truth: independent
        out[i] = a[(i - 1) % n] - 2 * a[i] + a[(i + 1) % n]


# call: vector(12), np.zeros(12), permutation()
def gather(a, out, index):
    for i in range(len(out)):  # truth: independent
        out[i] = a[index[i]]


# call: matrix(5, 6), matrix(5, 6, 2)
# call: rows(5, 6), rows(5, 6, 2)
def matrix_of_lists(m, out):
    for i in range(len(m)):  # truth: independent
        for j in range(len(m[i])):  # truth: independent
            out[i][j] = m[i][j] + 1.0


# call: matrix(5, 6), matrix(6, 5, 2)
# call: rows(5, 6), rows(6, 5, 2)
def transpose(m, out):
    for i in range(len(m)):  # truth: independent
        for j in range(len(m[0])):  # truth: independent
            out[j][i] = m[i][j]


# call: matrix(6, 6)
# call: rows(6, 6)
def transpose_in_place(m):
    for i in range(len(m)):  # truth: independent
        for j in range(i + 1, len(m)):  # truth: independent
            m[i][j], m[j][i] = m[j][i], m[i][j]


# call: matrix(6, 6)
def mirror_upper_triangle(m):
    for i in range(len(m)):  # truth: independent
        for j in range(i):  # truth: independent
            m[i, j] = m[j, i]


# call: matrix(5, 6)
def normalize_rows(m):
    for i in range(len(m)):  # truth: independent
        m[i] = m[i] / np.abs(m[i]).sum()


# call: matrix(5, 6)
def normalize_rows_by_view(m):
    for row in m:  # truth: independent
        row /= np.abs(row).max()


# call: matrix(5, 6)
def centre_columns(m):
    for j in range(m.shape[1]):  # truth: independent
        m[:, j] -= m[:, j].mean()


# call: matrix(5, 6), np.zeros(5)
def row_maxima(m, out):
    for i, row in enumerate(m):  # truth: independent
        out[i] = row.max()


# call: matrix(5, 6), matrix(6, 4, 2), np.zeros((5, 4))
def matrix_product_dot(a, b, out):
    for i in range(out.shape[0]):  # truth: independent
        for j in range(out.shape[1]):  # truth: independent
            out[i, j] = a[i, :] @ b[:, j]


# call: np.zeros(20), vector(4), vector(5, 2)
# call: [0.0] * 20, numbers(4), numbers(5, 2)
def outer_product_flattened(out, x, y):
    n = len(y)
    for i in range(len(x)):  # truth: independent
        for j in range(n):  # truth: independent
            out[i * n + j] = x[i] * y[j]


# call: np.zeros(24), matrix(4, 6)
def flatten_by_hand(out, m):
    rows, columns = m.shape
    for i in range(rows):  # truth: independent
        for j in range(columns):  # truth: independent
            out[i * columns + j] = m[i, j]


# call: np.zeros((4, 6)), vector(24)
def unflatten_by_divmod(out, flat):
    columns = out.shape[1]
    for k in range(len(flat)):  # truth: beyond
        out[k // columns, k % columns] = flat[k]


# call: np.zeros(10), matrix(4, 4)
def pack_triangle(out, m):
    for i in range(4):  # truth: beyond
        for j in range(i + 1):  # truth: independent
            out[i * (i + 1) // 2 + j] = m[i, j]


# call: np.zeros((3, 4, 5)), vector(3), vector(4, 2), vector(5, 3)
def three_dimensions(cube, x, y, z):
    for i in range(len(x)):  # truth: independent
        for j in range(len(y)):  # truth: independent
            for k in range(len(z)):  # truth: independent
                cube[i, j, k] = x[i] + y[j] * z[k]


# call: np.zeros((5, 5)), vector(5)
def pairwise_distances(out, x):
    n = len(x)
    for i in range(n):  # truth: independent
        for j in range(i + 1, n):  # truth: independent
            d = abs(x[i] - x[j])
            out[i, j] = d
            out[j, i] = d


# call: vector(12), np.zeros(12)
def sign_by_branches(a, out):
    for i in range(len(a)):  # truth: independent
        if a[i] > 0:
            out[i] = 1.0
        elif a[i] < 0:
            out[i] = -1.0
        else:
            out[i] = 0.0


# call: vector(12), np.zeros(12)
# call: numbers(12), [0.0] * 12
def skip_by_continue(a, out):
    for i in range(len(a)):  # truth: independent
        if a[i] < 0:
            continue
        out[i] = math.sqrt(a[i])


# call: vector(12), np.zeros(12)
# call: [1.0, 0.0, 2.0], [0.0] * 3
def caught_in_the_iteration(a, out):
    for i in range(len(a)):  # truth: independent
        try:
            out[i] = 1.0 / float(a[i])
        except ZeroDivisionError:
            out[i] = 0.0


# call: vector(12), np.zeros(12)
# call: [4.0, 1.0, -1.0, 2.0], [0.0] * 4
def raises_in_the_middle(a, out):
    for i in range(len(a)):  # truth: independent
        if a[i] < -1e9 or a[i] == -1.0:
            raise ValueError(f"negative at {i}")
        out[i] = a[i] + 1.0


# call: [1, 2, 0, 4], [0] * 4
# call: [1, 2, 3, 4], [0] * 4
def divides_by_zero_in_the_middle(a, out):
    for i in range(len(a)):  # truth: independent
        out[i] = 12 // a[i]


# call: [1, 2, 3, 4], [0] * 3
def runs_off_the_end(a, out):
    for i in range(len(a)):  # truth: independent
        out[i] = a[i] * 2


# call: [1, 2, 3, 4], [0] * 4
def asserts(a, out):
    for i in range(len(a)):  # truth: independent
        assert a[i] > 0, i
        out[i] = a[i] * 2


# call: words(8), [""] * 8
def map_of_strings(names, out):
    for i, name in enumerate(names):  # truth: independent
        out[i] = name.title().rjust(6, ".")


# call: words(8), [0] * 8
def lengths(names, out):
    for i in range(len(names)):  # truth: independent
        out[i] = len(names[i])


# call: vector(12), np.zeros(12)
def conditional_expression(a, out):
    for i in range(len(a)):  # truth: independent
        out[i] = a[i] if a[i] > 0 else -a[i]


# call: vector(12), np.zeros(12), np.zeros(12)
def polar_coordinates(a, r, phi):
    for i in range(len(a) - 1):  # truth: private
        x, y = a[i], a[i + 1]
        r[i] = math.sqrt(x * x + y * y)
        phi[i] = math.atan2(y, x)


# call: vector(12), np.zeros(12)
def newton_square_roots(a, out):
    for i in range(len(a)):  # truth: private
        target = abs(a[i]) + 1.0
        guess = target
        for _ in range(6):  # truth: recurrence
            guess = 0.5 * (guess + target / guess)
        out[i] = guess


# call: integers(12), [0] * 12
def collatz_lengths(starts, out):
    for i, n in enumerate(starts):  # truth: private
        steps = 0
        n += 1
        while n != 1:  # truth: recurrence
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        out[i] = steps


# call: vector(12), np.zeros(12)
def last_value_lives_on(a, out):
    for i in range(len(a)):  # truth: private
        t = a[i] * 2.0
        out[i] = t + 1.0
    return t, i


# call: vector(12), np.zeros(12)
def temporary_in_both_branches(a, out):
    for i in range(len(a)):  # truth: private
        if a[i] > 0:
            factor, shift = 2.0, 1.0
        else:
            factor, shift = 0.5, -1.0
        out[i] = factor * a[i] + shift


# call: matrix(5, 6), np.zeros(5)
def fresh_array_per_iteration(m, out):
    for i in range(len(m)):  # truth: private
        row = m[i] - m[i].mean()
        row[0] = 0.0
        out[i] = (row * row).sum()


# call: matrix(5, 6), np.zeros(5)
def fresh_list_per_iteration(m, out):
    for i in range(len(m)):  # truth: private
        best = []
        for x in m[i]:  # truth: collect
            if x > 0:
                best.append(x)
        out[i] = len(best)


# call: integers(12), [0] * 12
def fresh_dict_per_iteration(xs, out):
    for i, x in enumerate(xs):  # truth: private
        seen = {}
        for digit in str(x * 7919):  # truth: counts
            seen[digit] = seen.get(digit, 0) + 1
        out[i] = max(seen.values())


# call: np.zeros((4, 5)), vector(5)
def whole_rows(out, x):
    for i in range(len(out)):  # truth: independent
        out[i, :] = x * i


# call: np.zeros((4, 5)), matrix(4, 5)
def out_argument(out, m):
    for i in range(len(out)):  # truth: independent
        np.multiply(m[i], 2.0, out=out[i])


# call: np.zeros((4, 5)), matrix(4, 5)
def ellipsis_columns(out, m):
    for j in range(m.shape[-1]):  # truth: independent
        out[..., j] = m[..., j] - m[..., 0]


# call: np.zeros((4, 6)), matrix(4, 6)
def strided_columns(out, m):
    for j in range(0, m.shape[1], 2):  # truth: independent
        out[:, j] = m[:, j]
        out[:, j + 1] = -m[:, j]


# call: np.zeros((6, 6))
def checkerboard_red(m):
    n = len(m)
    for i in range(1, n - 1):  # truth: independent
        for j in range(1 + i % 2, n - 1, 2):  # truth: independent
            m[i, j] = 0.25 * (m[i - 1, j] + m[i + 1, j] + m[i, j - 1] + m[i, j + 1]) + 1.0


# call: vector(20), 4
def offset_beyond_the_range(a, k):
    for i in range(k):  # truth: independent
        a[i + k] = a[i] * 2.0


# call: vector(24), 5
# call: vector(24), 0
# call: vector(24), -5
def offset_unknown_write_only(a, k):
    for i in range(8, 16):  # truth: independent
        a[i + k] = i * 2.0
