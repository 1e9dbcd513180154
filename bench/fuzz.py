"""``python -m bench.fuzz [--minutes 30]``: every public parser on nonsense, with time and memory as properties.

Nonsense is a good input with pieces cut out, put in, moved, said a thousand times, nested, or taken from another input.
No parser raises anything but what it documents, takes more than :data:`SECONDS` of processor time (and as much again
for each megabyte), or lets the process grow by more than :data:`GROWTH` and forty times the input. What breaks one of these is
written to ``tests/fuzz/PARSER-DIGEST`` and tried again by every later run, first, and by ``tests/test_fuzz.py``.

Exit status 1 if something was found. ``--seed N`` repeats a run; seeds are printed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tasks.archive import ArchiveError, read_warc
from tasks.fetching.robots import Robots
from tasks.pure import codings
from tasks.pure.addresses import key_of, looks_like_article, resolve
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.discovery.sitemaps import parse_sitemap
from tasks.pure.errors import DatelineError
from tasks.pure.extract.highlighted import paint
from tasks.pure.normalize import article_from
from tasks.pure.query.parsing import QueryError, parse
from tasks.pure.records import Page, SourceRules
from tasks.pure.site_survey.address_list import read_addresses
from tasks.pure.site_survey.front_page import read_front_page
from tasks.saved import Naming, read_saved
from tests.support.backfill_fixture import gazette_pages, write_warc

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "tests" / "fuzz"
SECONDS = 2.0
RATES = {"feed": 20.0, "sitemap": 20.0, "listing": 8.0}
"""Seconds a megabyte where a library is slow, but linear: feedparser takes 14 for broken markup, and reads the feeds that are
listed as sitemaps. A document has 30 in all."""
HANGS = 60
"""Seconds of processor time after which a parser is stopped, where Python can."""
GROWTH = 300 << 20
"""Bytes; a page of tests takes some ten, the libraries keep as much again."""
LARGEST = 2_000_000
"""Bytes of an input. What takes the square of its size takes long at this one."""
NOW = datetime(2026, 11, 29, tzinfo=UTC)
URL = "https://quay-courier.example/2026/11/20/a-story-of-the-town"
RULES = SourceRules("fuzz")
Parser = Callable[[bytes], object]


def main() -> None:
    """Feed the parsers; exit with 1 if one breaks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0, help="[30]")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="[chance]")
    parser.add_argument("--only", help="one parser")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        faults = run(Path(folder), options.minutes * 60, options.seed, options.only)
    sys.exit(1 if faults else 0)


def run(folder: Path, seconds: float, seed: int, only: str | None = None) -> int:
    """Feed the parsers for some seconds; return the number of faults, each of which is printed and kept."""
    signal.signal(signal.SIGPROF, _stop)
    chance, parsers, counts = random.Random(seed), parsers_in(folder), Counter[str]()
    seeds = {name: list(seeds_of(name, folder)) for name in parsers}
    names = [only] if only else list(parsers)
    faults = 0
    for name in names:  # once as they are: later growth counts from here
        for data in seeds[name]:
            faults += _is_fault(parsers, name, data)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = chance.choice(names)
        data = mutated(chance.choice(seeds[name]), seeds[chance.choice(names)], chance)
        counts[name] += 1
        faults += _is_fault(parsers, name, data)
    print(f"{counts.total()} inputs, {faults} faults: {', '.join(f'{name} {n}' for name, n in sorted(counts.items()))}")
    return faults


def _is_fault(parsers: Mapping[str, Parser], name: str, data: bytes) -> bool:
    what = fault_of(parsers[name], data, RATES.get(name, SECONDS))
    if what:
        KEPT.mkdir(exist_ok=True)
        path = KEPT / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        print(f"FAULT {name}, {len(data)} bytes, kept as {path.name}: {what}", flush=True)
    return bool(what)


def fault_of(parser: Parser, data: bytes, rate: float = SECONDS) -> str:
    """What a parser does wrong with an input; empty: nothing.

    Args:
        rate: seconds that each megabyte may take, too.
    """
    before, began = _peak(), time.process_time()
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    try:
        parser(data)
    except (DatelineError, QueryError):
        pass  # as it documents
    except TooLong:
        return f"did not end in {HANGS} s of processor time"
    except Exception:  # noqa: BLE001 - any other error is the fault that is looked for
        return traceback.format_exc()[-800:]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    took, grown = time.process_time() - began, _peak() - before
    if took > SECONDS + rate * len(data) / 1e6:
        return f"took {took:.1f} s"
    if grown > GROWTH + 40 * len(data):
        return f"grew by {grown >> 20} MB"
    return ""


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class TooLong(BaseException):
    """A parser was stopped: none of its own handlers may take it for an error of the input."""


def _stop(*_: object) -> None:
    raise TooLong


def parsers_in(folder: Path) -> dict[str, Parser]:
    """By name. Those that read files write them to the folder."""

    def page(data: bytes) -> Page:
        return Page("fetch", "fuzz", URL, URL, 200, (("content-type", "text/html"),), data, NOW)

    def warc(data: bytes) -> None:
        path = folder / "fuzz.warc.gz"
        path.write_bytes(data)
        with suppress(ArchiveError):
            for _ in read_warc(path, "fuzz", max_bytes=LARGEST):
                pass

    def saved(data: bytes) -> None:
        for suffix in (".html", ".mhtml", ".html.gz"):
            path = folder / f"fuzz{suffix}"
            path.write_bytes(data)
            read_saved_or_refuse(path)

    def read_saved_or_refuse(path: Path) -> None:
        with suppress(DatelineError):
            read_saved(path, folder, "fuzz", Naming(prefix="https://quay-courier.example/"), max_bytes=LARGEST)

    def coded(data: bytes) -> None:
        for coding in ("gzip", "deflate", "br", "zstd"):
            with suppress(codings.CodingError, codings.BodyCut, codings.BodyTooLarge):
                codings.collect(codings.decode([data], (coding,)), LARGEST)

    def addresses(data: bytes) -> None:
        for line in data.decode("utf-8", "replace").splitlines()[:50]:
            url = resolve(URL, line[:8_000])
            if url is not None:
                key_of(url)
                looks_like_article(url)

    def robots(data: bytes) -> None:
        Robots(NOW, data[: 500 * 1024].decode("utf-8", "replace")).allows(URL)

    return {
        "feed": lambda data: parse_feed(data, URL, ""),
        "sitemap": lambda data: parse_sitemap(data, URL, ""),
        "listing": lambda data: parse_listing(data, URL, RULES, ""),
        "page": lambda data: article_from(page(data), RULES, explain=True),
        "painted": lambda data: paint(page(data[:200_000]), RULES),
        "front": lambda data: read_front_page(data, URL),
        "list": read_addresses,
        "query": lambda data: parse(data[:20_000].decode("utf-8", "replace")),
        "robots": robots,
        "addresses": addresses,
        "warc": warc,
        "saved": saved,
        "coded": coded,
    }


def seeds_of(name: str, folder: Path) -> Iterator[bytes]:
    """Good inputs of a parser, and those that broke it once."""
    yield from (path.read_bytes() for path in sorted(KEPT.glob(f"{name}-*")))
    if name in ("page", "painted", "front", "listing", "saved", "coded"):
        for path in sorted((ROOT / "tests" / "golden").glob("*.html"))[::3]:  # enough of each kind
            yield path.read_bytes()
    if name in ("feed", "sitemap", "list"):
        entries = b"".join(
            b"<item><title>A title %d</title><link>https://quay-courier.example/2026/%d</link><author>a@b.example</author>"
            b"<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><![CDATA[<b>x</b>]]></item>" % (n, n)
            for n in range(20)
        )
        yield (
            b'<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss version="2.0"><channel>'
            + entries
            + b"</channel></rss>"
        )
        yield b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><updated>2024-03-05</updated></entry></feed>'
        yield b"<urlset><url><loc>https://quay-courier.example/a</loc><lastmod>2024-03-05</lastmod></url></urlset>"
        yield b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "/a", "title": "x", "date_published": 5}]}'
        yield b'<opml><body><outline text="x" xmlUrl="https://quay-courier.example/feed" htmlUrl="/"/></body></opml>'
    if name == "robots":
        yield b"User-agent: *\nDisallow: /a/*b$\nAllow: /\nCrawl-delay: 5\nUser-agent: dateline\nDisallow: /x\n"
    if name == "query":
        yield b'title:"a b"~3 AND (harbour OR -ferry) after:2026-01-01 NEAR(a b, 5) lang:de wor*'
    if name == "addresses":
        yield b"https://quay-courier.example/2026/11/amp/a-story.html?utm_source=x&id=5#a\n//[::1]:80/\nhttp://xn--a/%ff/../..\n"
    if name == "warc":
        yield write_warc(folder / "seed.warc.gz", gazette_pages(4)).read_bytes()
        yield gzip.decompress((folder / "seed.warc.gz").read_bytes())
    if name == "coded":
        yield gzip.compress(b"A text. " * 1000)


_NOISE = (
    b"<", b">", b"&#0;", b"]]>", b"\x00", b"\xff\xfe", b'"', b"'", b"\r\n\r\n", b"<!--", b"-->", b"<a href=", b"</p>", b" ",
    b"=", b"(", b"[", b"{", b"\xe2\x80\xae", b"\xcc\x80\xcc\x96", b"\x1b[2J", b"<p>", b"<div ", b"//", b"99999999999", b"*",
)  # fmt: skip


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """An input with some mutations."""
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        data = chance.choice(_MUTATIONS)(data, others, chance)[:LARGEST]
    return data


def _slice(data: bytes, chance: random.Random, longest: int) -> tuple[int, int]:
    begin = chance.randrange(len(data) + 1)
    return begin, min(len(data), begin + chance.randrange(longest))


def _cut(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    begin, end = _slice(data, chance, 1 + len(data) // 2)
    return data[:begin] + data[end:]


def _noise(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice((chance.choice(_NOISE), chance.randbytes(chance.randrange(1, 20)))) + data[at:]


def _pumped(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """A piece, or noise, many times."""
    begin, end = _slice(data, chance, chance.choice((2, 8, 60, 400)))
    piece = chance.choice((data[begin:end], chance.choice(_NOISE), chance.choice(_NOISE) + chance.choice(_NOISE)))
    times = chance.choice((30, 1_000, 20_000, 200_000))
    return data[:begin] + piece * min(times, LARGEST // max(1, len(piece))) + data[begin:]


def _swapped(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    one, two = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[two:] + data[one:two] + data[:one]


def _spliced(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    begin, end = _slice(other, chance, 1 + len(other))
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[begin:end] + data[at:]


def _flipped(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.randrange(1, 100))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


_MUTATIONS = (_cut, _noise, _pumped, _pumped, _swapped, _spliced, _flipped)


if __name__ == "__main__":
    main()
