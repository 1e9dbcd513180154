"""Plain text extracted from a page: date line, headline, lead and paragraphs are found, the rest is dropped."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tasks.pure.extract import extract
from tasks.pure.extract.plain_text import is_flattened
from tasks.pure.records import Extraction, Page, SourceRules

ICONS = "icon bookmark-bicon cameraicon checkicon closeicon fbicon shareicon twicon yt"
BODY = "The harbour of Skarvik will be closed until Friday, the harbour master says.\n\nThe ice is too thick."


def page(text: str, url: str = "https://paper.example/a.txt", kind: str = "text/plain") -> Page:
    headers = (("content-type", kind),) if kind else ()
    return Page("x", "s", url, url, 200, headers, text.encode(), datetime(2026, 1, 1, tzinfo=UTC))


def read(text: str, timezone: str = "UTC") -> Extraction:
    return extract(page(text), SourceRules("s", timezone=timezone))


@pytest.mark.parametrize(
    "text",
    [
        f"{ICONS}\n4 Sep, 2008 13:09\n\nIce closes the harbour\n\n{BODY}",
        f"4 Sep, 2008 13:09\nIce closes the harbour\n\n{BODY}",
        f"Ice closes the harbour\n\nSeptember 4, 2008 13:09\n\n{BODY}",
        f"Ice closes the harbour\r\nBy Ilse Brandvik\r\n2008-09-04 13:09\r\n\r\n{BODY}".replace("\n\n", "\r\n\r\n"),
        f"Home\n\nIce closes the harbour\n\n4 Sep, 2008 13:09\n\nShare\n\n{BODY}\n\nRead more\n\nPhoto: Skarvik Harbour".replace("Home\n\n", "Menu\n\n"),
        f"\ufeff{ICONS}\n\n 4 Sep, 2008 13:09 \n\nIce closes the harbour\n \n{BODY}",
    ],
)  # fmt: skip
def test_date_headline_and_text_are_found(text: str) -> None:
    found = read(text)
    assert found.title == "Ice closes the harbour"
    assert found.body == BODY
    assert found.lead == BODY.split("\n\n")[0]
    assert found.published is not None
    assert found.published.day == date(2008, 9, 4)
    assert found.published.instant == datetime(2008, 9, 4, 13, 9, tzinfo=UTC)


def test_the_time_is_the_sources_zone() -> None:
    found = read(f"4 Sep, 2008 13:09\n\nIce closes the harbour\n\n{BODY}", timezone="Europe/Oslo")
    assert found.published is not None
    assert found.published.instant == datetime(2008, 9, 4, 11, 9, tzinfo=UTC)
    assert found.published.zone == "source"


def test_text_without_a_date_still_has_headline_and_body() -> None:
    found = read(f"Ice closes the harbour\n\n{BODY}")
    assert (found.title, found.body, found.published) == ("Ice closes the harbour", BODY, None)


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The harbour of Skarvik will be closed until Friday, the master of\n"
        "the harbour says, because the ice is too thick for every ship that\n"
        "the town owns."
    )
    assert read(f"Ice closes the harbour\n\n4 Sep 2008\n\n{wrapped}").body == wrapped.replace("\n", " ")


def test_a_byline_names_the_author() -> None:
    assert read(f"Ice closes the harbour\nBy Ilse Brandvik\n4 Sep 2008\n\n{BODY}").authors == ("Ilse Brandvik",)


@pytest.mark.parametrize(
    ("url", "kind", "body", "flattened"),
    [
        ("https://a.example/x.txt", "text/plain; charset=utf-8", "words", True),
        ("https://a.example/x", "text/plain", "words", True),
        ("https://a.example/x.txt?y=1#z", "", "words", True),
        ("https://a.example/x.txt", "text/html", "words", False),
        ("https://a.example/x.txt", "text/plain", "\n <!doctype html><p>words", False),
        ("https://a.example/x", "", "words", False),
    ],
)
def test_plain_text_is_known_by_type_address_and_beginning(url: str, kind: str, body: str, flattened: bool) -> None:
    assert is_flattened(page(body, url, kind)) is flattened


TEXTS = {
    "de": """icon-menu icon-search icon-user icon-facebook icon-mail icon-print icon-close
Startseite
Politik
Hafen bleibt bis Freitag gesperrt
Von Jana Roth
04.09.2008, 13:09 Uhr
Das Eis ist zu dick für die Fähren, sagt die Hafenmeisterin. Erst am Freitag kommt ein Eisbrecher aus dem Süden.
Foto: Hafenamt Skarvik
„Wir hoffen auf Freitag“, sagte Roth am Donnerstag vor Journalisten im Rathaus der kleinen Stadt am Meer.
Lesen Sie auch: Die Fähre fährt wieder
Bis dahin müssen die Bewohner der Inseln mit dem auskommen, was sie in ihren Kellern und Läden haben.
Mehr zum Thema
Eisbrecher unterwegs
Impressum
Datenschutz
© 2008 Hafenbote""",
    "ru": """Главная
Новости
4 сентября 2008, 13:09
Порт закрыт до пятницы из-за толстого льда
Автор: Анна Петрова
Порт Скарвик останется закрытым до пятницы, сообщила в четверг начальник порта на встрече с журналистами.
«Лёд слишком толстый для паромов, и мы ждём ледокол с юга», — сказала она журналистам в здании администрации.
Читайте также: Паром снова ходит
По её словам, жителям островов хватит запасов до конца недели, магазины работают в обычном режиме.
Подписывайтесь на наш канал в Telegram""",
    "zh": """首页
新闻
港口因冰层过厚关闭至周五
2008年09月04日 13:09
来源：海港日报
作者：王小明
斯卡维克港将关闭至周五，港务长周四在新闻发布会上对记者表示，冰层对渡轮来说太厚，正在等待破冰船从南方赶来。
她说，岛上居民的存粮足够维持到周末，商店照常营业，学校也没有停课，市政府已经准备好应急物资。
责任编辑：李华
分享到微信""",
    "ja": """ニュース
港、金曜まで閉鎖　氷が厚く
2008年9月4日 13時09分
スカルビク港は金曜日まで閉鎖されると、港長が木曜日の会見で明らかにした。氷が厚く、フェリーが航行できないためだという。
砕氷船は南から向かっており、金曜日の朝に到着する見通しだ。島の住民には週末までの備蓄があるという。
関連記事""",
    "ar": """الرئيسية
أخبار
إغلاق الميناء حتى يوم الجمعة بسبب الجليد السميك
4 سبتمبر 2008 13:09
قالت مديرة الميناء يوم الخميس إن ميناء سكارفيك سيبقى مغلقا حتى يوم الجمعة لأن الجليد سميك جدا على العبارات.
وأضافت أن كاسحة جليد في طريقها من الجنوب وأن سكان الجزر لديهم ما يكفي من المؤن حتى نهاية الأسبوع الجاري.
اقرأ أيضا
العبارة تعود إلى العمل""",
}


@pytest.mark.parametrize(
    ("language", "title", "authors", "first", "last", "paragraphs"),
    [
        ("de", "Hafen bleibt bis Freitag gesperrt", ("Jana Roth",), "Das Eis ist", "Läden haben.", 3),
        ("ru", "Порт закрыт до пятницы из-за толстого льда", ("Анна Петрова",), "Порт Скарвик", "режиме.", 3),
        ("zh", "港口因冰层过厚关闭至周五", ("王小明",), "斯卡维克港", "应急物资。", 2),
        ("ja", "港、金曜まで閉鎖 氷が厚く", (), "スカルビク港", "あるという。", 2),
        ("ar", "إغلاق الميناء حتى يوم الجمعة بسبب الجليد السميك", (), "قالت مديرة", "الجاري.", 2),
    ],
)
def test_a_whole_page_as_text_gives_its_article(
    language: str, title: str, authors: tuple[str, ...], first: str, last: str, paragraphs: int
) -> None:
    found = read(TEXTS[language])
    assert (found.title, found.authors, found.language) == (title, authors, language)
    assert found.published is not None
    assert found.published.instant == datetime(2008, 9, 4, 13, 9, tzinfo=UTC)
    blocks = found.body.split("\n\n")
    assert (blocks[0][: len(first)], blocks[-1][-len(last) :], len(blocks)) == (first, last, paragraphs)
    assert found.lead == blocks[0]


def test_a_menu_teasers_and_a_footer_around_the_text_are_not_read() -> None:
    headline = "Ice closes the harbour of Skarvik until Friday noon"
    menu = "\n".join(f"Section {number}" for number in range(40))
    teasers = "\n".join(f"Another story of the day, number {number}, has this headline" for number in range(14))
    footer = "We use cookies on this page to make it better for you and for those who pay for it."
    text = (
        f"{menu}\n{teasers}\nHarbour\n{headline}\nBy Ilse Brandvik\n4 Sep 2008\n{BODY} {BODY} {BODY}\n{menu}\n{footer}"
    )
    found = read(text)
    assert (found.title, found.authors) == (headline, ("Ilse Brandvik",))
    assert found.body.startswith("The harbour of Skarvik")
    assert "Section" not in found.body
    assert "cookies" not in found.body


def test_a_standfirst_without_a_full_stop_is_not_the_headline() -> None:
    standfirst = "Ferries wait for an icebreaker that has left the south"
    head = f"THE HARBOUR POST\nThursday, September 4, 2008\nIce closes the harbour until Friday\n{standfirst}"
    dates = "By Ilse Brandvik, Staff Writer\nPublished: Sept. 4, 2008 1:09 p.m. | Updated: Sept. 4, 2008 3:20 p.m."
    found = read(f"{head}\n{dates}\n\n{BODY}")
    assert (found.title, found.lead) == ("Ice closes the harbour until Friday", standfirst)
    assert found.body == f"{standfirst}\n\n{BODY}"
    assert found.modified is not None
    assert found.modified.instant == datetime(2008, 9, 4, 15, 20, tzinfo=UTC)


def test_what_looks_like_markup_in_a_text_is_text() -> None:
    text = f"Ice <b>closes</b> the harbour & more\n4 Sep 2008\n\n{BODY} It said <script>alert(1)</script> on the board."
    assert read(text).body.endswith("It said <script>alert(1)</script> on the board.")
