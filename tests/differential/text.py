"""Text: unicode, tabs, comments, continuation lines, formatting that the rewrite must carry along."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "text_unicode_names",
        """
        def f(größe, д):
            Σ = 0
            for ñ in größe:
                Σ += ñ * д
            return Σ, "日本語 😀"
        """,
        par("[1, 2, 3], 0.5"),
    ),
    case(
        "text_unicode_before_columns",
        """
        def g(x):
            return x + 1
        def f(xs):
            a = "ä😀"; b = [g(x) for x in xs]; c = "é"; return a, b, c
        """,
        par("[1, 2, 3]"),
    ),
    case(
        "text_nfkc_names",
        """
        def f(xs):
            ﬁrst = 0
            for x in xs:
                first += x
            return ﬁrst
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "text_tabs",
        "def f(a, out):\n\tfor i in range(len(a)):\n\t\tout[i] = a[i] + 1\n"
        "\t\tif a[i] > 2:\n\t\t\tout[i] = 0\n\treturn out\n",
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_odd_indentation",
        "def f(a, out):\n  for i in range(len(a)):\n         out[i] = a[i] + 1\n"
        "         if a[i] > 2:\n           out[i] = 0\n  return out\n",
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_crlf",
        "def f(a, out):\r\n    # before\r\n    for i in range(len(a)):\r\n"
        "        out[i] = a[i] + 1  # here\r\n    return '''x\r\ny'''\r\n",
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_form_feed",
        "def g():\n    pass\n\x0c\ndef f(a, out):\n"
        "    for i in range(len(a)):\n        out[i] = a[i] + 1\n    return out\n",
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_one_line",
        "def f(a, out):\n    for i in range(len(a)): out[i] = a[i] + 1; out[i] *= 2\n    return out\n",
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_one_line_function",
        "def f(a, out): [out.append(x) for x in a]; return [abs(x) for x in a]\n",
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "text_after_semicolon",
        """
        def f(a, out):
            n = len(a); k = 2
            for i in range(n): out[i] = a[i] * k
            return out; n = 5
        """,
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_multiline_strings",
        '''
        def f(a, out):
            for i in range(len(a)):
                out[i] = """
          line
        another
            """ + str(a[i]) + \'\'\'
        x\'\'\'
            return out
        ''',
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_multiline_strings_deeper",
        '''
        class A:
            def run(self, a, out):
                if a:
                    for i in range(len(a)):
                        out[i] = f"""
                  {a[i]:>4}
              another {
                  a[i]
              }
                """
                        # a comment
                    return out
        def f(a, out):
            return A().run(a, out)
        ''',
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "text_backslashes",
        """
        def f(a, out):
            for i in \\
                    range(len(a)):
                out[i] = a[i] \\
                    + 1 \\
                    - 2
            return out
        """,
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_parenthesised",
        """
        def f(a, out):
            for (
                i
            ) in (
                range(
                    len(a),
                )  # how many
            ):
                out[
                    i
                ] = (
                    a[i]  # the element
                    + 1
                )
            return out
        """,
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_comments",
        """
        # head
        def f(a, out):
            # first
            for i in range(len(a)):  # of the loop
                # inside
                out[i] = a[i] + 1  # of the line

                # after a blank line
            # where does this belong?
        # dedented
            return out
        # tail
        """,
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_type_comments",
        """
        def f(a, out):
            for i in range(len(a)):  # type: int
                out[i] = a[i]  # type: ignore
        """,
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_decorated_function",
        """
        import functools
        def twice(g):
            @functools.wraps(g)
            def h(*args):
                g(*args)
                return g(*args)
            return h
        @twice
        # between
        @twice
        def f(a, out):
            for i in range(len(a)):
                out[i] += a[i]
            return out
        """,
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "text_docstring_only_loop",
        '''
        def f(n):
            """Docs."""
            for i in range(n):
                """A string statement."""
            return i
        ''',
        call("5"),
    ),
    case(
        "text_loop_first_in_class_method",
        """
        class A:
            x = 1
            def m(self, a):
                for i in range(len(a)):
                    a[i] = i
                return a
            y = 2
        def f(a):
            return A().m(a)
        """,
        call("[0] * 4"),
    ),
    case(
        "text_nested_functions",
        """
        def outer(k):
            def middle(a):
                def inner(out):
                    for i in range(len(a)):
                        out[i] = a[i] * k
                    return out
                return inner
            return middle
        def f(a, out):
            return outer(3)(a)(out)
        """,
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "text_same_function_names",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = a[i] + 1
            for i in range(len(a)):
                out[i] = out[i] * 2
            return out
        g = f
        def f(a, out):
            g(a, out)
            for i in range(len(a)):
                out[i] = out[i] - 3
            return out
        """,
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_line_numbers",
        """
        def f(xs):
            out = []


            for x in xs:

                y = (
                    x
                    /
                    (x - 3)
                )
                out.append(
                    y)
            return out
        """,
        call("[1, 2, 3, 4]"),
    ),
    case(
        "text_fstring_nested_quotes",
        """
        def f(xs):
            out = []
            for x in xs:
                out.append(f"{x!r:>{10}} {'a' + 'b'} {x=} {{}} \\\\ \\t")
            return out
        """,
        call("[1, 'x']"),
    ),
    case(
        "text_no_newline_at_end",
        "def f(a, out):\n    for i in range(len(a)):\n        out[i] = a[i] + 1",
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "text_ends_in_loop_with_comment",
        "out = []\nfor i in range(4):\n    out.append(i)\n# end",
        call(),
    ),
    case(
        "text_type_alias_and_generics",
        """
        from typing import TypeVar, Generic
        T = TypeVar('T')
        class Box(Generic[T]):
            def __init__(self, items: list[T]) -> None:
                self.items: list[T] = items
            def doubled(self) -> list[T]:
                out: list[T] = []
                for item in self.items:
                    out.append(item * 2)
                return out
        def f(xs):
            return Box(xs).doubled()
        """,
        call("[1, 2, 3]"),
    ),
)
