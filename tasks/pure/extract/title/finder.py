"""The headline: og:title, the JSON-LD headline, the h1 and ``<title>`` vote.

No single source can be trusted on a site that nobody has seen: og:title may be written for social media, the JSON-LD
headline for search engines, the h1 may carry a kicker, and ``<title>`` nearly always carries the site's name. But two
sources that agree are seldom both wrong, so each votes for its own text and for texts that it contains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bs4 import Tag

from tasks.pure.extract.page.head import Metas, contents
from tasks.pure.extract.page.jsonld import Node, first_string
from tasks.pure.extract.page.nodes import joined_words
from tasks.pure.extract.page.signals import Found, Signals, not_chosen
from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import clean_line, count_words, word_key
from tasks.pure.extract.title.affixes import strip_affixes
from tasks.pure.extract.title.headings import (
    heading_key,
    headings_of,
    is_like,
    is_other_than_address,
    links_home,
    pieces_of,
    title_parts_of,
    without_masthead,
)
from tasks.pure.extract.title.lines import are_of_the_site, headline_above, headline_in_line
from tasks.pure.records import Evidence

_WEIGHTS = {
    # Fitted by hand on the dev corpus, where each of og:title and headline is right on about 80 % of the pages.
    "json-ld": 3.2,
    "meta:og:title": 3.0,
    "h1": 2.8,
    "h2": 2.8,
    "breadcrumb": 0.4,
    "title": 1.5,
    "line": 2.0,
    "meta:twitter:title": 0.4,
}
_OTHER_METAS = (
    "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title", "cxenseparse:title",
    "mrf:title", "citation_title", "article:title", "hdl", "fulltitle",
)  # fmt: skip
_OTHER_WEIGHT = 0.5
_SHOWN = frozenset({"json-ld", "h1", "h2", "h3", "h4", "line"})
"""Sources on which sites seldom hang anything."""
_CONTAINED = 0.9
"""What a vote counts for a text that the candidate contains: kickers stand before, sections after a headline."""
_UNSPACED = 6
"""Characters of a headline without blanks, at least: shorter ones are the names of sections."""
_CUT_SHORT = ("...", "…")
_QUOTATION_MARKS = frozenset({'"', "“", "”", "„", "«", "»"})
_SHOWN_WORDS = 3
"""Words of a heading that is a headline; shorter ones may be the name of a section."""
_NAME_WORDS = 3
"""Words of the name of a site that is set as the h1, at most."""
_IN_THE_HEAD = 0.5
"""What a text of the head counts against an h1 where JSON-LD confirms none: all three together less than the h1."""
_MAX_LENGTH = 400
"""Characters; no headline is longer, broken markup is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be the headline. ``weight`` is what its source's vote counts."""

    rule: str
    text: str
    weight: float
    without_kicker: bool = False
    """The page itself shows where the kicker ends: other sources' kickers before this text are no part of it either."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, and the element that shows it (None where no element does)."""

    text: str = ""
    element: Tag | None = None


def find_title(signals: Signals, section: str = "", paragraphs: Sequence[str] = ()) -> Found[Headline]:
    """The headline of a page.

    Args:
        section: The name of its section, which may follow the headline.
        paragraphs: The text, whose words the headline has.
    """
    found = _voted(signals, (section, *_path_names(signals.url)), paragraphs)
    if chosen := signals.select(signals.rules.selectors.title):
        evidence = (Evidence("title", "selector", chosen[0], chosen=True), *not_chosen(found.evidence))
        return Found(Headline(chosen[0], found.value.element), evidence)
    return found


def _path_names(url: str) -> list[str]:
    """The names of the sections in an address: ``/local-news/river/a-story`` is under two."""
    return [part.replace("-", " ").replace("_", " ") for part in urlsplit(url).path.split("/")[1:-1] if part]


def _voted(signals: Signals, sections: Sequence[str], paragraphs: Sequence[str]) -> Found[Headline]:
    """The text that most sources vote for. All texts of the page are searched where only ``<title>`` tells the headline."""
    sites = signals.site_names
    marked = [heading for _, heading in signals.marks.headings]
    title_parts = title_parts_of(signals.document.title_text)
    first = [(heading, clean_line(joined_words(heading))) for heading in marked if heading.name == "h1"]
    masthead = next((text for heading, text in first if links_home(heading, signals.url)), "")
    if not masthead and len(first) == 1 and is_other_than_address(heading_key(first[0][1]), title_parts, signals.url):
        masthead = first[0][1]
    lower = [heading for _, heading in signals.marks.lower_headings]
    title_text = without_masthead(signals.document.title_text, masthead, [*marked, *lower])
    raw_texts = _raw(signals.metas, signals.article, title_text)
    candidates = [Candidate(rule, text, _weight(rule)) for rule, text in raw_texts]
    head_texts = [word_key(candidate.text) for candidate in candidates]
    shown, crumbs = headings_of(marked, lower, {text for text in head_texts if text}, title_parts, signals.url)
    if title_text != signals.document.title_text:  # the h1 is the site's name
        titled = set(word_key(title_text).split())
        others = [(element, text) for element, text in shown if heading_key(text) != heading_key(masthead)]
        shown = [(element, text) for element, text in others if is_like(heading_key(text), [titled])]
    elif masthead and len(masthead.split()) <= _NAME_WORDS and len(title_text.split()) > len(masthead.split()) + 1:
        # A headline that begins with the site's name, "Echo of the ferry", confirms none that is a link to the front page.
        shown = [(element, text) for element, text in shown if heading_key(text) != heading_key(masthead)]
    heading = _heading(shown, head_texts, sites)
    if heading is not None:
        whole = heading_key(joined_words(heading[0]))
        without_kicker = len(heading_key(heading[1])) < len(whole) and whole not in head_texts
        candidates.append(Candidate(heading[0].name, heading[1], _weight("h1"), without_kicker))
    heads = [text for _, text in raw_texts]
    if heading is not None and are_of_the_site(heads, heading[1], paragraphs):
        candidates = candidates[-1:]
    line = headline_in_line(signals.document, heads) if heading is None else None
    if heading is None and line is None and (line := headline_above(signals.document, heads, paragraphs)):
        candidates = []  # the site's name
    if line is not None and not sites.has(line[1]) and {candidate.rule for candidate in candidates} <= {"title"}:
        candidates.append(Candidate("line", line[1], _weight("line")))
    candidates.extend(Candidate("breadcrumb", text, _weight("breadcrumb")) for text in crumbs)
    candidates = [other for other in candidates if not _is_cut_at_a_quotation(other, candidates)]
    cleaned = _without_affixes(candidates, sites, sections)
    if not cleaned:
        return Found(Headline())
    cleaned = _with_one_vote_of_the_head(cleaned, heading, signals.url)
    scores = _scores(cleaned)
    best = max(range(len(cleaned)), key=lambda index: (scores[index], cleaned[index].weight))
    own = word_key(cleaned[best].text)
    if cleaned[best].text.endswith(_CUT_SHORT) and len(own) > 20 and (heading is None or word_key(heading[1]) != own):
        # Some templates allow a headline 110 characters; the heading that is shown has all of them.
        best = next((i for i, other in enumerate(cleaned) if word_key(other.text).startswith(own + " ")), best)
    if cleaned[best].text.isupper():  # a style of one template: another source has the headline as it is spelled
        own = word_key(cleaned[best].text)
        best = next(
            (i for i, other in enumerate(cleaned) if word_key(other.text) == own and not other.text.isupper()), best
        )
    chosen = cleaned[best]
    evidence = tuple(
        Evidence(
            "title", candidate.rule, candidate.text, chosen=index == best, score=round(scores[index], 2),
            note="" if candidate.text == raw.text else f"from {raw.text!r}",
        )
        for index, (candidate, raw) in enumerate(zip(cleaned, candidates, strict=True))
    )  # fmt: skip
    shown_in = heading or line
    return Found(Headline(chosen.text, shown_in[0] if shown_in else None), evidence)


def _is_cut_at_a_quotation(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a meta ends where the whole headline has a quotation mark: the template forgot to escape it.

    ``content="Mayor says "no" to slipway"`` is read by every browser as ``Mayor says``.
    """
    text = candidate.text.rstrip()
    return candidate.rule.startswith("meta:") and any(
        other.text.startswith(text) and other.text[len(text) :].lstrip()[:1] in _QUOTATION_MARKS for other in others
    )


def _with_one_vote_of_the_head(
    candidates: list[Candidate], heading: tuple[Tag, str] | None, url: str
) -> list[Candidate]:
    """The candidates where the head writes one headline for search engines, and the page shows another to its readers.

    Systems fill ``<title>``, og:title and twitter:title from one field: they are one vote, not three. Where JSON-LD, which
    has the headline as the newsroom wrote it, says nothing, the h1 of the page decides.
    """
    if heading is None or any(candidate.rule == "json-ld" for candidate in candidates):
        return candidates
    element, shown = heading[0], word_key(heading[1])
    pieces = [text for _, text in pieces_of(element) if text.strip()]
    if element.name != "h1" or links_home(element, url) or len(pieces) > 1 or len(shown.split()) < _SHOWN_WORDS:
        return candidates  # a kicker, a number of comments: what is in elements of their own may be no headline
    head_words = {
        word for candidate in candidates if candidate.rule != "h1" for word in word_key(candidate.text).split()
    }
    if not any(len(word) > 3 and word in head_words for word in shown.split()):
        return candidates  # the name of the site, a call
    return [
        replace(candidate, weight=candidate.weight * _IN_THE_HEAD)
        if candidate.rule.startswith(("meta:", "title"))
        else candidate
        for candidate in candidates
    ]


def _raw(metas: Metas, article: Node | None, title_text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if article is not None and (
        headline := clean_line(first_string(article.get("headline")) or first_string(article.get("name")))
    ):
        found.append(("json-ld", headline))
    for name in ("og:title", "twitter:title", *_OTHER_METAS):
        found.extend((f"meta:{name}", text) for _, text in list(contents(metas, (name,)))[:1])
    if title := clean_line(title_text):
        found.append(("title", title))
    return [(rule, _untagged(text)) for rule, text in found if len(text) <= _MAX_LENGTH]


def _untagged(text: str) -> str:
    """Templates let markup into headlines: ``<em>Title</em> of a film``."""
    return " ".join(_TAGS.sub("", text).split()) if "<" in text else text


def _weight(rule: str) -> float:
    return _WEIGHTS.get(rule, _OTHER_WEIGHT)


def _heading(headings: Sequence[tuple[Tag, str]], others: Sequence[str], sites: SiteNames) -> tuple[Tag, str] | None:
    """The h1 that is the headline: the one most like what the head says, never the site's own name."""
    best: tuple[Tag, str] | None = None
    best_likeness = -1.0
    for element, text in headings:
        text = clean_line(text)
        if len(text) > _MAX_LENGTH:
            continue
        folded = word_key(text)
        if not folded or sites.has(text):
            continue
        words = set(folded.split())
        likeness = max(
            (len(words & set(other.split())) / len(words | set(other.split())) for other in others if other),
            default=0.0,
        )
        if likeness == 0 and len(folded) >= _UNSPACED and any(folded in other for other in others):
            likeness = 0.5  # a script without spaces
        if likeness > best_likeness + 1e-9:
            best, best_likeness = (element, text), likeness
    if best is not None and best_likeness == 0 and count_words(best[1]) < 2:
        return None  # "Page"
    if best is not None and best_likeness == 0 and len(others) >= 2 and len(headings) == 1 and count_words(best[1]) < 3:
        return None  # one short h1 that nothing else knows is a section's name
    return best


def _without_affixes(candidates: Sequence[Candidate], sites: SiteNames, sections: Sequence[str]) -> list[Candidate]:
    folds = [word_key(candidate.text) for candidate in candidates]
    cut = {text for text, candidate in zip(folds, candidates, strict=True) if candidate.text.endswith(_CUT_SHORT)}
    shown = {text for text, candidate in zip(folds, candidates, strict=True) if candidate.rule in _SHOWN}
    cleaned = []
    for index, candidate in enumerate(candidates):
        others = {
            text for position, text in enumerate(folds) if position != index and text and text != folds[index]
        } - cut
        on_head = None if candidate.rule in _SHOWN or candidate.rule == "breadcrumb" else shown
        text = strip_affixes(candidate.text, others, sites, sections, shown=on_head)
        weight = candidate.weight * (0.1 if sites.has(text) else 1)
        cleaned.append(replace(candidate, text=text, weight=weight))
    return cleaned


def _scores(candidates: Sequence[Candidate]) -> list[float]:
    folds = [word_key(candidate.text) for candidate in candidates]
    scores = []
    for own in folds:
        score = 0.0
        without_kicker = any(
            text == own and candidate.without_kicker for text, candidate in zip(folds, candidates, strict=True)
        )
        for other, voter in zip(folds, candidates, strict=True):
            if own == other:
                score += voter.weight
            elif _contains(voter.rule, other, own) or (
                without_kicker and len(own.split()) >= 3 and other.endswith(" " + own)
            ):
                score += voter.weight * _CONTAINED
        scores.append(score)
    return scores


def _contains(rule: str, outer: str, inner: str) -> bool:
    """Whether ``outer`` is ``inner`` with what its source is known to add: an h1 a kicker before it, a title a name after."""
    if " " not in inner and len(inner) >= _UNSPACED and not inner.isascii() and rule == "title":
        return outer.startswith(inner)
    if len(inner) < 0.4 * len(outer) or len(inner.split()) < 3:
        return False
    return outer.endswith(" " + inner) if rule == "h1" else rule == "title" and outer.startswith(inner + " ")


_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
