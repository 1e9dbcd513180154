"""Forgetting: removes one article from everything that Dateline stores, records it, and bars its addresses.

First the warehouse, in one transaction, which also bars the addresses; then the archive; then the warehouse file is
rewritten, as freed blocks keep their text, and a snapshot would copy them. The caller publishes. An interrupted
forgetting is completed by repeating it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from tasks import archive
from tasks.home import Home
from tasks.pure.addresses import key_of
from tasks.pure.errors import TerminalError
from tasks.statements import json_list, json_rows, statement
from tasks.upkeep import compaction
from tasks.upkeep.maintenance_lock import exclusive_upkeep
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

OF_ARTICLE = (
    "merges/forgotten_search_postings",
    "merges/forgotten_search_documents",
    "merges/forgotten_story_articles",
    "merges/forgotten_version_differences",
    "merges/forgotten_publishing_failures",
    "merges/forgotten_article_heads",
    "merges/forgotten_article_contents",
    "merges/forgotten_article_urls",
    "merges/forgotten_article_links",
)
OF_ADDRESS = ("merges/forgotten_pending", "merges/forgotten_rejects", "merges/forgotten_addresses")
"""The statement for each table; postings before the documents that name them."""


class ArchiveIncomplete(TerminalError):
    """Part of the archive could not be read, so the article may still be in it. ``key`` is the address."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed."""

    addresses: tuple[str, ...]
    articles: int
    records: int
    """In the archive, by this call."""


def forget(warehouse: Warehouse, home: Home, url: str, now: datetime) -> Forgotten:
    """Remove the article at ``url``, and all addresses that lead to it, from warehouse and archive.

    An unknown address is barred too.

    Raises:
        UpkeepBusy: maintenance, a backup or another forgetting is running.
        ArchiveIncomplete: everything else has been done.
    """
    with exclusive_upkeep(home):
        key = key_of(url)
        with warehouse.transaction() as connection:
            found = connection.execute(statement("writer/addresses_to_forget"), {"key": key}).fetchall()
            by_key = {key: (url, None), **{known: (address, article) for known, address, article in found}}
            articles = {article for _, article in by_key.values() if article is not None}
            if articles:
                by_key[key] = (by_key[key][0], min(articles))
            given = {"keys": json_list(by_key), "articles": json_list(articles)}
            urls = json_list({address for address, _ in by_key.values()})
            segments = connection.execute(statement("writer/segments_of_addresses"), {**given, "urls": urls}).fetchall()
            barred = [
                {"url_key": known, "url": address, "article_id": article, "forgotten_at": now}
                for known, (address, article) in by_key.items()
            ]
            connection.execute(statement("merges/forgotten"), {"rows": json_rows(barred)})
            for statements, name in ((OF_ARTICLE, "articles"), (OF_ADDRESS, "keys")):
                for removal in statements:
                    connection.execute(statement(removal), {name: given[name]})
            loaded = {name for (name,) in connection.execute(statement("writer/segments_kept_names")).fetchall()}
        try:
            records = _erase(home, {name for (name,) in segments}, loaded, set(by_key), url, now)
        finally:
            compaction.purge(warehouse)
    log.warning("forgotten on request", extra={"url": url, "addresses": len(by_key), "records": records})
    return Forgotten(tuple(sorted(address for address, _ in by_key.values())), len(articles), records)


def addresses_of(warehouse: Warehouse, url: str) -> tuple[str, ...]:
    """The addresses that would be taken out with ``url``; empty: nothing is there of it."""
    key = key_of(url)
    with warehouse.transaction() as connection:
        found = connection.execute(statement("writer/addresses_to_forget"), {"key": key}).fetchall()
        met = connection.execute(statement("writer/addresses_without_article"), {"key": key}).fetchall()
    return tuple(sorted({address for _, address, _ in found} | {address for (address,) in met}))


def _erase(home: Home, named: set[str], loaded: set[str], keys: set[str], url: str, now: datetime) -> int:
    """Erase in the named segments, and in those that are sealed and not loaded yet."""
    records, unread = 0, []
    segments = archive.archive_of(home)
    for name in segments.names():
        if name in named or name not in loaded:
            try:
                erased = archive.erase(segments.path(name), lambda address: key_of(address) in keys, now)
            except archive.ArchiveError as error:
                unread.append(str(error))
                continue
            if erased:
                segments.replace(name)
            segments.drop(name)
            records += erased
    if unread:
        raise ArchiveIncomplete(f"removed, except from what cannot be read: {'; '.join(unread)}", key=url)
    return records
