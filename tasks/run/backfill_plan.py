"""A stretch of the past, as an operator names it, and the windows that it comes to.

Plain and synchronous, beside ``tasks.run.session``; ``flows.backfill`` gives it order, threads and Prefect tasks.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tasks import windows
from tasks.config import Source
from tasks.discover import discover_listings, discover_past
from tasks.home import Home
from tasks.pure.addresses import key_of, resolve
from tasks.pure.discovery.periods import day_of, days, listings_of
from tasks.pure.discovery.records import Discovery, DocumentRead
from tasks.pure.discovery.sitemaps import named_periods
from tasks.pure.errors import ConfigError, TransientError
from tasks.pure.exchanges import ExchangeKind, Validators, Visit
from tasks.pure.records import Candidate
from tasks.run.page_import import offline_windows
from tasks.run.session import Corridor
from tasks.run_locks import live_runs_of
from tasks.runs import Run
from tasks.windows import Window

log = logging.getLogger(__name__)

UNDATED = "undated"
"""The window of addresses that no date is stated for."""
LIST_WINDOW = 500
"""Addresses of a list in one window."""
_ZONES = timedelta(days=1)
"""So long after its end in UTC, a day is over everywhere and its sitemaps have been written."""


class BackfillBusy(TransientError):
    """Another backfill of the source is at work."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be filled in for one source; one of the groups."""

    first: date | None = None
    last: date | None = None
    undated: bool = False
    """Take in what sitemaps list without any date, too."""
    urls: Path | None = None
    warc: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    failed: bool = False
    """The windows that failed, and nothing else."""
    refresh: bool = False


@dataclass(slots=True)
class Listed:
    """What the documents of a source list for some days."""

    keys: dict[str, set[str]] = field(default_factory=dict)
    """Address keys by window; kept for a preview alone."""
    counts: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    broken: dict[str, str] = field(default_factory=dict)
    """By window: the document that could not be read."""


class Planner:
    """Makes the windows of a stretch. ``run`` is None for a preview, which writes nothing."""

    def __init__(self, corridor: Corridor, source: Source, stretch: Stretch, run: Run | None) -> None:
        self.corridor = corridor
        self.source = source
        self.stretch = stretch
        self.run = run
        self.now = corridor.clock()
        self.known = {(w.kind, w.name): w for w in windows.windows_of(corridor.warehouse, source.name)}
        self.listed = Listed()

    def plan(self) -> list[Window]:
        """The windows of the stretch that are not done, in the order in which they are to be; newest days first.

        A window that is done stays so, unless all is to be refreshed and no such plan is under way, its day was not
        over when it was planned, or a document that may list more could not be read.
        """
        stretch = self.stretch
        if stretch.failed:
            return [window for window in self.known.values() if window.state == "failed"]
        if stretch.urls is not None:
            wanted = self._urls(stretch.urls)
        elif stretch.warc or stretch.files:
            wanted = offline_windows(stretch.warc, stretch.files)
        else:
            wanted = self._days()
        planned = self._planned(wanted)
        return [window for window in planned if window.state != "done"]

    def _planned(self, wanted: Sequence[Window]) -> list[Window]:
        """The wanted windows as they stand, after those that are new have been written down."""
        before = {(w.kind, w.name): w for w in wanted if (w.kind, w.name) in self.known}
        under_way = any(self.known[key].refresh and self.known[key].state != "done" for key in before)
        anew = {
            (window.kind, window.name)
            for window in wanted
            if self._is_new(window) or (self.stretch.refresh and not under_way)
        }
        new = [
            replace(w, refresh=self.stretch.refresh, planned_at=self.now) for w in wanted if (w.kind, w.name) in anew
        ]
        if new and new[0].kind == "days":
            new = self._list(new)
        if self.run is not None and new:
            windows.plan(self.corridor.warehouse, self.source.name, new, self.now)
            self.known |= {(w.kind, w.name): w for w in windows.windows_of(self.corridor.warehouse, self.source.name)}
        else:
            self.known |= {(w.kind, w.name): replace(w, state="planned") for w in new}
        # As they stand, but where their files lie now.
        return [replace(self.known[w.kind, w.name], about=w.about) for w in wanted]

    def _is_new(self, window: Window) -> bool:
        known = self.known.get((window.kind, window.name))
        if known is None or not known.is_whole:
            return True
        if window.kind != "days" or window.name == UNDATED or known.planned_at is None:
            return False
        ends = datetime.combine(date.fromisoformat(window.name), time(), UTC) + timedelta(days=1)
        return known.planned_at < ends + _ZONES

    # Days

    def _days(self) -> list[Window]:
        first, last = self.stretch.first, self.stretch.last
        assert first is not None and last is not None  # noqa: S101, PT018 - the command has seen to it
        if not self.source.sitemaps and not self.source.dated_listings:
            raise ConfigError(
                f'source "{self.source.name}" has neither sitemaps nor dated_listings to find the past in; '
                "name some, or use --urls, --warc or --files",
                key=str(self.corridor.config.path),
            )
        wanted = [Window("days", day.isoformat(), day.isoformat()) for day in days(first, last)]
        wanted.reverse()
        return [*wanted, Window("days", UNDATED, "addresses without a date")] if self.stretch.undated else wanted

    def _list(self, new: list[Window]) -> list[Window]:
        """Read the sitemaps for some windows, and give them the addresses that are theirs."""
        names = {window.name for window in new}
        dated = sorted(names - {UNDATED})
        since = _midnight(dated[0]) if dated else datetime(1990, 1, 1, tzinfo=UTC)
        until = _midnight(dated[-1]) + timedelta(days=1) if dated else self.now
        for read in discover_past(
            self.source, self._get, now=self.now, since=since, until=until, parse=self.corridor.parsers.parse_document
        ):
            self._take(read, names)
            for document in read.documents:
                if document.error:
                    self._broke(document, names)
            if self.corridor.stopping.is_set():
                raise TransientError("told to stop before the plan was made", key=self.source.name)
        return [
            replace(
                w,
                size=self.listed.counts[w.name],
                is_whole=w.name not in self.listed.broken,
                error=self.listed.broken.get(w.name, ""),
            )
            for w in new
        ]

    def _take(self, read: Discovery, names: set[str]) -> None:
        mine: list[tuple[str, Candidate]] = []
        for candidate in read.candidates:
            day = day_of(candidate, self.now)
            name = day.isoformat() if day is not None else UNDATED
            self.listed.undated += day is None
            if name in names:
                mine.append((name, candidate))
        self.listed.counts.update(name for name, _ in mine)
        if self.run is None:
            for name, candidate in mine:
                self.listed.keys.setdefault(name, set()).add(candidate.key)
            return
        windows.record_documents(self.corridor.warehouse, self.run, self.source.name, read)
        windows.add_addresses(self.corridor.warehouse, self.source.name, "days", mine)

    def _broke(self, document: DocumentRead, names: set[str]) -> None:
        """A document that cannot be read leaves a hole in the days that its name tells, or in all."""
        period = named_periods([document.url], self.now).get(document.url)
        for name in names:
            if period is None or name == UNDATED or period[0] <= _midnight(name) < period[1]:
                self.listed.broken[name] = f"{document.url}: {document.error}"

    def _get(self, url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
        policy = self.source.document_policy()
        return self.corridor.client.fetch(
            url, policy, kind=kind, validators=validators, stop=self.corridor.stopping.is_set
        )

    def list_day(self, window: Window) -> str:
        """Read the dated listings of a window's day, and give it what they list; what could not be read, or nothing."""
        if window.kind != "days" or window.name == UNDATED or self.run is None:
            return ""
        day = date.fromisoformat(window.name)
        urls = listings_of(self.source.dated_listings, day, self.stretch.first or day)
        if not urls:
            return ""
        read = discover_listings(self.source, self._get, urls, now=self.now, parse=self.corridor.parsers.parse_document)
        windows.record_documents(self.corridor.warehouse, self.run, self.source.name, read)
        mine = [(window.name, c) for c in read.candidates if self._is_of_stretch(c, day)]
        windows.add_addresses(self.corridor.warehouse, self.source.name, "days", mine)
        return "; ".join(f"{d.url}: {d.error}" for d in read.documents if d.error)

    def _is_of_stretch(self, candidate: Candidate, day: date) -> bool:
        """Pages that list a day link to what is new, too: an address that tells another day belongs there."""
        told = day_of(candidate, self.now)
        return told is None or (self.stretch.first or day) <= told <= (self.stretch.last or day)

    # Lists of addresses

    def _urls(self, path: Path) -> list[Window]:
        listed = read_urls(path)
        wanted = []
        for start in range(0, len(listed), LIST_WINDOW):
            part = listed[start : start + LIST_WINDOW]
            name = hashlib.sha256("\n".join(key_of(url) for url in part).encode()).hexdigest()[:16]
            about = f"{path.name}, addresses {start + 1} to {start + len(part)}: {part[0]} ..."
            wanted.append(Window("urls", name, about, size=len(part)))
            given = [(name, Candidate(url, key_of(url), self.source.name, "url", str(path))) for url in part]
            if self.run is None:
                self.listed.keys[name] = {candidate.key for _, candidate in given}
            elif ("urls", name) not in self.known or self.stretch.refresh:
                windows.add_addresses(self.corridor.warehouse, self.source.name, "urls", given)
        return wanted


def read_urls(path: Path) -> list[str]:
    """A list of addresses, one a line, each page once; blank lines and lines that begin with # are left out.

    Raises ConfigError with file and line at what is no address.
    """
    found: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", key=str(path)) from error
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if not text.lower().startswith(("http://", "https://")) or resolve("", text) is None:
            raise ConfigError(f"{text[:100]!r} is no http:// or https:// address", key=f"{path}:{number}")
        found.setdefault(key_of(text), text)
    if not found:
        raise ConfigError("holds no address", key=str(path))
    return list(found.values())


def refuse_a_second(home: Home, source: str) -> None:
    """Raises BackfillBusy where a backfill of the source is at work."""
    if live := live_runs_of(home, "backfill", source):
        raise BackfillBusy(f"run {min(live)} is filling it in; wait for it, or stop it", key=source)


def known_share(corridor: Corridor, planner: Planner, window: Window) -> int:
    """How many of a previewed window's addresses are there already."""
    keys: Iterator[str] = iter(planner.listed.keys.get(window.name, ()))
    return len(windows.known_keys(corridor.warehouse, keys))


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
