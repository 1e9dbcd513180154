"""What of the text under a picture says what it shows: no credit alone, no headline again, no name of a site."""

from __future__ import annotations

import re

from tasks.pure.extract.byline.names import is_agency
from tasks.pure.extract.page.head import Sites, fold

_LABEL = re.compile(
    r"^[\s.·|:–—-]*(?:(?:(?:image|photo|picture) caption|caption|bildunterschrift|bildbeschreibung|légende|didascalia|"
    r"pie de foto|legenda)\b\s*:?\s*(?=\S))?",
    re.IGNORECASE,
)
"""Marks that a credit left over, and the label that pages read out to the blind."""
_CREDIT = re.compile(
    r"^(?:©|\(c\)|copyright\b|(?:foto|photo|bild|image|picture|photograph|imagen?|imagem|immagine|kuva|zdjęcie|fot\.|crédito?|credit|"
    r"quelle|source|fuente)s?(?:credits?|s|nachweis)?(?: credits?)?\s*[:：©]|(?:photo|photograph|picture|image)s? (?:by|courtesy of)\b)",
    re.IGNORECASE,
)
_STOCK = frozenset(
    {
        "getty", "getty images", "istock", "shutterstock", "adobe stock", "imago", "imago images", "picture alliance", "alamy",
        "unsplash", "pixabay", "pexels", "depositphotos", "privat", "archiv", "symbolbild", "handout", "stock image", "file photo",
        "pa wire", "zuma", "epa-efe", "usa today sports", "via getty images", "via reuters", "via ap",
    }
)  # fmt: skip
"""Houses that pictures are bought from, and words that stand in their place."""
_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp)$|^(?:img|dsc|dscn|pxl|image)[_ -]?\d+$", re.IGNORECASE)
_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—]{2,60})$")
_SENTENCE = re.compile(r"(?:^|\s)[a-zß-öø-ÿа-я]{4,}")
"""A longer word in small letters: names and houses are written with capitals."""


def clean_caption(text: str, title: str, sites: Sites) -> str:
    """The caption without labels; empty where the text is a credit, the headline, a page's title or a file's name."""
    if not text:
        return ""
    text = _LABEL.sub("", text, count=1)
    if is_credit(text) or _FILE.match(text):
        return ""
    if (tail := _TAIL.search(text)) and sites.has(tail[1]):
        return ""  # the title of the page, as templates set it for want of a text
    folded = fold(text)
    return "" if not folded or folded == fold(title) or sites.has(text) else text


def is_credit(text: str) -> bool:
    """Whether a text only says whose the picture is: ``Foto: Ada Quill``, ``Getty Images``, ``(Ada Quill/AP)``."""
    bare = text.strip(" .")
    bracketed = bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1
    inner = bare[1:-1] if bracketed else bare
    if len(inner) > 100:
        return False
    if _is_house(inner):
        return True
    if _CREDIT.match(inner):
        return not _SENTENCE.search(_CREDIT.sub("", inner, count=1))
    parts = inner.split("/")
    return (
        len(parts) > 1
        and (bracketed or not any(part != part.strip() for part in parts))
        and any(_is_house(part.strip()) for part in parts)
        and len(inner.split()) <= 6
        and not _SENTENCE.search(inner)
    )


def _is_house(text: str) -> bool:
    return text.casefold() in _STOCK or is_agency(text)
