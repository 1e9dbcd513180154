"""Every date that a page writes, with what wrote it and how far that can be trusted; :mod:`dates` chooses among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from bs4 import Tag

from tasks.pure.extract.dates.lines import (
    CITED,
    OF_A_PICTURE,
    PUBLISHED,
    UPDATED_THEN,
    What,
    first_published,
    is_little_more,
    is_long_without_blanks,
    length_of_paragraph,
    parts_of,
    runs_on,
    tells_of_a_day,
    what_is_said,
    with_change,
    without_year,
)
from tasks.pure.extract.dates.metas import stated_by
from tasks.pure.extract.dates.ranks import RANKS, STATED, rank_of, rule_of, what_of
from tasks.pure.extract.dates.scripts import dates_in_scripts
from tasks.pure.extract.dates.url_dates import date_in_url
from tasks.pure.extract.dates.written import YEAR_FIRST_LANGUAGES, Moment, read_written_date
from tasks.pure.extract.dates.yearless import day_without_year, last_before, year_in_address
from tasks.pure.extract.page.data_attributes import PUBLISHED as PUBLISHED_DATA
from tasks.pure.extract.page.data_attributes import stated_in_data
from tasks.pure.extract.page.head import Metas
from tasks.pure.extract.page.jsonld import PAGE_TYPES, LinkedData, Node, strings
from tasks.pure.extract.page.marks import (
    Marks,
    is_in_code,
    is_in_comments,
    is_outside_article,
    text_of,
    texts_after,
    texts_before,
)
from tasks.pure.extract.page.nodes import Text
from tasks.pure.extract.page.reviews import is_in_review
from tasks.pure.extract.page.text import clean_line
from tasks.pure.records import DateKind, date_kind

_HAS_DIGITS = re.compile(r"\d")
_DAY_FIRST_HOSTS = re.compile(r"\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|sg|my|mt|eu|scot|wales|ca)(?:[/:]|$)")
"""English sites of these domains write the day first."""

_AFTER_FETCH = timedelta(days=1)
_NEAR = (-30, 80)
"""Elements before and after the headline between which dates are taken for the article's."""
LONGEST_END = 100
"""Characters of ``<title>`` in which a separator and a date at its end are."""
_MANY = 60
"""Dated elements that are read at most: pages with more are lists."""
_A_YEAR, _A_FEW_DAYS = 366, 3
_RUNNING = 1.6
"""What a date in a sentence loses, or one far from the date in the address: it ranks below that, and other dates are looked for."""
_UNDER_THE_TEXT = 0.5
"""What a date loses after two paragraphs: the next article's may begin there."""
_LONG = 140
"""Characters of a text that is a paragraph of the article: only the date that it begins with may be the article's."""
_WEB = 1990
"""The year before which nothing was published on the web: a date in a sentence that is older tells of something else."""


@dataclass(slots=True)
class DateCandidate:
    """One written date of a page."""

    what: What
    rule: str
    written: str
    moment: Moment
    rank: float
    note: str = ""
    believed: bool = True
    support: float = 0.0

    @property
    def kind(self) -> DateKind:
        return date_kind(self.rule)

    @property
    def score(self) -> float:
        return (self.rank + self.support) if self.believed else 0.0


@dataclass(frozen=True, slots=True)
class DateContext:
    """What dates are read with. ``zone``: IANA zone of times that state none; ``language`` as the page writes it."""

    url: str
    fetched_at: datetime
    zone: str = "UTC"
    language: str = ""
    source: bytes = b""
    """The page as it was sent, whose scripts are searched where nothing better dates the page."""

    def believes(self, moment: Moment) -> bool:
        """Not more than a day after the fetch: clocks and zones differ by less."""
        limit = self.fetched_at + _AFTER_FETCH
        return moment.instant <= limit if moment.instant is not None else moment.day <= limit.date()


@dataclass(slots=True)
class DateReader:
    """Collects candidates, source by source."""

    context: DateContext
    found: list[DateCandidate] = field(default_factory=list)
    day_first: bool | None = None
    comments: dict[int, bool] = field(default_factory=dict)
    """What is known of the page's boxes of comments: :func:`is_in_comments`."""

    def __post_init__(self) -> None:
        self.day_first = _day_first(self.context)

    def read(
        self, what: What, rule: str, written: str, rank: float, *, whole: bool = True, note: str = "", oldest: int = 0
    ) -> Moment | None:
        """Add the date that ``written`` holds; None where it holds none, or one before the year ``oldest``."""
        context = self.context
        moment = read_written_date(
            written, zone=context.zone, language=context.language, day_first=self.day_first, whole=whole
        )
        if moment is not None and moment.day.year < oldest:
            return None
        if moment is not None:
            self.found.append(DateCandidate(what, rule, written, moment, rank, note, context.believes(moment)))
        return moment

    def has(self, rank: float) -> bool:
        """Whether a believed date of publication of this rank is among the candidates."""
        return any(item.rank >= rank and item.believed and item.what == "published" for item in self.found)

    def is_settled(self) -> bool:
        """Whether two kinds of source agree on a stated day, one of them in the paper's own zone or without one."""
        stated = [item for item in self.found if item.what == "published" and item.believed and item.rank >= 6]
        days = {item.moment.day for item in stated}
        kinds = {item.kind for item in stated}
        local = any(item.moment.instant is None or item.moment.offset_minutes for item in stated)
        return len(days) == 1 and len(kinds) >= 2 and local and self.has(STATED)

    def read_linked(self, linked: LinkedData, article: Node | None) -> None:
        nodes: list[tuple[Node, float]] = [(article, RANKS["json-ld"])] if article is not None else []
        nodes.extend((node, 7.0) for node in linked.of_types(PAGE_TYPES) if node is not article)
        for node, rank in nodes:
            for key, what, less in _LINKED_KEYS:
                for text in strings(node.get(key))[:1]:
                    self.read(what, "json-ld", text, rank - less, note=key)

    def read_metas(self, metas: Metas) -> None:
        for name, values in metas.items():
            if (stated := stated_by(name, values[0])) is not None:
                what, rank = stated
                self.read(what, f"meta:{name}", values[0], rank)

    def read_marks(self, marks: Marks, headline: Tag | None) -> None:
        """Elements that are marked as dates: ``<time>``, ``itemprop``, class names."""
        place = marks.position_of(headline)
        stated = self.has(STATED)
        taken: set[int] = set()
        read = 0
        for mark in marks.of("date"):
            distance = mark.position - place
            if stated and place >= 0 and not _NEAR[0] <= distance <= _NEAR[1]:
                continue
            element = mark.element
            if mark.rule == "class" and id(element.parent) in taken:
                taken.add(id(element))
                continue
            text = text_of(element, 150)
            if len(parts := parts_of(text)) > 1:
                text = next((part for part in parts if what_is_said(part) == "published"), text)
                for part in parts:
                    if part != text and what_is_said(part) == "modified":
                        self.read("modified", rule_of(mark), part, RANKS["class"], whole=False)
            attributes = element.attrs
            if not text and isinstance(inner := element.next_element, Tag) and "data-timestamp" in inner.attrs:
                attributes = inner.attrs  # a custom element, filled in by the browser
            written = [str(value) for key in _DATE_ATTRIBUTES if (value := attributes.get(key))]
            if not written and not _HAS_DIGITS.search(text):
                continue
            if (read := read + 1) > _MANY:
                return
            is_elsewhere = is_outside_article(element)
            if is_in_comments(element, self.comments):
                continue  # when a reader wrote
            rank = RANKS["elsewhere"] if is_elsewhere else rank_of(mark, place)
            what = what_of(mark, text)
            for value in (*written, text):
                whole = value is not text or len(text) < 40
                moment = self.read(what, rule_of(mark), value, rank, whole=whole) if value else None
                if moment is not None:
                    taken.add(id(element))
                    if moment.instant is not None:
                        break  # else the text may say the time that the attribute leaves out

    def read_texts(self, headline: Tag) -> None:
        """Short texts around the headline, and the beginnings of the first paragraphs."""
        few = self.has(STATED)
        before = texts_before(headline, 6 if few else 10)
        after = texts_after(headline, 14 if few else 40)
        own = [clean_line(text) for text in headline.strings]
        if len(own) > 1:
            after = own[1:] + after
        for texts, rank in ((after, RANKS["text"]), (before, RANKS["text"] - 0.2)):
            paragraphs = 0
            for index, text in enumerate(texts):
                paragraphs += len(text) > length_of_paragraph(text)
                if not _HAS_DIGITS.search(text[:80]):
                    continue
                if (said := first_published(text)) and self._read_first(said):
                    continue
                if len(text) > _LONG or is_long_without_blanks(text):
                    self._read_opening(text)
                    continue
                label = texts[index - 1] if index else ""
                if len(label) >= 40 or _HAS_DIGITS.search(label):
                    label = ""  # a date of its own
                less = 0.02 * index if texts is after else 0.05 * (len(texts) - 1 - index)
                less += 0.01 * max(0, len(text) - 40) + (_UNDER_THE_TEXT if paragraphs > 1 else 0.0)
                oldest = 0
                if runs_on(text):
                    if OF_A_PICTURE.search(text) or tells_of_a_day(text):
                        continue
                    less, oldest = less + _RUNNING, _WEB
                following = texts[index + 1] if index + 1 < len(texts) else ""
                if len(parts := parts_of(with_change(text, following))) > 1:
                    for part in parts:
                        self.read(what_is_said(part), "text", part, rank - less, whole=False)
                    continue
                what = what_is_said(f"{label} {text}")
                if not self.read(what, "text", text, rank - less, whole=False, oldest=oldest) and len(text) < 20:
                    joined = " ".join(texts[index : index + 2])
                    self.read(what, "text", joined[:100], rank - less - 0.5, whole=False)

    def _read_opening(self, text: str) -> None:
        """The date of a dateline: ``(18.01.2018) ...``, ``Springfield, March 8, 2023 (AP) - ...``."""
        if (opening := _OPENING.match(text)) and not tells_of_a_day(text):
            self.read("published", "text", opening.group(), RANKS["opening"], whole=False, oldest=_WEB)

    def _read_first(self, said: str) -> bool:
        return self.read("published", "text", said, RANKS["first"], whole=False, note="first published") is not None

    def read_title_tag(self, title: str, shown: str) -> None:
        """The date that ``<title>`` has between separators, or in brackets at its end: ``Headline | Site | 05.05.2026``.

        ``shown``: the headline as readers see it. A date in that is the subject's: "The match of 5 May 2026".
        """
        parts = [*_BARS.split(title[:LONGEST_END])[:1], *_BARS.split(title[-LONGEST_END:])]
        if (bracketed := _IN_BRACKETS.search(parts[0])) is not None:
            parts.append(bracketed[1])
        for part in reversed(parts):
            if part != title and len(part) <= _LONGEST_TITLE_DATE and is_little_more(part) and part not in shown:
                if self.read("published", "text", part, RANKS["anywhere"], whole=False, note="in <title>"):
                    return

    def read_anywhere(self, texts: Iterable[Text]) -> None:
        """Short texts of the whole page that say that something was published or changed then; the first three."""
        left = 3
        for node in texts:
            if not 8 <= len(node) <= 500 or not _FULL_YEAR.search(node):
                continue
            text = clean_line(node)
            if len(text) > _LONGEST_SAYING or CITED.search(text) or is_in_code(node):
                continue
            if (said := first_published(text)) and node.parent is not None and not is_outside_article(node.parent):
                self._read_first(said)
                continue
            published = PUBLISHED.search(text) is not None
            if not published and node.parent is not None and node.parent.name == "a" and not is_little_more(text):
                continue  # the headline of another article
            if len(text) <= (_LONGEST_SAYING if published or UPDATED_THEN.search(text) else 40):
                # Where it says what it dates, the footer is as good a place as any.
                if not published and node.parent is not None:
                    if is_in_comments(node.parent, self.comments) or is_in_review(node.parent):
                        continue
                outside = not published and node.parent is not None and is_outside_article(node.parent)
                rank = RANKS["elsewhere"] if outside else RANKS["anywhere"] - (0.0 if published else 1.0)
                left -= self.read(what_is_said(text), "text", text, rank, whole=False) is not None
                if not left:
                    return

    def read_without_year(self, headline: Tag) -> None:
        """A day and month next to the headline.

        East Asian sites write dates less than a year old like that (``10-08 12:00``): of such the last before the fetch is
        meant, if the page has no date at all. Of others the address or the last change has to tell the year.
        """
        is_month_first = self.context.language[:2] in YEAR_FIRST_LANGUAGES
        texts = texts_before(headline, 4) + texts_after(headline, 14)
        for text, following in zip(texts, [*texts[1:], ""], strict=False):
            match = None
            if not self.found and (is_month_first or not text.isascii()):
                match = without_year(text, following)
            if match is not None:
                for year in (self.context.fetched_at.year, self.context.fetched_at.year - 1):
                    if self._add(text, f"{year}-{match}", RANKS["anywhere"], "the last such day before the fetch"):
                        return
            elif (said := day_without_year(text, self.context.language)) is not None and self._read_with_year(
                text, *said
            ):
                return

    def _read_with_year(self, text: str, month: int, day: int, clock: str) -> bool:
        year = year_in_address(self.context.url, month)
        if year is not None:
            return self._add(text, f"{year}-{month:02}-{day:02} {clock}", RANKS["opening"], "the address has the year")
        changes = (item for item in self.found if item.what == "modified" and item.believed)
        changed = max(changes, key=lambda item: item.rank, default=None)
        stated = last_before(month, day, changed.moment.day) if changed is not None else None
        return stated is not None and self._add(
            text, f"{stated} {clock}", RANKS["opening"], "the last such day before the change"
        )

    def _add(self, text: str, written: str, rank: float, note: str) -> bool:
        """Add the date that a text is read as, if it can be believed."""
        moment = read_written_date(written.rstrip(), zone=self.context.zone)
        if moment is None or not self.context.believes(moment):
            return False
        self.found.append(DateCandidate("published", "text", text, moment, rank, note))
        return True

    def read_scripts(self) -> None:
        """Keys of the page's data in its scripts, which pages drawn in the browser have in place of text."""
        for name, written in islice(dates_in_scripts(self.context.source), 4):
            self.read("published", "script", written, RANKS["script"], note=name)

    def read_data(self, elements: Sequence[Tag], headline: Tag | None) -> None:
        """``data-published`` and the like of the elements that hold the article, which its scripts read."""
        for name, written in islice(stated_in_data(PUBLISHED_DATA, self.context.source, elements, headline), 2):
            self.read("published", "script", written, RANKS["data"], note=name)

    def read_url(self, url: str) -> None:
        if (stated := date_in_url(url)) is not None and stated <= (self.context.fetched_at + _AFTER_FETCH).date():
            moment = Moment(stated, None, None, "none")
            for candidate in self.found:
                near = _A_YEAR if PUBLISHED.search(candidate.written) else _A_FEW_DAYS
                if candidate.kind == "text" and abs((candidate.moment.day - stated).days) > near:
                    candidate.rank -= _RUNNING
                    candidate.note = candidate.note or "far from the date in the address"
            self.found.append(DateCandidate("published", "url", stated.isoformat(), moment, RANKS["url"]))


def _day_first(context: DateContext) -> bool | None:
    """Whether 3/4/2024 is the third of April: only American English says no. None: leave it to the parser's default."""
    language = context.language.lower().replace("_", "-")
    if not language.startswith("en"):
        return True if language else None
    return language not in ("en", "en-us") or bool(_DAY_FIRST_HOSTS.search(context.url + "/"))


_LINKED_KEYS: tuple[tuple[str, What, float], ...] = (
    ("datePublished", "published", 0.0),
    ("dateCreated", "published", 2.5),
    ("dateModified", "modified", 0.0),
)
_DATE_ATTRIBUTES = (
    "datetime",
    "content",
    "data-datetime",
    "data-date",
    "data-timestamp",
    "data-epoch",
    "data-time",
    "title",
)
_FULL_YEAR = re.compile(r"(?:19|20)\d\d|\d\d?\.\s?\d\d?\.\s?\d\d(?!\d)")
_LONGEST_SAYING = 160
"""Characters of a text far from the headline that says that something was published or changed, at most."""
_OPENING = re.compile(
    r"^[^\d(。]{0,40}\(?(?:[^()]{4,40}?\d{4}|\d{4}\s?[年년./-]\s?\d{1,2}\s?[月월./-]\s?\d{1,2}[日일]?|\d{4}\.?\s[^\d()]{2,20}\s\d{1,2}\.?(?:\sd\.)?(?=\s?[):–—-]))\)?[\s).:/–—-]"
)
_BARS = re.compile(r"\s*[|｜•·»«]\s*|\s+[–—-]\s+")
_IN_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]{6,40})[)）\]】]\s*$")
_LONGEST_TITLE_DATE = 40
"""Characters of a part of ``<title>`` that is a date, at most."""
