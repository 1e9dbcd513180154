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


STANDINGS = "<table>" + "".join(
    f"<tr><td>{n}</td><td>Rowers of town {n}</td><td>{40 - n}</td><td>{n + 3}</td></tr>" for n in range(1, 19)
) + "</table>"  # fmt: skip


@pytest.mark.parametrize(
    ("title", "head", "before", "reason"),
    [
        ("Standings 2024", "", "", "section"),
        ("Tabelle", "", "<p>Stand: 4. Mai 2024</p>", "section"),
        ("順位表", "", "", "section"),
        ("Standings 2024", DATED, "", None),
        ("Ergebnisse: Ruderer aus Hafenstadt gewinnen den Pokal", "", "<p>4. Mai 2024</p>", None),
        ("Les rameurs du vieux port gagnent la coupe de la ville", DATED, "", None),
        ("Standings 2024", "", f"<p>{PARAGRAPHS[1]} {PARAGRAPHS[2]}</p>", None),
    ],
    ids=[
        "undated",
        "dated in the text",
        "Japanese",
        "dated in the head",
        "a headline",
        "a dated headline",
        "a sentence",
    ],
)
def test_rows_without_a_sentence_under_a_name_are_a_list(
    title: str, head: str, before: str, reason: Reason | None
) -> None:
    markup = html(head, top=f"<h1>{title}</h1>", body=before + STANDINGS, title=title)
    assert _reason(markup, "/rowing-results-4711") == reason


@pytest.mark.parametrize(
    ("host", "cart", "reason"),
    [("adaquill", CART, "section"), ("adaquill", "", None), ("harbour-times", CART, None)],
    ids=["the shop", "a blog of her own", "a writer in a shop"],
)
def test_a_shop_that_signs_its_lists_is_no_writer(host: str, cart: str, reason: Reason | None) -> None:
    head = '<meta name="author" content="Ada Quill">'
    markup = html(
        head,
        top="<h1>Bells of boats</h1>",
        body=DATE_LINE + TEXT + cart,
        title="Bells of boats",
        after=f"<ul>{CARDS}</ul>",
    )
    outcome = article_from(page(markup, url=f"https://www.{host}.example/ships-and-bells"), RULES)
    assert outcome.authors == ("Ada Quill",)
    assert (outcome.reason if isinstance(outcome, Rejection) else None) == reason


LONG_PROSE = "".join(
    f"<p>In the year {n} the bell was {word}, and {PARAGRAPHS[0].lower()}</p>"
    for n, word in enumerate(["cast", "hung", "rung", "sold", "lost", "found", "cleaned", "tuned"] * 7)
)


@pytest.mark.parametrize(
    ("head", "after", "reason"),
    [
        (PRODUCT, "<span class=price>£12</span><a href=/cart>Cart</a>", "product"),
        (PRODUCT, "", None),
        (PRODUCT + DATED, "<span class=price>£12</span><a href=/cart>Cart</a>", None),
        ("", "<span class=price>£12</span><a href=/cart>Cart</a>", None),
    ],
    ids=["in a shop", "no shop", "dated", "not stated"],
)
def test_a_long_description_of_what_a_shop_sells_is_a_product(head: str, after: str, reason: Reason | None) -> None:
    markup = html(head, top="<h1>Bell</h1>", body=LONG_PROSE, title="The bell of the old ferry", after=after)
    assert _reason(markup, "/old-bell-4711") == reason


def _picks(headings: list[str], say: str) -> str:
    """A text of ten places or things: each with a picture, a price, what is good about it, and a button to a shop."""
    return "".join(
        f"<h2><a href=/pick-{n}>{n}. {heading}</a></h2><img src=/{n}.jpg><p>{n}: {say}</p><p>{say} ({n})</p><p>Pros: bell {n}</p>"
        f"<p><span class=price>£{n}9.90</span> <a href=https://shop.example/{n}>See it</a></p>"
        for n, heading in enumerate(headings, 1)
    )


@pytest.mark.parametrize(
    ("classes", "lang", "title", "say"),
    [
        ("page page-id-12", "en", "The 10 best bells for small boats in 2026", f"{PARAGRAPHS[1]} {PARAGRAPHS[2]}"),
        ("", "en", "10 best bells", f"{PARAGRAPHS[1]} {PARAGRAPHS[2]}"),
        ("page-node-type-page", "de", "Die zehn besten Glocken für kleine Boote im Test",
         "Diese Glocke klang im Test weit über den ganzen Hafen, und auch nach drei Wochen im Regen fanden wir keinen Rost an ihr."),
        ("single single-post", "fr", "Les dix meilleures cloches pour petits bateaux",
         "Cette cloche se fait entendre dans tout le port, et même après trois semaines sous la pluie nous n'y avons trouvé aucune rouille."),
        ("page page-id-12", "es", "Las diez mejores campanas para barcos pequeños",
         "Esta campana se oye en todo el puerto, y después de tres semanas bajo la lluvia no encontramos en ella ni una mancha de óxido."),
        ("", "ja", "小型船のための鐘ベスト10", "この鐘は港じゅうに響き、三週間雨に打たれても錆びひとつ見つからなかった。手に持つと重いが、船に付ければ気にならない。"),
        ("template-article", "ar", "أفضل عشرة أجراس للقوارب الصغيرة هذا العام",
         "يُسمع هذا الجرس في الميناء كله، وبعد ثلاثة أسابيع تحت المطر لم نجد فيه أي أثر للصدأ على الإطلاق."),
    ],
    ids=["page", "no template", "Drupal's page", "post", "Spanish page", "Japanese", "Shopify's article"],
)  # fmt: skip
@pytest.mark.parametrize("dated", [DATED, ""])
def test_the_ten_best_things_with_prices_are_an_article(
    classes: str, lang: str, title: str, say: str, dated: str
) -> None:
    cards = "".join(
        f"<li class=card><a href=/more-{n}><img src=/m{n}.jpg>More about the ferry number {n} of the old quay</a></li>"
        for n in range(14)
    )
    body = _picks([f"Bell {n}" for n in range(10)], say)
    head = "<meta property=og:type content=article>" + dated
    markup = html(head, top=f"<h1>{title}</h1>", body=body, title=title, lang=lang, after=f"<ul>{cards}</ul>")
    assert _reason(markup.replace("<body>", f"<body class='{classes}'>"), "/best-bells-for-small-boats-4711") is None


@pytest.mark.parametrize("classes", ["page page-id-12", "single single-post", "path-node page-node-type-article", ""])
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ferry stops for an hour", f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"),
        ("Fähre steht eine Stunde", "<p>Die Fähre über den Fluss steht am Samstag für eine Stunde still, wie die Stadt mitteilte.</p><p>Danach fährt sie wieder alle zehn Minuten, auch in der Nacht und am Sonntag.</p>"),
        ("渡し船が一時間運休", "<p>市によると、川を渡る船は土曜日に一時間運休する。その後は夜も日曜日も十分おきに運航する。市は代わりのバスを出すとしている。</p>"),
    ],
    ids=["en", "de", "ja"],
)  # fmt: skip
def test_short_news_over_many_cards_is_an_article(classes: str, title: str, text: str) -> None:
    head = '<meta property="og:type" content="article">' + DATED
    markup = html(
        head,
        top=f"<h1>{title}</h1>",
        body=f"<p class=byline>Ada Quill</p>{text}",
        title=title,
        after=f"<ul>{CARDS}{LINKS}</ul>",
    )
    assert _reason(markup.replace("<body>", f"<body class='{classes}'>"), "/ferry-stops-4711") is None
