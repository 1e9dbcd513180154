"""No page makes its fields expensive: what a hostile page repeats endlessly is read a limited number of times."""

from __future__ import annotations

import time

import pytest

from tasks.pure.normalize import article_from
from tests.support.articles import RULES, html, linked, page

MANY = 20_000
DEEP = '{"@type":"NewsArticle","author":[' * 20_000
HOSTILE = {
    "bylines": html(after='<span class="author">Ada Quill</span>' * MANY),
    "times": html(after='<time datetime="2024-05-04">4 May 2024</time>' * MANY),
    "headings": html(after="<h1>Ferry stops again at the quay</h1>" * MANY),
    "empty bylines around everything": html(top='<div class="byline date">' * 150, after="<i></i>" * MANY),
    "authors": html(linked('{"@type":"NewsArticle","author":[' + ",".join(['"Ada Quill"'] * MANY) + "]}")),
    "metas": html(
        '<meta name="author" content="Ada Quill">' * MANY + '<meta property="article:tag" content="a b">' * MANY
    ),
    "keywords": html('<meta name="keywords" content="' + "ferry," * MANY + '">'),
    "nested json-ld": html(linked(DEEP)),
    "broken json-ld": html(linked('{"author":"' * MANY)),
    "long title": html(title="Ferry - " * MANY, top="<h1>" + "Ferry | " * MANY + "</h1>"),
    "links": html(body='<a href="/x">Five words make a headline</a>' * MANY),
    "digits": html(top="<h1>x</h1><p>" + "1.2.3/4-5 " * MANY + "</p>"),
    "letters": html(f'<meta name="author" content="{"Ada and " * 70}"><meta name="date" content="{"a" * 100_000}">'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_is_read_in_two_seconds(name: str) -> None:
    asked = page(HOSTILE[name])
    start = time.process_time()
    article_from(asked, RULES)
    assert time.process_time() - start < 2.0  # of processor time; on an idle machine the slowest takes a tenth of it
