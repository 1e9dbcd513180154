"""What kind of text a page is: as it states, else as it is built; in doubt an article."""

from __future__ import annotations

import pytest

from tasks.pure.records import PageType
from tests.support.articles import PARAGRAPHS, fields_of, html, linked

DATED = '<meta property="article:published_time" content="2024-05-04T10:00:00Z">'
LONG = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 4)
FIGURES = "".join(f"<figure><img src=/{n}.jpg><figcaption>Boat {n}</figcaption></figure>" for n in range(9))
NEWS = '{"@type":"NewsArticle","headline":"x"}'
SERVICE = "https://www.harbour-times.example/what-the-harbour-office-does"


@pytest.mark.parametrize(
    ("head", "body", "kind"),
    [
        (linked('{"@type":"LiveBlogPosting","headline":"x"}'), LONG, "live-blog"),
        (linked(f'[{NEWS},{{"@type":"LiveBlogPosting"}}]'), LONG, "live-blog"),
        (linked('{"@type":"DiscussionForumPosting","headline":"x"}'), LONG, "forum"),
        (linked('{"@type":"QAPage"}'), LONG, "forum"),
        (linked('{"@type":"PodcastEpisode","name":"x"}'), LONG, "podcast"),
        ("", "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'></div>" + LONG, "forum"),
        ("<meta property='og:type' content='video.other'>", LONG, "video"),
        ("<meta property='og:type' content='music.song'>", LONG, "podcast"),
        ("<meta property='og:type' content='video.other'>" + linked(NEWS), LONG, "article"),
        (linked(f'[{NEWS},{{"@type":"VideoObject"}}]'), "", "video"),
        (linked(f'[{NEWS},{{"@type":"VideoObject"}}]'), LONG, "article"),
        (linked(f'[{NEWS},{{"@type":"ImageGallery"}}]'), "", "gallery"),
        (linked(f'[{NEWS},{{"@type":"ImageGallery"}}]'), LONG, "article"),
        (DATED, f"{LONG[: len(LONG) // 2]}{FIGURES}", "gallery"),
        (DATED + linked(NEWS), f"{LONG}{FIGURES}", "article"),
        (DATED, LONG * 2, "article"),
        ("<meta property='og:type' content='article'>", LONG, "article"),
        ("", "<p class=byline>By Ada Quill</p>" + LONG, "article"),
        ("<meta property='og:type' content='website'>", LONG, "page"),
    ],
)  # fmt: skip
def test_a_page_is_what_it_states_or_what_it_looks_like(head: str, body: str, kind: PageType) -> None:
    assert fields_of(html(head, body=body), url=SERVICE).page_type == kind


def test_a_text_without_a_date_below_the_news_is_an_article() -> None:
    assert (
        fields_of(html(body=LONG), url="https://www.harbour-times.example/news/what-the-office-does").page_type
        == "article"
    )


def test_figures_around_the_text_make_no_gallery() -> None:
    assert fields_of(html(DATED, after=f"<aside>{FIGURES}</aside>"), url=SERVICE).page_type == "article"


def test_the_evidence_names_the_sign_that_decided_and_those_that_did_not() -> None:
    found = fields_of(
        html(DATED + linked('{"@type":"LiveBlogPosting"}'), body=LONG), url=SERVICE, explain=True
    ).evidence
    signs = [(item.rule, item.value, item.chosen) for item in found if item.field == "page_type"]
    assert signs[0] == ("json-ld:liveblogposting", "live-blog", True)
    assert signs[-1][1:] == ("article", False)
