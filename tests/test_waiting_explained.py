"""A person who waits for a run is told for which host, why, and how long; each run leaves one line a source and one."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.settings import PREFECT_LOGGING_TO_API_BATCH_INTERVAL, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings
from rich.console import Console
from rich.progress import Progress

from flows.cli.progress import Bar, Lines
from flows.ingest import ingest_now
from tasks import logs
from tasks.home import Home
from tasks.run.host_progress import HostBoard, HostProgress, waiting_reason
from tasks.run.run_lines import log_summary
from tasks.runs import RunSource
from tasks.settings import Settings
from tests.support import in_process
from tests.support.gazette import page
from tests.support.web import Answer, serving

SLOW = HostProgress("post", "slow.example", 14, 120, every=10.0, is_crawl_delay=True, passed=140.0)
NINE = datetime(2026, 3, 20, 9, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("host", "says"),
    [
        (SLOW, "slow.example 14 of 120, one every 10 s (Crawl-delay), about 18 min left"),
        (
            HostProgress("post", "a.example", 1, 31, every=2.0),
            "a.example 1 of 31, one every 2 s (delay), about 1 min left",
        ),
        (HostProgress("post", "a.example", 10, 20, every=0.0, passed=600.0), "a.example 10 of 20, about 10 min left"),
        (
            HostProgress("post", "a.example", 3, 9, every=1.0, waits_until=NINE, waits_for="Retry-After"),
            "a.example 3 of 9, no requests until 09:31 UTC (Retry-After)",
        ),
    ],
)
def test_the_state_of_a_host_names_the_reason(host: HostProgress, says: str) -> None:
    assert str(host) == says
    assert host.is_worth_saying


@pytest.mark.parametrize(
    "host",
    [HostProgress("post", "a.example", 9, 9, every=10.0), HostProgress("post", "a.example", 5, 9, every=1.0)],
    ids=["done", "quick"],
)
def test_a_host_that_is_done_or_quick_is_not_worth_a_line(host: HostProgress) -> None:
    assert not host.is_worth_saying


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("a.example: the site asks for a pause (Retry-After): no requests until 2026-03-20 09:31 UTC", "Retry-After"),
        (
            "a.example: 8 requests in a row have failed: no more until 2026-03-20 09:31 UTC",
            "too many failures in a row",
        ),
        ("robots.txt is unavailable: https://a.example/1", "its robots.txt is unavailable"),
        ("status 429 Too Many Requests", "Retry-After"),
        ("other processes kept it busy", "busy"),
    ],
)
def test_why_a_host_waits_is_read_from_the_error(error: str, reason: str) -> None:
    assert waiting_reason(error) == reason


def test_those_that_take_longest_are_shown_first() -> None:
    board = HostBoard()
    hosts = [HostProgress("post", f"{n}.example", 0, n, every=10.0) for n in (1, 9, 3, 7, 5)]
    for host in (*hosts, HostProgress("post", "closed.example", 0, 1, every=0.0, waits_until=NINE)):
        board.note(host)
    assert [host.host for host in board.slowest()] == ["closed.example", "9.example", "7.example"]
    assert board.seconds_left() == 90.0


def test_lines_name_the_slow_host_under_the_counts() -> None:
    shown = io.StringIO()
    lines = Lines(shown, every=0.0)
    lines.expect(120)
    lines.host(SLOW)
    lines.fetched(14)
    assert shown.getvalue().splitlines()[-2:] == [
        "14 of 120 fetched, 0 loaded, about 18 min left",
        "  slow.example 14 of 120, one every 10 s (Crawl-delay), about 18 min left",
    ]


def test_a_row_of_the_bar_fits_on_a_terminal_of_eighty_columns() -> None:
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system=None)
    progress = Progress(*Bar.columns(), console=console)
    bar = Bar(progress)
    bar.expect(120)
    bar.host(SLOW)
    with console.capture() as shown:
        console.print(progress.get_renderable())
    assert "slow.example: one every 10 s (Crawl-delay), about 18 min left" in shown.get()
    assert max(map(len, shown.get().splitlines())) <= 80


def test_a_run_leaves_a_line_for_each_source_with_news_and_one(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "tasks")
    rows = [
        RunSource("post", 20, 3, 5, inserted=2, updated=0, unchanged=0, duplicate=0, rejected=1, pending=0),
        RunSource("quiet", 9, 0, 0, inserted=0, updated=0, unchanged=0, duplicate=0, rejected=0, pending=0),
        RunSource("gone", 0, 0, 0, inserted=0, updated=0, unchanged=0, duplicate=0, rejected=0, pending=0),
    ]
    log_summary("ingest", rows, {"gone": "status 404 Not Found"}, 12.34)
    said = [
        {key: vars(record).get(key) for key in ("source", "inserted", "error", "seconds")} for record in caplog.records
    ]
    assert [record.getMessage() for record in caplog.records] == ["source is done", "source is done", "run is done"]
    assert said == [
        {"source": "post", "inserted": 2, "error": None, "seconds": None},
        {"source": "gone", "inserted": None, "error": "status 404 Not Found", "seconds": None},
        {"source": None, "inserted": 2, "error": None, "seconds": 12.3},
    ]


@pytest.fixture
def as_a_command_logs() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in ("flows", "tasks")]
    before = [(logger, logger.level, logger.propagate, logger.handlers) for logger in loggers]
    logs.set_up(None, terminal=False)
    yield
    for logger, level, propagate, handlers in before:
        logger.level, logger.propagate, logger.handlers = level, propagate, handlers


@pytest.mark.usefixtures("as_a_command_logs")
def test_prefects_page_of_a_run_has_rejects_and_the_summary(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    routes = {"/1": Answer(page(1).encode()), "/2": Answer(b"<p>Nothing</p>")}
    with serving(routes) as site:
        config = tmp_path / "sources.toml"
        config.write_text(
            f'[[sources]]\nname = "post"\nurls = ["{site.url}/1", "{site.url}/2"]\ndelay = 0.0\n'
            'allow_private_hosts = ["127.0.0.0/8"]\n'
        )
        to_api = temporary_settings({PREFECT_LOGGING_TO_API_ENABLED: True, PREFECT_LOGGING_TO_API_BATCH_INTERVAL: 0.1})
        with in_process.using(prefect_api), to_api:
            lines = asyncio.run(_lines_of_a_run(Settings(Home(tmp_path / "home"), config)))
    (rejected,) = [line for line in lines if line.startswith("rejected ")]
    assert f"url={site.url}/2" in rejected
    assert any(line.startswith("source is done") and "source=post" in line and "inserted=1" in line for line in lines)
    assert any(line.startswith("run is done") and "rejected=1" in line for line in lines)
    assert not any(line.startswith("fetched") for line in lines)


async def _lines_of_a_run(settings: Settings) -> list[str]:
    from prefect.logging.handlers import APILogHandler

    await ingest_now(settings, label=str(settings.home.root))
    await APILogHandler.aflush()
    async with get_client() as client:
        runs = await client.read_flow_runs(limit=200)
        (run,) = [run for run in runs if run.name == f"ingest {settings.home.root}"]
        found = await client.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id])))
    return [log.message for log in found]
