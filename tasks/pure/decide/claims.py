"""Addresses that a page names as its own, as far as the addresses alone can be believed."""

from __future__ import annotations

from tasks.pure.addresses import is_front_page, passes, same_site
from tasks.pure.decide.judged import How, JudgedFetch, key_of
from tasks.pure.records import Article, SourceRules


def believed_canonical(article: Article, url: str, rules: SourceRules) -> str:
    """The canonical address of a page at ``url`` as far as the address alone can be believed, or an empty string."""
    stated = article.canonical_url
    if not stated or not _may_be_twin(stated, url) or not passes(stated, rules.include, rules.exclude):
        return ""
    return stated


def _may_be_twin(named: str, url: str) -> bool:
    return key_of(named) == key_of(url) or (same_site(named, url) and not is_front_page(named))


def claims_of(fetch: JudgedFetch, rules: SourceRules) -> list[tuple[str, str, How]]:
    """Other addresses that a page names as its own and that may be believed: key, address, how."""
    article = fetch.result
    if not isinstance(article, Article):
        return []
    claims: list[tuple[str, str, How]] = []
    if canonical := believed_canonical(article, fetch.url, rules):
        claims.append((key_of(canonical), canonical, "canonical"))
    if article.amp_url and _may_be_twin(article.amp_url, fetch.url):
        claims.append((key_of(article.amp_url), article.amp_url, "amp"))
    return [claim for claim in claims if claim[0] not in (fetch.key, fetch.url_key)]
