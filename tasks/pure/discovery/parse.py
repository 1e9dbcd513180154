"""One document of a source, of whatever kind, to its entries. Parser processes run this."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from tasks.pure.discovery.documents import Document
from tasks.pure.discovery.feeds import parse_feed
from tasks.pure.discovery.listings import parse_listing
from tasks.pure.discovery.sitemaps import parse_sitemap
from tasks.pure.records import SourceRules

FetchedKind = Literal["feed", "sitemap", "listing"]
Parse = Callable[[FetchedKind, bytes, str, str, SourceRules], Document]
"""Parses a document: kind, body, URL of the response, content type, rules of the source."""


def parse_document(kind: FetchedKind, body: bytes, url: str, content_type: str, rules: SourceRules) -> Document:
    """The entries of a feed, sitemap or listing fetched from ``url``. Never raises.

    Args:
        kind: as the source names it.
        body: may be gzip'd.
        url: of the response.
        content_type: the HTTP header's value.
        rules: of the source: zone, ``include`` and ``exclude``.
    """
    match kind:
        case "feed":
            return parse_feed(body, url, content_type, zone=rules.timezone)
        case "sitemap":
            return parse_sitemap(body, url, content_type, zone=rules.timezone)
        case "listing":
            return parse_listing(body, url, rules, content_type)
