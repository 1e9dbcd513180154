"""A listing page yields the links of its site that look like articles, once each."""

from __future__ import annotations

import pytest

from tasks.pure.discovery.documents import Entry
from tasks.pure.discovery.listings import MAX_LINKS, parse_listing
from tasks.pure.records import SourceRules

URL = "https://www.example.com/news/"
RULES = SourceRules("example")


def test_links_of_a_page() -> None:
    page = """<!doctype html><html><head><title>News</title></head><body>
      <nav><a href="/">Home</a> <a href="/sport/">Sport</a> <a href="/tag/some-long-tag-name">Tag</a></nav>
      <a href="/news/12345-rain"><img src="/i.jpg"></a>
      <h2><a href="/news/12345-rain?utm_source=home"> Rain
          and wind </a></h2>
      <a href="/news/12345-rain#comments">3</a>
      <a href="https://blog.example.com/2024/03/a-new-post">Post</a>
      <a href="https://other.example.net/news/99999-far">Far</a>
      <a href="/files/report-of-the-year-2024.pdf">Report</a>
      <a href="mailto:desk@example.com">LoadFixture</a><a>nothing</a>
      <a href="/news/">Here</a>
    </body></html>"""
    document = parse_listing(page.encode(), URL, RULES)
    assert document.error == ""
    assert document.entries == (
        Entry("https://www.example.com/news/12345-rain", "Rain and wind"),
        Entry("https://blog.example.com/2024/03/a-new-post", "Post"),
    )


def test_rules_of_the_source_replace_the_guess() -> None:
    page = b'<a href="/a">A</a><a href="/b">B</a><a href="/a/12345">C</a><a href="https://example.net/a">D</a>'
    document = parse_listing(page, URL, SourceRules("example", include=("/a",), exclude=(r"\d",)))
    assert document.entries == (Entry("https://www.example.com/a", "A"),)


def test_of_two_spellings_the_plain_one_is_taken() -> None:
    page = b'<a href="/12345-rain?share=facebook">Share</a><a href="/12345-rain">Rain</a><a href="/12345-rain?ref=hp">R</a>'
    assert parse_listing(page, URL, RULES).entries == (Entry("https://www.example.com/12345-rain", "Share"),)


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("", "https://www.example.com/news/12345-rain"),
        ('<base href="/world/">', "https://www.example.com/world/12345-rain"),
        ('<base href="https://archive.example.com/">', "https://archive.example.com/12345-rain"),
        ('<base target="_blank">', "https://www.example.com/news/12345-rain"),
    ],
)
def test_links_are_resolved_against_the_base(head: str, address: str) -> None:
    page = f"<html><head>{head}</head><body><a href='12345-rain'>Rain</a></body></html>"
    assert [entry.url for entry in parse_listing(page.encode(), URL, RULES).entries] == [address]


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", "", ""),
        ("windows-1251", "text/html; charset=windows-1251", ""),
        ("windows-1251", "", '<meta charset="windows-1251">'),
        ("utf-8", "", '<?xml version="1.0" encoding="utf-8"?>'),
    ],
)
def test_the_charset_of_a_page(encoding: str, content_type: str, head: str) -> None:
    page = f'{head}<p>Главные новости</p><a href="/12345">Новости дня</a>'.encode(encoding)
    assert parse_listing(page, URL, RULES, content_type).entries[0].title == "Новости дня"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<!-- -->", "cannot be parsed"),
        (b"<rss version='2.0'/>", "name it under feeds or sitemaps"),
        (b"<urlset/>", "name it under feeds or sitemaps"),
    ],
)
def test_what_is_not_a_page_is_reported(body: bytes, words: str) -> None:
    assert words in parse_listing(body, URL, RULES).error


def test_a_trap_is_cut() -> None:
    page = b"".join(b'<a href="/%d">x</a>' % n for n in range(10_000, 10_000 + MAX_LINKS + 10))
    assert len(parse_listing(page, URL, RULES).entries) == MAX_LINKS
