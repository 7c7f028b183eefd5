from collections import Counter

import autopar


@autopar.parallel_for(collects=["table", "letters"], fresh=True)
def _digits_loop(chunk, table, letters):
    for name, text in chunk:
        table[name] = sum(ch.isdigit() for ch in text)
        for ch in text:
            letters[ch] += 1


def digits(texts):
    table = {}
    letters = Counter()
    _digits_loop(texts.items(), table, letters)
    return table, letters
