"""Authors: names out of bylines, and which of a page's bylines is the article's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.byline.names import names_in
from tasks.pure.records import Selectors, SourceRules
from tests.support.articles import PARAGRAPHS, TITLE, fields_of, html, linked

SITE = '<meta property="og:site_name" content="The Harbour Times">'


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("By Ada Quill", ["Ada Quill"]),
        ("By ADA QUILL and BEN MARROW", ["ADA QUILL", "BEN MARROW"]),
        ("By Ada Quill, Ben Marrow and Cora Vane", ["Ada Quill", "Ben Marrow", "Cora Vane"]),
        ("Ada Quill & Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Ada Quill; Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Ada Quill | Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Von Ada Quill und Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Par Ada Quill et Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Por Ada Quill y Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Por Ada Ortega y Gasset", ["Ada Ortega y Gasset"]),
        ("di Ada Quill e Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Door Ada Quill en Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Av Ada Quill og Ben Marrow", ["Ada Quill", "Ben Marrow"]),
        ("Text: Ada Quill", ["Ada Quill"]),
        ("Автор: Анна Перова и Пётр Чернов", ["Анна Перова", "Пётр Чернов"]),
        ("بقلم: أحمد القلم", ["أحمد القلم"]),
        ("山田 花子", ["山田 花子"]),
        ("佐藤一郎、山田花子", ["佐藤一郎", "山田花子"]),
        ("김철수 기자", ["김철수"]),
        ("김철수 기자 외 1명", ["김철수"]),
        ("記者 山田花子", ["山田花子"]),
        ("Ada Quill (AP)", ["Ada Quill", "AP"]),
        ("Ada Quill/Reuters", ["Ada Quill", "Reuters"]),
        ("dpa", ["dpa"]),
        ("Reuters, dpa", ["Reuters", "dpa"]),
        ("Ada Quill (aq)", ["Ada Quill"]),
        ("Ada Quill, Political Correspondent", ["Ada Quill"]),
        ("Ada Quill Political Correspondent", ["Ada Quill"]),
        ("Ada Quill, professor of harbour law", ["Ada Quill"]),
        ("Von Ada Quill, Springfeld", ["Ada Quill"]),
        ("Ada Quill ada.quill@harbour-times.example", ["Ada Quill"]),
        ("Ada Quill @adaquill", ["Ada Quill"]),
        ("Ada Quill https://harbour-times.example/authors/ada", ["Ada Quill"]),
        ("By Ada Quill Updated 3:05 PM, May 4, 2024", ["Ada Quill"]),
        ("By Ada Quill | 4 May 2024", ["Ada Quill"]),
        ("Ada Quill, Ada Quill", ["Ada Quill"]),
        ('<a href="/ada">Ada Quill</a>', ["Ada Quill"]),
        ("Quill, Ada", ["Ada Quill"]),
        ("Quill, Ada B.", ["Ada B. Quill"]),
        ("Marrow, Ludwig van", ["Ludwig van Marrow"]),
        ("van der Marrow, Ludwig", ["Ludwig van der Marrow"]),
        ('By Ada "Quick Ink" Quill', ['Ada "Quick Ink" Quill']),
        ("Ada “Ink” Quill and Ben Marrow", ["Ada “Ink” Quill", "Ben Marrow"]),
        ("ADA QUILL and BEN MARROW - AP Technology Writers | AP", ["ADA QUILL", "BEN MARROW", "AP"]),
        ("AP Technology Writer", ["AP"]),
        ("Par ADA QUILL, BEN MARROW Envoyés spéciaux à Toulouse", ["ADA QUILL", "BEN MARROW"]),
        ("Ada Quill for The Harbour Times", ["Ada Quill"]),
        ("Ada Quill. Harbour International", ["Ada Quill"]),
        ("Por Ada Quill, Em Porto Velho", ["Ada Quill"]),
        ("Artikel von Ada Quill", ["Ada Quill"]),
        ("Prof. Ada Quill", ["Prof. Ada Quill"]),
        ("Ministry for Harbours", ["Ministry for Harbours"]),
        ("Alle Artikel", []),
        ("Ludwig van Marrow", ["Ludwig van Marrow"]),
        ("María de la Vane", ["María de la Vane"]),
        ("Dr. Ada Quill", ["Dr. Ada Quill"]),
        ("Victoria O’Quill", ["Victoria O’Quill"]),
        ("admin", []),
        ("Staff", []),
        ("Follow us on Twitter", []),
        ("name", []),
        ("Ada Quill Bloomberg", ["Ada Quill", "Bloomberg"]),
        ("Nga Ada Quill", ["Ada Quill"]),
        ("未知", []),
        ("港口发布 关注", ["港口发布"]),
        ("4 May 2024", []),
        ("", []),
    ],
)
def test_names_are_read_out_of_a_byline(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


@given(st.text(max_size=700))
def test_no_byline_raises_and_none_gives_a_name_twice(text: str) -> None:
    names = names_in(text)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    "author",
    [
        '{"@type":"Person","name":"Ada Quill"}',
        '[{"@type":"Person","name":"Ada Quill"}]',
        '"Ada Quill"',
        '["Ada Quill"]',
        '{"@type":"Person","givenName":"Ada","familyName":"Quill"}',
        '{"@type":"Person","name":["Ada Quill"]}',
        '{"@id":"#ada"}',
        '{"@list":[{"@type":"Person","name":"Ada Quill"}]}',
        '{"@type":"Person","name":{"@value":"Ada Quill"}}',
    ],
)
def test_json_ld_names_its_author_in_many_ways(author: str) -> None:
    graph = f'{{"@graph":[{{"@type":"NewsArticle","author":{author}}},{{"@type":"Person","@id":"#ada","name":"Ada Quill"}}]}}'
    assert fields_of(html(linked(graph))).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        (html('<meta name="author" content="Ada Quill, Ben Marrow">'), ("Ada Quill", "Ben Marrow")),
        (html('<meta name="author" content="Ada Quill"><meta name="author" content="Ben Marrow">'), ("Ada Quill", "Ben Marrow")),
        (html('<meta property="article:author" content="https://social.example/harbour"><meta name="byl" content="By Ada Quill">'), ("Ada Quill",)),
        (html('<meta name="author" content="ada.quill@harbour-times.example">', top=f"<h1>{TITLE}</h1><p>By Ada Quill</p>"), ("Ada Quill",)),
        (html(top=f'<h1>{TITLE}</h1><a rel="author" href="/ada">Ada Quill</a>'), ("Ada Quill",)),
        (html(top=f'<h1>{TITLE}</h1><span itemprop="author"><span itemprop="name">Ada Quill</span></span>'), ("Ada Quill",)),
        (html(top=f'<h1>{TITLE}</h1><div class="article-byline">Von <b>Ada Quill</b></div>', lang="de"), ("Ada Quill",)),
        (html(top=f'<h1>{TITLE}</h1><p>Par <a href="/ada">Ada Quill</a></p>', lang="fr"), ("Ada Quill",)),
    ],
)  # fmt: skip
def test_each_source_names_the_author_when_no_better_one_does(markup: str, authors: tuple[str, ...]) -> None:
    assert fields_of(markup).authors == authors


def test_a_byline_that_names_more_is_the_fuller_statement() -> None:
    top = f'<h1>{TITLE}</h1><div class="bylines"><a rel="author" href="/ada">Ada Quill</a> <a rel="author" href="/ben">Ben Marrow</a></div>'
    head = linked('{"@type":"NewsArticle","author":{"name":"Ada Quill"}}')
    assert fields_of(html(head, top=top)).authors == ("Ada Quill", "Ben Marrow")


@pytest.mark.parametrize(
    "content",
    [
        "Webhafen Kontor GmbH",
        "Developed by Webhafen",
        "(Image: Hafenbild)",
        "ada-quill",
        "harbour-times.example, Old Quay, Coast",
    ],
)
def test_a_meta_that_names_no_writer_is_left_out(content: str) -> None:
    assert fields_of(html(SITE + f'<meta name="author" content="{content}">')).authors == ()


def test_a_word_that_begins_like_by_is_not_a_byline() -> None:
    assert fields_of(html(top=f"<h1>{TITLE}</h1><p>Die Ergebnisse</p><p>Avenue Marrow</p>", lang="de")).authors == ()


def test_a_role_listed_next_to_a_name_is_not_an_author() -> None:
    head = linked('{"@type":"NewsArticle","author":[{"name":"Ada Quill"},{"name":"Harbour Correspondent"}]}')
    assert fields_of(html(head)).authors == ("Ada Quill",)


PROFILE = '<meta property="article:author" content="https://www.harbour-times.example/people/dora-lane">'
ASIDE = '<aside><p>The author</p><a rel="author" href="/people/dora-lane/">Dora Lane</a></aside>'


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (PROFILE, ("Dora Lane",)),
        ("", ()),
        ('<meta property="article:author" content="https://[broken">', ()),
        ('<meta property="article:author" content="https://www.harbour-times.example/">', ()),
    ],
)
def test_whoever_the_head_gives_by_an_address_is_the_author_also_in_the_sidebar(
    head: str, authors: tuple[str, ...]
) -> None:
    assert fields_of(html(head, after=ASIDE)).authors == authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<b>Ada Quill</b> | Old Ellerby | 04/05/2024", ("Ada Quill",)),
        ("<a href=/ada>Ada Quill</a> | <a href=/ben>Ben Marrow</a> | 04/05/2024", ("Ada Quill", "Ben Marrow")),
        ("<b>Ada Quill</b> | AP", ("Ada Quill", "AP")),
        ("Ada Quill | Ben Marrow | 04/05/2024", ("Ada Quill", "Ben Marrow")),
        ("<span>Ada Quill</span> <span>ada@times.example</span> <span>| Times Reporting</span> <a>Become a Fan</a> <a>Get Email Alerts</a>", ("Ada Quill",)),
    ],
)  # fmt: skip
def test_places_and_buttons_next_to_a_name_in_a_marked_byline_are_not_authors(
    byline: str, authors: tuple[str, ...]
) -> None:
    assert fields_of(html(top=f"<h1>{TITLE}</h1><p class=author>{byline}</p>")).authors == authors


@pytest.mark.parametrize(
    ("head", "last", "authors"),
    [
        ("", "-- By Ada Quill Follow @adaquill", ("Ada Quill",)),
        ("", "홍길동 기자 hong@times.example", ("홍길동",)),
        ("", "【责任编辑：张三】", ()),
        ('<meta name="author" content="Ben Marrow">', "By Ada Quill", ("Ben Marrow",)),
    ],
)
def test_a_signature_under_the_text_names_its_writer_where_nothing_else_does(
    head: str, last: str, authors: tuple[str, ...]
) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, last))
    assert fields_of(html(head, body=text)).authors == authors


def test_bylines_of_teasers_name_nobody() -> None:
    after = '<aside><div class="teaser"><span class="author">Dora Lane</span></div></aside>'
    assert fields_of(html(after=after)).authors == ()


def test_the_site_next_to_a_person_is_noise() -> None:
    head = SITE + linked('{"@type":"NewsArticle","author":[{"name":"The Harbour Times"},{"name":"Ada Quill"}]}')
    assert fields_of(html(head)).authors == ("Ada Quill",)


def test_the_site_in_a_meta_is_not_an_author() -> None:
    assert fields_of(html(SITE + '<meta name="author" content="Harbour Times">')).authors == ()


def test_the_publisher_signs_if_its_json_ld_says_so_and_nobody_else_does() -> None:
    head = SITE + linked('{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Harbour Times"}}')
    assert fields_of(html(head)).authors == ("The Harbour Times",)


def test_an_account_without_a_name_is_not_a_publisher() -> None:
    assert fields_of(html(SITE + linked('{"@type":"NewsArticle","author":{"name":"User Admin"}}'))).authors == ()


def test_an_agency_next_to_a_person_stays() -> None:
    head = SITE + linked('{"@type":"NewsArticle","author":[{"name":"Ada Quill"},{"name":"AP"}]}')
    assert fields_of(html(head)).authors == ("Ada Quill", "AP")


def test_an_operators_selector_wins() -> None:
    rules = SourceRules("harbour", selectors=Selectors(authors="p.by"))
    head = linked('{"@type":"NewsArticle","author":"Ben Marrow"}')
    assert fields_of(html(head, top=f'<h1>{TITLE}</h1><p class="by">By Ada Quill</p>'), rules).authors == ("Ada Quill",)
