"""Days of the past from sitemaps and dated listings: each window is planned, fetched and done once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks import windows
from tasks.home import Home
from tasks.pure.errors import ConfigError, TransientError
from tasks.run.backfill_plan import BackfillPlanner, BackfillRange, ensure_single_backfill
from tasks.run.bundles import fetch_bundle, host_queues
from tasks.run_locks import live_runs_of
from tasks.runs import close_run, open_run
from tasks.warehouse import Warehouse
from tests.support import in_process
from tests.support.backfill_fixture import NOW, Backfiller, backfiller, states, write_config
from tests.support.gazette import page
from tests.support.web import Answer, Site, serving

MARCH = BackfillRange(first=date(2026, 3, 1), last=date(2026, 3, 4))
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def sitemap(site: str, *entries: tuple[str, str]) -> Answer:
    """A sitemap, or an index where an entry's name says that it is one."""
    kind, inner = ("sitemapindex", "sitemap") if entries[0][0].endswith(".xml") else ("urlset", "url")
    listed = "".join(
        f"<{inner}><loc>{site}{path}</loc>{f'<lastmod>{on}</lastmod>' if on else ''}</{inner}>" for path, on in entries
    )
    text = f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</{kind}>'
    return Answer(text.encode(), headers=(("Content-Type", "application/xml"),))


def story(number: int) -> Answer:
    return Answer(page(number).encode(), headers=HTML)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.routes |= {f"/s{number}": story(number) for number in range(1, 7)}
        site.routes["/sitemap.xml"] = sitemap(
            site.url, ("/sitemap-2026-01.xml", ""), ("/sitemap-2026-03.xml", ""), ("/sitemap-2026-04.xml", "")
        )
        site.routes["/sitemap-2026-03.xml"] = sitemap(
            site.url,
            ("/s1", "2026-03-01T09:00:00Z"),
            ("/s2", "2026-03-02T23:59:00Z"),
            ("/s3", "2026-03-02"),
            ("/s5", "2026-03-09"),
        )
        yield site


@pytest.fixture
def past(site: Site, tmp_path: Path) -> Iterator[Backfiller]:
    with backfiller(tmp_path, f'sitemaps = ["{site.url}/sitemap.xml"]', "respect_robots = false") as past:
        yield past


def requested(site: Site) -> list[str]:
    """Pages requested since the last call, in order."""
    paths = [path for path in site.paths() if not path.endswith(".xml")]
    site.asked.clear()
    return paths


def test_each_day_gets_what_it_lists_newest_first(site: Site, past: Backfiller) -> None:
    settled = past.fill(MARCH)
    assert [(w.name, w.state, w.size) for w in settled] == [
        ("2026-03-04", "done", 0),
        ("2026-03-03", "done", 0),
        ("2026-03-02", "done", 2),
        ("2026-03-01", "done", 1),
    ]
    assert not {"/sitemap-2026-01.xml", "/sitemap-2026-04.xml"} & set(site.paths())
    assert requested(site) == ["/s2", "/s3", "/s1"]
    assert past.outcomes == {"inserted": 3}


def test_what_is_done_is_not_fetched_again_and_a_wider_range_does_what_is_new_in_it(
    site: Site, past: Backfiller
) -> None:
    past.fill(MARCH)
    requested(site)
    assert past.fill(MARCH) == []
    assert site.paths() == []
    wider = past.fill(BackfillRange(first=date(2026, 3, 2), last=date(2026, 3, 10)))
    assert [window.name for window in wider] == [f"2026-03-{day:02}" for day in range(10, 4, -1)]
    assert requested(site) == ["/s5"]


def test_a_refresh_fetches_all_again_once(site: Site, past: Backfiller) -> None:
    past.fill(MARCH)
    requested(site)
    site.routes["/s1"] = story(6)
    past.fill(BackfillRange(MARCH.first, MARCH.last, refresh=True))
    assert requested(site) == ["/s2", "/s3", "/s1"]
    assert past.outcomes == {"inserted": 3, "updated": 1, "unchanged": 2}


def test_an_interrupted_refresh_continues(site: Site, past: Backfiller) -> None:
    past.fill(MARCH)
    again = BackfillRange(MARCH.first, MARCH.last, refresh=True)
    run = past.open()
    planned = BackfillPlanner(past.session, past.source, again, run).plan()
    done = next(window for window in planned if window.name == "2026-03-02")
    windows.settle(past.session.warehouse, run, "past", done, "", past.session.clock())
    close_run(past.session.warehouse, run, past.session.clock(), {})
    requested(site)
    past.fill(again)
    assert requested(site) == ["/s1"]


def test_what_the_schedule_has_fetched_is_not_asked(site: Site, past: Backfiller) -> None:
    urls = past.session.home.root / "urls.txt"
    urls.write_text(f"{site.url}/s2\n", "utf-8")
    past.fill(BackfillRange(urls=urls))
    requested(site)
    past.fill(MARCH)
    assert requested(site) == ["/s3", "/s1"]


def test_a_failed_window_says_why_and_is_tried_alone(site: Site, past: Backfiller) -> None:
    site.routes["/sitemap-2026-03.xml"] = Answer(b"", 500)
    settled = past.fill(MARCH)
    assert set(states(settled).values()) == {"failed"}
    assert "sitemap-2026-03.xml: " in settled[0].error
    assert [w.name for w in windows.windows_of(past.session.warehouse, "past") if w.state == "failed"] == sorted(
        states(settled)
    )


def test_an_address_that_fails_keeps_its_window_from_being_done(site: Site, past: Backfiller) -> None:
    site.routes["/s3"] = Answer(b"", 503, (("Retry-After", "3600"),))
    settled = past.fill(MARCH)
    failed = [window for window in settled if window.state == "failed"]
    assert [window.name for window in failed] == ["2026-03-02", "2026-03-01"]  # the host is to be left alone
    assert "1 addresses are left; the next may be fetched from" in failed[0].error
    assert past.fill(BackfillRange(failed=True))[0].state == "failed"
    assert requested(site) == ["/s2", "/s3"]
    site.routes["/s3"] = story(3)
    past.session.clock = lambda: datetime(2100, 1, 1, tzinfo=UTC)
    for state in past.session.home.hosts.iterdir():  # an hour has passed for the host
        state.unlink()
    assert states(past.fill(BackfillRange(failed=True))) == {"2026-03-01": "done", "2026-03-02": "done"}
    assert sorted(requested(site)) == ["/s1", "/s3"]


def test_a_day_that_is_not_over_is_planned_again(site: Site, past: Backfiller) -> None:
    past.session.clock = lambda: datetime(2026, 3, 4, 18, tzinfo=UTC)
    assert len(past.fill(MARCH)) == 4
    past.session.clock = lambda: datetime(2026, 3, 9, tzinfo=UTC)
    assert sorted(states(past.fill(MARCH))) == ["2026-03-03", "2026-03-04"]


def test_what_has_no_date_is_taken_in_when_requested(site: Site, past: Backfiller) -> None:
    site.routes["/sitemap.xml"] = sitemap(site.url, ("/s1", "2026-03-01"), ("/s6", ""))
    past.fill(MARCH)
    assert requested(site) == ["/s1"]
    settled = past.fill(BackfillRange(MARCH.first, MARCH.last, undated=True))
    assert states(settled) == {"undated": "done"}
    assert requested(site) == ["/s6"]


def test_dated_listings_are_read_with_their_day(site: Site, tmp_path: Path) -> None:
    links = "".join(f'<a href="/{day}/story-number-{day[-2:]}-of-it">s</a>' for day in ("2026/03/01", "2026/02/01"))
    site.routes["/archive/2026-03-01"] = Answer(f"<html><body>{links}</body></html>".encode(), headers=HTML)
    site.routes["/2026/03/01/story-number-01-of-it"] = story(1)
    lines = (f'dated_listings = ["{site.url}/archive/{{year}}-{{month}}-{{day}}"]', "respect_robots = false")
    with backfiller(tmp_path, *lines) as past:
        settled = past.fill(BackfillRange(first=date(2026, 3, 1), last=date(2026, 3, 2)))
        assert states(settled) == {"2026-03-02": "failed", "2026-03-01": "done"}
        assert "status 404" in settled[0].error
        assert past.outcomes == {"inserted": 1}


def test_a_source_without_a_past_is_a_mistake(tmp_path: Path) -> None:
    with backfiller(tmp_path) as past, pytest.raises(ConfigError, match="dated_listings"):
        past.fill(MARCH)


def test_a_preview_writes_nothing(site: Site, past: Backfiller) -> None:
    planner = BackfillPlanner(past.session, past.source, MARCH, None)
    assert [(w.name, w.size) for w in planner.plan() if w.size] == [("2026-03-02", 2), ("2026-03-01", 1)]
    assert requested(site) == []
    assert windows.windows_of(past.session.warehouse, "past") == []
    assert past.ask("SELECT count(*) FROM window_addresses") == [(0,)]


def test_a_scheduled_run_of_the_source_goes_first(site: Site, past: Backfiller) -> None:
    session = past.session
    assert live_runs_of(session.home, "ingest", "past") == set()
    scheduled = open_run(session.warehouse, session.home, "ingest", [past.source], refresh=False, now=NOW)
    assert live_runs_of(session.home, "ingest", "past") == {scheduled.run_id}
    assert live_runs_of(session.home, "ingest", "other") == set()
    run = past.open()
    planned = BackfillPlanner(session, past.source, MARCH, run).plan()
    window = next(window for window in planned if window.size == 2)
    (queue,) = host_queues(past.source, windows.claim(session.warehouse, run, "past", window, session.clock()))
    queue.should_yield = lambda: bool(live_runs_of(session.home, "ingest", "past"))
    assert fetch_bundle(session, run, queue, lambda: None) is None
    assert requested(site) == []
    close_run(session.warehouse, scheduled, NOW, {})
    assert fetch_bundle(session, run, queue, lambda: None) is not None
    assert requested(site) == ["/s2", "/s3"]
    run.end()


def test_small_days_share_a_bundle(site: Site, tmp_path: Path, prefect_api: dict[str, str]) -> None:
    site.routes["/sitemap.xml"] = sitemap(site.url, *((f"/s{day}", f"2026-03-0{day}") for day in range(1, 5)))
    config = write_config(tmp_path / "sources.toml", f'sitemaps = ["{site.url}/sitemap.xml"]', "respect_robots = false")
    home = Home(tmp_path / "home")
    home.prepare()
    run = in_process.backfill(home, config, prefect_api, "past", MARCH)
    assert (in_process.total(run, "inserted"), run.errors) == (4, {})
    with Warehouse(home).transaction() as connection:
        assert connection.execute("SELECT state, count(*) FROM windows GROUP BY state").fetchall() == [("done", 4)]
        assert connection.execute("SELECT count(*) FROM segments").fetchone() == (1,)


def test_windows_are_done_together_up_to_the_pages_of_a_bundle() -> None:
    def of(*sizes: int, kind: windows.WindowKind = "days") -> list[list[int]]:
        planned = [windows.Window(kind, str(number), "", size=size) for number, size in enumerate(sizes)]
        return [[window.size for window in group] for group in windows.together(planned, 100)]

    assert of(4, 90, 6, 1, 300, 0, 2) == [[4, 90, 6], [1], [300], [0, 2]]
    assert of(1, 1, kind="warc") == of(1, 1, kind="files") == [[1], [1]]
    assert list(map(len, of(*[0] * 40))) == [31, 9]


def test_one_backfill_of_a_source_at_a_time(past: Backfiller) -> None:
    run = past.open()
    with pytest.raises(TransientError, match=run.run_id):
        ensure_single_backfill(past.session.home, "past")
    run.end()
    ensure_single_backfill(past.session.home, "past")
