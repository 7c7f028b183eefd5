import re

import autopar

WORD = re.compile(r"[a-z]+")


@autopar.parallel_for(collects=["found"])
def _long_words_loop(chunk, least, found):
    for number, line in chunk:
        for word in WORD.findall(line.lower()):
            if len(word) < least:
                continue  # too short
            found.append((number, word))


def long_words(lines, least):
    found = []
    _long_words_loop(enumerate(lines, start=1), least, found)
    return found
