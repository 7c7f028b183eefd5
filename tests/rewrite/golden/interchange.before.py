"""Steps independent oscillators through time."""

import numpy as np


def oscillate(position, speed, steps, dt):
    for step in range(1, steps):  # time goes on
        # every oscillator for itself
        for k in range(len(speed)):
            speed[k] -= position[step - 1, k] * dt
            position[step, k] = position[step - 1, k] + speed[k] * dt
    return position
