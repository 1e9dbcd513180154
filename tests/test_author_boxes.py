"""Who in a byline, an author's box or the first lines of a page wrote the text, and who did not."""

from __future__ import annotations

import pytest

from tests.support.articles import PARAGRAPHS, TITLE, fields_of, html, linked

SITE = '<meta property="og:site_name" content="Hafenpost">'
H1 = f"<h1>{TITLE}</h1>"
ADA = ("Ada Quill",)
TWO = ("Ada Quill", "Ben Marrow")


def authors_of(markup: str) -> tuple[str, ...]:
    return fields_of(markup).authors


@pytest.mark.parametrize(
    ("top", "authors"),
    [
        pytest.param('<div class="byline"><div>Von <b>Ada Quill</b></div><div class="x"><div>Neue Küstenpost</div></div></div>', ADA, id="paper below, German"),
        pytest.param('<p class="auteur"><span>Ada Quill</span><br><em>Le Courrier du Port</em></p>', ADA, id="paper after br"),
        pytest.param('<ul class="byline"><li><a href="/a">Ada Quill</a></li><li><span class="paper">Harbour Gazette</span></li></ul>', ADA, id="paper as item set otherwise"),
        pytest.param('<ul class="byline"><li><a href="/a">Ada Quill</a></li><li><a href="/b">Ben Marrow</a></li></ul>', TWO, id="two items set alike"),
        pytest.param('<div class="byline"><div>By Ada Quill</div><div>and Ben Marrow</div></div>', TWO, id="joined lines"),
        pytest.param('<div class="authors"><div class="author"><p>Ada Quill</p><p class="role">Marketing Operations Analyst</p></div><div class="author"><p>Ben Marrow</p><p class="role">Harbour Operations</p></div></div>', TWO, id="roles in elements"),
        pytest.param('<div class="byline"><span class="byline-name">Ada Quill</span> <span class="byline-job">Print Managing Editor</span></div>', ADA, id="job"),
        pytest.param('<div class="autor"><span class="autor-name">Ada Quill</span><span class="autor-titel">Leitende Wirtschaftsredakteurin</span></div>', ADA, id="title, German"),
        pytest.param('<h4 class="author-title">Ada Quill</h4>', ADA, id="title is all there is"),
        pytest.param('<div class="autor"><span>Ada Quill</span> <a href="https://x.example/aq">@adaquill</a> <span>18:40 Uhr</span></div>', ADA, id="handle and time, German"),
        pytest.param('<div class="author">@adaquill <b>Ada Quill</b> 9:05PM</div>', ADA, id="handle first"),
        pytest.param('<div class="byline">By <a href="/a">Ada Quill</a></div><div class="byline">Reviewed by <a href="/b">Ben Marrow</a></div>', ADA, id="reviewed by"),
        pytest.param('<div class="byline"><span>Written by</span> <a class="n">Ada Quill</a></div><div class="byline"><span>Medically reviewed by</span> <a class="n">Ben Marrow</a></div>', ADA, id="medically reviewed by"),
        pytest.param('<div class="bylines"><div class="byline__item"><span>By</span> <a class="byline__name">Ada Quill</a></div><div class="byline__item"><span>Fact checked by</span> <a class="byline__name">Ben Marrow</a></div></div>', ADA, id="fact checked by"),
        pytest.param('<div class="byline">Par <a>Ada Quill</a></div><div class="byline">Relu par <a>Ben Marrow</a></div>', ADA, id="relu par"),
        pytest.param('<div class="byline">Por <a>Ada Quill</a></div><div class="byline">Revisado médicamente por <a>Ben Marrow</a></div>', ADA, id="revisado por"),
        pytest.param('<div class="autor">Von <a>Ada Quill</a></div><div class="autor">Fachlich geprüft von <a>Ben Marrow</a></div>', ADA, id="geprüft von"),
        pytest.param('<div class="byline">Av <a>Ada Quill</a></div><div class="byline">Faktagranskad av <a>Ben Marrow</a></div>', ADA, id="faktagranskad av"),
        pytest.param('<p class="byline">By Ada Quill, reviewed by Ben Marrow</p>', ADA, id="reviewed, one line"),
        pytest.param('<p class="byline">By Ada Quill | Illustration by Ben Marrow</p>', ADA, id="illustration, one line"),
        pytest.param('<div class="byline">By <a>Ada Quill</a></div><div class="byline">Illustrated by <a>Ben Marrow</a> and <a>Cora Vane</a></div>', ADA, id="illustrators"),
        pytest.param('<div class="byline">Edited by <a>Ben Marrow</a></div>', ("Ben Marrow",), id="an editor signs alone"),
        pytest.param('<div class="byline">Medically reviewed by <a>Ben Marrow</a></div>', (), id="a reviewer never signs"),
        pytest.param('<div class="author-box"><p class="author-name">Ada Quill</p><p class="author-bio">Ada Quill writes about boats and is the author of The Long Quay.</p></div>', ADA, id="biography"),
        pytest.param('<div class="byline">By <a>Ada Quill</a> <div class="author-tooltip"><a>Full Bio</a> Ada Quill has written for Ben Marrow since 2001.</div></div>', ADA, id="tooltip"),
        pytest.param('<div class="byline">By <span class="author">Ada Quill</span> <span class="author-label">Expert Verified</span></div>', ADA, id="badge"),
        pytest.param('<div class="byline">By <span class="author">Ada Quill</span></div><div class="author-headline"><a href="/x">The Goat, the Ferry and the Mayor</a></div>', ADA, id="headline in the box"),
        pytest.param('<div class="author"><span class="sr-only">Ada Quill</span><span>Ada Quill</span></div>', ADA, id="read aloud and shown"),
        pytest.param('<div class="byline">Ada Quill For Daily Quay Australia</div>', ADA, id="for the paper"),
        pytest.param('<div class="autor">Ada Quill für Neue Küstenpost Österreich</div>', ADA, id="für die Zeitung"),
        pytest.param('<div class="byline"><a>Ada Quill</a> <span class="source">Reuters</span></div>', ("Ada Quill", "Reuters"), id="an agency signs too"),
    ],
)  # fmt: skip
def test_a_marked_byline_names_its_writers(top: str, authors: tuple[str, ...]) -> None:
    assert authors_of(html(SITE, top=H1 + top)) == authors


@pytest.mark.parametrize(
    "line",
    [
        "Monday November 2, 2026 10:05 am PDT by Ada Quill",
        "4 May 2024 by Ada Quill",
        "By Ada Quill on 4 May 2024",
        "Published 4 May 2024 10:30 GMT, by Ada Quill",
        "Ada Quill | 4 May 2024",
        "4 May 2024 | Ada Quill",
        "4. Mai 2024, 10:30 Uhr | Von Ada Quill",
        "Samstag, 4. Mai 2024 – von Ada Quill",
        "Publié le 4 mai 2024 à 10h30 par Ada Quill",
        "4 de mayo de 2024, por Ada Quill",
        "4 maggio 2024 di Ada Quill",
        "zaterdag 4 mei 2024 door Ada Quill",
        "lördag 4 maj 2024, av Ada Quill",
        "04.05.2024 10:30, Ada Quill",
        "2024-05-04 · Ada Quill",
    ],
)
@pytest.mark.parametrize("element", ['<div class="byline">{}</div>', "<p>{}</p>"])
def test_a_line_has_a_date_and_a_name_in_any_order(line: str, element: str) -> None:
    assert authors_of(html(SITE, top=H1 + element.format(line))) == ADA


@pytest.mark.parametrize(
    "top",
    [
        "<p>4 May 2024</p><p>New York</p>",
        "<p>4 May 2024</p><p>Press Release</p>",
        "<p>Harbour Politics</p><p>4 May 2024</p>",
        '<p>4 May 2024</p><p><a href="/topic/night-markets">Night Markets</a></p>',
        "<p>4 May 2024</p><figure><figcaption>Ben Marrow</figcaption></figure>",
        "<p>4 May 2024</p><p>Filed Under:</p>",
        "<p>On 4 May 2024, Senators Ben Marrow and Cora Vane took the ferry to the island and came back by night.</p>",
    ],
)
def test_what_is_beside_a_date_and_no_name_is_no_writer(top: str) -> None:
    nav = '<nav><a href="/politics">Harbour Politics</a></nav>'
    assert authors_of(html(SITE, top=H1 + top, after=nav)) == ()


@pytest.mark.parametrize(
    ("top", "authors"),
    [
        pytest.param("<p>Ada Quill</p><p>4 May 2024</p>", ADA, id="before the date"),
        pytest.param("<div><span>4 May 2024</span><span>Ada Quill</span></div>", ADA, id="after the date"),
        pytest.param('<p><i class="fa fa-user"></i> Ada Quill</p>', ADA, id="sign of a person"),
        pytest.param('<p><a href="/authors/ada-quill">Ada Quill</a></p>', ADA, id="profile"),
        pytest.param('<p><a href="/autoren/ada-quill-12">Ada Quill</a></p>', ADA, id="profile, German"),
        pytest.param('<p><a href="/people/ada-quill">Ada Quill</a></p>', (), id="a page about a person"),
        pytest.param('<p>Contact: <a href="/authors/ada-quill">Ada Quill</a></p>', (), id="a contact"),
        pytest.param("<h3>Author</h3><p>Ada Quill</p>", ADA, id="label and name"),
        pytest.param("<dl><dt>Autor/in</dt><dd>Ada Quill</dd></dl>", ADA, id="list of facts, German"),
    ],
)
def test_unmarked_names_at_the_top(top: str, authors: tuple[str, ...]) -> None:
    assert authors_of(html(SITE, top=H1 + top)) == authors


def _signed(first: str = "", last: str = "") -> str:
    return first + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + last


def _stated(author: str) -> str:
    return SITE + linked(f'{{"@type":"NewsArticle","headline":"{TITLE}","author":{author}}}')


@pytest.mark.parametrize(
    "author",
    ['{"@type":"Organization","name":"Hafenpost"}', '{"@type":"Person","name":"admin"}', '"Redaktion"'],
    ids=["publisher", "account", "newsroom"],
)
@pytest.mark.parametrize(
    ("body", "authors"),
    [
        (_signed(first="<p><strong>Ada Quill</strong></p>"), ADA),
        (_signed(first="<p><b>Ada Quill/Ben Marrow</b></p>"), TWO),
        (_signed(last='<p style="text-align:right"><em>Ada Quill</em></p>'), ADA),
        (_signed(last="<p>(Ada Quill)</p>"), ADA),
    ],
    ids=["first, bold", "first, two", "last, italic", "last, in brackets"],
)
def test_the_first_or_last_line_signs_where_the_publisher_is_stated(
    author: str, body: str, authors: tuple[str, ...]
) -> None:
    assert authors_of(html(_stated(author), body=body)) == authors


@pytest.mark.parametrize("line", ["Old Quay", "Hafenpost", "The Lantern Festival Returns", "Press Release"])
def test_a_first_line_that_is_no_name_does_not_sign(line: str) -> None:
    found = authors_of(
        html(_stated('{"@type":"Organization","name":"Hafenpost"}'), body=_signed(f"<p><b>{line}</b></p>"))
    )
    assert found == ("Hafenpost",)


@pytest.mark.parametrize(
    "placeholder",
    ["No Author", "Kein Autor", "Sin autor", "Aucun auteur", "Redaction", "Redaktion", "Staff", "admin", "Guest Writer",
     "Без автора", "Brak autora", "Site Administrator", "Unbekannter Autor"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["json-ld", "meta", "byline"])
def test_a_placeholder_is_nobody(placeholder: str, place: str) -> None:
    head = {
        "json-ld": _stated(f'{{"@type":"Person","name":"{placeholder}"}}'),
        "meta": SITE + f'<meta name="author" content="{placeholder}">',
    }.get(place, SITE)
    top = H1 + (f'<p class="byline">{placeholder}</p>' if place == "byline" else "")
    assert authors_of(html(head, top=top)) == ()


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        pytest.param('<meta name="author" content="Northgate Press">', '<p class="byline">By <a rel="author" href="/a">Ada Quill</a></p>', ADA, id="house in the meta"),
        pytest.param('<meta name="author" content="Cora Vane"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Cora Vane">', '<p class="byline">By <a class="author">Ada Quill</a></p>', ADA, id="account in meta and card"),
        pytest.param('<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Cora Vane">', '<p><span class="autor">Von</span> <a class="autor">Ada Quill</a></p>', ADA, id="account in the card, German"),
        pytest.param('<meta name="author" content="Ada Quill">', '<p class="byline"><span>Cora Vane</span></p>', ADA, id="another name without a label"),
        pytest.param('<meta name="author" content="Ada Quill">', '<p class="byline">By ADA M. QUILL</p>', ADA, id="the same name"),
        pytest.param('<meta name="author" content="Ada Quill">', '<p class="byline">By Harbour News Agency</p>', ADA, id="an agency"),
    ],
)  # fmt: skip
def test_a_labelled_byline_wins_over_what_machines_are_told(head: str, top: str, authors: tuple[str, ...]) -> None:
    assert authors_of(html(SITE + head, top=H1 + top)) == authors


@pytest.mark.parametrize(
    "box",
    [
        '<div class="quote"><p>“The tide waits for nobody.”</p><p class="quote-author">— Jenny Holm</p></div>',
        '<div class="zitat"><p>„Die Flut wartet nicht.“</p><p class="autor">Jenny Holm</p></div>',
        '<div class="testimonial"><p>Lovely boats.</p><span class="author">Jenny Holm</span></div>',
        '<blockquote><p>The tide waits.</p><cite class="author">Jenny Holm</cite></blockquote>',
    ],
)
def test_who_is_quoted_did_not_write(box: str) -> None:
    assert authors_of(html(SITE, body=_signed(box))) == ()


@pytest.mark.parametrize(
    ("name", "host", "authors"),
    [
        ("Ada Quill", "adaquill", ADA),
        ("Harbour Times", "harbourtimes", ()),
        ("Quay Courier", "quaycourier", ()),
        ("Die Küstenpost", "diekuestenpost", ()),
        ("Ada Quill", "slipway-diary", ()),
    ],
)
def test_the_owner_of_a_personal_site_signs_and_a_paper_does_not(
    name: str, host: str, authors: tuple[str, ...]
) -> None:
    markup = html(f'<meta property="og:site_name" content="{name}"><meta name="author" content="{name}">')
    assert fields_of(markup, url=f"https://www.{host}.example/2024/05/lanterns").authors == authors


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta name="author" content="Grupo Marítimo"><meta property="article:author" content="Ada Quill">', ""),
        ('<meta name="author" content="Nordverlag GmbH">', "<p>Von Ada Quill</p>"),
        (
            '<meta name="author" content="Cora Vane"><meta name="twitter:label1" content="Written by">'
            '<meta name="twitter:data1" content="Cora Vane">',
            "<p>By Ada Quill</p>",
        ),
        ("", '<p class="byline">Ada Quill, Hafenpost Nord</p>'),
        ("", '<table class="byline"><tr><td>By Ada Quill</td></tr><tr><td>Harbour Post</td></tr></table>'),
        ("", '<div class="byline"><a href="#">@adaq</a> <strong>Ada Quill</strong> <em>11h57</em></div>'),
    ],
    ids=[
        "company, another meta",
        "company, a byline",
        "account, a byline",
        "region",
        "paper in a table",
        "French time",
    ],
)
def test_companies_accounts_and_regions_are_no_writers(head: str, top: str) -> None:
    assert authors_of(html(SITE + head, top=H1 + top)) == ADA
