"""What stands in one box with a form is the form's, in any language; a paragraph of the text beside a form stays."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of

OFFERS = {
    ENGLISH: ("The tide table in your inbox", "Every Friday, the best of the harbour and nothing else."),
    POLISH: ("Przypływy w twojej skrzynce", "W każdy piątek wszystko, co najlepsze z portu, i nic poza tym."),
    JAPANESE: ("潮の便りをお手元に", "毎週金曜日、港の一番よい話だけを届けます。"),
}
FORMS = {
    "heading and paragraph": "<div class=q1><h3>{0}</h3><p>{1}</p><form action=/s><input type=email><button>OK</button></form></div>",
    "form first": "<section><form action=/s><input type=email></form><div>{0}</div><div>{1}</div></section>",
    "nested": "<div class=q1><div><h4>{0}</h4></div><div><p>{1}</p><div><form><input name=m></form></div></div></div>",
    "words in the form": "<div><p>{0}</p><form><p>{1}</p><input type=email></form></div>",
}


@pytest.mark.parametrize("text", OFFERS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("at", [3, 5])
def test_what_stands_in_a_box_with_a_form_goes(at: int, form: str, text: tuple[str, ...]) -> None:
    assert body_of(text, FORMS[form].format(*OFFERS[text]), at=at) == list(text)


FIELD = "<form action=/s><input type=email><button>OK</button></form>"
LONG = "The warden keeps a list of everybody who has crossed the bridge since the spring, with the hour and the weight of what they carried, and reads from it to whoever climbs the stairs to his room above the mill."
KEPT = {
    "a form between paragraphs": (FIELD, []),
    "a long paragraph in its box": (f"<div><p>{LONG}</p>{FIELD}</div>", [LONG]),
    "things with a form each": (
        "".join(f"<div><p>{name} is made of oak and comes with a brass foot.</p>{FIELD}</div>" for name in ("Aft", "Bow", "Keel", "Mast")),
        [f"{name} is made of oak and comes with a brass foot." for name in ("Aft", "Bow", "Keel", "Mast")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KEPT)
def test_the_text_beside_a_form_stays(kind: str) -> None:
    inside, kept = KEPT[kind]
    assert body_of(ENGLISH, inside, at=3) == [*ENGLISH[:3], *kept, *ENGLISH[3:]]


def test_a_page_that_begins_with_its_form_keeps_what_is_over_it() -> None:
    intro = "Find out below when the next ferry leaves from your quay."
    assert body_of(ENGLISH, f"<div><p>{intro}</p>{FIELD}</div>", at=0) == [intro, *ENGLISH]
