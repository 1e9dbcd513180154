"""Pages to articles, and documents to their entries, in separate processes, which import :mod:`tasks.pure` only.

This process does not import what reads pages, except where something else of it does: a command starts faster.

A page that kills its parser or takes too long costs only itself: its batch is judged again page by page, and that
page becomes a ``broken`` reject. The pages of a source that take too long share a budget for the run, so that they do
not hold up other sources for hours: each has less time than the one before it, and once the budget is spent the rest
of the source's pages are rejected unread. ``dateline reprocess`` reads them again from the archive.
"""

from __future__ import annotations

import fcntl
import gc
import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from tasks.pure.archived import ArchivedVisit
from tasks.pure.errors import TerminalError, TransientError
from tasks.pure.records import Article, Page, Rejection, SourceRules

if TYPE_CHECKING:
    from tasks.pure.discovery.documents import Document
    from tasks.pure.discovery.parse import FetchedKind

log = logging.getLogger(__name__)

T = TypeVar("T")
Verdict = Article | Rejection
Judged = tuple[ArchivedVisit, Verdict | None]

# A batch goes to a parser process at once: enough pages that the transfer does not matter (2 ms for 8 pages of
# 130 kB), few enough that the death of a parser costs little.
BATCH_PAGES = 8
BATCH_BYTES = 4_000_000
PAGE_SECONDS = 30.0
"""Seconds of processor time for one page before its parser is ended. A page of 10 MB takes one or two: the limit is for pages
that would never end. Time on the clock would make ordinary pages ``broken`` on a machine with too much to do."""
PATIENCE = 20
"""Times its limit that a parser has by the clock: for one that waits, or was stopped, which takes no processor time."""
SHORTEST_PAGE_SECONDS = 1.0
"""Seconds that a page has however many of its source took too long: ten times what real pages take."""
BATCH_ALLOWANCE = 1.0
"""Seconds that each further page of a batch adds to the limit."""
SLOW_SECONDS = 300.0
"""Seconds that the slow pages of one source may take in one run, of one core: some forty pages."""
PARSER_BYTES = 2 << 30
"""Memory of a parser process. A page of 9 MB takes 0.3 GB."""
STOP_SECONDS = 3.0
"""Seconds for which a run that was stopped waits for pages that are being read."""
_POLL = 0.5
"""Seconds between two looks whether the run was stopped."""

DOCUMENT_SECONDS = 30.0
"""Seconds of processor time for one feed, sitemap or listing. The largest that is allowed, a sitemap of 50 MiB, takes some ten."""


class ParsingStopped(TransientError):
    """The run was stopped while pages were read: they stay in the archive, and the next run reads them."""


class StopLimit:
    """How long a run that was stopped waits for what is being read: :data:`STOP_SECONDS` from the first look after that."""

    def __init__(self, stopping: threading.Event) -> None:
        """``stopping``: set when the run is to stop."""
        self._stopping = stopping
        self._since: float | None = None

    def check(self) -> None:
        """Raise ParsingStopped once the time is over."""
        if not self._stopping.is_set():
            return
        self._since = self._since or time.monotonic()
        if time.monotonic() - self._since > STOP_SECONDS:
            raise ParsingStopped("stopped while pages were read: the next run reads them", key="parsing")


class ParserFailed(TerminalError):
    """What was to be read took too long, or ended its parser process."""


def within(seconds: float, read: Callable[..., T], *arguments: object) -> T:
    """Call a function in a parser process, which the kernel ends, also in C, once that took more processor time."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return read(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)


def _too_long(error: BaseException) -> bool:
    """Whether a parser was ended by its limit of processor time, or by the clock."""
    return isinstance(error, FutureTimeoutError) or (
        isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGPROF
    )


def judge_pages(pages: Sequence[Page], rules: SourceRules) -> list[Verdict]:
    """Judge pages in order, in this process; a parser process runs this."""
    return [_judge(page, rules) for page in pages]


def _judge(page: Page, rules: SourceRules) -> Verdict:
    from tasks.pure.normalize import article_from  # in a parser process, where it is there already, and nowhere else

    try:
        return article_from(page, rules)
    except Exception as error:  # noqa: BLE001 - one page never costs another; the reject says what happened
        return Rejection("broken", f"{type(error).__name__}: {error}"[:300])


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who pages are read for."""

    rules: SourceRules
    budget: str

    @property
    def account(self) -> tuple[str, str]:
        """Whose time for slow pages it is."""
        return self.budget, self.rules.name


@dataclass(frozen=True, slots=True)
class _Sent:
    """Pages that a parser is reading, and the seconds that it has for them."""

    future: ProcessFuture[list[Verdict]]
    seconds: float


class Parsers:
    """A pool of parser processes, started when first used. Use as a context manager."""

    def __init__(
        self,
        workers: int | None = None,
        *,
        page_seconds: float = PAGE_SECONDS,
        document_seconds: float = DOCUMENT_SECONDS,
        slow_seconds: float = SLOW_SECONDS,
        stopping: threading.Event | None = None,
    ) -> None:
        """Nothing is started yet.

        Args:
            workers: processes; by default one for each core.
            page_seconds: for one page, of processor time, as the next two.
            document_seconds: for one feed, sitemap or listing.
            slow_seconds: for all pages of one source that take too long.
            stopping: set when the run is to stop.
        """
        self._workers = workers or os.cpu_count() or 1
        self.page_seconds = page_seconds
        self._document_seconds = document_seconds
        self._slow_seconds = slow_seconds
        self._stop = StopLimit(stopping or threading.Event())
        self._lost: dict[tuple[str, str], float] = {}
        self._started: ProcessPool | None = None
        self._living: tuple[Connection, Connection] | None = None
        self._starting = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._end()

    def _end(self) -> None:
        with self._starting:
            if self._started is not None:
                self._started.stop()  # type: ignore[no-untyped-call]
                self._started.join()
                self._started = None
            if self._living is not None:
                for end in self._living:
                    end.close()
                self._living = None

    def judge(self, visits: Iterable[ArchivedVisit], rules: SourceRules, *, budget: str = "") -> Iterator[Judged]:
        """Judge archived visits in order, with a bounded number of pages in memory.

        A visit without a page to judge (a failure, a 304) is yielded with None. The visits are yielded without their
        page bodies.

        Args:
            budget: of whom the source's slow pages spend the time: where one pool works for several runs, each has its own.

        Raises:
            ParsingStopped: the run is to stop, and the pages took longer than it waits.
        """
        reader = _Reader(rules, budget)
        waiting: deque[tuple[list[ArchivedVisit], list[Page], _Sent | None]] = deque()
        for batch in _batches(visits):
            self._stop.check()
            pages = [visit.page for visit in batch if _to_judge(visit) and visit.page is not None]
            waiting.append((batch, pages, self._submit(pages, reader) if pages else None))
            if len(waiting) > self._workers + 1:
                yield from self._collect(*waiting.popleft(), reader)
        while waiting:
            yield from self._collect(*waiting.popleft(), reader)

    def parse_document(
        self, kind: FetchedKind, body: bytes, url: str, content_type: str, rules: SourceRules
    ) -> Document:
        """Parse a feed, sitemap or listing; one that takes too long or ends its parser is a document with an error.

        Thread-safe. The parameters are those of :func:`tasks.pure.discovery.parse.parse_document`.
        """
        from tasks.pure.discovery.documents import Document
        from tasks.pure.discovery.parse import parse_document

        try:
            return self.call(parse_document, kind, body, url, content_type, rules, seconds=self._document_seconds)
        except ParsingStopped as error:
            return Document(error=error.message)
        except ParserFailed as error:
            log.error("document broke its parser", extra={"source": rules.name, "url": url, "error": error.message})
            return Document(error=error.message)

    def call(self, read: Callable[..., T], *arguments: object, seconds: float | None = None) -> T:
        """Call a function that reads what others wrote in a parser process, and return what it returns. Thread-safe.

        Args:
            read: of a module that a parser process can import.
            seconds: of processor time that it may take; by default as much as one page.

        Raises:
            ParserFailed: it took longer, or ended its process.
            ParsingStopped: the run is to stop.
            DatelineError: what the function raised; its other errors are raised as they are, too.
        """
        seconds = seconds or self.page_seconds
        for _ in range(3):
            try:
                return self._result(self._schedule(seconds, read, *arguments))
            except CancelledError:  # the pool was ended because of another document or batch
                continue
            except (ProcessExpired, FutureTimeoutError, BrokenExecutor) as error:
                if _too_long(error):
                    raise ParserFailed(f"took longer than {seconds:g} s to parse", key="parsing") from None
                if isinstance(error, BrokenExecutor):
                    self._end()
                raise ParserFailed("ended its parser process", key="parsing") from error
        raise ParserFailed("could not be parsed: its parser processes ended", key="parsing")

    def _schedule(self, seconds: float, read: Callable[..., T], *arguments: object) -> ProcessFuture[T]:
        """Have a parser call a function, with a limit of processor time."""
        given = [seconds, read, *arguments]
        return self._pool().schedule(within, args=given, timeout=seconds * PATIENCE)

    def _pool(self) -> ProcessPool:
        with self._starting:
            if self._started is None:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(["tasks.pure.normalize", "tasks.pure.discovery.parse"])
                # Its other end is in this process alone, and is closed by its end, of whatever kind.
                self._living = context.Pipe(duplex=False)
                self._started = ProcessPool(
                    self._workers, initializer=_be_a_parser, initargs=[self._living[0]], context=context
                )
            return self._started

    def _submit(self, pages: list[Page], reader: _Reader) -> _Sent | None:
        """Hand pages to a parser; None once the source's budget for slow pages is spent."""
        left = self._slow_seconds - self._lost.get(reader.account, 0.0)
        if left <= 0:
            return None
        # A tenth of what is left: the first pages have the whole limit, and a source with many has ever less.
        limit = min(self.page_seconds, max(SHORTEST_PAGE_SECONDS, left / 10)) + BATCH_ALLOWANCE * (len(pages) - 1)
        return _Sent(self._schedule(limit, judge_pages, pages, reader.rules), limit)

    def _lose(self, reader: _Reader, seconds: float) -> None:
        with self._starting:
            before = self._lost.get(reader.account, 0.0)
            self._lost[reader.account] = before + seconds
        if before < self._slow_seconds <= before + seconds:
            log.error("the budget for slow pages is spent: the rest are not read", extra={"source": reader.rules.name})

    def _result(self, future: ProcessFuture[T]) -> T:
        """What a parser returns, or the error that ended it; looks meanwhile whether the run is to stop."""
        while True:
            try:
                return future.result(timeout=_POLL)
            except FutureTimeoutError:
                if future.done():  # the parser's time is over, not the poll's
                    return future.result()
                self._stop.check()

    def _collect(
        self,
        batch: list[ArchivedVisit],
        pages: list[Page],
        sent: _Sent | None,
        reader: _Reader,
    ) -> Iterator[Judged]:
        verdicts = iter(self._verdicts(pages, sent, reader))
        for visit in batch:
            verdict = next(verdicts) if _to_judge(visit) else None
            yield (visit if visit.page is None else replace(visit, page=replace(visit.page, body=b""))), verdict

    def _verdicts(self, pages: list[Page], sent: _Sent | None, reader: _Reader) -> list[Verdict]:
        if sent is None:
            unread = f"not read: pages of {reader.rules.name} took {self._slow_seconds:g} s too long in this run"
            return [Rejection("broken", unread) for _ in pages]
        try:
            return self._result(sent.future)
        except CancelledError:  # the pool was ended because of another batch
            return self._verdicts(pages, self._submit(pages, reader), reader)
        except (ProcessExpired, FutureTimeoutError, BrokenExecutor) as error:
            if isinstance(error, BrokenExecutor):  # a parser that dies before it has taken its batch ends the pool
                self._end()
            if _too_long(error):
                self._lose(reader, sent.seconds)
            if len(pages) > 1:
                return [self._verdicts([page], self._submit([page], reader), reader)[0] for page in pages]
            why = "took too long to parse" if _too_long(error) else "ended its parser process"
            log.error("page broke its parser", extra={"source": reader.rules.name, "url": pages[0].url, "error": why})
            return [Rejection("broken", f"the page {why}")]


def _be_a_parser(living: Connection) -> None:
    """Limit the memory of a parser process, and let it end with the process that started it.

    Beyond the memory a page is a ``broken`` reject, or ends its parser. Once the last other end of ``living`` is closed,
    the kernel sends SIGIO, which ends the process also where it is in the middle of a page, and in C. It sends the signal to
    one process for each opening of a pipe, and ``living`` is one opening that all parsers share: so each opens it again.
    """
    gc.freeze()  # modules and patterns live as long as the process: collections need not look at them
    resource.setrlimit(resource.RLIMIT_DATA, (PARSER_BYTES, PARSER_BYTES))
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # of :func:`within`
    own = os.open(f"/dev/fd/{living.fileno()}", os.O_RDONLY)  # stays open as long as this process lives
    fcntl.fcntl(own, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(own, fcntl.F_SETFL, fcntl.fcntl(own, fcntl.F_GETFL) | os.O_ASYNC)
    if living.poll():  # it was closed while this process started, before the kernel would have told it
        signal.raise_signal(signal.SIGIO)


def _to_judge(visit: ArchivedVisit) -> bool:
    return visit.page is not None and visit.page.status != 304


def _batches(visits: Iterable[ArchivedVisit]) -> Iterator[list[ArchivedVisit]]:
    batch: list[ArchivedVisit] = []
    size = 0
    for visit in visits:
        batch.append(visit)
        size += len(visit.page.body) if visit.page is not None else 0
        if len(batch) >= BATCH_PAGES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
