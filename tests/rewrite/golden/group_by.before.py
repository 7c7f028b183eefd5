from collections import Counter


def digits(texts):
    table = {}
    letters = Counter()
    for name, text in texts.items():
        table[name] = sum(ch.isdigit() for ch in text)
        for ch in text:
            letters[ch] += 1
    return table, letters
