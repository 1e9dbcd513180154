"""``python -m bench protections``: what the protections against hostile bytes cost of the main job's processor time.

Each protection is measured by itself on the pages of a corpus: in a child process the same work is done with the protection
and with it patched out, in turns on each small batch of pages, after a turn that fills the caches. The share is of the
processor time that ``dateline ingest`` takes for a page, all its processes together. Processor time, as other work on the
machine distorts the clock; yet it distorts that too, by some percent, which the spread over the rounds shows.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import socket
import ssl
import statistics
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from tasks import parsing, statements
from tasks.fetching import Client, connections, requesting
from tasks.fetching.guard import Guard, _look_up
from tasks.pure import normalize
from tasks.pure.discovery.parse import parse_document
from tasks.pure.exchanges import FetchPolicy
from tasks.pure.extract.dates import written
from tasks.pure.extract.page import site_names, text, tree
from tasks.pure.records import Article, Page, SourceRules
from tests.support.corpus_site import CorpusSite

BATCH = 8
"""Pages between two turns: a parser process reads as many at once."""
RULES = SourceRules("bench")
POLICY = FetchPolicy(
    contact="mailto:bench@news.example", delay=0.0, respect_robots=False, allow_private_hosts=("127.0.0.0/8",)
)
FEED_ENTRIES = 40
_INTERVAL = 0.05
"""Seconds between two looks at processes that may end."""

Work = Callable[[Sequence[Page]], None]


@dataclass(frozen=True, slots=True)
class Protection:
    """Something that can be patched out, and the work that it is part of."""

    name: str
    work: Callable[[ExitStack], Work]
    """Prepares the work; what it opens is closed by the stack."""
    without: Callable[[], AbstractContextManager[object]] | None = None
    """Patches it out, if the work is the same otherwise."""
    instead: Callable[[ExitStack], Work] | None = None
    """Else: the same work without it."""


def protections_table(corpus: Path, *, pages: int, rounds: int) -> None:
    """Measure the main job and each protection, and print a table."""
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        job = main_job(corpus, pages, Path(folder))
    print(f"protections: `dateline ingest` takes {1000 * job:.1f} ms of processor a page ({pages} pages)")
    print("protections: of that, in percent (median of the rounds, least to most):")
    context, total = multiprocessing.get_context("spawn"), 0.0
    for number, protection in enumerate(PROTECTIONS):
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_measure_in_child, args=(number, corpus, pages, rounds, theirs))
        child.start()
        theirs.close()
        shares = sorted(100 * seconds / job for seconds in ours.recv())
        child.join()
        median = statistics.median(shares)
        total += median
        print(f"protections: {protection.name}: {median:.2f} ({shares[0]:.2f} to {shares[-1]:.2f})", flush=True)
    print(f"protections: together {total:.1f} percent")


def main_job(corpus: Path, pages: int, folder: Path) -> float:
    """Seconds of processor that an ingest takes for a page: with pages, less one on empty feeds; all its processes."""
    seconds: list[float] = []
    for count in (0, 0, pages):  # the first makes Prefect's database
        home = folder / f"home-{len(seconds)}"
        home.mkdir()
        environ = {**os.environ, "DATELINE_HOME": str(home), "PREFECT_HOME": str(folder / "prefect")}
        with CorpusSite(corpus, sites=4, count=count) as site:
            config = home / "sources.toml"
            config.write_text(site.config_toml(), encoding="utf-8")
            command = [sys.executable, "-m", "flows", "--config", str(config), "ingest", "--json"]
            process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            seconds.append(_processor_until_its_end(process))
    return (seconds[2] - seconds[1]) / pages


def _measure_in_child(number: int, corpus: Path, count: int, rounds: int, send: Any) -> None:
    protection = PROTECTIONS[number]
    with ExitStack() as stack:
        work = protection.work(stack)
        instead = protection.instead(stack) if protection.instead else work
        without = protection.without or nullcontext
        pages = corpus_pages(corpus, count)
        send.send([_difference(work, instead, without, pages, odd=bool(turn % 2)) for turn in range(rounds)])


def _difference(
    work: Work, instead: Work, without: Callable[[], AbstractContextManager[object]], pages: list[Page], *, odd: bool
) -> float:
    """Seconds a page that the protection takes."""
    spent = {True: 0.0, False: 0.0}
    work(pages[:BATCH])
    parsers = [process for process in _family(os.getpid()) if process != os.getpid()]
    for first in range(0, len(pages), BATCH):
        batch = pages[first : first + BATCH]
        work(batch)
        order = (True, False) if odd == bool(first // BATCH % 2) else (False, True)
        for has in order:
            with nullcontext() if has else without():
                begun = _processor_seconds(parsers)
                (work if has else instead)(batch)
                spent[has] += _processor_seconds(parsers) - begun
    return (spent[True] - spent[False]) / len(pages)


def corpus_pages(corpus: Path, count: int) -> list[Page]:
    """The first pages of a corpus, as they would come from the archive."""
    pages = []
    headers = (("content-type", "text/html; charset=utf-8"),)
    for line in (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        file = corpus / "pages" / f"{record['id']}.html.gz"
        if file.exists():
            url, body = record["url"], gzip.decompress(file.read_bytes())
            pages.append(Page("fetch", RULES.name, url, url, 200, headers, body, datetime.now(UTC)))
        if len(pages) == count:
            break
    return pages


# The work, and what is patched out of it.


def _extracting(_: ExitStack) -> Work:
    def work(pages: Sequence[Page]) -> None:
        parsing.judge_pages(pages, RULES)

    return work


def _writing(_: ExitStack) -> Work:
    """Rows of articles as one JSON parameter: what a load gives DuckDB."""
    known: dict[str, dict[str, Any]] = {}

    def work(pages: Sequence[Page]) -> None:
        for page in pages:
            if page.url not in known:
                verdict = parsing.judge_pages([page], RULES)[0]
                known[page.url] = {
                    "url": page.url,
                    **({"title": verdict.title, "body": verdict.body} if isinstance(verdict, Article) else {}),
                }
        statements.json_rows([known[page.url] for page in pages])

    return work


def _in_parsers(stack: ExitStack) -> Work:
    parsers = stack.enter_context(parsing.Parsers(1))

    def work(pages: Sequence[Page]) -> None:
        assert parsers.call(parsing.judge_pages, list(pages), RULES)  # noqa: S101 - as Parsers._submit sends them

    return work


def _feeds_in_parsers(stack: ExitStack) -> Work:
    parsers = stack.enter_context(parsing.Parsers(1))

    def work(pages: Sequence[Page]) -> None:
        body = _feed(pages)
        parsers.parse_document("feed", body, "https://news.example/feed.xml", "application/rss+xml", RULES)

    return work


def _feeds_here(_: ExitStack) -> Work:
    def work(pages: Sequence[Page]) -> None:
        parse_document("feed", _feed(pages), "https://news.example/feed.xml", "application/rss+xml", RULES)

    return work


def _feed(pages: Sequence[Page]) -> bytes:
    items = "".join(
        f"<item><title>Headline {n} of the day</title><link>{pages[0].url}-{n}</link></item>"
        for n in range(FEED_ENTRIES)
    )
    return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


def _fetching(stack: ExitStack) -> Work:
    """Requests of small pages on loopback, by a connection each, as the first request of each host is."""
    server = stack.enter_context(_small_site())
    folder = stack.enter_context(TemporaryDirectory(prefix="dateline-bench-"))
    client = stack.enter_context(Client(Path(folder), sleep=lambda _: None))

    def work(pages: Sequence[Page]) -> None:
        for _ in pages:
            assert client.fetch(server, POLICY).response is not None  # noqa: S101 - else nothing is measured

    return work


@contextmanager
def _small_site() -> Iterator[str]:
    program = (
        "import http.server as h, sys\n"
        "class H(h.BaseHTTPRequestHandler):\n"
        " protocol_version = 'HTTP/1.1'\n"
        " def do_GET(self):\n"
        "  self.send_response(200); self.send_header('Content-Length', '100000'); self.send_header('Connection', 'close')\n"
        "  self.end_headers(); self.wfile.write(b'x' * 100000); self.close_connection = True\n"
        " def log_message(self, *a): pass\n"
        "s = h.ThreadingHTTPServer(('127.0.0.1', 0), H); print(s.server_address[1], flush=True); s.serve_forever()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}/a"
    finally:
        process.kill()
        process.wait()


@contextmanager
def _patched(*patches: tuple[object, str, object]) -> Iterator[None]:
    with ExitStack() as stack:
        for place, name, value in patches:
            stack.enter_context(patch.object(place, name, value))
        yield


def _no_cut_of_attributes() -> AbstractContextManager[object]:
    return _patched((tree, "with_few_attributes", lambda markup, tags=None: markup))


def _no_limit_of_marks() -> AbstractContextManager[object]:
    return _patched(
        *((place, "normal_form", unicodedata.normalize) for place in (normalize, site_names, text, written))
    )


def _with_controls() -> AbstractContextManager[object]:
    return _patched((normalize, "without_controls", lambda value: value))


def _written_with_controls() -> AbstractContextManager[object]:
    class Nothing:
        @staticmethod
        def search(_: str) -> None:
            return None

    return _patched((statements, "_ACTING", Nothing))


def _no_checks_of_addresses() -> AbstractContextManager[object]:
    return _patched((Guard, "addresses", lambda self, host, port, timeout: _look_up(host, port)))


def _no_deadlines() -> AbstractContextManager[object]:
    return _patched(
        (connections._DeadlineSocket, "recv_into", socket.socket.recv_into),
        (connections._DeadlineTlsSocket, "recv_into", ssl.SSLSocket.recv_into),
    )


def _no_limit_of_bytes() -> AbstractContextManager[object]:
    return _patched((requesting, "collect", lambda pieces, most: b"".join(pieces)))


PROTECTIONS = (
    Protection("attributes are cut before libxml2 sees a page", _extracting, _no_cut_of_attributes),
    Protection("rows of combining marks are cut before a text is normalized", _extracting, _no_limit_of_marks),
    Protection("control characters are taken out of fields", _extracting, _with_controls),
    Protection("control characters are looked for in what is written", _writing, _written_with_controls),
    Protection("pages are read in parser processes, with limits and a budget", _in_parsers, instead=_extracting),
    Protection("a feed for each eight pages is read in a parser process", _feeds_in_parsers, instead=_feeds_here),
    Protection("addresses are checked, for each connection", _fetching, _no_checks_of_addresses),
    Protection("each read has a deadline and hears a signal", _fetching, _no_deadlines),
    Protection("bodies are measured while they arrive", _fetching, _no_limit_of_bytes),
)


def _processor_seconds(parsers: Sequence[int]) -> float:
    """Of this process and its parser processes."""
    return time.process_time() + sum(sum(_seconds_of(process).values()) for process in parsers)


def _processor_until_its_end(process: subprocess.Popen[bytes]) -> float:
    """Of a process and its descendants, but for what each does in its last 50 ms."""
    seconds: dict[str, float] = {}
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_INTERVAL):
            for one in _family(process.pid):
                seconds.update(_seconds_of(one))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    status = process.wait()
    done.set()
    watcher.join()
    if status:
        sys.exit(f"dateline ingest ended with {status}")
    return sum(seconds.values())


def _seconds_of(process: int) -> dict[str, float]:
    """By thread of a process: seconds on a core, as the kernel counts them (``schedstat``)."""
    found = {}
    for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError):  # it has ended meanwhile
            found[str(thread)] = int(thread.read_text().split()[0]) / 1e9
    return found


def _family(root: int) -> list[int]:
    """A process and its descendants."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found
