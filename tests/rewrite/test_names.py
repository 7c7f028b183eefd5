"""Names that the rewrite makes up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autopar.rewrite.names import kernel_name, words
from autopar.spec import LoopKind, LoopSpec
from autopar.syntax.free_names import free_name
from tests.rewrite.builders import outline

OUTLINE = outline("for i in x: pass\n", "for")


@pytest.mark.parametrize(
    ("function", "kind", "taken", "name"),
    [
        ("<module>", LoopKind.FOR, (), "_module_loop"),
        ("smooth", LoopKind.WHILE, (), "_smooth_loop"),
        ("Model.step", LoopKind.LIST, (), "_Model_step_list"),
        ("Model.__init__", LoopKind.SET, (), "_Model_init_set"),
        ("_private", LoopKind.DICT, (), "_private_dict"),
        ("outer.<locals>.inner", LoopKind.FOR, (), "_outer_inner_loop"),
        ("outer.<locals>.<lambda>", LoopKind.LIST, (), "_outer_list"),
        ("f.<locals>.__", LoopKind.FOR, (), "_f_loop"),
        ("_", LoopKind.FOR, (), "_module_loop"),
        ("f", LoopKind.FOR, ("_f_loop",), "_f_loop_2"),
        ("f", LoopKind.FOR, ("_f_loop", "_f_loop_2"), "_f_loop_3"),
    ],
)
def test_kernel_name(function: str, kind: LoopKind, taken: tuple[str, ...], name: str) -> None:
    assert kernel_name(replace(OUTLINE, function=function, spec=LoopSpec(kind)), taken) == name


def test_free_name() -> None:
    assert free_name("chunk", ()) == "chunk"
    assert free_name("chunk", ("chunk", "chunk_")) == "chunk__"


def test_words_are_normal() -> None:
    assert words("ﬁne = 'a b' # c1 2d") == {"fine", "a", "b", "c1", "d"}
