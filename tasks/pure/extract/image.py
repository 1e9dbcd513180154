"""The picture of the article and its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from tasks.pure.extract.head import Metas, absolute, contents, tidy
from tasks.pure.extract.jsonld import LinkedData, Node, first_string
from tasks.pure.extract.marked import text_of
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
    r"(?:^|[/_.-])(?:logo|favicon|placeholder|default[_-]?(?:image|img|share|og)?|blank|spacer|pixel|sprite|avatar|no[_-]?image|fallback)(?:[/_.-]|$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"^\s*(?:©|\(c\)|(?:foto|photo|bild|image|picture|crédit|credit|quelle)s?\s*[:：])", re.IGNORECASE)


def find_image(
    linked: LinkedData, article: Node | None, metas: Metas, figures: list[Tag], base: str, *, thorough: bool = False
) -> tuple[str, str, tuple[Evidence, ...]]:
    """``(address, caption, evidence)``. ``figures``: the page's figure elements in order; ``base``: for relative ones.

    ``thorough``: look also at what can no longer win.
    """
    evidence: list[Evidence] = []
    chosen = caption = ""
    for rule, raw, text in _raw(linked, article, metas):
        if chosen and not thorough and (caption or not text):
            continue
        address = absolute(base, raw)
        good = bool(address) and not _NO_PICTURE.search(unquote(urlsplit(address).path))
        if good and not chosen:
            chosen, caption = address, text
            evidence.append(Evidence("image_url", rule, address, chosen=True))
        elif address:
            evidence.append(Evidence("image_url", rule, address, note="" if good else "a logo or a placeholder"))
        if good and text and not caption and _same(address, chosen):
            caption = text
    return chosen, (_caption_of(chosen, figures) or caption) if chosen else "", tuple(evidence)


def _raw(linked: LinkedData, article: Node | None, metas: Metas) -> Iterator[tuple[str, str, str]]:
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
                    tidy(first_string(node.get("caption"))),
                )
            elif isinstance(node, str):
                yield "json-ld", node, ""
    for name, content in contents(metas, _METAS[3:]):
        yield f"meta:{name}", content, ""


def _caption_of(address: str, figures: list[Tag]) -> str:
    """The caption of the figure that shows this picture, recognized by its file's name; else of the first figure."""
    stem = _stem(address)
    for figure in figures[:6] if stem else ():
        caption = figure.find("figcaption")
        picture = figure.find("img")
        if not isinstance(caption, Tag) or not isinstance(picture, Tag):
            continue
        shown = " ".join(str(picture.attrs.get(name, "")) for name in ("src", "data-src", "srcset", "data-srcset"))
        if stem in shown:
            return text_of(caption, 500)
    return ""


def _same(first: str, second: str) -> bool:
    return first == second or (bool(_stem(first)) and _stem(first) == _stem(second))


def _stem(address: str) -> str:
    """The part of a file's name that all its sizes share."""
    name = urlsplit(address).path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name if len(name) >= 6 else ""
