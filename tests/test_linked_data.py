"""JSON-LD as sites really write it is read, and the page's own article is distinguished from others it describes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.page.jsonld import ARTICLE_TYPES, parse_json, read_linked_data, strings, types_of

ARTICLE = '{"@type":"NewsArticle","headline":"Lanterns","datePublished":"2024-05-04"}'


@pytest.mark.parametrize(
    "raw",
    [
        ARTICLE,
        f"  \n{ARTICLE}\n ",
        f"[{ARTICLE}]",
        f"[[{ARTICLE}]]",
        ARTICLE.replace("NewsArticle", "schema:NewsArticle"),
        f'{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite"}},{ARTICLE}]}}',
        f'{{"@type":"WebPage","mainEntity":{ARTICLE}}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/*<![CDATA[*/{ARTICLE}/*]]>*/",
        f"{ARTICLE};",
        f'{{"@type":"Organization"}}{ARTICLE}',
        f'{{"@type":"Organization"}},\n{ARTICLE}',
        ARTICLE.replace("}", ",}"),
        ARTICLE.replace('"', "&quot;"),
        ARTICLE.replace("Lanterns", "Lan\tterns\n").replace("NewsArticle", "NewsArticle"),
        ARTICLE.replace('"2024', '"2024').replace("Lanterns", r"Lan\'terns"),
        f"\ufeff{ARTICLE}",
        ARTICLE.replace('"headline":"Lanterns"', '"description":"the "old" quay","headline":"Lanterns"'),
        ARTICLE[:-1],
        ARTICLE.replace("NewsArticle", "https://schema.org/NewsArticle"),
        ARTICLE.replace('"NewsArticle"', '["NewsArticle","WebPage"]'),
    ],
)
def test_an_article_is_found_however_it_is_written(raw: str) -> None:
    article = read_linked_data([raw]).article()
    assert article is not None
    assert article["datePublished"] == "2024-05-04"


@pytest.mark.parametrize(
    "raw", ["", "   ", "null", "42", '"text"', "{", "[" * 100_000, '{"a":' * 5_000, "<html>", "{}", "undefined"]
)
def test_what_is_not_json_ld_is_nothing(raw: str) -> None:
    assert read_linked_data([raw]).article() is None


@given(st.text(alphabet='{}[]":,@typeNwsAricl \\\n<!->', max_size=300))
def test_no_script_raises(raw: str) -> None:
    parse_json(raw)
    read_linked_data([raw]).article(headline=raw)


def test_the_pages_own_article_is_the_one_that_names_its_address() -> None:
    other = '{"@type":"NewsArticle","headline":"Bridge shut","url":"https://h.example/bridge","articleBody":"x","author":"A"}'
    own = '{"@type":"Article","headline":"Lanterns","mainEntityOfPage":{"@id":"https://www.h.example/lanterns/?a=1"}}'
    article = read_linked_data([other, own]).article(urls=("http://h.example/lanterns",))
    assert article is not None
    assert article["headline"] == "Lanterns"


def test_the_pages_own_article_is_the_one_with_its_headline() -> None:
    other, own = (
        '{"@type":"NewsArticle","headline":"Bridge shut"}',
        '{"@type":"NewsArticle","headline":"Lanterns return"}',
    )
    article = read_linked_data([other, own]).article(headline="Lanterns return")
    assert article is not None
    assert article["headline"] == "Lanterns return"


def test_comments_and_listed_items_are_not_the_article() -> None:
    raw = (
        '{"@type":"WebPage","comment":[{"@type":"BlogPosting","headline":"me too"}],'
        '"hasPart":{"@type":"Article","headline":"part"},'
        '"mainEntity":{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"first of many"}]}}'
    )
    assert read_linked_data([raw]).article() is None


def test_a_reference_is_resolved_to_the_node_that_says_more() -> None:
    data = read_linked_data(['{"@graph":[{"@type":"Person","@id":"#a"},{"@type":"Person","@id":"#a","name":"Ada"}]}'])
    assert strings(data.resolved({"@id": "#a"})) == ["Ada"]


def test_every_news_subtype_is_an_article() -> None:
    for name in ("ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting", "BlogPosting"):
        assert types_of({"@type": name})[0] in ARTICLE_TYPES
