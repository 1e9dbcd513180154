"""Posts one below the other, each under a headline that links to its own page: the front page or an archive of a blog.

Their texts may be whole, so that the page reads like one long article, and the page may describe each post as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile
from urllib.parse import urlsplit

from bs4 import Tag

from tasks.pure.extract.page.head import absolute
from tasks.pure.extract.page.marks import first_inside
from tasks.pure.extract.page.nodes import Text, elements_in, joined_texts
from tasks.pure.extract.page.text import count_words
from tasks.pure.extract.verdict.signs import NAMED_WORDS

_LEAST = 3
"""Posts that make a list: two may be an article and the one that it answers."""
SHARE = 0.7
"""Of the text, what they have at least: below an article are cards, which have little of it."""
LONGEST_ABOVE = 400
"""Characters above the first post: what a section says of itself. An article is longer."""
_SEARCHED = 500
"""Elements of a post in which its headline is looked for: posts may be nested, and each is searched."""
_HEADINGS = frozenset({"h1", "h2", "h3"})


def posts_in(container: Tag | None, headline: Tag | None, url: str) -> int:
    """How many posts a container consists of; 0 where it is one text.

    Entries of a live blog, which has a headline of its own, link to the page that they are on, or to pages below it.

    Where the page's ``headline`` is in an article that is none of them, or a text is above them, they are the next ones below it.
    """
    if container is None or container.name == "article":
        return 0
    posts = [element for element in elements_in(container) if element.name == "article"]
    if len(posts) < _LEAST:
        return 0
    around_headline = frozenset(map(id, headline.parents)) if headline is not None else frozenset()
    own = headline is not None and around_headline.isdisjoint(map(id, posts))
    is_titled = own and headline is not None and count_words(joined_texts(headline)) > NAMED_WORDS
    leading = [post for post in posts if _leads_elsewhere(post, url, below=not is_titled)]
    if len(leading) < _LEAST or len(leading) * 2 < len(posts):
        return 0
    around = next((node for node in (headline.parents if headline else ()) if node.name == "article"), None)
    if around is not None and not any(post is around for post in leading):
        return 0
    texts = takewhile(lambda node: node is not leading[0], container.descendants)
    if sum(len(text) for text in texts if text.__class__ is Text) > LONGEST_ABOVE:
        return 0
    return len(leading) if length(leading) >= SHARE * length([container]) else 0


def _leads_elsewhere(post: Tag, url: str, *, below: bool) -> bool:
    """Whether the first heading of a post is a link to a page that is not this one. ``below``: it may be one below this one."""
    heading = next((inner for inner in islice(elements_in(post), _SEARCHED) if inner.name in _HEADINGS), None)
    if heading is None:
        return False
    link = first_inside(heading, "a") or heading.find_parent("a")
    return link is not None and leads_elsewhere(str(link.attrs.get("href") or ""), url, below=below)


def leads_elsewhere(href: str, url: str, *, below: bool) -> bool:
    """Whether a link leads to a page that is not the one at ``url``. ``below``: it may be one below this one."""
    if not (target := absolute(url, href)):
        return False
    here, there = _place(url), _place(target)
    return there != here and (
        below or here[1] == "" or not (here[0] == there[0] and there[1].startswith(here[1] + "/"))
    )


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")


def length(elements: Sequence[Tag]) -> int:
    """Characters of the texts in elements; of those in one another in the outer one alone."""
    ids = frozenset(map(id, elements))
    outer = [element for element in elements if ids.isdisjoint(map(id, element.parents))]
    return sum(len(joined_texts(element)) for element in outer)
