"""What the rewrite needs to know of one loop that will run parallel: plain data, no syntax tree."""

from __future__ import annotations

from dataclasses import dataclass

from autopar.spec import LoopSpec


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the kernel after the chunk, and the expression that the call passes for it."""

    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class Respelling:
    """A name in the body that the kernel spells otherwise (a snapshot's written twin).

    ``line`` counts from 1, ``column`` from 0 in characters; ``old`` stands there in the source.
    """

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Lines of the body that the kernel leaves out, and a statement in their place, ``""`` for none.

    ``line`` and ``end_line`` count from 1 and are both left out. Where ``end_line`` is the line above ``line``, nothing
    is left out, and the statement comes between them. It is indented as ``line`` is, or as line ``like``.
    """

    line: int
    end_line: int
    new: str = ""
    like: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """One loop that the rewrite replaces by a kernel and a call.

    Parameters
    ----------
    line, column, end_line
        Of the loop in the source; line from 1, column from 0 in characters, as in `LoopReport`.
    function
        Qualified name of the enclosing function or ``"<module>"``; kernels are named after it.
    spec
        The decorator.
    parameters
        In the kernel's order, after the chunk (after counter and stop for ``while``). Reads first, then what is
        written, collected and reduced, then live-outs that are assigned before the loop.
    returns
        Names that the kernel returns and the call assigns: reductions first, in the spec's order; then the counter of
        a ``while``; then the other names that live on after the loop. Empty for comprehensions.
    unbound
        Names among ``returns`` that are not assigned before the loop and stay so when it makes no trip: they are the
        kernel's last parameters, with the default ``autopar.UNBOUND``, not passed, and deleted after the call when
        they come back so.
    counter, stop
        For ``while``: the counting variable and the source text of the bound; ``comparison`` is ``<``, ``<=``, ``>``,
        ``>=`` or ``!=``. The condition stands in the header, or in an ``if`` that breaks at the top of ``while True``.
    respellings
        Names to change inside the body.
    cuts
        Lines of the body to leave out.
    companions
        Further kernels of the same loop, which the spec names by their suffix until they have names.
    exits
        How the loop may be left early: ``"break"``, ``"return"`` or ``""``. The kernel says behind its other results
        whether it was, and what it is to return.
    """

    line: int
    column: int
    end_line: int
    function: str
    spec: LoopSpec
    parameters: tuple[Parameter, ...] = ()
    returns: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()
    counter: str = ""
    stop: str = ""
    comparison: str = ""
    respellings: tuple[Respelling, ...] = ()
    exits: str = ""
    cuts: tuple[Cut, ...] = ()
    companions: tuple[Companion, ...] = ()


@dataclass(frozen=True, slots=True)
class Companion:
    """Another kernel made of a loop's text, which the runtime may call in the place of the first.

    Parameters
    ----------
    suffix
        Ends its name: ``_sweep_loop_swapped`` beside ``_sweep_loop``.
    outline
        Its spec, parameters and respellings; its loop stands where the first one's does.
    """

    suffix: str
    outline: Outline
