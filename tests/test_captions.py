"""A caption describes a picture: credits alone, headlines and names of sites are not captions."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.captions import clean_caption
from tasks.pure.extract.page.site_names import SiteNames
from tests.support.articles import TITLE

SITES = SiteNames(("The Harbour Times",), "https://www.harbour-times.example/")


@pytest.mark.parametrize(
    "text",
    [
        "Boats wait for dusk",
        "Boats wait for dusk (Photo: Ada Quill/AP)",
        "The mayor, Ludwig Marrow / AP",
        "Foto: Boote warten auf die Dunkelheit am alten Kai",
        "Source of the river",
        "Image of a boat",
        "Ada Quill",
        "ASP at the quay/ferry",
    ],
)
def test_what_describes_the_picture_stays(text: str) -> None:
    assert clean_caption(text, TITLE, SITES) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Getty Images",
        "(Ada Quill/Getty Images)",
        "Ada Quill/AP",
        "Foto: Ada Quill",
        "©Foto: Ada Quill | nh",
        "(c) Ada Quill",
        "Image credit: Ada Quill",
        "Photo by Ada Quill",
        ". Imagen: EFE",
        "dpa",
        TITLE,
        TITLE.upper(),
        f"{TITLE} | The Harbour Times",
        "News, tides and sport of today - Harbour-Times.example",
        "The Harbour Times",
        "boats-on-the-river.jpg",
        "IMG_3481",
        "...",
    ],
)
def test_credits_headlines_and_files_are_not_captions(text: str) -> None:
    assert clean_caption(text, TITLE, SITES) == ""


@pytest.mark.parametrize("label", ["Image caption ", "Bildunterschrift: ", "Caption: ", " · "])
def test_a_label_is_removed(label: str) -> None:
    assert clean_caption(label + "Boats wait for dusk", TITLE, SITES) == "Boats wait for dusk"
