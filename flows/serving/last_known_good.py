"""The last known good configuration: a service uses it while the configuration file has a mistake.

``dateline serve`` keeps a copy of each configuration that it has begun to serve, and its worker reads that copy: a change
takes effect once it was checked. A run of one source by itself reads the file, so that a change takes effect at once; if
the file has a mistake, that run reads the copy.
"""

from __future__ import annotations

import logging
from pathlib import Path

from tasks.config import Config, load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import Settings

log = logging.getLogger(__name__)


def copy_path(home: Home) -> Path:
    """The path of the copy."""
    return home.root / "accepted.toml"


def read(settings: Settings) -> tuple[Config, bytes]:
    """The configuration, as a service needs it, and its text.

    Raises:
        ConfigError: with file, key and remedy: it has a mistake, or it has public hosts but no contact.
    """
    try:
        text = settings.config.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", key=str(settings.config)) from error
    config = load_config(settings.config)
    config.require_contact(config.select(()))
    return config, text


def log_warnings(config: Config) -> None:
    """Log what is valid but hardly meant."""
    for warning in config.warnings:
        log.warning("the configuration is valid but odd", extra={"why": warning})


def remember(settings: Settings, text: bytes) -> None:
    """Keep a copy of the configuration that is served from now on."""
    new = copy_path(settings.home).with_suffix(".new")
    new.write_bytes(text)
    new.replace(copy_path(settings.home))


def effective_config(settings: Settings) -> Path:
    """The configuration file, or the copy if the file has a mistake and there is a copy.

    Raises:
        ConfigError: the file has a mistake and there is no copy.
    """
    try:
        load_config(settings.config)
    except (ConfigError, OSError) as error:
        if not copy_path(settings.home).exists():
            raise
        log.error("the configuration has a mistake: this run uses the last one that had none", extra={"error": error})
        return copy_path(settings.home)
    return settings.config
