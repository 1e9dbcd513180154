"""Look-ups in a page's head: metas by the many names that mean one thing, addresses, ``<title>``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from tasks.pure.addresses import host_of, page_in_host
from tasks.pure.extract.page.text import clean_line, same_words

Metas = Mapping[str, Sequence[str]]


def contents(metas: Metas, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """``(name, content)`` of every filled meta of these names, in the order of ``names``; entities resolved once more."""
    for name in names:
        for content in metas.get(name, ()):
            if text := clean_line(content):
                yield name, text


def first(metas: Metas, *names: str) -> str:
    """The first filled content among these names, or an empty string."""
    return next((content for _, content in contents(metas, names)), "")


def absolute(base: str, href: str) -> str:
    """``href`` resolved; an empty string where it is no address of the web.

    One that begins with the page's own host is meant to be whole and lost its scheme: no folder is called so.
    """
    href = href.strip()
    if not href or href.startswith(("#", "data:", "javascript:", "about:")):
        return ""
    if not href.startswith(("http", "/")) and (host := host_of(base).removeprefix("www.")):
        first_step = href.partition("/")[0].removeprefix("www.").lower()
        href = f"//{href}" if first_step == host and "/" in href else href
    try:
        url = urljoin(base, href)
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else ""
    except ValueError:
        return ""


def is_root(url: str) -> bool:
    """Whether an address is that of a site's front page, whatever follows links into it."""
    path, query = page_in_host(url)
    return not path.strip("/") and not query


def begins_title(line: str, title: str) -> bool:
    """Whether a line of the page is ``<title>`` up to a mark: the headline, in whatever element it stands."""
    if not _UNSPACED_SHARE * len(title) <= len(line) < len(title) or not title.startswith(line):
        return False
    if " " not in line and len(line) > 8 and not line.isascii():
        return _BEHIND_UNSPACED.match(title, len(line)) is not None
    if len(line) < _SHARE * len(title):
        return False
    return len(line.split()) >= 3 and _BEHIND_HEADLINE.match(title, len(line)) is not None


def is_part_of_title(line: str, title: str) -> bool:
    """Whether a line is all that ``<title>`` has before or after a mark: ``Site - Headline``, whatever the length of either."""
    words = same_words(line)
    return bool(words) and any(
        words in (same_words(title[: cut.start()]), same_words(title[cut.end() :])) for cut in _BETWEEN.finditer(title)
    )


_BETWEEN = re.compile(r"(?<=\s)[-–—•·«»](?=\s)|[|｜_]")
_SHARE, _UNSPACED_SHARE = 0.4, 0.2
"""Of a title, the headline at least: in a script without spaces it has half the characters of a site's name in Latin letters."""
_BEHIND_HEADLINE = re.compile(r"\s+[-–—|•·«»]\s|\s*[|｜_]")
_BEHIND_UNSPACED = re.compile(r"[\s\-–—|｜_·（(【]")
"""What separates a headline from what sites add to it, where the page shows the headline alone. No colon: headlines have them."""
