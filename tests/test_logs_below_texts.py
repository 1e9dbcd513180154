"""The entries of a live blog below its introduction, in an element of their own."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tasks.pure.extract.body.blocks import lay_out
from tasks.pure.extract.body.live_blog import is_log
from tasks.pure.extract.page.tree import parse_text
from tests.support.articles import RULES, page
from tests.test_cards_in_any_markup import ENGLISH

ENTRIES = (
    ("11:42", "The first tram has passed the middle of the bridge."),
    ("10:15", "The mayor is here and talks to the builders."),
    ("09:05", "A signal has failed and the trams wait."),
)


def _log(entry: str) -> str:
    return "".join(entry.format(time=time, text=text) for time, text in ENTRIES)


@pytest.mark.parametrize(
    "entries",
    [
        "<ul>" + _log("<li><span>{time}</span><p>{text}</p></li>") + "</ul>",
        _log("<div><time>{time}</time><h3>What happens on the bridge</h3><p>{text}</p></div>"),
    ],
    ids=["list", "headlines"],
)
def test_the_entries_of_a_live_blog_below_its_introduction_keep_their_times(entries: str) -> None:
    found = extract(page(_blog(entries)), RULES)
    lines = found.body.split("\n\n")
    assert lines[:2] == list(ENGLISH[:2])
    assert [(lines[at], text) for at, _, text in _placed(lines)] == list(ENTRIES)


def _placed(lines: list[str]) -> list[tuple[int, str, str]]:
    return [(lines.index(time), time, text) for time, text in ENTRIES if lines.index(time) < lines.index(text)]


def _blog(entries: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in ENGLISH[:2])
    return (
        "<!doctype html><html lang=en><title>Bridge opens</title><main><article><h1>Bridge opens</h1>"
        f"<div class=k7>{text}</div><div class=k8>{entries}</div></article></main></html>"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "<div><b>Ole</b><div><time>{time}</time></div><p>{text}</p></div>",
        '<div><time>{time}</time><p><a href="/n">{text}</a></p></div>',
        "<p>{time} {text}</p>",
    ],
    ids=["comments", "ticker", "times in the text"],
)
def test_comments_and_tickers_are_no_log(entry: str) -> None:
    assert not is_log(lay_out(parse_text(f"<body>{_log(entry)}</body>").soup).blocks)
