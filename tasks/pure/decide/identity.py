"""Which article a fetched page is, and how the page changes it.

An article gets its id from the first address that showed it, and keeps it. Other addresses lead to it: those that
redirect to it or that it redirects to, a believable canonical link to or from it, its AMP page. One of them is primary,
and its content makes versions: the address that responded first, until the address that its canonical link names is
fetched itself, or until it is gone and another address still shows the article.

A canonical link is believed if it stays on the site, is not a front page and passes the source's rules; and once the
content at both ends is known, only if the contents agree. Equal texts without such a link stay two articles: stories
join them. An article that was read at two addresses before one of them redirected to the other stays two articles as
well: the one that moved is gone as of the redirect.

``decide_identity`` takes the judged visits of a segment and what the warehouse knows of the addresses that occur in
them, which ``tasks.lookup`` reads. ``tasks.writing`` writes what ``tasks.pure.decide.changes`` makes of its decisions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Sequence
from dataclasses import replace

from tasks.pure.decide.agreement import agrees
from tasks.pure.decide.claims import claims_of
from tasks.pure.decide.judged import (
    ANSWERS,
    Decision,
    Decisions,
    Head,
    How,
    JudgedFetch,
    Known,
    LastFetch,
    NewVersion,
    key_of,
)
from tasks.pure.decide.lookups import articles_redirected_away, in_order
from tasks.pure.decide.publication import publication_of
from tasks.pure.decide.state import DecisionState, content_of
from tasks.pure.decide.versions import Reading, Version, no_changes, place, timeline
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, Outcome, Reason, Rejection, SourceRules

WITHDRAWN: frozenset[Reason] = frozenset({"gone", "soft-404"})

UNREAD: frozenset[Outcome] = frozenset({"pending", "unchanged"})
"""Outcomes of a 304 at an address that leads to no article; earlier versions of Dateline stored ``unchanged``."""


def mint(key: str, taken: Container[str]) -> str:
    """An article id from the key of the first address: 16 hex digits, and others if they are taken."""
    attempt = 0
    while True:
        salted = key if not attempt else f"{key}\n{attempt}"
        article_id = hashlib.blake2b(salted.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if article_id not in taken:
            return article_id
        attempt += 1


def decide_identity(fetches: Sequence[JudgedFetch], known: Known, rules: SourceRules) -> Decisions:
    """Decide visit by visit in the order of their times; each decision builds on the ones before it."""
    state = DecisionState(known, rules)
    decided = {at: _decide_one(state, fetches[at]) for at in in_order(fetches)}
    return state.close(tuple(decided[at] for at in range(len(fetches))))


def _decide_one(state: DecisionState, fetch: JudgedFetch) -> Decision:
    match fetch.result:
        case Failure(transient=True) as failure:
            return Decision(fetch, "pending", detail=failure.error, article_id=_article_at(state, fetch))
        case Failure() as failure:
            decision = _rejected(state, fetch, failure.reason or "broken", failure.error)
        case Rejection() as rejection:
            decision = _rejected(state, fetch, rejection.reason, rejection.detail)
        case None:
            decision = _not_modified(state, fetch)
        case article:
            decision = _read(state, fetch, article)
    last = state.addresses.get(fetch.key)
    if last is None or last.fetched_at <= fetch.fetched_at:
        state.addresses[fetch.key] = LastFetch(fetch.fetched_at, decision.outcome, decision.reason)
    return decision


def _article_at(state: DecisionState, fetch: JudgedFetch) -> str | None:
    link = state.links.get(fetch.key)
    return None if link is None else link.article_id


def _rejected(state: DecisionState, fetch: JudgedFetch, reason: Reason, detail: str) -> Decision:
    link = state.links.get(fetch.key)
    if link is None:
        return Decision(fetch, "rejected", reason, detail)
    head = state.heads[link.article_id]
    # A site that drops an article often sends its readers to the section.
    withdrawn = reason in WITHDRAWN or (reason in ("section", "product") and fetch.url_key != fetch.key)
    if withdrawn and link.how in ANSWERS and fetch.fetched_at > head.last_seen_at:
        known_since = head.gone_at if head.gone_at is not None else fetch.fetched_at
        state.change_head(replace(head, gone_at=min(known_since, fetch.fetched_at)))
    return Decision(fetch, "rejected", reason, detail, link.article_id)


def _not_modified(state: DecisionState, fetch: JudgedFetch) -> Decision:
    link = state.links.get(fetch.key)
    if link is None:
        last = state.addresses.get(fetch.key)
        if last is not None and last.outcome == "rejected" and last.reason not in WITHDRAWN:
            return Decision(fetch, "rejected", last.reason, "not modified since it was rejected")
        return Decision(fetch, "pending", detail="not modified, but it was never read")
    if link.how in ANSWERS:
        state.change_head(_seen(state, state.heads[link.article_id], fetch))
    return Decision(fetch, "unchanged", article_id=link.article_id)


def _seen(state: DecisionState, head: Head, fetch: JudgedFetch) -> Head:
    """The head after a fetch that found the article at its primary address."""
    last_seen_at = max(head.last_seen_at, fetch.fetched_at)
    last = state.addresses.get(fetch.key)
    if last is not None and last.outcome in UNREAD:  # a 304, loaded before there was an article
        last_seen_at = max(last_seen_at, last.fetched_at)
    gone_at = head.gone_at if head.gone_at is not None and head.gone_at > last_seen_at else None
    if last is not None and last.reason in WITHDRAWN and last.fetched_at > last_seen_at:
        gone_at = last.fetched_at if gone_at is None else gone_at
    first_seen_at = min(head.first_seen_at, fetch.fetched_at)
    return replace(head, first_seen_at=first_seen_at, last_seen_at=last_seen_at, gone_at=gone_at)


def _read(state: DecisionState, fetch: JudgedFetch, article: Article) -> Decision:
    is_met = fetch.key in state.links
    found = _find(state, fetch, article)
    if found is None:
        return Decision(fetch, "inserted", article_id=_insert(state, fetch, article))
    article_id, is_primary, how = found
    if not is_primary:
        state.link_other(fetch, article_id, how)
        return Decision(fetch, "duplicate", article_id=article_id)
    is_moved = _move(state, fetch, article)
    is_changed = _update(state, fetch, article, article_id)
    outcome: Outcome = "updated" if is_changed else "unchanged" if is_met and not is_moved else "duplicate"
    return Decision(fetch, outcome, article_id=article_id)


def _move(state: DecisionState, fetch: JudgedFetch, article: Article) -> bool:
    """Whether an article moved to the primary address of this page's article, which is another one: it is gone there.

    It keeps its address, so that fetches from before the move, loaded later, find it.
    """
    is_moved = False
    for article_id in articles_redirected_away(fetch, state.links):
        if not _agrees(state, article_id, article):
            continue
        is_moved = True
        head = state.heads[article_id]
        if fetch.fetched_at > head.last_seen_at:
            gone_at = min(head.gone_at or fetch.fetched_at, fetch.fetched_at)
            state.change_head(replace(head, gone_at=gone_at))
    return is_moved


def _find(state: DecisionState, fetch: JudgedFetch, article: Article) -> tuple[str, bool, How] | None:
    """The article that a page shows, whether this address is its primary one, and how the address leads to it."""
    claims = claims_of(fetch, state.rules)
    for key in (fetch.url_key, fetch.key, *map(key_of, fetch.redirects)):
        link = state.links.get(key)
        if link is None:
            continue
        if link.how in ANSWERS:
            return link.article_id, True, link.how
        if _agrees(state, link.article_id, article):
            names_another = any(how == "canonical" for _, _, how in claims)
            is_named = link.how == "canonical" and key == fetch.url_key and not names_another
            is_named = is_named and not _is_withdrawn_since(state, fetch)
            return link.article_id, is_named or _succeeds(state, link.article_id, fetch), link.how
    for key, _, how in claims:
        link = state.links.get(key)
        if how == "canonical" and link is not None and _agrees(state, link.article_id, article):
            return link.article_id, _succeeds(state, link.article_id, fetch), "canonical"
    return None


def _agrees(state: DecisionState, article_id: str, article: Article) -> bool:
    content = state.contents.get(article_id)
    return content is None or agrees(content, content_of(article))


def _is_withdrawn_since(state: DecisionState, fetch: JudgedFetch) -> bool:
    last = state.addresses.get(fetch.url_key)
    return last is not None and last.reason in WITHDRAWN and last.fetched_at > fetch.fetched_at


def _succeeds(state: DecisionState, article_id: str, fetch: JudgedFetch) -> bool:
    """Whether the primary address is gone and this one still shows the article."""
    gone_at = state.heads[article_id].gone_at
    return gone_at is not None and fetch.fetched_at > gone_at


def _insert(state: DecisionState, fetch: JudgedFetch, article: Article) -> str:
    article_id = mint(fetch.key, state.heads)
    at = fetch.fetched_at
    reading = _reading(fetch, article)
    head = Head(
        article_id=article_id,
        source=state.rules.name,
        url=fetch.url,
        key=fetch.url_key,
        first_seen_at=at,
        last_seen_at=at,
        read_at=at,
        gone_at=None,
        version=1,
        versions=1,
        extractor=article.extractor,
        found_by=fetch.found_by,
    )
    version = Version(1, at, reading)
    state.versions[article_id] = [version]
    state.added.append(NewVersion(article_id, version, article))
    state.contents[article_id] = content_of(article)
    state.change_head(_seen(state, head, fetch), article, reading)
    state.link_primary(fetch, article_id)
    state.link_claimed(fetch, article_id)
    return article_id


def _update(state: DecisionState, fetch: JudgedFetch, article: Article, article_id: str) -> bool:
    """Apply a reading of the primary page; whether it made a version."""
    before = state.heads[article_id]
    reading = _reading(fetch, article)
    link = state.links.get(fetch.url_key)
    moves = link is not None and link.article_id == article_id and link.how not in ANSWERS
    moves = moves or _is_succession(state, fetch, before)
    if moves and fetch.fetched_at < before.read_at:
        before = _rebase(state, before, fetch)
    is_newest = fetch.fetched_at >= before.read_at
    number = before.versions + 1
    placed = place(state.versions[article_id], reading, confirmed_at=before.read_at, next_number=number)
    state.keep_versions(article_id, article, placed.added, placed.redated)
    state.keep_versions(article_id, None, (), no_changes(state.versions[article_id]))
    head = replace(_seen(state, before, fetch), versions=before.versions + len(placed.added))
    head = replace(head, read_at=max(head.read_at, fetch.fetched_at))
    if is_newest and fetch.url_key != head.key:
        head = replace(head, url=fetch.url, key=fetch.url_key)
    current = timeline(state.versions[article_id])[-1]
    is_reread = is_newest or current.reading.fetch_id == fetch.fetch_id
    if current.number != before.version:
        head = replace(head, version=current.number)
        if current.repeats is None:
            state.set_content(replace(head, extractor=article.extractor), article, current.reading)
        else:
            state.change_head(head)
    elif is_reread and article.extractor != before.extractor:
        # Newer rules read the same text: dates, section and tags may be better too.
        state.mark_reread(article_id, current, reading, article)
        state.set_content(replace(head, extractor=article.extractor), article, current.reading)
    else:
        state.change_head(head)
    if not placed.added:
        state.mark_confirmed(article_id, reading, article)
    if moves:
        state.demote_primary(article_id)
    state.link_primary(fetch, article_id)
    state.link_claimed(fetch, article_id)
    return placed.changed


def _rebase(state: DecisionState, head: Head, fetch: JudgedFetch) -> Head:
    """The head as of an earlier fetch of the new primary address: what the old one has shown since no longer counts."""
    at = fetch.fetched_at
    later = [version for version in state.versions[head.article_id] if version.valid_from > at]
    state.keep_versions(head.article_id, None, (), [replace(version, valid_from=at) for version in later])
    return replace(head, read_at=at)


def _is_succession(state: DecisionState, fetch: JudgedFetch, head: Head) -> bool:
    link = state.links.get(fetch.url_key) or state.links.get(fetch.key)
    return (link is None or link.how not in ANSWERS) and _succeeds(state, head.article_id, fetch)


def _reading(fetch: JudgedFetch, article: Article) -> Reading:
    modified_at = article.modified.instant if article.modified is not None else None
    published = publication_of(article)
    return Reading(fetch.fetch_id, fetch.fetched_at, article.content_hash, article.extractor, modified_at, published)
