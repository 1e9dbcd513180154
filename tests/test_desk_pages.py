"""The desk answers each address with a page, and with the same as data; nothing of others becomes markup."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest
from lxml import html

from tasks.analyst import run_query
from tasks.desk.selection import Selection
from tasks.home import Home
from tasks.publish import publish
from tasks.pure.plain_characters import without_controls
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.desk import Reader, served

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&amp;{{ 7*7 }}\u202eevil"
MANY = 60


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two newspapers, a hostile article with a twin, an Arabic one, and more than fit on one page."""
    home = two_newspapers.made_home(tmp_path_factory.mktemp("home"))
    evil = two_newspapers.article(
        "evil", HOSTILE, f"{HOSTILE} storms", tags=[HOSTILE, "=HYPERLINK(1)"], lead=HOSTILE, authors=[HOSTILE],
        story_id="one", section="+cmd", agency="@agency", url="javascript:alert(3)", image_url="data:text/html,x",
        canonical_url="http://ok.example/\" onclick=alert(4)", page_type="live-blog",
    )  # fmt: skip
    twin = two_newspapers.article("twin", "=1+1", "The twin storms.", source="le-phare", story_id="one")
    arabic = two_newspapers.article("arabic", "الجسر مغلق", "أغلق الجسر بعد العاصفة.", language="ar", page_type="page")
    many = [
        two_newspapers.article(
            f"many-{number}", f"Crowd number {number}", "A crowd came.", section="sport", page_type="article"
        )
        for number in range(MANY)
    ]
    with Warehouse(home).transaction() as connection:
        corrected = two_newspapers.revised(evil, after=timedelta(hours=1), body=f"{HOSTILE} calms")
        two_newspapers.load(connection, corrected, twin, arabic, *many)
        for column in ("url", "detail"):
            connection.execute(f"UPDATE rejects SET {column} = $text", {"text": HOSTILE})  # noqa: S608
        connection.execute("UPDATE sources SET labels = MAP {'country': 'de'} WHERE source = 'le-phare'")
    publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED)
    return home


@pytest.fixture(scope="module")
def desk(home: Home) -> Iterator[Reader]:
    with served(home) as reader:
        yield reader


PAGES = [
    "/", "/search", "/search?q=bridge", "/search?q=storms", "/search?q=bridge&view=lines", "/search?q=nosuch%20bridge",
    "/article/bridge", "/article/bridge/v/1", "/article/bridge/diff/1..2", "/article/evil", "/article/evil/diff/1..2",
    "/article/arabic", "/story/one", "/word/storms", "/word/harbour?order=left", "/source/harbour-post", "/query",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_and_holds_no_foreign_markup(desk: Reader, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    tree = html.fromstring(answer.text)
    assert [script.get("src") for script in tree.iter("script")] == ["/static/desk.js"]
    assert not list(tree.iter("img", "iframe", "object", "embed", "base", "style"))
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    assert "{{" not in answer.text.replace("{{ 7*7 }}", "")
    outside = [link for link in tree.iter("a") if "//" in link.get("href", "").partition("?")[0]]
    assert all(re.match("https?://", link.get("href")) for link in outside)
    assert all("noreferrer" in link.get("rel") for link in outside)
    loaded = [element.get("src") or element.get("href") for element in tree.iter("link", "script")]
    assert all(address.startswith(("/static/", "data:,")) for address in loaded)
    assert not [link for link in tree.iter("a") if link.get("href", "").startswith(("javascript:", "data:"))]


@pytest.mark.fault("desk", "HTML, scripts, templates in what a site wrote", "shown as text")
@pytest.mark.parametrize("path", ["/article/evil", "/search?q=storms%20OR%20calms", "/story/one"])
def test_hostile_text_is_shown_as_text(desk: Reader, path: str) -> None:
    assert without_controls(HOSTILE) in html.fromstring(desk.get(path).text).text_content()


def test_from_a_search_to_an_article_to_a_difference_to_csv(desk: Reader) -> None:
    hits = html.fromstring(desk.get("/search?q=bridge").text)
    assert hits.find_class("count")[0].text_content().startswith("2 articles, 1 source, 20 Mar 2026")
    assert "articles with bridge" in hits.text_content()
    opened = hits.find_class("hit")[0].find(".//h3/a").get("href")
    article = html.fromstring(desk.get(opened).text)
    assert article.get_element_by_id("title").text == "Harbour bridge closed until Monday"
    compare = article.xpath("//a[@data-compare]/@href")[0]
    difference = html.fromstring(desk.get(compare).text)
    assert [word.text for word in difference.iter("del")][1:] == ["after storm", "Sunday."]
    assert [word.text for word in difference.iter("ins")][1:] == ["until Monday", "Monday."]
    assert "The page named no correction." in difference.text_content()
    data = difference.xpath("//main//a[contains(@href, '.csv')]/@href")[0]
    rows = list(csv.DictReader(io.StringIO(desk.get(data).content.decode())))
    assert {"part": "body", "kind": "added", "text": "Monday."} in rows


def test_a_link_to_the_last_change_leads_to_its_versions(desk: Reader) -> None:
    answer = desk.get("/article/bridge/diff", allow_redirects=False)
    assert answer.headers["location"] == "/article/bridge/diff/1..2"


def test_data_is_complete_where_a_page_has_fifty(desk: Reader) -> None:
    page = html.fromstring(desk.get("/search?q=crowd").text)
    assert len(page.find_class("hit")) == 50
    second = page.xpath("//a[@rel='next']/@href")[0]
    assert len(html.fromstring(desk.get(second).text).find_class("hit")) == MANY - 50
    found = desk.get("/search.json?q=crowd").json()
    assert (found["articles"], len(found["hits"])) == (MANY, MANY)
    assert len(desk.get("/search.csv?q=crowd").text.splitlines()) == MANY + 1
    assert desk.get("/search.txt?q=crowd").text.count("A crowd came.") == MANY


def test_parquet_has_the_same_rows(desk: Reader, tmp_path: Path) -> None:
    file = tmp_path / "found.parquet"
    file.write_bytes(desk.get("/search.parquet?q=crowd").content)
    assert duckdb.read_parquet(str(file)).aggregate("count(*)").fetchall() == [(MANY,)]


@pytest.mark.parametrize(
    "path",
    [
        "/index", "/search", "/article/bridge", "/article/bridge/diff/1..2", "/story/one", "/word/storms",
        "/source/harbour-post",
    ],
)  # fmt: skip
def test_each_list_is_also_data(desk: Reader, path: str) -> None:
    assert desk.get(f"{path}.json").json()
    rows = list(csv.reader(io.StringIO(desk.get(f"{path}.csv").content.decode())))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_no_cell_of_csv_is_a_formula(desk: Reader) -> None:
    for path in ("/search.csv", "/index.csv", "/story/one.csv", "/article/evil.csv"):
        cells = [cell for row in csv.reader(io.StringIO(desk.get(path).content.decode())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], path
    assert "'=1+1" in desk.get("/search.csv").text


def values_of(hit: dict[str, Any], facet: str) -> list[str]:
    if facet == "label":
        return ["country=de"] if hit["source"] == "le-phare" else []
    value = hit[{"tag": "tags", "author": "authors", "type": "page_type"}.get(facet, facet)]
    return value if isinstance(value, list) else [value] if value else []


def answers(hit: dict[str, Any], parameters: list[tuple[str, str]]) -> bool:
    """Whether a hit answers the filters, counted one by one."""
    for name in {name for name, _ in parameters} - {"q", "sort", "from", "to"}:
        if not {value for facet, value in parameters if facet == name} & set(values_of(hit, name)):
            return False
    bounds = dict(parameters)
    day = hit["published_on"]
    is_bound = "from" in bounds or "to" in bounds
    return not is_bound or (day is not None and bounds.get("from", "") <= day <= bounds.get("to", "9999"))


@pytest.mark.parametrize(
    "parameters",
    [
        [],
        [("q", "crowd OR storms")],
        [("q", "crowd OR storms OR bridge"), ("source", "harbour-post")],
        [("source", "le-phare"), ("language", "fr"), ("section", "news")],
        [("tag", HOSTILE), ("tag", "Weather"), ("author", "Ada Fischer")],
        [("label", "country=de")],
        [("type", "live-blog"), ("type", "page")],
        [("type", "article"), ("source", "harbour-post")],
        [("from", "2026-03-20"), ("to", "2026-03-20"), ("access", "free"), ("sort", "versions")],
    ],
)
def test_counts_and_the_sql_that_is_shown_agree(desk: Reader, home: Home, parameters: list[tuple[str, str]]) -> None:
    found = desk.get(Selection.read(parameters).address(".json")).json()
    keys = [hit["article_id"] for hit in found["hits"]]
    assert keys == [row[0] for row in run_query(home, found["sql"]).rows]
    assert found["articles"] == len(keys)
    whole = desk.get(Selection.read([pair for pair in parameters if pair[0] == "q"]).address(".json")).json()["hits"]
    for facet in found["facets"]:
        others = [pair for pair in parameters if pair[0] != facet["name"]]
        counted = Counter(
            value for hit in whole if answers(hit, others) for value in set(values_of(hit, facet["name"]))
        )
        assert {entry["value"]: entry["articles"] for entry in facet["entries"]} == dict(counted), facet["name"]
    assert sum(bar["articles"] for bar in found["timeline"]["bars"]) <= found["articles"]


def test_a_click_on_a_value_chooses_it_and_the_next_takes_it_away(desk: Reader) -> None:
    page = html.fromstring(desk.get("/search?q=bridge%20OR%20pont").text)
    link = page.xpath("//aside//a[contains(@href, 'source=le-phare')]/@href")[0]
    chosen = html.fromstring(desk.get(link).text)
    assert len(chosen.find_class("hit")) == 1
    back = chosen.find_class("chip")[0].get("href")
    assert len(html.fromstring(desk.get(back).text).find_class("hit")) == 3


def test_a_mistake_underlines_its_place(desk: Reader) -> None:
    answer = desk.get("/search?q=" + quote("bridge && storm"))
    assert answer.status_code == 400
    error = html.fromstring(answer.text).find_class("error")[0]
    assert [place.text for place in error.find_class("place")] == ["&&"] or error.find_class("place")[0].text == "&"
    assert "means nothing here" in error.text_content()
    assert desk.get("/search.json?q=" + quote("bridge &&")).json()["position"] == 7


def test_nothing_found_says_which_part_had_none(desk: Reader) -> None:
    page = html.fromstring(desk.get("/search?q=bridge%20zeppelin").text)
    rows = [[cell.text_content() for cell in row.iter("td")] for row in page.xpath("//section//tbody/tr")]
    assert rows == [["bridge", "2", "zeppelin 0"], ["zeppelin", "none", "bridge 2"]]


def test_filters_that_exclude_all_offer_the_query_without_them(desk: Reader) -> None:
    page = html.fromstring(desk.get("/search?q=bridge&source=le-phare").text)
    assert page.xpath("//section//a/@href") == ["/search?q=bridge"]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/article/nosuch", 404, "there is no such article"),
        ("/article/bridge/v/9", 404, "versions 1 to 2"),
        ("/article/bridge/diff/9..2", 404, "no version 9"),
        ("/story/nosuch", 404, "there is no such story"),
        ("/source/harbor-post", 404, "Did you mean harbour-post?"),
        ("/word/%26%26", 400, "This sign means nothing here."),
        ("/search?from=March", 400, "write it as 2026-03-20"),
        ("/search?sort=worst", 400, "best, newest, oldest, versions"),
        ("/search?page=0", 400, "a number from 1"),
        ("/nowhere", 404, "there is no such page"),
    ],
)
def test_what_is_not_there_is_said_with_what_would_be_right(desk: Reader, path: str, status: int, says: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    assert says in html.fromstring(answer.text).text_content()


def test_right_to_left_text_is_set_so(desk: Reader) -> None:
    article = html.fromstring(desk.get("/article/arabic").text).find_class("text")[0]
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")


def test_times_are_in_the_zone_of_the_source_with_utc_on_hover(home: Home, desk: Reader) -> None:
    time = html.fromstring(desk.get("/article/bridge").text).xpath("//time[@title]")[0]
    assert time.get("title").endswith("UTC")


def test_the_page_on_the_language_has_the_examples_of_the_documentation(desk: Reader) -> None:
    text = (Path(__file__).parent.parent / "docs/query-language.md").read_text("utf-8")
    table = text.partition("## What to write")[2].partition("\n## ")[0]
    written = [re.findall(r"`([^`]+)`", line)[-1] for line in table.splitlines() if line.startswith("| `")]
    examples = [row for row in written if not row.startswith("label.")]
    shown = html.fromstring(desk.get("/query").text).xpath("//td/a/code/text()")
    assert shown == examples


def test_the_style_sheet_is_small(desk: Reader) -> None:
    assert len(desk.get("/static/desk.css").content) < 15_000
