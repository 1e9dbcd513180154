"""The pages of a listing are followed as long as they name something new, by a backfill to its range."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from tasks.config import Source
from tasks.discover import MAX_LISTING_PAGES, discover, discover_past
from tasks.pure.addresses import key_of
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


def new_among(*known: int) -> Callable[[Collection[str]], set[str]]:
    """What the warehouse says if it has these articles."""
    keys = {key_of(f"{HOME}/a-long-story-of-{number}") for number in known}
    return lambda asked: set(asked) - keys


@pytest.mark.parametrize(
    ("known", "pages"),
    [((), 3), ((3,), 3), ((2, 3), 2), ((1, 2, 3), 1)],
    ids=["all new", "gap", "one new", "nothing new"],
)
def test_a_later_run_follows_them_as_long_as_one_names_something_new(known: tuple[int, ...], pages: int) -> None:
    site = Site({**chain(2), f"{HOME}/news?page=3": page(3)})
    found = discover(SOURCE, site.get, known={}, now=NOW, since=NOW - timedelta(days=14), new_among=new_among(*known))
    assert len(site.asked) == pages
    assert found.complete


PAGED = Source(name="example", listings=(f"{HOME}/archive?p={{page}}",))


def test_a_place_for_the_number_stands_for_each_page() -> None:
    site = Site(
        {f"{HOME}/archive?p={number}": page(number) for number in (1, 2)} | {f"{HOME}/archive?p=3": Answer("", 404)}
    )
    found = discover(PAGED, site.get, known={}, now=NOW, since=None)
    assert site.requested_urls == [f"{HOME}/archive?p={number}" for number in (1, 2, 3)]
    assert [document.url for document in found.documents] == [f"{HOME}/archive?p=1", f"{HOME}/archive?p=2"]
    assert found.complete, "a page that is not there follows the last one"


def test_a_site_that_shows_the_same_page_for_every_number_is_left_after_the_second() -> None:
    site = Site({f"{HOME}/archive?p={number}": page(1) for number in range(1, 9)})
    discover(PAGED, site.get, known={}, now=NOW, since=None)
    assert len(site.asked) == 2


def test_a_backfill_follows_them_to_the_range_and_past_what_each_page_repeats() -> None:
    def of(day: int) -> Answer:
        links = [f"/2026/11/{day:02}/a-long-story-of-{day}-{n}" for n in (1, 2)] + ["/2026/11/23/a-much-read-story"]
        return Answer("".join(f"<a href='{link}'>{link}</a>" for link in links))

    site = Site({f"{HOME}/archive?p={25 - day}": of(day) for day in range(24, 0, -1)})
    since, until = datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)
    read = list(discover_past(PAGED, site.get, now=NOW, since=since, until=until))
    assert len(site.asked) == 6, "the 24th to the 19th"
    assert sum(len(part.candidates) for part in read) == 13


def test_a_mistake_in_a_paged_address_is_named() -> None:
    for wrong, words in ((f"{HOME}/?p={{seite}}", "may contain {page} and no other"), ("a/{page}", "is not an http")):
        with pytest.raises(ValidationError, match=words):
            Source(name="example", listings=(wrong,))


def test_without_the_warehouse_a_later_run_reads_the_first_page() -> None:
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
