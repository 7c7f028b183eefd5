"""Price Asian options under the Heston model by Monte Carlo.

Every path has a random generator of its own, seeded by the run's seed and the path's number, so that any path can be
simulated again by itself.

Usage: python option_pricing.py --paths 100000 --strike 105
"""

from __future__ import annotations

import argparse
import math

import numpy as np

SPOT = 100.0
RATE = 0.03
MATURITY = 1.0

# Heston's variance process
INITIAL_VARIANCE = 0.04
MEAN_REVERSION = 1.5
LONG_RUN_VARIANCE = 0.05
VOLATILITY_OF_VARIANCE = 0.4
CORRELATION = -0.6


def average_price(rng, n_steps):
    """Simulate one path (Euler steps, full truncation) and return its average price."""
    dt = MATURITY / n_steps
    orthogonal = math.sqrt(1.0 - CORRELATION**2)
    shocks = rng.normal(0.0, math.sqrt(dt), size=(n_steps, 2))
    log_price = math.log(SPOT)
    variance = INITIAL_VARIANCE
    total = 0.0
    for first, second in shocks:
        positive = max(variance, 0.0)
        sigma = math.sqrt(positive)
        log_price += (RATE - 0.5 * positive) * dt + sigma * first
        variance += MEAN_REVERSION * (LONG_RUN_VARIANCE - positive) * dt
        variance += VOLATILITY_OF_VARIANCE * sigma * (CORRELATION * first + orthogonal * second)
        total += math.exp(log_price)
    return total / n_steps


def price_options(strike, n_paths, n_steps, seed):
    """Return the call's price, its standard error, and the put's price."""
    discount = math.exp(-RATE * MATURITY)
    call_sum = 0.0
    call_squares = 0.0
    put_sum = 0.0
    for path in range(n_paths):
        rng = np.random.default_rng([seed, path])
        average = average_price(rng, n_steps)
        payoff = discount * max(average - strike, 0.0)
        call_sum += payoff
        call_squares += payoff**2
        put_sum += discount * max(strike - average, 0.0)

    call = call_sum / n_paths
    error = math.sqrt((call_squares / n_paths - call**2) / n_paths)
    return call, error, put_sum / n_paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paths", type=int, default=60_000, help="number of simulated paths")
    parser.add_argument("--steps", type=int, default=252, help="time steps of each path")
    parser.add_argument("--strike", type=float, default=102.0)
    parser.add_argument("--seed", type=int, default=2024)
    args = parser.parse_args()

    call, error, put = price_options(args.strike, args.paths, args.steps, args.seed)

    print(f"Asian options, strike {args.strike:g}, {args.paths} paths of {args.steps} steps")
    print(f"call  {call:.6f}  (standard error {error:.6f})")
    print(f"put   {put:.6f}")


if __name__ == "__main__":
    main()
