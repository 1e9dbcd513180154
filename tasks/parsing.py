"""Pages to articles, and documents to their entries, in separate processes, which import :mod:`tasks.pure` only.

A page that kills its parser or takes too long costs only itself: its batch is judged again page by page, and that
page becomes a ``broken`` reject.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import replace
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from tasks.pure.archived import ArchivedVisit
from tasks.pure.discovery.documents import Document
from tasks.pure.discovery.parse import FetchedKind, parse_document
from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Page, Rejection, SourceRules

log = logging.getLogger(__name__)

Verdict = Article | Rejection
Judged = tuple[ArchivedVisit, Verdict | None]

# A batch goes to a parser process at once: enough pages that the transfer does not matter (2 ms for 8 pages of
# 130 kB), few enough that the death of a parser costs little.
BATCH_PAGES = 8
BATCH_BYTES = 4_000_000
PAGE_SECONDS = 60.0
"""Seconds for one page before its parser is ended. A page of 10 MB takes one or two, more on a busy machine: the
limit is for pages that would never end."""

DOCUMENT_SECONDS = 30.0
"""Seconds for one feed, sitemap or listing. The largest that is allowed, a sitemap of 50 MiB, takes some ten."""


def judge_pages(pages: Sequence[Page], rules: SourceRules) -> list[Verdict]:
    """Judge pages in order, in this process; a parser process runs this."""
    return [_judge(page, rules) for page in pages]


def _judge(page: Page, rules: SourceRules) -> Verdict:
    try:
        return article_from(page, rules)
    except Exception as error:  # noqa: BLE001 - one page never costs another; the reject says what happened
        return Rejection("broken", f"{type(error).__name__}: {error}"[:300])


class Parsers:
    """A pool of parser processes, started when first used. Use as a context manager."""

    def __init__(
        self,
        workers: int | None = None,
        *,
        page_seconds: float = PAGE_SECONDS,
        document_seconds: float = DOCUMENT_SECONDS,
    ) -> None:
        """``workers``: processes; by default one for each core."""
        self._workers = workers or os.cpu_count() or 1
        self._page_seconds = page_seconds
        self._document_seconds = document_seconds
        self._started: ProcessPool | None = None
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

    def judge(self, visits: Iterable[ArchivedVisit], rules: SourceRules) -> Iterator[Judged]:
        """Judge archived visits in order, with a bounded number of pages in memory.

        A visit without a page to judge (a failure, a 304) is yielded with None. The visits are yielded without their
        page bodies.
        """
        waiting: deque[tuple[list[ArchivedVisit], list[Page], ProcessFuture[list[Verdict]] | None]] = deque()
        for batch in _batches(visits):
            pages = [visit.page for visit in batch if _to_judge(visit) and visit.page is not None]
            waiting.append((batch, pages, self._submit(pages, rules) if pages else None))
            if len(waiting) > self._workers + 1:
                yield from self._collect(*waiting.popleft(), rules)
        while waiting:
            yield from self._collect(*waiting.popleft(), rules)

    def parse_document(
        self, kind: FetchedKind, body: bytes, url: str, content_type: str, rules: SourceRules
    ) -> Document:
        """Parse a feed, sitemap or listing; one that takes too long or ends its parser is a document with an error.

        Thread-safe. The parameters are those of :func:`tasks.pure.discovery.parse.parse_document`.
        """
        for _ in range(3):
            try:
                future = self._pool().schedule(
                    parse_document, args=[kind, body, url, content_type, rules], timeout=self._document_seconds
                )
                return future.result()
            except CancelledError:  # the pool was ended because of another document or bundle
                continue
            except FutureTimeoutError:
                why = f"took longer than {self._document_seconds:g} s to parse"
            except (ProcessExpired, BrokenExecutor) as error:
                if isinstance(error, BrokenExecutor):
                    self._end()
                why = "ended its parser process"
            log.error("document broke its parser", extra={"source": rules.name, "url": url, "error": why})
            return Document(error=why)
        return Document(error="could not be parsed: its parser processes ended")

    def _pool(self) -> ProcessPool:
        with self._starting:
            if self._started is None:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(["tasks.pure.normalize", "tasks.pure.discovery.parse"])
                self._started = ProcessPool(self._workers, context=context)
            return self._started

    def _submit(self, pages: list[Page], rules: SourceRules) -> ProcessFuture[list[Verdict]]:
        return self._pool().schedule(judge_pages, args=[pages, rules], timeout=self._page_seconds * len(pages))

    def _collect(
        self,
        batch: list[ArchivedVisit],
        pages: list[Page],
        future: ProcessFuture[list[Verdict]] | None,
        rules: SourceRules,
    ) -> Iterator[Judged]:
        verdicts = iter(self._verdicts(pages, future, rules) if future is not None else ())
        for visit in batch:
            verdict = next(verdicts) if _to_judge(visit) else None
            yield (visit if visit.page is None else replace(visit, page=replace(visit.page, body=b""))), verdict

    def _verdicts(self, pages: list[Page], future: ProcessFuture[list[Verdict]], rules: SourceRules) -> list[Verdict]:
        try:
            return future.result()
        except CancelledError:  # the pool was ended because of another batch
            return self._verdicts(pages, self._submit(pages, rules), rules)
        except (ProcessExpired, FutureTimeoutError, BrokenExecutor) as error:
            if isinstance(error, BrokenExecutor):  # a parser that dies before it has taken its batch ends the pool
                self._end()
            if len(pages) > 1:
                return [self._verdicts([page], self._submit([page], rules), rules)[0] for page in pages]
            why = "took too long to parse" if isinstance(error, FutureTimeoutError) else "ended its parser process"
            log.error("page broke its parser", extra={"source": rules.name, "url": pages[0].url, "error": why})
            return [Rejection("broken", f"the page {why}")]


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
