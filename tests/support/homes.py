"""Warehouses of new homes: copies of one that was migrated, since a small test would spend most of its time on that."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from tasks.home import Home
from tasks.snapshot import comment_tables
from tasks.warehouse import Warehouse


def migrated(home: Home) -> Warehouse:
    """The warehouse of a home, with all tables; one that is there stays as it is."""
    if not home.has_warehouse:
        home.root.mkdir(parents=True, exist_ok=True)
        home.warehouse.write_bytes(_new_warehouse())
    return Warehouse(home)


@cache
def _new_warehouse() -> bytes:
    """A migrated file with its comments, as a first publishing leaves it."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Warehouse(Home(Path(folder)))
        warehouse.migrate()
        with warehouse.transaction() as connection:
            comment_tables(connection)
        return warehouse.path.read_bytes()
