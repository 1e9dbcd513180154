"""What it is about: tags as the publisher gives them, and its section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from tasks.pure.extract.lexicon import topics
from tasks.pure.extract.lexicon.bylines import JOINERS
from tasks.pure.extract.page.breadcrumbs import trails
from tasks.pure.extract.page.head import contents, first
from tasks.pure.extract.page.jsonld import LinkedData, first_string, strings
from tasks.pure.extract.page.marks import is_outside_article, text_of
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import clean_line, word_key
from tasks.pure.extract.topics.links import tag_links
from tasks.pure.extract.topics.shown import shown_section, shown_tags
from tasks.pure.records import Evidence

_HOME, _UNSORTED, _TYPES, _KINDS, _NO_SECTIONS, _NEWS = (
    frozenset(map(word_key, words))
    for words in (topics.HOME, topics.UNSORTED, topics.TYPES, topics.KINDS, topics.NO_SECTIONS, topics.NEWS)
)
_TAG_METAS = (
    "article:tag",
    "news_keywords",
    "parsely-tags",
    "sailthru.tags",
    "og:article:tag",
    "cxenseparse:recs:tags",
    "dc.subject",
    "article.tags",
)
_SECTION_METAS = (
    "article:section", "og:article:section", "parsely-section", "cxenseparse:recs:section", "section", "article.section",
    "og:section", "category", "dc.type.section", "sailthru.section", "cxenseparse:section", "lp.section", "rubrik",
)  # fmt: skip
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_SPLIT = re.compile(r"\s*[,;|،、，]\s*")
_MACHINE = re.compile(
    r"^/|^[\w .-]{1,30}:\s?\S|^\W*$|https?:|[<>{}=]|^\d{1,3}$|_|^\[.*\]$|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$",
    re.IGNORECASE,
)
"""Keys for ad servers, newsletters and data bases (``Day: Monday``, ``type_article``, ``[SYNDICATED]``, a UUID) are no tags."""
_NO_SECTION = re.compile(
    r"/\S|(?:kw|week|woche|semaine|semana|vecka|uke|uge)?\s*\d{1,4}$|(?:print|e-?mail)(?: (?:a friend|(?:this )?(?:article|story|page)))?$"
    r"|.*\b(?:als startseite|as (?:your )?home ?page|comme page d.accueil|como página de inicio)\b",
    re.IGNORECASE,
)
"""Steps of an archive by weeks and years, paths, and the buttons next to a trail."""
_STEPS = re.compile(r"\s*[>›»→]\s*")
_UNSPACED = re.compile(r",(?=\S)")
_EDGES = " #.\"'&»›"
_LAST_RESORT = frozenset({"meta:keywords", "rel=tag", "itemprop", "tags shown", "tag links"})
"""Sources that are used only where nothing better is there."""
_MAX_TAGS = 30
_MANY = 200
"""Candidates of one source that are looked at."""
_LIST = 5
"""Keywords that make a list of which can be said whose it is: of fewer, all may be apt by chance, or none."""
_IN_ORDER = 0.85
"""Share of a list that is words of the headline or the opening in their order. Of 74 lists of single words on the 695 pages of
three collections, the six that a machine made so have 0.9 and more, those that a person wrote 0.6 at most, one 0.8."""
_OPENING, _READ = 1_000, 20_000
"""Characters of the text that are compared with a list's words and with its keywords."""
_ON_PAGE = 0.25
"""Share of a list that headline and text name. Of the 20 lists on those pages that have this or less, and nothing in the headline,
sixteen are the site's; the others are about a teaser of a text, or name wider subjects than the text does."""


def find_tags(signals: Signals, text: str, authors: Sequence[str] = ()) -> Found[tuple[str, ...]]:
    """Tags without duplicates (case aside) and without the writers' names, in the publisher's order.

    JSON-LD keywords, ``article:tag`` and ``news_keywords`` are made for articles and add up; meta keywords are often the
    site's, and links marked ``rel=tag`` may be of several kinds, so each is used only where nothing better is there; links to
    lists by tag that nothing marks come last.
    The title and ``text``, the body, are the article's: what a list has to do with them tells whose it is.
    """
    title, sites = signals.title, signals.site_names
    headline = word_key(title)
    selected = signals.select(signals.rules.selectors.tags)
    if selected:
        kept = _tags_in(selected[:_MANY], sites)
        evidence = Evidence("tags", "selector", ", ".join(selected[:_MANY])[:300], bool(kept))
        kept.pop("", None)
        return Found(tuple(kept.values())[:_MAX_TAGS], (evidence,))
    tags: dict[str, str] = {}
    found = []
    for rule, raw in chain(_groups(signals), _shown(signals, tags)):
        texts = [part for item in raw[:_MANY] for part in _SPLIT.split(clean_line(item))]
        if len(texts) == 1:
            texts = _apart(texts[0])
        kept, note = _tags_in(texts[:_MANY], sites), ""
        if tags and rule in _LAST_RESORT:
            kept = {}
        if kept:
            kept = {
                key: tag
                for key, tag in kept.items()
                if not _says_nothing(key, headline) and not (authors and _names_only(tag, authors))
            }
            kept, note = _of_the_article(rule, kept, texts[:_MANY], title, text)
        tags |= {key: tag for key, tag in kept.items() if key not in tags}
        found.append(Evidence("tags", rule, ", ".join(texts)[:300], bool(kept), note=note))
    tags.pop("", None)
    return Found(tuple(tags.values())[:_MAX_TAGS], tuple(found))


def _tags_in(texts: Sequence[str], sites: SiteNames) -> dict[str, str]:
    """Those texts that can be tags, by their word keys; the first spelling of each."""
    kept: dict[str, str] = {}
    for tag in texts:
        if _is_tag(tag, sites):
            kept.setdefault(word_key(tag), tag.strip(_EDGES))
    return kept


def _of_the_article(
    rule: str, kept: dict[str, str], texts: Sequence[str], title: str, text: str
) -> tuple[dict[str, str], str]:
    """A source's tags where its list is about the article; else none, and the reason in words."""
    if rule == "meta:keywords":
        kept = {key: tag for key, tag in kept.items() if key not in _NEWS}
        if kept and _is_the_sites(texts, word_key(title), text):
            return {}, "the site's, not the article's"
    if kept and _spells_out(texts, title, text):
        return {}, "the words of the headline or the opening, one by one"
    return kept, ""


def _apart(only: str) -> list[str]:
    """The one keyword of a page, or several that spaces separate in a script without spaces between words."""
    words = only.split()
    return words if all(map(_HAN.search, words)) else [only]


def find_section(signals: Signals) -> Found[str]:
    """The section as the page names it: JSON-LD, metas, marked elements, the last step of the breadcrumb that is not
    the article. The trail in the page's navigation is read where nothing else tells.
    """
    linked, article, metas, sites = signals.linked, signals.article, signals.metas, signals.site_names
    title = f"{first(metas, 'og:title')} | {signals.document.title_text}"
    headings = [text_of(heading, 200) for _, heading in signals.marks.headings[:2]]
    titles = word_key(" | ".join((title, *headings)))
    found: list[tuple[str, str]] = []
    if article is not None:
        found.extend(("json-ld", _one_section(text)) for text in strings(article.get("articleSection"))[:1])
    found.extend((f"meta:{name}", _one_section(text)) for name, text in contents(metas, _SECTION_METAS))
    found.extend(
        (mark.rule.partition(":")[0], _one_section(str(mark.element.attrs.get("content") or text_of(mark.element, 60))))
        for mark in signals.marks.of("section")
        if mark.rule != "rel=category" or not is_outside_article(mark.element)
    )
    found.extend(("breadcrumb", text) for text in _breadcrumb(linked, title, sites))
    if not any(_is_section(text, sites) for _, text in found):
        found.extend(("trail", text) for steps in trails(signals.document) if (text := _last_step(steps, title, sites)))
    usable = [(rule, text) for rule, text in found if _is_section(text, sites) and not _is_headline(text, titles)]
    chosen = usable[0] if usable else None
    evidence = tuple(Evidence("section", rule, text, chosen == (rule, text)) for rule, text in usable)
    return Found(chosen[1] if chosen else "", evidence)


def find_section_shown(signals: Signals, before: Found[str]) -> Found[str]:
    """``before``, what :func:`find_section` found, and where that is nothing, the section that a link near the headline names."""
    if before.value:
        return before
    sites, titles = signals.site_names, word_key(signals.title)
    chosen = next(
        (text for text in shown_section(signals) if _is_section(text, sites) and not _is_headline(text, titles)), ""
    )
    if not chosen:
        return before
    return Found(chosen, (*before.evidence, Evidence("section", "link above", chosen, chosen=True)))


def _is_section(text: str, sites: SiteNames) -> bool:
    return (
        1 < len(text) <= 60
        and not sites.has(text)
        and not text.startswith("http")
        and (folded := word_key(text)) not in _HOME
        and folded not in _NO_SECTIONS
        and folded not in _UNSORTED
        and folded not in _KINDS
        and not _NO_SECTION.match(text)
    )


def _is_headline(text: str, titles: str) -> bool:
    """Whether a section is what some editor typed a second time: four words and more of the headline."""
    folded = word_key(text)
    return folded.count(" ") >= 3 and folded in titles


def _one_section(text: str) -> str:
    """One name of what a template may write as a list or as a path.

    Some write all of an article's tags as its section: the first is its section. A comma without a blank
    after it separates a list, one with a blank may be inside a name. Of a path it is the last step, as of a trail.
    """
    text = clean_line(text)
    steps = [step for step in _STEPS.split(text) if step.strip(" ‹«<-–—#")]
    text = (steps[-1] if steps else "").strip(" ‹«<-–—#")
    if text.count(",") >= 2 or len(text) > 60:
        return text.split(",")[0]
    return _UNSPACED.split(text)[0]


def _groups(signals: Signals) -> Iterator[tuple[str, list[str]]]:
    """``(rule, keywords as written)`` of each source that has any, the best source first."""
    article, metas = signals.article, signals.metas
    if article is not None and (keywords := strings(article.get("keywords"))):
        yield "json-ld", keywords
    for name in _TAG_METAS:
        if found := [text for _, text in contents(metas, (name,))]:
            yield f"meta:{name}", found
    by_rule: dict[str, list[str]] = {}
    for mark in signals.marks.of("tag"):
        text = str(mark.element.attrs.get("content") or "") or text_of(mark.element, 60)
        by_rule.setdefault("itemprop" if mark.rule.startswith("itemprop") else "rel=tag", []).append(text)
    yield from by_rule.items()
    if found := [text for _, text in contents(metas, ("keywords",))]:
        yield "meta:keywords", found


def _shown(signals: Signals, tags: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """What readers are shown, where the sources before have given no ``tags``: a list that is called so, links to lists by tag."""
    if not tags and (found := shown_tags(signals)):
        yield "tags shown", found
    if not tags and (found := tag_links(signals.document)):
        yield "tag links", found


def _is_tag(text: str, sites: SiteNames) -> bool:
    return (
        (1 < len(text) <= 60 or _HAN.fullmatch(text) is not None)
        and not _MACHINE.search(text)
        and len(text.split()) <= 8
        and not sites.has(text)
    )


def _names_only(text: str, authors: Sequence[str]) -> bool:
    """Whether a tag is the writer of the article or lists them, which some systems file it under."""
    rest = word_key(text)
    for author in authors:
        rest = rest.replace(word_key(author), "")
    return word_key(text) != rest and (not rest.strip() or rest.strip() in JOINERS)


def _says_nothing(folded: str, headline: str) -> bool:
    """Whether a tag names no subject: nobody sorted the article, a system's word for any article, the headline again."""
    return (
        folded in _UNSORTED or folded in _TYPES or folded in _KINDS or (folded.count(" ") >= 3 and folded == headline)
    )


def _spells_out(texts: Sequence[str], title: str, text: str) -> bool:
    """Whether a list is the words of the headline or of the text's beginning in their order, as plug-ins make it.

    They give them one by one, or as a sentence whose commas then seem to part keywords.
    """
    if any(item.count(" ") >= 3 for item in texts):
        sentence = word_key(" ".join(texts))
        if sentence.count(" ") > _LIST and any(sentence in word_key(source) for source in (title, text[:_OPENING])):
            return True
    if len(texts) < _LIST or sum(" " not in item for item in texts) < _IN_ORDER * len(texts):
        return False
    words = [folded for item in texts if " " not in item and (folded := word_key(item))]
    if len(words) < _LIST or len(words) < _IN_ORDER * len(texts):
        return False
    for source in (title, text[:_OPENING]):
        spelled = word_key(source).split()
        found = at = 0
        for word in words:
            first = word.partition(" ")[0]
            if first in spelled[at:]:
                at = spelled.index(first, at) + 1
                found += 1
        if found >= max(_LIST, _IN_ORDER * len(words)):
            return True
    return False


def _is_the_sites(texts: Sequence[str], headline: str, text: str) -> bool:
    """Whether a list of keywords is the same on each page of its site: hardly one of them is on this page.

    Their words' first five letters are looked for, because subjects are named in the singular and in many cases. One in
    the headline says that somebody wrote the list for this article.
    """
    keywords = [folded for item in texts if (folded := word_key(item))]
    if len(keywords) < _LIST or not text or any(_is_within(keyword, headline) for keyword in keywords):
        return False
    page = f"{headline} {word_key(text[:_READ])}"
    beginnings = {word[:5] for word in page.split()}
    shown = sum(keyword in page or all(word[:5] in beginnings for word in keyword.split()) for keyword in keywords)
    return shown <= _ON_PAGE * len(keywords)


def _is_within(keyword: str, headline: str) -> bool:
    """Whether a headline has the keyword as words; in scripts without blanks, or with endings, as letters."""
    return keyword in headline if not keyword.isascii() else f" {keyword} " in f" {headline} "


def _breadcrumb(linked: LinkedData, title: str, sites: SiteNames) -> Iterator[str]:
    for crumbs in linked.of_types(("breadcrumblist",)):
        items = crumbs.get("itemListElement")
        names = []
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                names.append(clean_line(first_string(item.get("name")) or first_string(item.get("item"))))
        if name := _last_step(names, title, sites):
            yield name


def _last_step(names: Sequence[str], title: str, sites: SiteNames) -> str:
    """The last step that is neither the article itself, which trails often end with, nor the front page."""
    for name in reversed(names):
        name = name.strip("/›»>| ")
        own = word_key(name) in word_key(title) and (
            len(word_key(name).split()) >= 4 or len(word_key(name)) > 0.7 * len(word_key(title))
        )
        if not own and _is_section(name, sites):
            return name
    return ""
