"""The state that the decisions about one segment build on, and what of it is new.

Each decision sees what the ones before it changed. Nothing is written: :meth:`DecisionState.close` returns the changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.pure.decide.agreement import Content
from tasks.pure.decide.claims import claims_of
from tasks.pure.decide.judged import (
    ANSWERS,
    Decision,
    Decisions,
    Head,
    HeadChange,
    How,
    JudgedFetch,
    Known,
    Link,
    NewDates,
    NewVersion,
    key_of,
)
from tasks.pure.decide.publication import earliest
from tasks.pure.decide.versions import Reading, Version, first_published, timeline
from tasks.pure.records import Article, SourceRules

_DAY = timedelta(days=1)
"""A calendar date is one of some zone."""


class DecisionState:
    """What is known of links, heads, versions, contents and addresses, with the changes of the decisions so far."""

    def __init__(self, known: Known, rules: SourceRules) -> None:
        self.rules = rules
        self.links = dict(known.links)
        self.heads = dict(known.heads)
        self.contents = dict(known.contents)
        self.addresses = dict(known.addresses)
        self.versions = {article_id: self._as_last_read(article_id, known) for article_id in known.versions}
        self.changes: dict[str, HeadChange] = {}
        self.added: list[NewVersion] = []
        self.redated: dict[tuple[str, int], NewVersion] = {}
        self.new_dates: dict[tuple[str, int], NewDates] = {}
        self.new_links: dict[str, Link] = {}

    @staticmethod
    def _as_last_read(article_id: str, known: Known) -> list[Version]:
        """The versions; the current one has the rules that last read it, since newer rules may have read the same text."""
        head = known.heads[article_id]
        return [
            replace(version, reading=_read_by(version.reading, head.extractor))
            if version.number == head.version
            else version
            for version in known.versions[article_id]
        ]

    def close(self, each: tuple[Decision, ...]) -> Decisions:
        """The decisions, and all changes."""
        return Decisions(
            each,
            heads=tuple(
                replace(change, published=first_published(self.versions.get(article_id, ())))
                for article_id, change in self.changes.items()
            ),
            versions=tuple(self.added),
            redated=tuple(self.redated.values()),
            dates=tuple(self.new_dates.values()),
            links=tuple(self.new_links.values()),
        )

    def keep_versions(
        self, article_id: str, article: Article | None, added: Sequence[Version], redated: Sequence[Version]
    ) -> None:
        """Add versions to an article, and move others to an earlier time."""
        kept = {version.number: version for version in self.versions[article_id]}
        for version in added:
            kept[version.number] = version
            self.added.append(NewVersion(article_id, version, None if version.repeats is not None else article))
        for version in redated:
            kept[version.number] = version
            self.redated[article_id, version.number] = NewVersion(article_id, version, None)
        self.versions[article_id] = list(kept.values())

    def mark_reread(self, article_id: str, current: Version, reading: Reading, article: Article) -> None:
        """Note that other rules read the same text as the current version, in its own fetch or in a later one."""
        before = current.reading
        published = [one for one in (before.published, reading.published) if one is not None and one.is_stated]
        if reading.fetch_id == before.fetch_id or not published:
            published = [reading.published] if reading.published is not None else []
        first = earliest(published)
        after = replace(before, extractor=reading.extractor, modified_at=reading.modified_at, published=first)
        sets_published = first == reading.published and first != before.published
        sets_modified = reading.modified_at != before.modified_at
        self._set_reading(article_id, current, after, article, sets_published, sets_modified)

    def mark_confirmed(self, article_id: str, reading: Reading, article: Article) -> None:
        """Note that a fetch found the text of a version that was in force already, with an earlier date of publication.

        A date after the version began is none: a system that writes the time of the last change there added it later.
        """
        in_force = [one for one in timeline(self.versions[article_id]) if one.valid_from <= reading.fetched_at]
        stated = reading.published
        if not in_force or stated is None or not stated.is_stated:
            return
        version = in_force[-1]
        before = version.reading
        if (before.content_hash, before.extractor) != (reading.content_hash, reading.extractor):
            return
        is_earlier = before.published is None or earliest((before.published, stated)) != before.published
        if is_earlier and stated.on <= (version.valid_from + _DAY).date():
            self._set_reading(article_id, version, replace(before, published=stated), article, True, False)
            self._have_published_written(article_id)

    def _set_reading(
        self,
        article_id: str,
        version: Version,
        reading: Reading,
        article: Article,
        sets_published: bool,
        sets_modified: bool,
    ) -> None:
        after = replace(version, reading=reading)
        self.versions[article_id] = [after if one is version else one for one in self.versions[article_id]]
        if sets_published or sets_modified:
            key = (article_id, version.number)
            self.new_dates[key] = NewDates(article_id, after, article, sets_published, sets_modified)

    def _have_published_written(self, article_id: str) -> None:
        change = self.changes.get(article_id, HeadChange(self.heads[article_id]))
        self.changes[article_id] = replace(change, is_moved=True)

    def set_content(self, head: Head, article: Article, reading: Reading) -> None:
        """Change a head whose content was read."""
        self.contents[head.article_id] = content_of(article)
        self.change_head(head, article, reading)

    def change_head(self, head: Head, article: Article | None = None, reading: Reading | None = None) -> None:
        """Change a head; what an earlier visit of the segment changed in it is still written."""
        stored = self.heads.get(head.article_id)
        if head == stored and article is None:
            return
        self.heads[head.article_id] = head
        is_moved = stored is None or _place(stored) != _place(head)
        before = self.changes.get(head.article_id)
        if before is not None:
            is_moved = is_moved or before.is_moved
            article, reading = (before.article, before.reading) if article is None else (article, reading)
        self.changes[head.article_id] = HeadChange(head, article, reading, is_moved=is_moved)

    def _put_link(self, key: str, url: str, article_id: str, how: How, at: datetime) -> None:
        before = self.links.get(key)
        if before is not None and before.article_id == article_id:
            at = min(at, before.first_seen_at)
        link = Link(key, url if before is None else before.url, article_id, how, at)
        if link != before:
            self.links[key] = self.new_links[key] = link

    def link_primary(self, fetch: JudgedFetch, article_id: str) -> None:
        """Link the address that responded and those that redirected to it. The primary address of another article keeps its link."""
        at = fetch.fetched_at
        passed = ((key_of(url), url) for url in (fetch.address, *fetch.redirects))
        for key, url, how in (
            (fetch.url_key, fetch.url, "fetched"),
            *((key, url, "redirect") for key, url in passed if key != fetch.url_key),
        ):
            before = self.links.get(key)
            if before is None or before.how not in ANSWERS:
                self._put_link(key, url, article_id, "fetched" if how == "fetched" else "redirect", at)

    def link_other(self, fetch: JudgedFetch, article_id: str, how: How) -> None:
        """Link an address that shows an article but is not its primary one."""
        for url in (fetch.address, fetch.url, *fetch.redirects):
            key = key_of(url)
            before = self.links.get(key)
            if before is None or before.article_id == article_id:
                self._put_link(key, url, article_id, how if before is None else before.how, fetch.fetched_at)

    def link_claimed(self, fetch: JudgedFetch, article_id: str) -> None:
        """Link the addresses that the page names as its own, unless they lead to another article."""
        for key, url, how in claims_of(fetch, self.rules):
            before = self.links.get(key)
            if before is None or before.article_id == article_id:
                self._put_link(key, url, article_id, how if before is None else before.how, fetch.fetched_at)

    def demote_primary(self, article_id: str) -> None:
        """Make the primary addresses of an article secondary: another address is the primary one from now on."""
        for link in [link for link in self.links.values() if link.article_id == article_id and link.how in ANSWERS]:
            self._put_link(link.key, link.url, article_id, "canonical", link.first_seen_at)


def _read_by(reading: Reading, extractor: str) -> Reading:
    """A reading whose text newer rules have read again; what the page does not declare they may have read otherwise."""
    published = reading.published
    if published is not None and extractor != reading.extractor and not published.is_stated:
        published = None
    return replace(reading, extractor=extractor, published=published)


def content_of(article: Article) -> Content:
    """What of an article is compared."""
    return Content(article.content_hash, article.title, article.body)


def _place(head: Head) -> tuple[str, str, int, int]:
    return head.url, head.key, head.version, head.versions
