"""The environment variables that Prefect and its server run with."""

from __future__ import annotations

import logging
import os
import sqlite3

from tasks.home import Home
from tasks.pure.errors import TerminalError


class PrefectHomeDamaged(TerminalError):
    """The folder of Prefect's state has a database that is none."""


def prepare_prefect(home: Home) -> None:
    """Set the environment variables that Prefect reads. Call it before Prefect is first imported.

    Without ``PREFECT_API_URL`` Prefect runs an embedded server: its state is under the home, and none of its messages
    reach the terminal, because the command reports the run itself. Variables that are set already are kept.

    Raises:
        PrefectHomeDamaged: its database cannot be read; Prefect would try for two minutes and end with a traceback.
    """
    _check_database(home)
    silence_lost_events()
    defaults = {
        "PREFECT_HOME": str(home.prefect),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        # Two processes that start on one new PREFECT_HOME need 17 s each; the default limit of 20 s is too close.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        # The server's key-value library checks types as it runs, and is compiled again at each start for that: a second.
        "PY_KEY_VALUE_DISABLE_BEARTYPE": "true",
    }
    if "PREFECT_API_URL" not in os.environ:
        defaults["PREFECT_LOGGING_TO_API_ENABLED"] = "false"
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def silence_lost_events() -> None:
    """Have Prefect not print what becomes of its events where its server is away or slow.

    They are a copy of what the ledger has, and each is printed with all that it has: 2 kB a task, into the service's log.
    """
    for name in ("EventsWorker", "prefect._internal.concurrency", "prefect.events.clients"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _check_database(home: Home) -> None:
    path = home.prefect / "prefect.db"
    if not path.exists():
        return
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=1.0)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError:  # busy, or not readable in this way: Prefect itself will say
        return
    except sqlite3.DatabaseError as error:
        message = f"damaged ({error}): remove {home.prefect}; Prefect makes it again, and no article is in it"
        raise PrefectHomeDamaged(message, key=str(path)) from error
