"""Tags and section are the publisher's, cleaned and without duplicates."""

from __future__ import annotations

import pytest

from tasks.pure.records import Selectors, SourceRules
from tests.support.articles import TITLE, fields_of, html, linked

SITE = '<meta property="og:site_name" content="The Harbour Times">'


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        (html(linked('{"@type":"NewsArticle","keywords":["ferry","quay"]}')), ("ferry", "quay")),
        (html(linked('{"@type":"NewsArticle","keywords":"ferry, quay; river"}')), ("ferry", "quay", "river")),
        (html('<meta property="article:tag" content="ferry"><meta property="article:tag" content="quay">'), ("ferry", "quay")),
        (html('<meta name="news_keywords" content="ferry,quay">'), ("ferry", "quay")),
        (html('<meta name="keywords" content="ferry,quay">'), ("ferry", "quay")),
        (html(top=f'<h1>{TITLE}</h1><a rel="tag" href="/t">ferry</a> <a rel="tag" href="/u">quay</a>'), ("ferry", "quay")),
        (html(linked('{"@type":"NewsArticle","keywords":["Ferry","#quay"," ferry "]}') + '<meta property="article:tag" content="FERRY">'), ("Ferry", "quay")),
        (html(linked('{"@type":"NewsArticle","keywords":["ferry","Page Type: story","section_news","https://x.example","12"]}')), ("ferry",)),
        (html(SITE + linked('{"@type":"NewsArticle","keywords":["The Harbour Times","ferry"]}')), ("ferry",)),
        (html(linked('{"@type":"NewsArticle","author":{"name":"Ada Quill"},"keywords":["ferry","Ada Quill","Ada Quill’s boat"]}')), ("ferry", "Ada Quill’s boat")),
        (html('<meta name="author" content="Ada Quill, Ben Marrow"><meta name="news_keywords" content="Ada Quill and Ben Marrow,quay">'), ("quay",)),
        (html(linked('{"@type":"NewsArticle","keywords":["ferry"]}') + '<meta name="keywords" content="news,local,breaking">'), ("ferry",)),
        (html(), ()),
    ],
)  # fmt: skip
def test_tags(markup: str, tags: tuple[str, ...]) -> None:
    assert fields_of(markup).tags == tags


@pytest.mark.parametrize(
    ("markup", "section"),
    [
        (html(linked('{"@type":"NewsArticle","articleSection":"Local"}')), "Local"),
        (html(linked('{"@type":"NewsArticle","articleSection":["Local","River"]}')), "Local"),
        (html(linked('{"@type":"NewsArticle","articleSection":"Local, River, Ferry"}')), "Local"),
        (html('<meta property="article:section" content="Local">'), "Local"),
        (html(top=f'<span itemprop="articleSection">Local</span><h1>{TITLE}</h1>'), "Local"),
        (html(linked(
            '{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"Home"},{"@type":"ListItem","name":"Local"},'
            f'{{"@type":"ListItem","name":"{TITLE}"}}]}}'
        )), "Local"),
        (html(SITE + '<meta property="article:section" content="The Harbour Times">'), ""),
        (html('<meta property="article:section" content="/local/river_life">'), ""),
        (html(top=f'<div class="breadcrumb"><a href="/">Home</a> <a href="/l">/ Local</a> <a href="/l/18">Week 18</a> <a href="/p">Print article</a></div><h1>{TITLE}</h1>'), "Local"),
        (html(), ""),
    ],
)  # fmt: skip
def test_section(markup: str, section: str) -> None:
    assert fields_of(markup).section == section


def test_an_operators_selector_wins() -> None:
    rules = SourceRules("harbour", selectors=Selectors(tags="ul.topics li"))
    top = f'<h1>{TITLE}</h1><ul class="topics"><li>River life, past</li><li>Ferry</li></ul>'
    head = linked('{"@type":"NewsArticle","keywords":["other"]}')
    assert fields_of(html(head, top=top), rules).tags == ("River life, past", "Ferry")
