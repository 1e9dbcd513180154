"""Where an installation keeps its state and its configuration: from options, else the environment, else defaults."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.home import Home, Lake
from tasks.pure.errors import ConfigError

DEFAULT_HOME = Path("data")
DEFAULT_CONFIG = Path("deploy/sources.toml")
OWN_CONFIG = Path("sources.toml")
"""The file that ``dateline init`` writes; if it exists, it is read instead of the default."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The home and the configuration file that a command or flow works with."""

    home: Home
    config: Path


def resolve_settings(
    home: str | os.PathLike[str] | None = None, config: str | os.PathLike[str] | None = None
) -> Settings:
    """Resolve ``--home`` and ``--config`` against ``DATELINE_HOME`` and ``DATELINE_CONFIG``.

    ``DATELINE_WAREHOUSE`` may name a DuckLake, and ``DATELINE_WAREHOUSE_FILES`` the place of its Parquet files.

    Raises:
        ConfigError: ``DATELINE_WAREHOUSE`` is not the address of a DuckLake.
    """
    root = Path(home or os.environ.get("DATELINE_HOME") or DEFAULT_HOME).expanduser().absolute()
    usual = OWN_CONFIG if OWN_CONFIG.is_file() else DEFAULT_CONFIG
    path = Path(config or os.environ.get("DATELINE_CONFIG") or usual).expanduser()
    return Settings(Home(root, _lake(root)), path)


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


def utc_now() -> datetime:
    """The clock of flows and commands, which they pass to the stages: now, as aware UTC."""
    return datetime.now(UTC)


def skip_pandas() -> None:
    """Have this process behave as if pandas were not installed. Call it before the first query.

    DuckDB looks for pandas at every statement that has parameters and imports it where it is installed: a second and
    70 MB of each command, for nothing. Code that wants pandas runs in an analyst's own process.
    """
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
