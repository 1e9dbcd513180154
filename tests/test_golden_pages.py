"""Each golden page gives the record next to it; ``python -m tests.golden.regenerate`` writes the records again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tasks.pure.extract import extract
from tasks.pure.records import Page, SourceRules
from tests.golden.regenerate import FETCHED, HERE, PAGES, expected_of, page_of, record_of

RECORD = ("title", "lead", "body", "authors", "language", "published", "dateline_place")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_golden_page_gives_its_record(path: Path) -> None:
    assert record_of(path) == json.loads(expected_of(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_golden_page_keeps_what_is_not_the_articles(path: Path) -> None:
    body = "\n".join(record_of(path)["body"]).lower()
    for foreign in (
        "icon",
        "newsletter",
        "cookie",
        "share",
        "facebook",
        "related",
        "read more",
        "subscribe",
        "abonn",
        "lesen sie",
        "lire aussi",
        "関連",
    ):
        assert foreign not in body


def test_a_page_and_its_flattened_text_give_one_record() -> None:
    page, text = (record_of(HERE / f"sprite_and_summary.{kind}") for kind in ("html", "txt"))
    assert {name: page[name] for name in RECORD} == {name: text[name] for name in RECORD}


def test_evidence_is_given_when_requested_and_changes_nothing() -> None:
    page = page_of(HERE / "german_agency_report.html")
    plain, explained = extract(page, SourceRules("golden")), extract(page, SourceRules("golden"), explain=True)
    assert not plain.evidence
    containers = [item for item in explained.evidence if item.field == "body" and item.rule == "container"]
    assert sum(item.chosen for item in containers) == 1
    assert containers[0].score
    assert (explained.title, explained.body, explained.authors) == (plain.title, plain.body, plain.authors)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "broken"),
        (b"\x00", "broken"),
        (b"<", "section"),
        (b"\xff\xfe", "section"),
        (b"<html>", "section"),
        (b"%PDF-1.4", "not-html"),
        (b"{}", "not-html"),
        (bytes(range(256)) * 20, "section"),
    ],
)
def test_what_is_not_a_page_has_neither_headline_nor_author_nor_date(body: bytes, reason: str) -> None:
    extraction = extract(
        Page("x", "s", "https://a.example/n", "https://a.example/n", 200, (), body, FETCHED), SourceRules("s")
    )
    assert (extraction.title, extraction.authors, extraction.published) == ("", (), None)
    assert extraction.no_article == reason
    assert extraction.no_article_detail
