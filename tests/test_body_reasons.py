"""Each block that is removed from the body says why, in words from a closed set that the field guide explains."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.body.hints import Hint
from tasks.pure.extract.body.reasons import BlockReason, Removal
from tasks.pure.extract.page.tree import parse_text

GUIDE = Path(__file__).parents[1] / "docs" / "field-guide.md"
FIRST = "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody was pleased."
SECOND = "“We will have to close the eastern pier,” said the harbour master, who has kept it for thirty years."
THIRD = "A decision is expected on Friday, when the members meet again in the old customs house."


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        ("<aside>Ellerby in numbers</aside>", "aside"),
        ("<div class='share-bar social video-player'>Tell a friend</div>", "named share, media"),
        ("<p>Photo: Ada Quill</p>", "caption"),
        ("<p>Advertisement</p>", "label"),
        ("<p>* * *</p>", "separator"),
        ("<p>Keywords: harbour, pier</p>", "keywords"),
        ("<p>This article is for subscribers</p>", "paywall notice"),
        ("<p>Please click here</p>", "call to action"),
        ("<p>Sign up for our letter from the harbour</p>", "call to action"),
        ("<p>facebook icon twitter icon mail icon print icon</p>", "icon names"),
        ("<p>[button link='/a']Go[/button]</p>", "shortcode"),
        ("<p>https://harbour.example/post/1</p>", "web address"),
        ("<p><a href=/a>The ferry sails again</a></p>", "link"),
        ("<p>Read more: the ferry sails again</p>", "cross-reference"),
        ("<ul><li><a href=/a>Ferry</a> sails</li><li><a href=/b>Pier closed</a></li><li><a href=/c>Harbour</a></li></ul>", "list of links"),
        ("<p>Pier to close</p>", "headline"),
        ("<h3>Ferries</h3><p>Read more</p><h3>Next chapter</h3>", "orphan heading"),
        (f"<blockquote>{SECOND[:60]}</blockquote>", "repeated"),
    ],
)  # fmt: skip
def test_a_removed_line_names_its_reason_under_explain(inside: str, rule: str) -> None:
    page = parse_text(
        f"<body><article><h1>Pier to close</h1><p>{FIRST}</p>{inside}<p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    found = find_body(page, title="Pier to close", explain=True)
    assert rule in [item.rule for item in found.evidence if not item.chosen and item.rule != "container"][1:]
    assert (found.paragraphs[0], found.paragraphs[-1]) == (FIRST, THIRD)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("<p>Local news</p>", "", "preamble"),
        ("", "<p>Reporting by Ada Quill</p>", "credit"),
        ("", "<p>By Ada Quill</p>", "signature"),
        ("", "<h3>The week ahead</h3>", "after the text"),
        ("", "<p>This website uses cookies</p>", "banner"),
        ("", "<h3>Comments</h3><p>Nobody asked the gulls what they think of it.</p>", "comments"),
    ],
)
def test_a_removed_line_at_an_end_of_the_text_names_its_reason(before: str, after: str, rule: str) -> None:
    page = parse_text(f"<body><article>{before}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{after}</article>")
    found = find_body(page, explain=True)
    assert rule in [item.rule for item in found.evidence]
    assert found.paragraphs == [FIRST, SECOND, THIRD]


def test_the_field_guide_explains_every_reason() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    named = {reason for part in get_args(BlockReason) for reason in get_args(part) or (part,)}
    assert {"orphan heading", "figure"} <= named
    assert [reason for reason in sorted(named - {"named", "caption"}) if f"`{reason}`" not in guide] == []
    assert [name for name in ("`caption`", "`named share`") if name not in guide] == []


@pytest.mark.parametrize(
    ("removal", "shown", "leads_elsewhere", "is_links"),
    [
        (Removal("label"), "label", True, False),
        (Removal("link"), "link", True, True),
        (Removal("aside"), "aside", False, True),
        (Removal("caption"), "caption", False, False),
        (Removal("named", Hint.RELATED), "named related", True, True),
        (Removal("named", Hint.RELATED | Hint.MEDIA), "named related, media", True, False),
        (Removal("named", Hint.SHARE | Hint.RELATED), "named share, related", False, False),
    ],
)
def test_what_a_reason_means_for_the_heading_above(
    removal: Removal, shown: str, leads_elsewhere: bool, is_links: bool
) -> None:
    assert (str(removal), removal.leads_elsewhere, removal.is_links) == (shown, leads_elsewhere, is_links)
