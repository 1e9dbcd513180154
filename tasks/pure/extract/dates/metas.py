"""Which metas of a page's head state a date, of what, and how far each can be trusted."""

from __future__ import annotations

import re

from tasks.pure.extract.dates.lines import What

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "og:pubdate",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "published_time", "bt:pubdate", "article:post_date", "article:publicationdate", "rnews:datepublished",
    "mediator_published_time", "article.published", "published-date", "article_date_original", "originalpublicationdate",
    "publication_date", "publish-date", "publish_date", "published_date", "published_at", "publishdate", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "dc.created",
    "citation_publication_date", "citation_online_date", "citation_date", "vr:published_time", "date", "datecreated",
    "og:regdate", "article:regdate", "regdate", "reg_date", "displaydate", "ptime", "gentime",
    "weibo:article:create_at", "shareaholic:article_published_time", "article:created", "creation_date", "pdate",
)  # fmt: skip
_LAST_UPDATES = ("last-update", "last_update", "lastupdate", "last-updated", "lastupdated")
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:modified_time", "article:modified", "og:updated_time",
    "datemodified", "dcterms.modified", "dc.date.modified", "cxenseparse:recs:modifiedtime", "last_updated", "lastmod",
    "article:updated_time", "article:updated", "modified_date", "updated_time", "date_updated", "revised", "last-modified",
    "lastmodified", "last_modified", "lastdate", "moddate", "og:moddate", "article:moddate", "modificationdate", "modified",
    "modified_time", "revision_date", "dateupdate", "dateupdated", "dc.modified",
    *_LAST_UPDATES,
)  # fmt: skip
_OTHER = re.compile(r"publi[sc]|pub[_.-]?date|(?:^|[_.:-])date|issued|creat|^release[_-]?date$")
_NO_DATE = re.compile(
    r"modif|updat|expir|event|valid|start|end|review|revis|copyright|birth|until|last|_id|url|author|section|tier|build|cache|robots|version|render|deploy"
)
_NO_CHANGE = re.compile(r"_id|url|author|section|by$|user|version|image|comment|file")
_OTHER_MODIFIED = re.compile(r"modif|updat|(?:^|[_.:-])mod(?:ified)?[_-]?(?:date|time)")
_PUBLISHED_RANK = {name: 9.5 if index < 4 else 8.0 for index, name in enumerate(_PUBLISHED)} | {
    # Often the last change, or the day of rendering: a date next to the headline is better.
    "date": 4.7,
    "dc.date": 7.0,
    "dcterms.date": 7.0,
    "creation_date": 7.0,
}
_TOUCHED = frozenset(
    {"last-modified", "revised", "lastmodified", "last_modified", "lastdate", "modified", *_LAST_UPDATES}
)
"""Metas in which systems also write when a page was last rendered or its template changed."""
_MODIFIED_RANK = {name: 6.0 if name in _TOUCHED else 9.0 for name in _MODIFIED}
_OTHER_RANK = 6.5
GUESSED_CHANGE = 5.9
"""Rank of a change that a meta states by its name alone: no page was published then for want of another date."""
_LONGEST = 60
"""Characters of a meta that is known by its name alone, at most."""


def stated_by(name: str, value: str) -> tuple[What, float] | None:
    """What the date of a meta is of, and its rank as a candidate; None where the meta states none.

    Args:
        name: In small letters.
        value: Its content, which need not be a date.
    """
    if name in _PUBLISHED_RANK:
        return "published", _PUBLISHED_RANK[name]
    if name in _MODIFIED_RANK:
        return "modified", _MODIFIED_RANK[name]
    if len(value) <= _LONGEST and _OTHER.search(name) and not _NO_DATE.search(name):
        return "published", _OTHER_RANK
    if len(value) <= _LONGEST and _OTHER_MODIFIED.search(name) and not _NO_CHANGE.search(name):
        return "modified", GUESSED_CHANGE
    return None
