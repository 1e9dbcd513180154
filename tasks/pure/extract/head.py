"""Look-ups in a page's head: metas by the many names that stand for one thing, addresses, the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import urljoin, urlsplit

from tasks.pure.extract.jsonld import LinkedData, Node, strings

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


class Sites:
    """Every name that a page gives its site, the best first; the host's own letters last."""

    __slots__ = ("_known", "_stems", "names")

    def __init__(self, names: Iterable[str], url: str = "") -> None:
        host = host_of(url)
        self.names = tuple(dict.fromkeys([*(name for name in names if len(name) <= 60), *([host] if host else [])]))
        spelled = [squeezed(name) for name in self.names]
        # ``AP News`` on apnews.com: the host's labels are names too, without its last.
        labels = [squeezed(label) for label in host.split(".")[:-1] if len(label) > 1]
        self._known = frozenset(name for name in (*spelled, *labels) if name)
        self._stems = frozenset(stem for name in spelled if len(name) >= 4 and (stem := _stem(name)))

    def has(self, text: str) -> bool:
        """Whether ``text`` is one of the names, however it is spelled."""
        folded = squeezed(text) if len(text) <= 80 else ""
        return bool(folded) and (folded in self._known or _stem(folded) in self._stems)

    def end(self, folded: str) -> bool:
        """Whether letters without blanks (:func:`squeezed`) end in one of the names."""
        return any(len(name) > 2 and folded.endswith(name) for name in self._known)


def read_sites(metas: Metas, linked: LinkedData, article: Node | None, url: str) -> Sites:
    """The site's names in metas and JSON-LD, and its host."""
    names = [content for _, content in contents(metas, SITE_NAME_METAS)]
    if article is not None:
        names[1:1] = strings(linked.resolved(article.get("publisher")))[:1]
    for node in linked.of_types(("website", "newsmediaorganization", "organization")):
        names.extend(strings(node.get("name"))[:1])
        names.extend(strings(node.get("alternateName"))[:2])
    return Sites((name for name in names if not name.startswith("http")), url)


def squeezed(text: str) -> str:
    """Letters and digits alone, in one case: how a host would spell a name."""
    return _NOT_WORD.sub("", text.casefold())


def fold(text: str) -> str:
    """Words in one case parted by single blanks: equal for two spellings of one headline."""
    return " ".join(_WORDS.findall(text.casefold()))


def _stem(folded: str) -> str:
    return _DOMAIN_END.sub("", folded.removeprefix("www").removeprefix("the").removeprefix("die").removeprefix("der"))


_NOT_WORD = re.compile(r"[\W_]+")
_WORDS = re.compile(r"\w+")
_DOMAIN_END = re.compile(r"(?:com|net|org|de|at|ch|fr|it|es|online|news|couk)$")
