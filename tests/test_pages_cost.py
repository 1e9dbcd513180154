"""Twice as much of anything on a page costs twice as much time, and so does twice as long a text for each finder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from tasks.pure.addresses import is_front_page, key_of, looks_like_article, resolve
from tasks.pure.corrections import names_correction
from tasks.pure.decide.agreement import shingles
from tasks.pure.differences import differences
from tasks.pure.discovery.dates import listed_instant
from tasks.pure.extract.body.lines import is_addresses, is_appeal
from tasks.pure.extract.byline.names import looks_like_name, names_in, without_prefix
from tasks.pure.extract.dates.written import read_written_date
from tasks.pure.extract.page.charset import decode
from tasks.pure.extract.page.jsonld import parse_json
from tasks.pure.extract.page.text import clean, clean_line, compact_key, same_words, word_key
from tasks.pure.extract.plain_text import with_markup
from tasks.pure.normalize import article_from, count_words, one_line, paragraphs
from tasks.pure.query.errors import QueryError
from tasks.pure.query.parsing import parse
from tasks.pure.records import SourceRules
from tasks.pure.replays import as_published
from tasks.pure.robots_groups import own_group
from tasks.pure.search.snippets import marked, snippet
from tasks.pure.site_survey.address_list import read_addresses
from tasks.pure.site_survey.front_page import read_front_page
from tasks.pure.site_survey.judging import read_document
from tasks.pure.site_survey.records import Lead
from tasks.pure.walls import vendor_of
from tests.support.linear import TRIES, is_linear, seconds
from tests.support.nasty_pages import NASTY, NOW, article, page

REPLAYED = "https://web.archive.org/web/20260101000000/https://quay-courier.example/a"
HOST = "https://quay-courier.example/"
RULES = SourceRules("quay")


@pytest.fixture(scope="module", autouse=True)
def _ready() -> None:
    """What is read at first use is not measured."""
    article_from(page(article()), RULES)


@pytest.mark.fault("parsing", "pages of anything many times", "read in linear time: sixty kinds at n and 2n")
@pytest.mark.parametrize("kind", NASTY)
def test_a_page_is_read_in_linear_time(kind: str) -> None:
    make, n = NASTY[kind]

    def call(n: int) -> Callable[[], object]:
        made = page(make(n))
        return lambda: article_from(made, RULES)

    assert is_linear(call, n)


def test_a_replayed_page_is_read_in_linear_time() -> None:
    def call(n: int) -> Callable[[], object]:
        made = page("<!-- BEGIN WAYBACK TOOLBAR INSERT -->" * n, REPLAYED)
        return lambda: as_published(made)

    assert is_linear(call, 4_000)


def _parsed(text: str) -> None:
    with suppress(QueryError):
        parse(text)


FINDERS: dict[str, Callable[[str], object]] = {
    "names": names_in,
    "names in text": lambda text: names_in(text, stated=False),
    "whether it is a name": looks_like_name,
    "prefix of a byline": without_prefix,
    "a written date": read_written_date,
    "a date in a text": lambda text: read_written_date(text, whole=False),
    "a date of a feed": listed_instant,
    "JSON-LD": parse_json,
    "charset": lambda text: decode(text.encode()),
    "clean text": clean,
    "a clean line": clean_line,
    "words compared": same_words,
    "words of a key": word_key,
    "letters of a key": compact_key,
    "vendor of a wall": lambda text: vendor_of((("server", text),), text.encode()),
    "snippet": lambda text: snippet(text, ["river", "a"]),
    "marked text": lambda text: marked(text, ["river", "a", "1"]),
    "query": _parsed,
    "robots.txt": lambda text: own_group(text, "dateline"),
    "key of an address": lambda text: key_of(HOST + text),
    "key of a host": lambda text: key_of(f"https://{text}/a"),
    "address of an article": lambda text: looks_like_article(HOST + text),
    "address of a front page": lambda text: is_front_page(HOST + text),
    "relative address": lambda text: resolve(HOST + text, text),
    "correction": names_correction,
    "shingles": shingles,
    "one line": one_line,
    "paragraphs": paragraphs,
    "number of words": count_words,
    "differences": lambda text: differences(text, text[::-1]),
    "front page": lambda text: read_front_page(text.encode(), HOST),
    "list of addresses": lambda text: read_addresses(text.encode()),
    "plain text": lambda text: with_markup(page(text)),
    "replayed page": lambda text: as_published(page(text, REPLAYED)),
}
UNITS = ("a", " ", "1", "12 March 2026 ", "1/2/", "By Ann Bee, ", "Ann ", "A. ", "a@", "<a ", "<", "[", "{", "(", '"', "/amp", "//",
    "&amp;", "%41", "-", "—", ". ", "\u0300\u0316", "議", "ก", "User-agent: x\n", "near(", "OR ", '"a" ', "*", "a:", "<!--", "© ",
    "T10:00:00", "\u200b", "\xa0", "<p>x", " and ", ",", '"headline":"', "\\/", "/a", "\n")  # fmt: skip


@pytest.mark.fault("parsing", "texts of anything many times", "each finder is linear: 34 finders, 43 texts")
@pytest.mark.parametrize("name", FINDERS)
def test_a_text_is_read_in_linear_time(name: str) -> None:
    find = FINDERS[name]

    def call(unit: str) -> Callable[[int], Callable[[], object]]:
        return lambda n: lambda: find(unit * n)

    assert [unit for unit in UNITS if not is_linear(call(unit), 4_000 // len(unit))] == []


KILLERS: dict[str, Callable[[], object]] = {
    "JSON-LD that ends in line breaks and a bracket": lambda: parse_json('{"a": 1}' + "\n" * 58 + "x>"),
    "a line of one address": lambda: is_addresses("https://a.jpeg?" * 20_000),
    "an appeal of hyphens": lambda: is_appeal("Whatsapp numbers are theirs, many say of our" + "-" * 700 + " end"),
    "a byline of at signs": lambda: names_in("@" * 590),
    "a feed's language of blanks": lambda: read_document(
        f"<rss><channel><language>{' ' * 50_000}</language></channel></rss>".encode(),
        HOST,
        "",
        Lead(HOST, "feed", "link"),
        NOW,
    ),
}


@pytest.mark.fault(
    "parsing", "texts of which a pattern had no end: 60 line breaks, 700 hyphens, at signs", "milliseconds"
)
@pytest.mark.parametrize("kind", KILLERS)
def test_a_text_that_had_no_end_takes_milliseconds(kind: str) -> None:
    assert min(seconds(KILLERS[kind]) for _ in range(TRIES)) < 0.05
