"""Small papers on loopback that publish, and record each request from its first byte to its answer: the witnesses of politeness."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

from bench.living_site import Paper

_ANSWERS_AFTER = 0.03
"""Seconds: two requests at once must have the time to meet."""


@dataclass
class WatchedPaper:
    """A paper with the record of its requests."""

    paper: Paper
    requests: list[tuple[float, str]] = field(default_factory=list)
    """When each began (``time.monotonic``), and its path."""
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, path: str) -> None:
        """A request has arrived."""
        with self._lock:
            self.requests.append((time.monotonic(), path))
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)

    def end(self) -> None:
        """A request was answered, or its client is gone."""
        with self._lock:
            self._now -= 1

    def gaps(self) -> list[float]:
        """Seconds from each request to the next."""
        return [later - earlier for (earlier, _), (later, _) in pairwise(self.requests)]

    def addresses(self) -> set[str]:
        """Of all that it has published."""
        with self.paper.lock:
            return {self.paper.address(number) for number in self.paper.stories}


def sources(papers: Sequence[WatchedPaper], **settings: str | float) -> str:
    """The sources.toml of some papers, with settings of all."""
    hosts = sorted({f"{watched.paper.host.rpartition('.')[0]}.0/24" for watched in papers})
    defaults = {"contact": "mailto:test@example.org", "allow_private_hosts": hosts, **settings}
    head = "".join(f"{name} = {json.dumps(value)}\n" for name, value in defaults.items())
    return f"[defaults]\n{head}" + "".join(
        f'\n[[sources]]\nname = "paper-{number}"\nsitemaps = ["{watched.paper.url}/sitemap.xml"]\n'
        for number, watched in enumerate(papers, 1)
    )


@contextmanager
def watched(
    count: int, stories: int, pause: float, seed: int, network: str = "127.0.9"
) -> Iterator[tuple[list[WatchedPaper], threading.Event]]:
    """Serve papers of so many stories; one more appears in one of them every ``pause`` seconds until the event is set.

    Args:
        network: the first three numbers of their addresses.
    """
    papers = [WatchedPaper(Paper(f"{network}.{number}")) for number in range(1, count + 1)]
    servers = [_serve(paper) for paper in papers]
    quiet = threading.Event()
    chance = random.Random(seed)
    for paper in papers:
        for _ in range(stories):
            paper.paper.publish(chance)

    def live() -> None:
        while not quiet.wait(pause):
            chance.choice(papers).paper.publish(chance)

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


def _serve(watched: WatchedPaper) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            watched.begin(self.path)
            try:
                time.sleep(_ANSWERS_AFTER)
                status, kind, body = watched.paper.answer(self.path)
                data = body.encode()
            finally:
                # Before the answer is sent: the next request may arrive before this thread runs again.
                watched.end()
            self.send_response_only(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((watched.paper.host, 0), Handler)
    server.daemon_threads = True
    watched.paper.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server
