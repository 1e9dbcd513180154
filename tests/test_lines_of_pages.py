"""Lines in and under an article in many languages: labels and what the paper says to its readers or of the article go, news stays.

``tests/cases/lines`` has a table for each kind: a language and a line. Most news lines have the same words as the others.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Page, SourceRules

LINES = Path(__file__).parent / "cases" / "lines"
URL = "https://oddmouth-echo.example/news/wooden-bridge-beside-the-mill-to-reopen"
TEXT = (
    "The parish council of Nether Wold voted on Tuesday night to reopen the wooden bridge beside the mill before the autumn.",
    "An inspection found that the piles will last another twenty years, provided that the deck is tarred every spring.",
    "Council leader Maud Entwick called it good news, because the money will now stretch to the eastern ferry as well.",
    "Residents had asked for a lower speed on the dyke, where three cyclists were hurt last year.",
    "The matter comes back in October, when the county's figures are due to be known.",
)


def rows(name: str) -> list[tuple[str, str]]:
    """The table's rows: language, line."""
    lines = (LINES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(language, line) for language, _, line in (row.partition("\t") for row in lines)]


def body_of(*blocks: str) -> list[str]:
    """The paragraphs of an article's text, read from a page with these elements below its headline."""
    html = (
        "<!DOCTYPE html><title>Wooden bridge beside the mill to reopen</title>"
        f"<main><article><h1>Wooden bridge beside the mill to reopen</h1>{''.join(blocks)}</article></main>"
    )
    page = Page("", "case", URL, URL, 200, (), html.encode(), datetime(2026, 3, 5, 12, tzinfo=UTC))
    article = article_from(page, SourceRules("case"))
    assert isinstance(article, Article)
    return article.body.split("\n\n")


def paragraphs(*texts: str) -> str:
    """Elements of the text's own flow."""
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(("language", "line"), rows("to-readers"))
def test_a_line_to_the_readers_goes(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT, line)) == list(TEXT)


@pytest.mark.parametrize(("language", "line"), rows("to-readers-in-a-box"))
def test_an_appeal_in_a_box_under_the_text_goes(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT), f"<div><p>{line}</p></div>") == list(TEXT)


@pytest.mark.parametrize(("language", "line"), rows("end-matter"))
def test_a_line_of_who_worked_on_the_article_goes(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT, line)) == list(TEXT)


@pytest.mark.parametrize(("language", "line"), rows("form-notes"))
def test_what_a_form_says_beside_its_fields_goes(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT[:2]), f"<div>{line}</div>", paragraphs(*TEXT[2:])) == list(TEXT)


@pytest.mark.parametrize(("language", "line"), rows("news"))
def test_news_of_papers_and_their_readers_stays(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT, line)) == [*TEXT, line]
    assert body_of(paragraphs(*TEXT[:2]), f"<div>{line}</div>", paragraphs(*TEXT[2:])) == [*TEXT[:2], line, *TEXT[2:]]


@pytest.mark.parametrize(("language", "line"), rows("labels"))
def test_a_label_of_the_page_goes(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT[:2]), f"<div>{line}</div>", paragraphs(*TEXT[2:])) == list(TEXT)
    assert body_of(paragraphs(*TEXT), f"<p>{line}</p>") == list(TEXT)


@pytest.mark.parametrize(("language", "line"), rows("short-paragraphs"))
def test_a_short_paragraph_stays(language: str, line: str) -> None:
    assert body_of(paragraphs(*TEXT[:2], line, *TEXT[2:])) == [*TEXT[:2], line, *TEXT[2:]]
