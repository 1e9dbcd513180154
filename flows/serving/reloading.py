"""A changed configuration: noticed by itself or told by SIGHUP, taken over if it is right, refused loudly if not."""

from __future__ import annotations

import hashlib
import logging

from flows.alarms import tell
from flows.serving import last_known_good as accepted
from flows.settings import Settings, utc_now
from tasks.config import Config
from tasks.pure.errors import ConfigError

log = logging.getLogger(__name__)

RESOURCE = "dateline.configuration"


class Watched:
    """The configuration file of a service, which begins with the one that it was started with."""

    def __init__(self, where: Settings, text: bytes) -> None:
        """``text``: of the configuration that is served; the file may have changed since it was read."""
        self.where = where
        self._seen = hashlib.sha256(text).digest()
        self._refused = False
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
            self._tell("refused", str(error))
            return None
        accepted.accept(self.where, text)
        log.warning("the configuration is read anew", extra={"config": str(self.where.config)})
        if self._refused:
            self._refused = False
            self._tell("accepted", "the mistake is corrected")
        return config

    def _digest(self) -> bytes:
        try:
            return hashlib.sha256(self.where.config.read_bytes()).digest()
        except OSError:  # between an editor's removal and its rename, or gone: the next look says so
            return b""

    def _tell(self, what: str, why: str) -> None:
        payload = {"kind": what, "why": why, "since": utc_now().isoformat(), "until": None}
        tell(f"{RESOURCE}.{what}", RESOURCE, str(self.where.config), payload)
