"""The publisher decides who may read a page; signs of a paywall count only if the text is short."""

from __future__ import annotations

import pytest

from tests.support.articles import fields_of, html, linked

WALL = '<div class="article-paywall">Subscribe to read on</div>'


@pytest.mark.parametrize(
    ("markup", "access"),
    [
        (html(), "unknown"),
        (html(linked('{"@type":"NewsArticle","isAccessibleForFree":true}')), "free"),
        (html(linked('{"@type":"NewsArticle","isAccessibleForFree":"True"}')), "free"),
        (html(linked('{"@type":"NewsArticle","isAccessibleForFree":"http://schema.org/True"}')), "free"),
        (html(linked('{"@type":"NewsArticle","isAccessibleForFree":false}')), "paid"),
        (html(linked('{"@type":"NewsArticle","isAccessibleForFree":"False"}')), "paid"),
        (html(linked('{"@type":"NewsArticle","hasPart":[{"isAccessibleForFree":"False"}]}')), "paid"),
        (html(linked('{"@type":"NewsArticle","hasPart":{"isAccessibleForFree":false,"cssSelector":".email-wall"}}')), "free"),
        (html(linked('{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":false,"cssSelector":".regwall"}}')), "paid"),
        (html('<meta property="article:content_tier" content="free">'), "free"),
        (html('<meta property="article:content_tier" content="metered">'), "metered"),
        (html('<meta property="article:content_tier" content="locked">'), "paid"),
        (html('<meta property="article:content_tier" content="metered">' + linked('{"@type":"NewsArticle","isAccessibleForFree":false}')), "metered"),
        (html('<meta name="isaccessibleforfree" content="false">'), "paid"),
        (html('<meta name="premium" content="false">'), "free"),
        (html('<meta name="premium" content="true">'), "paid"),
        (html(body="<p>The lantern festival returns to the old quay on Saturday after a break.</p>" + WALL), "paid"),
        (html(body="<p>The lantern festival returns to the old quay on Saturday after a break.</p>" * 30, after=WALL), "unknown"),
    ],
)  # fmt: skip
def test_access(markup: str, access: str) -> None:
    assert fields_of(markup).access == access
