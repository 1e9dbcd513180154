"""The demo's papers behave over HTTP like news sites."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import requests

from tasks.demo.site import DemoSite

OPENED = datetime(2026, 11, 24, 15, 43, 58, 250_000, tzinfo=UTC)


class Clock:
    """A fake clock: the time moves only when a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock(OPENED)


@pytest.fixture
def site(clock: Clock) -> Iterator[DemoSite]:
    with DemoSite(clock) as site:
        yield site


@pytest.fixture
def web() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


def test_has_articles_in_two_languages_and_three_layouts(site: DemoSite) -> None:
    stories = [article.story for article in site.articles]
    assert len(stories) >= 15
    assert {story.language for story in stories} == {"en", "de"}
    assert {story.layout for story in stories} == {"classic", "modern", "plain"}
    assert all(len(story.paragraphs) >= 5 for story in stories)


def test_every_article_is_listed_and_answers(site: DemoSite, web: requests.Session) -> None:
    for edition in site.editions:
        sitemap = web.get(edition.base + edition.sitemap_path).text
        for article in edition.articles:
            assert f"<loc>{article.url}</loc>" in sitemap
            answer = web.get(article.url)
            assert answer.status_code == 200
            assert article.story.paragraphs[-1][:30] in answer.text


def test_what_is_not_an_article_is_listed_too(site: DemoSite, web: requests.Session) -> None:
    listed = "".join(
        web.get(edition.base + path).text
        for edition in site.editions
        for path in (edition.feed_path, edition.sitemap_path)
    )
    assert set(site.refused.values()) == {"consent", "challenge", "gone", "robots", "section"}
    for url in (*site.refused, *site.twins):
        assert f">{url}<" in listed
    statuses = {reason: web.get(url).status_code for url, reason in site.refused.items()}
    assert statuses == {"consent": 200, "challenge": 202, "gone": 404, "robots": 200, "section": 200}


def test_robots_txt_closes_a_section_that_the_feed_names(site: DemoSite, web: requests.Session) -> None:
    closed = next(url for url, reason in site.refused.items() if reason == "robots")
    path = "/" + closed.split("/", 3)[3]
    rules = web.get(f"{site.editions[0].base}/robots.txt").text
    assert any(path.startswith(line.removeprefix("Disallow: ")) for line in rules.splitlines() if "Disallow" in line)


def test_a_page_that_is_known_is_not_sent_again(site: DemoSite, web: requests.Session) -> None:
    url = site.articles[0].url
    first = web.get(url)
    by_tag = web.get(url, headers={"If-None-Match": first.headers["ETag"]})
    by_time = web.get(url, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert (by_time.status_code, by_time.content) == (304, b"")
    assert site.request_count(url) == 3
    assert site.request_count(url, 304) == 2


def test_a_tag_that_differs_outweighs_the_time(site: DemoSite, web: requests.Session) -> None:
    url = site.articles[0].url
    since = web.get(url).headers["Last-Modified"]
    assert web.get(url, headers={"If-None-Match": '"other"', "If-Modified-Since": since}).status_code == 200


def test_sends_gzip_only_where_it_is_accepted(site: DemoSite, web: requests.Session) -> None:
    url = site.articles[0].url
    plain = web.get(url, headers={"Accept-Encoding": "identity"})
    packed = web.get(url, headers={"Accept-Encoding": "gzip"}, stream=True)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.raw.read(decode_content=False)) == plain.content


def test_an_address_with_tracking_parameters_is_the_same_page(site: DemoSite, web: requests.Session) -> None:
    url = site.articles[0].url
    assert web.get(f"{url}?utm_source=feed").content == web.get(url).content


def test_a_short_address_leads_to_its_article(site: DemoSite, web: requests.Session) -> None:
    (short, url) = next((twin, url) for twin, url in site.twins.items() if "/a/" in twin)
    answer = web.get(short)
    assert [hop.status_code for hop in answer.history] == [301]
    assert answer.url == url


def test_a_correction_shows_in_page_feed_sitemap_and_headers(
    site: DemoSite, web: requests.Session, clock: Clock
) -> None:
    before = web.get(site.corrected_article.url)
    clock.now = OPENED + timedelta(seconds=2)
    url = site.correct()
    after = web.get(url, headers={"If-None-Match": before.headers["ETag"]})
    edition = site.editions[0]
    stamp = "2026-11-24T15:44:01+00:00"  # the next whole second: not older than a fetch in the same one
    assert after.status_code == 200
    assert "nine routes" in before.text
    assert "seven routes" in after.text
    assert after.headers["Last-Modified"] == "Tue, 24 Nov 2026 15:44:01 GMT"
    assert f"<updated>{stamp}</updated><summary>From spring" in web.get(edition.base + edition.feed_path).text
    assert f"<loc>{url}</loc><lastmod>{stamp}</lastmod>" in web.get(edition.base + edition.sitemap_path).text


def test_a_correction_changes_one_page_alone(site: DemoSite) -> None:
    before = {path: page.body for edition in site.editions for path, page in edition.resources.items()}
    url = site.correct()
    after = {path: page.body for edition in site.editions for path, page in edition.resources.items()}
    changed = {path for path in before if before[path] != after[path]}
    assert {path for path in changed if not path.endswith(".xml")} == {"/" + url.split("/", 3)[3]}


def test_a_report_is_printed_by_both_papers(site: DemoSite) -> None:
    (copy,) = [article for article in site.articles if article.credited]
    (own,) = [article for article in site.articles if article.story.slug == copy.story.slug and not article.credited]
    assert own.url != copy.url
    assert own.story == copy.story


def test_nothing_recent_is_dated_after_the_opening(site: DemoSite) -> None:
    assert all(article.story.published < OPENED for article in site.articles)
