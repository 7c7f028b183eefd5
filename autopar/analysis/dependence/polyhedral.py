"""Do two accesses meet? Asked exactly, of all iterations at once: the polyhedral test behind the cheap ones.

The set of all pairs of iterations in which the two accesses name one element (Feautrier, *Dataflow analysis of array
and scalar references*, IJPP 1991; Pugh, *The Omega test*, 1991) is written down with everything that is known: ranges
of the loops, conditions on the way, all dimensions at once, floor divisions, slices with their strides, and Python's
negative indices with the length of the dimension as one more unknown. An index out of range raises, so that every
position may be taken to lie in its dimension. The two are independent where the set is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.banerjee import LoopVariable, Region
from autopar.analysis.dependence.conditions import Conditions, Constraint, Number, names_in, without
from autopar.analysis.dependence.index import Index, Quasi, Span
from autopar.analysis.dependence.polyhedra import is_empty, point_of
from autopar.analysis.dependence.terms import Floor, Monomial, Term, names_of

_DIMENSIONS = 4
_PRODUCT = "*"


@dataclass(frozen=True, slots=True)
class Domain:
    """The iterations of a loop nest.

    Parameters
    ----------
    loop, inner
        The tested loop, and those inside it.
    conditions
        Bounds of the tested loop that are no affine functions.
    nonnegative
        Tells whether an affine function of invariants is surely >= 0.
    sure
        Tells whether a name surely is an integer.
    root
        The operand's name: ``len(root)`` and ``root.shape[0]`` are lengths of its dimensions.
    cuts
        Terms that are >= 0 from some iteration on: only pairs of iterations in which all have the same sign count.
    first
        The dimension that the first index is of: -1, the last one, where the others are those before it.
    """

    loop: LoopVariable
    inner: tuple[LoopVariable, ...]
    conditions: Conditions
    nonnegative: Callable[[Affine], bool]
    sure: Callable[[str], bool]
    root: str
    cuts: tuple[Term, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """One access: its indices, and what holds where it happens.

    The first ``plain`` of the indices surely are integers or slices; ``a[k]`` may be ``a[...]`` or ``a[mask]``.
    """

    indices: tuple[Index, ...]
    conditions: Conditions = ()
    plain: int = 99

    def sure(self, integer: Callable[[str], bool]) -> Visit:
        """Return the access as far as it surely is one of integers."""
        unsure = frozenset(n for n in names_in(self.conditions) if not integer(n))
        return Visit(self.indices[: self.plain], without(self.conditions, unsure))


@dataclass(frozen=True, slots=True)
class Meeting:
    """An example of two iterations that meet: the loop variable's values, the element, what invariants are there."""

    earlier: int
    later: int
    element: tuple[int, ...]
    names: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """The set of pairs that meet, as text for isl; ``names`` have been taken to be integers.

    ``variables`` are the isl variables of the two iterations, ``compared`` the number of dimensions in which they could
    be compared, ``invariants`` the names behind the last coordinates (``""`` where there is none), ``unknowns`` their
    isl variables.
    """

    text: str
    names: frozenset[str]
    forward: bool
    variables: tuple[str, str]
    compared: int
    invariants: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()

    @property
    def refuted(self) -> bool:
        """True where there is surely no such pair."""
        return is_empty(self.text)

    def meeting(self) -> Meeting | None:
        """Return an example, with invariants that are not negative where there is one."""
        point = point_of(self._narrowed([f"{v} >= 0" for v in self.unknowns])) or point_of(self.text)
        if point is None:
            return None
        earlier, later = point[:2] if self.forward else point[1::-1]
        names = {n: v for n, v in zip(self.invariants, point[2 + self.compared :], strict=True) if n}
        return Meeting(earlier, later, point[2 : 2 + self.compared], names)

    def distance(self, meeting: Meeting, step: int) -> int | None:
        """Return the number of iterations between the two if it is that of the example everywhere."""
        first, second = self.variables if self.forward else self.variables[::-1]
        apart = meeting.later - meeting.earlier
        return apart // step if is_empty(self._narrowed([f"{second} - {first} != {apart}"])) else None

    def _narrowed(self, constraints: Iterable[str]) -> str:
        return " and ".join([self.text.removesuffix(" }"), *constraints]) + " }"


def ask(first: Visit, second: Visit, domain: Domain, forward: bool | None, trusted: int | None = None) -> Question:
    """Return the set of pairs of iterations in which two accesses meet.

    Parameters
    ----------
    forward
        True where the first access's iteration is the earlier one, False where it is the later one, None where both are
        one iteration of the tested loop.
    trusted
        A dimension whose indices are taken to keep one sign over the loop, unproved.
    """
    pair = _Pair(first, second, domain, forward, trusted)
    if forward is None:
        pair.constraints.append(" = ".join(pair.variable(domain.loop.name, copy) for copy in ("1", "2")))
    return pair.question()


def pairs_by_direction(
    first: Visit, second: Visit, loops: Sequence[LoopVariable], domain: Domain
) -> Callable[[Sequence[str]], bool]:
    """Return a test whether two accesses may meet in iterations of ``loops`` that stand in given directions.

    A direction is ``<`` where the first access's iteration is the earlier one of that loop, ``=`` or ``>``. The test
    takes only what surely is of integers.
    """
    pair = _Pair(first.sure(domain.sure), second.sure(domain.sure), domain, None, None)
    for loop in loops:
        for copy in ("1", "2"):
            pair.bounds(loop, copy)

    def may_meet(directions: Sequence[str]) -> bool:
        order: list[str] = []
        for loop, direction in zip(loops, directions, strict=True):
            one, two = pair.variable(loop.name, "1"), pair.variable(loop.name, "2")
            sign = direction if loop.step > 0 else {"<": ">", ">": "<"}.get(direction, direction)
            order.append(f"{one} {sign} {two}")
        return not is_empty(pair.set_of(order))

    return may_meet


class _Pair:
    """The set under construction: one isl variable for each name of each copy, and its constraints."""

    def __init__(self, first: Visit, second: Visit, domain: Domain, forward: bool | None, trusted: int | None) -> None:
        self.domain = domain
        self.forward = bool(forward)
        self.trusted = trusted
        self.region = Region(domain.loop, domain.inner, self._surely)
        self.inner = {v.name: v for v in domain.inner}
        self.variables: dict[tuple[str, str], str] = {}
        self.positions: list[str] = []
        self.constraints: list[str] = []
        self.names: set[str] = set()
        self.one = self._copy(first, "1")
        self.two = self._copy(second, "2")
        x, y = self.variable(domain.loop.name, "1"), self.variable(domain.loop.name, "2")
        if forward is not None:
            early, late = (x, y) if forward is (domain.loop.step > 0) else (y, x)
            self.constraints.append(f"{early} < {late}")
            self.constraints.extend(self._in_one_part())
        if abs(domain.loop.step) > 1:
            self.constraints.append(f"({x} - {y}) mod {abs(domain.loop.step)} = 0")
        for left, right in zip(first.indices[:_DIMENSIONS], second.indices[:_DIMENSIONS], strict=False):
            if left is None or right is None:
                break
            self._dimension(left, right)

    def _in_one_part(self) -> Iterator[str]:
        """Say that the two iterations stand on one side of each cut."""
        for cut in self.domain.cuts:
            one, two = self.text(cut, "1"), self.text(cut, "2")
            if one is not None and two is not None:
                yield f"(({one} >= 0 and {two} >= 0) or ({one} < 0 and {two} < 0))"

    # ------------------------------------------------------------------ names

    def varies(self, name: str) -> bool:
        """Tell whether a name has a value of its own in each iteration."""
        return name == self.domain.loop.name or name in self.inner or name.startswith("$")

    def variable(self, name: str, copy: str) -> str:
        """Return isl's name for a name in one of the two iterations; invariants have one for both."""
        key = (name, copy) if self.varies(name) else (self._measure(name), "")
        known = self.variables.get(key)
        if known is None:
            known = self.variables[key] = f"v{len(self.variables)}"
            plain = not key[1] and not name.startswith(_PRODUCT)
            if key[0].startswith("#") or (plain and self._nonnegative(name)):
                self.constraints.append(f"{known} >= 0")
        return known

    def _nonnegative(self, name: str) -> bool:
        return self._surely(Affine.symbol(name))

    def _surely(self, affine: Affine) -> bool:
        """Tell whether a function of invariants is >= 0; what is proved here is not looked at when the loop runs.

        ``x.size`` is that of an array only where ``x`` is one.
        """
        return not any(n.endswith(".size") for n in affine.symbols) and self.domain.nonnegative(affine)

    def _integer(self, name: str) -> str:
        """Note that a name is taken to be an integer."""
        if not self.varies(name) and not self._nonnegative(name) and not self.domain.sure(name):
            self.names.add(name)
        return name

    def _measure(self, name: str) -> str:
        """One name for the length of a dimension, whichever way it is spelled."""
        root, first = self.domain.root, self.domain.first
        if name == f"len({root})" and first == 0:
            return "#0"
        dimension = name[len(root) + 7 : -1] if name.startswith(f"{root}.shape[") else ""
        if first == 0 and dimension.isdigit():
            return f"#{dimension}"
        if first < 0 and dimension[:1] == "-" and dimension[1:].isdigit():
            return f"#{int(dimension[1:]) - 1}"
        return name

    def _copy(self, visit: Visit, copy: str) -> Conditions:
        """Write down the domain of one of the two iterations."""
        conditions = (*visit.conditions, *self.domain.conditions)
        waiting = sorted(names_of_indices(visit.indices) | names_in(conditions) | {self.domain.loop.name})
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            variable = self.domain.loop if name == self.domain.loop.name else self.inner.get(name)
            if variable is None or name in seen:
                continue
            seen.add(name)
            self.bounds(variable, copy)
            for bound in (variable.lower, variable.upper):
                waiting.extend(() if bound is None else sorted(bound.symbols))
        self.constraints.extend(self._conditions(conditions, copy))
        return conditions

    def bounds(self, variable: LoopVariable, copy: str) -> None:
        """Say between which values a loop variable lies."""
        value, step = self.variable(variable.name, copy), variable.step
        if variable.lower is not None:
            low = self._bound(variable.lower, copy)
            self.constraints.append(f"{value} {'>=' if step > 0 else '<='} {low}")
            if abs(step) > 1:
                self.constraints.append(f"({value} - ({low})) mod {abs(step)} = 0")
        if variable.upper is not None:
            self.constraints.append(f"{value} {'<' if step > 0 else '>'} {self._bound(variable.upper, copy)}")

    def _bound(self, bound: Affine, copy: str) -> str | None:
        """Return a bound of a loop; a name that stands there alone is an integer, or ``range`` raises."""
        alone = len(bound.terms) == 1 and bound == Affine.symbol(bound.terms[0][0])
        return self.variable(bound.terms[0][0], copy) if alone else self.text(bound, copy)

    # ------------------------------------------------------------------ numbers

    def text(self, number: Number, copy: str) -> str | None:
        """Return a quasi-affine function in isl's notation; None where a product with a loop variable stands in it."""
        parts: list[str] = []
        for monomial, factor in Term.of(number).parts:
            atom = self._atom(monomial, copy)
            if atom is None:
                return None
            parts.append(f"{factor}{atom and ' * '}{atom}")
        return " + ".join(parts) or "0"

    def _atom(self, monomial: Monomial, copy: str) -> str | None:
        if not monomial:
            return ""
        (first, *rest) = monomial
        if not rest and isinstance(first, str):
            return self.variable(self._integer(first), copy)
        if not rest and isinstance(first, Floor):
            inside = self.text(first.inside, copy)
            return None if inside is None else f"floor(({inside})/{first.divisor})"
        names = Term(((monomial, 1),)).names
        if any(self.varies(n) for n in names):
            return None
        for name in names:
            self._integer(name)
        product = _PRODUCT + " * ".join(map(str, monomial))
        fresh = (product, "") not in self.variables
        variable = self.variable(product, copy)
        if fresh and all(isinstance(f, str) and self._nonnegative(f) for f in monomial):
            self.constraints.append(f"{variable} >= 0")
        return variable

    def _conditions(self, conditions: Conditions, copy: str) -> list[str]:
        found: list[str] = []
        for condition in conditions:
            if isinstance(condition, Constraint):
                term = self.text(condition.term, copy)
                if term is not None:
                    found.append(f"{term} {'=' if condition.equal else '>='} 0")
            else:
                options = [self._conditions(option, copy) for option in condition.options]
                if all(options):
                    found.append(_either(" and ".join(option) for option in options))
        return found

    # ------------------------------------------------------------------ positions

    def _dimension(self, left: Affine | Span, right: Affine | Span) -> None:
        """Say that both indices name one position of a dimension."""
        number = len(self.positions)
        position = f"p{number}"
        self.positions.append(position)
        length = self.variable(f"#{number}", "")
        self.constraints.append(f"0 <= {position} < {length}")
        one, two = self._place(left, position, length, "1"), self._place(right, position, length, "2")
        if one is not None:
            self.constraints.append(one)
        if two is not None:
            self.constraints.append(two)
        if one is None or two is None:
            self._split(left, right, number)

    def _place(self, index: Affine | Span, position: str, length: str, copy: str) -> str | None:
        """Say where an index points; None where that is no quasi-affine function."""
        at = index if isinstance(index, Affine) else index.at if isinstance(index, Quasi) else None
        if at is not None:
            text = self.text(at, copy)
            if text is None:
                return None
            sign = self.region.sign(at) if isinstance(at, Affine) else 0
            cases = []
            if sign >= 0:
                cases.append(f"({text} >= 0 and {position} = {text})")
            if sign <= 0:
                cases.append(f"({text} < 0 and {position} = {text} + {length})")
            return _either(cases)
        assert isinstance(index, Span)
        return self._slice(index, position, length, copy)

    def _slice(self, span: Span, position: str, length: str, copy: str) -> str | None:
        """Say which positions a slice names: bounds resolved and clipped as ``slice.indices`` does, then its stride."""
        low, high, step = _parts(span)
        lower = None if low is None else self.text(low, copy)
        upper = None if high is None else self.text(high, copy)
        if (low is not None and lower is None) or (high is not None and upper is None):
            return None
        starts, stops = (_upward if step > 0 else _downward)(position, lower, upper, length, abs(step))
        return f"{_either(starts)} and {_either(stops)}"

    # ------------------------------------------------------------------ products

    def _split(self, left: Affine | Span, right: Affine | Span, number: int) -> None:
        """Compare indices that hold products, like ``i * n + j``, digit by digit."""
        from autopar.analysis.dependence.delinearization import digits

        digits(self, left, right, trusted=self.trusted == number)

    def holds(self, *claims: str) -> bool:
        """Tell whether claims hold in every pair of iterations."""
        return all(is_empty(self.set_of([f"not ({claim})"])) for claim in claims)

    def _iterations(self) -> tuple[str, str]:
        return self.variable(self.domain.loop.name, "1"), self.variable(self.domain.loop.name, "2")

    def _rest(self) -> list[tuple[str, str]]:
        """Return every other variable, with the name of the invariant behind it."""
        both = self._iterations()
        return [(v, "" if copy else name) for (name, copy), v in self.variables.items() if v not in both]

    def set_of(self, more: Iterable[str] = ()) -> str:
        """Return the set as text, with more constraints."""
        names = (*self._iterations(), *self.positions, *(variable for variable, _ in self._rest()))
        return f"{{ [{', '.join(names)}] : {' and '.join((*self.constraints, *more))} }}"

    def question(self) -> Question:
        """Return the finished set."""
        rest = self._rest()
        return Question(
            self.set_of(),
            frozenset(self.names),
            self.forward,
            self._iterations(),
            len(self.positions),
            tuple(name for _, name in rest),
            tuple(variable for variable, name in rest if name),
        )


def _upward(position: str, low: str | None, high: str | None, length: str, step: int) -> tuple[list[str], list[str]]:
    def stride(start: str) -> str:
        return f" and ({position} - ({start})) mod {step} = 0" if step > 1 else ""

    if low is None:
        starts = [f"{position} >= 0{stride('0')}"]
    else:
        starts = [
            f"({low} >= 0 and {position} >= {low}{stride(low)})",
            f"({low} < 0 and {low} + {length} >= 0 and {position} >= {low} + {length}{stride(f'{low} + {length}')})",
            f"({low} + {length} < 0{stride('0')})",
        ]
    if high is None:
        return starts, [f"{position} < {length}"]
    return starts, [f"({high} >= 0 and {position} < {high})", f"({high} < 0 and {position} < {high} + {length})"]


def _downward(position: str, low: str | None, high: str | None, length: str, step: int) -> tuple[list[str], list[str]]:
    def stride(start: str) -> str:
        return f" and (({start}) - {position}) mod {step} = 0" if step > 1 else ""

    last = f"{length} - 1"
    if low is None:
        starts = [f"{position} < {length}{stride(last)}"]
    else:
        starts = [
            f"(0 <= {low} < {length} and {position} <= {low}{stride(low)})",
            f"({low} >= {length}{stride(last)})",
            f"({low} < 0 and {position} <= {low} + {length}{stride(f'{low} + {length}')})",
        ]
    if high is None:
        return starts, [f"{position} >= 0"]
    return starts, [f"({high} >= 0 and {position} > {high})", f"({high} < 0 and {position} > {high} + {length})"]


def _parts(span: Span) -> tuple[Number | None, Number | None, int]:
    if isinstance(span, Quasi):
        return span.low, span.high, span.stride
    return span.lower, span.upper, span.step


def _either(cases: Iterable[str]) -> str:
    found = list(cases)
    return found[0] if len(found) == 1 else "(" + " or ".join(found) + ")"


def names_of_indices(indices: Sequence[Index]) -> frozenset[str]:
    """Return every name that indices depend on."""
    found: set[str] = set()
    for index in indices:
        if isinstance(index, Span):
            at = index.at if isinstance(index, Quasi) else None
            for part in (*_parts(index)[:2], at):
                found |= frozenset() if part is None else names_of(part)
        elif index is not None:
            found |= index.symbols
    return frozenset(found)
