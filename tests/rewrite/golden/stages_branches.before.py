import math


def charge(cells, rate, level, heat):
    for number, cell in enumerate(cells):
        # broken cells count for nothing
        if cell > 0:
            level = level * rate + cell * level
            # takes long
            heat[number] = math.exp(-level)
    return level


def settle(a, b, c, spare):
    for i in range(1, len(a)):
        if b[i] > 0:
            a[i] = a[i - 1] * 0.5 + b[i]
            if c[i] > 0:
                spare[i] = math.sqrt(a[i])
            else:
                spare[i] = 0.0
        elif b[i] < -1:
            spare[i] = math.sqrt(-b[i])
        else:
            a[i] = 1.0
