"""The errors of fetching an address. ``key`` is the URL or the host.

Each class states whether the error is transient, whether an immediate retry makes sense, and the reason a reject
gets.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from tasks.pure.errors import ConfigError, TerminalError, TransientError
from tasks.pure.records import Reason


class RefusedAddress(TerminalError):
    """The address is neither public nor allowed, or is not an http(s) address."""

    reason: ClassVar[Reason] = "refused-address"


class DisallowedByRobots(TerminalError):
    """robots.txt disallows the address for us."""

    reason: ClassVar[Reason] = "robots"


class ContactMissing(ConfigError):
    """A request to a public host while no contact is configured: an error of the configuration, not of the page."""


class RequestFailed(TransientError):
    """No response, or an incomplete one. ``retried``: whether to retry within the same visit."""

    retried: ClassVar[bool] = False


class Unreachable(RequestFailed):
    """No connection: refused, reset, no route."""

    retried = True


class NameUnknown(RequestFailed):
    """The host's name does not resolve: a second later it will not either."""


class CertificateRefused(RequestFailed):
    """The TLS handshake failed, or the certificate is not valid. It may be renewed by the next run."""


class DeadlinePassed(RequestFailed):
    """The exchange took longer than allowed: a slow name, connection, header or body."""

    retried = True


class ResponseBroken(RequestFailed):
    """The response is not HTTP, or ended too early."""

    retried = True


class RedirectsFailed(RequestFailed):
    """A redirect loop, too many redirects, or a redirect without a usable address."""


class Deferred(TransientError):
    """The request is put off until ``retry_at`` (aware, UTC)."""

    def __init__(self, message: str, *, key: str, retry_at: datetime) -> None:
        super().__init__(message, key=key)
        self.retry_at = retry_at


class Stopped(TransientError):
    """The run was requested to stop."""
