"""A warehouse that is a DuckLake: Parquet files and a catalog (PostgreSQL, SQLite, DuckDB) that machines can share.

The same migrations, merges and checks run on it. Its extensions come as packages pinned to DuckDB's version, so that
nothing is downloaded by the database itself.

Writers take turns. DuckLake detects that two transactions changed the same rows only when the second one commits, and
two that insert the same new key both commit. So one transaction writes at a time: on a PostgreSQL catalog it holds an
advisory lock, which the server releases when its holder is gone; on a catalog in a file, a lock next to that file.
What fails nevertheless (a catalog that was restarted, a change from outside) is tried again as a whole.
"""

from __future__ import annotations

import functools
import importlib.resources
import logging
import os
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb

from tasks.home import Lake
from tasks.pure.errors import ConfigError, TerminalError, TransientError

log = logging.getLogger(__name__)

SCANNERS: Mapping[str, str] = {"postgres": "postgres_scanner", "sqlite": "sqlite_scanner"}
"""The extension that reads a catalog, by the word after ``ducklake:``; DuckDB reads its own files."""
TRIES = 8
"""Of one unit of work. The waits between them add up to a minute: longer than PostgreSQL takes to restart."""
FIRST_WAIT = 0.25
"""Seconds before the second try; doubled each time, and multiplied by a random factor from a half to one and a half."""
POLL = 0.05
"""Seconds between two tries to take the turn: a transaction on a lake takes some 0.1 to 0.5 s."""
HTTP_RETRIES = 6
"""Of one request to an object store. DuckDB waits 0.1 s, then four times as long each time: 34 s before the last try."""

_CONFLICT = re.compile(r"conflict|database is locked|deadlock|could not serialize", re.IGNORECASE)
_UNAVAILABLE = re.compile(
    r"could not connect|connection (?:refused|reset|to server)|server closed the connection|terminating connection|"
    r"no connection to the server|SSL SYSCALL|could not (?:send|receive)|HTTP (?:5\d\d|429)|Could not establish connection|"
    r"the database system is (?:starting up|shutting down)|timed? ?out|bad connection|connection already closed|"
    # A query without a reason after it: the connection is gone, and PostgreSQL's client library has none to give.
    r"administrator command|\": ?$",
    re.IGNORECASE,
)

_MADE_MEANWHILE = re.compile(
    r"duplicate key value violates unique constraint|already exists|database is locked|conflict", re.IGNORECASE
)
"""What attaching a new lake ends with where another process makes it at the same moment; attaching makes it."""

P = ParamSpec("P")
T = TypeVar("T")


class LakeUnreadable(TerminalError):
    """The DuckLake cannot be attached; ``key`` is what DATELINE_WAREHOUSE names."""


class LakeConflict(TransientError):
    """Another transaction changed the same rows first; nothing of this one was committed."""


class LakeUnavailable(TransientError):
    """The catalog or the store of the files did not answer; whether a commit arrived is not known."""


def retry_lake(function: Callable[P, T]) -> Callable[P, T]:
    """Have a unit of work tried again when the lake rejects it or is unavailable for a moment.

    For functions of one transaction that may be repeated after a commit that arrived without an answer.

    Raises:
        LakeConflict, LakeUnavailable: after the last try.
    """

    @functools.wraps(function)
    def repeated(*args: P.args, **kwargs: P.kwargs) -> T:
        wait = FIRST_WAIT
        for _ in range(TRIES - 1):
            try:
                return function(*args, **kwargs)
            except (LakeConflict, LakeUnavailable) as error:
                log.warning("trying again", extra={"what": function.__name__, "error": str(error)[:300]})
                time.sleep(wait * random.uniform(0.5, 1.5))
                wait *= 2
        return function(*args, **kwargs)

    return repeated


def named_lake_error(lake: Lake, error: duckdb.Error) -> TransientError | None:
    """An error of DuckDB as one that may be retried; None if it is not of that kind."""
    text = " ".join(str(error).split())
    if _CONFLICT.search(text):
        return LakeConflict(f"another writer was first: {text[:500]}", key=lake.catalog)
    if _UNAVAILABLE.search(text):
        return LakeUnavailable(f"does not answer: {text[:500]}", key=lake.catalog)
    return None


def open_lake(lake: Lake, extensions: Path, config: Mapping[str, Any], attach: str) -> duckdb.DuckDBPyConnection:
    """A connection of its own to the lake, which is attached as ``lake`` and is the default database.

    Args:
        extensions: the folder that DuckDB loads them from.
        config: of the connection.
        attach: a query with ``$catalog``, ``$files`` and ``$options`` that returns the statements which attach the lake.

    Raises:
        ConfigError: the packages of the extensions are not installed.
        LakeUnavailable: the catalog did not answer.
        LakeUnreadable: the catalog or its files cannot be opened.
    """
    connection = duckdb.connect(":memory:", config={**config, "extension_directory": str(extensions)})
    try:
        for extension in extensions_of(lake):
            load_extension(connection, extension)
        _attach(connection, lake, attach)
    except BaseException:
        connection.close()
        raise
    return connection


def _attach(connection: duckdb.DuckDBPyConnection, lake: Lake, attach: str) -> None:
    """Attach the lake, which makes it if it is new; where another process does so, wait until it is there."""
    wait = FIRST_WAIT
    for _ in range(TRIES - 1):
        try:
            return _attach_once(connection, lake, attach)
        except duckdb.Error as error:
            if not _MADE_MEANWHILE.search(str(error)):
                raise _unattached(lake, error) from error
        with suppress(duckdb.Error):  # attached, but without its schemas
            connection.execute("USE memory")
            connection.execute("DETACH lake")
        time.sleep(wait * random.uniform(0.5, 1.5))
        wait *= 2
    try:
        return _attach_once(connection, lake, attach)
    except duckdb.Error as error:
        raise _unattached(lake, error) from error


def _attach_once(connection: duckdb.DuckDBPyConnection, lake: Lake, attach: str) -> None:
    if lake.files.startswith("s3://"):
        set_up_store(connection)
    given = {"catalog": lake.catalog, "files": lake.files, "options": _options(lake)}
    for (command,) in connection.execute(attach, given).fetchall():
        connection.execute(command)


def _unattached(lake: Lake, error: duckdb.Error) -> TransientError | LakeUnreadable:
    return named_lake_error(lake, error) or LakeUnreadable(f"cannot be attached: {error}", key=lake.catalog)


_SEARCH = "SET search_path = 'lake.main,lake.internal'"
"""As writer/attach_lake: each session has its own."""
_kept: dict[tuple[int, Lake, str], duckdb.DuckDBPyConnection] = {}
"""The connection that this process keeps: attaching takes 0.3 to 0.5 s, a small transaction a tenth of that."""


@contextmanager
def lake_session(
    lake: Lake, extensions: Path, config: Mapping[str, Any], attach: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A session on the lake, with temporary tables of its own; the lake stays attached for the next session.

    A catalog in a DuckDB file is detached at the end, since DuckDB lets one process open a file.

    Raises:
        ConfigError, LakeUnavailable, LakeUnreadable: as :func:`open_lake`.
    """
    key = (os.getpid(), lake, str(sorted(config.items())))
    if kind_of(lake) == "duckdb":
        with _attached_for_a_session(key, lake, extensions, config, attach) as session:
            yield session
        return
    session = _cursor(key, lake, extensions, config, attach)
    try:
        yield session
    except (duckdb.Error, TransientError):
        _kept.pop(key, None)  # it may be broken: the next session connects again
        raise
    finally:
        session.close()


@contextmanager
def _attached_for_a_session(
    key: tuple[int, Lake, str], lake: Lake, extensions: Path, config: Mapping[str, Any], attach: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """What loads the extensions is kept, which takes two thirds of the time; the file of the catalog is not kept open."""
    connection = _kept.pop(key, None)
    if connection is None:
        connection = open_lake(lake, extensions, config, attach)
    else:
        try:
            _attach(connection, lake, attach)
        except BaseException:
            connection.close()
            raise
    try:
        session = connection.cursor()
        try:
            session.execute(_SEARCH)
            yield session
        finally:
            session.close()
        connection.execute("USE memory")
        connection.execute("DETACH lake")
    except BaseException:
        connection.close()
        raise
    _kept.clear()
    _kept[key] = connection


def _cursor(
    key: tuple[int, Lake, str], lake: Lake, extensions: Path, config: Mapping[str, Any], attach: str
) -> duckdb.DuckDBPyConnection:
    kept = _kept.get(key)
    if kept is not None:
        with suppress(duckdb.Error):  # the catalog may have been restarted: then connect again
            session = kept.cursor()
            session.execute(_SEARCH)
            session.execute("SELECT * FROM ducklake_current_snapshot('lake')")
            return session
    _kept.clear()
    _kept[key] = open_lake(lake, extensions, config, attach)
    session = _kept[key].cursor()
    session.execute(_SEARCH)
    return session


@contextmanager
def writers_turn(
    lake: Lake, session: duckdb.DuckDBPyConnection, statements: Mapping[str, str], wait: float
) -> Iterator[Callable[[], None]]:
    """Hold the advisory lock of a PostgreSQL catalog; nothing for another catalog, whose file has a lock beside it.

    Args:
        statements: ``take`` and ``check``, which return whether the lock was taken, and is still held.
        wait: seconds.

    Yields:
        A function to call before a commit: it raises LakeUnavailable if the server has given the lock up.

    Raises:
        TimeoutError: the lock could not be taken in time.
    """
    if kind_of(lake) != "postgres":
        yield lambda: None
        return
    holder = session.cursor()
    try:
        _take(holder, statements["take"], wait)
        yield lambda: _check(lake, holder, statements["check"])
    finally:
        # Closing rolls back too, but where the server is gone it aborts the whole process (DuckDB 1.5.5).
        with suppress(duckdb.Error):
            holder.rollback()
        holder.close()


def _take(holder: duckdb.DuckDBPyConnection, take: str, wait: float) -> None:
    deadline = time.monotonic() + wait
    while True:
        holder.begin()
        if holder.execute(take).fetchone() == (True,):
            return
        holder.rollback()
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(POLL * random.uniform(0.5, 1.5))


def _check(lake: Lake, holder: duckdb.DuckDBPyConnection, check: str) -> None:
    try:
        held = holder.execute(check).fetchone() == (True,)
    except duckdb.Error as error:
        raise LakeUnavailable(f"the writer's lock is lost: {error}", key=lake.catalog) from error
    if not held:
        raise LakeUnavailable("the writer's lock is lost", key=lake.catalog)


def lake_rows(sql: str) -> str:
    """A statement that names rows of articles by ``rowid`` as one that names them by a number made of their keys.

    DuckLake gives a row that is inserted and updated in one transaction the number 1000000000000000001, and the next such
    row the same one (1.5.5). The numbers made here are from 0 to 2^63: two of ten million rows are the same once in 200,000
    such lakes. If DuckDB hashes differently one day, everything is counted again (counts/are_contents_in_place). Digests of
    keys may be missing there: keys are in their places.
    """
    sql = re.sub(r"\bid_digest\b", "article_id", sql)
    sql = re.sub(r"\b(article_heads|heads)\.rowid\b", r"cast(hash(\1.article_id) >> 1 AS BIGINT)", sql)
    return re.sub(
        r"\b(article_contents|contents)\.rowid\b", r"cast(hash(\1.article_id, \1.version) >> 1 AS BIGINT)", sql
    )


@functools.cache
def by_keys(sql: str) -> str:
    """A statement that finds rows by ``rowid`` and by key, in two steps or one, as one that finds them by key alone.

    In DuckLake a ``rowid`` may name several rows (see :func:`lake_rows`), and reading by it skips nothing.
    """
    sql = re.sub(r"\bSEMI JOIN (found\w*) ON \w+\.rowid = \1\.row_id\s+", "", sql)
    sql = re.sub(r"\b(?:\w+\.rowid = given\.row_id|given\.row_id = \w+\.rowid)\s+AND\s+", "", sql)
    return re.sub(r"\b\w+\.rowid AS row_id\b", "cast(NULL AS BIGINT) AS row_id", sql)


def kind_of(lake: Lake) -> str:
    """``postgres``, ``sqlite`` or ``duckdb``."""
    kind = lake.catalog.removeprefix(Lake.SCHEME).partition(":")[0]
    return kind if kind in SCANNERS else "duckdb"


def extensions_of(lake: Lake) -> list[str]:
    """The extensions that a connection to the lake needs, as DuckDB names them."""
    kind = kind_of(lake)
    return [
        "ducklake",
        *([SCANNERS[kind]] if kind in SCANNERS else []),
        *(["httpfs"] if lake.files.startswith("s3://") else []),
    ]


def _options(lake: Lake) -> str:
    """Options of ATTACH besides the path of the files."""
    # All rows in files. DuckLake would keep small inserts in the catalog, in tables that it drops once they are flushed
    # to files: a session of another process that was open by then fails (or aborts) when it looks for them (1.5.5).
    options = ", DATA_INLINING_ROW_LIMIT 0"
    if kind_of(lake) == "sqlite":
        # Readers do not hold up a commit, and a commit waits for another one.
        options += ", META_JOURNAL_MODE 'WAL', META_BUSY_TIMEOUT 30000"
    return options


def set_up_store(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the environment's credentials for an object store, as the AWS tools name them.

    They are parameters, so that no text of a statement has them: logs of queries and messages of errors show those.
    """
    given = {
        "KEY_ID": os.environ.get("AWS_ACCESS_KEY_ID", ""),
        "SECRET": os.environ.get("AWS_SECRET_ACCESS_KEY", ""),
        "SESSION_TOKEN": os.environ.get("AWS_SESSION_TOKEN", ""),
        **store_place(),
    }
    parameters = {name: value for name, value in given.items() if value}
    connection.execute(f"SET http_retries = {HTTP_RETRIES}")
    named = "".join(f", {name} ${name}" for name in parameters)
    connection.execute(f"CREATE OR REPLACE SECRET dateline_files (TYPE s3{named})", parameters)


def store_place() -> dict[str, str]:
    """Where the environment's object store is, as the options of a secret of DuckDB; without keys."""
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION", "")
    place = {"REGION": region} if region else {}
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL", "")
    if endpoint:
        scheme, _, host = endpoint.rstrip("/").rpartition("://")
        place |= {"ENDPOINT": host, "URL_STYLE": "path", "USE_SSL": "false" if scheme == "http" else "true"}
    return place


def load_extension(connection: duckdb.DuckDBPyConnection, extension: str) -> None:
    """Load an extension from its package. Installing it in the home first would copy 35 MB, in 0.35 s.

    Without the package it is loaded from the connection's folder, where an operator may have installed it.

    Raises:
        ConfigError: it is in neither.
    """
    try:
        package = importlib.resources.files(f"duckdb_extension_{extension}")
        path = package.joinpath("extensions", f"v{duckdb.__version__}", f"{extension}.duckdb_extension")
        connection.load_extension(str(path))
    except (ImportError, duckdb.Error):
        try:
            connection.load_extension(extension)
        except duckdb.Error as error:
            name = f"duckdb-extension-{extension.replace('_', '-')}"
            raise ConfigError(
                f"needs the package {name}: pip install 'dateline[lake]'", key="DATELINE_WAREHOUSE"
            ) from error
