"""Regular expressions that take more than linear time, and why that costs little: what bounds their texts.

``bench.patterns`` tries each of :data:`BOUNDED` on texts as long as its bound, with the worst that it finds, and those of
:data:`SINGLE_BLANKS` on texts without two blanks in a row. ``tests/test_pattern_bounds.py`` reads pages that hold long
texts in every place, and sees that no longer one, and none with two blanks, reaches a pattern.
"""

from __future__ import annotations

import importlib

MOST_MILLISECONDS = 15.0
"""Of processor time that a pattern may take for a text as long as its bound. The slowest takes 6 on an idle core."""

TRUSTED: dict[str, str] = {
    "tasks.config.alarming._ADDRESS": "the operator's configuration",
    "tasks.config.values:222": "the operator's configuration",
    "tasks.demo.layouts.LINK": "the demo's own texts",
    "tasks.pure.macros._HEAD": "our own SQL",
    "tasks.report.drawing._LONG": "numbers of our own drawings",
}
"""By module and name, or line: patterns that no text of others reaches, and what they read."""

_EXTRACT = "tasks.pure.extract"
_BYLINE = f"{_EXTRACT}.byline.names.LONGEST_LINE"
_DATE = f"{_EXTRACT}.dates.written.LONGEST"
BOUNDED: dict[str, str] = {
    "tasks.pure.discovery.documents._PROLOGUE": "tasks.pure.discovery.documents.LONGEST_HEAD",
    "tasks.pure.discovery.sitemaps._CLOSED": "tasks.pure.discovery.sitemaps.LONGEST_END",
} | {
    f"{_EXTRACT}.{name}": bound if bound.startswith("tasks.") else f"{_EXTRACT}.{bound}"
    for name, bound in {
        "body.blocks._OVERLAY_LINK": "body.blocks.LONGEST_CLASS",
        "body.captions._TAIL": "body.captions.LONGEST_TAIL",
        "body.credits._EMAIL": "body.credits.LONGEST_ADDRESS",
        "body.credits._PICTURE_START": "body.credits.LONGEST_START",
        "body.lines._IMAGE_OBJECT": "body.lines.LONGEST_ADDRESSES",
        "body.lines._OUR_MESSENGER": "body.lines.LONGEST_APPEAL",
        "body.stamps._REPORTER": "body.stamps.LONGEST_SIGNATURE",
        "byline.credit_labels._AT_END": "byline.credit_labels.LONGEST",
        "byline.lines._CREDITED": "byline.lines.LONGEST_CREDITED",
        "byline.lines._DESCRIBED": _BYLINE,
        "byline.lines._ENDS_OPEN": _BYLINE,
        "byline.lines._FROM_THERE": _BYLINE,
        "byline.lines._LABEL": _BYLINE,
        "byline.lines._REPORTED_FROM": _BYLINE,
        "byline.lines._REPORTERS": _BYLINE,
        "byline.lines._WITH_AGENCIES": _BYLINE,
        "byline.names._ADDRESSES": _BYLINE,
        "byline.names._BRACKETS": _BYLINE,
        "byline.names._DASH_AFTER_NAME": _BYLINE,
        "byline.names._ENDS": _BYLINE,
        "byline.names._JOINER": _BYLINE,
        "byline.names._OTHERS": _BYLINE,
        "byline.names._STRONG": _BYLINE,
        "byline.near._IN_A_SECTION": "byline.near.LONGEST_TEXT",
        "dateline._CAPITALS": "dateline.LONGEST",
        "dateline._WEB_SITE": "dateline.LONGEST",
        "dates.candidates._BARS": "dates.candidates.LONGEST_END",
        "dates.lines._MONTH_DAY_TIME": "dates.lines.LONGEST_SHORT_DATE",
        "dates.written._DAY_MONTH_YEAR": _DATE,
        "dates.written._MONTH_DAY_TIME_YEAR": _DATE,
        "dates.written._MONTH_DAY_YEAR": _DATE,
        "dates.yearless._IN_WORDS": "dates.yearless.LONGEST",
        "lexicon.verdicts.NOT_FOUND": "verdict.page.LONGEST_OPENING",
        "page.charset._META": "page.charset._PRESCAN",
        "page.charset._STATED": "page.charset.LONGEST_CONTENT_TYPE",
        "page.jsonld._CLOSING": "page.jsonld.LONGEST_CLOSING",
        "page.site_names._PARTS": "page.site_names.LONGEST_NAME",
        "title.affixes._BY": "title.affixes.LONGEST_NAME",
        "title.affixes._NAME_BEHIND": "title.affixes.LONGEST_NAME",
        "verdict.signs._TITLE_PARTS": "verdict.signs.LONGEST_TITLE",
    }.items()
}
"""By module and name of a pattern: the constant that its texts are cut to, in characters."""

SINGLE_BLANKS: dict[str, str] = {
    f"{_EXTRACT}.title.affixes._SEPARATORS": "headlines are cleaned lines",
    f"{_EXTRACT}.title.headings._PARTS_OF_TITLE": "page.tree joins the words of <title> by single blanks",
    f"{_EXTRACT}.topics.finder._SPLIT": "clean_line in the call",
    f"{_EXTRACT}.topics.finder._STEPS": "clean_line in the call",
}
"""Patterns that are linear where no two blanks follow each other, and what sees to that."""


def bound_of(place: str) -> int:
    """Characters of the longest text that a pattern of :data:`BOUNDED` is given."""
    module, _, name = BOUNDED[place].rpartition(".")
    bound = getattr(importlib.import_module(module), name)
    assert isinstance(bound, int)  # noqa: S101 - a name of another constant in the table
    return bound
