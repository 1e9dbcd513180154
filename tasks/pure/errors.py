"""The exception tree of Dateline: the base classes of all its errors.

Each error carries the key of its subject (a URL, a source, a file), and its class states whether it is transient
(it may pass, and is retried with back-off) or terminal (it is recorded and not retried).
"""

from __future__ import annotations

import errno
from typing import Any, ClassVar


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose.

    ``key`` names the subject: a URL, a source, a file or a configuration key.
    """

    transient: ClassVar[bool] = False

    def __init__(self, message: str, *, key: str) -> None:
        super().__init__(message)
        self.message = message
        self.key = key

    def __str__(self) -> str:
        return f"{self.key}: {self.message}"

    def __reduce__(self) -> tuple[Any, ...]:
        """As it is, whatever its constructor takes: parser processes send errors to the one that asked them."""
        return _as_it_was, (type(self), self.args, self.__dict__)


class TransientError(DatelineError):
    """May pass: retried with back-off and jitter, then left pending."""

    transient = True


class TerminalError(DatelineError):
    """Will not pass by itself: recorded with its reason, not retried."""


class ConfigError(TerminalError):
    """The configuration is wrong. ``key`` is ``file: key``; the message says what would be right."""


def _as_it_was(kind: type[DatelineError], arguments: tuple[Any, ...], fields: dict[str, Any]) -> DatelineError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(fields)
    return error


_REMEDIES = {
    errno.ENOSPC: "make room and run this again; what was received is in the archive",
    errno.EDQUOT: "make room and run this again; what was received is in the archive",
    errno.EROFS: "the disk is mounted read-only",
    errno.EMFILE: "raise the limit of open files (ulimit -n)",
    errno.EACCES: "give this user the right, or choose another home with --home",
}


def machine_error(error: OSError) -> str:
    """An error of the disk or the machine on one line, with what to do where it is known."""
    remedy = _REMEDIES.get(error.errno or 0)
    named = f"{error.filename or 'the system'}: {error.strerror or error}"
    return f"{named}: {remedy}" if remedy else named
