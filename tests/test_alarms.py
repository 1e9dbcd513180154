"""Each kind of problem of a source raises its own alarm within one run, which is sent once and ends."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks import alarms, configured
from tasks.home import Home
from tests.support import two_newspapers
from tests.support.homes import migrated

NOON = two_newspapers.NOON
HOUR = timedelta(hours=1)


class Books:
    """A warehouse in which one source has run every hour for ten days, with an article a run."""

    def __init__(self, root: Path) -> None:
        self.warehouse = migrated(Home(root))

    def insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        with self.warehouse.transaction() as connection:
            two_newspapers.insert(connection, table, rows)

    def run(self, at: datetime, counts: dict[str, int], *, reason: str = "thin", lacking: Any = (), **row: Any) -> None:
        """A run with outcomes; its articles have a title and a date but for what is ``lacking``."""
        self.runs({at: counts}, reason=reason, lacking=lacking, **row)

    def runs(
        self, started: dict[datetime, dict[str, int]], *, reason: str = "thin", lacking: Any = (), **row: Any
    ) -> None:
        tables: dict[str, list[dict[str, Any]]] = {
            "runs": [], "run_sources": [], "outcomes": [], "article_contents": []
        }  # fmt: skip
        for at, counts in started.items():
            key = f"{at:%d-%H-%M}"
            tables["runs"].append(two_newspapers.run(key, at))
            tables["run_sources"].append(two_newspapers.run_source(key, "post", at, **counts, **row))
            for outcome, number in ((outcome, n) for outcome, count in counts.items() for n in range(count)):
                name = f"{key}-{outcome}-{number}"
                about = {"run_id": key, "source": "post", "url_key": name, "url": name, "decided_at": at}
                is_rejected = outcome == "rejected"
                about |= {"reason": reason if is_rejected else None, "article_id": name, "fetch_id": f"fetch-{name}-1"}
                tables["outcomes"].append({**about, "outcome": outcome})
                if outcome == "inserted":
                    _, contents = two_newspapers.article(name, "A title", "A text.")
                    tables["article_contents"].append({**contents[0], **dict.fromkeys(lacking)})
        with self.warehouse.transaction() as connection:
            for table, rows in tables.items():
                two_newspapers.insert(connection, table, rows)

    def feed(self, *moments: datetime, entries: int, status: int = 200) -> None:
        feed = {"run_id": "r", "source": "post", "url": "https://post.example/feed", "kind": "feed"}
        read = {**feed, "status": status, "entries": entries}
        self.insert("discoveries", [{**read, "read_at": at} for at in moments])

    def robots(self, at: datetime, status: int) -> None:
        asked = {"kind": "robots", "address": "https://post.example/1", "url": "https://post.example/robots.txt"}
        fetch = {"fetch_id": f"robots-{at:%d%H%M}", "source": "post", "status": status, "requested_at": at, **asked}
        self.insert("fetches", [fetch])

    def failed(self, source: str, moments: list[datetime]) -> None:
        """Runs of a source whose documents could not be read."""
        for at in moments:
            key = f"{source}-{at:%d-%H-%M}"
            self.insert("runs", [two_newspapers.run(key, at, state="failed")])
            row = two_newspapers.run_source(key, source, at, whole=False, error="name or service not known")
            self.insert("run_sources", [row])

    def answered(self, at: datetime) -> None:
        """Any host answered."""
        fetch = {"fetch_id": f"any-{at:%d%H%M}", "source": "any", "status": 200, "requested_at": at, "kind": "feed"}
        self.insert("fetches", [{**fetch, "address": "https://any.example/", "url": "https://any.example/"}])

    def judged(self, at: datetime = NOON) -> list[str]:
        return [alarm.kind for alarm in alarms.judge(self.warehouse, at)]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    books = Books(tmp_path_factory.mktemp("past"))
    books.insert("sources", [two_newspapers.configured("post", NOON - 10 * timedelta(days=1))])
    books.runs({NOON - hours * HOUR: {"inserted": 1} for hours in range(240, 0, -1)})
    return books.warehouse.path


@pytest.fixture
def books(past: Path, tmp_path: Path) -> Books:
    shutil.copy(past, tmp_path)
    return Books(tmp_path)


def test_a_source_that_is_as_it_was_raises_none(books: Books) -> None:
    books.run(NOON - timedelta(minutes=1), {"inserted": 4, "rejected": 1})
    assert books.judged() == []


def test_a_feed_that_lists_nothing_any_more(books: Books) -> None:
    books.feed(*(NOON - hours * HOUR for hours in range(1, 200, 4)), entries=20)
    assert books.judged() == []
    books.feed(NOON - timedelta(minutes=1), entries=0)
    assert books.judged() == ["silent"]


def test_an_empty_feed_is_none_as_long_as_it_has_no_baseline(books: Books) -> None:
    books.feed(NOON - HOUR, entries=20)
    books.feed(NOON - timedelta(minutes=1), entries=0)
    assert books.judged() == []


def test_articles_that_no_longer_come(books: Books) -> None:
    later = NOON + 10 * HOUR
    books.runs({NOON + hours * HOUR: {"unchanged": 1} for hours in range(10)})
    assert books.judged(later) == ["silent"]


def test_bodies_that_vanish(books: Books) -> None:
    books.run(NOON - timedelta(minutes=1), {"rejected": 5})
    assert books.judged() == ["drifting"]


def test_half_of_the_bodies_vanish(books: Books) -> None:
    books.run(NOON - timedelta(minutes=1), {"rejected": 10, "inserted": 10})
    assert books.judged() == ["drifting"]


@pytest.mark.parametrize(("rejected", "then", "lasts"), [(72, 4, True), (72, 8, False), (5, 8, False)])
def test_a_template_that_was_mended_is_over_after_a_few_pages(
    books: Books, rejected: int, then: int, lasts: bool
) -> None:
    books.run(NOON - timedelta(minutes=2), {"rejected": rejected})
    books.run(NOON - timedelta(minutes=1), {"inserted": then})
    assert books.judged() == ["drifting"] * lasts


def test_a_wall_that_comes_later_is_named(books: Books) -> None:
    books.run(NOON - timedelta(minutes=1), {"rejected": 5}, reason="challenge")
    wall = {"source": "post", "reason": "challenge", "detail": "bot check (Cloudflare, HTTP 403)", "extractor": "1"}
    books.insert("rejects", [{**wall, "url_key": f"{n}", "url": f"{n}", "rejected_at": NOON} for n in range(5)])
    (alarm,) = alarms.judge(books.warehouse, NOON)
    assert alarm.why.endswith("5 of 5 pages rejected as challenge: bot check (Cloudflare, HTTP 403)")
    assert alarm.remedy.startswith("write to the site")


def test_pages_that_are_all_rejected_are_why_no_article_is_new(books: Books) -> None:
    books.runs({NOON + hours * HOUR: {"rejected": 2} for hours in range(10)})
    assert books.judged(NOON + 10 * HOUR) == ["drifting"]


@pytest.mark.parametrize("lacking", ["title", "published_on"])
def test_titles_or_dates_that_vanish(books: Books, lacking: str) -> None:
    books.run(NOON - timedelta(minutes=1), {"inserted": 5}, lacking=[lacking])
    assert books.judged() == ["drifting"]


def test_headlines_that_go_back_to_an_earlier_one_are_not_drift(books: Books) -> None:
    """Such a version keeps the content, and the exchange, of the one that came back: nothing new was read of the page."""
    books.run(NOON - timedelta(minutes=1), {"updated": 12})
    assert books.judged() == []


def test_a_stub_that_is_fetched_again_is_not_drift(books: Books) -> None:
    for minute in range(6):
        at = NOON - timedelta(minutes=minute + 1)
        about = {"source": "post", "url_key": "stub", "url": "stub", "outcome": "rejected", "reason": "thin"}
        books.insert("outcomes", [{**about, "run_id": f"again-{minute}", "decided_at": at}])
    assert books.judged() == []


def test_robots_that_answer_with_a_fault(books: Books) -> None:
    books.robots(NOON - HOUR, 200)
    assert books.judged() == []
    books.robots(NOON - timedelta(minutes=1), 503)
    assert books.judged() == ["robots"]


def test_robots_that_forbid_what_they_allowed(books: Books) -> None:
    books.run(NOON - timedelta(minutes=1), {"rejected": 5}, reason="robots")
    assert books.judged() == ["robots"]


def test_one_failed_run_is_not_an_alarm_yet_and_many_are(books: Books) -> None:
    books.run(NOON - timedelta(minutes=1), {}, whole=False, error="HTTP 500")
    assert books.judged() == []
    for hours in range(1, 4):
        books.run(NOON + hours * HOUR, {}, whole=False, error="HTTP 500")
    books.answered(NOON + HOUR)
    assert books.judged(NOON + 4 * HOUR) == ["failing"]


def test_two_sources_that_nothing_answers_are_one_alarm_of_this_machine(books: Books) -> None:
    books.insert("sources", [two_newspapers.configured("gazette", NOON - 10 * timedelta(days=1))])
    for source in ("post", "gazette"):
        books.failed(source, [NOON + hours * HOUR for hours in range(4)])
    (alarm,) = alarms.judge(books.warehouse, NOON + 4 * HOUR)
    assert (alarm.source, alarm.kind, alarm.raised_at) == ("all sources", "unreachable", NOON)
    assert alarm.why == "none of 2 sources can be reached: is this machine online?"
    assert "network" in alarm.remedy
    alarms.mark_sent(books.warehouse, [alarm], NOON + 4 * HOUR)
    books.run(NOON + 5 * HOUR, {"inserted": 5})
    books.answered(NOON + 5 * HOUR)
    (over,) = alarms.judge(books.warehouse, NOON + 5 * HOUR + timedelta(minutes=6))
    assert (over.kind, over.ended_at is None) == ("unreachable", False), "the other has not failed since"


def test_a_source_of_which_every_page_is_rejected(books: Books) -> None:
    books.insert("sources", [two_newspapers.configured("wall", NOON)])
    books.insert("runs", [two_newspapers.run("wall-1", NOON)])
    books.insert("run_sources", [two_newspapers.run_source("wall-1", "wall", NOON, rejected=3)])
    for number, reason in enumerate(("consent", "consent", "thin")):
        about = {"url_key": f"{number}", "url": f"{number}", "source": "wall", "reason": reason, "extractor": "1"}
        books.insert("rejects", [{**about, "rejected_at": NOON}])
    (alarm,) = alarms.judge(books.warehouse, NOON + timedelta(minutes=10))
    assert (alarm.kind, alarm.raised_at) == ("fruitless", NOON)
    assert alarm.why == "2 of 3 pages rejected as consent; it has never given an article"
    assert alarm.remedy.startswith("look for a feed or sitemap")


def test_a_source_that_gets_worse_is_not_over_and_says_what_it_has_become(books: Books) -> None:
    books.insert("sources", [two_newspapers.configured("wall", NOON)])
    books.insert("runs", [two_newspapers.run("wall-1", NOON)])
    books.insert("run_sources", [two_newspapers.run_source("wall-1", "wall", NOON, rejected=3)])
    rejects = {"source": "wall", "reason": "consent", "extractor": "1", "rejected_at": NOON}
    books.insert("rejects", [{**rejects, "url_key": f"{number}", "url": f"{number}"} for number in range(3)])
    books.runs({NOON + hours * HOUR: {"inserted": 1} for hours in range(9)})

    def sent(at: datetime) -> list[tuple[str, str, bool]]:
        due = alarms.judge(books.warehouse, at)
        alarms.mark_sent(books.warehouse, due, at)
        return [(alarm.kind, alarm.was, alarm.ended_at is None) for alarm in due]

    assert sent(NOON + timedelta(minutes=10)) == [("fruitless", "", True)]
    books.answered(NOON + HOUR)
    books.failed("wall", [NOON + HOUR])
    books.answered(NOON + HOUR + timedelta(minutes=1))
    assert sent(NOON + HOUR + timedelta(minutes=2)) == [], "one failed run is no alarm yet, but it is not over either"
    assert [alarm.kind for alarm in alarms.standing(books.warehouse)] == ["fruitless"]
    books.failed("wall", [NOON + hours * HOUR for hours in range(2, 6)])
    assert sent(NOON + 5 * HOUR + timedelta(minutes=2)) == [("failing", "fruitless", True)]
    assert [alarm.kind for alarm in alarms.standing(books.warehouse)] == ["failing"]
    books.insert("runs", [two_newspapers.run("wall-9", NOON + 6 * HOUR)])
    books.insert("run_sources", [two_newspapers.run_source("wall-9", "wall", NOON + 6 * HOUR, inserted=3)])
    assert sent(NOON + 6 * HOUR + timedelta(minutes=2)) == [("failing", "", False)]
    assert sent(NOON + 7 * HOUR) == []


def test_a_source_that_is_switched_off_or_no_longer_named_raises_none(books: Books) -> None:
    assert books.judged(NOON + 4 * HOUR) == ["stale"]
    configured.record(books.warehouse, [], NOON + 4 * HOUR)
    assert books.judged(NOON + 4 * HOUR + timedelta(minutes=1)) == []


def test_a_source_whose_runs_no_longer_start(books: Books) -> None:
    assert books.judged(NOON + 4 * HOUR) == ["stale"]


def test_it_is_sent_once_then_as_a_reminder_then_when_it_is_over(books: Books) -> None:
    books.robots(NOON - timedelta(minutes=1), 503)
    (raised,) = alarms.judge(books.warehouse, NOON)
    assert alarms.judge(books.warehouse, NOON) == (raised,), "until somebody was told"
    assert "robots.txt returned status 503" in raised.why
    alarms.mark_sent(books.warehouse, [raised], NOON)
    assert books.judged(NOON + HOUR) == []
    books.run(NOON + 25 * HOUR, {"inserted": 1})
    books.robots(NOON + 25 * HOUR, 503)
    assert books.judged(NOON + 25 * HOUR) == [], "no reminder was asked for"
    (again,) = alarms.judge(books.warehouse, NOON + 25 * HOUR, remind_days=1)
    assert (again.kind, again.raised_at) == ("robots", NOON)
    alarms.mark_sent(books.warehouse, [again], NOON + 25 * HOUR)
    books.robots(NOON + 26 * HOUR, 200)
    (over,) = alarms.judge(books.warehouse, NOON + 26 * HOUR)
    assert over.ended_at == NOON + 26 * HOUR
    alarms.mark_sent(books.warehouse, [over], NOON + 26 * HOUR)
    assert books.judged(NOON + 26 * HOUR) == []


def test_judging_leaves_the_writers_tables_as_they_are(books: Books) -> None:
    books.judged()
    with books.warehouse.transaction() as connection:
        found = connection.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchall()
        assert found == [(0,)]
        assert connection.execute("SELECT count(*) FROM runs").fetchall() == [(240,)]
