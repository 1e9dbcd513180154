"""What a paper offers its readers goes with the line over it, and the notice of a wall; a report of such things stays."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of

OFFERS = {
    ENGLISH: ("Reporting that belongs to its readers", "Support our work with four coins a month and help us to go and look."),
    POLISH: ("Niezależne pismo potrzebuje czytelników", "Wesprzyj naszą redakcję kwotą od dziesięciu złotych miesięcznie."),
}  # fmt: skip
BOXES = (
    "<div class=q8><p>{0}</p><p>{1}</p></div>",
    "<div class=q8><h3>{0}</h3><p>{1}</p></div>",
    "<div class=q8><div><b>{0}</b></div><div>{1}</div></div>",
)


@pytest.mark.parametrize("text", OFFERS, ids=("en", "pl"))
@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("at", [2, 5])
def test_the_heading_of_an_offer_goes_with_it(at: int, box: str, text: tuple[str, ...]) -> None:
    assert body_of(text, box.format(*OFFERS[text]), at=at) == list(text)


def test_a_line_over_an_offer_stays_where_the_text_goes_on_in_its_box() -> None:
    title, offer = OFFERS[ENGLISH]
    more = "Nobody had asked for the old ferry until the bridge was closed in the spring."
    assert body_of(ENGLISH, f"<div class=q8><p>{title}</p><p>{offer}</p><p>{more}</p></div>", at=3) == [
        *ENGLISH[:3],
        title,
        more,
        *ENGLISH[3:],
    ]


@pytest.mark.parametrize(
    ("text", "call"),
    [
        (POLISH, "Pobierz naszą aplikację na iOS i Androida."),
        (ENGLISH, "Download our app and never miss a story."),
        (ENGLISH, "Subscribe to our newsletter to get the day in one letter."),
    ],
)
def test_a_paragraph_that_only_calls_for_the_papers_own_offer_goes(text: tuple[str, ...], call: str) -> None:
    assert body_of(text, f"<p>{call}</p>", at=3) == list(text)


@pytest.mark.parametrize(
    "said",
    [
        "Subscribe to the newsletter of the ferry line if you cross often, since the quay has no board.",
        "“Please subscribe to our newsletter,” the harbour master told everybody who came to the meeting.",
        "Our newsletter of 1911 said that the bridge would last for a hundred years, and it did.",
    ],
)
def test_a_paragraph_about_such_things_stays(said: str) -> None:
    assert body_of(ENGLISH, f"<p>{said}</p>", at=3) == [*ENGLISH[:3], said, *ENGLISH[3:]]


WALLS = (
    (ENGLISH, "For those who belong to us", "To continue reading, take out a subscription for one coin a month."),
    (POLISH, "Czytaj dalej z nami", "Pozostało 70% artykułu. Wykup dostęp za złotówkę w pierwszym miesiącu."),
    (JAPANESE, "会員の方へ", "残り70%。初月百円の登録で続きをお読みいただけます。"),
)


@pytest.mark.parametrize(("text", "label", "notice"), WALLS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("at", [2, 5])
def test_the_notice_of_a_wall_goes_with_the_line_above_it(
    at: int, text: tuple[str, ...], label: str, notice: str
) -> None:
    assert body_of(text, f"<p>{label}</p><p>{notice}</p>", at=at) == list(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENGLISH, "“Subscribe to our newsletter,” says the card on the door of the ferry office."),
        (ENGLISH, '"Follow us on the map", the children called from the mill.'),
        (ENGLISH, "‘Download our app’ is what the warden tells everybody who asks him for a ticket."),
        (ENGLISH, "»Abonnieren Sie unsere Karte«, stand auf dem Zettel an der Tür der Mühle."),
        (ENGLISH, "„Folgen Sie uns“, rief die Wärterin, und alle gingen ihr nach."),
        (POLISH, "„Zapisz się do naszego newslettera” – tak zaczyna się kartka na drzwiach remizy."),
        (JAPANESE, "「メールマガジンに登録してください」と、渡し船の事務所の戸には書いてある。"),
    ],
)
def test_a_paragraph_that_begins_with_a_quoted_call_stays(text: tuple[str, ...], said: str) -> None:
    assert body_of(text, f"<p>{said}</p>", at=3) == [*text[:3], said, *text[3:]]
