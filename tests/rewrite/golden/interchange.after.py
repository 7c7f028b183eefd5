"""Steps independent oscillators through time."""

import autopar
import numpy as np


@autopar.parallel_for(swapped={"_oscillate_loop_swapped": "range(len(speed))"})
def _oscillate_loop(chunk, dt, speed, position):
    for step in chunk:  # time goes on
        # every oscillator for itself
        for k in range(len(speed)):
            speed[k] -= position[step - 1, k] * dt
            position[step, k] = position[step - 1, k] + speed[k] * dt


@autopar.parallel_for(updates=["speed[k]", "position[:, k]"])
def _oscillate_loop_swapped(chunk, rows, dt, speed, position):
    for k in chunk:  # time goes on
        # every oscillator for itself
        for step in rows:
            speed[k] -= position[step - 1, k] * dt
            position[step, k] = position[step - 1, k] + speed[k] * dt


def oscillate(position, speed, steps, dt):
    _oscillate_loop(range(1, steps), dt, speed, position)
    return position
