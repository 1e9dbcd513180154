"""Letters that the markup sets apart from their words, in texts and headlines."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tests.support.articles import PARAGRAPHS, RULES, fields_of, page
from tests.support.reports import REPORTS, article

CAPS = [
    "<p><span class=dropcap>{}</span>{}</p>",
    "<p><span class=dropcap>{}</span> {}</p>",
    "<p><span class='lettrine'> {} </span>{}</p>",
    "<p><b><font size=7>{}</font></b> {}</p>",
    "<p><big>{}</big>\n{}</p>",
    "<p><span style='float:left;font-size:60px'>{}</span><br>{}</p>",
    "<div class=drop-cap>{}</div><p>{}</p>",
    "<p class=first-letter>{}</p><p>{}</p>",
    "<p><img src=/t.gif align=left alt={}>\n{}</p>",
]


def opening_of(markup: str, language: str) -> str:
    report = REPORTS[language]
    text = article(language).replace(f"<p>{report.paragraphs[0]}</p>", markup)
    return extract(page(text), RULES).body.partition("\n\n")[0]


@pytest.mark.parametrize("language", ["en", "de", "fr", "pl", "ru", "el", "tr"])
@pytest.mark.parametrize("markup", CAPS)
def test_a_drop_cap_joins_its_word(markup: str, language: str) -> None:
    first = REPORTS[language].paragraphs[0]
    if first[0] in "AEIOUYÀÉÓÚVKSZАВИКОСУЯІЄ":
        first = "R" + first[1:]
    assert opening_of(markup.format(first[0], first[1:]), language) == first


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><b>R</b> is a language of few words, which the board of the harbour has spoken for years.</p>", "R is a language of few words, which the board of the harbour has spoken for years."),
        ("<p><span class=dropcap>A</span> ferry of the old kind is a thing that the board has not seen.</p>", "A ferry of the old kind is a thing that the board has not seen."),
        ("<p><span class=dropcap>A</span>fter nine years the board has not seen a ferry in these waters.</p>", "After nine years the board has not seen a ferry in these waters."),
        ("<p><span class=dropcap>V</span> přístavu se dnes sešla rada, která poprvé mluvila o starých lodích.</p>", "V přístavu se dnes sešla rada, která poprvé mluvila o starých lodích."),
        ("<p><span class=dropcap>“T</span>he ferry is old,” said the captain, who has met the board nine times.</p>", "“The ferry is old,” said the captain, who has met the board nine times."),
        ("<p><span class=dropcap>T</span>HE BOARD of the harbour has met nine times this year, as each year before.</p>", "THE BOARD of the harbour has met nine times this year, as each year before."),
        ("<p><img class=icon alt=X> follow the board of the harbour through the nine meetings of this long year.</p>", "follow the board of the harbour through the nine meetings of this long year."),
    ],
)  # fmt: skip
def test_a_letter_that_is_a_word_or_goes_with_another_keeps_its_blank(markup: str, text: str) -> None:
    assert opening_of(markup, "en") == text


def test_a_letter_over_a_heading_is_no_part_of_it() -> None:
    markup = "<p>The dictionary of the harbour has words for all that swims and for all that sinks.</p><p class=initial>T</p><h3>Tarn</h3>"
    body = extract(
        page(article("en", above="").replace("<p>" + REPORTS["en"].paragraphs[0] + "</p>", markup)), RULES
    ).body
    assert "\n\nTarn\n\n" in body


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Ferry <span class=h>C</span>ycle shortened to two days", "Ferry Cycle shortened to two days"),
        ("<a href=/x>Ferry <span class=h>C</span>ycle shortened to two days</a>", "Ferry Cycle shortened to two days"),
        ("<span>F</span><span>e</span><span>r</span><span>r</span><span>y</span> <span>s</span><span>i</span><span>n</span><span>k</span><span>s</span>", "Ferry sinks"),
        ("The <i>Titanic</i>, raised again", "The Titanic, raised again"),
        ("L’<em>eau</em> monte au port", "L’eau monte au port"),
        ("Die <b>Hafen</b>fähre fährt wieder", "Die Hafenfähre fährt wieder"),
        ("<span>Traffic</span><span>Ferry sinks in the harbour</span>", "Traffic Ferry sinks in the harbour"),
        ("Plan B<br>for the old ferry", "Plan B for the old ferry"),
        ("<span>Z</span> is for zeppelins", "Z is for zeppelins"),
    ],
)  # fmt: skip
def test_a_letter_or_stress_within_a_word_of_the_headline_joins_it(heading: str, title: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    markup = f"<html><head><title>Echo</title></head><body><article><h1>{heading}</h1>{text}</article></body></html>"
    assert fields_of(markup).title == title


@pytest.mark.parametrize(
    ("head", "below", "title"),
    [
        ("Echo Ferry sinks again", "<h3>Ferry sinks again</h3>", "Ferry sinks again"),
        ("Echo Ferry sinks again", "<h2>4 March 2026</h2><h3>Ferry sinks again</h3>", "Ferry sinks again"),
    ],
)
def test_a_masthead_before_the_headline_in_the_title_goes_without_a_separator_too(
    head: str, below: str, title: str
) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    markup = f"<title>{head}</title><h1><a href=/>Echo</a></h1><article>{below}{text}</article>"
    assert fields_of(markup).title == title
