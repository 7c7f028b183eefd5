"""The line map, line by line."""

from __future__ import annotations

from textwrap import dedent

from autopar.rewrite.module import rewrite_module
from tests.rewrite.builders import outline

SOURCE = dedent(
    '''\
    import os

    def f(xs, ys):
        for x, y in zip(
            xs,
            ys,
        ):  # both
            # first
            text = """
      x
    """
            print(x +
                  y, text)
            # last

        else:
            print("done")
        return [
            g(x)
            for x in xs
        ], sum(g(y)
               for y in ys)
    '''
)
EXPECTED = """\
1 0   import os
1 0
1 0   import autopar
2 0
3 0
4 0   @autopar.parallel_for()
4 0   def _f_loop(chunk):
4 0       for x, y in chunk:  # both
8 0           # first
9 0           text = \"\"\"
10 0    x
11 0  \"\"\"
12 0          print(x +
13 0                y, text)
14 0          # last
3 0
3 0
18 0  @autopar.parallel_list()
18 0  def _f_list(chunk):
18 0      return [
19 0          g(x)
20 0          for x in chunk
21 0      ]
3 0
3 0
21 0  @autopar.parallel_list()
21 0  def _f_list_2(chunk):
21 1      return [g(y)
22 1              for y in chunk]
3 0
3 0
3 0   def f(xs, ys):
4 0       _f_loop(
4 -8          zip(
5 4               xs,
6 4               ys,
7 4           ),
4 0       )
15 0
17 -4     print("done")
18 0      return _f_list(xs), sum(_f_list_2(ys))
"""


def test_lines() -> None:
    loops = [
        outline(SOURCE, "for x, y", function="f"),
        outline(SOURCE, "[\n", "list", function="f"),
        outline(SOURCE, "(g(y)", "list", function="f"),
    ]
    rewritten = rewrite_module(SOURCE, loops, "x.py")
    assert rewritten.skipped == ()
    shown = [
        f"{f'{o.line} {o.shift}':6}{text}".rstrip()
        for text, o in zip(rewritten.code.splitlines(), rewritten.lines, strict=True)
    ]
    assert "\n".join(shown) + "\n" == EXPECTED
