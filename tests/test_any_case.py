"""A pattern in any case finds in small letters what it finds where case is ignored."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.lexicon.any_case import AnyCase, has_plain_case

WORDS = [
    "read more",
    "lies auch",
    "Weiterlesen",
    "ısrar",
    "straße",
    "ΛΌΓΟΣ",
    "читать",
    "続きを",
    r"suscr[ií]bete",
    r"\bvoir\W+aussi",
]
PATTERN = "|".join(WORDS)
TEXTS = [
    ("READ MORE: the quay", "ASCII"),
    ("“Lies auch”: die Mole", "quotation marks"),
    ("WEITERLESEN MIT ÄÖÜ", "umlauts"),
    ("Israr etti", "a dotless i of the pattern, written with a dot"),
    ("STRAßE am Kai", "a letter without a capital"),
    ("İSRAR", "a capital that has two small letters"),
    ("ιδού ο λόγος", "Greek with a final sigma"),
    ("ЧИТАТЬ дальше", "Cyrillic"),
    ("記事の続きを読む", "a script without case"),
    ("SUSCRÍBETE hoy", "a set of letters"),
    ("Voir – aussi", "an escape that is a capital letter"),
    ("nothing of that kind", "no word"),
]


def spans(found: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.parametrize("text", [text for text, _ in TEXTS], ids=[name for _, name in TEXTS])
def test_the_same_places_are_found_as_where_case_is_ignored(text: str) -> None:
    ignoring = re.compile(PATTERN, re.IGNORECASE)
    assert spans(list(AnyCase(PATTERN).finditer(text))) == spans(list(ignoring.finditer(text)))
    assert (AnyCase(PATTERN).match(text) is None) == (ignoring.match(text) is None)


@given(
    st.text(alphabet="aAäÄiIİıſsSßkKKσςΣдД \n-", max_size=12),
    st.text(alphabet="aAäÄiIİıſsSßkKσдД", min_size=1, max_size=3),
)
def test_any_word_is_found_where_case_is_ignored(text: str, word: str) -> None:
    found, expected = AnyCase(word).search(text), re.search(word, text, re.IGNORECASE)
    assert (found and found.span()) == (expected and expected.span())


def test_letters_with_more_than_two_forms_have_no_plain_case() -> None:
    assert has_plain_case("Ångström, “ÉTÉ” 東京")
    assert not any(map(has_plain_case, "σςµıİſКк"))
