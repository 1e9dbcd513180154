"""The charts as Vega-Lite specifications: data and marks, without sizes and colours.

Colours are CSS variables of the page, so that one drawing serves light and dark mode.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tasks.report.drawing import Spec
from tasks.report.reading import Findings, Row

COLOURS = tuple(f"var(--c{number})" for number in range(1, 7))
OTHER = "other sources"
MANY_MONTHS = 150
"""With more months, a chart over all time counts by year."""
SHOWN_SOURCES = 24
"""Rows of the chart of sources; the table shows all."""
LONGEST_NAME = 22
DAY = "%b %-d"
FEWEST_DAYS, FEWEST_MONTHS, FEWEST_RUNS = 14, 12, 12
"""Positions that a chart has at least: two bars alone would be as wide as walls."""
FEWEST_LABELLED = 5
"""With fewer runs only the last one gets its time as a label: on a phone, the labels of two would touch."""
FEW = 5
"""Highest count for which every whole number has a tick."""
ACTIVITY = {"new": "var(--c1)", "none new": "var(--faint)", "failed": "var(--bad)", "no run": "var(--page)"}
REJECTS = {"last 7 days": "var(--c2)", "before": "var(--faint)"}
OUTCOMES = {
    "inserted": "var(--c3)",
    "updated": "var(--c1)",
    "unchanged": "var(--faint)",
    "duplicate": "var(--c4)",
    "rejected": "var(--c2)",
    "pending": "var(--c5)",
}


def leading(findings: Findings) -> list[str]:
    """The sources that get a colour: those with the most articles, by name."""
    ranked = sorted(findings.sources, key=lambda row: (-row["articles"], row["source"]))
    names = [row["source"] for row in ranked if row["articles"]]
    # As many as there are colours, or one less if the others need one.
    return sorted(names if len(names) <= len(COLOURS) else names[: len(COLOURS) - 1])


def source_colours(findings: Findings) -> dict[str, str]:
    """Colour by source, for the charts and their legend."""
    names = leading(findings)
    colours = dict(zip(names, COLOURS, strict=False))
    if len(names) < sum(1 for row in findings.sources if row["articles"]):
        colours[OTHER] = "var(--faint)"
    return colours


def days(findings: Findings) -> Spec:
    """Articles a day by source; days that may still grow are paler."""
    colours = source_colours(findings)
    sums: Counter[tuple[date, str, bool]] = Counter()
    for row in findings.days:
        if not row["articles"]:
            continue
        sums[row["day"], _named(row["source"], colours), row["is_complete"]] += row["articles"]
    values = [
        {"day": f"{day}", "source": source, "articles": articles, "complete": "yes" if complete else "not yet"}
        for (day, source, complete), articles in sorted(sums.items())
    ]
    first = min((row["day"] for row in findings.days if row["articles"]), default=findings.today)
    first = min(first, findings.today - timedelta(days=FEWEST_DAYS - 1))
    last = max((row["day"] for row in findings.days if row["articles"]), default=findings.today)
    shown = _days(first, max(last, findings.today))
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadius": 1},
        "encoding": {
            "x": _calendar("day", shown, f"utcFormat(toDate(datum.value), '{DAY}')"),
            "y": _count("articles", values, "day"),
            "color": _colour("source", colours),
            "opacity": {
                "field": "complete",
                "type": "nominal",
                "scale": {"domain": ["yes", "not yet"], "range": [1, 0.55]},
                "legend": None,
            },
        },
    }


def months(findings: Findings) -> Spec:
    """Articles a month by source, or a year if there are many months."""
    colours = source_colours(findings)
    form = "%Y" if counts_by_year(findings) else "%Y-%m"
    field = "year" if counts_by_year(findings) else "month"
    sums: Counter[tuple[str, str]] = Counter()
    for row in findings.months:
        sums[row["first_day"].strftime(form), _named(row["source"], colours)] += row["articles"]
    values = [
        {field: start, "source": source, "articles": articles} for (start, source), articles in sorted(sums.items())
    ]
    starts = [row["first_day"] for row in findings.months]
    first = min(*starts, max(starts) - timedelta(days=30 * (FEWEST_MONTHS - 1)))
    shown = sorted({day.strftime(form) for day in _months(first, max(starts))})
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadius": 1},
        "encoding": {
            "x": _calendar(field, shown, "datum.value"),
            "y": _count("articles", values, field),
            "color": _colour("source", colours),
        },
    }


def counts_by_year(findings: Findings) -> bool:
    """Whether :func:`months` has one bar for each year."""
    starts = [row["first_day"] for row in findings.months]
    return bool(starts) and (max(starts) - min(starts)).days > MANY_MONTHS * 30


def drawn_sources(findings: Findings) -> list[str]:
    """The sources of :func:`activity`: alarms first, as in the table."""
    return [row["source"] for row in findings.sources if row["health"] != "off"][:SHOWN_SOURCES]


def activity(findings: Findings) -> Spec:
    """What runs found by day and source: more is stronger; days on which every run failed have another colour."""
    names = drawn_sources(findings)
    rows = {(row["day"], row["source"]): row for row in findings.activity}
    shown = _days(findings.today - timedelta(days=27), findings.today)
    values = [
        {"day": day, "source": name, **_found(rows.get((date.fromisoformat(day), name)))}
        for day in shown
        for name in names
    ]
    return {
        "data": {"values": values},
        "height": {"step": 24},
        "mark": {"type": "rect", "stroke": "var(--card)", "strokeWidth": 1.5},
        "encoding": {
            "x": _calendar("day", shown, f"utcFormat(toDate(datum.value), '{DAY}')"),
            "y": {"field": "source", "type": "nominal", "sort": names, "axis": _names()},
            "color": _colour("state", ACTIVITY),
            "opacity": {
                "condition": {"test": "datum.state !== 'new'", "value": 0.8},
                "field": "new",
                "type": "quantitative",
                "scale": {"type": "sqrt", "range": [0.35, 1], "zero": False},
                "legend": None,
            },
            "description": {"field": "words"},
        },
    }


def tags(findings: Findings) -> Spec:
    """Articles of each of the top tags."""
    names = [_shortened(row["tag"]) for row in findings.tags]
    values = [{"tag": name, "articles": row["articles"]} for name, row in zip(names, findings.tags, strict=True)]
    return _bars(values, "tag", names)


def rejects(findings: Findings) -> Spec:
    """Pages rejected by reason; those of the last week have another colour."""
    values = [
        {"reason": row["reason"], "pages": pages, "when": when}
        for row in findings.rejects
        for when, pages in zip(REJECTS, (row["rejects_7d"], row["rejects"] - row["rejects_7d"]), strict=True)
        if pages
    ]
    spec = _bars(values, "reason", [row["reason"] for row in findings.rejects], "pages")
    spec["encoding"]["color"] = _colour("when", REJECTS)
    return spec


def runs(findings: Findings) -> Spec:
    """Outcomes of the addresses of each of the last runs, the newest on the right."""
    values = [
        {"run": row["run_id"], "outcome": outcome, "addresses": row[outcome], "order": place}
        for row in findings.runs
        for place, outcome in enumerate(OUTCOMES)
        if row[outcome]
    ]
    empty = [f"none {number}" for number in range(len(findings.runs), FEWEST_RUNS)]
    shown = [*empty, *(row["run_id"] for row in reversed(findings.runs))]
    labels = {
        row["run_id"]: f"{row['started_at']:%b} {row['started_at'].day} {row['started_at']:%H:%M}"
        for row in findings.runs
    }
    x = _calendar("run", shown, "")
    labelled = [run_id for run_id in x["axis"]["values"] if run_id in labels]
    if len(findings.runs) < FEWEST_LABELLED:
        labelled = labelled[-1:]
    x["axis"] |= {"values": labelled, "labelExpr": _lookup(labels, labelled)}
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadius": 1},
        "encoding": {
            "x": x,
            "y": _count("addresses", values, "run"),
            "color": _colour("outcome", OUTCOMES),
            "order": {"field": "order", "type": "quantitative"},
        },
    }


def _bars(values: Sequence[Row], name: str, order: Sequence[str], count: str = "articles") -> Spec:
    return {
        "data": {"values": list(values)},
        "height": {"step": 22},
        "mark": {"type": "bar", "cornerRadius": 1, "color": "var(--c1)"},
        "encoding": {
            "y": {"field": name, "type": "nominal", "sort": list(order), "axis": _names()},
            "x": {**_count(count, values, name), "stack": "zero"},
        },
    }


def _calendar(field: str, shown: Sequence[str], label: str) -> Spec:
    """A position for each of ``shown``, with or without data, and some eight labels including the last one's.

    If eight are too many for the width, Vega leaves out every other one.
    """
    step = max(1, math.ceil(len(shown) / 8))
    return {
        "field": field,
        "type": "ordinal",
        "scale": {"domain": list(shown), "paddingInner": 0.12, "paddingOuter": 0.1},
        "axis": {
            "title": None,
            "values": list(shown[::-1][::step])[::-1],
            "labelExpr": label,
            "labelAngle": 0,
            "labelOverlap": "parity",
            "labelSeparation": 10,
            "grid": False,
        },
    }


def _count(field: str, values: Iterable[Row], stack: str) -> Spec:
    """An axis of whole numbers up to the highest of the stacks."""
    sums: Counter[str] = Counter()
    for row in values:
        sums[row[stack]] += row[field]
    most = max(sums.values(), default=1)
    axis: Spec = {"title": field, "format": ",d", "tickCount": 5}
    if most <= FEW:
        axis["values"] = list(range(most + 1))
    return {"field": field, "type": "quantitative", "axis": axis}


def _names() -> Spec:
    return {"title": None, "labelLimit": 160, "ticks": False, "domain": False, "labelPadding": 6}


def _colour(field: str, colours: Mapping[str, str]) -> Spec:
    scale = {"domain": list(colours), "range": list(colours.values())}
    return {"field": field, "type": "nominal", "scale": scale, "legend": None}


def _lookup(labels: Mapping[str, str], shown: Iterable[str]) -> str:
    """A Vega expression that maps a run to its time; run ids are our own and contain no quotes."""
    pairs = ", ".join(f"'{run_id}': '{labels[run_id]}'" for run_id in shown)
    return f"({{{pairs}}})[datum.value] || ''"


def _shortened(name: str) -> str:
    """Cut to the available width; Vega would cut the placeholder while it draws."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"


def _named(source: str, colours: Mapping[str, str]) -> str:
    return source if source in colours else OTHER


def _found(row: Row | None) -> Row:
    """The content of one cell of :func:`activity`."""
    if row is None:
        return {"state": "no run", "new": 0, "words": "no run"}
    if row["failed"] == row["runs"]:
        return {"state": "failed", "new": 0, "words": f"{row['failed']} runs failed"}
    return {
        "state": "new" if row["inserted"] else "none new",
        "new": row["inserted"],
        "words": f"{row['inserted']} new articles",
    }


def _days(first: date, last: date) -> list[str]:
    return [f"{first + timedelta(days=number)}" for number in range((last - first).days + 1)]


def _months(first: date, last: date) -> list[date]:
    number = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(number, end + 1)]
