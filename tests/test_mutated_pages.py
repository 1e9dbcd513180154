"""Broken pages, the same on every run: none raises, none takes long.

``DATELINE_TEST_MUTATIONS`` is how many each kind of mutation makes (``make fuzz``: 100 each);
``DATELINE_BENCH_CORPUS`` names a folder with ``pages/*.html.gz``, which are mutated too.
"""

from __future__ import annotations

import gzip
import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.pure.extract import extract
from tasks.pure.records import Page, SourceRules
from tests.golden.regenerate import FETCHED, PAGES

PAGE_SECONDS = 2.0
"""Of processor time: the machine may be busy with something else."""
SENTENCE = "The council met on Tuesday to discuss the budget, and nobody was pleased with it. "
Random = random.Random
NUMBER = int(os.environ.get("DATELINE_TEST_MUTATIONS", "10"))
CORPUS = os.environ.get("DATELINE_BENCH_CORPUS", "")
CASES = sorted((Path(__file__).parent / "cases").glob("*/*/page.html"))
SOURCES = [*PAGES, *CASES, *(sorted((Path(CORPUS) / "pages").glob("*.html.gz")) if CORPUS else ())]
_END_TAG = re.compile(rb"</[a-z][a-z0-9-]*>", re.IGNORECASE)


def content_of(path: Path) -> bytes:
    """A page of the tests or, compressed, of a corpus."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def read(body: bytes, name: str) -> None:
    """Extract a page: no step of it raises, and it takes no longer than :data:`PAGE_SECONDS`."""
    url = f"https://paper.example/news/{name}"
    started = time.process_time()
    extraction = extract(
        Page("x", "s", url, url, 200, (("content-type", "text/html"),), body, FETCHED), SourceRules("s")
    )
    assert time.process_time() - started < PAGE_SECONDS, name
    assert extraction.no_article != "broken", (name, extraction.no_article_detail)
    assert [item for item in extraction.evidence if item.rule == "failed"] == [], name


def cut(page: bytes, chance: Random) -> bytes:
    return page[: chance.randrange(len(page))]


def beheaded(page: bytes, chance: Random) -> bytes:
    return page[chance.randrange(len(page)) :]


def with_noise(page: bytes, chance: Random) -> bytes:
    data = bytearray(page)
    for _ in range(chance.randrange(1, 200)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def with_nuls(page: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(page))
    return page[:at] + b"\x00" * chance.randrange(1, 500) + page[at:]


def without_tags_of_one_kind(page: bytes, chance: Random) -> bytes:
    return page.replace(
        chance.choice([b"</p>", b"</div>", b"</head>", b"<body", b"</script>", b">", b'"', b"</svg>"]), b""
    )


def in_another_charset(page: bytes, chance: Random) -> bytes:
    return page.decode("utf-8", "replace").encode(
        chance.choice(["utf-16", "utf-16-be", "cp1251", "shift_jis", "euc-kr", "utf-7"]), "replace"
    )


def nested(page: bytes, chance: Random) -> bytes:
    tag = chance.choice([b"div", b"span", b"ul", b"table", b"a", b"article", b"blockquote", b"font", b"my-box"])
    at = page.find(b"<p")
    return page[:at] + (b"<" + tag + b">") * chance.choice([300, 3_000, 100_000]) + page[at:]


def shuffled(page: bytes, chance: Random) -> bytes:
    parts = page.split(b"<")
    chance.shuffle(parts)
    return b"<".join(parts)


def repeated(page: bytes, chance: Random) -> bytes:
    return page * chance.randrange(2, 6)


def spliced(page: bytes, chance: Random) -> bytes:
    other = content_of(chance.choice(SOURCES))
    return page[: chance.randrange(len(page))] + other[chance.randrange(len(other)) :]


def with_tags_left_open(page: bytes, chance: Random) -> bytes:
    return _END_TAG.sub(lambda tag: b"" if chance.random() < 0.1 else tag[0], page)


def with_tags_ended_elsewhere(page: bytes, chance: Random) -> bytes:
    names = [
        b"button",
        b"label",
        b"select",
        b"a",
        b"form",
        b"table",
        b"p",
        b"template",
        b"noscript",
        b"svg",
        b"body",
        b"html",
    ]
    for _ in range(chance.randrange(1, 6)):
        at = page.find(b"<", chance.randrange(len(page) or 1))
        name = chance.choice(names)
        page = page[:at] + chance.choice([b"<" + name + b">", b"</" + name + b">"]) + page[at:]
    return page


def with_attributes_swapped(page: bytes, chance: Random) -> bytes:
    values = re.findall(rb'(?:class|id|itemprop|property|rel|type|itemtype)="[^"]*"', page)
    return re.sub(rb'(?:class|id|itemprop|property|rel|type|itemtype)="[^"]*"', lambda _: chance.choice(values), page)


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    cut, beheaded, with_noise, with_nuls, without_tags_of_one_kind, in_another_charset, nested, shuffled, repeated, spliced,
    with_tags_left_open, with_tags_ended_elsewhere, with_attributes_swapped,
)  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_mutated_page_neither_raises_nor_takes_long(mutation: Callable[[bytes, Random], bytes]) -> None:
    chance = Random(mutation.__name__)
    for number in range(NUMBER):
        path = chance.choice(SOURCES)
        body = mutation(content_of(path), chance)
        if body.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            read(body, f"{path.stem}-{number}")


@pytest.mark.parametrize("path", PAGES[:4], ids=lambda path: path.stem)
def test_every_tag_may_be_left_open_once(path: Path) -> None:
    page = path.read_bytes()
    for tag in _END_TAG.finditer(page):
        read(page[: tag.start()] + page[tag.end() :], f"{path.stem}-{tag.start()}")


@pytest.mark.parametrize(
    ("body", "least"),
    [
        pytest.param("<article>" + f"<p>{SENTENCE * 8}</p>" * 1_500, 900_000, id="a megabyte of paragraphs"),
        pytest.param(f"<article><p>{SENTENCE * 12_000}</p>", 900_000, id="a megabyte in one paragraph"),
        pytest.param(f"<h1>Budget</h1><article><p>{SENTENCE * 120_000}</p>", 9_000_000, id="ten megabytes in one paragraph"),
        pytest.param(f"<h1>予算</h1><p>{'市議会は火曜日に予算を審議した。' * 200_000}</p>", 3_000_000, id="ten megabytes of ideograms"),
        pytest.param("<article>" + "<p>" + "one <b>two</b> three. " * 20_000, 299_000, id="many small elements"),
        pytest.param("<article>" + "".join(f"<p>{SENTENCE} {n}.</p>" for n in range(5_000)), 300_000, id="many paragraphs, nearly alike"),
        pytest.param("<script>" + '"a\\"<p>' * 200_000 + "</script><p>" + SENTENCE * 10, 500, id="a script of quotation marks"),
    ],
)  # fmt: skip
def test_large_pages_stay_in_proportion(body: str, least: int) -> None:
    url = "https://paper.example/news/large-4711"
    started = time.process_time()
    extraction = extract(Page("x", "s", url, url, 200, (), body.encode(), FETCHED), SourceRules("s"))
    assert time.process_time() - started < PAGE_SECONDS
    assert len(extraction.body) >= least
