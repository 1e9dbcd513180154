"""When it was published and last changed: chosen from the candidates among the page's dates.

A page dates itself in many places, and each is wrong somewhere: JSON-LD that a template fills with the time of
rendering, metas that hold the last change, ``<time>`` elements of teasers. So each source has a rank, candidates that
mean the same day support each other, the address is a witness, and what lies after the fetch is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tasks.pure.extract.dates.candidates import DateCandidate, DateContext, DateReader
from tasks.pure.extract.dates.lines import is_little_more, runs_on
from tasks.pure.extract.dates.metas import GUESSED_CHANGE
from tasks.pure.extract.dates.ranks import ENOUGH, RANKS, STATED
from tasks.pure.extract.dates.written import Moment, read_written_date
from tasks.pure.extract.page.marks import text_of
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.records import DateFound, DateKind, Evidence

_MAX_AGREEING = 3.0
_WITNESS = 5.0
"""Rank of what may witness the local day or the time of a better candidate."""


_NEXT_TO_HEADLINE = 5.2
"""Rank of a date that is shown next to the headline."""
_A_WEEK = 7
"""Days between the date shown and the one stated that no time zone or wait for an hour explains."""
_DECLARED = frozenset({"json-ld", "meta"})


@dataclass(frozen=True, slots=True)
class Dates:
    """``published``, ``modified``: None where the page does not say."""

    published: DateFound | None = None
    modified: DateFound | None = None


def find_dates(signals: Signals) -> Found[Dates]:
    """The dates of a page. What an operator's selector finds wins when it can be read as a date."""
    page, rules, document, headline = signals.page, signals.rules, signals.document, signals.headline
    context = DateContext(page.url, page.fetched_at, rules.timezone, document.html_lang or signals.language, page.body)
    reader = DateReader(context)
    for text in signals.select(rules.selectors.published, ("datetime", "content")):
        reader.read("published", "selector", text, RANKS["selector"])
    reader.read_linked(signals.linked, signals.article)
    reader.read_metas(signals.metas)
    reader.read_marks(signals.marks, headline)
    if headline is not None and not (settled := reader.is_settled()):
        reader.read_texts(headline)
    reader.read_url(context.url)
    if not reader.has(ENOUGH):
        reader.read_data(document.elements, headline)
        if not signals.linked.has_reviews_of_buyers():  # whose days are in the same scripts
            reader.read_scripts()
        reader.read_title_tag(document.title_text, text_of(headline) if headline is not None else "")
        reader.read_anywhere(document.texts())
    if headline is not None and not reader.has(ENOUGH):
        reader.read_without_year(headline)
    published, modified, dates = _choose(reader.found, context)
    if not signals.explain:
        return Found(dates)
    if headline is not None and settled:
        reader.read_texts(headline)  # shown, but they decide nothing
    return Found(dates, tuple(_evidence(reader.found, published, modified)))


def _choose(
    candidates: list[DateCandidate], context: DateContext
) -> tuple[DateCandidate | None, DateCandidate | None, Dates]:
    """The candidates for the first publication and the last change, and what they say."""
    _settle_day_and_month(candidates, context)
    published = _best([candidate for candidate in candidates if candidate.what == "published"])
    modified = _best([candidate for candidate in candidates if candidate.what == "modified"])
    published = _shown_before(published, candidates) or published
    if published is not None and modified is not None and _is_others(published, modified):
        published = None
    if published is None and modified is not None and modified.rank != GUESSED_CHANGE:
        # The only date of the page is that of a change: its rule says so, and it is the latest that can be published.
        published = modified
    if published is not None and published is not modified and modified is not None:
        if published.believed and modified.believed and modified.moment.day < published.moment.day:
            modified = None  # changed before it was published: one of the two is a template's
    for chosen in (published, modified):
        _settle_zone(chosen, candidates)
    if published is not modified and _is_before(modified, published):
        modified = None  # the last change of a text that waited for its hour, or local time against UTC
    found = _found(published, _local_day(published, candidates))
    return published, modified, Dates(found, _found(modified, None))


def _shown_before(stated: DateCandidate | None, candidates: Sequence[DateCandidate]) -> DateCandidate | None:
    """The one earlier date next to the headline, where the day of a change is stated as the publication.

    Systems that keep no date of publication write the last change in its place: then datePublished and dateModified are one
    day, or a day without a time, or the publication is after the change, and readers are shown the editor's date. Nothing is
    published after the day that it shows.
    """
    if stated is None or not stated.believed or stated.kind not in _DECLARED:
        return None
    day = stated.moment.day
    changed = any(
        candidate.what == "modified" and candidate.kind in _DECLARED and candidate.moment.day <= day
        for candidate in candidates
    )
    others = [one for one in candidates if one.what == "published" and one.believed and one is not stated]
    if not (changed or stated.moment.instant is None) or any(
        _speaks_against(one, day) if one.kind in _DECLARED else one.kind == "url" for one in others
    ):
        return None
    shown = [
        one
        for one in others
        if one.kind in ("text", "time") and one.rank >= _NEXT_TO_HEADLINE and is_little_more(one.written)
    ]
    days = {one.moment.day for one in shown}
    if len(days) != 1 or (day - days.pop()).days <= _A_WEEK:
        return None
    best = max(shown, key=lambda one: one.score)
    best.note = f"shown; {stated.rule} has the day of a change"
    return best


def _speaks_against(declared: DateCandidate, day: date) -> bool:
    """Whether another declared date makes it doubtful that ``day`` is a change's: a draft was begun long before, if at all."""
    other = declared.moment.day
    return other != day and (declared.rank >= STATED or (day - other).days <= _A_WEEK)


def _is_others(published: DateCandidate, modified: DateCandidate) -> bool:
    """Whether a date that nothing says to be the article's is later than the last change that the article shows of itself.

    It is when a script's data were written, or a teaser's, or a day that a sentence of the text is about.
    """
    return (
        published.believed
        and modified.believed
        and (
            published.score < _NEXT_TO_HEADLINE <= modified.rank
            or (published.kind == modified.kind == "text" and runs_on(published.written))
        )
        and published.moment.day > modified.moment.day
    )


def _is_before(changed: DateCandidate | None, published: DateCandidate | None) -> bool:
    """Whether the instant of a change comes before that of the publication."""
    if changed is None or published is None or not changed.believed or not published.believed:
        return False
    change, publication = changed.moment.instant, published.moment.instant
    return change is not None and publication is not None and change < publication


def _settle_day_and_month(candidates: Sequence[DateCandidate], context: DateContext) -> None:
    """Swap day and month where other candidates, the address or the fetch show that they are the wrong way round."""
    sure = {candidate.moment.day for candidate in candidates if not candidate.moment.ambiguous}
    for candidate in candidates:
        moment = candidate.moment
        if not moment.ambiguous or moment.day in sure:
            continue
        month_first = moment.day.month == _first_number(candidate.written)
        swapped = read_written_date(candidate.written, zone=context.zone, day_first=month_first, whole=False)
        if swapped is None or swapped.day == moment.day:
            continue
        late = not candidate.believed and context.believes(swapped)
        if swapped.day in sure or late:
            candidate.moment, candidate.believed = swapped, context.believes(swapped)
            candidate.note = "day and month swapped: " + ("else after the fetch" if late else "another date says so")


def _settle_zone(chosen: DateCandidate | None, candidates: Sequence[DateCandidate]) -> None:
    """Correct local time that a template labels UTC: another date has the same time of the day in a zone of its own.

    Both cannot be right, and a format that ends in a literal Z is a common slip, while a zone is not written by one.
    """
    if chosen is None or not chosen.believed or not _is_utc(chosen.moment) or _is_midnight(chosen.moment):
        return
    instant = chosen.moment.instant
    for witness in candidates:
        moment = witness.moment
        if witness.what != chosen.what or not witness.believed or witness.rank < _WITNESS or moment.instant is None:
            continue
        if moment.zone != "stated" or not moment.offset_minutes or instant is None:
            continue
        offset = timedelta(minutes=moment.offset_minutes)
        if abs(moment.instant + offset - instant) < timedelta(minutes=1):
            chosen.moment = replace(chosen.moment, instant=instant - offset, offset_minutes=moment.offset_minutes)
            chosen.note = f"no UTC: {witness.rule} has the same time of the day as {witness.written[:60]!r}"
            return


def _first_number(written: str) -> int:
    match = re.search(r"(\d{1,2})\s?[./-]\s?\d{1,2}\s?[./-]", written)
    return int(match.group(1)) if match else 0


def _best(candidates: Sequence[DateCandidate]) -> DateCandidate | None:
    """The best believed candidate, else the best that is not believed; None where there is none."""
    if not candidates:
        return None
    kinds_on: dict[int, set[DateKind]] = {}  # by the number of the day
    for witness in candidates:
        if witness.believed and witness.rank >= ENOUGH:
            kinds_on.setdefault(witness.moment.day.toordinal(), set()).add(witness.kind)
    for candidate in candidates:
        day, away = candidate.moment.day.toordinal(), 1 if _is_utc(candidate.moment) else 0
        agreeing = set[DateKind]().union(*(kinds_on.get(near, ()) for near in range(day - away, day + away + 1)))
        agreeing.discard(candidate.kind)
        candidate.support = min(_MAX_AGREEING, sum(1.5 if other == "url" else 1.0 for other in agreeing))
    best = max(candidates, key=lambda candidate: (candidate.score, candidate.rank))
    if not best.believed:
        return best
    # The same day with a time says more than the day alone, or than midnight in place of a time.
    if best.moment.instant is None or _is_midnight(best.moment):
        finer = [
            candidate
            for candidate in candidates
            if candidate.believed and candidate.moment.day == best.moment.day and candidate.rank >= _WITNESS
            and candidate.moment.instant is not None and not _is_midnight(candidate.moment)
        ]  # fmt: skip
        if finer and best.kind != "selector":
            return max(finer, key=lambda candidate: candidate.rank)
    return best


def _is_utc(moment: Moment) -> bool:
    return moment.zone == "stated" and moment.offset_minutes == 0 and moment.instant is not None


def _is_midnight(moment: Moment) -> bool:
    if moment.instant is None:
        return False
    local = moment.instant + timedelta(minutes=moment.offset_minutes or 0)
    return local.hour == local.minute == local.second == 0


def _local_day(chosen: DateCandidate | None, candidates: Sequence[DateCandidate]) -> DateCandidate | None:
    """Who says which calendar day the paper itself gave an instant that is stated in UTC; None where nobody does.

    ``2020-04-14T00:38Z`` is the evening of the 13th where the paper is made: its own address and its readers' text say
    so. A witness counts when some zone of the world makes its day of that instant.
    """
    if chosen is None or not chosen.believed or not _is_utc(chosen.moment) or chosen.moment.instant is None:
        return None
    hour = chosen.moment.instant.hour
    witnesses = []
    for candidate in candidates:
        days = (candidate.moment.day - chosen.moment.day).days
        possible = (days == -1 and hour < 12) or (days == 1 and hour >= 10)
        if possible and candidate.believed and candidate.rank >= _WITNESS and not _is_utc(candidate.moment):
            same = candidate.moment.instant is None or abs(
                candidate.moment.instant - chosen.moment.instant
            ) < timedelta(hours=15)
            if same and candidate.what == chosen.what:
                witnesses.append(candidate)
    agreed = any(
        other.moment.day == chosen.moment.day and other.what == chosen.what and other.rank >= _WITNESS
        for other in candidates if not _is_utc(other.moment)
    )  # fmt: skip
    return max(witnesses, key=lambda witness: witness.rank) if witnesses and not agreed else None


def _found(candidate: DateCandidate | None, local: DateCandidate | None) -> DateFound | None:
    if candidate is None:
        return None
    moment = candidate.moment
    written = candidate.written[:200]
    if not candidate.believed:
        return DateFound(written, candidate.rule, None, None, moment.offset_minutes, moment.zone)
    day = moment.day
    if local is not None:
        day = local.moment.day
        candidate.note = f"the day is {day}, as {local.rule} has it"
    return DateFound(written, candidate.rule, moment.instant, day, moment.offset_minutes, moment.zone)


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
