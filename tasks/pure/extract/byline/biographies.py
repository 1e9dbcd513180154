"""The writer whom a box below the text is about: a name in a line of its own, and a paragraph that begins with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from bs4 import Tag

from tasks.pure.extract.byline.persons import is_full_name_of_a_person
from tasks.pure.extract.lexicon.bylines import PERSON_IN_CLASS
from tasks.pure.extract.lexicon.class_names import hyphenated, words_of
from tasks.pure.extract.page.marks import is_outside_article
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.text import clean_line, word_key

_LONGEST_NAME, _SHORTEST = 40, 40
"""Characters of a name in a line of its own, at most, and of a biography, at least."""
_AROUND = 5
"""Elements around a name of which one is called for a writer."""


def names_in_biographies(signals: Signals) -> Sequence[str]:
    """The one person whose name is above a paragraph that begins with it, in a box that is named for a writer.

    Of several such persons none is the writer: they are what the page is about. Nor is one whom the headline names.
    """
    found: dict[str, None] = {}
    texts = (node for node in signals.document.texts() if not node.isspace())
    for node, following in pairwise(texts):
        if not 4 < len(node) <= _LONGEST_NAME or len(following) < _SHORTEST:
            continue
        if not following.lstrip().startswith(node.strip()):
            continue
        name = clean_line(node)
        rest = clean_line(following[:200]).removeprefix(name + " ")
        if len(rest) == len(clean_line(following[:200])) or not rest[:1].islower() or node.parent is None:
            continue
        if is_full_name_of_a_person(name) and _is_named_for_a_writer(node.parent):
            if not is_outside_article(node.parent) and not signals.site_names.has(name):
                found[name] = None
    names = list(found)
    return names if len(names) == 1 and word_key(names[0]) not in word_key(signals.title) else []


def _is_named_for_a_writer(element: Tag) -> bool:
    around = islice((element, *element.parents), _AROUND)
    names = (words_of(hyphenated(str(one.attrs.get("class") or "").replace("_", "-"))) for one in around)
    return any(not PERSON_IN_CLASS.isdisjoint(words) for words in names)
