"""Loaded segments are extracted again by newer rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.reprocess import ReadAgain, ReadBy, read_again, stale_segments
from tasks.runs import close_run
from tests.support.visits import Judged, LoadFixture, address, article, at, failure, visit

STANDS = """
SELECT heads.version, contents.cause, contents.title, heads.extractor, heads.tags
FROM article_heads AS heads INNER JOIN article_contents AS contents USING (article_id, version) ORDER BY heads.url
"""


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def again(fixture: LoadFixture, *loaded: Judged, segment: str = "1.warc.gz", dry_run: bool = False) -> ReadAgain:
    run = fixture.open()
    found = read_again(
        fixture.warehouse,
        segment=segment,
        source="paper",
        run_id=run.run_id,
        loaded=loaded,
        now=at(99),
        dry_run=dry_run,
        extractor="later",
    )
    close_run(fixture.warehouse, run, at(99), {})
    assert fixture.violations() == {}
    return found


def test_what_better_rules_read_is_a_version_that_the_extractor_caused(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")), segment="1.warc.gz")
    better = visit(address("one"), at(1), article("one", title="Better", extractor="later"))
    found = again(fixture, better)
    assert found.outcomes == {"updated": 1}
    [difference] = found.differences
    assert difference.before is not None
    assert difference.after is not None
    assert (difference.before.title, difference.after.title) == ("About one", "Better")
    assert fixture.ask(STANDS) == [(2, "extractor", "Better", "later", [])]
    assert again(fixture, better).outcomes == {"unchanged": 1}


def test_the_same_text_is_not_a_version_but_what_is_not_text_is_renewed(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")), segment="1.warc.gz")
    fixture.load(visit(address("one"), at(5), None), segment="2.warc.gz")
    found = again(fixture, visit(address("one"), at(1), article("one", tags=("found",), extractor="later")))
    assert (found.outcomes, found.differences) == ({"unchanged": 1}, ())
    assert fixture.ask(STANDS) == [(1, "publisher", "About one", "later", ["found"])]
    assert fixture.ask("SELECT last_seen_at FROM article_heads") == [(at(5).replace(tzinfo=None),)]


def test_every_fetch_of_an_article_is_read_again_in_its_place(fixture: LoadFixture) -> None:
    for n, words in enumerate(["one", "one", "two"]):
        fixture.load(visit(address("one"), at(n), article(words, title="T")), segment=f"{n}.warc.gz")
    for n, words in [(1, "one"), (2, "two"), (0, "one")]:
        better = article(words, title="Better", extractor="later")
        again(fixture, visit(address("one"), at(n), better), segment=f"{n}.warc.gz")
    versions = fixture.ask("SELECT valid_from, cause, title FROM article_contents ORDER BY valid_from, version")
    assert versions == [
        (at(0).replace(tzinfo=None), "publisher", "T"),
        (at(0).replace(tzinfo=None), "extractor", "Better"),
        (at(2).replace(tzinfo=None), "publisher", "T"),
        (at(2).replace(tzinfo=None), "extractor", "Better"),
    ]


def test_a_dry_run_says_what_would_change_and_changes_nothing(fixture: LoadFixture) -> None:
    fixture.load(
        visit(address("one"), at(1), article("one")), visit(address("two"), at(1), "thin"), segment="1.warc.gz"
    )
    better = [visit(address(name), at(1), article(name, title="Better", extractor="later")) for name in ("one", "two")]
    found = again(fixture, *better, dry_run=True)
    assert found.outcomes == {"updated": 1, "inserted": 1}
    assert [difference.before is None for difference in found.differences] == [False, True]
    assert fixture.ask(STANDS) == [(1, "publisher", "About one", "1", [])]
    assert stale_segments(fixture.warehouse, extractor="later") == ["1.warc.gz"]


def test_a_page_that_was_rejected_may_become_an_article(fixture: LoadFixture) -> None:
    fixture.load(visit(address("two"), at(1), "thin"), segment="1.warc.gz")
    assert again(fixture, visit(address("two"), at(1), article("two", extractor="later"))).outcomes == {"inserted": 1}
    assert fixture.ask("SELECT * FROM rejects") == []
    assert fixture.ask("SELECT outcome, reason, article_id IS NULL FROM addresses") == [("inserted", None, False)]


def test_a_page_that_is_rejected_now_keeps_its_article(fixture: LoadFixture) -> None:
    fixture.load(visit(address("one"), at(1), article("one")), segment="1.warc.gz")
    found = again(fixture, visit(address("one"), at(1), "section"))
    assert [(d.outcome, d.reason) for d in found.differences] == [("rejected", "section")]
    assert fixture.ask(STANDS) == [(1, "publisher", "About one", "1", [])]
    assert fixture.ask("SELECT (SELECT count(*) FROM rejects), (SELECT outcome FROM addresses)") == [(0, "inserted")]


def test_visits_without_a_page_are_passed_over(fixture: LoadFixture) -> None:
    segment = [visit(address("one"), at(1), failure()), visit(address("two"), at(1), None)]
    fixture.load(*segment, segment="1.warc.gz")
    assert again(fixture, *segment).outcomes == {}
    assert fixture.ask("SELECT attempts FROM pending") == [(1,), (1,)]


def test_stale_segments_are_those_that_other_rules_read(fixture: LoadFixture) -> None:
    for n in (1, 2, 3):
        fixture.load(visit(address(f"page{n}"), at(n), article(f"w{n}")), segment=f"{n}.warc.gz", now=at(n))
    again(fixture, visit(address("page2"), at(2), article("w2", extractor="later")), segment="2.warc.gz")
    assert stale_segments(fixture.warehouse, extractor="later") == ["1.warc.gz", "3.warc.gz"]
    assert stale_segments(fixture.warehouse, extractor="later", since=at(2)) == ["3.warc.gz"]
    assert stale_segments(fixture.warehouse, extractor="later", source="wire") == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("1", ["1.warc.gz", "2.warc.gz"]),
        ("1+3f2a90c1", ["2.warc.gz"]),
        ("2", ["3.warc.gz"]),
        ("<2", ["1.warc.gz", "2.warc.gz"]),
        ("<3", ["1.warc.gz", "2.warc.gz", "3.warc.gz"]),
        ("<1", []),
        ("10", []),
    ],
)
def test_of_the_stale_those_that_one_version_read_last(fixture: LoadFixture, asked: str, expected: list[str]) -> None:
    for n, version in ((1, "1"), (2, "1+3f2a90c1"), (3, "2"), (4, "10")):
        fixture.load(visit(address(f"page{n}"), at(n), article(f"w{n}")), segment=f"{n}.warc.gz", now=at(n))
        segment = {"segment": f"{n}.warc.gz", "extractor": version}
        with fixture.warehouse.transaction() as connection:
            connection.execute("UPDATE segments SET extractor = $extractor WHERE segment = $segment", segment)
    assert stale_segments(fixture.warehouse, extractor="10", read_by=ReadBy.parse(asked)) == expected
    assert ("4.warc.gz" in stale_segments(fixture.warehouse, extractor="", read_by=ReadBy.parse(asked))) == (
        asked == "10"
    )


@pytest.mark.parametrize("text", ["", "one", "<", "1+", "1+XYZ", "< 2", "-1"])
def test_what_is_not_a_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        ReadBy.parse(text)
