"""The folder that holds all state of one installation, and where each thing lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """``DATELINE_HOME``. Paths only: nothing is made before :meth:`prepare`."""

    root: Path

    @property
    def warehouse(self) -> Path:
        """The writer's DuckDB file; nobody else opens it."""
        return self.root / "warehouse.duckdb"

    @property
    def warehouse_lock(self) -> Path:
        return self.root / "warehouse.lock"

    @property
    def published(self) -> Path:
        """What analysts mount: the snapshot and the report, nothing else."""
        return self.root / "published"

    @property
    def snapshot(self) -> Path:
        return self.published / "analyst.duckdb"

    @property
    def archive(self) -> Path:
        """WARC segments: ``<source>/<yyyy>/<mm>/*.warc.gz``."""
        return self.root / "archive"

    @property
    def hosts(self) -> Path:
        """One state file a host: its lock, its next allowed request, its robots.txt."""
        return self.root / "hosts"

    @property
    def runs(self) -> Path:
        """One lock file a live run."""
        return self.root / "runs"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def prefect(self) -> Path:
        return self.root / "prefect"

    def prepare(self) -> None:
        """Make the folders."""
        for folder in (self.published, self.archive, self.hosts, self.runs, self.logs, self.prefect):
            folder.mkdir(parents=True, exist_ok=True)
