"""The names in elements that markup calls bylines: ``rel=author``, ``itemprop=author``, classes in many languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from bs4 import NavigableString, Tag

from tasks.pure.extract.byline.names import looks_like_name, names_in
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.page.marks import Marks, is_outside_article, text_of

_NEAR = 160
"""Elements after the headline within which a byline is the article's; bylines of teasers come later."""
_CLUSTER = 25
"""Elements between two names of one byline: portrait, role, links to social media."""


def marked_names(
    marks: Marks, headline: int, profiles: set[str], *, near_only: bool
) -> Iterator[tuple[str, list[str]]]:
    """Names in elements that are marked as bylines: ``rel=author`` and ``itemprop`` first, then class names."""
    near: dict[str, list[tuple[int, str]]] = {}
    far: dict[str, list[tuple[int, str]]] = {}
    taken: set[int] = set()
    for mark in reversed(list(marks.of("byline"))):
        distance = mark.position - headline
        is_near = headline >= 0 and -40 <= distance <= _NEAR
        if near_only and not is_near:
            continue
        if id(mark.element) in taken:
            continue  # its inner elements have given the names
        rule = "byline" if mark.rule == "class" else mark.rule.split(":")[0]
        names = _names_of(mark.element, stated=rule != "byline")
        if not names:
            continue
        # Whoever the head gives as author by an address is the author also in the sidebar.
        if is_outside_article(mark.element) and profiles.isdisjoint(
            paths_of([str(mark.element.attrs.get("href", ""))])
        ):
            continue
        if rule == "byline":
            names = [name for name in names if looks_like_name(name, stated=False)]
        taken.update(id(parent) for parent in mark.element.parents)
        group = near if is_near else far
        group.setdefault(rule, []).extend((mark.position, name) for name in reversed(names))
    for group in (near, far):
        for rule in ("rel=author", "itemprop", "byline"):
            if found := group.get(rule):
                names = list(dict.fromkeys(_cluster(found[::-1])))
                # Many names far from the headline are a list of the site's writers.
                if group is near or len(names) <= 3:
                    yield rule, names


def _names_of(element: Tag, *, stated: bool) -> list[str]:
    """The names in a marked element: of its ``content``, else of its text."""
    text = str(element.attrs.get("content") or "") or text_of(element, 250)
    names: list[str] = []
    beside = _beside_names(element) if "|" in text else ()
    for name in names_in(text, stated=stated):
        if name in beside and not is_agency(name):
            continue
        names.extend(_apart(element, name) if name.count(" ") >= 3 else (name,))
    return names


def _beside_names(element: Tag) -> set[str]:
    """What stands behind bars after names in elements of their own: ``<b>Ada Quill</b> | Old Ellerby | 4 May 2024``."""
    if not any(looks_like_name(text_of(child, 60), stated=False) for child in element.find_all(True, limit=4)):
        return set()
    bare = [str(child) for child in element.contents if isinstance(child, NavigableString) and "|" in child]
    return {part.strip() for text in bare for part in text.split("|")[1:]}


def _apart(element: Tag, name: str) -> list[str]:
    """``<li>Ada Quill</li><li>Ben Marrow</li>``: what only the markup parts."""
    parted = [text for item in element.find_all(["a", "li"], limit=8) if (text := text_of(item, 60))]
    parted = [text for text in dict.fromkeys(parted) if " " in text and looks_like_name(text, stated=False)]
    return parted if len(parted) >= 2 and " ".join(parted) == name else [name]


def _cluster(found: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The names of the first byline: those that follow one another closely. What comes later signs another text."""
    last = found[0][0]
    for position, name in found:
        if position - last > _CLUSTER:
            return
        last = position
        yield name


def paths_of(addresses: Iterable[str]) -> set[str]:
    """The paths of those texts that are addresses, without the front page's."""
    return {path for text in addresses if text.startswith(("http://", "https://", "/")) if (path := _path_of(text))}


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""
