"""An article to read: one version with its metadata, the versions before and after it, where it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tasks.desk.comparison import Compared, added_text, compared
from tasks.desk.session import Session
from tasks.pure.corrections import names_correction
from tasks.pure.errors import TerminalError

__all__ = ["Address", "Article", "Difference", "Evidence", "NotThere", "Version", "article", "difference"]


class NotThere(TerminalError):
    """The snapshot has no such article, version, story or source. ``key`` names it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the page says about a time, and where."""

    written: str | None
    """As the page has it."""
    rule: str | None
    """The rule that read it."""
    zone: str | None
    """``stated`` by the page, of the ``source``, or ``none``."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version. Times are naive and in UTC."""

    version: int
    valid_from: datetime
    """When it was first fetched."""
    recorded_at: datetime
    cause: str
    """``publisher``, or ``extractor`` where new rules read the same page otherwise."""
    title: str | None
    lead: str | None
    body: str
    authors: tuple[str, ...]
    word_count: int
    content_hash: str
    published_at: datetime | None
    published_on: date | None
    published: Evidence
    modified_at: datetime | None
    modified: Evidence
    extractor: str
    fetch_id: str
    requested_at: datetime | None
    status: int | None
    segment: str | None
    """WARC file below the archive."""
    segment_offset: int | None

    @property
    def paragraphs(self) -> list[str]:
        """Of the body, without a first one that repeats the lead."""
        found = self.body.split("\n\n")
        return found[1:] if self.lead and len(found) > 1 and found[0].strip() == self.lead.strip() else found


@dataclass(frozen=True, slots=True)
class Address:
    """An address that leads to an article."""

    url: str
    how: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, and the version of it that is shown."""

    article_id: str
    source: str
    timezone: str | None
    url: str
    canonical_url: str | None
    section: str | None
    language: str | None
    tags: tuple[str, ...]
    access: str
    page_type: str | None
    """None: read before Dateline knew kinds of page."""
    agency: str | None
    dateline_place: str | None
    image_url: str | None
    image_caption: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    gone_at: datetime | None
    found_by: str
    story_id: str | None
    copies: int
    """Articles of its story; 0: it is in none."""
    current: int
    """Number of the version that stands."""
    versions: tuple[Version, ...]
    """In time."""
    shown: Version
    addresses: tuple[Address, ...]
    silent: frozenset[int]
    """Versions that the publisher made without a word about it."""

    def before(self, version: int) -> int | None:
        """The version before one, in time."""
        numbers = [each.version for each in self.versions]
        place = numbers.index(version)
        return numbers[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of an article, compared."""

    article: Article
    before: Version
    after: Version
    change: Compared
    is_correction_named: bool
    """Whether the page says that it was corrected: words of correction added, or a later time of modification."""


def article(session: Session, article_id: str, version: int | None = None) -> Article:
    """An article with all its versions.

    Args:
        version: the one that is shown; None: the one that stands.

    Raises:
        NotThere: there is no such article or version.
    """
    head = session.row("desk/article", article_id=article_id)
    versions = tuple(map(_version, session.rows("desk/versions", article_id=article_id))) if head else ()
    if head is None or not versions:
        raise NotThere("there is no such article in this snapshot", key=article_id)
    number = head.pop("version") if version is None else version
    current = head.pop("version", None) or number
    shown = next((each for each in versions if each.version == number), None)
    if shown is None:
        raise NotThere(f"the article has versions 1 to {len(versions)}, and no version {number}", key=article_id)
    changes = session.rows("desk/silent_versions", article_ids=[article_id]) if len(versions) > 1 else []
    copies = session.rows("desk/story_sizes", story_ids=[head["story_id"]]) if head["story_id"] else []
    head.pop("versions")
    head["tags"] = tuple(head["tags"] or ())
    return Article(
        **head,
        copies=sum(row["articles"] for row in copies),
        current=current,
        versions=versions,
        shown=shown,
        addresses=tuple(Address(**row) for row in session.rows("desk/addresses", article_id=article_id)),
        silent=frozenset(change["version"] for change in changes),
    )


def difference(session: Session, article_id: str, before: int, after: int) -> Difference:
    """Two versions compared.

    Raises:
        NotThere: there is no such article or version.
    """
    whole = article(session, article_id, after)
    old = next((each for each in whole.versions if each.version == before), None)
    if old is None:
        raise NotThere(f"the article has no version {before}", key=article_id)
    change = compared(_texts(old), _texts(whole.shown))
    is_named = old.modified_at != whole.shown.modified_at or names_correction(added_text(change))
    return Difference(whole, old, whole.shown, change, is_named)


def _texts(version: Version) -> tuple[str | None, str | None, str | None, Sequence[str] | None]:
    return version.title, version.lead, version.body, version.authors


def _version(row: Mapping[str, Any]) -> Version:
    values = dict(row)
    for name in ("published", "modified"):
        values[name] = Evidence(*(values.pop(f"{name}_{part}") for part in ("written", "rule", "zone")))
    values["authors"] = tuple(values["authors"] or ())
    return Version(**values)
