"""Plain text extracted from a page: date line, headline, lead and paragraphs are found, the rest is dropped."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tasks.pure.extract import extract
from tasks.pure.extract.plain_text import is_flattened
from tasks.pure.records import Extraction, Page, SourceRules

ICONS = "icon bookmark-bicon cameraicon checkicon closeicon fbicon shareicon twicon yt"
BODY = "The harbour of Skarvik will be closed until Friday, the harbour master says.\n\nThe ice is too thick."


def page(text: str, url: str = "https://paper.example/a.txt", kind: str = "text/plain") -> Page:
    headers = (("content-type", kind),) if kind else ()
    return Page("x", "s", url, url, 200, headers, text.encode(), datetime(2026, 1, 1, tzinfo=UTC))


def read(text: str, timezone: str = "UTC") -> Extraction:
    return extract(page(text), SourceRules("s", timezone=timezone))


@pytest.mark.parametrize(
    "text",
    [
        f"{ICONS}\n4 Sep, 2008 13:09\n\nIce closes the harbour\n\n{BODY}",
        f"4 Sep, 2008 13:09\nIce closes the harbour\n\n{BODY}",
        f"Ice closes the harbour\n\nSeptember 4, 2008 13:09\n\n{BODY}",
        f"Ice closes the harbour\r\nBy Ilse Brandvik\r\n2008-09-04 13:09\r\n\r\n{BODY}".replace("\n\n", "\r\n\r\n"),
        f"Home\n\nIce closes the harbour\n\n4 Sep, 2008 13:09\n\nShare\n\n{BODY}\n\nRead more\n\nPhoto: Skarvik Harbour".replace("Home\n\n", "Menu\n\n"),
        f"\ufeff{ICONS}\n\n 4 Sep, 2008 13:09 \n\nIce closes the harbour\n \n{BODY}",
    ],
)  # fmt: skip
def test_date_headline_and_text_are_found(text: str) -> None:
    found = read(text)
    assert found.title == "Ice closes the harbour"
    assert found.body == BODY
    assert found.lead == BODY.split("\n\n")[0]
    assert found.published is not None
    assert found.published.day == date(2008, 9, 4)
    assert found.published.instant == datetime(2008, 9, 4, 13, 9, tzinfo=UTC)


def test_the_time_is_the_sources_zone() -> None:
    found = read(f"4 Sep, 2008 13:09\n\nIce closes the harbour\n\n{BODY}", timezone="Europe/Oslo")
    assert found.published is not None
    assert found.published.instant == datetime(2008, 9, 4, 11, 9, tzinfo=UTC)
    assert found.published.zone == "source"


def test_text_without_a_date_still_has_headline_and_body() -> None:
    found = read(f"Ice closes the harbour\n\n{BODY}")
    assert (found.title, found.body, found.published) == ("Ice closes the harbour", BODY, None)


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The harbour of Skarvik will be closed until Friday, the master of\n"
        "the harbour says, because the ice is too thick for every ship that\n"
        "the town owns."
    )
    assert read(f"Ice closes the harbour\n\n4 Sep 2008\n\n{wrapped}").body == wrapped.replace("\n", " ")


def test_a_byline_names_the_author() -> None:
    assert read(f"Ice closes the harbour\nBy Ilse Brandvik\n4 Sep 2008\n\n{BODY}").authors == ("Ilse Brandvik",)


@pytest.mark.parametrize(
    ("url", "kind", "body", "flattened"),
    [
        ("https://a.example/x.txt", "text/plain; charset=utf-8", "words", True),
        ("https://a.example/x", "text/plain", "words", True),
        ("https://a.example/x.txt?y=1#z", "", "words", True),
        ("https://a.example/x.txt", "text/html", "words", False),
        ("https://a.example/x.txt", "text/plain", "\n <!doctype html><p>words", False),
        ("https://a.example/x", "", "words", False),
    ],
)
def test_plain_text_is_known_by_type_address_and_beginning(url: str, kind: str, body: str, flattened: bool) -> None:
    assert is_flattened(page(body, url, kind)) is flattened
