"""Lists of other sites in a text are its own; who wrote it, under it, is not. Each with cases of the opposite."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text

URL = "https://www.example.org/2026/03/ferries"
TITLE = "Old ferries to run again this summer"
PROSE = (
    "The board of the harbour has met nine times this year, and each time somebody asked what to take along on the old ferry, which has no shop.",
    "Most of what is needed fits into one bag, says the pilot, who has crossed the strait four thousand times and never forgot his whistle.",
    "The ferry has no roof over its after deck, so that a coat is worth more than a tent from the first of May until the end of the season.",
    "Those who want to read more about the boats and their builders find the drawings in the old customs house, where they are kept in a chest.",
    "A new timetable is expected before Easter, when the members of the board meet again and the paint of the second ferry has dried at last.",
)  # fmt: skip
AWAY = ("https://rope-works.example/hemp", "//lamps.example/storm?from=echo", "http://maps.charts.example/strait")
NAMES = ("Hemp rope of ten metres", "Lamp for storms", "Chart of the strait")


def paragraphs_of(inside: str, *, head: str = "", headline: str = TITLE, url: str = URL) -> list[str]:
    markup = (
        f"<title>{headline}</title><main><article><h1>{headline}</h1>{head}<div class=t>{inside}</div></article></main>"
    )
    return find_body(parse_text(markup, url=url), title=headline).paragraphs


def prose(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def items(addresses: tuple[str, ...], pattern: str = "<li><a href='{}'>{}</a></li>") -> str:
    return "".join(pattern.format(address, name) for address, name in zip(addresses, NAMES, strict=True))


@pytest.mark.parametrize("pattern", ["<li><a href='{}'>{}</a></li>", "<li><p><b><a href='{}'>{}</a></b></p></li>"])
@pytest.mark.parametrize("over", ["", "<h3>What to take along</h3>", "<p>The pilot recommends:</p>"])
def test_a_list_in_the_text_whose_links_all_lead_to_other_sites_is_of_the_text(pattern: str, over: str) -> None:
    found = paragraphs_of(prose(*PROSE[:2]) + over + f"<ul>{items(AWAY, pattern)}</ul>" + prose(*PROSE[2:]))
    assert [line for line in found if line in NAMES] == list(NAMES)
    assert bool(over) == (len(found) == len(PROSE) + len(NAMES) + 1)


@pytest.mark.parametrize(
    "addresses",
    [
        ("/2026/03/a", "/2026/03/b", "/2026/03/c"),
        ("https://rope-works.example/hemp", "//lamps.example/storm", "https://shop.example.org/chart"),
        ("https://www.example.org/a", "https://www.example.org/b", "https://www.example.org/c"),
        ("#rope", "#lamp", "#chart"),
    ],
)
def test_a_list_that_leads_to_the_papers_own_pages_is_not(addresses: tuple[str, ...]) -> None:
    found = paragraphs_of(prose(*PROSE[:2]) + f"<ul>{items(addresses)}</ul>" + prose(*PROSE[2:]))
    assert found == list(PROSE)


@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_a_list_that_the_line_above_promises_stays_wherever_it_leads(language: str) -> None:
    said = {
        "en": "The pilots lend these three things for a fee:",
        "de": "Diese drei Dinge verleihen die Lotsen gegen Gebühr:",
        "ja": "水先案内人が貸し出しているのは次の三つの道具だけである：",
    }[language]
    own = ("/2026/03/a", "/2026/03/b", "/2026/03/c")
    found = paragraphs_of(prose(*PROSE[:2], said) + f"<ul>{items(own)}</ul>" + prose(*PROSE[2:]))
    assert found == [*PROSE[:2], said, *NAMES, *PROSE[2:]]


@pytest.mark.parametrize(
    "said", ["Also of note:", "Read more stories about the boats:", "We keep the boats and their pilots in mind."]
)
def test_a_pointer_and_a_whole_sentence_promise_nothing(said: str) -> None:
    own = ("/2026/03/a", "/2026/03/b", "/2026/03/c")
    found = paragraphs_of(prose(*PROSE[:2], said) + f"<ul>{items(own)}</ul>" + prose(*PROSE[2:]))
    assert not set(NAMES) & set(found)


def test_a_table_of_contents_is_no_text_whatever_is_above_it() -> None:
    said = "In the next chapters you will find these things:"
    found = paragraphs_of(prose(*PROSE[:2], said) + f"<ul>{items(('#a', '#b', '#c'))}</ul>" + prose(*PROSE[2:]))
    assert not set(NAMES) & set(found)


def test_a_list_of_other_sites_with_which_the_text_ends_is_not() -> None:
    assert paragraphs_of(prose(*PROSE[:4]) + f"<ul>{items(AWAY)}</ul>" + prose(PROSE[4])) == list(PROSE)


def test_a_bar_of_buttons_with_links_to_other_sites_is_not() -> None:
    bar = "<ul><li><a href=https://a.example/1>Share</a></li><li><a href=https://b.example/1>Ada on the quay</a></li></ul>"
    assert paragraphs_of(prose(*PROSE[:2]) + bar + prose(*PROSE[2:])) == list(PROSE)


BYLINES = [
    "<div>By Ada Quill</div>",
    "<address>By Ada QuillPublished: 4 March 2026</address>",
    "<p><a href=/people/ada>Ada Quill</a></p>",
]
LIVES = [
    ("en", "Ada Quill is a reporter in Ellerby, where she has covered the harbour and its boats since 1998."),
    ("en", "About the author: Ada Quill, who keeps bees, is the editor of the chronicle of the eastern pier."),
    ("de", "Ada Quill arbeitet seit 1998 als Reporterin in Ellerby und schreibt über den Hafen und seine Boote."),
    ("fr", "Ada Quill couvre le port d’Ellerby depuis 1998 et vit dans l’ancienne maison du pilote de la jetée."),
    ("ru", "Ада Квилл пишет о порте Эллерби с 1998 года и живёт в старом доме лоцмана у восточного пирса."),
]


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize(("language", "life"), LIVES)
def test_a_closing_paragraph_that_begins_with_the_name_of_the_byline_is_no_text(
    byline: str, language: str, life: str
) -> None:
    head = byline.replace("Ada Quill", "Ада Квилл") if language == "ru" else byline
    assert paragraphs_of(prose(*PROSE, life), head=head) == list(PROSE)


def test_each_of_two_writers_may_have_one() -> None:
    lives = (LIVES[0][1], "Tom Achebe teaches the history of ferries at the evening school of Holm and Tarn.")
    assert paragraphs_of(prose(*PROSE, *lives), head="<div>By Ada Quill and Tom Achebe</div>") == list(PROSE)


@pytest.mark.parametrize(
    ("head", "headline", "text"),
    [
        ("", TITLE, PROSE),
        ("<div>By Tom Achebe</div>", TITLE, PROSE),
        (
            "<div><a href=/tags/ada>Ada Quill</a></div>",
            TITLE,
            ("Ada Quill went aboard at dawn, as every year.", *PROSE),
        ),
        ("<div><a href=/tags/ada>Ada Quill</a></div>", "Ada Quill to sail again this summer", PROSE),
        ("<div>By Ada Quills</div>", TITLE, PROSE),
    ],
)
def test_a_closing_paragraph_about_somebody_else_or_the_subject_stays(
    head: str, headline: str, text: tuple[str, ...]
) -> None:
    assert paragraphs_of(prose(*text, LIVES[0][1]), head=head, headline=headline)[-1] == LIVES[0][1]


@pytest.mark.parametrize(
    "life",
    [
        "<p><em>(Ada Quill is a reporter in Ellerby, where she has covered the harbour since 1998.)</em></p>",
        "<p>*Ada Quill, MD, is a doctor in Ellerby and has treated those who fell into the harbour since 1998.</p>",
        "<p>— Ada Quill writes about the harbour of Ellerby and its boats for the Courier.</p>",
        "<h3>About Ada Quill</h3><p>Ada lives in Ellerby, where she has covered the harbour and its boats since 1998.</p>",
        "<div class=x1><h4><a href=/people/ada>Ada Quill</a></h4><div>Associate Editor</div><p>A sailor from the north, Quill has a passion for anything that floats, from tugs to tubs.</p></div>",
        "<section><p>Über Ada Quill</p><p>Quill wohnt in Ellerby und schreibt seit 1998 über den Hafen und seine Boote.</p></section>",
        "<div><p>À propos d’Ada Quill</p></div><p><b>Ada Quill</b></p><p>Ada couvre le port d’Ellerby depuis 1998 et vit dans la maison du pilote.</p>",
        "<div><p>Ada Quill</p><p>Ada pisze od 1998 roku o porcie w Ellerby i o jego łodziach dla Kuriera.</p></div>",
    ],
)
@pytest.mark.parametrize("byline", BYLINES)
def test_a_biography_in_brackets_or_under_a_line_with_the_name_is_no_text(byline: str, life: str) -> None:
    assert paragraphs_of(prose(*PROSE) + life, head=byline) == list(PROSE)


def test_a_byline_below_the_standfirst_names_the_writers_too() -> None:
    lives = (LIVES[0][1], "Tom Achebe teaches the history of ferries at the evening school of Holm and Tarn.")
    inside = f"<h2>{PROSE[0]}</h2><div class=byline>Ada Quill and Tom Achebe | Guest Columnists</div>" + prose(
        *PROSE[1:], *lives
    )
    assert paragraphs_of(inside)[-1] == PROSE[-1]


@pytest.mark.parametrize(
    ("byline", "life"),
    [
        ("بقلم سلمى حداد", "سلمى حداد صحفية من الزيتونية، تكتب عن الميناء وقواربه منذ عام 1998 وتعيش قرب الرصيف."),
        ("מאת נועה לוי", "נועה לוי היא כתבת הנמל של העיתון מאז 1998 וגרה בבית הנווט הישן ליד הרציף."),
        ("नेहा वर्मा", "नेहा वर्मा पत्रकार हैं और 1998 से बंदरगाह तथा उसकी नावों के बारे में लिखती हैं।"),
    ],
)
def test_so_it_is_in_scripts_without_capitals(byline: str, life: str) -> None:
    assert paragraphs_of(prose(*PROSE, life), head=f"<div>{byline}</div>") == list(PROSE)


@pytest.mark.parametrize(
    ("head", "text", "below"),
    [
        # Whoever is named elsewhere in the text is in the story.
        (BYLINES[0], ("Ada Quill went aboard at dawn, as every year.", *PROSE), "<h3>Ada Quill</h3><p>Ada has crossed the strait four thousand times and never forgot her whistle.</p>"),
        # A name that no byline has.
        (BYLINES[0], PROSE, "<h3>Tom Achebe</h3><p>Tom has crossed the strait four thousand times and never forgot his whistle.</p>"),
        # An entry of two writers' log: it says nothing of her.
        ("<div>By Ada Quill and Tom Achebe</div>", PROSE, "<div>Ada Quill</div><p>The second ferry has left the quay, and the first of its passengers wave at the crowd.</p>"),
        # The last of the headings that a table of contents lists.
        ("<ul><li><a href='#b'>The Bottom Line</a></li></ul>", PROSE, "<h3>The Bottom Line</h3><p>The ferries of the strait are slower than the bridge, and everybody likes them better.</p>"),
        # A subheading with one of her names among others.
        (BYLINES[0], PROSE, "<h3>A quill on the quay</h3><p>The quill of a goose is what the captain writes with in the book of the eastern pier.</p>"),
    ],
)  # fmt: skip
def test_what_is_under_a_name_and_tells_of_something_else_stays(head: str, text: tuple[str, ...], below: str) -> None:
    last = below.rpartition("<p>")[2].removesuffix("</p>")
    assert paragraphs_of(prose(*text) + below, head=head)[-1] == last
