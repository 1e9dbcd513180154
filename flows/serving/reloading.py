"""A changed configuration: noticed by itself or told by SIGHUP, taken over if it is right, refused loudly if not."""

from __future__ import annotations

import hashlib
import logging

from flows.serving import last_known_good as accepted
from flows.settings import Settings, utc_now
from tasks import alarms
from tasks.config import Config
from tasks.pure.errors import ConfigError
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


class Watched:
    """The configuration file of a service, which begins with the one that it was started with."""

    def __init__(self, where: Settings, text: bytes) -> None:
        """``text``: of the configuration that is served; the file may have changed since it was read."""
        self.where = where
        self._seen = hashlib.sha256(text).digest()
        self._refused = False
        self.has_noted = False
        """Whether an alarm was raised or ended that nobody has looked at yet."""
        accepted.accept(where, text)

    def look(self, *, told: bool = False) -> Config | None:
        """The configuration, if it has changed and is right. A mistake is told once, and again when asked for.

        Args:
            told: an operator wants it read, changed or not.
        """
        digest = self._digest()
        if digest == self._seen and not told:
            return None
        self._seen = digest
        try:
            config, text = accepted.read(self.where)
        except ConfigError as error:
            log.error("the changed configuration is refused, the old one goes on", extra={"error": error})
            self._refused = True
            self._note(str(error))
            return None
        accepted.accept(self.where, text)
        log.warning("the configuration is read anew", extra={"config": str(self.where.config)})
        if self._refused:
            self._refused = False
            self._note("")
        return config

    def _digest(self) -> bytes:
        try:
            return hashlib.sha256(self.where.config.read_bytes()).digest()
        except OSError:  # between an editor's removal and its rename, or gone: the next look says so
            return b""

    def _note(self, why: str) -> None:
        """Raise the alarm of a refused configuration, or end it; the next look at health sends it."""
        warehouse = Warehouse(self.where.home)
        warehouse.migrate()
        alarms.note(warehouse, "configuration", "refused", why, utc_now())
        self.has_noted = True
