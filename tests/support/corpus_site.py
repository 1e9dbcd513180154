"""Serves a corpus of real pages on loopback as several sites, from a separate process.

    with CorpusSite(corpus, count=1000) as site:
        config.write_text(site.config_toml())

or, by hand, ``python -m tests.support.corpus_site CORPUS --config sources.toml`` until end of input.

A corpus is a folder with ``truth.jsonl`` (an object a line: ``id``, ``set``, ``url``) and ``pages/<id>.html.gz``. Each
page has the path that it had on its own site, its bytes unchanged and no charset in its Content-Type.
Sites differ as sites do: one has a feed, the next a sitemap; half send an ETag; half have a robots.txt.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import http.client
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, unquote, urlsplit

ROOT = Path(__file__).parent.parent.parent
BODY_SETS = ("scrapinghub", "fundus", "fundus-eval")
"""The sets whose pages are annotated with a body."""
COUNTS_PATH = "/.counts"


def corpus_folder() -> Path | None:
    """``DATELINE_BENCH_CORPUS``, or the folder next to the checkout; None if there is no corpus."""
    named = os.environ.get("DATELINE_BENCH_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "bench" / "corpus"
    return folder if (folder / "truth.jsonl").is_file() else None


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """A page at one address of one site."""

    id: str
    host: str
    target: str
    """Path and query, percent-encoded."""


@dataclass(frozen=True, slots=True)
class _Host:
    """One site: its responses by unquoted path."""

    host: str
    listing: str
    """Path of its feed or sitemap."""
    has_etags: bool
    answers: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)


def place(corpus: Path, *, sites: int, sets: Sequence[str] = (), count: int | None = None) -> list[CorpusPage]:
    """The address of each page. Pages of one real site stay together, unless two would have the same address.

    ``count`` addresses in all: fewer than there are pages, or more, by copies under ``/copy-<n>/``; None: each page
    once.
    """
    rows = [json.loads(line) for line in (corpus / "truth.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if not sets or row["set"] in sets]
    homes: dict[str, int] = {}
    placed: dict[tuple[int, str], str] = {}
    for row in rows:
        parts = urlsplit(row["url"])
        site = homes.setdefault(parts.netloc, len(homes) % sites)
        # "%" is safe: what is encoded already stays as it is.
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{parts.query}" if parts.query else "")
        others = ((site + step) % sites for step in range(sites))
        free = next((other for other in others if (other, target) not in placed), None)
        if free is None:
            free, target = site, f"/{parts.netloc}{target}"
        placed[free, target] = row["id"]
    pages = [CorpusPage(page_id, f"127.0.1.{site + 1}", target) for (site, target), page_id in placed.items()]
    wanted = len(pages) if count is None else count
    return [
        page if copy == 0 else CorpusPage(page.id, page.host, f"/copy-{copy + 1}{page.target}")
        for copy, page in ((number // len(pages), pages[number % len(pages)]) for number in range(wanted))
    ]


class CorpusSite:
    """The sites, served by a process that ends with the context, or with this process."""

    def __init__(self, corpus: Path, *, sites: int = 4, sets: Sequence[str] = (), count: int | None = None) -> None:
        self._command = [sys.executable, "-m", "tests.support.corpus_site", str(corpus), "--sites", str(sites)]
        if sets:
            self._command += ["--sets", ",".join(sets)]
        if count is not None:
            self._command += ["--count", str(count)]
        self._placed = place(corpus, sites=sites, sets=sets, count=count)
        self._sites: list[dict[str, str]] = []

    def __enter__(self) -> CorpusSite:
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self.__exit__(None, None, None)
            raise RuntimeError("the corpus server did not start")
        self._sites = json.loads(line)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=60)  # closes its input, which ends it

    @property
    def pages(self) -> dict[str, str]:
        """Every article address with the id of its page."""
        bases = {site["host"]: site["base"] for site in self._sites}
        return {bases[page.host] + page.target: page.id for page in self._placed}

    def counts(self) -> Counter[tuple[str, int]]:
        """The number of responses so far, by URL and status."""
        total: Counter[tuple[str, int]] = Counter()
        for site in self._sites:
            connection = http.client.HTTPConnection(urlsplit(site["base"]).netloc, timeout=60)
            connection.request("GET", COUNTS_PATH)
            for target, status, count in json.load(connection.getresponse()):
                total[site["base"] + target, status] += count
            connection.close()
        return total

    def request_count(self) -> Counter[str]:
        """The number of requests so far, by URL."""
        total: Counter[str] = Counter()
        for (url, _), times in self.counts().items():
            total[url] += times
        return total

    @property
    def documents(self) -> list[str]:
        """The addresses of the feeds and sitemaps."""
        return [site["base"] + site["listing"] for site in self._sites]

    def config_toml(self) -> str:
        """The text of a ``sources.toml`` for the sites: named ``corpus-1`` and so on, delay 0."""
        return config_toml(self._sites)


def config_toml(sites: Iterable[dict[str, str]]) -> str:
    """The text of a ``sources.toml`` for the sites that the server printed."""
    head = (
        '[defaults]\ncontact = "mailto:tests@example.org"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
        "max_articles_per_run = 100000\npublish_interval = 0\n"
    )
    return head + "".join(
        f'\n[[sources]]\nname = "{site["name"]}"\n{site["kind"]} = ["{site["base"]}{site["listing"]}"]\n'
        for site in sites
    )


def _hosts(corpus: Path, pages: Iterable[CorpusPage], sites: int) -> Iterator[tuple[_Host, list[str]]]:
    bodies: dict[str, bytes] = {}
    hosts = [
        _Host(f"127.0.1.{number + 1}", ("/feed.xml", "/sitemap.xml")[number % 2], number // 2 % 2 == 0)
        for number in range(sites)
    ]
    targets: dict[str, list[str]] = {host.host: [] for host in hosts}
    by_name = {host.host: host for host in hosts}
    for page in pages:
        if page.id not in bodies:
            bodies[page.id] = gzip.decompress((corpus / "pages" / f"{page.id}.html.gz").read_bytes())
        by_name[page.host].answers[unquote(page.target)] = (200, "text/html", bodies[page.id])
        targets[page.host].append(page.target)
    for number, host in enumerate(hosts):
        if number % 2 == 0:
            host.answers["/robots.txt"] = (200, "text/plain", b"User-agent: *\nAllow: /\n")
        yield host, targets[host.host]


def _listing(kind: str, base: str, targets: Iterable[str]) -> bytes:
    urls = [escape(base + target) for target in targets]
    if kind == "feeds":
        items = "".join(f"<item><link>{url}</link></item>\n" for url in urls)
        text = f'<rss version="2.0"><channel><title>Corpus</title><link>{base}/</link>\n{items}</channel></rss>'
    else:
        rows = "".join(f"<url><loc>{url}</loc></url>\n" for url in urls)
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


class _Connection(asyncio.Protocol):
    """As little of HTTP/1.1 as a GET needs: the server shares two cores with what is measured."""

    def __init__(self, host: _Host) -> None:
        self._host = host
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        lines = head.decode("latin-1").split("\r\n")
        target = lines[0].split(" ")[1]
        if target == COUNTS_PATH:
            counts = [(asked, status, count) for (asked, status), count in self._host.counts.items()]
            self._send(200, "application/json", json.dumps(counts).encode(), "")
            return
        status, content_type, body = self._host.answers.get(unquote(target), (404, "text/html", b"<h1>404</h1>"))
        etag = f'"{hash(body):x}"' if self._host.has_etags and status == 200 else ""
        if etag and any(line.lower().startswith("if-none-match:") and etag in line for line in lines):
            status, body = 304, b""
        self._host.counts[target, status] += 1
        self._send(status, content_type, body, etag)

    def _send(self, status: int, content_type: str, body: bytes, etag: str) -> None:
        head = f"HTTP/1.1 {status} {http.client.responses[status]}\r\nContent-Length: {len(body)}\r\n"
        if status != 304:
            head += f"Content-Type: {content_type}\r\n"
        if etag:
            head += f"ETag: {etag}\r\n"
        self._transport.writelines([head.encode() + b"\r\n", body])


async def _serve(corpus: Path, pages: Sequence[CorpusPage], sites: int, config: Path | None) -> None:
    loop = asyncio.get_running_loop()
    printed = []
    servers = []
    for number, (host, targets) in enumerate(_hosts(corpus, pages, sites)):
        server = await loop.create_server(lambda host=host: _Connection(host), host.host, 0)  # type: ignore[misc]
        base = f"http://{host.host}:{server.sockets[0].getsockname()[1]}"
        kind = "feeds" if host.listing == "/feed.xml" else "sitemaps"
        host.answers[host.listing] = (200, "application/xml", _listing(kind, base, targets))
        printed.append(
            {"name": f"corpus-{number + 1}", "host": host.host, "base": base, "kind": kind, "listing": host.listing}
        )
        servers.append(server)
    if config is not None:
        config.write_text(config_toml(printed), encoding="utf-8")
    print(json.dumps(printed), flush=True)  # noqa: T201 - read by CorpusSite
    await loop.run_in_executor(None, sys.stdin.read)
    for server in servers:
        server.close()


def main() -> None:
    """Serve until standard input ends; print one line of JSON with the addresses."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.corpus_site")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sites", type=int, default=4)
    parser.add_argument("--sets", default="", help="comma-separated; default: all")
    parser.add_argument("--count", type=int, default=None, help="addresses in all; default: each page once")
    parser.add_argument("--config", type=Path, default=None, help="where to write a sources.toml")
    asked = parser.parse_args()
    sets = tuple(filter(None, asked.sets.split(",")))
    pages = place(asked.corpus, sites=asked.sites, sets=sets, count=asked.count)
    asyncio.run(_serve(asked.corpus, pages, asked.sites, asked.config))


if __name__ == "__main__":
    main()
