"""Listing pages: the links of an HTML page that look like articles."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from tasks.pure.addresses import is_file, key_of, looks_like_article, passes, resolve, same_site
from tasks.pure.discovery.documents import Document, Entry, format_of, short_line, unpacked
from tasks.pure.extract.page.attributes import with_few_attributes
from tasks.pure.extract.page.charset import decode
from tasks.pure.records import SourceRules

MAX_LINKS = 5_000
"""Links of one page; more is a trap or a sitemap in disguise."""
_PAGING = frozenset({"next", "prev", "first", "last"})
"""Links to other pages of the same listing: ``?page=12`` looks like an article's address."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse_listing(body: bytes, url: str, rules: SourceRules, content_type: str = "") -> Document:
    """The links of a page fetched from ``url`` that look like articles of its site, each once.

    A link counts when it leads to the same registrable domain, is not the page itself and passes the source's
    ``include`` and ``exclude``; without ``include`` its address must look like an article's
    (:func:`tasks.pure.addresses.looks_like_article`). The title is the longest text that links there. Never raises.
    """
    data, error = unpacked(body)
    if format_of(data) in ("feed", "sitemap", "json"):
        return Document(error="is a feed or sitemap, not a page; name it under feeds or sitemaps")
    text = _DECLARATION.sub("", decode(data, content_type)).replace("\x00", "")
    if not text.strip():
        return Document(error=error or "is empty")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(with_few_attributes(text.encode("utf-8", "replace")), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as cause:
        return Document(error=error or f"cannot be parsed as a page: {cause}"[:300])
    declared = tree.find(".//base[@href]")
    base = resolve(url, declared.get("href") or "") if declared is not None else None
    base = base or url
    seen = {key_of(url), key_of(base)}
    titles: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for anchor in tree.iter("a"):
        address = resolve(base, anchor.get("href") or "")
        if address is None or _PAGING & set((anchor.get("rel") or "").lower().split()):
            continue
        key = key_of(address)
        if key not in by_key:
            if key in seen or len(by_key) >= MAX_LINKS:
                continue
            seen.add(key)
            if not _is_article_link(address, url, rules):
                continue
            by_key[key] = address
        elif len(address) < len(by_key[key]) and _is_article_link(address, url, rules):
            by_key[key] = address  # of two spellings the plain one: ?share=facebook leads elsewhere
        title = short_line("".join(str(part) for part in anchor.itertext()))
        if len(title) > len(titles.get(key, "")):
            titles[key] = title
    entries = tuple(Entry(address, titles.get(key, "")) for key, address in by_key.items())
    return Document(entries, next_page=_next_page(tree, base, url), error=error)


def _next_page(tree: lxml.html.HtmlElement, base: str, url: str) -> str:
    for element in tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            address = resolve(base, element.get("href") or "")
            if address and same_site(address, url) and key_of(address) != key_of(url):
                return address
    return ""


def _is_article_link(address: str, page: str, rules: SourceRules) -> bool:
    if not same_site(address, page) or is_file(address):
        return False
    if not passes(address, rules.include, rules.exclude):
        return False
    return bool(rules.include) or looks_like_article(address)
