import math


def kalman(readings, gain, estimates, likely):
    for i in range(1, len(readings)):
        # what is known so far
        estimates[i] = estimates[i - 1] + gain * (
            readings[i] - estimates[i - 1]
        )

        # how well that fits
        off = readings[i] - estimates[i]
        likely[i] = math.exp(-off * off / 2)  # up to a factor


def smooth(samples, decay):
    level = samples[0]
    total = 0.0
    shown = []
    for number, sample in enumerate(samples):
        shown.append(math.log1p(abs(level)) * number)
        level = decay * level + (1 - decay) * sample
        total += math.hypot(number, sample)
    return level, total, shown
