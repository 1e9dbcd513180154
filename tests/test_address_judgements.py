"""Judgements from an address alone: where a link leads, its site, and whether it can be an article."""

from __future__ import annotations

import pytest

from tasks.pure.addresses import (
    MAX_LENGTH,
    host_as_written,
    host_of,
    is_front_page,
    looks_like_article,
    passes,
    resolve,
    same_site,
)

PAGE = "https://www.example.com/news/today.html"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/a", "https://www.example.com/a"),
        ("a?b=1#c", "https://www.example.com/news/a?b=1"),
        ("../a", "https://www.example.com/a"),
        ("//cdn.example.net/a", "https://cdn.example.net/a"),
        ("?page=2", "https://www.example.com/news/today.html?page=2"),
        (" /a\nb ", "https://www.example.com/ab"),
        ("\\a\\b", "https://www.example.com/a/b"),
        ("#!/a", None),
        ("/x#!/a", "https://www.example.com/x#!/a"),
        ("HTTP://Example.org/A", "HTTP://Example.org/A"),
        ("/ä", "https://www.example.com/ä"),
        ("#top", None),
        ("", None),
        ("javascript:void(0)", None),
        ("mailto:desk@example.com", None),
        ("ftp://example.com/a", None),
        ("data:text/html,x", None),
        ("http://", None),
        ("http://[::1/a", None),
        ("http://example.com:99999/", None),
        ("http://exa mple.com/", None),
        ("http://example.com:0/", None),
        ("/" + "a" * MAX_LENGTH, None),
    ],
)
def test_a_reference_is_resolved_or_refused(href: str, address: str | None) -> None:
    assert resolve(PAGE, href) == address


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://User:pw@WWW.Example.com:8080/a", "www.example.com"),
        ("http://müller.example/", "xn--mller-kva.example"),
        ("http://[::1]:80/", "::1"),
        ("no address", ""),
        ("http://[::1", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_an_idna_host_is_shown_in_its_own_letters() -> None:
    assert host_as_written("xn--mller-kva.example") == "müller.example"
    assert host_as_written("www.example.com") == "www.example.com"
    assert host_as_written("xn--\u00fc.example") == "xn--\u00fc.example"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.com/a", "http://news.example.com/b", True),
        ("https://www.example.co.uk/", "https://example.co.uk/", True),
        ("https://a.co.uk/", "https://b.co.uk/", False),
        ("https://one.blogspot.com/", "https://two.blogspot.com/", False),
        ("http://127.0.1.1:8000/", "http://127.0.1.1:9000/", True),
        ("http://127.0.1.1/", "http://127.0.1.2/", False),
        ("http://localhost/", "http://localhost/a", True),
        ("mailto:a@example.com", "mailto:a@example.com", False),
        ("https://example.com.evil.net/", "https://example.com/", False),
    ],
)
def test_one_site_is_one_registrable_domain(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/index.html",
        "/?utm_source=x",
        "/news",
        "/news/",
        "/news/world/",
        "/en/news/middle-east",
        "/tag/some-long-name-here",
        "/authors/jane-m-example-smith",
        "/news/page/2",
        "/новини",
    ],
)
def test_home_and_section_addresses(path: str) -> None:
    assert is_front_page(f"https://www.example.com{path}")
    assert not looks_like_article(f"https://www.example.com{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/2024/03/05/some-slug/",
        "/news/595123-some-slug/",
        "/some-long-slug-of-words",
        "/?p=1234",
        "/news/article.php?id=77",
        "/story/world-12345678",
        "/a/ld.1560586",
        "/politik/ein-langer-titel.html",
        "/2024/mar/05/word",
        "/%E9%87%8D%E8%A6%81%E3%81%AA%E3%83%8B%E3%83%A5%E3%83%BC%E3%82%B9%E3%81%AE%E8%A6%8B%E5%87%BA%E3%81%97/123",
    ],
)
def test_article_addresses(path: str) -> None:
    assert looks_like_article(f"https://www.example.com{path}")
    assert not is_front_page(f"https://www.example.com{path}")


@pytest.mark.parametrize(
    ("include", "exclude", "passed"),
    [
        ((), (), True),
        ((r"/news/\d+",), (), True),
        ((r"/sport/", r"/news/"), (), True),
        ((r"/sport/",), (), False),
        ((), (r"/news/",), False),
        ((r"/news/",), (r"\d{4}",), False),
        ((r"^https://example",), (), True),
    ],
)
def test_rules_are_searched_in_the_whole_address(
    include: tuple[str, ...], exclude: tuple[str, ...], passed: bool
) -> None:
    assert passes("https://example.com/news/1234", include, exclude) is passed
