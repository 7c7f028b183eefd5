"""What is known of one loop when it has been analysed."""

from __future__ import annotations

from dataclasses import dataclass, field

from autopar.analysis.accumulation.patterns import Reduction as Pattern
from autopar.analysis.sharing.older_reads import Older
from autopar.analysis.tracing.trace import Touch
from autopar.spec import Access, LoopKind, Obstacle, Reduction
from autopar.syntax.scopes import LoopSite, Variable


@dataclass(slots=True)
class Written:
    """An operand whose elements the loop writes."""

    variable: Variable
    accesses: list[Access]
    updates: bool
    snapshot: list[Touch] | None
    wrapped: list[str]
    integers: frozenset[str] = frozenset()
    apart: bool = False
    reads: tuple[Access, ...] = ()


@dataclass(slots=True)
class LoopResult:
    """What is known of one loop.

    Parameters
    ----------
    obstacles
        Why it stays sequential; empty where it may run parallel.
    written, collected, reductions
        Operands by role.
    first
        So many iterations run one after the other before the rest, which is independent.
    cuts
        Conditions that hold from some iteration on, before which those before it must be done.
    older
        All that is read of operands which may share memory with written ones.
    privates
        Arrays that each iteration overwrites before it reads them.
    scalars
        Elements that are taken to be numbers.
    numbers
        Operands that are taken to be numbers.
    integers
        Names that the proof of ``elements`` takes to be integers.
    elements
        Operands with elements that iterations accumulate into while they read others, and those accesses.
    keyed
        Those of ``collected`` whose elements are asked for or added to, as `LoopSpec.keyed` says it.
    private
        Names that each iteration has for itself.
    live
        Those of them that are read after the loop.
    operands
        Names of the enclosing functions that the body reads and does not bind.
    conditional
        Those of ``live`` that only some iterations assign.
    attributes
        Attributes that the loop changes as it would change a variable.
    ranked
        The candidate that is compared by a key of it.
    follows
        Those of ``live`` that are assigned with a minimum or maximum, and only then.
    steps
        Induction variables, and how far every iteration moves them.
    carries
        Wrap-around scalars, and what they are at the end of an iteration.
    forecasts
        What recurrences hand on, as `LoopSpec.forecasts` says it.
    own_keyed
        Those of ``collected`` that the loop runs over and touches by the key of the iteration alone.
    items
        Targets that stand for items of what the loop runs over and changes, and how each is spelled.
    scans
        Those of ``reductions`` and ``collected`` whose values are stored on the way, or read again.
    unbound
        Those of ``live`` that stay unassigned when the loop makes no trip.
    assigned
        Those of ``live`` that are assigned before the loop.
    prints
        It writes to the standard streams.
    draws
        Generators that jump ahead, with the count of numbers that an iteration takes.
    fresh, made
        See `LoopSpec`.
    folded
        See `LoopSpec`.
    drains
        True where the loop runs over an iterator that is drawn from ahead.
    entangled
        True where what is changed inside of a row may have been put there in the loop.
    exits
        How the loop may be left early: ``"break"``, ``"return"`` or ``""``.
    """

    site: LoopSite
    kind: LoopKind
    obstacles: list[Obstacle] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    privates: list[Variable] = field(default_factory=list)
    collected: list[Variable] = field(default_factory=list)
    own_keyed: list[Access] = field(default_factory=list)
    reductions: list[Reduction] = field(default_factory=list)
    scalars: tuple[Access, ...] = ()
    numbers: tuple[str, ...] = ()
    integers: frozenset[str] = frozenset()
    elements: dict[Variable, list[Touch]] = field(default_factory=dict)
    keyed: dict[str, str] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)
    conditional: frozenset[str] = frozenset()
    attributes: tuple[str, ...] = ()
    follows: dict[str, str] = field(default_factory=dict)
    elses: dict[str, str] = field(default_factory=dict)
    ranked: Pattern | None = None
    carries: dict[str, str] = field(default_factory=dict)
    forecasts: dict[str, str] = field(default_factory=dict)
    scans: tuple[str, ...] = ()
    unbound: list[str] = field(default_factory=list)
    assigned: list[str] = field(default_factory=list)
    operands: dict[str, Variable] = field(default_factory=dict)
    prints: bool = False
    draws: dict[Variable, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    fresh: bool = False
    made: bool = False
    folded: bool = False
    calls: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    blas: bool = False
    releases_gil: bool = False
    trivial: bool = False
    exits: str = ""
    entangled: bool = False
    drains: bool = False
    counter: str = ""
    stop: str = ""
    comparison: str = ""
    step: int = 1
    stride: str = ""
    squared: bool = False
    first: int = 0
    cuts: tuple[str, ...] = ()
    older: Older = field(default_factory=Older)
