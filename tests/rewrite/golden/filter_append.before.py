import re

WORD = re.compile(r"[a-z]+")


def long_words(lines, least):
    found = []
    for number, line in enumerate(lines, start=1):
        for word in WORD.findall(line.lower()):
            if len(word) < least:
                continue  # too short
            found.append((number, word))
    return found
