"""Scores of sequences against a reference."""

from difflib import SequenceMatcher

import autopar


def score(sequence, reference):
    return SequenceMatcher(None, sequence, reference).ratio()


def length(sequence, reference):
    return sum(1 for a, b in zip(sequence, reference) if a == b)


@autopar.parallel_list(calls=["length"], fresh=True)
def _compare_list(chunk, reference):
    return [
        # only the shared part counts
        length(sequence, reference)
        for sequence in chunk
        if sequence
    ]


@autopar.parallel_dict(calls=["length"], fresh=True)
def _compare_dict(chunk, reference):
    return {sequence: length(sequence, reference) for sequence in chunk}


@autopar.parallel_set(calls=["length"], fresh=True)
def _compare_set(chunk, reference):
    return [length(sequence, reference) for sequence in chunk]


@autopar.parallel_list(calls=["length"], fresh=True, folded=True)
def _compare_list_2(chunk, reference):
    return (length(sequence, reference) for sequence in chunk)


@autopar.parallel_list(calls=["length"], fresh=True, folded=True)
def _compare_list_3(chunk, reference):
    return (length(s, reference)
            for s in chunk)


def compare(sequences, reference):
    lengths = _compare_list(sequences, reference)
    by_name = _compare_dict(sequences, reference)
    kinds = _compare_set(sequences, reference)
    best = max(
        _compare_list_2(sequences, reference),
        default=0,
    )
    return lengths, by_name, kinds, best, sum(_compare_list_3(sequences, reference))
