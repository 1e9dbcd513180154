"""Which of a site's feeds and sitemaps a source reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from tasks.pure.discovery.documents import Entry
from tasks.pure.site_survey.choosing import choose, with_archive
from tasks.pure.site_survey.judging import judge
from tasks.pure.site_survey.records import Choice, How, Judged, Kind, Lead

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)


def document(name: str, numbers: Sequence[int], kind: Kind = "feed", *, days: int = 0, how: How = "link") -> Judged:
    """A document with articles of these numbers, an hour apart; the newest is ``days`` old."""
    url = f"https://a.example/{name}"
    newest = NOW - timedelta(days=days)
    entries = [
        Entry(f"https://a.example/2026/03/story-number-{number}", published_at=newest - timedelta(hours=place))
        for place, number in enumerate(numbers)
    ]
    return judge(entries, url, Lead(url, "feed" if kind == "feed" else "sitemap", how), kind, NOW)


MAIN = document("feed", range(20))
PART = document("sport/feed", range(5))
OTHER = document("english/feed", range(100, 110))
OLD = document("old", range(30), days=500)
NEWS = document("news.xml", range(40), "news sitemap")
SAME_NEWS = document("news.xml", range(10), "news sitemap")
ARCHIVE = document("sitemap.xml", range(400), "sitemap")
LINKS = document("", range(9), "listing")
EMPTY = document("empty", ())


@pytest.mark.parametrize(
    ("read", "feeds", "sitemaps", "archive"),
    [
        ([PART, MAIN], [MAIN], [], None),
        ([MAIN, OTHER], [MAIN, OTHER], [], None),
        ([OLD, PART], [PART], [], None),
        ([OLD], [OLD], [], None),
        ([EMPTY, MAIN], [MAIN], [], None),
        ([MAIN, NEWS], [MAIN], [NEWS], None),
        ([MAIN, SAME_NEWS], [MAIN], [], None),
        ([NEWS, ARCHIVE], [], [NEWS], ARCHIVE),
        ([MAIN, ARCHIVE], [MAIN], [], ARCHIVE),
        ([ARCHIVE], [], [ARCHIVE], None),
        ([document("given", range(3), how="given"), MAIN], [document("given", range(3), how="given")], [], None),
    ],
)
def test_the_fewest_that_give_what_is_current(
    read: list[Judged], feeds: list[Judged], sitemaps: list[Judged], archive: Judged | None
) -> None:
    assert choose(read, LINKS, NOW) == Choice(tuple(feeds), tuple(sitemaps), (), archive)


def test_a_page_of_links_is_the_last_resort() -> None:
    assert choose([EMPTY], LINKS, NOW) == Choice(listings=(LINKS,))
    assert choose([EMPTY], document("", range(2), "listing"), NOW) == Choice()


def test_a_section_reads_its_own_feed() -> None:
    assert choose([MAIN, PART], LINKS, NOW, "/sport") == Choice((PART,))


def test_a_section_of_which_no_document_speaks_is_read_from_its_page() -> None:
    assert choose([MAIN], LINKS, NOW, "/culture") == Choice(listings=(LINKS,))


@pytest.mark.parametrize(
    ("archive", "is_read"),
    [
        (ARCHIVE, True),
        (document("sitemap.xml", range(20), "sitemap"), False),
        (document("sitemap.xml", range(600), "sitemap"), False),
        (document("sitemap.xml", range(400), "sitemap", days=300), False),
    ],
    ids=["small, with more", "nothing more", "large", "old"],
)
def test_a_small_sitemap_of_the_past_is_read_for_what_the_feed_has_dropped(archive: Judged, is_read: bool) -> None:
    found = with_archive(Choice((MAIN,), archive=archive), NOW)
    assert found == (Choice((MAIN,), (archive,)) if is_read else Choice((MAIN,), archive=archive))
