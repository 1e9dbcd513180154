"""Two small newspapers, as the writer would have loaded them, for tests of the analyst's side.

Times are fixed: the last run starts at ``NOON`` and all is published a little later.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from tasks.home import Home
from tasks.publish import publish
from tasks.statements import json_rows as written
from tests.support.homes import migrated

NOON = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
PUBLISHED = NOON + timedelta(minutes=10)
SEGMENT = "harbour-post/2026/03/one.warc.gz"


def made_home(path: Path, *, now: datetime = PUBLISHED) -> Home:
    """A home with the two newspapers, published."""
    shutil.copytree(_made(now), path, dirs_exist_ok=True)
    return Home(path)


@cache
def _made(now: datetime) -> Path:
    """The same home, made once per process: publishing takes a second."""
    root = Path(tempfile.mkdtemp(prefix="dateline-two-newspapers-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    home = Home(root)
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        fill(connection)
    publish(warehouse, home, run_id="run-3", now=now)
    return root


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows by column name; other columns are null."""
    types = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $table"
    structure = json.dumps([dict(connection.execute(types, {"table": table}).fetchall())])
    query = f"INSERT INTO {table} BY NAME SELECT unnest(from_json($rows, $structure), recursive := true)"
    connection.execute(query, {"rows": written(rows), "structure": structure})


def article(key: str, title: str, body: str, **changes: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The head of an article with one version, and that version."""
    source = changes.pop("source", "harbour-post")
    published_at = changes.pop("published_at", NOON - timedelta(hours=5))
    seen = changes.pop("first_seen_at", (published_at or NOON) + timedelta(hours=1))
    content = {
        "article_id": key,
        "version": 1,
        "valid_from": seen,
        "recorded_at": seen + timedelta(minutes=1),
        "fetch_id": f"fetch-{key}-1",
        "cause": "publisher",
        "title": title,
        "lead": changes.pop("lead", None),
        "body": body,
        "authors": changes.pop("authors", []),
        "word_count": len(body.split()),
        "content_hash": _digest(title, body),
        "published_at": published_at,
        "published_on": changes.pop("published_on", published_at.date() if published_at else None),
        "published_written": changes.pop("published_written", None),
        "extractor": "1",
    }
    head = {
        "article_id": key,
        "source": source,
        "url": f"https://{source}.example/{key}",
        "url_key": f"{source}.example/{key}",
        "section": "news",
        "language": "en",
        "tags": [],
        "published_at": content["published_at"],
        "published_on": content["published_on"],
        "access": "free",
        "first_seen_at": seen,
        "last_seen_at": seen,
        "read_at": seen,
        "version": 1,
        "versions": 1,
        "word_count": content["word_count"],
        "content_hash": content["content_hash"],
        "fetch_id": content["fetch_id"],
        "found_by": "feed",
        "extractor": "1",
    }
    return {**head, **changes}, [content]


def revised(
    pair: tuple[dict[str, Any], list[dict[str, Any]]], *, after: timedelta, **changes: Any
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The article with one more version, ``after`` the time of its last one."""
    head, contents = pair
    number = len(contents) + 1
    content = {**contents[-1], **changes, "version": number, "fetch_id": f"fetch-{head['article_id']}-{number}"}
    content["valid_from"] = contents[-1]["valid_from"] + after
    content["recorded_at"] = content["valid_from"]
    content["word_count"] = len(content["body"].split())
    content["content_hash"] = _digest(content["title"], content["body"])
    same = {name: content[name] for name in ("word_count", "content_hash", "fetch_id", "version")}
    return {**head, **same, "versions": number, **dict.fromkeys(("last_seen_at", "read_at"), content["valid_from"])}, [
        *contents,
        content,
    ]


def load(connection: duckdb.DuckDBPyConnection, *pairs: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    """Articles with their versions, addresses and exchanges."""
    for head, contents in pairs:
        insert(connection, "article_heads", [_digested(head)])
        insert(connection, "article_contents", [_digested(content) for content in contents])
        insert(connection, "fetches", [_fetch(head, content) for content in contents])
        url = {"url_key": head["url_key"], "url": head["url"], "article_id": head["article_id"]}
        insert(connection, "article_urls", [{**url, "how": "fetched", "first_seen_at": head["first_seen_at"]}])


def _digested(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the digest by which the writer finds it, as loading computes it."""
    digest = hashlib.md5(row["article_id"].encode(), usedforsecurity=False).digest()
    return {**row, "id_digest": int.from_bytes(digest[8:], "little") >> 32}


def run(key: str, started_at: datetime, *, kind: str = "ingest", state: str = "completed") -> dict[str, Any]:
    """A run of five minutes."""
    finished_at = None if state == "running" else started_at + timedelta(minutes=5)
    return {
        "run_id": key,
        "kind": kind,
        "state": state,
        "started_at": started_at,
        "finished_at": finished_at,
        "refresh": False,
    }


def run_source(key: str, source: str, started_at: datetime, *, whole: bool = True, **counts: Any) -> dict[str, Any]:
    """A source's part in a run; ``whole``: every document was read."""
    outcomes = ("inserted", "updated", "unchanged", "duplicate", "rejected", "pending")
    given = {name: counts.pop(name, 0) for name in outcomes}
    return {
        "run_id": key,
        "source": source,
        "listed": counts.pop("listed", sum(given.values())),
        "taken_in": sum(given.values()),
        "waiting": 0,
        **given,
        "started_at": started_at,
        "finished_at": started_at + timedelta(minutes=5),
        "discovered_at": started_at if whole else None,
        **counts,
    }


def pending(key: str, source: str, since: datetime, **changes: Any) -> dict[str, Any]:
    """A waiting address."""
    return {
        "url_key": f"{source}.example/{key}",
        "url": f"https://{source}.example/{key}",
        "source": source,
        "found_by": "feed",
        "since": since,
        "attempts": 0,
        "next_attempt_at": since,
        **changes,
    }


def configured(source: str, first_run_at: datetime | None, **changes: Any) -> dict[str, Any]:
    """A source as configured."""
    return {
        "source": source,
        "enabled": True,
        "schedule": "0 * * * *",
        "timezone": "UTC",
        "language": "en",
        "first_run_at": first_run_at,
        "seen_at": NOON,
        **changes,
    }


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Two newspapers, six articles, one of them corrected; every check holds."""
    start = NOON - timedelta(days=3)
    insert(connection, "sources", [configured("harbour-post", start), configured("le-phare", start, language="fr")])
    runs = [run(f"run-{number}", NOON - timedelta(hours=3 - number)) for number in (1, 2, 3)]
    insert(connection, "runs", runs)
    for entry in runs:
        first = entry is runs[0]
        counts = {"inserted": 3, "rejected": 2} if first else {"unchanged": 3, "updated": 1}
        few = {"inserted": 3} if first else {"unchanged": 2, "pending": 1}
        for source, counted in (("harbour-post", counts), ("le-phare", few)):
            part = run_source(entry["run_id"], source, entry["started_at"], **counted)
            insert(connection, "run_sources", [part])
            insert(connection, "outcomes", list(_outcomes(part)))
    loaded = {
        "segment": SEGMENT,
        "source": "harbour-post",
        "loaded_at": NOON,
        "visits": 9,
        "bytes": 1,
        "extractor": "1",
    }
    insert(connection, "segments", [loaded])
    bridge = article(
        "bridge",
        "Harbour bridge closed after storm",
        "The harbour bridge was closed on Friday.\n\nThe harbour master expects it to open on Sunday.",
        lead="The harbour bridge was closed on Friday.",
        authors=["Ada Fischer", "Tom Reed"],
        tags=["Harbour", "Weather"],
        published_written="20 Mar, 2026 07:00",
    )
    load(
        connection,
        revised(
            bridge,
            after=timedelta(hours=3),
            title="Harbour bridge closed until Monday",
            body="The harbour bridge was closed on Friday.\n\nThe harbour master expects it to open on Monday.",
        ),
        article("vote", "Council votes on ferries", "Ferries will sail to the islands twice a day.", section="politics"),
        article("old", "A lighthouse, remembered", "The bridge came later.", published_at=None, published_on=None,
                first_seen_at=NOON - timedelta(days=2)),
        article("tempete", "La tempête ferme le pont", "Le pont du port est fermé. L'Élysée n'a rien dit du pont.",
                source="le-phare", language="fr", authors=["Zoé Martin"], tags=["Météo"]),
        article("minuit", "Juste avant minuit", "Le phare s'éteint.", source="le-phare", language="fr",
                published_at=datetime(2026, 3, 19, 23, 30, tzinfo=UTC), published_on=date(2026, 3, 20)),
        article("zh", "港口大桥", "港口大桥因风暴关闭。大桥将于周一开放。", source="le-phare", language="zh"),
    )  # fmt: skip
    reject = {"source": "harbour-post", "run_id": "run-1", "rejected_at": NOON - timedelta(hours=2), "extractor": "1"}
    for key, reason in (("cookies", "consent"), ("list", "section")):
        address = {"url_key": f"harbour-post.example/{key}", "url": f"https://harbour-post.example/{key}"}
        insert(connection, "rejects", [{**reject, **address, "reason": reason, "detail": f"seen at {key}"}])
    late = pending("late", "le-phare", NOON - timedelta(hours=1), attempts=2, last_error="timed out")
    insert(connection, "pending", [late])


def _outcomes(part: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Outcomes of each kind as many as a run_sources row counts, each with an address."""
    for name in ("inserted", "updated", "unchanged", "duplicate", "rejected", "pending"):
        for number in range(part[name]):
            address = f"{part['source']}.example/{name}-{number}"
            yield {
                "run_id": part["run_id"],
                "source": part["source"],
                "url_key": address,
                "url": f"https://{address}",
                "outcome": name,
                "reason": "thin",
                "article_id": "vote",
                "decided_at": part["started_at"],
            }


def _fetch(head: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "fetch_id": content["fetch_id"],
        "run_id": "run-1",
        "source": head["source"],
        "kind": "page",
        "address": head["url"],
        "url": head["url"],
        "status": 200,
        "requested_at": content["valid_from"],
        "segment": SEGMENT,
    }


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
