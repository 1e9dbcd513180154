"""robots.txt (RFC 9309): cached at most a day, shared by all processes of a home; a run fetches it once again.

| response | meaning |
| --- | --- |
| 2xx | its rules, the first 500 KiB of them |
| 304, to a conditional request | the rules that are known |
| 4xx but 429, or more than five redirects | there is none: all is allowed |
| 5xx, 429, no response | wait: nothing else is requested from the host until it is available |
"""

from __future__ import annotations

import codecs
import json
import os
import re
import threading
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

from tasks.coordination.files import file_name
from tasks.pure.exchanges import FetchPolicy, Validators
from tasks.pure.robots_groups import own_group

TOKEN = "dateline"  # noqa: S105  # the product token that robots.txt names us by
MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: a parser must take at least 500 KiB; we take no more."""
MAX_REDIRECTS = 5
"""RFC 9309, 2.3.1.2."""
MAX_DELAY = 300.0
"""Seconds; a longer Crawl-delay counts as this one. RFC 9309 has no Crawl-delay, and what states hours or years would
mean that nothing is read at all: some 288 requests a day are few for any site."""
_KEPT = timedelta(hours=24)  # RFC 9309, 2.4
_FIRST_WAIT = timedelta(minutes=2)  # until an unavailable robots.txt is fetched again: a short outage is over by then
_LONGEST_WAIT = timedelta(minutes=10)  # after some failures in a row; twice as long each time
_LAST_YEAR = 3000
NO_VALIDATORS = Validators()
_CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Robots:
    """The robots.txt of one origin: what it says, or until when it counts as unavailable."""

    requested_at: datetime
    text: str = ""
    wait_until: datetime | None = None
    """Set: robots.txt is unavailable, and no request may be sent before this time."""
    validators: Validators = NO_VALIDATORS
    """Of the text, where the origin itself answered with it; empty: the next request is unconditional."""
    why: str = ""
    """What makes it unavailable, for a person."""
    _rules: dict[str, Protego] = field(init=False, repr=False, compare=False, default_factory=dict)

    def allows(self, url: str, token: str = TOKEN) -> bool:
        """Whether a URL may be requested now by the product that ``token`` names."""
        return self.wait_until is None and bool(self._rules_for(token).can_fetch(url, token))

    def delay(self, token: str = TOKEN) -> float:
        """Its Crawl-delay for us in seconds, at most MAX_DELAY; 0 if it states none."""
        return max(0.0, min(MAX_DELAY, float(self._rules_for(token).crawl_delay(token) or 0.0)))

    def _rules_for(self, token: str) -> Protego:
        rules = self._rules.get(token)
        if rules is None:
            rules = self._rules[token] = Protego.parse(own_group(self.text, token))
        return rules

    def revalidated(self, requested_at: datetime) -> Robots:
        """The same rules after a response 304; they are not parsed again."""
        same = copy(self)
        object.__setattr__(same, "requested_at", requested_at)
        return same

    def after(self, before: Robots | None) -> Robots:
        """The same, but an unavailable one that follows another is waited for twice as long, ten minutes at most."""
        if self.wait_until is None or before is None or before.wait_until is None:
            return self
        longer = self.requested_at + min(2 * (before.wait_until - before.requested_at), _LONGEST_WAIT)
        return self if longer <= self.wait_until else replace(self, wait_until=longer)

    def is_current(self, now: datetime) -> bool:
        """Whether it is less than a day old. One from the future is not current: the clock has been set back."""
        if self.requested_at > now + _CLOCKS_DIFFER:
            return False
        return now < (self.wait_until or self.requested_at + _KEPT)


def from_response(
    status: int,
    body: bytes,
    requested_at: datetime,
    retry_after: float | None,
    validators: Validators = NO_VALIDATORS,
) -> Robots:
    """What a response other than a redirect or a 304 means."""
    if 200 <= status < 300:
        return Robots(requested_at, _text(body), validators=validators)
    if status >= 500 or status == 429:
        return unavailable(requested_at, retry_after, f"status {status}")
    return Robots(requested_at)


def _text(body: bytes) -> str:
    """UTF-8 (RFC 9309, 2.3), or UTF-16 where a byte order mark says so, as some editors write it."""
    is_utf16 = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if is_utf16 else "utf-8-sig", "replace")


def unavailable(requested_at: datetime, retry_after: float | None = None, why: str = "") -> Robots:
    """An unavailable robots.txt: wait two minutes, or as long as the host requires, at most a day."""
    wait = max(_FIRST_WAIT, min(timedelta(seconds=retry_after or 0.0), _KEPT))
    return Robots(requested_at, wait_until=requested_at + wait, why=why)


def product_token(policy: FetchPolicy) -> str:
    """The name by which robots.txt may address us (RFC 9309, 2.2.1): the product of the User-Agent, in lower case."""
    found = re.match(r"[A-Za-z_-]+", policy.user_agent)
    return found[0].lower() if found else TOKEN


def origin_of(url: str) -> str:
    """``scheme://host[:port]`` as the URL spells it, without user and password: what a robots.txt is for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


class RobotsCache:
    """The robots.txt of each origin, in a file next to the host files that is replaced whole. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, tuple[tuple[int, int], Robots]] = {}

    def get(self, origin: str, now: datetime) -> Robots | None:
        """The current robots.txt of ``origin``; None: it has to be fetched."""
        known = self.last(origin)
        return known if known is not None and known.is_current(now) else None

    def last(self, origin: str) -> Robots | None:
        """The robots.txt of ``origin`` that was fetched last, however old."""
        path = self._path(origin)
        try:
            stat = path.stat()
        except FileNotFoundError:
            return None
        stamp = (stat.st_mtime_ns, stat.st_ino)
        known = self._read.get(origin)
        if known is None or known[0] != stamp:
            robots = _load(path)
            if robots is None:
                return None
            known = self._read[origin] = (stamp, robots)
        return known[1]

    def put(self, origin: str, robots: Robots) -> None:
        """Store the robots.txt of an origin."""
        path = self._path(origin)
        stated = {
            "origin": origin,
            "asked_at": robots.requested_at.isoformat(),
            "wait_until": robots.wait_until.isoformat() if robots.wait_until else None,
            "why": robots.why,
            "text": robots.text,
            "etag": robots.validators.etag,
            "last_modified": robots.validators.last_modified,
        }
        new = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
        new.write_text(json.dumps(stated), encoding="utf-8")
        stat = new.stat()
        new.replace(path)
        self._read[origin] = ((stat.st_mtime_ns, stat.st_ino), robots)

    def _path(self, origin: str) -> Path:
        return self._folder / f"{file_name(origin)}.robots.json"


def _load(path: Path) -> Robots | None:
    """The stored robots.txt; None for a damaged file (power failure) or absurd times, so that it is fetched again."""
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))
        requested_at = datetime.fromisoformat(stated["asked_at"])
        wait_until = datetime.fromisoformat(stated["wait_until"]) if stated["wait_until"] else None
        if requested_at.tzinfo is None or requested_at.year > _LAST_YEAR or not isinstance(stated["text"], str):
            return None
        if wait_until and not timedelta(0) <= wait_until - requested_at <= _KEPT:
            return None
        validators = Validators(str(stated.get("etag", "")), str(stated.get("last_modified", "")))
        return Robots(requested_at, stated["text"], wait_until, validators, str(stated.get("why", "")))
    except (ValueError, KeyError, TypeError, OverflowError, FileNotFoundError):
        return None
