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
        (html('<meta name="news_keywords" content="Uncategorized,ferry,NewsArticle,0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f">'), ("ferry",)),
        (html('<meta property="article:tag" content="Sin categoría"><meta property="article:tag" content="Без рубрики">'), ()),
        (html(f'<meta property="article:tag" content="{TITLE}"><meta property="article:tag" content="ferry»">'), ("ferry",)),
        (html('<meta name="keywords" content="news,Nachrichten,breaking news,ferry">'), ("ferry",)),
        (html('<meta property="article:tag" content="news">'), ()),
        (html('<meta name="news_keywords" content="GEN,A Wire,/article,ferry">'), ("ferry",)),
        (html(linked('{"@type":"NewsArticle","keywords":["Artikel","Noticias","ferry news"]}')), ("ferry news",)),
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
        (html('<meta property="article:section" content="Local,Festivals">'), "Local"),
        (html('<meta property="article:section" content="Arts, Music">'), "Arts, Music"),
        (html('<meta property="article:section" content="News &gt; Local">'), "Local"),
        (html('<meta property="article:section" content="#Local">'), "Local"),
        (html('<meta property="article:section" content="Uncategorized"><meta property="article:section" content="Local">'), "Local"),
        (html(linked('{"@type":"NewsArticle","articleSection":"Articles"}') + '<meta property="article:section" content="Allgemein">'), ""),
        (html('<meta property="article:section" content="Returns to the Old Quay">'), ""),
        (html('<meta property="article:section" content="Boats at night and all that">', title="Lanterns", top="<h1>Boats at night and all that</h1>"), ""),
        (html(top=f'<div class="breadcrumb"><a href="/">Home</a> <a href="/l">Local</a> <a href="#">‹ Zurück</a> <a href="#">HT als Startseite</a></div><h1>{TITLE}</h1>'), "Local"),
        (html(SITE + '<meta property="article:section" content="The Harbour Times">'), ""),
        (html('<meta property="article:section" content="/local/river_life">'), ""),
        (html(top=f'<div class="breadcrumb"><a href="/">Home</a> <a href="/l">/ Local</a> <a href="/l/18">Week 18</a> <a href="/p">Print article</a></div><h1>{TITLE}</h1>'), "Local"),
        (html(), ""),
    ],
)  # fmt: skip
def test_section(markup: str, section: str) -> None:
    assert fields_of(markup).section == section


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("politics,football,weather,money,travel", ()),
        ("politics,football,weather,money", ("politics", "football", "weather", "money")),
        ("politics,football,weather,money,lanterns,organisers", ("politics", "football", "weather", "money", "lanterns", "organisers")),
        ("politics,football,weather,money,travel,quay", ("politics", "football", "weather", "money", "travel", "quay")),
    ],
)  # fmt: skip
def test_meta_keywords_that_have_nothing_to_do_with_the_page_are_the_sites(
    keywords: str, tags: tuple[str, ...]
) -> None:
    assert fields_of(html(f'<meta name="keywords" content="{keywords}">')).tags == tags


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("lantern,festival,returns,to,the,old,quay", ()),
        ("forty,boats,will,carry,paper,lights,local", ()),
        ("The lantern festival returns to the old quay on Saturday after a break of three years, the coun", ()),
        ("[SYNDICATED CONTENT],ferry", ("ferry",)),
        ("quay,lantern,old,returns,festival", ("quay", "lantern", "old", "returns", "festival")),
        ("lantern festival,old quay,ferry,boats,trams", ("lantern festival", "old quay", "ferry", "boats", "trams")),
    ],
)
def test_the_headline_split_into_words_is_not_a_list_of_tags(keywords: str, tags: tuple[str, ...]) -> None:
    for name in ("keywords", "news_keywords"):
        assert fields_of(html(f'<meta name="{name}" content="{keywords}">')).tags == tags


def test_an_operators_selector_wins() -> None:
    rules = SourceRules("harbour", selectors=Selectors(tags="ul.topics li"))
    top = f'<h1>{TITLE}</h1><ul class="topics"><li>River life, past</li><li>Ferry</li></ul>'
    head = linked('{"@type":"NewsArticle","keywords":["other"]}')
    assert fields_of(html(head, top=top), rules).tags == ("River life, past", "Ferry")
