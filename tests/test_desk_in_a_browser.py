"""The desk in Chromium, where there is one: a path by keyboard, no console message, and no serious finding of axe-core.

``make browse-test`` gets axe-core and runs this; without DATELINE_AXE, the file that it gets, the rest is tested.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.analyst import run_query
from tests.support import three_papers
from tests.support.browser import CHROMIUM, Tab, browser
from tests.support.desk import Reader, served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
AXE = os.environ.get("DATELINE_AXE", "")
VIEWS = [(1280, "light"), (390, "dark"), *([(1280, "dark"), (390, "light")] if AXE else [])]
"""Width in pixels and colour scheme. Each pair takes 8 s: the last two are for ``make browse-test``."""
PAGES = {
    "front": "/", "search": "/search?q=storm", "all": "/search", "lines": "/search?q=storm&view=lines", "none": "/search?q=nosuchword",
    "mistake": "/search?q=storm+%26%26+gale", "article": "/article/flip", "version": "/article/flip/v/2", "diff": "/article/silent/diff/1..2",
    "story": "/story/{story}", "word": "/word/storm", "source": "/source/harbour-post", "query": "/query",
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, dict[str, str]]]:
    home = three_papers.made_home(tmp_path_factory.mktemp("home"))
    ((story,),) = run_query(home, "SELECT story_id FROM stories WHERE title = 'Night boats to stop'").rows
    with served(home) as reader:
        yield reader, {name: path.format(story=story) for name, path in PAGES.items()}


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_each_page_is_shown_without_a_word_fits_and_is_accessible(
    desk: tuple[Reader, dict[str, str]], tab: Tab, width: int, scheme: str
) -> None:
    reader, paths = desk
    tab.show(width, scheme)
    wrong: list[str] = []
    for name, path in paths.items():
        tab.open(reader.address + path)
        # The browser itself reports the status of the page with a mistake in its query.
        wrong += [f"{name}: {event}" for event in tab.complaints() if name != "mistake"]
        wrong += [f"{name} requests {url}" for url in tab.requested() if not url.startswith(reader.address)]
        root = "document.documentElement"
        if not tab.value(f"{root}.scrollWidth <= {root}.clientWidth"):
            wrong.append(f"{name} is wider than {width} pixels")
        tab.keep(f"desk-{name}-{width}-{scheme}")
        wrong += [f"{name}: {finding}" for finding in findings(tab)]
    assert wrong == []


def findings(tab: Tab) -> list[str]:
    """What axe-core holds to be serious or critical on the page; none where it is not there."""
    if not AXE:
        return []
    tab.value(Path(AXE).read_text("utf-8") + "; 0")
    found: list[dict[str, Any]] = tab.value(
        "axe.run().then(done => done.violations.map(one => ({id: one.id, impact: one.impact, help: one.help,"
        " nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 150))})))",
        is_promise=True,
    )
    return [
        f"{one['id']} ({one['impact']}): {one['help']} {one['nodes']}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_a_path_by_keyboard_from_a_search_to_a_difference_to_a_file(
    desk: tuple[Reader, dict[str, str]], tab: Tab
) -> None:
    reader, _ = desk
    tab.show(1280, "light")
    tab.open(f"{reader.address}/query")
    tab.press("/")
    assert tab.value("document.activeElement.name") == "q"
    tab.press(*'title:"lamp fair"')
    follow(tab, "Enter")
    searched = tab.value("location.href")
    assert "/search?q=title" in searched
    tab.press("j")
    assert tab.value("document.activeElement.textContent.trim()") == "Lamp fair opens"
    follow(tab, "d")
    assert tab.value("location.pathname").startswith("/article/flip/diff")
    changed = "[...document.querySelectorAll('main del, main ins')].map(e => e.textContent.trim())"
    assert {"shocks town", "opens"} <= set(tab.value(changed))
    tab.open(searched)
    link = tab.value("document.querySelector('main a[href*=\".csv\"]').getAttribute('href')")
    rows = list(csv.DictReader(io.StringIO(reader.get(link).text)))
    assert [row["article_id"] for row in rows] == ["flip"]


def test_the_keys_are_listed_and_closed_by_keyboard(desk: tuple[Reader, dict[str, str]], tab: Tab) -> None:
    reader, _ = desk
    tab.open(reader.address + "/query")
    tab.value("document.activeElement.blur()")
    tab.press("?")
    assert tab.value("document.querySelector('dialog').open")
    tab.press("?")
    assert not tab.value("document.querySelector('dialog').open")


def follow(tab: Tab, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    tab.events.clear()
    tab.press(key)
    tab.wait_for("Page.loadEventFired")


def test_what_is_before_a_word_stands_next_to_it_however_short(desk: tuple[Reader, dict[str, str]], tab: Tab) -> None:
    reader, paths = desk
    tab.show(1280, "light")
    tab.open(reader.address + paths["lines"])
    gaps = tab.value(
        """[...document.querySelectorAll(".kwic td.l")].filter(cell => cell.textContent).map(
        cell => cell.getBoundingClientRect().right - cell.firstElementChild.getBoundingClientRect().right)"""
    )
    assert gaps
    assert max(gaps) < 10
