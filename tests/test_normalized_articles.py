"""Normalizing: one spelling of white space and Unicode, a hash over what makes a version, words of any script."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.version import EXTRACTOR
from tasks.pure.normalize import content_hash, count_words, judge, one_line, paragraphs
from tasks.pure.records import Article, DateFound, Extraction
from tests.support.articles import PARAGRAPHS, RULES, TITLE

PUBLISHED = DateFound("2024-05-04", "json-ld", datetime(2024, 5, 4, tzinfo=UTC), date(2024, 5, 4), 0, "stated")
WHOLE = Extraction(
    title=TITLE, lead=PARAGRAPHS[0], body="\n\n".join(PARAGRAPHS), authors=("Ada Quill",), language="en", published=PUBLISHED
)  # fmt: skip


def _judged(extraction: Extraction) -> Article:
    outcome = judge(extraction, RULES)
    assert isinstance(outcome, Article)
    return outcome


def test_an_article_is_what_the_page_says() -> None:
    article = _judged(WHOLE)
    assert (article.title, article.body, article.authors) == (TITLE, WHOLE.body, ("Ada Quill",))
    assert article.extractor == EXTRACTOR
    assert article.word_count == count_words(WHOLE.body)


@given(st.text(alphabet="ab \n\t\u00a0é\u0301", max_size=60))
def test_judging_what_was_judged_changes_nothing(noise: str) -> None:
    first = _judged(replace(WHOLE, title=f"{TITLE}{noise}x", lead=noise, body=f"{WHOLE.body}\n\n{noise}"))
    again = _judged(replace(WHOLE, title=first.title, lead=first.lead, body=first.body))
    assert again == first


@pytest.mark.parametrize(
    "change",
    [
        {"image_url": "https://harbour-times.example/a.jpg"},
        {"image_caption": "boats"},
        {"tags": ("ferry",)},
        {"section": "Local"},
        {"access": "paid"},
        {"canonical_url": "https://harbour-times.example/x"},
        {"published": None, "body": WHOLE.body},
        {"title": f"  {TITLE}\n"},
        {"body": WHOLE.body.replace(" ", "\u00a0")},
        {"body": WHOLE.body.replace("\n\n", "\n \n\n")},
    ],
)
def test_the_hash_ignores_what_makes_no_version(change: dict[str, object]) -> None:
    assert _judged(replace(WHOLE, **change)).content_hash == _judged(WHOLE).content_hash  # type: ignore[arg-type]  # a table


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"lead": "Other lead."}, {"body": f"{WHOLE.body} More."}, {"authors": ("Ben Marrow",)}, {"authors": ()}]
)  # fmt: skip
def test_the_hash_changes_with_what_makes_a_version(change: dict[str, object]) -> None:
    assert _judged(replace(WHOLE, **change)).content_hash != _judged(WHOLE).content_hash  # type: ignore[arg-type]  # a table


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_the_hash_is_of_the_text_and_not_of_its_unicode_form(title: str, body: str, authors: list[str]) -> None:
    apart = [unicodedata.normalize("NFD", text) for text in (title, "", body, *authors)]
    assert content_hash(title, "", body, authors) == content_hash(apart[0], apart[1], apart[2], apart[3:])


def test_a_title_does_not_run_over_into_the_lead() -> None:
    assert content_hash("a b", "c", "d", ()) != content_hash("a", "b c", "d", ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The ferry stopped.", 3),
        ("It's a well-known quay – isn't it?", 6),
        ("Die Fähre hielt um 13.09 Uhr", 6),
        ("渡し船は土曜日に止まる", 6),
        ("渡轮周六停运", 3),
        ("연락선은 토요일에 멈춘다", 3),
        ("เรือข้ามฟากหยุด", 4),
        ("ferry 渡轮", 2),
        ("— … ...", 0),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text("ab1_'’.-–é²½ \n€“”", max_size=40))
def test_words_counted_in_bytes_are_those_of_any_text(text: str) -> None:
    assert count_words(text) == count_words(text + " 渡") - 1


@given(st.text(max_size=200))
def test_paragraphs_are_separated_by_one_blank_line(text: str) -> None:
    body = paragraphs(text)
    assert "\n\n\n" not in body
    assert body == body.strip()
    assert paragraphs(body) == body
    assert "\n" not in one_line(text)
