"""A warehouse that is a DuckLake, to load into and query."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from tasks.home import Home, Lake
from tasks.warehouse import Warehouse
from tests.support.visits import T0, LoadFixture


def lake_in(folder: Path, kind: str = "sqlite:") -> Lake:
    """A lake with its catalog and files in a folder; the kind ``""`` is a catalog in a DuckDB file."""
    return Lake(f"ducklake:{kind}{folder / 'catalog'}", str(folder / "files"))


def new_lake(folder: Path, kind: str = "sqlite:") -> Lake:
    """A migrated lake without rows: a copy, since making one takes a second."""
    shutil.copytree(_template(kind), folder, dirs_exist_ok=True)
    lake = lake_in(folder, kind)
    # The catalog has the path of the files. This is the one thing that a copy has to change.
    path = f"UPDATE ducklake_metadata SET value = '{folder}/files/' WHERE key = 'data_path'"  # noqa: S608 - a path of ours
    if kind == "sqlite:":
        with closing(sqlite3.connect(folder / "catalog")) as connection, connection:
            connection.execute(path)
    else:
        with duckdb.connect(folder / "catalog") as connection:
            connection.execute(path)
    return lake


@cache
def _template(kind: str) -> Path:
    """The folder of a lake to copy, made once in this process."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-lake-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Warehouse(Home(folder / "home", lake_in(folder / "lake", kind))).migrate(T0)
    return folder / "lake"


@dataclass
class LakeFixture(LoadFixture):
    """A fixture whose warehouse is a DuckLake: tables in Parquet, the catalog as ``kind`` says."""

    kind: str = "sqlite:"

    def home_of(self) -> Home:
        self.root.mkdir(parents=True, exist_ok=True)
        lake = lake_in(self.root, self.kind)
        if not (self.root / "catalog").exists():
            new_lake(self.root, self.kind)
        return Home(self.root, lake)
