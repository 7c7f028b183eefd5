from __future__ import annotations

import math
import sys

import autopar
import numpy as np

STRIKE = 105.0
RATE = 0.03


def payoff(seed: int, steps: int) -> float:
    """Simulate one path of the price and return its discounted payoff."""
    rng = np.random.default_rng(seed)
    price = 100.0
    for _ in range(steps):
        price *= math.exp(0.0002 + 0.01 * rng.standard_normal())
    return max(price - STRIKE, 0.0) * math.exp(-RATE)


@autopar.parallel_for(reduces={"total": "+", "squares": "+"}, calls=["payoff"])
def _main_loop(chunk, total, squares):
    for seed in chunk:
        value = payoff(seed, 250)
        total += value
        squares += value * value
    return total, squares


def main() -> None:
    paths = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    total = 0.0
    squares = 0.0
    total, squares = _main_loop(range(paths), total, squares)
    mean = total / paths
    print(f"price {mean:.4f} +- {math.sqrt(squares / paths - mean * mean):.4f}")


if __name__ == "__main__":
    main()
