"""The report is one self-contained page: all charts also as tables, no external address, no foreign text as markup."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from flows.cli.main import cli
from tasks.home import Home
from tasks.publish import publish
from tasks.report import drawing, report_path, write_report
from tasks.report.drawing import NARROW, draw
from tasks.snapshot import NoSnapshot
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.homes import migrated

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&amp;{{ 7*7 }}"


def page_of(home: Home) -> str:
    return write_report(home, two_newspapers.PUBLISHED).read_text("utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(two_newspapers.made_home(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Of a home in which whatever others write is markup."""
    home = two_newspapers.made_home(tmp_path_factory.mktemp("hostile"))
    evil = two_newspapers.article(
        "evil", HOSTILE, HOSTILE, tags=[HOSTILE, "\x0b\x1f\ufffe"], lead=HOSTILE, story_id="one"
    )
    with Warehouse(home).transaction() as connection:
        two_newspapers.load(
            connection,
            two_newspapers.revised(
                evil, after=timedelta(hours=1), title=f"{HOSTILE} changed", body=f"{HOSTILE} changed"
            ),
            two_newspapers.article("twin", HOSTILE, HOSTILE, source="le-phare", story_id="one"),
        )
        for table, column in (("runs", "error"), ("run_sources", "error"), ("rejects", "url"), ("rejects", "detail")):
            connection.execute(f"UPDATE {table} SET {column} = $text", {"text": HOSTILE})  # noqa: S608
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    return page_of(home)


@pytest.mark.parametrize(
    "text",
    [
        "As of the snapshot of",
        "2026-03-20 12:10",
        "harbour-post",
        "Harbour bridge closed",
        "unchanged",
        "consent",
        "Weather",
        "seen 2026-03-20",
    ],
)
def test_the_page_says_what_is_in_the_snapshot(page: str, text: str) -> None:
    assert text in html.fromstring(page).text_content()


def test_a_revision_shows_the_removed_and_added_words(page: str) -> None:
    tree = html.fromstring(page)
    revision = tree.get_element_by_id("revisions")
    assert "after" in [word.text for word in revision.iter("del")] or "Sunday." in [
        w.text for w in revision.iter("del")
    ]
    assert {"until Monday", "Monday."} <= {word.text for word in revision.iter("ins")}


def test_every_chart_has_a_table_next_to_it(page: str) -> None:
    tree = html.fromstring(page)
    figures = list(tree.iter("figure"))
    assert len(figures) == 5
    for figure in figures:
        following = figure.getnext()
        assert following is not None
        assert following.xpath(".//table//td"), following.tag
        assert [svg.get("aria-hidden") for svg in figure.iter("svg")] in (["true"], ["true", "true"])


def test_no_request_is_made(page: str, hostile_page: str) -> None:
    for text in (page, hostile_page):
        tree = html.fromstring(text)
        links = [(element, value) for element, name, value, _ in tree.iterlinks() if name]
        assert links
        outward = [(element, value) for element, value in links if not value.startswith(("#", "data:"))]
        assert {(element.tag, element.get("rel")) for element, _ in outward} == {("a", "noreferrer noopener")}
        assert all(value.startswith("https://") for _, value in outward)
        assert "url(" not in text
        assert "@import" not in text
        assert "xmlns" not in text
        assert "default-src 'none'" in text


def test_no_text_of_others_becomes_markup(hostile_page: str) -> None:
    tree = html.fromstring(hostile_page)
    assert not list(tree.iter("script", "img", "iframe", "object", "embed", "base", "form"))
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert HOSTILE in tree.get_element_by_id("stories").text_content()
    assert HOSTILE in tree.get_element_by_id("revisions").text_content()
    assert HOSTILE in tree.get_element_by_id("runs").text_content()
    assert HOSTILE in tree.get_element_by_id("tags").text_content()
    assert "49" not in re.findall(r"amp;(\S+)", tree.get_element_by_id("stories").text_content())


def test_a_drawing_holds_nothing_but_shapes_and_text() -> None:
    mark = {"type": "bar", "href": "https://example.org/", "url": "https://example.org/"}
    encoding = {"x": {"field": "name", "type": "nominal"}, "y": {"field": "n", "type": "quantitative"}}
    spec = {"data": {"values": [{"name": HOSTILE, "n": 1}]}, "mark": mark, "encoding": encoding}
    (drawn,) = draw([(spec, NARROW)])
    tags = {element.tag for element in html.fragment_fromstring(drawn).iter()}
    assert tags <= {"svg", "g", "path", "line", "text", "rect"}
    assert "https" not in drawn


def test_names_of_any_characters_can_be_drawn() -> None:
    names = ["港口", "Météo", "\u202eabc", "\U000e0001", "👩‍👩‍👧", "~000~", "\\x", "\x1f", "\ufffe", "x" * 5000]
    values = [{"name": name, "n": 1} for name in names]
    named = {"field": "name", "type": "nominal", "axis": {"labelLimit": 0, "labelOverlap": False}}
    encoding = {"y": named, "x": {"field": "n", "type": "quantitative"}}
    (drawn,) = draw([({"data": {"values": values}, "mark": "bar", "encoding": encoding}, NARROW)])
    assert set(names) - {"\x1f", "\ufffe"} <= set(html.fragment_fromstring(drawn).itertext())


def test_a_page_without_charts_is_better_than_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(drawing, "ENGINE", "import os; os.abort()")
    page = page_of(two_newspapers.made_home(tmp_path))
    assert page.count("could not be drawn") > 1
    assert "Harbour bridge" in page
    assert "could not be drawn" in caplog.text


def test_an_empty_home_has_a_report_too(tmp_path: Path) -> None:
    home = Home(tmp_path)
    warehouse = migrated(home)
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    page = page_of(home)
    assert "No article of the last 60 days." in page
    assert "<figure" not in page


def test_the_command_puts_the_page_whole_in_its_place(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    report_path(home).parent.mkdir(parents=True)
    report_path(home).write_text("the old one", "utf-8")
    with report_path(home).open(encoding="utf-8") as reader:
        result = CliRunner().invoke(cli, ["--home", str(home.root), "report"])
        assert result.exit_code == 0, result.output
        assert result.stdout.strip() == str(home.published / "report" / "index.html")
        assert reader.read() == "the old one"
    assert [path.name for path in report_path(home).parent.iterdir()] == ["index.html"]


def test_without_a_snapshot_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot):
        write_report(Home(tmp_path), two_newspapers.PUBLISHED)
