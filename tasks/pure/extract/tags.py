"""What it is about: tags as the publisher gives them, and the section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tasks.pure.extract.byline_words import JOINERS
from tasks.pure.extract.crumbs import trails
from tasks.pure.extract.head import Metas, Sites, contents, fold, tidy
from tasks.pure.extract.jsonld import LinkedData, Node, first_string, strings
from tasks.pure.extract.marked import Marks, is_elsewhere, text_of
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
    "home homepage startseite start accueil inicio início portada главная ana sayfa hjem hem etusivu news nachrichten anasayfa "
    "hlavní domov domů kezdőlap acasă početna naslovnica αρχική beranda होम मुख्यपृष्ठ "
    "首页 首頁 ホーム トップ 홈 الرئيسية خانه בית หน้าแรก".split()
) | {"ana sayfa", "strona główna", "trang chủ", "front page", "página inicial", "página principal"}
_NO_SECTION = re.compile(
    r"/\S|(?:kw|week|woche|semaine|semana|vecka|uke|uge)?\s*\d{1,4}$|(?:print|e-?mail)(?: (?:a friend|(?:this )?(?:article|story|page)))?$",
    re.IGNORECASE,
)
"""Steps of an archive by weeks and years, paths, and the buttons beside a trail."""
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
    authors: Sequence[str] = (),
    selected: Sequence[str] = (),
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Tags without duplicates (case aside) and without the writers' names, in the publisher's order.

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
        if rule != "selector":
            kept = [text for text in kept if not _names_only(text, authors)]
        used = bool(kept) and not (last_resort and tags)
        if used:
            for text in kept:
                tags.setdefault(fold(text), text)
        evidence.append(Evidence("tags", rule, ", ".join(texts)[:300], used))
    tags.pop("", None)
    return tuple(tags.values())[:_MAX_TAGS], tuple(evidence)


def find_section(
    linked: LinkedData, article: Node | None, metas: Metas, marks: Marks, *, root: Any = None, title: str, sites: Sites
) -> tuple[str, tuple[Evidence, ...]]:
    """The section as the page names it: JSON-LD, metas, marked elements, the last step of the breadcrumb that is not
    the article.

    ``title``: all that the head gives as titles. ``root``: the whole tree, whose trail is read where nothing else tells.
    """
    found: list[tuple[str, str]] = []
    if article is not None:
        found.extend(("json-ld", _first_of_many(tidy(text))) for text in strings(article.get("articleSection"))[:1])
    found.extend((f"meta:{name}", text) for name, text in contents(metas, _SECTION_METAS))
    found.extend(
        (mark.rule.partition(":")[0], str(mark.element.attrs.get("content") or text_of(mark.element, 60)))
        for mark in marks.of("section")
        if mark.rule != "rel=category" or not is_elsewhere(mark.element)
    )
    found.extend(("breadcrumb", text) for text in _breadcrumb(linked, title, sites))
    if root is not None and not any(_is_section(text, sites) for _, text in found):
        found.extend(("trail", text) for steps in trails(root) if (text := _last_step(steps, title, sites)))
    usable = [(rule, text) for rule, text in found if _is_section(text, sites)]
    chosen = usable[0] if usable else None
    evidence = tuple(Evidence("section", rule, text, chosen == (rule, text)) for rule, text in usable)
    return (chosen[1] if chosen else ""), evidence


def _is_section(text: str, sites: Sites) -> bool:
    return (
        1 < len(text) <= 60
        and not sites.has(text)
        and not text.startswith("http")
        and fold(text) not in _HOME
        and not _NO_SECTION.match(text)
    )


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


def _names_only(text: str, authors: Sequence[str]) -> bool:
    """Whether a tag is the writer of the article or lists them, which some systems file it under."""
    rest = fold(text)
    for author in authors:
        rest = rest.replace(fold(author), "")
    return fold(text) != rest and (not rest.strip() or rest.strip() in JOINERS)


def _breadcrumb(linked: LinkedData, title: str, sites: Sites) -> Iterator[str]:
    for crumbs in linked.of_types(("breadcrumblist",)):
        items = crumbs.get("itemListElement")
        names = []
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                names.append(tidy(first_string(item.get("name")) or first_string(item.get("item"))))
        if name := _last_step(names, title, sites):
            yield name


def _last_step(names: Sequence[str], title: str, sites: Sites) -> str:
    """The last step that is neither the article itself, which trails often end with, nor the front page."""
    for name in reversed(names):
        name = name.strip("/›»>| ")
        own = fold(name) in fold(title) and (len(fold(name).split()) >= 4 or len(fold(name)) > 0.7 * len(fold(title)))
        if not own and _is_section(name, sites):
            return name
    return ""
