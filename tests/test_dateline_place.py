"""The place and the agency at the head of a text."""

from __future__ import annotations

import pytest

from tasks.pure.extract.place import find_place, read_dateline


@pytest.mark.parametrize(
    ("paragraph", "language", "place", "agency"),
    [
        ("LA CROSSE, Wis. (AP) — The ferry stopped.", "en", "LA CROSSE, Wis", "AP"),
        ("OLD QUAY (AP) - The ferry stopped.", "en", "OLD QUAY", "AP"),
        ("OLD QUAY, March 8 (Reuters) - The ferry stopped.", "en", "OLD QUAY", "Reuters"),
        ("(Reuters) - The ferry stopped.", "en", "", "Reuters"),
        ("Altkai (dpa) - Die Fähre hielt.", "de", "Altkai", "dpa"),
        ("Altkai/Neustadt (dpa/lnw) – Die Fähre hielt.", "de", "Altkai/Neustadt", "dpa"),
        ("ALTKAI (dpa-AFX) - Die Fähre hielt.", "de", "ALTKAI", "dpa-AFX"),
        ("Altkai. Die Fähre hielt am Samstag.", "de", "Altkai", ""),
        ("QUAI VIEUX (AFP) – Le bac s'est arrêté.", "fr", "QUAI VIEUX", "AFP"),
        ("OLD QUAY, November 8. /TASS/. The ferry stopped.", "en", "OLD QUAY", "TASS"),
        ("OLD QUAY — The ferry stopped.", "en", "OLD QUAY", ""),
        ("The ferry (a new one) - it was said - stopped.", "en", "", ""),
        ("Ferry. The word is old.", "en", "", ""),
        ("Ada Quill (31) - sie lacht - fährt mit.", "de", "", ""),
        ("A ferry stopped - again.", "en", "", ""),
        ("WHO - the health body - spoke.", "en", "", ""),
        ("", "en", "", ""),
    ],
)
def test_a_dateline_is_read(paragraph: str, language: str, place: str, agency: str) -> None:
    assert read_dateline(paragraph, language) == (place, agency)


def test_an_agency_among_the_authors_is_the_agency() -> None:
    assert find_place(["The ferry stopped."], ("Ada Quill", "AFP")) == ("", "AFP")


def test_the_second_paragraph_may_carry_the_dateline_behind_a_lead() -> None:
    assert find_place(["The ferry stopped.", "OLD QUAY (AP) - It was late."]) == ("OLD QUAY", "AP")
