"""The names that a page gives its site, and whether a text is one of them however it is spelled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from tasks.pure.addresses import host_as_written, host_of
from tasks.pure.extract.page.head import Metas, contents
from tasks.pure.extract.page.jsonld import LinkedData, Node, strings
from tasks.pure.extract.page.text import compact_key
from tasks.pure.plain_characters import normal_form

SITE_NAME_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:android:app_name",
    "dc.publisher",
)


LONGEST_NAME = 60
"""Characters of the name of a site."""


class SiteNames:
    """Every name that a page gives its site, the best first; the host's own letters last."""

    __slots__ = ("_known", "_labels", "_labels_in_full", "_parts", "_stems", "names")

    def __init__(self, names: Iterable[str], url: str = "") -> None:
        host = host_as_written(host_of(url)).removeprefix("www.")
        self.names = tuple(
            dict.fromkeys([*(name for name in names if len(name) <= LONGEST_NAME), *([host] if host else [])])
        )
        spelled = [compact_key(name) for name in self.names]
        # "The Harbour Times | harbour-times.example" names the site twice.
        parts = [
            compact_key(part)
            for name in self.names
            for part in _PARTS.split(name[:LONGEST_NAME])
            if len(part) > 2 and part != name
        ]
        # ``AP News`` on apnews.com: the host's labels are names too, without its last.
        labels = [compact_key(label) for label in host.split(".")[:-1] if len(label) > 1]
        self._labels = tuple(label for label in labels if len(label) > 2 and label not in _NO_NAMES)
        self._labels_in_full = frozenset(labels)
        self._known = frozenset(way for name in (*spelled, *labels) if name for way in _spelling_variants(name))
        self._parts = frozenset(way for part in parts for way in _spelling_variants(part))
        self._stems = frozenset(
            stem for name in spelled if len(name) >= 4 for way in _spelling_variants(name) if (stem := _stem(way))
        )

    def has(self, text: str) -> bool:
        """Whether ``text`` is one of the names, however it is spelled."""
        folded = compact_key(text) if len(text) <= 80 else ""
        return bool(folded) and any(
            way in self._known or _stem(way) in self._stems for way in _spelling_variants(folded)
        )

    def has_part(self, text: str) -> bool:
        """Whether ``text`` is one of the names or what a stroke or dash parts in one: beside a headline it is a name."""
        return self.has(text) or (
            bool(self._parts) and not self._parts.isdisjoint(_spelling_variants(compact_key(text)))
        )

    def leads(self, text: str) -> bool:
        """Whether ``text`` is one of the names and more: the paper with its region, ``Harbour Times North``."""
        words = text.split()
        return any(self.has(" ".join(words[:count])) for count in range(1, len(words)))

    def is_host(self, text: str) -> bool:
        """Whether ``text`` has the letters of one label of the host: ``Ada Quill``, adaquill.example."""
        return not self._labels_in_full.isdisjoint(_spelling_variants(compact_key(text)))

    def is_in_host(self, text: str) -> bool:
        """Whether a label of the host has the first of several words, and the initials of the others or their end.

        ``Ada Quill``: adaq.example, adamquill.example.
        """
        first, *others = [_spelling_variants(compact_key(word))[-1] for word in text.split()]
        rest = "".join(others)
        for label in self._labels_in_full:
            behind = label.removeprefix(first)
            if len(first) > 2 and len(behind) < len(label) and rest and behind:
                if (len(behind) <= _INITIALS and rest.startswith(behind)) or behind.endswith(rest):
                    return True
        return False

    def end(self, folded: str) -> bool:
        """Whether letters without blanks (:func:`compact_key`) end in one of the names."""
        return any(len(name) > 2 and folded.endswith(name) for name in self._known)

    def begins(self, text: str) -> bool:
        """Whether ``text`` begins with one of the names and a mark that parts it from what follows."""
        words = text.split()
        for count in range(1, min(6, len(words))):
            separated = words[count - 1][-1] in ":,|" or words[count] in ("-", "–", "—", "|", ":", "›", "»")
            if separated and self.has_part(" ".join(words[:count])):
                return True
        return False

    def within(self, words: Sequence[str]) -> bool:
        """Whether the first or the last of these words are one of the names, or they are the beginning or end of one."""
        whole = _spelling_variants(compact_key("".join(words)))[-1]
        if len(whole) >= 4 and any(
            len(name) > len(whole) and (name.startswith(whole) or name.endswith(whole)) for name in self._known
        ):
            return not whole.isascii() or len(words) > 1
        return any(
            self.has(" ".join(words[:count])) or self.has(" ".join(words[-count:])) for count in range(1, len(words))
        )

    def is_short_for(self, text: str) -> bool:
        """Whether the host abbreviates ``text``: nytimes, The New York Times; nzz, Neue Zürcher Zeitung."""
        words = [_spelling_variants(compact_key(word))[-1] for word in text.split()]
        words = [word for word in words if word and word not in ("the", "die", "der", "das", "la", "le", "el", "il")]
        if not 2 <= len(words) <= 5:
            return False
        return any(_abbreviates(label, words) for label in self._labels)


def read_site_names(metas: Metas, linked: LinkedData, article: Node | None, url: str) -> SiteNames:
    """The site's names in metas and JSON-LD, and its host."""
    names = [content for _, content in contents(metas, SITE_NAME_METAS)]
    if article is not None:
        names[1:1] = strings(linked.resolved(article.get("publisher")))[:1]
    for node in linked.of_types(("website", "newsmediaorganization", "organization")):
        names.extend(strings(node.get("name"))[:1])
        names.extend(strings(node.get("alternateName"))[:2])
    headlines = {compact_key(text) for _, text in contents(metas, ("og:title", "twitter:title"))}
    return SiteNames(
        (name for name in names if not name.startswith("http") and not _is_headline(name, headlines, url)), url
    )


def _is_headline(name: str, headlines: Collection[str], url: str) -> bool:
    """Whether a template put the headline in a field for the site's name: of several words, none of them in the host."""
    folded = compact_key(name)
    if (
        folded not in headlines
        or len(name.split()) < (_HEADLINE if " " in name or name.isascii() else 1)
        or len(folded) < 8
    ):
        return False
    labels = [compact_key(label) for label in host_of(url).removeprefix("www.").split(".")[:-1]]
    return not any(len(label) > 3 and (label in folded or folded in label) for label in labels)


def _spelling_variants(folded: str) -> tuple[str, ...]:
    """How a host may spell letters: as they are, without their accents, German umlauts with an e."""
    if folded.isascii():
        return (folded,)
    bare = "".join(c for c in normal_form("NFD", folded.translate(_LETTERS)) if not "\u0300" <= c <= "\u036f")
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


_INITIALS = 2
"""Letters that a host may have of the names behind the first."""
_HEADLINE = 4
"""Words of a headline in place of a site's name, at least; a script without blanks has one, however long it is."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d"})
_PARTS = re.compile(r"\s+[|–—-]\s+|\s*[|｜:：]\s+")
_NO_NAMES = frozenset({"news", "com", "org", "net", "online", "the", "web", "blog", "blogs"})
_DOMAIN_END = re.compile(r"(?:com|net|org|de|at|ch|fr|it|es|online|news|couk)$")
