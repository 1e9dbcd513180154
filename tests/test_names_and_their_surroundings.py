"""What is around a writer's name in a byline is no part of it, in any language, and what says "nobody" names nobody."""

from __future__ import annotations

import pytest

from tasks.pure.extract.byline.bracketed import names_in_brackets
from tasks.pure.extract.byline.names import names_in
from tasks.pure.extract.byline.persons import is_signed_by, without_agencies
from tests.support.articles import PARAGRAPHS, TITLE, fields_of, html, linked


@pytest.mark.parametrize(
    "text",
    [
        "Nežinomas", "Bilinmeyen", "Kein Autor angegeben", "Άγνωστος", "ללא מחבר", "نامشخص", "कोई लेखक नहीं", "লেখক নেই",
        "ไม่ระบุชื่อ", "无作者", "작성자 없음", "Tidak ada penulis",
    ],
)  # fmt: skip
def test_a_place_holder_names_nobody(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize("name", ["Ada", "Noah Author", "Andrea Keiner", "Sen Gupta", "No Min-ji"])
def test_a_name_that_looks_like_a_place_holder_stays(name: str) -> None:
    assert names_in(name) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aino Koskela Julkaistu 4. maaliskuuta 2026", "Aino Koskela"),
        ("Autor: Hanna Zielińska Opublikowano: 4 marca 2026", "Hanna Zielińska"),
        ("Szerző: Kovács Eszter 2026. március 4.", "Kovács Eszter"),
        ("Autorius: Rūta Kazlauskienė Paskelbta: 2026 m. kovo 4 d.", "Rūta Kazlauskienė"),
        ("लेखक: सुनीता वर्मा 4 मार्च 2026", "सुनीता वर्मा"),
        ("โดย สมชาย ใจดี 4 มีนาคม 2569", "สมชาย ใจดี"),
        ("作者：林雨晴 发布时间：2026年3月4日", "林雨晴"),
    ],
)
def test_a_date_behind_a_name_ends_it(text: str, name: str) -> None:
    assert names_in(text, stated=False) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tereza Nováková pro Nábřeží Česko", "Tereza Nováková"),
        ("Анна Лебедева для Портовый Вестник", "Анна Лебедева"),
        ("Мария Стоянова за Кейов Вестник", "Мария Стоянова"),
        ("Ελένη Μαυρίδη για την Προκυμαία", "Ελένη Μαυρίδη"),
        ("Siti Rahmawati untuk Warta Dermaga", "Siti Rahmawati"),
    ],
)
def test_the_paper_for_which_a_text_was_written_goes(text: str, name: str) -> None:
    assert names_in(text) == [name]


def test_two_names_with_a_stroke_between_are_two_in_scripts_without_capitals() -> None:
    assert names_in("林雨晴/周志远") == ["林雨晴", "周志远"]
    assert names_in("सुनीता वर्मा/राजेश मिश्रा") == ["सुनीता वर्मा", "राजेश मिश्रा"]
    assert names_in("srf/abc") == ["srf/abc"]


@pytest.mark.parametrize(
    ("site", "authors"),
    [
        ("Le Courrier du Quai", ("Camille Ferrand",)),
        ("Gazette", ("Camille Ferrand", "Le Courrier du Quai")),
    ],
)
def test_the_paper_that_the_title_ends_in_does_not_sign_behind_a_writer(site: str, authors: tuple[str, ...]) -> None:
    byline = '<div class="byline"><div>Par Camille Ferrand</div><div>Le Courrier du Quai</div></div>'
    page = html(top=f"<h1>{TITLE}</h1>{byline}", title=f"{TITLE} | {site}")
    assert fields_of(page).authors == authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("文・佐藤花子　写真・田中一郎", ["佐藤花子"]),
        ("文/李明 图/王芳", ["李明"]),
        ("图/王芳 文/李明", ["李明"]),
        ("记者 李明 通讯员 王芳", ["李明", "王芳"]),
        ("Texto de Lucía Gómez. Fotografías de Juan Ruiz", ["Lucía Gómez"]),
        ("dal nostro inviato Marco Conti", ["Marco Conti"]),
        ("De notre correspondante Claire Petit", ["Claire Petit"]),
        ("山田・文子", ["山田・文子"]),
    ],
)
def test_who_made_the_pictures_is_no_writer_and_a_correspondent_is_one(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        ("Zofia Nowak, Jan Kowalski (PAP)", "Zofia Nowak, Jan Kowalski", ["PAP"]),
        ("Jana Nováková, ČTK", "Jana Nováková", ["ČTK"]),
        ("Ayşe Yılmaz / DHA", "Ayşe Yılmaz", ["DHA"]),
        ("सुनीता शर्मा, संवाददाता", "सुनीता शर्मा", []),
        ("Astrid Lund, reporter, TT", "Astrid Lund", ["TT"]),
        ("Ada Quill, Lisbon", "Ada Quill, Lisbon", []),
        ("The board met, reporters said", "The board met, reporters said", []),
    ],
)
def test_an_agency_or_a_post_may_stand_behind_a_signature(line: str, names: str, agencies: list[str]) -> None:
    assert without_agencies(line) == (names, agencies)
    assert is_signed_by(line, [*names.split(", ")]) is (names != line)


def test_a_line_of_the_text_that_is_names_and_an_agency_signs_where_the_data_name_the_paper() -> None:
    author = '{"@type": "Organization", "name": "Harbour Post"}'
    data = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {author}, "publisher": {author}}}'
    for line in ("Zofia Nowak (PAP)", "Jana Nováková, ČTK", "सुनीता शर्मा, संवाददाता"):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in (line, *PARAGRAPHS))
        fields = fields_of(html(linked(data), title=f"{TITLE} - Harbour Post", body=body))
        assert fields.authors[0] == line.replace(" (", ",").split(",")[0]
        assert line not in fields.body


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["【佐藤花子】"], ["佐藤花子"]),
        (["（佐藤花子、鈴木健）"], ["佐藤花子", "鈴木健"]),
        (["【速報】"], []),
        (["（写真）"], []),
    ],
)
def test_brackets_on_a_line_alone_sign_as_behind_a_sentence(lines: list[str], names: list[str]) -> None:
    assert names_in_brackets(lines) == names
