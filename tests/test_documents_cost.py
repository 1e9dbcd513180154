"""Twice as much input costs twice as much time, whatever a feed, sitemap, listing, robots.txt or address is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tasks.fetching.robots import from_response
from tasks.pure.addresses import key_of, looks_like_article
from tasks.pure.discovery.feeds import feeds_named_by, parse_feed
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.discovery.sitemaps import parse_sitemap
from tasks.pure.records import SourceRules
from tasks.pure.site_survey.address_list import read_addresses
from tasks.pure.site_survey.front_page import read_front_page
from tests.support.linear import is_linear, seconds

URL = "https://quay-courier.example/feed.xml"
NOW = datetime(2026, 3, 5, tzinfo=UTC)
RSS = "<rss version='2.0'><channel><title>a</title>{}<item><title>a</title><link>/a</link>{}</item></channel></rss>"


def attributes(n: int) -> str:
    return " ".join(f"a{number}='1'" for number in range(n))


def feed(text: str) -> object:
    return parse_feed(text.encode(), URL)


def sitemap(text: str) -> object:
    return parse_sitemap(text.encode(), URL)


def listing(text: str) -> object:
    return parse_listing(text.encode(), URL, SourceRules("quay"))


def robots(text: str) -> object:
    return from_response(200, text.encode(), NOW, None)


NASTY: dict[str, tuple[Callable[[str], object], Callable[[int], str], int]] = {
    "one long word in a link": (
        lambda text: feeds_named_by(text.encode(), URL),
        lambda n: f"<html><head><link {'a' * n}></head>",
        100_000,
    ),
    "links without an end": (lambda text: feeds_named_by(text.encode(), URL), lambda n: "<link " * n, 4_000),
    "blank lines before the root": (feed, lambda n: '<?xml version="1.0"?>' + "\n" * n + RSS.format("", ""), 200_000),
    "a comment of blank lines": (feed, lambda n: f"<!--{chr(10) * n}-->" + RSS.format("", ""), 200_000),
    "an author of one word": (feed, lambda n: RSS.format("", f"<author>{'a' * n}</author>"), 100_000),
    "a creator with an at sign": (feed, lambda n: RSS.format("", f"<dc:creator>a@{'a' * n}</dc:creator>"), 100_000),
    "authors without an end": (feed, lambda n: RSS.format("", "<author>" * n), 10_000),
    "an item of attributes": (feed, lambda n: RSS.format("", f"<media:x {attributes(n)}/>"), 20_000),
    "open brackets": (feed, lambda n: RSS.format("", "<a " * n), 20_000),
    "a title of open brackets": (feed, lambda n: RSS.format("", f"<title>{'<' * n}</title>"), 10_000),
    "deep elements": (feed, lambda n: RSS.format("", "<a>" * n), 4_000),
    "cdata without an end": (sitemap, lambda n: f"<urlset>{'<url><loc><![CDATA[' * n}</urlset>", 20_000),
    "comments without an end": (sitemap, lambda n: f"<urlset>{'<!--' * n}</urlset>", 50_000),
    "a url of attributes": (sitemap, lambda n: f"<urlset><url {attributes(n)}><loc>/a</loc></url></urlset>", 40_000),
    "entries in entries": (sitemap, lambda n: f"<urlset>{'<url><news:news><loc>' * n}</urlset>", 10_000),
    "a link of attributes": (listing, lambda n: f"<p>x</p><a {attributes(n)} href='/a-b-c-d'>x</a>", 20_000),
    "a link of words": (listing, lambda n: f"<p>x</p><a {'b ' * n} href='/a-b-c-d'>x</a>", 40_000),
    "a front page's link of attributes": (
        lambda text: read_front_page(text.encode(), URL),
        lambda n: f"<p>x</p><a {attributes(n)} href='/a-b-c-d'>x</a>",
        20_000,
    ),
    "links that are not closed": (listing, lambda n: "<a href='/a-b-c-d'>" * n, 2_000),
    "groups before rules": (
        robots,
        lambda n: "".join(f"User-agent:{x}\n" for x in range(n)) + "Allow:/\n" * n,
        10_000,
    ),
    "a list of comments without an end": (lambda text: read_addresses(text.encode()), lambda n: "<!--" * n, 50_000),
    "a list of comments": (lambda text: read_addresses(text.encode()), lambda n: "<!-- -->" * n, 50_000),
    "amp in the path": (lambda text: [key_of(text) for _ in range(50)], lambda n: URL + "/12345" + "/amp" * n, 500),
    "amp before the path": (
        lambda text: [looks_like_article(text) for _ in range(50)],
        lambda n: "https://quay-courier.example" + "/amp" * n + "/a-b-c-d",
        500,
    ),
}


@pytest.mark.fault(
    "parsing", "feeds, sitemaps, listings, robots.txt, addresses of anything many times", "read in linear time"
)
@pytest.mark.parametrize(("read", "made", "n"), NASTY.values(), ids=NASTY)
def test_twice_the_input_costs_twice_the_time(
    read: Callable[[str], object], made: Callable[[int], str], n: int
) -> None:
    def call(n: int) -> Callable[[], object]:
        text = made(n)
        return lambda: read(text)

    assert seconds(call(n)) < 2
    assert is_linear(call, n)
