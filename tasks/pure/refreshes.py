"""Where a page sends its readers on by itself: the ``Refresh`` header and ``<meta http-equiv=refresh>`` (HTML, 4.2.5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urldefrag, urljoin

from lxml import etree

MAX_DELAY = 10
"""Seconds. Search engines take a short delay for a redirect; news pages that reload by themselves do so after minutes."""
_HEAD_BYTES = 100_000
"""Of the page that are searched: a refresh is in its head."""
_MENTIONED = re.compile(rb"http-equiv\s{0,9}=\s{0,9}[\"']?\s{0,9}refresh")
"""In small letters: where case is ignored, the search is for no literal text, and takes five times as long."""
_VALUE = re.compile(r"[ \t\n\f\r]*(\d+|(?=\.))[\d.]*(?:[ \t\n\f\r]*[;,]|[ \t\n\f\r])?[ \t\n\f\r]*(.*)", re.DOTALL)
_URL = re.compile(r"url[ \t\n\f\r]*=[ \t\n\f\r]*(.*)", re.IGNORECASE | re.DOTALL)
_UNSEEN = ("noscript", "template")
"""What a browser with scripts does not follow."""


def refresh_target(url: str, headers: Iterable[tuple[str, str]], body: bytes) -> str | None:
    """The address that a response of 2xx sends its readers on to.

    Args:
        url: the address of the response.
        headers: names in any case.
        body: decoded of its content coding.

    Returns:
        An absolute http(s) address; None if the page stays, reloads itself, or goes on later than :data:`MAX_DELAY`.
    """
    written = {name.lower(): value for name, value in headers}
    base, value = url, written.get("refresh", "")
    if not value and written.get("content-type", "text/html").lower().lstrip().startswith(
        ("text/html", "application/xhtml")
    ):
        base, value = _of_markup(url, body)
    found = read_refresh(value)
    if found is None or found[0] > MAX_DELAY:
        return None
    try:
        target = urljoin(base, found[1])
    except ValueError:
        return None
    is_here = not found[1] or urldefrag(target)[0] == urldefrag(url)[0]
    return target if not is_here and target.lower().startswith(("http://", "https://")) else None


def read_refresh(value: str) -> tuple[int, str] | None:
    """Seconds and address of a refresh, as HTML's shared declarative refresh steps read them; an empty address: a reload.

    None where the value is not valid.
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    digits, rest = match.groups()
    after = value[: match.start(2)].lstrip(" \t\n\f\r")
    if rest and re.fullmatch(r"[\d.]*", after):
        return None  # something else follows the number directly
    named = _URL.fullmatch(rest)
    address = named[1] if named is not None else rest
    if address[:1] in ("'", '"'):
        address = address[1:].partition(address[0])[0]
    return int(digits[:9] or 0), address.strip(" \t\n\f\r")


def _script_goes_there(root: Any, value: str) -> bool:
    """Whether a script sends readers on to the address of a refresh that is for those without scripts."""
    found = read_refresh(value)
    if found is None or not found[1]:
        return False
    texts = (script.text or "" for script in root.iter("script"))
    return any("location" in text and found[1] in text.replace("\\/", "/") for text in texts)


def _of_markup(url: str, body: bytes) -> tuple[str, str]:
    """What addresses are relative to, and the value of the first ``<meta http-equiv=refresh>``; empty: there is none."""
    head = body[:_HEAD_BYTES]
    if not _MENTIONED.search(head.lower()):
        return url, ""
    try:
        root = etree.fromstring(head.replace(b"\x00", b""), etree.HTMLParser(remove_comments=True, collect_ids=False))
    except (etree.LxmlError, ValueError):
        return url, ""
    if root is None:
        return url, ""
    base = next((element.get("href", "") for element in root.iter("base") if element.get("href")), "")
    try:
        base = urljoin(url, base)
    except ValueError:
        base = url
    for meta in root.iter("meta"):
        if meta.get("http-equiv", "").strip().lower() != "refresh":
            continue
        unseen = next(meta.iterancestors(*_UNSEEN), None)
        if unseen is None or (unseen.tag == "noscript" and _script_goes_there(root, meta.get("content", ""))):
            return base, meta.get("content", "")
    return url, ""
