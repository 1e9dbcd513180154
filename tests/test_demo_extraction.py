"""Every page of the demo's papers gives one clean record, or the right reject reason: extraction in all layouts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tasks.demo.edition import Edition, Published, hafenbote, harbour_post
from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Page, Rejection, SourceRules

OPENED = datetime(2026, 11, 24, 15, 43, 58, tzinfo=UTC)
POST = harbour_post("http://127.0.0.1:8001", OPENED, None)
BOTE = hafenbote("http://127.0.0.2:8002", OPENED, POST)

ARTICLES = [
    pytest.param(edition, article, id=f"{edition.paper.name}-{article.story.layout}-{article.story.slug}")
    for edition in (POST, BOTE)
    for article in edition.articles
]
# Only a fetch can see these: robots.txt is fetched before there is a page.
REFUSED = [
    pytest.param(edition, url, reason, id=f"{edition.paper.name}-{reason}")
    for edition in (POST, BOTE)
    for url, reason in edition.refused.items()
    if reason != "robots"
]


def judged(edition: Edition, url: str) -> Article | Rejection:
    resource = edition.resources.get(url.removeprefix(edition.base), edition.missing())
    page = Page(
        fetch_id="00000000-0000-0000-0000-000000000000",
        source=edition.paper.name,
        address=url,
        url=url,
        status=resource.status,
        headers=(("content-type", resource.content_type),),
        body=resource.body,
        fetched_at=OPENED + timedelta(seconds=5),
    )
    rules = SourceRules(edition.paper.name, timezone=edition.paper.timezone, language=edition.paper.language)
    return article_from(page, rules)


def article_at(edition: Edition, published: Published) -> Article:
    made = judged(edition, published.url)
    assert isinstance(made, Article), made
    return made


@pytest.mark.parametrize(("edition", "published"), ARTICLES)
def test_text_is_word_for_word_and_nothing_else(edition: Edition, published: Published) -> None:
    story, made = published.story, article_at(edition, published)
    paragraphs = list(story.paragraphs)
    if story.place:
        paragraphs[0] = f"{story.place} ({story.agency}) - {paragraphs[0]}"
    assert made.body.split("\n\n") == ([story.lead] if story.lead else []) + paragraphs
    assert made.lead == story.lead
    assert made.title == story.title


@pytest.mark.parametrize(("edition", "published"), ARTICLES)
def test_is_dated_as_written(edition: Edition, published: Published) -> None:
    found = article_at(edition, published).published
    assert found is not None
    assert found.instant == published.story.published
    assert found.day == published.story.published.astimezone(ZoneInfo(edition.paper.timezone)).date()


@pytest.mark.parametrize(("edition", "published"), ARTICLES)
def test_names_its_authors_and_language(edition: Edition, published: Published) -> None:
    story, made = published.story, article_at(edition, published)
    assert made.authors == story.authors
    assert made.language == story.language


@pytest.mark.parametrize(
    ("edition", "published"), [case for case in ARTICLES if case.values[1].story.layout == "modern"]
)
def test_metadata_is_read_where_the_page_has_it(edition: Edition, published: Published) -> None:
    story, made = published.story, article_at(edition, published)
    assert (made.section, made.tags, made.access) == (story.section, story.tags, "free")
    assert made.canonical_url == published.url
    assert made.image_url.endswith(f"/images/{story.slug}-1200.jpg")


@pytest.mark.parametrize(
    ("edition", "published"), [case for case in ARTICLES if case.values[1].story.layout == "plain"]
)
def test_dateline_names_place_and_agency(edition: Edition, published: Published) -> None:
    story, made = published.story, article_at(edition, published)
    assert made.dateline_place.casefold() == story.place.casefold()
    assert made.agency.casefold() == story.agency.casefold()


@pytest.mark.parametrize(("edition", "url", "reason"), REFUSED)
def test_what_is_not_an_article_is_refused_with_its_reason(edition: Edition, url: str, reason: str) -> None:
    made = judged(edition, url)
    assert isinstance(made, Rejection), made
    assert made.reason == reason


def test_a_printed_twin_has_the_text_and_points_to_its_article() -> None:
    ((printed, own),) = POST.twins.items()
    twin = judged(POST, printed)
    (article,) = [published for published in POST.articles if published.url == own]
    assert isinstance(twin, Article)
    assert twin.canonical_url == own
    assert article_at(POST, article).body in twin.body


def test_a_correction_changes_the_content_hash() -> None:
    (published,) = [article for article in POST.articles if article.story.correction]
    later = harbour_post(POST.base, OPENED, OPENED + timedelta(hours=1))
    before, after = judged(POST, published.url), judged(later, published.url)
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert before.content_hash != after.content_hash
    assert "seven routes" in after.body
