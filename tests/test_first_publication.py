"""The first publication of an article stays, whatever later versions of its page state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import permutations
from pathlib import Path

import pytest

from tasks.pure.decide.publication import Publication
from tasks.pure.decide.versions import Reading, Version, first_published
from tasks.pure.records import Article, DateFound
from tests.support.visits import LoadFixture, address, article, at, visit

PUBLISHED = "SELECT published_at, published_on FROM article_heads"


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def stands(moment: datetime) -> list[tuple[datetime, object]]:
    return [(moment.replace(tzinfo=None), moment.date())]


def read_by(rule: str, words: str, published: datetime, *, extractor: str = "1") -> Article:
    found = DateFound("x", rule, published, published.date(), 0, "stated")
    return replace(article(words, extractor=extractor), published=found)


def test_a_live_blog_that_moves_its_date_keeps_its_first(fixture: LoadFixture) -> None:
    fixture.load(visit(address("live"), at(2), article("early", published=at(1))))
    fixture.load(visit(address("live"), at(30), article("late", published=at(29))))
    assert fixture.ask(PUBLISHED) == stands(at(1))
    assert fixture.ask("SELECT published_at FROM article_contents ORDER BY version") == [
        (at(1).replace(tzinfo=None),),
        (at(29).replace(tzinfo=None),),
    ]


def test_the_order_of_loading_does_not_matter(fixture: LoadFixture) -> None:
    fixture.load(visit(address("live"), at(30), article("late", published=at(29))))
    fixture.load(visit(address("live"), at(2), article("early", published=at(1))))
    assert fixture.ask(PUBLISHED) == stands(at(1))


def test_a_page_that_states_its_date_no_more_keeps_it(fixture: LoadFixture) -> None:
    fixture.load(visit(address("live"), at(2), article("early", published=at(1))))
    fixture.load(visit(address("live"), at(30), article("late")))
    assert fixture.ask(PUBLISHED) == stands(at(1))


def test_newer_rules_correct_the_date_of_the_fetch_that_they_read_again(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(9), article("one", published=at(1))))
    fixture.load(visit(address("one"), at(9), article("one", published=at(5), extractor="2")))
    assert fixture.ask(PUBLISHED) == stands(at(5))


def test_a_correction_by_newer_rules_outlives_a_later_change(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(9), article("one", published=at(1))))
    fixture.load(visit(address("one"), at(9), article("one", published=at(5), extractor="2")))
    fixture.load(visit(address("one"), at(30), article("two", published=at(5), extractor="2")))
    assert fixture.ask(PUBLISHED) == stands(at(5))
    assert fixture.ask("SELECT published_at, published_rule FROM article_contents WHERE version = 1") == [
        (at(5).replace(tzinfo=None), "json-ld")
    ]


SAME_TEXT = {
    "a date that moves": ((2, 1), (30, 29)),
    "a date that is corrected": ((60, 30), (70, 20)),
    "a date that the page states later only": ((2, None), (30, 1)),
    "a date that the page states no more": ((2, 1), (30, None)),
    "three": ((25, 9), (30, 1), (40, 20)),
}
"""Hours of the fetches, and of the date that the page states then."""


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(order, id=f"{name}: {', '.join(str(hour) for hour, _ in order)}")
        for name, fetches in SAME_TEXT.items()
        for order in permutations(fetches)
    ],
)
def test_of_fetches_with_one_text_the_earliest_date_stands_in_any_order(
    fixture: LoadFixture, order: tuple[tuple[int, int | None], ...]
) -> None:
    for fetched, published in order:
        stated = at(published) if published is not None else None
        fixture.load(visit(address("one"), at(fetched), article("the same", published=stated)))
    first = at(min(published for _, published in order if published is not None))
    assert fixture.ask(PUBLISHED) == stands(first)
    assert fixture.ask("SELECT published_at FROM article_contents") == [(first.replace(tzinfo=None),)]


def test_a_date_after_the_first_fetch_is_no_publication(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(2), article("the same")))
    fixture.load(visit(address("one"), at(90), article("the same", published=at(89))))
    assert fixture.ask(PUBLISHED) == [(None, None)]


def test_a_date_that_no_page_declares_does_not_outlive_the_rules_that_read_it(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(9), read_by("text", "one", at(1))))
    fixture.load(visit(address("one"), at(30), read_by("json-ld", "two", at(5), extractor="2")))
    assert fixture.ask(PUBLISHED) == stands(at(5))


def version(number: int, hours: float, published: datetime | None, *, fetch: str = "", time: bool = True) -> Version:
    stated = Publication(published.date(), published if time else None, "json-ld") if published is not None else None
    reading = Reading(fetch or f"fetch-{number}", at(hours), f"text-{number}", "1", None, stated)
    return Version(number, at(hours), reading)


@pytest.mark.parametrize(
    ("says", "versions", "first"),
    [
        ("no version", [], None),
        ("no date", [version(1, 1, None)], None),
        ("the earliest of two", [version(1, 1, at(0)), version(2, 50, at(49))], at(0)),
        ("a version that is loaded later", [version(1, 50, at(49)), version(2, 1, at(0))], at(0)),
        ("a fetch that was read again", [version(1, 9, at(0), fetch="a"), version(2, 9, at(8), fetch="a")], at(8)),
        ("a time on the same day", [version(1, 1, at(0), time=False), version(2, 9, at(3))], at(3)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_first_publication_of_versions(says: str, versions: list[Version], first: datetime | None) -> None:
    found = first_published(versions)
    assert (found.at if found is not None else None) == first
