"""The configuration that a person writes: ``sources.toml``, read and checked; errors name file, key and remedy.

Every key with its default is described in ``docs/configuration.md``; a test compares both.
"""

from __future__ import annotations

from tasks.config.alarming import AlarmSettings
from tasks.config.loading import DEFAULT_PUBLISH_INTERVAL, Config, load_config
from tasks.config.models import SelectorKeys, Source
from tasks.config.words import DEFAULTS_ONLY

__all__ = [
    "DEFAULTS_ONLY",
    "DEFAULT_PUBLISH_INTERVAL",
    "AlarmSettings",
    "Config",
    "SelectorKeys",
    "Source",
    "load_config",
]
