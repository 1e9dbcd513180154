"""Which of the documents that were read a source is to read: the fewest that give all of its current articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tasks.pure.addresses import key_of
from tasks.pure.discovery.documents import Entry
from tasks.pure.site_survey.judging import NEWS_DAYS
from tasks.pure.site_survey.records import Choice, Judged, Kind

STALE = timedelta(days=120)
"""A document whose newest article is older is passed over where there is a fresher one."""
MAX_FEEDS = 6
"""Feeds that one source reads where no single one has all."""
_MUCH_NEW = 0.25
"""Share of a feed's articles that the ones chosen before do not name, from which it is worth a request each run."""
SMALL = 500
"""Entries of a sitemap of the past up to which it is read in each run: as many pages as one run fetches by default."""
SMALL_INDEX = 8
"""Children of such an index: WordPress names some six, one a kind of page."""
MIN_LINKS = 3
"""Links that look like articles, without which a page is not a listing."""


def choose(judged: Sequence[Judged], listing: Judged | None, now: datetime, scope: str = "") -> Choice:
    """The documents of a source.

    Feeds and news sitemaps show what is current. A sitemap of the past is read only where there is nothing else, as a
    first run would take all of it; elsewhere it is kept for backfills (but see :func:`with_archive`). A page of links is the last resort.

    Args:
        judged: all that were read, in the order in which they were found.
        listing: the page that the operator named, as a listing.
        now: an aware datetime.
        scope: the path of the section that the operator named.
    """
    if scope and listing is not None and not any(_is_of(document, scope) for document in judged):
        judged = ()  # the site's documents say nothing of the section: its page does
    usable = [document for document in judged if document.is_usable]
    fresh = [document for document in usable if not is_stale(document, now)] or usable
    given = [document for document in fresh if document.lead.how == "given"]
    feeds = _feeds(given or fresh, now, scope)
    news = _best(given or fresh, "news sitemap", now)
    archive = _best(given or usable, "sitemap", now)
    if given:
        archive = archive if not feeds and news is None else None
    sitemaps = (news,) if news and not (feeds and _adds_nothing(news, feeds)) else ()
    if feeds or sitemaps:
        return Choice(feeds, sitemaps, (), archive)
    if archive is not None:
        return Choice((), (archive,))
    if listing is not None and len(listing.articles) >= MIN_LINKS:
        return Choice((), (), (listing,))
    return Choice()


def with_archive(choice: Choice, now: datetime) -> Choice:
    """The choice with its sitemap of the past among what is read, where that is small and names further articles.

    A first run then has all that the site offers, and later ones what a short feed has dropped, for one request each.
    """
    archive = choice.archive
    if archive is None or is_stale(archive, now) or len(archive.entries) > SMALL or archive.child_count > SMALL_INDEX:
        return choice
    if _adds_nothing(archive, choice.documents):
        return choice
    return Choice(choice.feeds, (*choice.sitemaps, archive), choice.listings)


def is_stale(document: Judged, now: datetime) -> bool:
    """Whether the newest article of a document is older than :data:`STALE`; undated ones are not."""
    return document.newest is not None and document.newest < now - STALE


def _feeds(judged: Sequence[Judged], now: datetime, scope: str) -> tuple[Judged, ...]:
    """The feed with most of the recent articles, then those that name a good many others."""
    feeds = [document for document in judged if document.kind == "feed"]
    feeds.sort(key=lambda feed: (_outside(feed, scope), -_weight(feed, now), len(feed.lead.url)))
    chosen: list[Judged] = []
    met: set[str] = set()
    for feed in feeds:
        keys = {key_of(entry.url) for entry in feed.articles}
        if chosen and ((scope and _outside(feed, scope)) or len(keys - met) < _MUCH_NEW * len(keys)):
            continue
        chosen.append(feed)
        met |= keys
        if len(chosen) == MAX_FEEDS:
            break
    return tuple(chosen)


def below(articles: Iterable[Entry], scope: str) -> int:
    """How many of the articles have addresses below a section's path."""
    start = f"/{scope.strip('/')}/"
    return sum(1 for entry in articles if urlsplit(entry.url).path.startswith(start))


def _is_of(document: Judged, scope: str) -> bool:
    """Whether a document is a section's own, or names enough of its articles."""
    return document.is_usable and (not _outside(document, scope) or below(document.articles, scope) >= MIN_LINKS)


def _outside(feed: Judged, scope: str) -> bool:
    return bool(scope) and scope.strip("/") not in urlsplit(feed.lead.url).path


def _weight(feed: Judged, now: datetime) -> int:
    """Recent articles count; where nothing is dated, all do."""
    if feed.newest is None:
        return len(feed.articles)
    start = min(now, feed.newest) - timedelta(days=30)
    return sum(1 for entry in feed.articles if (entry.published_at or entry.changed_at or start) >= start)


def _best(judged: Sequence[Judged], kind: Kind, now: datetime) -> Judged | None:
    found = [document for document in judged if document.kind == kind]
    if kind == "news sitemap":
        found = [d for d in found if d.newest is None or d.newest > now - timedelta(days=10 * NEWS_DAYS)]
    oldest = datetime.min.replace(tzinfo=now.tzinfo)
    return max(found, key=lambda d: (len(d.articles) > 0, d.newest or oldest, len(d.articles)), default=None)


def _adds_nothing(news: Judged, feeds: Sequence[Judged]) -> bool:
    met = {key_of(entry.url) for feed in feeds for entry in feed.articles}
    return all(key_of(entry.url) in met for entry in news.articles)
