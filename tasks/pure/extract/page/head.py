"""Look-ups in a page's head: metas by the many names that stand for one thing, addresses, the site's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import urljoin, urlsplit

from tasks.pure.extract.page.jsonld import LinkedData, Node, strings

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
    """``href`` resolved; an empty string where it is no address of the web.

    One that begins with the page's own host is meant to be whole and lost its scheme: no folder is called so.
    """
    href = href.strip()
    if not href or href.startswith(("#", "data:", "javascript:", "about:")):
        return ""
    if not href.startswith(("http", "/")) and (host := host_of(base)):
        first_step = href.partition("/")[0].removeprefix("www.").lower()
        href = f"//{href}" if first_step == host and "/" in href else href
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

    __slots__ = ("_known", "_labels", "_parts", "_stems", "names")

    def __init__(self, names: Iterable[str], url: str = "") -> None:
        host = host_of(url)
        self.names = tuple(dict.fromkeys([*(name for name in names if len(name) <= 60), *([host] if host else [])]))
        spelled = [squeezed(name) for name in self.names]
        # "The Harbour Times | harbour-times.example" names the site twice.
        parts = [squeezed(part) for name in self.names for part in _PARTS.split(name) if len(part) > 2 and part != name]
        # ``AP News`` on apnews.com: the host's labels are names too, without its last.
        labels = [squeezed(label) for label in host.split(".")[:-1] if len(label) > 1]
        self._labels = tuple(label for label in labels if len(label) > 2 and label not in _NO_NAMES)
        self._known = frozenset(way for name in (*spelled, *labels) if name for way in _ways(name))
        self._parts = frozenset(way for part in parts for way in _ways(part))
        self._stems = frozenset(
            stem for name in spelled if len(name) >= 4 for way in _ways(name) if (stem := _stem(way))
        )

    def has(self, text: str) -> bool:
        """Whether ``text`` is one of the names, however it is spelled."""
        folded = squeezed(text) if len(text) <= 80 else ""
        return bool(folded) and any(way in self._known or _stem(way) in self._stems for way in _ways(folded))

    def has_part(self, text: str) -> bool:
        """Whether ``text`` is one of the names or what a stroke or dash parts in one: beside a headline it is a name."""
        return self.has(text) or (bool(self._parts) and not self._parts.isdisjoint(_ways(squeezed(text))))

    def end(self, folded: str) -> bool:
        """Whether letters without blanks (:func:`squeezed`) end in one of the names."""
        return any(len(name) > 2 and folded.endswith(name) for name in self._known)

    def begins(self, text: str) -> bool:
        """Whether ``text`` begins with one of the names and a mark that parts it from what follows."""
        words = text.split()
        for count in range(1, min(6, len(words))):
            parted = words[count - 1][-1] in ":,|" or words[count] in ("-", "–", "—", "|", ":", "›", "»")
            if parted and self.has_part(" ".join(words[:count])):
                return True
        return False

    def within(self, words: Sequence[str]) -> bool:
        """Whether the first or the last of these words are one of the names, or they are the beginning or end of one."""
        whole = _ways(squeezed("".join(words)))[-1]
        if len(whole) >= 4 and any(
            len(name) > len(whole) and (name.startswith(whole) or name.endswith(whole)) for name in self._known
        ):
            return not whole.isascii() or len(words) > 1
        return any(
            self.has(" ".join(words[:count])) or self.has(" ".join(words[-count:])) for count in range(1, len(words))
        )

    def is_short_for(self, text: str) -> bool:
        """Whether the host abbreviates ``text``: nytimes, The New York Times; nzz, Neue Zürcher Zeitung."""
        words = [_ways(squeezed(word))[-1] for word in text.split()]
        words = [word for word in words if word and word not in ("the", "die", "der", "das", "la", "le", "el", "il")]
        if not 2 <= len(words) <= 5:
            return False
        return any(_abbreviates(label, words) for label in self._labels)


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
    return _NOT_WORD.sub("", _in_one_case(text))


def fold(text: str) -> str:
    """Words in one case parted by single blanks: equal for two spellings of one headline."""
    return " ".join(_WORDS.findall(_in_one_case(text)))


def _in_one_case(text: str) -> str:
    """Small letters; the dot that a Turkish capital leaves over its small letter goes."""
    return text.casefold().replace("i\u0307", "i")


def _ways(folded: str) -> tuple[str, ...]:
    """How a host may spell letters: as they are, without their accents, German umlauts with an e."""
    if folded.isascii():
        return (folded,)
    bare = "".join(c for c in unicodedata.normalize("NFD", folded.translate(_LETTERS)) if not "\u0300" <= c <= "\u036f")
    return (folded, bare, folded.translate(_UMLAUTS))


def _abbreviates(label: str, words: Sequence[str]) -> bool:
    """Whether ``label`` is made of beginnings of all of ``words`` in their order."""
    if not words:
        return not label
    first = words[0]
    return any(
        label.startswith(first[:length]) and _abbreviates(label[length:], words[1:])
        for length in range(len(first), 0, -1)
        if len(label) >= length
    )


def _stem(folded: str) -> str:
    return _DOMAIN_END.sub("", folded.removeprefix("www").removeprefix("the").removeprefix("die").removeprefix("der"))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d"})
_PARTS = re.compile(r"\s+[|–—-]\s+|\s*[|｜:：]\s+")
_NO_NAMES = frozenset({"news", "com", "org", "net", "online", "the", "web", "blog", "blogs"})
_MARKS = "".join(letter for letter in map(chr, range(0x300, 0x1B00)) if unicodedata.category(letter) in ("Mn", "Mc"))
"""What stands over, under and beside letters: the vowels of India are such, and belong to their words."""
_NOT_WORD = re.compile(rf"(?:[^\w{_MARKS}]|_)+")
_WORDS = re.compile(rf"[\w{_MARKS}]+")
_DOMAIN_END = re.compile(r"(?:com|net|org|de|at|ch|fr|it|es|online|news|couk)$")
