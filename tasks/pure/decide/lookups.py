"""Which addresses, and the content of which articles, a decision needs from the warehouse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tasks.pure.decide.claims import claims_of
from tasks.pure.decide.judged import ANSWERS, JudgedFetch, Link, key_of
from tasks.pure.decide.versions import Version
from tasks.pure.exchanges import Failure
from tasks.pure.records import Article, Rejection, SourceRules


def keys_of(fetches: Iterable[JudgedFetch], rules: SourceRules) -> set[str]:
    """Every address key that a decision may look up."""
    return {key for fetch in fetches for key in _keys(fetch, rules)}


def articles_to_compare(fetches: Iterable[JudgedFetch], links: Mapping[str, Link], rules: SourceRules) -> set[str]:
    """Articles whose content must be known.

    These are articles that a page reaches by a claim and not by their primary address, and those whose address
    redirects to an address that is not theirs, or not yet.
    """
    found: set[str] = set()
    for fetch in fetches:
        if isinstance(fetch.result, Article):
            reached = [links.get(key) for key in (fetch.url_key, fetch.key, *map(key_of, fetch.redirects))]
            found |= {link.article_id for link in reached if link is not None and link.how not in ANSWERS}
            found |= _redirected(fetch, links) - {link.article_id for link in reached[:1] if link is not None}
            named = [links.get(key) for key, _, how in claims_of(fetch, rules) if how == "canonical"]
            found |= {link.article_id for link in named if link is not None}
    return found


def articles_redirected_away(fetch: JudgedFetch, links: Mapping[str, Link]) -> set[str]:
    """Articles whose primary address now redirects to the primary address of another article."""
    end = links.get(fetch.url_key)
    if end is None or end.how not in ANSWERS:
        return set()
    return _redirected(fetch, links) - {end.article_id}


def articles_to_report(
    fetches: Sequence[JudgedFetch],
    links: Mapping[str, Link],
    versions: Mapping[str, Sequence[Version]],
    rules: SourceRules,
) -> set[str]:
    """Articles that a decision about these fetches may change or reject: a superset, known before it is taken.

    Their current content is what a report of differences shows. In the order of decisions, since a page may lead
    an address to an article for the pages after it.
    """
    reached: dict[str, set[str]] = defaultdict(set)
    for key, link in links.items():
        reached[key].add(link.article_id)
    found: set[str] = set()
    for fetch in (fetches[at] for at in in_order(fetches)):
        keys = _keys(fetch, rules)
        articles = {article_id for key in keys for article_id in reached[key]}
        for key in keys:
            reached[key] |= articles
        found |= {article_id for article_id in articles if _may_change(fetch, versions.get(article_id, ()))}
    return found


def in_order(fetches: Sequence[JudgedFetch]) -> list[int]:
    """Positions of the fetches in the order in which they are decided: by time."""
    return sorted(range(len(fetches)), key=lambda at: (fetches[at].fetched_at, fetches[at].fetch_id))


def _may_change(fetch: JudgedFetch, versions: Sequence[Version]) -> bool:
    result = fetch.result
    if isinstance(result, Article):
        return any(version.reading.content_hash != result.content_hash for version in versions)
    return isinstance(result, Rejection) or (isinstance(result, Failure) and not result.transient)


def _keys(fetch: JudgedFetch, rules: SourceRules) -> set[str]:
    return {fetch.key, fetch.url_key, *map(key_of, fetch.redirects)} | {key for key, _, _ in claims_of(fetch, rules)}


def _redirected(fetch: JudgedFetch, links: Mapping[str, Link]) -> set[str]:
    passed = [links.get(key) for key in {fetch.key, *map(key_of, fetch.redirects)} - {fetch.url_key}]
    return {link.article_id for link in passed if link is not None and link.how in ANSWERS}
