"""Two small papers for the crash harness, served by a process of their own, and what they were asked for.

The pages of an edition are a function of its number, which is in a file: nothing has to be kept in step with a harness
that kills processes. Every request is a line of another file, the witness of what was fetched when.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOSTS = ("127.0.0.1", "127.0.0.2")
WORDS = (
    "harbour ferry council bridge school market tower island winter summer storm train budget mayor garden museum river "
    "engine festival hospital library teacher captain baker painter election forest lamp window letter signal"
).split()
NOTE = "Readers may order a print of this picture at the counter of the old tannery until the end of next month."
"""A paragraph of each page that a selector takes out."""


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the log."""

    url: str
    edition: int
    status: int


@dataclass(frozen=True, slots=True)
class Papers:
    """The two papers, from the outside."""

    folder: Path
    pages: int
    bases: tuple[str, ...]

    def urls(self) -> list[str]:
        """The address of every page."""
        return [self.bases[number % len(HOSTS)] + path_of(number) for number in range(self.pages)]

    def texts(self, edition: int) -> dict[str, list[int]]:
        """By address: the editions whose texts it has had, in order, once this one is read."""
        return {
            url: [one for one in range(edition + 1) if changes(number, one)] for number, url in enumerate(self.urls())
        }

    def publish(self, edition: int) -> None:
        """Serve this edition from now on."""
        written = self.folder / "edition.new"
        written.write_text(str(edition))
        written.replace(self.folder / "edition")

    def requests(self) -> list[Request]:
        """What was asked for so far, in order; documents and robots.txt included."""
        lines = (line.split(" ") for line in (self.folder / "requests").read_text().splitlines())
        return [Request(url, int(edition), int(status)) for url, edition, status in lines]

    def config(self) -> str:
        """The text of a ``sources.toml``: both papers, and ``past`` for a backfill."""
        head = (
            '[defaults]\ncontact = "mailto:crashes@example.org"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
            "max_articles_per_run = 100000\npublish_interval = 0\n"
        )
        east, west = self.bases
        return (
            f'{head}\n[[sources]]\nname = "east"\nsitemaps = ["{east}/sitemap.xml"]\n'
            f'\n[[sources]]\nname = "west"\nfeeds = ["{west}/feed.xml"]\n'
            '\n[[sources]]\nname = "past"\nenabled = false\n'
        )


def path_of(number: int) -> str:
    """The path of a page."""
    return f"/2026/03/{number:05}-the-{WORDS[number % len(WORDS)]}-of-the-town"


def changes(number: int, edition: int) -> bool:
    """Whether a page has another text in this edition than in the one before: a third of them have."""
    return edition == 0 or (number * 7 + edition) % 3 == 0


def page(number: int, edition: int) -> bytes:
    """A page as this edition has it; ``edition N of M`` in its text says which text it is."""
    latest = max(one for one in range(edition + 1) if changes(number, one))
    chance = random.Random(number * 1000 + latest)
    paragraphs = [f"{' '.join(chance.choices(WORDS, k=50)).capitalize()}." for _ in range(3)]
    title = f"What the {WORDS[number % len(WORDS)]} said on day {number}"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, f"This is edition {latest} of story {number}."))
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="og:type" content="article">'
        f"<meta property='article:published_time' content='2026-03-{number % 28 + 1:02}T08:{number % 60:02}:00Z'></head>"
        f'<body><article><h1>{title}</h1>{text}<p class="print">{NOTE}</p></article></body></html>'
    ).encode()


@contextmanager
def served(folder: Path, pages: int) -> Iterator[Papers]:
    """Serve the papers from a forked process until the end of the block."""
    folder.mkdir()
    (folder / "edition").write_text("0")
    (folder / "requests").touch()
    reading, writing = os.pipe()
    living, ours = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _serve(folder, pages, writing, living)
    os.close(writing)
    os.close(living)
    with os.fdopen(reading) as pipe:
        bases = tuple(pipe.readline().split())
    try:
        yield Papers(folder, pages, bases)
    finally:
        os.close(ours)
        os.waitpid(child, 0)


def _serve(folder: Path, pages: int, writing: int, living: int) -> None:
    """Serve until the other end of ``living`` is closed, by the end of its process at the latest."""
    os.setsid()
    log = os.open(folder / "requests", os.O_WRONLY | os.O_APPEND)
    papers = [_server(paper, host, folder, pages, log) for paper, host in enumerate(HOSTS)]
    with os.fdopen(writing, "w") as pipe:
        pipe.write(
            " ".join(f"http://{host}:{server.server_address[1]}" for host, server in zip(HOSTS, papers, strict=True))
        )
        pipe.write("\n")
    os.read(living, 1)
    os._exit(0)


def _server(paper: int, host: str, folder: Path, pages: int, log: int) -> ThreadingHTTPServer:
    numbers = {path_of(number): number for number in range(pages) if number % len(HOSTS) == paper}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            base = f"http://{host}:{self.server.server_address[1]}"
            edition = int((folder / "edition").read_text())
            status, kind, body = self._answer(base, edition)
            os.write(log, f"{base}{self.path} {edition} {status}\n".encode())
            self.wfile.write(
                f"HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
            )

        def _answer(self, base: str, edition: int) -> tuple[int, str, bytes]:
            urls = [base + path for path in numbers]
            if self.path in numbers:
                return 200, "text/html; charset=utf-8", page(numbers[self.path], edition)
            if self.path == "/sitemap.xml":
                inner = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
                text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>'
                return 200, "application/xml", text.encode()
            if self.path == "/feed.xml":
                inner = "".join(f"<item><link>{url}</link></item>" for url in urls)
                text = f'<rss version="2.0"><channel><title>West</title><link>{base}</link>{inner}</channel></rss>'
                return 200, "application/xml", text.encode()
            return 404, "text/plain", b"nothing here"

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A killed command closes its connections as it can."""

    server = Server((host, 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 5.0}, daemon=True).start()
    return server
