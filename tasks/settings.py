"""Where an installation keeps its state and its configuration: from options, else the environment, else defaults."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.home import Home, Lake
from tasks.pure.errors import ConfigError

DEFAULT_HOME = Path("data")
OWN_CONFIG = Path("sources.toml")
"""The file that ``dateline init`` writes. One in the home comes before it."""
EXAMPLE_CONFIG = Path("deploy/sources.toml")
"""The examples of a checkout, which are read where there is no other file."""
DEMO_HOME = "demo-data"
DEMO_MARK = ".dateline-demo"
"""The file by which a home is known to be the demo's: nothing else is emptied by the next demo."""
_USUAL_LEASE = 20.0
"""Seconds: three quarters of it may pass without PostgreSQL, and a restart takes two to ten."""
_SHORTEST_LEASE = 6.0  # a request under way needs two seconds to see that its lease is lost
_LONGEST_LEASE = 3600.0


@dataclass(frozen=True, slots=True)
class Settings:
    """The home and the configuration file that a command or flow works with."""

    home: Home
    config: Path


def resolve_settings(
    home: str | os.PathLike[str] | None = None, config: str | os.PathLike[str] | None = None
) -> Settings:
    """Resolve ``--home`` and ``--config`` against ``DATELINE_HOME`` and ``DATELINE_CONFIG``.

    If none names a configuration, it is the ``sources.toml`` of the home, else of the working directory, else the examples
    of a checkout; where there is none of these, it is the one that ``dateline init`` would make.

    ``DATELINE_WAREHOUSE`` may name a DuckLake, and ``DATELINE_WAREHOUSE_FILES`` the place of its Parquet files.
    ``DATELINE_COORDINATION`` may name the PostgreSQL database that keeps leases and locks for several machines; by
    default it is the one with the lake's catalog. ``DATELINE_LEASE_SECONDS``, ``DATELINE_ARCHIVE``,
    ``DATELINE_COMPUTE`` and ``DATELINE_PUBLISH``: see :class:`Home`.

    Raises:
        ConfigError: one of these variables has no value that is understood.
    """
    named = Path(home or os.environ.get("DATELINE_HOME") or DEFAULT_HOME).expanduser()
    root = named.absolute()
    places = (named / OWN_CONFIG, OWN_CONFIG, EXAMPLE_CONFIG)
    usual = next((file for file in places if file.is_file()), OWN_CONFIG)
    path = Path(config or os.environ.get("DATELINE_CONFIG") or usual).expanduser()
    lake = _lake(root)
    shared = Home(
        root,
        lake,
        coordination=_coordination(lake),
        lease_seconds=_lease_seconds(),
        archive_store=_archive_store(),
        compute=_compute(),
        publishes=_publishes(),
    )
    return Settings(shared, path)


def _lake(root: Path) -> Lake | None:
    catalog = os.environ.get("DATELINE_WAREHOUSE", "").strip()
    if not catalog:
        return None
    return lake_of(root, catalog, os.environ.get("DATELINE_WAREHOUSE_FILES"))


def lake_of(root: Path, catalog: str, files: str | None) -> Lake:
    """The DuckLake with this catalog.

    Args:
        root: of the home, which holds the files unless ``files`` names another place.

    Raises:
        ConfigError: it is not the address of a DuckLake.
    """
    if not catalog.startswith(Lake.SCHEME):
        raise ConfigError(
            f"{catalog!r} is not a DuckLake: write ducklake:postgres:dbname=NAME host=HOST, ducklake:sqlite:FILE or "
            "ducklake:FILE, or leave it empty for warehouse.duckdb in the home",
            key="DATELINE_WAREHOUSE",
        )
    return Lake(catalog, files or str(root / "lake"))


def _coordination(lake: Lake | None) -> str | None:
    given = os.environ.get("DATELINE_COORDINATION", "").strip()
    if given == "files":
        return None
    if not given:
        catalog = f"{Lake.SCHEME}postgres:"
        return lake.catalog.removeprefix(catalog) if lake is not None and lake.catalog.startswith(catalog) else None
    if given.startswith(("postgres://", "postgresql://")):
        return given
    if given.startswith("postgres:"):
        return given.removeprefix("postgres:")
    raise ConfigError(
        "write postgres:dbname=NAME host=HOST or postgresql://HOST/NAME, `files` for files of the home (one machine), or "
        "leave it empty: then a lake whose catalog is in PostgreSQL decides",
        key="DATELINE_COORDINATION",
    )


def _archive_store() -> str | None:
    given = os.environ.get("DATELINE_ARCHIVE", "").strip()
    if not given:
        return None
    if re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]*(?:/.*)?", given) or given.startswith("/"):
        return given
    raise ConfigError(
        f"{given!r} is neither s3://BUCKET/PREFIX nor the absolute path of a folder; empty: archive/ in the home",
        key="DATELINE_ARCHIVE",
    )


def _compute() -> str | None:
    given = os.environ.get("DATELINE_COMPUTE", "").strip()
    if not given:
        return None
    if re.fullmatch(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5}", given):
        return given
    raise ConfigError(
        f"{given!r} is not the address of a Dask scheduler: write tcp://HOST:8786, or tls://HOST:8786 with certificates; "
        "empty: parser processes of this machine",
        key="DATELINE_COMPUTE",
    )


def _publishes() -> bool:
    given = os.environ.get("DATELINE_PUBLISH", "").strip()
    if given not in {"", "when-due", "never"}:
        raise ConfigError("write never or when-due, or leave it empty, which means when-due", key="DATELINE_PUBLISH")
    return given != "never"


def _lease_seconds() -> float:
    given = os.environ.get("DATELINE_LEASE_SECONDS", "").strip() or str(_USUAL_LEASE)
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not _SHORTEST_LEASE <= seconds <= _LONGEST_LEASE:
        raise ConfigError(
            f"{given!r} is not a number of seconds from {_SHORTEST_LEASE:g} to {_LONGEST_LEASE:g}",
            key="DATELINE_LEASE_SECONDS",
        )
    return seconds


def utc_now() -> datetime:
    """The clock of flows and commands, which they pass to the stages: now, as aware UTC."""
    return datetime.now(UTC)


def skip_pandas() -> None:
    """Have this process behave as if pandas were not installed. Call it before the first query.

    DuckDB looks for pandas at every statement that has parameters and imports it where it is installed: a second and
    70 MB of each command, for nothing. Code that wants pandas runs in an analyst's own process.
    """
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
