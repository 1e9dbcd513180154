"""MHTML (RFC 2557): a page with its pictures in one file, as browsers save it. Its page, address and date."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from tasks.pure.errors import TerminalError


@dataclass(frozen=True, slots=True)
class MhtmlPage:
    """The page of an MHTML file."""

    body: bytes
    content_type: str
    url: str
    """As the browser wrote it; empty: it did not."""
    saved_at: datetime | None
    """UTC."""


def read_mhtml(data: bytes, name: str) -> MhtmlPage:
    """The page in an MHTML file: its first HTML part, which ``multipart/related`` begins with.

    Raises:
        TerminalError: there is none. ``name`` is the key.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                charset = part.get_content_charset("")
                content_type = part.get_content_type() + (f"; charset={charset}" if charset else "")
                return MhtmlPage(body, content_type, _address(message, part), _date(message))
    raise TerminalError("holds no HTML page", key=name)


def _address(message: EmailMessage, part: EmailMessage) -> str:
    """Blink's header, else the location of the part (RFC 2557, 4.2), if it is an address of the web."""
    stated = (message.get("Snapshot-Content-Location"), part.get("Content-Location"), message.get("Content-Location"))
    found = ("".join(str(location).split()) for location in stated if location)
    return next((url for url in found if url.startswith(("http://", "https://"))), "")


def _date(message: EmailMessage) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError):
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else found.replace(tzinfo=UTC)
