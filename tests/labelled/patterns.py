"""The vocabulary of the labels: which pattern a loop is, whether it can run parallel, and what its iterations touch.

A label says what is *true* of a loop, whatever the analysis thinks of it; the classes are those of the vectorizers'
literature (Callahan, Dongarra and Levine 1988; Maleki et al. 2011; Allen and Kennedy 2001) and of ordinary Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Meets(Enum):
    """What two iterations of a loop may have in common, as far as elements of arrays, lists and dicts go."""

    NOTHING = "no element is written by one iteration and touched by another"
    ANTI = "elements are read by one iteration and overwritten by a later one, and nothing else"
    OUTPUT = "elements are written by several iterations; what is read was written in the same iteration, if at all"
    FLOW = "an iteration reads what an earlier one has written"
    ANYTHING = "not said"


class Asks(Enum):
    """Which verdicts are right."""

    FOUND = "parallel or guarded; sequential is a miss"
    CHECKED = "guarded; sequential is a miss, and parallel is wrong"
    EITHER = "parallel or not"
    RUN = "parallel where the names share no memory, which only the run can tell; on the calls here it must not be"
    REFUSED = "sequential; anything else is wrong"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One label.

    Parameters
    ----------
    name
        The word in the comment, ``# truth: anti``.
    title
        Its row in the table.
    asks
        Which verdicts are right.
    meets
        What the dynamic oracle has to see.
    """

    name: str
    title: str
    asks: Asks = Asks.FOUND
    meets: Meets = Meets.ANYTHING


_ALL = (
    Pattern("independent", "independent iterations", meets=Meets.NOTHING),
    Pattern("private", "scalar temporary per iteration", meets=Meets.NOTHING),
    Pattern("comprehension", "comprehensions", meets=Meets.NOTHING),
    Pattern("call", "calls of own functions", meets=Meets.NOTHING),
    Pattern("object", "methods, closures, instances"),
    Pattern("while", "while loops that count", meets=Meets.NOTHING),
    Pattern("iterator", "iterators, materialized first", meets=Meets.NOTHING),
    Pattern("workspace", "array temporary per iteration", meets=Meets.OUTPUT),
    Pattern("anti", "anti-dependences only", meets=Meets.ANTI),
    Pattern("output", "output dependences, last writer wins", meets=Meets.OUTPUT),
    Pattern("reduction", "sum, product, min, max, and, or, count"),
    Pattern("argmax", "argmin and argmax, first tie"),
    Pattern("exit", "any, all, first match, break, return"),
    Pattern("histogram", "histogram, scatter reduction"),
    Pattern("counts", "dict, Counter, defaultdict accumulation"),
    Pattern("collect", "append, filter, set add, dict stores"),
    Pattern("join", "string joins"),
    Pattern("wraparound", "wrap-around scalars"),
    Pattern("induction", "induction variables"),
    Pattern("costly", "scans and packing of terms that cost something"),
    Pattern("scan", "prefix sums and recurrences of cheap terms"),
    Pattern("packing", "conditional packing of cheap terms"),
    Pattern("distribution", "loop distribution"),
    Pattern("split", "index-set splitting"),
    Pattern("interchange", "outer carries: inner, or interchange", meets=Meets.FLOW),
    Pattern("unique", "indices that must not meet, checked", Asks.CHECKED),
    Pattern("scatter", "stores through an index"),
    Pattern("offset", "offset against the trip count, checked", Asks.CHECKED),
    Pattern("print", "print and logging in order", meets=Meets.NOTHING),
    Pattern("draws", "draws from one Generator", meets=Meets.NOTHING),
    Pattern("beyond", "independent, but beyond the literature", Asks.EITHER),
    Pattern("alias", "true dependence if two names share memory", Asks.RUN, Meets.FLOW),
    Pattern("flow", "true dependence on an element", Asks.REFUSED, Meets.FLOW),
    Pattern("recurrence", "true dependence on a scalar or object", Asks.REFUSED),
    Pattern("effect", "input, output, clock, shared random state", Asks.REFUSED),
    Pattern("mutation", "changes what it iterates over", Asks.REFUSED),
)

PATTERNS = {pattern.name: pattern for pattern in _ALL}
