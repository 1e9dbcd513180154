"""What sites hang on headlines in the head of a page: their own name, a section, a date, the writer.

Only what is shown to be foreign goes: a name that the page or its host gives the site, in whatever abbreviation; what
stands behind a headline that another source has alone; a section beside a name that went; short names behind a stroke,
where neither the heading nor the JSON-LD has them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from tasks.pure.extract.page.head import Sites, fold, squeezed

_CJK = r"\u3040-\u9fff\uac00-\ud7af"
_SEPARATORS = re.compile(
    r"\s+[|–—•·»«:~⋆<¦]+\s+|\s+-\s+|\s*-{2,3}\s*|\s*[|｜¦]\s*|\s*：(?=[^：]{2,14}$)|\s+/{1,2}\s+|\s*::\s*|\s+[»›]\s*|"
    rf"(?<=[{_CJK}])[_]+(?=\S)|(?<=[{_CJK}])-(?=[^-]{{2,12}}$)"
)
"""Between a headline and what sites hang on it. A bare hyphen needs blanks on both sides: it also joins words."""
_OPENING_NAME = re.compile(r"([^:|]{2,50}):\s+(?=\S)")
_STROKES = frozenset("|｜¦<_")
"""Separators that headlines themselves hardly ever have."""
_GENERIC = frozenset(
    "news nachrichten noticias notícias actualités actualité notizie nieuws nyheter uutiset новости nyheder wiadomości zprávy "
    "správy hírek știri haberler haber berita novosti vijesti vesti новини naujienos ziņas uudised fréttir ειδήσεις أخبار חדשות "
    "ニュース 新闻 新聞 뉴스 समाचार lajme noticies albisteak newspaper 기사본문".split()
)
"""Names of the one section that every paper has."""
_DOMAIN = re.compile(
    r"^[^\W_][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|info|news|online|tv|co|eu|[a-z]{2}|ру)$", re.IGNORECASE
)
_HOUSE_ENDS = re.compile(
    r"(?:网|網|日报|日報|晚报|晚報|早报|時報|时报|新闻|新聞|社|电子报|電子報|客户端|频道|在线|ニュース|オンライン|デジタル|ドットコム|"
    r"뉴스|일보|신문|방송|타임스|경제)(?:\s?[(（][\w.]+[)）]|\s?-?\s?[A-Z][\w. ]{1,12})?$"
)
_BY = re.compile(r"^by\s+[^\W\d_](?:\S*\s+){1,3}\S+$", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"\s*[-:|–—]\s*(?:[A-ZÀ-Þ]\S*\s*){1,4}")
_NUMBERS = re.compile(r"[\d\s./:,-]{6,}")
_WORDS = re.compile(r"\w+")
_CLOSING = frozenset("?!.…”“’‘\"'»›«)]」』》）？！。")
"""What a headline may end in. German closes with the quotes that English opens with, and Danish with the other guillemets."""
_BEHIND_HEADLINE = re.compile(r"\s+[-–—|•·«»]\s|\s*[|｜_]")
_BEHIND_UNSPACED = re.compile(r"[\s\-–—|｜_·（(【]")
"""What parts a headline from what sites hang on it, where the page shows the headline alone. No colon: headlines have them."""
_UNSPACED_FRONT, _UNSPACED_TAIL = 8, 14
"""Characters in scripts without blanks: a headline has at least so many, a name at most."""
_FRONT, _TAIL = 4, 5
"""Words, likewise."""


def strip_affixes(
    text: str,
    keep: Iterable[str],
    sites: Sites,
    sections: Sequence[str] = (),
    *,
    shown: Collection[str] | None = None,
) -> str:
    """A headline without the site's and the section's name before or after it.

    ``keep``: folded texts of other sources; what they have is headline, however much it looks like a name. ``shown``:
    folded texts of the sources on which sites hang nothing, where ``text`` is from one on which they do; else None.
    """
    kept = set(keep)
    names = ({fold(section) for section in sections} | _GENERIC) - {""}
    opening = _OPENING_NAME.match(text)
    if opening and sites.has(opening[1]) and fold(text) not in kept:
        text = text[opening.end() :]
    text = _cut_after_known(text, kept, sites, shown or ())
    parted = ""  # what stood between the headline and a name that went: the next may be a section
    for _ in range(6):
        cuts = list(_SEPARATORS.finditer(text))
        if not cuts or fold(text) in kept or (shown and fold(text) in shown):
            return text
        last, initial = cuts[-1], cuts[0]
        tail, front = text[last.end() :], text[: last.start()]
        mark = last.group().strip()[:1]
        if front and (
            fold(front) in kept or fold(tail) in names or sites.has_part(tail) or _is_named(tail, sites, mark)
            or _NUMBERS.fullmatch(tail) or _BY.match(tail)
            or (parted and (mark == parted or mark in _STROKES) and _is_short(front, tail, 2))
            or (shown is not None and mark in _STROKES and _is_short(front, tail, _TAIL))
            or (shown is not None and _HOUSE_ENDS.search(tail) and _is_short(front, tail, _TAIL))
        ):  # fmt: skip
            text, parted = front.rstrip(), mark
            continue
        # A name with a separator of its own: "Headline - Town - County Herald".
        whole = next(
            (
                cut
                for cut in cuts
                if cut.start() and (sites.has_part(text[cut.end() :]) or sites.begins(text[cut.end() :])
                or fold(text[: cut.start()]) in kept)
            ),
            None,
        )  # fmt: skip
        if whole is not None:
            text, parted = text[: whole.start()].rstrip(), whole.group().strip()[:1]
            continue
        head, rest = text[: initial.start()], text[initial.end() :]
        first = initial.group().strip()[:1]
        if rest and len(fold(rest)) > len(fold(head)) and (
            sites.has(head) or (fold(rest) in kept and first in _STROKES) or (first == parted and " " not in head)
        ):  # fmt: skip
            text, parted = rest.lstrip(), first
            continue
        return text
    return text


def _is_named(tail: str, sites: Sites, mark: str) -> bool:
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
    """Whether ``tail`` is as short as a name beside a headline."""
    if re.search(f"[{_CJK}]", front):
        own = len(re.split(r"[(（]", tail)[0])  # "海港网(harbour.com)"
        return len(front) >= _UNSPACED_FRONT and own <= _UNSPACED_TAIL and own < len(front)
    return len(front.split()) >= _FRONT and len(tail.split()) <= most and len(tail) < len(front)


def _cut_after_known(text: str, kept: Iterable[str], sites: Sites, shown: Collection[str]) -> str:
    """``Headline-Politics|Site`` is cut after the headline that another source knows, whatever stands between the names.

    What the page itself shows is cut after, too, where a mark and a short name in capitals follow: ``Headline-Agency``.
    """
    folded = fold(text)
    for known in sorted(kept, key=len, reverse=True):  # one may begin another: the longer has more of the headline
        if len(known) > 12 and folded.startswith(known + " "):
            words = known.split()
            end = [match.end() for match in _WORDS.finditer(text)][len(words) - 1]
            named = known in shown and len(words) >= 5 and _NAME_BEHIND.fullmatch(text, end)
            if named or sites.end(squeezed(folded[len(known) :])):
                tail = text[end:]
                return text[:end] + (tail[0] if tail[:1] in _CLOSING else "")
    return text


def begins_title(line: str, title: str) -> bool:
    """Whether a line of the page is ``<title>`` up to a mark: the headline, in whatever element it stands."""
    if not 0.4 * len(title) <= len(line) < len(title) or not title.startswith(line):
        return False
    if " " not in line and len(line) > 8 and not line.isascii():
        return _BEHIND_UNSPACED.match(title, len(line)) is not None
    return len(line.split()) >= 3 and _BEHIND_HEADLINE.match(title, len(line)) is not None
