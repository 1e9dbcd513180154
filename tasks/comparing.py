"""The words that changed between successive versions of an article, computed once and stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import duckdb

from tasks.lake import lake_rows, retry_lake
from tasks.left_out import Item, in_batches, unfinished
from tasks.pure.corrections import names_correction
from tasks.pure.differences import DiffSpan, differences
from tasks.statements import json_rows, statement
from tasks.warehouse import Warehouse

__all__ = ["compare_versions"]

_PAIR = ("article_id", "version", "earlier_version", "earlier_row", "content_row")
BATCH = 20
"""Pairs of one transaction. DuckDB skips texts by a list of up to 50 rows, and reads all of them for a longer one."""
CHARACTERS = 500_000
"""Of a body that are compared: some 80,000 words, more than news texts have. It bounds the memory of a batch to 60 MB."""


def compare_versions(warehouse: Warehouse, *, now: datetime) -> int:
    """Compare the bodies of all successive versions that are not compared yet; return how many pairs.

    A version from an archive that is loaded late comes between two others, which makes two new pairs. The texts are
    compared while nobody waits for the warehouse. A pair that cannot be compared is left out and recorded
    (:mod:`tasks.left_out`).

    Args:
        now: UTC.

    Raises:
        WarehouseBusy: the lock of the warehouse could not be taken in time; what was compared by then stays.
    """
    missing, alone = unfinished(warehouse, "comparison", "index/uncompared", now=now, first=_settle_failures)
    failed = in_batches(
        warehouse,
        "comparison",
        missing,
        alone,
        size=BATCH,
        batch_of=lambda pairs: pairs,
        act=lambda pairs: _compare(warehouse, pairs),
        now=now,
    )
    return len(missing) - failed


def _settle_failures(connection: duckdb.DuckDBPyConnection) -> None:
    if connection.execute(statement("index/are_some_left_out")).fetchone() == (True,):
        connection.execute(statement("index/failures_settled"))


@retry_lake
def _compare(warehouse: Warehouse, pairs: Sequence[Item]) -> None:
    rows = [dict(zip(_PAIR, pair, strict=True)) for pair in pairs]
    bodies = statement("index/bodies")
    with warehouse.transaction() as connection:
        given = {"rows": json_rows(rows), "characters": CHARACTERS}
        texts = connection.execute(lake_rows(bodies) if warehouse.home.lake else bodies, given).fetchall()
    compared = [_compared(*text) for text in texts]
    with warehouse.transaction() as connection:
        connection.execute(statement("index/version_differences"), {"rows": json_rows(compared)})


def _compared(
    article_id: str,
    earlier_version: int,
    version: int,
    before: str,
    after: str,
    is_cut: bool,
    is_lead_changed: bool,
    *headings: str | None,
) -> dict[str, Any]:
    """A row of ``version_differences``. ``headings``: title before and after, lead before and after."""
    changes = list(_changes(differences(before, after)))
    added = [change["after"] or "" for change in changes]
    for one, other in zip(headings[::2], headings[1::2], strict=True):
        added += [span.text for span in differences(one or "", other or "") if span.kind == "added"]
    old, new = before.split("\n\n"), after.split("\n\n")
    if is_cut:  # the last paragraph may be half of one
        old, new = old[:-1], new[:-1]
    in_old, in_new = set(old), set(new)
    return {
        "article_id": article_id,
        "earlier_version": earlier_version,
        "version": version,
        "words_removed": _words(change["before"] for change in changes),
        "words_added": _words(change["after"] for change in changes),
        "changes": changes,
        "is_lead_changed": is_lead_changed,
        "is_correction_named": any(map(names_correction, added)),
        "paragraphs_removed": [paragraph for paragraph in old if paragraph not in in_new],
        "paragraphs_added": [paragraph for paragraph in new if paragraph not in in_old],
    }


def _changes(spans: Sequence[DiffSpan]) -> Iterator[dict[str, str | None]]:
    """Each removed text with the text that replaced it."""
    gone: str | None = None
    for span in spans:
        if span.kind == "added":
            yield {"before": gone, "after": span.text.strip()}
            gone = None
            continue
        if gone is not None:
            yield {"before": gone, "after": None}
        gone = span.text.strip() if span.kind == "removed" else None
    if gone is not None:
        yield {"before": gone, "after": None}


def _words(texts: Iterable[str | None]) -> int:
    return sum(len(text.split()) for text in texts if text is not None)
