"""Simulate an ensemble of stochastic epidemics on a grid, each cell infecting its neighbours.

Every member of the ensemble has a seed of its own and its own transmission rate, spread evenly over a range.

Usage: python epidemic.py --members 200 --days 120
"""

from __future__ import annotations

import argparse

import numpy as np

SUSCEPTIBLE, INFECTED, RECOVERED = 0, 1, 2
RECOVERY = 0.1


def infected_neighbours(infected):
    """Return how many of the four neighbours of each cell are infected; beyond the border there is nobody."""
    count = np.zeros(infected.shape, dtype=np.int64)
    count[1:, :] += infected[:-1, :]
    count[:-1, :] += infected[1:, :]
    count[:, 1:] += infected[:, :-1]
    count[:, :-1] += infected[:, 1:]
    return count


def simulate(rng, size, transmission, n_days):
    """Run one epidemic from a few cases in the middle and return the number of infected on each day."""
    state = np.full((size, size), SUSCEPTIBLE)
    middle = size // 2
    state[middle - 1 : middle + 2, middle - 1 : middle + 2] = INFECTED
    curve = np.zeros(n_days, dtype=np.int64)
    for day in range(n_days):
        infected = state == INFECTED
        curve[day] = np.count_nonzero(infected)
        if curve[day] == 0:
            break
        risk = 1.0 - (1.0 - transmission) ** infected_neighbours(infected)
        catches = (state == SUSCEPTIBLE) & (rng.random(state.shape) < risk)
        recovers = infected & (rng.random(state.shape) < RECOVERY)
        state[catches] = INFECTED
        state[recovers] = RECOVERED
    return curve, np.count_nonzero(state != SUSCEPTIBLE) / state.size


def run_ensemble(rates, size, n_days, seed):
    """Run one epidemic per transmission rate.

    Returns
    -------
    curves : array of shape (len(rates), n_days)
        Infected on each day.
    attack_rates : list of float
        Share of the population that was ever infected.
    extinct : int
        How many epidemics died out before the last day.
    """
    curves = np.zeros((len(rates), n_days), dtype=np.int64)
    attack_rates = []
    extinct = 0
    for member, rate in enumerate(rates):
        rng = np.random.default_rng([seed, member])
        curve, attacked = simulate(rng, size, rate, n_days)
        curves[member, :] = curve
        attack_rates.append(attacked)
        if curve[-1] == 0:
            extinct += 1
    return curves, attack_rates, extinct


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--members", type=int, default=1000, help="number of epidemics")
    parser.add_argument("--size", type=int, default=100, help="the grid has this many rows and columns")
    parser.add_argument("--days", type=int, default=150)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()

    rates = np.linspace(0.02, 0.2, args.members)
    curves, attack_rates, extinct = run_ensemble(rates, args.size, args.days, args.seed)

    peaks = curves.argmax(axis=1)
    print(f"{args.members} epidemics over {args.days} days, {extinct} died out")
    print(f"attack rate: median {np.median(attack_rates):.5f}, largest {max(attack_rates):.5f}")
    print(f"peak: day {np.median(peaks):.1f} in the median, most infected at once {curves.max()}")
    print(f"infected person-days {curves.sum()}")


if __name__ == "__main__":
    main()
