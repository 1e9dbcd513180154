"""When an article was first published: the earliest of the dates that its versions state, as far as they can be trusted.

A live blog moves its ``datePublished`` with every entry, and some systems write the time of the last change there. The first
publication stays what the earliest version said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from tasks.pure.records import Article, DateKind, date_kind

STATED: frozenset[DateKind] = frozenset({"selector", "json-ld", "meta", "itemprop", "time"})
"""Kinds of rules that read what a page declares to be its date; other rules may take another text's, and newer ones know better."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The date of publication of one reading."""

    on: date
    """The calendar date as written."""
    at: datetime | None
    """The moment in UTC, where the page states a time."""
    rule: str

    @property
    def is_stated(self) -> bool:
        """Whether the page declares it."""
        return date_kind(self.rule) in STATED


def publication_of(article: Article) -> Publication | None:
    """The publication that an article states; None where it states none that can be believed."""
    found = article.published
    return Publication(found.day, found.instant, found.rule) if found is not None and found.day is not None else None


def earliest(publications: Iterable[Publication]) -> Publication | None:
    """The earliest, by calendar date; of one day, one with a time before one without."""
    return min(publications, key=_order, default=None)


def _order(publication: Publication) -> tuple[date, bool, datetime]:
    moment = publication.at or datetime.combine(publication.on, time())
    return publication.on, publication.at is None, moment.replace(tzinfo=None)
