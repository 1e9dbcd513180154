"""Sitemaps yield addresses and dates, indexes their children, and broken ones whatever can be read."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from tasks.pure.discovery.dates import listed_instant
from tasks.pure.discovery.documents import MAX_BYTES, MAX_ENTRIES, Child, Entry, unpacked
from tasks.pure.discovery.sitemaps import newest_first, parse_sitemap

URL = "https://www.example.com/sitemap.xml"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
URLSET = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">%s</urlset>"""
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</sitemapindex>'


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("<url><loc>https://www.example.com/a</loc></url>", Entry("https://www.example.com/a")),
        (
            "<url><loc>\n https://www.example.com/a?x=1&amp;y=2 \n</loc></url>",
            Entry("https://www.example.com/a?x=1&y=2"),
        ),
        ("<url><loc>https://www.example.com/a?x=1&y=2</loc></url>", Entry("https://www.example.com/a?x=1&y=2")),
        ("<url><loc><![CDATA[https://www.example.com/a]]></loc></url>", Entry("https://www.example.com/a")),
        ("<url><loc>/a</loc></url>", Entry("https://www.example.com/a")),
        (
            "<url><loc>https://www.example.com/a</loc><lastmod>2024-03-05T10:00:00+03:00</lastmod></url>",
            Entry("https://www.example.com/a", "", None, datetime(2024, 3, 5, 7, tzinfo=UTC)),
        ),
        (
            "<url><image:image><image:loc>https://www.example.com/i.jpg</image:loc></image:image>"
            "<loc>https://www.example.com/a</loc><lastmod>soon</lastmod></url>",
            Entry("https://www.example.com/a"),
        ),
        (
            "<url><loc>https://www.example.com/a</loc><news:news><news:publication><news:name>Ex</news:name>"
            "<news:language>en</news:language></news:publication><news:publication_date>2024-03-05T10:00:00Z"
            "</news:publication_date><news:title>Rain &amp; wind</news:title></news:news></url>",
            Entry("https://www.example.com/a", "Rain & wind", datetime(2024, 3, 5, 10, tzinfo=UTC)),
        ),
    ],
)
def test_an_entry_of_a_urlset(written: str, entry: Entry) -> None:
    document = parse_sitemap((URLSET % written).encode(), URL)
    assert document.error == ""
    assert document.entries == (entry,)


def test_an_index_gives_children() -> None:
    written = (
        "<sitemap><loc>https://www.example.com/one.xml.gz</loc><lastmod>2024-03</lastmod></sitemap>"
        "<sitemap><loc>two.xml</loc></sitemap>"
    )
    document = parse_sitemap((INDEX % written).encode(), URL)
    assert document.is_index
    assert document.children == (
        Child("https://www.example.com/one.xml.gz", datetime(2024, 3, 1, tzinfo=UTC)),
        Child("https://www.example.com/two.xml"),
    )


def test_an_empty_index_is_an_index() -> None:
    assert parse_sitemap((INDEX % "").encode(), URL).is_index


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress((URLSET % "<url><loc>https://www.example.com/a</loc></url>").encode()),
        (URLSET % "<url><loc>https://www.example.com/a</loc></url>").replace("UTF-8", "UTF-16").encode("utf-16"),
        b"<urlset><url><loc>https://www.example.com/a</loc></url></urlset>",
        b"\xef\xbb\xbf  <urlset><url><loc>https://www.example.com/a</loc></url></urlset>\n",
        b"<!-- made by x --><s:urlset xmlns:s='y'><s:url><s:loc>https://www.example.com/a</s:loc></s:url></s:urlset>",
        b"https://www.example.com/a\r\n\r\n",
        b"<rss version='2.0'><channel><item><link>https://www.example.com/a</link></item></channel></rss>",
    ],
    ids=["gzip", "utf-16", "no namespace", "byte order mark", "prefixes", "plain text", "rss"],
)
def test_the_forms_of_a_sitemap(body: bytes) -> None:
    document = parse_sitemap(body, URL)
    assert document.error == ""
    assert document.entries == (Entry("https://www.example.com/a"),)


@pytest.mark.parametrize("end", ["</loc></url><url><loc>https://www.example.com/c", "<x", "</loc", "</loc></url>", ""])
def test_a_sitemap_that_ends_early_gives_its_whole_entries(end: str) -> None:
    whole = "<url><loc>https://www.example.com/a</loc></url>"
    body = (URLSET % f"{whole}<url><loc>https://www.example.com/b-and-more").removesuffix("</urlset>") + end
    document = parse_sitemap(body.encode(), URL)
    assert document.error == "ends early"
    urls = [entry.url for entry in document.entries]
    assert (
        urls == ["https://www.example.com/a", "https://www.example.com/b-and-more"][: 2 if "</loc></url>" in end else 1]
    )


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        (
            "<urlset><url><loc>/a</loc><lastmod>2026-11-01</lastmod><url><loc>/b</loc></urlset>",
            ["/a", "/b"],
        ),
        ("<urlset><urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset></urlset>", ["/a", "/b"]),
        ("<urlset><url><loc><![CDATA[/a?x=1&lang=en]]></loc></url></urlset>", ["/a?x=1&lang=en"]),
        ("<urlset><url><loc>/a?x=1&copy=2&amp;y=3</loc></url></urlset>", ["/a?x=1&copy=2&y=3"]),
        (
            "<urlset><url><loc>/a</loc><image:image><image:loc>/i.jpg</image:loc></url><url><loc>/b</url></urlset>",
            ["/a", "/b"],
        ),
        ("<urlset><url a='<'><loc b>/a</loc></url><<url><loc>/b</loc></url></urlset>", ["/a", "/b"]),
    ],
    ids=["unclosed entry", "nested root", "cdata", "bare ampersand", "unclosed elements", "stray brackets"],
)
def test_broken_markup_loses_no_entry(body: str, urls: list[str]) -> None:
    document = parse_sitemap(body.encode(), URL)
    assert document.error == ""
    assert [entry.url.removeprefix("https://www.example.com") for entry in document.entries] == urls


def test_entries_without_an_address_are_reported() -> None:
    body = URLSET % "<url><loc>https://www.example.com/a</loc></url><url><loc>mailto:x</loc></url><url></url>"
    document = parse_sitemap(body.encode(), URL)
    assert document.error == "2 of its 3 entries have no address that can be read"
    assert document.entries == (Entry("https://www.example.com/a"),)


def test_gzip_that_ends_early_gives_its_whole_entries() -> None:
    urls = [f"https://www.example.com/{n * n}" for n in range(2000)]
    body = gzip.compress((URLSET % "".join(f"<url><loc>{url}</loc></url>" for url in urls)).encode())
    document = parse_sitemap(body[: len(body) // 2], URL)
    assert document.error == "is gzip that ends early"
    assert 100 < len(document.entries) < 2000
    assert [entry.url for entry in document.entries] == urls[: len(document.entries)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"<html><body>Not here</body></html>", "is an HTML page"),
        (b"<x/>", "neither urlset nor sitemapindex"),
        (b"<urlset", "ends early"),
        (b"\x1f\x8bnonsense", "broken gzip"),
    ],
)
def test_what_is_not_a_sitemap_is_reported(body: bytes, words: str) -> None:
    document = parse_sitemap(body, URL)
    assert words in document.error
    assert document.entries == ()


def test_what_unpacks_without_end_is_cut() -> None:
    bomb = gzip.compress(b" " * (MAX_BYTES + 1000))
    assert len(bomb) < 100_000
    data, error = unpacked(bomb)
    assert len(data) == MAX_BYTES
    assert "is larger than" in error


def test_a_sitemap_that_was_compressed_twice_is_read() -> None:
    body = (URLSET % "<url><loc>https://www.example.com/a</loc></url>").encode()
    assert unpacked(gzip.compress(gzip.compress(body))) == (body, "")
    cut = gzip.compress(gzip.compress(b"<urlset>") + b"no more gzip")
    assert unpacked(cut) == (b"<urlset>", "")
    assert unpacked(gzip.compress(gzip.compress(body))[:-9])[1] == "is gzip that ends early"


def test_what_unpacks_to_gzip_for_ever_is_unpacked_three_times() -> None:
    body = b"<urlset></urlset>"
    for _ in range(4):
        body = gzip.compress(body)
    assert unpacked(body)[0].startswith(b"\x1f\x8b")
    assert gzip.decompress(unpacked(body)[0]) == b"<urlset></urlset>"


def test_several_gzip_members_are_one_document() -> None:
    assert unpacked(gzip.compress(b"<urlset>") + gzip.compress(b"</urlset>")) == (b"<urlset></urlset>", "")


def test_too_many_entries_are_cut() -> None:
    body = b"<urlset>" + b"<url><loc>https://e.xy/a</loc></url>" * (MAX_ENTRIES + 1) + b"</urlset>"
    document = parse_sitemap(body, URL)
    assert len(document.entries) == MAX_ENTRIES
    assert "more than 100000" in document.error


def test_entities_of_a_dtd_open_nothing() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    body = f"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">
      <!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>
      <urlset><url><loc>https://www.example.com/a?&l9;&x;</loc></url></urlset>"""
    assert parse_sitemap(body.encode(), URL).entries == (Entry("https://www.example.com/a?&l9;&x;"),)


def test_a_time_that_all_entries_share_is_that_of_its_generation() -> None:
    entry = "<url><loc>https://www.example.com/%d</loc><lastmod>2026-11-24T11:00:00Z</lastmod></url>"
    many = parse_sitemap((URLSET % "".join(entry % n for n in range(20))).encode(), URL)
    few = parse_sitemap((URLSET % "".join(entry % n for n in range(3))).encode(), URL)
    assert {item.changed_at for item in many.entries} == {None}
    assert {item.changed_at for item in few.entries} == {datetime(2026, 11, 24, 11, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("2024-03", datetime(2024, 3, 1, tzinfo=UTC)),
        ("2024-03-05", datetime(2024, 3, 5, tzinfo=UTC)),
        ("2024-03-05T10:20Z", datetime(2024, 3, 5, 10, 20, tzinfo=UTC)),
        ("2024-03-05T10:20:30.4567891+01:00", datetime(2024, 3, 5, 9, 20, 30, 456789, tzinfo=UTC)),
        (" 2024-03-05 10:20:30 ", datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC)),
        ("Tue, 05 Mar 2024 10:20:30 +0300", datetime(2024, 3, 5, 7, 20, 30, tzinfo=UTC)),
        ("0000-00-00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("now", None),
        ("", None),
    ],
)
def test_a_listed_date(text: str, instant: datetime | None) -> None:
    assert listed_instant(text) == instant


SINCE = datetime(2026, 11, 10, 12, 0, tzinfo=UTC)


def kept(names: list[tuple[str, str]], since: datetime | None = SINCE) -> list[str]:
    children = [Child(f"https://www.example.com/{name}", listed_instant(lastmod)) for name, lastmod in names]
    return [child.url.removeprefix("https://www.example.com/") for child in newest_first(children, since, NOW)]


def test_children_are_fetched_newest_first_by_lastmod() -> None:
    names = [
        ("1.xml", "2026-11-11"),
        ("2.xml", "2026-11-23"),
        ("3.xml", ""),
        ("4.xml", "2026-11-09"),
        ("5.xml", "2026-11-10"),
    ]
    assert kept(names) == ["2.xml", "1.xml", "5.xml", "3.xml"]
    assert kept(names, None) == ["2.xml", "1.xml", "5.xml", "4.xml", "3.xml"]


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["s-2026-09.xml", "s-2026-10.xml", "s-2026-11.xml"], ["s-2026-11.xml"]),
        (["s_202510.xml", "s_202611.xml"], ["s_202611.xml"]),
        (["2025.xml", "2026.xml"], ["2026.xml"]),
        (["2026/11/08/s.xml", "2026/11/10/s.xml"], ["2026/11/10/s.xml"]),
        (["s?yyyy=2026&mm=10&dd=05", "s?yyyy=2026&mm=11&dd=20"], ["s?yyyy=2026&mm=11&dd=20"]),
        (["s?year=2026&month=9", "s?year=2026&month=11"], ["s?year=2026&month=11"]),
        # Page numbers and counters are not dates.
        (["s-2026-1.xml", "s-2026-2.xml"], ["s-2026-1.xml", "s-2026-2.xml"]),
        (["s-2026-01.xml", "s-2026-13.xml"], ["s-2026-01.xml", "s-2026-13.xml"]),
        (["s1999.xml", "s2000.xml", "s2999.xml"], ["s1999.xml", "s2000.xml", "s2999.xml"]),
        (["s-1990-2026.xml"], ["s-1990-2026.xml"]),
        (["posts-1.xml", "posts-2.xml"], ["posts-1.xml", "posts-2.xml"]),
    ],
)
def test_children_of_an_old_period_are_skipped_by_their_name(names: list[str], left: list[str]) -> None:
    assert kept([(name, "") for name in names]) == left
    # The same where the site writes the time of making as everyone's lastmod.
    if len(names) > 1:
        assert kept([(name, "2026-11-24T11:00:00Z") for name in names]) == left


def test_a_lastmod_that_differs_counts_more_than_a_name() -> None:
    names = [("s-2019-03.xml", "2026-11-20"), ("s-2019-04.xml", "2019-05-01"), ("s-2026-11.xml", "2026-11-24")]
    assert kept(names) == ["s-2026-11.xml", "s-2019-03.xml"]


def test_all_is_kept_when_there_is_no_since() -> None:
    names = [f"s-{NOW.year - n}.xml" for n in range(30)]
    assert kept([(name, "") for name in reversed(names)], None) == names


def test_a_day_is_not_cut_at_its_first_moment() -> None:
    midnight = SINCE.replace(hour=0)
    assert kept([("a.xml", f"{midnight:%Y-%m-%d}"), ("b.xml", f"{midnight - timedelta(days=1):%Y-%m-%d}")]) == ["a.xml"]
