"""``include``: a regular expression that all the addresses of articles share and that other pages lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

MIN_ARTICLES = 5
"""Addresses that are needed before anything is said of what they share."""
MAX_PATTERNS = 2
_TOLERATED = 0.02
"""Share of the other pages that a pattern may let through."""
_MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_END = r"(?:[/?#]|$)"
# Segments that sites put before the addresses of articles alone.
_MARKERS = frozenset(
    """a article articles articulo artigo artikel actualite actualites berita beitrag blog d haber makale meldung nachricht
    nachrichten news noticia noticias novosti nyheter p post posts read s stories story uutiset wiadomosci view content p""".split()
)

# Features of a path, the most telling first: (recognizes, what is proposed).
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"/20\d\d/\d\d?/\d\d?/[^/]"), r"/20\d\d/\d\d?/\d\d?/"),
    (re.compile(rf"/20\d\d/(?:{_MONTH_NAMES})/\d\d?/[^/]", re.IGNORECASE), r"/20\d\d/[a-z]{3}/\d\d?/"),
    (re.compile(r"/20\d\d-\d\d-\d\d[/-][^/]"), r"/20\d\d-\d\d-\d\d[/-]"),
    (re.compile(r"/20\d\d/\d\d?/[^/]"), r"/20\d\d/\d\d?/[^/]"),
    (re.compile(r"/20\d{6}[/-][^/]"), r"/20\d{6}[/-]"),
    (re.compile(r"/\d{3,}-[^/]+"), r"/\d{3,}-"),
    (re.compile(r"[-_.,~][a-z]{0,3}\d{4,}(?:\.[a-z]{3,5})?/?\Z"), rf"[-_.,~][a-z]{{0,3}}\d{{4,}}(?:\.[a-z]+)?{_END}"),
    (re.compile(r"/[a-z]?\d{4,}(?:\.[a-z]{3,5})?/?\Z"), rf"/[a-z]?\d{{4,}}(?:\.[a-z]+)?{_END}"),
    (re.compile(r"-\d{2,}(?:\.[a-z]{3,5})?/?\Z"), rf"-\d{{2,}}(?:\.[a-z]+)?{_END}"),
    (re.compile(r"/\d{2,}/?\Z"), rf"/\d{{2,}}{_END}"),
)
_QUERY_NUMBER = re.compile(r"(?:^|&)(\w{1,20})=\d{2,}(?:&|\Z)")
_PAGE_EXTENSION = re.compile(r"\.(html?|shtml|php|aspx?)\Z")


def include_for(articles: Sequence[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Patterns of which each of ``articles`` matches one, and that refuse what is in ``others``.

    Where no such pattern is found, none is proposed: a pattern that is too narrow loses articles, and one that refuses
    nothing is of no use.

    Args:
        articles: addresses of articles, as they are listed.
        others: addresses of the site that are none: its front page, sections, the pages of a mixed sitemap.

    Returns:
        One pattern, or two where the site has two kinds of addresses, or none.
    """
    wanted = list(dict.fromkeys(articles))
    refused = [url for url in dict.fromkeys(others) if url not in set(wanted)]
    if len(wanted) < MIN_ARTICLES:
        return ()
    features = {url: features_of(url) for url in wanted}
    order: dict[str, int] = {}
    for found in features.values():
        for rank, pattern in found:
            order[pattern] = min(rank, order.get(pattern, rank))
    fit = [pattern for pattern in order if _lets_through(pattern, refused) <= _TOLERATED]
    matched = {pattern: {url for url in wanted if re.search(pattern, url)} for pattern in fit}
    single = [pattern for pattern in fit if len(matched[pattern]) == len(wanted)]
    if single:
        return (min(single, key=lambda pattern: (order[pattern], len(pattern))),)
    return _two_of(fit, matched, order, len(wanted))


def features_of(url: str) -> list[tuple[int, str]]:
    """The patterns that an address matches, each with its rank: 0 is the most specific."""
    parts = urlsplit(url)
    path = parts.path
    found = [(rank, pattern) for rank, (shape, pattern) in enumerate(_SHAPES) if shape.search(path)]
    segments = [segment for segment in path.split("/") if segment]
    found += [
        (20 + place, f"/{re.escape(segment)}/")
        for place, segment in enumerate(segments[:-1])
        if segment.lower() in _MARKERS
    ]
    if number := _QUERY_NUMBER.search(parts.query):
        found.append((30, rf"[?&]{re.escape(number.group(1))}=\d+"))
    if extension := _PAGE_EXTENSION.search(path):
        found.append((40, rf"\.{extension.group(1)}{_END}"))
    return found


def scope_pattern(scope: str) -> str:
    """The pattern of a section: all addresses below its path."""
    return re.escape("/" + scope.strip("/") + "/")


def _lets_through(pattern: str, refused: Sequence[str]) -> float:
    return sum(1 for url in refused if re.search(pattern, url)) / len(refused) if refused else 0.0


def _two_of(fit: Sequence[str], matched: dict[str, set[str]], order: dict[str, int], count: int) -> tuple[str, ...]:
    """The best pair that matches all, each of it at least a tenth."""
    pairs = [
        (order[one] + order[two], len(one) + len(two), one, two)
        for position, one in enumerate(fit)
        for two in fit[position + 1 :]
        if len(matched[one] | matched[two]) == count
        and min(len(matched[one] - matched[two]), len(matched[two] - matched[one])) * 10 >= count
    ]
    return min(pairs)[2:] if pairs else ()
