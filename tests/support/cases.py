"""Small inputs with the right values: each folder of ``tests/cases`` is one kind of fault.

``expected.json`` has ``kind``, ``input`` (a file in the same folder), ``url`` and ``expect``: a field and its right value, or
``{"contains": [...], "lacks": [...]}``, or ``{"one_of": [...]}``. A page counts as fetched at ``fetched_at``, or else at
2026-03-05T12:00Z, or a day after its publication where that is later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.cli.render import verdict_record
from tasks.archive import ArchiveError, read_warc
from tasks.fetching.robots import from_response
from tasks.pure.addresses import looks_like_article
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.sitemaps import parse_sitemap
from tasks.pure.extract.dates.written import read_written_date
from tasks.pure.extract.page.charset import decode
from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Page, SourceRules

FETCHED_AT = "2026-03-05T12:00:00+00:00"


def faults(folder: Path) -> list[str]:
    """What is not as ``expected.json`` says, one sentence each."""
    case = json.loads((folder / "expected.json").read_text("utf-8"))
    found = _READERS[case["kind"]](folder / case["input"], case)
    return [
        f"{field}: {value!r} is not {wanted!r}"
        for field, wanted in case["expect"].items()
        if not _is_right(value := found.get(field), wanted)
    ]


def _is_right(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and {"contains", "lacks", "one_of"} & wanted.keys():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        return (
            all(part in text for part in wanted.get("contains", ()))
            and not any(part in text for part in wanted.get("lacks", ()))
            and ("one_of" not in wanted or value in wanted["one_of"])
        )
    return bool(value == wanted)


def _page(path: Path, case: dict[str, Any]) -> dict[str, Any]:
    fetched = datetime.fromisoformat(case.get("fetched_at", FETCHED_AT)).astimezone(UTC)
    for stated in filter(None, (case["expect"].get(key) for key in ("published_on", "modified_on"))):
        # no page is read before it was published or changed
        fetched = max(fetched, datetime.fromisoformat(stated).replace(tzinfo=UTC) + timedelta(days=1))
    headers = (("content-type", case.get("content_type", "text/html")),)
    page = Page("", "case", case["url"], case["url"], 200, headers, path.read_bytes(), fetched)
    verdict = article_from(page, SourceRules("case"))
    record = verdict_record(verdict, url=case["url"])
    record.setdefault("rejected", None)
    if record.get("published_at"):
        record["published_at"] = datetime.fromisoformat(record["published_at"]).isoformat()
    modified = verdict.modified if isinstance(verdict, Article) else None
    record["modified_on"] = modified.day.isoformat() if modified and modified.day else None
    return record


def _feed(path: Path, case: dict[str, Any]) -> dict[str, Any]:
    read = parse_feed(path.read_bytes(), case["url"])
    published = [entry.published_at.isoformat() if entry.published_at else None for entry in read.entries]
    return {"published": published, "has_error": bool(read.error), "urls": [entry.url for entry in read.entries]}


def _sitemap(path: Path, case: dict[str, Any]) -> dict[str, Any]:
    read = parse_sitemap(path.read_bytes(), case["url"])
    return {
        "children": [child.url for child in read.children],
        "urls": [entry.url for entry in read.entries],
        "has_error": bool(read.error),
    }


def _robots(path: Path, case: dict[str, Any]) -> dict[str, Any]:
    robots = from_response(200, path.read_bytes(), datetime(2026, 3, 5, tzinfo=UTC), None)
    return {"allows": {url: robots.allows(url) for url in case["ask"]}}


def _dates(path: Path, _: dict[str, Any]) -> dict[str, Any]:
    days = {}
    for language, written in _rows(path):
        moment = read_written_date(written, language=language)
        days[written] = moment.day.isoformat() if moment else None
    return {"days": days}


def _language(path: Path, _: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, stated, text in _rows(path):
        html = f'<html lang="{stated}"><title>x</title><body><article><h1>1</h1><p>{text}</p><p>{text}</p></article></body></html>'
        url = "https://quay-courier.example/2026/03/04/story"
        page = Page("", "case", url, url, 200, (), html.encode(), datetime.fromisoformat(FETCHED_AT))
        verdict = article_from(page, SourceRules("case"))
        found[name] = getattr(verdict, "language", None)
    return {"languages": found}


def _charset(path: Path, case: dict[str, Any]) -> dict[str, Any]:
    return {"text": decode(path.read_bytes(), case["content_type"])}


def _warc(path: Path, _: dict[str, Any]) -> dict[str, Any]:
    bodies: list[str] = []
    error = ""
    try:
        for visit in read_warc(path, "case"):
            page = visit.page
            bodies += [page.body.decode("utf-8", "replace")] if page is not None else []
    except ArchiveError as damage:
        error = str(damage)
    return {"bodies": "\n".join(bodies), "error": error}


def _addresses(_: Path, case: dict[str, Any]) -> dict[str, Any]:
    return {"looks_like_article": {url: looks_like_article(url) for url in case["expect"]["looks_like_article"]}}


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield line.split("\t")


_READERS = {
    "page": _page,
    "feed": _feed,
    "sitemap": _sitemap,
    "robots": _robots,
    "dates": _dates,
    "language": _language,
    "charset": _charset,
    "warc": _warc,
    "addresses": _addresses,
}
