"""A thousand broken pages, the same on every run: none raises, none takes long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from tasks.pure.extract import extract
from tasks.pure.records import Page, SourceRules
from tests.golden.regenerate import FETCHED, PAGES

PAGE_SECONDS = 2.0
"""Of processor time: the machine may be busy with something else."""
SENTENCE = "The council met on Tuesday to discuss the budget, and nobody was pleased with it. "
Random = random.Random


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
    other = chance.choice(PAGES).read_bytes()
    return page[: chance.randrange(len(page))] + other[chance.randrange(len(other)) :]


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    cut, beheaded, with_noise, with_nuls, without_tags_of_one_kind, in_another_charset, nested, shuffled, repeated, spliced,
)  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_mutated_page_neither_raises_nor_takes_long(mutation: Callable[[bytes, Random], bytes]) -> None:
    chance = Random(mutation.__name__)
    for number in range(100):
        path = chance.choice(PAGES)
        body = mutation(path.read_bytes(), chance)
        url = f"https://paper.example/news/{path.stem}-{number}"
        started = time.process_time()
        extraction = extract(
            Page("x", "s", url, url, 200, (("content-type", "text/html"),), body, FETCHED), SourceRules("s")
        )
        assert time.process_time() - started < PAGE_SECONDS, (path.name, number)
        assert extraction.no_article != "broken", (path.name, number, extraction.no_article_detail)


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
