"""Appeals of several paragraphs at the end of a text: they are one part, set apart, and go as one."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.closing_parts import leads_to_payment
from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text

TEXT = (
    "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody there was pleased.",
    "“The eastern pier will have to close,” said the harbour master, who has kept it for some thirty years.",
    "The oak below the water line was cut two centuries ago, and divers found it soft in eleven places.",
    "A new pier of larch would cost two million crowns, which is as much as the school was given last year.",
    "Fishermen want to land their catch at the western pier until then, where the ice house has room enough.",
    "A decision is expected on Friday, when the members meet again in the old customs house on the quay.",
)
NOBODY = "Nobody owns the Echo, and nobody tells it what to leave out."


def body_of(closing: str) -> list[str]:
    """The body of a page of six paragraphs and what is below them."""
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    markup = (
        "<html><head><title>Pier to close</title></head><body><article><h1>Pier to close</h1>"
        f"<div class=text>{text}{closing}</div></article></body></html>"
    )
    return find_body(parse_text(markup, url="https://echo.example/pier"), title="Pier to close").paragraphs


@pytest.mark.parametrize(
    "closing",
    [
        f"<hr><p><strong>Before you go</strong></p><p>{NOBODY}</p>"
        "<p>If each of you gave three crowns to our newsroom, the appeal would be over within the hour.</p>"
        "<p><a class=btn href=/donate>Yes, I will</a></p>",
        f"<div class=m4><h4>One more thing</h4><p>{NOBODY}</p><p>What it prints is free for all who live by the sea.</p>"
        "<a href='/membership/'>Join in</a></div>",
        f"<p><em>{NOBODY}</em></p><p><em>Become a member for four crowns a month, and help us to print for everybody.</em></p>"
        "<p><em>With thanks.</em></p>",
        "<div class=podpora><h4>Líbil se vám článek?</h4><p>Echo vydává pět lidí a tři dobrovolníci. Bez vašich darů by nevycházelo.</p>"
        "<p>Přispět můžete na účet 123456/0100 nebo kartou.</p></div>",
        "<div class=wand><h3>Weiter mit Abo</h3><p>Lesen Sie diesen und alle anderen Artikel einen Monat lang für einen Franken.</p>"
        "<ul><li>Jederzeit kündbar</li><li>Zugriff auf alle Artikel</li></ul><p>Sie haben schon eines? <a href=/login>Anmelden</a></p></div>",
        "<div class=kotak><p>Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu.</p></div>",
        "<p>You are receiving this because you signed up at echo.example.<br><a href=#>Unsubscribe</a></p>",
        "<p class=licencia>Este artículo se publica con licencia CC BY-NC. Puedes reproducirlo citando la fuente.</p>",
        "<p>- 12 -</p>",
    ],
)
def test_a_part_that_is_an_appeal_goes_as_one(closing: str) -> None:
    """By a rule, a heading, a box or slant set apart, however its paragraphs are worded."""
    assert body_of(closing) == list(TEXT)


@pytest.mark.parametrize(
    "closing",
    [
        ["<p>{}</p>", "Those who want to give can sign the list at the harbour office, which is open until six."],
        ["<h3>{}</h3><p>{}</p>", "What is next", "The divers go down again in May, when the water is warm and clear."],
        [
            "<h3>{}</h3><p>{} <a href='https://piers.example/donate'>{}</a></p>",
            "How the pier can be helped",
            "The friends of the pier collect money for larch on a page of their own:",
            "see their list.",
        ],
        ["<p><em>{}</em></p>", "The pier of Ellerby was built in 1740 by order of a king who never came to see it."],
        [
            "<div class=x><p>{}</p><p>{}</p></div>",
            "The western pier is younger, and its builders used stone from the hills.",
            "It has never been closed, not even in the winter of the great ice.",
        ],
        [
            "<hr><p>{}</p>",
            "“Support us, or say goodbye to us,” the harbour master told the hall at the end of the evening.",
        ],
    ],
)
def test_a_last_part_of_the_text_stays(closing: list[str]) -> None:
    """Set apart, but not spoken to the readers of the paper; or spoken of it, but not set apart."""
    markup, *texts = closing
    kept = body_of(markup.format(*texts))
    assert kept[: len(TEXT)] == list(TEXT)
    assert " ".join(kept[len(TEXT) :]) == " ".join(texts)


def test_entries_of_one_kind_are_no_parts() -> None:
    """The last entry of a live blog welcomes its readers: it is in a box like the others."""
    last = "We will be with you all evening, from the first guest to the last song of our choir."
    entries = "".join(
        f"<div class=entry><h3>Entry {at}</h3><p>{line}</p></div>" for at, line in enumerate((*TEXT, last))
    )
    markup = f"<html><body><article><h1>A long evening</h1><div class=text>{entries}</div></article></body></html>"
    assert find_body(parse_text(markup), title="A long evening").paragraphs[-1] == last


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/donate", True),
        ("https://ellerby-echo.com/de/abo/", True),
        ("https://abo.ellerby-echo.com/start?x=1", True),
        ("https://www.ellerby-echo.com/support-the-echo/?utm_source=end", True),
        ("https://piers.example/donate", False),
        ("/2026/05/who-may-subscribe-to-a-pier/", False),
        ("/news/donations-to-the-pier-4412", False),
        ("mailto:donate@echo.example", False),
        ("http://[", False),
    ],
)
def test_addresses_where_readers_pay(href: str, leads: bool) -> None:
    assert leads_to_payment(href, "ellerby-echo.com") is leads
