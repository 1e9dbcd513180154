"""The records that the stages of the pipeline pass on: frozen values, in the order of the stages.

    Candidate -> Page -> Extraction -> Article | Rejection

All times are aware datetimes in UTC; the SQL boundary stores them as TIMESTAMP in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

Access = Literal["free", "metered", "paid", "unknown"]
PageType = Literal["article", "live-blog", "video", "gallery", "podcast", "forum", "page"]
"""What kind of text a page is; ``page`` is a text that is none of the others."""
Outcome = Literal["inserted", "updated", "unchanged", "duplicate", "rejected", "pending"]
OUTCOMES: tuple[Outcome, ...] = ("inserted", "updated", "unchanged", "duplicate", "rejected", "pending")

Reason = Literal[
    "consent",  # a cookie or consent wall instead of the page
    "challenge",  # a bot check, whatever its status
    "soft-404",  # status 200, but the page says that there is none
    "gone",  # 404, 410, or withdrawn
    "section",  # a home, section, tag or listing page
    "product",  # one thing that is for sale
    "thin",  # too little text to be an article
    "language",  # not among the accepted languages
    "not-html",  # PDF, image, JSON ...
    "too-large",  # over max_bytes, decoded
    "refused-address",  # not public and not allowed
    "robots",  # disallowed by robots.txt
    "unreachable",  # only after several runs; pending until then
    "broken",  # could not be parsed at all
]


@dataclass(frozen=True, slots=True)
class Selectors:
    """An operator's CSS selectors for one source; an empty string or tuple means: find it yourself."""

    title: str = ""
    lead: str = ""
    body: str = ""
    authors: str = ""
    published: str = ""
    tags: str = ""
    remove: str = ""


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What pure code needs to know of a source. ``include`` and ``exclude`` are searched in the URL."""

    name: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    timezone: str = "UTC"
    """IANA zone of dates that state none."""
    language: str = ""
    """ISO 639-1 code where the page does not say; empty: detect."""
    languages: tuple[str, ...] = ()
    """Accepted ISO 639-1 codes; empty: all."""
    selectors: Selectors = field(default_factory=Selectors)


FoundBy = Literal["feed", "sitemap", "listing", "url", "recheck", "warc", "file"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that a source lists, as it is written there (resolved, not normalized)."""

    url: str
    key: str
    """The address key (``addresses.key_of(url)``): what makes two spellings one address."""
    source: str
    found_by: FoundBy
    listed_in: str = ""
    """The feed, sitemap or listing that names it."""
    published_at: datetime | None = None
    changed_at: datetime | None = None
    """When its feed or sitemap says that it last changed."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page, as extraction sees it: the final response after redirects."""

    fetch_id: str
    """UUID of the WARC response record, without ``urn:uuid:``."""
    source: str
    address: str
    """The address that was requested, as discovered."""
    url: str
    """The address of the final response, after redirects."""
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes
    """Decoded of its content coding, not of its charset."""
    fetched_at: datetime
    found_by: FoundBy = "url"
    redirects: tuple[str, ...] = ()
    """Every redirect between ``address`` and ``url``, both excluded."""

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


DateKind = Literal["selector", "json-ld", "meta", "itemprop", "time", "text", "url", "script"]
"""The kinds of source that a date is read from."""
_DATE_KINDS: Mapping[str, DateKind] = {kind: kind for kind in get_args(DateKind)}


def date_kind(rule: str) -> DateKind:
    """The kind of source in a date's rule, ``meta`` of ``meta:date``. Raises ``KeyError`` for a rule of no known kind."""
    return _DATE_KINDS[rule.partition(":")[0]]


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as a page states it, and how it was read."""

    written: str
    """The string as written."""
    rule: str
    """What found it: a :data:`DateKind`, for metas and itemprops followed by a name: ``meta:article:published_time``."""
    instant: datetime | None
    """The moment in UTC, where the page states a time."""
    day: date | None
    """The calendar date as written, not converted."""
    offset_minutes: int | None = None
    zone: Literal["stated", "source", "none"] = "none"
    """Whether the zone was stated, taken from the source, or there is no time at all."""

    @property
    def kind(self) -> DateKind:
        """The kind of source that ``rule`` names; raises as :func:`date_kind` does."""
        return date_kind(self.rule)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate for one field: why it was chosen or not, for ``--explain``."""

    field: str
    rule: str
    value: str
    chosen: bool = False
    score: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in the text of an article to another page."""

    url: str
    """Resolved; http or https, without a fragment."""
    text: str
    """The linked words."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an article, each declared once. Empty values mean: the page does not say.

    What is named here is read by :mod:`tasks.pure.extract.fields`, normalized by :mod:`tasks.pure.normalize` and shown by
    ``dateline extract``. The order is that of the view ``articles``.
    """

    canonical_url: str = ""
    """As the page states it, resolved; believed or not by ``identity``."""
    amp_url: str = ""
    title: str = ""
    lead: str = ""
    body: str = ""
    """Paragraphs separated by one blank line."""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    section: str = ""
    language: str = ""
    language_stated: str = ""
    """What the page itself says of its language, whether the text agrees or not."""
    language_confidence: float | None = None
    """From 0 to 1, see :mod:`tasks.pure.extract.language`; None: not measured."""
    published: DateFound | None = None
    modified: DateFound | None = None
    dateline_place: str = ""
    agency: str = ""
    """One name per agency, see :func:`tasks.pure.extract.lexicon.agencies.agency_name`."""
    agency_written: str = ""
    """As the page writes it."""
    site_name: str = ""
    """The name of the site, as the page states it."""
    image_url: str = ""
    image_caption: str = ""
    access: Access = "unknown"
    page_type: PageType = "article"
    links: tuple[PageLink, ...] = ()
    """Links in the text to other pages, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction(Fields):
    """What a page says, before it is judged."""

    no_article: Reason | None = None
    """Why the page is not an article, if it shows that."""
    no_article_detail: str = ""
    evidence: tuple[Evidence, ...] = ()
    """Collected only if requested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Fields):
    """A page that is an article, with its fields normalized: the content of a version."""

    word_count: int
    content_hash: str
    """Hex digest over title, lead, body and authors."""
    extractor: str
    """The version of the rules that made it."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that is not loaded, and why; with what was extracted all the same, for a person to judge by."""

    reason: Reason
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    published: DateFound | None = None
