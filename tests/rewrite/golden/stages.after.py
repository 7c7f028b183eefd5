import math

import autopar


@autopar.parallel_for(
    updates=["estimates[i]", "likely[i]"], stages=["_kalman_loop_first", "_kalman_loop_rest"]
)
def _kalman_loop(chunk, gain, readings, estimates, likely):
    for i in chunk:
        # what is known so far
        estimates[i] = estimates[i - 1] + gain * (
            readings[i] - estimates[i - 1]
        )

        # how well that fits
        off = readings[i] - estimates[i]
        likely[i] = math.exp(-off * off / 2)  # up to a factor


@autopar.parallel_for(updates=["estimates[i]"], ordered=True)
def _kalman_loop_first(chunk, gain, readings, estimates):
    for i in chunk:
        # what is known so far
        estimates[i] = estimates[i - 1] + gain * (
            readings[i] - estimates[i - 1]
        )


@autopar.parallel_for(writes=["likely[i]"])
def _kalman_loop_rest(chunk, readings, estimates, likely):
    for i in chunk:
        # how well that fits
        off = readings[i] - estimates[i]
        likely[i] = math.exp(-off * off / 2)  # up to a factor


def kalman(readings, gain, estimates, likely):
    _kalman_loop(range(1, len(readings)), gain, readings, estimates, likely)


@autopar.parallel_for(collects=["shown"], stages=["_smooth_loop_first", "_smooth_loop_rest"])
def _smooth_loop(chunk, decay, shown, level, total):
    for number, sample in chunk:
        shown.append(math.log1p(abs(level)) * number)
        level = decay * level + (1 - decay) * sample
        total += math.hypot(number, sample)
    return level, total


@autopar.parallel_for(ordered=True)
def _smooth_loop_first(chunk, decay, level, level_values):
    for number, sample in chunk:
        level_values.append(level)
        level = decay * level + (1 - decay) * sample
    return level


@autopar.parallel_for(reduces={"total": "+"}, collects=["shown"])
def _smooth_loop_rest(chunk, shown, total):
    for (number, sample), level in chunk:
        shown.append(math.log1p(abs(level)) * number)
        total += math.hypot(number, sample)
    return total


def smooth(samples, decay):
    level = samples[0]
    total = 0.0
    shown = []
    level, total = _smooth_loop(enumerate(samples), decay, shown, level, total)
    return level, total, shown
