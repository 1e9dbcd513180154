"""The report's upper half is for editors; its charts are not misled by missing or wrong dates, and say what they leave out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tasks.home import Home
from tasks.publish import publish
from tasks.report import charts, write_report
from tasks.report.reading import Findings, read
from tasks.snapshot import open_snapshot
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.two_newspapers import NOON, article, configured, insert, revised, run, run_source

DAY = timedelta(days=1)
MANY = [f"source-{number:02}" for number in range(30)]


def articles() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    for number in range(150):
        yield article(f"a{number}", f"Post {number}", f"Text {number}.", published_at=NOON - number * DAY)
    yield article("old", "From another century", "Wrong.", published_at=NOON - 30_000 * DAY)
    yield article("undated", "Without a date", "When?", published_at=None, first_seen_at=NOON)
    yield article("script", "Not a web address", "No.", url="javascript:alert(1)", published_at=NOON)
    long = "\n\n".join(f"Paragraph {number} was here." for number in range(9))
    yield revised(article("long", "Long", long), after=timedelta(hours=1), body=long.replace("was", "is"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        insert(connection, "sources", [configured(name, NOON - DAY) for name in ["harbour-post", *MANY]])
        insert(connection, "runs", [run("run-1", NOON)])
        insert(connection, "run_sources", [run_source("run-1", "harbour-post", NOON, inserted=3)])
        two_newspapers.load(connection, *articles())
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    return home


@pytest.fixture(scope="module")
def findings(home: Home) -> Findings:
    with open_snapshot(home) as connection:
        return read(connection)


@pytest.fixture(scope="module")
def page(home: Home) -> html.HtmlElement:
    return html.fromstring(write_report(home, two_newspapers.PUBLISHED).read_text("utf-8"))


def section(page: html.HtmlElement, name: str) -> str:
    return " ".join(page.get_element_by_id(name).text_content().split())


def test_what_editors_want_comes_first(page: html.HtmlElement) -> None:
    order = [element.get("id") for element in page.find(".//main").iter() if element.get("id")]
    assert order[:5] == ["new", "revisions", "stories", "tags", "authors"]
    assert order.index("operators") < order.index("sources") < order.index("rejects") < order.index("runs")


def test_headlines_are_links(page: html.HtmlElement) -> None:
    links = {link.text: link.get("href") for link in page.get_element_by_id("new").iter("a")}
    assert links["Post 0"] == "https://harbour-post.example/a0"


def test_an_address_that_is_not_of_the_web_is_no_link(page: html.HtmlElement) -> None:
    assert "Not a web address" in section(page, "new")
    assert "javascript:" not in [link.get("href", "").partition(":")[0] + ":" for link in page.iter("a")]


def test_an_undated_article_is_not_drawn_as_todays(findings: Findings, page: html.HtmlElement) -> None:
    drawn = {value["day"]: value["articles"] for value in charts.days(findings)["data"]["values"]}
    assert drawn[f"{NOON.date()}"] == 3
    assert sum(drawn.values()) == sum(row["articles"] for row in findings.days)
    assert "1 without a date is not drawn" in section(page, "volume")


def test_one_wrong_date_does_not_stretch_the_axis(findings: Findings, page: html.HtmlElement) -> None:
    assert min(row["first_day"] for row in findings.months).year == 2025
    assert not charts.counts_by_year(findings)
    assert "1 article dated 1944-01 is not drawn" in section(page, "volume")


def test_an_archive_of_many_years_is_drawn_whole(tmp_path: Path) -> None:
    home = Home(tmp_path)
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        for number in range(40):
            two_newspapers.load(
                connection, article(f"a{number}", "A", f"b{number}", published_at=NOON - number * 200 * DAY)
            )
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(home) as connection:
        assert (len(read(connection).months), read(connection).early) == (40, [])


def test_the_heat_map_names_what_it_leaves_out(findings: Findings, page: html.HtmlElement) -> None:
    drawn = charts.drawn_sources(findings)
    missing = [row["source"] for row in findings.sources if row["source"] not in drawn]
    assert len(missing) == 7
    assert f"Not drawn, but in the table: {', '.join(missing)}." in section(page, "sources")


def test_a_long_revision_is_folded(page: html.HtmlElement) -> None:
    (folded,) = page.get_element_by_id("revisions").iter("details")
    assert folded.find("summary").text == "9 paragraphs removed, 9 added"


def test_a_silent_change_is_marked(page: html.HtmlElement) -> None:
    assert [badge.text for badge in page.get_element_by_id("revisions").find_class("badge")] == ["silent"]


def test_an_empty_section_names_its_days(page: html.HtmlElement) -> None:
    assert "No story of the last 30 days has more than one article." in section(page, "stories")
