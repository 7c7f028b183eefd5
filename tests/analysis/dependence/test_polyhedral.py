"""The polyhedral test against every iteration run by hand: it may say too much, never too little."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable

import pytest

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.conditions import Conditions, Number, conditions_of
from autopar.analysis.dependence.index import Quasi
from autopar.analysis.dependence.pairs import Index, LoopVariable, Span
from autopar.analysis.dependence.polyhedral import Domain, Visit, ask
from autopar.analysis.dependence.terms import Term, term_of
from tests.analysis.enumeration import keeps_sign, seen, value_of

number = Affine.number


def read(node: ast.expr) -> Number | None:
    return term_of(node, Affine.symbol, lambda leaf: None)


def parsed(text: str) -> Number:
    found = read(ast.parse(text, mode="eval").body)
    assert found is not None, text
    return found


def index(text: str) -> Index:
    if ":" not in text:
        found = parsed(text)
        return found if isinstance(found, Affine) else Quasi(at=found)
    low, high, step = ([part.strip() for part in text.split(":")] + [""])[:3]
    first, last = parsed(low) if low else None, parsed(high) if high else None
    if isinstance(first, Term) or isinstance(last, Term):
        return Quasi(low=first, high=last, stride=int(step or 1))
    return Span(first, last, int(step or 1))


def conditions(text: str) -> Conditions:
    return conditions_of(ast.parse(text, mode="eval").body, True, read) if text else ()


def visit(text: str) -> Visit:
    """Read ``i, j if i < j``."""
    places, _, test = text.partition(" if ")
    return Visit(tuple(index(part.strip()) for part in places.split(",")), conditions(test))


def variable(text: str) -> LoopVariable:
    name, _, bounds = text.partition("=")
    low, high, step = (bounds + ":").split(":")[:3]
    first, last = parsed(low), parsed(high)
    assert isinstance(first, Affine)
    assert isinstance(last, Affine)
    return LoopVariable(name, first, last, int(step or 1))


def domain(nest: str, nonnegative: Callable[[Affine], bool] = lambda found: found == number(0)) -> Domain:
    first, *inner = (variable(text) for text in nest.split())
    return Domain(first, tuple(inner), (), nonnegative, lambda name: True, "a")


CASES = [
    # written, read, loops, whether flow and anti dependences are refuted
    ("i if i % 2 == 0", "i - 1 if i % 2 == 0 and i > 0", "i=0:n", "both"),
    ("i if i % 2 == 0", "i + 1", "i=0:n", "flow"),
    ("i if i < k", "i + k if i < k", "i=0:n", "both"),
    ("i if i < n // 2", "n - 1 - i if i < n // 2", "i=0:n", "both"),
    ("i + j, i - j if j <= i", "i + j, i - j if j <= i", "i=0:n j=0:n", "both"),
    ("i, j if j < i", "j, i if j < i", "i=0:n j=0:n", "both"),
    ("2 * (i // 2)", "2 * (i // 2)", "i=0:n", "none"),
    ("i // 2 if i % 2 == 0", "i // 2 if i % 2 == 0", "i=0:n", "both"),
    ("i // 2", "i // 2 if i % 2 == 0", "i=0:n", "flow"),
    ("i * n + j", "i * n + j", "i=0:m j=0:n", "both"),
    ("i * n + j", "i * n + j + 1", "i=0:m j=0:n", "none"),
    ("i * n + j", "i * n + j + 1 if j < n - 1", "i=0:m j=0:n", "both"),
    ("i * n + j", "(i - 1) * n + j if i > 0", "i=0:m j=0:n", "anti"),
    ("(i * m + j) * n + k", "(i * m + j) * n + k", "i=0:l j=0:m k=0:n", "both"),
    ("i * (n + 1) + j", "i * (n + 1) + j", "i=0:m j=0:n", "both"),
    ("i * n + n - 1 - j", "i * n + j", "i=0:m j=0:n", "both"),
    ("i * n", "i * n + j if j > 0", "i=0:m j=0:n", "both"),
    ("i * n:i * n + n", "i * n:i * n + n", "i=0:m", "none"),
    ("i, :", "i, 0", "i=0:m", "both"),
    ("0::2", "1::2", "i=0:m", "both"),
    ("::-2", "1::2", "i=0:m", "none"),
    ("-i - 1 if i < 5", "0", "i=0:m", "none"),
    ("i - 1 if i > 0", "i - 1 if i > 0", "i=0:n", "both"),
    ("i if i == 0", "0", "i=0:n", "anti"),
]


@pytest.mark.parametrize(("written", "read_", "nest", "refuted"), CASES)
def test_known_answers(written: str, read_: str, nest: str, refuted: str) -> None:
    where = domain(nest)
    flow, anti = (ask(visit(written), visit(read_), where, forward).refuted for forward in (True, False))
    assert {(True, True): "both", (True, False): "flow", (False, True): "anti", (False, False): "none"}[
        flow, anti
    ] == refuted


def test_a_trusted_slice() -> None:
    block = visit("i * n:i * n + n")
    assert all(ask(block, block, domain("i=0:m"), forward, trusted=0).refuted for forward in (True, False))


def test_an_example() -> None:
    meeting = ask(visit("i"), visit("i - 2"), domain("i=2:n"), True).meeting()
    assert meeting is not None
    assert (meeting.later - meeting.earlier, meeting.element) == (2, (meeting.earlier,))


def _affine(rng: random.Random, names: list[str]) -> str:
    parts = [f"{rng.choice((1, 1, 1, -1, 2, 3))} * {name}" for name in names if rng.random() < 0.5]
    return " + ".join([*parts, f"({rng.randint(-3, 4)})"])


def _index(rng: random.Random, names: list[str]) -> str:
    kind = rng.random()
    text = _affine(rng, names)
    if kind < 0.35:
        return text
    if kind < 0.5:
        return f"({text}) {rng.choice(('//', '%'))} {rng.choice((2, 3, -2, 4))}"
    if kind < 0.6:
        cut = f"{rng.choice(names)} {rng.choice(('//', '%'))} {rng.choice((2, 3))}"
        return f"{cut} * {rng.choice((1, 2))} + {rng.randint(-1, 1)}"
    if kind < 0.8 and len(names) > 2:
        stride = rng.choice(("n", "n", "m", "(n + 1)", "2 * n"))
        inner = rng.choice((names[-1], f"n - 1 - {names[-1]}", _affine(rng, names[-1:])))
        outer = rng.choice((names[2], f"({names[2]} + {rng.randint(-1, 1)})"))
        flat = f"{outer} * {stride} + {inner}"
        return (
            flat if rng.random() < 0.7 else f"{outer} * {stride}:{outer} * {stride} + {rng.choice((stride, '1', '2'))}"
        )
    low = text if rng.random() < 0.8 else ""
    high = f"{text} + {rng.randint(0, 3)}" if low and rng.random() < 0.6 else _affine(rng, names)
    return f"{low}:{high if rng.random() < 0.85 else ''}:{rng.choice((1, 1, 1, 2, 3, -1, -2))}"


def _test(rng: random.Random, names: list[str]) -> str:
    def one() -> str:
        left = _affine(rng, names)
        if rng.random() < 0.3:
            left = f"({left}) % {rng.choice((2, 3))}"
        return f"{left} {rng.choice(('<', '<=', '>', '>=', '==', '!='))} {_affine(rng, names[:2])}"

    kind = rng.random()
    if kind < 0.5:
        return one()
    if kind < 0.7:
        return f"{one()} {rng.choice(('and', 'or'))} {one()}"
    if kind < 0.85:
        return f"not ({one()} {rng.choice(('and', 'or'))} {one()})"
    return f"{_affine(rng, names[:2])} <= {rng.choice(names)} < {_affine(rng, names[:2])}"


def _visit(rng: random.Random, names: list[str], rank: int) -> str:
    text = ", ".join(_index(rng, names) for _ in range(rank))
    return f"{text} if {_test(rng, names)}" if rng.random() < 0.6 else text


def _nest(rng: random.Random) -> tuple[str, list[str]]:
    texts: list[str] = []
    names = ["n", "m"]
    for name in ("i", "j", "k")[: rng.choice((1, 2, 2, 3))]:
        step = rng.choice((1, 1, 1, 1, 2, -1))
        low = rng.choice(("0", "0", "1", "-1", *names[2:])).replace(" ", "")
        high = rng.choice(("n", "m", "n", "4", "n+1", *(f"{n}+2" for n in names[2:])))
        texts.append(f"{name}={high}:{low}:-1" if step < 0 else f"{name}={low}:{high}:{step}")
        names.append(name)
    return " ".join(texts), names


def check_random_case(seed: int) -> tuple[bool, bool]:
    """Hold one pair against reality; return whether a meeting was found, and whether all were refuted."""
    rng = random.Random(seed)
    nest, names = _nest(rng)
    rank = rng.choice((1, 1, 1, 2))
    first = visit(_visit(rng, names, rank))
    second = first if rng.random() < 0.4 else visit(_visit(rng, names, rank))
    known = rng.random() < 0.5

    def nonnegative(found: Affine) -> bool:
        return (found.is_constant and found.constant >= 0) or (
            known and found in (Affine.symbol("n"), Affine.symbol("m"))
        )

    where = domain(nest, nonnegative)
    shared = [d for d, (x, y) in enumerate(zip(first.indices, second.indices, strict=True)) if x == y]
    trusted = rng.choice(shared) if shared and rng.random() < 0.3 else None
    orders = [ask(first, second, where, forward, trusted).refuted for forward in (True, False)]
    if not any(orders):
        return True, False
    met = False
    for _ in range(8):
        symbols = {"n": rng.randint(0 if known else -2, 5), "m": rng.randint(0 if known else -2, 4)}
        shape = tuple(rng.choice((1, 2, 3, 5, 8, 13)) for _ in range(rank))
        symbols |= {f"len({where.root})": shape[0]}
        one, two = list(seen(first, where, symbols, shape)), list(seen(second, where, symbols, shape))
        if trusted is not None and not keeps_sign(first.indices[trusted], [*one, *two]):
            continue
        for x in one:
            for y in two:
                if x.trip != y.trip and not x.cells.isdisjoint(y.cells):
                    met = True
                    assert not orders[0 if x.trip < y.trip else 1], (seed, nest, first, second, symbols, shape, x, y)
    return met, all(orders)


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_nothing_meets_that_was_refuted(start: int) -> None:
    for seed in range(start, start + 100):
        check_random_case(seed)


def test_terms_compute_what_python_does() -> None:
    rng = random.Random(7)
    for _ in range(300):
        text = _index(rng, ["n", "m", "i", "j"])
        values = {name: rng.randint(-6, 6) for name in "nmij"}
        if ":" not in text:
            assert value_of(parsed(text), values) == eval(text, {}, values), text
            assert eval(str(Term.of(parsed(text))), {}, values) == eval(text, {}, values), text
