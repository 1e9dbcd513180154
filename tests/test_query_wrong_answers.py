"""Questions that once got a wrong answer without a word, each with the right one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.home import Home
from tasks.publish import publish
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.two_newspapers import article

ARTICLES = [
    article("both", "Trump meets Biden", "They spoke about the climate and how it may change."),
    article("trump", "Trump speaks", "He was cheered by us, the crowd in the hall."),
    article("biden", "Biden's plan", "Biden said it. It's a good idea, s he said."),
    article("phrase", "A warm year", "The climate change that all expected. Climate change, again."),
    article("italian", "Il Climate Clock", "Un orologio per il clima.", language="it"),
    article("changing", "Changing demographics", "CHANGE OF PACE in the city."),
    article("virus", "Covid-19 in winter", "COVID-19 came back; the 19 wards are full."),
    article("actor", "On stage", "Waller-Bridge plays. The bridge of Waller is old."),
    article("new", "A new hall", "It is new."),
    article("news", "News of the day", "The news, as it is."),
    article("war", "Der Krieg", "Es waren viele Waren da, wäre der war nicht.", language="de"),
    article("coroner", "A coroner speaks", "At the coronation."),
    article("corona", "Corona kommt", "Das Coronavirus ist da.", language="de"),
    article("usa", "US and the world", "The USA and the U.S. agree with us."),
    article("klima", "Klimawandel und Wetter", "Die Klimakrise, das Klima und der Klimawandel.", language="de"),
    article("gold", "Le prix de l'or", "Un climat pour l'or ou rien.", language="fr"),
    article("putin", "Überfall", "Putin hat gestern früh, wie es heißt, die Ukraine überfallen.", language="de"),
    article("far", "Putin reist", "Putin reist " + "sehr " * 30 + "weit in die Ukraine.", language="de"),
    article("ukraine", "Ukraine votes", "Ukraine votes on Sunday."),
    article("chinese", "中国时报票选十大中文专辑", "中国时报票选十大中文专辑。报时国中。", language="zh"),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home(tmp_path_factory.mktemp("home"))
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        two_newspapers.load(connection, *ARTICLES)
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with duckdb.connect(home.snapshot, read_only=True, config={"threads": 1}) as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Trump NOT Biden", {"trump"}),
        ("Trump -Biden", {"trump"}),
        ('"climate change" -trump', {"phrase"}),
        ('"climate change"', {"phrase"}),
        ("climate change", {"both", "phrase"}),
        ("(climate OR Klimawandel) -lang:fr", {"both", "phrase", "italian", "klima"}),
        ("Biden's", {"biden"}),
        ("covid-19", {"virus"}),
        ("Waller-Bridge", {"actor"}),
        ('"news"', {"news"}),
        ("=War OR =war", {"war"}),
        ("Corona*", {"corona", "coroner"}),
        ("Corona* lang:de", {"corona"}),
        ("=US", {"usa"}),
        ("U.S.", {"usa"}),
        ("=us", {"trump", "usa"}),
        ("Klima*", {"klima"}),
        ("title:Klima*", {"klima"}),
        ("near(Putin Ukraine, 10)", {"putin"}),
        ("Putin Ukraine", {"putin", "far"}),
        ("überfall", {"putin"}),
        ("Ukrane", set()),
        ("中国时报", {"chinese"}),
        ("国时报票", {"chinese"}),
        ("时国中报", set()),
        ("or", {"gold"}),
    ],
)
def test_the_right_articles_are_found(snapshot: duckdb.DuckDBPyConnection, query: str, found: set[str]) -> None:
    rows = snapshot.execute("SELECT article_id FROM search($query)", {"query": query}).fetchall()
    assert {key for (key,) in rows} == found


@pytest.mark.parametrize(
    ("query", "keywords"),
    [
        ('"climate change"', ["climate change", "Climate change"]),
        ("Biden's", ["Biden's"]),
        ("covid-19", ["COVID-19", "Covid-19"]),
        ("Waller-Bridge", ["Waller-Bridge"]),
        ('"news"', ["News", "news"]),
        ("=war", ["war"]),
        ("=US", ["US"]),
        ("近", []),
        ("中文", ["中文", "中文"]),
    ],
)
def test_a_concordance_has_what_was_looked_for_in_the_middle(
    snapshot: duckdb.DuckDBPyConnection, query: str, keywords: list[str]
) -> None:
    rows = snapshot.execute("SELECT keyword FROM concordance($query)", {"query": query}).fetchall()
    assert sorted(keyword for (keyword,) in rows) == sorted(keywords)


def test_operators_that_are_not_in_the_language_are_refused(snapshot: duckdb.DuckDBPyConnection) -> None:
    for macro in ("search($q)", "mentions($q)", "concordance($q)", "trend($q)", "matches($q)", "keywords($q)"):
        with pytest.raises(duckdb.InvalidInputException, match=r"This sign means nothing here(?s:.*)\n +\^"):
            snapshot.execute(f"SELECT * FROM {macro}", {"q": "trump && biden"}).fetchall()  # noqa: S608


def test_an_unknown_source_is_refused_with_those_most_like_it(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    with (
        duckdb.connect(home.snapshot, read_only=True) as connection,
        pytest.raises(duckdb.InvalidInputException, match="There is no source harbor-post. Did you mean harbour-post"),  # noqa: RUF043
    ):
        connection.execute("SELECT * FROM search('source:harbor-post')").fetchall()


def test_more_than_ten_thousand_hits_are_counted(tmp_path: Path) -> None:
    home = Home(tmp_path)
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        pairs = [article(f"a{number}", "Storm", "A storm.") for number in range(10_400)]
        for table, rows in (
            ("article_heads", [head for head, _ in pairs]),
            ("article_contents", [content for _, contents in pairs for content in contents]),
        ):
            two_newspapers.insert(connection, table, rows)
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    with duckdb.connect(home.snapshot, read_only=True) as connection:
        for query in (
            "SELECT count(*) FROM search('storm')",
            "SELECT count(*) FROM matches('storm')",
            "SELECT sum(articles) FROM mentions('storm')",
            "SELECT sum(articles) FROM trend('storm')",
        ):
            assert connection.execute(query).fetchall() == [(10_400,)]
