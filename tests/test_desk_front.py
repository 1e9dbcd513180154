"""What a reader meets first: what is new by publication, a headline with source and date, examples that work."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from lxml import html

from tasks.desk.examples import EXAMPLES, examples_for
from tasks.desk.front import SHOWN, front
from tasks.desk.session import Desk
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.desk import served
from tests.support.two_newspapers import NOON, PUBLISHED, article

AN_HOUR = timedelta(hours=1)


def test_what_is_new_is_in_the_order_of_publication_though_old_articles_were_read_last(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    years = [
        article(
            f"of-{years}",
            f"{years} years ago",
            "Old.",
            published_at=NOON - timedelta(days=365 * years),
            first_seen_at=NOON,
        )
        for years in (3, 1, 2)
    ]
    undated = article(
        "undated", "Who knows when", "Once.", published_at=None, first_seen_at=NOON + timedelta(minutes=9)
    )
    of_a_day = article(
        "of-a-day",
        "A day alone",
        "Day.",
        published_at=None,
        published_on=(NOON - 30 * AN_HOUR).date(),
        first_seen_at=NOON,
    )
    fresh = article("fresh", "This morning", "New.", published_at=NOON - 3 * AN_HOUR, first_seen_at=NOON - 2 * AN_HOUR)
    before = article(
        "before", "Read long before", "Known.", published_at=NOON - 40 * AN_HOUR, first_seen_at=NOON - 39 * AN_HOUR
    )
    with Warehouse(home).transaction() as connection:
        two_newspapers.load(connection, *years, undated, of_a_day, fresh, before)
    publish(Warehouse(home), home, run_id=None, now=PUBLISHED)
    desk = Desk(home)
    try:
        with desk.session() as session:
            keys = [row["article_id"] for row in session.rows_once("desk/newest", count=20)]
            assert [headline.article_id for headline in front(session).newest] == keys[:SHOWN]
    finally:
        desk.close()
    ours = ["fresh", "of-a-day", "of-1", "of-2", "of-3", "undated", "before"]
    assert [key for key in keys if key in ours] == ours


def test_below_the_headline_are_source_date_and_authors(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    of_a_day = article(
        "of-a-day", "A day alone", "Day.", published_at=None, published_on=NOON.date(), authors=["Ada Quill", "Bo"]
    )
    with Warehouse(home).transaction() as connection:
        two_newspapers.load(connection, of_a_day)
    publish(Warehouse(home), home, run_id=None, now=PUBLISHED)
    with served(home) as desk:
        (line,) = html.fromstring(desk.get("/article/of-a-day").text).xpath("//h1/following-sibling::p[1]")
    assert line.text_content() == "harbour-post · 2026-03-20 · Ada Quill, Bo"


def test_a_source_in_the_examples_is_one_that_there_is() -> None:
    tried = [example for _, _, example in EXAMPLES]
    place = tried.index("source:le-phare")
    assert [example for _, _, example in examples_for(["le-phare", "rt"])] == tried
    assert [example for _, _, example in examples_for(["bbc", "rt"])] == [
        *tried[:place],
        "source:bbc",
        *tried[place + 1 :],
    ]
    assert [example for _, _, example in examples_for([])] == tried
