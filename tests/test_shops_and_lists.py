"""Pages that sell or list are none of the articles; articles that review, compare or end in cards are."""

from __future__ import annotations

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.records import Reason, Rejection
from tests.support.articles import PARAGRAPHS, RULES, html, linked, page

SITE = "https://www.harbour-times.example"
DATED = '<meta property="article:published_time" content="2024-05-04T10:00:00Z">'
DATE_LINE = "<p>4 May 2024</p>"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PRODUCT = linked('{"@type":"Product","name":"Bell","offers":{"@type":"Offer","price":"12"}}')
CART = "<form action=/cart/add><button>Add to cart</button></form>"
CARDS = "".join(
    f"<li class=card><a href=/bell-{n}><img src=/{n}.jpg>Bell {n}</a><span class=price>£{n}.50</span></li>"
    for n in range(20)
)


def _reason(markup: str, path: str) -> Reason | None:
    outcome = article_from(page(markup, url=SITE + path), RULES)
    return outcome.reason if isinstance(outcome, Rejection) else None


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        (PRODUCT, "", "product"),
        (PRODUCT, DATE_LINE + CART + "<span class=price>£12</span>", "product"),
        (PRODUCT, DATE_LINE, None),
        (PRODUCT + DATED, "<p class=byline>By Ada Quill</p>" + CART, None),
        (PRODUCT + linked('{"@type":"NewsArticle","datePublished":"2024-05-04"}'), CART, None),
        (PRODUCT, "<p class=byline>By Ada Quill</p>", None),
        ("", CART, None),
    ],
    ids=["stated", "dated, in a cart", "a dated review", "a report", "stated as an article", "a signed review", "a button alone"],
)  # fmt: skip
@pytest.mark.parametrize("button", ["Add to cart", "In den Warenkorb", "Ajouter au panier", "カートに入れる"])
def test_a_thing_for_sale_is_a_product(button: str, head: str, body: str, reason: Reason | None) -> None:
    body = body.replace("Add to cart", button)
    assert (
        _reason(html(head, top="<h1>The bell of the old ferry</h1>", body=body + TEXT, title="Bell"), "/old-bell-4711")
        == reason
    )


@pytest.mark.parametrize(
    ("title", "path", "head", "before", "reason"),
    [
        ("Bells", "/collections/bells", "", "", "section"),
        ("Bells", "/ships-and-bells-of-the-coast", linked('{"@type":"CollectionPage"}'), "", "section"),
        ("Twenty bells of the coast that ring again", "/ships-and-bells-of-the-coast", DATED, "", None),
        ("Twenty bells of the coast that ring again", "/blog/bells-of-the-coast", "", "<p class=byline>By Ada Quill</p>", None),
        ("Bells", "/ships-and-bells", linked('{"@type":"BlogPosting","headline":"Bells"}'), "", None),
    ],
)  # fmt: skip
def test_equal_cards_with_prices_are_a_list_of_goods(
    title: str, path: str, head: str, before: str, reason: Reason | None
) -> None:
    markup = html(head, top=f"<h1>{title}</h1>", body=f"{before}{TEXT}", title=title, after=f"<ul>{CARDS}</ul>")
    assert _reason(markup, path) == reason


LINKS = "".join(
    f"<li><a href=/{n}>The {n}th ferry stopped again at the quay of the old town</a></li>" for n in range(30)
)


@pytest.mark.parametrize("query", ["", "?utm_source=x", "?srsltid=AfmBOor1"])
def test_a_front_page_is_one_whatever_follows_links_into_it(query: str) -> None:
    head = linked('{"@type":"NewsArticle","headline":"The 3rd ferry stopped again","datePublished":"2024-05-04"}')
    markup = html(head, top="", body=TEXT, title="The Harbour Times", after=f"<ul>{LINKS}</ul>")
    assert _reason(markup, f"/{query}") == "section"


@pytest.mark.parametrize(("links", "reason"), [(LINKS, "section"), ("", None)])
def test_the_address_of_a_section_counts_where_something_is_listed(links: str, reason: Reason | None) -> None:
    head = "<meta property='og:type' content='website'>"
    markup = html(head, top="<h1>Ferries</h1>", body=TEXT * 2, title="Ferries", after=f"<ul>{links}</ul>")
    assert _reason(markup, "/topics/ferries/") == reason


@pytest.mark.parametrize(
    "title",
    ["Sign in", "Anmelden", "Iniciar sesión", "Contact us", "Kontakt", "Search results", "検索結果", "Sök­resultat"],
)
def test_a_page_to_sign_in_write_or_search_is_no_article_though_it_shows_a_date(title: str) -> None:
    markup = html(top=f"<h1>{title}</h1>{DATE_LINE}", title=f"{title} | The Harbour Times")
    assert _reason(markup, "/service/what-you-looked-for-4711") == "section"


def _teasers(words: int) -> str:
    said = [f"On day {n} the board of harbour {n} said more about boat {n} than it had in year {n}." for n in range(40)]
    return "".join(
        f"<div><h3><a href=/story-{n}>Nine boats and no wind at all in {n}</a></h3><p>{' '.join(said[4 * n : 4 * n + words // 17])}</p></div>"
        for n in range(9)
    )


@pytest.mark.parametrize(
    ("words", "head", "reason"),
    [
        (17, "", "section"),
        (68, "", None),
        (17, linked('{"@type":"NewsArticle","datePublished":"2024-05-04"}'), None),
    ],
    ids=["teasers", "paragraphs", "stated as an article"],
)
def test_short_texts_under_headlines_that_link_are_a_list_whatever_its_template_states(
    words: int, head: str, reason: Reason | None
) -> None:
    stated = f'<meta property=og:type content="article">{DATED}{head}'
    markup = html(stated, top="<h1>Boats</h1>", body=_teasers(words), title="Boats")
    assert _reason(markup, "/boats-of-the-old-harbour") == reason
