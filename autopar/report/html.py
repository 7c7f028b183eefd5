"""``--format html``: one page that needs nothing but a browser."""

from __future__ import annotations

from html import escape

import autopar
from autopar import rules
from autopar.report.excerpt import Mark, excerpt, source_lines
from autopar.report.full import marks
from autopar.report.model import FileResult, Finding, Report
from autopar.report.style import Style
from autopar.report.wording import facts, hints, summary_line
from autopar.spec import LoopReport

_CSS = """\
:root { color-scheme: light dark; --line: light-dark(#ddd, #444); --soft: light-dark(#f6f6f6, #222); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
details { border-bottom: 1px solid var(--line); padding: .3rem 0; } summary { cursor: pointer; }
pre { background: var(--soft); padding: .6rem; overflow-x: auto; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
.place { display: inline-block; min-width: 4.5rem; }
.verdict { display: inline-block; min-width: 6rem; font-weight: 600; }
.parallel { color: light-dark(#18794e, #4cc38a); } .guarded { color: light-dark(#0b68cb, #70b8ff); }
.sequential { color: light-dark(#ad5700, #ffb224); }
.error { color: light-dark(#c62a2f, #ff6369); } .warning { color: light-dark(#ad5700, #ffb224); }"""


def render(report: Report) -> str:
    """Return the page: a summary, and for each file its loops, which open to show their lines and reasons."""
    body = "\n".join(_file(file) for file in report.files if file.shown or file.findings)
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>autopar check</title>
<style>
{_CSS}
</style>
</head>
<body>
<h1>autopar check</h1>
<p>{escape(summary_line(report))}</p>
{body}
<footer><p>autopar {escape(autopar.__version__)}</p></footer>
</body>
</html>
"""


def _file(file: FileResult) -> str:
    lines = source_lines(file.source)
    places = [(f.line, f.column, _finding(f, lines)) for f in file.findings]
    places += [(loop.line, loop.column, _loop(loop, lines)) for loop in file.shown]
    rows = "\n".join(text for _, _, text in sorted(places, key=lambda place: place[:2]))
    return f"<section>\n<h2><code>{escape(file.path)}</code></h2>\n{rows}\n</section>"


def _loop(loop: LoopReport, lines: list[str]) -> str:
    word = str(loop.verdict)
    told = [*facts(loop), *(f"Help: {hint}" for hint in hints(loop))]
    picture = excerpt(lines, marks(loop), Style())
    return _row(loop.line, loop.column, word, word, loop.code, loop.message, picture, told)


def _finding(finding: Finding, lines: list[str]) -> str:
    word = "error" if finding.fails else "warning"
    told = [f"Help: {finding.hint}"] if finding.hint else []
    picture = excerpt(lines, [Mark(finding.line, finding.column)], Style())
    return _row(finding.line, finding.column, word, word, finding.code, finding.message, picture, told)


def _row(
    line: int, column: int, css: str, word: str, code: str, message: str, picture: list[str], told: list[str]
) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in told)
    source = escape("\n".join(picture))
    return (
        f'<details><summary><code class="place">{line}:{column + 1}</code> '
        f'<span class="verdict {css}">{word}</span> '
        f'<code title="{escape(rules.title(code))}">{escape(code)}</code> {escape(message)}</summary>\n'
        f"<pre>{source}</pre>" + (f"<ul>{items}</ul>" if items else "") + "</details>"
    )
