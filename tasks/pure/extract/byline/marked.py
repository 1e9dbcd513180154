"""The names in elements that markup calls bylines: ``rel=author``, ``itemprop=author``, classes in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import NavigableString, Tag

from tasks.pure.extract.byline.credit_labels import credit_of
from tasks.pure.extract.byline.names import looks_like_name, names_in, without_prefix
from tasks.pure.extract.byline.near import profile_folder
from tasks.pure.extract.byline.parts import (
    is_credited_otherwise,
    is_name,
    is_not_a_name,
    lines_of,
    names_in_lines,
    says_quoted,
)
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.page.marks import Marks, is_outside_article, text_of
from tasks.pure.extract.page.text import clean_line

_NEAR = 160
"""Elements after the headline within which a byline is the article's; bylines of teasers come later."""
_ACCOUNT = 60
"""Characters of a byline that is a link, at most."""
_AUTHOR_ASKED = re.compile(r"[?&]author=")
_CLUSTER = 25
"""Elements between two names of one byline: portrait, role, links to social media."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A marked element and the names in it."""

    position: int
    element: Tag
    names: Sequence[str]


def marked_names(
    marks: Marks, headline: int, profiles: set[str], *, near_only: bool
) -> Iterator[tuple[str, list[str]]]:
    """Names in elements that are marked as bylines: ``rel=author`` and ``itemprop`` first, then class names.

    Elements that are named for a role, or whose label says that the person did other work, are read only where nothing
    else gives a name: then the element called a title may hold the name, and an editor signs.
    """
    found = list(_marked_names(marks, headline, profiles, near_only=near_only, fallback=False))
    yield from found or _marked_names(marks, headline, profiles, near_only=near_only, fallback=True)


def _marked_names(
    marks: Marks, headline: int, profiles: set[str], *, near_only: bool, fallback: bool
) -> Iterator[tuple[str, list[str]]]:
    near: dict[str, list[_Named]] = {}
    far: dict[str, list[_Named]] = {}
    taken: set[int] = set()
    for mark in reversed(list(marks.of("byline"))):
        distance = mark.position - headline
        is_near = headline >= 0 and -40 <= distance <= _NEAR
        if near_only and not is_near:
            continue
        if id(mark.element) in taken:
            continue  # its inner elements have given the names
        rule = "byline" if mark.rule == "class" else mark.rule.split(":")[0]
        names = _names_of(mark.element, stated=rule != "byline", fallback=fallback)
        if rule == "byline":
            names = [name for name in names if looks_like_name(name, stated=is_name(mark.element))]
            names = names or _account(mark.element)
        if not names:
            continue
        # Whoever the head gives as author by an address is the author also in the sidebar.
        if is_outside_article(mark.element) and profiles.isdisjoint(
            paths_of([str(mark.element.attrs.get("href", ""))])
        ):
            continue
        taken.update(id(parent) for parent in mark.element.parents)
        group = near if is_near else far
        group.setdefault(rule, []).append(_Named(mark.position, mark.element, names))
    for group in (near, far):
        for rule in ("rel=author", "itemprop", "byline"):
            if found := group.get(rule):
                names = list(dict.fromkeys(_cluster(found[::-1])))
                # Many names far from the headline are a list of the site's writers.
                if names and (group is near or len(names) <= 3):
                    yield rule, names


def _names_of(element: Tag, *, stated: bool, fallback: bool) -> list[str]:
    """The names in a marked element: of its ``content``, else of its lines.

    ``fallback``: also of one that is named for something else than the writer, or labelled so.
    """
    if stated_there := str(element.attrs.get("content") or ""):
        return names_in(stated_there, stated=stated)
    if says_quoted(element) or (not fallback and is_not_a_name(element)):
        return []
    lines = lines_of(element, with_notes=fallback)
    if not lines or is_credited_otherwise(element, also_editors=not fallback):
        return []
    if len(lines) > 1 and (names := names_in_lines(lines, stated=stated)):
        return names
    text = clean_line(" ".join(line.text for line in lines))
    credit = credit_of(text)
    if credit is not None and (credit.kind == "other" or (credit.kind == "editor" and not fallback)):
        return []
    names = []
    stated = stated or (is_name(element) and " " not in text and text[:1].isupper())
    set_apart = _names_after_bars(element) if "|" in text else ()
    for name in names_in(text, stated=stated):
        if name in set_apart and not is_agency(name):
            continue
        names.extend(_apart(element, name) if name.count(" ") >= 3 else (name,))
    return names


def _account(element: Tag) -> list[str]:
    """The name of a byline that is a link to its writer's page with "By" and a date in numbers at most; it may be one word."""
    text = without_prefix(clean_line(" ".join(line.text for line in lines_of(element))))
    link = element if element.name == "a" else element.find("a") if 0 < len(text) <= _ACCOUNT else None
    if not isinstance(link, Tag) or credit_of(text) is not None:
        return []
    href = str(link.attrs.get("href") or "")
    name = text_of(link, _ACCOUNT)
    if not name or not (_AUTHOR_ASKED.search(href) or profile_folder(href)):
        return []
    return [] if any(map(str.isalpha, text.replace(name, "", 1))) else names_in(name)


def _names_after_bars(element: Tag) -> set[str]:
    """Texts after bars, behind names in elements of their own: ``<b>Ada Quill</b> | Old Ellerby | 4 May 2024``."""
    if not any(looks_like_name(text_of(child, 60), stated=False) for child in element.find_all(True, limit=4)):
        return set()
    bare = [str(child) for child in element.contents if isinstance(child, NavigableString) and "|" in child]
    return {part.strip() for text in bare for part in text.split("|")[1:]}


def _apart(element: Tag, name: str) -> list[str]:
    """``<li>Ada Quill</li><li>Ben Marrow</li>``: what only the markup separates."""
    separate = list(
        dict.fromkeys(text for item in element.find_all(["a", "li"], limit=8) if (text := text_of(item, 60)))
    )
    if len(separate) < 2 or " ".join(separate) != name or not all(" " in text for text in separate):
        return [name]
    return list(dict.fromkeys(one for text in separate for one in names_in(text, stated=False))) or [name]


def _cluster(found: Sequence[_Named]) -> Iterator[str]:
    """The names of the first byline: those that follow one another closely. What comes later signs another text.

    Co-writers are set alike, because a template prints them in a loop: after a name, an element of other classes holds
    something else.
    """
    first = found[0]
    last = first.position
    for named in found:
        if named.position - last > _CLUSTER:
            return
        last = named.position
        is_alike = _is_set_alike(first.element, named.element)
        yield from (name for name in named.names if is_alike or is_agency(name))


def _is_set_alike(first: Tag, other: Tag) -> bool:
    """Whether two elements have the same tag and share a class, or have none; of other tags, whether they have all classes in common.

    A writer with a page is a link, the next one without is none.
    """
    one, two = (set(str(element.attrs.get("class") or "").split()) for element in (first, other))
    if first.name == other.name:
        return first is other or one == two or not one.isdisjoint(two)
    return bool(one) and one == two


def paths_of(addresses: Iterable[str]) -> set[str]:
    """The paths of those texts that are addresses, without the front page's."""
    return {path for text in addresses if text.startswith(("http://", "https://", "/")) if (path := _path_of(text))}


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""
