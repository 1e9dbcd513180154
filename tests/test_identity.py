"""Which article a page belongs to: duplicates by redirect, canonical link and AMP page, and what is not a duplicate."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tasks.pure.addresses import key_of
from tasks.pure.decide.identity import decide_identity, mint
from tasks.pure.decide.judged import Decisions, JudgedFetch, Known
from tasks.pure.records import SourceRules
from tests.support.visits import SITE, Judged, address, article, at, visit

RULES = SourceRules("paper", include=(r"/2026/",))


def fetches(visits: list[Judged]) -> list[JudgedFetch]:
    found = []
    for archived, verdict in visits:
        page = archived.page
        assert page is not None
        found.append(
            JudgedFetch(
                archived.address, page.url, page.fetch_id, page.fetched_at, "feed", verdict, redirects=page.redirects
            )
        )
    return found


def decided(*visits: Judged) -> Decisions:
    return decide_identity(fetches(list(visits)), Known(), RULES)


@dataclass(frozen=True)
class Case:
    says: str
    visits: list[Judged]
    outcomes: list[str]
    articles: int
    primary: str = ""
    links: dict[str, str] = field(default_factory=dict)


a, b, c = address("a"), address("b"), address("c")
CASES = [
    Case("one page", [visit(a, at(0), article("x"))], ["inserted"], 1, a, {a: "fetched"}),
    Case(
        "a tracking parameter is no other address",
        [visit(a, at(0), article("x")), visit(a + "?utm_source=rss", at(1), article("x"))],
        ["inserted", "unchanged"],
        1,
        a,
        {a: "fetched"},
    ),
    Case(
        "a redirect leads to its end",
        [visit(a, at(0), article("x"), lands=b, via=[c])],
        ["inserted"],
        1,
        b,
        {a: "redirect", b: "fetched", c: "redirect"},
    ),
    Case(
        "two redirects to one end",
        [visit(a, at(0), article("x"), lands=b), visit(c, at(1), article("x"), lands=b)],
        ["inserted", "duplicate"],
        1,
        b,
        {a: "redirect", b: "fetched", c: "redirect"},
    ),
    Case(
        "the end of a redirect, asked itself, makes versions",
        [visit(a, at(0), article("x"), lands=b), visit(b, at(1), article("y"))],
        ["inserted", "updated"],
        1,
        b,
        {a: "redirect", b: "fetched"},
    ),
    Case(
        "a site that moved again",
        [visit(a, at(0), article("x"), lands=b), visit(a, at(1), article("y"), lands=c)],
        ["inserted", "updated"],
        1,
        c,
        {a: "redirect", b: "fetched", c: "fetched"},
    ),
    Case(
        "a page that names its original, which then is read and speaks for itself",
        [visit(a, at(0), article("x", canonical=b)), visit(b, at(1), article("x", canonical=b))],
        ["inserted", "unchanged"],
        1,
        b,
        {a: "canonical", b: "fetched"},
    ),
    Case(
        "an original, and then a page that names it",
        [visit(b, at(0), article("x")), visit(a, at(1), article("x", title="Cut", canonical=b))],
        ["inserted", "duplicate"],
        1,
        b,
        {a: "canonical", b: "fetched"},
    ),
    Case(
        "two pages that name each other",
        [visit(a, at(0), article("x", canonical=b)), visit(b, at(1), article("x", canonical=a))],
        ["inserted", "duplicate"],
        1,
        a,
        {a: "fetched", b: "canonical"},
    ),
    Case(
        "two pages that name a third, which nobody has read",
        [visit(a, at(0), article("x", canonical=c)), visit(b, at(1), article("x", canonical=c))],
        ["inserted", "duplicate"],
        1,
        a,
        {a: "fetched", b: "canonical", c: "canonical"},
    ),
    Case(
        "one canonical link in a template, on pages that differ",
        [visit(a, at(0), article("x", canonical=c)), visit(b, at(1), article("y", canonical=c))],
        ["inserted", "inserted"],
        2,
        links={a: "fetched", b: "fetched", c: "canonical"},
    ),
    Case(
        "a named original that turns out to be another article",
        [visit(a, at(0), article("x", canonical=b)), visit(b, at(1), article("y"))],
        ["inserted", "inserted"],
        2,
        links={a: "fetched", b: "fetched"},
    ),
    Case(
        "a column that keeps its title and one canonical link, not its text",
        [
            visit(a, at(0), article("x", title="Morning briefing", canonical=c)),
            visit(b, at(1), article("y", title="Morning briefing", canonical=c)),
        ],
        ["inserted", "inserted"],
        2,
        links={a: "fetched", b: "fetched", c: "canonical"},
    ),
    Case(
        "a text rewritten under its title, read at a copy",
        [
            visit(b, at(0), article("x", title="Fire in port", keeps="f")),
            visit(a, at(1), article("y", title="Fire in port", keeps="f", canonical=b)),
        ],
        ["inserted", "duplicate"],
        1,
        b,
        {a: "canonical", b: "fetched"},
    ),
    Case(
        "a canonical link to another site",
        [visit(a, at(0), article("x", canonical="https://wire.example/2026/x1")), visit(b, at(1), article("x"))],
        ["inserted", "inserted"],
        2,
        links={a: "fetched", b: "fetched"},
    ),
    Case(
        "a canonical link to the front page",
        [visit(a, at(0), article("x", canonical=SITE + "/"))],
        ["inserted"],
        1,
        a,
        {a: "fetched"},
    ),
    Case(
        "a canonical link that the source excludes",
        [visit(a, at(0), article("x", canonical=SITE + "/print/some-long-slug-here-99"))],
        ["inserted"],
        1,
        a,
        {a: "fetched"},
    ),
    Case(
        "an AMP page that is named, and then read, shorter",
        [
            visit(a, at(0), article("x", amp=address("amp-a"))),
            visit(address("amp-a"), at(1), article("x", title="Short", canonical=a)),
        ],
        ["inserted", "duplicate"],
        1,
        a,
        {a: "fetched", address("amp-a"): "amp"},
    ),
    Case(
        "a print version without a link is an article of its own",
        [visit(a, at(0), article("x")), visit(address("print-a"), at(1), article("x"))],
        ["inserted", "inserted"],
        2,
        links={a: "fetched", address("print-a"): "fetched"},
    ),
    Case(
        "a duplicate makes no version",
        [
            visit(b, at(0), article("x")),
            visit(a, at(1), article("x", canonical=b)),
            visit(a, at(2), article("x", title="About x", canonical=b, extractor="2")),
        ],
        ["inserted", "duplicate", "duplicate"],
        1,
        b,
        {a: "canonical", b: "fetched"},
    ),
    Case(
        "another address takes over when the primary is gone",
        [
            visit(b, at(0), article("x")),
            visit(a, at(1), article("x", canonical=b)),
            visit(b, at(2), "gone"),
            visit(a, at(3), article("x", canonical=b)),
        ],
        ["inserted", "duplicate", "rejected", "unchanged"],
        1,
        a,
        {a: "fetched", b: "canonical"},
    ),
    Case(
        "an address that now redirects to another article",
        [
            visit(a, at(0), article("x")),
            visit(b, at(1), article("y")),
            visit(a, at(2), article("y"), lands=b),
        ],
        ["inserted", "inserted", "unchanged"],
        2,
        links={a: "fetched", b: "fetched"},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_identity(case: Case) -> None:
    found = decided(*case.visits)
    assert [decision.outcome for decision in found.each] == case.outcomes
    assert len(found.heads) == case.articles
    if case.primary:
        assert found.heads[0].head.url == case.primary
    if case.links:
        assert {link.url: link.how for link in found.links} == case.links


def test_an_id_follows_from_the_first_address_and_is_the_next_when_taken() -> None:
    [head] = decided(visit(a, at(0), article("x"), lands=b)).heads
    assert head.head.article_id == mint(key_of(a), ())
    assert len(head.head.article_id) == 16
    second = mint(key_of(a), {head.head.article_id})
    assert second != head.head.article_id
    assert mint(key_of(a), {head.head.article_id, second}) not in (head.head.article_id, second)


def test_visits_are_decided_in_the_order_of_their_times() -> None:
    late, early = visit(a, at(2), article("y")), visit(a, at(1), article("x"))
    assert [decision.outcome for decision in decided(late, early).each] == ["updated", "inserted"]


@pytest.mark.parametrize(
    ("verdict", "lands", "gone"),
    [
        ("gone", a, True),
        ("soft-404", a, True),
        ("section", SITE + "/news", True),
        ("section", a, False),
        ("consent", a, False),
        ("thin", a, False),
    ],
)
def test_what_takes_an_article_away(verdict: str, lands: str, gone: bool) -> None:
    found = decided(visit(a, at(0), article("x")), visit(a, at(1), verdict, lands=lands))  # type: ignore[arg-type]
    assert [decision.outcome for decision in found.each] == ["inserted", "rejected"]
    assert found.heads[0].head.gone_at == (at(1) if gone else None)


def test_an_article_that_moved_to_where_it_was_read_already_is_gone_at_its_old_address() -> None:
    found = decided(
        visit(a, at(0), article("x")),
        visit(b, at(1), article("x")),
        visit(a, at(2), article("x"), lands=b),
        visit(a, at(3), article("x"), lands=b),
        visit(b, at(4), article("x")),
    )
    assert [d.outcome for d in found.each] == ["inserted", "inserted", "duplicate", "duplicate", "unchanged"]
    assert {change.head.url: change.head.gone_at for change in found.heads} == {a: at(2), b: None}
    assert {link.url: link.how for link in found.links} == {a: "fetched", b: "fetched"}


def test_an_article_that_moved_and_came_back_is_not_gone() -> None:
    found = decided(
        visit(a, at(0), article("x")),
        visit(b, at(1), article("x")),
        visit(a, at(2), article("x"), lands=b),
        visit(a, at(3), article("x")),
    )
    assert {change.head.url: change.head.gone_at for change in found.heads} == {a: None, b: None}


def test_an_unmodified_page_that_was_rejected_is_rejected_again() -> None:
    found = decided(visit(a, at(0), "thin"), visit(a, at(1), None))
    assert [(decision.outcome, decision.reason) for decision in found.each] == [("rejected", "thin")] * 2


def test_an_unmodified_page_that_was_never_read_stays_to_be_fetched() -> None:
    found = decided(visit(a, at(0), None), visit(a, at(1), article("x")), visit(a, at(2), None))
    assert [decision.outcome for decision in found.each] == ["pending", "inserted", "unchanged"]
