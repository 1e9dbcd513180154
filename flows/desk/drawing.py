"""Bars and dots as SVG, drawn on the server: attributes alone, no inline style, colours by class from the style sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

__all__ = ["Column", "bars"]

WIDTH, HEIGHT, FOOT = 1000, 110, 18
LEAST = 2.0
"""Height of the bar of one article: to be seen and hit."""


@dataclass(frozen=True, slots=True)
class Column:
    """One bar."""

    first: date
    last: date
    value: float
    is_whole: bool
    says: str
    """What a reader hears, or sees on hover."""


def bars(columns: Sequence[Column], label: str, link: Callable[[Column], str] | None = None) -> Markup:
    """A bar for each column, zeros as a line at the foot, days that are not whole hatched.

    The picture stretches with the page; texts are outside of it.

    Args:
        label: what the picture shows, for whoever does not see it.
        link: the address that a bar leads to.
    """
    if not columns:
        return Markup("")
    most = max(column.value for column in columns) or 1
    step = WIDTH / max(len(columns), 12)
    gap = min(2.0, step * 0.15)
    drawn = []
    for number, column in enumerate(columns):
        height = max(LEAST, column.value / most * HEIGHT) if column.value else 0.0
        place = Markup('x="{:.2f}" width="{:.2f}"').format(number * step, max(step - gap, 0.5))
        kind = "bar" if column.is_whole else "bar part"
        shape = Markup(
            '<rect class="reach" {} y="0" height="{}"/><rect class="{}" {} y="{:.2f}" height="{:.2f}"/>'
        ).format(place, HEIGHT, kind, place, HEIGHT - height, height)
        if not column.value:
            shape += Markup('<rect class="zero" {} y="{}" height="1"/>').format(place, HEIGHT - 1)
        shape += Markup("<title>{}</title>").format(column.says)
        if link is not None:
            data = Markup('data-first="{}" data-last="{}"').format(column.first, column.last)
            shape = Markup('<a href="{}" aria-label="{}" {}>{}</a>').format(link(column), column.says, data, shape)
        else:
            shape = Markup("<g>{}</g>").format(shape)
        drawn.append(shape)
    hatch = Markup(
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="paper" width="5" height="5"/><rect class="ink" width="2.2" height="5"/></pattern></defs>'
    )
    return Markup(
        '<svg class="bars" viewBox="0 0 {} {}" preserveAspectRatio="none" role="group" aria-label="{}">{}{}</svg>'
    ).format(WIDTH, HEIGHT, escape(label), hatch, Markup("").join(drawn))
