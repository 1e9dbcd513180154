"""Threads of a forum and questions with their answers, on pages that do not state what they are.

Forums are built alike whatever system prints them: equal elements, each with a user and what that user wrote. Comments under an
article are built so too, but they are not the page's text. An address that names a forum, or a control below each post with which
readers answer it, says the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from bs4 import Tag

from tasks.pure.extract.lexicon.forms import ANSWERING
from tasks.pure.extract.lexicon.tables import entries
from tasks.pure.extract.page.nodes import Text, elements_in, joined_texts, node_after
from tasks.pure.extract.page.text import clean_line, count_words

_POSTS, _POSTS_UNNAMED = 2, 3
"""Posts of a thread at an address that names a forum, at least, and at another."""
_LEVELS = 4
"""Elements around the text of which one may be the list of the posts: the longest post was taken for all of the text."""
_MOST = 400
"""Children of a list that are looked at."""
_ASKED = 2
"""Posts at the beginning of which one has a user, at least."""
_SEARCHED = 120
"""Elements of a post in which its user and its controls are looked for."""
_BEGINNING = 40
"""Nodes of an element in which the beginning of its text is looked for: a post may hold elements in elements."""
_WORDS = 5
"""Words of a post, at least."""
_LONGEST_NAME, _LONGEST_CONTROL = 40, 20
_POST_TAGS = frozenset({"div", "article", "section", "li", "table", "tr", "dl"})
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:user(?:name|info|-?card)?s?|member(?:name)?|poster|postauthor|postprofile|message-?user|nick(?:name)?|author)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PROFILE = re.compile(r"/(?:members?|users?|u|profiles?)/.|(?:member|profile|memberlist)\.php\?", re.IGNORECASE)
_FORUM_STEPS = frozenset(
    "forum forums foren foro foros board boards thread threads topic topics discussion discussions showthread viewtopic "
    "questions question frage fragen pregunta preguntas ask qa community communities fil sujet tema temat".split()
)
_ANSWERING = frozenset(entry.casefold() for entry in entries(ANSWERING))


def posts_in_thread(container: Tag | None, url: str) -> int:
    """How many posts of users a text consists of; 0 where it is no thread."""
    if container is None:
        return 0
    is_named = _is_at_forum(url)
    node: Any = container
    for _ in range(_LEVELS):
        if node is None or node.name in ("html", "[document]"):
            return 0
        number = _posts_of(node, is_named)
        if number:
            return number
        node = node.parent
    return 0


def _posts_of(parent: Tag, is_named: bool) -> int:
    children = [child for child in parent.contents[:_MOST] if isinstance(child, Tag) and child.name in _POST_TAGS]
    least = _POSTS if is_named else _POSTS_UNNAMED
    if len(children) < least:
        return 0
    (kind, number), *_ = Counter(map(_kind, children)).most_common(1)
    if number < least:
        return 0
    users: list[str] = []
    for child in children:
        if _kind(child) == kind:
            users.append(_user_of(child, is_named))
            if len(users) == _ASKED and not any(users):
                return 0
    posts = sum(map(bool, users))
    return posts if posts >= least and 4 * posts >= 3 * number and len(set(filter(None, users))) >= _POSTS else 0


def _kind(element: Tag) -> tuple[str, str]:
    """An element's name and the first of its classes, without a number."""
    first = next(iter(str(element.attrs.get("class") or "").split()), "")
    return element.name, first.rstrip("0123456789")


def _user_of(post: Tag, is_named: bool) -> str:
    """The name of the user of a post; empty where it has none, no text, or no control at an address that names no forum."""
    user = ""
    answers = is_named
    for element in islice(elements_in(post), _SEARCHED):
        attrs = element.attrs
        named = "class" in attrs and _NAMED.search(str(attrs["class"])) is not None
        if not user and (named or (element.name == "a" and _PROFILE.search(str(attrs.get("href") or "")))):
            user = _beginning(element, _LONGEST_NAME)
        if not answers and element.name in ("a", "button", "span", "input"):
            answers = _beginning(element, _LONGEST_CONTROL).casefold() in _ANSWERING
        if user and answers:
            break
    return user if answers and user and count_words(joined_texts(post)) >= _WORDS else ""


def _beginning(element: Tag, length: int) -> str:
    """The first characters of the text in an element, on one line."""
    pieces: list[str] = []
    end = node_after(element)
    node: Any = element.next_element
    for _ in range(_BEGINNING):
        if node is None or node is end:
            break
        if node.__class__ is Text:
            pieces.append(node[:length])
        node = node.next_element
    return clean_line(" ".join(pieces)[:length])


def _is_at_forum(url: str) -> bool:
    """Whether a step of an address, or the first label of its host, is the word for a forum or what is in one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").partition(".")[0]
    steps = (step.partition(".")[0] for step in parts.path.lower().split("/"))
    return not _FORUM_STEPS.isdisjoint((host, *steps))
