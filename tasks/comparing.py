"""The words that changed from a version of an article to the next, found once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tasks.pure.differences import Stretch, differences
from tasks.warehouse import Warehouse, json_rows, statement

__all__ = ["compare_versions"]

BATCH = 40
"""Pairs of one transaction. DuckDB skips texts by a list of up to 50 keys, and reads all of them for a longer one."""


def compare_versions(warehouse: Warehouse) -> int:
    """Compare the bodies of all versions that follow each other and were not compared; return how many pairs.

    A version from an archive that is loaded late comes between two others, which makes two new pairs.

    Raises:
        WarehouseBusy: the warehouse's lock was not had in time; what was compared until then stays.
    """
    with warehouse.transaction() as connection:
        missing = connection.execute(statement("index/uncompared")).fetchall()
    for start in range(0, len(missing), BATCH):
        pairs = [
            {"article_id": article_id, "earlier_version": earlier, "version": version}
            for article_id, earlier, version in missing[start : start + BATCH]
        ]
        with warehouse.transaction() as connection:
            texts = connection.execute(statement("index/bodies"), {"rows": json_rows(pairs)}).fetchall()
            compared = [_compared(*text) for text in texts]
            connection.execute(statement("index/version_differences"), {"rows": json_rows(compared)})
    return len(missing)


def _compared(
    article_id: str, earlier_version: int, version: int, before: str, after: str, is_lead_changed: bool
) -> dict[str, Any]:
    changes = list(_changes(differences(before, after)))
    old, new = before.split("\n\n"), after.split("\n\n")
    return {
        "article_id": article_id,
        "earlier_version": earlier_version,
        "version": version,
        "words_removed": _words(change["before"] for change in changes),
        "words_added": _words(change["after"] for change in changes),
        "changes": changes,
        "is_lead_changed": is_lead_changed,
        "paragraphs_removed": [paragraph for paragraph in old if paragraph not in new],
        "paragraphs_added": [paragraph for paragraph in new if paragraph not in old],
    }


def _changes(stretches: Sequence[Stretch]) -> Iterator[dict[str, str | None]]:
    """What went with what came in its place."""
    gone: str | None = None
    for stretch in stretches:
        if stretch.kind == "added":
            yield {"before": gone, "after": stretch.text.strip()}
            gone = None
            continue
        if gone is not None:
            yield {"before": gone, "after": None}
        gone = stretch.text.strip() if stretch.kind == "removed" else None
    if gone is not None:
        yield {"before": gone, "after": None}


def _words(texts: Iterable[str | None]) -> int:
    return sum(len(text.split()) for text in texts if text is not None)
