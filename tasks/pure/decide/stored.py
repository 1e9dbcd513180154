"""What loading reads from the warehouse before it decides: values by address key or article id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tasks.pure.decide.agreement import Content
from tasks.pure.decide.judged import Known
from tasks.pure.records import Reason, SourceRules


@dataclass(frozen=True, slots=True)
class Segment:
    """The archive file that is loaded, and the run that its outcomes belong to."""

    name: str
    """Its path under the archive."""
    source: str
    run_id: str | None
    """None: the outcomes belong to no run."""
    now: datetime
    """UTC."""
    rules: SourceRules
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class AddressState:
    """What decides when an address is fetched again; all times in UTC."""

    checks: int = 0
    """Fetches in a row that changed nothing."""
    age_from: datetime | None = None
    """When its article was published, or first listed if the page does not say."""
    fetched_at: datetime | None = None
    """The newest fetch that had an outcome."""
    reason: Reason | None = None
    """Why that fetch was rejected."""
    listed_at: datetime | None = None
    """When the address was first listed."""


@dataclass(frozen=True, slots=True)
class PendingState:
    """How often the fetch of a pending address has failed."""

    attempts: int = 0
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of the warehouse were found, by key: their numbers in the file, which hold until the transaction ends.

    None where a row has no number, as in a DuckLake. A key that is missing here has no row.
    """

    addresses: Mapping[str, int | None] = field(default_factory=dict)
    links: Mapping[str, int | None] = field(default_factory=dict)
    """Of ``article_urls``."""
    heads: Mapping[str, int | None] = field(default_factory=dict)
    """By article id."""
    versions: Mapping[tuple[str, int], int | None] = field(default_factory=dict)
    """Of ``article_contents``, by article id and version."""
    pending: Mapping[str, int | None] = field(default_factory=dict)
    rejects: Mapping[str, int | None] = field(default_factory=dict)
    outcomes: Mapping[str, int | None] = field(default_factory=dict)
    """Of the run and source."""


@dataclass(frozen=True, slots=True)
class Stored:
    """All that the warehouse knows and the decisions about one segment need."""

    known: Known = field(default_factory=Known)
    addresses: Mapping[str, AddressState] = field(default_factory=dict)
    """Of the addresses that the visits began with."""
    pending: Mapping[str, PendingState] = field(default_factory=dict)
    """Of the same addresses."""
    forgotten: frozenset[str] = frozenset()
    """Keys that an operator has had forgotten: their pages are not loaded."""
    in_run: frozenset[str] = frozenset()
    """Keys that the run has an outcome for already."""
    rows: Rows = field(default_factory=Rows)
    """Where all this is, for ``tasks.writing``."""
    reported: Mapping[str, Content] = field(default_factory=dict)
    """The current contents of articles that a reprocessing may change, to show what differs."""
