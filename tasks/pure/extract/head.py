"""Look-ups in a page's head: metas by the many names that stand for one thing, addresses, the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import urljoin, urlsplit

from tasks.pure.extract.jsonld import LinkedData, Node, first_string, strings

Metas = Mapping[str, Sequence[str]]

SITE_NAME_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:android:app_name",
    "dc.publisher",
)


def contents(metas: Metas, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """``(name, content)`` of every filled meta of these names, in the order of ``names``; entities resolved once more."""
    for name in names:
        for content in metas.get(name, ()):
            if text := tidy(content):
                yield name, text


def first(metas: Metas, *names: str) -> str:
    """The first filled content among these names, or an empty string."""
    return next((content for _, content in contents(metas, names)), "")


def tidy(text: str) -> str:
    """One line without entities (templates encode twice) and without invisible marks."""
    if "&" in text:
        text = unescape(text)
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split())


def absolute(base: str, href: str) -> str:
    """``href`` resolved; an empty string where it is no address of the web."""
    href = href.strip()
    if not href or href.startswith(("#", "data:", "javascript:", "about:")):
        return ""
    try:
        url = urljoin(base, href)
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else ""
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host in lower case without ``www.``; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def site_names(metas: Metas, linked: LinkedData, article: Node | None, url: str) -> tuple[str, ...]:
    """Every name that the page gives its site, the best first; the host's own letters last."""
    names = [content for _, content in contents(metas, SITE_NAME_METAS)]
    if article is not None:
        names[1:1] = strings(linked.resolved(article.get("publisher")))[:1]
    for node in linked.of_types(("website", "newsmediaorganization", "organization")):
        names.extend(strings(node.get("name"))[:1])
        names.extend(strings(node.get("alternateName"))[:2])
    if host := host_of(url):
        names.append(host)
    return tuple(dict.fromkeys(name for name in names if len(name) <= 60 and not name.startswith("http")))


def is_site_name(text: str, names: Iterable[str], url: str = "") -> bool:
    """Whether ``text`` is the site's name, also as the host spells it (``AP News`` on apnews.com)."""
    folded = squeezed(text)
    if not folded:
        return False
    for name in names:
        other = squeezed(name)
        if other and (folded == other or (len(other) >= 4 and _without_domain(folded) == _without_domain(other))):
            return True
    host = host_of(url)
    labels = host.split(".")[:-1]
    return any(folded == squeezed(label) for label in labels if len(label) > 1) or folded == squeezed(host)


def squeezed(text: str) -> str:
    """Letters and digits alone, in one case: how a host would spell a name."""
    return _NOT_WORD.sub("", text.casefold())


def fold(text: str) -> str:
    """Words in one case parted by single blanks: equal for two spellings of one headline."""
    return " ".join(_WORDS.findall(text.casefold()))


def publisher_of(linked: LinkedData, article: Node | None) -> str:
    """The publisher that the article's node names, or an empty string."""
    return first_string(linked.resolved(article.get("publisher"))) if article is not None else ""


def _without_domain(folded: str) -> str:
    return _DOMAIN_END.sub("", folded.removeprefix("www").removeprefix("the").removeprefix("die").removeprefix("der"))


_NOT_WORD = re.compile(r"[\W_]+")
_WORDS = re.compile(r"\w+")
_DOMAIN_END = re.compile(r"(?:com|net|org|de|at|ch|fr|it|es|online|news|couk)$")
