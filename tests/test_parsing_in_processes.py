"""Parser processes: order is kept, and a page that kills or blocks its parser affects no other."""

from __future__ import annotations

import multiprocessing
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.cli.extract import within_limits
from tasks import parsing
from tasks.extracting import PageFile
from tasks.parsing import BATCH_PAGES, Parsers, ParsingStopped
from tasks.pure.archived import ArchivedVisit
from tasks.pure.discovery.documents import Document, Entry
from tasks.pure.errors import ConfigError
from tasks.pure.records import Article, Page, Rejection, SourceRules
from tests.support import gazette
from tests.support.corpus_site import ROOT

RULES = SourceRules("gazette")
NOW = datetime(2026, 4, 1, tzinfo=UTC)


class DeadlyPage(Page):
    """A page that ends the process which reads it, as a crash in a C library would."""

    def header(self, name: str) -> str:
        os._exit(11)


class DeadlyBody(bytes):
    """A body that ends the process which takes it from the pipe, before any work has begun."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return os._exit, (11,)


def _visit(number: int, body: bytes | None = None, status: int = 200) -> ArchivedVisit:
    url = f"https://gazette.example/{number}"
    headers = (("content-type", "text/html; charset=utf-8"),)
    page = Page(f"fetch-{number}", "gazette", url, url, status, headers, body or gazette.page(number).encode(), NOW)
    return ArchivedVisit(url, "feed", (), page)


def test_visits_come_back_in_their_order_without_their_bodies() -> None:
    visits = [_visit(number) for number in range(3 * BATCH_PAGES + 1)]
    with Parsers(2) as parsers:
        judged = list(parsers.judge(visits, RULES))
    assert [visit.address for visit, _ in judged] == [visit.address for visit in visits]
    for number, (visit, verdict) in enumerate(judged):
        assert visit.page is not None
        assert visit.page.body == b""
        assert isinstance(verdict, Article)
        assert verdict.title.startswith(gazette.PLACES[number // 8 % 8])


def test_what_has_no_content_is_not_judged() -> None:
    with Parsers(1) as parsers:
        judged = list(parsers.judge([_visit(1, status=304), _visit(2)], RULES))
    assert [verdict is None for _, verdict in judged] == [True, False]


def _reading(visit: ArchivedVisit) -> ArchivedVisit:
    page = visit.page
    assert page is not None
    deadly = DeadlyPage(page.fetch_id, page.source, page.address, page.url, 200, page.headers, page.body, NOW)
    return replace(visit, page=deadly)


def _taking(visit: ArchivedVisit) -> ArchivedVisit:
    assert visit.page is not None
    return replace(visit, page=replace(visit.page, body=DeadlyBody(b"<p>boom</p>")))


@pytest.mark.fault("parsing", "a page that kills its parser", "that page is `broken`, the others are read")
@pytest.mark.parametrize("deadly", [_reading, _taking])
def test_a_page_that_ends_its_parser_does_not_affect_other_pages(
    deadly: Callable[[ArchivedVisit], ArchivedVisit],
) -> None:
    visits = [_visit(number) for number in range(2 * BATCH_PAGES)]
    visits[3] = deadly(visits[3])
    with Parsers(1) as parsers:
        verdicts = [verdict for _, verdict in parsers.judge(visits, RULES)]
    assert [number for number, verdict in enumerate(verdicts) if not isinstance(verdict, Article)] == [3]
    assert verdicts[3] == Rejection("broken", "the page ended its parser process")


@pytest.mark.fault("parsing", "a page that takes more than 30 s of processor time", "that page is `broken`")
def test_a_page_that_takes_too_long_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    with Parsers(1) as parsers:
        list(parsers.judge([_visit(1)], RULES))  # a parser that has started: only the page itself counts
        monkeypatch.setattr(parsers, "page_seconds", 0.0001)
        ((_, verdict),) = parsers.judge([_visit(2, b"<p>word word. </p>" * 20_000)], RULES)
    assert verdict == Rejection("broken", "the page took too long to parse")


class SleepingPage(Page):
    """A page whose reading waits, as everything does on a machine with too much to do."""

    def header(self, name: str) -> str:
        time.sleep(0.4)
        return Page.header(self, name)


def _waiting(number: int) -> ArchivedVisit:
    page = _visit(number).page
    assert page is not None
    waiting = SleepingPage(page.fetch_id, "s", page.address, page.url, 200, page.headers, page.body, NOW)
    return replace(_visit(number), page=waiting)


@pytest.mark.fault(
    "machine", "other programs keep the processor from the parsers", "pages take longer; none is `broken`"
)
def test_a_page_that_waits_for_the_processor_is_read() -> None:
    with Parsers(1, page_seconds=0.3) as parsers:
        ((_, verdict),) = parsers.judge([_waiting(1)], RULES)
    assert isinstance(verdict, Article)


@pytest.mark.fault(
    "parsing", "a parser that waits for ever, or is stopped", "the page is `broken` after 20 times its limit"
)
def test_a_page_that_waits_for_ever_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PATIENCE", 1.0)
    with Parsers(1, page_seconds=0.2) as parsers:
        ((_, verdict),) = parsers.judge([_waiting(1)], RULES)
    assert verdict == Rejection("broken", "the page took too long to parse")


def _slow(number: int) -> ArchivedVisit:
    """A page that takes longer than the limits below."""
    return _visit(number, b"<p>word word. </p>" * 40_000)


@pytest.mark.fault(
    "parsing", "500 pages of one source that take too long", "300 s in all; the rest are rejected unread"
)
def test_pages_that_take_too_long_share_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "SHORTEST_PAGE_SECONDS", 0.05)
    monkeypatch.setattr(parsing, "BATCH_ALLOWANCE", 0.0)
    with Parsers(1, page_seconds=0.05, slow_seconds=0.12) as parsers:
        verdicts = [verdict for _, verdict in parsers.judge([_slow(number) for number in range(20)], RULES)]
        details = Counter(verdict.detail for verdict in verdicts if isinstance(verdict, Rejection))
        assert sum(details.values()) == 20
        assert details["not read: pages of gazette took 0.12 s too long in this run"] >= 17
        others = [verdict for _, verdict in parsers.judge([_slow(1)], SourceRules("other"))]
    assert others == [Rejection("broken", "the page took too long to parse")]


@pytest.mark.fault("parsing", "a page that takes more than 2 GB", "rejected as `broken`; the others are read")
def test_a_page_that_takes_too_much_memory_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    with Parsers(1) as parsers:
        ((_, verdict), (_, other)) = parsers.judge([_greedy(_visit(1)), _visit(2)], RULES)
    assert isinstance(verdict, Rejection)
    assert (verdict.reason, verdict.detail) == ("broken", "MemoryError: ")
    assert isinstance(other, Article)


class GreedyPage(Page):
    """A page whose reading takes more memory than a parser may have."""

    def header(self, name: str) -> str:
        return str(bytearray(3 << 30))


def _greedy(visit: ArchivedVisit) -> ArchivedVisit:
    page = visit.page
    assert page is not None
    return replace(visit, page=GreedyPage(page.fetch_id, "s", page.address, page.url, 200, (), page.body, NOW))


@pytest.mark.fault("signals", "SIGTERM while pages are read that never end", "the segment stays for the next run")
def test_a_run_that_stops_does_not_wait_for_slow_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "STOP_SECONDS", 0.0)
    stopping = threading.Event()
    with Parsers(1, stopping=stopping) as parsers:
        list(parsers.judge([_visit(1)], RULES))
        stopping.set()
        with pytest.raises(ParsingStopped):
            list(parsers.judge([_slow(number) for number in range(9)], RULES))


def test_a_document_is_parsed_in_another_process() -> None:
    body = b"<urlset><url><loc>https://gazette.example/a</loc></url></urlset>"
    with Parsers(1) as parsers:
        document = parsers.parse_document("sitemap", body, "https://gazette.example/s.xml", "", RULES)
    assert document == Document((Entry("https://gazette.example/a"),))


@pytest.mark.fault(
    "parsing", "a feed or sitemap that takes more than 30 s, or kills its parser", "a failed document, alone"
)
def test_a_document_that_takes_too_long_is_a_failed_document() -> None:
    body = b"<urlset>" + b"<url><loc>https://gazette.example/a</loc></url>" * 90_000 + b"</urlset>"
    with Parsers(1, document_seconds=0.02) as parsers:
        document = parsers.parse_document("sitemap", body, "https://gazette.example/s.xml", "", RULES)
        assert document == Document(error="took longer than 0.02 s to parse")


def test_a_document_that_ends_its_parser_is_a_failed_document_and_the_next_one_is_read() -> None:
    body = b"<urlset><url><loc>https://gazette.example/a</loc></url></urlset>"
    with Parsers(1) as parsers:
        deadly = parsers.parse_document("sitemap", DeadlyBody(), "https://gazette.example/s.xml", "", RULES)
        assert deadly == Document(error="ended its parser process")
        assert parsers.parse_document("sitemap", body, "https://gazette.example/s.xml", "", RULES).entries


def test_an_error_of_a_reader_arrives_with_its_key() -> None:
    with Parsers(1) as parsers, pytest.raises(ConfigError, match="no such key") as raised:
        parsers.call(_refuse)
    assert raised.value.key == "a.toml"


def _refuse() -> None:
    raise ConfigError("no such key", key="a.toml")


@pytest.mark.fault("kills", "kill -9 while pages are read that never end", "their parsers end at once, too")
def test_parsers_end_with_the_process_that_started_them() -> None:
    """Each is in C code that holds the interpreter's lock: it cannot look for itself."""
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT) as parent:
        assert parent.stdout is not None
        numbers = [int(parent.stdout.readline()) for _ in range(2)]
        parsers = [os.pidfd_open(number) for number in numbers]
        parent.kill()
    ended = [bool(select.select([parser], [], [], 20)[0]) for parser in parsers]
    for number, parser, has_ended in zip(numbers, parsers, ended, strict=True):
        os.close(parser)
        if not has_ended:
            os.kill(number, signal.SIGKILL)
    assert ended == [True, True], "a parser goes on"


def test_a_parser_whose_process_ended_while_it_started_ends_too() -> None:
    ours, other = multiprocessing.Pipe(duplex=False)
    other.close()
    parser = multiprocessing.get_context("spawn").Process(target=parsing._be_a_parser, args=[ours])
    parser.start()
    parser.join(60)
    assert parser.exitcode == -signal.SIGIO


ENDLESS = """
import sys, threading
from tasks.parsing import Parsers
from tests.test_parsing_in_processes import never_end
parsers = Parsers(2)
for _ in range(2):
    threading.Thread(target=parsers.call, args=[never_end, sys.stdout.fileno()]).start()
"""


def never_end(_: int) -> None:
    print(os.getpid(), flush=True)  # noqa: T201 - the parser has the standard output of the process that started it
    re.match(r"(a+)+$", "a" * 60 + "b")


@pytest.mark.fault("parsing", "a page that takes too long in `extract --list`", "`broken`, alone")
def test_of_a_list_only_the_page_that_takes_too_long_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PATIENCE", 1.0)  # for a page that waits
    files = [
        PageFile(str(number), tmp_path / f"{number}.html", "https://gazette.example/a", NOW) for number in range(3)
    ]
    for number in (0, 2):
        files[number].path.write_text(gazette.page(number))
    os.mkfifo(files[1].path)  # nobody writes: reading it never ends
    with Parsers(1, page_seconds=0.6) as parsers:
        extracted = within_limits(parsers, files, RULES, False)
    assert [one.name for one in extracted] == ["0", "1", "2"]
    assert [isinstance(one.verdict, Rejection) and one.verdict.reason for one in extracted] == [False, "broken", False]
