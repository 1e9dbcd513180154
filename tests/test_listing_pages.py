"""A source's first run follows the pages of a listing; later runs read its first page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tasks.config import Source
from tasks.discover import MAX_LISTING_PAGES, discover
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.exchanges import Validators
from tasks.pure.records import SourceRules
from tests.support.dict_site import NOW, Answer, Site

HOME = "https://www.example.com"
SOURCE = Source(name="example", listings=(f"{HOME}/news",))


def page(*articles: int, following: str = "") -> Answer:
    links = "".join(f"<a href='/a-long-story-of-{number}'>{number}</a>" for number in articles)
    return Answer(f"<html><body>{links}" + (f"<a rel=next href='{following}'>more</a>" if following else ""))


def chain(pages: int) -> dict[str, Answer]:
    """Pages with one article each; the last one leads on to one that is not there."""
    answers = {f"{HOME}/news?page={n}": page(n, following=f"/news?page={n + 1}") for n in range(2, pages + 1)}
    return {f"{HOME}/news": page(1, following="/news?page=2"), **answers}


def test_a_first_run_follows_the_pages() -> None:
    site = Site({**chain(2), f"{HOME}/news?page=3": page(3)})
    found = discover(SOURCE, site.get, known={}, now=NOW, since=None)
    assert site.requested_urls == [f"{HOME}/news", f"{HOME}/news?page=2", f"{HOME}/news?page=3"]
    assert (len(found.candidates), found.complete) == (3, True)


def test_a_later_run_reads_the_first_page() -> None:
    site = Site(chain(3))
    discover(SOURCE, site.get, known={}, now=NOW, since=NOW - timedelta(days=14))
    discover(SOURCE, site.get, known={f"{HOME}/news": Validators()}, now=NOW, since=None)
    assert site.requested_urls == [f"{HOME}/news", f"{HOME}/news"]


def test_pages_without_an_end_have_one() -> None:
    site = Site(chain(MAX_LISTING_PAGES + 5))
    assert len(discover(SOURCE, site.get, known={}, now=NOW, since=None).candidates) == MAX_LISTING_PAGES


@pytest.mark.parametrize(
    "second",
    [page(1, following="/news?page=3"), page(2, following="/news"), page(2, following="https://other.example/")],
)
def test_pages_that_name_nothing_new_or_lead_back_or_away_end_it(second: Answer) -> None:
    site = Site({f"{HOME}/news": page(1, following="/news?page=2"), f"{HOME}/news?page=2": second})
    discover(SOURCE, site.get, known={}, now=NOW, since=None)
    assert site.requested_urls == [f"{HOME}/news", f"{HOME}/news?page=2"]


@pytest.mark.parametrize(
    ("html", "following"),
    [
        ("<link rel=next href=?page=2>", f"{HOME}/news?page=2"),
        ("<a rel='nofollow NEXT' href=/p/2>2</a>", f"{HOME}/p/2"),
        ("<a rel=next href=#>2</a><a rel=next href=javascript:void(0)>3</a>", ""),
        ("<a class=next href=/p/2>2</a>", ""),
    ],
)
def test_the_next_page_is_the_one_that_the_page_names(html: str, following: str) -> None:
    assert parse_listing(html.encode(), f"{HOME}/news", SourceRules("example")).next_page == following
