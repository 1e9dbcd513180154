"""The report in Chromium, where there is one: no console message, no request, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.report import write_report
from tests.support import two_newspapers
from tests.support.browser import CHROMIUM, Tab, browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(two_newspapers.made_home(tmp_path_factory.mktemp("home")), two_newspapers.PUBLISHED)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_shown_without_a_word_and_fits(page: Path, tab: Tab, width: int, scheme: str) -> None:
    tab.show(width, scheme)
    tab.open(page.as_uri())
    assert tab.complaints() == []
    assert tab.requested() == {page.as_uri()}
    root = "document.documentElement"
    assert tab.value(f"{root}.scrollWidth <= {root}.clientWidth")
    shown = "[...document.querySelectorAll('figure svg')].filter(e => e.getBoundingClientRect().width > 0).length"
    assert tab.value(shown) == 5
    dark = tab.value("getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 26)"
    assert dark == (scheme == "dark")
    tab.keep(f"report-{width}-{scheme}")
