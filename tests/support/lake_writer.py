"""A process that loads segments into a lake, for tests with several of them: ``python -m tests.support.lake_writer``."""

from __future__ import annotations

import sys
from pathlib import Path

from tasks.home import Home, Lake
from tasks.load import load_visits
from tasks.pure.records import SourceRules
from tasks.warehouse import Warehouse
from tests.support.visits import address, article, at, visit


def load_segments(home: Home, name: str, hours: range) -> None:
    """Load a segment for each hour: a page of this writer's own, and a new version of one that all writers have."""
    warehouse = Warehouse(home)
    for hour in hours:
        loaded = [
            visit(address(f"{name}-{hour}"), at(hour), article(f"{name}{hour}")),
            visit(address("shared"), at(hour), article(f"shared{hour}")),
        ]
        load_visits(
            warehouse,
            segment=f"{name}-{hour}.warc.gz",
            bytes=1000,
            source="paper",
            run_id=None,
            loaded=loaded,
            now=at(hour),
            rules=SourceRules("paper"),
        )


if __name__ == "__main__":
    root, catalog, files, name, first, last, step = sys.argv[1:]
    load_segments(Home(Path(root), Lake(catalog, files)), name, range(int(first), int(last), int(step)))
