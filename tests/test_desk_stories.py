"""A story of many copies has pages in the desk, and all of them as data."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tasks.desk.copies import PAGE
from tasks.home import Home
from tasks.publish import publish
from tests.support import two_newspapers
from tests.support.desk import Reader, served
from tests.support.homes import migrated

COPIES = 2 * PAGE + 7


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        two_newspapers.fill(connection)
        for number in range(COPIES):
            seen = two_newspapers.NOON + timedelta(minutes=number)
            text = f"The ferry rests. Copy {number} says so."
            about = {"story_id": "wide", "first_seen_at": seen, "published_at": None}
            two_newspapers.load(
                connection, two_newspapers.article(f"copy-{number:03}", f"Copy {number}", text, **about)
            )
        for source in ("harbour-post", "le-phare"):
            at_once = {"story_id": "tie", "first_seen_at": two_newspapers.NOON, "published_at": None, "source": source}
            two_newspapers.load(connection, two_newspapers.article(f"tie-{source}", "Tie", "A tie.", **at_once))
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with served(home) as reader:
        yield reader


def titles(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"<h3>.*?>Copy (\d+)</bdi>", page)]


def test_pages_together_have_every_copy_once_in_order(desk: Reader) -> None:
    pages = [desk.get(f"/story/wide?page={number}").text for number in (1, 2, 3)]
    assert [len(titles(page)) for page in pages] == [PAGE, PAGE, 7]
    assert [number for page in pages for number in titles(page)] == list(range(COPIES))


def test_each_page_says_how_many_there_are_and_goes_on_counting(desk: Reader) -> None:
    second = desk.get("/story/wide?page=2").text
    assert f"{COPIES} articles" in second
    assert f'<ol start="{PAGE + 1}">' in second
    assert "Page 2 of 3" in second
    assert "<h1>" in second
    assert ">Copy 0</bdi></h1>" in second


def test_a_copy_on_a_later_page_is_compared_with_the_first_one(desk: Reader) -> None:
    third = desk.get("/story/wide?page=3").text
    assert third.count("What it changed of the first") == 7


def test_the_first_is_marked_on_its_page_alone(desk: Reader) -> None:
    signs = [desk.get(f"/story/wide?page={number}").text.count('class="sign ok">first') for number in (1, 2)]
    assert signs == [1, 0]


def test_a_page_that_is_not_there_is_not_found(desk: Reader) -> None:
    answer = desk.get("/story/wide?page=4")
    assert answer.status_code == 404
    assert "there is no page 4" in answer.text


def test_all_copies_are_in_the_data(desk: Reader) -> None:
    assert len(desk.get("/story/wide.json").json()["copies"]) == COPIES
    assert len(list(csv.DictReader(io.StringIO(desk.get("/story/wide.csv").text.removeprefix("\ufeff"))))) == COPIES


def test_the_first_source_is_named(desk: Reader) -> None:
    assert "was first." in desk.get("/story/wide").text
    assert desk.get("/story/wide.json").json()["first_source"] == "harbour-post"


def test_nobody_was_first_where_two_sources_had_it_at_once(desk: Reader) -> None:
    assert "which source was first is not known" in desk.get("/story/tie").text
    assert desk.get("/story/tie.json").json()["first_source"] is None
