"""What a site writes acts on nobody's terminal, page, table or spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import logging
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

from flows.cli.render import json_line, print_table, terminal
from tasks.home import Home
from tasks.logs import JsonFormatter, LineFormatter
from tasks.publish import publish
from tasks.pure.as_data import as_csv
from tasks.pure.normalize import article_from, one_line, paragraphs
from tasks.pure.plain_characters import csv_cell, has_controls, in_markdown, normal_form, without_controls
from tasks.pure.records import Article, SourceRules
from tasks.report import report_path, write_report
from tasks.run.run_table import run_table_markdown
from tasks.runs import RunSource
from tasks.statements import json_rows
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.nasty_pages import MARKS, article, page

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b2J\u202eback\u2066"
"""Sets the title of a terminal's window, clears its screen in two ways, and turns the text round."""


def acts(text: str) -> bool:
    return any(
        (unicodedata.category(letter) == "Cc" and letter not in "\n\t") or letter in "\u202e\u2066" for letter in text
    )


@pytest.mark.fault(
    "content", "control characters, C1, bidi overrides in title, text, author, tags", "stored without them"
)
def test_an_article_has_no_control_characters() -> None:
    head = f"<meta name=author content='Ann {ESCAPE} Bee'><meta property='article:tag' content='Tag {ESCAPE}'>"
    written = article(f"<p>A second {ESCAPE} paragraph of it.</p>", head=head, title=f"A story {ESCAPE} of the council")
    found = article_from(page(written), SourceRules("quay"))
    assert isinstance(found, Article)
    texts = (found.title, found.body, found.lead or "", *found.authors, *found.tags)
    assert not any(acts(text) for text in texts)
    assert "A second ]0;owned[2J›2Jback paragraph of it." in found.body


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\x1bb", "ab"),
        ("it\x92s", "it’s"),  # Windows-1252, as browsers show it
        ("a\u202eb\u202c", "ab"),
        ("a\u2066b\u2069", "ab"),
        ("a\ufeffb\u200fc", "abc"),
        ("زن\u200cان", "زن\u200cان"),  # a letter of Persian spelling
        ("a\tb\nc\x85d", "a\tb\nc\x85d"),  # white space, which is folded elsewhere
    ],
)
def test_characters_that_act_are_taken_out(written: str, read: str) -> None:
    assert without_controls(written) == read
    assert has_controls(written) == (written != read)
    assert one_line(written) == " ".join(read.split())
    assert not acts(paragraphs(written))


def test_rows_of_combining_marks_are_cut() -> None:
    assert len(normal_form("NFD", f"a{MARKS * 1000}b")) == 32
    thai = "ก็เพราะว่า"
    assert normal_form("NFC", thai) == thai


@pytest.mark.fault(
    "content", "control characters in error texts, addresses, reasons", "no table of the warehouse has them"
)
def test_no_row_that_is_written_has_control_characters() -> None:
    (row,) = json.loads(
        json_rows([{"error": f"status 410 {ESCAPE}", "tags": [ESCAPE], "lines": "a\n\nb", "back": "\\u001b"}])
    )
    assert row["lines"] == "a\n\nb"
    assert row["back"] == "\\u001b"
    assert not acts(row["error"] + row["tags"][0])


@pytest.mark.fault("content", "control characters in what is logged", "escapes or nothing in terminal and log files")
@pytest.mark.parametrize("formatter", [LineFormatter(), JsonFormatter()])
def test_a_line_of_the_log_is_harmless(formatter: logging.Formatter) -> None:
    record = logging.makeLogRecord({"msg": "not fetched", "name": "tasks", "levelname": "INFO"})
    record.url, record.error = f"https://a.example/{ESCAPE}", ESCAPE
    assert not acts(formatter.format(record))


@pytest.mark.fault("content", "control characters in a warehouse of before", "a terminal, JSON and CSV show none")
def test_a_terminal_shows_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(terminal(), ["title"], [[f"A story {ESCAPE}"], [[ESCAPE]]])
    shown = capsys.readouterr().out
    assert "A story ]0;owned" in shown
    assert not acts(shown)


def test_colours_of_ours_stay() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard")
    terminal_of = terminal()
    console.push_render_hook(terminal_of._render_hooks[-1])
    console.print(f"[red]red[/red] {ESCAPE}")
    assert isinstance(console.file, io.StringIO)
    printed = console.file.getvalue()
    assert printed.startswith("\x1b[31mred\x1b[0m ")
    assert "\x1b]0" not in printed
    assert "\x1b[2J" not in printed


def test_json_keeps_the_characters_as_escapes() -> None:
    line = json_line({"title": ESCAPE})
    assert not acts(line)
    assert json.loads(line) == {"title": ESCAPE}


@pytest.mark.fault("content", "formulas in CSV", "an apostrophe stands before them")
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(1)"])
def test_a_formula_is_text(formula: str) -> None:
    assert csv_cell(formula) == f"'{formula}"
    (_, row) = csv.reader(io.StringIO("".join(as_csv(["a"], [{"a": formula}]))))
    assert row == [f"'{formula}"]
    assert csv_cell(-1) == -1


@pytest.mark.fault("content", "HTML, links and tables of Markdown in the run's artifact", "shown as they were written")
def test_an_artifact_shows_markup_as_text() -> None:
    assert in_markdown("a <b>|[c](javascript:x)|\n# *d*") == r"a &lt;b&gt;\|\[c\]\(javascript:x\)\| \# \*d\*"
    row = RunSource("quay", 1, 1, 0, 0, 0, 0, 0, 0, 0)
    table = run_table_markdown([row], {"quay": "status 500 <script>alert(1)</script> | x\ny"})
    assert table.splitlines()[-1].endswith(r"status 500 &lt;script&gt;alert\(1\)&lt;/script&gt; \| x y |")


@pytest.mark.fault("content", "control characters in the report", "none")
def test_the_report_has_no_control_characters(tmp_path: Path) -> None:
    home = Home(tmp_path)
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        two_newspapers.fill(connection)
        connection.execute("UPDATE article_contents SET title = 'A ' || chr(27) || '[2J' || chr(8238) || ' title'")
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    write_report(home, two_newspapers.PUBLISHED)
    assert not acts(report_path(home).read_text("utf-8"))
