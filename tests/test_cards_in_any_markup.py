"""Cards of other articles go whatever markup they are in, and the same markup stays where it holds the article's own text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Page, SourceRules

URL = "https://oddmouth-echo.example/news/wooden-bridge-beside-the-mill-to-reopen"
ENGLISH = (
    "The parish council of Nether Wold voted on Tuesday night to reopen the wooden bridge beside the mill before the autumn.",
    "An inspection found that the piles will last another twenty years, provided that the deck is tarred every spring.",
    "Council leader Maud Entwick called it good news, because the money will now stretch to the eastern ferry as well.",
    "Residents had asked for a lower speed on the dyke, where three cyclists were hurt last year.",
    "The matter comes back in October, when the county's figures are due to be known.",
)
POLISH = (
    "Rada miejska Starego Brodu zdecydowała we wtorek wieczorem, że most nad młynówką zostanie wyremontowany jeszcze tej jesieni.",
    "Kosztorys przewiduje wymianę wszystkich desek i wzmocnienie dwóch przyczółków, które uszkodziła wiosenna powódź.",
    "Burmistrz Halina Sowińska zapowiedziała, że objazd będzie prowadził przez groblę i potrwa nie dłużej niż sześć tygodni.",
    "Mieszkańcy osiedla pytali przede wszystkim o autobus szkolny, który od marca zatrzymuje się dopiero przy remizie.",
    "Radni wrócą do sprawy w listopadzie, kiedy będzie znany wynik przetargu na oświetlenie.",
)
JAPANESE = (
    "松ヶ浦市議会は火曜日の夜、水車小屋の脇にある古い木の橋を今秋に修理することを賛成多数で決めた。",
    "調査によると、杭は少なくともあと二十年は使えるが、橋板は毎年春に塗り直す必要があるという。",
    "市長の大槻文枝氏は、残った予算を東岸の渡し船に回せると述べ、住民の協力に感謝した。",
    "住民からは堤防の道路の速度を下げてほしいという声が出ており、昨年は自転車に乗った三人がけがをした。",
    "議会は県の数字がそろう十月に、この問題をもう一度話し合う予定だ。",
)
CARDS = {
    ENGLISH: (
        (
            "Ferry to Skarn island sails again after dry dock",
            "The crossing had been closed since Easter, when divers found a crack.",
        ),
        (
            "Village school wins back its third teacher",
            "Parents had collected signatures at the market through all of September.",
        ),
        ("Council wants a night train to the coast", "A study is to show by March what the platform would cost."),
        ("Choir of the lighthouse keepers turns a hundred", "Four of its members still keep a lamp in the old tower."),
    ),
    POLISH: (
        (
            "Prom na Skarn znów pływa po remoncie",
            "Połączenie było zamknięte od Wielkanocy, gdy nurkowie znaleźli pęknięcie.",
        ),
        ("Wiejska szkoła odzyskała trzecią nauczycielkę", "Rodzice przez cały wrzesień zbierali podpisy na targu."),
        ("Rada chce nocnego pociągu na wybrzeże", "Do marca ma być wiadomo, ile kosztowałby peron."),
        ("Chór latarników kończy w tym roku sto lat", "Czworo jego członków wciąż dogląda lampy w starej wieży."),
    ),
    JAPANESE: (
        ("スカーン島への渡し船、点検を終え運航再開", "潜水士が船尾に亀裂を見つけ、春から運休が続いていた。"),
        ("村の小学校に三人目の先生が戻る", "保護者は九月いっぱい市場で署名を集めていた。"),
        ("市議会、海岸への夜行列車を要望", "ホームの費用は三月までに調査で明らかになる。"),
        ("灯台守の合唱団が百周年", "団員のうち四人は今も灯の番をしている。"),
    ),
}
FORMS = {
    "terms of a list": ("<dl>", '<dt><a href="{link}">{title}</a></dt><dd>{text}</dd>', "</dl>"),
    "one link around all": ("", '<article><a href="{link}"><h3>{title}</h3><p>{text}</p></a></article>', ""),
    "links in a row": ('<div class="q8">', '<a href="{link}"><h4>{title}</h4><p>{text}</p></a>', "</div>"),
    "lines of a table": (
        "<table>",
        '<tr><td><img src="/i.jpg"></td><td><a href="{link}">{title}</a><br>{text}</td></tr>',
        "</table>",
    ),
    "inline elements": (
        '<div class="q8">',
        '<div><span><a href="{link}">{title}</a></span> <span>{text}</span></div>',
        "</div>",
    ),
    "paragraphs": ("", '<p><a href="{link}"><strong>{title}</strong></a><br>{text}</p>', ""),
    "an empty link over all": (
        '<div class="q8">',
        '<div><img src="/i.jpg"><a href="{link}" title="{title}"></a><div>{title}</div><p>{text}</p></div>',
        "</div>",
    ),
    "an arrow below": (
        '<div class="q8">',
        '<div class="q9"><h3>{title}</h3><p>{text}</p><a href="{link}">»</a></div>',
        "</div>",
    ),
}


def body_of(text: tuple[str, ...], inside: str, *, at: int) -> list[str]:
    """The paragraphs of an article's text from a page with this markup before its paragraph ``at``."""
    html = (
        "<!DOCTYPE html><title>Wooden bridge beside the mill to reopen</title>"
        '<meta property="article:published_time" content="2026-03-04T09:00:00Z"><main><article>'
        f'<h1>Wooden bridge beside the mill to reopen</h1><div class="k7">{paragraphs(*text[:at])}{inside}{paragraphs(*text[at:])}'
        "</div></article></main>"
    )
    page = Page("", "case", URL, URL, 200, (), html.encode(), datetime(2026, 3, 5, 12, tzinfo=UTC))
    article = article_from(page, SourceRules("case"))
    assert isinstance(article, Article)
    return article.body.split("\n\n")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def cards(text: tuple[str, ...], form: str, count: int) -> str:
    before, card, after = FORMS[form]
    shown = (
        card.format(link=f"/n/{number}", title=title, text=teaser)
        for number, (title, teaser) in enumerate(CARDS[text][:count])
    )
    return before + "".join(shown) + after


@pytest.mark.parametrize("text", CARDS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("form", FORMS)
def test_cards_in_and_under_the_text_go(form: str, text: tuple[str, ...]) -> None:
    assert body_of(text, cards(text, form, 2), at=2) == list(text)
    assert body_of(text, cards(text, form, 3), at=5) == list(text)


@pytest.mark.parametrize("text", CARDS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize(
    "card",
    [
        '<div class="w2"><h3><a href="{link}">{title}</a></h3><p>{text} {next}</p></div>',
        '<article class="w2"><h3><a href="{link}">{title}</a></h3><p>{text} {next}</p></article>',
        '<li class="w2"><h3><a href="{link}">{title}</a></h3><p>{text} {next}</p></li>',
        '<dl><dt><a href="{link}">{title}</a></dt><dd>{text} {next}</dd></dl>',
    ],
)
def test_long_teasers_under_a_short_text_go(card: str, text: tuple[str, ...]) -> None:
    shown = [
        card.format(link=f"/n/{number}", title=title, text=teaser, next=CARDS[text][number - 1][1])
        for number, (title, teaser) in enumerate(CARDS[text])
    ]
    inside = "".join(shown).replace("</dl><dl>", "")
    assert body_of(text[:3], f"<div>{inside}</div>", at=3) == list(text[:3])


def test_a_second_article_in_the_next_row_or_under_a_linked_headline_goes() -> None:
    titles = CARDS[ENGLISH]
    second = paragraphs(*(text for _, text in titles), *POLISH[:2])
    for html in (
        f"<table><tr><td><h1>Wooden bridge to reopen</h1>{paragraphs(*ENGLISH)}</td></tr>"
        f"<tr><td><h1>{titles[0][0]}</h1>{second}</td></tr></table>",
        f'<div class="a"><h1>Wooden bridge to reopen</h1>{paragraphs(*ENGLISH)}</div>'
        f'<div class="a"><h2><a href="/n/0">{titles[0][0]}</a></h2>{second}</div>',
    ):
        markup = f"<!DOCTYPE html><title>Wooden bridge to reopen</title><div>{html}</div>"
        page = Page("", "case", URL, URL, 200, (), markup.encode(), datetime(2026, 3, 5, 12, tzinfo=UTC))
        article = article_from(page, SourceRules("case"))
        assert isinstance(article, Article)
        assert article.body.split("\n\n") == list(ENGLISH)


TITLES, TEASERS = zip(*CARDS[ENGLISH], strict=True)
KEPT = {
    "definitions": (
        "<dl>" + "".join(f"<dt>{title}</dt><dd>{text}</dd>" for title, text in CARDS[ENGLISH][:3]) + "</dl>",
        [line for card in CARDS[ENGLISH][:3] for line in card],
    ),
    "definitions of linked terms elsewhere": (
        "<dl>"
        + "".join(
            f'<dt><a href="https://other.example/{title[:4]}">{title}</a></dt><dd>{text}</dd>'
            for title, text in CARDS[ENGLISH][:3]
        )
        + "</dl>",
        [line for card in CARDS[ENGLISH][:3] for line in card],
    ),
    "boxes with headings": (
        "".join(f'<div class="z"><h3>{title}</h3><p>{text}</p></div>' for title, text in CARDS[ENGLISH][:2]),
        [line for card in CARDS[ENGLISH][:2] for line in card],
    ),
    "boxes with headings that lead to another site": (
        "".join(
            f'<div class="z"><h3>{title}</h3><p>{text}</p><a href="https://other.example/{title[:4]}">»</a></div>'
            for title, text in CARDS[ENGLISH][:2]
        ),
        [line for card in CARDS[ENGLISH][:2] for line in (*card, "»")],
    ),
    "sentences that begin with a link": (
        '<ul><li><a href="/a">The ferry of Skarn</a> was closed at Easter, when divers found a crack.</li>'
        '<li><a href="/b">The school of the village</a> wants its third teacher back by the autumn.</li></ul>',
        [
            "The ferry of Skarn was closed at Easter, when divers found a crack.",
            "The school of the village wants its third teacher back by the autumn.",
        ],
    ),
    "a link that is a paragraph": (
        '<p><a href="/plan">The plan of the county shows how the dyke is to be raised by half a metre in three years.</a></p>',
        ["The plan of the county shows how the dyke is to be raised by half a metre in three years."],
    ),
    "a table": (
        "<table>"
        + "".join(f"<tr><th>{title}</th><td>{number}</td></tr>" for number, title in enumerate(TITLES))
        + "</table>",
        [f"{title} | {number}" for number, title in enumerate(TITLES)],
    ),
    "folded answers": (
        "".join(f"<details><summary>{title}</summary><p>{text}</p></details>" for title, text in CARDS[ENGLISH][:2]),
        [line for card in CARDS[ENGLISH][:2] for line in card],
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_the_same_markup_stays_where_it_is_text(name: str) -> None:
    inside, lines = KEPT[name]
    assert [line for line in body_of(ENGLISH, inside, at=2) if line != "»"] == [
        *ENGLISH[:2],
        *(line for line in lines if line != "»"),
        *ENGLISH[2:],
    ]


def test_a_review_of_things_that_it_links_stays() -> None:
    things = "".join(
        f'<div class="z"><h3><a href="/t/{number}">{name}</a></h3><p>{ENGLISH[3]} {text} {ENGLISH[4]}</p></div>'
        for number, (name, text) in enumerate(zip(("Holm", "Old Tarn", "Vessel Bay", "Skarvik"), TEASERS, strict=True))
    )
    assert len(body_of(ENGLISH[:3], things, at=3)) == 3 + 8
