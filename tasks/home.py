"""The folder that holds all state of one installation, and the paths in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Lake:
    """A DuckLake that holds the warehouse in place of the file in the home."""

    SCHEME: ClassVar[str] = "ducklake:"

    catalog: str
    """As DuckDB attaches it: ``ducklake:postgres:dbname=... host=...``, ``ducklake:sqlite:FILE``, ``ducklake:FILE``."""
    files: str
    """Where its Parquet files are: a folder, or an address such as ``s3://bucket/dateline``."""

    @property
    def catalog_file(self) -> Path | None:
        """The file of the catalog; None if it is in PostgreSQL."""
        kind, colon, rest = self.catalog.removeprefix(self.SCHEME).partition(":")
        if kind == "postgres":
            return None
        return Path(rest if colon and kind in ("sqlite", "duckdb") else self.catalog.removeprefix(self.SCHEME))


@dataclass(frozen=True, slots=True)
class Home:
    """``DATELINE_HOME``. Paths only: nothing is created before :meth:`prepare`."""

    root: Path
    lake: Lake | None = None
    coordination: str | None = None
    """How PostgreSQL is connected to, which keeps leases and locks for several machines; None: files of the home do."""
    lease_seconds: float = 20.0
    """After which others take over what a dead worker held in PostgreSQL."""
    archive_store: str | None = None
    """Where sealed segments are kept for several machines: ``s3://bucket/prefix`` or a folder; None: only in the home."""
    compute: str | None = None
    """The scheduler of the Dask cluster that extracts what is reprocessed or backfilled; None: parser processes here do."""
    publishes: bool = True
    """Whether runs publish a snapshot into this home; of several workers, one may do it for all."""

    @property
    def warehouse(self) -> Path:
        """The writer's DuckDB file; nobody else opens it. Absent if the warehouse is a DuckLake."""
        return self.root / "warehouse.duckdb"

    @property
    def has_warehouse(self) -> bool:
        """Whether a warehouse may exist; what a DuckLake contains is known only once it is attached."""
        return self.lake is not None or self.warehouse.exists()

    @property
    def warehouse_lock(self) -> Path:
        """The file whose lock a process holds while it writes to the warehouse.

        For a lake whose catalog is a file it is next to that file, because several homes may write to one lake.
        """
        if self.lake is None:
            return self.root / "warehouse.lock"
        catalog = self.lake.catalog_file
        return self.root / "lake.lock" if catalog is None else catalog.with_name(catalog.name + ".lock")

    @property
    def lake_copy(self) -> Path:
        """A copy of the DuckLake's tables in a file, from which the snapshot is made; kept up from the lake's changes."""
        return self.root / "lake-copy.duckdb"

    @property
    def extensions(self) -> Path:
        """DuckDB's extensions, needed if the warehouse is a DuckLake."""
        return self.root / "extensions"

    @property
    def downloads(self) -> Path:
        """Files that a backfill downloads; each is removed when it was read."""
        return self.root / "downloads"

    @property
    def published(self) -> Path:
        """What analysts mount: the snapshot and the report, nothing else."""
        return self.root / "published"

    @property
    def snapshot(self) -> Path:
        """The DuckDB file that readers open; replaced as a whole by each publication."""
        return self.published / "analyst.duckdb"

    @property
    def archive(self) -> Path:
        """WARC segments: ``<source>/<yyyy>/<mm>/*.warc.gz``. With a store: those that this machine works on."""
        return self.root / "archive"

    @property
    def hosts(self) -> Path:
        """One state file for each host: its lock, its next allowed request, its robots.txt."""
        return self.root / "hosts"

    @property
    def runs(self) -> Path:
        """One lock file for each live run."""
        return self.root / "runs"

    @property
    def logs(self) -> Path:
        """Log files of the commands and of the scheduler."""
        return self.root / "logs"

    @property
    def prefect(self) -> Path:
        """The database and the settings of the Prefect server."""
        return self.root / "prefect"

    def prepare(self) -> None:
        """Create the folders."""
        for folder in (self.published, self.archive, self.hosts, self.runs, self.logs, self.prefect):
            folder.mkdir(parents=True, exist_ok=True)
