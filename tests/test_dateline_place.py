"""The place and the agency at the start of a text."""

from __future__ import annotations

import pytest

from tasks.pure.extract.dateline import find_dateline, read_dateline


@pytest.mark.parametrize(
    ("paragraph", "language", "place", "agency"),
    [
        ("LA CROSSE, Wis. (AP) — The ferry stopped.", "en", "LA CROSSE, Wis", "AP"),
        ("OLD QUAY (AP) - The ferry stopped.", "en", "OLD QUAY", "AP"),
        ("OLD QUAY, March 8 (Reuters) - The ferry stopped.", "en", "OLD QUAY", "Reuters"),
        ("(Reuters) - The ferry stopped.", "en", "", "Reuters"),
        ("Altkai (dpa) - Die Fähre hielt.", "de", "Altkai", "dpa"),
        ("Altkai/Neustadt (dpa/lnw) – Die Fähre hielt.", "de", "Altkai/Neustadt", "dpa"),
        ("ALTKAI (dpa-AFX) - Die Fähre hielt.", "de", "ALTKAI", "dpa-AFX"),
        ("Altkai. Die Fähre hielt am Samstag.", "de", "Altkai", ""),
        ("QUAI VIEUX (AFP) – Le bac s'est arrêté.", "fr", "QUAI VIEUX", "AFP"),
        ("OLD QUAY, November 8. /TASS/. The ferry stopped.", "en", "OLD QUAY", "TASS"),
        ("OLD QUAY — The ferry stopped.", "en", "OLD QUAY", ""),
        ("The ferry (a new one) - it was said - stopped.", "en", "", ""),
        ("Ferry. The word is old.", "en", "", ""),
        ("Ada Quill (31) - sie lacht - fährt mit.", "de", "", ""),
        ("A ferry stopped - again.", "en", "", ""),
        ("WHO - the health body - spoke.", "en", "", ""),
        ("(ANSA) - ALTOMARE, 28 LUG - Il battello.", "it", "ALTOMARE", "ANSA"),
        ("ALTOMARE (ITALPRESS) - Il battello.", "it", "ALTOMARE", "ITALPRESS"),
        ("OLD QUAY (exclusive) - The ferry stopped.", "en", "", ""),
        ("DALLA NOSTRA CORRISPONDENTE NEW QUAY - Il battello.", "it", "NEW QUAY", ""),
        ("ГАВАНЬ, 5 мая - РИА Новости. Паром встал.", "ru", "ГАВАНЬ", "РИА Новости"),
        ("Гавань. 5 мая. INTERFAX.RU - Паром встал.", "ru", "Гавань", "INTERFAX.RU"),
        ("新华社北京11月17日电（记者王某）渡轮停航。", "zh", "北京", "新华社"),
        ("中新社香港6月1日电 渡轮停航。", "zh", "香港", "中新社"),
        ("（中央社記者王某台北17日電）渡輪停航。", "zh", "", "中央社"),
        ("据新华社报道，渡轮11月17日停航。", "zh", "", ""),
        ("【6月18日 AFP】渡し船が止まった。", "ja", "", "AFP"),
        ("【ワシントン共同】渡し船が止まった。", "ja", "ワシントン", "共同"),
        ("【ソウル＝山田太郎】渡し船が止まった。", "ja", "ソウル", ""),
        ("【写真＝共同】渡し船が止まった。", "ja", "", ""),
        ("【独自】渡し船が止まった。", "ja", "", ""),
        ("(서울=연합뉴스) 홍길동 기자 = 배가 멈췄다.", "ko", "서울", "연합뉴스"),
        ("[부산=항구신문 홍길동 기자] 배가 멈췄다.", "ko", "부산", ""),
        ("WATCH — The ferry stops.", "en", "", ""),
        ("SPOILER ALERT - The ferry stops.", "en", "", ""),
        ("Wochenende. Regen. Die Fähre hält.", "de", "", ""),
        ("Nein. Die Fähre hält nicht.", "de", "", ""),
        ("Dr. Quill kam am Montag.", "de", "", ""),
        ("Prof. Dr. Quill kam am Montag.", "de", "", ""),
        ("PAPER.COM - Kapal itu berlayar.", "id", "", ""),
        ("PAPER.CO.ID, ALTKAI - Kapal itu berlayar.", "id", "ALTKAI", ""),
        ("ST. ALTKAI - The ferry stopped.", "en", "ST. ALTKAI", ""),
        ("LE POINT SUR LA SITUATION - Le bac est parti.", "fr", "", ""),
        ("ALTKAI SUR MER - Le bac est parti.", "fr", "ALTKAI SUR MER", ""),
        ("[항구미디어=홍길동 기자] 배가 멈췄다.", "ko", "", ""),
        ("", "en", "", ""),
    ],
)
def test_a_dateline_is_read(paragraph: str, language: str, place: str, agency: str) -> None:
    assert read_dateline(paragraph, language) == (place, agency)


@pytest.mark.parametrize(
    ("paragraphs", "place", "agency"),
    [
        (["NEW QUAY: The ferry stopped on Monday.", "It was late."], "NEW QUAY", ""),
        (["TOSS: The captain won the toss on Monday.", "It was late."], "", ""),
        (["TAXES - The ferry company pays more.", "Its taxes rose."], "", ""),
        (["NEW QUAY (AFP): The ferry stopped on Monday."], "NEW QUAY", "AFP"),
        (["The ferry stopped.", "NEW QUAY: “It was late,” he said."], "NEW QUAY", ""),
        (["QUILL: The ferry stopped.", "MARROW: It was late.", "QUILL: It was."], "", ""),
        (["UPDATE: The ferry stopped."], "", ""),
        (["NEW QUAY: a ferry and its town"], "", ""),
        (["WHO: The ferry stopped."], "", ""),
        (["WARNING GRAPHIC DETAIL: The ferry stopped."], "", ""),
    ],
)
def test_a_place_in_front_of_a_colon(paragraphs: list[str], place: str, agency: str) -> None:
    assert find_dateline(paragraphs) == (place, agency)


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        (["HAFEN – Im Hafen von Ellerby liegen neun Boote.", "Der Hafen ist alt."], ""),
        (["MOLE - Der Rat schließt sie.", "Die alte Mole fällt."], ""),
        (["VERKEHR: Auf der Straße stauen sich die Wagen.", "Der Verkehr kommt aus dem Norden."], ""),
        (["STRASSE – Sie ist gesperrt.", "Auf einer Straße am Kai stehen Wagen."], ""),
        (["WARNUNG - Das Wasser steigt."], ""),
        (["Hafen. Neun Boote liegen dort.", "Im Hafen ist Platz für neun."], ""),
        (["ALTKAI - Die Fähre hielt.", "Das Altkai der Zwanziger kennt keiner mehr."], "ALTKAI"),
        (["ALTKAI - Die Fähre hielt.", "Die Altkai-Fähre wartet in Altkai."], "ALTKAI"),
        (["Altkai. Die Fähre hielt am Samstag.", "Wer nach Altkai will, wartet."], "Altkai"),
        (["HARZ - Die Fähre hielt.", "Im Harz wartet man."], "HARZ"),
        (["MOLE (dpa) - Die Fähre hielt.", "Die alte Mole fällt."], "MOLE"),
    ],
)
def test_a_german_noun_is_no_place(paragraphs: list[str], place: str) -> None:
    assert find_dateline(paragraphs, (), "de")[0] == place


def test_an_agency_among_the_authors_is_the_agency() -> None:
    assert find_dateline(["The ferry stopped."], ("Ada Quill", "AFP")) == ("", "AFP")


def test_the_second_paragraph_may_carry_the_dateline_after_a_lead() -> None:
    assert find_dateline(["The ferry stopped.", "OLD QUAY (AP) - It was late."]) == ("OLD QUAY", "AP")
