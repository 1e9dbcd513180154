"""What it is about: tags as the publisher gives them, and the section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.pure.extract.head import Metas, Sites, contents, fold, tidy
from tasks.pure.extract.jsonld import LinkedData, Node, first_string, strings
from tasks.pure.extract.marked import Marks, text_of
from tasks.pure.records import Evidence

_TAG_METAS = (
    "article:tag",
    "news_keywords",
    "parsely-tags",
    "sailthru.tags",
    "og:article:tag",
    "cxenseparse:recs:tags",
    "dc.subject",
    "article.tags",
)
_SECTION_METAS = (
    "article:section", "og:article:section", "parsely-section", "cxenseparse:recs:section", "section", "article.section",
    "og:section", "category", "dc.type.section", "sailthru.section", "cxenseparse:section", "lp.section", "rubrik",
)  # fmt: skip
_SPLIT = re.compile(r"\s*[,;|،、，]\s*")
_MACHINE = re.compile(r"^[\w .-]{1,30}:\s?\S|^\W*$|https?:|[<>{}=]|^\d{1,3}$|_")
"""Keys for ad servers and newsletters (``Day: Monday``, ``type_article``) are no tags."""
_HOME = frozenset(
    "home homepage startseite start accueil inicio início portada главная ana sayfa hjem hem etusivu news nachrichten strona główna".split()
)
_MAX_TAGS = 30
_MANY = 200
"""Candidates of one source that are looked at."""


def find_tags(
    linked: LinkedData,
    article: Node | None,
    metas: Metas,
    marks: Marks,
    *,
    sites: Sites,
    selected: Sequence[str] = (),
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Tags without duplicates (case aside), in the publisher's order.

    JSON-LD keywords, ``article:tag`` and ``news_keywords`` are made for articles and add up; meta keywords are often the
    site's, and links marked ``rel=tag`` may be of several kinds, so each is asked only where nothing better is there.
    """
    groups = [("selector", list(selected))] if selected else list(_groups(linked, article, metas, marks))
    tags: dict[str, str] = {}
    evidence = []
    for rule, raw in groups:
        last_resort = rule in ("meta:keywords", "rel=tag", "itemprop")
        texts = [
            part for text in raw[:_MANY] for part in (_SPLIT.split(tidy(text)) if rule != "selector" else [tidy(text)])
        ]
        kept = [text.strip(" #.\"'") for text in texts[:_MANY] if _is_tag(text, sites)]
        used = bool(kept) and not (last_resort and tags)
        if used:
            for text in kept:
                tags.setdefault(fold(text), text)
        evidence.append(Evidence("tags", rule, ", ".join(texts)[:300], used))
    tags.pop("", None)
    return tuple(tags.values())[:_MAX_TAGS], tuple(evidence)


def find_section(
    linked: LinkedData, article: Node | None, metas: Metas, marks: Marks, *, title: str, sites: Sites
) -> tuple[str, tuple[Evidence, ...]]:
    """The section as the page names it: JSON-LD, metas, the last step of the breadcrumb that is not the article.

    ``title``: all that the head gives as titles.
    """
    found: list[tuple[str, str]] = []
    if article is not None:
        found.extend(("json-ld", _first_of_many(tidy(text))) for text in strings(article.get("articleSection"))[:1])
    found.extend((f"meta:{name}", text) for name, text in contents(metas, _SECTION_METAS))
    found.extend(
        ("itemprop", str(mark.element.attrs.get("content") or text_of(mark.element, 60)))
        for mark in marks.of("section")
    )
    found.extend(("breadcrumb", text) for text in _breadcrumb(linked, title, sites))
    usable = [
        (rule, text) for rule, text in found
        if 1 < len(text) <= 60 and not sites.has(text) and not text.startswith("http") and fold(text) not in _HOME
    ]  # fmt: skip
    chosen = usable[0] if usable else None
    evidence = tuple(Evidence("section", rule, text, chosen == (rule, text)) for rule, text in usable)
    return (chosen[1] if chosen else ""), evidence


def _first_of_many(text: str) -> str:
    """Some templates write all of an article's tags as its section: the first is the one it stands under."""
    return text.split(",")[0] if text.count(",") >= 2 or len(text) > 60 else text


def _groups(linked: LinkedData, article: Node | None, metas: Metas, marks: Marks) -> Iterator[tuple[str, list[str]]]:
    if article is not None and (keywords := strings(article.get("keywords"))):
        yield "json-ld", keywords
    for name in _TAG_METAS:
        if found := [text for _, text in contents(metas, (name,))]:
            yield f"meta:{name}", found
    by_rule: dict[str, list[str]] = {}
    for mark in marks.of("tag"):
        text = str(mark.element.attrs.get("content") or "") or text_of(mark.element, 60)
        by_rule.setdefault("itemprop" if mark.rule.startswith("itemprop") else "rel=tag", []).append(text)
    yield from by_rule.items()
    if found := [text for _, text in contents(metas, ("keywords",))]:
        yield "meta:keywords", found


def _is_tag(text: str, sites: Sites) -> bool:
    return 1 < len(text) <= 60 and not _MACHINE.search(text) and len(text.split()) <= 8 and not sites.has(text)


def _breadcrumb(linked: LinkedData, title: str, sites: Sites) -> Iterator[str]:
    for crumbs in linked.of_types(("breadcrumblist",)):
        items = crumbs.get("itemListElement")
        names = []
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                names.append(tidy(first_string(item.get("name")) or first_string(item.get("item"))))
        for name in reversed(names):
            own = len(fold(name).split()) >= 4 and fold(name) in fold(
                title
            )  # the last step is often the article itself
            if name and not own and not sites.has(name) and fold(name) not in _HOME:
                yield name
                break
