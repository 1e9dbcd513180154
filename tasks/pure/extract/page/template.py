"""The kind of page by the template that built it, as publishing systems write it into the classes of ``<html>`` and ``<body>``.

Themes style pages by these classes, so that systems write them on every page: WordPress ``single-post`` and ``page-id-12``,
Shopify ``template-collection``, XenForo ``thread_view``. They hold on any site of the system, whatever its publisher does.
Only classes are here that the system's own code writes for one kind of page.
"""

from __future__ import annotations

import re
from typing import Literal

from tasks.pure.extract.page.jsonld import ARTICLE_TYPES, PAGE_TYPES, types_of
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.tree import Document

Template = Literal["post", "product", "forum", "podcast", "video", "gallery", "list", "account", "entry", "page", ""]
"""``page`` is what systems call a page that is no post: about the publisher, a service, a landing page. ``entry`` is a post of a
kind that the site has added: it may be anything."""

_CLASSES: tuple[tuple[Template, str], ...] = (
    # WordPress: the kinds of posts that plugins for media add, and its own formats of posts, beside "single-post"
    ("podcast", r"single-(?:podcasts?|episodes?)"),
    ("video", r"single-videos?|single-format-video"),
    ("gallery", r"single-galler(?:y|ies)|single-format-gallery"),
    # WordPress, Drupal, Shopify, Ghost, HubSpot, Squarespace, Blogger, Docusaurus
    ("post", r"single-post|template-article|hs-blog-post|item-view|blog-post-page"),
    ("post", r"(?:page-)?node-?type-+(?:[a-z]+-){0,3}(?:article|news|story|blog|post|press-?release)(?:-[a-z]+){0,3}"),
    # WooCommerce, Shopify, Magento
    ("product", r"single-product|template-product|catalog-product-view|(?:page-)?node-?type-+product"),
    # bbPress, phpBB, XenForo, NodeBB, Vanilla
    ("forum", r"single-topic|section-viewtopic|thread_view|template-topic|section-discussion"),
    # Shopify, Ghost, HubSpot, Magento, Drupal, Joomla, phpBB, XenForo, Blogger, Docusaurus
    ("list", r"template-(?:collection|list-collections|search|blog)|(?:tag|author|home)-template|hs-blog-listing"),
    ("list", r"catalog-category-view|catalogsearch-result-index|page-taxonomy(?:-term)?|view-(?:category|categories|featured)"),
    ("list", r"section-(?:viewforum|index)|forum_(?:view|list)|search_results|(?:archive|search|label)-view|blog-list-page"),
    # Shopify, WooCommerce, Magento, Joomla
    ("account", r"template-(?:cart|customers-[a-z-]+)|woocommerce-(?:cart|checkout|account)|view-login"),
    ("account", r"customer-account-[a-z]+|checkout-[a-z]+-index|contact-index-index"),
    ("entry", r"postid-\d+"),  # WordPress
    # WordPress, Drupal, Shopify, HubSpot, Squarespace, Magento, Docusaurus
    ("page", r"page-id-\d+|page-template|(?:page-)?node-?type-+(?:basic-|landing-)?page|template-page|hs-(?:site|landing)-page"),
    ("page", r"collection-type-page|cms-page-view|docs-doc-page"),
)  # fmt: skip
_KINDS = tuple(kind for kind, _ in _CLASSES)
_KNOWN = re.compile(rf"(?<!\S)(?:{'|'.join(f'({pattern})' for _, pattern in _CLASSES)})(?!\S)")
_LONGEST = 20_000
"""Characters of classes that are read; Squarespace writes some 8,000."""
_BODY = re.compile(rb"""<body\b[^<>]{0,2000}?\sclass\s{0,9}=\s{0,9}["']([^"'<>]{1,20000})""")
_LISTED = frozenset({"category", "tag", "date", "author", "post-type-archive"})
"""What WordPress writes beside ``archive``; alone they are other systems' words for a page's subject."""
POSTS: frozenset[Template] = frozenset({"post", "podcast", "video", "gallery"})
_ARTICLES = ARTICLE_TYPES.keys() - {"creativework"}


def template_of(document: Document) -> Template:
    """The kind of template; empty where the classes do not say it, or not in words that are known here."""
    root = document.lxml
    body = root.find("body")
    of_body = "" if body is None else body.get("class") or _late_body(document.source)
    written = [root.get("class"), root.get("data-template"), of_body]
    classes = " ".join(filter(None, written))[:_LONGEST].lower()
    if not classes:
        return ""
    rows = [match.lastindex for match in _KNOWN.finditer(classes) if match.lastindex]
    kind: Template = _KINDS[min(rows) - 1] if rows else ""
    if kind not in ("", "page"):
        return kind
    names = set(classes.split())
    if "view-item" in names and any(name.startswith("collection-type-blog") for name in names):  # Squarespace
        return "post"
    return "list" if _is_archive(names) else kind


def is_built_as_page(signals: Signals, template: Template) -> bool:
    """Whether the system built a page that is no post: by its template, or because JSON-LD states a page and no article.

    Plugins that write JSON-LD state an article for each post. ``og:type`` and dates they write for pages too.
    """
    if template != "page":
        if template:
            return False
        types = {name for node in signals.linked.nodes for name in types_of(node)}
        if types.isdisjoint(PAGE_TYPES) or not types.isdisjoint(_ARTICLES):
            return False
    return signals.document.item_types().isdisjoint(_ARTICLES) and (
        signals.article is None or _ARTICLES.isdisjoint(types_of(signals.article))
    )


def _late_body(source: bytes) -> str:
    """The classes in the tag ``<body>`` of a page whose head holds what belongs into a body: libxml2 begins one there, without."""
    tag = _BODY.search(source)
    return tag.group(1).decode("utf-8", "replace") if tag is not None else ""


def _is_archive(classes: set[str]) -> bool:
    """Whether these are WordPress's classes of a list of posts."""
    if {"search", "search-results"} <= classes:
        return True
    return "archive" in classes and (
        not _LISTED.isdisjoint(classes) or any(name.startswith(("tax-", "term-")) for name in classes)
    )
