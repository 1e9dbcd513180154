"""Where an installation keeps its state and what it reads: options before environment before defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.home import Home, Lake
from tasks.pure.errors import ConfigError

DEFAULT_HOME = Path("data")
DEFAULT_CONFIG = Path("deploy/sources.toml")
OWN_CONFIG = Path("sources.toml")
"""What ``dateline init`` writes: read before the default where it is there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the two global options of the command come to."""

    home: Home
    config: Path


def settings(home: str | os.PathLike[str] | None = None, config: str | os.PathLike[str] | None = None) -> Settings:
    """Resolve ``--home`` and ``--config`` against ``DATELINE_HOME`` and ``DATELINE_CONFIG``.

    ``DATELINE_WAREHOUSE`` may name a DuckLake, ``DATELINE_WAREHOUSE_FILES`` where its Parquet files are.

    Raises:
        ConfigError: it names something else.
    """
    root = Path(home or os.environ.get("DATELINE_HOME") or DEFAULT_HOME).expanduser().absolute()
    usual = OWN_CONFIG if OWN_CONFIG.is_file() else DEFAULT_CONFIG
    path = Path(config or os.environ.get("DATELINE_CONFIG") or usual).expanduser()
    return Settings(Home(root, _lake(root)), path)


def _lake(root: Path) -> Lake | None:
    catalog = os.environ.get("DATELINE_WAREHOUSE", "").strip()
    if not catalog:
        return None
    if not catalog.startswith(Lake.SCHEME):
        raise ConfigError(
            f"{catalog!r} names no DuckLake: write ducklake:postgres:dbname=NAME host=HOST, ducklake:sqlite:FILE or "
            "ducklake:FILE, or leave it empty for warehouse.duckdb in the home",
            key="DATELINE_WAREHOUSE",
        )
    return Lake(catalog, os.environ.get("DATELINE_WAREHOUSE_FILES") or str(root / "lake"))


def prepare_prefect(home: Home) -> None:
    """Set what Prefect reads from the environment; before Prefect is imported for the first time.

    Without ``PREFECT_API_URL`` Prefect runs an embedded server of its own: its state lies under the home, and nothing
    of it reaches the terminal, since the run is reported in Dateline's own words.
    """
    defaults = {
        "PREFECT_HOME": str(home.prefect),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        # Two processes that start on one new PREFECT_HOME need 17 s each; the default limit of 20 s is too close.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        # The server's key-value library checks types as it runs, and is compiled anew at each start for that: a second.
        "PY_KEY_VALUE_DISABLE_BEARTYPE": "true",
    }
    if "PREFECT_API_URL" not in os.environ:
        defaults["PREFECT_LOGGING_TO_API_ENABLED"] = "false"
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def utc_now() -> datetime:
    """The clock that flows hand to the rooms."""
    return datetime.now(UTC)
