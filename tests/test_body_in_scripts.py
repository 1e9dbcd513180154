"""A page that shows nothing until its scripts run has its article in a script or in a noscript element."""

from __future__ import annotations

import json

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text

FIRST = "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody was pleased. " * 3
SECOND = "“We will have to close the eastern pier,” said the harbour master, who has kept it for thirty years. " * 3
THIRD = "A decision is expected on Friday, when the members meet again in the old customs house, as always. " * 3
TEXT = [FIRST.strip(), SECOND.strip(), THIRD.strip()]
MARKUP = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
SHELL = "<div id=app>Loading the news of the harbour ...</div>"


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f"<script>window.data = {json.dumps({'post': {'html': MARKUP}})}</script>", id="data in a script"),
        pytest.param(linked({"@type": "NewsArticle", "articleBody": "\n\n".join(TEXT)}), id="JSON-LD"),
        pytest.param(linked({"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "articleBody": MARKUP}]}), id="JSON-LD with markup"),
        pytest.param(f"<noscript>{MARKUP}</noscript>", id="noscript"),
        pytest.param(f"<noscript><div class=post><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></div></noscript>", id="noscript, parted by br"),
        pytest.param(f"<noscript>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</noscript>", id="noscript, loose text"),
    ],
)  # fmt: skip
def test_the_article_is_read_where_the_page_shows_none(inside: str) -> None:
    assert find_body(parse_text(f"<body>{SHELL}{inside}</body>")).paragraphs == TEXT


def test_what_the_page_shows_wins() -> None:
    notice = "<noscript><p>" + "Scripts are off in your browser, so that this page cannot show its pictures. " * 20
    assert find_body(parse_text(f"<body><article>{MARKUP}</article>{notice}</noscript></body>")).paragraphs == TEXT


def test_a_notice_for_browsers_without_scripts_is_not_an_article() -> None:
    notice = "You need to switch JavaScript on to use this site. How that is done depends on your browser. " * 4
    assert "JavaScript" not in find_body(parse_text(f"<body>{SHELL}<noscript><p>{notice}</p></noscript></body>")).text
