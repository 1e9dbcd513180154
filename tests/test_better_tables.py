"""What analysts count by: days, agencies, tags, silent changes, firsts, and a calendar with zeros."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tasks.home import Home
from tasks.publish import publish
from tasks.pure.extract.language import confidence_in
from tasks.pure.extract.lexicon.agencies import agency_name
from tasks.snapshot import open_snapshot
from tasks.statements import statement
from tests.support import two_newspapers
from tests.support.articles import fields_of, html
from tests.support.homes import migrated
from tests.support.two_newspapers import NOON, article, configured, insert, revised, run, run_source

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TEXT = " ".join(f"boat{n} left the quay with lamp{n} and came home with rope{n}." for n in range(30))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        insert(
            connection,
            "sources",
            [configured(name, NOON - 6 * DAY) for name in ("east", "west", "north", "harbour-post")],
        )
        runs = [run(f"run-{n}", NOON - 6 * DAY + n * HOUR) for n in range(5)] + [run("run-9", NOON - DAY)]
        insert(connection, "runs", runs)
        insert(connection, "run_sources", [run_source(row["run_id"], "east", row["started_at"]) for row in runs])
        two_newspapers.load(connection, *articles())
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(home) as connection:
        yield connection


def articles() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    filler = {n: f"Post {n} of the week tells of pier{n} and crane{n}." for n in range(120)}
    for n, text in filler.items():
        yield article(f"e{n}", f"Post {n}", text, source="east", published_at=NOON - 8 * DAY - n * 60 * timedelta(0, 1))
    yield article("old", "Very old", "One page has a wrong date.", source="east", published_at=NOON - 30_000 * DAY)
    yield article(
        "tags", "Tags", "Of tags.", source="east", published_at=None, first_seen_at=NOON - 2 * DAY,
        tags=["Climate Change", "climate change", "Été"], agency="AP", agency_written="The Associated Press",
        site_name="East Post", language_stated="fr", language_confidence=0.9,
    )  # fmt: skip
    moved = {"modified_at": NOON - HOUR}
    yield revised(article("silent", "S", TEXT + " Nine."), after=HOUR, body=TEXT + " Ten.")
    yield revised(
        article("noted", "N", TEXT + " Alpha."), after=HOUR, body=TEXT + " Alpha.\n\nCorrection: it was beta."
    )
    yield revised(article("titled", "Ten boats", TEXT + " Gamma."), after=HOUR, title="Corrected: nine boats")
    yield revised(article("stamped", "M", TEXT + " Delta."), after=HOUR, body=TEXT + " Epsilon.", **moved)
    yield revised(article("ours", "O", TEXT + " Zeta."), after=HOUR, body=TEXT + " Eta.", cause="extractor")
    wired = TEXT.replace("boat", "kite").replace("lamp", "tail").replace("rope", "reel").replace("quay", "dune")
    for key, source, after in (("wire", "west", 0.0), ("copy", "east", 0.1)):
        seen = NOON - HOUR + after * HOUR
        yield article(key, "Told", wired, source=source, published_at=NOON - 3 * HOUR, first_seen_at=seen)
    twin = TEXT.replace("boat", "tram").replace("lamp", "bell").replace("rope", "rail").replace("quay", "depot")
    for source in ("west", "north"):
        yield article(f"{source}-twin", "Twin", twin, source=source, published_at=NOON - HOUR, first_seen_at=NOON)


def one(snapshot: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    (row,) = snapshot.execute(query).fetchall()
    return row


def test_a_day_is_never_null(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert one(snapshot, "SELECT count(*) FROM articles WHERE day IS NULL") == (0,)
    assert one(snapshot, "SELECT published_on, day FROM articles WHERE article_id = 'tags'") == (
        None,
        date(2026, 3, 18),
    )


def test_folded_tags_are_beside_written_ones(snapshot: duckdb.DuckDBPyConnection) -> None:
    tags, folded = one(snapshot, "SELECT tags, tags_folded FROM articles WHERE article_id = 'tags'")
    assert (tags, sorted(folded)) == (["Climate Change", "climate change", "Été"], ["climate change", "ete"])


def test_tags_of_a_day_are_summed_under_one_spelling(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT tag_folded, sum(articles)::INTEGER, count(*) FROM tag_days GROUP BY ALL ORDER BY ALL"
    assert snapshot.execute(query).fetchall() == [("climate change", 2, 2), ("ete", 1, 1)]


def test_what_the_page_says_of_itself_is_kept(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT site_name, language, language_stated, language_confidence, agency, agency_written
        FROM articles WHERE article_id = 'tags'"""
    assert one(snapshot, query) == ("East Post", "en", "fr", 0.9, "AP", "The Associated Press")


@pytest.mark.parametrize("asked", ["agency:ap", 'agency:"associated press"'])
def test_an_agency_is_found_by_either_name(snapshot: duckdb.DuckDBPyConnection, asked: str) -> None:
    assert snapshot.execute("SELECT article_id FROM matches($q)", {"q": asked}).fetchall() == [("tags",)]


def test_versions_have_source_address_and_language(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT source, url, language FROM article_versions WHERE article_id = 'silent' AND version = 1"
    assert one(snapshot, query) == ("harbour-post", "https://harbour-post.example/silent", "en")


@pytest.mark.parametrize(
    ("key", "is_silent"),
    [("silent", True), ("noted", False), ("titled", False), ("stamped", False), ("ours", False)],
)
def test_a_change_is_silent_without_a_word_or_a_time(
    snapshot: duckdb.DuckDBPyConnection, key: str, is_silent: bool
) -> None:
    found = snapshot.execute("SELECT is_silent FROM revisions WHERE article_id = $key", {"key": key}).fetchall()
    assert found == [(is_silent,)]
    of_the_desk = snapshot.execute(statement("desk/silent_versions"), {"article_ids": [key, "nosuch"]}).fetchall()
    assert of_the_desk == ([(key, 2)] if is_silent else [])


def test_of_equal_times_of_publication_the_one_seen_first_was_first(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert one(snapshot, "SELECT first_source, first_article_id FROM stories WHERE title = 'Told'") == ("west", "wire")


def test_where_nothing_decides_nobody_was_first(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT first_source, first_article_id, sources FROM stories WHERE title = 'Twin'"
    assert one(snapshot, query) == (None, None, 2)


def test_a_calendar_has_each_day_once_with_zeros(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT count(*), count(DISTINCT day), max(day) - min(day) + 1, count(*) FILTER (articles = 0) > 0
        FROM calendar WHERE source = 'east'"""
    days, distinct, span, has_zeros = one(snapshot, query)
    assert days == distinct == span
    assert has_zeros


def test_one_wrong_date_does_not_stretch_the_calendar(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert one(snapshot, "SELECT min(day) FROM calendar WHERE source = 'east'") == (date(2026, 3, 12),)


def test_a_calendar_counts_what_daily_volume_counts(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = """SELECT count(*) FROM calendar
        FULL JOIN (SELECT day, source, sum(articles) AS articles FROM daily_volume GROUP BY ALL) AS volume
            USING (day, source)
        WHERE coalesce(calendar.articles, 0) <> coalesce(volume.articles, 0) AND day > DATE '2026-01-01'"""
    assert one(snapshot, query) == (0,)


def test_a_calendar_names_the_minutes_of_a_gap(snapshot: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT day, gap_minutes, is_followed FROM calendar WHERE source = 'east' AND day >= '2026-03-12' ORDER BY day"
    )
    days = {day: (minutes, is_followed) for day, minutes, is_followed in snapshot.execute(query).fetchall()}
    assert days[date(2026, 3, 12)] == (0, False)
    assert days[date(2026, 3, 14)] == (480, True)
    assert days[date(2026, 3, 16)] == (1440, True)


@pytest.mark.parametrize(
    ("written", "name"),
    [("AP", "AP"), ("The Associated Press", "AP"), ("Deutsche Presse-Agentur", "dpa"), ("ТАСС", "TASS"), ("Quill Press", "Quill Press")],
)  # fmt: skip
def test_an_agency_has_one_name(written: str, name: str) -> None:
    assert agency_name(written) == name


def test_a_page_gives_both_names_of_its_agency() -> None:
    found = fields_of(html('<meta name="author" content="The Associated Press">'))
    assert (found.agency, found.agency_written) == ("AP", "The Associated Press")


@pytest.mark.parametrize(
    ("code", "text", "least", "most"),
    [
        ("en", "the ferry and the bridge are of the city and it is not for the cars that were on the road " * 2, 0.7, 1.0),
        ("de", "the ferry and the bridge are of the city and it is not for the cars that were on the road " * 2, 0.0, 0.3),
        ("ko", "항구의 배가 아침에 떠났다 그리고 저녁에 돌아왔다 " * 3, 1.0, 1.0),
        ("de", "항구의 배가 아침에 떠났다 그리고 저녁에 돌아왔다 " * 3, 0.0, 0.0),
    ],
)  # fmt: skip
def test_confidence_says_how_clear_a_language_is(code: str, text: str, least: float, most: float) -> None:
    confidence = confidence_in(code, text)
    assert confidence is not None
    assert least <= confidence <= most


def test_a_short_text_has_no_confidence() -> None:
    assert confidence_in("en", "The ferry stops.") is None


def test_the_pages_own_word_on_its_language_is_kept_where_the_text_contradicts_it() -> None:
    german = "".join(
        f"<p>Die Fähre {n} ist nicht mit der Brücke zu verwechseln, die für den Verkehr und das Volk gebaut ist.</p>"
        for n in range(6)
    )
    found = fields_of(html(body=german, title="Die Fähre", lang="en"))
    assert (found.language, found.language_stated) == ("de", "en")
