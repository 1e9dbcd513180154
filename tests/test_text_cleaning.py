"""Text as a reader sees it, whatever the markup did to it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.body.blocks import lay_out
from tasks.pure.extract.page.text import clean, ends_sentence, same_words
from tasks.pure.extract.page.tree import parse_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \t words\u00a0here \u2003 ", "two words here"),
        ("ice\u00adbreaker", "icebreaker"),
        ("zero\u200bwidth \ufeffmark\u2060s", "zerowidth marks"),
        ("\u202bשלום\u202c \u200eworld", "שלום world"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("Tom &amp; Rita&rsquo;s", "Tom & Rita’s"),
        ("AT&T and R&D; x < y", "AT&T and R&D; x < y"),
        ("&#8220;so&#x201d;", "“so”"),
        ("one \n  \n two ", "one\ntwo"),
        ("bell\x07 and\x00nul", "bell andnul"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_clean_text_is_normal_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert "  " not in once
    assert clean(once) == once or "&" in text


@pytest.mark.parametrize(
    "text", ["So.", "So!”", "What?", "そうだ。", "「そうだ」", "ठीक है।", "نعم؟", "more…", "three things:"]
)
def test_sentences_end_in_many_scripts(text: str) -> None:
    assert ends_sentence(text)


def test_same_words_ignores_case_marks_and_space() -> None:
    assert same_words("“A–b” c") == same_words("a b, C") == "abc"
    assert same_words("Straße ½") == same_words("STRASSE 1⁄2")


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p><span class=drop>T</span>he <a href=x>inline link</a> stays.</p>", ["The inline link stays."]),
        ("<p>one<br>two<br><br>three<br/> <br/>four</p>", ["one\ntwo", "three", "four"]),
        ("<div>loose text<p>para</p>tail</div>", ["loose text", "para", "tail"]),
        ("<p>torn <div class=ad></div>by a box</p>", ["torn", "by a box"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["a", "b"]),
        ("<table><tr><th>Team<th>Won<tr><td>Ellerby<td>6</table>", ["Team | Won", "Ellerby | 6"]),
        ("<p>cites<sup><a href='#1'>[12]</a></sup> a note, 5 m<sup>2</sup></p>", ["cites a note, 5 m2"]),
        ("<p>a <my-mark><a href=x>custom</a></my-mark> element</p>", ["a custom element"]),
        ("<my-box><div>one</div><div>two</div></my-box>", ["one", "two"]),
        ("<pre>one\n two</pre>", ["one two"]),
    ],
)
def test_lines_of_a_page(markup: str, blocks: list[str]) -> None:
    assert [block.text for block in lay_out(parse_text(markup).soup).blocks] == blocks


def test_words_in_links_are_counted() -> None:
    (block,) = lay_out(parse_text("<p>one <a href=x>two three</a> four</p>").soup).blocks
    assert (block.words, block.link_words) == (4, 2)
