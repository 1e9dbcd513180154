"""Whether a name is a writer's, or the publisher's: the site, its newsroom, a paper that it has the text from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tasks.pure.extract.byline.names import is_placeholder, looks_like_name
from tasks.pure.extract.byline.persons import is_full_name_of_a_person
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.bylines import (
    ACCOUNTS,
    COLUMNS,
    ENDINGS_OF_PAPERS,
    LAST_WORDS_OF_ROLES,
    NO_NAMES,
    OF_A_NEWSROOM,
    ORGANISATIONS,
    PUBLICATIONS,
    ROLES,
)
from tasks.pure.extract.page.head import contents
from tasks.pure.extract.page.jsonld import LinkedData, strings, types_of
from tasks.pure.extract.page.marks import text_of
from tasks.pure.extract.page.signals import Signals
from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import compact_key

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_FIRST_LETTER = re.compile(r"^[\W_]+")
_TITLE_PARTS = re.compile(r"(?<!\s)\s+(?:[|–—•·»«-]\s+|[|｜]\s*)|[|｜]\s*")
_COMPANY = re.compile(
    r"(?<=[\u3040-\u30ff\u4e00-\u9fff]{2})(?:株式会社|社|[网網]站?|[电電]子[报報]|オンライン|デジタル|編集[部局])$"
)
"""What makes the name of a company, or of its pages on the web, of a paper's in Chinese and Japanese: 朝日新聞社."""
_LONGEST_SOURCE = 20
"""Characters of a paper's name in a script without blanks."""
_MOST_SOURCES = 40
"""Elements called ``source`` that are read."""


@dataclass(frozen=True, slots=True)
class People:
    """Separates people and agencies from the publisher, and remembers under which names the publisher signs."""

    sites: SiteNames
    persons: frozenset[str] = frozenset()
    """Whom the page calls a person and an organization: the owner of a blog, who is its publisher too."""
    title_ends: frozenset[str] = frozenset()
    """What ``<title>`` has after its last bar or dash, or before its first: the site's name on most pages."""
    channel: str = ""
    """What ``<title>`` has behind the headline."""
    holder: str = ""
    """Whose the copyright is, as a meta has it, in letters alone."""
    sources: frozenset[str] = frozenset()
    """From whom the page says that it has the text."""
    publishers: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    """The person whose own site this is, where a byline or a field for the writer says so."""
    posted: list[str] = field(default_factory=list)
    """The account that posted the text, as its card for social media has it."""
    unnamed: list[str] = field(default_factory=list)
    """What fields for the writer hold in place of one: the publisher, or the account that posted every text."""

    houses: list[str] = field(default_factory=list)
    """The papers that metas name as writers."""

    def note_placeholders(self, stated: Iterable[str]) -> None:
        """Remember which of the texts in a field for the writer say that nobody is named."""
        self.unnamed.extend(text for text in stated if is_placeholder(text.casefold()))

    def among(self, names: Sequence[str], *, stated_by_page: bool = False) -> list[str]:
        """The people and agencies among ``names``. ``stated_by_page``: a publisher's name here is a signature."""
        people = []
        for name in names:
            if (
                (is_agency(name) and (len(names) > 1 or not self.sites.has(name)))
                or compact_key(name) in self.persons
                or not is_publisher(name, self.sites)
            ):
                people.append(name)
                continue
            (self.owners if is_persons_site(name, self.sites) else self.unnamed).append(name)
            if stated_by_page and compact_key(name) and not ACCOUNTS.issuperset(name.casefold().split()):
                if not is_placeholder(name.casefold()):
                    self.publishers.append(name)
        people = list({compact_key(name): name for name in reversed(people)}.values())[::-1]
        # "China Correspondent" next to a name is its role; alone it is how the paper signs.
        people = [name for name in people if name.split()[-1].casefold() not in LAST_WORDS_OF_ROLES] or people
        return [name for index, name in enumerate(people) if not index or not self._is_site(name)]

    def is_house(self, name: str) -> bool:
        """Whether a name in a meta is a channel, a source or whose the copyright is, and no person."""
        key = compact_key(name)
        if len(key) > 1 and (key in self.holder or name in self.sources) and not is_full_name_of_a_person(name):
            return not is_agency(name)
        return _is_channel(self.channel, name)

    def _is_site(self, name: str) -> bool:
        """Whether a name behind a writer's is the paper's: the site's with its region, or what ``<title>`` ends in."""
        return self.sites.leads(name) or compact_key(name) in self.title_ends


def people_of(signals: Signals) -> People:
    """What tells a page's writers from its publisher."""
    return People(
        signals.site_names,
        _persons(signals.linked),
        _ends_of_title(signals.document.title_text),
        channel=_behind_headline(signals),
        holder=compact_key(next((text for _, text in contents(signals.metas, ("copyright",))), "")),
        sources=_sources(signals),
    )


def _persons(linked: LinkedData) -> frozenset[str]:
    """The names of those whom JSON-LD types as both, as plug-ins do for the site of a person."""
    both = [node for node in linked.of_types(("person",)) if "organization" in types_of(node)]
    return frozenset(compact_key(name) for node in both for name in strings(node.get("name"))[:1])


def _ends_of_title(title: str) -> frozenset[str]:
    parts = _TITLE_PARTS.split(title)
    return frozenset(map(compact_key, (parts[0], parts[-1]))) if len(parts) > 1 else frozenset()


def _behind_headline(signals: Signals) -> str:
    behind = signals.document.title_text.partition(signals.title)[2] if signals.title else ""
    return _FIRST_LETTER.split(behind, maxsplit=1)[-1]


def _sources(signals: Signals) -> frozenset[str]:
    """The papers that elements called ``source`` name: of texts in scripts without capitals, which no list of agencies has."""
    if b"source" not in signals.document.source:
        return frozenset()
    called = (one for one in signals.document.elements if "source" in str(one.attrs.get("class", "")).lower().split())
    return frozenset(
        text for one in islice(called, _MOST_SOURCES) if _IDEOGRAPH.search(text := text_of(one, _LONGEST_SOURCE))
    )


def _is_channel(channel: str, name: str) -> bool:
    """Whether what follows the headline in ``<title>`` is a channel of this name, in a script without blanks: 海港财经."""
    if len(name) < 2 or not _IDEOGRAPH.search(name) or not channel.startswith(name):
        return False
    return not channel.removeprefix(name).startswith(COLUMNS)


def is_persons_site(name: str, sites: SiteNames) -> bool:
    """Whether the site is a person's own: called like one, at a host that is that name's letters, ``adaquill.example``.

    Papers have such hosts too, but an article or a word for a paper in their names.
    """
    words = name.casefold().split()
    return (
        2 <= len(words) <= 3
        and all(word.isalpha() and len(word) > 2 for word in words)
        and looks_like_name(name, stated=False)
        and PUBLICATIONS.isdisjoint(words)
        and ORGANISATIONS.isdisjoint(words)
        and not any(word.endswith(ENDINGS_OF_PAPERS) for word in words)
        and (sites.is_host(name) or sites.is_in_host(name))
    )


def is_publisher(name: str, sites: SiteNames) -> bool:
    """Whether this is the site, its newsroom or a desk named after it: ``Redaktion example.com``."""
    if sites.has(name) or ((bare := _COMPANY.sub("", name)) != name and sites.has(bare)):
        return True
    words = [word for word in re.split(r"[\s,\-–—/]+", name) if word]
    rest = [
        word
        for word in words
        if (folded := word.casefold().strip(".")) not in NO_NAMES
        and folded not in ROLES
        and folded not in OF_A_NEWSROOM
    ]
    if not rest:
        return True
    return len(rest) < len(words) and sites.has(" ".join(rest))
