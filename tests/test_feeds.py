"""Feeds yield their entries with address, title and dates, whatever their dialect and state."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from tasks.pure.discovery.documents import Document, Entry
from tasks.pure.discovery.feeds import parse_feed

URL = "https://www.example.com/feeds/news.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example</title><link>https://www.example.com/</link>
%s
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.example.com/atom/"><title>Example</title>%s</feed>"""


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            "<item><title>Rain &amp; wind</title><link>https://www.example.com/a?x=1&amp;y=2</link>"
            "<pubDate>Tue, 05 Mar 2024 10:00:00 +0300</pubDate></item>",
            Entry("https://www.example.com/a?x=1&y=2", "Rain & wind", utc(2024, 3, 5, 7)),
        ),
        ("<item><link>/news/a</link></item>", Entry("https://www.example.com/news/a")),
        ("<item><link>\n  a.html\n</link></item>", Entry("https://www.example.com/feeds/a.html")),
        ("<item><guid>https://www.example.com/b</guid></item>", Entry("https://www.example.com/b")),
        ('<item><guid isPermaLink="true">/c</guid></item>', Entry("https://www.example.com/c")),
        (
            "<item><link>http://feedproxy.example.net/~r/x/1</link>"
            "<feedburner:origLink>https://www.example.com/d</feedburner:origLink></item>",
            Entry("https://www.example.com/d"),
        ),
        (
            "<item><link>https://www.example.com/e</link><pubDate>5 Mar 2024 10:00:00</pubDate></item>",
            Entry("https://www.example.com/e", "", utc(2024, 3, 5, 10)),
        ),
        (
            "<item><link>https://www.example.com/f</link><dc:date>2024-03-05T10:00:00+01:00</dc:date></item>",
            Entry("https://www.example.com/f", "", utc(2024, 3, 5, 9), utc(2024, 3, 5, 9)),
        ),
        (
            "<item><link>https://www.example.com/g</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>"
            "<atom:updated>2024-03-06T11:00:00Z</atom:updated></item>",
            Entry("https://www.example.com/g", "", utc(2024, 3, 5, 10), utc(2024, 3, 6, 11)),
        ),
        (
            "<item><link>https://www.example.com/h</link><pubDate>yesterday, more or less</pubDate>"
            "<title><![CDATA[A <b>bold</b>   claim]]></title></item>",
            Entry("https://www.example.com/h", "A bold claim"),
        ),
    ],
)
def test_an_rss_item(item: str, entry: Entry) -> None:
    document = parse_feed((RSS % item).encode(), URL)
    assert document.error == ""
    assert document.entries == (entry,)


@pytest.mark.parametrize(
    "item",
    ["<item><title>x</title></item>", "<item><guid>tag:x,1</guid></item>", "<item><link>mailto:a@b.c</link></item>"],
)
def test_an_item_without_an_address_is_left_out_and_reported(item: str) -> None:
    assert parse_feed((RSS % item).encode(), URL) == Document(
        error="none of its 1 entries has an address that can be read"
    )


def test_items_that_share_a_link_are_told_apart_by_their_permalinks() -> None:
    item = (
        '<item><link>https://www.example.com/</link><guid isPermaLink="true">https://www.example.com/%s</guid></item>'
    )
    urls = [entry.url for entry in parse_feed((RSS % (item % "a" + item % "b")).encode(), URL).entries]
    assert urls == ["https://www.example.com/a", "https://www.example.com/b"]


def test_an_items_own_link_counts_more_than_its_identifier() -> None:
    item = "<item><link>https://www.example.com/%s</link><guid>https://www.example.com/?p=%s</guid></item>"
    urls = [entry.url for entry in parse_feed((RSS % (item % ("a", 1) + item % ("b", 2))).encode(), URL).entries]
    assert urls == ["https://www.example.com/a", "https://www.example.com/b"]


def test_a_time_without_a_zone_is_in_the_sources() -> None:
    item = "<item><link>/a</link><pubDate>Mon, 08 Jul 2024 04:00:00</pubDate></item>"
    (entry,) = parse_feed((RSS % item).encode(), URL, zone="Asia/Tokyo").entries
    assert entry.published_at == utc(2024, 7, 7, 19)


def test_an_american_feed_writes_the_month_first() -> None:
    item = "<language>en-us</language><item><link>/a</link><pubDate>07/08/2024 04:00 UTC</pubDate></item>"
    assert parse_feed((RSS % item).encode(), URL).entries[0].published_at == utc(2024, 7, 8, 4)


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            '<entry><title type="html">Rain &amp;amp; &lt;i&gt;wind&lt;/i&gt;</title><link href="a"/>'
            "<published>2024-03-05T10:00:00+03:00</published><updated>2024-03-05T12:00:00Z</updated></entry>",
            Entry("https://www.example.com/atom/a", "Rain & wind", utc(2024, 3, 5, 7), utc(2024, 3, 5, 12)),
        ),
        (
            '<entry><link rel="self" href="https://www.example.com/x.xml"/><link rel="enclosure" href="/x.mp3"/>'
            '<link rel="alternate" type="application/json" href="/x.json"/>'
            '<link rel="alternate" type="text/html" href="/x.html"/></entry>',
            Entry("https://www.example.com/x.html"),
        ),
        ("<entry><id>https://www.example.com/y</id></entry>", Entry("https://www.example.com/y")),
    ],
)
def test_an_atom_entry(item: str, entry: Entry) -> None:
    document = parse_feed((ATOM % item).encode(), URL)
    assert document.error == ""
    assert document.entries == (entry,)


def test_rdf_is_a_feed() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://www.example.com/"><title>x</title></channel>
      <item rdf:about="https://www.example.com/a"><title>A</title><link>https://www.example.com/a</link></item></rdf:RDF>"""
    assert parse_feed(body, URL).entries == (Entry("https://www.example.com/a", "A"),)


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "/a", "title": "A", "date_published": "2024-03-05T10:00:00-05:00"},
            {"id": "2", "external_url": "https://www.example.com/b", "date_modified": "2024-03-06T00:00:00Z"},
            {"id": "https://www.example.com/c"},
            {"id": "4", "title": "nowhere"},
            "no item",
        ],
    }
    document = parse_feed(json.dumps(feed).encode(), URL)
    assert document.error == "2 of its 5 entries have no address that can be read"
    assert document.entries == (
        Entry("https://www.example.com/a", "A", utc(2024, 3, 5, 15)),
        Entry("https://www.example.com/b", "", None, utc(2024, 3, 6)),
        Entry("https://www.example.com/c"),
    )


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [("utf-8", ""), ("windows-1251", ""), ("koi8-r", "application/rss+xml; charset=koi8-r"), ("utf-16", "")],
)
def test_the_charset_of_a_feed(encoding: str, content_type: str) -> None:
    item = "<item><title>Новости дня</title><link>https://www.example.com/a</link></item>"
    declared = "" if content_type else encoding
    body = (RSS % item).replace('encoding="utf-8"', f'encoding="{declared}"' if declared else "").encode(encoding)
    assert parse_feed(body, URL, content_type).entries[0].title == "Новости дня"


def test_a_gzipped_feed() -> None:
    body = gzip.compress((RSS % "<item><link>https://www.example.com/a</link></item>").encode())
    assert parse_feed(body, URL).entries == (Entry("https://www.example.com/a"),)


def test_a_malformed_feed_is_read_to_its_end() -> None:
    item = "<item><title>A & B&nbsp;<br>C</title><link>https://www.example.com/a?x=1&y=2</link></item>"
    document = parse_feed((RSS % (item * 2)).encode(), URL)
    assert document.error == ""
    assert [entry.url for entry in document.entries] == ["https://www.example.com/a?x=1&y=2"] * 2


def test_a_feed_that_ends_early_gives_what_it_has_and_says_so() -> None:
    body = (RSS % "<item><link>https://www.example.com/a</link></item><item><title>B</title>").encode()
    document = parse_feed(body[: body.index(b"<title>B") + 4], URL)
    assert document.error == "ends early"
    assert document.entries == (Entry("https://www.example.com/a"),)


def test_an_empty_feed_is_not_a_mistake() -> None:
    assert parse_feed((RSS % "").encode(), URL).error == ""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"{}", "no list of items"),
        (b"[1]", "is not a feed"),
        (b"{", "not a JSON Feed"),
        (b"<urlset></urlset>", "name it under sitemaps"),
        (b"https://www.example.com/a\n", "name it under sitemaps"),
        (b"<!doctype html><p>Hello", "is an HTML page, not a feed; name it under listings"),
        (
            b'<html><head><link rel="alternate" type="application/rss+xml" title="x" href="/rss.xml">'
            b"<LINK HREF='https://www.example.com/atom?a=1&amp;b=2' TYPE=application/atom+xml REL='alternate'></head>",
            "names these feeds: https://www.example.com/rss.xml, https://www.example.com/atom?a=1&b=2",
        ),
    ],
)
def test_what_is_not_a_feed_is_reported_with_the_remedy(body: bytes, words: str) -> None:
    document = parse_feed(body, URL)
    assert words in document.error
    assert document.entries == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_entities_of_a_document_type_open_nothing(encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    body = f"""<?xml version="1.0" encoding="{encoding}"?><!-- <rss> --><!DOCTYPE rss><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}
      <!ENTITY x SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><item><title>&l9;&l2;&x;</title>
      <link>https://www.example.com/a</link></item></channel></rss>"""
    titles = [entry.title for entry in parse_feed(body.encode(encoding), URL).entries]
    assert titles in (["&l9;&l2;&x;"], [])


def test_entities_of_html_are_read_without_their_document_type() -> None:
    body = (RSS % "<item><title>Caf&eacute;</title><link>https://www.example.com/a</link></item>").replace(
        "<rss ", '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd"><rss ', 1
    )
    assert parse_feed(body.encode(), URL).entries[0].title == "Café"
