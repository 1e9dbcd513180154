"""Which addresses may be feeds and sitemaps, in the order in which they are worth a request."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tasks.pure.addresses import key_of, resolve, same_site
from tasks.pure.site_survey.records import FrontPage, Lead

MAX_FEEDS = 8
"""Feeds that pages name which are read: large sites name one for each of their sections."""
MAX_SITEMAPS = 6
"""Sitemaps of robots.txt that are read; news sitemaps come first."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A publishing system: how its pages are known, and where its feeds and sitemaps are."""

    name: str
    generator: str
    """Begins the ``generator`` meta, in lower case; empty: it states none."""
    marks: tuple[str, ...]
    """In the source of its pages, in lower case."""
    feeds: tuple[str, ...]
    """Paths from the site's root, the likeliest first."""
    sitemaps: tuple[str, ...]


# Feeds and sitemaps as the systems' own documentation has them.
PLATFORMS = (
    Platform("WordPress", "wordpress", ("/wp-content/", "/wp-includes/", "api.w.org"), ("/feed/", "/?feed=rss2"),
             ("/news-sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")),
    Platform("Ghost", "ghost", ("/ghost/api/", "ghost-url"), ("/rss/",), ("/sitemap-posts.xml", "/sitemap.xml")),
    Platform("Drupal", "drupal", ("drupal-settings-json", "/sites/default/files/"), ("/rss.xml", "/rss"), ("/sitemap.xml",)),
    Platform("Blogger", "blogger", ("blogger.com/static", ".blogspot."), ("/feeds/posts/default",), ("/sitemap.xml",)),
    Platform("Substack", "", ("substackcdn.com",), ("/feed",), ("/sitemap.xml",)),
    Platform("Medium", "", ("cdn-client.medium.com",), ("/feed",), ("/sitemap/sitemap.xml",)),
    Platform("Joomla", "joomla", ("/media/jui/", "com_content"), ("/?format=feed&type=rss",), ("/sitemap.xml",)),
    Platform("TYPO3", "typo3", ("/typo3conf/", "/typo3temp/"), ("/rss.xml", "/feed.xml"), ("/sitemap.xml",)),
    Platform("Hugo", "hugo", (), ("/index.xml",), ("/sitemap.xml",)),
    Platform("Jekyll", "jekyll", (), ("/feed.xml", "/atom.xml"), ("/sitemap.xml",)),
    Platform("Eleventy", "eleventy", (), ("/feed/feed.xml", "/feed.xml"), ("/sitemap.xml",)),
    Platform("Gatsby", "gatsby", (), ("/rss.xml",), ("/sitemap-index.xml", "/sitemap/sitemap-index.xml")),
    Platform("Astro", "astro", (), ("/rss.xml",), ("/sitemap-index.xml",)),
    Platform("Hexo", "hexo", (), ("/atom.xml", "/rss2.xml"), ("/sitemap.xml",)),
    Platform("Squarespace", "", ("static1.squarespace.com", "squarespace-cdn"), ("/?format=rss", "/blog?format=rss"), ("/sitemap.xml",)),
    Platform("Wix", "wix.com", ("static.wixstatic.com",), ("/blog-feed.xml",), ("/sitemap.xml",)),
    Platform("Tumblr", "", ("assets.tumblr.com",), ("/rss",), ("/sitemap.xml",)),
    Platform("Arc XP", "", ("/pf/resources/", "fusion-engine"), ("/arc/outboundfeeds/rss/?outputType=xml", "/arc/outboundfeeds/rss/"),
             ("/arc/outboundfeeds/news-sitemap/?outputType=xml", "/arc/outboundfeeds/sitemap-news-index/?outputType=xml")),
)  # fmt: skip
_USUAL_FEEDS = ("/feed/", "/rss.xml", "/feed.xml", "/rss", "/atom.xml", "/index.xml", "/feeds/posts/default")
_USUAL_SITEMAPS = ("/sitemap.xml", "/news-sitemap.xml", "/sitemap_news.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_SAYS_FEED = re.compile(r"\b(?:rss|atom|feeds?|xml-feed)\b", re.IGNORECASE)
_NO_NEWS_FEED = re.compile(r"comment|kommentar|comentario|/replies|podcast|/author/|/tag/|oembed", re.IGNORECASE)
_NEWS = re.compile(r"news|latest|google|actu|nachrichten|noticias", re.IGNORECASE)
_NOT_TEXT = re.compile(r"image|video|photo|gallery|categor|\btags?\b|author|user|page-sitemap|product", re.IGNORECASE)
_READERS = re.compile(r"feedly|inoreader|netvibes|bloglovin|google\.\w+/(?:reader|ig)|yahoo\.", re.IGNORECASE)


def platform_of(source: str, generator: str) -> str:
    """The publishing system of a page, by its ``generator`` or by marks in its source; empty: unknown."""
    stated = generator.lower()
    text = source.lower()
    by_name = (p.name for p in PLATFORMS if p.generator and stated.startswith(p.generator))
    by_mark = (p.name for p in PLATFORMS if any(mark in text for mark in p.marks))
    return next(by_name, "") or next(by_mark, "")


def sitemaps_of_robots(text: str, origin: str) -> list[str]:
    """The Sitemap lines of a robots.txt (sitemaps.org), news sitemaps first, those of pictures and tags last."""
    addresses = [address for line in _SITEMAP_LINE.findall(text) if (address := resolve(origin, line))]
    return sorted(dict.fromkeys(addresses), key=lambda url: (bool(_NOT_TEXT.search(url)), not _NEWS.search(url)))


def named_leads(pages: Iterable[FrontPage], sitemaps: Iterable[str], scope: str) -> list[Lead]:
    """What a site names itself: sitemaps of robots.txt, feeds of its pages, links that say RSS.

    Args:
        pages: the pages that were read, the one that the operator named first.
        sitemaps: of robots.txt, in order.
        scope: the path of the section that the operator named, ``""`` for the whole site; its feeds come first.
    """
    pages = list(pages)
    linked = [Lead(url, "feed", "link") for page in pages for url in page.feeds if not _NO_NEWS_FEED.search(url)]
    said = [
        Lead(anchor.url, "feed", "anchor")
        for page in pages
        for anchor in page.anchors
        if _is_feed_link(anchor.url, anchor.text, page.url)
    ]
    feeds = sorted(_once(linked + said), key=lambda lead: _feed_order(lead, scope))[:MAX_FEEDS]
    declared = _once(Lead(url, "sitemap", "robots.txt") for url in sitemaps)[:MAX_SITEMAPS]
    return [*feeds, *declared]


def usual_leads(platform: str, origin: str, scope: str, known: Iterable[str]) -> list[Lead]:
    """Where the site's platform, and most sites, keep feeds and sitemaps, without addresses that are ``known``.

    The section's own feed comes first, then the platform's places, then those of all the others.
    """
    system = next((p for p in PLATFORMS if p.name == platform), None)
    feeds = [f"{scope.rstrip('/')}/feed/"] if scope and platform == "WordPress" else []
    feeds += [*(system.feeds if system else ()), *_USUAL_FEEDS]
    sitemaps = [*(system.sitemaps if system else ()), *_USUAL_SITEMAPS]
    seen = {key_of(url) for url in known}
    leads = [Lead(origin + path, "feed", "usual place") for path in feeds]
    leads += [Lead(origin + path, "sitemap", "usual place") for path in sitemaps]
    return [lead for lead in _once(leads) if key_of(lead.url) not in seen]


def _is_feed_link(url: str, text: str, page: str) -> bool:
    if _NO_NEWS_FEED.search(url) or _READERS.search(url):
        return False
    parts = urlsplit(url)
    if re.search(r"\.(?:rss|rdf|atom)\Z|/(?:rss|feed|atom|index|news)\.xml\Z|/feed/?\Z|/rss/?\Z", parts.path):
        return True
    return bool(_SAYS_FEED.search(text)) and len(text.split()) <= 6 and same_site(url, page) and "#" not in url


def _feed_order(lead: Lead, scope: str) -> tuple[bool, bool, int, int]:
    path = urlsplit(lead.url).path
    return (bool(scope) and scope.strip("/") not in path, lead.how != "link", path.count("/"), len(path))


def _once(leads: Iterable[Lead]) -> list[Lead]:
    found: dict[str, Lead] = {}
    for lead in leads:
        found.setdefault(key_of(lead.url), lead)
    return list(found.values())
