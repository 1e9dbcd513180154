"""The proposed source: all decisions put together, each with its reason in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from tasks.pure.addresses import is_front_page, looks_like_article, same_site
from tasks.pure.ages import age_in_words
from tasks.pure.records import Article
from tasks.pure.site_survey.choosing import MIN_LINKS, below, is_stale, with_archive
from tasks.pure.site_survey.judging import is_mixed
from tasks.pure.site_survey.naming import name_for
from tasks.pure.site_survey.patterns import include_for, scope_pattern
from tasks.pure.site_survey.records import Choice, FrontPage, Judged, Proposal
from tasks.pure.site_survey.schedule import cron_line, turnover_of
from tasks.pure.site_survey.zones import zone_for

_MANY = 500
"""Articles of a sitemap of the past from which its first runs are worth a word: the default of max_articles_per_run."""


def propose(
    url: str, page: FrontPage, choice: Choice, now: datetime, *, scope: str = "", taken: Collection[str] = ()
) -> Proposal:
    """A source that reads the chosen documents.

    Args:
        url: the address that the operator named.
        page: the site's front page, or the page that answered at ``url``.
        choice: at least one document.
        now: an aware datetime.
        scope: the path of the section that the operator named.
        taken: names of the sources that are there already.
    """
    documents = choice.documents
    title = page.site_name or next((d.title for d in documents if d.title), "")
    name = name_for(url, title, scope, taken)
    include, why = _include(page, choice, scope)
    turnover = turnover_of(documents, now)
    offsets = [offset for d in documents for offset in d.offsets]
    language = next((d.language for d in documents if d.language), "") or page.language
    zone, zone_reason = zone_for(url, language, page.region, offsets, now)
    reasons = {
        "name": title or url,
        "schedule": str(turnover),
        "timezone": zone_reason,
    }
    if why:
        reasons["include"] = why
    if choice.archive:
        reasons["archive"] = f"the past, {len(choice.archive.articles):,} articles seen"
    if choice.listings and page.next_page:
        reasons["next"] = page.next_page
    for key, group in (("feeds", choice.feeds), ("sitemaps", choice.sitemaps), ("listings", choice.listings)):
        if group:
            reasons[key] = _about(group, now)
    return Proposal(
        name=name,
        feeds=tuple(d.lead.url for d in choice.feeds),
        sitemaps=tuple(address for d in choice.sitemaps for address in sitemap_addresses(d, bool(include))),
        listings=tuple(d.lead.url for d in choice.listings),
        archive=sitemap_addresses(choice.archive, bool(include))[0] if choice.archive else "",
        include=include,
        timezone=zone,
        language=language,
        schedule=cron_line(turnover.minutes, name),
        reasons=reasons,
    )


def settled(choice: Choice, page: FrontPage, now: datetime, scope: str) -> Choice:
    """The choice with a small sitemap of the past, unless that would bring in pages that no pattern distinguishes from articles."""
    wider = with_archive(choice, now)
    if wider is choice or choice.archive is None or scope:
        return choice
    return wider if not is_mixed(choice.archive) or _include(page, wider, scope)[0] else choice


def with_language(proposal: Proposal, articles: Sequence[Article]) -> str:
    """The language of a source: that of the articles that were read, before what the site says of itself."""
    read = Counter(article.language for article in articles if article.language)
    return read.most_common(1)[0][0] if read else proposal.language


def sitemap_addresses(document: Judged, has_include: bool) -> tuple[str, ...]:
    """The index, which stays when its children are numbered on; its children where it mixes pages that no pattern distinguishes."""
    if not document.is_index or not document.children or has_include or not _mixes(document):
        return (document.lead.url,)
    stable = tuple(child for child in document.children if not any(c.isdigit() for c in child.rpartition("/")[2]))
    return stable[:1] or (document.lead.url,)


def _mixes(document: Judged) -> bool:
    return is_mixed(document) or len(document.children) > 1


def _include(page: FrontPage, choice: Choice, scope: str) -> tuple[tuple[str, ...], str]:
    documents = choice.documents
    articles = [entry.url for document in documents for entry in document.articles]
    others = [a.url for a in page.anchors if same_site(a.url, page.url) and not looks_like_article(a.url)]
    others += [
        entry.url
        for document in (*choice.sitemaps, *choice.listings)
        for entry in document.entries
        if entry not in document.articles and is_front_page(entry.url)
    ]
    if scope and not choice.listings and not _is_of_scope(documents, scope) and _names(documents, scope):
        return (scope_pattern(scope),), "the section that was named"
    found = include_for(articles, [page.url, *others])
    return found, f"each of the {len(set(articles))} articles seen has such an address" if found else ""


def _is_of_scope(documents: Sequence[Judged], scope: str) -> bool:
    """Whether the documents are the section's own."""
    part = scope.strip("/")
    return all(part in document.lead.url.split("/", 3)[-1] for document in documents)


def _names(documents: Sequence[Judged], scope: str) -> bool:
    return below([entry for document in documents for entry in document.articles], scope) >= MIN_LINKS


def _about(documents: Sequence[Judged], now: datetime) -> str:
    newest = max((d.newest for d in documents if d.newest), default=None)
    count = sum(len(d.articles) for d in documents)
    text = f"{count:,} articles, the newest {age_in_words(newest, now)}" if newest else f"{count:,} articles, no dates"
    if any(is_stale(d, now) for d in documents):
        text += ": does the site still publish?"
    if any(d.kind == "sitemap" for d in documents) and count > _MANY:
        text += "; a first run takes all of them, max_articles_per_run at a time"
    return text
