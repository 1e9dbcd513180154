"""The highlighted page for people: kept and dropped lines are distinguishable, nothing is loaded or run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from tasks.pure.extract.highlighted import paint
from tasks.pure.plain_characters import has_controls
from tasks.pure.records import Page, SourceRules
from tests.golden.regenerate import PAGES, page_of

MARKUP = (
    "<html><head><title>Pier &lt;to&gt; close</title></head><body><h1>Pier to close</h1><div class=text onclick='go()'>"
    "<p>The council of Ellerby met on Tuesday to discuss the budget of the harbour.</p><p>Advertisement</p>"
    "<img src=a.jpg><script>go()</script><p>A decision is expected on Friday, in the old customs house.</p></div></body></html>"
)


def test_kept_and_dropped_lines_are_distinguished() -> None:
    url = "https://paper.example/news/pier-4711"
    page = Page("x", "s", url, url, 200, (), MARKUP.encode(), datetime(2026, 1, 1, tzinfo=UTC))
    painted = BeautifulSoup(paint(page, SourceRules("s")), "lxml")
    marked = {tag.get_text(): tag["title"] for tag in painted.select("p[title]")}
    assert marked["Advertisement"] == "label"
    assert marked["The council of Ellerby met on Tuesday to discuss the budget of the harbour."] == "kept"
    assert painted.title is not None
    assert painted.title.get_text() == "Pier <to> close"
    assert not painted.select("script, [src], [onclick]")


@pytest.mark.fault("content", "control characters and `javascript:` in `extract --html`", "none is printed; none runs")
def test_it_is_harmless_on_a_terminal_and_in_a_browser() -> None:
    url = "https://paper.example/news/pier-4711"
    hostile = MARKUP.replace("Tuesday", "<a href='javascript:go()'>Tuesday</a> \x1b[2J \x9b31m \u202e").replace(
        "&lt;", "\x1b]0;"
    )
    painted = paint(
        Page("x", "s", url, url, 200, (), hostile.encode(), datetime(2026, 1, 1, tzinfo=UTC)), SourceRules("s")
    )
    assert not has_controls(painted.replace("\n", ""))
    assert "default-src 'none'" in painted


def test_every_golden_page_can_be_painted() -> None:
    for path in PAGES:
        painted = paint(page_of(path), SourceRules("s"))
        assert painted.endswith("</html>\n")
        assert path.suffix == ".txt" or 'title="kept"' in painted
