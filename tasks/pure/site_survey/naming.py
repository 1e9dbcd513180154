"""The name of a source: short, readable, and not taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from ipaddress import ip_address

from tasks.pure.addresses import host_of, site_of
from tasks.pure.plain_characters import normal_form

MAX_LENGTH = 40
_HOST_LABELS = frozenset({"www", "m", "rss", "feeds", "feed", "news", "amp"})
_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "å": "a", "đ": "d", "ł": "l", "ı": "i", "þ": "th"})


def name_for(url: str, site_name: str, scope: str, taken: Collection[str]) -> str:
    """A name of lower-case letters, digits and hyphens.

    The registrable domain without its suffix (``guardian.co.uk`` is ``guardian``); for an IP address what the site calls
    itself. A section adds its own name. A number distinguishes sources that would have the same name.
    """
    host = host_of(url)
    base = _of_host(host) or _slug(site_name) or _slug(host) or "site"
    section = _slug(scope.strip("/").rsplit("/", 1)[-1])
    name = f"{base}-{section}" if section and section != base else base
    name = name[:MAX_LENGTH].strip("-")
    sub = _slug(host.removesuffix(site_of(url)).strip("."))
    if name in taken and sub and sub not in _HOST_LABELS and not _is_address(host):
        name = f"{name}-{sub}"
    return untaken(name, taken)


def untaken(name: str, taken: Collection[str]) -> str:
    """``name``, or it with the first number that is free."""
    if name not in taken:
        return name
    return next(f"{name}-{number}" for number in range(2, len(taken) + 3) if f"{name}-{number}" not in taken)


def _of_host(host: str) -> str:
    if _is_address(host) or "." not in host:
        return "" if _is_address(host) else _slug(host)
    label = site_of(f"https://{host}/").partition(".")[0]
    if label.startswith("xn--"):
        return ""
    return _slug(label)


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _slug(text: str) -> str:
    folded = normal_form("NFKD", text.lower().translate(_SPECIAL))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_LENGTH].strip("-")
