"""The report: one self-contained HTML page next to the snapshot, made from the snapshot alone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

import duckdb
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from tasks.home import Home
from tasks.pure.errors import TransientError
from tasks.pure.plain_characters import without_controls
from tasks.report import charts
from tasks.report.drawing import NARROW, WIDE, Spec, draw
from tasks.report.reading import RECENT_DAYS, Findings, Row, read
from tasks.report.wording import ago, amount, hours, moment, seconds, web_address
from tasks.snapshot import of_another_version, open_snapshot

__all__ = ["ReportFailed", "report_path", "write_report"]


ONE_SIZE = ("tags", "rejects")
"""Charts shown side by side on a wide screen: the drawing for a phone suits both."""


class ReportFailed(TransientError):
    """The page could not be written; the old one is unchanged."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing for a wide screen and one for a phone; the same one if its shape suits both."""

    wide: Markup
    narrow: Markup | None
    legend: dict[str, str]
    """Colour by name."""


def report_path(home: Home) -> Path:
    """Path of the page: in the folder that analysts mount."""
    return home.published / "report" / "index.html"


def write_report(home: Home, now: datetime) -> Path:
    """Write the report of the published snapshot, replacing the old page whole.

    Args:
        now: UTC; printed at the end of the page. All ages are measured from the snapshot's own time.

    Raises:
        NoSnapshot: nothing is published yet, or another version of Dateline published it.
        ReportFailed: for example, the disk is full.
    """
    connection = open_snapshot(home)
    try:
        findings = read(connection)
    except duckdb.CatalogException as error:
        raise of_another_version(home, error) from error
    finally:
        connection.close()
    page = without_controls(render(findings, now))
    path = report_path(home)
    building = path.with_name(f".{path.name}.{os.getpid()}.building")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with building.open("w", encoding="utf-8") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
        building.replace(path)
    except OSError as error:
        building.unlink(missing_ok=True)
        raise ReportFailed(f"not written, the old report stays: {error}", key=str(path)) from error
    return path


def render(findings: Findings, now: datetime) -> str:
    """The page. Jinja escapes every text that comes from a source or a page."""
    filters = {
        "ago": ago,
        "amount": amount,
        "hours": hours,
        "moment": moment,
        "seconds": seconds,
        "web_address": web_address,
    }
    environment = Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_file), trim_blocks=True,
                              lstrip_blocks=True)  # fmt: skip
    environment.filters.update(filters)
    return environment.get_template("page.html").render(
        found=findings,
        charts=_charts(findings),
        alarms=_alarms(findings),
        left_out=_left_out(findings),
        undated=sum(row["undated"] for row in findings.days),
        silent=sum(1 for revision in findings.revisions if revision.row["is_silent"]),
        by_year=charts.counts_by_year(findings),
        recent_days=RECENT_DAYS,
        outcomes=list(charts.OUTCOMES),
        now=now,
    )


def _alarms(findings: Findings) -> dict[str, list[Row]]:
    """The sources that are not well, by health, in the order of the table."""
    grouped: dict[str, list[Row]] = {}
    for row in findings.sources:
        if row["health"] not in ("ok", "off", "new"):
            grouped.setdefault(row["health"], []).append(row)
    return grouped


def _left_out(findings: Findings) -> list[str]:
    """Sources that are not in the chart of activity."""
    drawn = set(charts.drawn_sources(findings))
    return [row["source"] for row in findings.sources if row["source"] not in drawn]


def _charts(findings: Findings) -> dict[str, Chart]:
    """The charts that have data."""
    sources = charts.source_colours(findings)
    planned: dict[str, tuple[Spec, dict[str, str]]] = {}
    if any(row["articles"] for row in findings.days):
        planned["days"] = charts.days(findings), sources
    # One month shows no more than its days do.
    if len({row["first_day"] for row in findings.months}) > 1:
        planned["months"] = charts.months(findings), sources
    if findings.activity:
        words = {"new": "new articles, the more the stronger", "failed": "every run failed"}
        legend = {words.get(state, state): colour for state, colour in charts.ACTIVITY.items()}
        planned["activity"] = charts.activity(findings), legend
    if findings.tags:
        planned["tags"] = charts.tags(findings), {}
    if findings.rejects:
        planned["rejects"] = charts.rejects(findings), charts.REJECTS
    if any(row["taken_in"] for row in findings.runs):
        met = {name: colour for name, colour in charts.OUTCOMES.items() if any(row[name] for row in findings.runs)}
        planned["runs"] = charts.runs(findings), met
    sizes = [(name, width) for name in planned for width in (WIDE, NARROW) if name not in ONE_SIZE or width == NARROW]
    drawn = dict(zip(sizes, draw([(planned[name][0], width) for name, width in sizes]), strict=True))
    return {
        name: Chart(drawn[name, NARROW], None, legend)
        if name in ONE_SIZE
        else Chart(drawn[name, WIDE], drawn[name, NARROW], legend)
        for name, (_, legend) in planned.items()
    }


def _file(name: str) -> str:
    return resources.files("tasks.report").joinpath(name).read_text(encoding="utf-8")
