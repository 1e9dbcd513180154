"""Hypothesis strategies: the events of a small site over time, as visits that may be loaded in any order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tasks.pure.decide.agreement import Content
from tasks.pure.decide.identity import decide_identity
from tasks.pure.decide.judged import Decisions, Head, JudgedFetch, Known, LastFetch, Link
from tasks.pure.decide.versions import Version
from tasks.pure.records import Article, SourceRules
from tests.support.visits import Judged, address, article, at, visit

RULES = SourceRules("paper")

ROUTES = ("original", "redirect", "copy", "amp")
"""How an article is found: at its address, through a redirect, or at a copy or AMP page that names the original."""


@dataclass(frozen=True)
class Event:
    """What one address shows at one time. The text changes with time and is the same at every address."""

    story: int
    route: str
    hour: int
    shows: str
    """``text``, ``same`` (304), ``gone`` or ``consent``."""
    edition: int


def visit_of(event: Event) -> Judged:
    original = address(f"story{event.story}")
    url = original if event.route == "original" else address(f"{event.route}{event.story}")
    if event.shows == "same":
        return visit(url, at(event.hour), None)
    if event.shows in ("gone", "consent"):
        return visit(url, at(event.hour), event.shows)  # type: ignore[arg-type]
    named = original if event.route in ("copy", "amp") else ""
    words = f"story{event.story}edition{event.edition}"
    shown = article(words, title=f"Story {event.story}", canonical=named, keeps=f"story{event.story}")
    return visit(url, at(event.hour), shown, lands=original if event.route == "redirect" else url)


@st.composite
def event_lists(draw: st.DrawFn) -> list[Event]:
    """Events at distinct hours.

    Each story's original is read at least once: until then, the order decides which of two copies represents it.
    Originals with copies are never gone, for the same reason.
    """
    events: list[Event] = []
    hours = iter(draw(st.permutations(range(40))))
    for story in range(draw(st.integers(1, 2))):
        routes = draw(st.sets(st.sampled_from(ROUTES[1:])))
        has_copy = bool(routes & {"copy", "amp"})
        shows = ["text", "text", "consent"] if has_copy else ["text", "text", "same", "gone"]
        # A text lasts for some hours: a 304 confirms what the previous fetch read.
        changes = draw(st.sets(st.integers(1, 39), max_size=3))
        kinds = draw(
            st.lists(st.tuples(st.sampled_from(["original", *sorted(routes)]), st.sampled_from(shows)), max_size=6)
        )
        for route, what in [("original", "text"), *kinds]:
            hour = next(hours)
            shown = what if route == "original" or what != "gone" else "text"
            events.append(Event(story, route, hour, shown, sum(change <= hour for change in changes)))
    return _without_untrue_304s(events)


def _without_untrue_304s(events: list[Event]) -> list[Event]:
    """Leave out 304s for a text other than the one read last: a server would not send them."""
    true: list[Event] = []
    read: dict[int, int] = {}
    for event in sorted(events, key=lambda event: event.hour):
        if event.shows == "same" and (event.route != "original" or read.get(event.story) != event.edition):
            continue
        if event.shows == "text":
            read[event.story] = event.edition
        true.append(event)
    return true


class Store:
    """The warehouse's state in dictionaries."""

    def __init__(self) -> None:
        self.links: dict[str, Link] = {}
        self.heads: dict[str, Head] = {}
        self.versions: dict[str, dict[int, Version]] = {}
        self.articles: dict[str, Article] = {}
        self.bodies: dict[tuple[str, int], str] = {}
        self.addresses: dict[str, LastFetch] = {}

    def load(self, fetches: list[JudgedFetch]) -> Decisions:
        versions = {article_id: tuple(held.values()) for article_id, held in self.versions.items()}
        decided = decide_identity(
            fetches, Known(self.links, self.heads, versions, self.contents(), self.addresses), RULES
        )
        for change in decided.heads:
            self.heads[change.head.article_id] = change.head
            if change.article is not None:
                self.articles[change.head.article_id] = change.article
        for new in decided.versions:
            held = self.versions.setdefault(new.article_id, {})
            assert new.version.number not in held
            held[new.version.number] = replace(new.version, repeats=None)
            self.bodies[new.article_id, new.version.number] = (
                new.article.content_hash
                if new.article is not None
                else self.bodies[new.article_id, new.version.repeats or 0]
            )
        for new in decided.redated:
            self.versions[new.article_id][new.version.number] = new.version
        for dated in decided.dates:
            held = self.versions[dated.article_id]
            held[dated.version.number] = replace(held[dated.version.number], reading=dated.version.reading)
        self.links |= {link.key: link for link in decided.links}
        for decision in decided.each:
            last = self.addresses.get(decision.fetch.key)
            if last is None or last.fetched_at <= decision.fetch.fetched_at:
                at_ = decision.fetch.fetched_at
                self.addresses[decision.fetch.key] = LastFetch(at_, decision.outcome, decision.reason)
        return decided

    def contents(self) -> dict[str, Content]:
        """What of each article is compared."""
        return {
            article_id: Content(shown.content_hash, shown.title, shown.body)
            for article_id, shown in self.articles.items()
        }

    def articles_shown(self) -> list[tuple[Any, ...]]:
        """Each article as an analyst sees it, without the order in which it was built."""
        return sorted(
            (head.url, self.articles[head.article_id].content_hash, head.gone_at is not None)
            for head in self.heads.values()
        )


def fetch_of(judged: Judged) -> JudgedFetch:
    archived, verdict = judged
    page = archived.page
    assert page is not None
    return JudgedFetch(
        archived.address, page.url, page.fetch_id, page.fetched_at, "feed", verdict, redirects=page.redirects
    )
