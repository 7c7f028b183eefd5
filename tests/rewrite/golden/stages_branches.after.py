import math

import autopar


@autopar.parallel_for(updates=["heat[number]"], stages=["_charge_loop_first", "_charge_loop_rest"])
def _charge_loop(chunk, rate, heat, level):
    for number, cell in chunk:
        # broken cells count for nothing
        if cell > 0:
            level = level * rate + cell * level
            # takes long
            heat[number] = math.exp(-level)
    return level


@autopar.parallel_for(ordered=True)
def _charge_loop_first(chunk, rate, level, level_values):
    for number, cell in chunk:
        # broken cells count for nothing
        if cell > 0:
            level = level * rate + cell * level
        level_values.append(level)
    return level


@autopar.parallel_for(writes=["heat[number]"])
def _charge_loop_rest(chunk, heat):
    for (number, cell), level in chunk:
        # broken cells count for nothing
        if cell > 0:
            # takes long
            heat[number] = math.exp(-level)


def charge(cells, rate, level, heat):
    level = _charge_loop(enumerate(cells), rate, heat, level)
    return level


@autopar.parallel_for(
    updates=["a[i]", "spare[i]"], stages=["_settle_loop_first", "_settle_loop_rest"], fresh=True
)
def _settle_loop(chunk, b, c, a, spare):
    for i in chunk:
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


@autopar.parallel_for(updates=["a[i]"], ordered=True)
def _settle_loop_first(chunk, b, a):
    for i in chunk:
        if b[i] > 0:
            a[i] = a[i - 1] * 0.5 + b[i]
        elif b[i] < -1:
            pass
        else:
            a[i] = 1.0


@autopar.parallel_for(writes=["spare[i]"])
def _settle_loop_rest(chunk, b, c, a, spare):
    for i in chunk:
        if b[i] > 0:
            if c[i] > 0:
                spare[i] = math.sqrt(a[i])
            else:
                spare[i] = 0.0
        elif b[i] < -1:
            spare[i] = math.sqrt(-b[i])
        else:
            pass


def settle(a, b, c, spare):
    _settle_loop(range(1, len(a)), b, c, a, spare)
