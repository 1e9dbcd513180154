"""Of a robots.txt the group that applies to us is read, at a cost that its size bounds."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from tasks.fetching.robots import MAX_BYTES, Robots, from_response
from tasks.pure.robots_groups import MAX_RULES, own_group


def parsed(text: str) -> Robots:
    return from_response(200, text.encode()[:MAX_BYTES], datetime(2026, 3, 5, tzinfo=UTC), None)


ALL = "\nUser-agent: *\nDisallow: /z\n"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("User-agent: date\nDisallow: /a\n" + ALL, "/z"),
        ("User-agent: dateline/2.0\nDisallow: /a\n" + ALL, "/a"),
        ("User-agent: Dateline/0.1 (+mailto:desk@example.org)\nDisallow: /a\n" + ALL, "/a"),
        ("User-agent: dateliner\nDisallow: /a\n" + ALL, "/z"),
        ("User-agent: dateline-news\nDisallow: /a\n" + ALL, "/z"),
        ("User-agent: otherbot, Dateline\nDisallow: /a\n" + ALL, "/a"),
        ("User-agent: *dateline*\nDisallow: /a\n" + ALL, "/a"),
        ("user agent dateline\rdissallow /a # ours\r" + ALL, "/a"),
        ("User-agent: dateline\nDisallow: /b\n" + ALL + "User-agent: dateline\nDisallow: /a\n", "/a"),
        ("User-agent: other\nCrawl-delay: 5\nUser-agent: dateline\nDisallow: /a\n", "/a"),
        ("User-agent: dateline\nSitemap: https://e.example/s.xml\nUser-agent: other\nDisallow: /a\n", "/a"),
        ("Disallow: /a\n" + ALL, "/z"),
        ("User-agent: other\nDisallow: /a\nDisallow: /b\nUser-agent: *\nDisallow: /z\n", "/z"),
    ],
)
def test_the_group_that_applies_to_us(text: str, refused: str) -> None:
    robots = parsed(text)
    assert {path for path in ("/a", "/z", "/x") if not robots.allows(f"https://e.example{path}")} == {refused}


def test_a_group_that_names_us_without_rules_allows_all() -> None:
    assert parsed(ALL + "User-agent: dateline\n").allows("https://e.example/z")


def test_a_crawl_delay_counts_for_the_names_directly_before_it() -> None:
    text = "User-agent: other\nCrawl-delay: 60\n\nUser-agent: *\n%sDisallow: /z\n"
    assert parsed(text % "").delay() == 0
    assert parsed(text % "Crawl-delay: 2\n").delay() == 2
    assert parsed("User-agent: *\nDisallow: /z\nCrawl-delay: 3").delay() == 3


NASTY = {
    "groups before rules": "".join(f"User-agent:{n}\n" for n in range(14_000)) + "Allow:/\n" * 31_000,
    "many rules": "User-agent: *\n" + "".join(f"Disallow: /a/{n}\n" for n in range(40_000)),
    "a group for each rule": "User-agent:dateline\nAllow:/\n" * 20_000,
    "one name again and again": "User-agent:*\n" * 40_000,
    "names on one line": "User-agent:" + "*," * 250_000,
    "wildcards": "User-agent:*\nDisallow:/" + "a*" * 250_000,
    "blank lines": "\n" * MAX_BYTES,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_robots_txt_is_dear(text: str) -> None:
    begun = time.thread_time()
    parsed(text)
    # Some 50 ms at most on a machine that does nothing else; without the bound the first takes minutes.
    assert time.thread_time() - begun < 0.5


def test_the_first_rules_of_a_long_group_count() -> None:
    group = own_group("User-agent: *\n" + "".join(f"Disallow: /{n}\n" for n in range(MAX_RULES + 10)), "dateline")
    assert group.splitlines()[1] == "disallow: /0"
    assert len(group.splitlines()) == MAX_RULES + 1
