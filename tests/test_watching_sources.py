"""``dateline status --watch``: a line a source with its last run, the next, what it does now, and why; 80 columns."""

from __future__ import annotations

import fcntl
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli.main import cli
from flows.cli.watch import short_reason, table
from tasks import alarms
from tasks.config import Source
from tasks.coordination.files import file_name
from tasks.home import Home
from tasks.run.agenda import Agenda, times_of
from tasks.warehouse import Warehouse
from tasks.watching import LastRun, Ledger, WatchedSource, next_runs, read_ledger, watch
from tests.support import two_newspapers

NOON = two_newspapers.NOON
POST = Source(name="harbour-post", feeds=("https://post.example/feed",), schedule="*/15 * * * *")
PHARE = Source(name="le-phare", enabled=False)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = two_newspapers.made_home(tmp_path / "home")
    home.prepare()
    return home


def look(home: Home, *sources: Source, health: dict[str, tuple[str, str]] | None = None) -> list[WatchedSource]:
    return watch(home, sources, read_ledger(home), health or {}, NOON)


def test_a_source_has_its_last_run_and_the_next(home: Home) -> None:
    (post,) = look(home, POST, health={"harbour-post": ("ok", "")})
    assert post.last == LastRun(NOON, changed=1, rejected=0, error=None)
    assert post.next_at == NOON + timedelta(minutes=15)
    assert (post.running_since, post.waits_until, post.health) == (None, None, "ok")


def test_one_that_is_switched_off_says_so_and_is_not_due(home: Home) -> None:
    (phare,) = look(home, PHARE, health={"le-phare": ("ok", "")})
    assert (phare.next_at, phare.health) == (None, "off")


def test_the_next_run_follows_the_zone_of_the_schedule() -> None:
    moscow = Source(name="a", feeds=POST.feeds, schedule="0 18 * * *", schedule_zone="Europe/Moscow")
    by_hand = Source(name="b", feeds=POST.feeds, schedule="")
    assert next_runs([moscow, by_hand], NOON) == {"a": datetime(2026, 3, 20, 15, tzinfo=UTC)}


def test_the_next_run_is_where_spread_moves_it_as_the_service_does() -> None:
    twins = [Source(name=name, feeds=POST.feeds, schedule="*/15 * * * *") for name in ("a", "b")]
    agenda = Agenda(times_of)
    agenda.serve(twins, dict.fromkeys(("a", "b"), NOON), NOON)
    due = next_runs(twins, NOON)
    assert min(due.values()) == agenda.next_at()
    assert due["a"] != due["b"]


def test_a_run_that_is_alive_is_seen_by_its_lock(home: Home) -> None:
    lock = home.runs / "run-9.lock"
    lock.write_text("77\ningest\nother harbour-post\n")
    (post,) = look(home, POST)
    assert post.running_since is None
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        (post,) = look(home, POST)
    assert post.running_since is not None


def test_a_host_that_is_waited_for_is_seen_by_its_file(home: Home) -> None:
    home.hosts.mkdir(parents=True, exist_ok=True)
    until = NOON + timedelta(minutes=20)
    state = {"asked_at": NOON.timestamp(), "paged_at": 0, "strikes": 1, "closed_at": NOON.timestamp()}
    state |= {"closed_until": until.timestamp(), "why": "retry-after"}
    (home.hosts / f"{file_name('post.example')}.json").write_text(json.dumps(state))
    (post,) = look(home, POST)
    assert (post.waits_until, post.waits_for) == (until, "Retry-After")


def test_an_alarm_counts_more_than_the_snapshot(home: Home) -> None:
    alarms.note(Warehouse(home), "harbour-post", "failing", "HTTP 500", NOON)
    (post,) = look(home, POST, health={"harbour-post": ("ok", "")})
    assert (post.health, post.why) == ("failing", "HTTP 500")


def test_without_a_warehouse_the_schedule_is_shown(tmp_path: Path) -> None:
    (post,) = look(Home(tmp_path), POST)
    assert (post.last, post.health) == (None, "")
    assert read_ledger(Home(tmp_path)) == Ledger({}, {})


def test_each_line_fits_on_a_terminal_of_eighty_columns() -> None:
    def of(name: str, **given: object) -> WatchedSource:
        usual: dict[str, object] = {
            "last": LastRun(NOON, 3, 0, None), "next_at": NOON + timedelta(minutes=15), "running_since": None,
            "waits_until": None, "waits_for": "", "health": "ok", "why": "",
        }  # fmt: skip
        return WatchedSource(source=name, **{**usual, **given})  # type: ignore[arg-type]

    shown = table(
        [
            of("harbour-post"),
            of("a-source-with-a-very-long-name", running_since=NOON - timedelta(minutes=4)),
            of("wall", last=LastRun(NOON, 0, 9, None), health="fruitless", why="9 of 9 pages rejected as thin: script shell"),
            of("waits", last=LastRun(NOON, 0, 0, "HTTP 500"), waits_until=NOON + timedelta(minutes=20), health="failing", why="HTTP 500"),
            of("off", last=None, next_at=None, health="off", why="enabled = false"),
        ],
        80,
        NOON,
    ).plain.splitlines()  # fmt: skip
    assert shown == [
        "source             last            next  now          why",
        "harbour-post       12:00 +3        12:15 idle         ok",
        "a-source-with-a-v… 12:00 +3        12:15 runs 4 min   ok",
        "wall               12:00 9 rejects 12:15 idle         fruitless: script shell",
        "waits              12:00 failed    12:15 waits 12:20  failing: HTTP 500",
        "off                -               -     -            off: enabled = false",
    ]
    assert max(map(len, shown)) <= 80


@pytest.mark.parametrize(
    ("health", "why", "short"),
    [
        ("ok", "", "ok"),
        ("", "", "ok"),
        ("new", "has no baseline yet: silence is judged later", "new"),
        ("failing", "https://post.example/feed: status 404 Not Found", "failing: status 404 Not Found"),
        ("fruitless", "9 of 9 pages rejected as section; it has never", "fruitless: section"),
        ("drifting", "5 of 5 pages rejected as challenge: bot check (Cloudflare, HTTP 403)", "drifting: bot check (Cloudflare)"),
        ("silent", "https://post.example/feed lists nothing, though it did", "silent: lists nothing, though it did"),
    ],
)  # fmt: skip
def test_a_reason_is_short(health: str, why: str, short: str) -> None:
    assert short_reason(health, why) == short


def test_the_command_prints_it_once_where_there_is_no_terminal(home: Home, tmp_path: Path) -> None:
    config = tmp_path / "sources.toml"
    config.write_text('[[sources]]\nname = "harbour-post"\nfeeds = ["https://post.example/feed"]\n')
    done = CliRunner().invoke(cli, ["--home", str(home.root), "--config", str(config), "status", "--watch"])
    assert done.exit_code == 0, done.output
    heading, line, served = done.output.splitlines()
    assert heading.startswith("source")
    assert line.startswith("harbour-post")
    assert served.startswith("not served: ")
