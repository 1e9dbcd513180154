"""Writers who own their site, who sign with one name that links to their page, and who have a box below the text."""

from __future__ import annotations

import pytest

from tests.support.articles import PARAGRAPHS, TITLE, fields_of, html, linked

H1 = f"<h1>{TITLE}</h1>"
DATE = "<p>4 May 2024</p>"
SITE = "https://www.quay-notes.example/lantern-festival"
GRAPH = (
    '{"@context":"https://schema.org","@graph":[{"@type":"Article","headline":"%s","author":{"@id":"#p"},'
    '"publisher":{"@id":"#p"}},{"@type":%s,"@id":"#p","name":"%s"}]}'
)
BLOG = '<meta property="og:site_name" content="Ada Quill">'
VETTER = (
    "Lauren Vetter is a marketing professional who works for hospitals, with ten years in the field. She has written "
    "for many journals and lives with two dogs in the south of the country, where she runs a club of swimmers and "
    "reads the news of the harbour on Sundays."
)


@pytest.mark.parametrize(
    ("head", "top", "url", "authors"),
    [
        pytest.param(
            linked(GRAPH % (TITLE, '["Person","Organization"]', "Ada Quill")),
            H1 + '<p>By</p><p><a href="/c/1">Budget Travel</a>, <a href="/c/2">Boat Guides</a></p>',
            SITE, ("Ada Quill",), id="a person is the publisher",
        ),
        pytest.param(BLOG + '<meta name="author" content="Ada Quill">', H1, "https://adamquill.example/a", ("Ada Quill",), id="a host with a middle initial"),
        pytest.param(BLOG + '<meta name="author" content="Ada Quill">', H1, "https://adaq.example/a", ("Ada Quill",), id="a host with an initial"),
        pytest.param(BLOG, H1 + '<p class="author vcard"><a href="/author/adaq/">Ada Quill</a></p>', "https://adaq.example/a", ("Ada Quill",), id="a byline of the owner"),
        pytest.param("", H1 + '<p>by <a href="/author/amanda/">Amanda</a> · Dec 20, 2023 at 3:00 am</p>', SITE, ("Amanda",), id="one name with a link"),
        pytest.param("", H1 + '<p>12/19 — 2023</p><p>by <a href="/users/ibby">ibby</a></p>', SITE, ("ibby",), id="an account"),
        pytest.param("", H1 + '<a class="post-meta-author" href="/blog?author=59a45">annette thurmon</a>', SITE, ("annette thurmon",), id="a small name with a link"),
        pytest.param("", H1 + '<div class="author"><b><a href="/blog/author/yucy/">Yucy</a></b><span>3/4/2024</span></div>', SITE, ("Yucy",), id="a name and a date in a byline"),
        pytest.param("", H1 + '<p class="byline">This post was written by Ada Quill, Head of Boats and Harbour Affairs</p>', SITE, ("Ada Quill",), id="a role with two fields"),
        pytest.param("", H1 + "<p>By Ada Quill, Director of Boats and Harbour Affairs</p>", SITE, ("Ada Quill",), id="a role with two fields behind by"),
        pytest.param("", H1 + '<p class="authors"><span class="author">Ada Quill</span><span class="author">New Zealand</span></p>', SITE, ("Ada Quill",), id="a country"),
    ],
)  # fmt: skip
def test_the_writer_is_found(head: str, top: str, url: str, authors: tuple[str, ...]) -> None:
    assert fields_of(html(head, top=top), url=url).authors == authors


@pytest.mark.parametrize(
    ("head", "top", "url", "authors"),
    [
        pytest.param('<meta name="author" content="Harbour Times"><meta property="og:site_name" content="Harbour Times">', H1, "https://harbourt.example/a", (), id="a paper"),
        pytest.param('<meta name="author" content="Happy Coffee Germany"><meta property="og:site_name" content="Happy Coffee Germany">', H1, "https://de.happycoffee.example/a", (), id="a shop"),
        pytest.param("", H1 + DATE + "<p>by Night</p>", SITE, (), id="one word without a link"),
        pytest.param("", H1 + DATE + '<p>by <a href="/topics/boats">Boats</a></p>', SITE, (), id="a link to a section"),
        pytest.param("", H1 + '<p class="author"><a href="/author/admin/">admin</a></p>', SITE, (), id="nobody"),
        pytest.param("", H1 + "<p>By Ada Quill, Ben Marrow and Tom Achebe</p>", SITE, ("Ada Quill", "Ben Marrow", "Tom Achebe"), id="three writers"),
        pytest.param("", H1 + "<p>By Ada Quill, Head of Boats, and Tom Achebe, Editor of Charts</p>", SITE, ("Ada Quill", "Tom Achebe"), id="two writers with roles"),
    ],
)  # fmt: skip
def test_what_is_nobody_or_somebody_else_stays_so(head: str, top: str, url: str, authors: tuple[str, ...]) -> None:
    assert fields_of(html(head, top=top), url=url).authors == authors


def _with_box(box: str) -> tuple[str, ...]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return fields_of(html(top=H1 + DATE, body=text + box), url=SITE).authors


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="blog_author-text"><div class="text-small">Lauren Vetter</div><div><p>{VETTER}</p></div></div>',
        f'<section class="post-author"><h3>Lauren Vetter</h3><p>{VETTER}</p></section>',
    ],
)
def test_a_box_for_the_writer_names_whom_its_biography_begins_with(box: str) -> None:
    assert _with_box(box) == ("Lauren Vetter",)


@pytest.mark.parametrize(
    "box",
    [
        f"<section><h3>Lauren Vetter</h3><p>{VETTER}</p></section>",  # the first of a list of people, perhaps
        f'<div class="people"><h3>Lauren Vetter</h3><p>{VETTER}</p><h3>Tom Achebe</h3><p>Tom Achebe is the captain of the ferry at the old quay.</p></div>',
    ],
)  # fmt: skip
def test_a_box_about_others_names_no_writer(box: str) -> None:
    assert _with_box(box) == ()
