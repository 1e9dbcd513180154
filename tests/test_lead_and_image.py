"""The lead as the page shows it, and the image with its caption."""

from __future__ import annotations

import pytest

from tasks.pure.records import Selectors, SourceRules
from tests.support.articles import PARAGRAPHS, TITLE, URL, fields_of, html, linked

LEAD = "Forty boats with paper lights will pass the old quay, and the ferry has to wait for them."


def test_a_standfirst_between_headline_and_text_is_the_lead() -> None:
    top = f'<h1>{TITLE}</h1><p class="standfirst">{LEAD}</p>'
    assert fields_of(html(top=top)).lead == LEAD


@pytest.mark.parametrize("cut", [PARAGRAPHS[0], PARAGRAPHS[0][:70] + "…", PARAGRAPHS[0][:80] + "..."])
def test_a_description_that_is_the_first_paragraph_makes_it_the_lead(cut: str) -> None:
    assert fields_of(html(f'<meta name="description" content="{cut}">')).lead == PARAGRAPHS[0]


def test_a_description_that_the_page_does_not_show_is_not_a_lead() -> None:
    head = '<meta name="description" content="All about ferries, quays and lanterns, with pictures and prices.">'
    assert fields_of(html(head)).lead == ""


@pytest.mark.parametrize(
    "top",
    [
        f'<h1>{TITLE}</h1><p class="standfirst">Par A. Quill - 05:01 - Temps de lecture :</p>',
        f'<h1>{TITLE}</h1><div>(function() {{ var banner = document.getElementById("banner"); banner.show(); }})();</div>',
        '<h1>Lantern festival returns</h1><p class="kicker lead">returns to the old quay</p>',
    ],
)
def test_bylines_scripts_and_parts_of_the_headline_are_not_lead(top: str) -> None:
    assert fields_of(html(top=top)).lead == ""


def test_an_operators_selector_names_the_lead() -> None:
    rules = SourceRules("harbour", selectors=Selectors(lead="div.intro"))
    top = f'<h1>{TITLE}</h1><div class="intro">{LEAD}</div>'
    assert fields_of(html(top=top), rules).lead == LEAD


@pytest.mark.parametrize(
    ("head", "image"),
    [
        ('<meta property="og:image" content="/img/boats-on-the-river.jpg">', "https://www.harbour-times.example/img/boats-on-the-river.jpg"),
        ('<meta property="og:image" content="//cdn.example/boats.jpg">', "https://cdn.example/boats.jpg"),
        (linked('{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"https://cdn.example/boats.jpg"}}'), "https://cdn.example/boats.jpg"),
        (linked('{"@type":"NewsArticle","image":["https://cdn.example/boats.jpg","https://cdn.example/b.jpg"]}'), "https://cdn.example/boats.jpg"),
        ('<meta name="twitter:image" content="https://cdn.example/boats.jpg">', "https://cdn.example/boats.jpg"),
        ('<meta property="og:image" content="https://cdn.example/logo.png"><meta name="twitter:image" content="https://cdn.example/boats.jpg">', "https://cdn.example/boats.jpg"),
        ('<meta property="og:image" content="https://cdn.example/site-logo.png">', ""),
        ('<meta property="og:image" content="https://cdn.example/img/placeholderHT.jpg?d=9">', ""),
        ('<meta property="og:image" content="/wp-content/themes/harbour/screenshot.png">', ""),
        ('<meta property="og:image" content="https://cdn.example/g/fb.png">', ""),
        ('<meta property="og:image" content="https://cdn.example/img/FacebookThumbnail.jpg">', ""),
        ('<meta property="og:image" content="https://cdn.example/2024/06/og-image.png">', "https://cdn.example/2024/06/og-image.png"),
        ('<meta property="og:image" content="https://cdn.example/boats-on-the-river/share.png">', "https://cdn.example/boats-on-the-river/share.png"),
        ('<meta property="og:image" content="https://cdn.example/img/facebook-office.jpg">', "https://cdn.example/img/facebook-office.jpg"),
        ('<meta property="og:image" content="https://cdn.example/ht-600.png">' + linked('{"@type":"NewsArticle","publisher":{"@type":"Organization","logo":{"url":"https://cdn.example/ht-600.png"}}}'), ""),
        ('<meta property="og:image" content="data:image/gif;base64,R0lG">', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_picture_is_the_pages_and_not_a_logo(head: str, image: str) -> None:
    assert fields_of(html(head)).image_url == image


def test_the_caption_is_of_the_figure_that_shows_the_picture() -> None:
    head = '<meta property="og:image" content="https://cdn.example/1200/boats-river.jpg">'
    top = (
        f"<h1>{TITLE}</h1>"
        '<figure><img src="/s/mayor-smiles.jpg"><figcaption>The mayor</figcaption></figure>'
        '<figure><img src="/300/boats-river.webp"><figcaption>Boats wait for dusk</figcaption></figure>'
    )
    assert fields_of(html(head, top=top)).image_caption == "Boats wait for dusk"


@pytest.mark.parametrize(
    ("folder", "caption"),
    [
        (URL + "/@@images/", "Boats wait for dusk"),
        ("/news/lantern-festival-returns-to-the-old-quay/files/", "Boats wait for dusk"),
        ("/news/another-story/files/", None),
        ("https://cdn.example/files/", None),
    ],
    ids=["below the page", "its path", "below another page", "all pictures"],
)
def test_the_caption_is_of_the_figure_with_another_size_of_the_pages_picture(folder: str, caption: str | None) -> None:
    head = f'<meta property="og:image" content="{folder}image-1200-ef027fe7.png">'
    figure = f'<figure><img src="{folder}image-800-ff888efe.png"><figcaption>Boats wait for dusk</figcaption></figure>'
    found = fields_of(html(head, top=f"<h1>{TITLE}</h1>{figure}"))
    assert (found.image_caption or None) == caption


def test_json_ld_captions_its_picture() -> None:
    head = linked('{"@type":"NewsArticle","image":{"url":"https://cdn.example/boats.jpg","caption":"Boats at dusk"}}')
    assert fields_of(html(head)).image_caption == "Boats at dusk"


def test_a_credit_in_the_figure_leaves_the_caption_to_json_ld() -> None:
    head = linked('{"@type":"NewsArticle","image":{"url":"https://cdn.example/boats.jpg","caption":"Boats at dusk"}}')
    top = f'<h1>{TITLE}</h1><figure><img src="/300/boats.jpg"><figcaption>Getty Images</figcaption></figure>'
    assert fields_of(html(head, top=top)).image_caption == "Boats at dusk"
