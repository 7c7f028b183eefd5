"""The spec of one parallel loop: written by the rewrite as the kernel's decorator, read by the runtime.

The text of a decorator is the serialized form: ``LoopSpec.decorator()`` writes it, ``from_keywords()`` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, Unpack


class SpecError(ValueError):
    """A kernel's decorator that does not say what a loop spec can say."""


class LoopKind(StrEnum):
    """What the kernel stands for; the decorator is named after it, ``parallel_for`` and so on."""

    FOR = "for"
    WHILE = "while"
    LIST = "list"
    SET = "set"
    DICT = "dict"
    ANY = "any"
    ALL = "all"
    NEXT = "next"


class ElementKeywords(TypedDict, total=False):
    """Keywords of a comprehension's decorator, as in `LoopSpec`."""

    numbers: Sequence[str]
    draws: Mapping[str, str]
    prints: bool
    drains: bool
    fresh: bool
    made: bool
    folded: bool
    calls: Sequence[str]
    objects: Sequence[str]
    blas: bool
    releases_gil: bool


class BodyKeywords(ElementKeywords, total=False):
    """Keywords of a ``for`` loop's decorator."""

    writes: Sequence[str]
    updates: Sequence[str]
    snapshots: Mapping[str, str]
    reduces: Mapping[str, str]
    collects: Sequence[str]
    lasts: Sequence[str]
    follows: Mapping[str, str]
    elses: Mapping[str, str]
    keyed: Mapping[str, str]
    scans: Sequence[str]
    carries: Mapping[str, str]
    forecasts: Mapping[str, str]
    steps: Mapping[str, str]
    items: Mapping[str, str]
    privates: Sequence[str]
    swapped: Mapping[str, str]
    ranked: Mapping[str, str]
    stages: Sequence[str]
    ordered: bool
    reads: Sequence[str]
    older: Sequence[str]
    ahead: Sequence[str]
    scalars: Sequence[str]
    first: int
    cuts: Sequence[str]
    apart: Sequence[str]
    integers: Sequence[str]
    breaks: bool


class CountingKeywords(BodyKeywords, total=False):
    """Keywords of a counting ``while`` loop's decorator."""

    step: int
    stride: str
    squared: bool


_KEYWORDS = {
    LoopKind.FOR: BodyKeywords,
    LoopKind.WHILE: CountingKeywords,
    LoopKind.LIST: ElementKeywords,
    LoopKind.SET: ElementKeywords,
    LoopKind.DICT: ElementKeywords,
    LoopKind.ANY: ElementKeywords,
    LoopKind.ALL: ElementKeywords,
    LoopKind.NEXT: ElementKeywords,
}

SEARCHES = frozenset({LoopKind.ANY, LoopKind.ALL, LoopKind.NEXT})
"""Calls over a generator expression that stop at the item which decides them."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where a kernel writes into an operand, as the user spelled it: ``out[2 * i + 1, :]``.

    Parameters
    ----------
    name
        The kernel's parameter, or an attribute of it, ``self.grid``.
    subscript
        The text between the brackets, ``"2 * i + 1, :"``; for lists of lists ``"i][j"``.
    """

    name: str
    subscript: str

    @classmethod
    def parse(cls, text: str) -> Access:
        """Read ``"name[subscript]"``; raises `SpecError` for anything else."""
        name, bracket, rest = text.partition("[")
        if not all(part.isidentifier() for part in name.split(".")) or not bracket or not rest.endswith("]"):
            raise SpecError(f"{text!r} is no access; write it as name[subscript]")
        return cls(name, rest[:-1])

    def __str__(self) -> str:
        return f"{self.name}[{self.subscript}]"


@dataclass(frozen=True, slots=True)
class LoopSpec:
    """What a kernel does to its operands.

    Every parameter of the kernel that is named nowhere below is only read.

    Parameters
    ----------
    kind
        The loop or comprehension that the kernel stands for.
    writes
        Elements that the kernel only writes, no two iterations the same one. One entry per distinct access.
    updates
        Elements that an iteration writes and may read again; no other iteration touches them.
    snapshots
        ``{"a_out": "a"}``: the parameters are one object at the call; reads of ``a`` must see it as it was before
        the loop.
    reduces
        Variable to operator (``+ - * min max and or & | ^``): passed in, only accumulated into, returned first, in
        this order. An attribute, ``self.total``, is neither passed nor returned: the kernel assigns it. So are those
        among ``collects``, ``lasts`` and ``follows``.
    collects
        Containers that the kernel only appends to, adds to or stores into by key, never reading them: effects are
        applied in iteration order.
    keyed
        ``{"groups": "parts"}``: containers among ``collects`` that are taken down statement by statement, as what they
        hold is added to, ``groups[k].append(v)``. Other words say in addition what the kernel asks of them, and what
        that means for an element that is not there: ``default`` and ``first`` (it is stored: a new empty container, or
        a value), ``start`` (it is what would be added), ``max`` and ``min`` (it is what was compared with it), ``max=``
        and ``min=`` (as those, and stored in any case). ``once`` is a set to which a key is added if it is not in it,
        and ``once seen`` a list that is appended to only then.
    lasts
        Names among the results that only some iterations assign and none reads: the last value assigned wins.
    follows
        ``{"where": "best"}``: the variable is assigned together with the reduced minimum or maximum, and only then: it
        belongs to the term that wins.
    elses
        ``{"high": "low"}``: the one reduced minimum or maximum is compared once an iteration, and the other one then
        where that comparison has failed: ``elif``.
    scans
        Names among ``reduces`` whose running value the kernel stores on the way, ``out[i] = total``.
    steps
        ``{"k": "1"}``: an int that every iteration moves by the same amount, an expression over integers that do not
        change while the loop runs. In a subscript ``k`` stands for its value at the start of the iteration, ``k.start``
        for that before the loop.
    items
        ``{"row": "m[k]"}``: the loop runs over ``m``, which it changes by way of its items; the name in brackets stands
        for the number of the iteration, counted from 0, in the other accesses. ``{"col": "cols[k]"}``, where
        ``cols`` is no parameter: what the loop runs over has this name in the accesses, ``for col in m.T``.
    carries
        ``{"before": "x[i]"}``: the variable starts an iteration with what the expression gave in the one before, in
        which other carried names stand for their values at that iteration's start.
    forecasts
        ``{"s": "* +", "out": "2"}``: what an iteration takes from those before it: a variable that is passed in and
        returned, and the operators that make it, or elements of an operand among ``updates``, and from how many
        iterations before at most. A chunk begins with a forecast of it, and counts only if the one before ends so.
    privates
        Arrays that every iteration overwrites before it reads them: each worker has its own, and the last iteration
        runs on the user's.
    swapped
        ``{"_sweep_loop_swapped": "range(n)"}``: a kernel that does the same with this loop inside of the one inside it,
        and what that one runs over. It takes its chunk, what this loop runs over, and the operands.
    ranked
        ``{"_f_loop_ranked": "a[best]"}``: a kernel that does the same with the expression, by which the best candidate
        is compared, in a parameter of its own: a reduced minimum or maximum which the candidate follows.
    stages
        ``["_f_loop_first", "_f_loop_rest"]``: two kernels that do the same one after the other. Besides operands the
        first takes lists for the values that its names have in each iteration; the rest runs over what the loop runs
        over and those lists, side by side. One of the two is ``ordered``; where that is the second, the lists of the
        first are among what it collects, and those that the second collects are lists that it appends to.
    ordered
        True for a kernel whose iterations depend on those before them: one of another one's stages.
    reads
        Elements of written operands that an iteration reads where others might write; the loop runs parallel where the
        values of the indices show that none does. Of a collected dict that the loop runs over: the element that belongs
        to the key of the iteration, which alone it reads and stores.
    older
        All elements that an iteration reads of operands which may share memory with written ones, as other parts of one
        array. It must read what they held before the loop: nothing that it, or an earlier iteration, has written.
    ahead
        Those of these operands of which an iteration reads all that it reads before it writes anything.
    scalars
        Elements that are numbers, not rows or lists: ``w = m[i, j]; w -= 1`` leaves ``m`` alone.
    numbers
        Operands that are numbers, or what else cannot be changed: ``s = price; s *= 2`` leaves ``price`` alone.
    first
        So many iterations at the beginning run one after the other; the rest is independent when they are done.
    cuts
        ``["i >= n // 2"]``: conditions on loop variables, each of which holds from some iteration on, the loop's order
        given. What comes before that iteration is done, and its results are in place, when it starts; only the
        iterations of one part are independent of each other.
    apart
        Written operands of which it is proved that no two iterations meet, whichever sign their indices have.
    integers
        Names that the proofs take to stand for integers; the loop runs parallel only where they do.
    draws
        ``{"rng": "2 + 3 * k"}``: how many raw 64-bit numbers one iteration takes from a generator, a parameter, an
        attribute of one or a global; an expression over integers, lengths and sizes that do not change while the loop
        runs. ``"1, halves(2), 1, below(n)"``: it takes a number, then halves of numbers, another number behind the last
        of those, and the halves for ints below ``n``; ``shares(k, 4)`` halves make ``k`` values at once. A forecast:
        the runtime checks the generator's state after each chunk.
    prints
        True when iterations write to ``sys.stdout`` or ``sys.stderr``, or log.
    breaks
        True when the loop may be left early, by ``break`` or ``return``; iterations behind that have no effect. The
        kernel says behind its other results whether it was left, and where it returns a value, that value. ``any``,
        ``all`` and ``next`` may always be.
    drains
        True when the iterable is a pure iterator, which may be used up before the first iteration ends.
    fresh
        True when every value that is collected (or returned, for a comprehension) is made in the iteration and refers
        to no older mutable object; else only immutable values may come back from a worker.
    folded
        True for the items of a generator that are used one by one as they are made (``sum``, ``dict``): what fails on
        one of them comes before what is raised while a later one is made. The kernel returns a generator, which makes
        them when they are asked for.
    made
        True when every such value is itself made in the iteration, though it may refer to older objects: arrays, which
        refer to none, may come back from a worker.
    calls
        Qualified names of the user's own functions that the kernel reaches; checked to be those that were analysed.
    objects
        Operands, or attributes of them, that are called or whose methods are: they must be plain instances of the
        user's classes. ``.m`` says so of all that is reached and has a method ``m``. ``"grid is Grid"`` and ``"Vec()"``
        name instances whose special methods were followed (`autopar.spec.instance`).
    step
        Increment of the counter of a ``while`` loop.
    stride
        The name of a positive int which the increment is so many times of, ``""`` for 1.
    squared
        True where a ``while`` loop compares the square of its counter, which grows from 0 or more.
    blas
        True when the kernel calls BLAS or LAPACK, so that the number of threads can change a bit.
    releases_gil
        True when the kernel's time goes into calls that release the GIL.
    """

    kind: LoopKind = LoopKind.FOR
    writes: tuple[Access, ...] = ()
    updates: tuple[Access, ...] = ()
    snapshots: tuple[tuple[str, str], ...] = ()
    reduces: tuple[tuple[str, str], ...] = ()
    collects: tuple[str, ...] = ()
    lasts: tuple[str, ...] = ()
    follows: tuple[tuple[str, str], ...] = ()
    elses: tuple[tuple[str, str], ...] = ()
    keyed: tuple[tuple[str, str], ...] = ()
    scans: tuple[str, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    carries: tuple[tuple[str, str], ...] = ()
    forecasts: tuple[tuple[str, str], ...] = ()
    privates: tuple[str, ...] = ()
    swapped: tuple[tuple[str, str], ...] = ()
    ranked: tuple[tuple[str, str], ...] = ()
    stages: tuple[str, ...] = ()
    ordered: bool = False
    reads: tuple[Access, ...] = ()
    older: tuple[Access, ...] = ()
    ahead: tuple[str, ...] = ()
    scalars: tuple[Access, ...] = ()
    numbers: tuple[str, ...] = ()
    first: int = 0
    cuts: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    draws: tuple[tuple[str, str], ...] = ()
    prints: bool = False
    breaks: bool = False
    drains: bool = False
    fresh: bool = False
    made: bool = False
    folded: bool = False
    calls: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    step: int = 1
    stride: str = ""
    squared: bool = False
    blas: bool = False
    releases_gil: bool = False

    @property
    def attributes(self) -> tuple[str, ...]:
        """Attributes that the kernel changes as it would a variable or a collected container."""
        pairs = (*self.reduces, *self.follows, *self.draws)
        names = (*(name for name, _ in pairs), *self.collects, *self.lasts)
        return tuple(dict.fromkeys(n for n in names if "." in n))

    @property
    def written(self) -> frozenset[str]:
        """Names of the parameters, or of attributes of them, whose elements are stored to."""
        return frozenset(a.name for a in (*self.writes, *self.updates))

    def keywords(self) -> dict[str, object]:
        """Return the decorator's keyword arguments, the defaults left out."""
        found: dict[str, object] = {}
        if self.step != 1:
            found["step"] = self.step
        if self.stride:
            found["stride"] = self.stride
        if self.squared:
            found["squared"] = self.squared
        if self.first:
            found["first"] = self.first
        if self.cuts:
            found["cuts"] = list(self.cuts)
        for key in ("writes", "updates", "reads", "older", "scalars"):
            if value := getattr(self, key):
                found[key] = [str(a) for a in value]
        for key in (
            "items",
            "snapshots",
            "reduces",
            "keyed",
            "follows",
            "elses",
            "steps",
            "carries",
            "forecasts",
            "draws",
            "swapped",
            "ranked",
        ):
            if value := getattr(self, key):
                found[key] = dict(value)
        for key in (
            "ahead",
            "apart",
            "numbers",
            "integers",
            "scans",
            "collects",
            "lasts",
            "privates",
            "stages",
            "calls",
            "objects",
        ):
            if value := getattr(self, key):
                found[key] = list(value)
        for key in ("ordered", "prints", "breaks", "drains", "fresh", "made", "folded", "blas", "releases_gil"):
            if getattr(self, key) and not (key == "breaks" and self.kind in SEARCHES):
                found[key] = True
        return found

    def decorator(self, module: str = "autopar") -> str:
        """Return the decorator's expression, ``autopar.parallel_for(writes=["out[i]"])``."""
        arguments = ", ".join(f"{key}={_literal(value)}" for key, value in self.keywords().items())
        return f"{module}.parallel_{self.kind}({arguments})"

    @classmethod
    def from_keywords(cls, kind: LoopKind, **keywords: Unpack[CountingKeywords]) -> LoopSpec:
        """Read a decorator's keyword arguments.

        Raises
        ------
        SpecError
            When a loop of this kind has no such keyword, an access is misspelled or the step is no int other than 0.
        """
        allowed = _KEYWORDS[kind].__optional_keys__
        if unknown := sorted(keywords.keys() - allowed):
            raise SpecError(f"parallel_{kind} has no keyword {unknown[0]!r}; it has {', '.join(sorted(allowed))}")
        step = keywords.get("step", 1)
        if type(step) is not int or step == 0:
            raise SpecError(f"the step of a loop is an int other than 0, not {step!r}")
        return cls(
            kind=kind,
            writes=tuple(Access.parse(text) for text in keywords.get("writes", ())),
            updates=tuple(Access.parse(text) for text in keywords.get("updates", ())),
            snapshots=tuple(keywords.get("snapshots", {}).items()),
            reduces=tuple(keywords.get("reduces", {}).items()),
            collects=tuple(keywords.get("collects", ())),
            lasts=tuple(keywords.get("lasts", ())),
            follows=tuple(keywords.get("follows", {}).items()),
            elses=tuple(keywords.get("elses", {}).items()),
            keyed=tuple(keywords.get("keyed", {}).items()),
            scans=tuple(keywords.get("scans", ())),
            steps=tuple(keywords.get("steps", {}).items()),
            items=tuple(keywords.get("items", {}).items()),
            carries=tuple(keywords.get("carries", {}).items()),
            forecasts=tuple(keywords.get("forecasts", {}).items()),
            privates=tuple(keywords.get("privates", ())),
            swapped=tuple(keywords.get("swapped", {}).items()),
            ranked=tuple(keywords.get("ranked", {}).items()),
            stages=tuple(keywords.get("stages", ())),
            ordered=keywords.get("ordered", False),
            reads=tuple(Access.parse(text) for text in keywords.get("reads", ())),
            older=tuple(Access.parse(text) for text in keywords.get("older", ())),
            ahead=tuple(keywords.get("ahead", ())),
            scalars=tuple(Access.parse(text) for text in keywords.get("scalars", ())),
            numbers=tuple(keywords.get("numbers", ())),
            first=keywords.get("first", 0),
            cuts=tuple(keywords.get("cuts", ())),
            apart=tuple(keywords.get("apart", ())),
            integers=tuple(keywords.get("integers", ())),
            draws=tuple(keywords.get("draws", {}).items()),
            prints=keywords.get("prints", False),
            breaks=keywords.get("breaks", kind in SEARCHES),
            drains=keywords.get("drains", False),
            fresh=keywords.get("fresh", False),
            made=keywords.get("made", False),
            folded=keywords.get("folded", False),
            calls=tuple(keywords.get("calls", ())),
            objects=tuple(keywords.get("objects", ())),
            step=step,
            stride=keywords.get("stride", ""),
            squared=keywords.get("squared", False),
            blas=keywords.get("blas", False),
            releases_gil=keywords.get("releases_gil", False),
        )


def _literal(value: object) -> str:
    """Spell a keyword's value as a formatter would, with double quotes."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(_literal(v) for v in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_literal(k)}: {_literal(v)}" for k, v in value.items()) + "}"
    return repr(value)
