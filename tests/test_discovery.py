"""Discovery fetches a source's documents and returns what they list, even if one of them fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from tasks import discover as room
from tasks.config import Source
from tasks.discover import discover
from tasks.pure.discovery.records import Discovery
from tasks.pure.exchanges import Validators
from tests.support.dict_site import NOW, Answer, Site

HOME = "https://www.example.com"


def feed(*items: tuple[str, str], etag: str = "") -> Answer:
    written = "".join(f"<item><link>{HOME}{path}</link><pubDate>{date}</pubDate></item>" for path, date in items)
    return Answer(f'<rss version="2.0"><channel>{written}</channel></rss>', etag=etag)


def sitemap(*items: tuple[str, str], etag: str = "") -> Answer:
    written = "".join(f"<url><loc>{HOME}{path}</loc><lastmod>{date}</lastmod></url>" for path, date in items)
    return Answer(f"<urlset>{written}</urlset>", etag=etag)


def index(*items: tuple[str, str], etag: str = "") -> Answer:
    written = "".join(f"<sitemap><loc>{HOME}{path}</loc><lastmod>{date}</lastmod></sitemap>" for path, date in items)
    return Answer(f"<sitemapindex>{written}</sitemapindex>", etag=etag)


def look(
    answers: Mapping[str, Answer] | Site,
    *,
    known: Mapping[str, Validators] | None = None,
    since: datetime | None = None,
    is_over: Callable[[], bool] = lambda: False,
    **keys: Any,
) -> Discovery:
    site = answers if isinstance(answers, Site) else Site({HOME + path: answer for path, answer in answers.items()})
    full = {
        key: [HOME + path for path in value] if key in ("feeds", "sitemaps", "listings", "urls") else value
        for key, value in keys.items()
    }
    source = Source.model_validate({"name": "example", **full})
    return discover(source, site.get, known=known or {}, now=NOW, since=since, is_over=is_over)


def paths(discovery: Discovery) -> list[str]:
    return [candidate.url.removeprefix(HOME) for candidate in discovery.candidates]


def test_all_kinds_of_documents_are_read_newest_first() -> None:
    found = look(
        {
            "/rss": feed(("/feed-old", "Mon, 23 Nov 2026 10:00:00 GMT"), ("/feed-undated", "")),
            "/map": sitemap(("/map-new", "2026-11-24T11:00:00Z"), ("/map-undated", "")),
            "/list": Answer(f'<a href="{HOME}/listed-12345">Listed</a>'),
        },
        feeds=["/rss"],
        sitemaps=["/map"],
        listings=["/list"],
        urls=["/single"],
    )
    assert found.complete
    assert found.started_at == NOW
    # What a feed, a listing or the operator names without a date is current.
    assert paths(found) == ["/feed-undated", "/listed-12345", "/single", "/map-new", "/feed-old", "/map-undated"]
    assert {candidate.found_by for candidate in found.candidates} == {"feed", "sitemap", "listing", "url"}
    assert [(document.kind, document.entries) for document in found.documents] == [
        ("feed", 2),
        ("sitemap", 2),
        ("listing", 1),
        ("url", 1),
    ]
    assert [exchange.kind for exchange in found.exchanges] == ["feed", "sitemap", "listing"]


def test_two_spellings_are_one_candidate_that_knows_what_both_say() -> None:
    found = look(
        {
            "/rss": feed(("/a-story/?utm_source=rss", "Mon, 23 Nov 2026 10:00:00 GMT")),
            "/map": sitemap(("/a-story", "2026-11-24T11:00:00Z")),
            "/list": Answer('<a href="/a-story#x">A story</a>'),
        },
        feeds=["/rss"],
        sitemaps=["/map"],
        listings=["/list"],
        include=["/a-"],
    )
    (candidate,) = found.candidates
    assert candidate.url == f"{HOME}/a-story/?utm_source=rss"
    assert candidate.key == "https://example.com/a-story"
    assert (candidate.found_by, candidate.listed_in) == ("feed", f"{HOME}/rss")
    assert candidate.title == "A story"
    assert candidate.published_at == NOW - timedelta(hours=26)
    assert candidate.changed_at == NOW - timedelta(hours=1)


def test_rules_hold_for_what_is_listed_but_not_for_what_is_named() -> None:
    found = look(
        {"/rss": feed(("/news/1", ""), ("/sport/1", ""), ("/news/video/1", ""))},
        feeds=["/rss"],
        urls=["/about"],
        include=["/news/"],
        exclude=["/video/"],
    )
    assert paths(found) == ["/news/1", "/about"]


def test_links_are_resolved_against_where_the_document_answered() -> None:
    answer = Answer(
        "<rss version='2.0'><channel><item><link>a</link></item></channel></rss>", url="https://b.example.net/x/"
    )
    assert look({"/rss": answer}, feeds=["/rss"]).candidates[0].url == "https://b.example.net/x/a"


@pytest.mark.parametrize(
    ("answer", "error", "status"),
    [
        (None, f"{HOME}/bad cannot be reached", None),
        (Answer(status=404), "status 404 Not Found", 404),
        (Answer(status=204), "status 204", 204),
        (Answer(status=304), "status 304", 304),
        (
            Answer("<html>hello"),
            "is an HTML page, not a feed; name it under listings if it links to articles",
            200,
        ),
        (Answer(b"\x1f\x8bx"), "is gzip that ends early", 200),
    ],
)
def test_a_document_that_fails_does_not_affect_the_others(
    answer: Answer | None, error: str, status: int | None
) -> None:
    answers = {"/good": feed(("/a", ""))} | ({"/bad": answer} if answer else {})
    found = look(answers, feeds=["/bad", "/good"])
    assert not found.complete
    assert paths(found) == ["/a"]
    bad, good = found.documents
    assert bad.error.startswith(error)
    assert bad.status == status
    assert good.error == ""


def test_unchanged_documents_are_a_success_without_entries() -> None:
    answers = {"/rss": feed(("/a", ""), etag='"1"'), "/map": sitemap(("/b", ""), etag='"2"')}
    first = look(answers, feeds=["/rss"], sitemaps=["/map"])
    known = {document.url: document.validators for document in first.documents}
    second = look(answers, feeds=["/rss"], sitemaps=["/map"], known=known)
    assert paths(first) == ["/a", "/b"]
    assert second.candidates == ()
    assert second.complete
    assert [(document.status, document.entries) for document in second.documents] == [(304, 0), (304, 0)]
    assert {document.url: document.validators for document in second.documents} == known


def test_the_same_bytes_from_a_server_without_validators_are_not_read_again() -> None:
    first = look({"/rss": feed(("/a", ""))}, feeds=["/rss"])
    known = {document.url: document.validators for document in first.documents}
    again = look({"/rss": feed(("/a", ""))}, feeds=["/rss"], known=known)
    changed = look({"/rss": feed(("/b", ""), ("/a", ""))}, feeds=["/rss"], known=known)
    assert again.candidates == ()
    assert [(document.status, document.entries) for document in again.documents] == [(304, 0)]
    assert {document.url: document.validators for document in again.documents} == known
    assert paths(changed) == ["/b", "/a"]


def test_what_was_not_read_whole_is_fetched_whole_again() -> None:
    answers = {
        "/rss": Answer('<rss version="2.0"><channel><item><link>/a</link></item><item>', etag='"1"'),
        "/index": index(("/map", ""), etag='"2"'),
        "/map": sitemap(("/b", ""), etag='"3"'),
    }
    found = look(answers, feeds=["/rss"], sitemaps=["/index"])
    held = {document.url.removeprefix(HOME): document.validators.etag for document in found.documents}
    # An index stays the same when a child changes or could not be read.
    assert held == {"/rss": "", "/index": "", "/map": '"3"'}


def test_since_skips_what_sitemaps_date_before_it() -> None:
    site = Site(
        {
            f"{HOME}/index": index(("/old.xml", "2026-10-01"), ("/new.xml", "2026-11-24"), ("/undated.xml", "")),
            f"{HOME}/new.xml": sitemap(
                ("/old", "2026-10-01"), ("/new", "2026-11-24"), ("/edge", "2026-11-10"), ("/undated", "")
            ),
            f"{HOME}/undated.xml": sitemap(("/other", "2026-11-20")),
            f"{HOME}/old.xml": sitemap(("/oldest", "2026-09-01")),
            f"{HOME}/rss": feed(("/from-feed", "Thu, 01 Oct 2026 10:00:00 GMT")),
        }
    )
    keys = {"sitemaps": ["/index"], "feeds": ["/rss"]}
    assert set(paths(look(site, **keys))) == {"/old", "/new", "/edge", "/undated", "/other", "/oldest", "/from-feed"}
    site.asked.clear()
    found = look(site, since=NOW - timedelta(days=14), **keys)
    assert paths(found) == ["/new", "/other", "/edge", "/from-feed", "/undated"]
    assert f"{HOME}/old.xml" not in site.requested_urls


def test_a_date_in_the_future_is_not_a_date() -> None:
    found = look(
        {"/map": sitemap(("/later", "2027-11-24"), ("/soon", "2026-11-24T20:00:00Z"))},
        sitemaps=["/map"],
    )
    assert {path: candidate.changed_at for path, candidate in zip(paths(found), found.candidates, strict=True)} == {
        "/later": None,
        "/soon": NOW + timedelta(hours=8),
    }


def test_a_child_that_fails_does_not_affect_the_other_children() -> None:
    found = look({"/index": index(("/a.xml", ""), ("/b.xml", "")), "/b.xml": sitemap(("/b", ""))}, sitemaps=["/index"])
    assert paths(found) == ["/b"]
    assert [(document.url.removeprefix(HOME), bool(document.error)) for document in found.documents] == [
        ("/index", False),
        ("/a.xml", True),
        ("/b.xml", False),
    ]


def test_indexes_that_name_each_other_are_fetched_once() -> None:
    site = Site(
        {
            f"{HOME}/one": index(("/two", ""), ("/one", ""), ("/map", "")),
            f"{HOME}/two": index(("/one", ""), ("/map", "")),
            f"{HOME}/map": sitemap(("/a", "")),
        }
    )
    assert look(site, sitemaps=["/one"]).complete
    assert site.requested_urls == [f"{HOME}/one", f"{HOME}/two", f"{HOME}/map"]


def test_indexes_are_followed_to_a_bounded_depth() -> None:
    answers = {f"/{depth}": index((f"/{depth + 1}", "")) for depth in range(10)}
    found = look(answers, sitemaps=["/0"])
    assert len(found.documents) == room.MAX_DEPTH + 1
    assert "indexes deep" in found.documents[-1].error


def test_sitemaps_are_fetched_to_a_bounded_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_SITEMAPS", 4)
    answers = {"/index": index(*((f"/{n}", f"2026-11-{10 + n}") for n in range(9)))} | {
        f"/{n}": sitemap((f"/a{n}", "")) for n in range(9)
    }
    found = look(answers, sitemaps=["/index"])
    assert paths(found) == ["/a8", "/a7", "/a6"]
    assert "stopped after 4 sitemaps" in found.documents[0].error
    assert not found.complete
    assert found.settled


MAP = {"/map": sitemap(("/a", ""))}


@pytest.mark.parametrize(
    ("answers", "documents", "settled"),
    [
        (MAP, {"sitemaps": ["/map"]}, True),
        (MAP, {"sitemaps": ["/map", "/gone"], "feeds": ["/unreachable"]}, True),
        (MAP, {"sitemaps": ["/map", "/unreachable"]}, False),
        (MAP, {"sitemaps": ["/map", "/refused"]}, False),
        ({"/map": Answer("<urlset><url><loc>cut")}, {"sitemaps": ["/map"]}, True),
        ({}, {"sitemaps": ["/gone"]}, False),
        ({}, {"feeds": ["/unreachable"]}, False),
        ({"/feed": feed(("/a", ""))}, {"feeds": ["/feed", "/unreachable"]}, False),
        ({"/feed": feed(("/a", ""))}, {"feeds": ["/feed", "/gone"]}, True),
    ],
)
def test_a_first_run_is_over_when_another_would_give_no_more(
    answers: dict[str, Answer], documents: dict[str, Any], settled: bool
) -> None:
    failing = {"/gone": Answer(status=404), "/refused": Answer(status=403)}
    assert look({**failing, **answers}, **documents).settled is settled


def test_while_one_sitemap_fails_the_past_of_the_others_is_read_once() -> None:
    old, new = "2020-01-01", f"{NOW:%Y-%m-%d}"
    answers = {
        f"{HOME}/index": index(("/old.xml", old), ("/new.xml", new), ("/failed.xml", old)),
        f"{HOME}/old.xml": sitemap(("/a", old)),
        f"{HOME}/new.xml": sitemap(("/b", old), ("/c", new)),
    }
    first = look(Site(answers), sitemaps=["/index"])
    assert (paths(first), first.settled) == (["/c", "/b", "/a"], False)
    known = {document.url: document.validators for document in first.documents if not document.error}
    answers[f"{HOME}/new.xml"] = sitemap(("/b", old), ("/c", new), ("/e", old))
    site = Site(answers)
    second = look(site, sitemaps=["/index"], known=known)
    assert site.requested_urls == [f"{HOME}/index", f"{HOME}/new.xml", f"{HOME}/failed.xml"]
    assert paths(second) == ["/c"]
    third = look(Site({**answers, f"{HOME}/failed.xml": sitemap(("/d", old))}), sitemaps=["/index"], known=known)
    assert (paths(third), third.settled) == (["/c", "/d"], True)


def test_when_the_time_is_up_what_was_read_counts_and_the_next_discovery_continues() -> None:
    answers = {f"{HOME}/index": index(*((f"/{n}", "2020-01-01") for n in range(4)))}
    answers |= {f"{HOME}/{n}": sitemap((f"/a{n}", "2020-01-01")) for n in range(4)}
    site = Site(answers)
    first = look(site, sitemaps=["/index"], is_over=lambda: len(site.asked) == 3)
    assert paths(first) == ["/a0", "/a1"]
    assert not first.settled
    (cut,) = [document for document in first.documents if document.error]
    assert cut.url == f"{HOME}/2"
    assert "max_minutes_per_run" in cut.error
    known = {document.url: document.validators for document in first.documents if not document.error}
    second = look(Site(answers), sitemaps=["/index"], known=known)
    assert (paths(second), second.settled) == (["/a2", "/a3"], True)


def test_a_source_without_documents_finds_nothing_and_is_complete() -> None:
    found = look({}, enabled=False)
    assert (found.candidates, found.documents, found.complete) == ((), (), True)
