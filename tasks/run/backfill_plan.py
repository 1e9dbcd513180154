"""The plan of a backfill: from the range that an operator names to the windows that are to be filled.

Plain and synchronous, as ``tasks.run.session``; ``flows.backfill`` adds order, threads and Prefect tasks.
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
from tasks.run.news_files import BASE, news_windows
from tasks.run.page_import import offline_windows
from tasks.run.session import RunSession
from tasks.run_locks import live_runs_of
from tasks.runs import Run
from tasks.windows import Window

log = logging.getLogger(__name__)

UNDATED = "undated"
"""Name of the window of addresses that no date is stated for."""
WITHOUT_DATE = "addresses without a date"
"""What that window is about."""
LIST_WINDOW = 500
"""Addresses of a list in one window."""
_ZONES = timedelta(days=1)
"""This long after its end in UTC, a day is over in every zone and its sitemaps have been written."""


class BackfillBusy(TransientError):
    """Another backfill of the source is running. ``key`` is the source."""


@dataclass(frozen=True, slots=True)
class BackfillRange:
    """What one backfill of a source covers: days, a list of addresses, WARC files, saved pages, or failed windows."""

    first: date | None = None
    last: date | None = None
    undated: bool = False
    """Whether addresses that sitemaps list without a date are included."""
    urls: Path | None = None
    cc_news: Path | None = None
    """A listing of Common Crawl's news files, of which those of the days are read."""
    cc_base: str = BASE
    warc: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    failed: bool = False
    """Only the windows that failed."""
    refresh: bool = False
    """Whether windows that are done, and pages that were fetched before, are done again."""


@dataclass(slots=True)
class ListedAddresses:
    """What the documents of a source list for some days."""

    keys: dict[str, set[str]] = field(default_factory=dict)
    """Address keys by window; kept only for a preview."""
    counts: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    broken: dict[str, str] = field(default_factory=dict)
    """By window: the document that could not be read, with its error."""


class BackfillPlanner:
    """Makes the windows of a backfill. ``run`` is None for a preview, which writes nothing."""

    def __init__(self, session: RunSession, source: Source, scope: BackfillRange, run: Run | None) -> None:
        self.session = session
        self.source = source
        self.scope = scope
        self.run = run
        self.now = session.clock()
        self.known = {(w.kind, w.name): w for w in windows.windows_of(session.warehouse, source.name)}
        self.listed = ListedAddresses()

    def plan(self) -> list[Window]:
        """The windows of the range that are not done, in the order in which to do them; newest days first.

        A window that is done is planned again in three cases: ``refresh`` is set and no refresh is in progress, its day
        was not over when it was planned, or a document that may list more of it could not be read.

        Raises:
            ConfigError: the source has no sitemaps or dated listings, or a file or list that was named has a mistake.
            TransientError: the run was stopped before the plan was made.
        """
        scope = self.scope
        if scope.failed:
            return [window for window in self.known.values() if window.state == "failed"]
        if scope.urls is not None:
            wanted = self._list_windows(scope.urls)
        elif scope.warc or scope.files:
            wanted = offline_windows(scope.warc, scope.files)
        elif scope.cc_news is not None:
            assert scope.first is not None and scope.last is not None  # noqa: S101, PT018 - the command has checked it
            wanted = news_windows(scope.cc_news, scope.cc_base, scope.first, scope.last)
        else:
            wanted = self._day_windows()
        planned = self._planned(wanted)
        return [window for window in planned if window.state != "done"]

    def _planned(self, wanted: Sequence[Window]) -> list[Window]:
        """The wanted windows with their stored state, after new ones have been stored."""
        before = {(w.kind, w.name): w for w in wanted if (w.kind, w.name) in self.known}
        in_progress = any(self.known[key].refresh and self.known[key].state != "done" for key in before)
        due = {
            (window.kind, window.name)
            for window in wanted
            if self._is_new(window) or (self.scope.refresh and not in_progress)
        }
        new = [replace(w, refresh=self.scope.refresh, planned_at=self.now) for w in wanted if (w.kind, w.name) in due]
        if new and new[0].kind == "days":
            new = self._read_sitemaps(new)
        if self.run is not None and new:
            windows.plan(self.session.warehouse, self.source.name, new, self.now)
            self.known |= {(w.kind, w.name): w for w in windows.windows_of(self.session.warehouse, self.source.name)}
        else:
            self.known |= {(w.kind, w.name): replace(w, state="planned") for w in new}
        # With the stored state, but with the place of their files as named now.
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

    def _day_windows(self) -> list[Window]:
        first, last = self.scope.first, self.scope.last
        assert first is not None and last is not None  # noqa: S101, PT018 - the command has checked it
        if not self.source.sitemaps and not self.source.dated_listings and not self.source.listings:
            raise ConfigError(
                f'source "{self.source.name}" has no sitemaps, listings or dated_listings that list older pages; '
                "add some, or use --urls, --warc or --files",
                key=str(self.session.config.path),
            )
        wanted = [Window("days", day.isoformat(), day.isoformat()) for day in days(first, last)]
        wanted.reverse()
        return [*wanted, Window("days", UNDATED, WITHOUT_DATE)] if self.scope.undated else wanted

    def _read_sitemaps(self, new: list[Window]) -> list[Window]:
        """Read the sitemaps and listings for the days of some windows, and assign the addresses to them."""
        names = {window.name for window in new}
        dated = sorted(names - {UNDATED})
        since = _midnight(dated[0]) if dated else datetime(1990, 1, 1, tzinfo=UTC)
        until = _midnight(dated[-1]) + timedelta(days=1) if dated else self.now
        for read in discover_past(
            self.source, self._get, now=self.now, since=since, until=until, parse=self.session.parsers.parse_document
        ):
            self._assign(read, names)
            for document in read.documents:
                if document.error:
                    self._mark_incomplete(document, names)
            if self.session.stopping.is_set():
                raise TransientError("stopped before the plan was made", key=self.source.name)
        return [
            replace(
                w,
                size=self.listed.counts[w.name],
                is_whole=w.name not in self.listed.broken,
                error=self.listed.broken.get(w.name, ""),
            )
            for w in new
        ]

    def _assign(self, read: Discovery, names: set[str]) -> None:
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
        windows.record_documents(self.session.warehouse, self.run, read)
        windows.add_addresses(self.session.warehouse, self.source.name, "days", mine)

    def _mark_incomplete(self, document: DocumentRead, names: set[str]) -> None:
        """Mark the days of a document that cannot be read: those that its name states, or all."""
        period = named_periods([document.url], self.now).get(document.url)
        for name in names:
            if period is None or name == UNDATED or period[0] <= _midnight(name) < period[1]:
                self.listed.broken[name] = f"{document.url}: {document.error}"

    def _get(self, url: str, kind: ExchangeKind, validators: Validators | None) -> Visit:
        policy = self.source.document_policy()
        return self.session.client.fetch(
            url, policy, kind=kind, validators=validators, stop=self.session.stopping.is_set
        )

    def list_day(self, window: Window) -> str:
        """Read the dated listings of a window's day and assign what they list to it.

        Returns:
            The errors of listings that could not be read, or an empty string.
        """
        if window.kind != "days" or window.name == UNDATED or self.run is None:
            return ""
        day = date.fromisoformat(window.name)
        urls = listings_of(self.source.dated_listings, day, self.scope.first or day)
        if not urls:
            return ""
        read = discover_listings(self.source, self._get, urls, now=self.now, parse=self.session.parsers.parse_document)
        windows.record_documents(self.session.warehouse, self.run, read)
        mine = [(window.name, c) for c in read.candidates if self._is_in_range(c, day)]
        windows.add_addresses(self.session.warehouse, self.source.name, "days", mine)
        return "; ".join(f"{d.url}: {d.error}" for d in read.documents if d.error)

    def _is_in_range(self, candidate: Candidate, day: date) -> bool:
        """A listing of a day also links to newer pages: an address that states a day outside the range is left out."""
        stated = day_of(candidate, self.now)
        return stated is None or (self.scope.first or day) <= stated <= (self.scope.last or day)

    # Lists of addresses

    def _list_windows(self, path: Path) -> list[Window]:
        listed = read_urls(path).urls
        wanted = []
        for start in range(0, len(listed), LIST_WINDOW):
            part = listed[start : start + LIST_WINDOW]
            name = hashlib.sha256("\n".join(key_of(url) for url in part).encode()).hexdigest()[:16]
            about = f"{path.name}, addresses {start + 1} to {start + len(part)}: {part[0]} ..."
            wanted.append(Window("urls", name, about, size=len(part)))
            given = [(name, Candidate(url, key_of(url), self.source.name, "url", str(path))) for url in part]
            if self.run is None:
                self.listed.keys[name] = {candidate.key for _, candidate in given}
            elif ("urls", name) not in self.known or self.scope.refresh:
                windows.add_addresses(self.session.warehouse, self.source.name, "urls", given)
        return wanted


@dataclass(frozen=True, slots=True)
class AddressList:
    """A list of addresses that an operator made."""

    urls: tuple[str, ...]
    """Each page once, in order."""
    bad_lines: tuple[str, ...]
    """Lines that are no address, each with its number."""


def read_urls(path: Path) -> AddressList:
    """A list of addresses, one a line, each page once; blank lines and lines that begin with # are left out.

    Raises:
        ConfigError: the file cannot be read, or has no address; with the first line that is none.
    """
    found: dict[str, str] = {}
    bad: list[tuple[int, str]] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", key=str(path)) from error
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if not text.lower().startswith(("http://", "https://")) or resolve("", text) is None:
            bad.append((number, text[:100]))
        else:
            found.setdefault(key_of(text), text)
    if not found and bad:
        number, text = bad[0]
        raise ConfigError(
            f"{text!r} is not an http:// or https:// address, nor is any other line", key=f"{path}:{number}"
        )
    if not found:
        raise ConfigError("contains no address", key=str(path))
    return AddressList(tuple(found.values()), tuple(f"line {number}: {text}" for number, text in bad))


def ensure_single_backfill(home: Home, source: str) -> None:
    """Raise BackfillBusy while another backfill of the source is running."""
    if live := live_runs_of(home, "backfill", source):
        raise BackfillBusy(f"run {min(live)} is backfilling it in; wait for it, or stop it", key=source)


def known_count(session: RunSession, planner: BackfillPlanner, window: Window) -> int:
    """How many addresses of a previewed window the warehouse has already."""
    keys: Iterator[str] = iter(planner.listed.keys.get(window.name, ()))
    return len(windows.known_keys(session.warehouse, keys))


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
