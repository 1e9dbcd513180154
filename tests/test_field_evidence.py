"""``--explain`` shows every candidate of every field; without it no evidence is collected."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tasks.pure.records import Selectors, SourceRules
from tests.support.articles import RULES, TITLE, fields_of, html, linked, page

MARKUP = html(
    '<meta property="og:title" content="Lanterns are back"><meta name="author" content="Ben Marrow">'
    '<meta property="og:image" content="https://cdn.example/boats.jpg"><meta property="article:section" content="Local">'
    '<meta name="news_keywords" content="ferry"><link rel="canonical" href="/lanterns"><link rel="amphtml" href="/amp/lanterns">'
    '<meta property="article:content_tier" content="free"><meta name="description" content="not on the page at all, this one">'
    + linked('{"@type":"NewsArticle","headline":"Lanterns","author":"Ada Quill","datePublished":"2024-05-04T10:00:00Z","dateModified":"2024-05-05"}'),
    top=f"<h1>{TITLE}</h1><p>By Cora Vane</p><p>6 May 2024</p>",
)  # fmt: skip


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "lead",
        "authors",
        "published_at",
        "modified_at",
        "language",
        "section",
        "tags",
        "access",
        "image_url",
        "canonical_url",
    ],
)
def test_every_field_shows_its_candidates(field: str) -> None:
    assert [item for item in fields_of(MARKUP, explain=True).evidence if item.field == field]


@pytest.mark.parametrize("field", ["title", "authors", "published_at", "language", "section", "access", "image_url"])
def test_exactly_one_candidate_is_chosen(field: str) -> None:
    evidence = [item for item in fields_of(MARKUP, explain=True).evidence if item.field == field]
    assert sum(item.chosen for item in evidence) == 1


def test_losers_are_shown_with_their_rules() -> None:
    rules = {
        item.rule for item in fields_of(MARKUP, explain=True).evidence if item.field == "authors" and not item.chosen
    }
    assert {"meta:author", "text"} <= rules


def test_explaining_does_not_change_a_field() -> None:
    plain, explained = fields_of(MARKUP), fields_of(MARKUP, explain=True)
    assert plain.evidence == ()
    for name in (
        "title",
        "authors",
        "published",
        "modified",
        "language",
        "section",
        "tags",
        "access",
        "image_url",
        "lead",
    ):
        assert getattr(plain, name) == getattr(explained, name)


def test_addresses_are_resolved() -> None:
    fields = fields_of(MARKUP)
    assert fields.canonical_url == "https://www.harbour-times.example/lanterns"
    assert fields.amp_url == "https://www.harbour-times.example/amp/lanterns"


def test_an_address_that_lost_its_scheme_is_whole() -> None:
    for href in ("www.harbour-times.example/news/a", "harbour-times.example/news/a"):
        assert fields_of(html(f'<link rel="canonical" href="{href}">')).canonical_url == f"https://{href}"
    assert fields_of(html('<link rel="canonical" href="news/a">')).canonical_url.endswith("/news/news/a")


def test_a_broken_selector_does_not_lose_the_page() -> None:
    broken = SourceRules("harbour", selectors=Selectors(title="h1[", authors="::", published="p:has("))
    assert fields_of(MARKUP, broken).title == fields_of(MARKUP, RULES).title


@pytest.mark.parametrize(
    ("finder", "field"),
    [
        ("find_title", "title"),
        ("find_authors", "authors"),
        ("find_dates", "dates"),
        ("find_image", "image"),
        ("find_page_type", "page_type"),
    ],
)
def test_a_finder_that_raises_costs_its_own_field_alone(
    monkeypatch: pytest.MonkeyPatch, finder: str, field: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("cannot be read")

    monkeypatch.setattr(f"tasks.pure.extract.fields.{finder}", fail)
    found = fields_of(MARKUP)

    assert found.body
    assert [(item.field, item.value) for item in found.evidence if item.rule == "failed"] == [
        (field, "ValueError: cannot be read")
    ]


@pytest.mark.parametrize(("step", "field"), [("find_body", "body"), ("verdict.of_document", "no_article")])
def test_a_step_that_raises_costs_its_own_result_alone(monkeypatch: pytest.MonkeyPatch, step: str, field: str) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("of a lamp")

    monkeypatch.setattr(f"tasks.pure.extract.one_page.{step}", fail)
    found = extract(page(MARKUP), RULES)
    assert found.no_article is None
    assert found.title == TITLE
    assert [(item.field, item.value) for item in found.evidence if item.rule == "failed"] == [
        (field, "ZeroDivisionError: of a lamp")
    ]
