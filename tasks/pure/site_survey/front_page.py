"""What a page says of its site: name, language, platform, links. Never raises."""

from __future__ import annotations

import re

from lxml import etree

from tasks.pure.addresses import resolve
from tasks.pure.discovery.documents import short_line
from tasks.pure.discovery.feeds import feeds_named_by
from tasks.pure.extract.page.charset import decode
from tasks.pure.shown import parsed, shown_of
from tasks.pure.site_survey.leads import platform_of
from tasks.pure.site_survey.records import Anchor, FrontPage

MAX_ANCHORS = 3_000
_LOCALE = re.compile(r"([a-zA-Z]{2})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?\b")
_TITLE_PARTS = re.compile(r"\s+[|–—•·»-]+\s+|\s*[|｜]\s*")


def read_front_page(body: bytes, url: str, content_type: str = "") -> FrontPage:
    """What the HTML page with the final address ``url`` says of its site; an empty record where it cannot be parsed."""
    tree = parsed(body, content_type)
    if tree is None:
        return FrontPage(url)
    text = decode(body, content_type)
    declared = tree.find(".//base[@href]")
    base = (resolve(url, declared.get("href") or "") if declared is not None else None) or url
    language, region = _language(tree)
    title = short_line(tree.findtext(".//title") or "")
    return FrontPage(
        url=url,
        site_name=_meta(tree, "og:site_name") or _meta(tree, "application-name") or _site_part(title),
        language=language,
        region=region,
        platform=platform_of(text[:300_000], _meta(tree, "generator")),
        feeds=tuple(feeds_named_by(body, base)),
        anchors=_anchors(tree, base),
        next_page=_next_page(tree, base),
        shown=shown_of(tree, title),
    )


def _site_part(title: str) -> str:
    """The shortest part of a title: "Harbour Post - news from the docks" gives the name."""
    parts = [part for part in _TITLE_PARTS.split(title[:300]) if len(part) > 2]
    return min(parts, key=len, default=title[:60])


def _meta(tree: etree._Element, name: str) -> str:
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() == name:
            return short_line(element.get("content") or "")
    return ""


def _language(tree: etree._Element) -> tuple[str, str]:
    """Language and region, as ``<html lang>`` and ``og:locale`` state them."""
    language = region = ""
    root = tree.getroottree().getroot()
    for written in (root.get("lang") or "", _meta(tree, "og:locale"), _meta(tree, "language")):
        if match := _LOCALE.match(written.strip()):
            language = language or match.group(1).lower()
            region = region or (match.group(2) or "").upper()
    return language, region


def _anchors(tree: etree._Element, base: str) -> tuple[Anchor, ...]:
    found: dict[str, str] = {}
    for element in tree.iter("a"):
        address = resolve(base, element.get("href") or "")
        if address is None or (address not in found and len(found) >= MAX_ANCHORS):
            continue
        words = [str(part) for part in element.itertext()] + [element.get("title") or "", element.get("class") or ""]
        text = short_line(" ".join(words))
        if len(text) > len(found.get(address, "")) or address not in found:
            found[address] = text
    return tuple(Anchor(url, text) for url, text in found.items())


def _next_page(tree: etree._Element, base: str) -> str:
    for element in tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            return resolve(base, element.get("href") or "") or ""
    return ""
