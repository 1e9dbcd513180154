"""The past of an invented paper, and a backfill of it step by step, in the flow's order but without Prefect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks import windows
from tasks.config import Source, load_config
from tasks.home import Home
from tasks.run.backfill_plan import BackfillPlanner, BackfillRange
from tasks.run.bundles import fetch_bundle, host_queues
from tasks.run.page_import import PageImport
from tasks.run.recovery import recover_unloaded
from tasks.run.session import RunSession
from tasks.runs import Run, close_run, open_run
from tasks.saved import Naming
from tasks.windows import Window
from tests.support.gazette import page

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SITE = "https://gazette.example"


def write_warc(path: Path, pages: Iterable[tuple[str, bytes]], *, at: datetime = NOW - timedelta(days=60)) -> Path:
    """A WARC file as another tool would write it: each page with its address, an hour after the previous one."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "other"}))
        for number, (url, body) in enumerate(pages):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            stamp = f"{at + timedelta(hours=number):%Y-%m-%dT%H:%M:%SZ}"
            fields = {"WARC-Date": stamp}
            record = writer.create_warc_record(url, "response", BytesIO(body), len(body), "", fields, http_headers=head)
            writer.write_record(record)
    return path


def gazette_pages(count: int, site: str = SITE) -> list[tuple[str, bytes]]:
    """This many articles, no two of which share a paragraph."""
    return [(f"{site}/2026/03/{number:05}-story", page(number).encode()) for number in range(count)]


def write_config(path: Path, *lines: str) -> Path:
    """Write a configuration with the source ``past``; ``lines`` are keys of its table."""
    head = '[defaults]\ncontact = "mailto:a@example.org"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
    path.write_text(head + '[[sources]]\nname = "past"\nenabled = false\n' + "\n".join(lines) + "\n", encoding="utf-8")
    return path


class Backfiller:
    """A run session with one source, whose clock a test sets."""

    def __init__(self, session: RunSession, source: Source) -> None:
        self.session = session
        self.source = source
        self.outcomes: Counter[str] = Counter()
        self.left_out: list[str] = []

    def open(self, *, refresh: bool = False) -> Run:
        session = self.session
        return open_run(
            session.warehouse, session.home, "backfill", [self.source], refresh=refresh, now=session.clock()
        )

    def fill(self, scope: BackfillRange, naming: Naming | None = None) -> list[Window]:
        """Do a whole backfill; returns the windows with their results."""
        for path in recover_unloaded(self.session)[0]:
            self.outcomes += self.session.load_segment(path)
        run = self.open(refresh=scope.refresh)
        try:
            planner = BackfillPlanner(self.session, self.source, scope, run)
            settled = [self._window(run, planner, window, naming or Naming()) for window in planner.plan()]
            close_run(self.session.warehouse, run, self.session.clock(), {})
        finally:
            run.end()
        return settled

    def _window(self, run: Run, planner: BackfillPlanner, window: Window, naming: Naming) -> Window:
        session, name = self.session, self.source.name
        if window.kind in ("warc", "files"):
            importing = PageImport(session, run, self.source, window, naming)
            while (segment := importing.next_segment()) is not None:
                self.outcomes += session.load_segment(segment)
            problem = importing.error_text()
            self.left_out.append(importing.left_out_text())
        else:
            unread = planner.list_day(window)
            for queue in host_queues(self.source, windows.claim(session.warehouse, run, name, window, session.clock())):
                while queue.waiting:
                    fetched = fetch_bundle(session, run, queue, lambda: None)
                    assert fetched is not None
                    self.outcomes += session.load_segment(fetched)
            left = windows.left_of(session.warehouse, name, window)
            hole = "" if window.is_whole else window.error
            problem = "; ".join(filter(None, (hole, unread, left.why if left.addresses else "")))
        return windows.settle(session.warehouse, run, name, window, problem, session.clock())

    def ask(self, query: str, *parameters: str) -> list[tuple[object, ...]]:
        with self.session.warehouse.transaction() as connection:
            return connection.execute(query, parameters or None).fetchall()


@contextmanager
def backfiller(folder: Path, *lines: str, now: datetime | None = None) -> Iterator[Backfiller]:
    """A home under ``folder`` with a source ``past`` that has these keys; with the real clock, or a fixed time."""
    config = load_config(write_config(folder / "sources.toml", *lines))

    def clock() -> datetime:
        return now or datetime.now(UTC)

    with RunSession(Home(folder / "home"), config, clock, workers=1) as session:
        yield Backfiller(session, config.sources[0])


def states(settled: Sequence[Window]) -> dict[str, str]:
    """The windows of a backfill by name, with their states."""
    return {window.name: window.state for window in settled}
