"""Reading any response as a feed, sitemap or listing returns a document and never raises."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pure.discovery.documents import Document
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.discovery.sitemaps import parse_sitemap
from tasks.pure.records import SourceRules

URL = "https://www.example.com/x"
SEEDS = [
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>A</title>'
    b"<link>https://www.example.com/a</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>",
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://[x/"><entry><title type="xhtml"><div/></title>'
    b'<link href="//[a"/><updated>9999-99-99</updated></entry></feed>',
    b"<urlset><url><loc>https://www.example.com/a</loc><lastmod>2024-03-05</lastmod></url></urlset>",
    b"<sitemapindex><sitemap><loc>https://www.example.com/b</loc></sitemap></sitemapindex>",
    b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "/a", "title": ["x"], "date_published": 5}]}',
    b'<!doctype html><base href="http://[x"><a href="http://[y">x</a><a href="/12345">y</a><link rel=alternate>',
    b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;",
    b"https://www.example.com/a\nhttp://[x\n",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A document with bytes cut out, put in or said twice."""
    body = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        begin, end = sorted(draw(st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))))
        noise = st.sampled_from([b"<", b"&#0;", b"]]>", b"\x00", b"\xff\xfe"])
        filling = draw(st.one_of(st.binary(max_size=6), st.just(body[begin:end] * 2), noise))
        body = body[:begin] + filling + body[end:]
    return gzip.compress(body) if draw(st.booleans()) else body


def read(body: bytes, kind: str, content_type: str) -> Document:
    match kind:
        case "feed":
            return parse_feed(body, URL, content_type)
        case "sitemap":
            return parse_sitemap(body, URL, content_type)
        case _:
            return parse_listing(body, URL, SourceRules("example"), content_type)


@pytest.mark.parametrize("kind", ["feed", "sitemap", "listing"])
@settings(deadline=None, max_examples=150)
@given(
    body=st.one_of(st.binary(max_size=200), damaged()),
    content_type=st.sampled_from(["", "text/xml; charset=x", "text/html; charset=utf-16"]),
)
def test_any_bytes_give_a_document(kind: str, body: bytes, content_type: str) -> None:
    document = read(body, kind, content_type)
    assert all(entry.url.startswith(("http://", "https://")) for entry in document.entries)
    assert all("\n" not in entry.title for entry in document.entries)


@pytest.mark.parametrize("kind", ["feed", "sitemap", "listing"])
@pytest.mark.parametrize(
    "body",
    [
        b"<a>" * 5_000,
        b"<rss>" + b"<item>" * 5_000,
        b"<urlset>" + b"<url>" * 5_000,
        b"{" * 5_000,
        b'{"items":' + b"[" * 100_000,
        b"<!DOCTYPE " * 2_000,
        b"<rss" + b" a='b'" * 5_000,
        b"<!--" * 20_000,
        b"<html>" + b"<link " * 80_000,
        b"<urlset>" + b"<!DOCTYPE[" * 50_000,
        b"<!---->" * 20_000 + b"<rss",
        b"<!DOCTYPE a>" * 2_000 + b"<rss>",
        b"<!DOCTYPE rss [" + b"]" * 50_000,
        b"<rss>" + b"<!---->" * 500 + b"<x",
    ],
    ids=lambda body: body[:12].decode(),
)
def test_what_is_deep_or_endless_gives_a_document(kind: str, body: bytes) -> None:
    assert read(body, kind, "").error or kind == "listing"
