"""The place of a fetch among the versions of an article, which does not depend on the order of loading.

Versions are ordered by ``(valid_from, version)``: by the time of the fetch that found them, and where the same
fetch was read again by better rules, by number. Numbers are given in the order of loading. The head shows the
last of them, so what an analyst sees as current is the content of the newest fetch.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from tasks.pure.decide.publication import Publication, earliest

Cause = Literal["publisher", "extractor"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One successful fetch of an article's primary address, and what it read there."""

    fetch_id: str
    fetched_at: datetime
    content_hash: str
    extractor: str
    modified_at: datetime | None = None
    """As the page states it."""
    published: Publication | None = None
    """As the page states it."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version without its content."""

    number: int
    valid_from: datetime
    reading: Reading
    cause: Cause = "publisher"
    repeats: int | None = None
    """Number of the version whose content is in force again; None: the content is that of the reading."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The changes that a reading makes to the versions of an article."""

    added: tuple[Version, ...] = ()
    redated: tuple[Version, ...] = ()
    """Versions that were in force earlier than recorded."""

    @property
    def changed(self) -> bool:
        """Whether the reading made a version."""
        return bool(self.added)


def timeline(versions: Sequence[Version]) -> list[Version]:
    """Versions in the order in which they were in force."""
    return sorted(versions, key=lambda version: (version.valid_from, version.number))


def first_published(versions: Sequence[Version]) -> Publication | None:
    """When the article was first published, by the versions that still count.

    Of one fetch that was read again only the last reading counts. Of other rules than the current ones only a declared date.
    """
    ordered = timeline(versions)
    if not ordered:
        return None
    last_read = {version.reading.fetch_id: version.reading for version in sorted(ordered, key=lambda one: one.number)}
    rules = ordered[-1].reading.extractor
    return earliest(
        reading.published
        for reading in last_read.values()
        if reading.published is not None and (reading.published.is_stated or reading.extractor == rules)
    )


def cause_of(before: Reading, after: Reading) -> Cause:
    """Who changed the content: the same rules read something else, or the page says that it was modified since."""
    if before.extractor == after.extractor:
        return "publisher"
    if after.modified_at is not None and (before.modified_at is None or after.modified_at > before.modified_at):
        # Rules that did not find the date before prove nothing by finding it now.
        return "publisher" if before.modified_at is not None else "extractor"
    return "extractor"


def place(versions: Sequence[Version], reading: Reading, *, confirmed_at: datetime, next_number: int) -> Placed:
    """Put a reading among the versions of its article.

    Args:
        versions: all there are, in any order; at least one.
        confirmed_at: the newest fetch that read the current content.
        next_number: the number of a new version.
    """
    ordered = timeline(versions)
    earlier = [version for version in ordered if version.valid_from <= reading.fetched_at]
    later = ordered[len(earlier) :]
    if earlier and earlier[-1].reading.content_hash == reading.content_hash:
        return Placed()
    if later and later[0].reading.content_hash == reading.content_hash and _may_start_at(reading, later[0], earlier):
        return Placed(redated=(replace(later[0], valid_from=reading.fetched_at),))
    cause = cause_of(earlier[-1].reading, reading) if earlier else "publisher"
    version = Version(next_number, reading.fetched_at, reading, cause)
    if later or cause == "extractor" or reading.fetched_at >= confirmed_at:
        return Placed(added=(version,))
    # A change between two fetches that both found the current content: it came back.
    current = earlier[-1]
    again = Version(next_number + 1, confirmed_at, current.reading, "publisher", repeats=current.number)
    return Placed(added=(version, again))


def no_changes(versions: Sequence[Version]) -> list[Version]:
    """The versions that follow one with the same text, as no change of the publisher's.

    There are some where two fetches have one time, and where an article moved to another address: versions of one time are
    ordered by number, so that others are neighbours than when the versions were made.
    """
    return [
        replace(after, cause="extractor")
        for before, after in itertools.pairwise(timeline(versions))
        if after.cause == "publisher" and after.reading.content_hash == before.reading.content_hash
    ]


def _may_start_at(reading: Reading, version: Version, earlier: Sequence[Version]) -> bool:
    """Whether a version moved back to the reading's time would come after all that were in force by then."""
    return not earlier or earlier[-1].valid_from < reading.fetched_at or earlier[-1].number < version.number
