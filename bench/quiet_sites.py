"""Many small sites on loopback, each on an address of its own: robots.txt and a feed with validators, and articles.

``python -m bench.quiet_sites PORT NEWS_EVERY [FAULTY]``: a process of its own, so that its processor time is not counted. Site
number ``n`` is ``http://127.<n // 250 + 1>.<n % 250 + 1>.1:PORT``. A feed has one article, and one more at each
``NEWS_EVERY``-th request (0: never); other requests with its validator are answered 304. Of the first sites ``FAULTY`` are slow,
as many fail, and as many are closed by robots.txt. ``/listed`` answers with the number of articles that a site has ever listed.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter
from typing import Literal

FIRST_HEAD_BYTES = 65_536
WORDS = "barlow quenta merrin tolsa vandrey ostick pellow grint sorrel hask".split()


SLOW_SECONDS = 8.0
"""How long a slow site thinks about each request."""

Kind = Literal["slow", "failing", "closed", "healthy"]


def kind_of(number: int, faulty: int) -> Kind:
    """What a site is like, where ``faulty`` sites are of each faulty kind."""
    kinds: tuple[Kind, ...] = ("slow", "failing", "closed")
    return kinds[number // faulty] if faulty and number < len(kinds) * faulty else "healthy"


def site_url(number: int, port: int) -> str:
    """The address of a site. Linux answers on all of 127.0.0.0/8."""
    return f"http://127.{number // 250 + 1}.{number % 250 + 1}.1:{port}"


class Sites:
    """All sites, by the Host header."""

    def __init__(self, news_every: int, faulty: int = 0) -> None:
        self.news_every, self.faulty = news_every, faulty
        self.read: Counter[str] = Counter()

    def kind(self, head: str) -> Kind:
        """What the site is like that a request is for; of one that asks what was listed, healthy."""
        if " /listed " in head.partition("\r\n")[0]:
            return "healthy"
        octets = _host(head).partition(":")[0].split(".")
        return kind_of((int(octets[1]) - 1) * 250 + int(octets[2]) - 1, self.faulty)

    def listed(self, host: str) -> int:
        """How many articles the feed of a host has ever listed."""
        return 1 + ((self.read[host] - 1) // self.news_every if self.news_every else 0) if self.read[host] else 0

    def respond(self, head: str) -> bytes:
        """The whole response to a request head."""
        request, _, rest = head.partition("\r\n")
        path = request.split(" ")[1]
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest.split("\r\n"))
        }
        host, kind = headers.get("host", ""), self.kind(head)
        if path == "/listed":
            return _answer(str(self.listed(host)).encode(), "text/plain", "", headers)
        if kind == "failing" and path != "/robots.txt":
            return b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
        if kind == "closed" and path == "/robots.txt":
            return _answer(b"User-agent: *\nDisallow: /\n", "text/plain", '"closed"', headers)
        if path == "/robots.txt":
            return _answer(b"User-agent: *\nDisallow: /private\n", "text/plain", '"robots"', headers)
        if path == "/feed.xml":
            self.read[host] += 1
            editions = self.listed(host)
            return _answer(_feed(host, editions), "application/rss+xml", f'"{editions}"', headers)
        return _answer(_article(path), "text/html; charset=utf-8", "", headers)


def _host(head: str) -> str:
    lines = (line.partition(":") for line in head.split("\r\n"))
    return next((value.strip() for name, _, value in lines if name.lower() == "host"), "")


def _answer(body: bytes, kind: str, etag: str, headers: dict[str, str]) -> bytes:
    if etag and headers.get("if-none-match") == etag:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode()
    tag = f"ETag: {etag}\r\n" if etag else ""
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{tag}Content-Length: {len(body)}\r\n\r\n".encode() + body


def _feed(host: str, editions: int) -> bytes:
    items = "".join(
        f"<item><title>{_words(f'{n}', 6)}</title><link>http://{host}/2026/09/story-{n}</link></item>"
        for n in range(max(1, editions - 20), editions + 1)
    )
    return f'<rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'.encode()


def _article(path: str) -> bytes:
    text = "".join(f"<p>{_words(f'{path} {n}', 60)}.</p>" for n in range(8))
    title = _words(path, 6)
    return f"<title>{title}</title><body><article><h1>{title}</h1>{text}</article>".encode()


def _words(seed: str, count: int) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(count)).capitalize()


async def _serve(port: int, news_every: int, faulty: int) -> None:
    sites = Sites(news_every, faulty)

    async def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                text = head.decode("latin-1")
                if sites.kind(text) == "slow":
                    await asyncio.sleep(SLOW_SECONDS)
                writer.write(sites.respond(text))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(on_connection, "0.0.0.0", port, limit=FIRST_HEAD_BYTES, backlog=1024)  # noqa: S104 - all of 127.0.0.0/8
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))
