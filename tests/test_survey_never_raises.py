"""A survey ends with a verdict whatever a site answers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pure.exchanges import ExchangeKind, Visit
from tasks.survey import MOST_DOCUMENTS, MOST_PAGES, survey
from tests.support.dict_site import NOW, Answer, Site

HOME = "https://www.example.com"
PIECES = st.sampled_from(
    [
        "<html lang=de><head>", "<title>A | B", "</title>", "<link rel=alternate type='application/rss+xml' href=/rss>",
        "<a href='/2026/11/a-long-story-of-b'>", "<a rel=next href=?p=2>", "<base href='http://['>", "<div id=root></div>",
        "<rss version='2.0'><channel>", "<item><link>https://www.example.com/2026/11/a</link>", "<pubDate>x</pubDate></item>",
        "<urlset>", "<url><loc>https://www.example.com/news/12345-x</loc><lastmod>2026-11-2</lastmod></url>", "</urlset>",
        "<sitemapindex><sitemap><loc>https://www.example.com/rss</loc></sitemap>", "<?xml version='1.0'?>", "\x00", "{", "é",
        "Sitemap: https://www.example.com/rss\n", "User-agent: *\nCrawl-delay: nan\n", "<noscript>", "<script>", "<!--", "]]>",
    ]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=8).map("".join)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(BODIES, min_size=4, max_size=4),
    st.sampled_from([200, 202, 301, 403, 500]),
    st.sampled_from(["/", "/rss", "/sport/"]),
)
def test_any_answer_gives_a_verdict(bodies: list[str], status: int, path: str) -> None:
    answers = {
        HOME + place: Answer(body) for place, body in zip(("/", "/rss", "/sport/", "/sitemap.xml"), bodies, strict=True)
    }
    answers[HOME + path] = Answer(bodies[0], status=status)
    site = Site(answers)

    def fetch(url: str, kind: ExchangeKind) -> Visit:
        return site.get(url, kind, None)

    found = survey(HOME + path, fetch, lambda url: 1.0, now=NOW)
    assert found.proposal is not None or found.obstacle is not None
    assert found.is_proven or found.obstacle is not None
    assert len(site.requested_urls) <= MOST_DOCUMENTS + MOST_PAGES + 3
