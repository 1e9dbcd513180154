"""What may go wrong when an address is asked. ``key`` is the URL or the host.

Each error says where it is defined whether it may pass, whether asking again at once makes sense, and which reason a
reject gets.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from tasks.pure.errors import ConfigError, TerminalError, TransientError
from tasks.pure.records import Reason


class RefusedAddress(TerminalError):
    """The address is not public and not allowed, or is no http(s) address at all."""

    reason: ClassVar[Reason] = "refused-address"


class DisallowedByRobots(TerminalError):
    """robots.txt forbids the address to us."""

    reason: ClassVar[Reason] = "robots"


class ContactMissing(ConfigError):
    """A public host would be asked, but no contact is configured. A mistake of the configuration, not of the page."""


class AskingFailed(TransientError):
    """No answer, or none that is whole. ``retried``: whether to ask again within the same visit."""

    retried: ClassVar[bool] = False


class Unreachable(AskingFailed):
    """No connection: refused, reset, no route."""

    retried = True


class NameUnknown(AskingFailed):
    """The host's name does not resolve: a second later it will not either."""


class CertificateRefused(AskingFailed):
    """TLS could not be agreed upon, or the certificate is not valid. It may be renewed by the next run."""


class DeadlinePassed(AskingFailed):
    """The exchange was not done within its time: a slow name, connection, header or body."""

    retried = True


class AnswerBroken(AskingFailed):
    """What came is no HTTP, or ended before its end."""

    retried = True


class RedirectsFailed(AskingFailed):
    """A loop, too many hops, or a redirect to nowhere."""


class Postponed(TransientError):
    """Nothing was asked: not before ``retry_at`` (aware, UTC)."""

    def __init__(self, message: str, *, key: str, retry_at: datetime) -> None:
        super().__init__(message, key=key)
        self.retry_at = retry_at


class Stopped(TransientError):
    """The run is told to stop."""
