"""Patterns that are not linear get texts as long as ``bench.pattern_bounds`` says, wherever a page has longer ones."""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bench.pattern_bounds import BOUNDED, SINGLE_BLANKS, bound_of
from bench.patterns import patterns
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.sitemaps import parse_sitemap
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.page.jsonld import parse_json
from tasks.pure.normalize import article_from
from tasks.pure.records import SourceRules
from tests.support.nasty_pages import SENTENCE, article, page

RULES = SourceRules("quay")
URL = "https://quay-courier.example/a"
TEXTS = ("By Ann Bee, ", "photos and words by Ann (photos) ", "Ann Bee — Paris ", "word | ", "LONDON, NEWS.COM - ", "a@b.example ",
    "記者 王小 明月 ", "unsere aus Berlin is an en with agencies ", "whatsapp our -- ", "ngày 3 tháng 4 1 may 2 10:00 ",
    "https://a.example/b.jpg 100 ", "the page you requested was ", "03月 14 日 ")  # fmt: skip
SIZES = (590, 5_000)
"""Characters: within the bound of bylines, and over all bounds of extraction."""
IN_BODY = (
    "<p>{}</p>", "<p class=byline>{}</p>", "<time>{}</time>", "<div class=date>{}</div>", "<h2>{}</h2>", "<a rel=tag href=/tag/a>{}</a>",
    "<figure><img src=/a.jpg alt='{}'><figcaption>{}</figcaption></figure>", "<a rel=author href=/author/ann>{}</a>",
    "<div class=breadcrumb><a href=/>Home</a><a href=/x>{}</a></div>", "<div class='{}'><a href=/x-y class='{}'></a><p>a b c</p></div>",
    "<div class=caption>{}</div>", "<div class=credit>{}</div>", "<li>{}</li>", "<footer><p>{}</p></footer>", "<img src='/{}.jpg'>",
)  # fmt: skip
METAS = ("author", "og:title", "date", "article:section", "keywords", "og:site_name", "description", "og:image")


@dataclass
class Seen:
    """What reached the patterns: by place, the longest text; and the places to which two blanks in a row came."""

    longest: dict[str, int] = field(default_factory=dict)
    blanks: set[str] = field(default_factory=set)


class Watched:
    """A pattern that notes the texts that it is given."""

    def __init__(self, pattern: re.Pattern[Any], place: str, seen: Seen) -> None:
        self._pattern, self._place, self._seen = pattern, place, seen

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._pattern, name)
        if not callable(method):
            return method

        def call(*given: Any, **options: Any) -> Any:
            at = 1 if name in ("sub", "subn") else 0
            text, span = given[at], given[at + 1 :] if name not in ("sub", "subn", "split") else ()
            end = min(span[1], len(text)) if len(span) > 1 else len(text)
            length = end - (span[0] if span else 0)
            self._seen.longest[self._place] = max(self._seen.longest.get(self._place, 0), length)
            if isinstance(text, str) and re.search(r"\s\s", text):
                self._seen.blanks.add(self._place)
            return method(*given, **options)

        return call


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    """What reaches the patterns from pages with long texts in every place, and from long documents."""
    found, patch = Seen(), pytest.MonkeyPatch()
    listed = {
        (one.pattern, one.flags): one.place for one in patterns() if one.place in BOUNDED or one.place in SINGLE_BLANKS
    }
    for name, module in list(sys.modules.items()):
        for variable, value in list(vars(module).items()) if name.startswith("tasks.") else ():
            slots = (
                [(value, slot) for slot in AnyCase.__slots__] if isinstance(value, AnyCase) else [(module, variable)]
            )
            for owner, slot in slots:
                compiled = getattr(owner, slot)
                if isinstance(compiled, re.Pattern) and (compiled.pattern, compiled.flags) in listed:
                    patch.setattr(owner, slot, Watched(compiled, listed[compiled.pattern, compiled.flags], found))
    try:
        for text in TEXTS:
            for size in SIZES:
                _read_everywhere((text * (size // len(text) + 1))[:size])
        yield found
    finally:
        patch.undo()


def _read_everywhere(text: str) -> None:
    shown = html.escape(text, quote=True)
    linked = {"@type": "NewsArticle", "publisher": {"name": text}, "image": f"https://a.example/{text}"}
    linked |= dict.fromkeys(("headline", "author", "keywords", "articleSection", "datePublished", "description"), text)
    body = "".join(one.replace("{}", shown) for one in IN_BODY)
    head = "".join(f'<meta name="{name}" property="{name}" content="{shown}">' for name in METAS)
    for made in (
        article(body, title=shown),
        article(before=body),
        article(head=head),
        article(head=f"<script type=application/ld+json>{json.dumps(linked)}</script>"),
        f"<html lang=ja><title>{shown}</title><h1>{shown}</h1><p>{shown}</p><p>{SENTENCE * 4}</p><p>{shown}</p>",
        f"<html><title>{shown}</title>{shown}",
    ):
        article_from(page(made), RULES)
    parse_json(text + ";")
    parse_feed(f"<?xml version='1.0'?><!--{text}--><rss><channel><title>{shown}</title></channel></rss>".encode(), URL)
    parse_sitemap(f"<urlset><!--{text}--><url><loc>{shown}</loc></url></urlset>".encode(), URL)


def test_no_longer_text_than_its_bound_reaches_a_pattern(seen: Seen) -> None:
    longer = {place: length for place, length in seen.longest.items() if place in BOUNDED and length > bound_of(place)}
    assert longer == {}


def test_no_two_blanks_reach_a_pattern_that_is_linear_without_them(seen: Seen) -> None:
    assert seen.blanks & SINGLE_BLANKS.keys() == set()


def test_most_bounds_are_reached(seen: Seen) -> None:
    """Else the two tests before this one say nothing."""
    assert len(seen.longest) > 0.6 * (len(BOUNDED) + len(SINGLE_BLANKS))
