"""A page replayed by a web archive is read as it was published."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Rejection
from tasks.pure.replays import as_published
from tests.support.articles import FETCHED, PARAGRAPHS, RULES, URL, html, linked, page

BAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp'>"
    + "<p>This collection keeps what would be lost, and has grown to many sub-collections, the newest of them first.</p>" * 40
    + "</div><!-- END WAYBACK TOOLBAR INSERT -->"
)  # fmt: skip
CAPTURED = datetime(2019, 10, 11, 16, 43, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "url", "captured"),
    [
        (f"https://web.archive.org/web/20191011164320/{URL}", URL, CAPTURED),
        (f"https://web.archive.org/web/20191011164320id_/{URL}", URL, CAPTURED),
        ("https://web.archive.org/web/20191011164320/http:/a.example/x?y=1", "http://a.example/x?y=1", CAPTURED),
        (f"https://web.archive.org/web/{URL}", URL, FETCHED),
        (f"https://web.archive.org/web/2019/{URL}", URL, FETCHED),
        (f"https://archive.example/wayback/20191011164320/{URL}", URL, CAPTURED),
        (f"https://archive.example/all/wayback/20191011164320mp_/{URL}", URL, CAPTURED),
        (URL, URL, FETCHED),
        (f"https://www.harbour-times.example/share/{URL}", f"https://www.harbour-times.example/share/{URL}", FETCHED),
        (f"https://a.example/2019/10/goto?to={URL}", f"https://a.example/2019/10/goto?to={URL}", FETCHED),
    ],
)
def test_its_address_and_time_are_those_of_the_capture(asked: str, url: str, captured: datetime) -> None:
    found = as_published(page("", url=asked))
    assert (found.url, found.address, found.fetched_at) == (url, url, captured)
    assert as_published(found) == found


def test_what_the_archive_put_in_is_not_read() -> None:
    there = "https://web.archive.org/web/20191011164320"
    head = f'<link rel="canonical" href="{there}/{URL}"><meta property="og:image" content="{there}im_/https://img.example/a.jpg">'
    more = '<p>The <a href="/web/20191011164320/https://www.harbour-times.example/boats">boats</a> are listed.</p>'
    markup = html(head, body="".join(f"<p>{text}</p>" for text in PARAGRAPHS) + more).replace("<body>", "<body>" + BAR)
    article = article_from(page(markup, url=f"{there}/{URL}"), RULES)
    assert isinstance(article, Article)
    assert article.body.split("\n\n") == [*PARAGRAPHS, "The boats are listed."]
    assert (article.canonical_url, article.image_url) == (URL, "https://img.example/a.jpg")


def test_addresses_in_json_are_led_back_too() -> None:
    picture = r"https:\/\/web.archive.org\/web\/20191011164320\/https:\/\/img.example\/a.jpg"
    markup = html(linked(f'{{"@type":"NewsArticle","image":"{picture}"}}'))
    article = article_from(page(markup, url=f"https://web.archive.org/web/20191011164320/{URL}"), RULES)
    assert isinstance(article, Article)
    assert article.image_url == "https://img.example/a.jpg"


def test_the_time_of_the_capture_does_not_date_an_article() -> None:
    article = article_from(page(html(), url=f"https://web.archive.org/web/20191011164320/{URL}"), RULES)
    assert isinstance(article, Article)
    assert article.published is None


def test_a_front_page_is_one_in_an_archive_too() -> None:
    links = "".join(f'<h3><a href="/{n}">The {n}th ferry stopped at the old quay</a></h3>' for n in range(30))
    front = page(
        f"<title>The Harbour Times</title>{links}",
        url="https://web.archive.org/web/20191011164320/https://www.harbour-times.example/",
    )
    outcome = article_from(front, RULES)
    assert isinstance(outcome, Rejection)
    assert outcome.reason == "section"
