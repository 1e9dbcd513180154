"""The picture of the article and its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from tasks.pure.extract.body.captions import clean_caption
from tasks.pure.extract.page.head import absolute, contents
from tasks.pure.extract.page.jsonld import first_string
from tasks.pure.extract.page.marks import first_inside, text_of
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.extract.page.text import clean_line
from tasks.pure.records import Evidence

_METAS = (
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "parsely-image-url",
    "sailthru.image.full",
    "thumbnail",
    "image",
)
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logo|favicon|default[_-]?(?:image|img|share|og|thumb(?:nail)?|social)|default(?!/)|blank|spacer|pixel|sprite|avatar|no[_-]?image|fallback)(?:[/_.-]|$)"
    r"|placeholder|/wp-content/themes/|/sites/[^/]+/themes/",
    re.IGNORECASE,
)
"""What file names and folders of templates say of logos and stand-ins; the folders are those of WordPress and Drupal."""
_FOR_SHARING = frozenset({"fb", "facebook", "og", "opengraph", "twitter", "share", "sharing"})
_OF_SHARING = frozenset(
    {
        *_FOR_SHARING,
        "social",
        "image",
        "img",
        "thumb",
        "thumbnail",
        "card",
        "default",
        "site",
        "meta",
        "media",
        "preview",
        "large",
    }
)
_SHARED = re.compile(r"fb|facebook|og|twitter|shar", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_OWN_FOLDER = re.compile(r"\d{4}|[0-9a-f]{8}|(?<![^/-])(?:[^/-]++-){3}")
"""In the address of a picture: a year or number, a digest, a headline. Such a folder holds one article's files."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of an article; empty strings where the page has none."""

    url: str = ""
    caption: str = ""


def find_image(signals: Signals) -> Found[Picture]:
    """The picture that the page states as its own, with the caption that the page shows or states for it.

    The article's title and the names of the site are not captions.
    """
    title, sites = signals.title, signals.site_names
    logos = set(_logos(signals))
    evidence: list[Evidence] = []
    chosen = caption = ""
    for rule, raw, text in _raw(signals):
        if chosen and not signals.explain and (caption or not text):
            continue
        address = absolute(signals.base, raw)
        good = bool(address) and raw.strip() not in logos and not _stands_in(address)
        text = clean_caption(text, title, sites) if good and not caption else ""
        if good and not chosen:
            chosen, caption = address, text
            evidence.append(Evidence("image_url", rule, address, chosen=True))
        elif address:
            evidence.append(Evidence("image_url", rule, address, note="" if good else "a logo or a placeholder"))
        if good and text and not caption and _same(address, chosen):
            caption = text
    shown = clean_caption(_caption_of(chosen, signals.marks.figures, signals.url), title, sites) if chosen else ""
    return Found(Picture(chosen, shown or (caption if chosen else "")), tuple(evidence))


def _stands_in(address: str) -> bool:
    """Whether an address is that of a logo, a placeholder, or the one picture that a site gives all its shared pages."""
    path = unquote(urlsplit(address).path)
    if _NO_PICTURE.search(path):
        return True
    folders, _, name = path.rpartition("/")
    if not _SHARED.search(name):
        return False
    words = [word.lower() for word in _WORD.findall(name.partition(".")[0])]
    if not words or _FOR_SHARING.isdisjoint(words) or not _OF_SHARING.issuperset(words):
        return False
    return not _OWN_FOLDER.search(folders)


def _logos(signals: Signals) -> Iterator[str]:
    """The addresses that JSON-LD gives as logos, as written: templates fall back on one for want of a picture."""
    linked, article = signals.linked, signals.article
    nodes = [*linked.of_types(("newsmediaorganization", "organization"))]
    if article is not None and isinstance(publisher := linked.resolved(article.get("publisher")), Mapping):
        nodes.append(publisher)
    for node in nodes:
        logo = linked.resolved(node.get("logo"))
        if isinstance(logo, Mapping):
            logo = logo.get("url") or logo.get("contentUrl")
        if address := first_string(logo).strip():
            yield address


def _raw(signals: Signals) -> Iterator[tuple[str, str, str]]:
    """``(rule, address as written, caption)`` of every picture that the page states, the best source first."""
    linked, article, metas = signals.linked, signals.article, signals.metas
    alt = next((text for _, text in contents(metas, ("og:image:alt", "twitter:image:alt"))), "")
    for name, content in contents(metas, _METAS[:3]):
        yield f"meta:{name}", content, alt
    if article is not None:
        images = article.get("image")
        for image in images if isinstance(images, list) else [images]:
            node = linked.resolved(image)
            if isinstance(node, Mapping):
                yield (
                    "json-ld",
                    first_string(node.get("url") or node.get("contentUrl") or node.get("@id")),
                    clean_line(first_string(node.get("caption"))),
                )
            elif isinstance(node, str):
                yield "json-ld", node, ""
    for name, content in contents(metas, _METAS[3:]):
        yield f"meta:{name}", content, ""


def _caption_of(address: str, figures: list[Tag], url: str) -> str:
    """The caption of the first figure that shows this picture, recognized by its file's name.

    Systems that make a file for each size keep those of a page's picture in a folder below the page's address.
    """
    stem, folder = _stem(address), _folder_below(address, url)
    for part in filter(None, (stem, folder)):
        for figure in figures[:6]:
            caption, picture = first_inside(figure, "figcaption"), first_inside(figure, "img")
            if caption is None or picture is None:
                continue
            shown = " ".join(str(picture.attrs.get(name, "")) for name in ("src", "data-src", "srcset", "data-srcset"))
            if part in shown:
                return text_of(caption, 500)
    return ""


def _folder_below(address: str, url: str) -> str:
    """The folder of a file, where it is one below the address of the page; else an empty string."""
    folder, page = urlsplit(address).path.rpartition("/")[0], urlsplit(url).path.rstrip("/")
    return f"{folder}/" if page.count("/") > 1 and folder.startswith(f"{page}/") else ""


def _same(first: str, second: str) -> bool:
    return first == second or (bool(_stem(first)) and _stem(first) == _stem(second))


def _stem(address: str) -> str:
    """The part of a file's name that all its sizes share."""
    name = urlsplit(address).path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name if len(name) >= 6 else ""
