"""How far each source of a date is trusted, and marked dates by where they stand and what they are called."""

from __future__ import annotations

from bs4 import NavigableString

from tasks.pure.extract.dates.lines import PUBLISHED, UPDATED_THEN, What
from tasks.pure.extract.page.marks import Mark

RANKS = {
    # How far a source is trusted, fitted by hand on the dev corpus; what matters is the order and the gap to agreement.
    "selector": 100.0, "json-ld": 10.0, "itemprop": 9.0, "first": 8.5, "time": 7.0, "class": 6.0, "text": 5.5, "url": 5.0, "opening": 4.5,
    "data": 4.4, "script": 4.2, "anywhere": 3.5, "elsewhere": 2.0,
}  # fmt: skip
STATED = 8.0
"""A rank from which a date is the page's own statement: then only other dates near the headline are read too."""
ENOUGH = 4.0
"""A rank below which a date may be anything's; the whole page and its scripts are searched for a better one."""


def rank_of(mark: Mark, place: int) -> float:
    """The rank of a marked date. ``place``: the position of the headline, -1 where no element shows one."""
    if mark.rule.startswith("itemprop"):
        return RANKS["itemprop"]
    rank = RANKS["time"] if mark.rule == "time" else RANKS["class"]
    if mark.rule == "time" and "pubdate" in mark.element.attrs:
        rank += 1.5
    if place < 0:
        return rank - 1
    distance = mark.position - place
    if 0 <= distance <= 60:
        return rank + 0.5 - distance / 200
    return rank - 0.5 if -25 <= distance < 0 else rank - 2 - min(1.0, abs(distance) / 1000)


def rule_of(mark: Mark) -> str:
    """What found a marked date, as evidence names it."""
    if mark.rule.startswith("itemprop"):
        return mark.rule
    return "time" if mark.rule == "time" else "text"


def what_of(mark: Mark, text: str) -> What:
    """What a marked date is of, as its element, its text or the text before it says."""
    attributes = mark.element.attrs
    names = f"{attributes.get('itemprop', '')} {attributes.get('class', '')} {attributes.get('id', '')}"
    if "datePublished" in names:
        return "published"
    if "dateModified" in names:
        return "modified"
    before = mark.element.previous_element
    said = f"{before[-40:] if isinstance(before, NavigableString) else ''} {text}"
    if PUBLISHED.search(said) or "publi" in names.lower():
        return "published"
    return "modified" if UPDATED_THEN.search(said) or UPDATED_THEN.search(names) else "published"
