"""Reloads a changed configuration, found by polling or on SIGHUP; one with a mistake is refused with an alarm."""

from __future__ import annotations

import hashlib
import logging

from flows.serving import last_known_good
from tasks import alarms
from tasks.config import Config
from tasks.pure.errors import ConfigError
from tasks.settings import Settings, utc_now
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


class WatchedConfig:
    """The configuration file of a service, watched for changes since the service started."""

    def __init__(self, settings: Settings, text: bytes) -> None:
        """``text`` is the configuration that is served; the file may have changed since it was read."""
        self.settings = settings
        self._seen = hashlib.sha256(text).digest()
        self._refused = False
        self.has_noted = False
        """Whether an alarm was raised or has ended since the last check of health."""
        last_known_good.remember(settings, text)

    def poll(self, *, forced: bool = False) -> Config | None:
        """The configuration, if it has changed and has no mistake. A mistake is reported once, and again if forced.

        Args:
            forced: whether to read it even if it has not changed, because an operator wants that.
        """
        digest = self._digest()
        if digest == self._seen and not forced:
            return None
        self._seen = digest
        try:
            config, text = last_known_good.read(self.settings)
        except ConfigError as error:
            log.error("the changed configuration is refused, the old one stays in use", extra={"error": error})
            self._refused = True
            self._note(str(error))
            return None
        last_known_good.remember(self.settings, text)
        log.warning("the configuration was reloaded", extra={"config": str(self.settings.config)})
        last_known_good.log_warnings(config)
        if self._refused:
            self._refused = False
            self._note("")
        return config

    def _digest(self) -> bytes:
        try:
            return hashlib.sha256(self.settings.config.read_bytes()).digest()
        except OSError:  # between an editor's removal and its rename, or removed: the next poll reports it
            return b""

    def _note(self, why: str) -> None:
        """Raise the alarm of a refused configuration, or end it; the next check of health sends it."""
        warehouse = Warehouse(self.settings.home)
        warehouse.migrate()
        alarms.note(warehouse, "configuration", "refused", why, utc_now())
        self.has_noted = True
