"""What sites hang on headlines in the head of a page: their own name, a section, a date, the writer.

Only what is shown to be foreign goes: a name that the page or its host gives the site, in whatever abbreviation; what
follows a headline that another source has alone; a section next to a name that was removed; short names after a bar,
where neither the heading nor the JSON-LD has them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tasks.pure.extract.lexicon.titles import NEWS_SECTIONS, PUBLISHER_ENDINGS
from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import compact_key, word_key

_CJK = r"\u3040-\u9fff\uac00-\ud7af"
_SEPARATORS = re.compile(
    r"\s+[|–—•·»«:~⋆<¦]+\s+|\s+-\s+|\s*-{2,3}\s*|\s*[|｜¦]\s*|\s*：(?=[^：]{2,14}$)|\s+/{1,2}\s+|\s*::\s*|\s+[»›]\s*|"
    rf"(?<=[{_CJK}])[_]+(?=\S)|(?<=[{_CJK}])-(?=[^-]{{2,12}}$)"
)
"""Between a headline and what sites hang on it. A bare hyphen needs blanks on both sides: it also joins words."""
_OPENING_NAME = re.compile(r"([^:|]{2,50}):\s+(?=\S)")
_STROKES = frozenset("|｜¦<_")
"""Separators that headlines themselves hardly ever have."""
_DOMAIN = re.compile(
    r"^[^\W_][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|info|news|online|tv|co|eu|[a-z]{2}|ру)$", re.IGNORECASE
)
_PUBLISHER_ENDS = re.compile(rf"(?:{'|'.join(PUBLISHER_ENDINGS)})(?:\s?[(（][\w.]+[)）]|\s?-?\s?[A-Z][\w. ]{{1,12}})?$")
LONGEST_NAME = 100
"""Characters of the name of a writer or an agency behind a headline."""
_BY = re.compile(r"^by\s+[^\W\d_](?:\S*\s+){1,3}\S+$", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"\s*[-:|–—]\s*(?:[A-ZÀ-Þ]\S*\s*){1,4}")
_NUMBERS = re.compile(r"[\d\s./:,-]{6,}")
_WORDS = re.compile(r"\w+")
_CLOSING = frozenset("?!.…”“’‘\"'»›«)]」』》）？！。")
"""What a headline may end in. German closes with the quotes that English opens with, and Danish with the other guillemets."""
_UNSPACED_FRONT, _UNSPACED_TAIL = 8, 14
"""Characters in scripts without blanks: a headline has at least so many, a name at most."""
_FRONT, _TAIL = 4, 5
"""Words, likewise."""


def strip_affixes(
    text: str,
    keep: Iterable[str],
    site_names: SiteNames,
    sections: Sequence[str] = (),
    *,
    shown: Collection[str] | None = None,
) -> str:
    """A headline without the site's and the section's name before or after it.

    ``keep``: word keys of other sources; what they have is headline, however much it looks like a name. ``shown``: word
    keys of the sources to which sites add nothing, where ``text`` is from one to which they do; else None.
    """
    sections_too = frozenset({word_key(section) for section in sections} | NEWS_SECTIONS) - {""}
    known = _Known(frozenset(keep), sections_too, site_names, shown)
    opening = _OPENING_NAME.match(text)
    if opening and site_names.has(opening[1]) and word_key(text) not in known.kept:
        text = text[opening.end() :]
    text = _cut_after_known(text, known.kept, site_names, shown or ())
    mark = ""
    for _ in range(6):
        cuts = list(_SEPARATORS.finditer(text))
        if not cuts or word_key(text) in known.kept or (shown and word_key(text) in shown):
            return text
        shorter = (
            _without_last(text, cuts[-1], mark, known)
            or _without_name_of_parts(text, cuts, known)
            or _without_first(text, cuts[0], mark, known)
        )
        if shorter is None:
            return text
        text, mark = shorter
    return text


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a page when a name is looked for in one of its headlines."""

    kept: frozenset[str]
    """Word keys of other sources."""
    sections: frozenset[str]
    """Word keys of names of sections."""
    site_names: SiteNames
    shown: Collection[str] | None
    """Word keys of the sources to which sites add nothing; None where the headline is from one of them."""


def _mark_of(cut: re.Match[str]) -> str:
    return cut.group().strip()[:1]


def _without_last(text: str, cut: re.Match[str], before: str, known: _Known) -> tuple[str, str] | None:
    """The headline without what comes after its last separator, and that separator; None where it belongs to it.

    ``before``: the separator in front of the name that was cut before: where a name is gone, the next may be a section.
    """
    front, tail, mark = text[: cut.start()], text[cut.end() :], _mark_of(cut)
    if not front:
        return None
    foreign = (
        word_key(front) in known.kept
        or word_key(tail) in known.sections
        or known.site_names.has_part(tail)
        or _is_named(tail, known.site_names, mark)
        or _NUMBERS.fullmatch(tail)
        or (len(tail) <= LONGEST_NAME and _BY.match(tail))
        or (before and (mark == before or mark in _STROKES) and _is_short(front, tail, 2))
        or (
            known.shown is not None
            and (mark in _STROKES or _PUBLISHER_ENDS.search(tail))
            and _is_short(front, tail, _TAIL)
        )
    )
    return (front.rstrip(), mark) if foreign else None


def _without_name_of_parts(text: str, cuts: Sequence[re.Match[str]], known: _Known) -> tuple[str, str] | None:
    """The same for a name with a separator of its own: ``Headline - Town - County Herald``."""
    for cut in cuts:
        front, tail = text[: cut.start()], text[cut.end() :]
        names = known.site_names
        if front and (names.has_part(tail) or names.begins(tail) or word_key(front) in known.kept):
            return front.rstrip(), _mark_of(cut)
    return None


def _without_first(text: str, cut: re.Match[str], before: str, known: _Known) -> tuple[str, str] | None:
    """The headline without what comes before its first separator; None where it belongs to it."""
    front, rest, mark = text[: cut.start()], text[cut.end() :], _mark_of(cut)
    if not rest or len(word_key(rest)) <= len(word_key(front)):
        return None
    foreign = (
        known.site_names.has(front)
        or (word_key(rest) in known.kept and mark in _STROKES)
        or (mark == before and " " not in front)
    )
    return (rest.lstrip(), mark) if foreign else None


def _is_named(tail: str, sites: SiteNames, mark: str) -> bool:
    """Whether it is a name that the site's own is a part of (``RNZ News``), an abbreviation of, or an address."""
    if len(tail) > 60:
        return mark in _STROKES and sites.begins(tail)
    if _DOMAIN.match(tail) or sites.is_short_for(tail):
        return True
    words = tail.split()
    if len(words) > 4:
        return mark in _STROKES and sites.begins(tail)
    capital = all(not word[0].islower() for word in words)
    return (capital or mark in _STROKES) and sites.within(words)


def _is_short(front: str, tail: str, most: int) -> bool:
    """Whether ``tail`` is as short as a name next to a headline."""
    if re.search(f"[{_CJK}]", front):
        own = len(re.split(r"[(（]", tail)[0])  # "海港网(harbour.com)"
        return len(front) >= _UNSPACED_FRONT and own <= _UNSPACED_TAIL and own < len(front)
    return len(front.split()) >= _FRONT and len(tail.split()) <= most and len(tail) < len(front)


def _cut_after_known(text: str, kept: Iterable[str], sites: SiteNames, shown: Collection[str]) -> str:
    """``Headline-Politics|Site`` is cut after the headline that another source knows, whatever is between the names.

    What the page itself shows is cut after, too, where a mark and a short name in capitals follow: ``Headline-Agency``.
    """
    folded = word_key(text)
    for known in sorted(kept, key=len, reverse=True):  # one may begin another: the longer has more of the headline
        if len(known) > 12 and folded.startswith(known + " "):
            words = known.split()
            end = [match.end() for match in _WORDS.finditer(text)][len(words) - 1]
            named = (
                known in shown
                and len(words) >= 5
                and len(text) - end <= LONGEST_NAME
                and _NAME_BEHIND.fullmatch(text[end:])
            )
            if named or sites.end(compact_key(folded[len(known) :])):
                tail = text[end:]
                return text[:end] + (tail[0] if tail[:1] in _CLOSING else "")
    return text
