"""A snippet shows the matching passage of a text, with the searched words marked and nothing added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.search.snippets import Piece, marked, snippet


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "terms", "result"),
    [
        ("The harbour bridge", ["bridge"], "The harbour [bridge]"),
        ("L'Élysée n'a rien dit", ["elysee"], "L'[Élysée] n'a rien dit"),
        ("Two bridges, one Bridge.", ["bridge"], "Two [bridges], one [Bridge]."),
        ("The vote; voters voted; voting began", ["vote"], "The [vote]; [voters] [voted]; voting began"),
        ("An art fair, an artist", ["art"], "An [art] fair, an artist"),
        ("Sanctioned by sanctions", ["sanctions"], "[Sanctioned] by [sanctions]"),
        ("港口大桥因风暴关闭", ["大桥"], "港口[大桥]因风暴关闭"),
        (
            "The climate changes. Change the climate-change act!",
            ["climate change"],
            "The [climate changes]. Change the [climate-change] act!",
        ),
        ("Votes in a town, in a", ["in a"], "Votes [in a] town, [in a]"),
        ("COVID-19 and 19 of covid", ["covid 19"], "[COVID-19] and 19 of covid"),
        ("Infrastructure, infra, inframan", ["infra*"], "[Infrastructure], [infra], [inframan]"),
        ("May or may; Mays", ["=May"], "[May] or may; Mays"),
        ("Old Town, old town", ["=Old Town"], "[Old Town], old town"),
        ("हिन्दी में खबर", ["हिनदी"], "[हिन्दी] में खबर"),
        ("大桥 港口、大桥", ["港口 大桥"], "大桥 [港口、大桥]"),
        ("in", ["in a"], "in"),
        ("nothing here", ["bridge"], "nothing here"),
        ("", ["bridge"], ""),
        ("<b>bridge</b>", ["bridge"], "<b>[bridge]</b>"),
    ],
)
def test_words_that_were_searched_are_marked(text: str, terms: list[str], result: str) -> None:
    assert shown(marked(text, terms)) == result


def test_the_place_with_the_most_different_words_is_shown() -> None:
    text = "The bridge. " + "filler " * 60 + "The bridge over the harbour. " + "filler " * 60
    place = shown(snippet(text, ["bridge", "harbour"], width=80))
    assert "The [bridge] over the [harbour]." in place
    assert place.startswith("… ")
    assert place.endswith(" …")


def test_a_place_with_the_word_itself_goes_before_one_with_what_may_be_a_form_of_it() -> None:
    text = "Two counts were made, and a count again. " + "Nothing here. " * 30 + "A seat at the council's table."
    assert "[council]'s table" in shown(snippet(text, ["council"]))
    assert "[counts]" in shown(snippet(text, ["counting"]))


def test_the_place_of_a_phrase_is_shown_and_not_one_of_its_words_alone() -> None:
    text = "A change of the climate. " + "filler " * 60 + "They spoke of climate change. " + "filler " * 60
    assert "of [climate change]." in shown(snippet(text, ["climate change"], width=80))


def test_the_beginning_is_shown_where_no_word_is_found() -> None:
    assert shown(snippet("first words " + "more " * 100, ["bridge"], width=40)).startswith("first words more")


def test_a_snippet_is_one_line() -> None:
    assert shown(snippet("one\n\ntwo\tthree", ["two"])) == "one [two] three"


WORDS = st.lists(st.sampled_from(["bridge", "harbour", "Élysée", "a", "votes", "大桥", "x" * 300]), max_size=80)


@given(WORDS, st.integers(1, 300))
def test_a_snippet_is_a_part_of_the_text_and_no_longer_than_requested(words: list[str], width: int) -> None:
    text = " ".join(words)
    place = "".join(piece.text for piece in snippet(text, ["bridge", "elysee", "大桥"], width=width))
    stretch = place.removeprefix("… ").removesuffix(" …")
    assert stretch in text
    assert len(stretch) <= width


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_marking_loses_nothing(text: str, terms: list[str]) -> None:
    assert "".join(piece.text for piece in marked(text, terms)) == text
