"""Explaining a page changes nothing about it: the record is that of a run, with the reasons added."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.cli.render import verdict_record
from tasks.pure.normalize import article_from
from tasks.pure.records import Page, SourceRules

CASES = Path(__file__).parent / "cases" / "page"
PROSE = "".join(
    f"<p>The quay at Oddmouth was closed for the {n} time this year, and the boats had to land behind the ice house.</p>"
    for n in ("first", "second", "third", "fourth")
)
LINKED = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Quay at Oddmouth closed again before the spring tide", "datePublished":'
    ' "2026-03-04T09:00:00+01:00", "dateModified": "2026-03-04T09:30:00+01:00", "author": {"@type": "Person", "name": "Ada"}}'
)
DATED_TWICE = f"""<html lang="en"><title>Quay at Oddmouth closed again before the spring tide</title><meta property="article:published_time"
content="2026-03-04T09:00:00+01:00"><script type="application/ld+json">{LINKED}</script><body><article><h1>Quay at Oddmouth closed again before the spring tide</h1>
<p>14/08/2025</p><div class="byline">By <span class="author">Ada</span></div>{PROSE}</article>"""
PAGES = {
    "a date that decides nothing": DATED_TWICE,
    **{path.parent.name: path.read_text("utf-8", errors="replace") for path in sorted(CASES.glob("*/page.html"))},
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_an_explained_page_has_the_same_record(html: str) -> None:
    url = "https://oddmouth-echo.example/news/quay-closed-again"
    page = Page("", "case", url, url, 200, (), html.encode(), datetime(2026, 11, 5, tzinfo=UTC))
    plain, explained = (
        verdict_record(article_from(page, SourceRules("case"), explain=explain), url=url) for explain in (False, True)
    )
    assert json.dumps(plain) == json.dumps(explained)
