"""Writes the papers' feeds and sitemaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from tasks.demo.stories import Paper

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a feed."""

    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime


def whole_second_after(moment: datetime) -> datetime:
    """``moment``, rounded up to a whole second: feeds and headers have no fractions, so a change looks no older."""
    return moment if moment.microsecond == 0 else moment.replace(microsecond=0) + timedelta(seconds=1)


def atom(entries: Iterable[Entry], paper: Paper, base: str) -> str:
    """An Atom feed (RFC 4287)."""
    newest_first = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    items = "".join(
        f"<entry><title>{escape(entry.title)}</title><id>{escape(entry.url)}</id>"
        f'<link rel="alternate" type="text/html" href="{escape(entry.url)}"/>'
        f"<published>{_stamp(entry.published)}</published><updated>{_stamp(entry.updated)}</updated>"
        f"<summary>{escape(entry.summary)}</summary></entry>\n"
        for entry in newest_first
    )
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{paper.language}">'
        f"<title>{escape(paper.title)}</title><id>{base}/feed.xml</id>"
        f"<updated>{_stamp(newest_first[0].updated)}</updated><author><name>{escape(paper.title)}</name></author>\n"
        f"{items}</feed>\n"
    )


def rss(entries: Iterable[Entry], paper: Paper, base: str) -> str:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(entry.title)}</title><link>{escape(entry.url)}</link>"
        f'<guid isPermaLink="true">{escape(entry.url)}</guid><pubDate>{format_datetime(entry.published)}</pubDate>'
        f"<description>{escape(entry.summary)}</description></item>\n"
        for entry in sorted(entries, key=lambda entry: entry.published, reverse=True)
    )
    return (
        f'{_XML}<rss version="2.0"><channel><title>{escape(paper.title)}</title>'
        f"<link>{base}/</link><description>{escape(paper.title)}</description><language>{paper.language}</language>\n"
        f"{items}</channel></rss>\n"
    )


def sitemap(pages: Iterable[tuple[str, datetime]]) -> str:
    """A sitemap (sitemaps.org 0.9)."""
    rows = "".join(
        f"<url><loc>{escape(url)}</loc><lastmod>{_stamp(whole_second_after(changed))}</lastmod></url>\n"
        for url, changed in pages
    )
    return f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
