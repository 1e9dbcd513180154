"""A warehouse that is a DuckLake: Parquet files and a catalog (PostgreSQL, SQLite, DuckDB) that machines can share.

The same migrations, merges and checks run on it. Its extensions come as packages pinned to DuckDB's version, so that
nothing is downloaded by the database itself.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from tasks.home import Lake
from tasks.pure.errors import ConfigError, TerminalError

SCANNERS: Mapping[str, str] = {"postgres": "postgres_scanner", "sqlite": "sqlite_scanner"}
"""The extension that reads a catalog, by the word after ``ducklake:``; DuckDB reads its own files."""


class LakeUnreadable(TerminalError):
    """The DuckLake cannot be attached; ``key`` is what DATELINE_WAREHOUSE names."""


def open_lake(lake: Lake, extensions: Path, config: Mapping[str, Any], attach: str) -> duckdb.DuckDBPyConnection:
    """A connection that writes to the lake.

    Args:
        extensions: the folder that DuckDB loads them from.
        config: of the connection.
        attach: a query with ``$catalog`` and ``$files`` that returns the statements which attach the lake.

    Raises:
        ConfigError: the packages of the extensions are not installed.
        LakeUnreadable: the catalog or its files cannot be opened.
    """
    connection = duckdb.connect(":memory:", config={**config, "extension_directory": str(extensions)})
    try:
        for extension in _extensions(lake):
            _load(connection, extension)
        _name_store(connection, lake)
        for (command,) in connection.execute(attach, {"catalog": lake.catalog, "files": lake.files}).fetchall():
            connection.execute(command)
    except duckdb.Error as error:
        connection.close()
        raise LakeUnreadable(f"cannot be attached: {error}", key=lake.catalog) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _extensions(lake: Lake) -> list[str]:
    kind = lake.catalog.removeprefix(Lake.SCHEME).partition(":")[0]
    store = ["httpfs"] if lake.files.startswith("s3://") else []
    return ["ducklake", *([SCANNERS[kind]] if kind in SCANNERS else []), *store]


def _name_store(connection: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """Give DuckDB the environment's credentials for files on S3. They are variables: errors print statements."""
    if not lake.files.startswith("s3://"):
        return
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL", "")
    scheme, _, host = endpoint.rstrip("/").rpartition("://")
    given = {
        "key_id": os.environ.get("AWS_ACCESS_KEY_ID"),
        "secret": os.environ.get("AWS_SECRET_ACCESS_KEY"),
        "session_token": os.environ.get("AWS_SESSION_TOKEN"),
        "region": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"),
        "endpoint": host or None,
        "url_style": "path" if host else None,
        "use_ssl": "false" if scheme == "http" else None,
    }
    options = ["TYPE s3"]
    for name, value in given.items():
        if value:
            connection.execute(f"SET VARIABLE store_{name} = $1", [value])
            options.append(f"{name} getvariable('store_{name}')")
    connection.execute(f"CREATE OR REPLACE SECRET dateline_files ({', '.join(options)})")
    connection.execute("SET http_retries = 6")  # after 0.1 s, then four times as long each time: 34 s in all


def _load(connection: duckdb.DuckDBPyConnection, extension: str) -> None:
    try:
        connection.load_extension(extension)
    except duckdb.Error:  # not in the folder yet
        try:
            importlib.import_module("duckdb_extensions").import_extension(extension, con=connection)
        except ImportError as error:
            name = f"duckdb-extension-{extension.replace('_', '-')}"
            raise ConfigError(
                f"needs the packages duckdb-extensions and {name}: pip install 'dateline[lake]'",
                key="DATELINE_WAREHOUSE",
            ) from error
        connection.load_extension(extension)
