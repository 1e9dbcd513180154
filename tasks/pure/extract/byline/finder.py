"""Who wrote it: JSON-LD, metas, marked bylines and the text near the headline, in that order.

People and agencies are authors. The publisher is one only where its JSON-LD says so and nobody else is named:
a page that is signed by its publisher alone does say something, but next to a person the publisher is noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tasks.pure.extract.body.credits import is_credit_in_author_meta
from tasks.pure.extract.byline import starts
from tasks.pure.extract.byline.beside import names_under_headings
from tasks.pure.extract.byline.biographies import names_in_biographies
from tasks.pure.extract.byline.bracketed import names_in_brackets
from tasks.pure.extract.byline.chinese import reporters_of_text
from tasks.pure.extract.byline.choice import Group, are_logins, choose, is_company, is_disputed
from tasks.pure.extract.byline.marked import marked_names, paths_of
from tasks.pure.extract.byline.names import names_in, without_prefix
from tasks.pure.extract.byline.near import (
    labelled_names,
    names_below,
    profile_names,
    signed_names,
    unlabelled_names,
)
from tasks.pure.extract.byline.people import People, is_publisher, people_of
from tasks.pure.extract.byline.pictured import pictured_names
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.bylines import (
    LEGAL_FORMS,
)
from tasks.pure.extract.page.data_attributes import AUTHOR, stated_in_data
from tasks.pure.extract.page.head import contents
from tasks.pure.extract.page.jsonld import PAGE_TYPES, LinkedData
from tasks.pure.extract.page.signals import Found, Signals, not_chosen
from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import clean_line
from tasks.pure.records import Evidence

AUTHOR_METAS = (
    "author", "article:author", "og:author", "og:article:author", "article:byline", "byl", "byline", "parsely-author",
    "sailthru.author", "cxenseparse:author", "mrf:authors", "dable:author", "dcsext.author", "dc.creator", "dcterms.creator",
    "dc.contributor", "citation_author", "authors", "article.author", "creator", "article_author", "author_name",
    "lp.article:author", "vr:author", "news_author", "writer", "twitter:creator:name",
)  # fmt: skip
_DOMAIN = re.compile(r"\w\.[a-z]{2,}$")
_LEGAL_FORM = re.compile(rf"\b(?:{LEGAL_FORMS})\b\.?$")
_MANY = 40
"""Authors that are read from one source; more is no byline."""


@dataclass(frozen=True, slots=True)
class Around:
    """What of the text tells its writer."""

    signature: str = ""
    """The line under the text that names its writer, if there is one."""
    edges: Sequence[str] = ()
    """The first and last lines of the text and of what was removed around it, which may be names alone."""
    openings: Sequence[str] = ()
    """The first paragraphs."""


def find_authors(signals: Signals, around: Around = Around()) -> Found[tuple[str, ...]]:
    """The authors of a page in its order."""
    found = _stated(replace(signals, explain=False), around)
    if signals.explain:
        # The sources that were not needed are shown, but they decide nothing.
        all_sources = _stated(signals, around)
        known = {(item.rule, item.value) for item in found.evidence}
        more = [item for item in all_sources.evidence if (item.rule, item.value) not in known]
        found = replace(found, evidence=(*found.evidence, *not_chosen(more)))
    selected = signals.select(signals.rules.selectors.authors)
    if names := [name for text in selected for name in names_in(text)]:
        evidence = (Evidence("authors", "selector", ", ".join(names), chosen=True), *not_chosen(found.evidence))
        return Found(tuple(dict.fromkeys(names)), evidence)
    return found


def _stated(signals: Signals, around: Around) -> Found[tuple[str, ...]]:
    """The authors as the page states them."""
    people = people_of(signals)
    groups = _groups(signals, around, people)
    chosen_rule, chosen = choose(groups, people.posted)
    if not chosen and (signed := people.publishers[:1]):
        chosen_rule, chosen = "json-ld", signed
        groups.append(("json-ld", signed))
    if not chosen and (signed := people.owners[:1]):
        chosen_rule, chosen = "owner", signed
        groups.append(("owner", signed))
    evidence = tuple(
        Evidence("authors", rule, ", ".join(names), chosen=rule == chosen_rule and names == chosen)
        for rule, names in groups
    )
    return Found(tuple(chosen), evidence)


def _groups(signals: Signals, around: Around, people: People) -> list[Group]:
    """Each source's names, the best source first; empty ones left out.

    Marked bylines are always read, because they may name more; another source only until one has names.
    """
    metas, headline = signals.metas, signals.headline
    groups = _in_linked_data(signals, people)

    def enough() -> bool:
        return bool(groups) and not signals.explain and not is_company(groups[0])

    for name in AUTHOR_METAS:
        if name in metas and not enough():
            groups += _in_meta(signals, name, people)
    if not enough():
        groups += _in_cards(signals, people)
    profiles = paths_of(content for _, content in contents(metas, ("article:author",)))
    position = signals.marks.position_of(headline)
    for rule, names in marked_names(signals.marks, position, profiles, near_only=enough()):
        if kept := people.among(names):
            groups.append((rule, kept))
    people.posted.extend(name for _, names in _in_cards(signals, people) for name in names)
    if headline is not None and (not enough() or is_disputed(groups, people.posted) or are_logins(groups[0][1])):
        if kept := people.among(labelled_names(headline)):
            groups.append(("text", kept))
    unmarked: Sequence[tuple[str, Callable[[], Sequence[str]]]] = (
        ("data-author", lambda: list(_in_data(signals))),
        ("signature", lambda: names_in(around.signature, stated=False)),
        ("reporter", lambda: reporters_of_text(around.openings, around.edges) or names_in_brackets(around.edges)),
        # Where a paper is named as the writer, people who are linked further off are its columnists.
        ("profile", lambda: [] if people.houses else profile_names(signals, headline)),
        ("next to date", lambda: unlabelled_names(signals, headline)),
        ("signature", lambda: signed_names(signals, around.edges) if people.unnamed else []),
        ("label", lambda: names_below(signals)),
        ("label", lambda: names_under_headings(signals)),
        ("biography", lambda: names_in_biographies(signals)),
        ("picture", lambda: pictured_names(signals)),
        ("masthead", lambda: _in_masthead(signals)),
    )
    for rule, read in unmarked:
        if not enough() and (kept := people.among(read())):
            groups.append((rule, kept))
    if not groups and signals.article is None:
        groups += _in_web_page(signals, people)
    return groups


def _in_linked_data(signals: Signals, people: People) -> list[Group]:
    """The writers that the article's own node names."""
    if signals.article is None:
        return []
    for key in ("author", "authors", "creator"):
        names = _read_linked(signals, signals.article.get(key))
        people.note_placeholders(islice(_linked_names(signals.linked, signals.article.get(key)), _MANY))
        if kept := people.among(names, stated_by_page=True):
            return [("json-ld", kept)]
    return []


def _in_web_page(signals: Signals, people: People) -> list[Group]:
    """The writer of the page itself, where JSON-LD describes no article."""
    signed = next((node["author"] for node in signals.linked.of_types(PAGE_TYPES) if "author" in node), None)
    kept = [name for name in people.among(_read_linked(signals, signed)) if " " in name]
    return [("json-ld", kept)] if kept else []


def _read_linked(signals: Signals, value: object) -> list[str]:
    """The names in a JSON-LD value."""
    raws = islice(_linked_names(signals.linked, value), _MANY)
    return [name for raw in raws for name in _names_or_publisher(raw, signals.site_names)]


def _in_meta(signals: Signals, meta: str, people: People) -> list[Group]:
    """The people in the metas of one name."""
    kept: list[str] = []
    for _, content in islice(contents(signals.metas, (meta,)), _MANY):
        found = [] if is_credit_in_author_meta(content) else names_in(content)
        persons = [person for person in people.among(found) if not _is_slug(person) and not _LEGAL_FORM.search(person)]
        people.note_placeholders((content,))
        # "example.com, Springfield, Freedonia" is an address, not a list of writers.
        first = content.split(",")[0]
        by_publisher = is_publisher(first, signals.site_names)
        if by_publisher and _DOMAIN.search(first) and "," in content:
            continue
        if (len(persons) == len(found) and not by_publisher) or any(" " in person for person in persons):
            houses = [person for person in persons if people.is_house(person)]
            people.houses.extend(houses)
            kept.extend(person for person in persons if person not in houses)
    return [(f"meta:{meta}", list(dict.fromkeys(kept)))] if kept else []


def _in_cards(signals: Signals, people: People) -> list[Group]:
    """The writers on the card for social media: a label, "Written by", and what it labels."""
    metas = signals.metas
    groups = []
    for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if starts.CARD_LABEL.fullmatch(" ".join(metas.get(label, ("",))[0].split())) and data in metas:
            if kept := [name for name in people.among(names_in(metas[data][0])) if not _is_slug(name)]:
                groups.append((f"meta:{data}", kept))
    return groups


def _in_masthead(signals: Signals) -> Sequence[str]:
    """The names behind "By" under the site's name, where that is the h1 and the headline a lower heading: a blog of one person."""
    masthead = next((heading for _, heading in signals.marks.headings if heading.name == "h1"), None)
    return labelled_names(masthead) if masthead is not None and masthead is not signals.headline else []


def _in_data(signals: Signals) -> Iterator[str]:
    """The names in the first ``data-author`` of the article's elements that holds any."""
    document = signals.document
    for _, written in stated_in_data(AUTHOR, signals.page.body, document.elements, signals.headline):
        if names := [name for name in names_in(written) if not _is_slug(name)]:
            yield from names
            return


def _linked_names(linked: LinkedData, value: object, depth: int = 0) -> Iterator[str]:
    value = linked.resolved(value)
    if isinstance(value, str):
        if not value.startswith(("http://", "https://", "/")):
            yield value
    elif isinstance(value, list) and depth < 4:
        for item in value:
            yield from _linked_names(linked, item, depth + 1)
    elif isinstance(value, Mapping):
        name = value.get("name", value.get("@list", value.get("@value")))
        if isinstance(name, str) and name.strip():
            yield name
        elif isinstance(name, list | Mapping) and depth < 4:
            yield from _linked_names(linked, name, depth + 1)
        elif value.get("familyName"):
            yield " ".join(str(value[key]) for key in ("givenName", "familyName") if isinstance(value.get(key), str))


def _names_or_publisher(raw: str, sites: SiteNames) -> list[str]:
    """A site's own name may have commas and "and" in it: it is not split."""
    if sites.has(whole := clean_line(raw)):
        return [whole]  # "De Hafenbode": the article is no word for "by"
    text = without_prefix(whole)
    head, dot, tail = text.partition(". ")
    if dot and is_publisher(tail, sites):
        raw = text = head  # "Jane Doe. Example International"
    return [text] if is_publisher(text, sites) and len(text) <= 60 else names_in(raw)


def _is_slug(name: str) -> bool:
    """``jane-doe`` and ``Jane.doe``: a login or an address part, never how a person signs."""
    return (
        " " not in name
        and bool(re.search(r"[a-zà-ÿ][-._][a-zà-ÿ]", name))
        and not is_agency(name)
        and name[1:].islower()
    )
