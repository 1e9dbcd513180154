"""Which elements of a page hold text that a reader sees, whatever the site."""

from __future__ import annotations

import re
from typing import Any

from tasks.pure.extract.page.text import asks

DROPPED = frozenset(
    "head script style svg math noscript template iframe frameset object embed applet canvas audio video map "
    "select option datalist textarea input button label dialog nav header footer source track param link meta base "
    "rt rp rtc".split()
)
"""Elements that hold no article text, whatever the site: code, drawings, players, controls, navigation, and the readings
above Chinese characters (HTML, 4.5.10), which a reader sees beside the text and not in it."""
LEAST_QUESTION, LONGEST_QUESTION = 8, 300
"""Characters of a question that a button asks, at least and at most."""
PLAYERS = frozenset("video audio iframe object embed".split())
"""Those that show a film, a recording or another page where they are: kept without what is in them, for what is said of them."""
SOMETIMES_SHOWN = PLAYERS | {"noscript", "svg"}
"""Of the dropped elements those that :func:`is_shown` may keep, without what is in them."""
DRAWING_WIDTH, DRAWING_BOX = 100, 200
"""Width of a drawing as it is shown, and of one that states only the size of its own units, at least: icons are smaller, or square."""
_KEPT_WITH_HEADLINE = frozenset({"nav", "dialog", "header", "footer"})
"""Those that a careless page may never close, or misuse: kept where they hold a headline."""
_KEPT_IN_ARTICLE = frozenset({"header", "footer"})
"""Dropped only where they are the page's own: those of an article have its byline, its tags."""
OWN_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:article|entry|post|story|content|artikel|beitrag|articulo|articolo|artigo)[\w-]*?(?:__|--?|_)?(?:footer|foot|meta)",
    re.IGNORECASE,
)
"""What systems and themes call the footer of one post."""
_POST = re.compile(
    r"(?:^|\s)(?:h?entry|(?:single-|blog-|news-)?post|article|story|news-item|artikel|beitrag|articulo|articolo|artigo|noticia|wpis)(?:\s|$)",
    re.IGNORECASE,
)
"""What systems and themes call one post."""
BLOCKS = frozenset(
    "html body article section main div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th "
    "caption blockquote pre figure figcaption header footer aside nav form fieldset address hr details summary "
    "center menu br hgroup".split()
)
"""Elements that break the line: white space beside them is not shown."""


def is_dropped(element: Any, tag: str) -> bool:
    """Whether one of the ``DROPPED`` elements holds nothing of the article where it stands."""
    if tag not in _KEPT_WITH_HEADLINE:
        return tag != "button" or not _is_question(element)
    if (
        tag in _KEPT_IN_ARTICLE
        and next(element.iterancestors("article", "main", "section", "blockquote"), None) is not None
    ):
        return False
    if tag == "footer" and is_of_a_post(element, element.getparent()):
        return False
    return next(element.iter("h1", "article", "main"), None) is None


def _is_question(button: Any) -> bool:
    """Whether a button is the question over an answer that it unfolds, as in lists of questions (WAI-ARIA, accordion)."""
    if button.get("aria-expanded") is None and button.get("aria-controls") is None:
        return False
    text = "".join(button.itertext()).strip()
    return LEAST_QUESTION <= len(text) <= LONGEST_QUESTION and asks(text)


def is_shown(element: Any, tag: str) -> bool:
    """Whether a player is shown, or a picture for those without scripts: pictures of one pixel count visits."""
    if tag == "svg":
        return _is_drawing(element)
    if tag != "noscript":
        return True
    image = next(element.iter("img"), None)
    return image is not None and "1" not in (image.get("width"), image.get("height"))


def _is_drawing(svg: Any) -> bool:
    """Whether an inline SVG is as large as a picture: a chart, a map; not an icon."""
    width = svg.get("width", "")
    if width:
        number = width.removesuffix("px")
        return width == "100%" or (number.isdecimal() and len(number) < 5 and int(number) >= DRAWING_WIDTH)
    box = (svg.get("viewBox") or svg.get("viewbox") or "").replace(",", " ").split()
    if len(box) != 4 or not (box[2].isdecimal() and box[3].isdecimal()):
        return False
    return box[2] != box[3] and len(box[2]) < 5 and int(box[2]) >= DRAWING_BOX


def is_of_a_post(footer: Any, parent: Any) -> bool:
    """Whether a footer is one post's by its name, or directly in an element called a post. Elements of lxml or BeautifulSoup."""
    if OWN_FOOTER.search(f"{footer.get('class', '')} {footer.get('id', '')}"):
        return True
    return parent is not None and _POST.search(parent.get("class") or "") is not None
