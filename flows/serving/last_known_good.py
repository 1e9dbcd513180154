"""The last configuration that was right: what a service goes on with while somebody repairs the file.

``dateline serve`` keeps a copy of each configuration that it has begun to serve. A scheduled run reads the file itself,
so that a change holds at once; where the file has a mistake, it reads the copy.
"""

from __future__ import annotations

import logging
from pathlib import Path

from flows.settings import Settings
from tasks.config import Config, load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError

log = logging.getLogger(__name__)


def accepted(home: Home) -> Path:
    """Where the copy lies."""
    return home.root / "accepted.toml"


def read(where: Settings) -> tuple[Config, bytes]:
    """The configuration as a service takes it, and its text.

    Raises ConfigError with file, key and remedy where it has a mistake, or names public hosts and no contact.
    """
    try:
        text = where.config.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", key=str(where.config)) from error
    config = load_config(where.config)
    config.require_contact(config.select(()))
    return config, text


def accept(where: Settings, text: bytes) -> None:
    """Keep a copy of what is served from now on."""
    new = accepted(where.home).with_suffix(".new")
    new.write_bytes(text)
    new.replace(accepted(where.home))


def config_to_run_by(where: Settings) -> Path:
    """The file itself, or the copy where it has a mistake and a service has accepted one before.

    Raises ConfigError where there is no copy.
    """
    try:
        load_config(where.config)
    except (ConfigError, OSError) as error:
        if not accepted(where.home).exists():
            raise
        log.error(
            "the configuration has a mistake: this run goes by the last one that had none", extra={"error": error}
        )
        return accepted(where.home)
    return where.config
