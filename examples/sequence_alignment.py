"""Score all pairs of a set of protein sequences by local alignment (Smith-Waterman, affine gaps after Gotoh).

Usage: python sequence_alignment.py --sequences 40 --length 200
"""

from __future__ import annotations

import argparse
import random

AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY"
GROUPS = ["AGPST", "C", "DENQ", "FWY", "HKR", "ILMV"]
MATCH = 5
SIMILAR = 1
MISMATCH = -3
GAP_OPEN = 8
GAP_EXTEND = 1


def substitution_scores():
    """Return the score of each pair of amino acids: equal, of one chemical group, or unlike."""
    scores = {}
    for a in AMINO_ACIDS:
        for b in AMINO_ACIDS:
            if a == b:
                scores[a, b] = MATCH
            elif any(a in group and b in group for group in GROUPS):
                scores[a, b] = SIMILAR
            else:
                scores[a, b] = MISMATCH
    return scores


def make_family(n_sequences, length, seed):
    """Return related sequences: random ancestors, each followed by descendants with substitutions and deletions."""
    rng = random.Random(seed)
    sequences = []
    while len(sequences) < n_sequences:
        ancestor = rng.choices(AMINO_ACIDS, k=length)
        for _ in range(rng.randint(2, 6)):
            child = [rng.choice(AMINO_ACIDS) if rng.random() < 0.3 else a for a in ancestor if rng.random() > 0.05]
            sequences.append("".join(child))
    return sequences[:n_sequences]


def local_score(first, second, scores):
    """Return the best score of any local alignment of two sequences."""
    n = len(second)
    above = [0] * (n + 1)
    gap_down = [-GAP_OPEN] * (n + 1)
    best = 0
    for a in first:
        current = [0] * (n + 1)
        gap_right = -GAP_OPEN
        for j in range(1, n + 1):
            gap_right = max(current[j - 1] - GAP_OPEN, gap_right - GAP_EXTEND)
            gap_down[j] = max(above[j] - GAP_OPEN, gap_down[j] - GAP_EXTEND)
            score = max(0, above[j - 1] + scores[a, second[j - 1]], gap_right, gap_down[j])
            current[j] = score
            if score > best:
                best = score
        above = current
    return best


def align_all(sequences, scores):
    """Return (score, i, j) for every pair of different sequences i < j."""
    results = []
    for i in range(len(sequences)):
        for j in range(i + 1, len(sequences)):
            results.append((local_score(sequences[i], sequences[j], scores), i, j))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sequences", type=int, default=120)
    parser.add_argument("--length", type=int, default=90)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()

    sequences = make_family(args.sequences, args.length, args.seed)
    results = align_all(sequences, substitution_scores())

    total = sum(score for score, _, _ in results)
    print(f"{len(results)} pairs, mean score {total / len(results):.3f}")
    for score, i, j in sorted(results, key=lambda result: (-result[0], result[1:]))[:5]:
        print(f"{score:6d}  {i:3d} {j:3d}")


if __name__ == "__main__":
    main()
