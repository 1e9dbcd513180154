"""``include``: what the addresses of articles share, and others lack."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.config.values import check_pattern
from tasks.pure.site_survey.patterns import include_for, scope_pattern

HOME = ["https://a.example/", "https://a.example/politics/", "https://a.example/about", "https://a.example/tag/quay"]
WORDS = ("old-quay-lanterns", "ferry-an-hour-earlier", "longer-pier", "keeper-writes", "boat-house", "brass-band")


def addresses(form: str) -> list[str]:
    return ["https://a.example" + form.format(slug=slug, n=48110 + 7 * n) for n, slug in enumerate(WORDS)]


@pytest.mark.parametrize(
    ("form", "next_one", "another"),
    [
        ("/2026/11/28/{slug}/", "https://a.example/2027/1/3/later/", "https://a.example/2026/11/"),
        ("/2026/nov/28/{slug}", "https://a.example/2027/jan/03/later", "https://a.example/sport/2026"),
        ("/2026/11/{slug}.html", "https://a.example/2027/02/later.html", "https://a.example/2026/"),
        ("/2026-11-28/{slug}", "https://a.example/2027-01-01/later", "https://a.example/2026"),
        ("/news/{n}-{slug}/", "https://a.example/news/99123-later/", "https://a.example/news/"),
        ("/politics/{slug}-{n}.html", "https://a.example/sport/later-99123.html?utm=x", "https://a.example/politics/"),
        ("/{slug}_{n}", "https://a.example/later_99123", "https://a.example/later"),
        ("/story/{slug}", "https://a.example/story/later", "https://a.example/stories"),
        ("/article.php?id={n}", "https://a.example/article.php?id=99123", "https://a.example/article.php"),
        ("/doc/{n}", "https://a.example/doc/99123", "https://a.example/doc/"),
    ],
)
def test_a_pattern_takes_later_articles_and_refuses_other_pages(form: str, next_one: str, another: str) -> None:
    (pattern,) = include_for(addresses(form), HOME)
    assert check_pattern(pattern) == pattern
    assert [url for url in [*addresses(form), next_one] if not re.search(pattern, url)] == []
    assert [url for url in [*HOME, another] if re.search(pattern, url)] == []


@pytest.mark.parametrize(
    "urls",
    [
        addresses("/{slug}/"),
        addresses("/2026/11/28/{slug}/")[:4],
        [*addresses("/2026/11/28/{slug}/"), "https://a.example/one-that-has-no-date"],
    ],
    ids=["nothing in common", "too few to tell", "one without a date"],
)
def test_no_pattern_is_better_than_one_that_loses_articles(urls: list[str]) -> None:
    assert include_for(urls, HOME) == ()


def test_a_pattern_that_also_takes_sections_is_not_proposed() -> None:
    assert include_for(addresses("/news/{slug}"), ["https://a.example/news/politics", "https://a.example/news/"]) == ()


def test_two_kinds_of_addresses_give_two_patterns() -> None:
    urls = addresses("/2026/11/28/{slug}") + addresses("/story/{slug}")
    found = include_for(urls, HOME)
    assert len(found) == 2
    assert all(any(re.search(pattern, url) for pattern in found) for url in urls)


def test_a_section_is_the_start_of_its_path() -> None:
    assert re.search(scope_pattern("/sport/tennis.uk"), "https://a.example/sport/tennis.uk/a")
    assert not re.search(scope_pattern("/sport"), "https://a.example/sports/a")


STARTS = ("/2026/11/28/", "/story/", "/a-", "/x/", "?id=12")
URLS = st.builds("https://a.example{}{}".format, st.sampled_from(STARTS), st.text("abc-0123456789", max_size=9))


@given(st.lists(URLS, max_size=20))
def test_what_is_proposed_takes_every_article(urls: list[str]) -> None:
    found = include_for(urls, HOME)
    assert not found or all(any(re.search(pattern, url) for pattern in found) for url in urls)
