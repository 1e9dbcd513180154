"""Bylines, dates, standfirsts and key points above a text, in the languages of the web and in whatever markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tasks.pure.extract import extract
from tasks.pure.records import Page
from tests.support.articles import RULES, page
from tests.support.reports import REPORTS, article

FETCHED = datetime(2026, 3, 6, tzinfo=UTC)


def _page(html: str) -> Page:
    return replace(page(html), url="https://quay.example/news/a-story", fetched_at=FETCHED)


@pytest.mark.parametrize(
    ("language", "above", "author"),
    [
        ("hi", "<div>लेखक: नेहा वर्मा | 4 मार्च 2026, 12:30</div>", "नेहा वर्मा"),
        ("ja", "<p>2026年3月4日 12時30分 山田花子記者</p>", "山田花子"),
        ("ja", "<p>文・山田花子　2026/03/04</p>", "山田花子"),
        ("pt", "<div>Publicado por Ana Quintela em 4 de março de 2026</div>", "Ana Quintela"),
        ("es", "<div>Publicado por Ana Quintana el 4 de marzo del 2026</div>", "Ana Quintana"),
        ("el", "<div>Συντάκτης: Άννα Κοντού</div><div>Δημοσιεύθηκε: 04.03.2026</div>", "Άννα Κοντού"),
        ("ko", "<div>김하늘 기자 입력 2026.03.04. 12:30 수정 2026.03.05. 09:00</div>", "김하늘"),
        ("sv", "<dl><dt>Skribent</dt><dd>Anna Kvist</dd><dt>Publicerad</dt><dd>4 mars 2026</dd></dl>", "Anna Kvist"),
        ("uk", "<div>Авторка: Анна Квітка — 4 березня 2026</div>", "Анна Квітка"),
        ("fi", "<div>Teksti: Aino Virtanen | 4.3.2026 klo 12.30</div>", "Aino Virtanen"),
        ("fi", "<div>Aino Virtanen, 4. maaliskuuta 2026</div>", "Aino Virtanen"),
        ("hu", "<div>Írta: Kovács Anna | 2026. március 4. 12:30</div>", "Kovács Anna"),
        ("hu", "<div>2026. március 4., szerda – Szerző: Kovács Anna</div>", "Kovács Anna"),
        ("ro", "<div>Autor: Ana Popescu | 4 martie 2026, 12:30</div>", "Ana Popescu"),
        ("ro", "<div>de Ana Popescu - miercuri, 4 martie 2026</div>", "Ana Popescu"),
        ("th", "<div>โดย สมชาย ใจดี | 4 มีนาคม 2569 เวลา 12:30 น.</div>", "สมชาย ใจดี"),
        ("th", "<div>ผู้เขียน: สมชาย ใจดี</div><div>เผยแพร่: 4 มี.ค. 2569</div>", "สมชาย ใจดี"),
        ("he", "<div>מאת: נועה לוי | 4 במרץ 2026, 12:30</div>", "נועה לוי"),
        ("he", "<div>נועה לוי 04.03.2026 12:30</div>", "נועה לוי"),
        ("fa", "<div>نویسنده: ندا رضایی | ۱۳ اسفند ۱۴۰۴ - ۱۲:۳۰</div>", "ندا رضایی"),
        ("bn", "<div>লেখক: রহিম হোসেন | ৪ মার্চ ২০২৬, ১২:৩০</div>", "রহিম হোসেন"),
        ("bn", "<div>রহিম হোসেন, প্রকাশ: ৪ মার্চ ২০২৬</div>", "রহিম হোসেন"),
        ("sw", "<div>Imeandikwa na Juma Ali, Machi 4, 2026</div>", "Juma Ali"),
        ("nl", "<div>Door Anna Kwist op woensdag 4 maart 2026 om 12:30</div>", "Anna Kwist"),
        ("bg", "<div>Автор: Анна Петрова | 4 март 2026, 12:30</div>", "Анна Петрова"),
        ("hr", "<div>Piše: Ana Horvat, 4. ožujka 2026.</div>", "Ana Horvat"),
        ("tr", "<div>Yazar: Ayşe Kaya | 4 Mart 2026 Çarşamba 12:30</div>", "Ayşe Kaya"),
        ("vi", "<div>Tác giả: Trần Thị Mai | 04/03/2026 12:30</div>", "Trần Thị Mai"),
        ("id", "<div>Oleh Budi Harjo, Rabu 4 Maret 2026 | 12:30 WIB</div>", "Budi Harjo"),
        ("ta", "<div>எழுதியவர்: கவிதா ராஜன் | 4 மார்ச் 2026</div>", "கவிதா ராஜன்"),
    ],
)  # fmt: skip
def test_a_byline_with_a_date_names_its_writer(language: str, above: str, author: str) -> None:
    found = extract(_page(article(language, above=above)), RULES)
    assert found.authors == (author,)
    assert found.published is not None
    assert str(found.published.day) == "2026-03-04"


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("vi", "<div>Thứ Tư, 4/3/2026, 12:30 (GMT+7)</div>"),
        ("ja", "<p>2026年3月4日 12時30分 本紙記者</p>"),
        ("ko", "<div>사회부 기자 입력 2026.03.04. 12:30</div>"),
    ],
)
def test_a_weekday_or_a_desk_is_no_writer(language: str, above: str) -> None:
    assert extract(_page(article(language, above=above)), RULES).authors == ()


def _by_a_house(language: str, first: str = "", last: str = "") -> str:
    head = '<meta name=author content="Quay Post"><meta property=og:site_name content="Quay Post">'
    html = article(language, below=last, head=head)
    return html.replace("<div class=t>", f"<div class=t>{first}")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        *[("tr", "Son Dakika"), ("id", "Berita Utama"), ("pt", "Última Hora"), ("pl", "Tylko U Nas")],
        *[
            ("ar", "آخر الأخبار"),
            ("ja", "独自取材"),
            ("ja", "山口県"),
            ("ko", "주요뉴스"),
            ("ko", "전문가"),
            ("hi", "बड़ी खबर"),
        ],
    ],
)
def test_a_label_in_the_first_line_is_no_writer(language: str, label: str) -> None:
    assert extract(_page(_by_a_house(language, f"<p><b>{label}</b></p>")), RULES).authors == ()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        *[("pt", "Ana Quintela"), ("ru", "Анна Квилева"), ("cs", "Jana Holubová"), ("el", "Άννα Κοντού")],
        *[("ar", "سلمى حداد"), ("ja", "山田花子"), ("ja", "佐藤 健一"), ("ko", "김하늘"), ("hi", "नेहा वर्मा")],
    ],
)
def test_the_writers_name_as_the_last_line_is_no_part_of_the_text(language: str, name: str) -> None:
    found = extract(_page(_by_a_house(language, last=f"<p>{name}</p>")), RULES)
    assert found.authors == (name,)
    assert found.body == REPORTS[language].body


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pl", "Od 4 sierpnia 2014 roku nikt w Brzozowicach nie widział tak niskiej wody, mówią rybacy."),
        ("ru", "С 4 августа 2014 года никто в Берёзовой Губе не видел такой низкой воды, говорят рыбаки."),
        ("pt", "Em 4 de agosto de 2014 a barra ficou fechada pela última vez, lembram os mais velhos do cais."),
        ("cs", "Dne 4. srpna 2014 byl skluz naposledy opravován, vzpomínají rybáři ze západního nábřeží."),
        ("tr", "4 Ağustos 2014 tarihinde rampa son kez onarılmıştı, diye anlatıyor rıhtımın yaşlı balıkçıları."),
        ("id", "Sejak 4 Agustus 2014 tidak ada yang melihat air serendah ini, kata nelayan dari dermaga barat."),
    ],
)
def test_a_sentence_about_a_day_does_not_date_the_text(language: str, sentence: str) -> None:
    assert extract(_page(article(language, above=f"<p>{sentence}</p>")), RULES).published is None


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("el", "<div>Ενημερώθηκε: 5 Μαρτίου 2026 | Δημοσιεύτηκε: 4 Μαρτίου 2026</div>"),
        ("vi", "<div>Cập nhật: 05/03/2026 10:00 - Đăng: 04/03/2026 09:00</div>"),
        ("fi", "<div>Päivitetty 5.3.2026, julkaistu 4.3.2026</div>"),
        ("hu", "<div>Frissítve: 2026. március 5. | Megjelent: 2026. március 4.</div>"),
        ("ro", "<div>Actualizat: 5 martie 2026, publicat: 4 martie 2026</div>"),
        ("th", "<div>อัปเดต: 5 มีนาคม 2569 | เผยแพร่: 4 มีนาคม 2569</div>"),
        ("he", "<div>עודכן: 5 במרץ 2026 | פורסם: 4 במרץ 2026</div>"),
        ("fa", "<div>به‌روزرسانی: ۱۴ اسفند ۱۴۰۴ | انتشار: ۱۳ اسفند ۱۴۰۴</div>"),
        ("bn", "<div>আপডেট: ৫ মার্চ ২০২৬ | প্রকাশ: ৪ মার্চ ২০২৬</div>"),
        ("nl", "<div>Bijgewerkt: 5 maart 2026, gepubliceerd: 4 maart 2026</div>"),
        ("bg", "<div>Обновена: 5 март 2026 | Публикувана: 4 март 2026</div>"),
        ("hr", "<div>Ažurirano: 5. ožujka 2026., objavljeno: 4. ožujka 2026.</div>"),
        ("sw", "<div>Imesasishwa: 5 Machi 2026 | Imechapishwa: 4 Machi 2026</div>"),
        ("id", "<div>Diperbarui: 5 Maret 2026 | Diterbitkan: 4 Maret 2026</div>"),
        ("tr", "<div>Güncelleme: 5 Mart 2026 - Yayın: 4 Mart 2026</div>"),
    ],
)
def test_published_and_updated_are_told_apart(language: str, above: str) -> None:
    found = extract(_page(article(language, above=above)), RULES)
    assert found.published is not None
    assert found.modified is not None
    assert (str(found.published.day), str(found.modified.day)) == ("2026-03-04", "2026-03-05")


def test_a_date_above_a_japanese_headline_outranks_those_of_teasers_below() -> None:
    report = REPORTS["ja"]
    teasers = "".join(f"<a href=/{day}><p>{day}.08.2024</p><div>別の話</div></a>" for day in ("03", "11", "27"))
    html = f"<body><p>2026.03.04 / 港</p><h1>{report.title}</h1><div><div>{report.text}</div><div>{teasers}</div></div>"
    found = extract(_page(html), RULES)
    assert found.published is not None
    assert str(found.published.day) == "2026-03-04"


STANDFIRSTS = {
    "pl": "Nurkowie wymieniają zgniłe pale pod pomostem, a nikt nie straci miejsca przy kei",
    "ru": "Водолазы меняют гнилые сваи под причалом, и никто не потеряет места у стенки",
    "ja": "潜水士が燃料桟橋の下の腐った杭を取り替え、誰も係留場所を失わない見通しだ",
    "ar": "غواصون يستبدلون الأعمدة المتآكلة تحت الجسر ولن يفقد أحد مكانه عند الرصيف",
}


@pytest.mark.parametrize(("language", "standfirst"), STANDFIRSTS.items())
def test_a_heading_of_a_sentence_is_a_standfirst_whatever_its_box_is_named(language: str, standfirst: str) -> None:
    above = f"<div class='article-meta'><h3>{standfirst}</h3></div><div class='article-meta'>4.03.2026</div>"
    assert extract(_page(article(language, above=above)), RULES).lead == standfirst


SUB_HEADLINES = {
    "pl": "Nurkowie wymieniają zgniłe pale pod pomostem",
    "ru": "Водолазы меняют гнилые сваи под причалом",
    "tr": "Dalgıçlar çürümüş kazıkları değiştiriyor, kimse yerini kaybetmiyor",
    "ja": "潜水士が腐った杭を交換、係留場所は減らず",
    "ar": "غواصون يستبدلون الأعمدة المتآكلة تحت الجسر",
}


@pytest.mark.parametrize(("language", "heading"), SUB_HEADLINES.items())
@pytest.mark.parametrize("above", ["<h2>{}</h2>", "<div class=z9><h3>{}</h3></div><div>4.03.2026</div>"])
def test_a_shorter_heading_right_under_the_headline_is_a_standfirst(language: str, heading: str, above: str) -> None:
    found = extract(_page(article(language, above=above.format(heading))), RULES)
    assert found.lead == heading
    assert found.body == f"{heading}\n\n{REPORTS[language].body}"


@pytest.mark.parametrize("language", ["pl", "ru", "tr"])
def test_a_kicker_the_headline_in_other_words_and_a_sub_heading_are_no_standfirst(language: str) -> None:
    report = REPORTS[language]
    kicker = f"<h2>{' '.join(report.title.split()[:2])}</h2>"
    other_words = f"<h2>{' '.join(reversed(report.title.split()))}</h2>"
    for above in (kicker, other_words):
        found = extract(_page(article(language, above=above)), RULES)
        assert (found.lead, found.body) == ("", report.body)
    headings = (
        f"<h2>{SUB_HEADLINES[language]}</h2>{report.text}<h2>{SUB_HEADLINES[language][::-1]}</h2>{report.text[:300]}"
    )
    assert extract(_page(f"<article><h1>{report.title}</h1><div>{headings}</div></article>"), RULES).lead == ""


@pytest.mark.parametrize("language", ["pl", "ru", "ja", "ar", "tr"])
def test_a_paragraph_between_the_headline_and_the_box_of_the_text_is_a_standfirst(language: str) -> None:
    first, *rest = REPORTS[language].body.split("\n\n")
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    html = "<article><h1>{title}</h1><p>{first}</p>{start}{text}{end}</article>"
    boxed = html.format(title=REPORTS[language].title, first=first, start="<div class=t>", text=text, end="</div>")
    flowing = html.format(title=REPORTS[language].title, first=first, start="", text=text, end="")
    assert extract(_page(boxed), RULES).lead == first
    assert extract(_page(flowing), RULES).lead == ""
    assert extract(_page(boxed), RULES).body == extract(_page(flowing), RULES).body == REPORTS[language].body


POINTS = {
    "pl": (
        "Rampa będzie zamknięta przez jedenaście tygodni.",
        "Rybacy przeniosą się za lodownię.",
        "Dwóch radnych było przeciw.",
    ),
    "tr": ("Rampa on bir hafta kapalı kalacak.", "Balıkçılar buzhanenin arkasına geçecek.", "İki üye karşı oy verdi."),
    "ru": (
        "Слип закроют на одиннадцать недель.",
        "Рыбаки перейдут за ледник на берегу.",
        "Двое депутатов голосовали против плана.",
    ),
}


@pytest.mark.parametrize(("language", "points"), POINTS.items())
@pytest.mark.parametrize(
    ("box", "point"),
    [
        ("<ul class=s1>{}</ul>", "<li>{}</li>"),
        ("<div class=s1>{}</div>", "<div>{}</div>"),
        ("<section class=s1>{}</section>", "<p>{}</p>"),
        ("<dl class=s1>{}</dl>", "<dd>{}</dd>"),
        ("<table class=s1>{}</table>", "<tr><td>{}</td></tr>"),
    ],
)
def test_short_sentences_that_are_together_are_key_points(
    language: str, points: tuple[str, ...], box: str, point: str
) -> None:
    report = REPORTS[language]
    listed = box.format("".join(map(point.format, points)))
    body = "\n\n".join((*points, report.body))
    assert extract(_page(article(language, above=listed)), RULES).body == body
    inside = f"<article><h1>{report.title}</h1><div class=t>{listed}{report.text}</div></article>"
    assert extract(_page(inside), RULES).body == body


def test_two_short_key_points_are_the_opening() -> None:
    points = ("Rampa haziran başına kadar on bir hafta boyunca kapalı kalacak.", "Balıkçılar buzhanenin arkasındaki havuzu kullanacak, orada dokuz yer var.")  # fmt: skip
    report = REPORTS["tr"]
    html = f"<div><h1>{report.title}</h1><div><div><ul>{''.join(f'<li>{point}</li>' for point in points)}</ul></div><div><div>{report.text}</div></div></div></div>"
    assert extract(_page(html), RULES).body == "\n\n".join((*points, report.body))


@pytest.mark.parametrize("language", ["pl", "ru", "ja", "tr"])
@pytest.mark.parametrize("title", ["{} - {}", "{1} » {0}", "{0} | {1}"])
def test_an_h1_that_links_to_the_front_page_is_no_headline(language: str, title: str) -> None:
    report = REPORTS[language]
    html = (
        f"<title>{title.format(report.title, 'Slip Diary')}</title><div id=header><h1><a href='/'>Slip Diary</a></h1></div>"
        f"<div class=post><h3>{report.title}</h3>{report.text}</div>"
    )
    assert extract(_page(html), RULES).title == report.title


@pytest.mark.parametrize("tag", ["button", "label", "a href=/", "noscript", "template", "svg"])
def test_what_an_element_leaves_open_takes_no_article_with_it(tag: str) -> None:
    opened = f"<header><{tag} class=toggle><div></{tag.split()[0]}></header>"
    html = article("el").replace("<main>", f"{opened}<main>")
    assert extract(_page(html), RULES).body == REPORTS["el"].body
