"""The writer in unmarked texts at the top of a page: after "by", next to the date, after the icon of a
person, as a link to a profile.

Where no label says so, a name is believed only where templates put writers, and only if nothing shows that it is a section,
a place or the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from tasks.pure.extract.byline import starts
from tasks.pure.extract.byline.beside import begins_paragraph, without_town
from tasks.pure.extract.byline.cards import is_in_another_article
from tasks.pure.extract.byline.chinese import reporters_in
from tasks.pure.extract.byline.credit_labels import credit_at_end, credit_of
from tasks.pure.extract.byline.dated import after_date
from tasks.pure.extract.byline.names import looks_like_name, names_in
from tasks.pure.extract.byline.persons import (
    AROUND,
    LONGEST_BYLINE,
    full_names,
    is_full_name_of_a_person,
    is_nothing_else,
    without_agencies,
)
from tasks.pure.extract.byline.uncased import UNCASED
from tasks.pure.extract.dates.lines import runs_on
from tasks.pure.extract.dates.written import read_written_date
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.bylines import (
    OF_A_PAPER,
    PROFILE_FOLDERS,
    PROFILE_FOLDERS_OF_OTHERS,
)
from tasks.pure.extract.lexicon.class_names import hyphenated, words_of
from tasks.pure.extract.page.marks import is_outside_article, text_of
from tasks.pure.extract.page.nodes import Text, joined_texts
from tasks.pure.extract.page.reviews import is_in_review
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import clean_line, compact_key, word_key

_BEFORE, _AFTER = 4, 24
"""Texts before and after the headline that are read."""
_LONG, _PARAGRAPHS = 200, 2
"""Characters of a paragraph, and how many end the top of the page: a lead may come before the byline."""
LONGEST_TEXT = 400
"""Characters of a text near the headline that are read: those that are no byline end the top of the page, unread."""
_DATE = 60
"""Characters of a text that is a date and little more."""
_NEAR = (-40, 60)
"""Elements before and after the headline between which a link to a profile is the writer's."""
_ICONS_OF_A_PERSON = frozenset("user person author avatar pencil pen profile".split())
_INLINE = frozenset("a abbr b cite em font i small span strong u".split())
_PROSE = frozenset("p li blockquote figcaption td dd".split())
_IN_A_SECTION = re.compile(r"\s+(?:in|dans|en|em|i)$")
"""``Ada Quill in <a>Harbours</a>``"""
_ICON = frozenset({"i", "svg", "use", "img"})
_MAY_BE_A_PROFILE = AnyCase(rf"/(?:{'|'.join(sorted(PROFILE_FOLDERS | PROFILE_FOLDERS_OF_OTHERS))})/[^/]")
"""A page has hundreds of links: this is faster than to take each apart."""
_ACCOUNT = re.compile(r"/@([\w.-]{3,40})/?(?:[?#]|$)")
_SHORT = 2
"""Letters of a part of a name that an account may have by chance, at most."""
_UP_TO_LINK = 3
"""Elements around a text of which one may be the link to its account."""
_SIGNED = 2
"""Times that a page has its writer's name, at most: over and under the text; whom it is about is named more often."""
_FEW = 2
"""Writers who are linked below the text, at most: more are a list of the site's."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    node: Text


def labelled_names(headline: Tag) -> list[str]:
    """Names behind "By" in the texts around the headline."""
    items = _top_of(headline)
    for index, item in enumerate(items):
        if (names := _labelled_at(items, index)) and not is_in_another_article(item.node, headline):
            return names
    return []


def _labelled_at(items: Sequence[_Text], index: int) -> list[str]:
    """The names behind "By" in one text, or in the next ones if it says nothing else."""
    text = items[index].text
    if len(text) > LONGEST_BYLINE:
        return []
    match = starts.TEXT.match(text)
    if not match:
        within = starts.WITHIN.search(text)
        if within and (found := names_in(within.group(1))):
            return found
        if (found := names_in_dated_line(text)) and _is_labelled(text, found[0]):
            return found
        if found := reporters_in(text):
            return found
        if starts.LABEL_AT_END.search(text) and (
            found := names_in(" ".join(item.text for item in items[index + 1 : index + 2]))
        ):
            return found
        reported = starts.REPORTED_BY.search(text)
        is_paper = reported is not None and (reported[1].endswith(OF_A_PAPER) or starts.HOUSE.search(reported[1]))
        return [reported[1]] if reported and not is_paper else []
    if index and credit_at_end(items[index - 1].text) == "other":
        return []  # "Photos" in an element of its own
    if not match.group(1) and index and index + 1 < len(items) and begins_paragraph(items[index + 1].node):
        return full_names(items[index - 1].text)  # "Writer" under the name, and the text begins
    following = [item.text for item in items[index + 1 : index + 10]]
    said = match.group(1) or (following[0] if following else "")
    names = [name for name in names_in(said, stated=False) if " " in name or not name.isascii() or is_agency(name)]
    if not names and not match.group(1) and following and _is_profile(items[index + 1].node):
        names = names_in(said)[:1]  # a single name, which says more where it is a link to whose it is
    if names and not match.group(1) and len(following) > 1:
        names += _listed_after(following[1:])
    return list(dict.fromkeys(names))


def names_in_dated_line(text: str) -> list[str]:
    """The names in a short line that has a date too, before or after it."""
    if not any(map(str.isdigit, text)) or read_written_date(text, whole=False) is None:
        return []
    rest = after_date(text) or text
    return [] if runs_on(rest) else names_in(rest, stated=False)


def unlabelled_names(signals: Signals, headline: Tag | None) -> list[str]:
    """The names next to the date or after a person's icon at the top of the page, that nothing shows to be something else.

    The date and the name are on the same side of the headline: a section is named above it where the date is below.
    """
    if headline is None:
        return []
    before, after = _texts_above(headline), list(_texts_below(headline))
    for side in (after, before):
        for index, item in enumerate(side):
            text = _IN_A_SECTION.sub("", item.text)
            if len(text) > LONGEST_BYLINE or text.endswith((":", "：")):
                continue
            is_marked = _has_icon(item.node) or _is_in_account(text, item.node)
            is_marked = is_marked or any(
                _is_date(side[at].text) for at in (index - 1, index + 1) if 0 <= at < len(side)
            )
            found = names_in_dated_line(text)
            if not found and is_marked:
                text = without_town(text)
                found = names_in(text, stated=False)
                if not is_nothing_else(text, found):
                    continue
            if found and all(_may_be_a_writer(name, item.node, signals) for name in found):
                if _is_short(item.node.parent) and not _is_elsewhere(item.node.parent or headline):
                    return found
    return []


def names_below(signals: Signals) -> list[str]:
    """The writer whom a label of its own names anywhere on the page: ``<h3>Author</h3><p>Ada Quill</p>``, ``Written by Ada``."""
    label: Text | None = None
    for node in signals.document.texts():
        if len(node) > LONGEST_BYLINE and label is None:
            continue
        text = clean_line(node[:LONGEST_BYLINE])
        said = starts.label_and_name(text)
        name = text if label is not None else said[1] if said else ""
        parent = node.parent
        if name and parent and _is_short(parent) and _is_named(name, signals) and not _is_elsewhere(parent):
            return names_in(name, stated=False)
        label = node if said and not said[1] and _is_short(node.parent) else None
    return []


def signed_names(signals: Signals, lines: Sequence[str]) -> list[str]:
    """The writers where the first or last line of the text is their names and nothing else but a post or an agency behind them.

    Papers without a field for the writer have the name typed into the text; a paragraph of a text is a sentence otherwise.
    """
    for line in lines:
        if len(line) > LONGEST_BYLINE:
            continue
        line, agencies = without_agencies(line.strip(AROUND))
        if _is_named(line, signals):
            found = names_in(line, stated=False)
            if all(_is_nowhere_a_subject(name, signals) for name in found):
                return [*found, *agencies]
    return []


def profile_names(signals: Signals, headline: Tag | None) -> list[str]:
    """The names in links to pages about writers: ``/authors/ada-quill``. Those near the headline, else the few below."""
    place = signals.marks.position_of(headline)
    near: list[str] = []
    far: list[str] = []
    for position, element in signals.document.anchors():
        href = str(element.attrs.get("href") or "")
        if not (folder := profile_folder(href)):
            continue
        found = names_in(clean_line(joined_texts(element)), stated=False)
        name = found[0] if len(found) == 1 else ""
        if not is_full_name_of_a_person(name) or not _is_short(element.parent) or signals.site_names.has(name):
            continue
        label = _text_before(element)
        credit = credit_at_end(label)
        if credit in ("other", "editor") or (credit is None and label.endswith((":", "："))):
            continue  # "Contact:"
        is_near = place >= 0 and _NEAR[0] <= position - place <= _NEAR[1]
        if folder in PROFILE_FOLDERS_OF_OTHERS and not (is_near and _agrees(name, href)):
            continue
        if not is_outside_article(element):
            (near if is_near else far).append(name)
    names = list(dict.fromkeys(near or far))
    return names if near or len(names) <= _FEW else []


def _top_of(headline: Tag) -> list[_Text]:
    """The texts before the headline and those after it until the text begins."""
    return _texts_above(headline) + list(_texts_below(headline))


def _texts_above(headline: Tag) -> list[_Text]:
    """The few texts before the headline, the nearest last."""
    before: list[_Text] = []
    node: Any = headline.previous_element
    for _ in range(12 * _BEFORE):
        if node is None or len(before) == _BEFORE:
            break
        if node.__class__ is Text and not node.isspace():
            before.append(_Text(clean_line(node[:LONGEST_TEXT]), node))
        node = node.previous_element
    return before[::-1]


def _texts_below(headline: Tag) -> Iterator[_Text]:
    node: Any = headline
    while node is not None and node.next_sibling is None:
        node = node.parent
    node = node.next_sibling if node is not None else None
    texts = paragraphs = 0
    while node is not None and texts < _AFTER and paragraphs < _PARAGRAPHS:
        if node.__class__ is Text and not node.isspace():
            texts += 1
            paragraphs += len(node) > _LONG
            yield _Text(clean_line(node[:LONGEST_TEXT]), node)
        node = node.next_element


def _is_elsewhere(element: Tag) -> bool:
    return is_in_review(element) or is_outside_article(element)


def _listed_after(texts: Sequence[str]) -> list[str]:
    """Names that stand in links of their own after the first: ``<a>A</a>, <a>B</a> and <a>C</a>``."""
    names: list[str] = []
    for separator, name in zip(texts[0::2], texts[1::2], strict=False):
        if len(separator) > 5 or not looks_like_name(name, stated=False):
            break
        names.append(name)
    return names


def _is_named(text: str, signals: Signals) -> bool:
    """Whether a text is full names and nothing else, and not the site's."""
    found = full_names(text)
    return bool(found) and not any(signals.site_names.has(name) for name in found)


def _is_short(element: Tag | None) -> bool:
    """Whether the block around an element is a line and no paragraph of the text."""
    node = element
    while node is not None and node.name in _INLINE:
        node = node.parent
    return node is not None and (node.name not in _PROSE or bool(text_of(node, LONGEST_BYLINE)))


def _is_labelled(text: str, name: str) -> bool:
    return credit_at_end(text.partition(name)[0]) == "writer"


def _is_date(text: str) -> bool:
    return (
        len(text) <= _DATE
        and any(map(str.isdigit, text))
        and read_written_date(text, whole=False) is not None
        and sum(map(str.isalpha, text)) <= 30
    )


def _has_icon(node: Text) -> bool:
    """Whether the icon of a person comes directly before a text: ``<i class="fa fa-user"></i> Ada Quill``."""
    before: Any = node.previous_element
    for _ in range(3):
        if before is None or (before.__class__ is Text and not before.isspace()):
            return False
        if isinstance(before, Tag) and before.name in _ICON:
            names = f"{before.attrs.get('class') or ''} {before.attrs.get('href') or ''}"
            return not _ICONS_OF_A_PERSON.isdisjoint(words_of(hyphenated(names)))
        before = before.previous_element
    return False


def _may_be_a_writer(name: str, node: Text, signals: Signals) -> bool:
    """Whether nothing shows that an unlabelled name is a section, a subject or a place.

    What is linked leads to more texts of its kind, so a link must lead to a profile. A subject is written in small letters
    somewhere in the text, or is linked or headlined elsewhere on the page.
    """
    if not is_full_name_of_a_person(name) or signals.site_names.has(name):
        return False
    if credit_of(name) is not None:
        return False
    link = node.find_parent("a")
    if link is not None:
        href = str(link.attrs.get("href") or "")
        return bool(profile_folder(href)) or _is_account(name, href)
    return _is_nowhere_a_subject(name, signals)


def _is_nowhere_a_subject(name: str, signals: Signals) -> bool:
    """Whether a name is not in the headline, has a word that is nowhere in small letters, and leads to no section."""
    key = word_key(name)
    if key in word_key(signals.title):
        return False
    page = joined_texts(signals.document.soup)
    if UNCASED.search(name):
        if page.count(name) > _SIGNED:
            return False
    elif all(re.search(rf"\b{re.escape(word.lower())}\b", page) for word in name.split()):
        return False
    links = signals.document.lxml.iter("a")  # with those of the navigation, which the pruned tree has not
    return not any(
        word_key(" ".join(link.itertext())) == key and not profile_folder(link.get("href") or "") for link in links
    )


def profile_folder(href: str) -> str:
    """The folder of writers' pages in an address, if there is one before its last step; else an empty string."""
    if not _MAY_BE_A_PROFILE.search(href):
        return ""
    try:
        steps = [step.casefold() for step in urlsplit(href).path.split("/") if step]
    except ValueError:
        return ""
    return next((step for step in steps[:-1] if step in PROFILE_FOLDERS or step in PROFILE_FOLDERS_OF_OTHERS), "")


def _is_profile(node: Text) -> bool:
    """Whether a text is in a link to the page of a writer or user."""
    link = node.find_parent("a")
    return link is not None and bool(profile_folder(str(link.attrs.get("href") or "")))


def _is_account(name: str, href: str) -> bool:
    """Whether a link leads to a person's account on a site where all may write: ``/@ada``, ``/@adaquill``."""
    said = _ACCOUNT.search(href)
    if said is None:
        return False
    letters, words = compact_key(said[1]), [compact_key(word) for word in name.split()]
    return any(word in letters or letters in word for word in words if len(word) > _SHORT and len(letters) > _SHORT)


def _is_in_account(name: str, node: Text) -> bool:
    """Whether a text is in a link to an account of that name."""
    link = node.parent
    for _ in range(_UP_TO_LINK):
        if link is None or link.name == "a":
            break
        link = link.parent
    return link is not None and link.name == "a" and _is_account(name, str(link.attrs.get("href") or ""))


def _agrees(name: str, href: str) -> bool:
    """Whether an address ends in the name: ``/people/ada-quill``, ``/team/quill-ada/``."""
    try:
        last = unquote(urlsplit(href).path).rstrip("/").rpartition("/")[2].rpartition("@")[2]
    except ValueError:
        return False
    letters = compact_key(last.partition(".")[0])
    words = [compact_key(word) for word in name.split()]
    return len(letters) >= 5 and letters in ("".join(words), "".join(words[::-1]), "".join((words[-1], *words[:-1])))


def _text_before(element: Tag) -> str:
    node: Any = element.previous_element
    for _ in range(12):
        if node is None:
            return ""
        if node.__class__ is Text and not node.isspace():
            return clean_line(node[-60:])
        node = node.previous_element
    return ""
