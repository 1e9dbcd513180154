"""When it was published and last changed: every candidate with its source, then plausibility, then agreement.

A page dates itself in many places, and each is wrong somewhere: JSON-LD that a template fills with the time of
rendering, metas that hold the last change, ``<time>`` elements of teasers. So each source has a rank, candidates that
mean the same day support each other, the address is a witness, and what lies after the fetch is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from bs4 import NavigableString, Tag

from tasks.pure.extract.head import Metas
from tasks.pure.extract.jsonld import PAGE_TYPES, LinkedData, Node, strings
from tasks.pure.extract.marked import Mark, Marks, is_elsewhere, text_of, texts_after, texts_before
from tasks.pure.extract.written_dates import Moment, read_written_date
from tasks.pure.records import DateFound, Evidence

What = Literal["published", "modified"]

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "og:pubdate",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "published_time", "bt:pubdate", "article:post_date", "article:publicationdate", "rnews:datepublished",
    "mediator_published_time", "article.published", "published-date", "article_date_original", "originalpublicationdate",
    "publication_date", "publish-date", "publish_date", "published_date", "published_at", "publishdate", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "dc.created",
    "citation_publication_date", "citation_online_date", "citation_date", "vr:published_time", "date", "datecreated",
    "weibo:article:create_at", "shareaholic:article_published_time", "article:created", "creation_date", "pdate",
)  # fmt: skip
MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:modified_time", "article:modified", "og:updated_time",
    "datemodified", "dcterms.modified", "dc.date.modified", "cxenseparse:recs:modifiedtime", "last_updated", "lastmod",
    "article:updated_time", "article:updated", "modified_date", "updated_time", "date_updated", "revised", "last-modified",
)  # fmt: skip
_OTHER_META = re.compile(r"publi[sc]|pub[_.-]?date|(?:^|[_.:-])date|issued|creat")
_NO_META = re.compile(
    r"modif|updat|expir|event|valid|start|end|review|revis|copyright|birth|until|last|_id|url|author|section|tier"
)
_UPDATED = re.compile(
    r"updat|modif|revis|last\s+changed|aktualisier|geändert|bearbeitet|mis\s+à\s+jour|actuali[sz]a|aggiorna|atualiza|"
    r"bijgewerkt|gewijzigd|oppdater|uppdatera|opdater|endret|päivite|muokattu|aktualiz|frissít|módosít|güncelle|"
    r"обновл|измен|оновл|更新|수정|업데이트|تحديث|بروزرسانی|עודכן|diperbarui|cập nhật|ενημέρωση|actualitzat|skinandits",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi[sc]|posted|erschienen|veröffentlicht|verfasst|erstellt|geplaatst|publié|julkaistu|opublikowan|objavljen|"
    r"опубликован|додано|yayın|投稿|掲載|公開|입력|등록|发布|發布|نشر|first\s+posted|created|stand\s*:|datum\s*:|date\s*:",
    re.IGNORECASE,
)
_URL_DATE = re.compile(
    r"[/_.=-](?:(?P<y>(?:19|20)\d\d)[/._-](?P<m>[01]?\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/._-](?P<d>[0-3]?\d)"
    r"(?=[/._?&#-]|$|[a-z])|(?P<y2>20\d\d)/?(?P<m2>[01]\d)/?(?P<d2>[0-3]\d)(?=[/._?&#-]|$|\d{3,6}(?!\d)))",
    re.IGNORECASE,
)
_HAS_DIGITS = re.compile(r"\d")
_MONTH_FIRST_HOSTS_NOT = re.compile(r"\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|sg|my|mt|eu|scot|wales|ca)(?:[/:]|$)")
"""English sites of these domains write the day first."""

_RANKS = {"selector": 100.0, "json-ld": 10.0, "itemprop": 9.0, "time": 7.0, "class": 6.0, "text": 5.5, "url": 5.0}
_MAX_AGREEING = 3.0
_AFTER_FETCH = timedelta(days=1)


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
    def score(self) -> float:
        return (self.rank + self.support) if self.believed else 0.0


@dataclass(frozen=True, slots=True)
class DatesFound:
    published: DateFound | None = None
    modified: DateFound | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a date is read with. ``zone``: IANA zone of times that state none; ``language`` as the page writes it."""

    url: str
    fetched_at: datetime
    zone: str = "UTC"
    language: str = ""


def find_dates(
    linked: LinkedData,
    article: Node | None,
    metas: Metas,
    marks: Marks,
    headline: Tag | None,
    context: DateContext,
    *,
    selected: Sequence[str] = (),
) -> DatesFound:
    """The dates of a page. ``selected``: texts that an operator's selector found, which win when one can be read."""
    candidates = list(_candidates(linked, article, metas, marks, headline, context, selected))
    _settle_day_and_month(candidates, context)
    for candidate in candidates:
        candidate.believed = _is_believed(candidate.moment, context)
    published = _best([candidate for candidate in candidates if candidate.what == "published"], candidates)
    modified = _best([candidate for candidate in candidates if candidate.what == "modified"], [])
    if published is None and modified is not None and modified.rank < 10:
        pass  # a page that only says when it changed does not say when it was published
    if published is not None and modified is not None and modified.believed and published.believed:
        if modified.moment.day < published.moment.day:
            modified = None
    return DatesFound(_found(published), _found(modified), tuple(_evidence(candidates, published, modified)))


def _candidates(
    linked: LinkedData,
    article: Node | None,
    metas: Metas,
    marks: Marks,
    headline: Tag | None,
    context: DateContext,
    selected: Sequence[str],
) -> Iterator[DateCandidate]:
    def read(
        what: What, rule: str, written: str, rank: float, *, whole: bool = True, note: str = ""
    ) -> Iterator[DateCandidate]:
        moment = read_written_date(
            written, zone=context.zone, language=context.language, day_first=_day_first(context), whole=whole
        )
        if moment is not None:
            yield DateCandidate(what, rule, written, moment, rank, note)

    for text in selected:
        yield from read("published", "selector", text, _RANKS["selector"])
    yield from _from_linked(linked, article, read)
    yield from _from_metas(metas, read)
    yield from _from_marks(marks, headline, read)
    if headline is not None:
        yield from _from_texts(headline, read)
    if (stated := date_in_url(context.url)) is not None:
        yield DateCandidate("published", "url", stated.isoformat(), Moment(stated, None, None, "none"), _RANKS["url"])


def _from_linked(linked: LinkedData, article: Node | None, read: _Read) -> Iterator[DateCandidate]:
    nodes: list[tuple[Node, float]] = [(article, 10.0)] if article is not None else []
    nodes.extend((node, 7.0) for node in linked.of_types(PAGE_TYPES) if node is not article)
    for node, rank in nodes:
        for key, what, less in (
            ("datePublished", "published", 0.0),
            ("dateCreated", "published", 2.5),
            ("dateModified", "modified", 0.0),
        ):
            for text in strings(node.get(key))[:1]:
                yield from read(what, "json-ld", text, rank - less, note=key)  # type: ignore[arg-type]  # literals above


def _from_metas(metas: Metas, read: _Read) -> Iterator[DateCandidate]:
    for index, name in enumerate(PUBLISHED_METAS):
        for content in metas.get(name, ())[:1]:
            yield from read("published", f"meta:{name}", content, 9.5 if index < 4 else 8.0)
    for name in MODIFIED_METAS:
        for content in metas.get(name, ())[:1]:
            yield from read("modified", f"meta:{name}", content, 6.0 if name in ("last-modified", "revised") else 9.0)
    known = set(PUBLISHED_METAS) | set(MODIFIED_METAS)
    for name, values in metas.items():
        if name not in known and _OTHER_META.search(name) and not _NO_META.search(name) and len(values[0]) <= 60:
            yield from read("published", f"meta:{name}", values[0], 6.5)


def _from_marks(marks: Marks, headline: Tag | None, read: _Read) -> Iterator[DateCandidate]:
    place = marks.position_of(headline)
    taken: set[int] = set()
    for mark in marks.of("date"):
        element = mark.element
        attributes = element.attrs
        if id(element.parent) in taken and mark.rule == "class":
            taken.add(id(element))
            continue
        text = text_of(element, 150)
        written = [
            str(value)
            for key in ("datetime", "content", "data-datetime", "data-date", "title")
            if (value := attributes.get(key))
        ]
        if not written and not _HAS_DIGITS.search(text):
            continue
        rank = _rank_of(mark, place)
        if is_elsewhere(element):
            rank = min(rank, 2.0)
        what = _what(mark, text)
        for value in (*written, text):
            found = list(read(what, _rule(mark), value, rank, whole=value is not text or len(text) < 40))
            if found:
                taken.add(id(element))
                yield found[0]
                # The text may say the time that the attribute leaves out.
                if found[0].moment.instant is not None or value is text:
                    break


def _from_texts(headline: Tag, read: _Read) -> Iterator[DateCandidate]:
    before, after = texts_before(headline, 10), texts_after(headline, 40)
    for texts, rank in ((after, _RANKS["text"]), (before, _RANKS["text"] - 0.5)):
        for index, text in enumerate(texts):
            if len(text) > 140 or not _HAS_DIGITS.search(text):
                continue
            label = texts[index - 1] if index and len(texts[index - 1]) < 40 else ""
            said = f"{label} {text}"
            what: What = "modified" if _UPDATED.search(said) and not _PUBLISHED.search(said) else "published"
            found = list(read(what, "text", text, rank - 0.02 * index - 0.01 * max(0, len(text) - 40), whole=False))
            if not found and index + 1 < len(texts) and len(text) < 20:
                joined = f"{text} {texts[index + 1]}"
                found = list(read(what, "text", joined[:100], rank - 0.02 * index - 0.5, whole=False))
            yield from found


def date_in_url(url: str) -> date | None:
    """The day that an address names (``/2024/03/11/``, ``-20240311-``), or None."""
    for match in _URL_DATE.finditer(url):
        year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
        number = int(month) if month.isdigit() else "janfebmaraprmayjunjulaugsepoctnovdec".index(month.lower()) // 3 + 1
        try:
            return date(int(year), number, int(day))
        except ValueError:
            continue
    return None


def _rank_of(mark: Mark, place: int) -> float:
    if mark.rule.startswith("itemprop"):
        return _RANKS["itemprop"]
    rank = _RANKS["time"] if mark.rule == "time" else _RANKS["class"]
    if mark.rule == "time" and (
        "pubdate" in mark.element.attrs or mark.element.attrs.get("itemprop") == "datePublished"
    ):
        rank += 1.5
    if place < 0:
        return rank - 1
    distance = mark.position - place
    if 0 <= distance <= 60:
        return rank + 0.5 - distance / 200
    return rank - 0.5 if -25 <= distance < 0 else rank - 2 - min(1.0, abs(distance) / 1000)


def _what(mark: Mark, text: str) -> What:
    attributes = mark.element.attrs
    names = f"{attributes.get('itemprop', '')} {attributes.get('class', '')} {attributes.get('id', '')}"
    if "datePublished" in names:
        return "published"
    if "dateModified" in names:
        return "modified"
    before = mark.element.previous_element
    said = f"{text} {before[-40:] if isinstance(before, NavigableString) else ''}"
    if _PUBLISHED.search(said) or "publi" in names.lower():
        return "published"
    return "modified" if _UPDATED.search(said) or _UPDATED.search(names) else "published"


def _rule(mark: Mark) -> str:
    return (
        "time"
        if mark.rule in ("time", "class") and mark.element.name == "time"
        else mark.rule
        if mark.rule.startswith("itemprop")
        else "text"
    )


def _day_first(context: DateContext) -> bool | None:
    """Whether 3/4/2024 is the third of April: only American English says no."""
    language = context.language.lower().replace("_", "-")
    if not language.startswith("en"):
        return True if language else None
    if language in ("en", "en-us"):
        host = context.url.split("/")[2] if context.url.count("/") > 2 else context.url
        return bool(_MONTH_FIRST_HOSTS_NOT.search(host + "/"))
    return True


def _settle_day_and_month(candidates: Sequence[DateCandidate], context: DateContext) -> None:
    """Turn round what other candidates, the address or the fetch show to be the wrong way round."""
    sure = {candidate.moment.day for candidate in candidates if not candidate.moment.ambiguous}
    for candidate in candidates:
        moment = candidate.moment
        if not moment.ambiguous or moment.day in sure:
            continue
        turned = read_written_date(
            candidate.written,
            zone=context.zone,
            day_first=moment.day.month != _first_number(candidate.written),
            whole=False,
        )
        if turned is None or turned.day == moment.day:
            continue
        late = not _is_believed(moment, context) and _is_believed(turned, context)
        if turned.day in sure or late:
            candidate.moment = turned
            candidate.note = "day and month turned round: " + (
                "the address or another date says so" if not late else "else after the fetch"
            )


def _first_number(written: str) -> int:
    match = re.search(r"(\d{1,2})\s?[./-]\s?\d{1,2}\s?[./-]", written)
    return int(match.group(1)) if match else 0


def _is_believed(moment: Moment, context: DateContext) -> bool:
    limit = context.fetched_at + _AFTER_FETCH
    return moment.instant <= limit if moment.instant is not None else moment.day <= limit.date()


def _best(candidates: Sequence[DateCandidate], witnesses: Sequence[DateCandidate]) -> DateCandidate | None:
    """The best believed candidate, else the best that is not believed; None where there is none."""
    for candidate in candidates:
        rules = {
            witness.rule.partition(":")[0]
            for witness in witnesses
            if witness is not candidate and witness.believed and witness.what == candidate.what
            and abs((witness.moment.day - candidate.moment.day).days) <= (1 if witness.moment.instant else 0)
        }  # fmt: skip
        candidate.support = min(_MAX_AGREEING, sum(1.0 if rule != "url" else 1.5 for rule in rules))
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: (candidate.score, candidate.rank))
    if not best.believed:
        return best
    # The same day with a time says more than the day alone, or than a midnight that stands for it.
    if best.moment.instant is None or _is_midnight(best.moment):
        finer = [
            candidate
            for candidate in candidates
            if candidate.believed and candidate.moment.day == best.moment.day and candidate.rank >= 5.0
            and candidate.moment.instant is not None and not _is_midnight(candidate.moment)
        ]  # fmt: skip
        if finer:
            return max(finer, key=lambda candidate: candidate.rank)
    return best


def _is_midnight(moment: Moment) -> bool:
    if moment.instant is None:
        return False
    local = moment.instant + timedelta(minutes=moment.offset_minutes or 0)
    return local.hour == local.minute == local.second == 0


def _found(candidate: DateCandidate | None) -> DateFound | None:
    if candidate is None:
        return None
    moment = candidate.moment
    if not candidate.believed:
        return DateFound(candidate.written[:200], candidate.rule, None, None, moment.offset_minutes, moment.zone)
    return DateFound(
        candidate.written[:200], candidate.rule, moment.instant, moment.day, moment.offset_minutes, moment.zone
    )


def _evidence(
    candidates: Sequence[DateCandidate], published: DateCandidate | None, modified: DateCandidate | None
) -> Iterator[Evidence]:
    for candidate in candidates:
        note = candidate.note if candidate.believed else "after the fetch: not believed"
        moment = candidate.moment
        value = (
            f"{candidate.written[:120]} -> {moment.instant.isoformat() if moment.instant else moment.day.isoformat()}"
        )
        chosen = candidate is published or candidate is modified
        yield Evidence(f"{candidate.what}_at", candidate.rule, value, chosen, round(candidate.score, 2), note)


class _Read(Protocol):
    """The type of the reader that the sources share; see :func:`_candidates`."""

    def __call__(
        self, what: What, rule: str, written: str, rank: float, *, whole: bool = True, note: str = ""
    ) -> Iterator[DateCandidate]: ...
