"""What a source lists enters a run: what is due, newest first, up to the run's limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.config import Source
from tasks.documents import known_sources
from tasks.frontier import Listing, enqueue, enqueue_all, unlisted
from tasks.pure.addresses import key_of
from tasks.pure.discovery.records import Discovery, DocumentRead
from tasks.pure.exchanges import Validators
from tasks.pure.records import Candidate
from tasks.runs import close_run, open_run
from tests.support.visits import SITE, LoadFixture, address, article, at, failure, listed, visit


@pytest.fixture
def fixture(tmp_path: Path) -> Iterator[LoadFixture]:
    with LoadFixture(tmp_path) as fixture:
        yield fixture


def roomy(
    places: int, *, include: tuple[str, ...] = (), exclude: tuple[str, ...] = (), urls: tuple[str, ...] = ()
) -> Source:
    return Source(
        name="paper",
        feeds=(f"{SITE}/feed",),
        urls=urls,
        include=include,
        exclude=exclude,
        max_articles_per_run=places,
    )


def test_what_is_new_is_fetched_newest_first(fixture: LoadFixture) -> None:
    taken = fixture.list(fixture.open(), listed("old", published=at(-9)), listed("new", published=at(-1)))
    assert [assignment.url for assignment in taken.assignments] == [address("new"), address("old")]
    assert (taken.listed, taken.due, taken.waiting) == (2, 2, 0)
    assert all(assignment.validators is None for assignment in taken.assignments)


def test_what_a_run_cannot_take_waits_for_the_next(fixture: LoadFixture) -> None:
    fixture.source = roomy(2)
    candidates = [listed(f"page{n}", published=at(-n)) for n in range(5)]
    first = fixture.open()
    assert [a.url for a in fixture.list(first, *candidates).assignments] == [address("page0"), address("page1")]
    close_run(fixture.warehouse, first, at(1), {})
    fixture.load(*(visit(address(f"page{n}"), at(1), article(f"w{n}")) for n in range(2)), run=first)
    second = fixture.open(now=at(1))
    taken = fixture.list(second, listed("fresh", published=at(1)), now=at(1))
    assert [a.url for a in taken.assignments] == [address("fresh"), address("page2")]
    assert taken.waiting == 2


def test_a_long_list_is_taken_in_part_by_part(fixture: LoadFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.frontier.BATCH", 2)
    first = fixture.open()
    fixture.list(first, *(listed(f"page{n}", published=at(-n)) for n in range(3)))
    fixture.load(*(visit(address(f"page{n}"), at(1), article(f"w{n}")) for n in range(3)), run=first)
    close_run(fixture.warehouse, first, at(1), {})
    again = [listed(f"page{n}", published=at(-n)) for n in range(7)]
    taken = fixture.list(fixture.open(now=at(1)), *again, again[6], now=at(1))
    assert [a.url for a in taken.assignments] == [address(f"page{n}") for n in range(3, 7)]
    assert (taken.listed, taken.due, taken.waiting) == (7, 4, 0)
    assert fixture.ask("SELECT count(*), count(DISTINCT url_key) FROM addresses") == [(7, 7)]


def test_a_run_that_has_time_for_few_claims_few(fixture: LoadFixture) -> None:
    documents = (DocumentRead(f"{SITE}/feed", "feed", at(0), 200, 5),)
    candidates = tuple(listed(f"page{n}", published=at(-n)) for n in range(5))
    discovery = Discovery("paper", at(0), candidates, documents, (), True)
    taken = enqueue(fixture.warehouse, fixture.open(), roomy(4), discovery, now=at(0), refresh=False, limit=2)
    assert [a.url for a in taken.assignments] == [address("page0"), address("page1")]
    assert taken.waiting == 3


def test_a_second_run_fetches_nothing(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one", published=at(-1)))
    fixture.load(visit(address("one"), at(0.1), article("one")), run=run)
    close_run(fixture.warehouse, run, at(0.2), {})
    assert fixture.list(fixture.open(), listed("one", published=at(-1)), now=at(0.3)).assignments == ()


def test_refresh_fetches_again_with_the_validators_of_what_we_have(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"), listed("two"))
    fixture.load(visit(address("one"), at(0.1), article("one"), etag='"1"'), run=run)
    fixture.load(visit(address("two"), at(0.1), "thin", etag='"2"'), run=run)
    taken = fixture.list(fixture.open(refresh=True), listed("one"), listed("two"), refresh=True, now=at(0.2))
    assert {a.url: a.validators for a in taken.assignments} == {
        address("one"): Validators('"1"', ""),
        address("two"): None,
    }


def test_a_stated_change_makes_a_page_due(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"))
    fixture.load(visit(address("one"), at(0.1), article("one")), run=run)
    assert fixture.list(fixture.open(), listed("one", changed=at(0.05)), now=at(0.3)).assignments == ()
    assert len(fixture.list(fixture.open(), listed("one", changed=at(0.2)), now=at(0.3)).assignments) == 1


def test_a_page_whose_interval_has_passed_is_fetched_though_nothing_lists_it(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"))
    fixture.load(visit(address("one"), at(0.1), article("one", published=at(0)), etag='"1"'), run=run)
    assert fixture.list(fixture.open(), now=at(0.2)).assignments == ()
    [assignment] = fixture.list(fixture.open(), now=at(3)).assignments
    assert (assignment.url, assignment.found_by, assignment.validators) == (
        address("one"),
        "recheck",
        Validators('"1"', ""),
    )


def test_rechecks_keep_a_tenth_of_the_capacity(fixture: LoadFixture) -> None:
    fixture.source = roomy(10)
    run = fixture.open()
    olds = [f"old{n}" for n in range(10)]
    fixture.list(run, *map(listed, olds))
    fixture.load(*(visit(address(name), at(0.1), article(name)) for name in olds), run=run)
    taken = fixture.list(fixture.open(), *(listed(f"new{n}", published=at(9)) for n in range(20)), now=at(10))
    assert [a.found_by for a in taken.assignments] == ["feed"] * 9 + ["recheck"]
    assert len(fixture.list(fixture.open(), now=at(10)).assignments) == 10


def test_what_a_live_run_has_claimed_is_left_to_it(fixture: LoadFixture) -> None:
    first, second = fixture.open(), fixture.open()
    assert len(fixture.list(first, listed("one")).assignments) == 1
    assert [a.url for a in fixture.list(second, listed("one"), listed("two")).assignments] == [address("two")]
    assert [a.url for a in fixture.list(second, listed("one"), refresh=True).assignments] == [address("two")]


def test_an_address_that_failed_waits_for_its_back_off(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"))
    fixture.load(visit(address("one"), at(0), failure()), run=run)
    assert fixture.list(fixture.open(), listed("one"), now=at(0.2), refresh=True).assignments == ()
    assert len(fixture.list(fixture.open(), now=at(0.3)).assignments) == 1


def test_the_end_of_a_redirect_is_not_new(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("short"))
    fixture.load(visit(address("short"), at(0.1), article("one"), lands=address("long-name")), run=run)
    assert fixture.list(fixture.open(), listed("long-name"), now=at(0.2)).assignments == ()


def test_a_canonical_address_that_was_never_fetched_is_new(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("copy"))
    fixture.load(visit(address("copy"), at(0.1), article("one", canonical=address("original"))), run=run)
    assert len(fixture.list(fixture.open(), listed("original"), now=at(0.2)).assignments) == 1


def test_the_past_of_a_site_without_dates_comes_after_what_has_one(fixture: LoadFixture) -> None:
    taken = fixture.list(
        fixture.open(),
        listed("undated-in-sitemap", found_by="sitemap"),
        listed("dated", published=at(-1)),
        listed("undated-on-a-page", found_by="listing"),
    )
    assert [a.url for a in taken.assignments] == [
        address("undated-on-a-page"),
        address("dated"),
        address("undated-in-sitemap"),
    ]


def test_validators_of_documents_count_while_the_rules_are_the_same(fixture: LoadFixture) -> None:
    fixture.list(fixture.open(), listed("one"), etag='"feed"')
    other_rules = fixture.source.model_copy(update={"include": ("/news/",)})
    other_source = fixture.source.model_copy(update={"name": "other"})
    known = known_sources(fixture.warehouse, [fixture.source, other_source])
    assert known["paper"].documents == {f"{SITE}/feed": Validators('"feed"', "")}
    assert known["other"].documents == {}
    assert known_sources(fixture.warehouse, [other_rules])["paper"].documents == {}


def test_the_digest_of_a_document_without_validators_is_kept(fixture: LoadFixture) -> None:
    documents = (DocumentRead(f"{SITE}/feed", "feed", at(10), 200, 1, Validators(digest="0a1b")),)
    discovery = Discovery(fixture.source.name, at(10), (), documents, (), complete=True)
    enqueue(fixture.warehouse, fixture.open(), fixture.source, discovery, now=at(10), refresh=False)
    known = known_sources(fixture.warehouse, [fixture.source])
    assert known["paper"].documents == {f"{SITE}/feed": Validators(digest="0a1b")}


def is_first(fixture: LoadFixture) -> bool:
    return known_sources(fixture.warehouse, [fixture.source])["paper"].is_first


def test_a_source_has_had_its_first_run_when_all_of_it_was_read(fixture: LoadFixture) -> None:
    assert is_first(fixture)
    run = fixture.open()
    fixture.list(run, listed("one"), complete=False)
    assert is_first(fixture)
    fixture.list(run, listed("one"))
    assert not is_first(fixture)


def test_a_document_that_is_gone_for_good_does_not_make_every_run_a_first_run(fixture: LoadFixture) -> None:
    gone = DocumentRead(f"{SITE}/gone", "feed", at(0), 404, 0, error="answers 404 Not Found")
    found = Discovery("paper", at(0), (listed("one"),), (gone,), (), complete=False, settled=True)
    enqueue(fixture.warehouse, fixture.open(), fixture.source, found, now=at(0), refresh=False)
    assert not is_first(fixture)
    assert fixture.ask("SELECT discovered_at FROM run_sources WHERE discovered_at IS NOT NULL") == []


def test_an_address_that_another_source_lists_too_is_fetched_once(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"))
    fixture.load(visit(address("one"), at(0.1), article("one")), run=run)
    other = Source(name="wire", feeds=(f"{SITE}/wire",))
    assert fixture.list(run, listed("one", source="wire"), source=other, now=at(0.2)).assignments == ()


def test_what_does_not_pass_the_rules_any_more_is_not_fetched(fixture: LoadFixture) -> None:
    fixture.source = roomy(2)
    names = ("old1", "old2", "new1", "new2", "new3")
    first = fixture.open()
    fixture.list(first, *(listed(name, published=at(n - 9)) for n, name in enumerate(names)))
    fixture.load(*(visit(address(f"new{n}"), at(0), article(f"x{n}", published=at(0))) for n in (2, 3)), run=first)
    close_run(fixture.warehouse, first, at(0.1), {})
    fixture.source = roomy(9, exclude=("/old", "/new2"))
    second = fixture.open(now=at(9))
    taken = fixture.list(second, now=at(9))
    assert [a.url for a in taken.assignments] == [address("new1"), address("new3")]
    assert (taken.due, taken.waiting) == (2, 0)
    close_run(fixture.warehouse, second, at(9), {})
    fixture.source = roomy(9, exclude=("/old2",), urls=(address("old2"),), include=("/old",))
    assert [a.url for a in fixture.list(fixture.open(), now=at(9)).assignments] == [address("old2"), address("old1")]


def test_a_clock_that_was_set_back_does_not_hold_up_what_waits(fixture: LoadFixture) -> None:
    ahead = 24 * 40
    run = fixture.open(now=at(ahead))
    fixture.list(run, listed("one"), listed("two"), now=at(ahead))
    fixture.load(visit(address("two"), at(ahead), failure()), run=run, now=at(ahead))
    assert fixture.load(visit(address("one"), at(0), article("x")), run=run, now=at(0)) == {"inserted": 1}
    assert fixture.ask("SELECT url FROM pending") == [(address("two"),)]
    close_run(fixture.warehouse, run, at(0), {})
    taken = fixture.list(fixture.open(now=at(0.1)), now=at(0.1))
    assert [a.url for a in taken.assignments] == [address("two")]
    assert fixture.ask("SELECT since, failing_since FROM pending") == [(at(0.1).replace(tzinfo=None),) * 2]


def test_what_answers_304_without_having_been_read_is_fetched_whole(fixture: LoadFixture) -> None:
    run = fixture.open()
    fixture.list(run, listed("one"))
    assert fixture.load(visit(address("one"), at(0), None, etag='"1"'), run=run) == {"pending": 1}
    close_run(fixture.warehouse, run, at(0.1), {})
    [assignment] = fixture.list(fixture.open(), now=at(1)).assignments
    assert (assignment.url, assignment.validators) == (address("one"), None)
    for hour in (1, 12, 24, 36):
        fixture.load(visit(address("one"), at(hour), None, etag='"1"'), now=at(hour))
    assert fixture.load(visit(address("one"), at(49), None), now=at(49)) == {"rejected": 1}
    assert fixture.ask("SELECT reason FROM rejects") == [("unreachable",)]
    assert fixture.ask("SELECT outcome FROM addresses") == [("rejected",)]
    assert fixture.violations() == {}


def test_many_sources_are_taken_in_by_one_transaction(fixture: LoadFixture) -> None:
    """One lists something, one lists nothing and has an address that is due, one has nothing at all."""
    sources = [Source(name=name, feeds=(f"{SITE}/{name}",)) for name in ("news", "owing", "quiet")]
    news, owing, quiet = sources
    earlier = open_run(fixture.warehouse, fixture.home, "ingest", sources, refresh=False, now=at(-1))
    candidate = replace(listed("left"), source="owing")
    fixture.list(earlier, candidate, source=owing, now=at(-1))
    close_run(fixture.warehouse, earlier, at(-1), {})
    run = open_run(fixture.warehouse, fixture.home, "ingest", sources, refresh=False, now=at(0))
    fixture.runs.append(run)

    def found(source: Source, *candidates: Candidate, status: int = 200) -> Listing:
        read = DocumentRead(source.feeds[0], "feed", at(0), status, len(candidates), Validators('"1"'))
        return Listing(source, Discovery(source.name, at(0), candidates, (read,), (), complete=True))

    listings = [found(news, replace(listed("new"), source="news")), found(owing, status=304), found(quiet, status=304)]
    claims = enqueue_all(fixture.warehouse, run, listings, now=at(0), refresh=False)
    assert {name: [a.url for a in claim.assignments] for name, claim in claims.items()} == {
        "news": [address("new")],
        "owing": [address("left")],
        "quiet": [],
    }
    rows = fixture.ask(
        "SELECT source, listed, taken_in, pending, discovered_at IS NOT NULL FROM run_sources WHERE run_id = $id ORDER BY 1",
        id=run.run_id,
    )
    assert rows == [("news", 1, 1, 1, True), ("owing", 0, 1, 1, True), ("quiet", 0, 0, 0, True)]
    known = known_sources(fixture.warehouse, sources)
    assert not any(source.is_first for source in known.values())
    assert known["quiet"].documents == {f"{SITE}/quiet": Validators('"1"')}
    assert fixture.violations() == {}


def test_how_much_of_a_feed_is_new_is_counted(fixture: LoadFixture) -> None:
    first = [listed(f"page{n}", published=at(-n)) for n in range(5)]
    fixture.list(fixture.open(), *first)
    fixture.list(fixture.open(now=at(1)), *first[2:], *(listed(f"new{n}") for n in range(3)), now=at(1))
    counts = "SELECT candidates, new_candidates FROM discoveries WHERE kind = 'feed' ORDER BY read_at"
    assert fixture.ask(counts) == [(5, 5), (6, 3)]
    assert unlisted(fixture.warehouse, [key_of(address("page1")), key_of(address("other"))]) == {
        key_of(address("other"))
    }


def test_a_feed_that_is_all_new_twice_running_is_warned_of(
    fixture: LoadFixture, caplog: pytest.LogCaptureFixture
) -> None:
    warned = []
    for reading in range(4):
        run = fixture.open(now=at(reading))
        fixture.list(run, *(listed(f"page{reading}-{n}") for n in range(5)), now=at(reading))
        close_run(fixture.warehouse, run, at(reading), {})
        warned.append("all new twice running" in caplog.text)
        caplog.clear()
    assert warned == [False, False, True, True]
