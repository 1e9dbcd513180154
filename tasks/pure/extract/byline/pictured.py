"""The writer whose name is a picture's: ``<div class="author"><img alt="Ada Quill"></div>``, where nothing else names one.

Bylines and links to writers' pages without a letter of text, but for a label and a date, have the name in ``alt``.
"""

from __future__ import annotations

import re
from itertools import islice

from bs4 import Tag

from tasks.pure.extract.byline.names import names_in, without_prefix
from tasks.pure.extract.byline.near import profile_folder
from tasks.pure.extract.byline.persons import is_full_name_of_a_person
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.page.marks import is_outside_article
from tasks.pure.extract.page.nodes import elements_in, joined_texts
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import clean_line

_LONGEST = 60
"""Characters of a byline's text beside the picture, and of what the picture is called."""
_ELEMENTS = 16
"""Elements in a byline; one that has as many is a container."""
_MOST = 2
"""Writers, at most: more are a list of the site's."""
_BEFORE_NAME = re.compile(
    r"(?:(?:profile |author )?(?:photo|picture|image|portrait|avatar|headshot|logo)s? (?:of|for)|"
    r"(?:foto|bild|porträt|portrait|avatar|logo) (?:von|de|di|do|da|van|av)|photo de|retrato de|author|autor|auteur|autore|"
    r"фото|аватар)\s*:?\s+",
    re.IGNORECASE,
)


def pictured_names(signals: Signals) -> list[str]:
    """The names of the pictures in bylines that have no other; none where they are more than two."""
    names: list[str] = []
    elements = [mark.element for mark in signals.marks.of("byline")]
    elements += [link for _, link in signals.document.anchors() if profile_folder(str(link.attrs.get("href") or ""))]
    for element in elements:
        name = _pictured(element)
        if name and not signals.site_names.has(name) and not is_outside_article(element):
            names.append(name)
    found = list(dict.fromkeys(names))
    return found if len(found) <= _MOST else []


def _pictured(element: Tag) -> str:
    """The name that the one picture in an element is called; empty where it has another text."""
    within = list(islice(elements_in(element), _ELEMENTS))
    pictures = [inner for inner in within if inner.name == "img" and inner.attrs.get("alt")]
    if len(pictures) != 1 or len(within) == _ELEMENTS:
        return ""
    text = clean_line(joined_texts(element))
    if len(text) > _LONGEST or any(map(str.isalpha, without_prefix(text))):
        return ""
    alt = clean_line(str(pictures[0].attrs["alt"]))[:_LONGEST]
    name = _BEFORE_NAME.sub("", alt, count=1) if _BEFORE_NAME.match(alt) else alt
    return (
        name if names_in(name, stated=False) == [name] and (is_agency(name) or is_full_name_of_a_person(name)) else ""
    )
