"""Lists of addresses for ``dateline add --file``: text and OPML."""

from __future__ import annotations

import pytest

from tasks.pure.site_survey.address_list import read_addresses, with_scheme


def test_a_text_list_has_an_address_a_line_with_comments() -> None:
    listed = read_addresses(
        "\ufeff# papers\nhttps://a.example/  # the first\n\nb.example\nhttps://a.example/\n".encode()
    )
    assert (listed.addresses, listed.mistakes) == (("https://a.example/", "https://b.example"), ())


def test_a_bad_line_is_reported_and_the_others_are_taken() -> None:
    listed = read_addresses(b"https://a.example/\nnot an address\nmailto:x@a.example\nb.example/news\n")
    assert listed.addresses == ("https://a.example/", "https://b.example/news")
    assert [mistake.partition(":")[0] for mistake in listed.mistakes] == ["line 2", "line 3"]


def test_opml_gives_feeds_and_pages_of_nested_outlines() -> None:
    opml = b"""<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Papers">
    <outline type="rss" text="A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
    <outline text="B" htmlUrl="https://b.example/"/><outline text="C" xmlUrl="ftp://c.example/"/></outline></body></opml>"""
    listed = read_addresses(opml)
    assert listed.addresses == ("https://a.example/feed", "https://b.example/")
    assert listed.mistakes == ("outline C: 'ftp://c.example/' is not an address",)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("a.example", "https://a.example"),
        ("a.example:8080/news", "https://a.example:8080/news"),
        ("HTTP://a.example/", "HTTP://a.example/"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        ("feed://a.example/rss", "https://a.example/rss"),
        ("harbour-post", None),
        ("https://", None),
        ("a b.example", None),
    ],
)
def test_an_address_is_taken_as_a_person_writes_it(written: str, address: str | None) -> None:
    assert with_scheme(written) == address
