"""Two small papers on loopback that stay active: they publish, edit and withdraw articles, and record what they did."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = (
    "harbour ferry council bridge school market tower island winter summer storm train budget mayor garden museum river "
    "engine festival hospital library teacher captain baker painter election forest lamp window letter signal"
).split()


@dataclass
class Story:
    """One article of a paper, with all its texts so far."""

    number: int
    editions: list[str]
    changed_at: datetime
    withdrawn: bool = False


@dataclass
class Paper:
    """A paper: its stories by number, under a lock."""

    host: str
    port: int = 0
    stories: dict[int, Story] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def address(self, number: int) -> str:
        return f"{self.url}/2026/news/{number}-the-{WORDS[number % len(WORDS)]}-story"

    def publish(self, text: random.Random) -> None:
        with self.lock:
            number = len(self.stories) + 1
            self.stories[number] = Story(number, [_text(text)], _moment())

    def edit(self, chance: random.Random) -> None:
        with self.lock:
            standing = [story for story in self.stories.values() if not story.withdrawn]
            story = chance.choice(standing)
            story.editions.append(_text(chance))
            story.changed_at = _moment()

    def withdraw(self, chance: random.Random) -> None:
        with self.lock:
            standing = [story for story in self.stories.values() if not story.withdrawn]
            if len(standing) > 1:
                story = chance.choice(standing)
                story.withdrawn = True
                story.changed_at = _moment()

    def change_what_was_read(self, text: random.Random) -> None:
        """Edit story 1 and withdraw story 2, whatever chance does: even a short run must have one of each."""
        with self.lock:
            self.stories[1].editions.append(_text(text))
            self.stories[2].withdrawn = True
            self.stories[1].changed_at = self.stories[2].changed_at = _moment()

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, content type and body."""
        with self.lock:
            if path == "/sitemap.xml":
                return 200, "application/xml", self._sitemap()
            for story in self.stories.values():
                if self.address(story.number).endswith(path):
                    if story.withdrawn:
                        return 410, "text/html", "<h1>Withdrawn</h1>"
                    return 200, "text/html; charset=utf-8", _page(story)
        return 404, "text/html", "<h1>Not found</h1>"

    def _sitemap(self) -> str:
        """Withdrawn stories are listed as changed for a while, as by content systems that send 410."""
        entries = "".join(
            f"<url><loc>{self.address(story.number)}</loc><lastmod>{story.changed_at.isoformat()}</lastmod></url>"
            for story in self.stories.values()
        )
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


@contextmanager
def living(seed: int, pause: float, count: int = 2) -> Iterator[tuple[list[Paper], threading.Event]]:
    """Serve some papers; something happens every ``pause`` seconds until the event is set."""
    papers = [Paper(f"127.0.0.{number}") for number in range(1, count + 1)]
    servers = [_serve(paper) for paper in papers]
    quiet = threading.Event()
    chance = random.Random(seed)
    for paper in papers:
        for _ in range(3):
            paper.publish(chance)

    def live() -> None:
        deck: list[Callable[[Paper, random.Random], None]] = []
        while not quiet.wait(pause):
            if not deck:  # of ten events six, three and one, in any order, so that even a short run has some of each
                deck = [Paper.publish] * 6 + [Paper.edit] * 3 + [Paper.withdraw]
                chance.shuffle(deck)
            deck.pop()(chance.choice(papers), chance)

    thread = threading.Thread(target=live, daemon=True)
    thread.start()
    try:
        yield papers, quiet
    finally:
        quiet.set()
        thread.join()
        for server in servers:
            server.shutdown()
            server.server_close()


def _serve(paper: Paper) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = paper.answer(self.path)
            data = body.encode()
            self.send_response_only(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((paper.host, 0), Handler)
    server.daemon_threads = True
    paper.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def _moment() -> datetime:
    return datetime.now(UTC)


def _text(chance: random.Random) -> str:
    """Three paragraphs that no other text has."""
    paragraphs = (" ".join(chance.choices(WORDS, k=60)) for _ in range(3))
    return "\n\n".join(f"{paragraph.capitalize()}." for paragraph in paragraphs)


def _page(story: Story) -> str:
    title = f"What the {WORDS[story.number % len(WORDS)]} said on day {story.number}"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story.editions[-1].split("\n\n"))
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="og:type" content="article"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
