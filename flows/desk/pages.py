"""The templates, and what they need besides the records of ``tasks.desk``: drawings, links, ages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from flows.desk import drawing, wording
from flows.desk.drawing import Column
from tasks.desk.front import Freshness
from tasks.desk.reading import Article, Version
from tasks.desk.results import Line
from tasks.desk.selection import Selection
from tasks.desk.timeline import Bar, Timeline
from tasks.desk.words import Word

__all__ = ["OLD_HOURS", "asset", "rendered", "search_drawing", "timeline_drawing", "trend_drawing"]

OLD_HOURS = 24
"""Hours after which a snapshot is called old: a schedule reads each source several times a day."""


def rendered(name: str, fresh: Freshness | None = None, **values: Any) -> str:
    """One page. Jinja escapes every text that comes from a source, a page or an address."""
    values = {"selection": None, "focus": False, "fresh": fresh, "age": _age(fresh), "error": None, **values}
    return _environment().get_template(name).render(values)


def asset(name: str) -> str:
    """A file of ``static/``."""
    return resources.files("flows.desk").joinpath("static", name).read_text(encoding="utf-8")


def search_drawing(selection: Selection, shown: Timeline) -> Markup:
    """The timeline of a search; each bar narrows the search to its days."""
    return drawing.bars(
        _columns(shown.bars),
        f"Articles by {shown.unit}",
        lambda column: selection.between(column.first, column.last).address(),
    )


def timeline_drawing(shown: Timeline, source: str) -> Markup:
    """The timeline of a source; each bar leads to its articles of these days."""
    selection = Selection(chosen=(("source", source),), sort="newest")
    return search_drawing(selection, shown)


def trend_drawing(word: Word) -> Markup:
    """The trend of a word."""
    columns = [
        Column(
            period.day,
            period.day,
            period.articles,
            period.is_whole,
            _says(period.day.isoformat(), period.articles, period.share),
        )
        for period in word.trend
    ]
    return drawing.bars(columns, f"Articles by {word.unit}")


def line_link(line: Line) -> str:
    """The article of a line, at the part where the line is: browsers go to a text fragment and mark it."""
    words = " ".join([*line.left.split()[-3:], line.keyword, *line.right.split()[:3]])
    # A hyphen separates the parts of a text fragment and is escaped.
    fragment = quote(words, safe="").replace("-", "%2D")
    return f"/article/{wording.part(line.article_id)}#:~:text={fragment}"


def version_link(article: Article, version: Version) -> str:
    """A version compared with the one before, or to read if there is none before."""
    before = article.before(version.version)
    path = f"/article/{wording.part(article.article_id)}"
    return f"{path}/v/{version.version}" if before is None else f"{path}/diff/{before}..{version.version}"


def _columns(bars: Sequence[Bar]) -> list[Column]:
    return [
        Column(bar.first, bar.last, bar.articles, bar.is_whole, _says(_days(bar), bar.articles, None)) for bar in bars
    ]


def _days(bar: Bar) -> str:
    return f"{bar.first}" if bar.first == bar.last else f"{bar.first} to {bar.last}"


def _says(days: str, articles: int, share: float | None) -> str:
    said = f"{days}: {articles:,} article{'' if articles == 1 else 's'}"
    return said if share is None else f"{said}, {100 * share:.1f} % of all"


def _age(fresh: Freshness | None) -> str | None:
    if fresh is None:
        return None
    hours = (datetime.now(UTC) - fresh.published_at.replace(tzinfo=UTC)).total_seconds() / 3600
    if hours < OLD_HOURS:
        return None
    return f"{hours:.0f} hours" if hours < 2 * OLD_HOURS else f"{hours / 24:,.0f} days"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_template),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        {
            "amount": wording.amount,
            "day": wording.day,
            "described": wording.described,
            "local": wording.local,
            "part": wording.part,
            "safe_link": wording.safe_link,
            "span": wording.span,
            "text_attributes": wording.text_attributes,
            "utc": wording.utc,
        }
    )
    environment.globals.update({"language": wording.language, "line_link": line_link, "version_link": version_link})
    return environment


def _template(name: str) -> str:
    return resources.files("flows.desk").joinpath("templates", name).read_text(encoding="utf-8")
