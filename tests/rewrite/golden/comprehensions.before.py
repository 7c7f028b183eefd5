"""Scores of sequences against a reference."""

from difflib import SequenceMatcher


def score(sequence, reference):
    return SequenceMatcher(None, sequence, reference).ratio()


def length(sequence, reference):
    return sum(1 for a, b in zip(sequence, reference) if a == b)


def compare(sequences, reference):
    lengths = [
        # only the shared part counts
        length(sequence, reference)
        for sequence in sequences
        if sequence
    ]
    by_name = {sequence: length(sequence, reference) for sequence in sequences}
    kinds = {length(sequence, reference) for sequence in sequences}
    best = max(
        (length(sequence, reference) for sequence in sequences),
        default=0,
    )
    return lengths, by_name, kinds, best, sum(length(s, reference)
                                              for s in sequences)
