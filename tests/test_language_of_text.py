"""The language is the one that the page states, unless the text contradicts it."""

from __future__ import annotations

import pytest

from tasks.pure.extract.language import code_of, language_of

TEXTS = {
    "en": "The ferry will stop for an hour on Saturday, and the council said that the bridge is to be closed until midnight. "
    "It has not been decided which of the trams will be running from the market, but they are expected to be full. ",
    "de": "Die Fähre hält am Samstag für eine Stunde an, und die Brücke bleibt bis Mitternacht gesperrt, sagte der Rat. "
    "Es ist noch nicht entschieden, welche Bahnen vom Markt fahren, aber sie werden wohl auch in der Nacht voll sein. ",
    "fr": "Le bac va s'arrêter pour une heure samedi, et le pont est fermé jusqu'à minuit, a dit le conseil de la ville. "
    "On ne sait pas encore quels trams vont partir du marché, mais ils seront pleins pour les deux nuits de la fête. ",
    "es": "El transbordador se detendrá una hora el sábado y el puente estará cerrado hasta la medianoche, dijo el concejo. "
    "No se sabe todavía cuáles de los tranvías van a salir del mercado, pero lo más probable es que vayan llenos. ",
    "nl": "De veerboot stopt zaterdag een uur en de brug blijft tot middernacht dicht, zegt de raad van de stad. Het is "
    "nog niet bekend welke trams er van de markt zullen rijden, maar ze zijn op die avond met zekerheid vol. ",
    "ru": "Паром остановится в субботу на час, и мост будет закрыт до полуночи, сообщили в городском совете. Ещё не решено, "
    "какие трамваи будут ходить от рынка, но они, как ожидают, будут полны в эти две ночи праздника на реке. ",
    "uk": "Пором зупиниться в суботу на годину, і міст буде закрито до опівночі, повідомили в міській раді. Ще не вирішено, "
    "які трамваї їздитимуть від ринку, але їх чекають і на березі, що вже готується до свята ліхтарів на річці її міста. ",
    "ja": "渡し船は土曜日に一時間止まり、橋は真夜中まで閉鎖されると市議会は述べた。どの路面電車が市場から出るかはまだ決まっていない。",
    "zh": "渡轮周六将停运一个小时，大桥将关闭至午夜，市议会表示。目前尚未决定哪些电车将从市场发车，但预计当晚都会满员，请市民提前安排出行。",
    "ko": "연락선은 토요일에 한 시간 동안 멈추고 다리는 자정까지 폐쇄된다고 시의회가 밝혔다. 어느 전차가 시장에서 출발할지는 아직 정해지지 않았다.",
    "el": "Το πορθμείο θα σταματήσει για μία ώρα το Σάββατο και η γέφυρα θα μείνει κλειστή έως τα μεσάνυχτα, είπε το συμβούλιο.",
    "he": "המעבורת תעצור לשעה בשבת והגשר יהיה סגור עד חצות, כך אמרה המועצה. עדיין לא הוחלט אילו רכבות ייצאו מן השוק.",
    "ar": "ستتوقف العبارة لمدة ساعة يوم السبت وسيبقى الجسر مغلقا حتى منتصف الليل كما قال المجلس. لم يتقرر بعد أي قطار سينطلق من السوق.",
    "fa": "کشتی روز شنبه یک ساعت می‌ایستد و پل تا نیمه‌شب بسته می‌ماند، شورا گفت. هنوز معلوم نیست چه قطارهایی از بازار حرکت می‌کنند و پلیس گزارش می‌دهد.",
}


def _language(text: str, html_lang: str = "", metas: dict[str, list[str]] | None = None, fallback: str = "") -> str:
    stated = [("html", code_of(html_lang))] if html_lang else []
    stated += [(f"meta:{name}", code_of(values[0])) for name, values in (metas or {}).items()]
    return language_of(text, stated, fallback=fallback).value


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_whose_page_says_nothing_is_recognized(code: str) -> None:
    assert _language(TEXTS[code]) == code


@pytest.mark.parametrize("code", TEXTS)
def test_the_pages_word_is_taken(code: str) -> None:
    assert _language(TEXTS[code], html_lang=f"{code}-XX") == code


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_a_templates_english_does_not_make_a_text_english(code: str) -> None:
    assert _language(TEXTS[code], html_lang="en") == code


def test_another_statement_is_taken_where_the_first_contradicts_the_script() -> None:
    assert _language(TEXTS["ru"], html_lang="en", metas={"og:locale": ["ru_RU"]}) == "ru"


def test_a_language_that_is_not_known_is_believed() -> None:
    assert (
        _language(
            "Isikebhe sizoma ihora ngoMgqibelo, kanti ibhuloho lizovalwa kuze kube phakathi kwamabili. " * 4,
            html_lang="zu",
        )
        == "zu"
    )


ZULU = (
    "Isikebhe sizokuma ihora elilodwa ngoMgqibelo futhi ibhuloho lizovalwa kuze kube phakathi kwamabili, kusho umkhandlu "
    "wedolobha. Akukanqunywa okwamanje ukuthi yiziphi izitimela ezizosuka emakethe, kodwa kulindeleke ukuthi zigcwale kakhulu "
    "ngalobo busuku bomkhosi wezibani emfuleni. Abahleli balindele izivakashi eziyizinkulungwane eziyishumi nambili, cishe "
    "ngenani elifanayo nelafika ngesikhathi esedlule. "
)


MALAGASY = (
    "Hijanona adiny iray ny sambo amin'ny sabotsy ary hihidy ny tetezana hatramin'ny misasakalina, hoy ny filankevitry ny "
    "tanàna. Mbola tsy fantatra hoe iza amin'ireo fiarandalamby no hiainga eo amin'ny tsena, fa antenaina ho feno izy ireo. "
    "Miandry mpitsidika maro ny mpikarakara, mitovy amin'ny isan'ireo tonga tamin'ny taona lasa. "
)


def test_a_text_without_one_of_the_stated_languages_small_words_is_detected() -> None:
    assert language_of(ZULU, [("html", "en")]).value == "zu"
    found = language_of(MALAGASY * 2, [("html", "en")])
    assert found.value == "mg"
    assert [item.rule for item in found.evidence if item.chosen] == ["detected"]
    short = " ".join(MALAGASY.split()[:40])
    assert language_of(short, [("html", "en")]).value == "en", "of a short text it proves nothing"


def test_a_list_of_names_keeps_the_pages_word() -> None:
    names = "Ada Quill, Ludwig Marrow, Tom Achebe, Ines Ortega, Marie Duval, Sven Berg, Olga Petrova, Ken Tanaka. " * 5
    assert language_of(names, [("html", "en")]).value == "en"


def test_the_sources_language_is_the_last_resort() -> None:
    assert _language("", fallback="sv") == "sv"


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("de-AT", "de"), ("en_US", "en"), ("EN", "en"), ("nb-NO", "no"), ("deu", "de"), ("iw", "he"), ("Deutsch", "de"),
     ("zh-Hans", "zh"), ("und", ""), ("x-default", ""), ("", ""), ("de, en", "de"), ("{{lang}}", "")],
)  # fmt: skip
def test_codes_are_iso_639(written: str, code: str) -> None:
    assert code_of(written) == code
