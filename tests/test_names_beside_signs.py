"""A writer's name without a label beside it, where its place says that it is one; and names in like places that are not."""

from __future__ import annotations

import pytest

from tests.support.articles import PARAGRAPHS, fields_of

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TITLE = "Night bus to the moor runs later"


def markup(above: str = "", *, text: str = TEXT, beside: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{above}<div class=t>{text}</div></main>"
        f"{beside}</body></html>"
    )


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        (markup("<p class=w>Teodor Blyth in Old Ellery</p><p class=d>3 May 2026 14:10</p>"), ("Teodor Blyth",)),
        (markup("<p class=w>Maja Lund i Nordhavn</p><p class=d>3. maj 2026</p>"), ("Maja Lund",)),
        (markup("<p class=w>Ellery in Old Wessland</p><p class=d>3 May 2026 14:10</p>"), ()),
        (markup("<a href='/@tilda'><p>Tilda Marchetti</p></a><button>Follow</button><span>5 min read</span>"), ("Tilda Marchetti",)),
        (markup("<a href='/@ellery-echo'><p>Tilda Marchetti</p></a><button>Follow</button>"), ()),
        (
            markup("<h6>Yusuf Prasetyana</h6><p>Penulis</p>", text="<p><strong>TELUK BIRU</strong> - The council of the town met on Tuesday to talk of buses, and it sat until the last had left.</p>" + TEXT),
            ("Yusuf Prasetyana",),
        ),
        (markup(beside="<div class=sidebar><h3>L’auteur</h3><p><strong>Odilon Castagnet</strong></p><p>Apiculteur.</p></div>"), ("Odilon Castagnet",)),
        (markup(beside="<aside><h4>Sobre el autor:</h4><p>Irene Salvatierra</p></aside>"), ("Irene Salvatierra",)),
        (markup(beside="<aside><h4>About the author</h4><p>Ada Quill</p></aside><aside><h4>About the author</h4><p>Tom Sand</p></aside>"), ()),
        (markup(beside="<aside><h4>The author</h4><p>writes about buses</p></aside>"), ()),
        (markup(beside="<aside><h4>Reader of the week</h4><p>Ada Quill</p></aside>"), ()),
    ],
)  # fmt: skip
def test_a_name_is_the_writers_where_its_place_says_so(page: str, authors: tuple[str, ...]) -> None:
    assert fields_of(page).authors == authors
