"""A heading that links and a short text that has nothing to do with the article is another article's card, also without a box."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.unboxed import stems
from tests.test_cards_in_any_markup import CARDS, ENGLISH, JAPANESE, POLISH, body_of, paragraphs

SWAHILI = (
    "Baraza la kijiji cha Mto Juu liliamua Jumanne usiku kufungua tena daraja la mbao karibu na kinu kabla ya mvua.",
    "Ukaguzi ulionyesha kuwa nguzo zitadumu miaka ishirini zaidi ikiwa zitapakwa lami kila mwaka.",
    "Mwenyekiti Maudi Entuki alisema ni habari njema kwa sababu fedha zitatosha pia kwa kivuko cha mashariki.",
    "Wakazi walikuwa wameomba mwendo wa chini kwenye tuta, ambapo waendesha baiskeli watatu waliumia.",
    "Suala hilo litarudi mwezi Oktoba, takwimu za kaunti zitakapojulikana.",
)
SWAHILI_CARDS = (
    ("Kwaya ya walinzi wa mnara yatimiza karne moja", "Wanne kati yao bado wanatunza taa ya zamani."),
    ("Shule ya kijiji yapata tena mwalimu wake wa tatu", "Wazazi walikusanya saini sokoni wiki nzima."),
    ("Treni ya usiku kwenda pwani yaombwa na madiwani", "Utafiti utaonyesha gharama za jukwaa hilo."),
)
ARTICLES = {
    "en": (ENGLISH, CARDS[ENGLISH]),
    "pl": (POLISH, CARDS[POLISH]),
    "ja": (JAPANESE, CARDS[JAPANESE]),
    "sw": (SWAHILI, SWAHILI_CARDS),
}
FLAT = {
    "a heading": '<h3><a href="{link}">{title}</a></h3><p>{text}</p>',
    "a heading below its picture": '<a href="{link}"><img src="/i.jpg"></a><h4><a href="{link}">{title}</a></h4><p>{text}</p>',
    "a heading with a date": '<h2><a href="{link}">{title}</a></h2><time>3.3.2026</time><p>{text}</p>',
    "a heading over a division": '<h3><a href="{link}">{title}</a></h3><div>{text}</div>',
    "a break": '<br><b><a href="{link}">{title}</a></b><br><font size="2">{text}</font><br><br>',
}


def flat(form: str, cards: tuple[tuple[str, str], ...]) -> str:
    return "".join(
        form.format(link=f"/n/{number}", title=title, text=text) for number, (title, text) in enumerate(cards)
    )


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("form", FLAT)
def test_cards_without_a_box_go(form: str, language: str) -> None:
    text, cards = ARTICLES[language]
    for count, at in ((1, 2), (1, 5), (2, 2), (3, 5)):
        assert body_of(text, flat(FLAT[form], cards[:count]), at=at) == list(text), (count, at)


@pytest.mark.parametrize("language", ARTICLES)
def test_lines_that_link_with_a_text_below_each_go_together(language: str) -> None:
    text, cards = ARTICLES[language]
    for form in (
        '<p><a href="{link}">{title}</a></p><p>{text}</p>',
        '<p><strong><a href="{link}">{title}</a></strong></p><p>{text}</p>',
    ):
        assert body_of(text, flat(form, cards[:2]), at=2) == list(text)
        assert body_of(text, flat(form, cards[:3]), at=5) == list(text)


BOXES = {
    "blockquote": '<blockquote><h4><a href="{link}">{title}</a></h4><p>{text}</p></blockquote>',
    "blockquote of paragraphs": '<blockquote><p><a href="{link}">{title}</a></p><p>{text}</p></blockquote>',
    "details": '<details open><summary><a href="{link}">{title}</a></summary><p>{text}</p></details>',
    "table": '<table><tr><td><h4><a href="{link}">{title}</a></h4><p>{text}</p></td></tr></table>',
    "table of two rows": '<table><tr><td><a href="{link}">{title}</a></td></tr><tr><td>{text}</td></tr></table>',
    "list of one": '<ul><li><h4><a href="{link}">{title}</a></h4><p>{text}</p></li></ul>',
    "definition": '<dl><dt><a href="{link}">{title}</a></dt><dd>{text}</dd></dl>',
    "fieldset": '<fieldset><legend><a href="{link}">{title}</a></legend><p>{text}</p></fieldset>',
    "hgroup": '<hgroup><h4><a href="{link}">{title}</a></h4><p>{text}</p></hgroup>',
    "center": '<center><b><a href="{link}">{title}</a></b><br><font size="1">{text}</font></center>',
}


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("box", BOXES)
def test_a_card_alone_in_any_box_goes(box: str, language: str) -> None:
    text, cards = ARTICLES[language]
    for at in (2, 5):
        assert body_of(text, flat(BOXES[box], cards[:1]), at=at) == list(text)


TITLES = [title for title, _ in CARDS[ENGLISH]]
TEASERS = [text for _, text in CARDS[ENGLISH]]
OWN = {
    "a heading about the article": (
        '<h3><a href="/t/bridge">What the council says about the bridge</a></h3><p>The wooden deck is tarred in spring.</p>',
        ["What the council says about the bridge", "The wooden deck is tarred in spring."],
    ),
    "a short heading that links": (
        f'<h3><a href="/t/ferry">The old ferry</a></h3><p>{TEASERS[0]}</p>',
        ["The old ferry", TEASERS[0]],
    ),
    "a heading that links beside one that does not": (
        f'<h3><a href="/t/ferry">{TITLES[0]}</a></h3><p>{TEASERS[0]}</p><h3>{TITLES[1]}</h3><p>{TEASERS[1]}</p>',
        [TITLES[0], TEASERS[0], TITLES[1], TEASERS[1]],
    ),
    "a heading that leads to another site": (
        f'<h3><a href="https://other.example/ferry">{TITLES[0]}</a></h3><p>{TEASERS[0]}</p>',
        [TITLES[0], TEASERS[0]],
    ),
    "a heading that leads to a place on the page": (
        f'<h3><a href="#ferry">{TITLES[0]}</a></h3><p>{TEASERS[0]}</p>',
        [TITLES[0], TEASERS[0]],
    ),
    "a numbered heading": (
        f'<h3><a href="/t/ferry">3. {TITLES[0]}</a></h3><p>{TEASERS[0]}</p>',
        [f"3. {TITLES[0]}", TEASERS[0]],
    ),
    "a heading over a list": (
        f'<h3><a href="/t/ferry">{TITLES[0]}</a></h3><ul><li>{TEASERS[0]}</li><li>{TEASERS[1]}</li></ul>',
        [TITLES[0], TEASERS[0], TEASERS[1]],
    ),
    "a heading over what is said of a file": (
        f'<h3><a href="/files/plan.pdf">{TITLES[0]}</a></h3><p>{TEASERS[0]}</p>',
        [TITLES[0], TEASERS[0]],
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_headings_of_the_article_stay(name: str) -> None:
    inside, lines = OWN[name]
    assert body_of(ENGLISH, inside, at=3) == [*ENGLISH[:3], *lines, *ENGLISH[3:]]


def test_a_paragraph_below_a_link_to_another_article_stays() -> None:
    link = f'<p><a href="/n/1">{TITLES[1]}</a></p>'
    assert body_of(ENGLISH, link + paragraphs("Nobody was there."), at=2) == [
        *ENGLISH[:2],
        "Nobody was there.",
        *ENGLISH[2:],
    ]


def test_a_list_of_what_the_text_is_about_stays() -> None:
    places = "".join(
        f'<h3><a href="/t/{number}">{title}</a></h3><p>{text} {ENGLISH[number]}</p>'
        for number, (title, text) in enumerate(CARDS[ENGLISH])
    )
    assert len(body_of(ENGLISH[4:], places, at=1)) == 1 + 2 * len(TITLES)


def test_stems_tell_what_a_text_is_about() -> None:
    assert set(stems("The harbours, and the harbour of Bo")) == {"harbou"}
    assert set(stems("信号楼 と カワウソ")) == {"信号", "号楼", "カワ", "ワウ", "ウソ"}
    assert set(stems("도서관으로 도서관이")) == {"도서"}
