"""The query language is parsed in Python and in SQL, with the same outcome and the same mistakes."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.pure.macros import expand, read
from tasks.pure.query import Query, QueryError, describe, parse
from tasks.pure.query.languages import LANGUAGES
from tasks.pure.query.program import program
from tasks.statements import json_rows, statement

DESCRIBED = [
    ("trump", "articles with *trump*"),
    ("Trump NOT Biden", "articles with *Trump*, without *Biden*"),
    ("Trump -Biden", "articles with *Trump*, without *Biden*"),
    ('"climate change"', "articles with the phrase *climate change*"),
    ("“climate change”", "articles with the phrase *climate change*"),
    ("„Klima“ OR «climat»", "articles with *Klima* or with *climat*"),
    ("a AND b OR c", "articles (with *a* and with *b*) or with *c*"),
    ("(a OR b) c", "articles with *a* or with *b*, with *c*"),
    ("a or b", "articles with *a*, with *or*, with *b*"),
    ("NOT (a b)", "articles not (with *a* and with *b*)"),
    ("impf*", "articles with a word that begins with *impf*"),
    ("=US", "articles with exactly *US*"),
    ("Biden's covid-19 U.S. AT&T 9/11", "articles with *Biden's*, with *covid-19*, with *U.S*, with *AT&T*, with *9/11*"),
    ("near(putin ukraine, 10)", "articles with *putin* at most 10 words from *ukraine*"),
    ('title:near(=US, "trade war")', "articles with exactly *US* at most 10 words from *trade war* in the headline"),
    ("title:nato lead:nato body:nato", "articles with *nato* in the headline, with *nato* in the lead, with *nato* in the body"),
    ("source:faz lang:DE", "articles from *faz*, in German"),
    ("label.country:de", "articles from sources whose country is *de*"),
    ('author:"Ada Fischer" tag:=News', "articles with *Ada Fischer* as an author, with exactly *News* as a tag"),
    ("date:2026-03..2026-05", "articles published from 2026-03-01 to 2026-05-31"),
    ("date:2026-02", "articles published from 2026-02-01 to 2026-02-28"),
    ("date:2026-02-03", "articles published on 2026-02-03"),
    ("date:2026..", "articles since 2026-01-01"),
    ("title:(a OR lead:b)", "articles with *a* in the headline or with *b* in the lead"),
    ("storm, harbour; – night…", "articles with *storm*, with *harbour*, with *night*"),
    ("気候 변화 климат", "articles with *気候*, with *변화*, with *климат*"),
    ("*", "all articles"),
    ('"prime minister" -budget lang:de date:2026-03..',
     "articles with the phrase *prime minister*, without *budget*, in German, since 2026-03-01"),
]  # fmt: skip

MISTAKES = [
    ("", "Say what to look for.", ""),
    ("a OR", "Something to look for is missing after this.", "OR"),
    ("OR a", "This stands between two things to look for.", "OR"),
    ("a AND OR b", "This stands between two things to look for.", "OR"),
    ("(a", "This parenthesis is not closed.", "("),
    ("a)", "This parenthesis was not opened.", ")"),
    ("a ()", "Something to look for is missing before this parenthesis.", ")"),
    ('"a b', "This quotation mark is not closed.", '"'),
    ('"..."', "There is no word between the quotation marks.", '"..."'),
    ('"clim* change"', "A star means nothing within quotation marks.", '"clim* change"'),
    ("wom*n", "A space is missing here.", "n"),
    ('a"b"', "A space is missing here.", '"b"'),
    ("climate && change", "This sign means nothing here. Put a text that has it in quotation marks.", "&"),
    ("climate | change", "This sign means nothing here. Put a text that has it in quotation marks.", "|"),
    ("climat?", "This sign means nothing here. Put a text that has it in quotation marks.", "?"),
    ("climate~2", "This sign means nothing here. Put a text that has it in quotation marks.", "~"),
    ("[a TO b]", "This sign means nothing here. Put a text that has it in quotation marks.", "["),
    ("a - b", "A minus stands right before what is excluded, as in -storm.", "-"),
    ("a-(b)", "A space is missing here.", "-"),
    ("a –b", "This is a dash. Write - to exclude a word.", "–"),
    ("= US", "An equals sign stands right before a word or a phrase, as in =US.", "="),
    ("=impf*", "An equals sign and a star do not go together.", "=impf*"),
    ("title: a", "A colon follows the name of a field and stands right before what is looked for, as in title:storm.", ":"),
    ("from:2024-01", "There is no field from. The fields are title, lead, body, author, tag, section, agency, source, lang, "
     "date and label.NAME.", "from:2024-01"),
    ("near(a)", "near takes two words or phrases and a number, as in near(storm harbour, 10).", "near(a)"),
    ("near(a b", "near takes two words or phrases and a number, as in near(storm harbour, 10).", "("),
    ("near (a b, 10)", "near takes two words or phrases and a number, as in near(storm harbour, 10).", "("),
    ("near(a b, 0)", "near takes two words or phrases and a number, as in near(storm harbour, 10).", "near(a b, 0)"),
    ("tag:near(a b)", "near looks in title, lead and body alone.", "tag:near(a b)"),
    ("lang:german", "Write lang:de for German.", "lang:german"),
    ("lang:dd", "There is no such language. Write its code of ISO 639-1, as in lang:de.", "lang:dd"),
    ("date:March", "date: takes a day, a month, a year or a range, as in date:2026-03..2026-05.", "date:March"),
    ("date:2026-02-30", "date: takes a day, a month, a year or a range, as in date:2026-03..2026-05.", "date:2026-02-30"),
    ("date:2026..2025", "This range ends before it begins.", "date:2026..2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), DESCRIBED)
def test_a_query_is_described_in_words(text: str, words: str) -> None:
    assert describe(parse(text)) == words


@pytest.mark.parametrize(("text", "message", "marked"), MISTAKES)
def test_a_mistake_is_named_and_its_place_marked(text: str, message: str, marked: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    error = raised.value
    assert (error.message, text[error.position : error.position + error.length]) == (message, marked)


def test_a_mistake_shows_the_query_with_the_place_underlined() -> None:
    with pytest.raises(QueryError) as raised:
        parse("trump OR\n lang:german")
    assert str(raised.value) == "Write lang:de for German.\ntrump OR  lang:german\n          ^^^^^^^^^^^"


@pytest.mark.parametrize("text", ["(" * 50_000, "NOT " * 20_000 + "a", "a " * 20_000, '"' * 9_999, "near(" * 9_999])
def test_no_query_is_too_long_for_an_answer(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)


@pytest.fixture(scope="module")
def in_sql() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("CREATE SCHEMA internal")
        languages = json_rows({"code": code, "name": name, "stemmer": ""} for code, name in LANGUAGES.items())
        connection.execute(statement("snapshot/languages"), {"languages": languages})
        connection.execute(expand(read(statement("query/query_parsed")), {}))
        yield connection


@pytest.mark.parametrize("text", [text for text, *_ in (*DESCRIBED, *MISTAKES)])
def test_sql_parses_as_python_does(in_sql: duckdb.DuckDBPyConnection, text: str) -> None:
    _compare(in_sql, text)


PIECES = st.sampled_from(
    [
        *"() - = * : , . ! – ? \" ' „ “ ’ ( ) ( ) （ ： ＊ \n \t \u3000 & | / _".split(" "),
        " ", " ", " ", " ", "a", "Biden's", "covid-19", "U.S.", "Élysée", "气候", "สะพาน", "é", "٣", "·", "OR", "AND", "NOT", "or",
        "near(", "near(a b, 3)", 'near("a b" =c)', "near(a b, 0)", '"a b"', "=US", "impf*", "title:", "lang:", "lang:de", "date:",
        "date:2026-03..", "date:2026-1", "label.x:", "source:a", "tag:", "foo:", "(a OR b)",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=9).map("".join))
def test_sql_parses_any_text_as_python_does(in_sql: duckdb.DuckDBPyConnection, text: str) -> None:
    _compare(in_sql, text)


def _compare(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    row = connection.execute("SELECT mistake, rpn, leaves FROM query_parsed($text)", {"text": text}).fetchone()
    assert row is not None
    mistake, rpn, leaves = row
    query = _parsed(text)
    if isinstance(query, QueryError):
        assert mistake == str(query)
        return
    assert mistake is None
    compiled = program(query)
    assert rpn == list(compiled.rpn)
    assert leaves == list(compiled.leaves)


def _parsed(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error
