"""Which article a fetched page is, and what that does to it: decisions alone, taken in order.

An article is minted at the first address met and keeps its id. Other addresses lead to it: those that redirect to
it or that it redirects to, a believable canonical link to or from it, its AMP page. One of them is primary, the
one whose content makes versions: the address that answered first, until the address that its canonical link names
is fetched itself, or until it is gone and another still shows the article.

A canonical link is believed when it stays on the site, is no front page and passes the source's rules; and as soon
as the content at both ends is known, only when the contents agree. Equal texts without such a link stay two
articles: stories join them. An article that was read at two addresses before one of them redirects to the other stays
two as well: the one that moved is gone, as of the redirect.

``decide`` takes the judged visits of a segment and what the warehouse knows of the addresses that occur in them.
``tasks.load`` asks and writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import datetime

from tasks.pure.decide.agreement import Content, agrees
from tasks.pure.decide.claims import claims_of
from tasks.pure.decide.judged import (
    ANSWERS,
    Decision,
    Decisions,
    Head,
    HeadChange,
    How,
    Known,
    LastFetch,
    Link,
    NewVersion,
    Sighting,
    key_of,
)
from tasks.pure.decide.lookups import overtaken
from tasks.pure.decide.versions import Reading, Version, place, timeline
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, Outcome, Reason, Rejection, SourceRules

WITHDRAWN: frozenset[Reason] = frozenset({"gone", "soft-404"})

UNREAD: frozenset[Outcome] = frozenset({"pending", "unchanged"})
"""What becomes of a 304 to an address behind which there is no article; it was ``unchanged`` once."""


def mint(key: str, taken: Container[str]) -> str:
    """An article id from the key of the first address met: 16 hex digits, the next where it is taken."""
    attempt = 0
    while True:
        salted = key if not attempt else f"{key}\n{attempt}"
        article_id = hashlib.blake2b(salted.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if article_id not in taken:
            return article_id
        attempt += 1


def decide(sightings: Sequence[Sighting], known: Known, rules: SourceRules) -> Decisions:
    """Decide visit by visit in the order of their times; each sees what the ones before it did."""
    book = _Book(known, rules)
    order = sorted(range(len(sightings)), key=lambda at: (sightings[at].fetched_at, sightings[at].fetch_id))
    decided = {at: book.decide(sightings[at]) for at in order}
    return book.close(tuple(decided[at] for at in range(len(sightings))))


class _Book:
    """The state that one segment's decisions build on, and what of it is new."""

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
        self.new_links: dict[str, Link] = {}

    @staticmethod
    def _as_last_read(article_id: str, known: Known) -> list[Version]:
        """The versions, the current one with the rules that last read it: better ones may have read the same."""
        head = known.heads[article_id]
        return [
            replace(version, reading=replace(version.reading, extractor=head.extractor))
            if version.number == head.version
            else version
            for version in known.versions[article_id]
        ]

    def decide(self, sighting: Sighting) -> Decision:
        match sighting.result:
            case Failure(transient=True) as failure:
                return Decision(sighting, "pending", detail=failure.error, article_id=self._article_at(sighting))
            case Failure() as failure:
                decision = self._rejected(sighting, failure.reason or "broken", failure.error)
            case Rejection() as rejection:
                decision = self._rejected(sighting, rejection.reason, rejection.detail)
            case None:
                decision = self._not_modified(sighting)
            case article:
                decision = self._read(sighting, article)
        last = self.addresses.get(sighting.key)
        if last is None or last.fetched_at <= sighting.fetched_at:
            self.addresses[sighting.key] = LastFetch(sighting.fetched_at, decision.outcome, decision.reason)
        return decision

    def close(self, each: tuple[Decision, ...]) -> Decisions:
        return Decisions(
            each,
            heads=tuple(self.changes.values()),
            versions=tuple(self.added),
            redated=tuple(self.redated.values()),
            links=tuple(self.new_links.values()),
        )

    # Pages without content

    def _article_at(self, sighting: Sighting) -> str | None:
        link = self.links.get(sighting.key)
        return None if link is None else link.article_id

    def _rejected(self, sighting: Sighting, reason: Reason, detail: str) -> Decision:
        link = self.links.get(sighting.key)
        if link is None:
            return Decision(sighting, "rejected", reason, detail)
        head = self.heads[link.article_id]
        # A site that drops an article often sends its readers to the section.
        withdrawn = reason in WITHDRAWN or (reason == "section" and sighting.url_key != sighting.key)
        if withdrawn and link.how in ANSWERS and sighting.fetched_at > head.last_seen_at:
            known_since = head.gone_at if head.gone_at is not None else sighting.fetched_at
            self._change(replace(head, gone_at=min(known_since, sighting.fetched_at)))
        return Decision(sighting, "rejected", reason, detail, link.article_id)

    def _not_modified(self, sighting: Sighting) -> Decision:
        link = self.links.get(sighting.key)
        if link is None:
            last = self.addresses.get(sighting.key)
            if last is not None and last.outcome == "rejected" and last.reason not in WITHDRAWN:
                return Decision(sighting, "rejected", last.reason, "not modified since it was rejected")
            return Decision(sighting, "pending", detail="not modified, but it was never read")
        if link.how in ANSWERS:
            self._change(self._seen(self.heads[link.article_id], sighting))
        return Decision(sighting, "unchanged", article_id=link.article_id)

    def _seen(self, head: Head, sighting: Sighting) -> Head:
        """The head after a fetch that found the article at its primary address."""
        last_seen_at = max(head.last_seen_at, sighting.fetched_at)
        last = self.addresses.get(sighting.key)
        if last is not None and last.outcome in UNREAD:  # a 304, loaded before there was an article
            last_seen_at = max(last_seen_at, last.fetched_at)
        gone_at = head.gone_at if head.gone_at is not None and head.gone_at > last_seen_at else None
        if last is not None and last.reason in WITHDRAWN and last.fetched_at > last_seen_at:
            gone_at = last.fetched_at if gone_at is None else gone_at
        first_seen_at = min(head.first_seen_at, sighting.fetched_at)
        return replace(head, first_seen_at=first_seen_at, last_seen_at=last_seen_at, gone_at=gone_at)

    # Articles

    def _read(self, sighting: Sighting, article: Article) -> Decision:
        is_met = sighting.key in self.links
        found = self._find(sighting, article)
        if found is None:
            return Decision(sighting, "inserted", article_id=self._insert(sighting, article))
        article_id, is_primary, how = found
        if not is_primary:
            self._link(sighting, article_id, how)
            return Decision(sighting, "duplicate", article_id=article_id)
        is_moved = self._move(sighting, article)
        is_changed = self._update(sighting, article, article_id)
        outcome: Outcome = "updated" if is_changed else "unchanged" if is_met and not is_moved else "duplicate"
        return Decision(sighting, outcome, article_id=article_id)

    def _move(self, sighting: Sighting, article: Article) -> bool:
        """Whether an article of its own moved to where this page's article answers, known as another: it is gone there.

        Its address stays its own, so that what is loaded later of the time before the move finds it.
        """
        is_moved = False
        for article_id in overtaken(sighting, self.links):
            if not self._agrees(article_id, article):
                continue
            is_moved = True
            head = self.heads[article_id]
            if sighting.fetched_at > head.last_seen_at:
                gone_at = min(head.gone_at or sighting.fetched_at, sighting.fetched_at)
                self._change(replace(head, gone_at=gone_at))
        return is_moved

    def _find(self, sighting: Sighting, article: Article) -> tuple[str, bool, How] | None:
        """The article that a page shows, whether this address speaks for it, and how the address leads there."""
        claims = claims_of(sighting, self.rules)
        for key in (sighting.url_key, sighting.key, *map(key_of, sighting.redirects)):
            link = self.links.get(key)
            if link is None:
                continue
            if link.how in ANSWERS:
                return link.article_id, True, link.how
            if self._agrees(link.article_id, article):
                names_another = any(how == "canonical" for _, _, how in claims)
                is_named = link.how == "canonical" and key == sighting.url_key and not names_another
                is_named = is_named and not self._is_withdrawn_since(sighting)
                return link.article_id, is_named or self._succeeds(link.article_id, sighting), link.how
        for key, _, how in claims:
            link = self.links.get(key)
            if how == "canonical" and link is not None and self._agrees(link.article_id, article):
                return link.article_id, self._succeeds(link.article_id, sighting), "canonical"
        return None

    def _agrees(self, article_id: str, article: Article) -> bool:
        content = self.contents.get(article_id)
        return content is None or agrees(content, _content(article))

    def _is_withdrawn_since(self, sighting: Sighting) -> bool:
        last = self.addresses.get(sighting.url_key)
        return last is not None and last.reason in WITHDRAWN and last.fetched_at > sighting.fetched_at

    def _succeeds(self, article_id: str, sighting: Sighting) -> bool:
        """Whether the primary address is gone and this one still shows the article."""
        gone_at = self.heads[article_id].gone_at
        return gone_at is not None and sighting.fetched_at > gone_at

    def _insert(self, sighting: Sighting, article: Article) -> str:
        article_id = mint(sighting.key, self.heads)
        at = sighting.fetched_at
        reading = _reading(sighting, article)
        head = Head(
            article_id=article_id,
            source=self.rules.name,
            url=sighting.url,
            key=sighting.url_key,
            first_seen_at=at,
            last_seen_at=at,
            read_at=at,
            gone_at=None,
            version=1,
            versions=1,
            extractor=article.extractor,
            found_by=sighting.found_by,
        )
        version = Version(1, at, reading)
        self.versions[article_id] = [version]
        self.added.append(NewVersion(article_id, version, article))
        self.contents[article_id] = _content(article)
        self._change(self._seen(head, sighting), article, reading)
        self._answers(sighting, article_id)
        self._name(sighting, article_id)
        return article_id

    def _update(self, sighting: Sighting, article: Article, article_id: str) -> bool:
        """Take in a reading of the primary page; whether it made a version."""
        before = self.heads[article_id]
        reading = _reading(sighting, article)
        link = self.links.get(sighting.url_key)
        moves = link is not None and link.article_id == article_id and link.how not in ANSWERS
        moves = moves or self._is_succession(sighting, before)
        if moves and sighting.fetched_at < before.read_at:
            before = self._rebase(before, sighting)
        is_newest = sighting.fetched_at >= before.read_at
        number = before.versions + 1
        placed = place(self.versions[article_id], reading, confirmed_at=before.read_at, next_number=number)
        self._keep(article_id, article, placed.added, placed.redated)
        head = replace(self._seen(before, sighting), versions=before.versions + len(placed.added))
        head = replace(head, read_at=max(head.read_at, sighting.fetched_at))
        if is_newest and sighting.url_key != head.key:
            head = replace(head, url=sighting.url, key=sighting.url_key)
        current = timeline(self.versions[article_id])[-1]
        is_reread = is_newest or current.reading.fetch_id == sighting.fetch_id
        if current.number != before.version:
            head = replace(head, version=current.number)
            if current.repeats is None:
                self._set_current(replace(head, extractor=article.extractor), article, current.reading)
            else:
                self._change(head)
        elif is_reread and article.extractor != before.extractor:
            # Better rules read the same text: what is not text (dates, section, tags) may be better too.
            self._reread(article_id, current, article.extractor)
            self._set_current(replace(head, extractor=article.extractor), article, current.reading)
        else:
            self._change(head)
        if moves:
            self._demote(article_id)
        self._answers(sighting, article_id)
        self._name(sighting, article_id)
        return placed.changed

    def _rebase(self, head: Head, sighting: Sighting) -> Head:
        """The head before an earlier fetch of the address that speaks from now on: what the other showed since is over."""
        at = sighting.fetched_at
        later = [version for version in self.versions[head.article_id] if version.valid_from > at]
        self._keep(head.article_id, None, (), [replace(version, valid_from=at) for version in later])
        return replace(head, read_at=at)

    def _is_succession(self, sighting: Sighting, head: Head) -> bool:
        link = self.links.get(sighting.url_key) or self.links.get(sighting.key)
        return (link is None or link.how not in ANSWERS) and self._succeeds(head.article_id, sighting)

    def _keep(
        self, article_id: str, article: Article | None, added: Sequence[Version], redated: Sequence[Version]
    ) -> None:
        kept = {version.number: version for version in self.versions[article_id]}
        for version in added:
            kept[version.number] = version
            self.added.append(NewVersion(article_id, version, None if version.repeats is not None else article))
        for version in redated:
            kept[version.number] = version
            self.redated[article_id, version.number] = NewVersion(article_id, version, None)
        self.versions[article_id] = list(kept.values())

    def _reread(self, article_id: str, current: Version, extractor: str) -> None:
        reading = replace(current.reading, extractor=extractor)
        self.versions[article_id] = [
            replace(version, reading=reading) if version is current else version
            for version in self.versions[article_id]
        ]

    def _set_current(self, head: Head, article: Article, reading: Reading) -> None:
        self.contents[head.article_id] = _content(article)
        self._change(head, article, reading)

    def _change(self, head: Head, article: Article | None = None, reading: Reading | None = None) -> None:
        """Keep a head; what an earlier visit of the segment changed in it stays to be written."""
        stored = self.heads.get(head.article_id)
        if head == stored and article is None:
            return
        self.heads[head.article_id] = head
        is_moved = stored is None or _place(stored) != _place(head)
        before = self.changes.get(head.article_id)
        if before is not None:
            is_moved = is_moved or before.is_moved
            article, reading = (before.article, before.reading) if article is None else (article, reading)
        self.changes[head.article_id] = HeadChange(head, article, reading, is_moved)

    # Addresses

    def _put(self, key: str, url: str, article_id: str, how: How, at: datetime) -> None:
        before = self.links.get(key)
        if before is not None and before.article_id == article_id:
            at = min(at, before.first_seen_at)
        link = Link(key, url if before is None else before.url, article_id, how, at)
        if link != before:
            self.links[key] = self.new_links[key] = link

    def _answers(self, sighting: Sighting, article_id: str) -> None:
        """The address that answered and those that led to it; what another article's own address is stays so."""
        at = sighting.fetched_at
        passed = ((key_of(url), url) for url in (sighting.address, *sighting.redirects))
        for key, url, how in (
            (sighting.url_key, sighting.url, "fetched"),
            *((key, url, "redirect") for key, url in passed if key != sighting.url_key),
        ):
            before = self.links.get(key)
            if before is None or before.how not in ANSWERS:
                self._put(key, url, article_id, "fetched" if how == "fetched" else "redirect", at)

    def _link(self, sighting: Sighting, article_id: str, how: How) -> None:
        """Another address of an article, which does not speak for it."""
        for url in (sighting.address, sighting.url, *sighting.redirects):
            key = key_of(url)
            before = self.links.get(key)
            if before is None or before.article_id == article_id:
                self._put(key, url, article_id, how if before is None else before.how, sighting.fetched_at)

    def _name(self, sighting: Sighting, article_id: str) -> None:
        """The addresses that the page names as its own, where nothing is known of them."""
        for key, url, how in claims_of(sighting, self.rules):
            before = self.links.get(key)
            if before is None or before.article_id == article_id:
                self._put(key, url, article_id, how if before is None else before.how, sighting.fetched_at)

    def _demote(self, article_id: str) -> None:
        """Another address speaks for the article from now on."""
        for link in [link for link in self.links.values() if link.article_id == article_id and link.how in ANSWERS]:
            self._put(link.key, link.url, article_id, "canonical", link.first_seen_at)


def _content(article: Article) -> Content:
    return Content(article.content_hash, article.title, article.body)


def _reading(sighting: Sighting, article: Article) -> Reading:
    modified_at = article.modified.instant if article.modified is not None else None
    return Reading(sighting.fetch_id, sighting.fetched_at, article.content_hash, article.extractor, modified_at)


def _place(head: Head) -> tuple[str, str, int, int]:
    return head.url, head.key, head.version, head.versions
