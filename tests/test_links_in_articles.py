"""Links in the text of an article: which count, and that they are stored with its current version."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.pure.records import Article, PageLink
from tests.support.articles import PARAGRAPHS, URL, fields_of, html
from tests.support.visits import LoadFixture, address, article, at, visit

FIRST, SECOND = PARAGRAPHS[0], PARAGRAPHS[1]


def linked(text: str, words: str, href: str) -> str:
    assert words in text
    return f"<p>{text.replace(words, f'<a href={chr(34)}{href}{chr(34)}>{words}</a>')}</p>"


REST = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        (linked(FIRST, "the council said", "https://council.example/note#top"), [("https://council.example/note", "the council said")]),
        (linked(FIRST, "old quay", "/places/quay"), [("https://www.harbour-times.example/places/quay", "old quay")]),
        (linked(FIRST, "old quay", URL), []),
        (linked(FIRST, "old quay", "#comments"), []),
        (linked(FIRST, "old quay", "mailto:desk@harbour.example"), []),
        (linked(FIRST, "old quay", "javascript:void(0)"), []),
        (f"<p>{FIRST}</p>" + '<p>Read also: <a href="/other">Ferry stops early for the winter</a></p>', []),
        (f'<p>{FIRST}</p><div class="share"><a href="https://social.example/share">Share</a></div>', []),
    ],
)  # fmt: skip
def test_a_link_counts_where_its_words_are_in_the_text(markup: str, links: list[tuple[str, str]]) -> None:
    assert fields_of(html(body=markup + REST)).links == tuple(PageLink(*link) for link in links)


def test_an_address_counts_once_with_its_first_words() -> None:
    body = linked(FIRST, "old quay", "/places/quay") + linked(SECOND, "river", "/places/quay?utm_source=x")
    assert [link.text for link in fields_of(html(body=body + REST)).links] == ["old quay"]


def test_links_of_one_page_are_bounded_in_number_and_time() -> None:
    sentence = "The ferry calls at {} and the harbour office keeps the record of each of its many stops."
    many = "".join(
        f"<p>{sentence.format(f'<a href={chr(34)}/stop/{n}{chr(34)}>stop {n}</a>')}</p>" for n in range(3_000)
    )
    began = time.process_time()
    assert len(fields_of(html(body=many)).links) == 200
    assert time.process_time() - began < 20


def with_links(words: str, *links: PageLink) -> Article:
    return replace(article(words), links=links)


def test_the_links_of_the_current_version_are_stored(tmp_path: Path) -> None:
    with LoadFixture(tmp_path) as fixture:
        url = address("one")
        fixture.load(visit(url, at(0), with_links("a", PageLink("https://www.council.example/Note?b=1", "council"))))
        stored = "SELECT position, url, host, text FROM article_links ORDER BY ALL"
        assert fixture.ask(stored) == [(1, "https://www.council.example/Note?b=1", "council.example", "council")]
        fixture.load(visit(url, at(5), with_links("b", PageLink("https://port.example/x", "port"))))
        assert fixture.ask("SELECT position, host FROM article_links") == [(1, "port.example")]
        fixture.load(visit(url, at(6), with_links("c")))
        assert fixture.ask("SELECT count(*) FROM article_links") == [(0,)]


def test_a_link_to_another_article_leads_to_it_by_its_key(tmp_path: Path) -> None:
    with LoadFixture(tmp_path) as fixture:
        one, two = address("one"), address("two")
        fixture.load(visit(one, at(0), article("one")))
        fixture.load(visit(two, at(1), with_links("two", PageLink(one + "?utm_medium=mail", "as reported"))))
        cited = "SELECT urls.url FROM article_links JOIN article_urls AS urls USING (url_key)"
        assert fixture.ask(cited) == [(one,)]
