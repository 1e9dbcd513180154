"""Tags as links to lists by tag, which no ``rel`` marks; a whole site's tags and those of teasers are not the article's."""

from __future__ import annotations

import pytest

from tests.support.articles import PARAGRAPHS, TITLE, fields_of, html, linked

HEADLINE = f"<h1>{TITLE}</h1>"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
CLOUD = (
    "".join(f'<li><a href="/tags/w{n}/">w{n} ({n})</a></li>' for n in range(20))
    + '<li><a href="/tags/quay/">quay (3)</a></li>'
)


def _tags(markup: str, head: str = "") -> tuple[str, ...]:
    return fields_of(html(head, top=HEADLINE, body=markup)).tags


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        (TEXT + '<div class="tags">Tags: <a href="/tags/ferry">ferry</a>, <a href="/tags/old-quay">Old quay</a>.</div>', ("ferry", "Old quay")),
        (TEXT + '<p>Tags: <a href="/tag/ferry.html">ferry</a> | <a href="/tag/quay.html">quay</a></p>', ("ferry", "quay")),
        (TEXT + '<div><b>Thema:</b><ul><li><a href="/blog/tags/f%C3%A4hre/">Fähre</a></li></ul></div>', ("Fähre",)),
        (TEXT + '<section class="keywords-box"><a href="/@@search?Subject%3Alist=quay"><span>quay</span></a></section>', ("quay",)),
        (TEXT + '<div><a href="/etiquetas/muelle/">#muelle</a> <a href="/etiquetas/barca/">#barca</a></div>', ("muelle", "barca")),
        ('<div>Ada Quill, 4 May 2024 • <a class="blog-tag" href="/tags/ferry">ferry</a></div>' + TEXT, ("ferry",)),
        (TEXT + '<article><footer><nav class="tags"><a href="../../tags/橋/">橋</a></nav></footer></article>', ("橋",)),
        (TEXT + f'<p>Tags: <a href="/tags/quay/">quay</a></p><div id="right"><ul>{CLOUD}</ul></div>', ("quay",)),
        (TEXT + '<p>Tags: <a href="/tag/quay">quay</a></p><ul><li><a href="/tag/quay">quay</a><li><a href="/tag/boat">boat</a></ul>', ("quay",)),
    ],
    ids=["box", "line", "list", "query", "another language", "named link", "footer of the article", "beside a cloud", "said twice"],
)  # fmt: skip
def test_links_to_lists_by_tag_are_tags(markup: str, tags: tuple[str, ...]) -> None:
    assert _tags(markup) == tags


@pytest.mark.parametrize(
    "markup",
    [
        TEXT + f'<div id="right"><ul>{CLOUD}</ul></div>',
        TEXT + '<aside><p>Tags: <a href="/tags/quay">quay</a></p></aside>',
        TEXT + '<div class="sidebar"><p>Tags: <a href="/tags/quay">quay</a></p></div>',
        TEXT + '<p>The bells of the old harbour ring at the end of a long <a href="/tags/quay">quay</a>, as they have for years.</p>',
        TEXT + "".join(f'<div><h3><a href="/other-{n}">Other story</a></h3><p><a href="/tags/t{n}">t{n}</a></p></div>' for n in range(3)),
        TEXT + '<div><a href="/shop/tags-of-steel">Tags of steel</a></div>',
        TEXT + '</div></article></main><footer><p>Tags: <a href="/tags/quay">quay</a></p></footer>',
    ],
    ids=["a cloud", "an aside", "a sidebar", "a linked word", "teasers", "another page", "the page's footer"],
)  # fmt: skip
def test_other_links_are_no_tags(markup: str) -> None:
    assert _tags(markup) == ()


def test_what_the_page_states_comes_first() -> None:
    markup = TEXT + '<p>Tags: <a href="/tags/quay">quay</a></p>'
    assert _tags(markup, linked('{"@type":"NewsArticle","keywords":["ferry"]}')) == ("ferry",)
    assert _tags(markup, '<meta name="keywords" content="ferry">') == ("ferry",)
