"""Write the expected record next to each golden page: ``python -m tests.golden.regenerate [NAME ...]``.

Read the difference before it is committed: what changed is what analysts will see change.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tasks.pure.extract import extract
from tasks.pure.records import Page, SourceRules

HERE = Path(__file__).parent
FETCHED = datetime(2026, 1, 15, 12, tzinfo=UTC)
PAGES = sorted(path for path in HERE.iterdir() if path.suffix in (".html", ".txt"))


def page_of(path: Path) -> Page:
    """A golden page as it would have been fetched."""
    url = f"https://paper.example/news/{path.stem.replace('_', '-')}-4711{'.txt' if path.suffix == '.txt' else ''}"
    kind = "text/plain" if path.suffix == ".txt" else "text/html"
    return Page(path.stem, "golden", url, url, 200, (("content-type", kind),), path.read_bytes(), FETCHED)


def record_of(path: Path) -> dict[str, Any]:
    """The extraction of a golden page as JSON: paragraphs as a list, times in ISO 8601, without evidence."""
    record = asdict(extract(page_of(path), SourceRules("golden")))
    del record["evidence"]
    record["body"] = record["body"].split("\n\n")
    plain: dict[str, Any] = json.loads(json.dumps(record, default=_written))
    return plain


def expected_of(path: Path) -> Path:
    """The file with its expected record."""
    return path.with_name(path.name + ".json")


def _written(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def main() -> None:
    """Write all records, or the named ones."""
    for path in PAGES:
        if not sys.argv[1:] or path.stem in sys.argv[1:]:
            text = json.dumps(record_of(path), ensure_ascii=False, indent=1)
            expected_of(path).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
